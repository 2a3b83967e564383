//! The missions that go out to battalions before their units are ordered anything.
//!
//! The computer gives a battalion the ground that its units' tasks are about. While a change is
//! on its way it sends no other: a commander who changes his mind each quarter of an hour is
//! obeyed by nobody. By the plan of the day it knows what comes, and sends it in time.

use super::directive::Directive;
use super::missions::led_by;
use super::plan::Plan;
use super::task::{Goal, Task};
use crate::frozen::look::picture::{Own, Picture};
use khasan::hex::Hex;
use khasan::rules::setup::{Mission, Planned};
use khasan::rules::{FormationId, MOST_GOAL_HEXES, Order, UnitId, check};
use std::collections::BTreeMap;

/// What a player has to send out by his plan; `day`: he goes by the plan of the day.
pub(crate) fn of_plan(pic: &Picture, plan: &Plan, day: bool) -> Vec<Order> {
    let mut battalions: BTreeMap<FormationId, Vec<&Own>> = BTreeMap::new();
    for o in &pic.own {
        if let Some(battalion) = pic.p.battalion_of(o.id) {
            battalions.entry(battalion).or_default().push(o);
        }
    }
    let one = |(battalion, units): (FormationId, Vec<&Own>)| {
        let lines = if day { lines(pic, battalion) } else { Vec::new() };
        let (begun, later): (Vec<&Planned>, Vec<&Planned>) =
            lines.into_iter().partition(|l| l.from <= begun(pic));
        // Before his first hour he keeps the ground he is on, and needs no orders for that.
        if begun.is_empty() && !later.is_empty() {
            return None;
        }
        let (mission, to) = wanted(pic, plan, &units)?;
        let order = Order::Mission { formation: battalion, mission, to };
        match pic.p.tasking(battalion) {
            None => Some(order),
            Some(t) if t.next.is_some() => None,
            Some(t) => ahead(pic, battalion, &t.now.to, &later).or_else(|| {
                let Order::Mission { to, .. } = &order else { return None };
                (!pic.p.is_near_goal(&t.now.to, to)).then_some(order)
            }),
        }
    };
    battalions.into_iter().filter_map(one).filter(|o| check(pic.p, o).is_ok()).collect()
}

/// Until when a line of the plan counts as begun in this turn.
fn begun(pic: &Picture) -> khasan::rules::Clock {
    pic.p.public.clock.plus(pic.doctrine.missions.begun.of(pic.full))
}

/// The lines of the plan of the day that hold for a battalion.
fn lines<'a>(pic: &Picture<'a>, battalion: FormationId) -> Vec<&'a Planned> {
    let leader = led_by(pic.p, battalion);
    pic.setup.plans[pic.p.side].iter().filter(|l| Some(l.formation) == leader).collect()
}

/// The mission of the next line of the plan, if it would come too late were it sent next turn.
fn ahead(pic: &Picture, formation: FormationId, now: &[Hex], later: &[&Planned]) -> Option<Order> {
    let line = later.iter().min_by_key(|l| l.from)?;
    let (_, delay) = pic.p.delay(formation);
    let next_turn = pic.p.public.clock.plus(pic.full);
    let to = pic.setup.area(line.area);
    let due = next_turn.plus(delay) > line.from && !pic.p.is_near_goal(now, to);
    due.then(|| Order::Mission { formation, mission: line.mission, to: to.to_vec() })
}

/// What most of a battalion is for, and the ground that all of it is about; `None` if nothing.
fn wanted(pic: &Picture, plan: &Plan, units: &[&Own]) -> Option<(Mission, Vec<Hex>)> {
    let mut weights: BTreeMap<Mission, i64> = BTreeMap::new();
    let mut to: Vec<Hex> = Vec::new();
    for o in units {
        let task = plan.task(o);
        let Some(goal) = task.goal().and_then(|g| plan.goals.get(g)) else { continue };
        *weights.entry(mission_of(task)).or_default() += o.power.max(1);
        add(&mut to, &ground(pic, task, goal, o));
    }
    let (mission, _) = weights.into_iter().max_by_key(|(_, w)| *w)?;
    Some((mission, to)).filter(|(_, to)| !to.is_empty())
}

const fn mission_of(task: Task) -> Mission {
    match task {
        Task::Attack(_) | Task::Stage(_) | Task::Recuperate(_) => Mission::Attack,
        Task::Support(_) => Mission::Support,
        Task::Leave(_) | Task::Go(_) => Mission::Move,
        Task::Refit(_) => Mission::Refit,
        Task::Defend(_) | Task::Rest | Task::Outside => Mission::Hold,
    }
}

/// The ground that a task is about for a unit. Who fires, or rests, does it from elsewhere.
fn ground(pic: &Picture, task: Task, goal: &Goal, o: &Own) -> Vec<Hex> {
    let mut ground = if goal.ground.is_empty() { goal.hexes.clone() } else { goal.ground.clone() };
    if matches!(task, Task::Support(_) | Task::Refit(_)) {
        ground.extend(goal.hexes.iter().min_by_key(|h| (pic.metres(**h, o.hex), **h)));
    }
    ground
}

/// Adds hexes to a goal as long as it may have more.
fn add(to: &mut Vec<Hex>, more: &[Hex]) {
    for h in more {
        if to.len() < MOST_GOAL_HEXES && !to.contains(h) {
            to.push(*h);
        }
    }
}

/// Of each directive the battalions that have a part in it, in its order.
pub(crate) fn concerned(pic: &Picture, given: &[Directive]) -> Vec<(usize, FormationId)> {
    let mut all: Vec<(usize, FormationId)> = Vec::new();
    for (i, d) in given.iter().enumerate() {
        // Of two directives for a unit the later counts.
        let later = |u: &UnitId| given[i + 1..].iter().any(|x| x.units.contains(u));
        for u in d.units.iter().filter(|u| !later(u)) {
            let one = pic.p.battalion_of(*u).map(|b| (i, b));
            all.extend(one.filter(|b| !all.contains(b)));
        }
    }
    all
}

/// What a directive sends out to one of its battalions. Of one that has but a part in it the
/// whole has its mission besides; while it has none it needs none.
pub(crate) fn of_directive(
    pic: &Picture,
    plan: &Plan,
    d: &Directive,
    battalion: FormationId,
) -> Option<Order> {
    let is_ours = |o: &&Own| pic.p.battalion_of(o.id) == Some(battalion);
    let ours: Vec<&Own> = pic.own.iter().filter(is_ours).collect();
    let led = |o: &&&Own| d.units.contains(&o.id) || o.unit.parent.is_some();
    let mut to = Vec::new();
    add(&mut to, &d.to);
    for o in ours.iter().filter(|o| d.units.contains(&o.id)) {
        let task = plan.task(o);
        if let Some(goal) = task.goal().and_then(|g| plan.goals.get(g)) {
            add(&mut to, &ground(pic, task, goal, o));
        }
    }
    let tasking = pic.p.tasking(battalion);
    let last = tasking.map(|t| t.next.as_ref().map_or(&t.now, |n| &n.task));
    let whole = ours.iter().filter(led).count() == ours.len();
    let mut mission = d.mission;
    match last {
        Some(last) if whole => {
            let near = |a: &[Hex], b: &[Hex]| pic.p.is_near_goal(a, b);
            let same = last.mission == mission && near(&last.to, &to) && near(&to, &last.to);
            if same {
                return None;
            }
        }
        Some(last) if pic.p.is_near_goal(&last.to, &to) => return None,
        Some(last) => {
            mission = last.mission;
            add(&mut to, &last.to);
        }
        None if whole => {}
        None => return None,
    }
    let order = Order::Mission { formation: battalion, mission, to };
    check(pic.p, &order).is_ok().then_some(order)
}
