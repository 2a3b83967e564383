//! How a battle goes on while nobody touches it: events are shown, the computer thinks.

use super::state::{Battle, Phase};
use super::thinker::NoOrder;
use crate::rules::{Order, Side};
use crate::text;
use std::time::{Duration, Instant};

/// Longest a frame waits for the computer or the staff while something is shown.
const PATIENCE: Duration = Duration::from_millis(10);
/// The same while nothing is: drawing the same picture again would only hold them up.
const LONG_PATIENCE: Duration = Duration::from_millis(45);

impl Battle {
    /// How fast events are shown.
    pub(super) fn pace(&self) -> f32 {
        self.shown.pace.times() * self.command.hurry()
    }

    /// Lets time pass up to `now`, seconds: shows what is to be shown, lets the computer
    /// think, hands over.
    pub(crate) fn advance(&mut self, now: f64) {
        if self.phase != Phase::Table || self.shown.still {
            return;
        }
        self.show(now);
        self.think();
        self.hear_advice();
        self.let_staff_order(now);
        if self.shown.idle() && !self.running() {
            self.go_on();
        }
        if self.selection.hex(self.perspective()).is_none() {
            self.selection.unit = None;
        }
    }

    fn show(&mut self, now: f64) {
        let (viewer, speed) = (self.viewer(), self.pace());
        let shown = self.shown.side_mut(viewer);
        if self.prompts.question.is_some() {
            // Nobody watches while he reads.
            shown.playback.hold(now);
        }
        shown.advance(now, speed);
        if !self.players.is_human(viewer.enemy()) {
            // Nobody looks through those eyes; they only have to be up to date.
            self.shown.side_mut(viewer.enemy()).advance(now, 0.0);
        }
    }

    /// All is shown: the battle is over, or the seat is the other's.
    fn go_on(&mut self) {
        let viewer = self.viewer();
        debug_assert_eq!(*self.perspective(), self.game.perspective(viewer));
        let side = self.game.side();
        if self.game.ended().is_some() {
            self.phase = Phase::Over;
        } else if side != viewer && self.players.is_human(side) && self.players.is_human(viewer) {
            self.phase = Phase::HandOver(side);
            self.forget();
        }
    }

    /// The computer's turn: one order after another, each thought out aside. Most come at
    /// once; the window waits for those, so that a side of a hundred units does not take a
    /// frame for each.
    fn think(&mut self) {
        let begin = Instant::now();
        loop {
            let side = self.game.side();
            let all = self.patience();
            let patience = all.saturating_sub(begin.elapsed());
            match self.players.thinkers[side].done(patience) {
                Some(Ok(thought)) => {
                    self.take_down(side, &thought);
                    self.carry_out_for_computer(side, thought.order);
                }
                Some(Err(why)) => {
                    self.prompts.notice = Some(why.to_string());
                    if why == NoOrder::Lost {
                        self.players.seat_again(side, self.game.seed());
                    }
                    self.carry_out_for_computer(side, Order::EndTurn);
                }
                None => {
                    let thinker = &mut self.players.thinkers[side];
                    if !thinker.ready() || thinker.busy() || self.game.ended().is_some() {
                        return;
                    }
                    thinker.begin(self.game.perspective(side));
                }
            }
            if begin.elapsed() >= all {
                return;
            }
        }
    }

    /// Longest this frame may wait.
    pub(super) fn patience(&self) -> Duration {
        if self.shown.idle() { LONG_PATIENCE } else { PATIENCE }
    }

    fn carry_out_for_computer(&mut self, side: Side, order: Order) {
        match self.carry_out(order) {
            Ok(()) => self.players.obeyed(),
            Err(refusal) => {
                self.players.thinkers[side].refused(refusal);
                if self.players.refused() {
                    self.prompts.notice = Some(text::refusal(self.game.setup(), &refusal));
                    let _ = self.carry_out(Order::EndTurn);
                }
            }
        }
    }
}
