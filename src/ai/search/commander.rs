//! The commander: he chooses a scheme at the beginning of each of his turns, and carries it out.

use super::account::PlanAccount;
use super::carry::Executor;
use super::choice::{SchemeChoice, choose};
use super::scheme::Scheme;
use super::watch::SearchWatch;
use crate::ai::doctrine::Doctrine;
use crate::ai::reason::Reason;
use crate::rules::{Order, Perspective, Side};
use std::sync::Arc;

/// Who looks ahead for one side.
#[derive(Debug)]
pub(crate) struct Commander {
    side: Side,
    doctrine: &'static Doctrine,
    seed: u64,
    executor: Executor,
    scheme: Scheme,
    choice: SchemeChoice,
    watch: Arc<SearchWatch>,
    /// The turn the scheme was chosen for.
    turn: Option<u16>,
}

impl Commander {
    /// For one side. The seed is that of his guesses, and breaks ties.
    pub(crate) fn new(side: Side, doctrine: &'static Doctrine, seed: u64) -> Commander {
        let executor = Executor::new(side, seed);
        Commander {
            side,
            doctrine,
            seed,
            executor,
            scheme: Scheme::default(),
            choice: SchemeChoice::default(),
            watch: Arc::default(),
            turn: None,
        }
    }

    /// The next order.
    pub(crate) fn next_order(&mut self, p: &Perspective) -> Order {
        if p.side != self.side || p.public.side != self.side || p.public.ended.is_some() {
            return Order::EndTurn;
        }
        if self.turn != Some(p.public.turn) {
            self.turn = Some(p.public.turn);
            self.choice = choose(p, &self.doctrine.search, &self.scheme, (self.seed, &self.watch));
            self.scheme =
                self.choice.best.as_ref().map_or_else(Scheme::default, |b| b.scheme.clone());
        }
        self.executor.next_order(p, &self.scheme)
    }

    /// Shows another how far it is with its thoughts.
    pub(crate) fn shown_to(&mut self, watch: Arc<SearchWatch>) {
        self.watch = watch;
    }

    /// Why the last order was given.
    pub(crate) const fn reason(&self) -> Option<Reason> {
        self.executor.reason()
    }

    /// The plan of the turn as it is carried out.
    pub(crate) fn account(&self, p: &Perspective) -> PlanAccount {
        PlanAccount {
            turn: p.public.turn,
            lines: self.executor.lines(p),
            chosen: self.choice.best.clone(),
            runner_up: self.choice.runner_up.clone(),
            tried: self.choice.tried,
            ahead: self.doctrine.search.turns,
        }
    }
}
