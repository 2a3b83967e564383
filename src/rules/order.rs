//! What a side may order, and why an order is refused.

use super::cohesion::SpentCause;
use super::morale::Morale;
use super::policy::FirePolicy;
use super::setup::Mission;
use super::{Clock, ContactId, FormationId, Side, UnitId};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};

/// What is fired at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Target {
    /// A known enemy: aimed if it is in sight, area fire at its last hex if not.
    Contact(ContactId),
    /// A hex: area fire at whoever is there.
    Hex(Hex),
}

impl Target {
    /// The hex, where it is one; where an enemy is, his contact says.
    #[must_use]
    pub const fn hex(self) -> Option<Hex> {
        match self {
            Target::Hex(hex) => Some(hex),
            Target::Contact(_) => None,
        }
    }
}

/// One order of the side to move.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Order {
    /// March along a path of adjacent hexes (the unit's own hex not included).
    Move {
        /// The unit that marches.
        unit: UnitId,
        /// The hexes to enter, in order.
        path: Vec<Hex>,
    },
    /// Turn on the spot.
    Face {
        /// The unit that turns.
        unit: UnitId,
        /// The new front.
        dir: Dir,
    },
    /// Fire at a known enemy or at a hex.
    Fire {
        /// The unit that fires.
        unit: UnitId,
        /// At what.
        target: Target,
        /// For how long, seconds.
        seconds: u32,
    },
    /// Storm an adjacent hex; every unit named must be adjacent to it.
    Assault {
        /// Who, without repeats.
        units: Vec<UnitId>,
        /// The enemy's hex.
        hex: Hex,
    },
    /// Set the fire policy.
    Policy {
        /// The unit that keeps to it from now on.
        unit: UnitId,
        /// The new policy.
        policy: FirePolicy,
    },
    /// Spend time to steady the men.
    Rally {
        /// The unit that rallies.
        unit: UnitId,
        /// For how long, seconds.
        seconds: u32,
    },
    /// Pull a mired vehicle of one's own free; it is in the same or an adjacent hex.
    Recover {
        /// The vehicle unit or sappers that pull.
        unit: UnitId,
        /// The mired element.
        mired: UnitId,
    },
    /// End the side's turn.
    EndTurn,
    // Below those before it: hashes of recorded orders count variants.
    /// Give a battalion its mission; it takes no time of anybody's.
    Mission {
        /// The battalion.
        formation: FormationId,
        /// What it is to do.
        mission: Mission,
        /// Where: some hexes, at most [`MOST_GOAL_HEXES`](super::MOST_GOAL_HEXES).
        to: Vec<Hex>,
    },
}

impl Order {
    /// Who is to act: all who storm, one unit for any other order, nobody to end a turn.
    #[must_use]
    pub const fn units(&self) -> &[UnitId] {
        match self {
            Order::Move { unit, .. }
            | Order::Face { unit, .. }
            | Order::Fire { unit, .. }
            | Order::Policy { unit, .. }
            | Order::Rally { unit, .. }
            | Order::Recover { unit, .. } => std::slice::from_ref(unit),
            Order::Assault { units, .. } => units.as_slice(),
            Order::Mission { .. } | Order::EndTurn => &[],
        }
    }
}

/// What an order is, whoever it is given to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum OrderKind {
    /// [`Order::Move`].
    Move,
    /// [`Order::Face`].
    Face,
    /// [`Order::Fire`].
    Fire,
    /// [`Order::Assault`].
    Assault,
    /// [`Order::Policy`].
    Policy,
    /// [`Order::Rally`].
    Rally,
    /// [`Order::Recover`].
    Recover,
    /// [`Order::Mission`].
    Mission,
    /// [`Order::EndTurn`].
    EndTurn,
}

impl OrderKind {
    /// All kinds.
    pub const ALL: [OrderKind; 9] = [
        OrderKind::Move,
        OrderKind::Face,
        OrderKind::Fire,
        OrderKind::Assault,
        OrderKind::Policy,
        OrderKind::Rally,
        OrderKind::Recover,
        OrderKind::Mission,
        OrderKind::EndTurn,
    ];

    /// Its name in reports for programs: `end_turn`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            OrderKind::Move => "move",
            OrderKind::Face => "face",
            OrderKind::Fire => "fire",
            OrderKind::Assault => "assault",
            OrderKind::Policy => "policy",
            OrderKind::Rally => "rally",
            OrderKind::Recover => "recover",
            OrderKind::Mission => "mission",
            OrderKind::EndTurn => "end_turn",
        }
    }
}

impl Order {
    /// What kind of order it is.
    #[must_use]
    pub const fn kind(&self) -> OrderKind {
        match self {
            Order::Move { .. } => OrderKind::Move,
            Order::Face { .. } => OrderKind::Face,
            Order::Fire { .. } => OrderKind::Fire,
            Order::Assault { .. } => OrderKind::Assault,
            Order::Policy { .. } => OrderKind::Policy,
            Order::Rally { .. } => OrderKind::Rally,
            Order::Recover { .. } => OrderKind::Recover,
            Order::Mission { .. } => OrderKind::Mission,
            Order::EndTurn => OrderKind::EndTurn,
        }
    }
}

/// Why an order is refused. Text for people is made in [`crate::text`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Refusal {
    /// The battle is over.
    BattleOver,
    /// The unit belongs to the other side or does not exist.
    NotYours,
    /// The unit is not on the map.
    NotOnMap,
    /// The order names no unit, no hex, or a unit twice.
    Empty,
    /// The path is not one of adjacent hexes on the map.
    BrokenPath {
        /// The first hex that does not follow.
        at: Hex,
    },
    /// This unit cannot enter that hex.
    Impassable {
        /// The hex.
        at: Hex,
    },
    /// The side's orders forbid it to go there.
    Forbidden {
        /// The hex.
        at: Hex,
    },
    /// A known enemy is in the hex: assault it instead.
    EnemyThere {
        /// The hex.
        at: Hex,
    },
    /// No room.
    Stacking {
        /// The hex.
        at: Hex,
        /// Men's room there.
        limit: u32,
        /// Men's room needed with this unit.
        need: u32,
    },
    /// Too little time.
    Time {
        /// Seconds the unit has.
        have: i32,
        /// Seconds it needs.
        need: u32,
    },
    /// Morale forbids it.
    Shaken {
        /// The unit's morale.
        morale: Morale,
    },
    /// It is stuck in the ground.
    Mired,
    /// It cannot move at all.
    Immobile,
    /// No such contact, or it is known to be gone.
    NoTarget,
    /// No line of sight.
    NoSight,
    /// Out of range of every weapon, or inside the least range.
    Range {
        /// Distance to the target, metres.
        metres: u32,
        /// Greatest range, metres.
        range: u32,
    },
    /// No ammunition.
    Ammo,
    /// No weapon of it can do this target harm.
    NoEffect,
    /// The hex is not adjacent.
    NotAdjacent {
        /// The hex.
        at: Hex,
    },
    /// The hexside carried an assault in this turn already.
    Stormed {
        /// From where.
        from: Hex,
        /// The hex to assault.
        at: Hex,
    },
    /// Its battalion has had enough and storms nothing until it has rested.
    Spent {
        /// Whose battalion it is.
        side: Side,
        /// The battalion.
        battalion: FormationId,
        /// Why.
        why: SpentCause,
        /// Seconds it has been out of sight and unhit so far.
        rested_s: u32,
        /// Seconds of that it needs.
        rest_s: u32,
    },
    /// It lies off the way to the goal of the battalion's mission, whose units wait there for
    /// another.
    OffMission {
        /// Whose battalion it is.
        side: Side,
        /// The battalion.
        battalion: FormationId,
        /// When a mission that allows it reaches it; `None`: none is on its way.
        at: Option<Clock>,
    },
    /// Only battalions have missions.
    NoBattalion,
    /// A hex of a goal that is not on the map.
    OffMap {
        /// The hex.
        at: Hex,
    },
    /// A goal of too many hexes.
    GoalTooLarge {
        /// How many.
        hexes: u32,
        /// The most that it may have.
        most: u32,
    },
    /// No known enemy in the hex to assault.
    NoEnemyThere {
        /// The hex.
        at: Hex,
    },
    /// This kind of unit cannot do that.
    CannotDo,
    /// The unit is not mired.
    NotMired,
    /// Nothing to rally from.
    NotSuppressed,
    /// Nothing to rally from but what losses leave for the rest of the battle.
    NerveFloor {
        /// Losses of its company, per cent.
        loss_pct: u8,
        /// Suppression they leave.
        points: u8,
    },
}
