//! What an event makes of whom another look would tell nothing new of: see [`Looked`].
//!
//! [`Looked`]: super::looked::Looked

use super::Side;
use super::event::Event;
use super::field_change::FieldChange;
use super::looked::{Vantage, vantage};
use super::state::State;

/// What is to be compared once an event has changed the state: how the unit looks that it is
/// about.
pub(super) fn before(state: &State, event: &Event) -> Vantage {
    match event {
        Event::Unit { unit, .. } => vantage(state.unit(*unit)),
        _ => None,
    }
}

/// Keeps up with an event; `before`: how its unit looked, and `state` as it is after it.
pub(super) fn keep_up(state: &mut State, event: &Event, before: Vantage) {
    let looked = &mut state.looked;
    match event {
        Event::Unit { unit, .. } | Event::Formed { unit, .. } => {
            looked.again(unit.side.enemy(), unit.index);
            let now = state.units[unit.side].get(usize::from(unit.index));
            if vantage(now) != before {
                looked.moved(*unit, now, &state.field);
            }
        }
        Event::Contact { side, unit, .. } => looked.again(*side, unit.index),
        Event::ContactGone { side, .. } | Event::Replaced { side, .. } => looked.all_again(*side),
        // Light, clock and works change from how far all are noticed.
        Event::Public(_)
        | Event::Field(FieldChange::Works { .. })
        | Event::Built { change: FieldChange::Works { .. }, .. } => {
            Side::ALL.into_iter().for_each(|side| looked.all_again(side));
        }
        Event::Field(_)
        | Event::Built { .. }
        | Event::Surveyed { .. }
        | Event::Claimed { .. }
        | Event::Stormed { .. }
        | Event::Cohesion { .. }
        | Event::Leader { .. }
        | Event::Leaderless { .. }
        | Event::Tasked { .. }
        | Event::ScriptDone(_)
        | Event::Done { .. }
        | Event::Shot(_)
        | Event::Stopped { .. }
        | Event::Assault { .. }
        | Event::Hunted { .. }
        | Event::Fell { .. }
        | Event::Message { .. } => {}
    }
}
