//! Who plays a side: a person, the computer, or a program of the user's.

use super::bot::Bot;
use crate::ai::{Level, Player};
use crate::rules::{Order, Perspective, Refusal, Side, ViewEvent};
use std::fmt;
use std::str::FromStr;

/// Who plays a side, as the command line names it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Who {
    /// A person at the window.
    #[default]
    Human,
    /// The computer player.
    Ai(Level),
    /// A program: see the README for its protocol.
    Bot(String),
}

impl FromStr for Who {
    type Err = String;

    fn from_str(text: &str) -> Result<Who, String> {
        let levels = || Level::ALL.map(|l| format!("ai:{}", l.name())).join(", ");
        match text.split_once(':') {
            None if text == "human" => Ok(Who::Human),
            None if text == "ai" => Ok(Who::Ai(Level::default())),
            Some(("ai", level)) => {
                let known = Level::parse(level);
                known
                    .map(Who::Ai)
                    .ok_or_else(|| format!("there is no such level; use {}", levels()))
            }
            Some(("bot", command)) if !command.trim().is_empty() => {
                Ok(Who::Bot(command.to_owned()))
            }
            _ => Err(format!("use human, ai, {} or bot:\"COMMAND …\"", levels())),
        }
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Who::Human => f.write_str("human"),
            Who::Ai(level) if *level == Level::default() => f.write_str("ai"),
            Who::Ai(level) => write!(f, "ai:{}", level.name()),
            Who::Bot(command) => write!(f, "bot:{command}"),
        }
    }
}

/// A player who is not a person, at the board.
#[derive(Debug)]
pub enum Seat {
    /// The computer player.
    Ai(Box<Player>),
    /// A program of the user's.
    Bot(Box<Bot>),
}

impl Seat {
    /// Sits a player down; `None` for a person. The seed breaks the computer's ties.
    ///
    /// # Errors
    /// If a bot's program cannot be started.
    pub fn new(who: &Who, side: Side, seed: u64) -> Result<Option<Seat>, String> {
        Ok(match who {
            Who::Human => None,
            Who::Ai(level) => Some(Seat::Ai(Box::new(Player::new(side, *level, seed)))),
            Who::Bot(command) => Some(Seat::Bot(Box::new(Bot::start(command)?))),
        })
    }

    /// The next order.
    ///
    /// # Errors
    /// If a bot's program ended, is silent or writes what is no order.
    pub fn next_order(&mut self, p: &Perspective) -> Result<Order, String> {
        match self {
            Seat::Ai(player) => Ok(player.next_order(p)),
            Seat::Bot(bot) => bot.next_order(p),
        }
    }

    /// Tells the player what its side saw since; a bot gets it with the next question.
    pub fn saw(&mut self, events: &[ViewEvent]) {
        if let Seat::Bot(bot) = self {
            bot.saw(events);
        }
    }

    /// Tells the player that its last order was refused.
    pub fn refused(&mut self, why: Refusal) {
        if let Seat::Bot(bot) = self {
            bot.refused(why);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn players_read_as_they_print() {
        for text in ["human", "ai", "ai:easy", "bot:python3 bot.py --hard"] {
            assert_eq!(text.parse::<Who>().expect("known").to_string(), text);
        }
        assert_eq!("ai:normal".parse::<Who>(), Ok(Who::Ai(Level::Normal)));
        for bad in ["", "humans", "ai:godlike", "bot:", "bot: ", "AI"] {
            assert!(bad.parse::<Who>().is_err(), "{bad}");
        }
    }
}
