//! Asking the staff what it would do, and adopting its answer: all of it, or what one formation
//! would be told.

use super::advised::{advised_order, stands};
use super::standing::StandingOrder;
use super::state::Battle;
use crate::ai::AdvisedOrder;
use crate::rules::FormationId;
use crate::text::table::{advice as words, formation_card};

#[cfg(test)]
mod tests;

impl Battle {
    /// Asks the staff what it would do, or puts its answer away.
    pub(crate) fn consult(&mut self) {
        if self.advice.is_open() {
            self.advice.close();
        } else if self.may_order() {
            self.prompts.notice = None;
            self.advice.ask(self.perspective().clone(), self.game.seed());
        }
    }

    /// Takes the answer of the staff, once it is there.
    pub(super) fn hear_advice(&mut self) {
        if self.advice.listen().is_err() {
            self.prompts.notice = Some(words::LOST.to_owned());
        }
    }

    /// Whoever thinks, the staff or the computer, is to go with the best so far; true if somebody
    /// looks ahead.
    pub(crate) fn enough(&mut self) -> bool {
        if self.advice.thinks() {
            self.advice.enough();
        } else if self.progress().is_some() {
            self.players.thinkers[self.game.side()].enough();
        } else {
            return false;
        }
        true
    }

    /// How far the computer is with looking ahead, hundredths, while that is all one waits for.
    pub(crate) fn progress(&self) -> Option<u8> {
        self.players.thinkers[self.game.side()].progress().filter(|_| self.shown.idle())
    }

    /// Adopts what the staff would tell one formation.
    pub(crate) fn adopt(&mut self, formation: FormationId) {
        self.adopt_those(|o| o.formation == formation);
    }

    /// Adopts all that the staff would order.
    pub(crate) fn adopt_all(&mut self) {
        self.adopt_those(|_| true);
    }

    fn adopt_those(&mut self, wanted: impl Fn(&AdvisedOrder) -> bool) {
        if !self.may_order() {
            return;
        }
        let p = self.perspective();
        let advised = self.advice.given().map_or(&[][..], |a| &a.orders);
        let open = advised.iter().filter(|o| wanted(o) && !stands(self.standing(), o));
        let orders: Vec<StandingOrder> = open.filter_map(|o| advised_order(p, o)).collect();
        let title = match orders.as_slice() {
            [] => return,
            [one] => formation_card::title(&one.body.name(p), one.mission, &one.goal.name),
            more => words::adopting(more.len()),
        };
        self.give_orders(orders, title);
    }
}
