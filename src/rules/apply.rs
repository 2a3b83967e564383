//! The only mutator: events into state, and view events into a perspective, by the
//! same code. Total: an event that names something that does not exist changes nothing.

use super::cohesion::note_cohesion;
use super::command::note_tasking;
use super::contact::Contact;
use super::event::{Claim, Event, PublicEvent, UnitChange};
use super::leader::note_fallen;
use super::leaderless::note_leaderless;
use super::ledger::Ledger;
use super::morale::Morale;
use super::state::{Claims, Hold, Perspective, Public, State};
use super::unit::{Place, Unit};
use super::view_event::ViewEvent;
use super::wreckage::{Wreckage, note_wreckage};
use super::{ContactId, Side, UnitId, keep_up, measure};
use crate::hex::{Dir, Hex};
use std::sync::Arc;

/// Carries an event into the state.
pub fn apply(state: &mut State, event: &Event) {
    measure::note(state, event);
    if Ledger::is_entered(event) {
        Arc::make_mut(&mut state.ledger).note(event);
    }
    let vantage = keep_up::before(state, event);
    change(state, event);
    keep_up::keep_up(state, event, vantage);
}

fn change(state: &mut State, event: &Event) {
    match event {
        Event::Unit { unit, change } => {
            change_unit(&mut state.units[unit.side], *unit, change);
            leave_behind(&mut state.knowledge[unit.side].wreckage, *unit, change);
        }
        Event::Formed { unit, value } => form(&mut state.units[unit.side], *unit, value),
        Event::Contact { side, contact, unit, sighting } => {
            state.knowledge[*side].note(contact, unit.index, *sighting);
        }
        Event::ContactGone { side, contact: old } | Event::Replaced { side, old, .. } => {
            state.knowledge[*side].dismiss(*old);
        }
        Event::Claimed { side, claim } => note_claim(&mut state.knowledge[*side].claims, *claim),
        Event::Stormed { side, from, hex } => {
            note_stormed(&mut state.knowledge[*side].stormed, *from, *hex);
        }
        Event::Cohesion { side, now } => {
            note_cohesion(Arc::make_mut(&mut state.knowledge[*side].cohesion), now);
        }
        Event::Leader { side, now } => note_fallen(&mut state.knowledge[*side].fallen, now),
        Event::Leaderless { side, now } => {
            note_leaderless(&mut state.knowledge[*side].leaderless, *now);
        }
        Event::Field(change) => {
            state.field.change(change);
            Side::ALL.into_iter().for_each(|s| state.knowledge[s].field.change(change));
        }
        Event::Built { side, change } => {
            state.field.change(change);
            state.knowledge[*side].field.change(change);
        }
        Event::Surveyed { side, found } => {
            state.knowledge[*side].field.change_all(found.iter());
        }
        Event::Tasked { side, now, .. } => {
            note_tasking(Arc::make_mut(&mut state.knowledge[*side].tasking), now);
        }
        Event::Public(event) => {
            if matches!(event, PublicEvent::TurnBegan { .. }) {
                Side::ALL.into_iter().for_each(|s| state.knowledge[s].stormed.clear());
            }
            change_public(&mut state.public, event);
        }
        Event::ScriptDone(i) => {
            if let Some(d) = state.done.get_mut(*i as usize) {
                *d = true;
            }
        }
        Event::Done { dice, irrevocable: _ } => {
            state.dice = dice.clone();
            state.orders += 1;
        }
        Event::Shot(_)
        | Event::Stopped { .. }
        | Event::Assault { .. }
        | Event::Hunted { .. }
        | Event::Fell { .. }
        | Event::Message { .. } => {}
    }
}

impl Perspective {
    /// Carries what one saw into what one knows: the perspective before and the view
    /// events of an order give the perspective after.
    pub fn apply(&mut self, event: &ViewEvent) {
        match event {
            ViewEvent::Own { unit, change } => {
                change_unit(&mut self.units, *unit, change);
                leave_behind(&mut self.wreckage, *unit, change);
            }
            ViewEvent::Formed { unit, value } => form(&mut self.units, *unit, value),
            ViewEvent::Contact(contact) => set_contact(&mut self.contacts, contact),
            ViewEvent::ContactGone(old) | ViewEvent::Replaced { old, .. } => {
                drop_contact(&mut self.contacts, *old);
            }
            ViewEvent::Claimed(claim) => note_claim(&mut self.claims, *claim),
            ViewEvent::Stormed { from, hex } => note_stormed(&mut self.stormed, *from, *hex),
            ViewEvent::Cohesion(now) => note_cohesion(Arc::make_mut(&mut self.cohesion), now),
            ViewEvent::Leader(now) => note_fallen(&mut self.fallen, now),
            ViewEvent::Leaderless(now) => note_leaderless(&mut self.leaderless, *now),
            ViewEvent::Tasked(now) => note_tasking(Arc::make_mut(&mut self.tasking), now),
            ViewEvent::Field(change) => self.field.change(change),
            ViewEvent::Surveyed(found) => self.field.change_all(found.iter()),
            ViewEvent::Public(event) => {
                if matches!(event, PublicEvent::TurnBegan { .. }) {
                    self.stormed.clear();
                }
                change_public(&mut self.public, event);
            }
            ViewEvent::Shot { .. }
            | ViewEvent::Stopped { .. }
            | ViewEvent::Assault { .. }
            | ViewEvent::Hunted { .. }
            | ViewEvent::Message(_) => {}
        }
    }
}

/// Vehicles that their crews left stand where they were.
fn leave_behind(list: &mut Vec<Wreckage>, id: UnitId, change: &UnitChange) {
    if let UnitChange::KnockedOut { abandoned: count, hex, .. } = *change {
        note_wreckage(list, Wreckage { unit: id.index, hex, count });
    }
}

fn note_stormed(stormed: &mut Vec<(Hex, Dir)>, from: Hex, hex: Hex) {
    stormed.extend(from.dir_to(hex).map(|dir| (from, dir)));
}

fn form(units: &mut Vec<Unit>, id: UnitId, value: &Unit) {
    if units.len() == id.index as usize {
        units.push(*value);
    }
}

fn set_contact(contacts: &mut Vec<Contact>, contact: &Contact) {
    match contacts.get_mut(usize::from(contact.id.0)) {
        Some(c) => *c = *contact,
        None => contacts.push(*contact),
    }
}

fn drop_contact(contacts: &mut [Contact], id: ContactId) {
    if let Some(c) = contacts.get_mut(id.0 as usize) {
        c.gone = true;
        c.seen = false;
    }
}

fn note_claim(claims: &mut Claims, claim: Claim) {
    // What is reported too low is furthest from the truth.
    let off = |n: u16, pct: u8| {
        let pct = u32::from(pct.min(49));
        u32::from(n) * 100 * pct / (100 - pct)
    };
    claims.men += u32::from(claim.men);
    claims.men_off += off(claim.men, claim.men_off_pct);
    claims.pieces += u32::from(claim.pieces);
    claims.pieces_off += off(claim.pieces, claim.pieces_off_pct);
}

fn change_public(p: &mut Public, event: &PublicEvent) {
    match event {
        PublicEvent::TurnBegan { turn, side, clock } => {
            p.turn = *turn;
            p.side = *side;
            p.clock = *clock;
        }
        PublicEvent::WeatherChanged(w) => p.weather = w.clone(),
        PublicEvent::ObjectiveTaken { objective, holder, since } => {
            if let Some(h) = p.holds.get_mut(*objective as usize) {
                *h = Hold { holder: *holder, since: *since };
            }
        }
        PublicEvent::Scored { side, points, .. } => p.points[*side] += points,
        PublicEvent::Withdraw { side, area } => p.withdraw[*side] = Some(*area),
        PublicEvent::Bombarded { .. } => {}
        PublicEvent::Ended { score } => p.ended = Some(*score),
    }
}

fn change_unit(units: &mut [Unit], id: UnitId, change: &UnitChange) {
    let Some(u) = units.get_mut(id.index as usize) else { return };
    let was = u.morale();
    match *change {
        UnitChange::Refreshed { time, down } => {
            u.time = time;
            u.down = down;
            u.moved = false;
            u.fired = false;
            u.under_fire = false;
            u.turn_from = u.hex();
        }
        UnitChange::Arrived { hex, time } => {
            u.place = Place::On(hex);
            u.turn_from = Some(hex);
            u.time = time;
        }
        UnitChange::Stepped { to, facing, time, .. } => {
            u.place = Place::On(to);
            u.facing = facing;
            u.time = time;
            u.moved = true;
            u.down = false;
        }
        UnitChange::Faced { facing, time } => {
            u.facing = facing;
            u.time = time;
        }
        UnitChange::Spent { time } => u.time = time,
        UnitChange::Fired { time, ammo, target } => {
            u.time = time;
            u.ammo = ammo;
            u.target = target;
            u.fired = true;
        }
        UnitChange::Hit { killed, wounded, lost, suppression, down, struck } => {
            u.men = u.men.saturating_sub(killed + wounded);
            u.killed += killed;
            u.wounded += wounded;
            u.pieces = u.pieces.saturating_sub(lost);
            // Those that were hit before are counted already.
            u.lost += if u.immobilised { 0 } else { lost };
            u.suppression = suppression;
            u.down = down;
            u.under_fire = true;
            u.struck = Some(struck.with(u.struck));
        }
        UnitChange::Relieved { suppression } => {
            u.suppression = suppression;
            u.suppression_before = suppression;
            u.struck = None;
            u.broke = false;
        }
        UnitChange::Suppression { suppression } => u.suppression = suppression,
        UnitChange::Quality { quality } => u.quality = quality,
        UnitChange::Policy { policy } => u.policy = policy,
        UnitChange::Mired { count, at } => {
            u.mired_since = Some(at);
            u.bogged += count;
        }
        UnitChange::Split { pieces, men, aerials, .. } => {
            u.aerials = u.aerials.saturating_sub(aerials);
            u.pieces = u.pieces.saturating_sub(pieces);
            u.men = u.men.saturating_sub(men);
        }
        UnitChange::Grown { pieces, men, aerials } => {
            u.pieces += pieces;
            u.men += men;
            u.aerials += aerials;
            u.bogged += if u.immobilised { 0 } else { pieces };
        }
        UnitChange::Joined { pieces, men, aerials, .. } => {
            u.aerials += aerials;
            u.pieces += pieces;
            u.men += men;
        }
        UnitChange::Freed => u.mired_since = None,
        UnitChange::FellBack { to, time, .. } => {
            u.place = Place::On(to);
            u.time = time;
            u.moved = true;
        }
        UnitChange::Left => u.place = Place::Left,
        UnitChange::Gone => u.place = Place::Gone,
        UnitChange::Resupplied { ammo, stock } => {
            u.ammo = ammo;
            u.stock = stock;
        }
        UnitChange::Touch { lost } => u.out_of_touch = lost,
        UnitChange::LeftBehind { ammo } => u.ammo = ammo,
        UnitChange::KnockedOut { burnt, manned, aerials, men, element, .. } => {
            u.burnt += burnt;
            u.aerials = u.aerials.saturating_sub(aerials);
            u.men = u.men.saturating_sub(men);
            if manned > 0 && element.is_none() {
                (u.pieces, u.immobilised, u.mired_since) = (manned, true, None);
            }
        }
        UnitChange::Recovered { vehicles } => u.recovered += vehicles,
        UnitChange::Bonded { with } => u.together = with,
    }
    u.broke |= u.morale() == Morale::Broken && was < Morale::Broken;
}
