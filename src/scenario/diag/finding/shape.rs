//! The shape of values: what a field holds, and what it may hold.

use super::group::Group;
use super::thing::{Choice, Expected, Items, Tuple};
use crate::scenario::diag::code::{self, Code};
use crate::scenario::diag::suggest::Suggestions;

/// What a value looks like, whatever it holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NodeShape {
    /// A number.
    Number,
    /// A text.
    Text,
    /// A character.
    Char,
    /// `[a, b]`
    List,
    /// `()`
    Empty,
    /// `(a, b)`
    Tuple,
    /// `(a: 1, b: 2)`
    Fields,
    /// `{ a: 1 }`
    Map,
    /// `true` or `false`.
    Flag,
    /// `Name`
    Name,
    /// `Name(…)`
    Details,
}

/// A value or a field that is not what may stand there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ShapeFinding {
    /// A value of the wrong kind.
    WrongKind {
        /// What may stand there.
        expected: Expected,
        /// What does.
        found: NodeShape,
    },
    /// A text that may not be empty.
    EmptyText,
    /// A name in quotes that has none.
    Quoted {
        /// What the name stands for.
        what: Choice,
        /// The names there are.
        suggestions: Suggestions,
    },
    /// A keyword without its details.
    NoDetails {
        /// The keyword.
        keyword: &'static str,
    },
    /// A keyword with details that has none.
    Details {
        /// The keyword.
        keyword: &'static str,
    },
    /// A field nobody knows.
    UnknownField {
        /// Its name.
        name: String,
        /// The group it stands in.
        group: Group,
        /// The fields there are.
        suggestions: Suggestions,
    },
    /// Fields that must be there, at least one.
    MissingFields {
        /// Their names.
        names: Vec<&'static str>,
        /// The group they are missing in.
        group: Group,
    },
    /// A field that is there a second time.
    FieldTwice {
        /// Its name.
        name: String,
    },
    /// A tuple with too few or too many items.
    WrongCount {
        /// What its items are.
        tuple: Tuple,
        /// How many there are.
        found: usize,
    },
    /// None or several where one value is expected.
    NotOne,
    /// A line with too few points.
    TooFewPoints {
        /// How many it needs.
        least: usize,
    },
    /// More items than the cap.
    TooMany {
        /// What they are.
        items: Items,
        /// How many there are.
        found: usize,
        /// The cap.
        most: usize,
    },
    /// A file that takes too long to read: up to here it was read.
    TooMuchWork,
    /// A format of files that this program does not read.
    UnknownFormat {
        /// The format.
        found: i64,
        /// The one that it reads.
        known: i64,
    },
}

impl ShapeFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            ShapeFinding::WrongKind { .. }
            | ShapeFinding::EmptyText
            | ShapeFinding::Quoted { .. }
            | ShapeFinding::NoDetails { .. }
            | ShapeFinding::Details { .. } => code::WRONG_KIND,
            ShapeFinding::UnknownField { .. } => code::UNKNOWN_FIELD,
            ShapeFinding::MissingFields { .. } => code::MISSING_FIELD,
            ShapeFinding::FieldTwice { .. } => code::DUPLICATE_FIELD,
            ShapeFinding::WrongCount { .. }
            | ShapeFinding::NotOne
            | ShapeFinding::TooFewPoints { .. } => code::WRONG_COUNT,
            ShapeFinding::TooMany { .. } | ShapeFinding::TooMuchWork => code::TOO_MANY,
            ShapeFinding::UnknownFormat { .. } => code::FORMAT,
        }
    }
}
