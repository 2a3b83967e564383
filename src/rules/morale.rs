//! How nerves stand.

use serde::{Deserialize, Serialize};

/// How the nerves of a unit are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Morale {
    /// Does as it is told.
    Steady,
    /// Cannot advance; fires at a reduced rate.
    Pinned,
    /// Fires badly, cannot advance or assault.
    Shaken,
    /// Runs, or sits and does nothing.
    Broken,
}

/// Morale by suppression (0 to 100) against quality Q (1 to 10): pinned at 20 + 4Q, shaken
/// at 30 + 5Q, broken at 40 + 6Q.
#[must_use]
pub const fn morale(suppression: u8, quality: u8) -> Morale {
    let s = suppression as u32;
    if s >= threshold(40, 6, quality, 100) {
        Morale::Broken
    } else if s >= threshold(30, 5, quality, 95) {
        Morale::Shaken
    } else if s >= threshold(20, 4, quality, 90) {
        Morale::Pinned
    } else {
        Morale::Steady
    }
}

/// A threshold of suppression; capped, so that even the best have one.
const fn threshold(base: u32, per_quality: u32, quality: u8, cap: u32) -> u32 {
    let t = base + per_quality * quality as u32;
    if t < cap { t } else { cap }
}
