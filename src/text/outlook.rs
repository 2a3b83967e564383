//! What is foreseen of a formation order, in words.

use super::{awaits_orders, count, distance, hex_in, milli, no_post};
use crate::ai::{Digest, Doubt, Way};
use crate::rules::Setup;

/// How long it takes until they are there.
#[must_use]
pub fn arrivals(d: &Digest) -> String {
    if d.ways.is_empty() && d.stuck.is_empty() && !d.behind.is_empty() {
        return "in place".to_owned();
    }
    let (Some((a, b)), Some(turns)) = (d.arrive, d.turns) else {
        return "nobody can get there".to_owned();
    };
    let when = match turns {
        (0, 0) => "this turn".to_owned(),
        (a, b) if a == b => count(b, "turn more", "turns more"),
        (a, b) => format!("{a} to {b} turns more"),
    };
    let there = if d.ways.iter().all(|w| w.path.is_empty()) {
        "in place".to_owned()
    } else if a == b {
        format!("{when}, about {b}")
    } else {
        format!("{when}, about {a} to {b}")
    };
    match d.fit {
        Some(fit) => format!("{there}; fit again about {fit}"),
        None => there,
    }
}

/// When the changed missions that an order sends out reach their battalions; nothing where none
/// is on its way.
#[must_use]
pub fn orders_reach(d: &Digest) -> Option<String> {
    let last = d.changed.iter().max_by_key(|x| x.at)?;
    Some(super::command::reach(d.changed.len(), last))
}

/// Who does not go; nothing where all go or none can.
#[must_use]
pub fn staying(d: &Digest) -> Option<String> {
    let fire = d.ways.iter().filter(|w| w.stays()).count() as u32;
    let behind = d.behind.len() as u32;
    let fire = (fire > 0).then(|| {
        count(fire, "unit can fire from where it is", "units can fire from where they are")
    });
    let behind = (behind > 0).then(|| count(behind, "unit keeps behind", "units keep behind"));
    let parts: Vec<String> = fire.into_iter().chain(behind).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// What the ground may keep; nothing where no vehicle goes.
#[must_use]
pub fn may_mire(d: &Digest) -> Option<String> {
    (d.vehicles > 0).then(|| {
        let of = count(d.vehicles, "vehicle", "vehicles");
        if d.mire_milli == 0 {
            format!("firm ground for {of}")
        } else {
            format!("about {} of {of} may mire", milli(d.mire_milli))
        }
    })
}

/// What speaks against the order, a line each, the gravest first. `setup` prints the hexes.
#[must_use]
pub fn doubts(setup: &Setup, d: &Digest) -> Vec<String> {
    let line = |(doubt, n): (&Doubt, &u32)| {
        format!("{}: {}", count(*n, "unit", "units"), self::doubt(setup, *doubt))
    };
    let mut lines: Vec<String> = d.doubts.iter().map(line).collect();
    if d.enemies > 0 {
        let words = count(d.enemies, "enemy unit", "enemy units");
        lines.push(format!("{words} known there: taken only by storm, if the odds allow"));
    }
    lines
}

fn doubt(setup: &Setup, doubt: Doubt) -> String {
    let at = |h| hex_in(setup, h);
    match doubt {
        Doubt::Broken => "broken, to rally first".to_owned(),
        Doubt::Immobile => "cannot move at all".to_owned(),
        Doubt::BlindAndImmobile => "cannot fire there from here, nor move".to_owned(),
        Doubt::NoPost { seen_m } => no_post(seen_m),
        Doubt::Forbidden => "orders forbid going there".to_owned(),
        Doubt::NoWayForVehicles => "no way there for vehicles".to_owned(),
        Doubt::NoWay => "no way there".to_owned(),
        Doubt::AwaitsOrders { at } => awaits_orders(at),
        Doubt::Exhausted => "had enough, to rest before it attacks".to_owned(),
        Doubt::Held { at: h } => format!("the enemy holds {}", at(h)),
        Doubt::UnderFire { at: h } => format!("will halt: {} lies under fire", at(h)),
        Doubt::SoftGround { at: h } => format!("will halt: {} would swallow it", at(h)),
        Doubt::NoRoom { at: h } => format!("no room in {}", at(h)),
        Doubt::NoStock => "nothing left to draw".to_owned(),
        Doubt::CannotDraw => "the enemy is too near its stock to draw".to_owned(),
        Doubt::NoRounds => "nothing left to fire".to_owned(),
        Doubt::Waits => "will wait for the others".to_owned(),
        Doubt::MustGoNear { seen_m } => {
            format!("must go within {} of the target to see it", distance(seen_m))
        }
        Doubt::Shaken => "pinned or shaken, to rally first".to_owned(),
        Doubt::NoTime => "no time left this turn, to start in the next".to_owned(),
    }
}

/// How long one unit is under way, and what the ground may do to it.
#[must_use]
pub fn way(w: &Way) -> String {
    let mut words = super::roughly(w.seconds);
    if w.mire > 0 {
        words.push_str(&format!(", mire {}", super::percent(w.mire)));
    }
    words
}
