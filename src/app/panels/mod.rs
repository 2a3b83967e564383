//! The panels: pure functions from a view model to widgets and the intents of the
//! player. They know neither Bevy nor the battle; a test needs no window.

mod bar;
mod card;
mod command;
mod forces;
mod forecast;
mod front;
mod log;
mod objectives;
mod screens;
#[cfg(test)]
mod tests;

pub(crate) use bar::{TopBar, idle, top_bar};
pub(crate) use card::{Card, Orders, card, orders};
pub(crate) use command::{Command, KEYS, key_of};
pub(crate) use forces::{Forces, forces};
pub(crate) use forecast::{ForecastView, forecast};
pub(crate) use front::{Menu, Saved, Seat, Sheet, menu};
pub(crate) use log::{LogView, log};
pub(crate) use objectives::{Objectives, objectives};
pub(crate) use screens::{HandOver, Notice, Outcome, briefing, hand_over, notice, outcome};

use crate::rules::{ContactId, Hex, Order, UnitId};
use std::path::PathBuf;

/// What a click on the map means.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Mode {
    /// Select, march, and fire at an enemy that is clicked.
    #[default]
    Plain,
    /// Fire at what is clicked, hexes included.
    Fire,
    /// Storm the hex that is clicked.
    Assault,
    /// Turn towards the hex that is clicked.
    Face,
    /// Pull the mired element in the hex that is clicked free.
    Recover,
}

/// What the player wants.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Intent {
    /// Look at one of his units.
    Select(UnitId),
    /// Look at an enemy.
    Inspect(ContactId),
    /// Bring a hex into view.
    Centre(Hex),
    /// Give an order.
    Order(Order),
    /// A command of the table: a button or its key.
    Command(Command),
    /// Fire for so many seconds from now on.
    FireSeconds(u32),
    /// Begin a scenario with these players.
    Begin {
        /// Its key.
        key: String,
        /// Who plays the Soviet side.
        soviet: Seat,
        /// Who plays the Japanese side.
        japan: Seat,
    },
    /// Pick a scenario in the menu.
    Pick(String),
    /// Load a save.
    Open(PathBuf),
    /// Answer a notice: true for its main answer.
    Answer(bool),
    /// Take the seat that was handed over.
    TakeSeat,
}
