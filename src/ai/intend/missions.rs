//! Missions that were given from above, made into goals and tasks: by a person at the
//! table, or by the plan of the day.

use super::goals::{at_its_edge, enemy_about, still_to_clear, to_clear, works_pct};
use super::plan::Plan;
use super::posts::{Duty, duty, firing_positions, resting_places};
use super::task::{Goal, Task};
use crate::ai::intend::directive::Directive;
use crate::ai::look::ground::{GroundMemory, Lane};
use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;
use crate::rules::formation::{own_force, with_split_off};
use crate::rules::setup::Mission;
use crate::rules::{FormationId, Perspective, UnitId};
use std::collections::BTreeMap;

impl Plan {
    /// Gives the units of directives their tasks; by index in the side's list, who has
    /// one. Of two directives for a unit the later counts.
    pub(crate) fn direct(
        &mut self,
        pic: &Picture,
        ground: &mut GroundMemory,
        given: &[Directive],
    ) -> Vec<bool> {
        let mut led = vec![false; pic.p.units.len()];
        for d in given.iter().filter(|d| !d.to.is_empty()) {
            let who = with_split_off(pic.p, &d.units);
            let d = &Directive { mission: in_effect(pic, d, &who), ..d.clone() };
            let of = |o: &&Own| who.get(o.index()).copied().unwrap_or(false);
            // Whoever sticks, has run or leads from behind is not waited for.
            // Nor is whoever storms nothing.
            let rests = |o: &Own| d.mission == Mission::Attack && o.exhausted;
            let able = pic.own.iter().filter(of).filter(|o| o.mobile && !o.is_staff() && !rests(o));
            let power: i64 = able.map(|o| o.power).sum();
            let goal = self.goals.len();
            let places: Vec<Hex> = pic.own.iter().filter(of).map(|o| o.hex).collect();
            let lane = lane(pic, &places, &d.to);
            self.goals.push(Goal { lane, ..ordered_goal(pic, d, power) });
            // Each fires from as far as its weapons reach: howitzers do not close in for the
            // sake of rifles.
            let mut stands: BTreeMap<u32, usize> = BTreeMap::new();
            // Each goes back to where its own ammunition lies, vehicles nearer to it.
            let mut bases: BTreeMap<(Option<Hex>, bool), usize> = BTreeMap::new();
            for o in pic.own.iter().filter(of) {
                led[o.index()] = true;
                self.tasks[o.index()] = match (duty(pic, d.mission, o), d.mission) {
                    (Duty::Fire(reach), _) => {
                        Task::Support(*stands.entry(reach.metres).or_insert_with(|| {
                            let hexes = firing_positions(pic, ground, &d.to, reach.metres);
                            self.goals.push(Goal { hexes, lane, ..ordered_goal(pic, d, 0) });
                            self.goals.len() - 1
                        }))
                    }
                    (_, Mission::Refit) => {
                        let base = (pic.p.supply_point(o.id), o.ty.is_vehicle());
                        Task::Refit(*bases.entry(base).or_insert_with(|| {
                            let hexes = resting_places(pic, ground, o);
                            self.goals.push(Goal { hexes, lane, ..ordered_goal(pic, d, 0) });
                            self.goals.len() - 1
                        }))
                    }
                    (Duty::Behind, _) | (_, Mission::Support) => Task::Stage(goal),
                    (_, Mission::Move) => Task::Go(goal),
                    (_, Mission::Hold) => Task::Defend(goal),
                    (_, Mission::Attack) if o.rests => Task::Recuperate(goal),
                    (_, Mission::Attack) => Task::Attack(goal),
                };
            }
            for goal in std::iter::once(goal).chain(stands.into_values()).chain(bases.into_values())
            {
                self.find_way(pic, ground, goal);
            }
            self.share(goal, power);
        }
        led
    }

    /// Where the lane has no way for somebody the whole map is free.
    fn find_way(&mut self, pic: &Picture, ground: &mut GroundMemory, goal: usize) {
        let lost = pic.own.iter().any(|o| {
            o.mobile
                && self.task(o).goal() == Some(goal)
                && self.distance(pic, ground, goal, o) == u32::MAX
        });
        if lost {
            self.open_lane(goal);
        }
    }

    /// What is given to a goal by order need not be given to the same ground again.
    fn share(&mut self, ordered: usize, power: i64) {
        let Some(hexes) = self.goals.get(ordered).map(|g| g.hexes.clone()) else { return };
        for g in self.goals.iter_mut().filter(|g| !g.ordered) {
            if g.hexes.iter().any(|h| hexes.contains(h)) {
                g.given += power;
            }
        }
    }
}

/// The mission of a directive as things stand: what is taken is to be held.
pub(crate) fn in_effect(pic: &Picture, d: &Directive, who: &[bool]) -> Mission {
    if taken(pic, d, who) { Mission::Hold } else { d.mission }
}

/// True if what was to be attacked is in hand: men of the directive stand in it, and
/// nobody is known, or may hide, in it or next to it.
fn taken(pic: &Picture, d: &Directive, who: &[bool]) -> bool {
    let ours = |o: &Own| {
        who.get(o.index()).copied().unwrap_or(false) && !o.unit.is_mired() && d.to.contains(&o.hex)
    };
    d.mission == Mission::Attack
        && pic.own.iter().any(ours)
        && still_to_clear(pic, &d.to).next().is_none()
        && at_its_edge(pic, &d.to).is_empty()
}

/// The lane of a formation: its own ground and what lies between it and its goal, with
/// room to go round what is in the way, but not through the sector of another.
fn lane(pic: &Picture, places: &[Hex], to: &[Hex]) -> Option<Lane> {
    let (from, to) = (middle(places)?, middle(to)?);
    let d = &pic.doctrine.missions;
    let margin = u16::try_from(d.lane_m / pic.setup.map.hex_metres()).unwrap_or(u16::MAX);
    let span = u32::from(from.distance(to)) * d.lane_pct / 100;
    let lane = Lane { from, to, span: u16::try_from(span).unwrap_or(u16::MAX) };
    let widest = places.iter().map(|h| lane.by_way_of(*h)).max().unwrap_or(0).max(lane.span);
    Some(Lane { span: widest.saturating_add(margin), ..lane })
}

/// The hex in the middle of some.
fn middle(hexes: &[Hex]) -> Option<Hex> {
    let n = i32::try_from(hexes.len()).ok().filter(|n| *n > 0)?;
    let mean = |f: fn(&Hex) -> i16| (hexes.iter().map(|h| i32::from(f(h))).sum::<i32>() / n) as i16;
    Some(Hex::new(mean(|h| h.q), mean(|h| h.r)))
}

fn ordered_goal(pic: &Picture, d: &Directive, power: i64) -> Goal {
    let mut hexes = if d.mission == Mission::Attack { to_clear(pic, &d.to) } else { d.to.clone() };
    if d.mission == Mission::Attack {
        hexes.extend(at_its_edge(pic, &d.to));
    }
    Goal {
        enemy: enemy_about(pic, &d.to) * works_pct(pic, &d.to) / 100,
        hexes,
        ground: d.to.clone(),
        value: power.max(pic.doctrine.missions.least_value),
        ours: d.mission == Mission::Hold,
        given: power,
        go: true,
        due: pic.setup.end(),
        ordered: true,
        ..Goal::default()
    }
}

/// The plan a side had on the day, as of now: each formation that a line names, with all
/// below it that no line of its own names; before a formation's first line its units
/// keep the ground they are on.
pub(crate) fn plan_of_the_day(pic: &Picture) -> Vec<Directive> {
    let (p, setup) = (pic.p, pic.setup);
    let plan = &setup.plans[p.side];
    let begun = p.public.clock.plus(pic.doctrine.missions.begun.of(pic.full));
    let mut out: Vec<Directive> = Vec::new();
    let mut planned: Vec<FormationId> = plan.iter().map(|l| l.formation).collect();
    planned.sort_unstable();
    planned.dedup();
    for formation in planned {
        let lines = plan.iter().filter(|l| l.formation == formation);
        let now = lines.filter(|l| l.from <= begun).max_by_key(|l| l.from);
        let (units, places): (Vec<UnitId>, Vec<Hex>) = p
            .own()
            .filter(|(_, u)| {
                let its = own_force(p).formation_of_line(u.line);
                its.and_then(|f| led_by(p, f)) == Some(formation)
            })
            .filter_map(|(id, u)| Some((id, u.hex()?)))
            .unzip();
        let (mission, to) = match now {
            Some(line) => (line.mission, setup.area(line.area).to_vec()),
            None => (Mission::Hold, places),
        };
        out.push(Directive { units, mission, to });
    }
    out
}

/// The formation whose lines in the plan hold for a formation: itself or the nearest
/// above it that has any.
pub(super) fn led_by(p: &Perspective, formation: FormationId) -> Option<FormationId> {
    let plan = &p.setup().plans[p.side];
    own_force(p).chain(formation).find(|f| plan.iter().any(|l| l.formation == *f))
}
