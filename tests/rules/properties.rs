//! Properties over seeded random games.

use super::dsl::melee;
use khasan::rules::{
    Dice, Order, Side, State, all_legal_orders, apply, check, dist, execute, hash, view,
};
use std::sync::Arc;

/// Plays random legal orders, about `per_turn` a side-turn, calling `each` around every one.
fn random_game(
    seed: u64,
    mut each: impl FnMut(&State, &Order, &State, &[khasan::rules::Event]),
) -> State {
    let mut s = melee(seed);
    let mut pick = Dice::new(seed ^ 0xABCD);
    for _ in 0..200 {
        if s.public().ended.is_some() {
            break;
        }
        let p = s.perspective(s.public().side);
        let all = all_legal_orders(&p);
        let n = all.len() as u32;
        // One in twelve ends the turn; the rest is any legal order.
        let order = if pick.chance(dist::ONE / 12) {
            Order::EndTurn
        } else {
            let uniform = dist::Dist::new(
                (0, dist::ONE / u64::from(n)),
                (1..n).map(|i| (i, dist::ONE / u64::from(n))),
            );
            all[pick.draw(&uniform) as usize].clone()
        };
        let before = s.clone();
        let events = execute(&mut s, &order)
            .unwrap_or_else(|r| panic!("seed {seed}: {order:?} refused: {r:?}"));
        each(&before, &order, &s, &events);
    }
    s
}

#[test]
fn legal_orders_are_never_refused_and_games_end_or_go_on() {
    let mut orders = 0;
    for seed in 0..60 {
        random_game(seed, |_, _, _, _| orders += 1);
    }
    assert!(orders > 3000);
}

#[test]
fn events_alone_rebuild_the_state() {
    for seed in 0..40 {
        random_game(seed, |before, order, after, events| {
            let mut again = before.clone();
            for e in events {
                apply(&mut again, e);
            }
            assert_eq!(&again, after, "seed {seed}: {order:?}");
        });
    }
}

#[test]
fn perspective_before_and_view_events_give_perspective_after() {
    for seed in 0..40 {
        random_game(seed, |before, order, after, events| {
            for side in Side::ALL {
                let mut p = before.perspective(side);
                let mut truth = before.clone();
                for e in events {
                    apply(&mut truth, e);
                    for v in view(&truth, e, side) {
                        p.apply(&v);
                    }
                }
                assert_eq!(p, after.perspective(side), "seed {seed} {side:?}: {order:?}");
            }
        });
    }
}

#[test]
fn a_state_survives_its_text_with_the_same_hash() {
    for seed in 0..10 {
        let s = random_game(seed, |_, _, _, _| {});
        let text = ron::to_string(&s).expect("writes");
        let back: State = ron::from_str(&text).expect("reads");
        let back = back.with_setup(Arc::clone(s.setup()));
        assert_eq!(hash(&back), hash(&s));
        assert_eq!(back, s);
    }
}

#[test]
fn the_same_seed_and_orders_give_the_same_battle() {
    for seed in 0..10 {
        let a = random_game(seed, |_, _, _, _| {});
        let b = random_game(seed, |_, _, _, _| {});
        assert_eq!(hash(&a), hash(&b));
    }
}

#[test]
fn what_check_allows_execute_carries_out_and_what_it_refuses_changes_nothing() {
    for seed in 0..20 {
        random_game(seed, |_, _, after, _| {
            let p = after.perspective(after.public().side);
            let bad = Order::Move {
                unit: khasan::rules::UnitId { side: p.side, index: 999 },
                path: vec![],
            };
            assert!(check(&p, &bad).is_err());
            let mut copy = after.clone();
            assert!(execute(&mut copy, &bad).is_err());
            assert_eq!(&copy, after);
        });
    }
}

#[test]
fn never_two_sides_in_a_hex_and_men_add_up() {
    for seed in 0..60 {
        let men = |s: &State, side| {
            s.units(side).map(|(_, u)| u32::from(u.killed) + u32::from(u.wounded)).sum::<u32>()
        };
        random_game(seed, |before, order, after, _| {
            for (_, a) in after.units(Side::Soviet).filter(|(_, u)| u.hex().is_some()) {
                for (_, b) in after.units(Side::Japan) {
                    assert!(b.hex() != a.hex(), "seed {seed}: {order:?}");
                }
            }
            for side in Side::ALL {
                assert!(men(after, side) >= men(before, side), "the dead stay dead");
            }
        });
    }
}
