//! Tanks among infantry and the tanks of commanders, in words.

use super::{capital, count, distance, hex, list, percent, seen, unit};
use crate::rules::formation::own_force;
use crate::rules::hunt::{HuntOdds, HuntTerm};
use crate::rules::{
    Clock, FormationId, Hex, Leaderless, Perspective, Seen, Setup, Side, Together, UnitId,
};

/// Row of the infantry that hunts vehicles where they march to.
pub const HUNTED_THERE: &str = "hunted there";
/// Row of the infantry that hunts vehicles.
pub const HUNTED: &str = "hunted";
/// Row of the vehicles with rail aerials.
pub const AERIALS: &str = "rail aerials";
/// Explains them.
pub const AERIALS_HINT: &str = "They mark the tanks of commanders: guns pick them first, and the \
    battalion halts when its commander's and two company commanders' are gone.";
/// Row of the radio of the commander's tank.
pub const RADIO: &str = "radio";
/// Row of the battalion of tanks without leaders.
pub const LEADERLESS: &str = "leaderless";
/// Row of vehicles that were hit and are still manned.
pub const IMMOBILISED: &str = "immobilised";
/// Explains them.
pub const IMMOBILISED_HINT: &str = "Hit, and the crew fires on. It cannot drive, and nothing pulls \
    it out in this battle; it is brought in at the end if your side has the ground.";
/// Row of how long tanks and infantry have been together.
pub const TOGETHER: &str = "tanks and men";
/// Explains it.
pub const TOGETHER_HINT: &str = "Tanks and infantry that have stood next to each other for a whole \
    turn storm jointly: each helps as much of the other as there is of itself.";

/// How vehicles are hunted: `12 % each, a quarter of an hour`.
#[must_use]
pub fn hunted(odds: &HuntOdds) -> String {
    format!("{} each, a quarter of an hour", percent(odds.quarter))
}

/// The same with what it comes of and what helps; `ours`: they are one's own vehicles.
#[must_use]
pub fn hunted_hint(odds: &HuntOdds, ours: bool) -> String {
    let who = if ours { "Steady enemy infantry in sight" } else { "Your steady infantry" };
    let terms: Vec<String> = odds.terms.iter().map(hunt_term).collect();
    let remedy = if ours {
        " Steady infantry of your own as near keeps it off, and moving helps."
    } else {
        " Unless infantry of theirs that you do not see keeps it off."
    };
    format!(
        "{who} hunts them: {} until this turn ends ({}).{remedy}",
        percent(odds.chance),
        terms.join("; ")
    )
}

/// What those who cannot fire at vehicles do to them where they stand.
#[must_use]
pub fn hunts_instead(odds: &HuntOdds) -> String {
    format!(" Your infantry hunts it as long as it stands so near: {}.", hunted(odds))
}

/// One factor of a hunt.
fn hunt_term(t: &HuntTerm) -> String {
    let times = |what: &str, pct: u32| format!("{what} x {}.{:02}", pct / 100, pct % 100);
    match *t {
        HuntTerm::Men(hundredths) => {
            format!("as {} trained men to each vehicle", super::milli(hundredths * 10))
        }
        HuntTerm::Few(pct) => times("few men", pct),
        HuntTerm::Immobile(pct) => times("cannot drive", pct),
        HuntTerm::CloseCountry(pct) => times("close country", pct),
        HuntTerm::Night(pct) => times("night", pct),
        HuntTerm::Moved(pct) => times("moved", pct),
    }
}

/// How far the commander's tank is off, and whether its radio reaches so far.
#[must_use]
pub fn radio(metres: u32, reaches: bool) -> String {
    let touch = if reaches { "in touch" } else { "out of touch" };
    format!("{touch}, {} to the commander's tank", distance(metres))
}

/// Explains it.
#[must_use]
pub fn radio_hint(setup: &Setup) -> String {
    format!(
        "The rail aerial of a commander's tank serves {}: so far its own tanks keep touch, and it \
         calms their nerves.",
        distance(setup.library.armour.radio_m)
    )
}

/// Since when tanks and infantry have stood together: `together since 17:15`.
#[must_use]
pub fn together(t: Together) -> String {
    let enough = if t.whole_turn { "" } else { ", not yet a whole turn" };
    format!("together since {}{enough}", t.since)
}

/// Why tanks and men who storm together do not help each other, or not all of them.
#[must_use]
pub fn apart(since: Option<Clock>) -> String {
    match since {
        Some(at) => format!("some only since {at}: a whole turn first"),
        None => "some not beside the others for a whole turn".to_owned(),
    }
}

/// How long a battalion of tanks halts: `halts and fires until taken in hand at 18:05`.
#[must_use]
pub fn halts(until: Option<Clock>) -> String {
    match until {
        Some(at) => format!("leaderless: halts and fires until taken in hand at {at}"),
        None => "leaderless: halts and fires, and no headquarters is left".to_owned(),
    }
}

/// The same explained, with why.
#[must_use]
pub fn leaderless(name: &str, until: Option<Clock>) -> String {
    let when = match until {
        Some(at) => format!("a superior headquarters has it in hand at {at}"),
        None => "no headquarters is on the map that could take it in hand".to_owned(),
    };
    format!(
        "{} has lost its commander's tank and those of two companies: its tanks halt and fire; \
         {when}. They turn, fire, rally and pull each other free meanwhile.",
        capital(name)
    )
}

/// Why an order to such a tank is refused.
#[must_use]
pub(super) fn refused(
    setup: &Setup,
    side: Side,
    battalion: FormationId,
    until: Option<Clock>,
) -> String {
    leaderless(setup.forces[side].formation_name(battalion), until)
}

/// That vehicles were hit and cannot be ordered about.
pub(super) const KNOCKED_OUT: &str = "It was hit and cannot drive, and nothing pulls it out in \
    this battle: let it fire, and keep the ground, then it is brought in at the end.";

/// What a turn made of a battalion of tanks, for the log.
#[must_use]
pub(super) fn news(before: &Perspective, now: &Leaderless) -> String {
    let name = own_force(before).formation_name(now.battalion);
    let known = before.leaderless.iter().any(|l| l.battalion == now.battalion);
    match (known, now.until) {
        (true, Some(at)) => format!("a headquarters takes {name} in hand at {at}"),
        (_, Some(at)) => {
            format!("{name} has lost its leaders: it halts and fires until {at}")
        }
        (_, None) => format!("{name} has lost its leaders, and nobody is left to lead it"),
    }
}

/// Infantry got at vehicles, for the log: the words, and whether they are one's own.
#[must_use]
pub(super) fn hunt(p: &Perspective, target: Seen, at: Hex, vehicles: u16) -> (String, bool) {
    let (who, what) = (seen(p, target), count(vehicles.into(), "vehicle", "vehicles"));
    let at = hex(p, at);
    match target {
        Seen::Own(_) => (format!("enemy infantry gets at {who} in {at}: {what} hit"), true),
        _ => (format!("our infantry gets at {who} in {at}: {what} hit"), false),
    }
}

/// What became of vehicles that were hit: `platoon 4: 1 burns, 2 left by their crews`.
#[must_use]
pub(super) fn knocked_out(
    p: &Perspective,
    id: UnitId,
    [burnt, abandoned, manned, aerials]: [u16; 4],
) -> String {
    let mut parts = Vec::new();
    for (n, one, many) in [
        (burnt, "burns", "burn"),
        (abandoned, "left by its crew", "left by their crews"),
        (manned, "immobilised, its crew fires on", "immobilised, their crews fire on"),
    ] {
        if n > 0 {
            parts.push(format!("{n} {}", if n == 1 { one } else { many }));
        }
    }
    let marked = match aerials {
        0 => String::new(),
        n => format!("; {} among them", count(n.into(), "commander's tank", "commanders' tanks")),
    };
    format!("{}: {}{marked}", unit(p, id), list(&parts))
}

/// What became of all vehicles that a side lost: `of the vehicles 9 burnt, 30 recovered, 12 left
/// to the enemy`; nothing if it lost none. `burnt` and `recovered` of `lost` vehicles.
#[must_use]
pub fn fate(lost: u32, burnt: u32, recovered: u32) -> Option<String> {
    let left = lost.saturating_sub(burnt + recovered);
    (lost > 0).then(|| {
        format!(
            "{lost} vehicles hit: {burnt} burnt, {recovered} recovered, {left} left to the enemy"
        )
    })
}

/// Wrecks in a hex, for the footnote of the map.
#[must_use]
pub fn wrecks(n: u16) -> String {
    count(n.into(), "wreck", "wrecks")
}
