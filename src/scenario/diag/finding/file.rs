//! Files: what cannot be had, and what is not the kind of file that is wanted.

use crate::scenario::diag::code::{self, Code};
use crate::scenario::diag::suggest::Suggestions;

/// Why a file cannot be had.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileFault {
    /// There is none of that name.
    Absent,
    /// It is a folder or a device.
    NotAFile,
    /// The system does not let it be read, for what it says in words of its own.
    System(String),
    /// It is a link that leads out of the folders that are looked in.
    LeadsOut,
    /// It is larger than the cap.
    TooLarge {
        /// The cap, bytes.
        most: u64,
    },
}

impl FileFault {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            FileFault::Absent | FileFault::NotAFile | FileFault::System(_) => code::UNREADABLE,
            FileFault::LeadsOut => code::BAD_PATH,
            FileFault::TooLarge { .. } => code::TOO_LARGE,
        }
    }
}

/// Something wrong with a file as a whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileFinding {
    /// It cannot be had.
    Fault(FileFault),
    /// A file that another one names, at the place of its name, cannot be had.
    Named {
        /// The name.
        name: String,
        /// Why not.
        fault: FileFault,
    },
    /// There is no scenario of a name.
    NoScenario {
        /// The name.
        name: String,
        /// The scenarios there are.
        suggestions: Suggestions,
    },
    /// A path that leads out of the folder.
    BadPath {
        /// The path.
        path: String,
    },
    /// A byte that is no UTF-8.
    NotUtf8 {
        /// The byte.
        byte: u8,
    },
    /// A file that is included a second time.
    IncludedTwice {
        /// Its name.
        name: String,
    },
    /// A scenario that is too large with all files up to the one that stands here.
    TooLargeTogether {
        /// The cap, bytes.
        most: u64,
    },
    /// A part that includes another file.
    Nested,
    /// A part that takes a formation by its name.
    NestedFormation,
    /// A part where a scenario is expected.
    NotAScenario,
}

impl FileFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            FileFinding::Fault(fault) | FileFinding::Named { fault, .. } => fault.code(),
            FileFinding::NoScenario { .. } => code::UNREADABLE,
            FileFinding::BadPath { .. } => code::BAD_PATH,
            FileFinding::NotUtf8 { .. } => code::NOT_UTF8,
            FileFinding::IncludedTwice { .. } => code::DUPLICATE_NAME,
            FileFinding::TooLargeTogether { .. } => code::TOO_LARGE,
            FileFinding::Nested | FileFinding::NestedFormation => code::NESTED,
            FileFinding::NotAScenario => code::NOT_A_SCENARIO,
        }
    }
}
