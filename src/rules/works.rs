//! From how far field works and wire are noticed: part of the rule library, read from
//! `assets/rules.ron`.

use super::field_change::FieldChange;
use super::ground::Works;
use serde::{Deserialize, Serialize};

/// From how far one side notices what the other has dug and wired, and how near a sighted enemy
/// must be to a report to be taken for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct WorksFigures {
    /// A trench, by day, metres.
    pub trench_m: u32,
    /// Foxholes, by day, metres.
    pub foxholes_m: u32,
    /// Wire, by day, metres.
    pub wire_m: u32,
    /// What darkness leaves of these, per cent.
    pub night_pct: u32,
    /// What an enemy in sight in the works makes of these, per cent.
    pub manned_pct: u32,
    /// Nearer than this nobody overlooks anything, whatever light or nerves, metres.
    pub near_m: u32,
}

impl WorksFigures {
    /// From no further than this anything is noticed, metres; of wire, from the middle of a hex.
    #[must_use]
    pub fn farthest_m(&self) -> u32 {
        let most = |m: u32, pct: u32| m * pct.max(100) / 100;
        let any = self.trench_m.max(self.foxholes_m).max(self.wire_m);
        self.near_m.max(most(most(any, self.night_pct), self.manned_pct))
    }

    /// From how far something is noticed by day or by night, before the weather's own limit,
    /// metres; 0 for what is no works and no wire.
    #[must_use]
    pub const fn range_m(&self, site: &FieldChange, night: bool) -> u32 {
        let by_day = match site {
            FieldChange::Works { works: Works::Trench, .. } => self.trench_m,
            // What fell in leaves as much to be seen as what was scraped.
            FieldChange::Works { .. } => self.foxholes_m,
            FieldChange::Wire { .. } => self.wire_m,
            FieldChange::Crossing { .. } | FieldChange::Wrecks { .. } => 0,
        };
        if night { by_day * self.night_pct / 100 } else { by_day }
    }
}
