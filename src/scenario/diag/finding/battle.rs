//! The battle: areas, times, points, plans, the record.

use crate::rules::Clock;
use crate::scenario::diag::code::{self, Code};

/// Something wrong with what a battle is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BattleFinding {
    /// An area without hexes.
    EmptyArea {
        /// Its name.
        name: String,
    },
    /// An area of a part that lies outside the map.
    AreaOutside {
        /// Its name.
        name: String,
    },
    /// No turns, or more than the cap.
    Turns {
        /// How many there are.
        found: usize,
        /// The cap.
        most: usize,
    },
    /// A span of time that ends before it has begun.
    Backwards {
        /// Its beginning.
        from: Clock,
        /// Its end.
        to: Clock,
    },
    /// Weather that does not follow the one before it.
    WeatherOrder {
        /// The time of the one before it.
        before: Clock,
        /// Its own.
        from: Clock,
    },
    /// No weather at the start of the battle.
    WeatherGap {
        /// The start, if it is known.
        start: Option<Clock>,
    },
    /// A line of a plan that does not follow the one before it of the same formation.
    PlanOrder {
        /// The time of the one before it.
        before: Clock,
        /// Its own.
        from: Clock,
    },
    /// A level of victory that does not follow the one before it.
    LevelOrder {
        /// The points of the one before it.
        before: u32,
        /// Its own.
        points: u32,
    },
    /// A bombardment that hits more men than there are.
    MoreThanAll,
    /// A restriction that forbids nothing.
    NothingForbidden,
    /// An event that builds nothing, or only what the map has already.
    NothingBuilt,
    /// A formation without vehicles, where vehicles are counted.
    NoVehicles,
    /// A formation without guns, where guns are counted.
    NoGuns,
    /// A formation without a named leader, where his fate is asked for.
    NoLeader,
}

impl BattleFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            BattleFinding::EmptyArea { .. } => code::EMPTY_AREA,
            BattleFinding::AreaOutside { .. } => code::AREA_OUTSIDE,
            BattleFinding::Turns { .. } | BattleFinding::MoreThanAll => code::OUT_OF_RANGE,
            BattleFinding::Backwards { .. }
            | BattleFinding::WeatherOrder { .. }
            | BattleFinding::PlanOrder { .. } => code::TIME_ORDER,
            BattleFinding::WeatherGap { .. } => code::WEATHER_GAP,
            BattleFinding::LevelOrder { .. } => code::NOT_ASCENDING,
            BattleFinding::NothingForbidden => code::NOTHING_FORBIDDEN,
            BattleFinding::NothingBuilt => code::NOTHING_BUILT,
            BattleFinding::NoLeader => code::NO_LEADER,
            BattleFinding::NoVehicles | BattleFinding::NoGuns => code::NO_VEHICLES,
        }
    }
}
