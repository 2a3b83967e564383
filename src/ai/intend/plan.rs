//! The commander's intent: which formation takes, holds, waits or leaves, decided once a
//! turn from the objectives, the clock, and the enemy as far as he is known.

use super::directive::Directive;
use super::goals::goals;
use super::scope::few_formations;
use super::task::{Goal, Task};
use crate::ai::doctrine::Odds;
use crate::ai::look::ground::{BARRED, GroundMemory, Manner, StepPrice};
use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;
use crate::rules::{AreaId, Mobility, room};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The intent for this turn.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub goals: Vec<Goal>,
    /// By index in the side's list.
    pub tasks: Vec<Task>,
    /// Units go each for ground of its own, not with their formations.
    pub apart: bool,
    fields: BTreeMap<(usize, Mobility), Arc<Vec<u32>>>,
    /// By dense index: room of all who are on their way through a hex.
    pub traffic: Arc<Vec<u32>>,
}

impl Plan {
    /// What a unit is for.
    pub(crate) fn task(&self, o: &Own) -> Task {
        self.tasks.get(o.index()).copied().unwrap_or(Task::Rest)
    }

    /// How a unit goes about its way.
    pub(crate) fn manner(&self, pic: &Picture, o: &Own) -> Manner {
        let d = &pic.doctrine.ways;
        let goal = self.task(o).goal().and_then(|g| self.goals.get(g));
        goal.map_or(Manner { bog_s: d.bog_s, lane: None }, |g| g.manner(d))
    }

    /// Seconds from every hex to a goal for a class of mobility, risk to mire counted.
    pub(crate) fn field(
        &mut self,
        pic: &Picture,
        ground: &mut GroundMemory,
        goal: usize,
        m: Mobility,
    ) -> Arc<Vec<u32>> {
        let goals = &self.goals;
        let make = || {
            let Some(g) = goals.get(goal) else { return Arc::default() };
            ground.ways(pic, m, &g.hexes, g.manner(&pic.doctrine.ways))
        };
        self.fields.entry((goal, m)).or_insert_with(make).clone()
    }

    /// Finds out who is soon going to pass where.
    pub(crate) fn watch_traffic(&mut self, pic: &Picture, ground: &mut GroundMemory) {
        let ahead = pic.doctrine.ways.traffic.of(pic.full);
        let mut through = vec![0; pic.size.len()];
        for o in pic.own.iter().filter(|o| o.mobile && !o.is_staff()) {
            let (Task::Attack(goal) | Task::Go(goal) | Task::Leave(goal) | Task::Refit(goal)) =
                self.task(o)
            else {
                continue;
            };
            let field = self.field(pic, ground, goal, o.ty.mobility);
            let steps = ground.steps(pic, o.ty.mobility);
            let need = room(pic.setup, o.unit);
            for i in way(pic, &field, &steps, o.hex, ahead) {
                through[i] += need;
            }
        }
        self.traffic = Arc::new(through);
    }

    /// Lets the way to a goal lead anywhere.
    pub(crate) fn open_lane(&mut self, goal: usize) {
        if let Some(g) = self.goals.get_mut(goal) {
            g.lane = None;
        }
        self.fields.retain(|(g, _), _| *g != goal);
    }

    /// Seconds a unit needs to a goal.
    pub(crate) fn distance(
        &mut self,
        pic: &Picture,
        ground: &mut GroundMemory,
        goal: usize,
        o: &Own,
    ) -> u32 {
        let field = self.field(pic, ground, goal, o.ty.mobility);
        pic.size.index(o.hex).and_then(|i| field.get(i).copied()).unwrap_or(u32::MAX)
    }

    /// The computer's own plan, with a mission for some units already given.
    pub(crate) fn make(pic: &Picture, ground: &mut GroundMemory, given: &[Directive]) -> Plan {
        let mut plan = Plan { tasks: vec![Task::Rest; pic.p.units.len()], ..Plan::default() };
        let side = pic.p.side;
        if let Some(area) = pic.p.public.withdraw[side] {
            plan.leave(pic, area, &mut pic.own.iter());
            return plan;
        }
        plan.goals = goals(pic);
        let led = plan.direct(pic, ground, given);
        plan.apart = few_formations(pic.p, &pic.doctrine.allotment);
        if plan.apart {
            plan.settle(pic, ground);
            plan.scatter(pic, &led);
        } else {
            plan.allot(pic, ground, &led);
            plan.settle(pic, ground);
            plan.detach(pic, ground, &led);
        }
        plan.exits(pic, ground);
        plan
    }

    /// A plan of nothing but directives: whoever is in none is left alone.
    pub(crate) fn ordered(pic: &Picture, ground: &mut GroundMemory, given: &[Directive]) -> Plan {
        let mut plan = Plan { tasks: vec![Task::Outside; pic.p.units.len()], ..Plan::default() };
        plan.direct(pic, ground, given);
        plan.settle(pic, ground);
        plan
    }

    /// Everybody named goes to an area.
    pub(crate) fn leave<'a, 'b: 'a>(
        &mut self,
        pic: &Picture,
        area: AreaId,
        who: &mut dyn Iterator<Item = &'a Own<'b>>,
    ) {
        let goal = self.goals.len();
        self.goals.push(Goal {
            hexes: pic.setup.area(area).to_vec(),
            area: Some(area),
            go: true,
            due: pic.setup.end(),
            ..Goal::default()
        });
        for o in who {
            self.tasks[o.index()] = Task::Leave(goal);
        }
    }
}

/// The hexes between a place and a goal by the quickest way, as far as it leads in some
/// seconds; neither end is among them.
fn way(
    pic: &Picture,
    field: &[u32],
    steps: &[[StepPrice; 6]],
    from: Hex,
    seconds: u32,
) -> Vec<usize> {
    let cost = |h: Hex| pic.size.index(h).and_then(|i| Some((*field.get(i)?, i)));
    let mut out = Vec::new();
    let Some((first, mut i)) = cost(from) else { return out };
    let mut left = first;
    while left > 0 && left < u32::MAX {
        let open = pic.size.hex(i).neighbours().filter(|(d, _)| steps[i][d.index()] != BARRED);
        let Some((next, j)) = open.filter_map(|(_, h)| cost(h)).min().filter(|n| n.0 < left) else {
            break;
        };
        (left, i) = (next, j);
        if left == 0 || first - left > seconds {
            break;
        }
        out.push(i);
    }
    out
}

/// Chance to have a goal with this much power, per mille. A defender needs less than an
/// attacker, and to hold ground takes men on it even where no enemy is known.
pub(crate) fn win(d: &Odds, goal: &Goal, power: i64) -> i64 {
    if power <= 0 {
        let theirs = d.win_pm.at(goal.enemy * 100 / d.empty_power);
        return if goal.ours { d.empty_pm - theirs.min(d.empty_pm) } else { 0 };
    }
    let pct = match (goal.ours, goal.area) {
        (true, _) => d.defence_pct,
        (false, None) => d.hunt_pct,
        (false, Some(_)) => d.attack_pct,
    };
    let enemy = goal.enemy * pct / 100;
    // So many are needed on the spot at least.
    let least = i64::from(goal.min_men) * 1000;
    let odds = d.win_pm.at(power * 100 / enemy.max(d.enemy_least));
    if power < least { odds * power / least } else { odds }
}
