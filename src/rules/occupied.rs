//! Which hexes somebody of a side stands in: gathered once, asked for many places.

use super::unit::Unit;
use crate::hex::{Hex, Size};

/// A bit a hex.
pub(super) struct Occupied {
    size: Size,
    bits: Vec<u64>,
}

impl Occupied {
    /// By some units.
    pub(super) fn by(units: &[Unit], size: Size) -> Occupied {
        let mut bits = vec![0_u64; size.len().div_ceil(64)];
        for i in units.iter().filter_map(Unit::hex).filter_map(|h| size.index(h)) {
            bits[i / 64] |= 1 << (i % 64);
        }
        Occupied { size, bits }
    }

    /// True if somebody stands in a hex.
    pub(super) fn at(&self, hex: Hex) -> bool {
        let word = |i: usize| self.bits.get(i / 64).is_some_and(|w| w >> (i % 64) & 1 == 1);
        self.size.index(hex).is_some_and(word)
    }

    /// True if somebody stands in a hex or next to it.
    pub(super) fn beside(&self, hex: Hex) -> bool {
        self.at(hex) || hex.neighbours().any(|(_, h)| self.at(h))
    }
}
