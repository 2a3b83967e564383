//! The tactics that the game ships.

use super::entry::Arm::{Heavy, Rifles, Staff, Vehicle};
use super::entry::Condition::{
    AttackGathers, AttackIsOn, ByItself, EnemyWithin, First, GoalIsFree, NeedsRounds,
    OffPayingGround, Outnumbered, Outranged, Shaken, SomebodyStrikes, Spent, SpentFriendsInGoal,
    Striking, StuckTanksWithin, Watched,
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
    TacticEntry { when: &[First], ..open(Tactic::Rally, Stage::Rally, Method::Rally) },
];

/// Before the moves.
const FIRE: [TacticEntry; 4] = [
    TacticEntry {
        when: &[SomebodyStrikes],
        tasks: &[Attack, Support],
        ..open(Tactic::SuppressToStorm, Stage::Fire, Method::Fire)
    },
    TacticEntry {
        arms: &[Heavy, Vehicle],
        tasks: &[Attack, Support],
        ..open(Tactic::BaseOfFire, Stage::Fire, Method::Fire)
    },
    open(Tactic::FireAtWill, Stage::Fire, Method::Fire),
    TacticEntry { when: &[Striking], ..open(Tactic::JumpOff, Stage::Close, Method::JumpOff) },
];

/// Instead of the march of its task.
const INSTEAD: [TacticEntry; 2] = [
    TacticEntry {
        tasks: IDLE,
        when: &[Spent, ByItself],
        alone: true,
        ..open(Tactic::RestOutOfSight, Stage::March, Method::Hide)
    },
    TacticEntry {
        when: &[NeedsRounds, ByItself],
        alone: true,
        ..open(Tactic::Refit, Stage::March, Method::GoBack)
    },
];

/// Marches that the situation asks for.
const BY_THE_SITUATION: [TacticEntry; 6] = [
    TacticEntry {
        arms: &[Rifles, Heavy],
        when: &[Shaken, Watched, ByItself],
        ..open(Tactic::RallyOutOfSight, Stage::March, Method::Hide)
    },
    march(Tactic::TakeTheFree, &[Attack], &[], &[GoalIsFree(400), ByItself], EVEN),
    march(Tactic::HuntTanks, &[], &[Rifles], &[StuckTanksWithin(300), ByItself], EVEN),
    march(
        Tactic::ReverseSlope,
        &[Defend],
        &[Rifles, Heavy],
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
    march(Tactic::TakePosition, &[Attack, Support], &[Heavy, Vehicle], &[], EVEN),
    march(Tactic::Bounds, &[Attack, Support], &[], &[], EVEN),
    march(Tactic::Hold, &[Defend], &[], &[], EVEN),
    march(Tactic::Screen, IDLE, &[], &[EnemyWithin(600)], EVEN),
    march(Tactic::Reserve, &[], &[], &[], EVEN),
];

/// What is left of the turn.
const SETTLE: [TacticEntry; 4] = [
    open(Tactic::SpendTheRest, Stage::LateFire, Method::FireTheRest),
    TacticEntry {
        when: &[First, ByItself],
        ..open(Tactic::FirePolicy, Stage::Settle, Method::Policy)
    },
    open(Tactic::Face, Stage::Settle, Method::Face),
    open(Tactic::CalmDown, Stage::Settle, Method::CalmDown),
];

/// All of them, in the order in which they are thought of.
pub const LIBRARY: &[&[TacticEntry]] = &[&CARE, &FIRE, &INSTEAD, &BY_TASK, &SETTLE];

/// What everybody is drilled in, whatever the situation.
pub const DRILL: &[&[TacticEntry]] =
    &[&CARE, &FIRE, &INSTEAD, &BY_THE_SITUATION, &BY_TASK, &SETTLE];
