//! Who takes the seats when a saved game goes on.

use super::bot_command::BotCommand;
use super::who::Who;
use crate::rules::BySide;

/// Who takes the seats when a saved game goes on. A save starts no program: whoever wrote it may
/// have put any command there, so only somebody at this machine does.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Returning {
    /// Who takes his seat at once; a person where a program played.
    pub seats: BySide<Who>,
    /// Programs that played, to be asked about.
    pub programs: BySide<Option<BotCommand>>,
}

impl Returning {
    /// Those of whom a save keeps these words; one who is not understood is a person.
    #[must_use]
    pub fn of(words: &BySide<String>) -> Returning {
        let program = |words: &String| BotCommand::of_save(words);
        let seat = |words: &String| match words.parse() {
            Ok(Who::Bot(_)) | Err(_) => Who::Human,
            Ok(who) => who,
        };
        Returning {
            seats: BySide::from_fn(|s| seat(&words[s])),
            programs: BySide::from_fn(|s| program(&words[s])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ai::Level;

    #[test]
    fn no_program_comes_back_by_itself() {
        for words in ["bot:touch harm", "bot-shell:touch harm", "bot:touch harm | cat"] {
            let of = BySide { soviet: words.to_owned(), japan: "ai:recruit".to_owned() };
            let back = Returning::of(&of);
            assert_eq!(back.seats, BySide { soviet: Who::Human, japan: Who::Ai(Level::Recruit) });
            let command = back.programs.soviet.expect("it is named");
            assert!(words.ends_with(command.line()), "{words}");
            assert_eq!(back.programs.japan, None);
        }
        let nobody = BySide { soviet: String::new(), japan: "wizard".to_owned() };
        assert_eq!(Returning::of(&nobody), Returning::default());
    }
}
