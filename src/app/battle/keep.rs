//! The game is kept while it is played, whatever may end the program.

use super::state::Battle;
use crate::record::{CarriedOut, Error, Keeper};
use crate::rules::{Order, Refusal, Side};
use crate::text;

impl Battle {
    /// From now on the game is kept.
    pub(crate) fn keep(&mut self, mut keeper: Keeper) {
        keeper.save(&self.game);
        self.keeper = Some(keeper);
        self.tell_fault();
    }

    /// The game is left: all of it is saved. Who only watched has nothing to go on with.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn close(&mut self) -> Result<(), Error> {
        match self.keeper.take() {
            None => Ok(()),
            Some(mut keeper) if self.players.is_any_human() => keeper.close(&self.game),
            Some(mut keeper) => {
                keeper.forget(&self.game);
                Ok(())
            }
        }
    }

    /// Carries an order out, and keeps it if the game is kept.
    pub(super) fn carry_out_kept(&mut self, order: Order) -> Result<CarriedOut, Refusal> {
        let Some(keeper) = &mut self.keeper else { return self.game.carry_out(order) };
        let ends = order == Order::EndTurn;
        let done = keeper.carry_out(&mut self.game, order);
        if ends
            && done.is_ok()
            && self.is_turn_to_keep()
            && let Some(keeper) = &mut self.keeper
        {
            keeper.save(&self.game);
        }
        self.tell_fault();
        done
    }

    /// The last order was taken back.
    pub(super) fn keep_taken_back(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.taken_back(&self.game);
        }
        self.tell_fault();
    }

    /// Keeps formation orders as they are now.
    pub(super) fn keep_formation_orders(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.standing(&self.game);
        }
        self.tell_fault();
    }

    /// A turn that a person may want to go back to is his own; who watches goes back to any.
    fn is_turn_to_keep(&self) -> bool {
        let side = self.game.side();
        let watched = !self.players.is_any_human() && side == Side::ALL[0];
        self.game.ended().is_some() || self.players.is_human(side) || watched
    }

    fn tell_fault(&mut self) {
        if let Some(why) = self.keeper.as_mut().and_then(Keeper::fault) {
            let said = text::not_kept(&why);
            bevy::log::warn!("{said}");
            self.prompts.notice = Some(said);
        }
    }
}
