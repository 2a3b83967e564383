//! Detachments: units that can be spared from what their formation is for take or hold ground
//! that nobody has been given, so that one formation serves more than one goal.

use super::plan::{Plan, win};
use super::task::Task;
use crate::ai::look::ground::GroundMemory;
use crate::ai::look::picture::{Own, Picture};
use crate::rules::Morale;
use crate::rules::score::holding;

impl Plan {
    /// Sends single units to goals without anybody, the goals worth most first, where that gains
    /// more than they are worth where they are. `led`: by index in the side's list, who has his
    /// orders already.
    pub(crate) fn detach(&mut self, pic: &Picture, ground: &mut GroundMemory, led: &[bool]) {
        let mut open: Vec<usize> = (0..self.goals.len()).filter(|g| self.is_open(*g)).collect();
        open.sort_by_key(|g| (-self.goals[*g].value, *g));
        for goal in open {
            let who = self.spared(pic, ground, goal, led);
            for &i in &who {
                let o = &pic.own[i];
                if let Some(old) = self.task(o).goal() {
                    self.goals[old].given -= o.power;
                }
                let g = &mut self.goals[goal];
                g.given += o.power;
                g.go = true;
                self.tasks[o.index()] =
                    if g.ours { Task::Defend(goal) } else { Task::Attack(goal) };
            }
        }
    }

    /// Nobody was given to it.
    fn is_open(&self, goal: usize) -> bool {
        let g = &self.goals[goal];
        let tasked = |t: &Task| matches!(t, Task::Attack(x) | Task::Defend(x) if *x == goal);
        !g.ordered && g.value > 0 && !self.tasks.iter().any(tasked)
    }

    /// Those who go, by index in the picture's list: the nearest who suffice, if it pays.
    fn spared(
        &mut self,
        pic: &Picture,
        ground: &mut GroundMemory,
        goal: usize,
        led: &[bool],
    ) -> Vec<usize> {
        let (d, odds) = (&pic.doctrine.allotment, &pic.doctrine.odds);
        let left = self.goals[goal].due.since(pic.p.public.clock);
        let mut near: Vec<(u32, usize)> = Vec::new();
        for (i, o) in pic.own.iter().enumerate() {
            if self.can_be_spared(pic, o) && !led.get(o.index()).copied().unwrap_or(false) {
                let way = self.distance(pic, ground, goal, o);
                if way <= left {
                    near.push((way, i));
                }
            }
        }
        near.sort_unstable();
        let g = &self.goals[goal];
        let before = win(odds, g, g.given);
        let (mut power, mut men, mut cost, mut who) = (0, 0, 0, Vec::new());
        for (way, i) in near {
            let o = &pic.own[i];
            power += o.power;
            men += holding(pic.setup, o.unit);
            cost += self.stake(pic, o) + o.power * i64::from(way.min(d.march_most_s)) / d.march_s;
            who.push(i);
            let chance = win(odds, g, g.given + power);
            if g.value * (chance - before) / 1000 <= cost {
                return Vec::new();
            }
            if chance >= d.detached_pm && men >= g.min_men {
                return who;
            }
        }
        Vec::new()
    }

    /// A unit that could go and hold ground by itself.
    fn can_be_spared(&self, pic: &Picture, o: &Own) -> bool {
        let tasked =
            matches!(self.task(o), Task::Attack(_) | Task::Stage(_) | Task::Defend(_) | Task::Rest);
        tasked
            && o.mobile
            && o.morale == Morale::Steady
            && !o.is_staff()
            && !o.rests
            && holding(pic.setup, o.unit) > 0
    }
}
