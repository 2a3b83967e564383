//! What a tactic is made of.

use super::{Stage, Tactic};

/// What a unit is for, without the ground it is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TaskKind {
    /// Take ground.
    Attack,
    /// Gather before ground until there is strength enough, or stand behind it.
    Stage,
    /// Hold ground.
    Defend,
    /// Get away.
    Leave,
    /// March and stay out of fights.
    Go,
    /// Beat down with fire whoever is there.
    Support,
    /// Take ground, but rest first.
    Recuperate,
    /// Go back for rounds and rest.
    Refit,
    /// Nothing.
    Rest,
    /// Somebody else commands it.
    Outside,
}

/// What fights how.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Arm {
    /// Men who close in and storm.
    Rifles,
    /// Men with machine guns or mortars.
    Heavy,
    /// Guns.
    Gun,
    /// Tanks and other vehicles.
    Vehicle,
    /// A headquarters.
    Staff,
}

/// What must be so for a tactic to be thought of; metres are from the unit unless they say
/// otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Condition {
    /// Nobody leads it by hand.
    ByItself,
    /// It has had fewer orders than this in the stage.
    Before(u8),
    /// Its nerves are worse than steady.
    Unsteady,
    /// It has so many points of suppression, at least.
    Strained(u8),
    /// It is in works of some kind.
    InWorks,
    /// Its battalion has had enough, and there is time for it to rest.
    Spent,
    /// It has next to no rounds left, or is where it can draw and has not enough yet.
    NeedsRounds,
    /// It is one of those who are about to storm.
    Striking,
    /// Somebody is about to storm.
    SomebodyStrikes,
    /// Its attack is on.
    AttackIsOn,
    /// Its attack still gathers.
    AttackGathers,
    /// Nobody of the enemy is known within so many metres of its goal.
    GoalIsFree(u32),
    /// A battalion that has had enough stands on the ground of its goal.
    SpentFriendsInGoal,
    /// An enemy in sight has it in view where it is.
    Watched,
    /// Neither works nor the ground cover it where it is.
    Exposed,
    /// An enemy in sight is in reach of its weapons.
    HasTarget,
    /// An enemy known is within so many metres.
    EnemyWithin(u32),
    /// Enemy guns or tanks in sight could hit it from beyond its own range.
    Outranged,
    /// The enemies known within so many metres have so many per cent of the power of its own
    /// side there, at least.
    Outnumbered {
        /// Metres.
        metres: u32,
        /// Per cent.
        pct: i64,
    },
    /// It stands on no ground that pays.
    OffPayingGround,
    /// It stands on ground that pays, and without it there would not be men enough to hold that.
    NeededWhereItIs,
    /// Immobile enemy vehicles are within so many metres.
    StuckTanksWithin(u32),
}

/// What counts for how much of what it is ordinarily worth, per cent, when a unit weighs where to
/// march.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Emphasis {
    /// To come nearer to the goal.
    pub nearer_pct: i64,
    /// To be in it.
    pub inside_pct: i64,
    /// Cover that lasts.
    pub cover_pct: i64,
    /// Fire that can be given.
    pub fire_pct: i64,
    /// Fire that falls, there and on the way.
    pub danger_pct: i64,
    /// Tanks near which it is worth to stand.
    pub tanks_pct: i64,
}

impl Emphasis {
    /// All as it is.
    pub const EVEN: Emphasis = Emphasis {
        nearer_pct: 100,
        inside_pct: 100,
        cover_pct: 100,
        fire_pct: 100,
        danger_pct: 100,
        tanks_pct: 100,
    };
}

/// How an order for it is found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Pull out a vehicle beside it.
    PullOut,
    /// Rally as much as its task needs, if it pays.
    Rally,
    /// Rally with time that is left, if it pays.
    CalmDown,
    /// Fire at the best target, and keep what the task needs before the moves.
    Fire,
    /// Fire at the best target with all but what the enemy's turn needs.
    FireTheRest,
    /// To its place for a strike.
    JumpOff,
    /// To the hex in reach that is worth most.
    March(Emphasis),
    /// Out of the enemy's sight.
    Hide,
    /// The same, or further from him where there is nothing in reach to hide behind.
    GetAway,
    /// To where its rounds are.
    GoBack,
    /// Stay where it is.
    Stay,
    /// The fire policy that suits it.
    Policy,
    /// Turn to the worst threat.
    Face,
}

/// One tactic in the library.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TacticEntry {
    /// What it is.
    pub tactic: Tactic,
    /// When in a turn.
    pub stage: Stage,
    /// For which tasks; none: for all.
    pub tasks: &'static [TaskKind],
    /// For which arms; none: for all.
    pub arms: &'static [Arm],
    /// What must be so besides, all of it.
    pub when: &'static [Condition],
    /// How it is done.
    pub how: Method,
    /// Where it suits, nothing else is looked at in this stage, even if it finds no order.
    pub alone: bool,
}
