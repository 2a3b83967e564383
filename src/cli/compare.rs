//! Many games held against the record of the day, figure by figure.

use super::Failure;
use super::game::GameResult;
use super::spreadsheet;
use super::stats::{Spread, Stats};
use crate::rules::history::{HistoryFigure, Metric, Yardstick};
use crate::rules::{BySide, Setup, Side};
use crate::text;
use crate::text::simulation as words;
use serde::Serialize;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr;

/// A figure of the record beside those of the games.
#[derive(Serialize)]
pub(super) struct Compared {
    pub(super) label: String,
    /// Clock times in seconds, spans in minutes.
    record: Option<i32>,
    tolerance: Option<i32>,
    /// Lowest and highest median that are accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    band: Option<[i32; 2]>,
    /// Lowest and highest share of the games that are accepted, per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<[i32; 2]>,
    source: String,
    games: usize,
    #[serde(flatten)]
    spread: Spread,
    /// Of what may come about or not: the share of the games in which it did, per cent.
    #[serde(skip_serializing_if = "Option::is_none")]
    share_of_games: Option<f64>,
    /// The median of the games, or their share, lies where the record has it; not asked of the
    /// score, nor where there is no record.
    inside: Option<bool>,
    /// The figures as people read them.
    #[serde(skip)]
    shown: [String; 4],
}

/// Every figure of the record, and the score.
pub(super) fn all(setup: &Setup, games: &[GameResult]) -> Vec<Compared> {
    let of_game = |i: usize| move |g: &GameResult| g.figures.get(i).copied().flatten();
    let figures = setup.history.figures.iter().enumerate();
    let figures = figures.map(|(i, f)| figure(f, games.iter().map(of_game(i))));
    let score = setup.history.score.map(|score| {
        let spread = Spread::of(games.iter().map(|g| Some(f64::from(g.score))));
        let show = |v: Option<f64>| v.map_or_else(String::new, |v| v.to_string());
        Compared {
            label: words::SCORE.to_owned(),
            record: Some(score),
            tolerance: Some(0),
            band: None,
            share: None,
            source: String::new(),
            games: games.len(),
            share_of_games: None,
            inside: None,
            shown: [score.to_string(), show(spread.median), show(spread.low), show(spread.high)],
            spread,
        }
    });
    figures.chain(score).collect()
}

/// A figure as it came out in each of the games.
fn figure(f: &HistoryFigure, games: impl ExactSizeIterator<Item = Option<i32>>) -> Compared {
    let n = games.len();
    let mut values: Vec<Option<i32>> = games.collect();
    let so = |v: &&Option<i32>| v.is_some_and(|v| v != 0 || !f.metric.is_yes_or_no());
    let share = values.iter().filter(so).count() as f64 * 100.0 / n.max(1) as f64;
    let share_of_games = (f.metric.may_fail() && n > 0).then_some(share);
    if matches!(f.metric, Metric::BeatenOff(_)) {
        // A share of no assaults is no figure, and not a high one.
        values.retain(Option::is_some);
    }
    let spread = Spread::of(values.into_iter().map(|v| v.map(f64::from)));
    let within = |v: Option<f64>, least: i32, most: i32| {
        Some(v.is_some_and(|v| f64::from(least) <= v && v <= f64::from(most)))
    };
    let (mut record, mut tolerance, mut band, mut share) = (None, None, None, None);
    let inside = match f.yardstick {
        Yardstick::Record { value, tolerance: t } => {
            (record, tolerance) = (Some(value), Some(t));
            within(spread.median, value - t, value + t)
        }
        Yardstick::Band { least, most } => {
            band = Some([least, most]);
            within(spread.median, least, most)
        }
        Yardstick::Share { least, most } => {
            share = Some([least, most]);
            within(share_of_games, least, most)
        }
        Yardstick::Nothing => None,
    };
    let by_share = share.is_some() || f.metric.is_yes_or_no();
    let shown = match share_of_games.filter(|_| by_share) {
        Some(pct) => [words::share_of_games(pct), String::new(), String::new()],
        None => [spread.median, spread.low, spread.high].map(|v| {
            let show = |v: f64| text::metric_value(f.metric, v.round() as i32);
            v.map_or_else(|| words::NEVER.to_owned(), show)
        }),
    };
    let [median, low, high] = shown;
    Compared {
        label: f.label.clone(),
        record,
        tolerance,
        band,
        share,
        source: f.source.clone(),
        games: n,
        spread,
        share_of_games,
        inside,
        shown: [text::record(f), median, low, high],
    }
}

/// As a table for people; nothing if there is no record.
pub(super) fn table(out: &mut String, all: &[Compared]) {
    if all.is_empty() {
        return;
    }
    let width = |f: &dyn Fn(&Compared) -> usize| all.iter().map(f).max().unwrap_or(0);
    let [figure, year, low, median, high, verdict] = words::COMPARED;
    let label = width(&|c| columns(&c.label)).max(columns(figure));
    let record = width(&|c| columns(&c.shown[0])).max(columns(year));
    let mut row = |name: &str, [then, low, median, high]: [&str; 4], verdict: &str| {
        let name = padded(name, label);
        let then = " ".repeat(record.saturating_sub(columns(then))) + then;
        let _ = writeln!(out, "{name}  {then}  {low:>7}  {median:>7}  {high:>7}  {verdict}");
    };
    row(&format!("\n{figure}"), [year, low, median, high], verdict);
    for c in all {
        let [then, median, low, high] = c.shown.each_ref().map(String::as_str);
        row(&text::capital(&c.label), [then, low, median, high], words::verdict(c.inside));
    }
}

/// Columns of a terminal that words take.
fn columns(words: &str) -> usize {
    words.trim_start().width()
}

/// Words with blanks behind them up to so many columns.
fn padded(words: &str, to: usize) -> String {
    words.to_owned() + &" ".repeat(to.saturating_sub(columns(words)))
}

/// As CSV: a header and a line for each figure; then one for each side whose changed missions
/// waited.
pub(super) fn csv(
    all: &[Compared],
    waits: &BySide<Option<Stats>>,
    games: usize,
) -> Result<String, Failure> {
    const HEAD: [&str; 14] = [
        "figure",
        "record",
        "tolerance",
        "low",
        "median",
        "high",
        "inside",
        "happened",
        "games",
        "least",
        "most",
        "least_share",
        "most_share",
        "share_of_games",
    ];
    fn cell<T: ToString>(v: Option<T>) -> String {
        v.map_or_else(String::new, |v| v.to_string())
    }
    let row = |c: &Compared| {
        vec![
            c.label.clone(),
            cell(c.record),
            cell(c.tolerance),
            cell(c.spread.low),
            cell(c.spread.median),
            cell(c.spread.high),
            cell(c.inside),
            c.spread.happened.to_string(),
            c.games.to_string(),
            cell(c.band.map(|b| b[0])),
            cell(c.band.map(|b| b[1])),
            cell(c.share.map(|s| s[0])),
            cell(c.share.map(|s| s[1])),
            cell(c.share_of_games),
        ]
    };
    let head = HEAD.map(str::to_owned).to_vec();
    let waited = Side::ALL.into_iter().filter_map(|side| {
        let w = waits[side]?;
        let mut row = vec![String::new(); HEAD.len()];
        row[0] = words::missions_waited_figure(side);
        row[3..6].clone_from_slice(&[w.low, w.median, w.high].map(|v| v.to_string()));
        (row[7], row[8]) = (w.n.to_string(), games.to_string());
        Some(row)
    });
    spreadsheet::csv(std::iter::once(head).chain(all.iter().map(row)).chain(waited))
}
