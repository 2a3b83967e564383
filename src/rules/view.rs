//! What each side is shown of an event.

use super::event::{Event, Seen, ViewEvent};
use super::state::State;
use super::{Side, UnitId};

/// An event as a side sees it; `state` is the state after the event. Nothing hidden
/// passes: an enemy's own changes are seen only through what the side knows of him.
#[must_use]
pub fn view(state: &State, event: &Event, side: Side) -> Vec<ViewEvent> {
    let one = match event {
        Event::Unit { unit, change } if unit.side == side => {
            ViewEvent::Own { unit: *unit, change: *change }
        }
        Event::Formed { unit, value } if unit.side == side => {
            ViewEvent::Formed { unit: *unit, value: *value }
        }
        Event::Contact { side: s, contact, .. } if *s == side => ViewEvent::Contact(*contact),
        Event::ContactGone { side: s, contact } if *s == side => ViewEvent::ContactGone(*contact),
        Event::Claimed { side: s, men, pieces } if *s == side => {
            ViewEvent::Claimed { men: *men, pieces: *pieces }
        }
        Event::Public(p) => ViewEvent::Public(p.clone()),
        Event::Shot { by, at, target, seconds, reaction } => {
            return shot(state, side, *by, *at, *target, *seconds, *reaction);
        }
        Event::Stopped { unit, why } if unit.side == side => {
            ViewEvent::Stopped { unit: *unit, why: *why }
        }
        Event::Assault { units, hex, result } => ViewEvent::Assault {
            by: units.iter().map(|u| seen_as(state, side, *u)).collect(),
            hex: *hex,
            result: *result,
            ours: units.iter().any(|u| u.side == side),
        },
        Event::Message { to, script } if to.is_none_or(|t| t == side) => {
            ViewEvent::Message(*script)
        }
        _ => return Vec::new(),
    };
    vec![one]
}

fn shot(
    state: &State,
    side: Side,
    by: UnitId,
    at: crate::hex::Hex,
    target: Option<UnitId>,
    seconds: u32,
    reaction: bool,
) -> Vec<ViewEvent> {
    let shooter = seen_as(state, side, by);
    let from = match shooter {
        Seen::Unseen => None,
        _ => state.unit(by).and_then(super::Unit::hex),
    };
    let target = target.map_or(Seen::Unseen, |t| seen_as(state, side, t));
    // Fire from nowhere at nobody one knows is not noticed.
    if shooter == Seen::Unseen && !matches!(target, Seen::Own(_)) {
        return Vec::new();
    }
    vec![ViewEvent::Shot { by: shooter, from, at, target, seconds, reaction }]
}

/// How a side can name a unit: an enemy only while it is in sight.
fn seen_as(state: &State, side: Side, unit: UnitId) -> Seen {
    if unit.side == side {
        return Seen::Own(unit);
    }
    let k = &state.knowledge[side];
    let known = k.truth.iter().position(|&t| t == unit.index);
    match known.and_then(|i| k.contacts.get(i)) {
        Some(c) if c.seen && !c.gone => Seen::Enemy(c.id),
        _ => Seen::Unseen,
    }
}
