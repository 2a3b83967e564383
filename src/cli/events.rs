//! `khasan replay --events`: everything that happened, a line each.

use super::Failure;
use super::out::{complain, say};
use super::{OK, WRONG};
use crate::play::Opened;
use crate::record::Recording;
use crate::rules::{Event, Order, PublicEvent, Refusal, Side, State, Unit, UnitId, execute};
use crate::scenario::finding::Suggestions;
use crate::text::{self, EventFigures, EventPlace};

/// Prints every event, or only those about the units named, by name or by number.
pub(super) fn print(
    recording: &Recording,
    opened: &Opened,
    units: &[String],
) -> Result<u8, Failure> {
    let mut story = Story::new(opened);
    let refused = recording.entries().iter().find_map(|e| story.carry_out(&e.order).err());
    // Now all elements that split off in play have their numbers too.
    let state = &story.state;
    let wanted = units.iter().map(|name| named(state, name)).collect::<Result<Vec<_>, _>>()?;
    let wanted = wanted.concat();
    let about = |e: &EventFigures| units.is_empty() || e.units.iter().any(|u| wanted.contains(u));
    let lines = story.events.iter().filter(|(_, e)| about(e));
    say(&lines.map(|(at, e)| text::event_line(state, at, e) + "\n").collect::<String>());
    Ok(refused.map_or(OK, |why| {
        let why = text::refusal(state.setup(), &why);
        complain(&text::recorded_order_refused(story.at.order - 1, &why));
        WRONG
    }))
}

/// A game as it is carried out again.
struct Story {
    state: State,
    at: EventPlace,
    events: Vec<(EventPlace, EventFigures)>,
}

impl Story {
    /// At its start, with the events of the first start phase.
    fn new(opened: &Opened) -> Story {
        let state = opened.game.state().clone();
        let public = state.public();
        let (turn, clock, side) = (public.turn, public.clock, public.side);
        let at = EventPlace { turn, clock, side, order: 0, given: text::BEFORE_ORDERS.to_owned() };
        let mut story = Story { state, at, events: Vec::new() };
        story.tell(&opened.opening);
        story
    }

    /// Carries out an order, or says why the rules refuse it.
    fn carry_out(&mut self, order: &Order) -> Result<(), Refusal> {
        self.at.order += 1;
        self.at.given = text::order_key(order);
        let figures = text::order_figures(&self.state, order);
        let events = execute(&mut self.state, order)?;
        self.events.push((self.at.clone(), figures));
        self.tell(&events);
        Ok(())
    }

    fn tell(&mut self, events: &[Event]) {
        for event in events {
            if let Event::Public(PublicEvent::TurnBegan { turn, side, clock }) = event {
                (self.at.turn, self.at.side, self.at.clock) = (*turn, *side, *clock);
            }
            self.events.push((self.at.clone(), text::event_figures(&self.state, event)));
        }
    }
}

/// The units that a user means: by number, one; by name, all of that name on either side and
/// their mired elements with them, or such an element alone. Case does not count.
fn named(state: &State, name: &str) -> Result<Vec<UnitId>, Failure> {
    let all = || Side::ALL.into_iter().flat_map(|s| state.units(s));
    let wanted = name.to_lowercase();
    let line = |id: UnitId, u: &Unit| {
        let lines = &state.setup().forces[id.side].units;
        lines.get(u.line as usize).map_or_else(String::new, |l| l.name.to_lowercase())
    };
    let found: Vec<UnitId> = all()
        .filter(|(id, u)| {
            text::unit_key(*id) == wanted
                || line(*id, u) == wanted
                || text::unit_of(state.setup(), id.side, u).to_lowercase() == wanted
        })
        .map(|(id, _)| id)
        .collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let names: Vec<&str> = Side::ALL
        .into_iter()
        .flat_map(|s| state.setup().forces[s].units.iter().map(|u| u.name.as_str()))
        .collect();
    let suggestions = Suggestions::new(name, names.iter().copied());
    Err(Failure::UnknownUnit(name.to_owned(), suggestions))
}
