//! A battle to be laid on the table.

use super::thinker::Thinker;
use crate::ai::Level;
use crate::play::{BotCommand, BotFault, Opened, Returning, Who};
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
    /// False: everything is shown to both sides.
    pub fog: bool,
    /// The game is kept while it is played.
    pub kept: bool,
    /// Programs that played a saved game: the player is asked about them before the battle is
    /// laid on the table.
    pub programs: BySide<Option<BotCommand>>,
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
        let programs = BySide::default();
        let (fog, kept) = (true, true);
        Ok(BattleStart { opened, seats, thinkers, opening, new, fog, kept, programs })
    }

    /// A saved game, with those who played it; programs are yet to be asked about.
    ///
    /// # Errors
    /// If a player cannot be seated.
    pub(crate) fn resumed(opened: Opened) -> Result<BattleStart, BotFault> {
        let Returning { seats, programs } = Returning::of(opened.game.players());
        Ok(BattleStart { programs, ..BattleStart::new(opened, seats, false)? })
    }

    /// The next program to be asked about.
    pub(crate) fn program(&self) -> Option<(Side, &BotCommand)> {
        Side::ALL.into_iter().find_map(|s| Some((s, self.programs[s].as_ref()?)))
    }

    /// The player has answered for the next program: it is started, or a person plays.
    ///
    /// # Errors
    /// If it cannot be started.
    pub(crate) fn answer(&mut self, start: bool) -> Result<(), BotFault> {
        let Some((side, command)) = self.program() else { return Ok(()) };
        if start {
            let who = Who::Bot(command.clone());
            self.thinkers[side] = Thinker::new(&who, side, self.opened.game.seed())?;
            self.seats[side] = who;
        }
        self.programs[side] = None;
        Ok(())
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
        let programs = BySide::default();
        let (new, fog, kept) = (false, false, false);
        BattleStart { opened, seats, thinkers, opening, new, fog, kept, programs }
    }
}
