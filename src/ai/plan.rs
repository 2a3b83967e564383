//! The commander's intent: which formation takes, holds, waits or leaves, decided once a
//! turn from the objectives, the clock, and the enemy as far as he is known.

use super::ground::Ground;
use super::picture::{Own, Picture};
use super::walk::BOG_S;
use super::worth::chance;
use crate::hex::Hex;
use crate::rules::setup::{Entry, Pays};
use crate::rules::{AreaId, Clock, FormationId, Mobility, Place, Works};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a unit is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Task {
    /// Take a goal: close in and storm.
    Attack(usize),
    /// Gather before a goal, out of his fire, until there is strength enough.
    Stage(usize),
    /// Hold a goal.
    Defend(usize),
    /// Go to a goal and stay out of fights.
    Leave(usize),
    /// Nothing to do but to live.
    Rest,
}

impl Task {
    /// The goal it is about.
    pub(super) const fn goal(self) -> Option<usize> {
        match self {
            Task::Attack(g) | Task::Stage(g) | Task::Defend(g) | Task::Leave(g) => Some(g),
            Task::Rest => None,
        }
    }
}

/// Ground that matters.
#[derive(Clone, Debug)]
pub(super) struct Goal {
    /// Its hexes, and the hexes of enemies who contest it.
    pub hexes: Vec<Hex>,
    /// The area it is about.
    pub area: Option<AreaId>,
    /// What it is worth to have it rather than to leave it to him, thousandths of a man.
    pub value: i64,
    /// It is ours now.
    pub ours: bool,
    /// Men it takes to hold it.
    pub min_men: u32,
    /// Power of the enemy who holds it or comes for it.
    pub enemy: i64,
    /// Power of one's own given to it.
    pub given: i64,
    /// The attack is on: enough are assembled, or the clock presses.
    pub go: bool,
    /// When it is decided.
    pub due: Clock,
}

/// The intent for this turn.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub goals: Vec<Goal>,
    /// By index in the side's list.
    pub tasks: Vec<Task>,
    fields: BTreeMap<(usize, Mobility), Arc<Vec<u32>>>,
}

impl Plan {
    /// What a unit is for.
    pub(super) fn task(&self, o: &Own) -> Task {
        self.tasks.get(o.index()).copied().unwrap_or(Task::Rest)
    }

    /// Seconds from every hex to a goal for a class of mobility, risk to mire counted.
    pub(super) fn field(
        &mut self,
        pic: &Picture,
        ground: &mut Ground,
        goal: usize,
        m: Mobility,
    ) -> Arc<Vec<u32>> {
        let goals = &self.goals;
        let make = || {
            let steps = ground.steps(pic.setup, m);
            let hexes = goals.get(goal).map_or(&[][..], |g| &g.hexes);
            Arc::new(super::ground::field(pic.size, &steps, hexes, BOG_S))
        };
        self.fields.entry((goal, m)).or_insert_with(make).clone()
    }

    /// Seconds a unit needs to a goal.
    pub(super) fn distance(
        &mut self,
        pic: &Picture,
        ground: &mut Ground,
        goal: usize,
        o: &Own,
    ) -> u32 {
        let field = self.field(pic, ground, goal, o.ty.mobility);
        pic.size.index(o.hex).and_then(|i| field.get(i).copied()).unwrap_or(u32::MAX)
    }

    /// Makes the plan.
    pub(super) fn make(pic: &Picture, ground: &mut Ground) -> Plan {
        let mut plan = Plan { tasks: vec![Task::Rest; pic.p.units.len()], ..Plan::default() };
        let side = pic.p.side;
        if let Some(area) = pic.p.public.withdraw[side] {
            plan.leave(pic, area, &mut pic.own.iter());
            return plan;
        }
        plan.goals = goals(pic);
        plan.allot(pic, ground);
        plan.settle(pic, ground);
        plan.exits(pic, ground);
        plan
    }

    /// Everybody named goes to an area.
    fn leave<'a, 'b: 'a>(
        &mut self,
        pic: &Picture,
        area: AreaId,
        who: &mut dyn Iterator<Item = &'a Own<'b>>,
    ) {
        let goal = self.goals.len();
        self.goals.push(Goal {
            hexes: pic.setup.area(area).to_vec(),
            area: Some(area),
            value: 0,
            ours: false,
            min_men: 0,
            enemy: 0,
            given: 0,
            go: true,
            due: pic.setup.end(),
        });
        for o in who {
            self.tasks[o.index()] = Task::Leave(goal);
        }
    }

    /// Gives the formations to the goals: each time the bundle of formations, nearest
    /// first, that gains most for its strength.
    fn allot(&mut self, pic: &Picture, ground: &mut Ground) {
        let mut groups = groups(pic);
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
        let worst = (0..self.goals.len()).max_by_key(|&g| {
            let goal = &self.goals[g];
            goal.value * (1000 - win(goal, goal.given)) / 1000
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
        let mut best: Option<(i64, usize, Vec<usize>)> = None;
        for g in 0..self.goals.len() {
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
            let before = win(goal, goal.given);
            let (mut sum, mut price) = (0, 0);
            for n in 0..near.len() {
                let group = &groups[near[n].1];
                sum += group.power;
                // Going far costs time in which these men do nothing.
                price += group.power * i64::from(near[n].0.min(20_000)) / 120_000;
                let gain = goal.value * (win(goal, goal.given + sum) - before) / 1000 - price;
                let rate = gain * 1000 / (sum + 3000).max(1);
                if gain > 0 && best.as_ref().is_none_or(|b| rate > b.0) {
                    best = Some((rate, g, near[..=n].iter().map(|x| x.1).collect()));
                }
            }
        }
        best.map(|(_, g, members)| (g, members))
    }

    /// Attacks go in when enough are gathered; hopeless ones wait.
    fn settle(&mut self, pic: &Picture, ground: &mut Ground) {
        for g in 0..self.goals.len() {
            if self.goals[g].ours {
                continue;
            }
            let mut ready = 0;
            let mut slowest = 0;
            let mut engaged = false;
            for o in &pic.own {
                if self.tasks[o.index()] != Task::Attack(g) {
                    continue;
                }
                let way = self.distance(pic, ground, g, o);
                if way <= pic.start_line() + pic.full / 5 {
                    ready += o.power;
                }
                engaged |= pic.nearest_seen(o.hex).is_some_and(|d| d <= 2);
                slowest = slowest.max(if way == u32::MAX { 0 } else { way });
            }
            let goal = &self.goals[g];
            let left = goal.due.since(pic.p.public.clock);
            let pressed = left < slowest + pic.full * 3;
            let odds = win(goal, ready);
            let all = win(goal, goal.given);
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

    /// Exits that pay: whoever must start now to be there in time, does.
    fn exits(&mut self, pic: &Picture, ground: &mut Ground) {
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
        let _ = pic;
        let without = win(goal, goal.given - o.power);
        goal.value * (win(goal, goal.given) - without) / 1000
    }
}

/// Chance to have a goal with this much power, per mille. A defender needs less than an
/// attacker, and to hold ground takes men on it even where no enemy is known.
pub(super) fn win(goal: &Goal, power: i64) -> i64 {
    if power <= 0 {
        return if goal.ours { 250 - chance(goal.enemy / 40).min(250) } else { 0 };
    }
    let enemy = if goal.ours { goal.enemy * 65 / 100 } else { goal.enemy * 120 / 100 };
    // So many are needed on the spot at least.
    let least = i64::from(goal.min_men) * 1000;
    let odds = chance(power * 100 / enemy.max(1000));
    if power < least { odds * power / least } else { odds }
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
        .map(|u| super::worth::unit_power(pic.setup, u))
        .sum()
}

/// A formation as a whole.
struct Group {
    power: i64,
    /// Indices in the picture's list.
    units: Vec<usize>,
}

/// Units of one formation act together; broken and stuck ones act for themselves.
fn groups(pic: &Picture) -> Vec<Group> {
    let force = &pic.setup.forces[pic.p.side];
    let mut by: BTreeMap<FormationId, Group> = BTreeMap::new();
    for (i, o) in pic.own.iter().enumerate() {
        let Some(line) = force.units.get(o.unit.line as usize) else { continue };
        let g = by.entry(line.formation).or_insert(Group { power: 0, units: Vec::new() });
        g.power += o.power;
        g.units.push(i);
    }
    by.into_values().collect()
}

/// The objectives that still pay, and what is known about the fight for each.
fn goals(pic: &Picture) -> Vec<Goal> {
    let p = pic.p;
    let mut all: Vec<Goal> = Vec::new();
    let known: i64 = pic.foes.iter().map(|f| f.power * f.trust / 100).sum();
    let mine: i64 = pic.own.iter().map(|o| o.power).sum();
    let strange = p.public.holds.iter().filter(|h| h.holder == Some(p.side.enemy())).count() as i64;
    for (i, o) in pic.setup.objectives.iter().enumerate() {
        let hold = p.public.holds.get(i).copied().unwrap_or_default();
        let ours = hold.holder == Some(p.side);
        let (times, due) = remaining(pic, o.pays);
        let now = p.public.clock;
        // What cannot be held long enough any more still denies it to him.
        let in_time = ours || due.since(now) > o.hold_s || hold.holder == Some(p.side);
        let gain = if in_time { o.points[p.side] } else { 0 };
        let deny = o.points[p.side.enemy()];
        let value = i64::from(gain + deny) * i64::from(times) * pic.worth.point;
        if value == 0 {
            continue;
        }
        let area = pic.setup.area(o.area);
        if let Some(twin) = all.iter_mut().find(|g| g.area == Some(o.area) && g.ours == ours) {
            // The same ground counted at two hours is one goal.
            twin.value += value;
            twin.due = twin.due.max(due);
            twin.min_men = twin.min_men.max(u32::from(o.min_men));
            continue;
        }
        let mut hexes = if ours { area.to_vec() } else { to_clear(pic, area) };
        let mut enemy = 0;
        for f in &pic.foes {
            let gap = area.iter().map(|h| h.distance(f.hex)).min().unwrap_or(u16::MAX);
            let metres = u32::from(gap) * pic.setup.map.hex_metres();
            // What he can bring in one bound of a turn counts nearly whole.
            let bound = (pic.full * 3 / 4).max(200);
            let near = if metres <= 200 {
                100
            } else if metres <= bound {
                75
            } else if metres <= bound * 2 {
                45
            } else {
                12
            };
            enemy += f.power * f.trust / 100 * near / 100;
            if gap <= 1 && f.contact.seen && gap > 0 {
                hexes.push(f.hex);
            }
        }
        let cover = works_pct(pic, area);
        if !ours {
            // He is in his holes: known ones count with their cover, and where none is
            // known somebody is to be feared.
            enemy = enemy * cover / 100;
            if hold.holder.is_some() {
                let fear = mine / (3 + strange) - known / 2;
                enemy = enemy.max(fear);
            }
            if p.public.withdraw[p.side.enemy()].is_some() {
                enemy /= 2;
            }
        } else {
            enemy = enemy.max((mine / 2 - known).max(0) / 2) * 100 / cover;
        }
        let min_men = u32::from(o.min_men);
        let area = Some(o.area);
        all.push(Goal { hexes, area, value, ours, min_men, enemy, given: 0, go: false, due });
    }
    if all.iter().all(|g| g.ours) {
        hunt(pic, &mut all);
    }
    all
}

/// Hexes of an area that are still to be cleared: where an enemy is, was, or may hide
/// because nobody has been next to it; all of it once that is done.
fn to_clear(pic: &Picture, area: &[Hex]) -> Vec<Hex> {
    let unknown = |h: &&Hex| {
        pic.foes.iter().any(|f| f.hex == **h && f.trust > 50)
            || !pic.own.iter().any(|o| o.hex.distance(**h) <= 1)
    };
    let left: Vec<Hex> = area.iter().filter(unknown).copied().collect();
    if left.is_empty() { area.to_vec() } else { left }
}

/// Payments still to come, and when the last is due.
fn remaining(pic: &Picture, pays: Pays) -> (u32, Clock) {
    let now = pic.p.public.clock;
    match pays {
        Pays::AtEnd => (1, pic.setup.end()),
        Pays::At(at) => (u32::from(at > now), at),
        Pays::EachTurn(from, to) => {
            let turn = pic.p.public.turn;
            let rest = turn..u16::try_from(pic.setup.turns.len()).unwrap_or(u16::MAX);
            let pays = rest.filter(|&t| (from..=to).contains(&pic.setup.turn_start(t))).count();
            (pays as u32, to)
        }
    }
}

/// With all ground in hand, or none to fight for, the nearest enemies are the goal if
/// they are weak.
fn hunt(pic: &Picture, all: &mut Vec<Goal>) {
    if pic.setup.objectives.iter().any(|o| o.points[pic.p.side] + o.points[pic.p.side.enemy()] > 0)
    {
        return;
    }
    for f in pic.foes.iter().filter(|f| f.trust > 40) {
        all.push(Goal {
            hexes: vec![f.hex],
            area: None,
            value: f.power * pic.worth.enemy_man / 2000,
            ours: false,
            min_men: 0,
            enemy: pic.foes_near(f.hex, 300),
            given: 0,
            go: false,
            due: pic.setup.end(),
        });
    }
}

/// How much the ground of an area favours who is in it, per cent.
fn works_pct(pic: &Picture, area: &[Hex]) -> i64 {
    let one = |h: &Hex| match pic.setup.map.cell(*h).map_or(Works::None, |c| c.works) {
        Works::None => 110,
        Works::Foxholes => 135,
        Works::Trench => 160,
    };
    area.iter().map(one).max().unwrap_or(100)
}
