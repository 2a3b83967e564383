//! Whole games.

use super::dsl::melee;
use super::{play, turn};
use khasan::ai::{Level, Player};
use khasan::rules::{Order, OrderKind, execute, hash, start};
use khasan::scenario::{Files, load};
use std::collections::BTreeSet;

#[test]
fn games_end_without_a_refused_order() {
    for seed in 0..20 {
        // Who looks ahead takes his time.
        for level in Level::ALL.into_iter().filter(|l| *l != Level::Commander || seed % 10 == 0) {
            let (end, _) = play(melee(seed), level, seed);
            assert!(end.public().ended.is_some());
        }
    }
}

#[test]
fn shipped_battles_end_without_a_refused_order_and_use_every_kind_of_order() {
    let mut kinds = BTreeSet::new();
    for (name, games) in
        [("example-marsh-crossing", 20), ("khasan-29-july", 12), ("khasan-6-august-south", 1)]
    {
        let setup = load(&Files::embedded(), name).expect("it loads").setup;
        for seed in 0..games {
            let (end, orders) = play(start(setup.clone(), seed).0, Level::Veteran, seed);
            assert!(end.public().ended.is_some());
            kinds.extend(orders.iter().map(Order::kind));
        }
    }
    assert_eq!(kinds, BTreeSet::from(OrderKind::ALL));
}

#[test]
fn the_same_seed_plays_the_same_game() {
    let (a, b) = (play(melee(3), Level::Veteran, 3), play(melee(3), Level::Veteran, 3));
    assert_eq!(hash(&a.0), hash(&b.0));
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
            // A new player for every order: nothing it needs is in its memory.
            let mut player = Player::new(side, Level::Veteran, n);
            let order = player.next_order(&state.perspective(side));
            execute(&mut state, &order).expect("a legal order");
            n += 1;
        }
        if state.public().side == side && state.public().ended.is_none() {
            turn(&mut state, side);
        }
    }
}
