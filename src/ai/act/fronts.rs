//! Room on the hexsides over which a hex is stormed.

use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;
use crate::rules::frontage::{Frontage, frontage};

/// Who has his place on a hexside already: men and vehicles each for themselves.
pub(super) struct Fronts {
    full: Frontage,
    there: Vec<(Hex, bool, u32)>,
}

impl Fronts {
    pub(super) fn new(pic: &Picture) -> Fronts {
        Fronts { full: frontage(pic.field), there: Vec::new() }
    }

    /// Whether at least a part of a unit would fight over the hexside.
    pub(super) fn has_room(&self, o: &Own, from: Hex) -> bool {
        let driving = o.ty.is_vehicle();
        let most = if driving { self.full.vehicles } else { self.full.men };
        let taken = self.there.iter().filter(|t| t.0 == from && t.1 == driving);
        taken.map(|t| t.2).sum::<u32>() < most
    }

    pub(super) fn take(&mut self, o: &Own, from: Hex) {
        let driving = o.ty.is_vehicle();
        let count = if driving { o.unit.pieces } else { o.unit.men };
        self.there.push((from, driving, u32::from(count)));
    }
}
