//! What a figure of the record is held against.

use crate::scenario::diag::code::{self, Code};

/// Something wrong with what a figure is held against.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FigureFinding {
    /// Neither a value nor a band nor a share, nor that nothing is known.
    NoYardstick {
        /// The metric is a question of yes or no.
        yes_or_no: bool,
    },
    /// More than one of them.
    TwoYardsticks {
        /// The field that counts.
        first: &'static str,
        /// The one too many.
        second: &'static str,
    },
    /// A share of the games for what comes about in every game.
    NoShare,
    /// A number for what is yes or no.
    YesOrNo,
    /// A band with its ends exchanged.
    BandOrder,
}

impl FigureFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            FigureFinding::NoYardstick { .. } => code::MISSING_FIELD,
            FigureFinding::TwoYardsticks { .. } => code::TWO_WAYS,
            FigureFinding::NoShare | FigureFinding::YesOrNo => code::WRONG_YARDSTICK,
            FigureFinding::BandOrder => code::NOT_ASCENDING,
        }
    }
}
