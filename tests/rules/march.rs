//! Marching: time, debt, mire, obstacles.

use super::dsl::*;
use khasan::hex::{Dir, Hex};
use khasan::rules::{
    Event, Order, Place, Refusal, Side, Target, UnitChange, check, dist, execute, forecast, reach,
};
use khasan::rules::{Forecast, StopReason};

/// Hexes of the only row.
fn row(cols: std::ops::Range<i16>) -> Vec<Hex> {
    cols.map(|c| at(c, 0)).collect()
}

#[test]
fn a_step_costs_its_seconds_and_nothing_else_happens() {
    let mut s = Field::of("R . .").start(1);
    let events = execute(&mut s, &Order::Move { unit: su(0), path: row(1..3) }).expect("legal");
    let steps: Vec<_> = events
        .iter()
        .filter_map(|e| match e {
            Event::Unit { change, .. } => Some(*change),
            _ => None,
        })
        .collect();
    // 100 m at 4 km/h are 90 seconds.
    assert_eq!(
        steps,
        vec![
            UnitChange::Stepped { from: at(0, 0), to: at(1, 0), facing: Dir::E, time: 810 },
            UnitChange::Stepped { from: at(1, 0), to: at(2, 0), facing: Dir::E, time: 720 },
        ]
    );
    assert!(matches!(events.last(), Some(Event::Done { .. })));
    assert_eq!(events.len(), 3);
    assert_eq!(s.draws(), 0);
}

#[test]
fn half_a_step_of_time_is_enough_and_the_rest_is_owed() {
    let mut s = Field::of("R . . . . . . . . . . . . . . . . . . s").start(1);
    s = spend(s, 855);
    assert_eq!(s.unit(su(0)).expect("unit").time, 45);
    execute(&mut s, &Order::Move { unit: su(0), path: row(1..2) }).expect("half is enough");
    assert_eq!(s.unit(su(0)).expect("unit").time, -45);
    let refused = execute(&mut s, &Order::Move { unit: su(0), path: row(2..3) });
    assert_eq!(refused, Err(Refusal::Time { have: -45, need: 45 }));
    execute(&mut s, &Order::EndTurn).expect("legal");
    execute(&mut s, &Order::EndTurn).expect("legal");
    assert_eq!(s.unit(su(0)).expect("unit").time, 855);
}

/// Fires at an empty hex until so many seconds are gone.
fn spend(mut s: khasan::rules::State, seconds: u32) -> khasan::rules::State {
    let target = Target::Hex(at(3, 0));
    let order = Order::Fire { unit: su(0), target, seconds: seconds - 10 };
    execute(&mut s, &order).expect("legal");
    s
}

#[test]
fn the_march_is_as_long_over_many_turns_at_any_scale() {
    for metres in [50, 100, 200, 400] {
        let mut s = Field::open(200, 3)
            .hex_metres(metres)
            .unit(Side::Soviet, RIFLES, at(0, 1))
            .unit(Side::Japan, STAFF, at(199, 1))
            .start(1);
        for _ in 0..4 {
            while let Some(Place::On(h)) = s.unit(su(0)).map(|u| u.place) {
                if execute(&mut s, &Order::Move { unit: su(0), path: vec![h.neighbour(Dir::E)] })
                    .is_err()
                {
                    break;
                }
            }
            execute(&mut s, &Order::EndTurn).expect("legal");
            execute(&mut s, &Order::EndTurn).expect("legal");
        }
        let h = s.unit(su(0)).and_then(|u| u.hex()).expect("on the map");
        let gone = u32::from(h.distance(at(0, 1))) * metres;
        // Four quarters of an hour at 4 km/h, to within half a hex.
        assert!(gone.abs_diff(4000) <= metres / 2, "{metres} m hexes: {gone} m");
    }
}

#[test]
fn reach_and_its_paths_agree_with_what_execute_charges() {
    let s = melee(3);
    let p = s.perspective(Side::Soviet);
    for (id, u) in p.own().filter(|(_, u)| u.hex().is_some()) {
        let r = reach(&p, id);
        for (hex, seconds) in r.iter() {
            let path = r.path(hex).expect("in reach");
            assert_eq!(path.last(), Some(&hex));
            let f = forecast(&p, &Order::Move { unit: id, path }).expect("legal");
            let Forecast::Move { seconds: told, left, .. } = f else { panic!("a march") };
            assert_eq!(told, seconds);
            assert_eq!(left, u.time - seconds as i32);
        }
    }
}

#[test]
fn a_stream_stops_tanks_unless_there_is_a_crossing() {
    let order = Order::Move { unit: su(0), path: row(1..2) };
    let tanks_at = |stream: &str| execute(&mut Field::of(stream).start(1), &order);
    assert_eq!(tanks_at("T | . ."), Err(Refusal::Impassable { at: at(1, 0) }));
    assert!(tanks_at("T + . .").is_ok());
}

#[test]
fn orders_forbid_ground_but_not_the_way_off_it() {
    let mut setup = Field::of(
        "
        . . . . . .
         R . . . R .
        . . . . . s
    ",
    )
    .setup();
    let forbidden: Vec<Hex> = (2..6).flat_map(|c| (0..3).map(move |r| at(c, r))).collect();
    let known = std::sync::Arc::make_mut(&mut setup);
    known.forbidden[Side::Soviet] = forbidden.clone();
    known.forbidden[Side::Soviet].sort_unstable();
    let (mut s, _) = khasan::rules::start(setup, 1);
    let p = s.perspective(Side::Soviet);
    assert!(reach(&p, su(0)).iter().all(|(h, _)| !forbidden.contains(&h)));
    let order = Order::Move { unit: su(0), path: vec![at(1, 1), at(2, 1)] };
    assert_eq!(execute(&mut s, &order), Err(Refusal::Forbidden { at: at(2, 1) }));
    let storm = Order::Assault { units: vec![su(0)], hex: at(2, 1) };
    assert!(execute(&mut s, &storm).is_err());
    // Whoever finds himself there may go where he can.
    let off = Order::Move { unit: su(1), path: vec![at(3, 1), at(2, 1), at(1, 1)] };
    execute(&mut s, &off).expect("legal");
    assert_eq!(s.unit(su(1)).and_then(|u| u.hex()), Some(at(1, 1)));
    // The enemy has no such orders.
    execute(&mut s, &Order::EndTurn).expect("legal");
    let p = s.perspective(Side::Japan);
    assert!(reach(&p, jp(0)).seconds(at(4, 2)).is_some());
}

#[test]
fn whoever_left_forbidden_ground_is_offered_no_way_back() {
    let mut setup = Field::of(
        "
        s . . . . .
         . . . . R .
        . . . . . .
    ",
    )
    .setup();
    let known = std::sync::Arc::make_mut(&mut setup);
    known.forbidden[Side::Soviet] = [at(2, 0), at(2, 1), at(2, 2), at(4, 1)].into();
    known.forbidden[Side::Soviet].sort_unstable();
    let (s, _) = khasan::rules::start(setup, 1);
    let p = s.perspective(Side::Soviet);
    let reach = reach(&p, su(0));
    assert!(reach.seconds(at(2, 1)).is_none());
    assert!(reach.seconds(at(3, 1)).is_some());
    for (hex, _) in reach.iter() {
        let path = reach.path(hex).expect("a way");
        assert_eq!(check(&p, &Order::Move { unit: su(0), path }), Ok(()), "{hex:?}");
    }
}

#[test]
fn wire_costs_its_rows() {
    let mut s = Field::of("R xxx . .").start(1);
    execute(&mut s, &Order::Move { unit: su(0), path: row(1..2) }).expect("legal");
    assert_eq!(s.unit(su(0)).expect("unit").time, 900 - 90 - 300);
}

#[test]
fn every_vehicle_mires_on_its_own_by_the_stated_hazard() {
    let (mut stuck, mut entered) = (0_u32, 0_u32);
    for seed in 0..2000 {
        let mut s = Field::of("T ~ . .").start(seed);
        execute(&mut s, &Order::Move { unit: su(0), path: row(1..2) }).expect("legal");
        entered += 3;
        let all: u32 = s.units(Side::Soviet).map(|(_, u)| u32::from(u.bogged)).sum();
        let left: u32 = s
            .units(Side::Soviet)
            .filter(|(_, u)| !u.is_mired() && u.hex().is_some())
            .map(|(_, u)| u32::from(u.pieces))
            .sum();
        assert_eq!(all + left, 3, "seed {seed}");
        stuck += all;
    }
    // 5 % of 6,000, three standard errors either way.
    let expected = entered / 20;
    assert!(stuck.abs_diff(expected) < 51, "{stuck} of {entered}");
}

#[test]
fn a_mired_element_is_pulled_free_and_joins_its_unit() {
    let mut s = (0..)
        .find_map(|seed| {
            let mut s = Field::of("T ~ . .").start(seed);
            execute(&mut s, &Order::Move { unit: su(0), path: row(1..2) }).ok()?;
            (s.units(Side::Soviet).count() == 2).then_some(s)
        })
        .expect("some seed mires one of three");
    let (e, m) = (su(1), s.unit(su(1)).copied().expect("element"));
    assert!(m.is_mired() && m.parent == Some(0) && m.hex() == Some(at(1, 0)));
    assert_eq!(execute(&mut s, &Order::Move { unit: e, path: row(2..3) }), Err(Refusal::Mired));
    execute(&mut s, &Order::Recover { unit: su(0), mired: e }).expect("legal");
    assert_eq!(s.unit(su(0)).expect("unit").pieces, 3);
    assert_eq!(s.unit(e).expect("element").place, Place::Gone);
    assert_eq!(s.unit(e).expect("element").bogged, m.pieces);
}

#[test]
fn the_march_stops_when_an_enemy_comes_into_view() {
    let mut s = Field::of("R . . . w . . . r- .").start(1);
    assert_eq!(s.perspective(Side::Soviet).enemies().count(), 0);
    let events = execute(&mut s, &Order::Move { unit: su(0), path: row(1..7) }).expect("legal");
    let stop = events.iter().find_map(|e| match e {
        Event::Stopped { why, .. } => Some(*why),
        _ => None,
    });
    assert_eq!(stop, Some(StopReason::NewEnemy));
    assert_eq!(s.unit(su(0)).and_then(|u| u.hex()), Some(at(4, 0)));
}

#[test]
fn hazards_compound_to_the_same_at_any_scale() {
    let over = |metres: u64, n: u64| {
        let p = dist::at_least_once(dist::ppm(50_000), metres * 10);
        dist::ONE - dist::pow(dist::ONE - p, n)
    };
    let fine = dist::to_ppm(over(50, 30));
    let coarse = dist::to_ppm(over(300, 5));
    // 1.5 km at 5 % each 100 m: 1 - 0.95^15 = 53.67 %.
    assert!(coarse.abs_diff(536_709) < 20, "{coarse}");
    // Half steps are taken linearly: a little more.
    assert!(fine.abs_diff(coarse) < 6_000, "{fine} {coarse}");
}
