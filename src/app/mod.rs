//! The window: screens, the map table, counters, panels and playback.
//!
//! | room | holds |
//! |---|---|
//! | `sheet` | the printed map as plane geometry |
//! | `table` | the map on the table: the press, the eye on it |
//! | `battle` | the battle on the table, without any drawing |
//! | `input` | keys, clicks and what they are to bring about |
//! | `view` | what panels and counters show, as plain data |
//! | `paint` | painting it with egui |
//! | `screens` | which screen is shown, and what is on it |
//! | `shell` | the process: the window, pictures without one |
//!
//! Each room imports only from those above it, and `tests/architecture.rs` proves it. Bevy
//! runs the window and draws the sheet; everything on top of it is painted by egui from view
//! models, so that panels can be tested without either.

mod battle;
mod input;
mod paint;
mod screens;
mod sheet;
mod shell;
mod table;
mod view;

use bevy_egui::egui;
pub use shell::{WindowError, adapters, open};
