//! The order of things in a turn: who acts when, and when enough is enough.

use super::engine::Engine;
use super::storm::storm_order;
use super::strike::strikes;
use crate::ai::doctrine::Turn;
use crate::ai::doctrine::tactics::Stage;
use crate::ai::intend::task::Task;
use crate::ai::look::picture::{Own, Picture};
use crate::hex::Hex;
use crate::rules::Order;

impl Engine {
    /// The next order by the stages of the turn, not yet checked.
    pub(crate) fn decide(&mut self, pic: &Picture) -> Option<Order> {
        self.look_about(pic);
        loop {
            let found = match self.progress.stage {
                // Without a hope before and no fire since there is nothing new to see.
                Stage::Ready if self.progress.strikes.is_empty() && !self.progress.fired => None,
                Stage::Aim | Stage::Ready => {
                    self.progress.fired = false;
                    let d = &pic.doctrine.storm;
                    let aims = self.progress.stage == Stage::Aim;
                    let least = if aims { d.hopeful_pm } else { d.decent_pm };
                    self.progress.strikes =
                        strikes(pic, &self.plan, &mut self.ground, &self.threat, least);
                    None
                }
                Stage::Storm => {
                    let order = if self.progress.tries < pic.doctrine.turn.assaults {
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
            self.advance(&pic.doctrine.turn);
        }
    }

    /// Takes in who has come into sight and who has gone. Where somebody is met close by in the middle
    /// of the marches nobody walks on before those who can from afar have fired at him.
    fn look_about(&mut self, pic: &Picture) {
        let seen: Vec<Hex> = pic.foes.iter().filter(|f| f.contact.seen).map(|f| f.hex).collect();
        let g = &mut self.progress;
        g.stirred |= seen != g.seen;
        if g.stage == Stage::March {
            let far = pic.doctrine.turn.met_m;
            let close = |h: Hex| pic.own.iter().any(|o| pic.metres(o.hex, h) <= far);
            let new = |h: &&Hex| !g.seen.contains(h) && !g.met.contains(h) && close(**h);
            let met: Vec<Hex> = seen.iter().filter(new).copied().collect();
            if !met.is_empty() {
                g.met.extend(met);
                g.enter(Stage::Cover);
            }
        }
        g.seen = seen;
    }

    /// On to the next stage, or back to the first for another round.
    fn advance(&mut self, d: &Turn) {
        let g = &mut self.progress;
        let again = g.stage == Stage::March && g.stirred && g.goes_round(d);
        let next = match g.stage {
            Stage::Aim => Stage::Recover,
            Stage::Recover => Stage::Rally,
            Stage::Rally => Stage::Fire,
            Stage::Fire => Stage::Ready,
            Stage::Ready => Stage::Close,
            Stage::Close => Stage::Storm,
            Stage::Storm | Stage::Cover => Stage::March,
            Stage::March if again => Stage::Aim,
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
                && self.progress.tries < self.patience(pic, o)
                && let Some(order) = self.unit_order(pic, o)
            {
                self.progress.tries += 1;
                return Some(order);
            }
            self.progress.skip();
        }
        None
    }

    /// Orders a unit may get in a row.
    fn patience(&self, pic: &Picture, o: &Own) -> u8 {
        let (g, d) = (&self.progress, &pic.doctrine.turn);
        let met = g.stage == Stage::March && g.stirred && g.round + 1 < d.rounds;
        if met && o.ty.is_vehicle() { d.tries_in_contact } else { d.tries }
    }

    /// Now and then a unit may miss its chance to fire or to close in.
    pub(super) fn lapses(&self, pic: &Picture, o: &Own) -> bool {
        let stage = self.progress.stage;
        let slips = matches!(stage, Stage::Fire | Stage::Close | Stage::LateFire | Stage::Rally);
        let about = (u32::from(pic.p.public.turn), u32::from(o.id.index), stage as u32);
        let missed_pct = pic.doctrine.lapses.missed_pct;
        slips && self.noise.below(100, about.0, about.1, about.2) < missed_pct
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
                Task::Leave(_) | Task::Refit(_) => {
                    (0, u32::from(u16::MAX - pic.nearest_seen(o.hex).unwrap_or(u16::MAX)))
                }
                Task::Attack(_) | Task::Go(_) => (1, way),
                Task::Defend(_) => (2, way),
                Task::Stage(_)
                | Task::Support(_)
                | Task::Recuperate(_)
                | Task::Rest
                | Task::Outside => (3, way),
            };
            // In an attack vehicles take their pace from the infantry, so it goes first.
            let after = o.ty.is_vehicle() && matches!(task, Task::Attack(_));
            line.push((key.0, after, key.1, o.id.index));
        }
        line.sort_unstable();
        line.into_iter().map(|l| l.3).collect()
    }

    /// Hexes about to be stormed; those of enemies just met where it is about them.
    pub(super) fn focus(&self) -> Vec<Hex> {
        match self.progress.stage {
            Stage::Cover => self.progress.met.clone(),
            _ => self.progress.strikes.iter().map(|s| s.hex).collect(),
        }
    }

    /// Seconds a unit must keep when it fires before the moves.
    pub(super) fn keep(&self, pic: &Picture, o: &Own) -> u32 {
        let d = &pic.doctrine.turn;
        let striking = self.progress.strikes.iter().flat_map(|s| &s.parties).any(|p| p.0 == o.id);
        match self.plan.task(o) {
            // It goes out of sight before it spends its time on anything else.
            _ if self.recuperates(o) => pic.full,
            _ if striking => {
                let fires = d.storm_fires.of(pic.full);
                o.time().saturating_sub(fires).max(d.storm_keeps.of(pic.full))
            }
            Task::Attack(g) => {
                let go = self.plan.goals.get(g).is_some_and(|x| x.go);
                let keeps = match (go, o.is_support(pic)) {
                    (true, true) => d.support_keeps,
                    (true, false) if self.progress.strikes.is_empty() => d.advance_keeps,
                    (true, false) => d.beside_storm_keeps,
                    (false, _) => d.gather_keeps,
                };
                keeps.of(pic.full)
            }
            Task::Leave(_) | Task::Go(_) | Task::Refit(_) => pic.full,
            _ => self.reserve(pic, o),
        }
    }

    /// Seconds to be kept for the enemy's turn.
    pub(super) fn reserve(&self, pic: &Picture, o: &Own) -> u32 {
        let d = &pic.doctrine.turn;
        let about = pic.foes.iter().any(|f| pic.metres(f.hex, o.hex) < d.about_m);
        let keeps = match self.plan.task(o) {
            Task::Attack(_) => d.reserve_attack,
            _ if about => d.reserve_near,
            _ => d.reserve_far,
        };
        keeps.of(pic.full)
    }
}
