//! What the program says about itself: files and games that fail, a window that cannot be
//! opened.

use super::findings::{did_you_mean, listed};
use crate::scenario::finding::Suggestions;
use std::ops::RangeInclusive;
use std::path::Path;

/// A sentence about a file.
#[must_use]
pub fn of_file(path: &Path, sentence: &str) -> String {
    format!("{}: {sentence}", path.display())
}

/// What the system said, as a sentence.
#[must_use]
pub fn said(what: &str) -> String {
    format!("{what}.")
}

/// A folder that was to hold scenarios.
pub const NO_SCENARIOS: &str = "there is no scenario in this folder.";

/// A folder of `--data` that is none.
pub const NO_SUCH_DATA: &str = "there is no such folder. `--data` names one laid out as the \
    game's own: assets/rules.ron, scenarios/, or scenarios at its top.";

/// A battle ends before the turn that was asked for.
#[must_use]
pub fn only_so_many_turns(turns: usize) -> String {
    format!("This battle has {turns} turns.")
}

/// Many games cannot be played at once.
#[must_use]
pub fn games_not_started(what: &str) -> String {
    format!("The games cannot be started: {what}.")
}

/// A report cannot be put into words.
#[must_use]
pub fn report_unwritable(what: &str) -> String {
    format!("The report cannot be written: {what}.")
}

/// Orders of players that the rules did not allow.
#[must_use]
pub fn orders_refused(n: u32) -> String {
    format!("{} refused.", super::count(n, "order was", "orders were"))
}

/// An order of a recorded game, numbered from 0, that cannot be carried out.
#[must_use]
pub fn recorded_order_refused(index: usize, why: &str) -> String {
    format!("Order {} cannot be carried out: {why}", index + 1)
}

/// What stands for an order where events come before the first.
pub const BEFORE_ORDERS: &str = "start";

/// A battle has no unit of a name, nor of a number; with the names nearest to it.
#[must_use]
pub fn unknown_unit(name: &str, suggestions: &Suggestions) -> String {
    let help = did_you_mean(&suggestions.near).map(|h| format!("\n  = help: {h}"));
    format!(
        "unknown unit `{name}`{}\n  = note: {}, or by number, such as `soviet:0`",
        help.unwrap_or_default(),
        listed("valid values", &suggestions.valid)
    )
}

/// What is no size of a picture.
pub const SIZE_OF_PICTURE: &str = "write it as 1280x800";

/// A picture is too small or too large; how many pixels a side may have.
#[must_use]
pub fn sides_of_picture(pixels: &RangeInclusive<u32>) -> String {
    format!("each side has {} to {} pixels", pixels.start(), pixels.end())
}

/// Why a program without its window opens none.
pub const WINDOW_NOT_BUILT: &str = "This khasan was built without its window: build it with \
    `cargo build --release` to have it; `khasan check`, `khasan simulate` and `khasan replay` \
    need no window.";

/// Why no window opens where there is no display.
pub const NO_DISPLAY: &str = "There is no display to open a window on: run it on a desktop or \
    under `xvfb-run`; `khasan check`, `khasan simulate` and `khasan replay` need no window, nor \
    does `khasan screenshot`.";

/// What the window said went wrong, in one sentence. `picture`: it was to draw one.
#[must_use]
pub fn window_failed(why: &str, picture: bool) -> String {
    let why = why.lines().next().unwrap_or_default().trim().trim_end_matches('.');
    match (why, picture) {
        ("", true) => "The picture cannot be drawn: it needs a graphics driver.".to_owned(),
        (why, true) => format!("The picture cannot be drawn: {why}."),
        (why, false) => {
            let why = if why.is_empty() { "no reason given" } else { why };
            format!(
                "The window cannot be opened ({why}): it needs a display and a graphics driver; \
                 `khasan check`, `khasan simulate` and `khasan replay` need no window."
            )
        }
    }
}
