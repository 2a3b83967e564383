//! Points, levels, objectives, and the record of 1938.

use super::{adjective, capital, count};
use crate::rules::history::{HistoryFigure, Metric, Yardstick};
use crate::rules::score::{Grade, Losses, level as level_of};
use crate::rules::setup::{Objective, Pays};
use crate::rules::{Assaults, Cause, Claims, Clock, Hold, Setup, Side};

/// A result by its score: `marginal Soviet victory`, `draw`.
#[must_use]
pub fn level(setup: &Setup, score: i32) -> String {
    let (winner, grade) = level_of(setup, score);
    let size = match grade {
        Grade::Draw => "draw",
        Grade::Marginal => "marginal",
        Grade::Clear => "clear",
        Grade::Decisive => "decisive",
    };
    winner.map_or_else(|| size.to_owned(), |w| format!("{size} {} victory", adjective(w)))
}

/// A score: `12 to the Soviet side`, `even`.
#[must_use]
pub fn score(points: i32) -> String {
    match points {
        0 => "even".to_owned(),
        1.. => format!("{points} to {}", super::side(Side::Soviet)),
        _ => format!("{} to {}", points.unsigned_abs(), super::side(Side::Japan)),
    }
}

/// Losses: `3 killed, 5 wounded, 1 vehicle or gun lost`; `none`.
#[must_use]
pub fn losses(l: &Losses) -> String {
    let mut parts = Vec::new();
    if l.killed > 0 {
        parts.push(format!("{} killed", l.killed));
    }
    if l.wounded > 0 {
        parts.push(format!("{} wounded", l.wounded));
    }
    if l.pieces > 0 {
        parts.push(count(l.pieces, "vehicle or gun lost", "vehicles or guns lost"));
    }
    if l.bogged > 0 {
        parts.push(format!("{} mired", l.bogged));
    }
    if parts.is_empty() { "none".to_owned() } else { parts.join(", ") }
}

/// One's own losses and those the enemy was seen to have, on a line of the narrowest panel:
/// `Lost: 240 men + 11 guns, vehicles; enemy about 70 + 2`. Nothing as long as nobody was hit.
#[must_use]
pub fn toll(own: &Losses, claims: &Claims) -> Option<String> {
    let (men, pieces) = (claims.men, claims.pieces);
    let lost = own.killed + own.wounded;
    let and = |pieces: u32, what: &str| match pieces {
        0 => String::new(),
        n => format!(" + {n}{what}"),
    };
    (lost + own.pieces + men + pieces > 0).then(|| {
        let ours = and(own.pieces, " guns, vehicles");
        let known = claims.men_off == 0 && claims.pieces_off == 0;
        let about = if known { "" } else { "about " };
        let who = if lost == 1 { "man" } else { "men" };
        format!("Lost: {lost} {who}{ours}; enemy {about}{men}{}", and(pieces, ""))
    })
}

/// Who holds an objective and since when: `Soviet since 16:45`, `nobody`. What the side
/// that moved first took in this game turn counts from the turn's end, which the clock
/// has not reached.
#[must_use]
pub fn standing(h: &Hold, now: Clock) -> String {
    match h.holder {
        None => "nobody".to_owned(),
        Some(side) if h.since > now => format!("{}, just taken", adjective(side)),
        Some(side) => format!("{} since {}", adjective(side), h.since),
    }
}

/// What an objective pays and when: `40 points to either side at the end`.
#[must_use]
pub fn objective(o: &Objective) -> String {
    let (s, j) = (o.points[Side::Soviet], o.points[Side::Japan]);
    let what = match (s, j) {
        (s, j) if s == j => format!("{} to either side", count(s, "point", "points")),
        (s, 0) => format!("{} to {}", count(s, "point", "points"), super::side(Side::Soviet)),
        (0, j) => format!("{} to {}", count(j, "point", "points"), super::side(Side::Japan)),
        (s, j) => format!(
            "{s} points to {}, {j} to {}",
            super::side(Side::Soviet),
            super::side(Side::Japan)
        ),
    };
    let when = match o.pays {
        Pays::AtEnd => "at the end".to_owned(),
        Pays::At(t) => format!("at {t}"),
        Pays::EachTurn(from, to) => format!("each turn from {from} to {to}"),
    };
    format!("{what} {when}")
}

/// What men are lost to, behind `lost to`: `small arms`.
#[must_use]
pub const fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::SmallArms => "small arms",
        Cause::Guns => "guns and mortars",
        Cause::Tanks => "tanks",
        Cause::Bombardment => "bombardment",
        Cause::CloseCombat => "close combat",
        Cause::Hunters => "tank hunters",
    }
}

/// Men lost by cause: `40 to small arms, 12 to tanks`; nothing if nobody was.
#[must_use]
pub fn lost_by_cause(men: &[(Cause, u32)]) -> Option<String> {
    let told = men.iter().filter(|(_, n)| *n > 0);
    let parts: Vec<String> = told.map(|(c, n)| format!("{n} to {}", cause(*c))).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Assaults of a side: `12 assaults, 9 of them beaten off`; nothing if it made none.
#[must_use]
pub fn assaults(a: Assaults) -> Option<String> {
    let made = count(a.made, "assault", "assaults");
    match (a.made, a.beaten_off) {
        (0, _) => None,
        (_, 0) => Some(format!("{made}, none beaten off")),
        (1, _) => Some(format!("{made}, beaten off")),
        (_, n) => Some(format!("{made}, {n} of them beaten off")),
    }
}

/// A history figure's label and the record: `Soviet killed: 5 (±2)`.
#[must_use]
pub fn figure(f: &HistoryFigure) -> String {
    format!("{}: {}", capital(&f.label), record(f))
}

/// What a figure is held against: `5 (±2)`, `16:40 (±30 min)`, `132 to 480`,
/// `yes in 70 to 100 %` of the games, `-`.
#[must_use]
pub fn record(f: &HistoryFigure) -> String {
    let show = |v| metric_value(f.metric, v);
    match f.yardstick {
        Yardstick::Record { value, tolerance } if f.metric.is_time() => {
            format!("{} (±{} min)", show(value), tolerance / 60)
        }
        Yardstick::Record { value, tolerance } => format!("{} (±{tolerance})", show(value)),
        Yardstick::Band { least, most } => band(f.metric, least, most),
        Yardstick::Share { least, most } if f.metric.is_yes_or_no() => {
            format!("yes in {}", percent(least, most))
        }
        Yardstick::Share { least, most } => format!("in {}", percent(least, most)),
        Yardstick::Nothing => "-".to_owned(),
    }
}

/// The record of a figure, to be set beside one game: `5`, `132 to 480`, `yes`.
#[must_use]
pub fn record_of_one(f: &HistoryFigure) -> String {
    match f.yardstick {
        Yardstick::Record { value, .. } => metric_value(f.metric, value),
        Yardstick::Band { least, most } => band(f.metric, least, most),
        Yardstick::Share { least, most } if f.metric.is_yes_or_no() => {
            // Of what is to be so in most games the record says that it was so.
            metric_value(f.metric, i32::from(least + most > 100))
        }
        Yardstick::Share { least, most } => format!("in {} of games", percent(least, most)),
        Yardstick::Nothing => "not known".to_owned(),
    }
}

fn band(metric: Metric, least: i32, most: i32) -> String {
    let (low, high) = (metric_value(metric, least), metric_value(metric, most));
    match metric {
        Metric::BeatenOff(_) => percent(least, most),
        _ if low == high => low,
        _ => format!("{low} to {high}"),
    }
}

fn percent(least: i32, most: i32) -> String {
    if least == most { format!("{least} %") } else { format!("{least} to {most} %") }
}

/// A value of a metric: a number, a span, a share, a clock time, yes or no.
#[must_use]
pub fn metric_value(metric: Metric, value: i32) -> String {
    match metric {
        Metric::Taken(..) => Clock(value.max(0).unsigned_abs()).to_string(),
        Metric::MiredShare { .. } => format!("{value} min"),
        Metric::BeatenOff(_) => format!("{value} %"),
        Metric::Held(..) | Metric::LeaderFell(..) => {
            if value == 0 { "no" } else { "yes" }.to_owned()
        }
        _ => value.to_string(),
    }
}
