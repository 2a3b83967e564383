//! How sight turns into knowledge: the events that bring each side's contacts up to date.

use super::command_loss::quality_seen;
use super::contact::Contact;
use super::event::Event;
use super::intelligence::NOBODY;
use super::sight::sees;
use super::state::State;
use super::unit::{Place, Unit};
use super::{ContactId, Side, UnitId};

/// What `side` knows of one enemy unit, if that changed. New contacts are numbered by
/// those there are, so each event must be applied before the next is asked for.
pub(super) fn refresh_target(state: &State, side: Side, target: UnitId) -> Option<Event> {
    let k = &state.knowledge[side];
    let known = k.truth.iter().position(|&t| t == target.index);
    let unit = state.unit(target)?;
    let old = known.and_then(|i| k.contacts.get(i));
    if unit.place == Place::Awaited && old.is_none() {
        return None;
    }
    let seen = unit.hex().is_some() && visible(state, side, unit);
    if !seen {
        let old = old.filter(|c| c.seen)?;
        // Whoever vanished before one's eyes is gone; whoever slipped away is remembered.
        return Some(if unit.hex().is_none() {
            Event::ContactGone { side, contact: old.id }
        } else {
            Event::Contact { side, contact: Contact { seen: false, ..*old }, unit: target }
        });
    }
    let old = old.or_else(|| reported(state, side, unit));
    let id = old.map_or(ContactId(k.contacts.len() as u16), |c| c.id);
    let contact = picture(state, side, id, unit);
    (old != Some(&contact)).then_some(Event::Contact { side, contact, unit: target })
}

/// The nearest report from before the battle that an enemy who comes into sight is taken for.
fn reported<'a>(state: &'a State, side: Side, unit: &Unit) -> Option<&'a Contact> {
    let (k, hex) = (&state.knowledge[side], unit.hex()?);
    let far = state.setup.library.works.report_m;
    let metres = |c: &Contact| state.field.metres(c.hex, hex);
    let open = k.contacts.iter().zip(&k.truth).filter(|(c, who)| **who == NOBODY && !c.gone);
    let like = open.map(|(c, _)| c).filter(|c| c.ty == unit.ty && metres(c) <= far);
    like.min_by_key(|c| metres(c))
}

fn picture(state: &State, side: Side, id: ContactId, unit: &Unit) -> Contact {
    Contact {
        id,
        ty: unit.ty,
        hex: unit.hex().unwrap_or_default(),
        seen: true,
        at: state.public.clock,
        men: unit.men,
        pieces: unit.pieces,
        quality: quality_seen(&state.setup, side.enemy(), unit),
        suppression: unit.suppression,
        facing: unit.facing,
        down: unit.down,
        moved: unit.moved,
        mired: unit.is_mired(),
        gone: false,
        aerials: unit.aerials,
        immobilised: unit.immobilised,
    }
}

/// True if any unit of `side` sees this enemy unit.
pub(super) fn visible(state: &State, side: Side, target: &Unit) -> bool {
    let w = &state.public.weather;
    state.units[side].iter().any(|o| o.hex().is_some() && sees(&state.field, w, o, target))
}

/// Remembered contacts whose hex one of the side's units stands on or next to, and
/// nobody is there: they have gone. To be asked once all that is in sight is known.
pub(super) fn forget(state: &State, side: Side) -> Vec<Event> {
    let k = &state.knowledge[side];
    let stale = k.contacts.iter().filter(|c| !c.seen && !c.gone);
    stale
        .filter(|c| state.units[side].iter().filter_map(Unit::hex).any(|h| h.distance(c.hex) <= 1))
        .map(|c| Event::ContactGone { side, contact: c.id })
        .collect()
}
