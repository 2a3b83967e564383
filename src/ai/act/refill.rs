//! Going back for ammunition and rest, and staying there until there was enough of it.

use super::engine::Engine;
use super::halt::Stopped;
use super::walk;
use crate::ai::intend::task::Task;
use crate::ai::look::picture::{Own, Picture};
use crate::ai::look::worth::is_left;
use crate::hex::Hex;
use crate::rules::{Order, left_pct};

impl Engine {
    /// True for a unit that is to see to its ammunition before anything else: it has next to
    /// nothing left, or is where it can draw and has not enough yet. Whoever holds ground stays
    /// there, and so does who has nothing to draw.
    pub(crate) fn refills(&self, pic: &Picture, o: &Own) -> bool {
        let d = &pic.doctrine.care;
        let task = self.plan.task(o);
        let holds = matches!(task, Task::Defend(_) | Task::Leave(_) | Task::Outside);
        if o.unit.stock == 0 || holds || self.led_by_hand || !o.mobile {
            return false;
        }
        let left = left_pct(&pic.setup.library, o.unit);
        let lacks = left < d.refill_below_pct || left < d.refill_to_pct && pic.p.can_draw(o.id);
        lacks && is_left(pic.p, pic.p.rest_needed(o.id), d.refill_left_pct)
    }

    /// Under orders of a person: who is only to march does not fire, nor does who is to rest
    /// and would draw no rounds for it.
    pub(crate) fn is_silent(&self, pic: &Picture, o: &Own) -> bool {
        match self.plan.task(o) {
            Task::Go(_) => self.led_by_hand,
            Task::Refit(_) => pic.p.could_draw_at(o.id, o.hex) || !self.rests(o),
            _ => false,
        }
    }

    /// A unit that was sent back to rest is where it can.
    pub(crate) fn rests(&self, o: &Own) -> bool {
        let Task::Refit(goal) = self.plan.task(o) else { return false };
        self.plan.goals.get(goal).is_some_and(|g| g.hexes.contains(&o.hex))
    }

    /// How it stands with a unit that was sent back and is where it can rest: how long it will,
    /// or why there is nothing to draw.
    pub(crate) fn resting(&self, pic: &Picture, o: &Own) -> Stopped {
        let seconds = pic.p.rest_needed(o.id);
        let lacks = left_pct(&pic.setup.library, o.unit) < 100;
        if lacks && o.unit.stock == 0 {
            Stopped::NoStock
        } else if lacks && !pic.p.can_draw(o.id) {
            Stopped::CannotDraw
        } else {
            Stopped::Resting { seconds }
        }
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
