//! The forecast of what a click would do.

use super::super::{
    assault_term, count, fighting_strength, fire_terms, hex, milli, muster_terms, percent, speed,
    term, terrain,
};
use crate::rules::assault::AssaultOdds;
use crate::rules::final_fire::FinalFire;
use crate::rules::fire::FireOdds;
use crate::rules::frontage::Frontage;
use crate::rules::{Forecast, Hex, Perspective, StepForecast};

/// Heading of the forecast.
pub const TITLE: &str = "Forecast";
/// How far a march is to be believed.
pub const MARCH_NOTE: &str = "Times and mire are exact, but for wire that nobody has seen; losses to fire are an estimate \
     from known enemies.";
/// Heading of the steps of a march.
pub const ON_THE_WAY: &str = "On the way";
/// How far a shot is to be believed.
pub const FIRE_NOTE: &str =
    "Exact for a target in sight: the dice are drawn from these very chances.";
/// The same where the target's strength or nerves are not known.
pub const FIRE_ESTIMATE_NOTE: &str = "On what is reported of the target; in brackets what it may \
                                      be in truth, by which the dice are drawn.";
/// Heading of the terms.
pub const TERMS: &str = "How it comes about";
/// Row of what the firer has left after it.
pub const ROUNDS_AFTER: &str = "ammunition after it";
/// Row of what may lie there unseen.
pub const UNSEEN: &str = "not reckoned";

/// What may lie there unseen, if anything may.
#[must_use]
pub const fn unseen(works: bool, wire: bool) -> Option<&'static str> {
    match (works, wire) {
        (true, true) => Some("works and wire that nobody is near enough to see"),
        (true, false) => Some("works that nobody is near enough to see"),
        (false, true) => Some("wire that nobody is near enough to see"),
        (false, false) => None,
    }
}

/// Heading of the answer to fire.
pub const ANSWER: &str = "Their answer, an estimate";
/// Row of what the answer may cost.
pub const MAY_COST_US: &str = "may cost us";
/// Heading of what others may do.
pub const OTHERS: &str = "Whoever else sees it";
/// Row of what they may cost.
pub const AT_MOST: &str = "at most";
/// How far an assault is to be believed.
pub const ASSAULT_NOTE: &str =
    "Exact if no others fire on those who close in and nobody unknown is there.";
/// The same where their strength or nerves are not known.
pub const ASSAULT_ESTIMATE_NOTE: &str = "On what is reported of them; in brackets what it may be \
                                         in truth, if no others fire on those who close in and \
                                         nobody unknown is there.";
/// Row of the chance to take the hex.
pub const TO_TAKE_IT: &str = "to take it";
/// Row of one's own losses in men.
pub const OUR_LOSSES: &str = "our losses, men";
/// Row of the enemy's.
pub const THEIR_LOSSES: &str = "their losses, men";
/// Heading of what an assault on an enemy who is not counted may bring.
pub const IN_ALL: &str = "In all";
/// Heading of what the strengths of an assault are made of.
pub const HAND_TO_HAND: &str = "Of those who get in, hand to hand";
/// Heading of the fire that stormers come under.
pub const FINAL_FIRE: &str = "Their final fire";
/// Row of how long it lasts.
const LASTS: &str = "lasts";
/// Nobody there can fire.
const NOBODY_FIRES: &str = "nobody there fires";
/// Row of all larger losses together.
pub const MORE: &str = "more";
/// Row of what the ground may keep.
pub const MAY_MIRE: &str = "may mire";
/// Row of steps in sight of the enemy.
pub const UNDER_ENEMY_EYES: &str = "under enemy eyes";
/// Row of the steps that are not told.
pub const AND: &str = "and";

/// The forecast in a line; the answer to fire has a table of its own.
#[must_use]
pub fn headline(f: &Forecast) -> String {
    match f {
        Forecast::Fire { odds: Some(odds), estimate, seconds, .. } => {
            let what = super::super::estimate::outcome(odds, estimate);
            format!("{what}, {}", super::super::duration(*seconds))
        }
        _ => super::super::forecast(f),
    }
}

/// The chance of a result of an assault, and the losses of both sides with it in thousandths.
#[must_use]
pub fn assault_chance(chance: u64, ours: u64, theirs: u64) -> String {
    format!("{}; losses about {} to {}", percent(chance), milli(ours), milli(theirs))
}

/// Losses of a size.
#[must_use]
pub fn losses(pieces: u32, men: u32) -> String {
    match (pieces, men) {
        (0, 0) => "nobody hit".to_owned(),
        (0, m) => count(m, "man", "men"),
        (p, 0) => count(p, "vehicle or gun", "vehicles or guns"),
        (p, m) => format!("{p} knocked out, {}", count(m, "man", "men")),
    }
}

/// The terms of fire.
#[must_use]
pub fn terms(odds: &FireOdds) -> Vec<(String, String)> {
    fire_terms(odds).into_iter().map(|(a, b)| (a.to_owned(), b)).collect()
}

/// The terms of an assault: both strengths first, then what each is made of one by one, and
/// what helps the defence.
#[must_use]
pub fn strengths(odds: &AssaultOdds) -> Vec<(String, String)> {
    let mut rows = vec![
        ("our strength".to_owned(), fighting_strength(odds.attack)),
        ("their strength".to_owned(), fighting_strength(odds.defence)),
    ];
    rows.extend(waiting(&odds.waiting).map(|w| ("no room for".to_owned(), w)));
    for (whose, muster) in [("our", &odds.attackers), ("their", &odds.defenders)] {
        let of_side = |(name, value)| (format!("{whose} {name}"), value);
        rows.extend(muster_terms(muster).into_iter().map(of_side));
    }
    rows.extend(odds.terms.iter().map(|t| {
        let (a, b) = assault_term(t);
        (a.to_owned(), b)
    }));
    rows
}

/// The fire that stormers come under before they are in: how long, its factors, whom it hits,
/// and what it makes of their nerves.
#[must_use]
pub fn final_fire(fire: &FinalFire) -> Vec<(String, String)> {
    let row = |name: &str, value: String| (name.to_owned(), value);
    if fire.strain == 0 && fire.hits_milli == (0, 0) {
        return vec![row(LASTS, NOBODY_FIRES.to_owned())];
    }
    let mut rows = vec![row(LASTS, super::super::duration(fire.seconds))];
    rows.extend(fire.terms.iter().map(term).map(|(name, value)| row(name, value)));
    let (men, pieces) = fire.hits_milli;
    let men = (men > 0).then(|| format!("about {} men", milli(men)));
    let pieces = (pieces > 0).then(|| format!("about {} vehicles", milli(pieces)));
    let hit: Vec<String> = men.into_iter().chain(pieces).collect();
    rows.push(row("hits of ours", hit.join(", ")));
    let points = |hundredths: u64| milli(hundredths * 10);
    let (strain, before) = (points(fire.strain), points(fire.before));
    rows.push(row("strain on nerves", format!("{strain}, from none to twice that")));
    let [held, ground, broken] = fire.limits.map(|l| milli(l * 10));
    rows.push(row("our nerves before it", format!("{before} of 100: held from {held}")));
    let worse = format!("to ground from {ground}, broken from {broken}");
    rows.push(row("worse", worse));
    rows.push(row("so we get in", percent(fire.gets_in())));
    rows
}

/// Those who find no room on their hexside: `90 men, who wait behind`.
fn waiting(w: &Frontage) -> Option<String> {
    let men = (w.men > 0).then(|| count(w.men, "man", "men"));
    let vehicles = (w.vehicles > 0).then(|| count(w.vehicles, "vehicle", "vehicles"));
    let who: Vec<String> = men.into_iter().chain(vehicles).collect();
    (!who.is_empty()).then(|| format!("{}: waiting behind", who.join(", ")))
}

/// What the ground may keep of so many vehicles: `34 % each, about 1.7 of 5`.
#[must_use]
pub fn mire(vehicles: u16, bog: u64) -> String {
    let kept = (u64::from(vehicles) * 1000 * (bog >> 8)) >> 24;
    format!("{} each, about {} of {vehicles}", percent(bog), milli(kept))
}

/// A step on the ground, `(where, what it takes)`: seconds, speed and the chance to mire.
#[must_use]
pub fn step(
    p: &Perspective,
    at: Hex,
    seconds: u32,
    metres_an_hour: u32,
    bog: u64,
) -> (String, String) {
    let mut value = format!("{seconds} s at {}", speed(metres_an_hour));
    if bog > 0 {
        value.push_str(&format!(", mire {}", percent(bog)));
    }
    let ground = p.field().cell(at).map_or("", |c| terrain(c.terrain));
    (format!("{} {ground}", hex(p, at)), value)
}

/// The same with what known enemies' fire may cost on it.
#[must_use]
pub fn step_under_fire(p: &Perspective, s: &StepForecast) -> (String, String) {
    let (what, mut value) = step(p, s.hex, s.seconds, s.speed, s.bog);
    if s.men_at_risk_milli > 0 {
        value.push_str(&format!(", fire {}", milli(s.men_at_risk_milli)));
    }
    if s.pieces_at_risk_milli > 0 {
        value.push_str(&format!(", fire {}", milli(s.pieces_at_risk_milli)));
    }
    (what, value)
}

/// How many steps are watched, and by how many at most.
#[must_use]
pub fn watched(watched: usize, steps: usize, most: u32) -> String {
    format!("{watched} of {steps} steps, by up to {most}")
}

/// So many steps that are not told.
#[must_use]
pub fn steps_more(steps: usize) -> String {
    format!("{steps} steps more")
}
