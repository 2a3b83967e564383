//! What the computer thinks: written down while it plays, and who may read it when.

use super::state::{Battle, Phase};
use super::thoughts::{OrderThought, TurnThoughts};
use crate::rules::Side;
use crate::text::{Line, Tone, account};

impl Battle {
    /// True if nobody here plays: everything may be seen.
    fn is_watched(&self) -> bool {
        !self.players.is_any_human()
    }

    /// Takes down what was thought of the order that is about to be carried out; who watches reads
    /// it in the log, before what comes of the order.
    pub(super) fn take_down(&mut self, side: Side, thought: &OrderThought) {
        let turn = self.game.state().public().turn;
        let begins = self.thoughts.note(turn, side, thought);
        if !self.is_watched() {
            return;
        }
        let heading = begins.then(|| account::heading(turn, side));
        let said = heading.into_iter().chain(thought.plan.iter().chain(&thought.why).cloned());
        let viewer = self.viewer();
        for words in said {
            self.shown.side_mut(viewer).playback.say(Line::new(Tone::Thought, None, words));
        }
    }

    /// What the computer thought, turn by turn: nothing of it as long as a person plays.
    pub(crate) fn thoughts(&self) -> &[TurnThoughts] {
        if self.phase == Phase::Over || self.is_watched() { self.thoughts.all() } else { &[] }
    }
}
