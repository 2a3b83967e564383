//! What a battle is held against the record by: tallies of what the units do not show in
//! the end, such as how many vehicles ever reached a place.

use super::cause::Cause;
use super::command_loss::LeaderState;
use super::event::{Event, PublicEvent, UnitChange};
use super::history::{Contingent, Counted, Loss, Metric};
use super::leader::Fate;
use super::ledger::{Assaults, whole};
use super::morale::Morale;
use super::setup::Setup;
use super::state::State;
use super::tally::Tally;
use super::unit::Unit;
use super::{Clock, ElementKind, Side, UnitId};
use std::sync::Arc;

/// Brings the tallies up to date; `state` is the state before the event.
pub(super) fn note(state: &mut State, event: &Event) {
    let counts = matches!(event, Event::Unit { .. } | Event::Public(_));
    if state.tallies.is_empty() || !counts {
        return;
    }
    let mut tallies = std::mem::take(Arc::make_mut(&mut state.tallies));
    for (figure, tally) in state.setup.history.figures.iter().zip(&mut tallies) {
        match event {
            Event::Unit { unit, change } => changed(state, figure.metric, tally, *unit, change),
            Event::Public(event) => public(state, figure.metric, tally, event),
            _ => {}
        }
    }
    *Arc::make_mut(&mut state.tallies) = tallies;
}

fn changed(state: &State, metric: Metric, tally: &mut Tally, id: UnitId, change: &UnitChange) {
    let (part, area) = match metric {
        Metric::Reached { part, area, .. } => (part, Some(area)),
        Metric::Mired(part) | Metric::MiredShare { part, .. } => (part, None),
        Metric::AerialsFirst { part, first } => {
            return aerials_first(state, (part, first), tally, id, change);
        }
        _ => return,
    };
    let Some(u) = vehicles_of(state, part, id) else { return };
    let unaided = matches!(metric, Metric::Reached { unaided: true, .. });
    match (*change, area) {
        // Known is then who was counted, and who is not to be.
        (UnitChange::Mired { .. }, Some(_)) if unaided => *tally.slot(id.index) = u.pieces,
        (UnitChange::Split { pieces, element, .. }, Some(_)) if unaided => {
            tally.follow(id, &u, change);
            let there = state.unit(UnitId { index: element, ..id }).map_or(0, |e| e.pieces);
            *tally.slot(element) = there.saturating_add(pieces);
        }
        (
            UnitChange::Stepped { to: hex, .. }
            | UnitChange::FellBack { to: hex, .. }
            | UnitChange::Arrived { hex, .. },
            Some(area),
        ) if state.setup.area(area).contains(&hex) => tally.mark_all(id.index, &u),
        (UnitChange::Mired { .. }, None) => tally.mark_all(id.index, &u),
        (UnitChange::Split { pieces, element, .. }, None) => {
            tally.follow(id, &u, change);
            // Those that did not stick in this step may have stuck before.
            let known = tally.slot(element);
            let there = state.unit(UnitId { index: element, ..id }).map_or(0, |e| e.pieces);
            let all = there.saturating_add(pieces);
            let new = all.saturating_sub(*known);
            *known = all;
            tally.count += u32::from(new);
        }
        _ => tally.follow(id, &u, change),
    }
    if let Metric::MiredShare { part, share_pct, .. } = metric
        && tally.at.is_none()
        && u64::from(tally.count) * 100
            >= u64::from(share_pct) * vehicles(&state.setup, part).max(1)
    {
        tally.at = Some(moment(state, &u));
    }
}

/// Of the first vehicles that are hit, those with an aerial.
fn aerials_first(
    state: &State,
    (part, first): (Contingent, u16),
    tally: &mut Tally,
    id: UnitId,
    change: &UnitChange,
) {
    let UnitChange::KnockedOut { burnt, abandoned, manned, aerials, .. } = *change else { return };
    // What is hit once more had its turn.
    let Some(u) = vehicles_of(state, part, id).filter(|u| !u.immobilised) else { return };
    let aerials = aerials.min(u.aerials);
    let room = u32::from(first).saturating_sub(tally.of);
    tally.of += u32::from(burnt + abandoned + manned);
    tally.count += u32::from(aerials).min(room);
}

fn public(state: &State, metric: Metric, tally: &mut Tally, event: &PublicEvent) {
    match (metric, event) {
        (
            Metric::Taken(side, objective),
            PublicEvent::ObjectiveTaken { objective: o, holder, since },
        ) if objective == *o && *holder == Some(side) => tally.at = Some(*since),
        // Those that stand there from the beginning.
        (Metric::Reached { part, area, .. }, PublicEvent::TurnBegan { turn: 0, .. }) => {
            for (id, _) in state.units(part.side) {
                if let Some(u) = vehicles_of(state, part, id)
                    && u.hex().is_some_and(|h| state.setup.area(area).contains(&h))
                {
                    tally.mark_all(id.index, &u);
                }
            }
        }
        (
            Metric::Present { at, .. } | Metric::GunsInAction { at, .. },
            PublicEvent::TurnBegan { clock, .. },
        ) if tally.at.is_none() && *clock >= at => {
            tally.at = Some(*clock);
            tally.count = present(state, metric);
        }
        (
            Metric::Present { at, .. } | Metric::GunsInAction { at, .. },
            PublicEvent::Ended { .. },
        ) if tally.at.is_none() => {
            tally.at = Some(at);
            tally.count = present(state, metric);
        }
        _ => {}
    }
}

/// A unit of a part of the order of battle, if it consists of vehicles.
fn vehicles_of(state: &State, part: Contingent, id: UnitId) -> Option<Unit> {
    let u = state.unit(id).filter(|_| id.side == part.side)?;
    let vehicle = state.setup.library.unit_type(u.ty).is_vehicle();
    (vehicle && state.setup.is_of(part, u.line)).then_some(*u)
}

/// Vehicles a part of the order of battle has at the start.
fn vehicles(setup: &Setup, part: Contingent) -> u64 {
    let lines = setup.forces[part.side].units.iter().enumerate();
    lines
        .filter(|(i, l)| setup.library.unit_type(l.ty).is_vehicle() && setup.is_of(part, *i as u16))
        .map(|(_, l)| u64::from(l.pieces))
        .sum()
}

/// What is counted at one time.
fn present(state: &State, metric: Metric) -> u32 {
    let (part, area) = match metric {
        Metric::Present { part, area, .. } => (part, Some(state.setup.area(area))),
        Metric::GunsInAction { part, .. } => (part, None),
        _ => return 0,
    };
    let there = |u: &Unit| u.hex().is_some_and(|h| area.is_none_or(|a| a.contains(&h)));
    let units = state.units(part.side);
    units
        .filter(|(_, u)| state.setup.is_of(part, u.line) && there(u))
        .map(|(_, u)| counted(&state.setup, metric, u))
        .sum()
}

fn counted(setup: &Setup, metric: Metric, u: &Unit) -> u32 {
    let kind = setup.library.unit_type(u.ty).kind;
    match (metric, kind) {
        (Metric::Present { counted: Counted::Men, .. }, _) => u32::from(u.men),
        (Metric::Present { counted: Counted::Vehicles, .. }, ElementKind::Vehicle) => {
            u32::from(u.pieces)
        }
        (Metric::GunsInAction { .. }, ElementKind::Gun) if u.morale() == Morale::Steady => {
            u32::from(u.pieces)
        }
        _ => 0,
    }
}

/// The clock time at which a unit is, by the seconds it has spent of its turn.
fn moment(state: &State, u: &Unit) -> Clock {
    let full = i64::from(state.setup.turn_seconds(state.public.turn));
    let spent = (full - i64::from(u.time)).max(0);
    state.public.clock.plus(u32::try_from(spent).unwrap_or(0))
}

/// A figure of the record as it came out in this battle, by its place in the list: a
/// number, a clock time in seconds, or minutes. `None` if the thing did not happen.
#[must_use]
pub fn measure(state: &State, figure: usize) -> Option<i32> {
    let metric = state.setup.history.figures.get(figure)?.metric;
    let tally = state.tallies.get(figure)?;
    let value = match metric {
        Metric::Lost { part, what, cause: None } => lost(state, part, what),
        Metric::Lost { part, what, cause: Some(cause) } => {
            i64::from(lost_to(state, part, what, cause))
        }
        Metric::Held(side, objective) => {
            i64::from(state.public.holds.get(usize::from(objective))?.holder == Some(side))
        }
        Metric::Assaults(side) => i64::from(assaults(state, side).made),
        Metric::BeatenOff(side) => {
            let Assaults { made, beaten_off } = assaults(state, side);
            // To the nearest.
            let (made, beaten) = (i64::from(made), i64::from(beaten_off));
            (made > 0).then(|| (beaten * 100 + made / 2) / made)?
        }
        Metric::LeaderFell(side, formation) => {
            let fell = |l: &LeaderState| l.fate != Fate::Unhurt;
            let leader = |l: &LeaderState| l.leader.formation == formation;
            i64::from(fell(state.leaders(side).iter().find(|l| leader(l))?))
        }
        Metric::Burnt(part) => of_all(state, part, |u| u.burnt),
        Metric::Recovered(part) => of_all(state, part, |u| u.recovered),
        Metric::AerialsFirst { .. } => (tally.of > 0).then_some(i64::from(tally.count))?,
        Metric::Mired(_) | Metric::Reached { .. } => i64::from(tally.count),
        Metric::Present { .. } | Metric::GunsInAction { .. } => {
            i64::from(tally.at.map(|_| tally.count)?)
        }
        Metric::Taken(..) => i64::from(tally.at?.0),
        // To the nearest minute.
        Metric::MiredShare { from, .. } => {
            (i64::from(tally.at?.0) - i64::from(from.0) + 30).div_euclid(60)
        }
    };
    i32::try_from(value).ok()
}

fn of_all(state: &State, part: Contingent, what: impl Fn(&Unit) -> u16) -> i64 {
    let units = state.units(part.side).filter(|(_, u)| state.setup.is_of(part, u.line));
    units.map(|(_, u)| i64::from(what(u))).sum()
}

fn lost(state: &State, part: Contingent, what: Loss) -> i64 {
    let of = |u: &Unit| match what {
        Loss::Killed => i64::from(u.killed),
        Loss::Wounded => i64::from(u.wounded),
        Loss::Casualties => i64::from(u.killed) + i64::from(u.wounded),
        Loss::Pieces => i64::from(u.lost),
    };
    let units = state.units(part.side).filter(|(_, u)| state.setup.is_of(part, u.line));
    units.map(|(_, u)| of(u)).sum()
}

/// Losses of a part of the order of battle to one cause. Over all causes they add up to its
/// losses of that kind; killed and wounded of one cause, each to the nearest man, may differ by
/// one from its casualties.
#[must_use]
pub fn lost_to(state: &State, part: Contingent, what: Loss, cause: Cause) -> u32 {
    let of_part = |index: u16| {
        let unit = state.unit(UnitId { side: part.side, index });
        unit.is_some_and(|u| state.setup.is_of(part, u.line))
    };
    let entries = state.ledger.losses(part.side).iter();
    let hundredths: u64 = entries
        .filter(|e| e.cause == cause && of_part(e.unit))
        .map(|e| match what {
            Loss::Killed => u64::from(e.killed),
            Loss::Wounded => u64::from(e.wounded),
            Loss::Casualties => u64::from(e.killed) + u64::from(e.wounded),
            Loss::Pieces => u64::from(e.pieces),
        })
        .sum();
    u32::try_from(whole(hundredths, cause)).unwrap_or(u32::MAX)
}

/// How often a battalion of tanks of a side lost those who lead it, so far.
#[must_use]
pub fn leaderless_battalions(state: &State, side: Side) -> u32 {
    state.ledger.leaderless(side)
}

/// Seconds from the order to the arrival of each changed mission of a side that took effect so
/// far.
#[must_use]
pub fn mission_waits(state: &State, side: Side) -> &[u32] {
    state.ledger.waits(side)
}

/// Assaults of a side so far.
#[must_use]
pub fn assaults(state: &State, side: Side) -> Assaults {
    state.ledger.assaults(side)
}
