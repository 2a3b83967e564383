//! Formations in words.

use super::{count, unit};
use crate::rules::formation::{Mire, Strength};
use crate::rules::{Perspective, UnitId};

/// Units that are no formation, by name: `1st Company`, `1st Company and 3 others`.
#[must_use]
pub fn gathering(p: &Perspective, units: &[UnitId]) -> String {
    match units {
        [] => String::new(),
        [one] => unit(p, *one),
        [first, rest @ ..] => {
            let more = count(rest.len() as u32, "other", "others");
            format!("{} and {more}", unit(p, *first))
        }
    }
}

/// What some units have: `640 men, 9 vehicles, 3 mired, 4 guns`.
#[must_use]
pub fn holding(s: &Strength) -> String {
    let mut parts = Vec::new();
    if s.men > 0 {
        parts.push(count(s.men, "man", "men"));
    }
    if s.running > 0 {
        parts.push(count(s.running, "vehicle", "vehicles"));
    }
    if s.mired > 0 {
        parts.push(format!("{} mired", s.mired));
    }
    if s.immobilised > 0 {
        parts.push(format!("{} immobilised", s.immobilised));
    }
    if s.guns > 0 {
        parts.push(count(s.guns, "gun", "guns"));
    }
    parts.join(", ")
}

/// All of it in a short line: `640 men, 9 vehicles; 5/14 ready, 2 pinned`.
#[must_use]
pub fn strength_line(s: &Strength) -> String {
    let parts = [holding(s), faring(s)];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
    if parts.is_empty() { "no more".to_owned() } else { parts.join("; ") }
}

/// As short as can be: `640 men`, `4319 + 57 veh.`
#[must_use]
pub fn strength_brief(s: &Strength) -> String {
    match (s.men, s.running) {
        (0, 0) => String::new(),
        (men, 0) => format!("{men} men"),
        (0, running) => format!("{running} veh."),
        (men, running) => format!("{men} + {running} veh."),
    }
}

/// How many of some units are ready: `5/14`.
#[must_use]
pub fn readiness(s: &Strength) -> String {
    match (s.units, s.awaited) {
        (0, 0) => "no more".to_owned(),
        (0, _) => "to come".to_owned(),
        (n, _) => format!("{}/{n}", s.ready),
    }
}

/// How some units fare: `5/14 ready, 2 pinned`.
fn faring(s: &Strength) -> String {
    let mut parts = Vec::new();
    if s.units > 0 {
        parts.push(format!("{}/{} ready", s.ready, s.units));
    }
    for (n, what) in [
        (s.pinned, "pinned"),
        (s.broken, "broken"),
        (s.low, "low on ammunition"),
        (s.empty, "out of ammunition"),
        (s.awaited, "to come"),
    ] {
        if n > 0 {
            parts.push(format!("{n} {what}"));
        }
    }
    parts.join(", ")
}

/// What became of one's own vehicles that stuck.
#[must_use]
pub fn mire(m: &Mire) -> String {
    format!("Mired: {} now, {} freed, {} lost", m.now, m.freed, m.lost)
}

/// The enemy's vehicles that are seen stuck.
#[must_use]
pub fn enemy_mired(vehicles: u32) -> String {
    format!("Of the enemy {} mired, as far as seen", count(vehicles, "vehicle", "vehicles"))
}
