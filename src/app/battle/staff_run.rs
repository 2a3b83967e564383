//! How the staff carries formation orders out, as ordinary orders.

use super::report::{FormationReport, hindrances, mired_lines};
use super::state::Battle;
use crate::rules::setup::Mission;
use crate::rules::{Order, Perspective};
use crate::text::table::{notices, report as words};
use crate::text::{self, Line, Tone};
use std::time::Instant;

impl Battle {
    /// Lets the staff give orders as long as nothing has to be shown first.
    pub(super) fn let_staff_order(&mut self, now: f64) {
        let begin = Instant::now();
        while self.running() && self.shown.idle() && begin.elapsed() < self.patience() {
            let over = self.game.side() != self.viewer() || self.game.ended().is_some();
            let p = self.game.perspective(self.viewer());
            let Some(run) = &mut self.command.run else { return };
            match run.staff.next_order(&p).filter(|o| !over && *o != Order::EndTurn) {
                Some(order) => {
                    run.orders += 1;
                    if let Err(refusal) = self.carry_out(order) {
                        self.prompts.notice = Some(text::refusal(self.game.setup(), &refusal));
                        self.finish_run();
                    }
                    // No frame is lost between one order and the next.
                    let viewer = self.viewer();
                    self.shown.side_mut(viewer).playback.hold(now);
                    self.show_a_little();
                }
                None => self.finish_run(),
            }
        }
    }

    /// With play at once, what an order did is on the table before the next is given.
    fn show_a_little(&mut self) {
        if self.pace() <= 0.0 {
            self.shown.skip();
        }
    }

    /// Stops a formation order short; what was ordered so far stands.
    pub(crate) fn halt(&mut self) {
        self.skip();
        self.finish_run();
    }

    /// Stops carrying orders out, and says what came of them.
    fn finish_run(&mut self) {
        let Some(run) = self.command.run.take() else { return };
        let viewer = self.viewer();
        let p = self.game.perspective(viewer);
        let arrived = self.drop_fulfilled(&p);
        self.keep_standing();
        let said = notices::ordered(&run.title, run.orders);
        let lines = &mut self.shown.side_mut(viewer).lines;
        lines.push(Line::new(Tone::Message, None, said));
        // The rest stands in the report: a regiment's troubles would drown the log.
        lines.extend(arrived.iter().cloned());
        let mut all: Vec<_> = arrived.into_iter().map(|line| (None, line)).collect();
        all.extend(mired_lines(&p, &run.stuck));
        all.extend(hindrances(&p, &run.bodies, &run.staff.reports()));
        let report = FormationReport { title: run.title, lines: all };
        self.command.side_mut(viewer).report = Some(report);
    }

    /// A march that has arrived stands no longer, nor does a rest that was long enough; nor does what is left of nobody.
    fn drop_fulfilled(&mut self, p: &Perspective) -> Vec<Line> {
        let mut lines = Vec::new();
        let viewer = self.viewer();
        self.command.side_mut(viewer).standing.retain(|s| {
            let who = s.body.name(p);
            let done = match s.mission {
                Mission::Move if s.is_there(p) => Some(words::arrived(&who, &s.goal.name)),
                Mission::Refit if s.is_rested(p) => Some(words::rested(&who)),
                _ => None,
            };
            let stands = done.is_none() && s.is_anybody_left(p);
            let hex = s.goal.hexes.first().copied();
            lines.extend(done.map(|said| Line::new(Tone::Good, hex, said)));
            stands
        });
        lines
    }
}
