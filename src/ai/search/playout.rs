//! Playing a scheme out.

use super::carry::Executor;
use super::scheme::Scheme;
use super::value::{SchemeOutcome, men, outcome};
use crate::rules::{BySide, Order, Side, State, execute};

/// Orders in a side's turn beyond which something is wrong, and it is ended.
const MOST_ORDERS: u32 = 4_000;

/// What comes of both sides' going by a scheme for so many turns of a side, this one among them,
/// to one of them.
pub(super) fn play_out(
    mut state: State,
    side: Side,
    schemes: BySide<&Scheme>,
    turns: u32,
) -> SchemeOutcome {
    let before = BySide::from_fn(|s| men(&state, s));
    let mut players = BySide::from_fn(Executor::in_brief);
    for _ in 0..turns {
        if state.public().ended.is_some() {
            break;
        }
        play_turn(&mut state, &mut players, schemes);
    }
    outcome(&state, side, before)
}

/// Plays the turn of the side to move to its end.
fn play_turn(state: &mut State, players: &mut BySide<Executor>, schemes: BySide<&Scheme>) {
    let side = state.public().side;
    for _ in 0..MOST_ORDERS {
        let order = players[side].next_order(&state.perspective(side), schemes[side]);
        let ends = order == Order::EndTurn;
        if execute(state, &order).is_err() || ends {
            break;
        }
    }
    if state.public().side == side && state.public().ended.is_none() {
        // Ends it, whatever went wrong.
        let _ = execute(state, &Order::EndTurn);
    }
}
