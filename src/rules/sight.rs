//! Line of sight and spotting.

use super::field::Field;
use super::morale::Morale;
use super::setup::Weather;
use super::unit::Unit;
use super::{ElementKind, Works};
use crate::hex::{Hex, LineHex, line};

/// Eye and target height above the ground, metres; the same at both ends, so that
/// sight is symmetric.
const EYE_M: i32 = 2;

/// True if nothing between two hexes blocks the view. Symmetric. What stands in the
/// two hexes themselves never blocks.
#[must_use]
pub fn line_of_sight(field: &Field, a: Hex, b: Hex) -> bool {
    let size = field.size();
    let (Some(i), Some(j)) = (size.index(a), size.index(b)) else { return false };
    field.sightlines().between(i, j, || look_along(field, a, b))
}

/// Looks along the line between two hexes.
fn look_along(field: &Field, a: Hex, b: Hex) -> bool {
    let (Some(ca), Some(cb)) = (field.cell(a), field.cell(b)) else { return false };
    let n = i32::from(a.distance(b));
    let (ha, hb) = (i32::from(ca.elevation) + EYE_M, i32::from(cb.elevation) + EYE_M);
    for (i, place) in (1..n).zip(line(a, b)) {
        // Height of the sight line at i of n, times n.
        let ray = ha * (n - i) + hb * i;
        let blocks = |h: Hex| top(field, h).is_none_or(|t| t * n > ray);
        let blocked = match place {
            LineHex::One(h) => blocks(h),
            LineHex::Between(p, q) => blocks(p) && blocks(q),
        };
        if blocked {
            return false;
        }
    }
    true
}

fn top(field: &Field, hex: Hex) -> Option<i32> {
    let c = field.cell(hex)?;
    Some(i32::from(c.elevation) + i32::from(field.library().terrain(c.terrain).obstacle_m))
}

/// How far away a unit is noticed, metres, by kind, ground, posture, movement, fire
/// and visibility.
#[must_use]
pub fn spotting_range(field: &Field, weather: &Weather, target: &Unit) -> u32 {
    let lib = field.library();
    let t = &lib.tuning;
    let Some(hex) = target.hex() else { return 0 };
    let Some(cell) = field.cell(hex) else { return 0 };
    let base = match lib.unit_type(target.ty).kind {
        ElementKind::Men => t.spot_men_m,
        ElementKind::Vehicle => t.spot_vehicle_m,
        ElementKind::Gun => t.spot_gun_m,
    };
    let mut pct = lib.terrain(cell.terrain).spotting_pct;
    if target.fired {
        pct = pct * t.spot_fired_pct / 100;
    }
    if target.moved {
        pct = pct * t.spot_moved_pct / 100;
    } else if cell.works != Works::None && !lib.unit_type(target.ty).is_vehicle() {
        pct = pct * t.spot_works_pct / 100;
    } else if target.down {
        pct = pct * t.spot_down_pct / 100;
    }
    (base * pct / 100).min(field.visibility_m(hex, weather))
}

/// Where a unit is and from how far it is noticed: worked out once for all who may see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noticed {
    hex: Hex,
    range_m: u32,
}

impl Noticed {
    /// `None` for a unit that is not on the map.
    pub(super) fn new(field: &Field, weather: &Weather, target: &Unit) -> Option<Noticed> {
        Some(Noticed { hex: target.hex()?, range_m: spotting_range(field, weather, target) })
    }

    /// True if a unit is within so many metres of it; nobody is within none.
    pub(super) fn near(self, field: &Field, observer: Option<&Unit>, metres: u32) -> bool {
        let at = observer.and_then(Unit::hex).filter(|_| metres > 0);
        at.is_some_and(|a| field.metres(a, self.hex) <= metres)
    }

    /// True if a unit sees it now, see [`sees`].
    pub(super) fn by(self, field: &Field, observer: &Unit) -> bool {
        let Some(a) = observer.hex() else { return false };
        if a.distance(self.hex) <= 1 {
            return true;
        }
        observer.morale() < Morale::Broken
            && field.metres(a, self.hex) <= self.range_m
            && line_of_sight(field, a, self.hex)
    }
}

/// True if `observer` sees `target` now. Neighbours always see each other; a broken
/// unit sees nothing further off.
#[must_use]
pub fn sees(field: &Field, weather: &Weather, observer: &Unit, target: &Unit) -> bool {
    Noticed::new(field, weather, target).is_some_and(|n| n.by(field, observer))
}
