//! What the player does to his saved games in the menu.

use super::desk::Desk;
use crate::app::view::saves::SaveQuestion;
use crate::record::Saved;
use crate::text;

impl Desk {
    /// What the player is asked about a saved game.
    pub(crate) fn save_question(&self) -> Option<&SaveQuestion> {
        Some(&self.about_save.as_ref()?.1)
    }

    /// A saved game of the list is to have another name.
    pub(crate) fn ask_name(&mut self, i: usize) {
        self.ask(i, |saved, title| {
            let name = if saved.auto { String::new() } else { saved.name.clone() };
            SaveQuestion::Rename { was: title, name, fault: None }
        });
    }

    /// A saved game of the list is to go.
    pub(crate) fn ask_whether_to_delete(&mut self, i: usize) {
        self.ask(i, |_, what| SaveQuestion::Delete { what, fault: None });
    }

    fn ask(&mut self, i: usize, question: impl FnOnce(&Saved, String) -> SaveQuestion) {
        let Some((saved, shown)) = self.saved.get(i).zip(self.saves.get(i)) else { return };
        let what = format!("{} ({})", shown.title, shown.about);
        self.about_save = Some((saved.clone(), question(saved, what)));
    }

    /// A name was typed.
    pub(crate) fn type_save_name(&mut self, typed: String) {
        if let Some((_, SaveQuestion::Rename { name, fault, .. })) = &mut self.about_save {
            *name = typed;
            *fault = None;
        }
    }

    /// The player has answered. What cannot be done is told in the question, which stays.
    pub(crate) fn answer_about_save(&mut self, yes: bool) {
        let Some((saved, mut question)) = self.about_save.take() else { return };
        let Some(shelf) = self.shelf.as_ref().filter(|_| yes) else { return };
        let (done, fault) = match &mut question {
            SaveQuestion::Rename { name, fault, .. } => {
                (shelf.rename(&saved, name).map(drop), fault)
            }
            SaveQuestion::Delete { fault, .. } => (shelf.delete(&saved), fault),
        };
        match done {
            Ok(()) => self.refresh(),
            Err(why) => {
                *fault = Some(text::save_error(&why));
                self.about_save = Some((saved, question));
            }
        }
    }
}
