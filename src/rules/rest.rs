//! Rest behind the front: where a unit finds it, and how long it takes until it is fit again.

use super::morale::{Morale, threshold};
use super::movement::is_mobile;
use super::rally::mending;
use super::state::Perspective;
use super::supply::{draws_at, yet_to_draw};
use super::unit::Unit;
use super::{Hex, UnitId};

impl Perspective {
    /// True if an own unit could draw from its stock in a hex: near its supply point, and no
    /// enemy known of near it. Whether anything is left there is not asked.
    #[must_use]
    pub fn could_draw_at(&self, id: UnitId, hex: Hex) -> bool {
        self.unit(id).is_some_and(|u| draws_at(self.known(), id, u, hex))
    }

    /// The hex in which the ammunition of an own unit lies.
    #[must_use]
    pub fn supply_point(&self, id: UnitId) -> Option<Hex> {
        let line = usize::from(self.unit(id)?.line);
        self.setup().forces[id.side].units.get(line).map(|l| l.supply)
    }

    /// Seconds of rest until an own unit has a full load, or all that is left to draw, and
    /// nerves as steady as they get, if nothing falls on it meanwhile and it can draw where it rests; 0 for one
    /// that is fit, and for one off the map.
    #[must_use]
    pub fn rest_needed(&self, id: UnitId) -> u32 {
        let Some(u) = self.unit(id).filter(|u| u.hex().is_some()) else { return 0 };
        let lib = &self.setup().library;
        let draws = u64::from(yet_to_draw(lib, u)) * u64::from(lib.tuning.load_s) / 1000;
        self.calmed_in(id, u).max(draws.min(u64::from(u32::MAX)) as u32)
    }

    /// Seconds until the nerves of a unit are steady, or as steady as losses let them be, if
    /// nothing falls on it.
    fn calmed_in(&self, id: UnitId, u: &Unit) -> u32 {
        let steady = threshold(Morale::Pinned, u.quality).saturating_sub(1);
        let mending = mending(self.known(), id, u, false);
        mending.seconds_to(&self.setup().library.tuning, u.suppression, steady)
    }
}

/// True while rest would do any of some own units good that can go where they find it, or are
/// there: until then they are not fit again.
#[must_use]
pub fn wants_rest(p: &Perspective, units: &[UnitId]) -> bool {
    let can = |id: UnitId, u: &Unit| {
        !u.is_mired() && is_mobile(p.setup().library.unit_type(u.ty)) || p.can_draw(id)
    };
    units.iter().any(|id| p.unit(*id).is_some_and(|u| can(*id, u)) && p.rest_needed(*id) > 0)
}
