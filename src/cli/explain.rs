//! What players who can tell have to say for themselves in a game, turn by turn.

use crate::play::{Course, Given};
use crate::rules::{Order, Side};
use crate::text::{self, account};

/// Writes down plans and reasons as a game goes on.
#[derive(Default)]
pub(super) struct Explainer {
    turn: Option<(u16, Side)>,
    told: Vec<String>,
}

impl Explainer {
    /// Takes down what was just given.
    pub(super) fn watch(&mut self, course: &Course, given: &Given) {
        let Given::CarriedOut(order, _) = given else { return };
        let (Some(why), Some(side)) = (course.reason(), course.asked()) else { return };
        if *order == Order::EndTurn {
            return;
        }
        let p = course.game().perspective(side);
        if self.turn != Some((p.public.turn, side)) {
            self.turn = Some((p.public.turn, side));
            self.told.push(account::heading(p.public.turn, side));
            let plan = course.account(&p).map(|a| account::plan(p.setup(), side, &a));
            self.told.extend(plan.into_iter().flatten().map(|l| format!("  {l}")));
        }
        let why = account::reason(p.setup(), &why);
        self.told.push(format!("    {}", account::because(&text::order(&p, order), &why)));
    }

    /// All of it, a line each.
    pub(super) fn lines(self) -> Vec<String> {
        self.told
    }
}
