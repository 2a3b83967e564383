//! The tactics that the game ships.

use super::entry::Arm::{Gun, Heavy, Rifles, Staff, Vehicle};
use super::entry::Condition::{
    AttackGathers, AttackIsOn, Before, ByItself, EnemyWithin, Exposed, GoalIsFree, HasTarget,
    InWorks, NeededWhereItIs, NeedsRounds, OffPayingGround, Outnumbered, Outranged,
    SomebodyStrikes, Spent, SpentFriendsInGoal, Strained, Striking, StuckTanksWithin, Unsteady,
    Watched,
};
use super::entry::TaskKind::{Attack, Defend, Go, Leave, Recuperate, Refit, Rest, Support};
use super::{Arm, Condition, Emphasis, Method, Stage, Tactic, TacticEntry, TaskKind};

/// Those who are to get somewhere and not to fight.
const GOES: &[TaskKind] = &[Leave, Go, Refit];
/// Those who hold no ground and take none.
const IDLE: &[TaskKind] = &[Recuperate, Rest, TaskKind::Stage];

/// One that leaves the rest of the stage open when it finds no order.
const fn open(tactic: Tactic, stage: Stage, how: Method) -> TacticEntry {
    TacticEntry { tactic, stage, tasks: &[], arms: &[], when: &[], how, alone: false }
}

/// A march: one a stage.
const fn march(
    tactic: Tactic,
    tasks: &'static [TaskKind],
    arms: &'static [Arm],
    when: &'static [Condition],
    emphasis: Emphasis,
) -> TacticEntry {
    let how = Method::March(emphasis);
    TacticEntry { tactic, stage: Stage::March, tasks, arms, when, how, alone: true }
}

const EVEN: Emphasis = Emphasis::EVEN;

/// Calming down and pulling out, before anybody fires.
const CARE: [TacticEntry; 2] = [
    open(Tactic::PullOut, Stage::Recover, Method::PullOut),
    TacticEntry { when: &[Before(1)], ..open(Tactic::Rally, Stage::Rally, Method::Rally) },
];

/// The same with a thought for who looks on.
const CARE_OUT_OF_SIGHT: [TacticEntry; 4] = [
    open(Tactic::PullOut, Stage::Recover, Method::PullOut),
    TacticEntry { when: &[Before(2)], ..open(Tactic::Rally, Stage::Rally, Method::Rally) },
    // Where fire would undo it as fast.
    TacticEntry {
        arms: &[Rifles, Heavy, Gun, Staff],
        when: &[Unsteady, Watched, Exposed, Before(1), OffPayingGround, ByItself],
        ..open(Tactic::RallyOutOfSight, Stage::Rally, Method::Hide)
    },
    // Whoever has come to help does it at once.
    open(Tactic::PullOut, Stage::March, Method::PullOut),
];

/// Before the moves.
const FIRE: [TacticEntry; 4] = [
    TacticEntry {
        when: &[SomebodyStrikes],
        tasks: &[Attack, Support],
        ..open(Tactic::SuppressToStorm, Stage::Fire, Method::Fire)
    },
    TacticEntry {
        arms: &[Heavy, Gun, Vehicle],
        tasks: &[Attack, Support],
        ..open(Tactic::BaseOfFire, Stage::Fire, Method::Fire)
    },
    open(Tactic::FireAtWill, Stage::Fire, Method::Fire),
    TacticEntry { when: &[Striking], ..open(Tactic::JumpOff, Stage::Close, Method::JumpOff) },
];

/// In the middle of the marches.
const COVER: [TacticEntry; 1] = [TacticEntry {
    arms: &[Heavy, Gun],
    tasks: &[Attack, Support, TaskKind::Stage],
    when: &[ByItself],
    ..open(Tactic::BaseOfFire, Stage::Cover, Method::Fire)
}];

/// Instead of the march of its task.
const INSTEAD: [TacticEntry; 2] = [
    TacticEntry {
        tasks: IDLE,
        // Whoever stands on ground that pays disputes it to the last.
        when: &[Spent, OffPayingGround, ByItself],
        alone: true,
        ..open(Tactic::RestOutOfSight, Stage::March, Method::GetAway)
    },
    TacticEntry {
        when: &[NeedsRounds, ByItself],
        alone: true,
        ..open(Tactic::Refit, Stage::March, Method::GoBack)
    },
];

/// Marches that the situation asks for.
const BY_THE_SITUATION: [TacticEntry; 10] = [
    TacticEntry {
        tasks: &[Attack, TaskKind::Stage, Support, Rest],
        when: &[NeededWhereItIs, ByItself],
        alone: true,
        ..open(Tactic::KeepGround, Stage::March, Method::Stay)
    },
    // Nobody leaves his hole before he has come to himself.
    TacticEntry {
        tasks: &[Attack],
        arms: &[Rifles, Heavy, Gun],
        when: &[Strained(10), InWorks, EnemyWithin(1_000), ByItself],
        alone: true,
        ..open(Tactic::Hold, Stage::March, Method::Stay)
    },
    march(Tactic::TakeTheFree, &[Attack], &[], &[GoalIsFree(400), ByItself], EVEN),
    march(Tactic::HuntTanks, &[], &[Rifles], &[StuckTanksWithin(300), ByItself], EVEN),
    march(
        Tactic::Halt,
        &[Attack],
        &[],
        &[Outnumbered { metres: 800, pct: 150 }, OffPayingGround, ByItself],
        Emphasis { nearer_pct: 0, inside_pct: 0, cover_pct: 200, danger_pct: 150, ..EVEN },
    ),
    march(
        Tactic::TakePosition,
        &[Attack],
        &[Heavy],
        &[EnemyWithin(1_500), ByItself],
        Emphasis { nearer_pct: 30, fire_pct: 150, danger_pct: 150, ..EVEN },
    ),
    // Guns serve from where they are as long as there is anything to fire at.
    TacticEntry {
        tasks: &[Attack],
        arms: &[Gun],
        when: &[HasTarget, ByItself],
        alone: true,
        ..open(Tactic::TakePosition, Stage::March, Method::Stay)
    },
    march(
        Tactic::ReverseSlope,
        &[Defend],
        &[Rifles, Heavy, Gun],
        &[Outranged, ByItself],
        Emphasis { danger_pct: 150, ..EVEN },
    ),
    march(
        Tactic::Delay,
        &[Rest, TaskKind::Stage],
        &[],
        &[OffPayingGround, Outnumbered { metres: 500, pct: 200 }, ByItself],
        Emphasis { danger_pct: 150, ..EVEN },
    ),
    march(Tactic::Relieve, &[Attack, Defend], &[], &[SpentFriendsInGoal, ByItself], EVEN),
];

/// Marches of each task.
const BY_TASK: [TacticEntry; 11] = [
    march(Tactic::Withdraw, &[Leave], &[], &[], EVEN),
    march(Tactic::Refit, &[Refit], &[], &[], EVEN),
    march(Tactic::March, GOES, &[], &[], EVEN),
    march(Tactic::Lead, &[], &[Staff], &[], EVEN),
    march(Tactic::Gather, &[Attack], &[], &[AttackGathers], EVEN),
    march(Tactic::WithInfantry, &[Attack], &[Vehicle], &[AttackIsOn], EVEN),
    march(Tactic::TakePosition, &[Attack, Support], &[Heavy, Gun, Vehicle], &[], EVEN),
    march(Tactic::Bounds, &[Attack, Support], &[], &[], EVEN),
    march(Tactic::Hold, &[Defend], &[], &[], EVEN),
    march(Tactic::Screen, IDLE, &[], &[EnemyWithin(600)], EVEN),
    march(Tactic::Reserve, &[], &[], &[], EVEN),
];

/// What is left of the turn.
const SETTLE: [TacticEntry; 4] = [
    open(Tactic::SpendTheRest, Stage::LateFire, Method::FireTheRest),
    TacticEntry {
        when: &[Before(1), ByItself],
        ..open(Tactic::FirePolicy, Stage::Settle, Method::Policy)
    },
    open(Tactic::Face, Stage::Settle, Method::Face),
    open(Tactic::CalmDown, Stage::Settle, Method::CalmDown),
];

/// The same where only what decides something counts.
const SETTLE_IN_BRIEF: [TacticEntry; 2] = [
    open(Tactic::SpendTheRest, Stage::LateFire, Method::FireTheRest),
    open(Tactic::CalmDown, Stage::Settle, Method::CalmDown),
];

/// All of them, in the order in which they are thought of.
pub const LIBRARY: &[&[TacticEntry]] =
    &[&CARE_OUT_OF_SIGHT, &FIRE, &COVER, &INSTEAD, &BY_THE_SITUATION, &BY_TASK, &SETTLE];

/// What everybody is drilled in, whatever the situation.
pub const DRILL: &[&[TacticEntry]] = &[&CARE, &FIRE, &INSTEAD, &BY_TASK, &SETTLE];

/// The library without what decides little in a game that is only played out on a guess: fronts,
/// fire policies.
pub const IN_BRIEF: &[&[TacticEntry]] =
    &[&CARE_OUT_OF_SIGHT, &FIRE, &COVER, &INSTEAD, &BY_THE_SITUATION, &BY_TASK, &SETTLE_IN_BRIEF];
