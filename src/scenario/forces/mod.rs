//! The orders of battle, and names that stand for parts of them.

mod leader;
pub(crate) mod lookup;
pub(crate) mod order_of_battle;
