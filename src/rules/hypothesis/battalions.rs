//! How the enemy may be led: who is a battalion, and what it has been told to do.

use super::super::cohesion::Cohesion;
use super::super::command::{BattalionTask, Tasking};
use super::super::dice::Dice;
use super::super::dist::ONE;
use super::super::setup::{Echelon, Formation, Mission, UnitSetup};
use super::super::tasking::MOST_GOAL_HEXES;
use super::super::unit::Unit;
use super::super::{FormationId, Hex, Side};
use super::premises::Premises;

/// No more units make a battalion, nor do they stand further from its middle, metres: guess.
const MOST: usize = 9;
const WITHIN_M: u32 = 1200;

/// The formations of an enemy and what each battalion has behind and before it.
pub(super) struct Organisation {
    pub formations: Vec<Formation>,
    pub tasking: Vec<Tasking>,
    pub cohesion: Vec<Cohesion>,
}

impl Organisation {
    /// Makes battalions of those who stand near each other, and enters each unit's in its line.
    pub fn drawn(
        w: &Premises,
        dice: &mut Dice,
        units: &[Unit],
        lines: &mut [UnitSetup],
    ) -> Organisation {
        let mut out = Organisation {
            formations: vec![formation(None, Echelon::Regiment)],
            tasking: Vec::new(),
            cohesion: Vec::new(),
        };
        for group in groups(w, units) {
            let battalion = FormationId(out.formations.len() as u16);
            out.formations.push(formation(Some(FormationId(0)), Echelon::Battalion));
            group.iter().for_each(|i| lines[*i].formation = battalion);
            let hexes = group.iter().filter_map(|i| units[*i].hex()).collect();
            let now = mission(w, dice, hexes);
            out.tasking.extend(now.map(|now| Tasking { battalion, now, next: None }));
            // What it lost before counts no more: nobody knows when that was.
            let lost = |i: &usize| {
                let (u, line) = (&units[*i], &lines[*i]);
                let crews = u32::from(u.lost) * u32::from(line.men) / u32::from(line.pieces.max(1));
                let men = u32::from(u.killed) + u32::from(u.wounded);
                let vehicles = w.library().unit_type(u.ty).is_vehicle() && line.pieces > 0;
                if vehicles { men.max(crews) } else { men }
            };
            let lost_before = group.iter().map(lost).sum();
            if lost_before > 0 {
                out.cohesion.push(Cohesion { lost_before, ..Cohesion::new(battalion) });
            }
        }
        out
    }
}

const fn formation(parent: Option<FormationId>, echelon: Echelon) -> Formation {
    Formation { name: String::new(), parent, echelon: Some(echelon), link: None }
}

/// The units on the map, those together who stand near each other.
fn groups(w: &Premises, units: &[Unit]) -> Vec<Vec<usize>> {
    let within = w.hexes(WITHIN_M);
    let mut open: Vec<(usize, Hex)> =
        units.iter().enumerate().filter_map(|(i, u)| Some((i, u.hex()?))).collect();
    let mut out = Vec::new();
    while let Some(&(_, middle)) = open.first() {
        open.sort_by_key(|(i, h)| (h.distance(middle), *i));
        let n = open.iter().take(MOST).take_while(|o| o.1.distance(middle) <= within).count();
        let mut group: Vec<usize> = open.drain(..n.max(1)).map(|o| o.0).collect();
        group.sort_unstable();
        out.push(group);
        open.sort_unstable_by_key(|o| o.0);
    }
    out
}

/// What a battalion may have been told: to stay, to take the nearest objective that is not its
/// own, or nothing yet.
fn mission(w: &Premises, dice: &mut Dice, mut hexes: Vec<Hex>) -> Option<BattalionTask> {
    if w.fresh || dice.chance(ONE / 3) {
        return None;
    }
    let attacks = dice.chance(ONE / 2);
    let goal = attacks.then(|| nearest_goal(w, &hexes)).flatten();
    let mission = if goal.is_some() { Mission::Attack } else { Mission::Hold };
    let mut to = goal.unwrap_or_else(|| std::mem::take(&mut hexes));
    to.sort_unstable();
    to.dedup();
    to.truncate(MOST_GOAL_HEXES);
    Some(BattalionTask { mission, to, way: Vec::new() })
}

fn nearest_goal(w: &Premises, hexes: &[Hex]) -> Option<Vec<Hex>> {
    let (setup, from) = (w.p.setup(), hexes.first()?);
    let foreign = |holder: Option<Side>| holder != Some(w.enemy);
    let all = setup.objectives.iter().zip(&w.p.public.holds).filter(|(_, h)| foreign(h.holder));
    let areas = all.map(|(o, _)| setup.area(o.area)).filter(|a| !a.is_empty());
    let gap = |a: &&[Hex]| a.iter().map(|h| h.distance(*from)).min();
    areas.min_by_key(gap).map(<[Hex]>::to_vec)
}
