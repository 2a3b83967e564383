//! How the computer behaves: a tiny battle for each foolishness that players complain of, and
//! whether it is guilty of it. `cases!` below names them; the table at the end of a run has the
//! seeds of eight in which each level passed, all of them, and beside it a fool who does not.
//!
//! ```sh
//! cargo test --no-default-features --test behaviour              # all, and the table
//! cargo test --no-default-features --test behaviour ford         # one
//! KHASAN_BEHAVIOUR=target/games cargo test … --test behaviour ford # and all orders of its games
//! ```

#[path = "behaviour/attack.rs"]
mod attack;
#[path = "behaviour/care.rs"]
mod care;
#[path = "behaviour/case.rs"]
mod case;
#[path = "behaviour/defence.rs"]
mod defence;
#[path = "behaviour/fire.rs"]
mod fire;
#[path = "behaviour/fools.rs"]
mod fools;
#[path = "behaviour/log.rs"]
mod log;
#[path = "behaviour/march.rs"]
mod march;
#[path = "behaviour/table.rs"]
mod table;
#[path = "behaviour/trial.rs"]
mod trial;

#[path = "opponents/passive.rs"]
mod passive;
#[path = "opponents/rush.rs"]
mod rush;
#[allow(dead_code, reason = "shared with the opponents of the arena, who use all of it")]
#[path = "opponents/sense.rs"]
mod sense;

/// One test for each case, and the list of all.
macro_rules! cases {
    ($($name:ident: $case:path),+ $(,)?) => {
        $(#[test] fn $name() { table::judge(&$case); })+
        const ALL: &[&case::Case] = &[$(&$case),+];
    };
}

cases! {
    repeated_assault: attack::REPEATED_ASSAULT,
    rallied_and_fired: care::RALLIED_AND_FIRED,
    broken_targets: fire::BROKEN_TARGETS,
    guns_in_reach: march::GUNS_IN_REACH,
    ford: defence::FORD,
    empty_trenches: defence::EMPTY_TRENCHES,
    last_turn: march::LAST_TURN,
    stormed_ground: attack::STORMED_GROUND,
    waiting: attack::WAITING,
    two_objectives: march::TWO_OBJECTIVES,
    contact: attack::CONTACT,
    met_alone: attack::MET_ALONE,
    fire_then_storm: attack::FIRE_THEN_STORM,
    idle_reserve: march::IDLE_RESERVE,
    decoy: defence::DECOY,
    cover_under_fire: defence::COVER_UNDER_FIRE,
    walking_gun: fire::WALKING_GUN,
    hopeless_targets: fire::HOPELESS_TARGETS,
    raider: defence::RAIDER,
    unseen_targets: fire::UNSEEN_TARGETS,
    fire_before_assault: attack::FIRE_BEFORE_ASSAULT,
    closed_river: march::CLOSED_RIVER,
    marsh: march::MARSH,
    spent_battalion: care::SPENT_BATTALION,
    stuck_tanks: care::STUCK_TANKS,
}
