//! Khasan 1938: a turn-based tactical hex wargame of the battle of Lake Khasan.
//!
//! | layer | holds |
//! |---|---|
//! | [`hex`] | integer hex geometry |
//! | [`rules`] | the game itself: pure, deterministic, integers |
//! | [`scenario`] | RON text to a checked battle, with diagnostics |
//! | [`ai`] | the computer player, from a perspective only |
//! | [`record`] | saves, replays, undo |
//! | [`text`] | words for people |
//! | [`play`] | who plays, opening a battle, a game without a window |
//! | [`cli`] | the command line |
//! | `app` | the window (feature `gui`) |
//!
//! Each layer imports only from those above it, and `cli` and `app` not from each other;
//! `tests/architecture.rs` proves it.

pub mod ai;
#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
pub mod hex;
pub mod play;
pub mod record;
pub mod rules;
pub mod scenario;
pub mod text;
