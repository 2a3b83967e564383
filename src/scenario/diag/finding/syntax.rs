//! Syntax: what is no RON.

use crate::scenario::diag::code::{self, Code};

/// Something that is no RON.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SyntaxFinding {
    /// More values than are read.
    TooManyValues {
        /// The cap.
        most: usize,
    },
    /// Brackets in brackets beyond the cap.
    TooDeep {
        /// The cap.
        most: usize,
    },
    /// A file without a value.
    Empty,
    /// Something that closes or parts values where one is expected.
    ValueMissing {
        /// What stands there.
        before: char,
    },
    /// Something that no value begins with.
    NotAValue {
        /// What stands there.
        found: String,
    },
    /// A field without a name.
    NameMissing,
    /// A field without a colon.
    ColonMissing,
    /// An equals sign in the place of the colon.
    EqualsSign,
    /// A comma is missing, or what closes the bracket.
    CommaMissing {
        /// What would close the bracket.
        closer: char,
    },
    /// Something between two items that is no comma.
    NotAComma {
        /// What stands there.
        found: String,
        /// What would close the bracket.
        closer: char,
    },
    /// A bracket closed by another.
    Mismatch {
        /// What stands there.
        found: char,
        /// What would close the bracket.
        closer: char,
    },
    /// A bracket that is never closed.
    UnclosedBracket {
        /// What would close it.
        closer: char,
    },
    /// A text that is never closed.
    UnclosedText,
    /// A text in hashes, `r#"…"#`, that is never closed.
    UnclosedRawText,
    /// A comment that is never closed.
    UnclosedComment,
    /// A text in single quotes.
    SingleQuotes,
    /// A backslash in a text that begins no escape.
    BadEscape,
    /// Something after the value of the file.
    Trailing,
}

impl SyntaxFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            SyntaxFinding::TooManyValues { .. } => code::TOO_MANY,
            SyntaxFinding::TooDeep { .. } => code::TOO_DEEP,
            SyntaxFinding::Empty
            | SyntaxFinding::ValueMissing { .. }
            | SyntaxFinding::NotAValue { .. }
            | SyntaxFinding::NameMissing
            | SyntaxFinding::ColonMissing
            | SyntaxFinding::EqualsSign
            | SyntaxFinding::NotAComma { .. }
            | SyntaxFinding::SingleQuotes => code::SYNTAX,
            SyntaxFinding::CommaMissing { .. } => code::MISSING_COMMA,
            SyntaxFinding::Mismatch { .. } => code::MISMATCH,
            SyntaxFinding::UnclosedBracket { .. }
            | SyntaxFinding::UnclosedText
            | SyntaxFinding::UnclosedRawText
            | SyntaxFinding::UnclosedComment => code::UNCLOSED,
            SyntaxFinding::BadEscape => code::BAD_ESCAPE,
            SyntaxFinding::Trailing => code::TRAILING,
        }
    }
}
