//! What the computer thought, to be read after the battle.

use super::super::count;

/// Heading of it, and the button that leads there.
pub const TITLE: &str = "What the computer thought";
/// What is left out.
pub const SINCE: &str = "As far as the battle was played at this table in one go: a save does not \
    keep it.";
/// The orders of a turn follow.
#[must_use]
pub fn orders(n: usize) -> String {
    count(n as u32, "order", "orders")
}
/// Button that leads back.
pub const CLOSE: &str = "Back (Esc)";
/// Link of the log that leaves the reasons out.
pub const TERSE: &str = "without reasons";
/// Link of the log that shows the reasons.
pub const FULL: &str = "with reasons";
