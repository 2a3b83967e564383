//! The order of battle as a tree.

use super::super::{count, hex, morale, strength};
use crate::rules::{Clock, Hex, Morale, Perspective, Supply, Unit, supply};

/// Heading of the tree.
pub const TITLE: &str = "Order of battle";
/// No name has what is looked for.
pub const NOBODY: &str = "Nobody of that name.";
/// A unit that left the battle.
pub const LEFT: &str = "left";
/// A unit of which nothing is left.
pub const LOST: &str = "lost";
/// A unit that comes nobody knows when.
pub const AWAITED: &str = "awaited";
/// Hint of the field to look for a name.
pub const FIND_HINT: &str = "A unit or a formation, by any part of its name.";
/// There is nothing to carry on with.
pub const NO_STANDING_ORDERS: &str = "No formation has a standing order.";

/// In the empty field to look for a name.
#[must_use]
pub fn find(key: &str) -> String {
    format!("find ({key})")
}

/// Button that carries on with so many standing orders.
#[must_use]
pub fn carry_on(orders: usize) -> String {
    format!("Carry on: {}", standing(orders))
}

/// Hint of that button; `waiting`: how many were not carried on with this turn.
#[must_use]
pub fn carry_on_hint(orders: usize, waiting: usize) -> String {
    let n = standing(orders);
    if waiting == 0 {
        format!("{n} that stand, all carried on this turn; once more does no harm.")
    } else {
        format!("{n} that stand; {waiting} not yet carried on this turn.")
    }
}

fn standing(orders: usize) -> String {
    count(orders as u32, "order", "orders")
}

/// A unit on the map: strength, place, mire, nerves, ammunition. `stuck`: vehicles of it that stick apart.
#[must_use]
pub fn unit_state(p: &Perspective, at: Hex, u: &Unit, stuck: u32) -> String {
    let now = strength(p.setup().library.unit_type(u.ty).kind, u.men, u.pieces);
    let nerves = match u.morale() {
        Morale::Steady => String::new(),
        m => format!(", {}", morale(m)),
    };
    let mired = match stuck {
        _ if u.is_mired() => ", mired".to_owned(),
        _ if u.immobilised => ", immobilised".to_owned(),
        0 => String::new(),
        n => format!(", {n} mired"),
    };
    let rounds = match supply(&p.setup().library, u) {
        Supply::Full => "",
        Supply::Low => ", low on ammunition",
        Supply::Empty => ", out of ammunition",
    };
    let touch = if u.out_of_touch { ", out of touch" } else { "" };
    format!("{now} in {}{mired}{nerves}{rounds}{touch}", hex(p, at))
}

/// How a formation fares, and what more there is to be said.
#[must_use]
pub fn and_more(state: &str, more: &str) -> String {
    format!("{state}; {more}")
}

/// How a formation fares, and what it goes by.
#[must_use]
pub fn and_mission(state: &str, missions: &str) -> String {
    format!("{state}\nMission: {missions}")
}

/// A unit all of whose vehicles stick.
#[must_use]
pub fn all_mired(vehicles: u32) -> String {
    format!("{vehicles} mired, all it has")
}

/// A unit that arrives at a time of day.
#[must_use]
pub fn comes_at(at: Clock) -> String {
    format!("comes at {at}")
}

/// Names the mark beside a formation to those who cannot see it.
#[must_use]
pub fn fold(name: &str, open: bool) -> String {
    format!("{} {name}", if open { "fold" } else { "unfold" })
}

/// Explains a line.
#[must_use]
pub fn row_hint(name: &str, state: &str, order: Option<&str>) -> String {
    let order = order.map(|words| format!("\n{}", super::formation_card::standing_order(words)));
    format!("{name}\n{state}{}", order.unwrap_or_default())
}
