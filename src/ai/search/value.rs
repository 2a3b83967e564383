//! What a position is worth to a side, thousandths of one of its men.

use crate::ai::doctrine::Doctrine;
use crate::ai::look::payments::remaining;
use crate::ai::look::worth::{Worth, unit_power};
use crate::rules::{Side, State, score};

/// What a position is worth: the points made, those that the ground held now will bring, and the
/// strength that is left.
pub(super) fn value(state: &State, side: Side) -> i64 {
    let setup = state.setup();
    let d = &Doctrine::STANDARD;
    let worth = Worth::new(setup, side, &d.exchange);
    let made = i64::from(score::score(state) * side.sign()) * worth.point;
    if state.public().ended.is_some() {
        return made;
    }
    let strength = |s: Side| -> i64 {
        let there = state.units(s).filter(|(_, u)| u.hex().is_some());
        there.map(|(_, u)| unit_power(setup, d, u)).sum()
    };
    let balance = strength(side) - strength(side.enemy()) * worth.enemy_man / 1000;
    made + to_come(state, side) * worth.point + balance * d.search.strength_pct / 100
}

/// Points that the ground brings if everybody keeps what he holds.
fn to_come(state: &State, side: Side) -> i64 {
    let (setup, public) = (state.setup(), state.public());
    let all = setup.objectives.iter().zip(&public.holds);
    all.map(|(o, hold)| match hold.holder {
        Some(holder) => {
            let points =
                i64::from(o.points[holder]) * i64::from(remaining(setup, public, o.pays).0);
            if holder == side { points } else { -points }
        }
        None => 0,
    })
    .sum()
}
