//! What panels show and what lies on the map, as plain data.
//!
//! View models are made from what a side knows and from small parts of the battle. They know
//! neither the battle itself nor how they are painted, so that a panel can be tested with a
//! model of its own.

pub(crate) mod advice;
pub(crate) mod arrows;
pub(crate) mod card_row;
pub(crate) mod counters;
pub(crate) mod forecast;
pub(crate) mod formation_card;
pub(crate) mod hints;
pub(crate) mod map;
pub(crate) mod menu;
pub(crate) mod missions;
pub(crate) mod objectives;
pub(crate) mod offer;
pub(crate) mod order_preview;
pub(crate) mod outcome;
pub(crate) mod players;
pub(crate) mod questions;
pub(crate) mod report;
pub(crate) mod saves;
pub(crate) mod shade;
#[cfg(test)]
mod tests;
pub(crate) mod thoughts;
pub(crate) mod top_bar;
pub(crate) mod tree;
#[cfg(test)]
mod twins;
pub(crate) mod unit_card;
