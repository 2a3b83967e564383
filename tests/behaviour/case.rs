//! What a case is: a battle, who plays it against whom, and what must be true of his game.

use super::trial::Trial;
use khasan::ai::{Level, Player};
use khasan::play::Guest;
use khasan::rules::{Order, Perspective, Side, State};

/// Makes a player; the seed breaks his ties.
pub type Seat = fn(Side, u64) -> Box<dyn Guest>;

/// One foolishness, and the tiny battle in which it shows.
pub struct Case {
    /// The name of the file in this folder, and of the row in the table.
    pub name: &'static str,
    /// The side under test.
    pub side: Side,
    /// Game turns that are played.
    pub turns: u16,
    /// What has happened before: a file begins with whole and steady units.
    pub before: fn(State) -> State,
    /// Who plays the other side.
    pub foe: Seat,
    /// Who is foolish in just this way, and must fail on some seed.
    pub fool: Seat,
    /// What is wrong with a game, if anything is.
    pub check: fn(&Trial) -> Result<(), String>,
}

/// Nothing has happened before.
pub fn nothing(state: State) -> State {
    state
}

/// The computer at a level.
#[derive(Debug)]
struct Computer(Player);

impl Guest for Computer {
    fn next_order(&mut self, p: &Perspective) -> Order {
        self.0.next_order(p)
    }
}

/// The computer at a level.
pub fn computer(level: Level, side: Side, seed: u64) -> Box<dyn Guest> {
    Box::new(Computer(Player::new(side, level, seed)))
}
