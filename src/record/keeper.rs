//! Keeps a game while it is played: a save of its turns, and each order since the last beside
//! it.

use super::disk::io;
use super::error::Error;
use super::game::{CarriedOut, Game};
use super::shelf::{Shelf, remove_trail};
use super::trail::Trail;
use crate::rules::{Order, Refusal, hash};
use std::path::PathBuf;

/// Keeps a game while it is played, so that whatever ends the program loses the order in hand
/// at most. What cannot be written does not stop the game.
#[derive(Debug)]
pub struct Keeper {
    shelf: Shelf,
    /// The save of the turn, and the orders since.
    now: Option<(PathBuf, Trail)>,
    fault: Option<Error>,
    crash_at: Option<usize>,
}

impl Keeper {
    /// Keeps games on this shelf.
    #[must_use]
    pub const fn new(shelf: Shelf) -> Keeper {
        Keeper { shelf, now: None, fault: None, crash_at: None }
    }

    /// For tests: panics in the middle of the order that follows so many.
    #[must_use]
    pub const fn crashing_at(mut self, orders: Option<usize>) -> Keeper {
        self.crash_at = orders;
        self
    }

    /// Saves the game as it stands: at its start or when it is taken up again, and at the start
    /// of each turn that one may want to go back to.
    pub fn save(&mut self, game: &Game) {
        let path = match self.shelf.autosave(game) {
            Ok(path) => path,
            // The orders go on being kept beside the last save.
            Err(e) => return self.fault = Some(e),
        };
        let before = self.now.take().map(|(save, _)| save);
        match Trail::begin(&path, game) {
            Ok(trail) => {
                // Who loads an earlier turn wants its start.
                before.iter().filter(|save| **save != path).for_each(|save| remove_trail(save));
                self.now = Some((path, trail));
            }
            Err(e) => self.fault = Some(io(&path, &e)),
        }
    }

    /// The game is left in order: one save holds all of it.
    ///
    /// # Errors
    /// If it cannot be written. What was kept before is there still.
    pub fn close(&mut self, game: &Game) -> Result<(), Error> {
        self.shelf.autosave(game)?;
        if let Some((save, trail)) = self.now.take() {
            drop(trail);
            remove_trail(&save);
        }
        Ok(())
    }

    /// The game was only watched: nothing of it is kept.
    pub fn forget(&mut self, game: &Game) {
        self.now = None;
        self.shelf.forget(game);
    }

    /// Carries an order out and keeps it.
    ///
    /// # Errors
    /// The reason why it is refused; nothing has changed then.
    pub fn carry_out(&mut self, game: &mut Game, order: Order) -> Result<CarriedOut, Refusal> {
        self.write(|trail| trail.announce(&order));
        assert!(self.crash_at != Some(game.entries().len()), "KHASAN_CRASH");
        let done = game.carry_out(order);
        let after = done.is_ok().then(|| game.entries().last().map(|e| e.hash)).flatten();
        self.write(|trail| trail.came_of_it(after));
        done
    }

    /// The last order was taken back.
    pub fn taken_back(&mut self, game: &Game) {
        if self.now.as_ref().is_some_and(|(_, trail)| game.entries().len() < trail.after) {
            self.save(game);
        } else {
            let now = hash(game.state());
            self.write(|trail| trail.taken_back(now));
        }
    }

    /// Formation orders were given or cancelled.
    pub fn standing(&mut self, game: &Game) {
        self.write(|trail| trail.standing(game));
    }

    /// What could not be written since this was last asked. The orders after it are kept again
    /// from the next save on.
    pub fn fault(&mut self) -> Option<Error> {
        self.fault.take()
    }

    fn write(&mut self, what: impl FnOnce(&mut Trail) -> std::io::Result<()>) {
        let Some((save, trail)) = &mut self.now else { return };
        if let Err(e) = what(trail) {
            self.fault = Some(io(save, &e));
            self.now = None;
        }
    }
}
