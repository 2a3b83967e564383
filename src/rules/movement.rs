//! What a step costs in seconds, what it risks, and where a unit can get to.

use super::known::Known;
use super::morale::Morale;
use super::setup::Setup;
use super::state::Perspective;
use super::step::{BARRED, StepCost, step_cost};
use super::tether::{Tether, tether};
use super::touch::march_seconds;
use super::unit::Unit;
use super::{ElementKind, Mobility, Refusal, Trait, UnitId, UnitType};
use crate::hex::{Dir, Hex};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// True if a unit with `time` seconds may take a step of `cost`: it has at least half,
/// or its whole turn (what is missing is owed next turn).
#[must_use]
pub fn affords(time: i32, cost: u32, full_turn: u32) -> bool {
    let have = i64::from(time);
    have > 0 && (have * 2 >= i64::from(cost) || have >= i64::from(full_turn))
}

/// Room a unit takes, in men.
#[must_use]
pub fn room(setup: &Setup, unit: &Unit) -> u32 {
    let t = &setup.library.tuning;
    match setup.library.unit_type(unit.ty).kind {
        ElementKind::Men => u32::from(unit.men),
        ElementKind::Vehicle => u32::from(unit.pieces) * t.stack_vehicle,
        ElementKind::Gun => u32::from(unit.pieces) * t.stack_gun,
    }
}

/// True if a unit of this type may be ordered to move at all.
#[must_use]
pub fn is_mobile(ty: &UnitType) -> bool {
    ty.mobility != Mobility::Static
}

/// Whether one's own unit may step into an adjacent hex, on what its side knows; the price if
/// so. Neither time nor the mission of its battalion is looked at.
///
/// # Errors
/// The reason why not.
pub(super) fn may_step(
    k: Known,
    id: UnitId,
    unit: &Unit,
    from: Hex,
    to: Hex,
) -> Result<StepCost, Refusal> {
    let dir = from.dir_to(to).ok_or(Refusal::BrokenPath { at: to })?;
    let ty = k.setup.library.unit_type(unit.ty);
    let cost = step_cost(k.field, ty.mobility, from, dir).ok_or(Refusal::Impassable { at: to })?;
    if k.setup.forbids(k.side, from, to) {
        return Err(Refusal::Forbidden { at: to });
    }
    if k.enemies().any(|c| c.hex == to && c.seen) {
        return Err(Refusal::EnemyThere { at: to });
    }
    has_room(k, id, unit, to)?;
    let morale = unit.morale();
    if morale > Morale::Steady && nearer_to_enemy(k, from, to) {
        return Err(Refusal::Shaken { morale });
    }
    Ok(StepCost { seconds: march_seconds(k.setup, unit, cost.seconds), ..cost })
}

fn has_room(k: Known, id: UnitId, unit: &Unit, to: Hex) -> Result<(), Refusal> {
    let there: u32 = k.own_at(to).filter(|(o, _)| *o != id).map(|(_, u)| room(k.setup, u)).sum();
    let (limit, need) = (k.setup.stacking_limit(), there + room(k.setup, unit));
    // One unit alone always fits: a hex too small for it would trap it.
    if need > limit && there > 0 { Err(Refusal::Stacking { at: to, limit, need }) } else { Ok(()) }
}

/// True if a step brings a unit nearer to an enemy in sight.
fn nearer_to_enemy(k: Known, from: Hex, to: Hex) -> bool {
    k.enemies()
        .filter(|c| c.seen)
        .map(|c| (c.hex.distance(from), c.hex.distance(to)))
        .min()
        .is_some_and(|(before, after)| after < before)
}

/// Hexes a unit can get to this turn, with the seconds they take.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    origin: Hex,
    size: crate::hex::Size,
    /// By dense index: seconds spent on arrival, [`BARRED`] where it cannot get to.
    cost: Vec<u32>,
    /// By dense index: the direction of the last step.
    by: Vec<Dir>,
    found: Vec<Hex>,
}

impl Reach {
    /// Seconds to get to a hex; `None` if it is out of reach. The unit's own hex costs 0.
    #[must_use]
    pub fn seconds(&self, hex: Hex) -> Option<u32> {
        let i = self.size.index(hex)?;
        self.cost.get(i).copied().filter(|&c| c != BARRED)
    }

    /// Hexes in reach with their seconds, nearest first; the unit's own hex not included.
    pub fn iter(&self) -> impl Iterator<Item = (Hex, u32)> {
        self.found.iter().filter_map(|&h| self.seconds(h).map(|s| (h, s)))
    }

    /// The quickest path to a hex, that hex last; `None` if it is out of reach or the
    /// unit is there already.
    #[must_use]
    pub fn path(&self, to: Hex) -> Option<Vec<Hex>> {
        if to == self.origin {
            return None;
        }
        let mut path = Vec::new();
        let mut at = to;
        while at != self.origin {
            self.seconds(at)?;
            path.push(at);
            at = at.neighbour(self.by[self.size.index(at)?].opposite());
        }
        path.reverse();
        Some(path)
    }
}

/// Where a unit can get to with the seconds it has, on what its side knows.
#[must_use]
pub fn reach(p: &Perspective, id: UnitId) -> Reach {
    let full = p.setup().turn_seconds(p.public.turn);
    let budget = p.unit(id).map_or(0, |u| u.time);
    let tether = p.unit(id).and_then(|u| tether(p.known(), u));
    search(p, id, tether.as_ref(), |spent, cost| affords(budget - spent as i32, cost, full))
}

/// The quickest ways of a unit as far as `limit_s` seconds take it, whatever time it
/// has now: for marches of several turns and for plans. Orders that it waits for have come by
/// then, so they are not looked at.
#[must_use]
pub fn distances(p: &Perspective, id: UnitId, limit_s: u32) -> Reach {
    search(p, id, None, |spent, _| spent < limit_s)
}

/// Where a unit may not go, gathered once for a search: the same rules as [`may_step`].
struct Barriers {
    barred: Vec<bool>,
    /// Hexes of enemies in sight, if the unit may not go nearer to them.
    shy_of: Vec<Hex>,
}

impl Barriers {
    fn new(p: &Perspective, id: UnitId, unit: &Unit) -> Barriers {
        let setup = p.setup();
        let size = setup.map.size();
        let limit = setup.stacking_limit();
        let mut used = vec![0_u32; size.len()];
        for (o, u) in p.own() {
            if let Some(i) = u.hex().and_then(|h| size.index(h)).filter(|_| o != id) {
                used[i] += room(setup, u);
            }
        }
        let need = room(setup, unit);
        let mut barred: Vec<bool> = used.iter().map(|&u| u > 0 && u + need > limit).collect();
        let seen: Vec<Hex> = p.enemies().filter(|c| c.seen).map(|c| c.hex).collect();
        for i in seen.iter().filter_map(|h| size.index(*h)) {
            barred[i] = true;
        }
        let shy = unit.morale() > Morale::Steady;
        Barriers { barred, shy_of: if shy { seen } else { Vec::new() } }
    }

    fn gap(&self, hex: Hex) -> Option<u16> {
        self.shy_of.iter().map(|e| e.distance(hex)).min()
    }
}

fn search(
    p: &Perspective,
    id: UnitId,
    tether: Option<&Tether>,
    may_go: impl Fn(u32, u32) -> bool,
) -> Reach {
    let size = p.setup().map.size();
    let mut out = Reach { size, ..Reach::default() };
    let Some((unit, origin)) = p.unit(id).and_then(|u| u.hex().map(|h| (u, h))) else {
        return out;
    };
    out.origin = origin;
    let ty = p.setup().library.unit_type(unit.ty);
    let Some(start) = size.index(origin) else { return out };
    let halts = p.halted(id).is_some();
    if unit.is_immobile() || halts || !is_mobile(ty) || unit.morale() == Morale::Broken {
        return out;
    }
    let barriers = Barriers::new(p, id, unit);
    out.cost = vec![BARRED; size.len()];
    out.by = vec![Dir::E; size.len()];
    out.cost[start] = 0;
    let mut queue = BinaryHeap::from([Reverse((0_u32, start))]);
    while let Some(Reverse((spent, i))) = queue.pop() {
        if out.cost[i] < spent {
            continue;
        }
        let from = size.hex(i);
        if i != start {
            out.found.push(from);
        }
        for (dir, seconds) in Dir::ALL.into_iter().zip(p.field().travel(ty.mobility, i)) {
            if seconds == BARRED {
                continue;
            }
            let to = from.neighbour(dir);
            let wait = tether.map_or(Some(0), |t| t.waits(unit.time - spent as i32, from, to).ok());
            let Some(spent) = wait.map(|w| spent.saturating_add(w)) else { continue };
            let seconds = march_seconds(p.setup(), unit, seconds);
            if !may_go(spent, seconds) {
                continue;
            }
            let Some(j) = size.index(to).filter(|&j| !barriers.barred[j]) else { continue };
            if p.setup().forbids(p.side, from, to) {
                continue;
            }
            let sum = spent.saturating_add(seconds);
            if sum < out.cost[j] && barriers.gap(to) >= barriers.gap(from) {
                out.cost[j] = sum;
                out.by[j] = dir;
                queue.push(Reverse((sum, j)));
            }
        }
    }
    out
}

/// Seconds a unit takes to pull a mired element free: each of its vehicles pulls one at
/// a time, and sappers dig out one at a time.
#[must_use]
pub fn recover_seconds(setup: &Setup, puller: &Unit, mired: &Unit) -> u32 {
    let rounds = mired.pieces.div_ceil(puller.pieces.max(1));
    setup.library.tuning.recover_s.saturating_mul(u32::from(rounds.max(1)))
}

/// True if the unit can pull mired vehicles free.
#[must_use]
pub fn can_recover(ty: &UnitType) -> bool {
    ty.is_vehicle() || ty.has(Trait::Engineer)
}
