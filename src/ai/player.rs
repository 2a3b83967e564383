//! The computer player and its levels.

use super::doctrine::Doctrine;
use super::follower::Follower;
use super::intend::missions::plan_of_the_day;
use super::reason::Reason;
use super::search::account::PlanAccount;
use super::search::commander::Commander;
use super::search::watch::SearchWatch;
use crate::rules::{Order, Perspective, Side};
use std::sync::Arc;

/// How well the computer plays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Level {
    /// It plans, goes by nothing but what it was drilled in, and slips now and then.
    Recruit,
    /// It plans, and its units know all tactics there are.
    #[default]
    Veteran,
    /// It looks ahead before it plans.
    Commander,
    /// As a veteran, by the plan its side had on the day.
    Historical,
}

impl Level {
    /// All levels, weakest first.
    pub const ALL: [Level; 4] =
        [Level::Recruit, Level::Veteran, Level::Commander, Level::Historical];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Recruit => "recruit",
            Level::Veteran => "veteran",
            Level::Commander => "commander",
            Level::Historical => "historical",
        }
    }

    /// What it goes by.
    #[must_use]
    pub const fn doctrine(self) -> &'static Doctrine {
        match self {
            Level::Recruit => &Doctrine::RECRUIT,
            Level::Veteran | Level::Commander | Level::Historical => &Doctrine::STANDARD,
        }
    }

    /// The level of a name; saves and settings know two of them by other names, too.
    #[must_use]
    pub fn parse(text: &str) -> Option<Level> {
        match text {
            "easy" => Some(Level::Recruit),
            "normal" => Some(Level::Veteran),
            _ => Level::ALL.into_iter().find(|l| l.name() == text),
        }
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
            Level::Recruit | Level::Veteran => PlayerMind::Plain(follower()),
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

    /// Shows how far it is with its thoughts, where it thinks long: one who looks ahead.
    pub fn shown_to(&mut self, watch: Arc<SearchWatch>) {
        if let PlayerMind::Commander(commander) = &mut self.mind {
            commander.shown_to(watch);
        }
    }

    /// Why the last order was given; none for the end of a turn.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match &self.mind {
            PlayerMind::Plain(follower) | PlayerMind::Historical(follower) => follower.reason(),
            PlayerMind::Commander(commander) => commander.reason(),
        }
    }

    /// The plan of the turn in which it has given an order.
    #[must_use]
    pub fn account(&self, p: &Perspective) -> PlanAccount {
        match &self.mind {
            PlayerMind::Plain(follower) | PlayerMind::Historical(follower) => PlanAccount {
                turn: p.public.turn,
                lines: follower.lines(p),
                ..PlanAccount::default()
            },
            PlayerMind::Commander(commander) => commander.account(p),
        }
    }
}
