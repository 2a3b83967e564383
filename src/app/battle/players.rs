//! Who plays each side, and what gives the orders of a side without a person.

use super::thinker::Thinker;
use crate::play::Who;
use crate::rules::{BySide, Side, ViewEvent};

/// Refusals in a row after which a player's turn is ended for him: one that does not
/// understand must not hold up the game for good.
const MOST_REFUSALS: u8 = 3;

/// Who plays each side, and what gives the orders of a side without a person.
pub(crate) struct Players {
    who: BySide<Who>,
    pub(super) thinkers: BySide<Thinker>,
    refusals: u8,
}

impl Players {
    /// Those at the table.
    pub(super) const fn new(who: BySide<Who>, thinkers: BySide<Thinker>) -> Players {
        Players { who, thinkers, refusals: 0 }
    }

    /// Their names for a save.
    pub(super) fn names(&self) -> BySide<String> {
        BySide::from_fn(|s| self.who[s].to_string())
    }

    /// True if a person plays this side.
    pub(crate) fn is_human(&self, side: Side) -> bool {
        self.who[side] == Who::Human
    }

    /// True if any side is played by a person.
    pub(crate) fn is_any_human(&self) -> bool {
        Side::ALL.into_iter().any(|s| self.is_human(s))
    }

    /// True while the computer thinks.
    pub(super) fn think(&self) -> bool {
        self.thinkers.soviet.busy() || self.thinkers.japan.busy()
    }

    /// Tells those who think what their sides saw.
    pub(super) fn saw(&mut self, seen: &BySide<Vec<ViewEvent>>) {
        for side in Side::ALL {
            if self.thinkers[side].ready() {
                self.thinkers[side].saw(&seen[side]);
            }
        }
    }

    /// The thread that thought for a side is gone, and its thoughts with it: the same player sits
    /// down again.
    pub(super) fn seat_again(&mut self, side: Side, seed: u64) {
        // Who cannot be seated has been told already that he failed.
        self.thinkers[side] = Thinker::new(&self.who[side], side, seed).unwrap_or_default();
    }

    /// An order was refused; true if it was one too many.
    pub(super) fn refused(&mut self) -> bool {
        self.refusals += 1;
        let too_many = self.refusals > MOST_REFUSALS;
        if too_many {
            self.refusals = 0;
        }
        too_many
    }

    /// An order was carried out.
    pub(super) fn obeyed(&mut self) {
        self.refusals = 0;
    }
}
