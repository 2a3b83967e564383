//! A walk through the game as a new user takes it: a real window on a virtual display,
//! real clicks where the labels are. The pictures lie in `target/tmp/walk` to be looked at.
//!
//! The game tells where things are on the screen when `KHASAN_WHERE` names a file; the walk
//! clicks there, and believes only what it then reads on the screen.
//!
//! Needs Xvfb, xdotool and a Vulkan driver; without them it skips with a message, and
//! fails in CI.
#![cfg(feature = "gui")]

mod desk;

use desk::Walk;

/// Sizes at which the table must be legible.
const SIZES: [(u32, u32); 2] = [(1280, 720), (2560, 1440)];

#[test]
fn a_new_user_fights_a_turn_against_the_computer() {
    for size in SIZES {
        let Some(mut w) = Walk::start("solo", size) else { return };
        w.see("KHASAN 1938");
        w.picture("menu");
        w.click("Eleven on Bezymyannaya");
        w.see("29 July 1938");
        w.picture("scenario");
        w.click("Begin");
        w.finish();
    }
}
