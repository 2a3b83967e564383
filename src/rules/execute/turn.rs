//! The turn: start phase, end, objectives, the end of the battle.

use super::super::endurance::reckoned;
use super::super::event::{Event, Irrevocable, PublicEvent, UnitChange};
use super::super::field_change::FieldChange;
use super::super::morale::Morale;
use super::super::movement::may_step;
use super::super::refresh::refresh;
use super::super::relief::relieved;
use super::super::score;
use super::super::setup::{Effect, Entrance, Pays, Trigger, Weather};
use super::super::tank_leaders::found_leaderless;
use super::super::unit::{Place, Unit};
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
        self.stands(Irrevocable::TurnEnded);
        let setup = self.setup();
        let (turn, side) = (self.state.public.turn, self.state.public.side);
        let end = setup.turn_start(turn + 1);
        self.update_objectives(end);
        if side == setup.first {
            let clock = self.state.public.clock;
            self.begin(turn, side.enemy(), clock);
            return;
        }
        self.hunt();
        self.reckon_cohesion();
        self.pay(turn, end);
        let last = usize::from(turn) + 1 >= setup.turns.len();
        if last || self.side_finished() {
            self.finish_battle();
        } else {
            self.begin(turn + 1, setup.first, end);
        }
    }

    /// What the game turn that ends has made of the battalions.
    fn reckon_cohesion(&mut self) {
        for side in Side::ALL {
            for now in reckoned(self.state.known(side)) {
                self.emit(Event::Cohesion { side, now });
            }
            for now in found_leaderless(self.state.known(side)) {
                self.emit(Event::Leaderless { side, now });
            }
        }
    }

    /// A side has nobody left and nobody to come.
    fn side_finished(&self) -> bool {
        Side::ALL.into_iter().any(|s| {
            !self.state.units(s).any(|(_, u)| matches!(u.place, Place::On(_) | Place::Awaited))
        })
    }

    /// Start phase of a side: weather, departures, clocks, nerves, mired vehicles, scripted
    /// events, arrivals, missions that reach battalions.
    fn begin(&mut self, turn: u16, side: Side, clock: Clock) {
        self.public(PublicEvent::TurnBegan { turn, side, clock });
        self.weather(clock);
        for id in self.ids(side) {
            self.depart(id, clock);
        }
        // Of both sides at once: what falls in this turn is not shed for the last.
        if side == self.state.setup.first && turn > 0 {
            Side::ALL.into_iter().for_each(|s| self.replace_leaders(s, clock));
            Side::ALL.into_iter().for_each(|s| self.relieve(s, turn - 1));
        }
        for id in self.ids(side) {
            self.refresh_unit(id, turn, clock);
        }
        // After the relief: what falls now falls in this turn.
        self.scripts(clock);
        for id in self.ids(side) {
            self.arrive(id, turn, clock);
        }
        self.hand_down(side, clock);
        for side in Side::ALL {
            self.sweep(side);
            self.survey_all(side);
        }
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
            if self.state.done.get(i).copied().unwrap_or(true) {
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
                self.emit(Event::ScriptDone(i as u16));
                for (j, effect) in script.what.iter().enumerate() {
                    self.effect(effect, (i as u16, j as u16), clock);
                }
            }
        }
    }

    fn effect(&mut self, effect: &Effect, script: (u16, u16), clock: Clock) {
        match effect {
            Effect::Message(to, _) => self.emit(Event::Message { to: *to, script }),
            // Released units arrive in their side's start phase: see `arrive`.
            Effect::Arrive(..) => {}
            Effect::Withdraw(side, area) => {
                self.public(PublicEvent::Withdraw { side: *side, area: *area });
            }
            Effect::Weather(w) => {
                // In force until the next change that is due later.
                let now = Weather { from: clock, ..w.clone() };
                self.public(PublicEvent::WeatherChanged(now));
            }
            Effect::Bombard(b) => self.bombard(b),
            Effect::Build(side, changes) => {
                changes.iter().for_each(|change| self.build(*side, *change));
            }
        }
    }

    /// Both see a crossing; works and wire only whoever builds them, until they are seen.
    fn build(&mut self, side: Side, change: FieldChange) {
        // Somebody may have built it in the meantime.
        let (new, news) = {
            let known = &self.state.knowledge[side].field;
            (self.state.field.would_change(&change), known.would_change(&change))
        };
        match change {
            FieldChange::Works { .. } | FieldChange::Wire { .. } if new => {
                self.emit(Event::Built { side, change });
            }
            FieldChange::Works { .. } | FieldChange::Wire { .. } if news => {
                self.enter(side, vec![change]);
            }
            _ if new => self.emit(Event::Field(change)),
            _ => {}
        }
    }

    fn depart(&mut self, id: UnitId, clock: Clock) {
        let Some(u) = self.unit(id) else { return };
        let setup = self.setup();
        let leaves = setup.forces[id.side].units.get(u.line as usize).and_then(|l| l.leaves);
        if u.hex().is_some() && leaves.is_some_and(|at| at <= clock) && !u.is_immobile() {
            self.change(id, UnitChange::Left);
        }
    }

    /// The units of a side shed suppression for a game turn that is over.
    fn relieve(&mut self, side: Side, past: u16) {
        for id in self.ids(side) {
            if let Some(change) = relieved(self.state.known(side), id, past) {
                self.change(id, change);
            }
        }
    }

    /// Fills a unit's clock; it is supplied, comes free.
    fn refresh_unit(&mut self, id: UnitId, turn: u16, clock: Clock) {
        let new = refresh(self.state.known(id.side), id, turn, clock);
        for change in new.first {
            self.change(id, change);
        }
        if new.free {
            self.free(id);
        }
        if let Some(change) = new.last {
            self.change(id, change);
        }
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
            Entrance::Arrives(at, hexes) => (at.since(clock), hexes),
            Entrance::OnEvent(hexes) if self.released(id) => (0, hexes),
            _ => return,
        };
        if late >= seconds {
            return;
        }
        // Where the way is barred, the nearest place round about.
        let near = (1..=4).flat_map(|k| hexes.iter().flat_map(move |h| h.ring(k)));
        let mut places = hexes.iter().copied().chain(near);
        if let Some(hex) = places.find(|h| self.may_enter(id, &u, *h)) {
            let time = (seconds - late) as i32;
            self.change(id, UnitChange::Arrived { hex, time });
        }
    }

    fn released(&self, id: UnitId) -> bool {
        let setup = &self.state.setup;
        setup.events.iter().zip(&self.state.done).any(|(e, done)| {
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
        let class = setup.library.unit_type(u.ty).mobility;
        let firm = self
            .state
            .field
            .cell(hex)
            .is_some_and(|c| setup.library.speed(class, c.terrain, setup.ground).is_some());
        (firm || class == super::super::Mobility::Static)
            && !setup.is_forbidden(id.side, hex)
            && !enemy
            && (there == 0 || need <= setup.stacking_limit())
    }

    /// A broken unit near an enemy runs one hex if it can; cornered, it stays.
    fn run(&mut self, id: UnitId) {
        let Some(u) = self.unit(id) else { return };
        let Some(hex) = u.hex() else { return };
        if u.morale() != Morale::Broken {
            return;
        }
        // It runs from what it knows, not from what it cannot see.
        let known = self.state.known(id.side);
        let gap = |h: Hex| known.enemies().map(|c| c.hex.distance(h)).min().unwrap_or(u16::MAX);
        if u32::from(gap(hex)) * self.state.field.hex_metres()
            > self.state.setup.library.tuning.reserve_m
        {
            return;
        }
        let calm = Unit { suppression: 0, ..u };
        let to = self
            .retreat_hex(id, &u, hex)
            .filter(|to| gap(*to) > gap(hex) && may_step(known, id, &calm, hex, *to).is_ok());
        if let Some(to) = to {
            self.give_way(id, hex, to);
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
            let next = match (taker, hold.holder) {
                (Some(s), holder) if holder != Some(s) => Some((Some(s), now)),
                // In dispute: it is nobody's once the enemy is there in strength, and the
                // time for which it must be held begins anew while he is next to it.
                (None, Some(h)) if there(h.enemy()) => Some((None, now)),
                (None, Some(h)) if score::opposed(self.state, h, area) => Some((Some(h), now)),
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
        self.pay_exits(within);
    }

    fn pay_exits(&mut self, due: impl Fn(Clock) -> bool) {
        let setup = self.setup();
        for exit in setup.scoring.exits.iter().filter(|e| due(e.at)) {
            let men = score::strength_in(self.state, exit.side, setup.area(exit.area));
            let points = men.saturating_mul(exit.per_100_men).saturating_add(50) / 100;
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
        // Ended early: what is still to be paid goes to its holder, so that nobody gains by
        // sparing the last enemy.
        let turns = u16::try_from(setup.turns.len()).unwrap_or(u16::MAX);
        let later: Vec<Clock> = (turn + 1..turns).map(|t| setup.turn_start(t)).collect();
        for (i, o) in setup.objectives.iter().enumerate() {
            let times = match o.pays {
                Pays::AtEnd => 1,
                Pays::At(at) => usize::from(at > now),
                Pays::EachTurn(from, to) => {
                    later.iter().filter(|t| (from..=to).contains(t)).count()
                }
            };
            for _ in 0..times {
                self.pay_objective(i, setup.end());
            }
        }
        self.pay_exits(|at| at > now);
        self.bring_in();
        let score = score::score(self.state);
        self.public(PublicEvent::Ended { score });
    }
}
