//! What a battle cost, and to what: losses by cause, and how assaults ended. It follows from the
//! events and has no effect on play, so the hash of a state leaves it out; only
//! [`apply`](super::apply()) writes it.

use super::cause::{Cause, HitBy};
use super::close_combat::AssaultResult;
use super::event::Event;
use super::{BySide, FormationId, Side, UnitId};
use serde::{Deserialize, Serialize};

/// Assaults of a side on hexes with enemies in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Assaults {
    /// How many.
    pub made: u32,
    /// Those that were repelled or routed, before the wire or hand to hand.
    pub beaten_off: u32,
}

/// What a unit lost to a cause, in hundredths of a man or a piece: where weapons of two
/// classes fired at once, each has its share.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct LossLine {
    /// Index of the unit on its side.
    pub(super) unit: u16,
    pub(super) cause: Cause,
    pub(super) killed: u32,
    pub(super) wounded: u32,
    pub(super) pieces: u32,
}

/// The ledger of a battle.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Ledger {
    /// Ascending by unit and cause; those who lost nothing have no entry.
    losses: BySide<Vec<LossLine>>,
    assaults: BySide<Assaults>,
    /// Battalions of tanks that lost those who lead them, by when that was found.
    #[serde(default)]
    leaderless: BySide<Vec<FormationId>>,
    /// Seconds from the order to the arrival of each changed mission that took effect.
    #[serde(default)]
    waits: BySide<Vec<u32>>,
}

impl Ledger {
    /// True for events that tell it anything: the others leave what copies of it share alone.
    pub(super) const fn is_entered(event: &Event) -> bool {
        matches!(
            event,
            Event::Fell { .. }
                | Event::Assault { defended: true, .. }
                | Event::Leaderless { .. }
                | Event::Tasked { .. }
        )
    }

    /// Enters what an event tells.
    pub(super) fn note(&mut self, event: &Event) {
        match event {
            Event::Fell { unit, killed, wounded, lost, to } => {
                self.enter(*unit, [*killed, *wounded, *lost], *to);
            }
            Event::Assault { units, result, defended: true, .. } => {
                let Some(first) = units.first() else { return };
                let a = &mut self.assaults[first.side];
                a.made = a.made.saturating_add(1);
                let beaten = u32::from(*result <= AssaultResult::Repelled);
                a.beaten_off = a.beaten_off.saturating_add(beaten);
            }
            Event::Leaderless { side, now } if !self.leaderless[*side].contains(&now.battalion) => {
                self.leaderless[*side].push(now.battalion);
            }
            Event::Tasked { side, waited, .. } => self.waits[*side].extend(*waited),
            _ => {}
        }
    }

    fn enter(&mut self, unit: UnitId, losses: [u16; 3], to: HitBy) {
        let list = &mut self.losses[unit.side];
        for cause in Cause::ALL {
            let pct = to.share_pct(cause);
            if pct == 0 {
                continue;
            }
            let unit = unit.index;
            let key = (unit, cause);
            let i = list.binary_search_by_key(&key, |e| (e.unit, e.cause)).unwrap_or_else(|i| {
                list.insert(i, LossLine { unit, cause, killed: 0, wounded: 0, pieces: 0 });
                i
            });
            let [killed, wounded, pieces] = losses.map(|n| u32::from(n) * pct);
            let e = &mut list[i];
            e.killed = e.killed.saturating_add(killed);
            e.wounded = e.wounded.saturating_add(wounded);
            e.pieces = e.pieces.saturating_add(pieces);
        }
    }

    /// The entries of a side.
    pub(super) fn losses(&self, side: Side) -> &[LossLine] {
        &self.losses[side]
    }

    /// Assaults of a side.
    pub(super) const fn assaults(&self, side: Side) -> Assaults {
        match side {
            Side::Soviet => self.assaults.soviet,
            Side::Japan => self.assaults.japan,
        }
    }

    /// Battalions of tanks of a side that lost those who lead them.
    pub(super) const fn leaderless(&self, side: Side) -> u32 {
        let list = match side {
            Side::Soviet => &self.leaderless.soviet,
            Side::Japan => &self.leaderless.japan,
        };
        list.len() as u32
    }

    /// Seconds that the changed missions of a side waited, in the order in which they took
    /// effect.
    pub(super) fn waits(&self, side: Side) -> &[u32] {
        &self.waits[side]
    }

    /// True if its entries are in order and of units that exist; `units`: how many a side has.
    pub(super) fn is_sound(&self, units: impl Fn(Side) -> usize) -> bool {
        Side::ALL.into_iter().all(|side| {
            let list = &self.losses[side];
            list.is_sorted_by(|a, b| (a.unit, a.cause) < (b.unit, b.cause))
                && list.iter().all(|e| usize::from(e.unit) < units(side))
        })
    }
}

/// Whole men or pieces of a number of hundredths. Of fire that two causes share the larger
/// fraction is rounded up and the other down, so that all causes together give the whole.
pub(super) const fn whole(hundredths: u64, cause: Cause) -> u64 {
    let half = if matches!(cause, Cause::SmallArms) { 49 } else { 50 };
    (hundredths + half) / 100
}
