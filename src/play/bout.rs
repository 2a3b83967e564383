//! A game between players who are no persons, played to its end.

use super::course::{Course, Given};
use super::error::Error;
use super::seat::Seat;
use crate::record::Game;
use crate::rules::{BySide, Side};

/// A player failed, and the game with him.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BrokenOff {
    /// The game turn it had come to, from 1.
    pub turn: u16,
    /// Whose turn it was: the player of this side failed.
    pub side: Side,
    /// How.
    pub why: Error,
}

/// Plays a game on to its end. `watch` is shown each order with the game after it.
///
/// # Errors
/// If a player's program fails.
pub fn play_out(
    game: &mut Game,
    seats: &mut BySide<Seat>,
    mut watch: impl FnMut(&Course, &Given),
) -> Result<(), BrokenOff> {
    let mut course = Course::new(game, seats);
    loop {
        let step = course.step();
        let state = course.game().state();
        let (turn, side) = (state.public().turn + 1, state.public().side);
        match step.map_err(|why| BrokenOff { turn, side, why })? {
            Some(given) => watch(&course, &given),
            None => return Ok(()),
        }
    }
}
