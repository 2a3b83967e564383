//! What a player who is no person has to say for the orders it gives: the plan of each turn, and
//! a reason for each order.

use crate::play::Seat;
use crate::rules::{Order, Perspective, Side};
use crate::text::{self, account};

/// An order, and what its player has to say for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct OrderThought {
    /// The order.
    pub order: Order,
    /// The order with its reason, in words; only the computer can tell, and the end of a turn has
    /// none.
    pub why: Option<String>,
    /// The plan of the turn, a line each, with the first order that has a reason.
    pub plan: Vec<String>,
}

impl From<Order> for OrderThought {
    /// An order without a word.
    fn from(order: Order) -> OrderThought {
        OrderThought { order, why: None, plan: Vec::new() }
    }
}

/// What a seat has to say for the order it just gave; `first`: it has not told the plan of this
/// turn.
pub(super) fn thought_out(seat: &Seat, p: &Perspective, order: Order, first: bool) -> OrderThought {
    let reason = seat.reason().filter(|_| order != Order::EndTurn);
    let why = reason.map(|r| {
        let why = account::reason(p.setup(), &r);
        account::because(&text::capital(&text::order(p, &order)), &why)
    });
    let plan = seat.account(p).filter(|_| first);
    let plan = plan.map(|a| account::plan(p.setup(), p.side, &a)).unwrap_or_default();
    OrderThought { order, why, plan }
}

/// What was thought in a side's turn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct TurnThoughts {
    /// The game turn, from 0.
    pub turn: u16,
    /// Whose turn it is.
    pub side: Side,
    /// The plan, a line each.
    pub plan: Vec<String>,
    /// The orders with their reasons, as they were given.
    pub orders: Vec<String>,
}

/// What was thought in a battle, as far as it was played at this table.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Thoughts(Vec<TurnThoughts>);

impl Thoughts {
    /// All of it, turn by turn.
    pub(super) fn all(&self) -> &[TurnThoughts] {
        &self.0
    }

    /// Takes down what was thought; true if a turn begins with it.
    pub(super) fn note(&mut self, turn: u16, side: Side, thought: &OrderThought) -> bool {
        if thought.why.is_none() && thought.plan.is_empty() {
            return false;
        }
        let begins = self.0.last().is_none_or(|t| (t.turn, t.side) != (turn, side));
        if begins {
            self.0.push(TurnThoughts { turn, side, plan: Vec::new(), orders: Vec::new() });
        }
        if let Some(now) = self.0.last_mut() {
            now.plan.extend(thought.plan.iter().cloned());
            now.orders.extend(thought.why.iter().cloned());
        }
        begins
    }
}
