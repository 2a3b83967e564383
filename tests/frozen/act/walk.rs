//! Where a unit can go this turn, by ways that avoid fire and bottomless ground where
//! that is cheap.

use crate::frozen::look::ground::{BARRED, Manner, StepPrice};
use crate::frozen::look::picture::{Own, Picture};
use crate::frozen::look::threat::Threat;
use crate::frozen::look::toll::Toll;
use khasan::hex::Hex;
use khasan::rules::{Morale, Tether, affords};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Hexes of a way at most: it cannot lead in circles for ever.
const LONGEST: usize = 500;

/// Where a unit can get to, and how.
#[derive(Debug)]
pub(crate) struct Walk<'a> {
    origin: Hex,
    size: khasan::hex::Size,
    /// By dense index: weighed cost, seconds, thousandths of a man at risk, and the hex
    /// come from.
    best: Vec<Option<Leg>>,
    found: Vec<Hex>,
    /// What waits for its battalion's orders.
    tether: Option<Tether<'a>>,
}

#[derive(Clone, Copy, Debug)]
struct Leg {
    weighed: u32,
    seconds: u32,
    risk: u32,
    strain: u32,
    from: Hex,
}

/// A hex in reach.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    pub hex: Hex,
    /// Seconds of the way.
    pub seconds: u32,
    /// Thousandths of a man (or of a vehicle in men) at risk on the way.
    pub risk: i64,
    /// Suppression gathered on the way, hundredths of a point.
    pub strain: i64,
}

impl Walk<'_> {
    /// Hexes in reach, the unit's own first.
    pub(crate) fn spots(&self) -> impl Iterator<Item = Spot> {
        std::iter::once(Spot { hex: self.origin, seconds: 0, risk: 0, strain: 0 })
            .chain(self.found.iter().filter_map(|h| self.spot(*h)))
    }

    /// One hex, if it is in reach.
    pub(crate) fn spot(&self, hex: Hex) -> Option<Spot> {
        let leg = self.size.index(hex).and_then(|i| self.best.get(i).copied().flatten())?;
        Some(Spot { hex, seconds: leg.seconds, risk: leg.risk.into(), strain: leg.strain.into() })
    }

    /// Seconds that the unit, with so many left, waits before it goes or storms from one hex
    /// into the next; `None` where it does not come to it in this turn.
    pub(crate) fn wait(&self, left: i32, from: Hex, to: Hex) -> Option<u32> {
        self.tether.as_ref().map_or(Some(0), |t| t.wait(left, from, to))
    }

    /// The way to a hex, that hex last.
    pub(crate) fn path(&self, to: Hex) -> Vec<Hex> {
        let mut path = Vec::new();
        let mut at = to;
        while at != self.origin {
            path.push(at);
            let leg = self.size.index(at).and_then(|i| self.best.get(i).copied().flatten());
            match leg {
                Some(l) if path.len() < LONGEST => at = l.from,
                _ => return Vec::new(),
            }
        }
        path.reverse();
        path
    }
}

/// All a unit can reach with the seconds it has.
pub(crate) fn walk<'a>(
    pic: &Picture<'a>,
    threat: &Threat,
    steps: &[[StepPrice; 6]],
    o: &Own,
    manner: Manner,
) -> Walk<'a> {
    let (size, d) = (pic.size, &pic.doctrine.ways);
    let tether = pic.p.tether(o.id);
    let mut out = Walk { origin: o.hex, size, best: Vec::new(), found: Vec::new(), tether };
    let time = o.unit.time;
    let Some(start) = size.index(o.hex) else { return out };
    out.best = vec![None; size.len()];
    out.best[start] = Some(Leg { weighed: 0, seconds: 0, risk: 0, strain: 0, from: o.hex });
    if !o.mobile || time <= 0 {
        return out;
    }
    let unsteady = o.morale > Morale::Steady;
    let pieces = i64::from(o.unit.pieces);
    // What a minute in a hex puts at stake, worked out once a hex; `None`: no entry.
    let mut stakes: Vec<Option<Option<Toll>>> = vec![None; size.len()];
    let mut queue = BinaryHeap::new();
    queue.push(Reverse((0_u32, start)));
    while let Some(Reverse((weighed, i))) = queue.pop() {
        let Some(leg) = out.best[i] else { continue };
        if leg.weighed < weighed {
            continue;
        }
        let from = size.hex(i);
        if i != start {
            out.found.push(from);
        }
        for (dir, to) in from.neighbours() {
            let step = steps[i][dir.index()];
            let Some(j) = size.index(to).filter(|_| step != BARRED) else { continue };
            if manner.lane.is_some_and(|l| !l.holds(to)) {
                continue;
            }
            let left = time - leg.seconds as i32;
            let seconds = pic.p.march_seconds(o.unit, step.0);
            let Some(wait) = out.wait(left, from, to) else { continue };
            if !affords(left.saturating_sub_unsigned(wait), seconds, pic.full) {
                continue;
            }
            let open = || {
                let free = !pic.enemy_at(to) && pic.has_room(to, o);
                free.then(|| threat.toll(pic, o, to, pic.exposure(to, None)))
            };
            let Some(stake) = *stakes[j].get_or_insert_with(open) else { continue };
            if unsteady && pic.nearest_seen(to) < pic.nearest_seen(from) {
                continue;
            }
            let danger = stake.cost * i64::from(seconds) / 60;
            let bog = if o.ty.is_vehicle() { step.1 } else { 0 };
            let stuck = i64::from(bog) * pieces * d.mired / 1_000_000;
            let risk = leg.risk + u32::try_from(danger + stuck).unwrap_or(u32::MAX / 4);
            let weight = seconds
                + wait
                + (danger * d.fire_detour_s / 1000) as u32
                + (u64::from(bog) * u64::from(manner.bog_s) / 1_000_000) as u32;
            let sum = weighed.saturating_add(weight);
            if out.best[j].is_none_or(|b| sum < b.weighed) {
                let strain = leg.strain + (stake.strain * i64::from(seconds) / 60) as u32;
                let seconds = leg.seconds + wait + seconds;
                out.best[j] = Some(Leg { weighed: sum, seconds, risk, strain, from });
                queue.push(Reverse((sum, j)));
            }
        }
    }
    out
}
