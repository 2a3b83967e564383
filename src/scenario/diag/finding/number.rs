//! Numbers and clock times.

use crate::scenario::diag::code::{self, Code};

/// A number or a clock time that is none, or not one that may stand there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NumberFinding {
    /// A number out of range. The limits are in units of its last place.
    OutOfRange {
        /// The number as written.
        raw: String,
        /// The least that may stand there.
        low: i64,
        /// The most.
        high: i64,
        /// Places after the point.
        places: u32,
    },
    /// A fraction where a whole number is expected.
    NotWhole {
        /// The number as written.
        raw: String,
    },
    /// A number with more places after the point than count.
    TooFine {
        /// The number as written.
        raw: String,
        /// The places that count.
        places: u32,
    },
    /// Something that is no number.
    NotANumber {
        /// What stands there.
        raw: String,
    },
    /// A figure of a table, such as the end of a range band, that does not follow the one
    /// before it.
    NotAscending {
        /// The one before it.
        before: u32,
        /// The figure.
        value: u32,
    },
    /// Shares that do not add up to the whole.
    WrongSum {
        /// What they add up to.
        sum: u32,
        /// The whole.
        expected: u32,
    },
    /// A text that is no clock time.
    NotAClock {
        /// The text.
        text: String,
    },
}

impl NumberFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            NumberFinding::OutOfRange { .. } => code::OUT_OF_RANGE,
            NumberFinding::NotWhole { .. }
            | NumberFinding::TooFine { .. }
            | NumberFinding::NotANumber { .. } => code::BAD_NUMBER,
            NumberFinding::NotAscending { .. } => code::NOT_ASCENDING,
            NumberFinding::WrongSum { .. } => code::WRONG_SUM,
            NumberFinding::NotAClock { .. } => code::BAD_CLOCK,
        }
    }
}
