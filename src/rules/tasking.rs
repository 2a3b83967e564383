//! Who gets a mission when: what a new one makes of a battalion's missions, how long it takes to
//! reach it, and what has reached it.
//!
//! The first mission of a battalion takes effect at once, and so does one that asks nothing that
//! the one in force does not allow: all of its goal lies near the old one. Any other reaches the
//! battalion after the delay of its link; one more that is sent meanwhile takes its place, and
//! the delay begins anew.

use super::command::{BattalionTask, Dispatch, Tasking};
use super::endurance::battalion_of;
use super::formation::is_headquarters;
use super::known::Known;
use super::link::Link;
use super::morale::Morale;
use super::movement::is_mobile;
use super::order::Refusal;
use super::setup::{Echelon, Mission};
use super::state::Perspective;
use super::step::BARRED;
use super::touch::{central_unit, link_of};
use super::unit::Place;
use super::{Clock, FormationId, UnitId};
use crate::hex::{Dir, Hex};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Most hexes of a goal.
pub const MOST_GOAL_HEXES: usize = 200;

/// What a mission makes of a battalion's missions; for one that changes what is asked of it, how
/// many seconds it waited that takes effect at once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Tasked {
    pub now: Tasking,
    pub waited: Option<u32>,
}

/// Whether a formation may be given a goal.
///
/// # Errors
/// The first reason why not.
pub(super) fn check_mission(k: Known, formation: FormationId, to: &[Hex]) -> Result<(), Refusal> {
    let force = &k.setup.forces[k.side];
    let f = force.formations.get(usize::from(formation.0)).ok_or(Refusal::NotYours)?;
    if f.echelon != Some(Echelon::Battalion) {
        return Err(Refusal::NoBattalion);
    }
    let there = |u: &super::Unit| matches!(u.place, Place::On(_) | Place::Awaited);
    if !k.own().any(|(_, u)| there(u) && battalion_of(force, u.line) == Some(formation)) {
        return Err(Refusal::NotOnMap);
    }
    if to.is_empty() {
        return Err(Refusal::Empty);
    }
    if to.len() > MOST_GOAL_HEXES {
        let (hexes, most) = (to.len() as u32, MOST_GOAL_HEXES as u32);
        return Err(Refusal::GoalTooLarge { hexes, most });
    }
    match to.iter().find(|h| !k.setup.map.size().contains(**h)) {
        Some(&at) => Err(Refusal::OffMap { at }),
        None => Ok(()),
    }
}

/// True if all of some hexes lie near others.
fn covers(k: Known, wide: &[Hex], narrow: &[Hex]) -> bool {
    let near =
        |h: &Hex| wide.iter().any(|w| k.setup.map.metres(*w, *h) <= k.setup.library.command.way_m);
    narrow.iter().all(near)
}

/// What a new mission makes of a battalion's missions; `None` if nothing.
pub(super) fn tasked(
    k: Known,
    battalion: FormationId,
    mission: Mission,
    to: &[Hex],
) -> Option<Tasked> {
    let mut to = to.to_vec();
    to.sort_unstable();
    to.dedup();
    let task = BattalionTask { mission, to, way: Vec::new() };
    let old = k.tasking(battalion);
    let at_once = |waited| {
        let way = quickest_way(k, battalion, &task.to);
        let now = BattalionTask { way, ..task.clone() };
        Some(Tasked { now: Tasking { battalion, now, next: None }, waited })
    };
    let Some(old) = old else { return at_once(None) };
    if covers(k, &old.now.to, &task.to) {
        let idle = old.next.is_none() && old.now.is_same(&task);
        return if idle { None } else { at_once(None) };
    }
    if old.next.as_ref().is_some_and(|d| d.task.is_same(&task)) {
        return None;
    }
    let (link, seconds) = delay(k, battalion);
    if seconds == 0 {
        return at_once(Some(0));
    }
    let way = quickest_way(k, battalion, &task.to);
    let sent = k.public.clock;
    // To the full minute, as watches are read.
    let at = Clock(sent.plus(seconds).0.div_ceil(60) * 60);
    let next = Dispatch { task: BattalionTask { way, ..task }, link, sent, at };
    Some(Tasked { now: Tasking { next: Some(next), ..old.clone() }, waited: None })
}

/// What has reached the battalions of a side at a time, with the seconds it was on its way.
pub(super) fn arrived(k: Known, clock: Clock) -> Vec<Tasked> {
    let due = |t: &&Tasking| t.next.as_ref().is_some_and(|d| d.at <= clock);
    k.tasking
        .iter()
        .filter(due)
        .filter_map(|t| {
            let Dispatch { task, sent, at, .. } = t.next.clone()?;
            let now = Tasking { battalion: t.battalion, now: task, next: None };
            Some(Tasked { now, waited: Some(at.since(sent)) })
        })
        .collect()
}

/// What carries a changed mission to a battalion, and how many seconds that takes.
pub(super) fn delay(k: Known, battalion: FormationId) -> (Link, u32) {
    let figures = &k.setup.library.command;
    let link = link_of(k.setup, k.side, battalion);
    let seconds = match link {
        Link::Wire => figures.wire_s,
        Link::Radio => 0,
        Link::Runner => {
            let run = |metres: u32| {
                (u64::from(metres) * u64::from(figures.runner_s_km)).div_ceil(1000) as u32
            };
            let far = runner_m(k, battalion).map_or(figures.runner_most_s, run);
            far.min(figures.runner_most_s)
        }
    };
    (link, seconds)
}

/// Metres from the nearest headquarters above a battalion to the nearest of its units.
fn runner_m(k: Known, battalion: FormationId) -> Option<u32> {
    let force = &k.setup.forces[k.side];
    let above: Vec<FormationId> = force.chain(battalion).skip(1).collect();
    let sends = |u: &super::Unit| {
        is_headquarters(k.setup, u)
            && u.morale() < Morale::Broken
            && force.formation_of_line(u.line).is_some_and(|f| above.contains(&f))
    };
    let posts: Vec<Hex> = k.units.iter().filter(|u| sends(u)).filter_map(|u| u.hex()).collect();
    k.units
        .iter()
        .filter(|u| battalion_of(force, u.line) == Some(battalion))
        .filter_map(super::Unit::hex)
        .flat_map(|h| posts.iter().map(move |p| k.setup.map.metres(*p, h)))
        .min()
}

/// The quickest way of the unit in the middle of a battalion to the nearest of some hexes,
/// whoever stands in the way; empty where it is there or finds none.
fn quickest_way(k: Known, battalion: FormationId, to: &[Hex]) -> Vec<Hex> {
    let Some((_, u, start)) = central_unit(k, battalion) else { return Vec::new() };
    let ty = k.setup.library.unit_type(u.ty);
    let size = k.setup.map.size();
    let Some(first) = size.index(start).filter(|_| is_mobile(ty)) else { return Vec::new() };
    let goals: Vec<usize> = to.iter().filter_map(|h| size.index(*h)).collect();
    let mut best = vec![BARRED; size.len()];
    let mut by = vec![Dir::E; size.len()];
    best[first] = 0;
    let mut queue = BinaryHeap::from([Reverse((0_u32, first))]);
    while let Some(Reverse((spent, i))) = queue.pop() {
        if best[i] < spent {
            continue;
        }
        let from = size.hex(i);
        if goals.contains(&i) {
            return way_back(start, from, |h| by[size.index(h).unwrap_or(first)]);
        }
        for (dir, seconds) in Dir::ALL.into_iter().zip(k.field.travel(ty.mobility, i)) {
            let to = from.neighbour(dir);
            let Some(j) = size.index(to).filter(|_| seconds != BARRED) else { continue };
            let sum = spent.saturating_add(seconds);
            if sum < best[j] && !k.setup.forbids(k.side, from, to) {
                (best[j], by[j]) = (sum, dir);
                queue.push(Reverse((sum, j)));
            }
        }
    }
    Vec::new()
}

/// The hexes of a way, the last of them first found; `by`: the direction of the step into a hex.
fn way_back(start: Hex, goal: Hex, by: impl Fn(Hex) -> Dir) -> Vec<Hex> {
    let (mut at, mut way) = (goal, Vec::new());
    while at != start {
        way.push(at);
        at = at.neighbour(by(at).opposite());
    }
    way.reverse();
    way
}

impl Perspective {
    /// The missions of a battalion of one's own; `None` while it has none.
    #[must_use]
    pub fn tasking(&self, battalion: FormationId) -> Option<&Tasking> {
        self.known().tasking(battalion)
    }

    /// The battalion that an own unit belongs to.
    #[must_use]
    pub fn battalion_of(&self, unit: UnitId) -> Option<FormationId> {
        battalion_of(&self.setup().forces[self.side], self.unit(unit)?.line)
    }

    /// What a mission would make of the missions of a battalion of one's own; `None` if nothing.
    #[must_use]
    pub fn tasked(&self, battalion: FormationId, mission: Mission, to: &[Hex]) -> Option<Tasking> {
        tasked(self.known(), battalion, mission, to).map(|t| t.now)
    }

    /// What carries a changed mission to a battalion of one's own, and in how many seconds.
    #[must_use]
    pub fn delay(&self, battalion: FormationId) -> (Link, u32) {
        delay(self.known(), battalion)
    }

    /// True if all of some hexes lie so near others that a battalion with orders for these needs
    /// no new ones.
    #[must_use]
    pub fn is_near_goal(&self, goal: &[Hex], hexes: &[Hex]) -> bool {
        covers(self.known(), goal, hexes)
    }
}
