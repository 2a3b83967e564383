//! What is read in the window: on the map, in the panels beside it, in the menu.

pub mod advice;
pub mod diary;
pub mod forecast;
pub mod formation_card;
pub mod keys;
pub mod map;
pub mod menu;
pub mod notices;
pub mod objectives;
pub mod outcome;
pub mod players;
pub mod questions;
pub mod report;
pub mod saves;
pub mod scene;
pub mod sheet;
pub mod thoughts;
pub mod top_bar;
pub mod tree;
pub mod unit_card;
pub mod window;

/// Why nothing can be ordered while it is not one's turn.
pub const NOT_NOW: &str = "not while the other side moves";
