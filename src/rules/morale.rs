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
    if suppression >= threshold(Morale::Broken, quality) {
        Morale::Broken
    } else if suppression >= threshold(Morale::Shaken, quality) {
        Morale::Shaken
    } else if suppression >= threshold(Morale::Pinned, quality) {
        Morale::Pinned
    } else {
        Morale::Steady
    }
}

/// The least suppression, 0 to 100, at which nerves of a quality are so bad; capped, so that
/// even the best have one.
#[must_use]
pub const fn threshold(morale: Morale, quality: u8) -> u8 {
    let (base, per_quality, cap) = match morale {
        Morale::Steady => (0, 0, 0),
        Morale::Pinned => (20, 4, 90),
        Morale::Shaken => (30, 5, 95),
        Morale::Broken => (40, 6, 100),
    };
    let t = base + per_quality * quality as u32;
    // No more than the cap, which fits.
    (if t < cap { t } else { cap }) as u8
}

/// The least and the most suppression, 0 to 100, at which nerves of a quality are in a state.
#[must_use]
pub const fn band(morale: Morale, quality: u8) -> (u8, u8) {
    let next = match morale {
        Morale::Steady => Morale::Pinned,
        Morale::Pinned => Morale::Shaken,
        Morale::Shaken => Morale::Broken,
        Morale::Broken => return (threshold(Morale::Broken, quality), 100),
    };
    (threshold(morale, quality), threshold(next, quality) - 1)
}
