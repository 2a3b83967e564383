//! What is legal but surely not meant.

use crate::hex::{Hex, Size};
use crate::rules::{Clock, Mobility, Side, Terrain};
use crate::scenario::diag::code::{self, Code};

/// Something that is legal but surely not meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Warning {
    /// A unit with more men or pieces than its type has.
    Overstrength {
        /// Its name.
        unit: String,
        /// Its men, or its pieces.
        has: u16,
        /// The key of its type.
        unit_type: String,
        /// Those of the type.
        full: u16,
    },
    /// A unit that starts in deep water.
    InWater {
        /// Its name.
        unit: String,
        /// The hex.
        hex: Hex,
        /// The size of the map.
        map: Size,
        /// The water.
        terrain: Terrain,
    },
    /// A unit that starts where its class cannot go.
    CannotGo {
        /// Its name.
        unit: String,
        /// The ground.
        terrain: Terrain,
        /// The class.
        class: Mobility,
    },
    /// A unit that can go to none of the hexes it arrives on.
    CannotArrive {
        /// Its name.
        unit: String,
    },
    /// A unit that comes in where a restriction keeps its side from.
    OnForbidden {
        /// Its name.
        unit: String,
        /// False for one that starts there.
        arrives: bool,
    },
    /// A unit that waits for an event that never calls it.
    NeverCalled {
        /// Its name.
        unit: String,
    },
    /// A unit that an event calls, and that does not wait for one.
    NotWaiting {
        /// Its name.
        unit: String,
    },
    /// A unit that arrives after the last turn.
    LateArrival {
        /// Its name.
        unit: String,
        /// When it arrives.
        at: Clock,
        /// The end of the battle.
        end: Clock,
    },
    /// More men, or what takes their room, than a hex holds.
    Stacking {
        /// The room that is taken, men.
        men: u32,
        /// The hex.
        hex: Hex,
        /// The size of the map.
        map: Size,
        /// What it holds, men.
        limit: u32,
    },
    /// An objective nobody can reach.
    Unreachable {
        /// Its name.
        objective: String,
    },
    /// A time outside the battle.
    OutsideBattle {
        /// What has it.
        what: Timed,
        /// The time.
        at: Clock,
        /// The start of the battle.
        start: Clock,
        /// Its end.
        end: Clock,
    },
    /// A side that can never win.
    CannotWin {
        /// The side.
        side: Side,
        /// The most points it can get.
        most: u64,
        /// What it needs.
        need: u64,
    },
    /// Formations that do not say what ammunition lies ready for them.
    NoStock {
        /// Their names.
        formations: Vec<String>,
        /// What they have then, loads.
        loads: u32,
    },
    /// A trait of a unit type that no rule reads.
    IdleTrait {
        /// Its name.
        name: String,
    },
    /// No side can ever win.
    NobodyCanWin {
        /// The points it takes.
        need: u64,
    },
}

/// Something that has a time.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Timed {
    /// An objective of this name, which pays.
    Objective(String),
    /// An event.
    Event,
    /// An exit, which is counted.
    Exit,
    /// Weather of this description.
    Weather(String),
    /// A line of a plan.
    PlanLine,
    /// A figure of the record.
    Figure,
}

impl Warning {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Warning::Overstrength { .. } => code::OVERSTRENGTH,
            Warning::InWater { .. } => code::IN_WATER,
            Warning::CannotGo { .. } | Warning::CannotArrive { .. } => code::IMPASSABLE_START,
            Warning::OnForbidden { .. } => code::ON_FORBIDDEN,
            Warning::NeverCalled { .. } => code::NEVER_CALLED,
            Warning::NotWaiting { .. } => code::NOT_WAITING,
            Warning::LateArrival { .. } => code::LATE_ARRIVAL,
            Warning::Stacking { .. } => code::STACKING,
            Warning::Unreachable { .. } => code::UNREACHABLE,
            Warning::OutsideBattle { .. } => code::OUTSIDE_BATTLE,
            Warning::NoStock { .. } => code::NO_STOCK,
            Warning::IdleTrait { .. } => code::IDLE_TRAIT,
            Warning::CannotWin { .. } | Warning::NobodyCanWin { .. } => code::NOBODY_WINS,
        }
    }
}
