//! What time does to one's own units: a new turn, coming free of the mud. `execute` lets it
//! happen, and whoever reckons ahead supposes it.

use super::known::Known;
use super::rounds::first_load;
use super::unit::{Place, Unit};
use super::{Clock, UnitChange, UnitId};
use crate::hex::Hex;

/// What a new turn does to a unit.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Refresh {
    /// Ammunition.
    pub first: Vec<UnitChange>,
    /// Its crew has dug it free.
    pub free: bool,
    /// The clock is filled.
    pub last: Option<UnitChange>,
}

/// What the start of its side's turn does to a unit: it is supplied, comes free, and
/// its clock is filled. Nothing for one that is not on the map.
pub(super) fn refresh(k: Known, id: UnitId, turn: u16, clock: Clock) -> Refresh {
    let mut out = Refresh::default();
    let Some(u) = k.unit(id).filter(|u| u.hex().is_some()) else { return out };
    let (setup, t) = (k.setup, &k.setup.library.tuning);
    if turn > 0 {
        out.first.extend(drawn(k, id, u, setup.turn_seconds(turn - 1)));
    }
    let ty = setup.library.unit_type(u.ty);
    let digs_out = |since| t.self_recover_s > 0 && clock.since(since) >= t.self_recover_s;
    out.free = u.mired_since.is_some_and(digs_out);
    // Men who stayed where they were lie down.
    let down = !ty.is_vehicle() && (u.down || !u.moved);
    let time = setup.turn_seconds(turn) as i32 + u.time.min(0);
    out.last = Some(UnitChange::Refreshed { time, down });
    out
}

/// What a unit that was at rest for some seconds draws from its stock: it neither moved nor
/// fired, nothing fell on it, no enemy is known of near it, and its supply point is in reach.
fn drawn(k: Known<'_>, id: UnitId, u: &Unit, seconds: u32) -> Option<UnitChange> {
    let (lib, t) = (&k.setup.library, &k.setup.library.tuning);
    let ty = lib.unit_type(u.ty);
    let load = first_load(lib, ty);
    let lacks = load.less(u.ammo);
    let rests = !u.moved && !u.fired && !u.under_fire;
    if u.stock == 0 || lacks.is_empty() || !rests || !can_draw(k, id, u) {
        return None;
    }
    // In thousandths of a load, up to what it lacks most.
    let milli = |have: u32, of: u32| (u64::from(have) * 1000).div_ceil(u64::from(of.max(1)));
    let most = milli(lacks.small_arms, load.small_arms).max(milli(lacks.shells, load.shells));
    let part = (u64::from(seconds) * 1000 / u64::from(t.load_s.max(1))).min(most);
    let part = part.min(u64::from(u.stock)) as u32;
    let more = load.with(load, |of, _| (u64::from(of) * u64::from(part) / 1000) as u32);
    let ammo = u.ammo.with(more, u32::saturating_add).at_most(load.with(u.ammo, u32::max));
    (part > 0).then_some(UnitChange::Resupplied { ammo, stock: u.stock - part })
}

/// True where a unit could draw from its stock: near its supply point, and no enemy known of
/// near it.
pub(super) fn can_draw(k: Known<'_>, id: UnitId, u: &Unit) -> bool {
    let t = &k.setup.library.tuning;
    let Some(hex) = u.hex() else { return false };
    let Some(line) = k.setup.forces[id.side].units.get(usize::from(u.line)) else { return false };
    let vehicle = k.setup.library.unit_type(u.ty).is_vehicle();
    let reach = if vehicle { t.supply_vehicle_m } else { t.supply_m };
    let near = |h: Hex, metres: u32| k.setup.map.metres(h, hex) <= metres;
    near(line.supply, reach) && !k.enemies().any(|c| near(c.hex, t.supply_enemy_m))
}

/// A mired element is free again; it joins its parent if that stands in its hex.
pub(super) fn come_free(units: &[Unit], id: UnitId) -> Vec<(UnitId, UnitChange)> {
    let mut out = vec![(id, UnitChange::Freed)];
    let at = |index: u16| units.get(usize::from(index));
    let Some(e) = at(id.index) else { return out };
    let beside = |p: &&Unit| p.place == e.place && matches!(p.place, Place::On(_)) && !p.is_mired();
    let Some((index, parent)) = e.parent.and_then(|i| Some((i, at(i).filter(beside)?))) else {
        return out;
    };
    let root = UnitId { index, ..id };
    if parent.time > e.time {
        // The unit waits for those it takes back.
        out.push((root, UnitChange::Spent { time: e.time }));
    }
    let (pieces, men) = (e.pieces, e.men);
    out.push((root, UnitChange::Joined { pieces, men, element: id.index }));
    out.push((id, UnitChange::Gone));
    out
}
