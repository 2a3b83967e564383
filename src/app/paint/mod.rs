//! Painting with egui: panels, and what lies on the map.
//!
//! A panel is a function from a view model to intents, and knows neither Bevy nor the battle.

pub(crate) mod advice;
pub(crate) mod arrows;
pub(crate) mod board;
pub(crate) mod counter;
mod counter_face;
mod counter_marks;
mod counter_shape;
pub(crate) mod forecast;
pub(crate) mod formation_card;
pub(crate) mod hand_over;
pub(crate) mod lettering;
pub(crate) mod log;
pub(crate) mod map;
mod marks;
pub(crate) mod menu;
pub(crate) mod objectives;
pub(crate) mod order_preview;
pub(crate) mod overview;
pub(crate) mod questions;
pub(crate) mod report;
pub(crate) mod result;
pub(crate) mod saves;
mod scene;
mod shells;
mod stacks;
pub(crate) mod stamps;
mod symbol;
mod tag;
#[cfg(test)]
mod tests;
pub(crate) mod theme;
pub(crate) mod thoughts;
pub(crate) mod thumb;
pub(crate) mod top_bar;
pub(crate) mod tree;
pub(crate) mod unit_card;
mod veiled;
mod wash;
mod widgets;
