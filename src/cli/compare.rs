//! Many games held against the record of the day, figure by figure.

use super::Failure;
use super::game::GameResult;
use super::spreadsheet;
use super::stats::Spread;
use crate::rules::Setup;
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
    record: i32,
    tolerance: i32,
    source: String,
    games: usize,
    #[serde(flatten)]
    spread: Spread,
    /// The median of the games lies within the tolerance; not asked of the score.
    inside: Option<bool>,
    /// The figures as people read them.
    #[serde(skip)]
    shown: [String; 4],
}

/// Every figure of the record, and the score.
pub(super) fn all(setup: &Setup, games: &[GameResult]) -> Vec<Compared> {
    let figures = setup.history.figures.iter().enumerate().map(|(i, f)| {
        let of_game = |g: &GameResult| g.figures.get(i).copied().flatten().map(f64::from);
        let spread = Spread::of(games.iter().map(of_game));
        let show = |v: Option<f64>| {
            v.map_or_else(
                || words::NEVER.to_owned(),
                |v| text::metric_value(f.metric, v.round() as i32),
            )
        };
        let (least, most) = (f64::from(f.value - f.tolerance), f64::from(f.value + f.tolerance));
        Compared {
            label: f.label.clone(),
            record: f.value,
            tolerance: f.tolerance,
            source: f.source.clone(),
            games: games.len(),
            inside: Some(spread.median.is_some_and(|m| least <= m && m <= most)),
            shown: [text::record(f), show(spread.median), show(spread.low), show(spread.high)],
            spread,
        }
    });
    let score = setup.history.score.map(|score| {
        let spread = Spread::of(games.iter().map(|g| Some(f64::from(g.score))));
        let show = |v: Option<f64>| v.map_or_else(String::new, |v| v.to_string());
        Compared {
            label: words::SCORE.to_owned(),
            record: score,
            tolerance: 0,
            source: String::new(),
            games: games.len(),
            inside: None,
            shown: [score.to_string(), show(spread.median), show(spread.low), show(spread.high)],
            spread,
        }
    });
    figures.chain(score).collect()
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

/// As CSV: a header and a line for each figure.
pub(super) fn csv(all: &[Compared]) -> Result<String, Failure> {
    const HEAD: [&str; 9] =
        ["figure", "record", "tolerance", "low", "median", "high", "inside", "happened", "games"];
    let number = |v: Option<f64>| v.map_or_else(String::new, |v| v.to_string());
    let row = |c: &Compared| {
        vec![
            c.label.clone(),
            c.record.to_string(),
            c.tolerance.to_string(),
            number(c.spread.low),
            number(c.spread.median),
            number(c.spread.high),
            c.inside.map_or_else(String::new, |i| i.to_string()),
            c.spread.happened.to_string(),
            c.games.to_string(),
        ]
    };
    let head = HEAD.map(str::to_owned).to_vec();
    spreadsheet::csv(std::iter::once(head).chain(all.iter().map(row)))
}
