//! What can go wrong when a battle is opened or played on.

use super::bot_fault::BotFault;
use crate::record;
use crate::scenario::Diagnostic;
use crate::text;
use std::fmt;
use std::path::PathBuf;

/// Why a battle cannot be opened or played on. Its words are made in [`crate::text`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
    /// The scenario does not load: all that is wrong with it.
    Scenario(Vec<Diagnostic>),
    /// The save or replay cannot be read.
    Save(PathBuf, record::Error),
    /// A person is to play where there is no window.
    PersonNeedsWindow,
    /// A bot's program fails.
    Bot(BotFault),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            Error::Scenario(found) => text::render_findings(found).trim_end().to_owned(),
            Error::Save(path, e) => text::of_file(path, &text::save_error(e)),
            Error::PersonNeedsWindow => text::PERSON_NEEDS_WINDOW.to_owned(),
            Error::Bot(fault) => return fault.fmt(f),
        })
    }
}

impl std::error::Error for Error {}

impl From<BotFault> for Error {
    fn from(fault: BotFault) -> Error {
        Error::Bot(fault)
    }
}
