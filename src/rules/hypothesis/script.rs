//! Which scripted events went off, as far as a side can tell.

use super::super::Side;
use super::super::score::losses;
use super::super::setup::{Effect, Scripted, Trigger};
use super::super::state::Perspective;
use super::super::unit::Place;

/// Of the scripted events that a side knows of, those that went off: by the clock this is known;
/// of the others by what they brought, else by whether what sets them off is so.
pub(super) fn done(p: &Perspective) -> Vec<bool> {
    p.setup().events.iter().map(|e| is_done(p, e)).collect()
}

fn is_done(p: &Perspective, event: &Scripted) -> bool {
    let shown = || event.what.iter().find_map(|e| shows(p, e));
    match event.when {
        Trigger::Time(at) => at <= p.public.clock,
        Trigger::Losses(side, men) => shown().unwrap_or_else(|| men_lost(p, side) >= men),
        Trigger::Holds(side, objective) => shown().unwrap_or_else(|| {
            let hold = p.public.holds.get(usize::from(objective));
            hold.is_some_and(|h| h.holder == Some(side))
        }),
    }
}

/// Whether what a side sees tells that an effect has come about, or that it has not.
fn shows(p: &Perspective, effect: &Effect) -> Option<bool> {
    match effect {
        Effect::Arrive(side, units) if *side == p.side => {
            let mut units = units.iter().filter_map(|i| p.units.get(usize::from(*i)));
            let come = units.any(|u| u.place != Place::Awaited);
            // Whoever was called before one's turn began has come by now.
            (come || p.public.side == p.side).then_some(come)
        }
        Effect::Withdraw(side, area) => Some(p.public.withdraw[*side] == Some(*area)),
        _ => None,
    }
}

/// Men of a side that fell: of the enemy's those who were seen to.
fn men_lost(p: &Perspective, side: Side) -> u32 {
    let own = losses(p.units.iter());
    if side == p.side { own.killed + own.wounded } else { p.claims.men }
}
