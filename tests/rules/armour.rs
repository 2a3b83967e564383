//! What becomes of tanks that are hit, the tanks of commanders, joint attacks and flame.

use super::dsl::*;
use super::hunt::armoured;
use khasan::rules::assault::AssaultTerm;
use khasan::rules::dist::{ONE, to_ppm};
use khasan::rules::score::{losses, score};
use khasan::rules::{
    Cause, Event, FieldChange, Forecast, Order, Place, Refusal, Side, State, Target, Together,
    Trait, UnitChange, UnitId, apply, check, execute, forecast, view,
};
use khasan::text;
use std::sync::Arc;

/// Soviet tanks before a Japanese gun, which fires at them when they turn.
fn gun_line(drawing: &str) -> State {
    let mut f = armoured(Field::of(drawing));
    let mut lib = (*f.setup.library).clone();
    lib.tuning.coefficients.direct_gun = 1000;
    f.setup.library = Arc::new(lib);
    f.setup.first = Side::Japan;
    f.start(1)
}

fn fire(s: &mut State, by: UnitId) -> Vec<Event> {
    let target = s.perspective(by.side).enemies().next().expect("in sight").id;
    let order = Order::Fire { unit: by, target: Target::Contact(target), seconds: 120 };
    execute(s, &order).expect("it fires")
}

/// Burnt, left, manned and with aerials among them, of all vehicles that events tell were hit.
fn fates(events: &[Event]) -> [u64; 4] {
    let mut all = [0; 4];
    for e in events {
        if let Event::Unit {
            change: UnitChange::KnockedOut { burnt, abandoned, manned, aerials, .. },
            ..
        } = e
        {
            for (sum, n) in all.iter_mut().zip([burnt, abandoned, manned, aerials]) {
                *sum += u64::from(*n);
            }
        }
    }
    all
}

#[test]
fn a_ninth_burns_and_half_of_the_other_crews_stay() {
    let s = gun_line("T5- . . . g1 .");
    let mut all = [0; 4];
    for seed in 0..2000 {
        let mut game = s.clone().with_dice(seed);
        let found = fates(&fire(&mut game, jp(0)));
        all.iter_mut().zip(found).for_each(|(sum, n)| *sum += n);
    }
    let [burnt, abandoned, manned, aerials] = all;
    let hit = burnt + abandoned + manned;
    assert!(hit > 2000, "{hit}");
    assert_eq!(aerials, 0);
    assert!((burnt * 100 / hit).abs_diff(11) <= 2, "{burnt} of {hit}");
    // A crew that broke never stays, so it is less than half.
    let stay = manned * 100 / (hit - burnt);
    assert!((38..=51).contains(&stay), "{stay} % of {hit}");
}

#[test]
fn those_that_are_manned_split_off_and_the_others_are_wrecks() {
    let s = gun_line("T5- . . . g1 .");
    let mut seen = (false, false);
    for seed in 0..400 {
        let mut game = s.clone().with_dice(seed);
        let events = fire(&mut game, jp(0));
        let [burnt, abandoned, manned, _] = fates(&events);
        let hit = (burnt + abandoned + manned) as u16;
        let parent = *game.unit(su(0)).expect("there");
        assert_eq!(u64::from(game.field().wrecks(at(0, 0))), burnt + abandoned);
        assert_eq!(parent.lost, hit, "all that were hit are lost");
        if manned == 0 {
            continue;
        }
        if parent.pieces > 0 && !parent.immobilised {
            seen.0 = true;
            let element = *game.unit(su(1)).expect("an element");
            assert!(element.immobilised && element.parent == Some(0));
            assert_eq!((element.pieces, element.place), (manned as u16, parent.place));
            assert_eq!(element.lost, 0, "they are counted once");
            assert_eq!(parent.pieces + hit, 5);
            // It sees, and fires; it does not drive.
            game = to_soviet_turn(game);
            let p = game.perspective(Side::Soviet);
            let away = Order::Move { unit: su(1), path: vec![at(1, 0)] };
            assert_eq!(check(&p, &away), Err(Refusal::KnockedOut));
            let free = Order::Recover { unit: su(0), mired: su(1) };
            assert_eq!(check(&p, &free), Err(Refusal::KnockedOut));
            if element.men > 0 && p.enemies().any(|c| c.seen) {
                let target = Target::Contact(p.enemies().next().expect("in sight").id);
                let order = Order::Fire { unit: su(1), target, seconds: 60 };
                assert_eq!(check(&p, &order), Ok(()));
            }
        } else if parent.immobilised {
            seen.1 = true;
            assert_eq!(u64::from(parent.pieces), manned);
            assert!(matches!(parent.place, Place::On(_)));
        }
    }
    assert!(seen.0, "none split off");
    let mut one = gun_line("T1- . . . g1 .");
    for seed in 0..200 {
        one = gun_line("T1- . . . g1 .").with_dice(seed);
        let [.., manned, _] = fates(&fire(&mut one, jp(0)));
        if manned == 1 {
            seen.1 = true;
            break;
        }
    }
    assert!(seen.1, "none stayed alone");
    assert!(one.unit(su(0)).expect("there").immobilised);
}

fn to_soviet_turn(mut s: State) -> State {
    while s.public().side != Side::Soviet {
        execute(&mut s, &Order::EndTurn).expect("it ends");
    }
    s
}

#[test]
fn what_is_hit_once_more_is_not_lost_twice() {
    for seed in 0..60 {
        let mut s = gun_line("T3- . . . g2 .").with_dice(seed);
        for _ in 0..4 {
            let there = s.perspective(Side::Japan).enemies().any(|c| c.seen);
            if !there || s.unit(jp(0)).expect("there").time < 200 {
                break;
            }
            fire(&mut s, jp(0));
        }
        let all = losses(s.units(Side::Soviet).map(|(_, u)| u));
        let whole: u32 = s
            .units(Side::Soviet)
            .filter(|(_, u)| u.hex().is_some() && !u.immobilised)
            .map(|(_, u)| u32::from(u.pieces))
            .sum();
        assert_eq!(all.pieces + whole, 3, "seed {seed}");
        assert!(all.burnt <= all.pieces);
        let claims = s.perspective(Side::Japan).claims;
        assert_eq!(claims.pieces, all.pieces, "all of it was seen, once");
    }
}

#[test]
fn who_has_the_ground_brings_them_in_and_they_cost_nothing() {
    let mut s = gun_line("T5- . . . g1 .");
    for seed in 0..50 {
        let mut game = gun_line("T5- . . . g1 .").with_dice(seed);
        let [burnt, abandoned, manned, _] = fates(&fire(&mut game, jp(0)));
        if burnt == 0 && abandoned > 0 && manned > 0 && game.unit(su(0)).expect("there").pieces > 1
        {
            s = game;
            break;
        }
    }
    let hit = s.unit(su(0)).expect("there").lost;
    assert!(hit > 1, "a volley that struck");
    // The gun is taken off, and the tanks stay.
    apply(&mut s, &Event::Unit { unit: jp(0), change: UnitChange::Gone });
    let before = score(&s);
    let mut end = Vec::new();
    while s.public().ended.is_none() {
        end = execute(&mut s, &Order::EndTurn).expect("it ends");
    }
    let brought: u16 = end
        .iter()
        .map(|e| match e {
            Event::Unit { change: UnitChange::Recovered { vehicles }, .. } => *vehicles,
            _ => 0,
        })
        .sum();
    assert_eq!(brought, hit);
    let gain = score(&s) - before;
    assert_eq!(gain, i32::from(hit) * 5, "fifty points for ten: they are no loss any more");
    let all = losses(s.units(Side::Soviet).map(|(_, u)| u));
    assert_eq!((all.burnt, all.recovered), (0, u32::from(hit)));
    let fate = text::armour::fate(all.pieces, all.burnt, all.recovered).expect("some were hit");
    assert_eq!(fate, format!("{hit} vehicles hit: 0 burnt, {hit} recovered, 0 left to the enemy"));
}

#[test]
fn nobody_brings_in_what_the_enemy_stands_beside() {
    let mut s = gun_line("T1- r1- . . g1 .");
    apply(
        &mut s,
        &Event::Unit {
            unit: su(0),
            change: UnitChange::KnockedOut {
                burnt: 0,
                abandoned: 1,
                manned: 0,
                aerials: 0,
                men: 0,
                element: None,
                hex: at(0, 0),
            },
        },
    );
    let mut all = Vec::new();
    while s.public().ended.is_none() {
        all.extend(execute(&mut s, &Order::EndTurn).expect("it ends"));
    }
    let brought = |e: &Event| matches!(e, Event::Unit { change: UnitChange::Recovered { .. }, .. });
    assert!(!all.iter().any(brought));
}

#[test]
fn a_wreck_is_shown_to_who_saw_it_hit_alone() {
    // Area fire at a wood in which nobody is known to be.
    let mut f = armoured(Field::of("wT3- . . . . g2"));
    let mut lib = (*f.setup.library).clone();
    lib.tuning.coefficients.direct_gun = 1000;
    lib.tuning.area_fire_pct = 100;
    lib.tuning.spot_vehicle_m = 100;
    f.setup.library = Arc::new(lib);
    f.setup.first = Side::Japan;
    let s = f.start(1);
    let mut struck = false;
    for seed in 0..60 {
        let mut game = s.clone().with_dice(seed);
        let order = Order::Fire { unit: jp(0), target: Target::Hex(at(0, 0)), seconds: 300 };
        let events = execute(&mut game, &order).expect("it fires");
        let [burnt, abandoned, ..] = fates(&events);
        struck |= burnt + abandoned > 0;
        let ground = |e: &Event| matches!(e, Event::Field(FieldChange::Wrecks { .. }));
        assert!(!events.iter().any(ground), "a wreck would tell what was hit");
        let told = |e: &Event| !view(&game, e, Side::Japan).is_empty();
        let secret =
            |e: &&Event| matches!(e, Event::Unit { unit, .. } if unit.side == Side::Soviet);
        assert!(!events.iter().filter(secret).any(told));
    }
    assert!(struck);
}

#[test]
fn an_aerial_weighs_three_times_in_who_is_hit() {
    let f = armour_figures();
    // One of five, one hit: three in seven.
    let one = f.aerials_hit(1, 5, 1);
    assert_eq!(to_ppm(one.weight(|n| n == 1)), 428_571);
    // Two hit: 3/7, or 4/7 by 3/6.
    let two = f.aerials_hit(1, 5, 2);
    assert_eq!(to_ppm(two.weight(|n| n == 1)), 714_286);
    // All hit: it is among them. None there: none hit.
    assert_eq!(f.aerials_hit(1, 5, 5).weight(|n| n == 1), ONE);
    assert_eq!(f.aerials_hit(0, 5, 3).weight(|n| n == 0), ONE);
    assert_eq!(f.aerials_hit(3, 3, 2).weight(|n| n == 2), ONE);
    // And the fire is worth up to twice as much.
    assert_eq!([f.draw_pct(0, 5), f.draw_pct(1, 5), f.draw_pct(3, 3)], [100, 142, 200]);
}

#[test]
fn aerials_are_hit_as_often_as_they_should_be() {
    let mut f = armoured(Field::of("T5- . . . g1 .")).last(Side::Soviet, |u| u.command_tanks = 1);
    let mut lib = (*f.setup.library).clone();
    lib.tuning.coefficients.direct_gun = 1000;
    f.setup.library = Arc::new(lib);
    f.setup.first = Side::Japan;
    let s = f.start(1);
    assert_eq!(s.perspective(Side::Japan).enemies().next().expect("in sight").aerials, 1);
    let (mut expected, mut found) = (0_u64, 0_u64);
    for seed in 0..1500 {
        let mut game = s.clone().with_dice(seed);
        let [burnt, abandoned, manned, aerials] = fates(&fire(&mut game, jp(0)));
        let hit = (burnt + abandoned + manned) as u16;
        expected += armour_figures().aerials_hit(1, 5, hit).mean_milli(|n| n.into());
        found += aerials;
        let left = game.units(Side::Soviet).map(|(_, u)| u64::from(u.aerials)).sum::<u64>();
        assert_eq!(left + aerials, 1);
    }
    let expected = expected / 1000;
    assert!(found.abs_diff(expected) * 100 <= expected * 8, "{found} of {expected}");
}

#[test]
fn a_gun_rather_fires_at_who_leads() {
    // It is ready to react; of two alike that pass the one with the aerial is worth more, and
    // the others are held fire at while he is in sight.
    let mut f = armoured(Field::of("T3- . . . . . g1\n T3- . . . . . ."));
    for (i, u) in f.setup.forces.soviet.units.iter_mut().enumerate() {
        u.command_tanks = if i == 0 { 3 } else { 0 };
    }
    let mut lib = (*f.setup.library).clone();
    // So much that a third of it decides.
    lib.armour.aerial_draw_pct = 400;
    f.setup.library = Arc::new(lib);
    let mut s = f.start(1);
    let face = |unit| Order::Face { unit, dir: khasan::hex::Dir::NE };
    let shots = |events: &[Event]| {
        events.iter().filter(|e| matches!(e, Event::Shot(shot) if shot.by == jp(0))).count()
    };
    let plain = execute(&mut s, &face(su(1))).expect("it turns");
    let marked = execute(&mut s, &face(su(0))).expect("it turns");
    assert_eq!((shots(&plain), shots(&marked)), (0, 1));
}

#[test]
fn tanks_and_men_attack_jointly_after_a_whole_turn_together() {
    let drawing = "
        .   T3-  . . . .
         R60- r40- . . . .
        .   .    . . . .
    ";
    let s = armoured(Field::of(drawing)).start(1);
    let storm = Order::Assault { units: vec![su(0), su(1)], hex: at(1, 1) };
    let odds = |s: &State| match forecast(&s.perspective(Side::Soviet), &storm) {
        Ok(Forecast::Assault { odds, .. }) => odds.attackers,
        other => panic!("{other:?}"),
    };
    // They stood there before the battle began.
    let joint = odds(&s).joint_pct;
    assert!(joint > 100 && odds(&s).apart.is_none());
    // The tanks come from afar: not in the turn they come, nor in the next.
    let far = "
        .   .    . . . .
         R60- r40- . . . .
        T3- .    . . . .
        .   .    . . . .
    ";
    let mut f = armoured(Field::of(far));
    let mut lib = (*f.setup.library).clone();
    lib.armour.together_m = 0;
    f.setup.library = Arc::new(lib);
    f.setup.forces.soviet.units[1].entry = khasan::rules::setup::Entrance::At(at(3, 2));
    let mut s = f.start(1);
    let path = vec![at(2, 2), at(1, 2)];
    execute(&mut s, &Order::Move { unit: su(1), path }).expect("it comes");
    assert_eq!(s.unit(su(1)).expect("there").together, None);
    let now = odds(&s);
    assert_eq!((now.joint_pct, now.apart), (100, Some(None)));
    for turn in 1..=2 {
        execute(&mut s, &Order::EndTurn).expect("it ends");
        execute(&mut s, &Order::EndTurn).expect("it ends");
        let bond = s.unit(su(1)).expect("there").together;
        let since = khasan::rules::Clock::hm(12, 15);
        assert_eq!(bond, Some(Together { since, whole_turn: turn == 2 }));
        let now = odds(&s);
        let apart = if turn == 2 { None } else { Some(Some(since)) };
        assert_eq!((now.joint_pct > 100, now.apart), (turn == 2, apart));
    }
    assert_eq!(
        text::armour::apart(Some(khasan::rules::Clock::hm(12, 15))),
        "some only since 12:15: a whole turn first"
    );
}

#[test]
fn works_shelter_half_as_well_from_flame() {
    let odds = |flame: bool| {
        let mut f = armoured(Field::of("T3- vr40- . ."));
        let mut lib = (*f.setup.library).clone();
        if flame {
            lib.types[usize::from(TANKS.0)].traits.push(Trait::Flame);
        }
        f.setup.library = Arc::new(lib);
        let s = f.start(1);
        let storm = Order::Assault { units: vec![su(0)], hex: at(1, 0) };
        match forecast(&s.perspective(Side::Soviet), &storm) {
            Ok(Forecast::Assault { odds, .. }) => odds,
            other => panic!("{other:?}"),
        }
    };
    // A trench makes 170 of 100; half of what it adds is left: 135, which is 79 of 170.
    assert_eq!(odds(false).terms, [AssaultTerm::Works(170)]);
    assert_eq!(odds(true).terms, [AssaultTerm::Works(170), AssaultTerm::Flame(79)]);
    assert!(odds(true).defence < odds(false).defence);
}

#[test]
fn hunters_have_a_cause_of_their_own() {
    let told = text::lost_by_cause(&[(Cause::CloseCombat, 1), (Cause::Hunters, 3)]);
    assert_eq!(told.as_deref(), Some("1 to close combat, 3 to tank hunters"));
}
