//! What is kept of a battle: the game in progress with its undo, saves, replays.

mod game;

pub use game::{Entry, Game, NoUndo, RULES_VERSION, opening_views, views};
