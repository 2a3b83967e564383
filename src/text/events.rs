//! Events of the whole truth, a line each, for those who look into a game with `grep`.
//!
//! The log is for players: it tells what one side saw, and leaves out what needs no words.
//! Here nothing may be left out and nothing may hide in a sentence, so an event is its kind
//! and its figures, `key=value`, named as in [`Event`]. Those names are no prose: another
//! language leaves them as they are, and scripts can rely on them. Only hexes, units and areas
//! are named as the battle names them, for their numbers in the data say nothing to a modder.

use super::{hex_in, one_line, refusal, unit_of};
use crate::rules::setup::Effect;
use crate::rules::{
    AreaId, Clock, Cohesion, Contact, Event, FallenLeader, FieldChange, Hex, HitBy, Order,
    PublicEvent, Rounds, Setup, Side, State, StopReason, Target, Tasking, UnitChange, UnitId,
};
use std::fmt::{Display, Write as _};

/// What the lines of one order have in common, and where in the battle they stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventPlace {
    /// Game turn, from 0.
    pub turn: u16,
    /// The clock at the beginning of the turn.
    pub clock: Clock,
    /// Whose turn it is.
    pub side: Side,
    /// Number of the order, from 1; 0 for what happens before the first.
    pub order: usize,
    /// What was ordered, as [`order_key`] says it; `start` before the first order.
    pub given: String,
}

/// An event, or an order, by its kind and its figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventFigures {
    /// Its kind: `stepped`.
    pub kind: &'static str,
    /// Whom it is about; nobody if it happens to a side or to all.
    pub units: Vec<UnitId>,
    /// The rest: `from=0102 to=0103`.
    pub figures: String,
}

impl EventFigures {
    fn new(kind: &'static str, units: impl IntoIterator<Item = UnitId>) -> EventFigures {
        EventFigures { kind, units: units.into_iter().collect(), figures: String::new() }
    }

    fn with(mut self, key: &str, value: impl Display) -> EventFigures {
        let space = if self.figures.is_empty() { "" } else { " " };
        let _ = write!(self.figures, "{space}{key}={value}");
        self
    }
}

/// A side as the command line names it: `soviet`, `japan`.
#[must_use]
pub const fn side_key(side: Side) -> &'static str {
    match side {
        Side::Soviet => "soviet",
        Side::Japan => "japan",
    }
}

/// A unit by its number: `soviet:3`.
#[must_use]
pub fn unit_key(id: UnitId) -> String {
    format!("{}:{}", side_key(id.side), id.index)
}

/// An order by its kind and those who got it: `move soviet:3`.
#[must_use]
pub fn order_key(order: &Order) -> String {
    let units: Vec<String> = order.units().iter().copied().map(unit_key).collect();
    let space = if units.is_empty() { "" } else { " " };
    format!("{}{space}{}", order.kind().key(), units.join(","))
}

/// One line, its parts parted by tabs: turn, clock, side, number of the order, the order, kind,
/// units, figures. `state`: with all units that the line names.
#[must_use]
pub fn event_line(state: &State, place: &EventPlace, event: &EventFigures) -> String {
    let name = |id: &UnitId| {
        let unit = state.unit(*id).map(|u| unit_of(state.setup(), id.side, u));
        format!("{} {}", unit_key(*id), one_line(&unit.unwrap_or_default()))
    };
    let units: Vec<String> = event.units.iter().map(name).collect();
    format!(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
        place.turn + 1,
        place.clock,
        side_key(place.side),
        place.order,
        place.given,
        event.kind,
        units.join(", "),
        one_line(&event.figures),
    )
}

/// An order of the side to move, so that its line can stand before those of its events.
#[must_use]
pub fn order_figures(state: &State, order: &Order) -> EventFigures {
    let setup = state.setup();
    let out = EventFigures::new("ordered", order.units().iter().copied());
    match order {
        Order::Move { path, .. } => out.with("path", hexes(setup, path)),
        Order::Face { dir, .. } => out.with("facing", format_args!("{dir:?}")),
        Order::Fire { unit, target: Target::Contact(c), seconds } => {
            let target = state.contact_unit(unit.side, *c);
            let mut out = out.with("target", target.map(unit_key).unwrap_or_default());
            out.units.extend(target);
            out.with("seconds", seconds)
        }
        Order::Fire { target: Target::Hex(h), seconds, .. } => {
            out.with("target", hex_in(setup, *h)).with("seconds", seconds)
        }
        Order::Assault { hex, .. } => out.with("hex", hex_in(setup, *hex)),
        Order::Policy { policy, .. } => out.with("policy", format_args!("{policy:?}")),
        Order::Rally { seconds, .. } => out.with("seconds", seconds),
        Order::Recover { mired, .. } => {
            let mut out = out.with("mired", unit_key(*mired));
            out.units.push(*mired);
            out
        }
        Order::Mission { formation, mission, to } => out
            .with("battalion", quoted(setup.forces[state.public().side].formation_name(*formation)))
            .with("mission", format_args!("{mission:?}"))
            .with("to", hexes(setup, to)),
        Order::EndTurn => out,
    }
}

/// An event. `state`: the one after it, or a later one.
#[must_use]
pub fn event_figures(state: &State, event: &Event) -> EventFigures {
    let setup = state.setup();
    match event {
        Event::Unit { unit, change } => change_figures(state, *unit, change),
        Event::Formed { unit, value } => {
            let parent = value.parent.map(|index| UnitId { side: unit.side, index });
            EventFigures::new("formed", [*unit].into_iter().chain(parent))
                .with("hex", value.hex().map(|h| hex_in(setup, h)).unwrap_or_default())
                .with("men", value.men)
                .with("pieces", value.pieces)
        }
        Event::Contact { side, contact, unit, sighting } => {
            contact_figures(setup, *side, contact, *unit).with("error", sighting.error_pct())
        }
        Event::Replaced { side, old, new } => EventFigures::new("replaced", None)
            .with("side", side_key(*side))
            .with("contact", old.0)
            .with("by", new.0),
        Event::ContactGone { side, contact } => {
            EventFigures::new("contact_gone", state.contact_unit(*side, *contact))
                .with("side", side_key(*side))
                .with("contact", contact.0)
        }
        Event::Claimed { side, claim } => EventFigures::new("claimed", None)
            .with("side", side_key(*side))
            .with("men", claim.men)
            .with("pieces", claim.pieces),
        Event::Cohesion { side, now } => cohesion_figures(setup, *side, now),
        Event::Leader { side, now } => leader_figures(setup, *side, now),
        Event::Leaderless { side, now } => EventFigures::new("leaderless", None)
            .with("side", side_key(*side))
            .with("battalion", quoted(setup.forces[*side].formation_name(now.battalion)))
            .with("until", now.until.map(|at| at.to_string()).unwrap_or_default()),
        Event::Hunted { unit, vehicles } => {
            EventFigures::new("hunted", [*unit]).with("vehicles", vehicles)
        }
        Event::Tasked { side, now, waited } => tasked_figures(setup, *side, now, *waited),
        Event::Field(change) => field_figures(setup, change),
        Event::Built { side, change } => field_figures(setup, change).with("side", side_key(*side)),
        Event::Surveyed { side, found } => survey_figures(setup, *side, found),
        Event::Public(e) => public_figures(setup, e),
        Event::Shot(s) => EventFigures::new("shot", [s.by].into_iter().chain(s.target))
            .with("at", hex_in(setup, s.at))
            .with("target", s.target.map(unit_key).unwrap_or_default())
            .with("seconds", s.seconds)
            .with("reaction", s.reaction),
        Event::Stopped { unit, why } => {
            let out = EventFigures::new("stopped", [*unit]);
            match why {
                StopReason::Refused(r) => {
                    out.with("why", "Refused").with("refusal", quoted(&refusal(setup, r)))
                }
                _ => out.with("why", format_args!("{why:?}")),
            }
        }
        Event::Assault { units, hex, result, defended } => {
            EventFigures::new("assault", units.iter().copied())
                .with("hex", hex_in(setup, *hex))
                .with("result", format_args!("{result:?}"))
                .with("defended", defended)
        }
        Event::Stormed { side: _, from, hex } => EventFigures::new("stormed", None)
            .with("from", hex_in(setup, *from))
            .with("hex", hex_in(setup, *hex)),
        Event::Fell { unit, killed, wounded, lost, to } => {
            let out = EventFigures::new("fell", [*unit])
                .with("killed", killed)
                .with("wounded", wounded)
                .with("lost", lost);
            match to {
                HitBy::Fire { shells_pct } => out.with("to", "Fire").with("shells_pct", shells_pct),
                to => out.with("to", format_args!("{to:?}")),
            }
        }
        Event::Done { dice, irrevocable } => {
            let out = EventFigures::new("done", None).with("draws", dice.draws());
            match irrevocable {
                Some(why) => out.with("irrevocable", format_args!("{why:?}")),
                None => out,
            }
        }
        Event::ScriptDone(index) => EventFigures::new("script_done", None).with("script", index),
        Event::Message { to, script: (index, effect) } => EventFigures::new("message", None)
            .with("to", to.map_or("both", side_key))
            .with("script", index)
            .with("effect", effect)
            .with("text", quoted(message(setup, *index, *effect))),
    }
}

fn message(setup: &Setup, script: u16, effect: u16) -> &str {
    let what = setup.events.get(script as usize).and_then(|e| e.what.get(effect as usize));
    match what {
        Some(Effect::Message(_, text)) => text,
        _ => "",
    }
}

fn change_figures(state: &State, unit: UnitId, change: &UnitChange) -> EventFigures {
    let hex = |h: Hex| hex_in(state.setup(), h);
    let new = |kind| EventFigures::new(kind, [unit]);
    let and = |kind, index| EventFigures::new(kind, [unit, UnitId { side: unit.side, index }]);
    match *change {
        UnitChange::Refreshed { time, down } => {
            new("refreshed").with("time", time).with("down", down)
        }
        UnitChange::Arrived { hex: h, time } => {
            new("arrived").with("hex", hex(h)).with("time", time)
        }
        UnitChange::Stepped { from, to, facing, time } => new("stepped")
            .with("from", hex(from))
            .with("to", hex(to))
            .with("facing", format_args!("{facing:?}"))
            .with("time", time),
        UnitChange::Faced { facing, time } => {
            new("faced").with("facing", format_args!("{facing:?}")).with("time", time)
        }
        UnitChange::Touch { lost } => new("touch").with("lost", lost),
        UnitChange::Spent { time } => new("spent").with("time", time),
        UnitChange::Fired { time, ammo, target } => {
            let target = target.and_then(|c| state.contact_unit(unit.side, c));
            let mut out = new("fired").with("time", time).with("rounds", seconds_of(ammo));
            out.units.extend(target);
            out.with("target", target.map(unit_key).unwrap_or_default())
        }
        UnitChange::Hit { killed, wounded, lost, suppression, down, struck } => new("hit")
            .with("killed", killed)
            .with("wounded", wounded)
            .with("lost", lost)
            .with("suppression", suppression)
            .with("down", down)
            .with("from", struck.from)
            .with("until", struck.to),
        UnitChange::Relieved { suppression } => new("relieved").with("suppression", suppression),
        UnitChange::Suppression { suppression } => {
            new("suppression").with("suppression", suppression)
        }
        UnitChange::Quality { quality } => new("quality").with("quality", quality),
        UnitChange::Policy { policy } => new("policy").with("policy", format_args!("{policy:?}")),
        UnitChange::Mired { count, at } => new("mired").with("count", count).with("at", at),
        UnitChange::Split { pieces, men, element, aerials } => {
            marked(and("split", element).with("pieces", pieces).with("men", men), aerials)
        }
        UnitChange::Grown { pieces, men, aerials } => {
            marked(new("grown").with("pieces", pieces).with("men", men), aerials)
        }
        UnitChange::Joined { pieces, men, element, aerials } => {
            marked(and("joined", element).with("pieces", pieces).with("men", men), aerials)
        }
        UnitChange::KnockedOut { burnt, abandoned, manned, aerials, men, element, hex: h } => {
            let index = element.unwrap_or(unit.index);
            let out =
                if element.is_some() { and("knocked_out", index) } else { new("knocked_out") };
            let out = out.with("hex", hex(h)).with("burnt", burnt).with("abandoned", abandoned);
            marked(out.with("manned", manned).with("men", men), aerials)
        }
        UnitChange::Recovered { vehicles } => new("recovered").with("vehicles", vehicles),
        UnitChange::Bonded { with } => {
            let since = with.map(|t| t.since.to_string()).unwrap_or_default();
            new("together").with("since", since)
        }
        UnitChange::Freed => new("freed"),
        UnitChange::FellBack { from, to, time } => {
            new("fell_back").with("from", hex(from)).with("to", hex(to)).with("time", time)
        }
        UnitChange::Left => new("left"),
        UnitChange::Gone => new("gone"),
        UnitChange::Resupplied { ammo, stock } => {
            new("resupplied").with("rounds", seconds_of(ammo)).with("stock", stock)
        }
        UnitChange::LeftBehind { ammo } => new("left_behind").with("rounds", seconds_of(ammo)),
    }
}

/// How many vehicles with rail aerials are concerned, if any are.
fn marked(out: EventFigures, aerials: u16) -> EventFigures {
    if aerials == 0 { out } else { out.with("aerials", aerials) }
}

fn contact_figures(setup: &Setup, side: Side, c: &Contact, unit: UnitId) -> EventFigures {
    let out = EventFigures::new("contact", [unit])
        .with("side", side_key(side))
        .with("contact", c.id.0)
        .with("type", quoted(&setup.library.unit_type(c.ty).name))
        .with("hex", hex_in(setup, c.hex))
        .with("seen", c.seen)
        .with("at", c.at)
        .with("men", c.men)
        .with("pieces", c.pieces)
        .with("quality", c.quality)
        .with("morale", format_args!("{:?}", c.morale))
        .with("spread", c.spread_pct)
        .with("counted", c.counted)
        .with("under_fire", c.under_fire)
        .with("facing", format_args!("{:?}", c.facing))
        .with("down", c.down)
        .with("moved", c.moved)
        .with("mired", c.mired)
        .with("gone", c.gone);
    let out = if c.immobilised { out.with("immobilised", true) } else { out };
    let out = out.with("rounds", c.left.small_arms).with("shells", c.left.shells);
    marked(out, c.aerials)
}

fn cohesion_figures(setup: &Setup, side: Side, now: &Cohesion) -> EventFigures {
    let out = EventFigures::new("cohesion", None)
        .with("side", side_key(side))
        .with("battalion", quoted(setup.forces[side].formation_name(now.battalion)));
    match now.spent {
        Some(s) => out.with("spent", format_args!("{:?}", s.why)).with("rested", s.rested_s),
        None => out.with("spent", ""),
    }
}

fn leader_figures(setup: &Setup, side: Side, now: &FallenLeader) -> EventFigures {
    let force = &setup.forces[side];
    let name = force.leader(now.formation).map_or("", |l| l.name.as_str());
    EventFigures::new("leader", None)
        .with("side", side_key(side))
        .with("name", quoted(name))
        .with("formation", quoted(force.formation_name(now.formation)))
        .with("fate", format_args!("{:?}", now.fate))
        .with("since", now.since)
        .with("replaced", now.replaced)
}

fn hexes(setup: &Setup, all: &[Hex]) -> String {
    let all: Vec<String> = all.iter().map(|h| hex_in(setup, *h)).collect();
    all.join(",")
}

fn tasked_figures(setup: &Setup, side: Side, now: &Tasking, waited: Option<u32>) -> EventFigures {
    let mut out = EventFigures::new("tasked", None)
        .with("side", side_key(side))
        .with("battalion", quoted(setup.forces[side].formation_name(now.battalion)))
        .with("mission", format_args!("{:?}", now.now.mission))
        .with("to", hexes(setup, &now.now.to));
    if let Some(d) = &now.next {
        out = out
            .with("next", format_args!("{:?}", d.task.mission))
            .with("next_to", hexes(setup, &d.task.to))
            .with("link", format_args!("{:?}", d.link))
            .with("at", d.at);
    }
    match waited {
        Some(s) => out.with("waited", s),
        None => out,
    }
}

fn field_figures(setup: &Setup, change: &FieldChange) -> EventFigures {
    let new = |kind| EventFigures::new(kind, None).with("hex", hex_in(setup, change.hex()));
    match *change {
        FieldChange::Works { works, .. } => new("works").with("works", format_args!("{works:?}")),
        FieldChange::Wire { dir, rows, .. } => {
            new("wire").with("dir", format_args!("{dir:?}")).with("rows", rows)
        }
        FieldChange::Crossing { dir, built, .. } => {
            new("crossing").with("dir", format_args!("{dir:?}")).with("built", built)
        }
        FieldChange::Wrecks { count, .. } => new("wrecks").with("count", count),
    }
}

/// What a side found: works and hexsides with wire, parted by commas.
fn survey_figures(setup: &Setup, side: Side, found: &[FieldChange]) -> EventFigures {
    let at = |h| hex_in(setup, h);
    let (mut works, mut wire) = (Vec::new(), Vec::new());
    for change in found {
        match *change {
            FieldChange::Works { at: h, works: kind } => works.push(format!("{kind:?}:{}", at(h))),
            FieldChange::Wire { at: h, dir, rows } => {
                wire.push(format!("{rows}:{}/{}", at(h), at(h.neighbour(dir))));
            }
            FieldChange::Crossing { .. } | FieldChange::Wrecks { .. } => {}
        }
    }
    EventFigures::new("surveyed", None)
        .with("side", side_key(side))
        .with("works", works.join(","))
        .with("wire", wire.join(","))
}

fn public_figures(setup: &Setup, event: &PublicEvent) -> EventFigures {
    let new = |kind| EventFigures::new(kind, None);
    let area = |id: AreaId| quoted(setup.areas.get(id.0 as usize).map_or("", |a| a.name.as_str()));
    let objective =
        |i: u16| quoted(setup.objectives.get(i as usize).map_or("", |o| o.name.as_str()));
    match event {
        PublicEvent::TurnBegan { turn, side, clock } => new("turn_began")
            .with("turn", turn + 1)
            .with("side", side_key(*side))
            .with("clock", clock),
        PublicEvent::WeatherChanged(w) => new("weather_changed")
            .with("visibility_m", w.visibility_m)
            .with("text", quoted(&w.text)),
        PublicEvent::ObjectiveTaken { objective: i, holder, since } => new("objective_taken")
            .with("objective", objective(*i))
            .with("holder", holder.map_or("", side_key))
            .with("since", since),
        PublicEvent::Scored { side, points, objective: i } => new("scored")
            .with("side", side_key(*side))
            .with("points", points)
            .with("objective", i.map(objective).unwrap_or_default()),
        PublicEvent::Withdraw { side, area: a } => {
            new("withdraw").with("side", side_key(*side)).with("area", area(*a))
        }
        PublicEvent::Bombarded { side, area: a } => {
            new("bombarded").with("side", side_key(*side)).with("area", area(*a))
        }
        PublicEvent::Ended { score } => new("ended").with("score", score),
    }
}

/// A text of the scenario, in quotation marks and on one line.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}

/// Ammunition: seconds of full fire of small arms, and of shells.
fn seconds_of(r: Rounds) -> String {
    format!("{}+{}", r.small_arms, r.shells)
}
