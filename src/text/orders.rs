//! Orders in words.

use super::{command, contact, direction, duration, hex_in, list, policy, unit_of};
use crate::rules::{Order, Perspective, Setup, Side, State, Target, UnitId};

/// An order as its side would put it.
#[must_use]
pub fn order(p: &Perspective, order: &Order) -> String {
    words((p.setup(), p.side), order, &|id| super::unit(p, id), &|target| match target {
        Target::Contact(c) => {
            let at = p.contacts.get(c.0 as usize).map(|c| hex_in(p.setup(), c.hex));
            format!("{} in {}", contact(p, c), at.unwrap_or_else(|| "?".to_owned()))
        }
        Target::Hex(h) => hex_in(p.setup(), h),
    })
}

/// An order of the side to move, from the whole truth: for replays.
#[must_use]
pub fn order_of(state: &State, given: &Order) -> String {
    let p = state.perspective(state.public().side);
    match given {
        // A replay may hold an order of the wrong side; name its unit all the same.
        Order::Move { unit, .. } | Order::Fire { unit, .. } if unit.side != p.side => words(
            (state.setup(), p.side),
            given,
            &|id| {
                state
                    .unit(id)
                    .map_or_else(|| "a unit".to_owned(), |u| unit_of(state.setup(), id.side, u))
            },
            &|_| "a target".to_owned(),
        ),
        _ => order(&p, given),
    }
}

fn words(
    (setup, side): (&Setup, Side),
    order: &Order,
    unit: &dyn Fn(UnitId) -> String,
    target: &dyn Fn(Target) -> String,
) -> String {
    match order {
        Order::Move { unit: id, path } => {
            let to = path.last().map_or_else(|| "nowhere".to_owned(), |h| hex_in(setup, *h));
            format!("{} moves to {to}", unit(*id))
        }
        Order::Face { unit: id, dir } => format!("{} faces {}", unit(*id), direction(*dir)),
        Order::Fire { unit: id, target: t, seconds } => {
            format!("{} fires at {} for {}", unit(*id), target(*t), duration(*seconds))
        }
        Order::Assault { units, hex } => {
            let who: Vec<String> = units.iter().map(|u| unit(*u)).collect();
            let verb = if who.len() == 1 { "assaults" } else { "assault" };
            format!("{} {verb} {}", list(&who), hex_in(setup, *hex))
        }
        Order::Policy { unit: id, policy: to } => format!("{}: {}", unit(*id), policy(*to)),
        Order::Rally { unit: id, seconds } => {
            format!("{} rallies for {}", unit(*id), duration(*seconds))
        }
        Order::Recover { unit: id, mired } => {
            format!("{} pulls {} free", unit(*id), unit(*mired))
        }
        Order::Mission { formation, mission, to } => {
            let name = setup.forces[side].formation_name(*formation);
            let goal = command::goal(setup, to);
            format!("{name}: {} {goal}", super::mission(*mission))
        }
        Order::EndTurn => "end of turn".to_owned(),
    }
}
