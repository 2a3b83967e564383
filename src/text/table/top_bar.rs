//! The bar along the top: clock, turn, weather, score.

use super::super::{distance, duration, level, score as score_words};
use crate::rules::setup::Weather;
use crate::rules::{Setup, Side};

/// `turn 3 of 24, 10 min`.
#[must_use]
pub fn turn(setup: &Setup, turn: u16) -> String {
    let long = duration(setup.turn_seconds(turn));
    format!("turn {} of {}, {long}", turn + 1, setup.turns.len())
}

/// Weather, light and how far one sees.
#[must_use]
pub fn weather(w: &Weather) -> String {
    let light = if w.night { ", night" } else { "" };
    format!("{}{light}; one sees {}", w.text, distance(w.visibility_m))
}

/// The computer has not ordered yet.
pub const COMPUTER_THINKS: &str = "the computer thinks";

/// The computer looks ahead, so many hundredths of what it may look at.
#[must_use]
pub fn thinking(percent: u8) -> String {
    format!("thinking … {percent} %")
}

/// Something is shown.
pub const SPACE_SKIPS: &str = "Space skips";
/// The player may give orders.
pub const YOUR_ORDERS: &str = "your orders";

/// The speed of play, by how many times the ordinary it is; 0 shows nothing.
#[must_use]
pub const fn speed(times: f32) -> &'static str {
    if times <= 0.0 {
        "At once"
    } else if times > 3.0 {
        "Speed ×4"
    } else if times > 1.0 {
        "Speed ×2"
    } else {
        "Speed ×1"
    }
}

/// Hint of the speed of play.
pub const SPEED_HINT: &str = "How fast events are shown.";
/// Button that leads back.
pub const MENU: &str = "Menu";
/// Button that ends the turn.
pub const END_TURN: &str = "End turn";
/// Hint of the end of the turn.
pub const END_TURN_HINT: &str = "Ends your turn.";
/// Button of the next unit.
pub const NEXT_UNIT: &str = "Next unit";
/// Hint of the next unit.
pub const NEXT_UNIT_HINT: &str = "The next unit that has done nothing yet.";
/// Button that takes back.
pub const TAKE_BACK: &str = "Take back";
/// Hint of taking back.
pub const TAKE_BACK_HINT: &str = "Takes the last order back.";

/// Level and points of a score.
#[must_use]
pub fn standing(setup: &Setup, points: i32) -> String {
    format!("{}: {}", level(setup, points), score_words(points))
}

/// The end of the scale that is a side's.
#[must_use]
pub const fn scale_end(side: Side) -> &'static str {
    super::super::nation(side)
}

/// What the scale of points says: the score, between what it lies, the levels, and the record if
/// there is one.
#[must_use]
pub fn scale(
    standing: &str,
    (low, high): (i32, i32),
    levels: [u32; 3],
    history: Option<i32>,
) -> String {
    let [marginal, clear, decisive] = levels;
    let range = match low == high {
        true => String::new(),
        false => format!(
            "; by what the enemy lost in truth, {} to {}",
            score_words(low),
            score_words(high)
        ),
    };
    let mut hint = format!(
        "As far as you know: {standing}{range}.\nMarginal from {marginal} points, clear from {clear}, decisive from {decisive}."
    );
    if let Some(h) = history {
        hint.push_str(&format!("\nThe mark below is 1938: {}.", score_words(h)));
    }
    hint
}
