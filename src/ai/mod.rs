//! The computer player: it sees a [`Perspective`], gives ordinary orders, and decides in
//! integers, so that the same battle is played the same way everywhere.
//!
//! Once a turn it makes a plan: which formation takes, holds, waits for or leaves
//! which ground. Then, in rounds of stages, each unit in turn does what is worth most in
//! one currency, thousandths of a man: pull out the mired, rally, fire, close in, storm,
//! march; at the end fire what is left, turn, and set policies. What it keeps between
//! orders is a memory of the ground, the plan of the turn and its place in it; a player
//! made in mid-battle plays on sensibly.

mod care;
mod ground;
mod march;
mod noise;
mod picture;
mod plan;
mod shoot;
mod staff;
mod stage;
mod storm;
mod threat;
mod walk;
mod worth;

pub use staff::Directive;

use crate::rules::{Order, Perspective, Side, check};
use ground::Ground;
use noise::Noise;
use picture::Picture;
use plan::Plan;
use stage::Progress;
use threat::Threat;

/// How well the computer plays.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Level {
    /// Takes the second best now and then.
    Easy,
    /// As well as it can.
    #[default]
    Normal,
}

impl Level {
    /// All levels, weakest first.
    pub const ALL: [Level; 2] = [Level::Easy, Level::Normal];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Level::Easy => "easy",
            Level::Normal => "normal",
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
    level: Level,
    noise: Noise,
    ground: Ground,
    threat: Threat,
    plan: Plan,
    progress: Progress,
}

impl Player {
    /// A player. The seed breaks ties and, on the easy level, chooses its lapses; it has
    /// nothing to do with the dice of the battle.
    #[must_use]
    pub fn new(side: Side, level: Level, seed: u64) -> Player {
        Player {
            side,
            level,
            noise: Noise::new(seed),
            ground: Ground::default(),
            threat: Threat::default(),
            plan: Plan::default(),
            progress: Progress::default(),
        }
    }

    /// Its side.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.side
    }

    /// The next order, [`Order::EndTurn`] when nothing is left to do. It is legal for
    /// the side to move; for the other it is `EndTurn`, too.
    pub fn next_order(&mut self, p: &Perspective) -> Order {
        if p.side != self.side || p.public.side != self.side || p.public.ended.is_some() {
            return Order::EndTurn;
        }
        self.ground.check(p.setup());
        let pic = Picture::new(p);
        if self.progress.begin(p) {
            self.plan = Plan::make(&pic, &mut self.ground);
        }
        self.threat.update(&pic, &mut self.ground);
        while let Some(order) = self.decide(&pic) {
            // What the rules refuse is a blind spot of ours: the unit is passed over.
            if check(p, &order).is_ok() {
                return order;
            }
            self.progress.pass_over();
        }
        Order::EndTurn
    }

    /// True if the player may slip here and there.
    fn slack(&self) -> bool {
        self.level == Level::Easy
    }
}
