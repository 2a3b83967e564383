//! Every unit for itself: each goes for the ground that draws it most, whatever the rest of its
//! formation does.

use super::goals::holds_alone;
use super::plan::Plan;
use super::task::Task;
use crate::ai::look::picture::{Own, Picture};
use crate::rules::Morale;
use crate::rules::formation::own_force;
use crate::rules::score::holding;

impl Plan {
    /// Gives each unit a goal, those first whom one draws most: by what that is worth, less with the
    /// way to it and with those who have gone for it before. `led`: by index in the side's list, who
    /// has his orders already.
    pub(crate) fn scatter(&mut self, pic: &Picture, led: &[bool]) {
        let mut there = vec![0_u32; self.goals.len()];
        let free = |o: &&Own| {
            let leads = o.is_staff() && !holds_alone(pic, o);
            !leads && !led.get(o.index()).copied().unwrap_or(false)
        };
        let gaps = |o: &Own| (0..self.goals.len()).map(|g| self.gap(g, o)).collect();
        let mut open: Vec<(&Own, Vec<u16>)> =
            pic.own.iter().filter(free).map(|o| (o, gaps(o))).collect();
        while let Some((k, goal)) = self.most_drawn(pic, &open, &there) {
            let (o, _) = open.swap_remove(k);
            let g = &mut self.goals[goal];
            if o.rests && !g.ours {
                self.tasks[o.index()] = Task::Recuperate(goal);
                continue;
            }
            // Nobody counts on the broken.
            if o.morale < Morale::Broken {
                there[goal] += holding(pic.setup, o.unit);
            }
            g.given += o.power;
            g.go = true;
            self.tasks[o.index()] = if g.ours { Task::Defend(goal) } else { Task::Attack(goal) };
        }
        self.lead(pic, led);
    }

    /// Staffs stand by behind the ground that most of their own men have gone for.
    fn lead(&mut self, pic: &Picture, led: &[bool]) {
        let force = own_force(pic.p);
        let formation = |o: &Own| force.formation_of_line(o.unit.line);
        let free = |o: &&Own| !led.get(o.index()).copied().unwrap_or(false);
        for o in pic.own.iter().filter(free).filter(|o| o.is_staff() && !holds_alone(pic, o)) {
            let its = pic.own.iter().filter(|x| !x.is_staff() && formation(x) == formation(o));
            let mut men = vec![0_u32; self.goals.len()];
            for x in its {
                if let Some(n) = self.task(x).goal().and_then(|g| men.get_mut(g)) {
                    *n += u32::from(x.unit.men);
                }
            }
            let most = (0..men.len()).max_by_key(|g| (men[*g], std::cmp::Reverse(*g)));
            if let Some(goal) = most.filter(|g| men[*g] > 0) {
                self.tasks[o.index()] = Task::Stage(goal);
            }
        }
    }

    /// The unit that is drawn most, by its place among those who are still free, and its goal.
    /// `open`: they and their hexes to each goal; `there`: men who have gone for each.
    fn most_drawn(
        &self,
        pic: &Picture,
        open: &[(&Own, Vec<u16>)],
        there: &[u32],
    ) -> Option<(usize, usize)> {
        let pct: Vec<i64> = (0..there.len()).map(|g| self.open_pct(pic, g, there[g])).collect();
        let d = &pic.doctrine.allotment;
        let draw = |g: usize, gap: u16| {
            let hexes = i64::from(gap);
            self.goals[g].value * pct[g] / 100 * d.scatter_hexes / (d.scatter_hexes + hexes).max(1)
        };
        let one = |(k, (o, gaps)): (usize, &(&Own, Vec<u16>))| {
            let id = o.id;
            let each = gaps.iter().enumerate();
            each.map(move |(g, gap)| (draw(g, *gap), std::cmp::Reverse(id), g, k))
                .filter(|x| x.0 > 0)
                .max()
        };
        open.iter().enumerate().filter_map(one).max().map(|(_, _, g, k)| (k, g))
    }

    /// Hexes to a goal.
    fn gap(&self, goal: usize, o: &Own) -> u16 {
        self.goals[goal].ground.iter().map(|h| h.distance(o.hex)).min().unwrap_or(u16::MAX)
    }

    /// How much of what it is worth a goal draws one more with, per cent; `there`: men who have gone
    /// for it.
    fn open_pct(&self, pic: &Picture, goal: usize, there: u32) -> i64 {
        let (g, d) = (&self.goals[goal], &pic.doctrine.allotment);
        if g.ordered || g.area.is_none() {
            return 0;
        }
        let safe = !g.ours || g.given * 100 >= g.enemy * d.scatter_safe_pct;
        if u64::from(there) * 100 < u64::from(g.min_men.max(1)) * d.scatter_men_pct {
            100
        } else if safe && g.is_free(pic, pic.doctrine.launch.free_m) {
            d.scatter_idle_pct
        } else {
            d.scatter_more_pct
        }
    }
}
