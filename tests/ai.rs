//! The computer player: whole games without a refused order, and small situations drawn
//! from what players complain about in others.

#[path = "ai/account.rs"]
mod account;
#[path = "ai/command.rs"]
mod command;
#[path = "ai/doctrine.rs"]
mod doctrine;
#[path = "ai/fair.rs"]
mod fair;
#[path = "ai/fight.rs"]
mod fight;
#[path = "ai/foresight.rs"]
mod foresight;
#[path = "ai/games.rs"]
mod games;
#[path = "ai/historical.rs"]
mod historical;
#[path = "ai/refit.rs"]
mod refit;
#[path = "ai/sense.rs"]
mod sense;
#[path = "ai/staff.rs"]
mod staff;
#[path = "ai/tanks.rs"]
mod tanks;

#[allow(dead_code, reason = "shared with the tests of the rules, which use all of it")]
#[path = "rules/dsl.rs"]
mod dsl;

#[allow(dead_code, reason = "shared with the tests of the rules, which use all of it")]
#[path = "rules/positions.rs"]
mod positions;

#[allow(dead_code, reason = "shared with the tests of the rules, which use all of it")]
#[path = "rules/twin.rs"]
mod twin;

use khasan::ai::{Level, Player};
use khasan::rules::{BySide, Order, Side, State, execute};

/// Plays a battle to its end and returns it with the orders given.
fn play(state: State, level: Level, seed: u64) -> (State, Vec<Order>) {
    play_with(state, |side| Player::new(side, level, seed))
}

/// The same between two players.
fn play_with(mut state: State, player: impl FnMut(Side) -> Player) -> (State, Vec<Order>) {
    let mut players = BySide::from_fn(player);
    let mut orders = Vec::new();
    while state.public().ended.is_none() {
        let side = state.public().side;
        let order = players[side].next_order(&state.perspective(side));
        if let Err(why) = execute(&mut state, &order) {
            panic!("{order:?} of {side:?} was refused: {why:?}");
        }
        orders.push(order);
        assert!(orders.len() < 100_000, "the battle does not end");
    }
    (state, orders)
}

/// One turn of one side; the orders it gave.
fn turn(state: &mut State, side: Side) -> Vec<Order> {
    let mut player = Player::new(side, Level::Veteran, 1);
    let mut orders = Vec::new();
    while state.public().ended.is_none() && state.public().side == side {
        let order = player.next_order(&state.perspective(side));
        execute(state, &order).expect("a legal order");
        orders.push(order);
    }
    orders
}

/// Ends the turn of whoever moves.
fn pass(state: &mut State) {
    execute(state, &Order::EndTurn).expect("the turn ends");
}
