//! The order of things in a turn: who acts when, and when enough is enough.

use super::picture::{Own, Picture};
use super::plan::Task;
use super::storm::{DECENT, HOPEFUL, Strike, storm_order, strikes};
use super::{Engine, care, march, shoot};
use crate::hex::Hex;
use crate::rules::{Morale, Order, Perspective};

/// What is being done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
enum Stage {
    /// Choose the hexes to be stormed if fire can prepare it.
    #[default]
    Aim,
    /// Pull out mired vehicles.
    Recover,
    /// Bring shaken men round.
    Rally,
    /// Fire before anybody gets up.
    Fire,
    /// Plan assaults on what the fire has left.
    Ready,
    /// Move next to the hexes to be stormed.
    Close,
    /// Storm.
    Storm,
    /// March.
    March,
    /// Fire what is left.
    LateFire,
    /// Rally, turn, set policies.
    Settle,
    /// Done.
    End,
}

/// Orders one unit gets in one stage at most.
const TRIES: u8 = 6;
/// Rounds of aiming, firing, storming and marching in a turn.
const ROUNDS: u8 = 3;

/// Where in its turn the player is.
#[derive(Debug, Default)]
pub(super) struct Progress {
    /// The turn it is about; `None` before the first.
    turn: Option<u16>,
    stage: Stage,
    queue: Vec<u16>,
    at: usize,
    tries: u8,
    round: u8,
    /// Something happened in this round that may open new chances.
    stirred: bool,
    orders: u32,
    strikes: Vec<Strike>,
    /// Somebody fired in this round.
    fired: bool,
    /// Where enemies were in sight at the last order.
    seen: Vec<Hex>,
}

impl Progress {
    /// Comes back true at the beginning of a turn.
    pub(super) fn begin(&mut self, p: &Perspective) -> bool {
        let new = self.turn != Some(p.public.turn);
        if new {
            *self = Progress { turn: Some(p.public.turn), ..Progress::default() };
        }
        self.orders += 1;
        if self.orders > 60 * p.units.len() as u32 + 200 {
            self.stage = Stage::End;
        }
        new
    }

    /// The order in hand is no good: on to the next unit.
    pub(super) fn pass_over(&mut self) {
        if self.stage == Stage::Storm || self.stage == Stage::Aim {
            self.enter(Stage::March);
        } else {
            self.skip();
        }
    }

    fn skip(&mut self) {
        self.at += 1;
        self.tries = 0;
    }

    fn enter(&mut self, stage: Stage) {
        self.stage = stage;
        self.queue.clear();
        self.at = 0;
        self.tries = 0;
    }
}

impl Engine {
    /// The next order by the stages of the turn, not yet checked.
    pub(super) fn decide(&mut self, pic: &Picture) -> Option<Order> {
        let seen: Vec<Hex> = pic.foes.iter().filter(|f| f.contact.seen).map(|f| f.hex).collect();
        self.progress.stirred |= seen != self.progress.seen;
        self.progress.seen = seen;
        loop {
            let found = match self.progress.stage {
                // Without a hope before and no fire since there is nothing new to see.
                Stage::Ready if self.progress.strikes.is_empty() && !self.progress.fired => None,
                Stage::Aim | Stage::Ready => {
                    self.progress.fired = false;
                    let least = if self.progress.stage == Stage::Aim { HOPEFUL } else { DECENT };
                    self.progress.strikes =
                        strikes(pic, &self.plan, &mut self.ground, &self.threat, least);
                    None
                }
                Stage::Storm => {
                    let order = if self.progress.tries < 2 * TRIES {
                        storm_order(pic, &self.plan, &mut self.ground, &self.threat)
                    } else {
                        None
                    };
                    self.progress.tries += 1;
                    order
                }
                Stage::End => return None,
                _ => self.next_unit(pic),
            };
            if let Some(order) = found {
                self.progress.fired |= matches!(order, Order::Fire { .. });
                self.progress.stirred |= matches!(order, Order::Assault { .. });
                return Some(order);
            }
            self.advance();
        }
    }

    /// On to the next stage, or back to the first for another round.
    fn advance(&mut self) {
        let g = &mut self.progress;
        let next = match g.stage {
            Stage::Aim => Stage::Recover,
            Stage::Recover => Stage::Rally,
            Stage::Rally => Stage::Fire,
            Stage::Fire => Stage::Ready,
            Stage::Ready => Stage::Close,
            Stage::Close => Stage::Storm,
            Stage::Storm => Stage::March,
            Stage::March if g.stirred && g.round + 1 < ROUNDS => {
                g.round += 1;
                g.stirred = false;
                Stage::Aim
            }
            Stage::March => Stage::LateFire,
            Stage::LateFire => Stage::Settle,
            Stage::Settle | Stage::End => Stage::End,
        };
        g.enter(next);
    }

    /// The next order of a stage that goes from unit to unit.
    fn next_unit(&mut self, pic: &Picture) -> Option<Order> {
        if self.progress.queue.is_empty() {
            self.progress.queue = self.line_up(pic);
        }
        while let Some(&index) = self.progress.queue.get(self.progress.at) {
            if let Some(o) = pic.own(index)
                && self.progress.tries < self.patience(o)
                && let Some(order) = self.unit_order(pic, o)
            {
                self.progress.tries += 1;
                return Some(order);
            }
            self.progress.skip();
        }
        None
    }

    /// Orders a unit may get in a row. Vehicles that met the enemy do not drive on before
    /// the others have had a chance to fire at him.
    fn patience(&self, o: &Own) -> u8 {
        let g = &self.progress;
        let met = g.stage == Stage::March && g.stirred && g.round + 1 < ROUNDS;
        if met && o.ty.is_vehicle() { 1 } else { TRIES }
    }

    fn unit_order(&mut self, pic: &Picture, o: &Own) -> Option<Order> {
        if self.lapses(pic, o) {
            return None;
        }
        match self.progress.stage {
            Stage::Recover => care::recover(pic, &self.plan, &self.threat, o),
            Stage::Rally => (self.progress.tries == 0)
                .then(|| care::urgent_rally(pic, &self.plan, &self.threat, o))?,
            Stage::Fire => {
                let keep = self.keep(pic, o);
                shoot::fire_order(pic, &self.plan, o, &self.focus(), keep)
            }
            Stage::Close => self.close_in(pic, o),
            Stage::March => {
                let (noise, slack) = (self.noise, self.slack);
                let (plan, ground) = (&mut self.plan, &mut self.ground);
                march::move_order(pic, plan, ground, &self.threat, o, noise, slack)
            }
            Stage::LateFire => {
                if self.led_by_hand && matches!(self.plan.task(o), Task::Go(_)) {
                    return None;
                }
                let keep = self.reserve(pic, o);
                shoot::fire_order(pic, &self.plan, o, &[], keep)
            }
            Stage::Settle => self.settle(pic, o),
            _ => None,
        }
    }

    /// On the easy level a unit now and then misses its chance to fire or to close in.
    fn lapses(&self, pic: &Picture, o: &Own) -> bool {
        let stage = self.progress.stage;
        let slips = matches!(stage, Stage::Fire | Stage::Close | Stage::LateFire | Stage::Rally);
        let about = (u32::from(pic.p.public.turn), u32::from(o.id.index), stage as u32);
        self.slack && slips && self.noise.below(100, about.0, about.1, about.2) < 45
    }

    /// Units in the order in which they act: those in front first, so that they make
    /// room; in a withdrawal those furthest from the enemy, the rear guard last.
    fn line_up(&mut self, pic: &Picture) -> Vec<u16> {
        if self.progress.stage == Stage::March {
            self.plan.watch_traffic(pic, &mut self.ground);
        }
        let mut line: Vec<(u8, bool, u32, u16)> = Vec::new();
        for o in &pic.own {
            let task = self.plan.task(o);
            if task == Task::Outside {
                continue;
            }
            let way = match task.goal() {
                Some(g) => self.plan.distance(pic, &mut self.ground, g, o),
                None => 0,
            };
            let key = match task {
                Task::Leave(_) => {
                    (0, u32::from(u16::MAX - pic.nearest_seen(o.hex).unwrap_or(u16::MAX)))
                }
                Task::Attack(_) | Task::Go(_) => (1, way),
                Task::Defend(_) => (2, way),
                Task::Stage(_) | Task::Support(_) | Task::Rest | Task::Outside => (3, way),
            };
            // In an attack vehicles take their pace from the infantry, so it goes first.
            let after = o.ty.is_vehicle() && matches!(task, Task::Attack(_));
            line.push((key.0, after, key.1, o.id.index));
        }
        line.sort_unstable();
        line.into_iter().map(|l| l.3).collect()
    }

    /// Hexes about to be stormed.
    fn focus(&self) -> Vec<Hex> {
        self.progress.strikes.iter().map(|s| s.hex).collect()
    }

    /// Moves a unit to where it jumps off.
    fn close_in(&mut self, pic: &Picture, o: &Own) -> Option<Order> {
        if o.morale > Morale::Steady {
            return None;
        }
        let strike = self.progress.strikes.iter();
        let (_, from) = strike.flat_map(|s| &s.parties).find(|(id, _)| *id == o.id)?;
        if *from == o.hex {
            return None;
        }
        let steps = self.ground.steps(pic, o.ty.mobility);
        let walk = super::walk::walk(pic, &self.threat, &steps, o, self.plan.manner(o));
        walk.spot(*from)?;
        let path = walk.path(*from);
        (!path.is_empty()).then_some(Order::Move { unit: o.id, path })
    }

    /// Seconds a unit must keep when it fires before the moves.
    fn keep(&self, pic: &Picture, o: &Own) -> u32 {
        let striking = self.progress.strikes.iter().flat_map(|s| &s.parties).any(|p| p.0 == o.id);
        let support = o.is_support(pic);
        match self.plan.task(o) {
            _ if striking => o.time().saturating_sub(pic.full / 4).max(pic.full * 6 / 10),
            Task::Attack(g) => {
                let go = self.plan.goals.get(g).is_some_and(|x| x.go);
                match (go, support) {
                    (true, true) => pic.full / 5,
                    (true, false) if self.progress.strikes.is_empty() => pic.full * 6 / 10,
                    (true, false) => pic.full * 3 / 10,
                    (false, _) => pic.full / 2,
                }
            }
            Task::Leave(_) | Task::Go(_) => pic.full,
            _ => self.reserve(pic, o),
        }
    }

    /// Seconds to be kept for the enemy's turn.
    fn reserve(&self, pic: &Picture, o: &Own) -> u32 {
        let about = pic.foes.iter().any(|f| pic.metres(f.hex, o.hex) < 1200);
        match self.plan.task(o) {
            Task::Attack(_) => pic.full / 8,
            _ if about => pic.full * 22 / 100,
            _ => pic.full / 5,
        }
    }

    fn settle(&mut self, pic: &Picture, o: &Own) -> Option<Order> {
        let first = self.progress.tries == 0 && !self.led_by_hand;
        if let Some(order) = care::policy(pic, &self.plan, o).filter(|_| first) {
            return Some(order);
        }
        if self.progress.tries > 2 {
            return None;
        }
        care::face(pic, &self.plan, o).or_else(|| {
            let keep = if o.morale == Morale::Steady { pic.full / 4 } else { pic.full / 8 };
            care::idle_rally(pic, &self.threat, o, keep)
        })
    }
}
