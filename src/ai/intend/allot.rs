//! Which formation takes which goal, and when an attack goes in.

use super::plan::{Plan, win};
use super::task::{Goal, Task};
use crate::ai::look::ground::GroundMemory;
use crate::ai::look::picture::{Own, Picture};
use crate::rules::formation::own_force;
use crate::rules::setup::Entrance;
use crate::rules::{FormationId, Place, room};
use std::collections::BTreeMap;

impl Plan {
    /// Gives the formations to the goals: each time the bundle of formations, nearest
    /// first, that gains most for its strength.
    /// `led`: by index in the side's list, who has his orders already.
    pub(crate) fn allot(&mut self, pic: &Picture, ground: &mut GroundMemory, led: &[bool]) {
        let mut groups = groups(pic, led, &self.goals);
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
            let task = if o.rests { Task::Recuperate } else { Task::Stage };
            self.tasks[o.index()] = worst.map_or(Task::Rest, task);
        }
    }

    /// The goal and the formations (indices in `groups`) that gain most together.
    fn best_bundle(
        &mut self,
        pic: &Picture,
        ground: &mut GroundMemory,
        groups: &[Lot],
    ) -> Option<(usize, Vec<usize>)> {
        let (d, odds) = (&pic.doctrine.allotment, &pic.doctrine.odds);
        let mut best: Option<(i64, usize, Vec<usize>)> = None;
        for g in 0..self.goals.len() {
            if self.goals[g].ordered {
                continue;
            }
            let left = self.goals[g].due.since(pic.p.public.clock);
            let mut near: Vec<(u32, usize)> = Vec::new();
            // Who has had enough still holds ground, and takes none.
            let ours = self.goals[g].ours;
            for (k, group) in groups.iter().enumerate().filter(|(_, l)| ours || !l.exhausted) {
                let Some(lead) = group.units.first().map(|&i| &pic.own[i]) else { continue };
                let way = self.distance(pic, ground, g, lead);
                if way <= left.saturating_add(pic.full) {
                    let change = if group.elsewhere[g] { d.change_s } else { 0 };
                    near.push((way.saturating_add(change), k));
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
                price += group.power * i64::from(near[n].0.min(d.march_most_s)) / d.march_s;
                let after = win(odds, goal, goal.given + sum);
                let gain = goal.value * (after - before) / 1000 - price;
                let rate = gain * 1000 / (sum + d.bundle).max(1);
                if gain > 0 && best.as_ref().is_none_or(|b| rate > b.0) {
                    best = Some((rate, g, near[..=n].iter().map(|x| x.1).collect()));
                }
            }
        }
        best.map(|(_, g, members)| (g, members))
    }

    /// Attacks go in when enough are gathered; hopeless ones wait.
    pub(crate) fn settle(&mut self, pic: &Picture, ground: &mut GroundMemory) {
        for g in 0..self.goals.len() {
            if self.goals[g].ours {
                continue;
            }
            let muster = self.muster(pic, ground, g);
            let goal = &self.goals[g];
            if goal.ordered {
                self.goals[g].go = starts(pic, goal, &muster);
                continue;
            }
            let worth_it = pays(pic, goal) || goal.is_free(pic, pic.doctrine.launch.free_m);
            self.goals[g].go = worth_it && is_launched(pic, goal, &muster);
            if !worth_it {
                for o in &pic.own {
                    if self.tasks[o.index()] == Task::Attack(g) {
                        self.tasks[o.index()] = Task::Stage(g);
                    }
                }
            }
        }
    }

    /// Who has come together for an attack.
    fn muster(&mut self, pic: &Picture, ground: &mut GroundMemory, goal: usize) -> Muster {
        let d = &pic.doctrine.launch;
        let near = pic.start_line() + d.assembled.of(pic.full) + self.depth(pic, goal);
        let mut out = Muster { ready: 0, slowest: 0, engaged: false };
        for o in &pic.own {
            if self.tasks[o.index()] != Task::Attack(goal) {
                continue;
            }
            let way = self.distance(pic, ground, goal, o);
            if way <= near {
                out.ready += o.power;
            }
            out.engaged |= pic.nearest_seen(o.hex).is_some_and(|gap| gap <= d.engaged_hexes);
            out.slowest = out.slowest.max(if way == u32::MAX { 0 } else { way });
        }
        out
    }

    /// Seconds from the first to the last of those who attack a goal: many men stand deep.
    fn depth(&self, pic: &Picture, goal: usize) -> u32 {
        let all = pic.own.iter().filter(|o| self.tasks[o.index()] == Task::Attack(goal));
        let men: u32 = all.map(|o| room(pic.setup, o.unit)).sum();
        let hexes = men / pic.setup.stacking_limit().max(1);
        pic.doctrine.ways.walk_s(hexes.isqrt() * pic.setup.map.hex_metres())
    }

    /// Exits that pay: whoever must start now to be there in time, does.
    pub(crate) fn exits(&mut self, pic: &Picture, ground: &mut GroundMemory) {
        let (d, now) = (&pic.doctrine.allotment, pic.p.public.clock);
        for exit in pic.setup.scoring.exits.iter().filter(|e| e.side == pic.p.side && e.at > now) {
            let goal = self.goals.len();
            self.leave(pic, exit.area, &mut std::iter::empty());
            for o in &pic.own {
                let way = self.distance(pic, ground, goal, o);
                let left = exit.at.since(now);
                let spare = (way / d.exit_way_parts).saturating_add(d.exit_spare.of(pic.full));
                let needed = way.saturating_add(spare);
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
    pub(super) fn stake(&self, pic: &Picture, o: &Own) -> i64 {
        let Some(goal) = self.task(o).goal().and_then(|g| self.goals.get(g)) else { return 0 };
        let odds = &pic.doctrine.odds;
        let without = win(odds, goal, goal.given - o.power);
        goal.value * (win(odds, goal, goal.given) - without) / 1000
    }
}

/// Those who attack a goal, as they stand.
struct Muster {
    /// Power of those who are near enough to go in.
    ready: i64,
    /// Seconds that the last of those who can get there needs.
    slowest: u32,
    /// Some have met the enemy.
    engaged: bool,
}

/// An attack that was ordered goes in: whoever gave the order has weighed it; but they go
/// together, unless hardly anybody is there.
fn starts(pic: &Picture, goal: &Goal, muster: &Muster) -> bool {
    let d = &pic.doctrine.launch;
    muster.ready * 100 >= goal.given * d.ordered_pct
        || muster.engaged
        || muster.ready * 100 > goal.enemy * d.ordered_over_pct
}

/// A goal is likely enough to be taken to pay for the men it will cost.
fn pays(pic: &Picture, goal: &Goal) -> bool {
    let d = &pic.doctrine.launch;
    let all = win(&pic.doctrine.odds, goal, goal.given);
    let least = if goal.area.is_none() { d.hunt_pm } else { d.least_pm };
    // No more than the enemy can take.
    let at_stake = goal.given.min(goal.enemy * d.loss_most_pct / 100);
    let cost = at_stake * (1000 - all) / 1000 * d.loss_pct / 100;
    all >= least && goal.value * all / 1000 > cost
}

/// An attack that is worth it goes in now.
fn is_launched(pic: &Picture, goal: &Goal, muster: &Muster) -> bool {
    let d = &pic.doctrine.launch;
    let odds = win(&pic.doctrine.odds, goal, muster.ready);
    let all = win(&pic.doctrine.odds, goal, goal.given);
    let left = goal.due.since(pic.p.public.clock);
    let pressed = left < muster.slowest + d.pressed.of(pic.full);
    // Who is about to arrive is waited for while there is time.
    let coming = coming(pic, d.awaited.of(pic.full));
    let wait = coming * 100 > goal.given * d.awaited_pct
        && odds < d.awaited_below_pm
        && left > muster.slowest + d.awaited_spare.of(pic.full);
    goal.is_free(pic, d.free_m)
        || all >= d.go_pm
            && !wait
            && (muster.ready * 100 >= goal.given * d.gathered_pct
            || odds >= d.sure_pm
            // The rest would add little, and may find no room.
            || (odds >= d.enough_pm && odds * 100 >= all * d.enough_pct)
            || (pressed && all >= d.pressed_pm)
            || (muster.engaged && odds >= d.engaged_pm))
}

/// Power of one's own that arrives within some seconds.
fn coming(pic: &Picture, within: u32) -> i64 {
    let now = pic.p.public.clock;
    let force = &pic.setup.forces[pic.p.side];
    let awaited = pic.p.units.iter().filter(|u| u.place == Place::Awaited);
    awaited
        .filter(|u| match force.units.get(u.line as usize).map(|l| &l.entry) {
            Some(Entrance::Arrives(at, _)) => at.since(now) <= within,
            _ => false,
        })
        .map(|u| crate::ai::look::worth::unit_power(pic.setup, pic.doctrine, u))
        .sum()
}

/// A formation as a whole.
struct Lot {
    power: i64,
    /// Its battalion storms nothing.
    exhausted: bool,
    /// By goal: its battalion is on another mission.
    elsewhere: Vec<bool>,
    /// Indices in the picture's list.
    units: Vec<usize>,
}

/// By goal: a unit's battalion is on another mission, or has another on its way.
fn elsewhere(pic: &Picture, o: &Own, goals: &[Goal]) -> Vec<bool> {
    let tasking = pic.p.battalion_of(o.id).and_then(|b| pic.p.tasking(b));
    let last = tasking.map(|t| t.next.as_ref().map_or(&t.now, |n| &n.task));
    let far = |g: &Goal| last.is_some_and(|t| !pic.p.is_near_goal(&t.to, &g.ground));
    goals.iter().map(far).collect()
}

/// Units of one formation act together; broken and stuck ones act for themselves.
fn groups(pic: &Picture, led: &[bool], goals: &[Goal]) -> Vec<Lot> {
    let mut by: BTreeMap<FormationId, Lot> = BTreeMap::new();
    let free = |o: &&Own| !led.get(o.index()).copied().unwrap_or(false);
    for (i, o) in pic.own.iter().enumerate().filter(|(_, o)| free(o)) {
        let Some(formation) = own_force(pic.p).formation_of_line(o.unit.line) else { continue };
        let g = by.entry(formation).or_insert_with(|| Lot {
            power: 0,
            exhausted: o.exhausted,
            elsewhere: elsewhere(pic, o, goals),
            units: Vec::new(),
        });
        g.power += o.power;
        g.units.push(i);
    }
    by.into_values().collect()
}
