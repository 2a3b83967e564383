//! The menu: scenarios, who plays, saved games.

use crate::ai::Level;
use crate::play::{Returning, Who};
use crate::record::{Head, Newest, Saved};
use crate::rules::{BySide, Setup};
use crate::text::table::{menu as words, players};
use std::path::PathBuf;

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

/// A saved game in the list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct SavedGame {
    /// Its words.
    pub title: String,
    /// Turn, clock.
    pub about: String,
    /// Who plays.
    pub players: String,
    /// Its file.
    pub path: PathBuf,
}

impl SavedGame {
    /// Of a save; none if it cannot be read.
    pub(crate) fn new(saved: &Saved) -> Option<SavedGame> {
        let head = saved.head.as_ref()?;
        let about = words::save(saved.auto, head.turn, head.turns, &head.clock);
        let players = players_of(head);
        Some(SavedGame { title: head.title.clone(), about, players, path: saved.path.clone() })
    }
}

/// The game to go on with, in words.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct LastGame {
    /// Its title and clock.
    pub title: String,
    /// Who plays.
    pub players: String,
}

impl LastGame {
    /// The newest on a shelf.
    pub(crate) fn of(newest: &Newest) -> Option<LastGame> {
        let head = newest.saved.as_ref()?.head.as_ref()?;
        let players = players_of(head);
        Some(LastGame { title: words::last_game(&head.title, &head.clock), players })
    }
}

/// Who plays a saved game, for people.
fn players_of(head: &Head) -> String {
    let back = Returning::of(&head.players);
    let labels = BySide::from_fn(|s| match &back.programs[s] {
        Some(_) => players::A_PROGRAM.to_owned(),
        None => label(&back.seats[s]),
    });
    words::who_plays(&labels)
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

/// The players the menu offers a side; one who follows the plan of the day only if there
/// is a plan.
pub(crate) fn offered(planned: bool) -> Vec<Who> {
    let mut all = vec![Who::Human, Who::Ai(Level::Normal), Who::Ai(Level::Easy)];
    all.extend(planned.then_some(Who::Ai(Level::Historical)));
    all
}

/// The player of a side who can play this battle: one who follows a plan may have been chosen
/// for another.
pub(crate) fn fitting(who: &Who, planned: bool) -> Who {
    if *who == Who::Ai(Level::Historical) && !planned {
        Who::Ai(Level::Normal)
    } else {
        who.clone()
    }
}

/// A player for people.
pub(crate) fn label(who: &Who) -> String {
    match who {
        Who::Human => players::PERSON.to_owned(),
        Who::Ai(level) => players::computer(*level),
        Who::Bot(command) => players::program(command.line()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_come_back_from_their_words() {
        for who in offered(true) {
            let words = BySide { soviet: who.to_string(), japan: String::new() };
            let back = Returning::of(&words);
            assert_eq!(back.seats, BySide { soviet: who, japan: Who::Human });
        }
    }

    #[test]
    fn a_list_of_saves_says_who_plays() {
        let players = BySide { soviet: String::new(), japan: "bot-shell:rm x".to_owned() };
        let head = Head { players, ..Head::default() };
        assert_eq!(players_of(&head), "Soviet: a person. Japanese: a program");
    }
}
