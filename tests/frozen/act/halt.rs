//! Why a unit did not get further: read off the ground, the enemy and its own state once
//! nothing more is to be done.

use super::engine::Engine;
use crate::frozen::intend::posts::reach;
use crate::frozen::intend::task::Task;
use crate::frozen::look::ground::{BARRED, StepPrice};
use crate::frozen::look::picture::{Own, Picture};
use khasan::hex::Hex;
use khasan::rules::{Clock, Morale, affords, is_mobile};
use serde::{Deserialize, Serialize};

/// Why a unit is not where its directive wants it, or that it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stopped {
    /// It is there.
    Arrived,
    /// It fires from where it can.
    Firing,
    /// It could fire from there, and keeps its last shells for armour and for what is close.
    Sparing,
    /// A headquarters near those it leads.
    Behind,
    /// It was sent back and rests.
    Resting {
        /// Seconds until it has a full load and steady nerves; 0 when it has.
        seconds: u32,
    },
    /// It was sent back and rests, and there is nothing left for it to draw.
    NoStock,
    /// It was sent back and rests, and cannot draw with an enemy so near its stock.
    CannotDraw,
    /// The turn was too short: about so many seconds of march are left.
    OnTheWay {
        /// Seconds to the goal.
        seconds: u32,
    },
    /// It waits for the others before the attack goes in.
    Gathering,
    /// It keeps pace with slower men of the same formation.
    Pacing,
    /// Stuck in the ground.
    Mired,
    /// Hit: it cannot drive.
    KnockedOut,
    /// Its battalion of tanks lost those who lead it.
    Leaderless {
        /// When a superior headquarters has it in hand; `None`: there is none that could.
        until: Option<Clock>,
    },
    /// Pinned, shaken or broken.
    Nerves(Morale),
    /// It cannot move at all.
    Immobile,
    /// No way leads there for it.
    NoWay,
    /// No way leads to a place from which it could fire on the ground.
    NoPost {
        /// How far one sees, metres, if that is less than its weapons reach.
        seen_m: Option<u32>,
    },
    /// Its way leads through a hex that is full.
    NoRoom {
        /// The hex.
        at: Hex,
    },
    /// Its way leads off that of its battalion's mission.
    AwaitsOrders {
        /// When the mission that allows it arrives; `None`: none is on its way.
        at: Option<Clock>,
    },
    /// Its battalion has had enough and storms nothing yet.
    Exhausted {
        /// Seconds it has still to rest.
        seconds: u32,
    },
    /// An enemy is in the way, and an assault has not enough chance.
    Enemy {
        /// His hex.
        at: Hex,
    },
    /// An enemy is in the way of those who are not to storm, or cannot.
    Barred {
        /// His hex.
        at: Hex,
    },
    /// The next hex lies under more fire than is worth it.
    UnderFire {
        /// The hex.
        at: Hex,
    },
    /// The next hex would swallow it.
    SoftGround {
        /// The hex.
        at: Hex,
    },
}

impl Stopped {
    /// True if nothing more comes of waiting: it is where it should be, or never gets there.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Stopped::Arrived
            | Stopped::Firing
            | Stopped::Sparing
            | Stopped::Behind
            | Stopped::Resting { .. }
            | Stopped::NoStock
            | Stopped::CannotDraw
            | Stopped::Immobile
            | Stopped::KnockedOut
            | Stopped::NoWay
            | Stopped::NoPost { .. } => true,
            Stopped::OnTheWay { .. }
            | Stopped::Gathering
            | Stopped::Pacing
            | Stopped::Mired
            | Stopped::Leaderless { .. }
            | Stopped::Nerves(_)
            | Stopped::NoRoom { .. }
            | Stopped::AwaitsOrders { .. }
            | Stopped::Exhausted { .. }
            | Stopped::Enemy { .. }
            | Stopped::Barred { .. }
            | Stopped::UnderFire { .. }
            | Stopped::SoftGround { .. } => false,
        }
    }

    /// True if all is as it should be and nobody need be told.
    #[must_use]
    pub const fn is_well(self) -> bool {
        matches!(
            self,
            Stopped::Arrived | Stopped::Firing | Stopped::Behind | Stopped::Resting { seconds: 0 }
        )
    }
}

impl Engine {
    /// What stopped a unit on its way to a goal; `None` if it has none.
    pub(crate) fn stopped(&mut self, pic: &Picture, o: &Own, to: &[Hex]) -> Option<Stopped> {
        let task = self.plan.task(o);
        let goal = task.goal()?;
        if o.unit.is_mired() {
            return Some(Stopped::Mired);
        }
        if o.unit.immobilised {
            return Some(Stopped::KnockedOut);
        }
        if let Some(halted) = pic.p.halted(o.id) {
            return Some(Stopped::Leaderless { until: halted.until });
        }
        if self.rests(o) {
            return Some(self.resting(pic, o));
        }
        if to.contains(&o.hex) && !matches!(task, Task::Refit(_)) {
            return Some(Stopped::Arrived);
        }
        let places = self.plan.goals.get(goal).map_or(&[][..], |g| &g.hexes);
        if matches!(task, Task::Support(_)) && places.contains(&o.hex) {
            let spares = super::husband::spares_shells(pic, o);
            return Some(if spares { Stopped::Sparing } else { Stopped::Firing });
        }
        if let (Task::Recuperate(_), Some((_, spent))) = (task, pic.p.spent_battalion(o.id)) {
            let rest_s = pic.setup.library.tuning.spent_rest_s;
            return Some(Stopped::Exhausted { seconds: rest_s.saturating_sub(spent.rested_s) });
        }
        if o.morale > Morale::Steady {
            return Some(Stopped::Nerves(o.morale));
        }
        if !is_mobile(o.ty) {
            return Some(Stopped::Immobile);
        }
        if o.is_staff() && self.leads_from_here(pic, o) {
            return Some(Stopped::Behind);
        }
        Some(self.obstacle(pic, o, goal))
    }

    /// Under orders of a person: who has no way to his goal does not look for cover instead,
    /// and who has the target under fire from where he is stays there.
    pub(crate) fn stays_put(&mut self, pic: &Picture, o: &Own) -> bool {
        let task = self.plan.task(o);
        let Some(goal) = task.goal().filter(|_| self.led_by_hand) else { return false };
        if matches!(task, Task::Recuperate(_)) {
            return true;
        }
        let way = self.plan.distance(pic, &mut self.ground, goal, o);
        way == u32::MAX || way == 0 && matches!(task, Task::Support(_) | Task::Refit(_))
    }

    /// The way of a unit to its goal as it is measured: hexes and seconds.
    pub(crate) fn way_on(&mut self, pic: &Picture, o: &Own) -> Option<(Vec<Hex>, u32)> {
        let goal = self.plan.task(o).goal()?;
        let field = self.plan.field(pic, &mut self.ground, goal, o.ty.mobility);
        let steps = self.ground.steps(pic, o.ty.mobility);
        Some(way(pic, &steps, &field, o.hex))
    }

    /// A headquarters has somebody of its formation within its radius.
    fn leads_from_here(&self, pic: &Picture, o: &Own) -> bool {
        // Those who fire have posts of their own about the same ground.
        let ground = |x: &Own| {
            let goal = self.plan.goals.get(self.plan.task(x).goal()?)?;
            Some(&goal.ground)
        };
        let about = ground(o);
        let radius = pic.setup.library.tuning.hq_m;
        pic.own
            .iter()
            .any(|x| !x.is_staff() && ground(x) == about && pic.metres(x.hex, o.hex) <= radius)
    }

    /// What bars the next step to a goal, or that time did.
    fn obstacle(&mut self, pic: &Picture, o: &Own, goal: usize) -> Stopped {
        let field = self.plan.field(pic, &mut self.ground, goal, o.ty.mobility);
        let way = |h: Hex| pic.size.index(h).and_then(|i| field.get(i).copied());
        let here = way(o.hex).unwrap_or(u32::MAX);
        if here == u32::MAX {
            return match self.plan.task(o) {
                Task::Support(_) => Stopped::NoPost { seen_m: reach(pic, o).seen_m },
                _ => Stopped::NoWay,
            };
        }
        let steps = self.ground.steps(pic, o.ty.mobility);
        let Some(row) = pic.size.index(o.hex).and_then(|i| steps.get(i)) else {
            return Stopped::NoWay;
        };
        let next = o.hex.neighbours().filter(|(d, _)| row[d.index()] != BARRED);
        let next = next.filter_map(|(d, h)| Some((way(h)?, h, row[d.index()]))).min();
        let Some((_, at, step)) = next else { return Stopped::NoWay };
        let attack = matches!(self.plan.task(o), Task::Attack(_));
        if pic.enemy_at(at) {
            // Only those who storm have weighed it.
            let storms = attack && super::storm::can_storm(pic, o);
            return if storms { Stopped::Enemy { at } } else { Stopped::Barred { at } };
        }
        if let Err(at) = pic.p.wait_to_enter(o.id, at) {
            return Stopped::AwaitsOrders { at };
        }
        let (_, seconds) = self::way(pic, &steps, &field, o.hex);
        if !affords(o.unit.time, pic.p.march_seconds(o.unit, step.0), pic.full) {
            return Stopped::OnTheWay { seconds };
        }
        if attack && self.plan.goals.get(goal).is_some_and(|g| !g.go) {
            return Stopped::Gathering;
        }
        if !pic.has_room(at, o) {
            return Stopped::NoRoom { at };
        }
        if o.ty.is_vehicle() && step.1 >= pic.doctrine.ways.swallows_ppm {
            return Stopped::SoftGround { at };
        }
        if self.threat.cost(pic, o, at, pic.exposure(at, None)) > 0 {
            return Stopped::UnderFire { at };
        }
        if attack && o.ty.is_vehicle() { Stopped::Pacing } else { Stopped::OnTheWay { seconds } }
    }
}

/// The way that a field shows from a hex, and its seconds of march, without what the field
/// reckons for the risk to mire.
fn way(pic: &Picture, steps: &[[StepPrice; 6]], field: &[u32], from: Hex) -> (Vec<Hex>, u32) {
    let far = |h: Hex| pic.size.index(h).and_then(|i| field.get(i).copied());
    let (mut at, mut sum, mut path) = (from, 0_u32, Vec::new());
    for _ in 0..pic.size.len() {
        let here = far(at).unwrap_or(0);
        let Some(row) = pic.size.index(at).and_then(|i| steps.get(i)).filter(|_| here > 0) else {
            break;
        };
        let open = at.neighbours().filter(|(d, _)| row[d.index()] != BARRED);
        let next = open.filter_map(|(d, h)| Some((far(h)?, h, row[d.index()].0))).min();
        let Some((_, to, seconds)) = next.filter(|n| n.0 < here) else { break };
        sum = sum.saturating_add(seconds);
        path.push(to);
        at = to;
    }
    (path, sum)
}
