//! How a unit stands for ammunition, what it draws from its stock, what it leaves behind.

use super::ElementKind;
use super::UnitId;
use super::event::UnitChange;
use super::known::Known;
use super::library::Library;
use super::rounds::{Rounds, first_load};
use super::state::Perspective;
use super::unit::Unit;
use crate::hex::Hex;

/// What a unit that was at rest for some seconds draws from its stock: it neither moved nor
/// fired, nothing fell on it, no enemy is known of near it, and its supply point is in reach.
pub(super) fn drawn(k: Known<'_>, id: UnitId, u: &Unit, seconds: u32) -> Option<UnitChange> {
    let (lib, t) = (&k.setup.library, &k.setup.library.tuning);
    let rests = !u.moved && !u.fired && !u.under_fire;
    if !rests || !can_draw(k, id, u) {
        return None;
    }
    let load = first_load(lib, lib.unit_type(u.ty));
    let part = u64::from(seconds) * 1000 / u64::from(t.load_s.max(1));
    let part = part.min(u64::from(yet_to_draw(lib, u))) as u32;
    let more = load.with(load, |of, _| (u64::from(of) * u64::from(part) / 1000) as u32);
    let ammo = u.ammo.with(more, u32::saturating_add).at_most(load.with(u.ammo, u32::max));
    (part > 0).then_some(UnitChange::Resupplied { ammo, stock: u.stock - part })
}

/// What a unit has yet to draw until its load is full or its stock is used up, thousandths of
/// a load: as much as of what it lacks most.
pub(super) fn yet_to_draw(lib: &Library, u: &Unit) -> u32 {
    let load = first_load(lib, lib.unit_type(u.ty));
    let lacks = load.less(u.ammo);
    let milli = |have: u32, of: u32| (u64::from(have) * 1000).div_ceil(u64::from(of.max(1)));
    let most = milli(lacks.small_arms, load.small_arms).max(milli(lacks.shells, load.shells));
    most.min(u64::from(u.stock)) as u32
}

fn can_draw(k: Known<'_>, id: UnitId, u: &Unit) -> bool {
    u.hex().is_some_and(|hex| draws_at(k, id, u, hex))
}

/// True where a unit could draw from its stock: near its supply point, and no enemy known of
/// near it.
pub(super) fn draws_at(k: Known<'_>, id: UnitId, u: &Unit, hex: Hex) -> bool {
    let t = &k.setup.library.tuning;
    let Some(line) = k.setup.forces[id.side].units.get(usize::from(u.line)) else { return false };
    let vehicle = k.setup.library.unit_type(u.ty).is_vehicle();
    let reach = if vehicle { t.supply_vehicle_m } else { t.supply_m };
    let near = |h: Hex, metres: u32| k.setup.map.metres(h, hex) <= metres;
    near(line.supply, reach) && !k.enemies().any(|c| near(c.hex, t.supply_enemy_m))
}

impl Perspective {
    /// True where an own unit draws from its stock if it rests: near its supply point, no enemy
    /// known of near it, and something left there.
    #[must_use]
    pub fn can_draw(&self, id: UnitId) -> bool {
        self.unit(id).is_some_and(|u| u.stock > 0 && can_draw(self.known(), id, u))
    }
}

/// What a unit carries away that leaves its hex: no more than a load; nothing if it has no more.
pub(super) fn carried_off(lib: &Library, u: &Unit) -> Option<Rounds> {
    let load = first_load(lib, lib.unit_type(u.ty));
    Some(u.ammo.at_most(load)).filter(|ammo| *ammo != u.ammo)
}

/// How full of ammunition a unit is, by what it has least of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Supply {
    /// Enough.
    Full,
    /// The last third has been begun: it is kept for what is close.
    Low,
    /// There is nothing left.
    Empty,
}

/// What a unit has left of what it chiefly fights with, per cent of a load: of men their small
/// arms, of vehicles and guns their shells if they have any. A unit without weapons has all.
#[must_use]
pub fn left_pct(lib: &Library, u: &Unit) -> u32 {
    let ty = lib.unit_type(u.ty);
    let load = first_load(lib, ty);
    let shells = load.small_arms == 0 || ty.kind != ElementKind::Men && load.shells > 0;
    let (have, of) =
        if shells { (u.ammo.shells, load.shells) } else { (u.ammo.small_arms, load.small_arms) };
    if of == 0 { 100 } else { (u64::from(have) * 100 / u64::from(of)).min(1000) as u32 }
}

/// How a unit's ammunition stands: of what it has least of, by its load; a unit without weapons
/// wants for nothing.
#[must_use]
pub fn supply(lib: &Library, u: &Unit) -> Supply {
    let load = first_load(lib, lib.unit_type(u.ty));
    if load.is_empty() {
        return Supply::Full;
    }
    let low = |have: u32, of: u32| of > 0 && u64::from(have) * 3 <= u64::from(of);
    if u.ammo.is_empty() {
        Supply::Empty
    } else if low(u.ammo.small_arms, load.small_arms) || low(u.ammo.shells, load.shells) {
        Supply::Low
    } else {
        Supply::Full
    }
}
