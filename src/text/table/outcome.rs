//! The result of a battle beside the record of 1938.

use super::super::{capital, level, losses as losses_words, score as score_words};
use crate::rules::Setup;
use crate::rules::history::Metric;
use crate::rules::score::Losses;

/// Title and date of the battle.
#[must_use]
pub fn title(setup: &Setup) -> String {
    format!("{}, {}", setup.title, setup.date)
}

/// The level of a score.
#[must_use]
pub fn grade(setup: &Setup, points: i32) -> String {
    capital(&level(setup, points))
}

/// What a side lost.
#[must_use]
pub fn losses(l: &Losses) -> String {
    losses_words(l)
}

/// An objective and who holds it.
#[must_use]
pub fn held(objective: &str, holder: &str) -> String {
    format!("{objective}: {holder}")
}

/// Level and points of the record.
#[must_use]
pub fn history_score(setup: &Setup, points: i32) -> String {
    format!("{}: {}", grade(setup, points), score_words(points))
}

/// What a figure of the record is about, as a heading.
#[must_use]
pub const fn subject(metric: Metric) -> &'static str {
    match metric {
        Metric::Held(..) | Metric::Taken(..) => "Ground",
        Metric::Lost { cause: None, .. } => "Losses",
        Metric::Lost { cause: Some(_), .. } => "Men and guns by what they were lost to",
        Metric::LeaderFell(..) => LEADERS,
        Metric::Assaults(_) | Metric::BeatenOff(_) => "Assaults",
        Metric::GunsInAction { .. } => "Guns",
        Metric::Burnt(_) | Metric::Recovered(_) | Metric::AerialsFirst { .. } => "Tanks",
        Metric::Mired(_) | Metric::MiredShare { .. } => "Mud",
        Metric::Reached { .. } | Metric::Present { .. } => "Who got where",
    }
}

/// Heading of the figures about leaders.
const LEADERS: &str = "Leaders";
/// Heading of what became of each of them.
pub const FATES: &str = "What became of the leaders";
/// A figure of the record that did not come about here.
pub const NEVER: &str = "never";
/// Heading of the figures.
pub const BESIDE_THE_RECORD: &str = "Beside the record";
/// Column of this battle's figures.
pub const HERE: &str = "here";
/// The record: heading and column.
pub const THEN: &str = "1938";
/// Heading of this battle.
pub const THIS_BATTLE: &str = "This battle";
/// Button that leaves the map to be looked at.
pub const LOOK_AT_THE_MAP: &str = "Look at the map";
