//! A bombardment that the scenario orders: shells and bombs on an area, with stated effects.

use super::dist::{Dist, ONE, binomial, ppm};
use super::field::Field;
use super::fire::{FireOutcome, Mark, exposure_pct};
use super::setup::{Bombardment, Setup};
use super::{ElementKind, Side, TypeId};

/// True if a bombardment does anything to units of this type.
#[must_use]
pub fn falls_on(setup: &Setup, b: &Bombardment, side: Side, ty: TypeId) -> bool {
    let gun = setup.library.unit_type(ty).kind == ElementKind::Gun;
    side == b.side && !(gun && b.spares_guns)
}

/// What it does to a unit: each man not behind armour has the stated chance to be hit, cut by
/// cover as the rules cut that of fire; so are the points of suppression.
#[must_use]
pub fn resolve_bombardment(field: &Field, b: &Bombardment, mark: &Mark) -> Dist<FireOutcome> {
    let exposure = u64::from(exposure_pct(field, mark));
    let vehicle = field.library().unit_type(mark.ty).is_vehicle();
    let men = if vehicle { 0 } else { u32::from(mark.men) };
    let chance = (u64::from(b.killed_ppm) + u64::from(b.wounded_ppm)) * exposure / 100;
    let shock = if vehicle { 100 } else { exposure };
    let points = u64::from(b.suppression) * shock / 100;
    let suppression = (u64::from(mark.suppression) + points).min(100) as u8;
    binomial(men, ppm(chance)).map(|k| FireOutcome { men: k, pieces: 0, suppression })
}

/// Killed among a number of men it hit.
#[must_use]
pub fn split_bombed(b: &Bombardment, hit: u32) -> Dist<u32> {
    let all = u64::from(b.killed_ppm) + u64::from(b.wounded_ppm);
    binomial(hit, ONE * u64::from(b.killed_ppm) / all.max(1))
}
