//! What is in sight of what: a table of bits for the ground of a battle, filled in as it is asked
//! for and shared by all copies of a [`Field`](super::field::Field).
//!
//! A line of sight goes by heights and by what covers the ground, and neither changes in a battle,
//! so that what was found once holds to its end; see [`FieldChange::blocks_view`]. What is found
//! follows from the ground alone: when it was asked for, and by whom, changes nothing.
//!
//! [`FieldChange::blocks_view`]: super::field_change::FieldChange::blocks_view

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

/// Largest map, in hexes, for which there is a table: it would take 8 MiB. The corps on 6 August
/// has 2,300 hexes and less than a tenth of that.
const MOST_HEXES: usize = 8192;
/// Pairs of hexes to a word, of two bits each: looked along already, and seen.
const PAIRS: usize = 32;
const LOOKED: u64 = 1;
const SEEN: u64 = 2;

/// A memory of lines of sight. Each pair of hexes has one entry, since sight is symmetric.
#[derive(Default)]
pub(super) struct Sightlines {
    words: Vec<AtomicU64>,
}

impl Sightlines {
    /// An empty one for a map of so many hexes.
    pub(super) fn new(hexes: usize) -> Sightlines {
        let pairs = if hexes > MOST_HEXES { 0 } else { hexes * hexes.saturating_sub(1) / 2 };
        let words = (0..pairs.div_ceil(PAIRS)).map(|_| AtomicU64::new(0)).collect();
        Sightlines { words }
    }

    /// Whether two hexes, by their dense indices, are in sight of each other; `look` finds out.
    pub(super) fn between(&self, a: usize, b: usize, look: impl FnOnce() -> bool) -> bool {
        let (low, high) = (a.min(b), a.max(b));
        if low == high {
            return look();
        }
        let pair = high * (high - 1) / 2 + low;
        let Some(word) = self.words.get(pair / PAIRS) else { return look() };
        let shift = pair % PAIRS * 2;
        // Each bit says the same whoever writes it, so that no order among writers matters.
        let known = word.load(Ordering::Relaxed) >> shift;
        if known & LOOKED != 0 {
            return known & SEEN != 0;
        }
        let seen = look();
        word.fetch_or((if seen { LOOKED | SEEN } else { LOOKED }) << shift, Ordering::Relaxed);
        seen
    }
}

/// Its bits tell nobody anything.
impl fmt::Debug for Sightlines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sightlines").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_is_looked_along_once_from_either_end() {
        let table = Sightlines::new(70);
        for (a, b) in (0..70).flat_map(|a| (0..70).map(move |b| (a, b))).filter(|(a, b)| a != b) {
            let seen = (a * b) % 3 == 0;
            let mut looked = false;
            let mut look = || {
                looked = true;
                seen
            };
            assert_eq!(table.between(a, b, &mut look), seen, "{a} {b}");
            assert_eq!(looked, a < b, "{a} {b}");
        }
    }

    #[test]
    fn a_map_too_large_for_a_table_is_looked_over_each_time() {
        let table = Sightlines::new(MOST_HEXES + 1);
        assert!(table.between(1, 2, || true));
        assert!(!table.between(1, 2, || false));
    }
}
