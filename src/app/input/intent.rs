//! What a click or a key is to bring about.

use super::action::Action;
use crate::app::battle::counter_id::CounterId;
use crate::hex::Hex;
use crate::play;
use crate::rules::{AreaId, BySide, FirePolicy, FormationId, UnitId};
use std::path::PathBuf;

/// What a click or a key is to bring about.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Intent {
    /// Do what the key would do.
    Do(Action),
    /// Choose a unit, or look at an enemy.
    Choose(CounterId),
    /// Choose it and bring it into view.
    Visit(UnitId),
    /// Bring a hex into view.
    GoTo(Hex),
    /// Choose a formation.
    Formation(FormationId),
    /// Choose it and bring it into view.
    VisitFormation(FormationId),
    /// Fold or unfold it in the order of battle.
    Fold(FormationId),
    /// Look for a name in the order of battle.
    Search(String),
    /// Make an area the goal of the order about to be given, or bring it into view.
    Area(AreaId),
    /// Set the fire policy of the chosen unit.
    Policy(FirePolicy),
    /// Fire for so many seconds.
    Seconds(u32),
    /// Adopt what the staff would tell a formation.
    Adopt(FormationId),
    /// Adopt all that the staff would order.
    AdoptAll,
    /// Whoever thinks is to go with the best so far.
    Enough,
    /// Show what the computer thought.
    Thoughts,
    /// Show the reasons of orders in the log, or leave them out.
    Reasons(bool),
    /// End the turn although units are idle.
    EndTurnAnyway,
    /// Leave a question unanswered.
    Dismiss,
    /// Leave the battle for the menu.
    Leave,
    /// The next player is in his seat.
    Ready,
    /// Look at a scenario in the menu.
    Look(usize),
    /// Set who plays.
    Seats(BySide<play::Who>),
    /// Begin a scenario of the list.
    Begin(usize),
    /// Go on with the last game saved.
    Continue,
    /// Load a saved game.
    Load(PathBuf),
    /// The program that a saved game names is to be started; or, if false, a person plays.
    Program(bool),
    /// A saved game of the list is to have another name.
    RenameSave(usize),
    /// A saved game of the list is to go.
    DeleteSave(usize),
    /// What a saved game is to be called, as far as it is typed.
    SaveName(String),
    /// What was asked about a saved game is to be done, or not.
    AboutSave(bool),
    /// Back to the menu.
    Menu,
    /// Leave the game.
    Quit,
}

/// What an intent leaves to be done away from the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Errand {
    /// Save the battle.
    Save,
    /// Leave the battle for the menu.
    Leave,
}
