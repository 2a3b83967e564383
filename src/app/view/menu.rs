//! The menu: scenarios, who plays, saved games.

use super::saves::{LastGame, SavedGame};
use crate::play::Who;
use crate::rules::{BySide, Setup};
use crate::text::table::menu as words;

/// A scenario in the list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct MenuItem {
    /// Title of the battle; the name to load it by where the file has none.
    pub title: String,
    /// Date of the battle in words, such as `29 July 1938`.
    pub date: String,
    /// True if it cannot be played.
    pub broken: bool,
}

/// The scenario looked at.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct BattleDetail {
    /// What each side is told before the battle; empty if it cannot be played.
    pub briefing: BySide<String>,
    /// Length and size in words.
    pub about: String,
    /// Which sides have a plan of the day.
    pub planned: BySide<bool>,
    /// What is wrong with it.
    pub problems: String,
}

impl BattleDetail {
    /// Of a battle that can be played.
    pub(crate) fn new(setup: &Setup) -> BattleDetail {
        BattleDetail {
            briefing: setup.briefing.clone(),
            about: words::size(setup),
            planned: BySide::from_fn(|s| !setup.plans[s].is_empty()),
            problems: String::new(),
        }
    }

    /// Of one with these problems.
    pub(crate) fn broken(problems: String) -> BattleDetail {
        BattleDetail { problems, ..BattleDetail::default() }
    }
}

/// What the menu shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Menu {
    /// All scenarios that were found, broken ones too.
    pub items: Vec<MenuItem>,
    /// Which is looked at.
    pub looked_at: usize,
    /// That one.
    pub detail: BattleDetail,
    /// Who plays.
    pub seats: BySide<Who>,
    /// Saved games, newest first.
    pub saves: Vec<SavedGame>,
    /// The one to go on with.
    pub last: Option<LastGame>,
    /// A sentence for the player.
    pub notice: Option<String>,
}
