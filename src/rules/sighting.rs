//! How far reports of the enemy are off, and how they come nearer to the truth.
//!
//! Each report has an error of its own, drawn at first sight and once more each time it becomes
//! surer: were it only scaled down, two reports of the same men would give the truth away.

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

/// What is hidden of a report from the side that has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Sighting {
    /// By how much it is off, per cent of the truth: no more than the contact's spread.
    pub(super) error_pct: i8,
    /// Seconds for which the enemy has been in sight.
    pub(super) watched_s: u32,
}

impl Sighting {
    /// A report that is off by so much, per cent of the truth.
    #[must_use]
    pub const fn off_by(error_pct: i8) -> Sighting {
        Sighting { error_pct, watched_s: 0 }
    }

    /// By how much it is off, per cent of the truth.
    #[must_use]
    pub const fn error_pct(self) -> i8 {
        self.error_pct
    }

    /// What is reported of so many: to the nearest, and one at least where there is anybody.
    #[must_use]
    pub fn reported(self, truth: u16) -> u16 {
        let n = i64::from(truth) * (100 + i64::from(self.error_pct)) + 50;
        (n / 100).clamp(i64::from(truth.min(1)), i64::from(u16::MAX)) as u16
    }
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
