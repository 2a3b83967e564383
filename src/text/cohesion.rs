//! What losses leave of nerves, and battalions that have had enough, in words.

use super::{capital, duration};
use crate::rules::formation::own_force;
use crate::rules::{Cohesion, Comrades, FormationId, NerveFloor, Perspective, Spent, SpentCause};

/// Row of the battalion that storms nothing.
pub const SPENT: &str = "had enough";
/// That it does no more, in short.
pub const SPENT_SHORT: &str = "storms nothing";

/// What losses leave, with how that comes about: `losses of the company 23 %: not below 46`.
#[must_use]
pub fn floor(f: &NerveFloor) -> String {
    let whose = match f.of {
        Comrades::Company(_) => "losses of the company",
        Comrades::Group(_) => "losses of the group",
        Comrades::Alone => "losses",
    };
    format!("{whose} {} %: not below {}", f.loss_pct, f.points)
}

/// Why nothing comes of rallying.
#[must_use]
pub(super) fn at_floor(loss_pct: u8, points: u8) -> String {
    format!(
        "Losses of {loss_pct} % keep suppression at {points} for the rest of the battle, and \
         rallying does not help: let it fire from where it is, and send others forward."
    )
}

/// What happened to a battalion: `has lost 34 % of its men`.
#[must_use]
pub fn spent_cause(why: SpentCause) -> String {
    match why {
        SpentCause::Leader => "has lost its commander".to_owned(),
        SpentCause::Companies(n) => format!("has seen {n} of its companies break"),
        SpentCause::Losses(pct) => format!("has lost {pct} % of its men"),
    }
}

/// Why a battalion storms nothing, and what it takes until it does.
#[must_use]
pub fn spent(name: &str, why: SpentCause, rested_s: u32, rest_s: u32) -> String {
    let so_far = match rested_s {
        0 => "none of it is spent".to_owned(),
        s => format!("{} are spent", duration(s)),
    };
    let rest = duration(rest_s);
    format!(
        "{} {}: it storms again after {rest} out of sight and unhit; {so_far}.",
        capital(name),
        spent_cause(why)
    )
}

/// How long it has still to rest: `storms nothing, 15 min of rest to go`.
#[must_use]
pub fn rest_to_go(p: &Perspective, s: Spent) -> String {
    let to_go = p.setup().library.tuning.spent_rest_s.saturating_sub(s.rested_s);
    format!("{SPENT_SHORT}, {} of rest to go", duration(to_go))
}

/// The same explained.
#[must_use]
pub fn spent_hint(p: &Perspective, battalion: FormationId, s: Spent) -> String {
    let name = own_force(p).formation_name(battalion);
    let rest_s = p.setup().library.tuning.spent_rest_s;
    format!(
        "{} It defends, fires, moves and withdraws. What counts is whole turns in which nothing \
         strikes any of its units, at the end of which no unbroken enemy in sight has one in view.",
        spent(name, s.why, s.rested_s, rest_s)
    )
}

/// What a turn made of a battalion, for the log: what happened, and whether that is good; none
/// if it is no news.
#[must_use]
pub(super) fn news(before: &Perspective, now: &Cohesion) -> Option<(String, bool)> {
    let was = before.spent(now.battalion);
    let name = own_force(before).formation_name(now.battalion);
    match (was, now.spent) {
        (None, Some(s)) => Some((
            format!("{name} {} and storms nothing until it has rested", spent_cause(s.why)),
            false,
        )),
        (Some(_), None) => Some((format!("{name} has rested and storms again"), true)),
        _ => None,
    }
}
