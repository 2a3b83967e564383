//! What each side is shown of what happens.

use super::close_combat::AssaultResult;
use super::cohesion::Cohesion;
use super::command::Tasking;
use super::contact::Contact;
use super::event::{Claim, PublicEvent, StopReason, UnitChange};
use super::field_change::FieldChange;
use super::leader::FallenLeader;
use super::leaderless::Leaderless;
use super::unit::Unit;
use super::{ContactId, UnitId};
use crate::hex::Hex;
use serde::{Deserialize, Serialize};

/// Somebody a side can name.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Seen {
    /// One's own unit.
    Own(UnitId),
    /// A known enemy.
    Enemy(ContactId),
    /// Somebody unseen.
    Unseen,
}

/// An event as one side sees it: all that playback, log, sound and bots ever get.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum ViewEvent {
    /// One's own unit changed.
    Own {
        /// The unit, one's own.
        unit: UnitId,
        /// What became of it.
        change: UnitChange,
    },
    /// One's own element split off.
    Formed {
        /// Its id.
        unit: UnitId,
        /// The unit.
        value: Unit,
    },
    /// Knowledge of an enemy: a new one if its id is the next, else a change.
    Contact(Contact),
    /// An enemy is gone for good.
    ContactGone(ContactId),
    /// A new report stands for an old one: the old one's number, and the new one's.
    Replaced {
        /// The old report.
        old: ContactId,
        /// The new one.
        new: ContactId,
    },
    /// One saw the enemy lose men or pieces, as far as one could tell.
    Claimed(Claim),
    /// The side storms over a hexside, which carries no more in its turn.
    Stormed {
        /// From where.
        from: Hex,
        /// The stormed hex, next to it.
        hex: Hex,
    },
    /// A game turn changed what one of one's battalions has been through.
    Cohesion(Cohesion),
    /// One's own leader fell, or another took over from one who had.
    Leader(FallenLeader),
    /// One of one's battalions of tanks lost those who lead it, or is to be taken in hand.
    Leaderless(Leaderless),
    /// Infantry got at vehicles that it hunted.
    Hunted {
        /// The vehicles, as this side can name them.
        target: Seen,
        /// Where they are.
        hex: Hex,
        /// How many are hit.
        vehicles: u16,
    },
    /// The missions of one of one's battalions changed.
    Tasked(Tasking),
    /// What lies on the ground became something else.
    Field(FieldChange),
    /// Works and wire that the side did not know, one for each place.
    Surveyed(Vec<FieldChange>),
    /// What everybody knows changed.
    Public(PublicEvent),
    /// Somebody fired.
    Shot {
        /// The one who fired, as this side can name him.
        by: Seen,
        /// Where from, if known.
        from: Option<Hex>,
        /// At which hex.
        at: Hex,
        /// At whom.
        target: Seen,
        /// For how long, seconds.
        seconds: u32,
        /// In the enemy's turn.
        reaction: bool,
    },
    /// One's own march ended early.
    Stopped {
        /// The unit that marched, one's own.
        unit: UnitId,
        /// What stopped it.
        why: StopReason,
    },
    /// An assault was fought.
    Assault {
        /// By whom.
        by: Vec<Seen>,
        /// Which hex.
        hex: Hex,
        /// How it ended.
        result: AssaultResult,
        /// True if one's own side attacked.
        ours: bool,
    },
    /// A message of the scenario: indices of the scripted event and effect among those that the
    /// side knows, as its [`Perspective::setup`](super::Perspective::setup) lists them.
    Message((u16, u16)),
}
