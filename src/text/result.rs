//! Points, levels, objectives, and the record of 1938.

use super::{adjective, capital, count};
use crate::rules::score::{Grade, Losses, level as level_of};
use crate::rules::setup::{HistoryFigure, Metric, Objective, Pays};
use crate::rules::{Clock, Hold, Setup, Side};

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
/// `Lost: 240 men + 11 guns, vehicles; enemy 70 + 2`. Nothing as long as nobody was hit.
#[must_use]
pub fn toll(own: &Losses, men: u32, pieces: u32) -> Option<String> {
    let lost = own.killed + own.wounded;
    let and = |pieces: u32, what: &str| match pieces {
        0 => String::new(),
        n => format!(" + {n}{what}"),
    };
    (lost + own.pieces + men + pieces > 0).then(|| {
        let ours = and(own.pieces, " guns, vehicles");
        format!("Lost: {lost} men{ours}; enemy {men}{}", and(pieces, ""))
    })
}

/// `40 men, 1 vehicle or gun`; `nobody`.
#[must_use]
pub fn men_and_pieces(men: u32, pieces: u32) -> String {
    let mut parts = Vec::new();
    if men > 0 {
        parts.push(count(men, "man", "men"));
    }
    if pieces > 0 {
        parts.push(count(pieces, "vehicle or gun", "vehicles or guns"));
    }
    if parts.is_empty() { "nobody".to_owned() } else { parts.join(", ") }
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

/// A history figure's label and the record: `Soviet killed: 5 (±2)`.
#[must_use]
pub fn figure(f: &HistoryFigure) -> String {
    format!("{}: {}", capital(&f.label), record(f))
}

/// The record of a figure with what is accepted: `5 (±2)`, `16:40 (±30 min)`.
#[must_use]
pub fn record(f: &HistoryFigure) -> String {
    let value = metric_value(f.metric, f.value);
    match f.metric {
        Metric::Taken(..) => format!("{value} (±{} min)", f.tolerance / 60),
        _ => format!("{value} (±{})", f.tolerance),
    }
}

/// A value of a metric: a number, a span, or a clock time.
#[must_use]
pub fn metric_value(metric: Metric, value: i32) -> String {
    match metric {
        Metric::Taken(..) => Clock(value.max(0).unsigned_abs()).to_string(),
        Metric::MiredShare { .. } => format!("{value} min"),
        _ => value.to_string(),
    }
}
