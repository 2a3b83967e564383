//! The ways vehicles take under a formation order: round soft ground where the way round is
//! near, as the staff reckons it.

use crate::ai::ORDERED_BOG_S;
use crate::hex::{Dir, Hex, Size};
use crate::rules::{Field, Mobility, Perspective, Reach, UnitId, distances, step_cost};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

/// Steps from each hex by dense index: seconds, and the same with the risk to mire in it.
type Steps = Vec<[Option<(u32, u32)>; 6]>;

/// The price of steps, worked out once for each class of vehicles.
#[derive(Default)]
pub(crate) struct Prices(BTreeMap<Mobility, Steps>);

/// How far a unit could go, and by which way.
pub(crate) enum Ways {
    /// The quickest way to each hex.
    Quick(Reach),
    /// Of vehicles: the way that loses least time, reckoned with what sticks.
    Dry(Dry),
}

/// Ways weighed with the risk to mire.
pub(crate) struct Dry {
    origin: Hex,
    size: Size,
    best: Vec<Option<Leg>>,
}

/// The best way to a hex.
#[derive(Clone, Copy)]
struct Leg {
    weighed: u32,
    seconds: u32,
    from: Hex,
}

impl Ways {
    /// The ways of a unit within so many seconds.
    pub(crate) fn new(p: &Perspective, id: UnitId, limit_s: u32, prices: &mut Prices) -> Ways {
        let reach = distances(p, id, limit_s);
        let vehicle = p.unit(id).and_then(|u| {
            let ty = p.setup().library.unit_type(u.ty);
            ty.is_vehicle().then_some((u.hex()?, ty.mobility))
        });
        match vehicle {
            Some((from, m)) => {
                Ways::Dry(Dry::new(from, &reach, p.field().size(), prices.of(p.field(), m)))
            }
            None => Ways::Quick(reach),
        }
    }

    /// Seconds to a hex.
    pub(crate) fn seconds(&self, hex: Hex) -> Option<u32> {
        match self {
            Ways::Quick(reach) => reach.seconds(hex),
            Ways::Dry(dry) => dry.leg(hex).map(|l| l.seconds),
        }
    }

    /// What the way to a hex is worth avoiding, to choose between hexes.
    pub(crate) fn weight(&self, hex: Hex) -> Option<u32> {
        match self {
            Ways::Quick(reach) => reach.seconds(hex),
            Ways::Dry(dry) => dry.leg(hex).map(|l| l.weighed),
        }
    }

    /// The way to a hex, that hex last.
    pub(crate) fn path(&self, hex: Hex) -> Option<Vec<Hex>> {
        match self {
            Ways::Quick(reach) => reach.path(hex),
            Ways::Dry(dry) => dry.path(hex),
        }
    }
}

impl Prices {
    fn of(&mut self, field: &Field, m: Mobility) -> &Steps {
        self.0.entry(m).or_insert_with(|| {
            let price = |h: Hex, d: Dir| {
                let cost = step_cost(field, m, h, d)?;
                let risk = (u128::from(cost.bog) * u128::from(ORDERED_BOG_S)) >> 32;
                Some((cost.seconds, cost.seconds.saturating_add(risk as u32)))
            };
            field.size().hexes().map(|h| Dir::ALL.map(|d| price(h, d))).collect()
        })
    }
}

impl Dry {
    /// Within what a unit can reach by its quickest ways: nothing else is open to it.
    fn new(origin: Hex, reach: &Reach, size: Size, steps: &Steps) -> Dry {
        let mut out = Dry { origin, size, best: vec![None; size.len()] };
        let Some(start) = size.index(origin) else { return out };
        out.best[start] = Some(Leg { weighed: 0, seconds: 0, from: origin });
        let mut queue = BinaryHeap::from([Reverse((0_u32, start))]);
        while let Some(Reverse((weighed, i))) = queue.pop() {
            let Some(leg) = out.best[i].filter(|l| l.weighed >= weighed) else { continue };
            let from = size.hex(i);
            for ((_, to), step) in from.neighbours().zip(steps[i]) {
                let Some((seconds, price)) = step else { continue };
                let Some(j) = size.index(to).filter(|_| reach.seconds(to).is_some()) else {
                    continue;
                };
                let next = Leg {
                    weighed: weighed.saturating_add(price),
                    seconds: leg.seconds.saturating_add(seconds),
                    from,
                };
                if out.best[j].is_none_or(|b| next.weighed < b.weighed) {
                    out.best[j] = Some(next);
                    queue.push(Reverse((next.weighed, j)));
                }
            }
        }
        out
    }

    fn leg(&self, hex: Hex) -> Option<Leg> {
        self.best.get(self.size.index(hex)?).copied().flatten()
    }

    fn path(&self, to: Hex) -> Option<Vec<Hex>> {
        let mut path = Vec::new();
        let mut at = to;
        while at != self.origin {
            path.push(at);
            at = self.leg(at)?.from;
        }
        path.reverse();
        Some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play;
    use crate::rules::Side;
    use crate::scenario::Files;

    /// The tanks of the corps: no way is shorter than the quickest, none is muddier.
    #[test]
    fn vehicles_go_round_what_would_keep_them() {
        let files = Files::embedded();
        let opened = play::open_scenario(&files, "khasan-6-august-south", 1).unwrap();
        let p = opened.game.perspective(Side::Soviet);
        let vehicle =
            |(_, u): &(UnitId, &crate::rules::Unit)| p.setup().library.unit_type(u.ty).is_vehicle();
        let (id, unit) = p.own().find(vehicle).unwrap();
        let m = p.setup().library.unit_type(unit.ty).mobility;
        let quick = distances(&p, id, 20_000);
        let ways = Ways::new(&p, id, 20_000, &mut Prices::default());
        let dry = |path: &[Hex]| {
            let mut at = unit.hex().unwrap();
            let mut dry = 1.0;
            for h in path {
                let d = at.dir_to(*h).unwrap();
                dry *= 1.0 - step_cost(p.field(), m, at, d).unwrap().bog as f64 / 2f64.powi(32);
                at = *h;
            }
            dry
        };
        let mut better = 0;
        for (hex, seconds) in quick.iter() {
            assert!(ways.seconds(hex).unwrap() >= seconds);
            let (a, b) = (dry(&ways.path(hex).unwrap()), dry(&quick.path(hex).unwrap()));
            better += i32::from(a > b + 0.01) - i32::from(a < b - 0.01);
        }
        assert!(better > 20, "{better} hexes are reached drier");
    }
}
