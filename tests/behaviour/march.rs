//! Marches: what is free is taken, in time and by a way that leads there; what is heavy keeps off.

use super::case::{Case, nothing};
use super::fools;
use super::trial::{Trial, kind, nearest_harm, place};
use khasan::rules::{ElementKind, Event, Side, Terrain, UnitChange};

/// All of some objectives are held at the end.
fn all_held(t: &Trial, names: &[&str]) -> Result<(), String> {
    let lost: Vec<&str> = names.iter().copied().filter(|n| !t.holds(n)).collect();
    if lost.is_empty() { Ok(()) } else { Err(format!("not taken: {}", lost.join(", "))) }
}

/// Free objectives untaken in the last turn.
pub const LAST_TURN: Case = Case {
    name: "last_turn",
    side: Side::Soviet,
    turns: 1,
    before: nothing,
    foe: fools::idle,
    fool: fools::passive,
    check: |t| all_held(t, &["North", "South"]),
};

/// One formation, two objectives.
pub const TWO_OBJECTIVES: Case = Case {
    name: "two_objectives",
    side: Side::Soviet,
    turns: 1,
    before: nothing,
    foe: fools::idle,
    fool: fools::massed,
    check: |t| all_held(t, &["North", "South"]),
};

/// A river whose direct way is closed.
pub const CLOSED_RIVER: Case = Case {
    name: "closed_river",
    side: Side::Soviet,
    turns: 5,
    before: nothing,
    foe: fools::idle,
    fool: fools::crow,
    check: |t| all_held(t, &["Mound"]),
};

/// Tanks into the marsh by the short way.
pub const MARSH: Case = Case {
    name: "marsh",
    side: Side::Soviet,
    turns: 3,
    before: nothing,
    foe: fools::idle,
    fool: fools::rush,
    check: |t| {
        let soft = |hex| matches!(t.end.field().cell(hex).map(|c| c.terrain), Some(Terrain::Marsh));
        let events = t.steps.iter().flat_map(|s| &s.events);
        let wet = events.filter(|e| match e {
            Event::Unit { unit, change: UnitChange::Stepped { to, .. } } => {
                unit.side == t.side && soft(*to)
            }
            _ => false,
        });
        match wet.count() {
            0 => all_held(t, &["Mound"]),
            n => Err(format!("{n} steps into the marsh")),
        }
    },
};

/// Guns into the reach of the enemy's rifles.
pub const GUNS_IN_REACH: Case = Case {
    name: "guns_in_reach",
    side: Side::Soviet,
    turns: 3,
    before: nothing,
    foe: fools::passive,
    fool: fools::crow,
    check: |t| {
        for s in t.own() {
            let Some((unit, way)) = s.marched() else { continue };
            let near =
                way.iter().map(|h| nearest_harm(&s.before, t.side, *h)).min().unwrap_or(u32::MAX);
            if kind(&s.before, unit) == ElementKind::Gun && near <= 400 {
                return Err(format!("turn {}: guns at {near} m from the enemy", s.turn + 1));
            }
        }
        Ok(())
    },
};

/// A reserve that nobody calls.
pub const IDLE_RESERVE: Case = Case {
    name: "idle_reserve",
    side: Side::Soviet,
    turns: 2,
    before: nothing,
    foe: fools::passive,
    fool: fools::passive,
    check: |t| {
        // Whoever has fired all he has goes back for more.
        let near = |n: &str| {
            let mut all = t.own_ends().filter_map(|s| place(s, t.unit(n)));
            all.any(|h| h.distance(t.at("1104")) <= 6)
        };
        let all = ["Tanks", "3rd Platoon", "4th Platoon"].into_iter();
        let idle: Vec<&str> = all.filter(|n| !near(n)).collect();
        if idle.is_empty() { Ok(()) } else { Err(format!("never near: {}", idle.join(", "))) }
    },
};
