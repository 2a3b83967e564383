//! Fair: what the computer does not know has no say in what it orders, at any level.

use super::positions::{play, positions, shipped};
use super::twin::{twin, twin_battle};
use khasan::ai::{Level, Player};
use khasan::rules::{Dice, State};

/// The orders of every level for a situation and for two that its side cannot tell from it, in
/// which all that is hidden is another: as the turn begins and after some of it was ordered.
/// `ahead`: of him, too, who looks ahead and takes his time over it.
fn compare(s: &State, seed: u64, ahead: bool) {
    let side = s.public().side;
    let mut pick = Dice::new(seed);
    let p = s.perspective(side);
    let others = [twin(s, side, &mut pick), twin_battle(s, side, &mut pick)];
    for level in Level::ALL.into_iter().filter(|l| ahead || *l != Level::Commander) {
        let one = Player::new(side, level, seed).next_order(&p);
        for other in &others {
            assert!(other != s);
            let q = other.perspective(side);
            assert!(p == q, "the same in all that the side knows");
            let two = Player::new(side, level, seed).next_order(&q);
            assert_eq!(one, two, "{level:?}");
        }
    }
}

#[test]
fn what_is_hidden_has_no_say_at_any_level() {
    let mut compared = 0;
    positions((12, 80), |s| {
        if s.setup().map.size().len() < 1_000 {
            compare(s, compared, compared % 20 == 0);
            compared += 1;
        }
    });
    assert!(compared > 200, "{compared}");
}

/// The same of the largest battle, a few times.
#[test]
fn nor_has_it_on_the_sixth_of_august() {
    play(shipped("khasan-6-august", 2), 2, 161, |s, i| {
        if i % 80 == 0 {
            compare(s, i as u64, i == 80);
        }
    });
}
