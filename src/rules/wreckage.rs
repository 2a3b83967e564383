//! Vehicles that were hit and that their crews left: what their side may bring in.

use crate::hex::Hex;
use serde::{Deserialize, Serialize};

/// Vehicles of a side that were hit, left by their crews, and have not burnt.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Wreckage {
    /// Index of the unit they are of.
    pub unit: u16,
    /// Where they stand.
    pub hex: Hex,
    /// How many.
    pub count: u16,
}

/// Adds to a side's list of them.
pub(super) fn note_wreckage(list: &mut Vec<Wreckage>, new: Wreckage) {
    match list.iter_mut().find(|w| (w.unit, w.hex) == (new.unit, new.hex)) {
        Some(w) => w.count = w.count.saturating_add(new.count),
        None if new.count > 0 => list.push(new),
        None => {}
    }
}
