//! Why a command could not be done at all.

use crate::play;
use crate::play::UnknownWho;
use crate::play::arena::ArenaFault;
use crate::record;
use crate::scenario::Diagnostic;
use crate::scenario::finding::Suggestions;
use crate::text;
use std::fmt;
use std::path::PathBuf;

/// Why a command could not be done. Its words are made in [`crate::text`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// The battle cannot be opened or played on.
    Play(play::Error),
    /// The arena cannot be held.
    Arena(ArenaFault),
    /// A player of the arena whom nobody knows: what was named, and what is wrong with it.
    UnknownPlayer(String, UnknownWho),
    /// A scenario does not load: all that is wrong with it.
    Scenario(Vec<Diagnostic>),
    /// A save or replay cannot be read or written.
    Save(PathBuf, record::Error),
    /// A file or folder: what the system says.
    File(PathBuf, String),
    /// A folder of `--data` that is none.
    NoData(PathBuf),
    /// A folder without scenarios.
    NoScenarios(PathBuf),
    /// The battle has no such unit: what was named, and what may have been meant.
    UnknownUnit(String, Suggestions),
    /// The battle has only so many turns.
    Turns(usize),
    /// The games cannot be started: what the system says.
    NoThreads(String),
    /// The report cannot be put into words: why.
    Unwritable(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Failure::Play(e) => return e.fmt(f),
            Failure::Arena(fault) => return fault.fmt(f),
            Failure::UnknownPlayer(name, why) => text::arena::no_player(name, &why.to_string()),
            Failure::Scenario(found) => text::render_findings(found).trim_end().to_owned(),
            Failure::Save(path, e) => text::of_file(path, &text::save_error(e)),
            Failure::File(path, what) => text::of_file(path, &text::said(what)),
            Failure::NoData(path) => text::of_file(path, text::NO_SUCH_DATA),
            Failure::NoScenarios(path) => text::of_file(path, text::NO_SCENARIOS),
            Failure::UnknownUnit(name, suggestions) => text::unknown_unit(name, suggestions),
            Failure::Turns(turns) => text::only_so_many_turns(*turns),
            Failure::NoThreads(what) => text::games_not_started(what),
            Failure::Unwritable(what) => text::report_unwritable(what),
        })
    }
}

impl std::error::Error for Failure {}

impl From<play::Error> for Failure {
    fn from(e: play::Error) -> Failure {
        Failure::Play(e)
    }
}

impl From<ArenaFault> for Failure {
    fn from(fault: ArenaFault) -> Failure {
        Failure::Arena(fault)
    }
}
