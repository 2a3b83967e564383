//! A player who is no person, at the board.

use super::bot::Bot;
use super::bot_fault::BotFault;
use super::bot_pipes::BotLimits;
use super::who::Who;
use crate::ai::{PlanAccount, Player, Reason, SearchWatch};
use crate::rules::{Order, Perspective, Refusal, Side, ViewEvent};
use std::fmt::Debug;
use std::sync::Arc;

/// A player of somebody else's in the same process, such as the yardsticks of the tests: it
/// plays for the side whose perspective it is asked with.
pub trait Guest: Debug + Send {
    /// The next order; one that the rules refuse changes nothing, and it is asked again.
    fn next_order(&mut self, p: &Perspective) -> Order;
}

/// A player who is no person, at the board.
#[derive(Debug)]
pub enum Seat {
    /// The computer player.
    Ai(Box<Player>),
    /// A program of the user's.
    Bot(Box<Bot>),
    /// A player of somebody else's.
    Guest(Box<dyn Guest>),
}

impl Seat {
    /// Sits a player down; `None` for a person. The seed breaks the computer's ties.
    ///
    /// # Errors
    /// If a bot's program cannot be started.
    pub fn new(who: &Who, side: Side, seed: u64) -> Result<Option<Seat>, BotFault> {
        Ok(match who {
            Who::Human => None,
            Who::Ai(level) => Some(Seat::Ai(Box::new(Player::new(side, *level, seed)))),
            Who::Bot(command) => {
                Some(Seat::Bot(Box::new(Bot::start(command, BotLimits::default())?)))
            }
        })
    }

    /// The next order.
    ///
    /// # Errors
    /// If a bot's program ended, is silent, does not read, or writes what is no order.
    pub fn next_order(&mut self, p: &Perspective) -> Result<Order, BotFault> {
        match self {
            Seat::Ai(player) => Ok(player.next_order(p)),
            Seat::Bot(bot) => bot.next_order(p),
            Seat::Guest(guest) => Ok(guest.next_order(p)),
        }
    }

    /// Shows how far it is with its thoughts, if it is the computer and thinks long.
    pub fn shown_to(&mut self, watch: Arc<SearchWatch>) {
        if let Seat::Ai(player) = self {
            player.shown_to(watch);
        }
    }

    /// Why the last order was given; only the computer can tell.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Seat::Ai(player) => player.reason(),
            Seat::Bot(_) | Seat::Guest(_) => None,
        }
    }

    /// The plan of the turn in which it has given an order; only the computer can tell.
    #[must_use]
    pub fn account(&self, p: &Perspective) -> Option<PlanAccount> {
        match self {
            Seat::Ai(player) => Some(player.account(p)),
            Seat::Bot(_) | Seat::Guest(_) => None,
        }
    }

    /// True if it wants to be told what its side saw: the computer asks for all it knows.
    #[must_use]
    pub const fn listens(&self) -> bool {
        matches!(self, Seat::Bot(_))
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
