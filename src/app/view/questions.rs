//! Questions that stand between the player and the table.

use crate::app::input::action::Action;
use crate::play::BotCommand;
use crate::rules::{Perspective, Side, UnitId};
use crate::text;
use crate::text::table::questions as words;

/// The turn is to be ended although somebody could still do something.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct IdleQuestion {
    /// Standing orders that wait, and the button that carries on with them.
    pub waiting: Option<(String, String)>,
    /// How many units did nothing.
    pub idle: Option<String>,
    /// Who they are.
    pub units: Vec<(UnitId, String)>,
}

impl IdleQuestion {
    /// Of units that did nothing, and of so many standing orders that wait.
    pub(crate) fn new(units: Vec<(UnitId, String)>, waiting: usize) -> IdleQuestion {
        let button = || words::carry_on(&Action::CarryOn.key_text());
        IdleQuestion {
            waiting: (waiting > 0).then(|| (words::waiting(waiting), button())),
            idle: (!units.is_empty()).then(|| words::idle(units.len())),
            units,
        }
    }
}

/// Units with their names.
pub(crate) fn named(p: &Perspective, units: &[UnitId]) -> Vec<(UnitId, String)> {
    units.iter().map(|id| (*id, text::unit(p, *id))).collect()
}

/// Longest command that is shown, characters: all of it must be seen at once.
const LONGEST_COMMAND: usize = 600;

/// A saved game names a program that played it.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ProgramQuestion {
    /// Which side it played.
    pub played: String,
    /// Its command in full; none if that is too long to be shown, and so to be started here.
    pub command: Option<String>,
    /// How it would be run.
    pub run: &'static str,
}

impl ProgramQuestion {
    /// Of a side and the program that played it.
    pub(crate) fn new(side: Side, command: &BotCommand) -> ProgramQuestion {
        let line = text::plain(command.line());
        ProgramQuestion {
            played: words::program_played(text::side(side)),
            command: (line.chars().count() <= LONGEST_COMMAND).then_some(line),
            run: if command.needs_shell() { words::THROUGH_SHELL } else { words::WITHOUT_SHELL },
        }
    }
}

/// The briefing of a side.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct BriefingCard {
    /// The side that is briefed, whose name and colour stand above the words.
    pub side: Side,
    /// Title of the battle.
    pub title: String,
    /// When it was.
    pub date: String,
    /// What is said.
    pub words: String,
    /// What is known of the enemy; empty where nothing is.
    pub enemy: String,
}

impl BriefingCard {
    /// What a side is told before the battle.
    pub(crate) fn new(p: &Perspective) -> BriefingCard {
        let (side, setup) = (p.side, p.setup());
        let words = setup.briefing[side].clone();
        let enemy = setup.intelligence[side].text.clone();
        BriefingCard { side, title: setup.title.clone(), date: setup.date.clone(), words, enemy }
    }
}
