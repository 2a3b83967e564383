//! Questions at the table, the briefing, the hand-over.

use super::super::count;

/// The turn is to be ended although somebody could still do something.
pub const END_THE_TURN: &str = "End the turn?";
/// Button that ends the turn all the same.
pub const END_ANYWAY: &str = "End the turn (Enter)";
/// Button that leaves the turn as it is.
pub const GO_ON: &str = "Go on (Esc)";

/// Standing orders that wait.
#[must_use]
pub fn waiting(orders: usize) -> String {
    let n = count(orders as u32, "standing order was", "standing orders were");
    format!("{n} not carried on with this turn.")
}

/// Button that carries on with them, with its key.
#[must_use]
pub fn carry_on(key: &str) -> String {
    format!("Carry on ({key})")
}

/// Units that did nothing.
#[must_use]
pub fn idle(units: usize) -> String {
    let n = count(units as u32, "unit without orders has", "units without orders have");
    format!("{n} done nothing yet. What they keep serves as reaction fire.")
}

/// The battle is to be left.
pub const LEAVE: &str = "Leave the battle?";
/// What becomes of it.
pub const LEAVE_HINT: &str = "It is saved as it stands; Continue in the menu goes on with it.";
/// Button that leaves it.
pub const LEAVE_BUTTON: &str = "To the menu (Enter)";

/// Button that lays the briefing aside.
pub const TO_THE_TABLE: &str = "To the table (Enter)";

/// The hand-over names the battle and the time.
#[must_use]
pub fn battle_and_clock(title: &str, clock: &str) -> String {
    format!("{title}, {clock}")
}

/// What to do at the hand-over.
pub const HAND_OVER: &str = "Hand the seat over. The other player looks away.";
/// Button of the hand-over.
pub const IN_MY_SEAT: &str = "I am in my seat";
