//! A defender who never marches: fires, and calms his men.

use super::sense::{Roster, best_fire};
use khasan::play::Guest;
use khasan::rules::{Morale, Order, Perspective, check};

/// Fires where it is worth it, rallies who is not steady.
#[derive(Debug, Default)]
pub struct Passive {
    roster: Roster,
}

impl Guest for Passive {
    fn next_order(&mut self, p: &Perspective) -> Order {
        while let Some(unit) = self.roster.next(p, 8) {
            let Some(u) = p.unit(unit) else { continue };
            if u.morale() > Morale::Steady {
                let rally = Order::Rally { unit, seconds: u32::try_from(u.time).unwrap_or(0) };
                if check(p, &rally).is_ok() {
                    return rally;
                }
            }
            match best_fire(p, unit, 120) {
                Some((worth, fire)) if worth > 0 => return fire,
                _ => self.roster.done(),
            }
        }
        Order::EndTurn
    }
}
