//! Fire, reaction, close combat: forecasts against frequencies.

use super::dsl::*;
use khasan::hex::Dir;
use khasan::rules::{
    AssaultResult, ContactId, Event, FirePolicy, Forecast, Order, Refusal, Shot, Side, State,
    Target, Terrain, UnitChange, apply, dist, execute, forecast, line_of_sight,
};

fn duel(seed: u64) -> State {
    Field::of("R . r- . .").start(seed)
}

fn fire(seconds: u32) -> Order {
    Order::Fire { unit: su(0), target: Target::Contact(ContactId(0)), seconds }
}

fn hit_of(events: &[Event], who: khasan::rules::UnitId) -> Option<(u16, u16)> {
    events.iter().find_map(|e| match e {
        Event::Unit { unit, change: UnitChange::Hit { killed, wounded, lost, .. } }
            if *unit == who =>
        {
            Some((killed + wounded, *lost))
        }
        _ => None,
    })
}

#[test]
fn the_forecast_of_fire_is_its_frequency_over_20_000_draws() {
    let p = duel(0).perspective(Side::Soviet);
    let Ok(Forecast::Fire { odds: Some(odds), seconds, .. }) = forecast(&p, &fire(300)) else {
        panic!("a forecast")
    };
    assert_eq!(seconds, 310, "ten seconds to lay on a new target");
    let mut seen = [0_u64; 11];
    for seed in 0..20_000 {
        let mut s = duel(seed);
        let events = execute(&mut s, &fire(300)).expect("legal");
        seen[hit_of(&events, jp(0)).expect("shot at").0 as usize] += 1;
    }
    for k in 0..=10 {
        let told = dist::to_ppm(odds.dist.weight(|o| o.men == k)) as f64 / 1e6;
        let got = seen[k as usize] as f64 / 20_000.0;
        let error = (told * (1.0 - told) / 20_000.0).sqrt();
        assert!((told - got).abs() < 4.0 * error + 1e-4, "{k} hit: told {told}, got {got}");
    }
}

#[test]
fn the_forecast_of_an_assault_is_its_frequency_over_20_000_draws() {
    let field = |seed| Field::of("R r- . .").start(seed);
    let order = Order::Assault { units: vec![su(0)], hex: at(1, 0) };
    let Ok(Forecast::Assault { odds, .. }) = forecast(&field(0).perspective(Side::Soviet), &order)
    else {
        panic!("a forecast")
    };
    let mut seen = [0_u64; 7];
    for seed in 0..20_000 {
        let mut s = field(seed);
        let events = execute(&mut s, &order).expect("legal");
        let result = events.iter().find_map(|e| match e {
            Event::Assault { result, .. } => Some(*result),
            _ => None,
        });
        seen[result.expect("fought") as usize] += 1;
    }
    for r in AssaultResult::ALL {
        let told = dist::to_ppm(odds.dist.weight(|o| o == r)) as f64 / 1e6;
        let got = seen[r as usize] as f64 / 20_000.0;
        assert!((told - got).abs() < 0.014, "{r:?}: told {told}, got {got}");
    }
}

#[test]
fn a_mark_that_may_answers_for_as_long_as_it_was_fired_on() {
    let mut s = Field::of("R . r .").start(7);
    let events = execute(&mut s, &fire(60)).expect("legal");
    let shots: Vec<_> = events
        .iter()
        .filter_map(|e| match e {
            Event::Shot(Shot { by, seconds, reaction, .. }) => Some((*by, *seconds, *reaction)),
            _ => None,
        })
        .collect();
    assert_eq!(shots, vec![(su(0), 60, false), (jp(0), 60, true)]);
    // Ten seconds to lay on him, then as long as he fired.
    assert_eq!(s.unit(jp(0)).expect("unit").time, 830);
}

#[test]
fn fire_at_a_mover_lasts_no_longer_than_his_step() {
    let mut s = Field::of("R . . r").start(2);
    let events =
        execute(&mut s, &Order::Move { unit: su(0), path: vec![at(1, 0)] }).expect("legal");
    let shot = events.iter().find_map(|e| match e {
        Event::Shot(Shot { by, seconds, .. }) => Some((*by, *seconds)),
        _ => None,
    });
    assert_eq!(shot, Some((jp(0), 90)));
}

#[test]
fn policy_hold_holds_and_hold_fire_is_free() {
    let mut s = duel(1);
    let events =
        execute(&mut s, &Order::Move { unit: su(0), path: vec![at(1, 0)] }).expect("legal");
    assert!(!events.iter().any(|e| matches!(e, Event::Shot(_))));
    let order = Order::Policy { unit: su(0), policy: FirePolicy::CloseOnly };
    execute(&mut s, &order).expect("legal");
    assert_eq!(s.unit(su(0)).expect("unit").policy, FirePolicy::CloseOnly);
}

#[test]
fn the_last_fifth_serves_only_near() {
    // 400 m away: outside the reserve distance.
    let mut s = Field::of("R . . . . . . g . . . .").start(2);
    let mut at_col = 0;
    let mut fired = 0;
    while at_col < 3 {
        at_col += 1;
        let Ok(events) = execute(&mut s, &Order::Move { unit: su(0), path: vec![at(at_col, 0)] })
        else {
            break;
        };
        for e in &events {
            if let Event::Shot(Shot { by, seconds, .. }) = e
                && *by == jp(0)
            {
                fired += seconds;
            }
        }
    }
    assert!(fired > 0, "the gun fires");
    assert!(s.unit(jp(0)).expect("unit").time >= 180, "a fifth of 900 s is kept");
}

#[test]
fn armour_shows_its_side_to_a_shot_from_the_flank() {
    let field = |facing| Field::of("G . . . t .").last(Side::Japan, |u| u.facing = facing).start(1);
    let kills = |facing| {
        let p = field(facing).perspective(Side::Soviet);
        let Ok(Forecast::Fire { odds: Some(o), .. }) = forecast(&p, &fire(60)) else {
            panic!("a forecast")
        };
        (o.flank, o.pieces_milli())
    };
    let (front, side) = (kills(Dir::W), kills(Dir::E));
    assert_eq!((front.0, side.0), (Some(false), Some(true)));
    assert!(front.1 <= side.1);
}

#[test]
fn rifles_do_nothing_to_tanks_and_the_refusal_says_so() {
    let s = Field::of("R . t .").start(1);
    let p = s.perspective(Side::Soviet);
    assert_eq!(forecast(&p, &fire(60)), Err(Refusal::NoEffect));
}

#[test]
fn sight_is_symmetric_over_rough_ground() {
    let state = Field::open(14, 12)
        .ground(|m| {
            for (i, hex) in m.size().hexes().enumerate() {
                let cell = m.cell_mut(hex).expect("on the map");
                cell.elevation = ((i * 7919) % 23) as i16;
                cell.terrain = if i % 5 == 0 { Terrain::Wood } else { Terrain::Open };
            }
        })
        .start(1);
    let field = state.field();
    let hexes: Vec<_> = field.size().hexes().collect();
    let mut blocked = 0;
    for &a in &hexes {
        for &b in &hexes {
            let forth = line_of_sight(field, a, b);
            assert_eq!(forth, line_of_sight(field, b, a), "{a:?} {b:?}");
            blocked += usize::from(!forth);
        }
    }
    assert!(blocked > 1000 && blocked < hexes.len() * hexes.len());
}

#[test]
fn fire_and_rest_in_slices_gain_nothing() {
    let shaken = |slices: u32| {
        let mut s = Field::of("G . . . t- .").start(3);
        for _ in 0..slices {
            let _ = execute(&mut s, &fire(60 / slices));
        }
        s.unit(jp(0)).map_or(100, |u| u.suppression)
    };
    assert!(shaken(60) <= shaken(1) + 1, "{} {}", shaken(60), shaken(1));

    let mut s = (0..).find_map(|seed| {
        let mut s = Field::of("R . r .").start(seed);
        let step = Order::Move { unit: su(0), path: vec![at(1, 0)] };
        execute(&mut s, &step).ok()?;
        (s.unit(su(0))?.suppression >= 10).then_some(s)
    });
    let s = s.as_mut().expect("some seed");
    // Beyond what its losses leave.
    let before = 35;
    let change = UnitChange::Suppression { suppression: before };
    apply(s, &Event::Unit { unit: su(0), change });
    for _ in 0..60 {
        execute(s, &Order::Rally { unit: su(0), seconds: 1 }).expect("legal");
    }
    assert_eq!(s.unit(su(0)).expect("unit").suppression, before, "a second rallies nobody");
}

#[test]
fn an_absurd_duration_is_refused_and_ammunition_ends() {
    let mut s = duel(1);
    assert!(matches!(execute(&mut s, &fire(u32::MAX)), Err(Refusal::Time { .. })));
    let far = Target::Hex(khasan::hex::Hex::new(i16::MAX, i16::MAX));
    let order = Order::Fire { unit: su(0), target: far, seconds: 60 };
    assert_eq!(execute(&mut s, &order), Err(Refusal::NoTarget));
    let mut s = Field::of("R . r- .");
    let mut lib = library();
    lib.types[0].load_min = 1;
    s.setup.library = std::sync::Arc::new(lib);
    let mut s = s.start(1);
    execute(&mut s, &fire(600)).expect("legal");
    let u = s.unit(su(0)).expect("unit");
    assert_eq!((u.ammo.small_arms, u.time), (0, 900 - 70), "sixty seconds of fire, ten to lay");
}

#[test]
fn the_battle_terms_name_the_classes_that_fire() {
    use khasan::rules::fire::TermKind;
    use khasan::rules::{FireClass, Mount, TypeId, WeaponId};
    let shares = |by: TypeId, mixed: bool, range: i16, at_men: bool| {
        let mut field = Field::open(14, 3).unit(Side::Soviet, by, at(0, 1)).unit(
            Side::Japan,
            if at_men { RIFLES } else { TANKS },
            at(range, 1),
        );
        let mut lib = library();
        if mixed {
            lib.types[0].mounts.insert(0, Mount { weapon: WeaponId(1), count: 1, crew: 1 });
        }
        field.setup.library = std::sync::Arc::new(lib);
        let p = field.start(1).perspective(Side::Soviet);
        let Ok(Forecast::Fire { odds: Some(o), .. }) = forecast(&p, &fire(60)) else {
            panic!("a forecast")
        };
        let all = o.terms.into_iter().filter_map(|t| match t.kind {
            TermKind::Battle(class) => Some((class, t.value)),
            _ => None,
        });
        all.collect::<Vec<_>>()
    };
    let (small, gun) = ((FireClass::SmallArms, 100), (FireClass::DirectGun, 200));
    assert_eq!(shares(RIFLES, false, 2, true), [small]);
    assert_eq!(shares(GUN, false, 2, true), [gun], "a gun at men is no small arm");
    assert_eq!(shares(GUN, false, 2, false), [gun]);
    assert_eq!(shares(RIFLES, true, 2, true), [small, gun]);
    assert_eq!(shares(RIFLES, true, 2, false), [gun], "rifles do not bear on tanks");
    assert_eq!(shares(RIFLES, true, 6, true), [gun], "beyond the range of rifles");
}
