//! The computer player and its levels.

use super::act::engine::Engine;
use super::doctrine::Doctrine;
use super::intend::dispatch;
use super::intend::missions::plan_of_the_day;
use super::intend::plan::Plan;
use khasan::rules::{Order, Perspective, Side};

/// How well the computer plays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Level {
    /// As well as it can, but it slips now and then.
    Easy,
    /// As well as it can.
    #[default]
    Normal,
    /// As well as it can, by the plan its side had on the day.
    Historical,
}

impl Level {
    /// All levels, weakest first.
    pub const ALL: [Level; 3] = [Level::Easy, Level::Normal, Level::Historical];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Easy => "easy",
            Level::Normal => "normal",
            Level::Historical => "historical",
        }
    }

    /// What it goes by.
    #[must_use]
    pub const fn doctrine(self) -> &'static Doctrine {
        match self {
            Level::Easy => &Doctrine::EASY,
            Level::Normal | Level::Historical => &Doctrine::STANDARD,
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
    engine: Engine,
    /// Missions of the turn that have still to go out, the next one last.
    unsent: Vec<Order>,
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
        Player { level, engine: Engine::new(side, doctrine, seed), unsent: Vec::new() }
    }

    /// Its side.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.engine.side
    }

    /// The next order, [`Order::EndTurn`] when nothing is left to do. It is legal for
    /// the side to move; for the other it is `EndTurn`, too.
    pub fn next_order(&mut self, p: &Perspective) -> Order {
        let engine = &mut self.engine;
        let Some(pic) = engine.look(p) else { return Order::EndTurn };
        if engine.progress.begin(p) {
            let given = match self.level {
                Level::Historical => plan_of_the_day(&pic),
                Level::Easy | Level::Normal => Vec::new(),
            };
            engine.plan = Plan::make(&pic, &mut engine.ground, &given);
            let day = self.level == Level::Historical;
            self.unsent = dispatch::of_plan(&pic, &engine.plan, day);
            self.unsent.reverse();
        }
        if let Some(order) = self.unsent.pop() {
            return order;
        }
        engine.next_legal(&pic).unwrap_or(Order::EndTurn)
    }
}
