//! What time does to one's own units: a new turn, coming free of the mud. `execute` lets it
//! happen, and whoever reckons ahead supposes it.

use super::known::Known;
use super::supply::drawn;
use super::together::bonded;
use super::unit::{Place, Unit};
use super::{Clock, UnitChange, UnitId};

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
    out.first.extend(bonded(k, id, u, turn, clock));
    let ty = setup.library.unit_type(u.ty);
    let digs_out = |since| t.self_recover_s > 0 && clock.since(since) >= t.self_recover_s;
    out.free = u.mired_since.is_some_and(digs_out);
    // Men who stayed where they were lie down.
    let down = !ty.is_vehicle() && (u.down || !u.moved);
    let time = setup.turn_seconds(turn) as i32 + u.time.min(0);
    out.last = Some(UnitChange::Refreshed { time, down });
    out
}

/// A mired element is free again; it joins its parent if that stands in its hex.
pub(super) fn come_free(units: &[Unit], id: UnitId) -> Vec<(UnitId, UnitChange)> {
    let mut out = vec![(id, UnitChange::Freed)];
    let at = |index: u16| units.get(usize::from(index));
    let Some(e) = at(id.index) else { return out };
    let beside =
        |p: &&Unit| p.place == e.place && matches!(p.place, Place::On(_)) && !p.is_immobile();
    let Some((index, parent)) = e.parent.and_then(|i| Some((i, at(i).filter(beside)?))) else {
        return out;
    };
    let root = UnitId { index, ..id };
    if parent.time > e.time {
        // The unit waits for those it takes back.
        out.push((root, UnitChange::Spent { time: e.time }));
    }
    let (pieces, men, aerials) = (e.pieces, e.men, e.aerials);
    out.push((root, UnitChange::Joined { pieces, men, element: id.index, aerials }));
    out.push((id, UnitChange::Gone));
    out
}
