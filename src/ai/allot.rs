//! Which formation takes which goal, and when an attack goes in.

use super::ground::Ground;
use super::picture::{Own, Picture};
use super::plan::{Plan, Task, win};
use crate::rules::formation::own_force;
use crate::rules::setup::Entry;
use crate::rules::{FormationId, Place, room};
use std::collections::BTreeMap;

/// Men in bad ground make so many metres an hour.
const WALK_M_H: u32 = 3000;

impl Plan {
    /// Gives the formations to the goals: each time the bundle of formations, nearest
    /// first, that gains most for its strength.
    /// `led`: by index in the side's list, who has his orders already.
    pub(super) fn allot(&mut self, pic: &Picture, ground: &mut Ground, led: &[bool]) {
        let mut groups = groups(pic, led);
        while !groups.is_empty() {
            let Some((goal, members)) = self.best_bundle(pic, ground, &groups) else { break };
            for &m in &members {
                self.goals[goal].given += groups[m].power;
                let task =
                    if self.goals[goal].ours { Task::Defend(goal) } else { Task::Attack(goal) };
                for &i in &groups[m].units {
                    self.tasks[pic.own[i].index()] = task;
                }
            }
            let mut k = 0;
            groups.retain(|_| {
                k += 1;
                !members.contains(&(k - 1))
            });
        }
        // Whoever is left stands behind the goal in most danger.
        let odds = &pic.doctrine.odds;
        let open = (0..self.goals.len()).filter(|g| !self.goals[*g].ordered);
        let worst = open.max_by_key(|&g| {
            let goal = &self.goals[g];
            goal.value * (1000 - win(odds, goal, goal.given)) / 1000
        });
        for o in groups.iter().flat_map(|g| &g.units).map(|&i| &pic.own[i]) {
            self.tasks[o.index()] = worst.map_or(Task::Rest, Task::Stage);
        }
    }

    /// The goal and the formations (indices in `groups`) that gain most together.
    fn best_bundle(
        &mut self,
        pic: &Picture,
        ground: &mut Ground,
        groups: &[Group],
    ) -> Option<(usize, Vec<usize>)> {
        let odds = &pic.doctrine.odds;
        let mut best: Option<(i64, usize, Vec<usize>)> = None;
        for g in 0..self.goals.len() {
            if self.goals[g].ordered {
                continue;
            }
            let left = self.goals[g].due.since(pic.p.public.clock);
            let mut near: Vec<(u32, usize)> = Vec::new();
            for (k, group) in groups.iter().enumerate() {
                let Some(lead) = group.units.first().map(|&i| &pic.own[i]) else { continue };
                let way = self.distance(pic, ground, g, lead);
                if way <= left.saturating_add(pic.full) {
                    near.push((way, k));
                }
            }
            near.sort_unstable();
            let goal = &self.goals[g];
            let before = win(odds, goal, goal.given);
            let (mut sum, mut price) = (0, 0);
            for n in 0..near.len() {
                let group = &groups[near[n].1];
                sum += group.power;
                // Going far costs time in which these men do nothing.
                price += group.power * i64::from(near[n].0.min(20_000)) / 120_000;
                let after = win(odds, goal, goal.given + sum);
                let gain = goal.value * (after - before) / 1000 - price;
                let rate = gain * 1000 / (sum + 3000).max(1);
                if gain > 0 && best.as_ref().is_none_or(|b| rate > b.0) {
                    best = Some((rate, g, near[..=n].iter().map(|x| x.1).collect()));
                }
            }
        }
        best.map(|(_, g, members)| (g, members))
    }

    /// Attacks go in when enough are gathered; hopeless ones wait.
    pub(super) fn settle(&mut self, pic: &Picture, ground: &mut Ground) {
        for g in 0..self.goals.len() {
            if self.goals[g].ours {
                continue;
            }
            let near = pic.start_line() + pic.full / 5 + self.depth(pic, g);
            let mut ready = 0;
            let mut slowest = 0;
            let mut engaged = false;
            for o in &pic.own {
                if self.tasks[o.index()] != Task::Attack(g) {
                    continue;
                }
                let way = self.distance(pic, ground, g, o);
                if way <= near {
                    ready += o.power;
                }
                engaged |= pic.nearest_seen(o.hex).is_some_and(|d| d <= 2);
                slowest = slowest.max(if way == u32::MAX { 0 } else { way });
            }
            let goal = &self.goals[g];
            if goal.ordered {
                // Whoever gave the order has weighed it; but they go together, unless
                // hardly anybody is there.
                let most = ready * 100 >= goal.given * 60;
                self.goals[g].go = most || engaged || ready > goal.enemy * 3;
                continue;
            }
            let left = goal.due.since(pic.p.public.clock);
            let pressed = left < slowest + pic.full * 3;
            let odds = win(&pic.doctrine.odds, goal, ready);
            let all = win(&pic.doctrine.odds, goal, goal.given);
            // It must be likely enough to pay for the men it will cost.
            // No more than the enemy can take.
            let cost = goal.given.min(goal.enemy * 2) * (1000 - all) / 4000;
            let worth_it = all >= 120 && goal.value * all / 1000 > cost;
            // Who is about to arrive is waited for while there is time.
            let coming = coming(pic, pic.full * 2);
            let wait = coming * 4 > goal.given && odds < 900 && left > slowest + pic.full * 5;
            let go = worth_it
                && all >= 150
                && !wait
                && (ready * 100 >= goal.given * 70
                    || odds >= 800
                    // The rest would add little, and may find no room.
                    || (odds >= 550 && odds * 100 >= all * 85)
                    || (pressed && odds >= 300)
                    || (engaged && odds >= 400));
            self.goals[g].go = go;
            if !worth_it {
                for o in &pic.own {
                    if self.tasks[o.index()] == Task::Attack(g) {
                        self.tasks[o.index()] = Task::Stage(g);
                    }
                }
            }
        }
    }

    /// Seconds from the first to the last of those who attack a goal: many men stand deep.
    fn depth(&self, pic: &Picture, goal: usize) -> u32 {
        let all = pic.own.iter().filter(|o| self.tasks[o.index()] == Task::Attack(goal));
        let men: u32 = all.map(|o| room(pic.setup, o.unit)).sum();
        let hexes = men / pic.setup.stacking_limit().max(1);
        hexes.isqrt() * pic.setup.map.hex_metres() * 3600 / WALK_M_H
    }

    /// Exits that pay: whoever must start now to be there in time, does.
    pub(super) fn exits(&mut self, pic: &Picture, ground: &mut Ground) {
        let now = pic.p.public.clock;
        for exit in pic.setup.scoring.exits.iter().filter(|e| e.side == pic.p.side && e.at > now) {
            let goal = self.goals.len();
            self.leave(pic, exit.area, &mut std::iter::empty());
            for o in &pic.own {
                let way = self.distance(pic, ground, goal, o);
                let left = exit.at.since(now);
                let needed = way.saturating_add(way / 3).saturating_add(pic.full / 2);
                let men = i64::from(crate::rules::score::holding(pic.setup, o.unit));
                let gain = men * i64::from(exit.per_100_men) * pic.worth.point / 100;
                let stays = self.stake(pic, o);
                if way < u32::MAX && needed >= left && way <= left && gain > stays {
                    self.tasks[o.index()] = Task::Leave(goal);
                }
            }
        }
    }

    /// What a unit's share in its goal is worth.
    fn stake(&self, pic: &Picture, o: &Own) -> i64 {
        let Some(goal) = self.task(o).goal().and_then(|g| self.goals.get(g)) else { return 0 };
        let odds = &pic.doctrine.odds;
        let without = win(odds, goal, goal.given - o.power);
        goal.value * (win(odds, goal, goal.given) - without) / 1000
    }
}

/// Power of one's own that arrives within some seconds.
fn coming(pic: &Picture, within: u32) -> i64 {
    let now = pic.p.public.clock;
    let force = &pic.setup.forces[pic.p.side];
    let awaited = pic.p.units.iter().filter(|u| u.place == Place::Awaited);
    awaited
        .filter(|u| match force.units.get(u.line as usize).map(|l| &l.entry) {
            Some(Entry::Arrives(at, _)) => at.since(now) <= within,
            _ => false,
        })
        .map(|u| super::worth::unit_power(pic.setup, pic.doctrine, u))
        .sum()
}

/// A formation as a whole.
struct Group {
    power: i64,
    /// Indices in the picture's list.
    units: Vec<usize>,
}

/// Units of one formation act together; broken and stuck ones act for themselves.
fn groups(pic: &Picture, led: &[bool]) -> Vec<Group> {
    let mut by: BTreeMap<FormationId, Group> = BTreeMap::new();
    let free = |o: &&Own| !led.get(o.index()).copied().unwrap_or(false);
    for (i, o) in pic.own.iter().enumerate().filter(|(_, o)| free(o)) {
        let Some(formation) = own_force(pic.p).formation_of_line(o.unit.line) else { continue };
        let g = by.entry(formation).or_insert(Group { power: 0, units: Vec::new() });
        g.power += o.power;
        g.units.push(i);
    }
    by.into_values().collect()
}
