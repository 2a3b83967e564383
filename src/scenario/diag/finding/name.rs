//! Names: of nothing, of two things, of several.

use super::thing::{Choice, Thing};
use crate::scenario::diag::code::{self, Code};
use crate::scenario::diag::suggest::Suggestions;

/// A name that does not stand for one thing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NameFinding {
    /// A name that nothing of the kind has.
    Unknown {
        /// The kind.
        what: Thing,
        /// The name.
        name: String,
        /// The names there are.
        suggestions: Suggestions,
        /// What has that name instead.
        other: Option<Thing>,
    },
    /// A name that is defined a second time.
    DefinedTwice {
        /// What it is defined as.
        what: Thing,
        /// The name.
        name: String,
    },
    /// A name that has a second entry in a table.
    GivenTwice {
        /// What the names of the table stand for.
        what: Choice,
        /// The name.
        name: String,
    },
    /// Names that have no entry in a table that must have them all, at least one.
    NotGiven {
        /// What the names of the table stand for.
        what: Choice,
        /// The names.
        names: Vec<&'static str>,
    },
    /// A name that several formations have.
    Ambiguous {
        /// The name.
        name: String,
    },
}

impl NameFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            NameFinding::Unknown { what, .. } => what.unknown(),
            NameFinding::DefinedTwice { .. } | NameFinding::GivenTwice { .. } => {
                code::DUPLICATE_NAME
            }
            NameFinding::NotGiven { .. } => code::INCOMPLETE_TABLE,
            NameFinding::Ambiguous { .. } => code::AMBIGUOUS,
        }
    }
}
