//! A player of the arena: his name, and who takes the seat in each of his games.

use crate::play::error::Error;
use crate::play::seat::{Guest, Seat};
use crate::play::who::Who;
use crate::rules::Side;
use std::fmt;

/// Takes a seat: the side, and the seed that breaks ties.
type Seating = dyn Fn(Side, u64) -> Result<Seat, Error> + Send + Sync;

/// A player of the arena.
pub struct Entrant {
    name: String,
    sit: Box<Seating>,
}

impl fmt::Debug for Entrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entrant").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Entrant {
    /// The computer or a program.
    ///
    /// # Errors
    /// If it is a person, or a program that cannot be started.
    pub fn new(who: &Who) -> Result<Entrant, Error> {
        let sit =
            |who: &Who, side, seed| Seat::new(who, side, seed)?.ok_or(Error::PersonNeedsWindow);
        // A command that cannot be run is better told before the first game than after the last.
        sit(who, Side::Soviet, 0)?;
        let (name, who) = (who.to_string(), who.clone());
        Ok(Entrant { name, sit: Box::new(move |side, seed| sit(&who, side, seed)) })
    }

    /// A player of somebody else's in the same process: one is made for each game, of its side
    /// and its seed.
    pub fn guest(
        name: impl Into<String>,
        make: impl Fn(Side, u64) -> Box<dyn Guest> + Send + Sync + 'static,
    ) -> Entrant {
        let sit = move |side, seed| Ok(Seat::Guest(make(side, seed)));
        Entrant { name: name.into(), sit: Box::new(sit) }
    }

    /// His name: that of the command line.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same player once more, told apart by a number.
    pub(super) fn renamed(self, times: u32) -> Entrant {
        Entrant { name: format!("{} ({times})", self.name), ..self }
    }

    /// Has him take a seat.
    pub(super) fn sit(&self, side: Side, seed: u64) -> Result<Seat, Error> {
        (self.sit)(side, seed)
    }
}
