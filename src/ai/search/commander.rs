//! The commander: he chooses a scheme at the beginning of each of his turns, and carries it out.

use super::carry::Executor;
use super::choice::choose;
use super::scheme::Scheme;
use crate::ai::doctrine::Doctrine;
use crate::rules::{Order, Perspective, Side};

/// Who looks ahead for one side.
#[derive(Debug)]
pub(crate) struct Commander {
    side: Side,
    doctrine: &'static Doctrine,
    seed: u64,
    executor: Executor,
    scheme: Scheme,
    /// The turn the scheme was chosen for.
    turn: Option<u16>,
}

impl Commander {
    /// For one side. The seed is that of his guesses, and breaks ties.
    pub(crate) fn new(side: Side, doctrine: &'static Doctrine, seed: u64) -> Commander {
        let executor = Executor::new(side, seed);
        Commander { side, doctrine, seed, executor, scheme: Scheme::default(), turn: None }
    }

    /// The next order.
    pub(crate) fn next_order(&mut self, p: &Perspective) -> Order {
        if p.side != self.side || p.public.side != self.side || p.public.ended.is_some() {
            return Order::EndTurn;
        }
        if self.turn != Some(p.public.turn) {
            self.turn = Some(p.public.turn);
            self.scheme = choose(p, &self.doctrine.search, &self.scheme, self.seed);
        }
        self.executor.next_order(p, &self.scheme)
    }
}
