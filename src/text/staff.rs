//! Formation orders in words.

use super::{distance, duration, hex_in, morale};
use crate::ai::Stopped;
use crate::rules::setup::Mission;
use crate::rules::{Clock, Setup};

/// A mission as a command.
#[must_use]
pub const fn mission(m: Mission) -> &'static str {
    match m {
        Mission::Move => "Move",
        Mission::Attack => "Attack",
        Mission::Hold => "Hold",
        Mission::Support => "Support by fire",
        Mission::Refit => "Rest and refit",
    }
}

/// Why those who are to fire on some ground find no place for it. `seen_m`: how far one
/// sees, if that is less than their weapons reach.
#[must_use]
pub fn no_post(seen_m: Option<u32>) -> String {
    match seen_m {
        Some(m) => {
            format!("cannot see the target from anywhere in reach (one sees {})", distance(m))
        }
        None => "no place in reach from which to fire on the target".to_owned(),
    }
}

/// That a unit goes no further without new orders.
#[must_use]
pub fn awaits_orders(at: Option<Clock>) -> String {
    match at {
        Some(at) => format!("waits for its orders until {at}"),
        None => "waits: its battalion has no orders for that".to_owned(),
    }
}

/// What stopped a unit on its way, for a line after its name. `setup` prints the hexes.
#[must_use]
pub fn stopped(setup: &Setup, why: &Stopped) -> String {
    let at = |h| hex_in(setup, h);
    match *why {
        Stopped::Arrived => "is there".to_owned(),
        Stopped::Firing => "has the ground under fire".to_owned(),
        Stopped::Sparing => "keeps its last shells for armour and for what is close".to_owned(),
        Stopped::Behind => "leads from behind".to_owned(),
        Stopped::OnTheWay { seconds } => {
            // To the minute: the way is an estimate.
            format!("out of time, about {} to go", duration(seconds.div_ceil(60) * 60))
        }
        Stopped::Resting { seconds: 0 } => "rested, with a full load".to_owned(),
        Stopped::Resting { seconds } => {
            format!("rests, fit again in about {}", duration(seconds.div_ceil(60) * 60))
        }
        Stopped::NoStock => "rests, with nothing left to draw".to_owned(),
        Stopped::CannotDraw => "rests, but the enemy is too near its stock to draw".to_owned(),
        Stopped::Gathering => "waits for the others before the attack".to_owned(),
        Stopped::Pacing => "keeps pace with the infantry".to_owned(),
        Stopped::Mired => "stuck in the ground".to_owned(),
        Stopped::Nerves(m) => morale(m).to_owned(),
        Stopped::Immobile => "cannot move".to_owned(),
        Stopped::NoWay => "finds no way there".to_owned(),
        Stopped::NoPost { seen_m } => no_post(seen_m),
        Stopped::NoRoom { at: h } => format!("no room in {}", at(h)),
        Stopped::AwaitsOrders { at } => awaits_orders(at),
        Stopped::Exhausted { seconds } => {
            format!("its battalion has had enough, {} of rest to go", duration(seconds))
        }
        Stopped::Enemy { at: h } => format!("the enemy holds {}, too strong to storm", at(h)),
        Stopped::Barred { at: h } => format!("the enemy holds {}", at(h)),
        Stopped::UnderFire { at: h } => format!("halted: {} lies under fire", at(h)),
        Stopped::SoftGround { at: h } => format!("halted: {} would swallow it", at(h)),
    }
}
