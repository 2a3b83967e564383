//! A unit in play.

use super::morale::{Morale, morale};
use super::policy::FirePolicy;
use super::rounds::Rounds;
use super::setup::{Entrance, UnitSetup};
use super::{Clock, ContactId, TypeId};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};

/// Where a unit is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Place {
    /// On the map.
    On(Hex),
    /// Not yet arrived.
    Awaited,
    /// Left the battle alive.
    Left,
    /// Destroyed, dispersed, or joined to another unit.
    Gone,
}

/// Within which seconds of a game turn something fell on a unit: fire, shells, close combat.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Struck {
    /// When the first of it began, seconds since the turn began.
    pub from: u32,
    /// When the last of it ended.
    pub to: u32,
}

impl Struck {
    /// Something that ended at a second and had lasted so many.
    #[must_use]
    pub const fn ending(to: u32, seconds: u32) -> Struck {
        Struck { from: to.saturating_sub(seconds), to }
    }

    /// From the first to the last of both.
    pub(super) fn with(self, other: Option<Struck>) -> Struck {
        let other = other.unwrap_or(self);
        Struck { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

/// How long tanks have stood beside infantry, or infantry beside tanks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Together {
    /// Since the start of which of their side's turns.
    pub since: Clock,
    /// For a whole turn: they attack jointly.
    pub whole_turn: bool,
}

/// A unit in play. Copied freely: it owns nothing on the heap.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Unit {
    /// Its type.
    pub ty: TypeId,
    /// Its line in the order of battle (a mired element has its parent's).
    pub line: u16,
    /// The unit it split off from when it mired.
    pub parent: Option<u16>,
    /// Where it is.
    pub place: Place,
    /// Its front: the hexside it looks across.
    pub facing: Dir,
    /// Men fit to fight (crews included).
    pub men: u16,
    /// Vehicles or guns in working order.
    pub pieces: u16,
    /// Quality, 1 to 10.
    pub quality: u8,
    /// Suppression, 0 to 100.
    pub suppression: u8,
    /// The same as the game turn began: what is above it was added since.
    #[serde(default)]
    pub suppression_before: u8,
    /// When something fell on it in this game turn; `None` if nothing has.
    #[serde(default)]
    pub struck: Option<Struck>,
    /// It broke in this game turn, even if it is not broken any more.
    #[serde(default)]
    pub broke: bool,
    /// Seconds left; negative: owed from a step taken on credit.
    pub time: i32,
    /// What it can fire.
    pub ammo: Rounds,
    /// What lies ready for it in its formation's stock, thousandths of a load.
    #[serde(default)]
    pub stock: u32,
    /// Fire policy.
    pub policy: FirePolicy,
    /// Gone to ground.
    pub down: bool,
    /// Moved in its own turn.
    pub moved: bool,
    /// Fired since its own turn began.
    pub fired: bool,
    /// Was under fire since its own turn began.
    pub under_fire: bool,
    /// Since when it has been stuck in the ground; `None` while it is not.
    pub mired_since: Option<Clock>,
    /// What it last fired at.
    pub target: Option<ContactId>,
    /// Men killed so far.
    pub killed: u16,
    /// Men wounded so far.
    pub wounded: u16,
    /// Vehicles or guns lost so far.
    pub lost: u16,
    /// Vehicles that mired so far.
    pub bogged: u16,
    /// Vehicles with the rail aerial of a commander that are left.
    #[serde(default)]
    pub aerials: u16,
    /// They were hit, and their crews stay and fire: they cannot drive, and are counted among
    /// the lost of the unit they split off from.
    #[serde(default)]
    pub immobilised: bool,
    /// Of the vehicles lost, those that burnt.
    #[serde(default)]
    pub burnt: u16,
    /// Of the vehicles lost, those that its side brought in after the battle.
    #[serde(default)]
    pub recovered: u16,
    /// Since when it has stood beside the other arm, tanks or infantry; `None` while it does not.
    #[serde(default)]
    pub together: Option<Together>,
    /// Where it stood as its side's turn began; `None` before its first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turn_from: Option<Hex>,
    /// Too far from its battalion's command post to be led from there, as its side's turn began.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub out_of_touch: bool,
}

impl Unit {
    /// The unit as its side's order of battle lists it in line `line`, not yet arrived
    /// unless it starts on the map; no seconds yet.
    #[must_use]
    pub fn new(setup: &UnitSetup, line: u16, load: Rounds) -> Unit {
        Unit {
            ty: setup.ty,
            line,
            parent: None,
            place: match setup.entry {
                Entrance::At(hex) => Place::On(hex),
                _ => Place::Awaited,
            },
            facing: setup.facing,
            men: setup.men,
            pieces: setup.pieces,
            quality: setup.quality,
            suppression: 0,
            suppression_before: 0,
            struck: None,
            broke: false,
            time: 0,
            ammo: load,
            stock: setup.stock,
            policy: setup.policy,
            down: setup.down,
            moved: false,
            fired: false,
            under_fire: false,
            mired_since: None,
            target: None,
            killed: 0,
            wounded: 0,
            lost: 0,
            bogged: 0,
            aerials: setup.command_tanks,
            immobilised: false,
            burnt: 0,
            recovered: 0,
            together: None,
            turn_from: None,
            out_of_touch: false,
        }
    }

    /// Its hex, if it is on the map.
    #[must_use]
    pub const fn hex(&self) -> Option<Hex> {
        match self.place {
            Place::On(h) => Some(h),
            _ => None,
        }
    }

    /// Stuck in the ground.
    #[must_use]
    pub const fn is_mired(&self) -> bool {
        self.mired_since.is_some()
    }

    /// It cannot drive: stuck in the ground, or hit and still manned.
    #[must_use]
    pub const fn is_immobile(&self) -> bool {
        self.is_mired() || self.immobilised
    }

    /// Its [morale](morale()) by its suppression and quality.
    #[must_use]
    pub const fn morale(&self) -> Morale {
        morale(self.suppression, self.quality)
    }
}
