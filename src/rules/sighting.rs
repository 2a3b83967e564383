//! What is hidden of a report of the enemy: how far it is off, above all.
//!
//! Each report has an error of its own, drawn at first sight and once more each time it becomes
//! surer: were it only scaled down, two reports of the same men would give the truth away.

use super::rounds::Rounds;
use serde::{Deserialize, Serialize};

/// What is hidden of a report from the side that has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Sighting {
    /// By how much it is off, per cent of the truth: no more than the contact's spread.
    pub(super) error_pct: i8,
    /// Seconds for which the enemy has been in sight.
    pub(super) watched_s: u32,
    /// What he had left to fire when he was last looked at.
    #[serde(default)]
    pub(super) ammo: Rounds,
}

impl Sighting {
    /// A report that is off by so much, per cent of the truth.
    #[must_use]
    pub const fn off_by(error_pct: i8) -> Sighting {
        Sighting { error_pct, watched_s: 0, ammo: Rounds { small_arms: 0, shells: 0 } }
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
