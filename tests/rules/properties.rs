//! Properties over seeded random games.

use super::dsl::melee;
use khasan::rules::{
    Dice, Event, Forecast, Order, Shot, Side, State, Target, UnitChange, UnitId, all_legal_orders,
    apply, dist, execute, forecast, hash, view,
};
use std::sync::Arc;

/// Plays random legal orders, about `per_turn` a side-turn, calling `each` around every one.
pub fn random_game(seed: u64, mut each: impl FnMut(&State, &Order, &State, &[Event])) -> State {
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

/// Draws each situation 20,000 times and compares with the forecast, outcome by outcome.
#[test]
fn forecasts_of_fire_in_random_games_are_their_frequencies() {
    let mut tried = 0;
    for seed in 0..400 {
        if tried >= 8 {
            break;
        }
        let mut found = None;
        random_game(seed, |before, order, _, _| {
            if let Order::Fire { unit, target: Target::Contact(c), .. } = order {
                let p = before.perspective(unit.side);
                if p.contact(*c).is_some_and(|c| c.seen) {
                    found = Some((before.clone(), order.clone(), *unit));
                }
            }
        });
        let Some((state, order, by)) = found else { continue };
        let p = state.perspective(by.side);
        let Ok(Forecast::Fire { odds: Some(odds), .. }) = forecast(&p, &order) else {
            panic!("a legal shot at a mark in sight has odds")
        };
        if odds.dist.is_certain() {
            continue;
        }
        tried += 1;
        let gun_crew = odds.men_milli() > 0 && odds.dist.iter().all(|(o, _)| o.pieces == 0);
        let mut seen = std::collections::BTreeMap::new();
        for draw in 0..20_000 {
            let mut s = state.clone().with_dice(draw);
            let events = execute(&mut s, &order).expect("legal");
            *seen.entry(hits(&events, by, gun_crew)).or_insert(0_u32) += 1;
        }
        for (o, w) in odds.dist.iter() {
            let key = if gun_crew { o.men } else { o.pieces };
            let told = f64::from(u32::try_from(dist::to_ppm(w)).expect("small")) / 1e6;
            let got = f64::from(seen.get(&key).copied().unwrap_or(0)) / 20_000.0;
            let error = (told * (1.0 - told) / 20_000.0).sqrt();
            assert!(
                (told - got).abs() < 4.5 * error + 2e-4,
                "seed {seed} {order:?}: {key} lost: told {told}, got {got}"
            );
        }
    }
    assert_eq!(tried, 8, "random games must offer shots to compare");
}

/// Men hit (or vehicles lost) by the first shot of `by`.
fn hits(events: &[Event], by: UnitId, men: bool) -> u32 {
    let mut ours = false;
    for e in events {
        match e {
            Event::Shot(Shot { by: b, reaction: false, .. }) => ours = *b == by,
            Event::Unit { change: UnitChange::Hit { killed, wounded, lost, .. }, unit }
                if ours && unit.side != by.side =>
            {
                return if men { u32::from(killed + wounded) } else { u32::from(*lost) };
            }
            _ => {}
        }
    }
    0
}

#[test]
fn forecasts_of_mire_in_random_games_are_their_frequencies() {
    let mut tried = 0;
    for seed in 0..400 {
        if tried >= 4 {
            break;
        }
        let mut found = None;
        random_game(seed, |before, order, _, _| {
            if let Order::Move { unit, .. } = order {
                let p = before.perspective(unit.side);
                if let Ok(Forecast::Move { bog, .. }) = forecast(&p, order)
                    && bog > 0
                {
                    found = Some((before.clone(), order.clone(), *unit, bog));
                }
            }
        });
        let Some((state, order, unit, bog)) = found else { continue };
        tried += 1;
        let bogged =
            |s: &State| -> u32 { s.units(unit.side).map(|(_, u)| u32::from(u.bogged)).sum() };
        let pieces = u32::from(state.unit(unit).expect("it moves").pieces);
        let before = bogged(&state);
        let mut stuck = 0;
        for draw in 0..20_000 {
            let mut s = state.clone().with_dice(draw);
            execute(&mut s, &order).expect("legal");
            stuck += bogged(&s) - before;
        }
        let told = f64::from(u32::try_from(dist::to_ppm(bog)).expect("small")) / 1e6;
        let got = f64::from(stuck) / f64::from(pieces * 20_000);
        assert!((told - got).abs() < 0.006, "seed {seed}: told {told}, got {got}");
    }
    assert_eq!(tried, 4);
}

/// Every contact in sight is one enemy as he is, no two are the same, and whoever stands
/// next to one of ours is among them.
#[test]
fn what_is_in_sight_is_true_and_whole() {
    let mut checked = 0;
    for seed in 0..40 {
        random_game(seed, |_, order, after, _| {
            for side in Side::ALL {
                let p = after.perspective(side);
                let mut left: Vec<_> = after.units(side.enemy()).map(|(_, u)| *u).collect();
                for c in p.enemies().filter(|c| c.seen) {
                    let same = left.iter().position(|u| {
                        (u.hex(), u.ty, u.men, u.pieces) == (Some(c.hex), c.ty, c.men, c.pieces)
                    });
                    let i =
                        same.unwrap_or_else(|| panic!("seed {seed} {order:?}: {c:?} is nobody"));
                    left.remove(i);
                    checked += 1;
                }
                for u in left.iter().filter_map(|u| u.hex()) {
                    let near = p.own().filter_map(|(_, o)| o.hex()).any(|h| h.distance(u) <= 1);
                    assert!(!near, "seed {seed} {order:?}: nobody knows of the enemy in {u:?}");
                }
            }
        });
    }
    assert!(checked > 1000);
}

/// A battalion that has had enough storms nothing, and after a game turn nobody is calmer than
/// the losses of his company let him be.
#[test]
fn nobody_storms_who_has_had_enough_and_losses_are_felt() {
    let (mut refused, mut raised) = (0, 0);
    for seed in 0..60 {
        random_game(seed, |before, order, after, events| {
            if let Order::Assault { units, .. } = order {
                let p = before.perspective(before.public().side);
                assert!(units.iter().all(|u| p.spent_battalion(*u).is_none()), "seed {seed}");
            }
            let p = after.perspective(after.public().side);
            refused += u32::from(p.cohesion.iter().any(|c| c.spent.is_some()));
            if before.public().turn == after.public().turn {
                return;
            }
            // When all have been relieved, before anything falls on them in the new turn.
            let mut truth = before.clone();
            let fresh =
                |e: &&Event| matches!(e, Event::Unit { change: UnitChange::Refreshed { .. }, .. });
            for e in events.iter().take_while(|e| !fresh(e)) {
                apply(&mut truth, e);
            }
            for p in Side::ALL.map(|side| truth.perspective(side)) {
                for (id, u) in p.own() {
                    let Some(floor) = p.nerve_floor(id) else { continue };
                    assert!(u.suppression >= floor.points, "seed {seed}: {u:?} {floor:?}");
                    raised += u32::from(floor.points > 0);
                }
            }
        });
    }
    assert!(refused > 100 && raised > 100, "{refused} {raised}");
}

/// Rounds are fired, drawn from a stock or left behind, and nothing else becomes of them.
#[test]
fn rounds_are_fired_drawn_or_left_behind_and_come_from_nowhere() {
    let (mut fired, mut drawn) = (0_u64, 0_u64);
    for seed in 0..60 {
        random_game(seed, |before, _, after, events| {
            let mut s = before.clone();
            for e in events {
                let Event::Unit { unit, change } = e else {
                    apply(&mut s, e);
                    continue;
                };
                let was = *s.unit(*unit).expect("a unit");
                apply(&mut s, e);
                let now = *s.unit(*unit).expect("a unit");
                let less = was.ammo.less(now.ammo);
                let more = now.ammo.less(was.ammo);
                match change {
                    UnitChange::Fired { .. } => {
                        assert_eq!((more.longest(), was.stock), (0, now.stock), "seed {seed}");
                        fired += u64::from(less.longest());
                    }
                    UnitChange::Resupplied { .. } => {
                        let load = khasan::rules::first_load(
                            &s.setup().library,
                            s.setup().library.unit_type(now.ty),
                        );
                        let paid = was.stock.checked_sub(now.stock).expect("no stock grows");
                        for (got, of) in
                            [(more.small_arms, load.small_arms), (more.shells, load.shells)]
                        {
                            assert!(u64::from(got) * 1000 <= u64::from(paid) * u64::from(of));
                        }
                        assert_eq!(less.longest(), 0);
                        drawn += u64::from(paid);
                    }
                    UnitChange::LeftBehind { .. } => assert_eq!(more.longest(), 0),
                    _ => assert_eq!((was.ammo, was.stock), (now.ammo, now.stock), "{change:?}"),
                }
            }
            assert_eq!(hash(&s), hash(after), "seed {seed}: all of it is events");
        });
    }
    assert!(fired > 1_000, "{fired} fired, {drawn} drawn");
}
