//! How a game goes on between players who are no persons.

use super::error::Error;
use super::seat::Seat;
use super::who::Who;
use crate::ai::{PlanAccount, Reason};
use crate::record::{Game, views};
use crate::rules::{BySide, Event, Order, Perspective, Refusal, Side};

/// Orders in one side's turn after which it is ended for the player: a bot may forget to.
const MAX_ORDERS: u32 = 5000;
/// Refusals in one side's turn after which it is ended for the player.
const MAX_REFUSALS: u32 = 20;

/// What became of an order that a player gave.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Given {
    /// It was carried out, with these events.
    CarriedOut(Order, Vec<Event>),
    /// It was refused; nothing has changed.
    Refused(Order, Refusal),
}

/// A game between two players who are no persons, order by order.
#[derive(Debug)]
pub struct Course<'a> {
    game: &'a mut Game,
    seats: &'a mut BySide<Seat>,
    given: u32,
    refusals: u32,
    asked: Option<Side>,
}

/// Both seats taken by players who are no persons. The seed breaks the computers' ties.
///
/// # Errors
/// If a person is to play, or a bot's program cannot be started.
pub fn sit(who: &BySide<Who>, seed: u64) -> Result<BySide<Seat>, Error> {
    let seat = |side: Side| Seat::new(&who[side], side, seed)?.ok_or(Error::PersonNeedsWindow);
    Ok(BySide { soviet: seat(Side::Soviet)?, japan: seat(Side::Japan)? })
}

impl<'a> Course<'a> {
    /// Goes on with a game where it stands.
    pub const fn new(game: &'a mut Game, seats: &'a mut BySide<Seat>) -> Course<'a> {
        Course { game, seats, given: 0, refusals: 0, asked: None }
    }

    /// The game as it stands.
    #[must_use]
    pub const fn game(&self) -> &Game {
        self.game
    }

    /// The side that was last asked for an order.
    #[must_use]
    pub const fn asked(&self) -> Option<Side> {
        self.asked
    }

    /// Why the last order was given, by a player who can tell.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.seats[self.asked?].reason()
    }

    /// The plan of its turn, of the side that was last asked; `p` is its perspective.
    #[must_use]
    pub fn account(&self, p: &Perspective) -> Option<PlanAccount> {
        self.seats[self.asked?].account(p)
    }

    /// Asks the side to move for its next order and gives it; `None` once the battle is over.
    ///
    /// # Errors
    /// If a bot's program fails.
    pub fn step(&mut self) -> Result<Option<Given>, Error> {
        if self.game.ended().is_some() {
            return Ok(None);
        }
        let side = self.game.side();
        self.asked = Some(side);
        let tired = self.given >= MAX_ORDERS || self.refusals >= MAX_REFUSALS;
        let order = if tired {
            Order::EndTurn
        } else {
            self.seats[side].next_order(&self.game.perspective(side))?
        };
        let listeners = Side::ALL.into_iter().any(|s| self.seats[s].listens());
        let before = listeners.then(|| self.game.state().clone());
        match self.game.order(order.clone()) {
            Ok(events) => {
                if let Some(before) = before {
                    let seen = views(&before, &events);
                    for s in Side::ALL {
                        self.seats[s].saw(&seen[s]);
                    }
                }
                let ended = order == Order::EndTurn;
                self.given = if ended { 0 } else { self.given + 1 };
                self.refusals = if ended { 0 } else { self.refusals };
                Ok(Some(Given::CarriedOut(order, events)))
            }
            Err(why) => {
                self.refusals += 1;
                self.seats[side].refused(why);
                Ok(Some(Given::Refused(order, why)))
            }
        }
    }
}
