//! The battle on the table: the only caller of the game, what each side is shown, and what
//! the player is about to do.

use super::advice::AdviceDesk;
use super::caches::{Caches, Situation};
use super::command_post::CommandPost;
use super::journal::JournalEntry;
use super::players::Players;
use super::prompts::{Prompts, Question};
use super::selection::Selection;
use super::shown::Shown;
use super::thinker::Thinker;
use super::thoughts::Thoughts;
use crate::play::Who;
use crate::record::{Game, Journal, Keeper};
use crate::rules::{BySide, Order, Perspective, Refusal, Side, ViewEvent};
use crate::text;
use bevy::prelude::Resource;

/// From more units than this on, a force is led from its order of battle and a view of the
/// whole map.
const LARGE: usize = 40;

/// Where a battle stands in the order of its screens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Phase {
    /// At the table.
    Table,
    /// The seat is to be handed over to this side.
    HandOver(Side),
    /// The battle has ended: no more orders, only its result.
    Over,
}

/// A battle.
#[derive(Resource)]
pub(crate) struct Battle {
    pub(super) game: Game,
    /// The orders that can be taken back.
    pub(super) journal: Journal<JournalEntry>,
    /// What keeps the game while it is played; none for a recorded game that is watched.
    pub(super) keeper: Option<Keeper>,
    pub(super) command: CommandPost,
    pub(super) caches: Caches,
    /// What the computer thought; it is no part of a save.
    pub(super) thoughts: Thoughts,
    /// What the viewer's staff would do.
    pub advice: AdviceDesk,
    /// Who plays.
    pub players: Players,
    /// What each side has been shown.
    pub shown: Shown,
    /// What the player has chosen.
    pub selection: Selection,
    /// What the player is asked and told.
    pub prompts: Prompts,
    /// Where it stands.
    pub phase: Phase,
}

/// A large force is led otherwise.
fn large(p: &Perspective) -> bool {
    p.units.len() > LARGE
}

impl Battle {
    /// A battle from a game, new or loaded.
    pub(crate) fn new(
        mut game: Game,
        seats: BySide<Who>,
        thinkers: BySide<Thinker>,
        opening: BySide<Vec<ViewEvent>>,
    ) -> Battle {
        let players = Players::new(seats, thinkers);
        game.set_players(players.names());
        let side = game.side();
        let (viewer, phase) = match Side::ALL.map(|s| players.is_human(s)) {
            // With two at one machine the first must be in his seat before anything shows.
            [true, true] => (side, Phase::HandOver(side)),
            [false, true] => (Side::Japan, Phase::Table),
            _ => (Side::Soviet, Phase::Table),
        };
        let phase = if game.ended().is_some() { Phase::Over } else { phase };
        let shown = Shown::new(&game, viewer, &opening);
        let roster = large(shown.perspective());
        Battle {
            journal: Journal::of(&game),
            keeper: None,
            command: CommandPost::of(&game, &shown),
            caches: Caches::default(),
            thoughts: Thoughts::default(),
            advice: AdviceDesk::default(),
            selection: Selection::default(),
            prompts: Prompts { roster, ..Prompts::default() },
            game,
            players,
            shown,
            phase,
        }
    }

    /// True if the viewer leads a large force.
    pub(crate) fn is_large(&self) -> bool {
        large(self.perspective())
    }

    /// The game itself.
    pub(crate) fn game(&self) -> &Game {
        &self.game
    }

    /// What the viewer sees now.
    pub(crate) fn perspective(&self) -> &Perspective {
        self.shown.perspective()
    }

    /// Whose eyes the player looks through.
    pub(crate) fn viewer(&self) -> Side {
        self.shown.viewer
    }

    /// What everything that is worked out depends on.
    pub(super) fn situation(&self) -> Situation {
        let ground = self.perspective().field().version();
        let unshown = self.shown.side(self.viewer()).playback.queued();
        Situation { orders: self.game.entries().len(), unshown, ground }
    }

    /// True if the viewer may give orders now.
    pub(crate) fn may_order(&self) -> bool {
        self.phase == Phase::Table
            && self.game.side() == self.viewer()
            && self.players.is_human(self.viewer())
            && self.shown.idle()
            && !self.running()
            && self.game.ended().is_none()
    }

    /// True while formation orders are being carried out.
    pub(crate) fn running(&self) -> bool {
        self.command.run.is_some()
    }

    /// True while something moves by itself.
    pub(crate) fn busy(&self) -> bool {
        self.thinks() || self.prompts.question.is_none() && (self.running() || !self.shown.idle())
    }

    /// True while the computer thinks.
    pub(crate) fn thinks(&self) -> bool {
        self.players.think()
    }

    /// The next player has taken his seat.
    pub(crate) fn seat_taken(&mut self) {
        if let Phase::HandOver(side) = self.phase {
            self.shown.viewer = side;
            self.phase = Phase::Table;
            self.forget();
        }
    }

    /// Lays his briefing before the viewer if he has not had it.
    pub(crate) fn brief(&mut self) {
        if self.shown.brief() {
            self.prompts.question = Some(Question::Briefing);
        }
    }

    /// Forgets what the last player was about to do.
    pub(super) fn forget(&mut self) {
        self.selection = Selection::default();
        self.prompts.forget();
        self.command.run = None;
        self.advice.close();
        self.caches.clear();
    }

    /// Gives an order of the viewer.
    pub(crate) fn order(&mut self, order: Order) {
        if !self.may_order() {
            return;
        }
        self.prompts.notice = None;
        if let Err(refusal) = self.carry_out(order) {
            self.prompts.notice = Some(text::refusal(self.game.setup(), &refusal));
        }
    }

    /// Gives an order, and hands on what each side sees of it.
    pub(super) fn carry_out(&mut self, order: Order) -> Result<(), Refusal> {
        // The end of the computer's turn takes nothing from him who reads his briefing meanwhile.
        let ends = order == Order::EndTurn && self.game.side() == self.viewer();
        let entry = self.journal_entry();
        let done = self.carry_out_kept(order)?;
        let seen = done.seen();
        self.journal.enter(done, entry);
        self.players.saw(&seen);
        if let Some(run) = &mut self.command.run {
            run.note(&seen[self.shown.viewer]);
        }
        self.shown.push(seen);
        if ends {
            self.forget();
        }
        Ok(())
    }

    /// Shows at once all that is left to be shown.
    pub(crate) fn skip(&mut self) {
        self.shown.skip();
        // Nor is what the staff has yet to order worth waiting for.
        self.command.at_once();
    }

    /// Ends the turn, or asks first.
    pub(crate) fn end_turn(&mut self, sure: bool) {
        if !self.may_order() {
            return;
        }
        let idle = self.idle();
        if sure || idle.is_empty() && self.waiting() == 0 {
            self.prompts.question = None;
            self.order(Order::EndTurn);
        } else {
            self.prompts.question = Some(Question::Idle(idle));
        }
    }
}
