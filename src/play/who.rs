//! Who plays a side, as the command line and a save name it.

use super::bot_command::{BadCommand, BotCommand};
use crate::ai::Level;
use crate::text;
use std::fmt;
use std::str::FromStr;

/// Who plays a side: `human`, `ai`, `ai:LEVEL`, `bot:COMMAND` or `bot-shell:COMMAND`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Who {
    /// A person at the window.
    #[default]
    Human,
    /// The computer player.
    Ai(Level),
    /// A program of the user's, by the command that starts it; its protocol stands in [`super::Bot`].
    Bot(BotCommand),
}

/// Words that name no player.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnknownWho {
    /// The computer has no such level.
    Level,
    /// Neither a person nor the computer nor a program.
    Kind,
    /// A program by a command that cannot be run.
    Command(BadCommand),
}

impl fmt::Display for UnknownWho {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let levels = Level::ALL.map(computer);
        f.write_str(&match self {
            UnknownWho::Level => text::unknown_level(&levels),
            UnknownWho::Kind | UnknownWho::Command(BadCommand::Empty) => {
                text::unknown_player(&levels)
            }
            UnknownWho::Command(BadCommand::OpenQuote) => text::COMMAND_LEFT_OPEN.to_owned(),
            UnknownWho::Command(BadCommand::NeedsShell(sign)) => text::command_needs_shell(sign),
        })
    }
}

impl std::error::Error for UnknownWho {}

/// The computer on a level, named even where it is the ordinary one.
fn computer(level: Level) -> String {
    format!("ai:{}", level.name())
}

impl FromStr for Who {
    type Err = UnknownWho;

    fn from_str(text: &str) -> Result<Who, UnknownWho> {
        if let Some(command) = BotCommand::parse(text) {
            return command.map(Who::Bot).map_err(UnknownWho::Command);
        }
        match text.split_once(':') {
            None if text == "human" => Ok(Who::Human),
            None if text == "ai" => Ok(Who::Ai(Level::default())),
            Some(("ai", level)) => Level::parse(level).map(Who::Ai).ok_or(UnknownWho::Level),
            _ => Err(UnknownWho::Kind),
        }
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Who::Human => f.write_str("human"),
            Who::Ai(level) if *level == Level::default() => f.write_str("ai"),
            Who::Ai(level) => f.write_str(&computer(*level)),
            Who::Bot(command) => command.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_read_as_they_print() {
        let programs = ["bot:python3 bot.py --hard", "bot-shell:python3 bot.py | tee log"];
        for text in ["human", "ai", "ai:recruit"].into_iter().chain(programs) {
            assert_eq!(text.parse::<Who>().expect("known").to_string(), text);
        }
        for (other, level) in [("easy", Level::Recruit), ("normal", Level::Veteran)] {
            assert_eq!(format!("ai:{other}").parse::<Who>(), Ok(Who::Ai(level)));
        }
        assert_eq!("ai:veteran".parse::<Who>(), Ok(Who::Ai(Level::Veteran)));
        assert_eq!("ai:godlike".parse::<Who>(), Err(UnknownWho::Level));
        for bad in ["", "humans", "AI"] {
            assert_eq!(bad.parse::<Who>(), Err(UnknownWho::Kind), "{bad}");
        }
        for (bad, why) in [
            ("bot:", BadCommand::Empty),
            ("bot-shell: ", BadCommand::Empty),
            ("bot:a > b", BadCommand::NeedsShell(">")),
        ] {
            assert_eq!(bad.parse::<Who>(), Err(UnknownWho::Command(why)), "{bad}");
        }
    }
}
