//! Saved games in the menu.

use crate::rules::BySide;

/// A file among the saves that is none.
pub const UNREADABLE: &str = "cannot be read";

/// Where a battle stands: `turn 3 of 8, 17:20`.
#[must_use]
pub fn at(turn: u16, turns: u16, clock: &str) -> String {
    // A hostile save may say anything.
    format!("turn {} of {turns}, {clock}", u32::from(turn) + 1)
}

/// Of a save that was written by itself.
#[must_use]
pub fn by_itself(at: &str) -> String {
    format!("saved automatically, {at}")
}

/// Of a save that a person named.
#[must_use]
pub fn by_hand(title: &str, at: &str) -> String {
    format!("{title}, {at}")
}

/// Who plays each side of a saved game.
#[must_use]
pub fn who_plays(players: &BySide<String>) -> String {
    format!("Soviet: {}. Japanese: {}", players.soviet, players.japan)
}

/// The last game: its battle and the clock.
#[must_use]
pub fn last_game(title: &str, clock: &str) -> String {
    format!("{title}, {clock}")
}

/// What can be done to a save, for who hears the screen.
#[must_use]
pub fn more(title: &str) -> String {
    format!("Rename or delete {title}")
}

/// Button that gives a save another name.
pub const RENAME: &str = "Rename";
/// Button that removes a save.
pub const DELETE: &str = "Delete";
/// A save is to have another name.
pub const RENAME_TITLE: &str = "Rename a saved game";
/// What a name does for a save that was written by itself.
pub const RENAME_HINT: &str = "A saved game with a name of yours stays until you delete it.";
/// A save is to go.
pub const DELETE_TITLE: &str = "Delete a saved game?";
/// Button that does so.
pub const RENAME_IT: &str = "Rename (Enter)";
/// Button that does so.
pub const DELETE_IT: &str = "Delete it";
/// Button that leaves a save as it is.
pub const NOT_NOW: &str = "Cancel (Esc)";

/// What is to be deleted.
#[must_use]
pub fn delete_what(what: &str) -> String {
    format!("{what}. It cannot be brought back.")
}
