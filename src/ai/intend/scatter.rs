//! Every unit for itself: each goes for the ground that draws it most, whatever the rest of its
//! formation does.

use super::plan::Plan;
use super::task::Task;
use crate::ai::look::picture::{Own, Picture};
use crate::rules::Morale;
use crate::rules::score::holding;

impl Plan {
    /// Gives each unit the goal that draws it most: by what that is worth, less with the way to it
    /// and with those who have gone for it before. `led`: by index in the side's list, who has his
    /// orders already.
    pub(crate) fn scatter(&mut self, pic: &Picture, led: &[bool]) {
        let mut there = vec![0_u32; self.goals.len()];
        let free = |o: &&Own| !led.get(o.index()).copied().unwrap_or(false);
        let mut line: Vec<&Own> = pic.own.iter().filter(free).collect();
        let near = |o: &Own| (0..self.goals.len()).map(|g| self.gap(g, o)).min();
        line.sort_by_key(|o| (near(o), o.id));
        for o in line {
            let best = (0..self.goals.len()).max_by_key(|g| (self.draw(pic, *g, there[*g], o), *g));
            let Some(goal) = best.filter(|g| self.goals[*g].value > 0) else { continue };
            // Nobody counts on the broken.
            if o.morale < Morale::Broken {
                there[goal] += holding(pic.setup, o.unit);
            }
            let g = &mut self.goals[goal];
            g.given += o.power;
            g.go = true;
            self.tasks[o.index()] = if g.ours { Task::Defend(goal) } else { Task::Attack(goal) };
        }
    }

    /// Hexes to a goal.
    fn gap(&self, goal: usize, o: &Own) -> u16 {
        self.goals[goal].ground.iter().map(|h| h.distance(o.hex)).min().unwrap_or(u16::MAX)
    }

    /// How much a goal draws a unit; `there`: men who have gone for it.
    fn draw(&self, pic: &Picture, goal: usize, there: u32, o: &Own) -> i64 {
        let (g, d) = (&self.goals[goal], &pic.doctrine.allotment);
        if g.ordered || g.area.is_none() {
            return 0;
        }
        let enough = u64::from(there) * 100 >= u64::from(g.min_men.max(1)) * d.scatter_men_pct;
        let pct = if !enough {
            100
        } else if g.is_free(pic, pic.doctrine.launch.free_m) {
            d.scatter_idle_pct
        } else {
            d.scatter_more_pct
        };
        let hexes = i64::from(self.gap(goal, o));
        g.value * pct / 100 * d.scatter_hexes / (d.scatter_hexes + hexes).max(1)
    }
}
