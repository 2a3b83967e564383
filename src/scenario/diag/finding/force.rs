//! The forces: formations and units, and how they come to the battle.

use crate::hex::{Hex, Size};
use crate::rules::Side;
use crate::scenario::diag::code::{self, Code};

/// Something wrong with the forces of a side.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ForceFinding {
    /// A side without units.
    NoUnits,
    /// More formations of a side than the cap.
    TooManyFormations {
        /// The cap.
        most: usize,
    },
    /// More units in the scenario than the cap.
    TooManyUnits {
        /// The cap.
        most: usize,
    },
    /// A formation of a part that is taken a second time, as a whole or in part.
    TakenTwice {
        /// Its name.
        name: String,
    },
    /// Two ways for a unit to come to the battle.
    TwoEntries {
        /// The field of the one.
        first: &'static str,
        /// The field of the other.
        second: &'static str,
    },
    /// A unit without a way to come to the battle.
    NeverComes {
        /// Its name.
        unit: String,
    },
    /// A leader of a formation without units.
    LeadsNobody,
    /// No hexes to arrive on, or more than the cap.
    Entrances {
        /// How many there are.
        found: usize,
        /// The cap.
        most: usize,
    },
    /// A unit of a type that the other side has.
    OtherSide {
        /// The key of the type.
        unit_type: String,
        /// Whose type it is.
        side: Side,
    },
    /// More of a unit's vehicles have a rail aerial than it has.
    CommandTanks {
        /// How many are to have one.
        tanks: u16,
        /// How many vehicles it has; 0 for men and guns.
        vehicles: u16,
    },
    /// A unit that starts where the other side does.
    BothSides {
        /// Its name.
        unit: String,
        /// The hex.
        hex: Hex,
        /// The size of the map.
        map: Size,
    },
}

impl ForceFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            ForceFinding::NoUnits => code::NO_UNITS,
            ForceFinding::TooManyFormations { .. } => code::TOO_MANY,
            ForceFinding::TooManyUnits { .. } => code::TOO_MANY_UNITS,
            ForceFinding::TakenTwice { .. } => code::TAKEN_TWICE,
            ForceFinding::TwoEntries { .. } | ForceFinding::NeverComes { .. } => code::NO_ENTRY,
            ForceFinding::LeadsNobody => code::LEADS_NOBODY,
            ForceFinding::Entrances { .. } => code::OUT_OF_RANGE,
            ForceFinding::CommandTanks { .. } => code::COMMAND_TANKS,
            ForceFinding::OtherSide { .. } => code::WRONG_SIDE,
            ForceFinding::BothSides { .. } => code::BOTH_SIDES,
        }
    }
}
