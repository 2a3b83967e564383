//! Leaders who fall with their units, and those who take over.

use super::super::command_loss::{changed_qualities, fate_odds, leaders_with, replaced};
use super::super::event::{Event, UnitChange};
use super::super::leader::{FallenLeader, Fate};
use super::super::morale::Morale;
use super::super::unit::Unit;
use super::super::{Clock, Side, UnitId};
use super::Exec;

impl Exec<'_> {
    /// Whether a hit struck the leaders who stand with the unit; `before`: the unit as it was.
    pub(super) fn strike_leaders(&mut self, id: UnitId, before: &Unit, hit: UnitChange) {
        let UnitChange::Hit { killed, wounded, struck, .. } = hit else { return };
        let gone = self.is_spent(id);
        for formation in leaders_with(self.state.known(id.side), id) {
            let fate = self.draw(&fate_odds(before.men, killed, wounded, gone));
            if fate != Fate::Unhurt {
                let since = self.state.public.clock.plus(struck.to);
                let now = FallenLeader { formation, fate, since, replaced: false };
                self.emit(Event::Leader { side: id.side, now });
            }
        }
    }

    /// Once an order is carried out those who lost their leader in it feel it: not before, since
    /// it takes minutes until they know.
    pub(super) fn miss_leaders(&mut self) {
        for side in Side::ALL {
            let fell = |e: &Event| matches!(e, Event::Leader { side: s, .. } if *s == side);
            if self.events.iter().any(fell) {
                self.settle_qualities(side);
            }
        }
    }

    /// Others take over from those of a side who fell long enough ago.
    pub(super) fn replace_leaders(&mut self, side: Side, clock: Clock) {
        let new = replaced(self.state.known(side), clock);
        let any = !new.is_empty();
        self.emit_all(new.into_iter().map(|now| Event::Leader { side, now }));
        if any {
            self.settle_qualities(side);
        }
    }

    fn settle_qualities(&mut self, side: Side) {
        for (id, change) in changed_qualities(self.state.known(side)) {
            let broken = |x: &Exec| x.unit(id).is_some_and(|u| u.morale() == Morale::Broken);
            let was = broken(self);
            self.change(id, change);
            // The broken see nothing for their side; and how nerves are the enemy sees.
            if broken(self) != was {
                self.look_around(id);
            } else {
                self.look_at(id);
            }
        }
    }
}
