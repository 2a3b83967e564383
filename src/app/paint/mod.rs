//! Painting with egui: panels, and what lies on the map.

pub(crate) mod arrows;
pub(crate) mod counter;
pub(crate) mod forecast;
pub(crate) mod formation_card;
pub(crate) mod lettering;
pub(crate) mod menu;
pub(crate) mod notes;
pub(crate) mod overlay;
pub(crate) mod overview;
pub(crate) mod screens;
pub(crate) mod shells;
pub(crate) mod stamps;
pub(crate) mod symbol;
#[cfg(test)]
mod tests;
pub(crate) mod theme;
pub(crate) mod thumb;
pub(crate) mod top_bar;
pub(crate) mod tree;
pub(crate) mod unit_card;
pub(crate) mod widgets;
