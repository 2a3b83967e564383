//! What carries out a plan, whoever made it: one order after the other, through the stages
//! of a turn.

use super::noise::Noise;
use super::progress::Progress;
use crate::ai::doctrine::Doctrine;
use crate::ai::doctrine::tactics::Tactic;
use crate::ai::intend::plan::Plan;
use crate::ai::intend::task::Task;
use crate::ai::look::ground::GroundMemory;
use crate::ai::look::picture::Picture;
use crate::ai::look::threat::Threat;
use crate::ai::reason::Reason;
use crate::rules::{FirePolicy, Order, Perspective, Side, UnitId, check};

/// A plan being carried out, with a memory of the ground.
#[derive(Debug)]
pub(crate) struct Engine {
    pub side: Side,
    pub doctrine: &'static Doctrine,
    /// A person leads: what he has not asked for is left to him.
    pub led_by_hand: bool,
    pub noise: Noise,
    pub ground: GroundMemory,
    pub threat: Threat,
    pub plan: Plan,
    pub progress: Progress,
    /// The last order was an assault.
    pub stormed: bool,
    /// What the last order is a part of.
    pub tactic: Option<Tactic>,
}

impl Engine {
    /// One with nothing in mind yet.
    pub(crate) fn new(side: Side, doctrine: &'static Doctrine, seed: u64) -> Engine {
        Engine {
            side,
            doctrine,
            led_by_hand: false,
            noise: Noise::new(seed),
            ground: GroundMemory::default(),
            threat: Threat::default(),
            plan: Plan::default(),
            progress: Progress::default(),
            stormed: false,
            tactic: None,
        }
    }

    /// The situation, if it is this side's turn to act.
    pub(crate) fn look<'a>(&mut self, p: &'a Perspective) -> Option<Picture<'a>> {
        if p.side != self.side || p.public.side != self.side || p.public.ended.is_some() {
            return None;
        }
        self.ground.check(p);
        Some(Picture::new(p, self.doctrine))
    }

    /// The next order that the rules allow.
    pub(crate) fn next_legal(&mut self, pic: &Picture) -> Option<Order> {
        self.threat.learn(pic, self.stormed);
        self.threat.update(pic, &mut self.ground);
        while let Some(order) = self.decide(pic) {
            // What the rules refuse is a blind spot of ours: the unit is passed over.
            if check(pic.p, &order).is_ok() {
                self.stormed = matches!(order, Order::Assault { .. });
                return Some(order);
            }
            self.progress.pass_over();
        }
        None
    }

    /// Why an order was given, the last that was.
    pub(crate) fn reason(&self, order: &Order) -> Option<Reason> {
        let task = |id: &UnitId| self.plan.tasks.get(usize::from(id.index)).copied();
        let units = order.units();
        let goal = units.iter().find_map(|id| task(id)?.goal());
        let goal = goal.and_then(|g| self.plan.goals.get(g)?.area);
        let defends = units.iter().any(|id| matches!(task(id), Some(Task::Defend(_))));
        let tactic = match order {
            Order::Assault { .. } if defends => Tactic::CounterAttack,
            Order::Assault { .. } => Tactic::Storm,
            Order::Policy { policy: FirePolicy::CloseOnly, .. } => Tactic::Ambush,
            _ => self.tactic?,
        };
        Some(Reason { tactic, goal })
    }
}
