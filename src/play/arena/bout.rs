//! One game of the arena, and what came of it.

use super::{Arena, GameName};
use crate::play::bout::{BrokenOff, play_out};
use crate::play::course::Given;
use crate::play::cpu_clock::CpuClock;
use crate::play::error::Error;
use crate::play::seat::Seat;
use crate::record::{Game, RULES_VERSION};
use crate::rules::{BySide, Setup, Side, StateHash, hash, hash_of, score};
use crate::scenario::Loaded;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A battle of the arena.
#[derive(Clone, Debug)]
pub struct ArenaBattle {
    setup: Arc<Setup>,
    fingerprint: String,
}

impl ArenaBattle {
    /// A battle that was loaded.
    #[must_use]
    pub fn new(loaded: &Loaded) -> ArenaBattle {
        let setup = loaded.setup.clone();
        let fingerprint = StateHash(hash_of(&(RULES_VERSION, &*setup))).to_string();
        ArenaBattle { setup, fingerprint }
    }

    /// What tells it from others: its file's name without the ending.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.setup.key
    }

    /// What tells its text and the rules from others, 16 hex digits.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

/// A game of the arena: a battle, a seed, and who plays which side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ArenaBout {
    /// The battle, by its place in the list.
    pub battle: usize,
    /// Seed of the dice and of the players' ties.
    pub seed: u64,
    /// Who plays the Soviet side, by his place in the list.
    pub soviet: usize,
    /// Who plays the Japanese side.
    pub japan: usize,
}

/// What came of one game: a line of a [`GamesFile`](super::GamesFile).
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArenaGame {
    /// Key of the battle.
    pub scenario: String,
    /// Fingerprint of its text and of the rules.
    pub battle: String,
    /// Seed of the dice.
    pub seed: u64,
    /// Name of the Soviet player.
    pub soviet: String,
    /// Name of the Japanese player.
    pub japan: String,
    /// Who won; nobody in a draw.
    pub winner: Option<Side>,
    /// Points at the end; above zero they favour the Soviet side. 0 for a game that failed.
    pub score: i32,
    /// Turns that were played.
    pub turns: u16,
    /// Orders that were refused.
    pub refused: u32,
    /// Hash of the last state.
    pub hash: String,
    /// The side whose player failed, if one did: the game is lost to him.
    pub failed: Option<Side>,
    /// How he failed.
    pub why: String,
    /// Milliseconds of processor.
    pub cpu_ms: f64,
}

impl ArenaGame {
    /// What tells it from others.
    pub(super) fn name(&self) -> GameName {
        (self.scenario.clone(), self.seed, self.soviet.clone(), self.japan.clone())
    }
}

impl ArenaBout {
    /// Plays it to its end; a player who fails loses it.
    pub(super) fn fight(&self, arena: &Arena) -> ArenaGame {
        let clock = CpuClock::start();
        let battle = &arena.battles()[self.battle];
        let player = |i: usize| &arena.entrants()[i];
        let (mut game, _) = Game::new(battle.setup.clone(), Vec::new(), self.seed);
        let mut refused = 0;
        let played = self.seats(arena).and_then(|mut seats| {
            play_out(&mut game, &mut seats, |_, given| {
                refused += u32::from(matches!(given, Given::Refused(..)));
            })
        });
        let state = game.state();
        let score = game.ended().unwrap_or_default();
        let (failed, why) = match played {
            Ok(()) => (None, String::new()),
            Err(e) => (Some(e.side), in_one_line(&e.why)),
        };
        ArenaGame {
            scenario: battle.key().to_owned(),
            battle: battle.fingerprint().to_owned(),
            seed: self.seed,
            soviet: player(self.soviet).name().to_owned(),
            japan: player(self.japan).name().to_owned(),
            winner: score::level(&battle.setup, score).0,
            score,
            turns: state.public().turn + 1,
            refused,
            hash: hash(state).to_string(),
            failed,
            why,
            cpu_ms: clock.milliseconds(),
        }
    }

    fn seats(&self, arena: &Arena) -> Result<BySide<Seat>, BrokenOff> {
        let seat = |side: Side, who: usize| {
            let seat = arena.entrants()[who].sit(side, self.seed);
            seat.map_err(|why| BrokenOff { turn: 1, side, why })
        };
        Ok(BySide {
            soviet: seat(Side::Soviet, self.soviet)?,
            japan: seat(Side::Japan, self.japan)?,
        })
    }
}

/// A line of the file is a line.
fn in_one_line(why: &Error) -> String {
    why.to_string().replace(|c: char| c.is_control(), " ")
}
