//! How sure reports of the enemy are, and how they come nearer to the truth.

use serde::{Deserialize, Serialize};

/// How sure reports of the enemy are: figures of the rule library.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ReportFigures {
    /// How far the first report may be off either way, per cent of the truth, 0 to 49.
    pub first_error_pct: u32,
    /// By how much less for each quarter of an hour in sight.
    pub narrows_pct: u32,
    /// No less than this by mere watching.
    pub watched_pct: u32,
    /// How far it may be off for those who see it from near.
    pub near: Vec<NearReport>,
    /// Vehicles and guns seen by day from within so many metres are counted.
    pub count_m: u32,
    /// How far the quality of a unit may be from that of its type, points: of 1 to 10.
    pub quality_off: u32,
}

/// How far reports may be off for those who see the enemy from near.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct NearReport {
    /// From within so many metres.
    pub within_m: u32,
    /// Per cent of the truth.
    pub pct: u32,
}

impl ReportFigures {
    /// How far a report may be off by now, per cent of the truth, if it could be off by `before`:
    /// the enemy has been in sight for so many seconds, and is seen from so near. It never grows.
    pub(super) fn spread_pct(&self, before: u8, watched_s: u32, nearest_m: Option<u32>) -> u8 {
        let watched = self.first_error_pct.saturating_sub(self.narrows_pct * (watched_s / 60) / 15);
        let near = self.near.iter().filter(|n| nearest_m.is_some_and(|m| m <= n.within_m));
        let near = near.map(|n| n.pct).min().unwrap_or(u32::MAX);
        let least = watched.max(self.watched_pct).min(near).min(u32::from(before));
        least as u8
    }

    /// From within how many metres a report becomes surer that may be off by `before`, per cent
    /// of the truth; `to_count`: of vehicles or guns that one can see to count.
    pub(super) fn surer_within_m(&self, before: u8, to_count: bool) -> u32 {
        let surer = self.near.iter().filter(|n| n.pct < u32::from(before)).map(|n| n.within_m);
        surer.max().unwrap_or(0).max(if to_count && before > 0 { self.count_m } else { 0 })
    }
}
