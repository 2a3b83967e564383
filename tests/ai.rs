//! The computer player: whole games without a refused order, and small situations drawn
//! from what players complain about in others.

#[allow(dead_code, reason = "shared with the tests of the rules, which use all of it")]
#[path = "rules/dsl.rs"]
mod dsl;

use dsl::melee;
use khasan::ai::{Level, Player};
use khasan::rules::{BySide, Order, Side, State, execute};

/// Plays a battle to its end and returns it with the orders given.
fn play(mut state: State, seed: u64) -> (State, Vec<Order>) {
    let mut players = BySide::from_fn(|side| Player::new(side, Level::Normal, seed));
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
    let mut player = Player::new(side, Level::Normal, 1);
    let mut orders = Vec::new();
    while state.public().ended.is_none() && state.public().side == side {
        let order = player.next_order(&state.perspective(side));
        execute(state, &order).expect("a legal order");
        orders.push(order);
    }
    orders
}

#[test]
fn plays_to_the_end_without_a_refused_order() {
    for seed in 0..20 {
        let (end, _) = play(melee(seed), seed);
        assert!(end.public().ended.is_some());
    }
}

#[test]
fn the_same_seed_plays_the_same_game() {
    let (a, b) = (play(melee(3), 3), play(melee(3), 3));
    assert_eq!(khasan::rules::hash(&a.0), khasan::rules::hash(&b.0));
    assert_eq!(a.1, b.1);
}

#[test]
fn a_player_made_in_mid_battle_plays_on() {
    let mut state = melee(5);
    let mut n = 0;
    while state.public().ended.is_none() {
        let side = state.public().side;
        for _ in 0..40 {
            if state.public().side != side || state.public().ended.is_some() {
                break;
            }
            let mut player = Player::new(side, Level::Easy, n);
            let order = player.next_order(&state.perspective(side));
            execute(&mut state, &order).expect("a legal order");
            n += 1;
        }
        if state.public().side == side && state.public().ended.is_none() {
            turn(&mut state, side);
        }
    }
}
