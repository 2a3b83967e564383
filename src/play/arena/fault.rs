//! What can go wrong with an arena.

use crate::text::arena as words;
use std::fmt;
use std::path::PathBuf;

/// Why an arena cannot be held. Its words are made in [`crate::text`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ArenaFault {
    /// It takes two to play.
    TooFewPlayers,
    /// Two battles have this key.
    BattleTwice(String),
    /// The file cannot be read or written: what the system says.
    File(PathBuf, String),
    /// The file is none of the arena's: the line that is wrong, from 1, and what is wrong.
    NotOurs(PathBuf, u64, String),
    /// The file holds games of another version of a battle, or of the rules.
    OtherBattle(PathBuf, String),
    /// The games cannot be started: what the system says.
    NoThreads(String),
}

impl fmt::Display for ArenaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use crate::text::{games_not_started, of_file, said};
        f.write_str(&match self {
            ArenaFault::TooFewPlayers => words::TOO_FEW_PLAYERS.to_owned(),
            ArenaFault::BattleTwice(key) => words::battle_twice(key),
            ArenaFault::File(path, what) => of_file(path, &said(what)),
            ArenaFault::NotOurs(path, line, what) => of_file(path, &words::not_games(*line, what)),
            ArenaFault::OtherBattle(path, key) => of_file(path, &words::other_battle(key)),
            ArenaFault::NoThreads(what) => games_not_started(what),
        })
    }
}

impl std::error::Error for ArenaFault {}
