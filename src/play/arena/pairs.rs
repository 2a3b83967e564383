//! What a pair of games comes to.

use super::bout::ArenaGame;
use crate::rules::Side;

/// How a pair of games ended for the player who has the Soviet side in the first of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PairEnd {
    /// He has more points.
    Won,
    /// Both have as many.
    Tied,
    /// The other has more.
    Lost,
}

impl PairEnd {
    /// By the points of a player's side, summed over both games. A pair in which a player failed
    /// is lost to him; if both did, it is tied.
    #[must_use]
    pub fn of(first: &ArenaGame, second: &ArenaGame) -> PairEnd {
        let failed = |in_first: Side| {
            first.failed == Some(in_first) || second.failed == Some(in_first.enemy())
        };
        let margin = i64::from(first.score) - i64::from(second.score);
        match (failed(Side::Soviet), failed(Side::Japan)) {
            (true, false) => PairEnd::Lost,
            (false, true) => PairEnd::Won,
            (false, false) if margin > 0 => PairEnd::Won,
            (false, false) if margin < 0 => PairEnd::Lost,
            (true, true) | (false, false) => PairEnd::Tied,
        }
    }

    /// The same for the other player.
    #[must_use]
    pub const fn for_the_other(self) -> PairEnd {
        match self {
            PairEnd::Won => PairEnd::Lost,
            PairEnd::Tied => PairEnd::Tied,
            PairEnd::Lost => PairEnd::Won,
        }
    }
}
