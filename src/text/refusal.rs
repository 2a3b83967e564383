//! Why something cannot be done, or was not done.

use super::{armour, cohesion, command, distance, duration, hex_in, morale};
use crate::record::NoUndo;
use crate::rules::{Irrevocable, Refusal, Setup, Side, StopReason};

/// Why an order is refused, as a sentence. `setup` prints its hexes.
#[must_use]
pub fn refusal(setup: &Setup, r: &Refusal) -> String {
    let at = |h| hex_in(setup, h);
    match *r {
        Refusal::BattleOver => "The battle is over.".to_owned(),
        Refusal::NotYours => "That is not yours to command now.".to_owned(),
        Refusal::NotOnMap => "The unit is not on the map.".to_owned(),
        Refusal::Empty => "The order is incomplete.".to_owned(),
        Refusal::BrokenPath { at: h } => format!("The path is broken at {}.", at(h)),
        Refusal::Impassable { at: h } => format!("It cannot enter {}.", at(h)),
        Refusal::Forbidden { at: h } => {
            format!("Orders forbid going to {}: it lies beyond the line.", at(h))
        }
        Refusal::EnemyThere { at: h } => {
            format!("The enemy is in {}: assault it instead.", at(h))
        }
        Refusal::Stacking { at: h, limit, need } => {
            format!("No room in {}: it holds {limit} men, {need} would be there.", at(h))
        }
        Refusal::Time { have, need } if have < 0 => {
            let owed = duration(have.unsigned_abs());
            format!("It takes {}, and the unit still owes {owed}.", duration(need))
        }
        Refusal::Time { have, need } => format!(
            "It takes {}, the unit has {} left.",
            duration(need),
            duration(have.unsigned_abs())
        ),
        Refusal::Shaken { morale: m } => format!("The unit is {}.", morale(m)),
        Refusal::Mired => "It is stuck in the ground.".to_owned(),
        Refusal::KnockedOut => armour::KNOCKED_OUT.to_owned(),
        Refusal::Leaderless { side, battalion, until } => {
            armour::refused(setup, side, battalion, until)
        }
        Refusal::Immobile => "It cannot move.".to_owned(),
        Refusal::NoTarget => "There is no such target.".to_owned(),
        Refusal::NoSight => "There is no line of sight.".to_owned(),
        Refusal::Range { metres, range } => {
            format!("Out of range: {}, and it reaches {}.", distance(metres), distance(range))
        }
        Refusal::Ammo => {
            "It has nothing left that would do. It draws more from its stock when it rests near \
             it; its card says where that is."
                .to_owned()
        }
        Refusal::NoEffect => "Its weapons cannot harm that target.".to_owned(),
        Refusal::NotAdjacent { at: h } => format!("{} is not adjacent.", at(h)),
        Refusal::Stormed { from, at: h } => format!(
            "An assault went from {} into {} this turn, and the hexside carries one: go over \
             another side of it, or wait for the next turn.",
            at(from),
            at(h)
        ),
        Refusal::NoEnemyThere { at: h } => format!("No enemy is known in {}.", at(h)),
        Refusal::CannotDo => "This kind of unit cannot do that.".to_owned(),
        Refusal::NotMired => "It is not stuck.".to_owned(),
        Refusal::NotSuppressed => "The men are steady already.".to_owned(),
        Refusal::NerveFloor { loss_pct, points } => cohesion::at_floor(loss_pct, points),
        Refusal::OffMission { side, battalion, at } => {
            command::off_mission(setup.forces[side].formation_name(battalion), at)
        }
        Refusal::NoBattalion => "Only battalions have missions.".to_owned(),
        Refusal::OffMap { at: h } => format!("{} is not on the map.", at(h)),
        Refusal::GoalTooLarge { hexes, most } => {
            format!("A goal may have {most} hexes at most; this one has {hexes}.")
        }
        Refusal::Spent { side, battalion, why, rested_s, rest_s } => {
            let name = setup.forces[side].formation_name(battalion);
            cohesion::spent(name, why, rested_s, rest_s)
        }
    }
}

/// Why a march ended early.
#[must_use]
pub fn stop(setup: &Setup, why: &StopReason) -> String {
    match why {
        StopReason::NewEnemy => "an enemy came into view".to_owned(),
        StopReason::Nerves => "the men went to ground".to_owned(),
        StopReason::Mired => "stuck in the ground".to_owned(),
        StopReason::FoundWire => "it found wire across its way".to_owned(),
        StopReason::Refused(r) => {
            let sentence = refusal(setup, r);
            let mut words = sentence.trim_end_matches('.').to_owned();
            if let Some(first) = words.get_mut(..1) {
                first.make_ascii_lowercase();
            }
            words
        }
        StopReason::Destroyed => "destroyed".to_owned(),
    }
}

/// Why ground is closed to a side.
#[must_use]
pub const fn forbidden(side: Side) -> &'static str {
    match side {
        Side::Soviet => "beyond the line its orders forbid the Soviet side to go",
        Side::Japan => "beyond the line its orders forbid the Japanese side to go",
    }
}

/// Why nothing can be taken back, as a sentence.
#[must_use]
pub const fn no_undo(why: NoUndo) -> &'static str {
    match why {
        NoUndo::Nothing => "There is nothing to take back.",
        NoUndo::Irrevocable(Irrevocable::DiceFell) => "It cannot be taken back: dice fell.",
        NoUndo::Irrevocable(Irrevocable::NewSeen) => {
            "It cannot be taken back: it showed something new of the enemy."
        }
        NoUndo::Irrevocable(Irrevocable::TurnEnded) => {
            "It cannot be taken back: the turn was ended."
        }
        NoUndo::Loaded => "It cannot be taken back: the battle was loaded since.",
    }
}
