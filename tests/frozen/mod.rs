//! The computer as it was before it learned to look ahead, kept as a yardstick: never to be
//! improved, and changed only where it would not compile against the rules.
//!
//! The copy is that of `src/ai` without the person's staff and its foresight; what only those
//! used is left in it.
#![allow(dead_code, reason = "kept as it was, with what the staff used")]

mod act;
pub mod doctrine;
mod intend;
mod look;
mod player;

pub use player::{Level, Player};

use khasan::play::Guest;
use khasan::rules::{Order, Perspective};

impl Guest for Player {
    fn next_order(&mut self, p: &Perspective) -> Order {
        Player::next_order(self, p)
    }
}
