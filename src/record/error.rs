//! What can be wrong with a save. Text for people is made in [`crate::text`].

use crate::rules::Refusal;

/// Why a save cannot be written or read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
    /// The system says no.
    Io {
        /// The file or folder.
        path: String,
        /// What it says.
        what: String,
    },
    /// No folder for the user's data is known.
    NoFolder,
    /// A name that makes no file name.
    BadName,
    /// Larger than the cap.
    TooLarge {
        /// Bytes.
        bytes: u64,
    },
    /// Not UTF-8.
    NotText,
    /// Not RON, or not a save.
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser says.
        what: String,
    },
    /// Of a layout that is not known.
    Format {
        /// Its number.
        found: u32,
    },
    /// A text in it was changed.
    SourceChanged {
        /// Its name.
        name: String,
    },
    /// It does not hold together.
    Damaged(&'static str),
    /// Its snapshot is no possible state of its battle.
    Unsound(&'static str),
    /// One of its orders is refused.
    OrderRefused {
        /// Index, from 0.
        index: usize,
        /// Why.
        why: Refusal,
    },
    /// One of its orders leads to another state than the recorded one.
    OrderDiffers {
        /// Index, from 0.
        index: usize,
    },
    /// The scenario in it does not load: the findings as text.
    Scenario(String),
    /// It cannot be put into words.
    Unwritable(String),
}
