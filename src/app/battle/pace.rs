//! How a battle goes on while nobody touches it: events are shown, the computer thinks.

use super::playback::SPEEDS;
use super::state::{Battle, Phase};
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
        SPEEDS[self.speed % SPEEDS.len()] * self.command.hurry()
    }

    /// Lets time pass up to `now`, seconds: shows what is to be shown, lets the computer
    /// think, hands over.
    pub(crate) fn advance(&mut self, now: f64) {
        if self.stage != Phase::Table || self.still {
            return;
        }
        let v = self.viewer;
        let speed = self.pace();
        if self.ask.is_some() {
            // Nobody watches while he reads.
            self.playback[v].hold(now);
        }
        self.playback[v].advance(&mut self.shown[v], &mut self.lines[v], now, speed);
        if !self.is_human(v.enemy()) {
            // Nobody looks through those eyes; they only have to be up to date.
            let e = v.enemy();
            self.playback[e].advance(&mut self.shown[e], &mut self.lines[e], now, 0.0);
        }
        self.think();
        self.let_staff_order(now);
        if self.playback[v].idle() && !self.command.running() {
            debug_assert_eq!(
                self.shown[v],
                self.game.perspective(v),
                "the viewer sees what he may"
            );
            let side = self.game.side();
            if self.game.ended().is_some() {
                self.stage = Phase::Over;
            } else if side != v && self.is_human(side) && self.is_human(v) {
                self.stage = Phase::HandOver(side);
                self.forget();
            }
        }
        if self.chosen.is_some_and(|id| self.shown().unit(id).and_then(|u| u.hex()).is_none()) {
            self.chosen = None;
        }
    }

    /// The computer's turn: one order after another, each thought out aside. Most come at
    /// once; the window waits for those, so that a side of a hundred units does not take a
    /// frame for each.
    pub(super) fn think(&mut self) {
        let begin = Instant::now();
        loop {
            let side = self.game.side();
            let all = self.patience();
            let patience = all.saturating_sub(begin.elapsed());
            match self.thinkers[side].done(patience) {
                Some(Ok(order)) => self.carry_out_for_computer(side, order),
                Some(Err(why)) => {
                    self.notice = Some(why);
                    self.carry_out_for_computer(side, Order::EndTurn);
                }
                None => {
                    let thinker = &mut self.thinkers[side];
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
        if self.playback[self.viewer].idle() { LONG_PATIENCE } else { PATIENCE }
    }

    fn carry_out_for_computer(&mut self, side: Side, order: Order) {
        if let Err(refusal) = self.carry_out(order) {
            self.thinkers[side].refused(refusal);
            self.refusals += 1;
            // One that does not understand must not hold up the game for good.
            if self.refusals > 3 {
                self.refusals = 0;
                self.notice = Some(text::refusal(self.game.setup(), &refusal));
                let _ = self.carry_out(Order::EndTurn);
            }
        } else {
            self.refusals = 0;
        }
    }
}
