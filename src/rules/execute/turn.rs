//! The turn: start phase, end, objectives, the end of the battle.

use super::super::event::{Event, PublicEvent, UnitChange};
use super::super::knowledge::refresh_all;
use super::super::movement::may_step;
use super::super::score;
use super::super::setup::{Effect, Entry, Pays, Trigger};
use super::super::unit::{Morale, Place, Unit};
use super::super::{Clock, Side, UnitId};
use super::Exec;
use crate::hex::Hex;

impl Exec<'_> {
    /// The first side's first start phase.
    pub(super) fn open(&mut self) {
        let (first, start) = (self.state.setup.first, self.state.setup.start);
        self.begin(0, first, start);
    }

    pub(super) fn end_turn(&mut self) {
        let setup = self.setup();
        let (turn, side) = (self.state.public.turn, self.state.public.side);
        let end = setup.turn_start(turn + 1);
        self.update_objectives(end);
        if side == setup.first {
            let clock = self.state.public.clock;
            self.begin(turn, side.enemy(), clock);
            return;
        }
        self.pay(turn, end);
        let last = usize::from(turn) + 1 >= setup.turns.len();
        if last || self.side_finished() {
            self.finish_battle();
        } else {
            self.begin(turn + 1, setup.first, end);
        }
    }

    /// A side has nobody left and nobody to come.
    fn side_finished(&self) -> bool {
        Side::ALL.into_iter().any(|s| {
            !self.state.units(s).any(|(_, u)| matches!(u.place, Place::On(_) | Place::Awaited))
        })
    }

    /// Start phase of a side: weather, scripted events, departures, arrivals, clocks,
    /// nerves, mired vehicles.
    fn begin(&mut self, turn: u16, side: Side, clock: Clock) {
        self.public(PublicEvent::TurnBegan { turn, side, clock });
        self.weather(clock);
        self.scripts(clock);
        for id in self.ids(side) {
            self.depart(id, clock);
        }
        for id in self.ids(side) {
            self.refresh_unit(id, turn, clock);
        }
        for id in self.ids(side) {
            self.arrive(id, turn, clock);
        }
        let events = refresh_all(self.state);
        self.emit_all(events);
        for id in self.ids(side) {
            self.run(id);
        }
    }

    fn weather(&mut self, clock: Clock) {
        let setup = self.setup();
        let now = setup.weather.iter().rev().find(|w| w.from <= clock);
        if let Some(w) = now.filter(|w| w.from > self.state.public.weather.from) {
            self.public(PublicEvent::WeatherChanged(w.clone()));
        }
    }

    fn scripts(&mut self, clock: Clock) {
        let setup = self.setup();
        for (i, script) in setup.events.iter().enumerate() {
            if self.state.public.done.get(i).copied().unwrap_or(true) {
                continue;
            }
            let due = match script.when {
                Trigger::Time(at) => at <= clock,
                Trigger::Losses(side, men) => score::men_lost(self.state, side) >= men,
                Trigger::Holds(side, o) => {
                    self.state.public.holds.get(o as usize).is_some_and(|h| h.holder == Some(side))
                }
            };
            if due {
                self.public(PublicEvent::ScriptDone(i as u16));
                for (j, effect) in script.what.iter().enumerate() {
                    self.effect(effect, (i as u16, j as u16));
                }
            }
        }
    }

    fn effect(&mut self, effect: &Effect, script: (u16, u16)) {
        match effect {
            Effect::Message(to, _) => self.emit(Event::Message { to: *to, script }),
            // Released units arrive in their side's start phase: see `arrive`.
            Effect::Arrive(..) => {}
            Effect::Withdraw(side, area) => {
                self.public(PublicEvent::Withdraw { side: *side, area: *area });
            }
            Effect::Weather(w) => self.public(PublicEvent::WeatherChanged(w.clone())),
        }
    }

    fn depart(&mut self, id: UnitId, clock: Clock) {
        let Some(u) = self.unit(id) else { return };
        let setup = self.setup();
        let leaves = setup.forces[id.side].units.get(u.line as usize).and_then(|l| l.leaves);
        if u.hex().is_some() && leaves.is_some_and(|at| at <= clock) && !u.mired {
            self.change(id, UnitChange::Left);
        }
    }

    /// Fills a unit's clock; it rallies, is supplied, comes free.
    fn refresh_unit(&mut self, id: UnitId, turn: u16, clock: Clock) {
        let Some(u) = self.unit(id) else { return };
        if u.hex().is_none() {
            return;
        }
        let setup = self.setup();
        let t = &setup.library.tuning;
        let seconds = setup.turn_seconds(turn);
        if u.suppression > 0 && turn > 0 {
            let relief = super::super::morale::relief(self.state, id, &u, seconds);
            let suppression = u.suppression.saturating_sub(relief);
            self.change(id, UnitChange::Suppression { suppression });
        }
        let load = u32::from(setup.library.unit_type(u.ty).load_min) * 60;
        let near = super::super::morale::near_hq(&setup, self.state.units(id.side), id, &u);
        if u.ammo < load && near {
            self.change(id, UnitChange::Resupplied { ammo: load });
        }
        if u.mired && t.self_recover_s > 0 && clock.since(u.mired_at) >= t.self_recover_s {
            self.free(id);
        }
        // Men who stayed where they were lie down.
        let down = !setup.library.unit_type(u.ty).is_vehicle() && (u.down || !u.moved);
        let time = seconds as i32 + u.time.min(0);
        self.change(id, UnitChange::Refreshed { time, down });
    }

    /// Brings a unit onto the map if its hour has come and there is room.
    fn arrive(&mut self, id: UnitId, turn: u16, clock: Clock) {
        let Some(u) = self.unit(id) else { return };
        if u.place != Place::Awaited {
            return;
        }
        let setup = self.setup();
        let Some(line) = setup.forces[id.side].units.get(u.line as usize) else { return };
        let seconds = setup.turn_seconds(turn);
        let (late, hexes) = match &line.entry {
            Entry::Arrives(at, hexes) => (at.since(clock), hexes),
            Entry::OnEvent(hexes) if self.released(id) => (0, hexes),
            _ => return,
        };
        if late >= seconds {
            return;
        }
        if let Some(hex) = hexes.iter().copied().find(|h| self.may_enter(id, &u, *h)) {
            let time = (seconds - late) as i32;
            self.change(id, UnitChange::Arrived { hex, time });
        }
    }

    fn released(&self, id: UnitId) -> bool {
        let setup = &self.state.setup;
        setup.events.iter().zip(&self.state.public.done).any(|(e, done)| {
            *done
                && e.what.iter().any(|w| {
                    matches!(w, Effect::Arrive(s, units) if *s == id.side && units.contains(&id.index))
                })
        })
    }

    fn may_enter(&self, id: UnitId, u: &Unit, hex: Hex) -> bool {
        let setup = &self.state.setup;
        let enemy = self.state.units(id.side.enemy()).any(|(_, e)| e.hex() == Some(hex));
        let there: u32 = self
            .state
            .units(id.side)
            .filter(|(_, o)| o.hex() == Some(hex))
            .map(|(_, o)| super::super::movement::room(setup, o))
            .sum();
        let need = there + super::super::movement::room(setup, u);
        !enemy && (there == 0 || need <= setup.stacking_limit())
    }

    /// A broken unit near an enemy runs one hex if it can; cornered, it stays.
    fn run(&mut self, id: UnitId) {
        let Some(u) = self.unit(id) else { return };
        let Some(hex) = u.hex() else { return };
        if u.morale() != Morale::Broken {
            return;
        }
        let gap = |h: Hex| {
            self.state
                .units(id.side.enemy())
                .filter_map(|(_, e)| e.hex())
                .map(|e| e.distance(h))
                .min()
                .unwrap_or(u16::MAX)
        };
        if gap(hex) > 4 {
            return;
        }
        let p = self.state.perspective(id.side);
        let calm = Unit { suppression: 0, ..u };
        let to = self
            .retreat_hex(id, &u, hex)
            .filter(|to| gap(*to) > gap(hex) && may_step(&p, id, &calm, hex, *to).is_ok());
        if let Some(to) = to {
            self.change(id, UnitChange::FellBack { from: hex, to });
            self.look_around(id);
        }
    }

    /// Who holds what, at the end of a side's turn.
    fn update_objectives(&mut self, now: Clock) {
        let setup = self.setup();
        for (i, o) in setup.objectives.iter().enumerate() {
            let Some(hold) = self.state.public.holds.get(i).copied() else { continue };
            let area = setup.area(o.area);
            let there = |s: Side| score::strength_in(self.state, s, area) >= u32::from(o.min_men);
            let taker =
                Side::ALL.into_iter().find(|&s| there(s) && !score::opposed(self.state, s, area));
            let both = there(Side::Soviet) && there(Side::Japan);
            let next = match taker {
                Some(s) if hold.holder != Some(s) => Some((Some(s), now)),
                None if both && hold.holder.is_some() => Some((None, now)),
                _ => None,
            };
            if let Some((holder, since)) = next {
                let objective = i as u16;
                self.public(PublicEvent::ObjectiveTaken { objective, holder, since });
            }
        }
    }

    /// Pays what falls due in a game turn that ends at `end`.
    fn pay(&mut self, turn: u16, end: Clock) {
        let setup = self.setup();
        let begin = setup.turn_start(turn);
        let within = |at: Clock| at > begin && at <= end;
        for (i, o) in setup.objectives.iter().enumerate() {
            let due = match o.pays {
                Pays::AtEnd => false,
                Pays::At(at) => within(at),
                Pays::EachTurn(from, to) => begin >= from && begin <= to,
            };
            if due {
                self.pay_objective(i, end);
            }
        }
        for exit in setup.scoring.exits.iter().filter(|e| within(e.at)) {
            let men = score::strength_in(self.state, exit.side, setup.area(exit.area));
            let points = (men * exit.per_100_men + 50) / 100;
            if points > 0 {
                self.public(PublicEvent::Scored { side: exit.side, points, objective: None });
            }
        }
    }

    fn pay_objective(&mut self, i: usize, now: Clock) {
        let setup = self.setup();
        let Some(o) = setup.objectives.get(i) else { return };
        let hold = self.state.public.holds.get(i).copied().unwrap_or_default();
        let Some(side) = hold.holder else { return };
        let initial = o.holder == Some(side) && hold.since == setup.start;
        let points = o.points[side];
        if points > 0 && (initial || now.since(hold.since) >= o.hold_s) {
            self.public(PublicEvent::Scored { side, points, objective: Some(i as u16) });
        }
    }

    fn finish_battle(&mut self) {
        let setup = self.setup();
        let turn = self.state.public.turn;
        let now = setup.turn_start(turn + 1);
        for (i, o) in setup.objectives.iter().enumerate() {
            let unpaid = match o.pays {
                Pays::AtEnd => true,
                // Ended early: what is still to be paid goes to its holder.
                Pays::At(at) => at > now,
                Pays::EachTurn(..) => false,
            };
            if unpaid {
                self.pay_objective(i, setup.end());
            }
        }
        let score = score::score(self.state);
        self.public(PublicEvent::Ended { score });
    }
}
