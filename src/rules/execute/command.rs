//! Missions: giving them, letting them arrive, waiting for them; who keeps touch.

use super::super::event::{Event, UnitChange};
use super::super::setup::Mission;
use super::super::tasking::{Tasked, arrived, tasked};
use super::super::tether::waits;
use super::super::touch::touch_changes;
use super::super::unit::Unit;
use super::super::{Clock, FormationId, Refusal, Side, UnitId};
use super::Exec;
use crate::hex::Hex;

impl Exec<'_> {
    /// Gives a battalion its mission.
    pub(super) fn task(&mut self, battalion: FormationId, mission: Mission, to: &[Hex]) {
        let side = self.side;
        if let Some(new) = tasked(self.state.known(side), battalion, mission, to) {
            self.note_tasked(side, new);
        }
    }

    fn note_tasked(&mut self, side: Side, Tasked { now, waited }: Tasked) {
        self.emit(Event::Tasked { side, now, waited });
    }

    /// As a side's turn begins: missions reach its battalions, and units lose touch or find it.
    pub(super) fn hand_down(&mut self, side: Side, clock: Clock) {
        for new in arrived(self.state.known(side), clock) {
            self.note_tasked(side, new);
        }
        for (id, change) in touch_changes(self.state.known(side)) {
            self.change(id, change);
        }
    }

    /// Lets all who are to storm a hex wait for their orders.
    pub(super) fn await_all(&mut self, units: &[UnitId], hex: Hex) {
        for &id in units {
            if let Some(u) = self.unit(id) {
                // The order was checked: nobody waits for longer than the turn.
                let _ = self.await_orders(id, u, hex);
            }
        }
    }

    /// Lets a unit wait until its orders allow it to enter a hex, or to storm it; the unit after
    /// that.
    ///
    /// # Errors
    /// That they do not in this turn.
    pub(super) fn await_orders(&mut self, id: UnitId, u: Unit, to: Hex) -> Result<Unit, Refusal> {
        let wait = waits(self.state.known(id.side), &u, to)?;
        if wait == 0 {
            return Ok(u);
        }
        let time = u.time.saturating_sub_unsigned(wait);
        self.change(id, UnitChange::Spent { time });
        Ok(Unit { time, ..u })
    }
}
