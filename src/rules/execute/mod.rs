//! Carrying out orders. The only place that draws dice; every change goes through
//! [`apply()`](super::apply()) as an event.

mod armour;
mod assault;
mod command;
mod fire;
mod leader;
mod march;
mod survey;
mod turn;

use super::apply::apply;
use super::cause::HitBy;
use super::check::{check_known, face_cost};
use super::contact::Contact;
use super::dice::Dice;
use super::dist::Dist;
use super::event::{Claim, Event, Irrevocable, PublicEvent, UnitChange};
use super::knowledge::{News, drawn_error, forget, look, news_of, tells_anything};
use super::order::{Order, Refusal};
use super::rally::rallied;
use super::setup::Setup;
use super::state::State;
use super::supply::carried_off;
use super::unit::Unit;
use super::{Side, UnitId};
use std::sync::Arc;

/// Begins a battle: units placed, and the first side's start phase done. The events
/// are those of that phase.
#[must_use]
pub fn start(setup: Arc<Setup>, seed: u64) -> (State, Vec<Event>) {
    let mut state = State::new(setup, seed);
    let mut x = Exec::new(&mut state);
    x.open();
    let events = x.finish();
    (state, events)
}

/// Carries out an order of the side to move, with everything that follows from it.
///
/// # Errors
/// The reason why it is refused; the state is then unchanged.
pub fn execute(state: &mut State, order: &Order) -> Result<Vec<Event>, Refusal> {
    check_known(state.known(state.public.side), order)?;
    let mut x = Exec::new(state);
    match order {
        Order::Move { unit, path } => x.march(*unit, path),
        Order::Face { unit, dir } => x.face(*unit, *dir),
        Order::Fire { unit, target, seconds } => x.fire_order(*unit, *target, *seconds),
        Order::Assault { units, hex } => {
            x.await_all(units, *hex);
            x.storm(units, *hex);
        }
        Order::Policy { unit, policy } => {
            x.change(*unit, UnitChange::Policy { policy: *policy });
        }
        Order::Rally { unit, seconds } => x.rally_order(*unit, *seconds),
        Order::Recover { unit, mired } => x.recover(*unit, *mired),
        Order::Mission { formation, mission, to } => x.task(*formation, *mission, to),
        Order::EndTurn => x.end_turn(),
    }
    Ok(x.finish())
}

/// An order being carried out.
struct Exec<'a> {
    state: &'a mut State,
    /// The side that gave it.
    side: Side,
    dice: Dice,
    events: Vec<Event>,
    irrevocable: Option<Irrevocable>,
}

impl<'a> Exec<'a> {
    fn new(state: &'a mut State) -> Exec<'a> {
        let (dice, side) = (state.dice.clone(), state.public.side);
        Exec { state, side, dice, events: Vec::new(), irrevocable: None }
    }

    fn finish(mut self) -> Vec<Event> {
        self.miss_leaders();
        let (dice, irrevocable) = (self.dice.clone(), self.irrevocable);
        self.emit(Event::Done { dice, irrevocable });
        self.events
    }

    /// The order cannot be taken back.
    fn stands(&mut self, why: Irrevocable) {
        self.irrevocable = self.irrevocable.max(Some(why));
    }

    /// Lets the dice decide. What is certain takes none.
    fn draw<T: Copy>(&mut self, odds: &Dist<T>) -> T {
        if !odds.is_certain() {
            self.stands(Irrevocable::DiceFell);
        }
        self.dice.draw(odds)
    }

    fn setup(&self) -> Arc<Setup> {
        self.state.setup.clone()
    }

    fn emit(&mut self, event: Event) {
        if self.shows_something_new(&event) {
            self.stands(Irrevocable::NewSeen);
        }
        apply(self.state, &event);
        self.events.push(event);
    }

    /// True if an event tells whoever gave the order something of the enemy that he did not
    /// know. That an enemy slipped out of sight tells nothing that the map does not.
    fn shows_something_new(&self, event: &Event) -> bool {
        match event {
            Event::ContactGone { side, .. }
            | Event::Replaced { side, .. }
            | Event::Surveyed { side, .. } => *side == self.side,
            Event::Contact { side, contact: c, .. } if *side == self.side && c.seen => {
                let known = self.state.knowledge[*side].contacts.get(usize::from(c.id.0));
                // The time of the report alone is no news.
                known.is_none_or(|old| Contact { at: c.at, ..*old } != *c)
            }
            _ => false,
        }
    }

    fn emit_all(&mut self, events: impl IntoIterator<Item = Event>) {
        for e in events {
            self.emit(e);
        }
    }

    fn public(&mut self, event: PublicEvent) {
        self.emit(Event::Public(event));
    }

    fn change(&mut self, unit: UnitId, change: UnitChange) {
        self.emit(Event::Unit { unit, change });
        let left = match change {
            UnitChange::Stepped { from, to, .. } => from != to,
            UnitChange::FellBack { .. } => true,
            _ => false,
        };
        // What lay ready stays behind.
        let lib = &self.state.setup.library;
        if let Some(ammo) = self.unit(unit).filter(|_| left).and_then(|u| carried_off(lib, &u)) {
            self.emit(Event::Unit { unit, change: UnitChange::LeftBehind { ammo } });
        }
    }

    /// A hit on a unit, entered in the ledger if it cost anything.
    fn hit(&mut self, unit: UnitId, change: UnitChange, to: HitBy) {
        let before = self.unit(unit);
        let counted = before.is_some_and(|u| u.immobilised);
        self.change(unit, change);
        if let UnitChange::Hit { killed, wounded, lost, .. } = change
            && let lost = if counted { 0 } else { lost }
            && (killed | wounded | lost) > 0
        {
            self.emit(Event::Fell { unit, killed, wounded, lost, to });
        }
        if let Some(before) = before {
            self.strike_leaders(unit, &before, change);
        }
    }

    /// The second of the game turn that a unit's clock shows.
    fn second(&self, id: UnitId) -> u32 {
        let full = self.state.setup.turn_seconds(self.state.public.turn);
        let left = self.unit(id).map_or(0, |u| u32::try_from(u.time).unwrap_or(0));
        full.saturating_sub(left)
    }

    /// A copy of a unit that exists.
    fn unit(&self, id: UnitId) -> Option<Unit> {
        self.state.unit(id).copied()
    }

    /// Ids of a side's units, mired elements included.
    fn ids(&self, side: Side) -> Vec<UnitId> {
        self.state.units(side).map(|(id, _)| id).collect()
    }

    /// Brings knowledge up to date after a unit moved, came or went, or lost its nerve.
    fn look_around(&mut self, unit: UnitId) {
        self.look_at(unit);
        self.sweep(unit.side);
        self.survey(unit);
    }

    /// Brings up to date all that a side sees.
    fn sweep(&mut self, side: Side) {
        for index in 0..self.state.units[side.enemy()].len() {
            self.learn(side, UnitId { side: side.enemy(), index: index as u16 }, false);
        }
        let gone = forget(self.state, side);
        self.emit_all(gone);
    }

    /// Brings knowledge of one unit up to date: it fired, was hit, turned.
    fn look_at(&mut self, unit: UnitId) {
        self.learn(unit.side.enemy(), unit, false);
        self.survey_under(unit);
    }

    /// True if the enemy has a unit in sight.
    fn is_seen(&self, id: UnitId) -> bool {
        self.state.knowledge[id.side.enemy()].seen_as(id.index).is_some()
    }

    /// Brings up to date what a side knows of an enemy; `met`: they have fought hand to hand.
    fn learn(&mut self, side: Side, enemy: UnitId, met: bool) {
        if !met && self.state.looked.enough(side, enemy.index) {
            debug_assert!(!tells_anything(self.state, side, enemy), "{enemy:?}");
            return;
        }
        let before = self.events.len();
        match news_of(self.state, side, enemy, met) {
            None => {}
            Some(News::Lost(event)) => self.emit(event),
            Some(News::Seen(report)) => {
                // No die that anybody may know of: who is seen by whom would show.
                let spread = if report.surer { report.spread_pct() } else { 0 };
                let error_pct = drawn_error(&mut self.dice, spread);
                let events = report.events(self.state, error_pct);
                self.emit_all(events);
            }
        }
        if !met
            && self.events.len() == before
            && let Some(look) = look(self.state, side, enemy)
        {
            self.state.looked.note(side, enemy.index, look);
        }
    }

    /// What the enemy claims of a unit's losses, as he sees it: the difference that they make to
    /// his report of it. `before`: the unit before them.
    fn claim(&mut self, id: UnitId, before: &Unit) {
        let (side, after) = (id.side.enemy(), self.unit(id).unwrap_or(*before));
        let k = &self.state.knowledge[side];
        let Some(c) = k.seen_as(id.index) else { return };
        let report = k.sighting(c.id);
        let less = |a: u16, b: u16| report.reported(a).saturating_sub(report.reported(b));
        let pieces = match c.counted {
            // It was claimed when it was stopped.
            _ if before.immobilised => 0,
            true => before.pieces.saturating_sub(after.pieces),
            false => less(before.pieces, after.pieces),
        };
        let claim = Claim {
            men: less(before.men, after.men),
            men_off_pct: c.spread_pct,
            pieces,
            pieces_off_pct: c.piece_spread_pct(),
        };
        if claim.men > 0 || claim.pieces > 0 {
            self.emit(Event::Claimed { side, claim });
        }
    }

    fn face(&mut self, id: UnitId, dir: crate::hex::Dir) {
        let Some(u) = self.unit(id) else { return };
        let seconds = face_cost(&self.state.setup, &u, dir);
        let time = u.time - seconds as i32;
        self.change(id, UnitChange::Faced { facing: dir, time });
        self.look_at(id);
        self.provoke(id, seconds, &[]);
    }

    fn rally_order(&mut self, id: UnitId, seconds: u32) {
        let Some(u) = self.unit(id) else { return };
        let seconds = seconds.max(1);
        self.change(id, UnitChange::Spent { time: u.time - seconds as i32 });
        self.provoke(id, seconds, &[]);
        // Fired at while it rallies, it comes round the slower.
        let Some(u) = self.unit(id).filter(|u| u.hex().is_some()) else { return };
        let suppression = rallied(self.state.known(id.side), id, &u, seconds);
        self.change(id, UnitChange::Suppression { suppression });
        self.look_around(id);
    }
}
