//! The standings as a table for people.

use super::interval::Interval;
use super::standings::{BattleLine, PairCount, Shares, Standings};
use crate::text::arena as words;
use std::fmt;

impl fmt::Display for Standings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let against = |p: &super::Pairing| words::against(&p.player, &p.against);
        let names = self.players.iter().map(|s| s.player.clone());
        let names = names.chain(self.pairings.iter().map(against));
        let names = names.chain(self.battles.iter().map(|b| b.key.clone()));
        let wide = names.map(|n| n.chars().count()).max().unwrap_or(0).max(12);
        writeln!(f, "{:wide$}  {}", words::PLAYER, head(&words::STANDING))?;
        for s in &self.players {
            let cells = [format!("{:.0}", s.rating)].into_iter().chain(cells(&s.shares));
            writeln!(f, "{:wide$}  {}", s.player, row(cells))?;
        }
        if self.pairings.len() > 1 {
            writeln!(f, "\n{:wide$}  {}", words::PAIRING, head(&words::STANDING[1..]))?;
            for p in &self.pairings {
                writeln!(f, "{:wide$}  {}", against(p), row(cells(&p.shares)))?;
            }
        }
        let first = self.pairings.len() == 1;
        let by_first = self.pairings.first().filter(|_| first);
        writeln!(f, "\n{:wide$}  {}", words::BATTLE, head(&words::BATTLE_COLUMNS))?;
        for (i, b) in self.battles.iter().enumerate() {
            let share = by_first.and_then(|p| p.shares.battles.get(i)).and_then(PairCount::share);
            writeln!(f, "{:wide$}  {}", b.key, row(battle(b, share)))?;
        }
        Ok(())
    }
}

/// Width of a cell.
const WIDE: usize = 10;

fn head(columns: &[&str]) -> String {
    row(columns.iter().map(|c| (*c).to_owned()))
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    cells.into_iter().map(|c| format!("{c:>WIDE$}")).collect()
}

fn cells(s: &Shares) -> Vec<String> {
    let PairCount { won, tied, lost } = s.count;
    let share = words::percent(s.share);
    let battles = s.over_battles.map_or_else(|| words::NONE.to_owned(), interval);
    let shares = s.battles.iter().filter_map(PairCount::share);
    let worst =
        shares.min_by(f64::total_cmp).map_or_else(|| words::NONE.to_owned(), words::percent);
    let counts = [s.count.pairs(), won, tied, lost].map(|n| n.to_string());
    [share, interval(s.over_pairs), battles, worst].into_iter().chain(counts).collect()
}

fn interval(i: Interval) -> String {
    words::interval(i.low, i.high)
}

fn battle(b: &BattleLine, share: Option<f64>) -> Vec<String> {
    let draws = b.games - b.soviet - b.japan;
    let counts = [b.games, b.soviet, b.japan, draws].map(|n| n.to_string());
    let figures = [format!("{:+.1}", b.score), format!("{:.0}", b.cpu_ms)];
    counts.into_iter().chain(figures).chain(share.map(words::percent)).collect()
}
