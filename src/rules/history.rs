//! The record of the day, and the figures that a battle is held against.

use super::cause::Cause;
use super::{AreaId, Clock, FormationId, Side};
use serde::{Deserialize, Serialize};

/// The record of 1938, for the result screen.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct History {
    /// What happened, in words.
    pub outcome: String,
    /// Where the outcome stands on the scale of points.
    pub score: Option<i32>,
    /// Figures to set beside the game's.
    pub figures: Vec<HistoryFigure>,
}

/// A side, or a formation of it with all below it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contingent {
    /// The side whose units are counted.
    pub side: Side,
    /// Which formation; `None`: the whole side.
    pub formation: Option<FormationId>,
}

/// What is counted of those present.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Counted {
    /// Vehicles in working order.
    #[default]
    Vehicles,
    /// Men fit to fight.
    Men,
}

/// What is counted of losses.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Loss {
    /// Men killed.
    Killed,
    /// Men wounded or captured.
    Wounded,
    /// Men killed, wounded or captured.
    Casualties,
    /// Vehicles and guns.
    Pieces,
}

/// What a history figure counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Metric {
    /// Men, or vehicles and guns, lost.
    Lost {
        /// Those whose losses are counted.
        part: Contingent,
        /// Which losses.
        what: Loss,
        /// Lost to what; `None`: to anything.
        cause: Option<Cause>,
    },
    /// Vehicles that burnt.
    Burnt(Contingent),
    /// Vehicles that were hit and that their side brought in after the battle.
    Recovered(Contingent),
    /// Of the first vehicles that were hit, those with the rail aerial of a commander; nothing
    /// if none was hit.
    AerialsFirst {
        /// Those whose vehicles are counted.
        part: Contingent,
        /// How many are the first.
        first: u16,
    },
    /// Vehicles that ever mired, freed or not, each counted once.
    Mired(Contingent),
    /// Vehicles that were ever in an area, each counted once.
    Reached {
        /// Those whose vehicles are counted.
        part: Contingent,
        /// The area to be reached.
        area: AreaId,
        /// Only those that got there without having stuck on the way: whoever was pulled or
        /// dug out before is not counted.
        unaided: bool,
    },
    /// Vehicles or men in an area at a time, at the end of the game turn in which it falls.
    Present {
        /// Those who are counted.
        part: Contingent,
        /// The area they are to be in.
        area: AreaId,
        /// The clock time they are counted at.
        at: Clock,
        /// Vehicles or men.
        counted: Counted,
    },
    /// Guns on the map with a steady crew at a time, at the end of the game turn in which it
    /// falls: those of units that are guns, not what infantry carries.
    GunsInAction {
        /// Those whose guns are counted.
        part: Contingent,
        /// The clock time they are counted at.
        at: Clock,
    },
    /// Minutes until a share of the vehicles had mired.
    MiredShare {
        /// Those whose vehicles are counted.
        part: Contingent,
        /// Per cent of the vehicles at the start.
        share_pct: u32,
        /// Counted from here.
        from: Clock,
    },
    /// Clock time at which a side last took an objective (index).
    Taken(Side, u16),
    /// Whether a side holds an objective (index): 1 or 0. Of a battle that is over: at its end.
    Held(Side, u16),
    /// Assaults of a side on a hex with enemies in it.
    Assaults(Side),
    /// Of these the share that was beaten off, per cent; nothing if there were none.
    BeatenOff(Side),
    /// Whether the leader of a formation fell, killed or wounded: 1 or 0.
    LeaderFell(Side, FormationId),
}

impl Metric {
    /// True for a question of yes or no: 1 or 0.
    #[must_use]
    pub const fn is_yes_or_no(self) -> bool {
        matches!(self, Metric::Held(..) | Metric::LeaderFell(..))
    }

    /// True for a clock time, in seconds.
    #[must_use]
    pub const fn is_time(self) -> bool {
        matches!(self, Metric::Taken(..))
    }

    /// True if it may come about in one game and not in another, so that the share of the
    /// games in which it does says something.
    #[must_use]
    pub const fn may_fail(self) -> bool {
        matches!(
            self,
            Metric::Held(..)
                | Metric::Taken(..)
                | Metric::MiredShare { .. }
                | Metric::LeaderFell(..)
        )
    }
}

/// What a figure is held against. Clock times are in seconds, spans in minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Yardstick {
    /// The record; of many games the median is to lie so near.
    Record {
        /// The record.
        value: i32,
        /// Accepted either way.
        tolerance: i32,
    },
    /// Where the record gives no single figure: of many games the median is to lie in it.
    Band {
        /// Lowest that is accepted.
        least: i32,
        /// Highest that is accepted.
        most: i32,
    },
    /// Of many games it is to come about in such a share.
    Share {
        /// Lowest share that is accepted, per cent of the games.
        least: i32,
        /// Highest that is accepted, per cent.
        most: i32,
    },
    /// Nothing: the record is silent, and the figure is shown for itself.
    Nothing,
}

/// A figure of the record with what is expected.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct HistoryFigure {
    /// What it counts, for people.
    pub label: String,
    /// What it counts.
    pub metric: Metric,
    /// What it is held against.
    pub yardstick: Yardstick,
    /// Where that comes from.
    pub source: String,
}
