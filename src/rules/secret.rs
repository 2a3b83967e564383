//! What a side keeps to itself of a battle: its order of battle, its briefing, what it believes,
//! its works that nobody has seen, its plan with the ground that nobody else speaks of, and what the scenario has in store for it alone.

use super::history::Metric;
use super::intelligence::Intelligence;
use super::setup::{Area, Effect, Force, Scripted, Setup};
use super::unseen::take_off;
use super::{AreaId, BySide, Side};

/// A battle without what the other side keeps to itself. Scripted events that are the enemy's
/// alone are left out, not emptied: their number would tell of them; see [`known_script`]. An
/// area keeps its number, and loses its name and hexes where only the enemy's plan or
/// intelligence names it. The map is that which the side knows.
pub(super) fn known_to(setup: &Setup, side: Side) -> Setup {
    let enemy = side.enemy();
    let mut known = setup.clone();
    known.forces[enemy] = Force::default();
    known.briefing[enemy].clear();
    known.plans[enemy].clear();
    take_off(&mut known, &setup.unseen[side]);
    // What the enemy has not seen is his to find.
    known.unseen = BySide::default();
    known.intelligence[enemy] = Intelligence::default();
    for event in &mut known.events {
        event.what.retain(|e| is_known(e, side));
    }
    known.events.retain(|e| !e.what.is_empty());
    let planned = setup.plans[enemy].iter().map(|p| p.area);
    for named in planned.chain(setup.intelligence[enemy].areas.iter().copied()) {
        let area = known.areas.get_mut(usize::from(named.0));
        if let Some(area) = area.filter(|_| !is_spoken_of(setup, named, side)) {
            *area = Area::default();
        }
    }
    known
}

/// The indices of an effect in what a side knows of the scripted events; `None` if it knows
/// nothing of it.
pub(super) fn known_script(setup: &Setup, side: Side, script: (u16, u16)) -> Option<(u16, u16)> {
    let (event, effect) = (usize::from(script.0), usize::from(script.1));
    let known = |e: &&Effect| is_known(e, side);
    let effects = &setup.events.get(event)?.what;
    effects.get(effect).filter(known)?;
    let any = |e: &&Scripted| e.what.iter().any(|w| is_known(w, side));
    let events_before = setup.events.get(..event)?.iter().filter(any).count();
    let effects_before = effects.get(..effect)?.iter().filter(known).count();
    Some((u16::try_from(events_before).ok()?, u16::try_from(effects_before).ok()?))
}

/// True if a side knows beforehand that the scenario has this in store.
fn is_known(effect: &Effect, side: Side) -> bool {
    match effect {
        Effect::Message(to, _) => to.is_none_or(|t| t == side),
        Effect::Arrive(whose, _) | Effect::Withdraw(whose, _) | Effect::Build(whose, _) => {
            *whose == side
        }
        Effect::Weather(_) => true,
        // Whoever will be under it learns of it when it falls.
        Effect::Bombard(b) => b.side != side,
    }
}

/// True if something names an area that a side may know, or learns of when it happens: all but
/// the enemy's plan and what he believes.
fn is_spoken_of(setup: &Setup, area: AreaId, side: Side) -> bool {
    let happens = |e: &Effect| match e {
        Effect::Withdraw(_, at) => *at == area,
        Effect::Bombard(b) => b.area == area,
        Effect::Message(..) | Effect::Arrive(..) | Effect::Weather(_) | Effect::Build(..) => false,
    };
    let counts = |m: &Metric| match m {
        Metric::Reached { area: at, .. } | Metric::Present { area: at, .. } => *at == area,
        _ => false,
    };
    setup.objectives.iter().any(|o| o.area == area)
        || setup.scoring.exits.iter().any(|e| e.area == area)
        || setup.plans[side].iter().any(|p| p.area == area)
        || setup.intelligence[side].areas.contains(&area)
        || setup.history.figures.iter().any(|f| counts(&f.metric))
        || setup.events.iter().any(|e| e.what.iter().any(happens))
}
