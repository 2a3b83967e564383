//! Random legal orders.

use super::sense::Roster;
use khasan::play::Guest;
use khasan::rules::{Order, Perspective, legal_orders};

/// Gives each unit in turn a few legal orders by lot.
#[derive(Debug)]
pub struct Random {
    roster: Roster,
    lot: u64,
}

impl Random {
    pub fn new(seed: u64) -> Random {
        Random { roster: Roster::default(), lot: seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1 }
    }

    fn below(&mut self, n: usize) -> usize {
        self.lot ^= self.lot << 13;
        self.lot ^= self.lot >> 7;
        self.lot ^= self.lot << 17;
        (self.lot % n.max(1) as u64) as usize
    }
}

impl Guest for Random {
    fn next_order(&mut self, p: &Perspective) -> Order {
        while let Some(unit) = self.roster.next(p, 4) {
            let mut legal = legal_orders(p, unit);
            if !legal.is_empty() {
                let i = self.below(legal.len());
                return legal.swap_remove(i);
            }
            self.roster.done();
        }
        Order::EndTurn
    }
}
