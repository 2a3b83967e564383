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
    let s = suppression;
    if s >= strain_for(Morale::Broken, quality) {
        Morale::Broken
    } else if s >= strain_for(Morale::Shaken, quality) {
        Morale::Shaken
    } else if s >= strain_for(Morale::Pinned, quality) {
        Morale::Pinned
    } else {
        Morale::Steady
    }
}

/// The suppression, 1 to 100, at which nerves are so bad; nought for steady ones.
#[must_use]
pub const fn strain_for(morale: Morale, quality: u8) -> u8 {
    (match morale {
        Morale::Steady => 0,
        Morale::Pinned => threshold(20, 4, quality, 90),
        Morale::Shaken => threshold(30, 5, quality, 95),
        Morale::Broken => threshold(40, 6, quality, 100),
    }) as u8
}

/// A threshold of suppression; capped, so that even the best have one.
const fn threshold(base: u32, per_quality: u32, quality: u8, cap: u32) -> u32 {
    let t = base + per_quality * quality as u32;
    if t < cap { t } else { cap }
}
