//! Sentences to the player beside the map.

use super::super::count;
use std::path::Path;

/// A mission was chosen, and nobody to carry it out.
pub const CHOOSE_SOMEBODY: &str = "Choose a formation or a unit first.";
/// Those chosen are under no standing order.
pub const NOTHING_TO_CANCEL: &str = "No standing order to cancel.";
/// A standing order is no more.
pub const ORDER_CANCELLED: &str = "The standing order is cancelled.";
/// Others go on with a standing order.
pub const TAKEN_OUT: &str = "They no longer take part in the standing order.";
/// There is nothing to carry on with.
pub const NO_STANDING_ORDERS: &str = "No formation has standing orders.";
/// A formation order with all its orders is taken back.
pub const FORMATION_ORDER_UNDONE: &str = "The formation order is taken back.";

/// Of a formation order only some orders are taken back; `why` the rest stands.
#[must_use]
pub fn partly_undone(back: usize, all: usize, why: &str) -> String {
    format!("{back} of {all} orders are taken back. {why}")
}

/// What is done when all standing orders are carried on with.
#[must_use]
pub fn carrying_on(orders: usize) -> String {
    let n = count(orders as u32, "standing order", "standing orders");
    format!("Carrying on with {n}")
}

/// The line of the log on a formation order: how many orders it came to.
#[must_use]
pub fn ordered(title: &str, orders: usize) -> String {
    format!("{title}: {}", count(orders as u32, "order", "orders"))
}

/// There is nowhere to save to.
pub const NO_FOLDER: &str = "This system has no folder for saved games.";

/// The battle is saved.
#[must_use]
pub fn saved(path: &Path) -> String {
    format!("Saved as {}.", path.display())
}

/// The name a battle is saved under, by its key.
#[must_use]
pub fn save_name(key: &str, turn: u16) -> String {
    format!("{key} turn {}", turn + 1)
}
