//! Words over a hex or the whole table while something happens.

use super::super::nation;
use crate::rules::{Clock, Side};

/// Vehicles stick.
#[must_use]
pub fn mired(count: u16) -> String {
    format!("{count} mired")
}

/// A unit comes.
pub const ARRIVES: &str = "arrives";
/// A mired vehicle is free.
pub const FREE_AGAIN: &str = "free again";
/// An enemy shows himself.
pub const SIGHTED: &str = "sighted";

/// An enemy is seen to lose so many men, vehicles or guns.
#[must_use]
pub fn enemy_loses(count: u16) -> String {
    format!("−{count}")
}

/// A turn begins.
#[must_use]
pub fn turn_begins(clock: Clock, turn: u16, side: Side) -> String {
    format!("{clock}   turn {}   {}", turn + 1, nation(side))
}
