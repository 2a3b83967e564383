//! Carrying a scheme out, whatever it is.

use super::scheme::{Scheme, Temper};
use crate::ai::follower::Follower;
use crate::ai::opportunity::Opportunist;
use crate::ai::reason::{FormationIntent, Reason};
use crate::rules::{Order, Perspective, Side};

/// Who carries out schemes for one side, one for each of its turns.
#[derive(Debug)]
pub(crate) struct Executor {
    follower: Follower,
    greedy: Opportunist,
    in_brief: bool,
}

impl Executor {
    /// For one side; the seed breaks ties.
    pub(crate) fn new(side: Side, seed: u64) -> Executor {
        let doctrine = Temper::Greedy.doctrine();
        Executor {
            follower: Follower::new(side, doctrine, seed),
            greedy: Opportunist::new(side, doctrine),
            in_brief: false,
        }
    }

    /// The same for a game that is played out on a guess.
    pub(crate) fn in_brief(side: Side) -> Executor {
        Executor { in_brief: true, ..Executor::new(side, 0) }
    }

    /// The next order.
    pub(crate) fn next_order(&mut self, p: &Perspective, scheme: &Scheme) -> Order {
        if scheme.temper == Temper::Greedy {
            return self.greedy.next_order(p);
        }
        let temper = scheme.temper;
        self.follower.go_by(if self.in_brief { temper.in_brief() } else { temper.doctrine() });
        self.follower.next_order(p, |pic| scheme.directives(pic))
    }

    /// Why the last order was given, by a scheme with a plan.
    pub(crate) const fn reason(&self) -> Option<Reason> {
        self.follower.reason()
    }

    /// What the plan of the turn has for each formation.
    pub(crate) fn lines(&self, p: &Perspective) -> Vec<FormationIntent> {
        self.follower.lines(p)
    }
}
