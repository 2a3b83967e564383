//! Carries out one side's scheme: a plan at the beginning of each of its turns, and ordinary
//! orders after it.

use super::act::engine::Engine;
use super::act::met::Met;
use super::doctrine::Doctrine;
use super::doctrine::tactics::Tactic;
use super::intend::directive::Directive;
use super::intend::dispatch;
use super::intend::plan::Plan;
use super::look::picture::Picture;
use super::reason::{FormationIntent, Reason};
use crate::rules::{Order, Perspective, Side};

/// Who carries a scheme out.
#[derive(Debug)]
pub(crate) struct Follower {
    engine: Engine,
    /// By the plan of the day it knows what comes.
    foresees: bool,
    /// Missions of the turn that have still to go out, the next one last.
    unsent: Vec<Order>,
    met: Met,
    reason: Option<Reason>,
}

impl Follower {
    /// For one side; the seed breaks ties.
    pub(crate) fn new(side: Side, doctrine: &'static Doctrine, seed: u64) -> Follower {
        let engine = Engine::new(side, doctrine, seed);
        Follower { engine, foresees: false, unsent: Vec::new(), met: Met::default(), reason: None }
    }

    /// The same that follows the plan of the day.
    pub(crate) fn by_the_day(self) -> Follower {
        Follower { foresees: true, ..self }
    }

    /// Goes by another doctrine from its next plan on.
    pub(crate) fn go_by(&mut self, doctrine: &'static Doctrine) {
        self.engine.doctrine = doctrine;
    }

    /// The next order; `given`: what formations are told as a turn begins.
    pub(crate) fn next_order(
        &mut self,
        p: &Perspective,
        given: impl FnOnce(&Picture) -> Vec<Directive>,
    ) -> Order {
        let engine = &mut self.engine;
        let Some(pic) = engine.look(p) else { return Order::EndTurn };
        let begins = engine.progress.begin(p);
        if begins {
            self.met.begin(&pic);
        }
        if begins || self.met.changes(&pic) {
            engine.plan = Plan::make(&pic, &mut engine.ground, &given(&pic));
            self.unsent = dispatch::of_plan(&pic, &engine.plan, self.foresees);
            self.unsent.reverse();
            engine.progress.line_up_anew();
        }
        if let Some(order) = self.unsent.pop() {
            self.reason = Some(Reason { tactic: Tactic::Command, goal: None });
            return order;
        }
        let order = engine.next_legal(&pic);
        self.reason = order.as_ref().and_then(|o| engine.reason(o));
        order.unwrap_or(Order::EndTurn)
    }

    /// Why the last order was given; none for the end of a turn.
    pub(crate) const fn reason(&self) -> Option<Reason> {
        self.reason
    }

    /// What the plan of the turn has for each formation.
    pub(crate) fn lines(&self, p: &Perspective) -> Vec<FormationIntent> {
        self.engine.plan.lines(p)
    }
}
