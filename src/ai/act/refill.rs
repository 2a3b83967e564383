//! Going back for ammunition, and staying where it is until there is enough.

use super::engine::Engine;
use super::walk;
use crate::ai::intend::task::Task;
use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;
use crate::rules::{Order, left_pct};

impl Engine {
    /// True for a unit that is to see to its ammunition before anything else: it has next to
    /// nothing left, or is where it can draw and has not enough yet. Whoever holds ground stays
    /// there, and so does who has nothing to draw.
    pub(crate) fn refills(&self, pic: &Picture, o: &Own) -> bool {
        let d = &pic.doctrine.care;
        let holds = matches!(self.plan.task(o), Task::Defend(_) | Task::Leave(_) | Task::Outside);
        if o.unit.stock == 0 || holds || self.led_by_hand || !o.mobile {
            return false;
        }
        let left = left_pct(&pic.setup.library, o.unit);
        left < d.refill_below_pct || left < d.refill_to_pct && pic.p.can_draw(o.id)
    }

    /// The way back to where a unit's ammunition lies; none where it is near enough, or as near
    /// as it gets.
    pub(crate) fn go_back(&mut self, pic: &Picture, o: &Own) -> Option<Order> {
        let line = pic.setup.forces[o.id.side].units.get(usize::from(o.unit.line))?;
        if pic.p.can_draw(o.id) {
            return None;
        }
        let far = |h: Hex| pic.metres(h, line.supply);
        let steps = self.ground.steps(pic, o.ty.mobility);
        let walk = walk::walk(pic, &self.threat, &steps, o, self.plan.manner(pic, o));
        let to = walk.spots().min_by_key(|s| (far(s.hex), s.seconds))?.hex;
        let path = walk.path(to);
        (far(to) < far(o.hex) && !path.is_empty()).then_some(Order::Move { unit: o.id, path })
    }
}
