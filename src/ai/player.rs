//! The computer player and its levels.

use super::doctrine::Doctrine;
use super::follower::Follower;
use super::intend::missions::plan_of_the_day;
use super::search::commander::Commander;
use crate::rules::{Order, Perspective, Side};

/// How well the computer plays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Level {
    /// As well as it can, but it slips now and then.
    Easy,
    /// As well as it can.
    #[default]
    Normal,
    /// It looks ahead.
    Commander,
    /// As well as it can, by the plan its side had on the day.
    Historical,
}

impl Level {
    /// All levels, weakest first.
    pub const ALL: [Level; 4] = [Level::Easy, Level::Normal, Level::Commander, Level::Historical];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Easy => "easy",
            Level::Normal => "normal",
            Level::Commander => "commander",
            Level::Historical => "historical",
        }
    }

    /// What it goes by.
    #[must_use]
    pub const fn doctrine(self) -> &'static Doctrine {
        match self {
            Level::Easy => &Doctrine::EASY,
            Level::Normal | Level::Commander | Level::Historical => &Doctrine::STANDARD,
        }
    }

    /// The level of a name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Level> {
        Level::ALL.into_iter().find(|l| l.name() == text)
    }
}

/// A computer player for one side of one battle.
#[derive(Debug)]
pub struct Player {
    side: Side,
    mind: PlayerMind,
}

/// How it thinks.
#[derive(Debug)]
enum PlayerMind {
    /// By the plan of the turn.
    Plain(Follower),
    /// By the plan its side had on the day.
    Historical(Follower),
    /// It looks ahead.
    Commander(Box<Commander>),
}

impl Player {
    /// A player. The seed breaks ties and chooses its lapses; it has nothing to do with the
    /// dice of the battle.
    #[must_use]
    pub fn new(side: Side, level: Level, seed: u64) -> Player {
        Player::with(side, level, level.doctrine(), seed)
    }

    /// A player who goes by another doctrine than that of his level; who looks ahead takes from it
    /// how far, and fights by those of his schemes.
    #[must_use]
    pub fn with(side: Side, level: Level, doctrine: &'static Doctrine, seed: u64) -> Player {
        let follower = || Follower::new(side, doctrine, seed);
        let mind = match level {
            Level::Easy | Level::Normal => PlayerMind::Plain(follower()),
            Level::Historical => PlayerMind::Historical(follower().by_the_day()),
            Level::Commander => {
                PlayerMind::Commander(Box::new(Commander::new(side, doctrine, seed)))
            }
        };
        Player { side, mind }
    }

    /// Its side.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.side
    }

    /// The next order, [`Order::EndTurn`] when nothing is left to do. It is legal for
    /// the side to move; for the other it is `EndTurn`, too.
    pub fn next_order(&mut self, p: &Perspective) -> Order {
        match &mut self.mind {
            PlayerMind::Plain(follower) => follower.next_order(p, |_| Vec::new()),
            PlayerMind::Historical(follower) => follower.next_order(p, plan_of_the_day),
            PlayerMind::Commander(commander) => commander.next_order(p),
        }
    }
}
