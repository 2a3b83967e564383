//! A battle to be laid on the table.

use super::thinker::Thinker;
use crate::ai::Level;
use crate::play::{BotFault, Opened, Who};
use crate::record::opening_views;
use crate::rules::{BySide, Order, Side, ViewEvent};

/// A battle to be laid on the table.
pub(crate) struct BattleStart {
    /// The battle.
    pub opened: Opened,
    /// Who plays.
    pub seats: BySide<Who>,
    /// What gives the orders of a side without a person.
    pub thinkers: BySide<Thinker>,
    /// What each side saw of the opening.
    pub opening: BySide<Vec<ViewEvent>>,
    /// True if the briefing is to be read first.
    pub new: bool,
}

impl BattleStart {
    /// A battle with these players.
    ///
    /// # Errors
    /// If a program that is to play cannot be started.
    pub(crate) fn new(
        opened: Opened,
        seats: BySide<Who>,
        new: bool,
    ) -> Result<BattleStart, BotFault> {
        let seed = opened.game.seed();
        let thinkers = BySide {
            soviet: Thinker::new(&seats.soviet, Side::Soviet, seed)?,
            japan: Thinker::new(&seats.japan, Side::Japan, seed)?,
        };
        let opening = opening_views(&opened.game, &opened.opening);
        Ok(BattleStart { opened, seats, thinkers, opening, new })
    }

    /// A saved game, with those who played it.
    ///
    /// # Errors
    /// If a program that is to play cannot be started.
    pub(crate) fn resumed(opened: Opened) -> Result<BattleStart, BotFault> {
        let seats = players_of(opened.game.players());
        BattleStart::new(opened, seats, false)
    }

    /// A recorded game, to be watched.
    pub(crate) fn tape(opened: Opened, orders: Vec<Order>) -> BattleStart {
        let seat = Who::Ai(Level::default());
        let opening = opening_views(&opened.game, &opened.opening);
        let mut by_side: BySide<Vec<Order>> = BySide::default();
        let mut side = opened.game.side();
        for order in orders {
            let ends = order == Order::EndTurn;
            by_side[side].push(order);
            if ends {
                side = side.enemy();
            }
        }
        let BySide { soviet, japan } = by_side;
        let thinkers = BySide { soviet: Thinker::tape(soviet), japan: Thinker::tape(japan) };
        let seats = BySide { soviet: seat.clone(), japan: seat };
        BattleStart { opened, seats, thinkers, opening, new: false }
    }
}

/// Players from the words a game keeps of them; what is not understood is a person.
pub(crate) fn players_of(words: &BySide<String>) -> BySide<Who> {
    BySide::from_fn(|s| words[s].parse().unwrap_or_default())
}
