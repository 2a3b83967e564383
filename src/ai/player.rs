//! The computer player and its levels.

use super::doctrine::Doctrine;
use super::follower::Follower;
use super::intend::missions::plan_of_the_day;
use super::search::choice::choose;
use super::search::scheme::Scheme;
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
    level: Level,
    follower: Follower,
    /// What it goes by, if it looks ahead.
    scheme: Scheme,
    seed: u64,
}

impl Player {
    /// A player. The seed breaks ties and chooses its lapses; it has nothing to do with the
    /// dice of the battle.
    #[must_use]
    pub fn new(side: Side, level: Level, seed: u64) -> Player {
        Player::with(side, level, level.doctrine(), seed)
    }

    /// A player who goes by another doctrine than that of his level.
    #[must_use]
    pub fn with(side: Side, level: Level, doctrine: &'static Doctrine, seed: u64) -> Player {
        let follower = Follower::new(side, doctrine, seed);
        let follower = if level == Level::Historical { follower.by_the_day() } else { follower };
        Player { level, follower, scheme: Scheme::default(), seed }
    }

    /// Its side.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.follower.side()
    }

    /// The next order, [`Order::EndTurn`] when nothing is left to do. It is legal for
    /// the side to move; for the other it is `EndTurn`, too.
    pub fn next_order(&mut self, p: &Perspective) -> Order {
        if self.level == Level::Commander && self.follower.is_new_turn(p) {
            self.scheme = choose(p, &Doctrine::STANDARD.search, &self.scheme, self.seed);
            self.follower.go_by(self.scheme.temper.doctrine());
        }
        let Player { level, scheme, .. } = self;
        self.follower.next_order(p, |pic| match level {
            Level::Historical => plan_of_the_day(pic),
            Level::Commander => scheme.directives(pic.p),
            Level::Easy | Level::Normal => Vec::new(),
        })
    }
}
