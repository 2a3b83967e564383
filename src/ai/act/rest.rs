//! A battalion that has had enough gets out of the enemy's sight and stays there until it
//! storms again.

use super::engine::Engine;
use super::walk;
use crate::ai::intend::task::Task;
use crate::ai::look::picture::{Own, Picture};
use crate::rules::Order;

impl Engine {
    /// True for a unit that is to rest with its battalion before anything else: it holds no
    /// ground, and nobody leads it by hand.
    pub(crate) fn recuperates(&self, o: &Own) -> bool {
        let idle = matches!(self.plan.task(o), Task::Recuperate(_) | Task::Rest | Task::Stage(_));
        o.rests && idle && !self.led_by_hand
    }

    /// The way to the nearest ground that no enemy in sight has in view; none where it is out
    /// of view already; `or_away`: with nothing to hide behind in reach, further from him.
    pub(crate) fn hide(&mut self, pic: &Picture, o: &Own, or_away: bool) -> Option<Order> {
        if !o.mobile || !pic.p.is_watched(o.hex) {
            return None;
        }
        let steps = self.ground.steps(pic, o.ty.mobility);
        let walk = walk::walk(pic, &self.threat, &steps, o, self.plan.manner(pic, o));
        let mut spots: Vec<_> = walk.spots().filter(|s| s.hex != o.hex).collect();
        spots.sort_unstable_by_key(|s| (s.risk, s.seconds, s.hex));
        let hidden = spots.iter().find(|s| !pic.p.is_watched(s.hex)).map(|s| s.hex);
        let gap = |hex| pic.nearest_seen(hex).unwrap_or(u16::MAX);
        let far = || {
            let best = spots.iter().max_by_key(|s| (gap(s.hex), std::cmp::Reverse(s.risk)))?;
            (gap(best.hex) > gap(o.hex)).then_some(best.hex)
        };
        let path = walk.path(hidden.or_else(|| or_away.then(far)?)?);
        (!path.is_empty()).then_some(Order::Move { unit: o.id, path })
    }
}
