//! The computer player: it sees a [`Perspective`], gives ordinary orders, and decides in
//! integers, so that the same battle is played the same way everywhere.
//!
//! Once a turn it makes a plan: which formation takes, holds, waits for or leaves
//! which ground. Then, in rounds of stages, each unit in turn does what is worth most in
//! one currency, thousandths of a man: pull out the mired, rally, fire, close in, storm,
//! march; at the end fire what is left, turn, and set policies. What it keeps between
//! orders is a memory of the ground, the plan of the turn and its place in it; a player
//! made in mid-battle plays on sensibly. What weighs how much is in its [`Doctrine`].

mod allot;
mod care;
mod digest;
pub mod doctrine;
mod estimate;
mod foresight;
mod goals;
mod ground;
mod halt;
mod march;
mod noise;
mod orders;
mod picture;
mod plan;
mod posts;
mod shoot;
mod staff;
mod stage;
mod storm;
mod threat;
mod unseen;
mod walk;
mod worth;

pub use digest::{Digest, Doubt, Way};
pub use doctrine::Doctrine;
pub use foresight::{Foresight, March, Outlook, Part, Prospect};
pub use staff::{Directive, Report, Staff, Stopped};

use crate::rules::{Order, Perspective, Side, check};
use ground::Ground;
use noise::Noise;
use orders::plan_of_the_day;
use picture::Picture;
use plan::Plan;
use stage::Progress;
use threat::Threat;

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
        Player { level, engine: Engine::new(side, doctrine, seed) }
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
        }
        engine.next_legal(&pic).unwrap_or(Order::EndTurn)
    }
}

/// What carries out a plan, whoever made it: stages of a turn, and a memory of the ground.
#[derive(Debug)]
struct Engine {
    side: Side,
    doctrine: &'static Doctrine,
    /// A person leads: what he has not asked for is left to him.
    led_by_hand: bool,
    noise: Noise,
    ground: Ground,
    threat: Threat,
    plan: Plan,
    progress: Progress,
    /// The last order was an assault.
    stormed: bool,
}

impl Engine {
    fn new(side: Side, doctrine: &'static Doctrine, seed: u64) -> Engine {
        Engine {
            side,
            doctrine,
            led_by_hand: false,
            noise: Noise::new(seed),
            ground: Ground::default(),
            threat: Threat::default(),
            plan: Plan::default(),
            progress: Progress::default(),
            stormed: false,
        }
    }

    /// The situation, if it is this side's turn to act.
    fn look<'a>(&mut self, p: &'a Perspective) -> Option<Picture<'a>> {
        if p.side != self.side || p.public.side != self.side || p.public.ended.is_some() {
            return None;
        }
        self.ground.check(p);
        Some(Picture::new(p, self.doctrine))
    }

    /// The next order that the rules allow.
    fn next_legal(&mut self, pic: &Picture) -> Option<Order> {
        self.threat.learn(pic, self.stormed);
        self.threat.update(pic, &mut self.ground);
        while let Some(order) = self.decide(pic) {
            // What the rules refuse is a blind spot of ours: the unit is passed over.
            if check(pic.p, &order).is_ok() {
                self.stormed = matches!(order, Order::Assault { .. });
                return Some(order);
            }
            self.progress.pass_over();
        }
        None
    }
}
