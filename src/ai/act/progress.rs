//! How far a player is with his turn: the stage, and whose turn it is in it.

use super::strike::Strike;
use crate::ai::doctrine::Turn;
use crate::ai::doctrine::tactics::Stage;
use crate::hex::Hex;
use crate::rules::Perspective;

/// Orders in a turn for each unit, and besides, beyond which something is wrong: the turn
/// is brought to its end.
const ORDERS_A_UNIT: u32 = 60;
const ORDERS_BESIDES: u32 = 200;

/// Where in its turn the player is.
#[derive(Debug, Default)]
pub(crate) struct Progress {
    /// The turn it is about; `None` before the first.
    pub turn: Option<u16>,
    pub stage: Stage,
    pub queue: Vec<u16>,
    pub at: usize,
    pub tries: u8,
    pub round: u8,
    /// Something happened in this round that may open new chances.
    pub stirred: bool,
    pub orders: u32,
    pub strikes: Vec<Strike>,
    /// Somebody fired in this round.
    pub fired: bool,
    /// Where enemies were met close by in the middle of the marches.
    pub met: Vec<Hex>,
    /// Where enemies were in sight at the last order.
    pub seen: Vec<Hex>,
}

impl Progress {
    /// Comes back true at the beginning of a turn.
    pub(crate) fn begin(&mut self, p: &Perspective) -> bool {
        let new = self.turn != Some(p.public.turn);
        if new {
            *self = Progress { turn: Some(p.public.turn), ..Progress::default() };
        }
        self.orders += 1;
        if self.orders > ORDERS_A_UNIT * p.units.len() as u32 + ORDERS_BESIDES {
            self.stage = Stage::End;
        }
        new
    }

    /// Begins another round, if the turn has one left.
    pub(crate) const fn goes_round(&mut self, d: &Turn) -> bool {
        let more = self.round + 1 < d.rounds;
        if more {
            self.round += 1;
            self.stirred = false;
        }
        more
    }

    /// The order in hand is no good: on to the next unit.
    pub(crate) fn pass_over(&mut self) {
        if self.stage == Stage::Storm || self.stage == Stage::Aim {
            self.enter(Stage::March);
        } else {
            self.skip();
        }
    }

    /// The units of the stage are put in another order: their tasks have changed.
    pub(crate) fn line_up_anew(&mut self) {
        self.enter(self.stage);
    }

    /// On to the next unit.
    pub(crate) fn skip(&mut self) {
        self.at += 1;
        self.tries = 0;
    }

    /// On to a stage, with its first unit.
    pub(crate) fn enter(&mut self, stage: Stage) {
        self.stage = stage;
        self.queue.clear();
        self.at = 0;
        self.tries = 0;
    }
}
