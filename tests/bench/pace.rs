//! How fast games go: `cargo bench --no-default-features --bench pace`.
//!
//! All is measured with the ordinary computer player on both sides and no window, the way a
//! search plays games out: a perspective for each order, the order, what comes of it. Nothing is
//! hashed or recorded. Items are side-turns.
//!
//! - `ordinary_play`: whole shipped battles.
//! - `clone_of_a_state`: a copy of the whole truth in the middle of them.
//! - `wide_front`, `same_ground`: growth with the number of units a side, on open maps that grow
//!   with it and on one map that does not; the battle's first four turns, in which both sides
//!   march, meet and fight.

mod open_ground;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use khasan::ai::{Level, Player};
use khasan::rules::{BySide, Setup, State, execute, start};
use khasan::scenario::{Files, load};
use open_ground::{Ground, open_battle};
use std::sync::Arc;

fn main() {
    divan::main();
}

/// The battles of the aims: the corps of 6 August, the skirmish of 29 July.
const BATTLES: [&str; 2] = ["khasan-6-august", "khasan-29-july"];
/// Units a side.
const SIZES: [usize; 5] = [25, 50, 100, 200, 400];

fn shipped(name: &str) -> Arc<Setup> {
    load(&Files::embedded(), name).unwrap_or_else(|e| panic!("{name}: {e:?}")).setup
}

/// Plays so many side-turns, fewer if the battle ends before, and says how many they were.
fn play(state: &mut State, most: usize) -> usize {
    let mut players = BySide::from_fn(|side| Player::new(side, Level::Veteran, 1));
    let mut turns = 0;
    while turns < most && state.public().ended.is_none() {
        let side = state.public().side;
        while state.public().side == side && state.public().ended.is_none() {
            let order = players[side].next_order(&state.perspective(side));
            if let Err(why) = execute(state, &order) {
                panic!("{order:?} of {side:?} was refused: {why:?}");
            }
        }
        turns += 1;
    }
    turns
}

fn paced(b: Bencher, setup: &Arc<Setup>, most: usize) {
    let begin = start(setup.clone(), 1).0;
    let turns = play(&mut begin.clone(), most);
    b.counter(ItemsCount::new(turns))
        .with_inputs(|| begin.clone())
        .bench_local_values(|mut state| play(&mut state, most));
}

#[divan::bench(args = BATTLES, sample_count = 3, sample_size = 1)]
fn ordinary_play(b: Bencher, battle: &str) {
    paced(b, &shipped(battle), usize::MAX);
}

#[divan::bench(args = BATTLES)]
fn clone_of_a_state(b: Bencher, battle: &str) {
    let mut state = start(shipped(battle), 1).0;
    play(&mut state, 16);
    b.bench(|| black_box(&state).clone());
}

#[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
fn wide_front(b: Bencher, units: usize) {
    paced(b, &open_battle(units, Ground::Wide), 8);
}

#[divan::bench(args = SIZES, sample_count = 2, sample_size = 1)]
fn same_ground(b: Bencher, units: usize) {
    paced(b, &open_battle(units, Ground::Same), 8);
}
