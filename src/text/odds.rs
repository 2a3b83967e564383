//! Forecasts in words: outcomes and the terms behind them.

use super::{count, duration, estimate, milli, percent};
use crate::rules::assault::AssaultTerm;
use crate::rules::fighter::SideStrength;
use crate::rules::fire::{FireOdds, Term, TermKind};
use crate::rules::{AssaultResult, FireClass, Forecast};

/// One factor of a fire forecast as `(name, value)`: `("foxholes or trench", "x 0.33")`.
#[must_use]
pub fn term(t: &Term) -> (&'static str, String) {
    let name = match t.kind {
        TermKind::Battle(FireClass::SmallArms) => "share of range fire in battle, small arms",
        TermKind::Battle(FireClass::DirectGun) => "share of range fire in battle, direct guns",
        TermKind::Battle(FireClass::IndirectGun) => "share of range fire in battle, indirect guns",
        TermKind::Quality => "quality of the firer",
        TermKind::Nerves => "nerves of the firer",
        TermKind::Moved => "the firer moved",
        TermKind::Area => "fire at a hex, target unseen",
        TermKind::Final => "share of range fire at the wire",
        TermKind::Surprise => "the firers are surprised",
        TermKind::Terrain => "cover of the ground",
        TermKind::Works => "foxholes or trench",
        TermKind::Down => "target gone to ground",
        TermKind::Density => "men to the hectare",
        TermKind::Moving => "target moving",
        TermKind::Silhouette => "size of the target",
        TermKind::SoftGround => "soft ground swallows shells",
    };
    let value = match t.kind {
        TermKind::Battle(_) | TermKind::Final => format!("{}.{} %", t.value / 10, t.value % 10),
        _ => format!("x {}.{:02}", t.value / 100, t.value % 100),
    };
    (name, value)
}

/// All factors of a fire forecast, `(name, value)`, with range and rounds first.
#[must_use]
pub fn fire_terms(odds: &FireOdds) -> Vec<(&'static str, String)> {
    let mut all =
        vec![("range", super::distance(odds.metres)), ("rounds", milli(odds.rounds_milli))];
    if let Some(flank) = odds.flank {
        let face = if flank { "side" } else { "front" };
        all.push(("armour shown", face.to_owned()));
    }
    all.extend(odds.terms.iter().map(term));
    let points = |hundredths: u64| format!("+ {} suppression", milli(hundredths * 10));
    all.push(("near misses", points(odds.press)));
    all.push(("each hit", points(odds.per_hit)));
    all
}

/// What fire may do, in one line: `1.4 men, 34 % to hit anybody, suppression to 12`.
#[must_use]
pub fn outcome(odds: &FireOdds) -> String {
    let any = odds.dist.weight(|o| o.men > 0 || o.pieces > 0);
    let mut parts = Vec::new();
    if odds.pieces_milli() > 0 {
        parts.push(format!("{} vehicles or guns", milli(odds.pieces_milli())));
    }
    if odds.men_milli() > 0 || parts.is_empty() {
        parts.push(format!("{} men", milli(odds.men_milli())));
    }
    parts.push(format!("{} to hit anybody", percent(any)));
    parts.push(format!("suppression to {}", odds.suppression()));
    parts.join(", ")
}

/// The chances of losses by size, `(what, chance)`: `("1 man", "24 %")`.
#[must_use]
pub fn bands(odds: &FireOdds) -> Vec<(String, String)> {
    let mut sums: Vec<((u32, u32), u64)> = Vec::new();
    for (o, w) in odds.dist.iter() {
        match sums.iter_mut().find(|(k, _)| *k == (o.pieces, o.men)) {
            Some((_, sum)) => *sum += w,
            None => sums.push(((o.pieces, o.men), w)),
        }
    }
    sums.sort();
    let name = |(pieces, men): (u32, u32)| match (pieces, men) {
        (0, 0) => "nobody".to_owned(),
        (0, m) => count(m, "man", "men"),
        (p, 0) => count(p, "piece", "pieces"),
        (p, m) => format!("{}, {}", count(p, "piece", "pieces"), count(m, "man", "men")),
    };
    sums.into_iter().map(|(k, w)| (name(k), percent(w))).collect()
}

/// How an assault ended.
#[must_use]
pub const fn assault_result(r: AssaultResult) -> &'static str {
    match r {
        AssaultResult::Broken => "broken by final fire",
        AssaultResult::GoneToGround => "gone to ground under fire",
        AssaultResult::Held => "held before the works",
        AssaultResult::Routed => "thrown back with loss",
        AssaultResult::Repelled => "repelled",
        AssaultResult::Taken => "hex taken",
        AssaultResult::Overrun => "defender overrun",
    }
}

/// One factor of an assault, `(name, value)`.
#[must_use]
pub fn assault_term(t: &AssaultTerm) -> (&'static str, String) {
    let (name, pct) = match *t {
        AssaultTerm::Works(p) => ("foxholes or trench", p),
        AssaultTerm::Slope(p) => ("the attacker climbs", p),
        AssaultTerm::Obstacle(p) => ("stream, ditch or wire", p),
        AssaultTerm::Surprise(p) => ("the defenders are surprised", p),
        AssaultTerm::Flame(p) => ("flame-throwers against works", p),
    };
    (name, format!("defence {}", times(pct.into())))
}

/// What the strength of a side in an assault is made of, `(name, value)`, in men: those who
/// fight, what their arms add, and what is made of all of it.
#[must_use]
pub fn muster_terms(m: &SideStrength) -> Vec<(&'static str, String)> {
    let as_men = |n: u32, worth: u64| format!("{n}, as {} men", quarters(worth));
    let adds = |worth: u64| format!("+ {} men", quarters(worth));
    let rows = [
        (m.men > 0, "men", as_men(m.men, m.men_worth)),
        (m.vehicles > 0, "vehicles", as_men(m.vehicles, m.vehicle_worth)),
        (m.weapons > 0, "machine guns", adds(m.weapons)),
        (m.grenades > 0, "grenades", adds(m.grenades)),
        (true, "quality", times(m.quality_pct)),
        (m.night_pct != 100, "skill by night", times(m.night_pct)),
        (true, "nerves", times(m.nerves_pct)),
        (m.joint_pct != 100, "tanks and men side by side", times(m.joint_pct)),
        (
            m.apart.is_some(),
            "tanks and men apart",
            super::armour::apart(m.apart.unwrap_or_default()),
        ),
    ];
    rows.into_iter().filter(|r| r.0).map(|(_, name, value)| (name, value)).collect()
}

/// A strength as so many men: one of quality 8 with nerves at a hundred per cent is one.
#[must_use]
pub fn fighting_strength(strength: u64) -> String {
    format!("as {} men", milli(strength * 10 / 4))
}

/// Quarters of a man in men, to a tenth.
fn quarters(n: u64) -> String {
    milli(n * 250)
}

/// A factor in per cent: `x 1.30`.
fn times(pct: u64) -> String {
    format!("x {}.{:02}", pct / 100, pct % 100)
}

/// What an order may bring, in one line.
#[must_use]
pub fn forecast(f: &Forecast) -> String {
    match f {
        Forecast::Move { steps, seconds, wait, left, bog } => {
            let mut parts = vec![duration(*seconds)];
            if *wait > 0 {
                parts.push(format!("{} of it waiting for orders", duration(*wait)));
            }
            if *left < 0 {
                parts.push(format!("owes {} next turn", duration(left.unsigned_abs())));
            } else {
                parts.push(format!("{} left", duration(left.unsigned_abs())));
            }
            if *bog > 0 {
                parts.push(format!("{} of miring for each vehicle", percent(*bog)));
            }
            let men: u64 = steps.iter().map(|s| s.men_at_risk_milli).sum();
            let pieces: u64 = steps.iter().map(|s| s.pieces_at_risk_milli).sum();
            if pieces > 0 {
                parts.push(format!("about {} vehicles or guns to fire", milli(pieces)));
            }
            if men > 0 {
                parts.push(format!("about {} men to fire", milli(men)));
            }
            parts.join(", ")
        }
        Forecast::Fire { odds: None, seconds, .. } => {
            format!("nobody is known to be there, {}", duration(*seconds))
        }
        Forecast::Fire { odds: Some(odds), estimate, seconds, answer, answer_estimate, others } => {
            let what = estimate::outcome(odds, estimate);
            let mut line = format!("{what}, {}", duration(*seconds));
            if let Some(a) = answer {
                let cost = estimate::outcome(a, answer_estimate);
                line.push_str(&format!("; the answer may cost {cost}"));
            }
            if let Some(others) = others_fire(*others) {
                line.push_str(&format!("; {others}"));
            }
            line
        }
        Forecast::Assault { estimate: e, seconds, .. } => format!(
            "{} to take the hex, losses {} men against {}, {} until they are in order again",
            estimate::chance(&e.won),
            estimate::figure(&e.ours),
            estimate::figure(&e.theirs),
            duration(*seconds)
        ),
        Forecast::Rally { suppression, floor } if floor.points > 0 => {
            format!("suppression falls to {suppression}; {}", super::cohesion::floor(floor))
        }
        Forecast::Rally { suppression, .. } => format!("suppression falls to {suppression}"),
        Forecast::Mission { missions } => super::command::foreseen(missions.as_ref()),
        Forecast::Plain { seconds } => duration(*seconds),
    }
}

/// What those may do who see a unit fire and are not its target: `2 others in sight may cost
/// 0.3 men`; nothing if there is nobody.
#[must_use]
pub fn others_fire((count, men, pieces): (u32, u64, u64)) -> Option<String> {
    let what = match (men, pieces) {
        (_, 1..) => format!("{} vehicles or guns", milli(pieces)),
        _ => format!("{} men", milli(men)),
    };
    let who = super::count(count, "other", "others");
    (count > 0).then(|| format!("{who} in sight may cost {what}"))
}
