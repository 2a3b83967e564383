//! What the computer thought, turn by turn.

use crate::app::battle::thoughts::TurnThoughts;
use crate::text::account;
use crate::text::table::thoughts as words;

/// A turn of a side.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ThoughtsOfTurn<'a> {
    /// Which turn, and whose.
    pub heading: String,
    /// The plan, a line each.
    pub plan: &'a [String],
    /// How many orders follow.
    pub count: String,
    /// The orders with their reasons.
    pub orders: &'a [String],
}

/// All turns, in their order.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ThoughtsPanel<'a>(pub Vec<ThoughtsOfTurn<'a>>);

impl ThoughtsPanel<'_> {
    /// Of what was taken down.
    pub(crate) fn new(all: &[TurnThoughts]) -> ThoughtsPanel<'_> {
        ThoughtsPanel(all.iter().map(of_turn).collect())
    }
}

fn of_turn(t: &TurnThoughts) -> ThoughtsOfTurn<'_> {
    ThoughtsOfTurn {
        heading: account::heading(t.turn, t.side),
        plan: &t.plan,
        count: words::orders(t.orders.len()),
        orders: &t.orders,
    }
}
