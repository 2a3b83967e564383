//! Who plays, in the menu's words.

use crate::ai::Level;

/// A person at the window.
pub const PERSON: &str = "a person";

/// The computer on a level.
#[must_use]
pub fn computer(level: Level) -> String {
    match level {
        Level::Commander => "the computer, commander (looks ahead)".to_owned(),
        Level::Historical => "the computer, by the plan".to_owned(),
        level => format!("the computer, {}", level.name()),
    }
}

/// A program of the user's, whichever.
pub const A_PROGRAM: &str = "a program";

/// A program of the user's, by the command that starts it.
#[must_use]
pub fn program(command: &str) -> String {
    format!("the program `{}`", super::super::plain(command))
}

/// The computer player's thread ended without an order.
pub const COMPUTER_FAILED: &str = "The computer player failed by an error of \
    the program, and its turn is over; it plays on with the next. A report lies beside the saves.";
