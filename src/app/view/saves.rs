//! Saved games in the menu, and what is asked about one of them.

use super::players::label;
use crate::play::Returning;
use crate::record::{Head, Newest, Saved};
use crate::rules::BySide;
use crate::text::table::{players, saves as words};
use std::path::PathBuf;

/// A saved game in the list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct SavedGame {
    /// The name it was given; the battle's title if it was written by itself.
    pub title: String,
    /// Battle, turn, clock; or that it cannot be read.
    pub about: String,
    /// Who plays.
    pub players: String,
    /// Its file.
    pub path: PathBuf,
}

impl SavedGame {
    /// Of a save.
    pub(crate) fn new(saved: &Saved) -> SavedGame {
        let (name, path) = (saved.name.clone(), saved.path.clone());
        let Some(head) = &saved.head else {
            let about = words::UNREADABLE.to_owned();
            return SavedGame { title: name, about, players: String::new(), path };
        };
        let at = words::at(head.turn, head.turns, &head.clock);
        let (title, about) = if saved.auto {
            (head.title.clone(), words::by_itself(&at))
        } else {
            (name, words::by_hand(&head.title, &at))
        };
        SavedGame { title, about, players: players_of(head), path }
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

/// What is asked about a saved game.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum SaveQuestion {
    /// What it is to be called.
    Rename {
        /// What it is called now.
        was: String,
        /// What was typed.
        name: String,
        /// Why it cannot be called so.
        fault: Option<String>,
    },
    /// Whether it is to go.
    Delete {
        /// What it is.
        what: String,
        /// Why it cannot go.
        fault: Option<String>,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_saves_says_who_plays() {
        let players = BySide { soviet: String::new(), japan: "bot-shell:rm x".to_owned() };
        let head = Head { players, ..Head::default() };
        assert_eq!(players_of(&head), "Soviet: a person. Japanese: a program");
    }

    #[test]
    fn a_save_is_called_by_the_name_it_was_given() {
        let head = Head { title: "The Ford".to_owned(), turns: 8, ..Head::default() };
        let saved = |auto, head| {
            let name = "before the hill".to_owned();
            SavedGame::new(&Saved { path: PathBuf::new(), name, auto, head })
        };
        let by_hand = saved(false, Some(head.clone()));
        assert_eq!(by_hand.title, "before the hill");
        assert!(by_hand.about.starts_with("The Ford, turn 1 of 8"));
        assert_eq!(saved(true, Some(head)).title, "The Ford");
        assert_eq!(saved(true, None).about, words::UNREADABLE);
    }
}
