//! The menu: battles, saved games, who plays.

use crate::rules::Setup;

/// The game's name, large.
pub const TITLE: &str = "KHASAN 1938";
/// Under the game's name.
pub const SUBTITLE: &str = "The fighting at Lake Khasan, 29 July to 11 August";
/// Heading of the scenarios.
pub const BATTLES: &str = "Battles";
/// Heading of the saves.
pub const SAVED_GAMES: &str = "Saved games";
/// Instead of saves, where there are none.
pub const NO_SAVES: &str = "None yet. A battle is saved by itself each turn.";
/// Button that leaves the game.
pub const QUIT: &str = "Quit";
/// Button that begins the battle looked at.
pub const BEGIN: &str = "Begin";
/// Instead of a battle, where there is none.
pub const NO_SCENARIOS: &str = "No scenarios were found.";
/// Above what is wrong with a scenario.
pub const BROKEN: &str = "This scenario cannot be played:";
/// What was to be begun is not in the list.
pub const NO_SUCH_SCENARIO: &str = "There is no such scenario.";

/// Button that goes on with the last game.
#[must_use]
pub fn continue_with(game: &str) -> String {
    format!("Continue: {game}")
}

/// The date of a battle, and its size where that is known.
#[must_use]
pub fn date_and_size(date: &str, size: &str) -> String {
    if size.is_empty() { date.to_owned() } else { format!("{date}  ·  {size}") }
}

/// Length and size of a battle: `05:30 to 06:50, 8 turns, 12 units, hexes of 100 m`.
#[must_use]
pub fn size(setup: &Setup) -> String {
    let units: usize = crate::rules::Side::ALL.iter().map(|s| setup.forces[*s].units.len()).sum();
    format!(
        "{} to {}, {} turns, {units} units, hexes of {} m",
        setup.start,
        setup.end(),
        setup.turns.len(),
        setup.map.hex_metres()
    )
}
