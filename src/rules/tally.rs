//! Tallies for the record of the day. They are part of the state, and only
//! [`apply`](super::apply()) writes them, so that they are undone, saved and replayed with
//! it; no player is shown them before the end.

use super::event::UnitChange;
use super::unit::Unit;
use super::{Clock, UnitId};
use serde::{Deserialize, Serialize};

/// The tally of one figure of the record.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Tally {
    /// Vehicles or men counted so far.
    pub(super) count: u32,
    /// Of how many it was counted so far.
    #[serde(default)]
    pub(super) of: u32,
    /// When it happened, or was counted.
    pub(super) at: Option<Clock>,
    /// How many of each unit's present vehicles have been counted, or are not to be.
    pub(super) by_unit: Vec<u16>,
}

impl Tally {
    /// Counts all of a unit's vehicles that have not been counted.
    pub(super) fn mark_all(&mut self, index: u16, u: &Unit) {
        let known = self.slot(index);
        let new = u.pieces.saturating_sub(*known);
        *known = u.pieces;
        self.count += u32::from(new);
    }

    pub(super) fn slot(&mut self, index: u16) -> &mut u16 {
        let i = usize::from(index);
        if self.by_unit.len() <= i {
            self.by_unit.resize(i + 1, 0);
        }
        &mut self.by_unit[i]
    }

    /// Takes from a unit its share of counted vehicles in `part` of its `whole`. Where only
    /// some of a unit are counted, nobody can say which of them it is: it is their share.
    fn take(&mut self, index: u16, part: u16, whole: u16) -> u16 {
        let known = self.slot(index);
        let share = u32::from(*known) * u32::from(part) / u32::from(whole.max(1));
        let share = u16::try_from(share).unwrap_or(u16::MAX).min(*known);
        *known -= share;
        share
    }

    /// Keeps up with vehicles that are lost or change from one unit to another.
    pub(super) fn follow(&mut self, id: UnitId, u: &Unit, change: &UnitChange) {
        match *change {
            UnitChange::Hit { lost, .. } => {
                self.take(id.index, lost.min(u.pieces), u.pieces);
            }
            UnitChange::Split { pieces, element, .. } => {
                let share = self.take(id.index, pieces.min(u.pieces), u.pieces);
                *self.slot(element) += share;
            }
            UnitChange::Joined { element, .. } => {
                let all = std::mem::take(self.slot(element));
                *self.slot(id.index) += all;
            }
            _ => {}
        }
    }
}
