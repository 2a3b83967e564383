//! Taking orders back: one order, or a formation order with all that came of it.

use super::journal::{JournalEntry, RunBegan, ToldSoFar};
use super::state::Battle;
use crate::record::{NoUndo, Undone};
use crate::rules::{BySide, Side};
use crate::text;
use crate::text::table::notices;

impl Battle {
    /// Whether the last order, or the last formation order, can be taken back.
    pub(crate) fn can_undo(&self) -> Result<(), NoUndo> {
        self.journal.can_undo()
    }

    /// Takes the last order back, or says why it cannot be.
    pub(crate) fn undo(&mut self) {
        if self.game.side() != self.viewer() || !self.shown.idle() || self.running() {
            return;
        }
        let run = self.journal.last().and_then(|entry| entry.run.clone());
        self.prompts.notice = match run {
            Some(run) => Some(self.take_back_run(&run)),
            None => self.take_back().err().map(|why| text::no_undo(why).to_owned()),
        };
    }

    /// What is to be kept with the next order.
    pub(super) fn journal_entry(&self) -> JournalEntry {
        let told = |side: Side| {
            let shown = self.shown.side(side);
            ToldSoFar {
                lines: shown.lines.len(),
                queued: shown.playback.queued(),
                seen: self.players.thinkers[side].seen(),
            }
        };
        let run = self.command.run.as_ref().map(|run| run.began.clone());
        JournalEntry { told: BySide::from_fn(told), run }
    }

    /// Takes one step back.
    fn take_back(&mut self) -> Result<Undone<JournalEntry>, NoUndo> {
        let undone = self.journal.undo(&mut self.game)?;
        if undone.order.is_some() {
            self.keep_taken_back();
            self.show_undone(&undone.kept.told);
        }
        Ok(undone)
    }

    /// Shows the game as it was when the sides had been told so much.
    fn show_undone(&mut self, told: &BySide<ToldSoFar>) {
        let viewer = self.viewer();
        for side in Side::ALL {
            let shown = self.shown.side_mut(side);
            if side == viewer || !self.players.is_human(side) {
                shown.playback.clear();
                shown.perspective = self.game.perspective(side);
            }
            // The other player has not looked since; he must not see what did not happen.
            shown.playback.truncate(told[side].queued);
            self.players.thinkers[side].forget_after(told[side].seen);
        }
        self.shown.side_mut(viewer).lines.truncate(told[viewer].lines);
        self.caches.clear();
    }

    /// Takes back a formation order, as far as its orders can be; says how that went.
    fn take_back_run(&mut self, run: &RunBegan) -> String {
        let all = self.game.entries().len() - run.orders;
        let why = loop {
            match self.take_back() {
                Err(why) => break text::no_undo(why),
                // Its beginning, before the first order.
                Ok(Undone { order: None, .. }) => return self.forget_run(run),
                Ok(_) => {}
            }
        };
        match all - (self.game.entries().len() - run.orders) {
            0 => why.to_owned(),
            back => notices::partly_undone(back, all, why),
        }
    }

    /// A formation order was never given.
    fn forget_run(&mut self, run: &RunBegan) -> String {
        let viewer = self.viewer();
        let desk = self.command.side_mut(viewer);
        desk.standing.clone_from(&run.standing);
        desk.report = None;
        self.keep_standing();
        self.shown.side_mut(viewer).lines.truncate(run.lines);
        notices::FORMATION_ORDER_UNDONE.to_owned()
    }
}
