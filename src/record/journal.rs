//! What was done and can be undone.
//!
//! The journal lies beside a [`Game`], with whoever gives its orders: a step for each order
//! that can be taken back, with what the keeper wants to have back with it. An order that
//! cannot be taken back closes the journal with its reason, for all that came before as well.

use super::game::{CarriedOut, Game};
use crate::rules::{Irrevocable, Order, State};
use serde::{Deserialize, Serialize};

/// Why nothing can be taken back. Text for people is made in [`crate::text`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum NoUndo {
    /// No order has been given.
    Nothing,
    /// The last order stands.
    Irrevocable(Irrevocable),
    /// The last order was given before the battle was saved and loaded.
    Loaded,
}

/// Something that can be taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Step<T> {
    /// The state before the order; none if no order has come of it yet.
    before: Option<State>,
    kept: T,
}

/// What was taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undone<T> {
    /// The order; none if none had come of it.
    pub order: Option<Order>,
    /// What was kept with it.
    pub kept: T,
}

/// The orders of a game that can be taken back, the last one first, with what its keeper
/// attaches to each.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Journal<T> {
    steps: Vec<Step<T>>,
    /// Why what came before the first step stands.
    closed: NoUndo,
}

impl<T> Journal<T> {
    /// The journal of a game as it is taken over: what was ordered before stands.
    #[must_use]
    pub fn of(game: &Game) -> Journal<T> {
        let closed = if game.entries().is_empty() { NoUndo::Nothing } else { NoUndo::Loaded };
        Journal { steps: Vec::new(), closed }
    }

    /// Enters what was decided, and has come to no order yet.
    pub fn announce(&mut self, kept: T) {
        self.steps.push(Step { before: None, kept });
    }

    /// Enters an order that was carried out. One that cannot be taken back closes the journal.
    pub fn enter(&mut self, done: CarriedOut, kept: T) {
        match done.irrevocable {
            None => self.steps.push(Step { before: Some(done.before), kept }),
            Some(why) => {
                self.steps.clear();
                self.closed = NoUndo::Irrevocable(why);
            }
        }
    }

    /// What is kept with the step that would be taken back next.
    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.steps.last().map(|s| &s.kept)
    }

    /// Whether the last step can be taken back.
    ///
    /// # Errors
    /// Why not.
    pub const fn can_undo(&self) -> Result<(), NoUndo> {
        if self.steps.is_empty() { Err(self.closed) } else { Ok(()) }
    }

    /// Takes the last step back, and sets the game back with it. What is shown must be drawn
    /// anew from [`Game::perspective`].
    ///
    /// # Errors
    /// Why it cannot be taken back.
    pub fn undo(&mut self, game: &mut Game) -> Result<Undone<T>, NoUndo> {
        let Step { before, kept } = self.steps.pop().ok_or(self.closed)?;
        let order = before.and_then(|state| game.set_back(state));
        Ok(Undone { order, kept })
    }
}
