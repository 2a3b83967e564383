//! What a side believes before the battle.

use crate::rules::Clock;
use crate::scenario::diag::code::{self, Code};

/// Something wrong with what a side is told of the enemy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum IntelligenceFinding {
    /// A report without men, or without pieces.
    NoStrength {
        /// True for a type whose strength is vehicles or guns.
        pieces: bool,
    },
    /// A report of more men or pieces than the type has.
    Overstrength {
        /// Its men, or its pieces.
        has: u16,
        /// The key of its type.
        unit_type: String,
        /// Those of the type.
        full: u16,
    },
    /// A report of what is seen after the battle has begun.
    TooLate {
        /// When.
        at: Clock,
        /// When the battle begins.
        start: Clock,
    },
}

impl IntelligenceFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            IntelligenceFinding::NoStrength { .. } => code::MISSING_FIELD,
            IntelligenceFinding::Overstrength { .. } => code::OVERSTRENGTH,
            IntelligenceFinding::TooLate { .. } => code::TIME_ORDER,
        }
    }
}
