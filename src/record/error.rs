//! What can be wrong with a save. Text for people is made in [`crate::text`].

use super::misread::Misread;
use crate::rules::{Refusal, Unsound};
use crate::scenario::Diagnostic;

/// Why a save cannot be written or read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Error {
    /// It cannot be read from the disk, or written to it.
    Io {
        /// The file or folder.
        path: String,
        /// Why not.
        what: IoFault,
    },
    /// No folder for the user's data is known.
    NoFolder,
    /// A name of nothing but blanks.
    NoName,
    /// There is a save of that name.
    NameTaken,
    /// A file that is no save of the folder it is looked for in.
    NotHere,
    /// Larger than the cap.
    TooLarge {
        /// Its length, bytes.
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
        /// What is wrong there.
        what: Misread,
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
    Damaged(Damage),
    /// Its snapshot is no possible state of its battle.
    Unsound(Unsound),
    /// One of its orders is refused.
    OrderRefused {
        /// Index, from 0.
        index: usize,
        /// Why the rules refuse it.
        why: Refusal,
    },
    /// One of its orders leads to another state than the recorded one.
    OrderDiffers {
        /// Index, from 0.
        index: usize,
    },
    /// The scenario in it does not load, for all that was found.
    Scenario(Vec<Diagnostic>),
    /// It cannot be written as RON, for what the writer says.
    Unwritable(String),
}

/// Why a file or folder cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IoFault {
    /// The system says no, in words of its own.
    System(String),
    /// It is a folder or a device where a file is wanted.
    NotAFile,
}

/// What of a save does not hold together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Damage {
    /// Its head, which a list of saves shows, is not the one that was written.
    HeadChanged,
    /// The snapshot is of a time after the last order.
    SnapshotTooLate,
    /// The snapshot does not have the hash that was recorded.
    SnapshotChanged,
    /// It claims rules whose saves hold a hash of the snapshot's text, and has none.
    SnapshotUnproven,
}
