//! What seldom changes about the ground, kept between orders: the price of every step by
//! mobility class, and what can be seen from where.

use super::picture::Picture;
use crate::hex::{Dir, Hex, Size};
use crate::rules::{Field, Mobility, Perspective, Side, line_of_sight, step_cost};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::Deref;
use std::sync::Arc;

/// How far one looks at most, in hexes, so that fine maps stay cheap.
pub(crate) const SIGHT_HEXES: u32 = 18;
/// Views kept before the memory is cleared.
const VIEWS: usize = 1500;
/// Ways to goals kept before the memory is cleared.
const WAYS: usize = 100;

/// Price of one step: seconds (`u32::MAX`: barred) and the chance to mire in millionths.
pub(crate) type StepPrice = (u32, u32);

/// A step that cannot be taken.
pub(crate) const BARRED: StepPrice = (u32::MAX, 0);

/// The price of every step of a class of mobility: by dense index of the hex it leads out of, and
/// direction.
#[derive(Debug)]
pub(crate) struct Steps {
    of: Vec<[StepPrice; 6]>,
    /// Seconds of the quickest step anywhere.
    pub quickest: u32,
}

impl Deref for Steps {
    type Target = [[StepPrice; 6]];

    fn deref(&self) -> &[[StepPrice; 6]] {
        &self.of
    }
}

/// The memory of the ground.
#[derive(Debug, Default)]
pub(crate) struct GroundMemory {
    /// The ground it remembers.
    version: u64,
    side: Side,
    steps: BTreeMap<Mobility, Arc<Steps>>,
    views: BTreeMap<Hex, Arc<Sight>>,
    far: BTreeMap<Hex, Arc<Sight>>,
    /// Seconds to goals: most are the same from turn to turn.
    ways: BTreeMap<(Mobility, Manner, Vec<Hex>), Arc<Vec<u32>>>,
}

/// What can be seen from a hex, within the radius that matters.
#[derive(Debug)]
pub(crate) struct Sight {
    from: Hex,
    radius: i16,
    seen: Vec<bool>,
}

impl Sight {
    /// True if a hex is in view and within the radius.
    pub(crate) fn sees(&self, hex: Hex) -> bool {
        let (dq, dr) = (hex.q - self.from.q + self.radius, hex.r - self.from.r + self.radius);
        let side = self.radius * 2 + 1;
        if dq < 0 || dr < 0 || dq >= side || dr >= side {
            return false;
        }
        self.seen.get(dr as usize * side as usize + dq as usize).copied().unwrap_or(false)
    }

    /// Every hex in view.
    pub(crate) fn hexes(&self) -> impl Iterator<Item = Hex> {
        let side = (self.radius * 2 + 1).max(1) as usize;
        self.seen.iter().enumerate().filter(|(_, s)| **s).map(move |(i, _)| {
            Hex::new(
                self.from.q + (i % side) as i16 - self.radius,
                self.from.r + (i / side) as i16 - self.radius,
            )
        })
    }
}

impl GroundMemory {
    /// Forgets everything if the ground is not what it was.
    pub(crate) fn check(&mut self, p: &Perspective) {
        let (version, side) = (p.field().version(), p.side);
        if (version, side) != (self.version, self.side) {
            *self = GroundMemory { version, side, ..GroundMemory::default() };
        }
    }

    /// The price of every step out of every hex, by dense index and direction.
    pub(crate) fn steps(&mut self, pic: &Picture, m: Mobility) -> Arc<Steps> {
        self.steps.entry(m).or_insert_with(|| Arc::new(table(pic, m))).clone()
    }

    /// Seconds to get from every hex to the nearest of some goals, as [`field`] has them.
    pub(crate) fn ways(
        &mut self,
        pic: &Picture,
        m: Mobility,
        goals: &[Hex],
        manner: Manner,
    ) -> Arc<Vec<u32>> {
        if self.ways.len() > WAYS {
            self.ways.clear();
        }
        let steps = self.steps(pic, m);
        let make = || Arc::new(field(pic.size, &steps, goals, manner));
        self.ways.entry((m, manner, goals.to_vec())).or_insert_with(make).clone()
    }

    /// What is in view of a hex.
    pub(crate) fn sight(&mut self, pic: &Picture, from: Hex) -> Arc<Sight> {
        if self.views.len() > VIEWS {
            self.views.clear();
        }
        let look = || Arc::new(look(pic.field, from, pic.doctrine.ways.sight_m));
        self.views.entry(from).or_insert_with(look).clone()
    }

    /// What is in view of a hex as far as guns reach.
    pub(crate) fn far_sight(&mut self, pic: &Picture, from: Hex) -> Arc<Sight> {
        if self.far.len() > VIEWS {
            self.far.clear();
        }
        let look = || Arc::new(look(pic.field, from, pic.doctrine.ways.far_sight_m));
        self.far.entry(from).or_insert_with(look).clone()
    }
}

fn table(pic: &Picture, m: Mobility) -> Steps {
    // As [`Setup::forbids`](crate::rules::Setup::forbids), which looks each hex up.
    let off: Vec<bool> = pic.size.hexes().map(|h| pic.setup.is_forbidden(pic.p.side, h)).collect();
    let is_off = |h: Hex| pic.size.index(h).is_some_and(|i| off[i]);
    let price = |h: Hex, d: Dir| {
        let allowed = !is_off(h.neighbour(d)) || is_off(h);
        step_cost(pic.field, m, h, d).filter(|_| allowed).map_or(BARRED, |c| {
            (c.seconds, crate::rules::dist::to_ppm(c.bog).min(1_000_000) as u32)
        })
    };
    let of: Vec<[StepPrice; 6]> = pic.size.hexes().map(|h| Dir::ALL.map(|d| price(h, d))).collect();
    let quickest = of.iter().flatten().map(|s| s.0).min().unwrap_or(u32::MAX);
    Steps { of, quickest }
}

fn look(field: &Field, from: Hex, metres: u32) -> Sight {
    let reach = (metres / field.hex_metres()).clamp(1, SIGHT_HEXES);
    let radius = reach as i16;
    let side = reach as usize * 2 + 1;
    let mut seen = vec![false; side * side];
    for h in from.disc(reach as u16).filter(|h| field.size().contains(*h)) {
        let i = (h.r - from.r + radius) as usize * side + (h.q - from.q + radius) as usize;
        seen[i] = line_of_sight(field, from, h);
    }
    Sight { from, radius, seen }
}

/// The ground on which a formation goes to its goal: an ellipse about both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Lane {
    /// Where the formation is.
    pub from: Hex,
    /// Where it goes.
    pub to: Hex,
    /// Hexes from one to the other by way of any hex of the lane, at most.
    pub span: u16,
}

impl Lane {
    /// Hexes from one end to the other by way of this one.
    pub(crate) fn by_way_of(self, hex: Hex) -> u16 {
        self.from.distance(hex).saturating_add(self.to.distance(hex))
    }

    /// True if a hex is in the lane.
    pub(crate) fn holds(self, hex: Hex) -> bool {
        self.by_way_of(hex) <= self.span
    }
}

/// What is minded on a way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Manner {
    /// Seconds that are reckoned to be lost by miring.
    pub bog_s: u32,
    /// The ground it keeps to.
    pub lane: Option<Lane>,
}

/// What a search goes on with: places by their cost, then by their dense index, so that of two
/// that are as near the same one always comes first.
#[derive(Default)]
pub(crate) struct Nearest(BinaryHeap<Reverse<u64>>);

impl Nearest {
    /// Puts a place of a map in.
    pub(crate) fn push(&mut self, cost: u32, index: usize) {
        // One word, which is compared faster than a pair. No map has 2^32 hexes.
        self.0.push(Reverse(u64::from(cost) << 32 | index as u64));
    }

    /// Takes the nearest out.
    pub(crate) fn pop(&mut self) -> Option<(u32, usize)> {
        let Reverse(word) = self.0.pop()?;
        Some(((word >> 32) as u32, word as u32 as usize))
    }
}

/// Seconds to get from every hex to the nearest of some goals, by dense index; the risk
/// to mire is counted as the time it would cost.
fn field(size: Size, steps: &[[StepPrice; 6]], goals: &[Hex], manner: Manner) -> Vec<u32> {
    let mut out = vec![u32::MAX; size.len()];
    let mut queue = Nearest::default();
    for i in goals.iter().filter_map(|g| size.index(*g)) {
        out[i] = 0;
        queue.push(0, i);
    }
    while let Some((cost, i)) = queue.pop() {
        if out[i] < cost {
            continue;
        }
        for (dir, from) in size.hex(i).neighbours() {
            let Some(j) = size.index(from) else { continue };
            if manner.lane.is_some_and(|l| !l.holds(from)) {
                continue;
            }
            let step = steps[j][dir.opposite().index()];
            if step == BARRED {
                continue;
            }
            let sum = cost.saturating_add(weight(step, manner.bog_s));
            if sum < out[j] {
                out[j] = sum;
                queue.push(sum, j);
            }
        }
    }
    out
}

/// Seconds a step costs with its risk.
const fn weight(step: StepPrice, bog_s: u32) -> u32 {
    let risk = step.1 as u64 * bog_s as u64 / 1_000_000;
    step.0.saturating_add(risk as u32)
}
