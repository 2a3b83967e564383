//! What each side is shown of an event.

use super::event::{Event, Shot};
use super::secret::known_script;
use super::state::State;
use super::view_event::{Seen, ViewEvent};
use super::{Side, UnitId};

/// An event as a side sees it; `state` is the state after the event. Nothing hidden
/// passes: an enemy's own changes are seen only through what the side knows of him.
#[must_use]
pub fn view(state: &State, event: &Event, side: Side) -> Vec<ViewEvent> {
    let one = match event {
        Event::Unit { unit, change } => {
            (unit.side == side).then_some(ViewEvent::Own { unit: *unit, change: *change })
        }
        Event::Formed { unit, value } => {
            (unit.side == side).then_some(ViewEvent::Formed { unit: *unit, value: *value })
        }
        // Who an enemy is in truth, and how far the report is off, is nobody's to know.
        Event::Contact { side: s, contact, unit: _, sighting: _ } => {
            (*s == side).then_some(ViewEvent::Contact(*contact))
        }
        Event::ContactGone { side: s, contact } => {
            (*s == side).then_some(ViewEvent::ContactGone(*contact))
        }
        Event::Replaced { side: s, old, new } => {
            (*s == side).then_some(ViewEvent::Replaced { old: *old, new: *new })
        }
        Event::Claimed { side: s, claim } => (*s == side).then_some(ViewEvent::Claimed(*claim)),
        Event::Stormed { side: s, from, hex } => {
            (*s == side).then_some(ViewEvent::Stormed { from: *from, hex: *hex })
        }
        Event::Cohesion { side: s, now } => (*s == side).then(|| ViewEvent::Cohesion(now.clone())),
        Event::Leader { side: s, now } => (*s == side).then_some(ViewEvent::Leader(*now)),
        Event::Leaderless { side: s, now } => (*s == side).then_some(ViewEvent::Leaderless(*now)),
        Event::Hunted { unit, vehicles } => seen_hunt(state, side, *unit, *vehicles),
        Event::Tasked { side: s, now, .. } => (*s == side).then(|| ViewEvent::Tasked(now.clone())),
        Event::Field(change) => Some(ViewEvent::Field(*change)),
        // Who has not seen the place learns of it when he does.
        Event::Built { side: s, change } => (*s == side).then_some(ViewEvent::Field(*change)),
        Event::Surveyed { side: s, found } => {
            (*s == side).then(|| ViewEvent::Surveyed(found.clone()))
        }
        Event::Public(p) => Some(ViewEvent::Public(p.clone())),
        Event::Shot(shot) => seen_shot(state, side, shot),
        Event::Stopped { unit, why } => {
            (unit.side == side).then_some(ViewEvent::Stopped { unit: *unit, why: *why })
        }
        Event::Assault { units, hex, result, defended: _ } => Some(ViewEvent::Assault {
            by: units.iter().map(|u| seen_as(state, side, *u)).collect(),
            hex: *hex,
            result: *result,
            ours: units.iter().any(|u| u.side == side),
        }),
        // Numbered as the side knows the scripted events: the gaps would tell of the enemy's.
        Event::Message { script, .. } => {
            known_script(&state.setup, side, *script).map(ViewEvent::Message)
        }
        // The dice are hidden, and so is what sets a script off: it may tell of losses. What
        // somebody fell to may tell of an enemy who was not seen.
        Event::Done { .. } | Event::ScriptDone(_) | Event::Fell { .. } => None,
    };
    one.into_iter().collect()
}

fn seen_shot(state: &State, side: Side, shot: &Shot) -> Option<ViewEvent> {
    let by = seen_as(state, side, shot.by);
    let from = match by {
        Seen::Unseen => None,
        Seen::Own(_) | Seen::Enemy(_) => state.unit(shot.by).and_then(super::Unit::hex),
    };
    let target = shot.target.map_or(Seen::Unseen, |t| seen_as(state, side, t));
    // Fire from nowhere at nobody one knows is not noticed.
    if by == Seen::Unseen && !matches!(target, Seen::Own(_)) {
        return None;
    }
    let Shot { at, seconds, reaction, .. } = *shot;
    Some(ViewEvent::Shot { by, from, at, target, seconds, reaction })
}

/// Hunters know what they hunt, and who is hunted knows where he stands.
fn seen_hunt(state: &State, side: Side, unit: UnitId, vehicles: u16) -> Option<ViewEvent> {
    let target = seen_as(state, side, unit);
    let hex = state.unit(unit)?.hex()?;
    (target != Seen::Unseen).then_some(ViewEvent::Hunted { target, hex, vehicles })
}

/// How a side can name a unit: an enemy only while it is in sight.
fn seen_as(state: &State, side: Side, unit: UnitId) -> Seen {
    if unit.side == side {
        return Seen::Own(unit);
    }
    let known = state.knowledge[side].seen_as(unit.index);
    known.map_or(Seen::Unseen, |c| Seen::Enemy(c.id))
}
