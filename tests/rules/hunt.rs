//! Infantry that hunts tanks.

use super::dsl::*;
use khasan::rules::dist::{ONE, to_ppm};
use khasan::rules::hunt::HuntTerm;
use khasan::rules::{
    Cause, Event, Order, Side, State, Terrain, Trait, UnitChange, UnitId, ViewEvent, apply,
    execute, view,
};
use khasan::text;
use std::sync::Arc;

/// A battle by the rules of armour, with infantry that is trained to fight tanks, of quality 8.
pub fn armoured(mut f: Field) -> Field {
    let mut lib = (*f.setup.library).clone();
    lib.armour = armour_figures();
    lib.types[usize::from(RIFLES.0)].traits = vec![Trait::CloseCombatAntiTank];
    f.setup.library = Arc::new(lib);
    for side in Side::ALL {
        for u in &mut f.setup.forces[side].units {
            u.quality = 8;
        }
    }
    f
}

fn chance(s: &State, unit: UnitId) -> Option<u64> {
    s.perspective(unit.side).hunted(unit).map(|o| o.quarter)
}

/// The chance in thousandths.
fn milli(p: u64) -> u64 {
    (to_ppm(p) + 500) / 1000
}

fn game_turn(s: &mut State) -> Vec<Event> {
    let mut all = Vec::new();
    for _ in Side::ALL {
        all.extend(execute(s, &Order::EndTurn).expect("it ends"));
    }
    all
}

#[test]
fn factors_multiply_and_guards_keep_hunters_off() {
    // A platoon to a tank: fifteen per cent.
    let drawing = "T1- r40- . . .";
    let s = armoured(Field::of(drawing)).start(1);
    assert_eq!(chance(&s, su(0)).map(milli), Some(150));
    // Of two tanks each has half of it.
    let s = armoured(Field::of("T2- r40- . . .")).start(1);
    assert_eq!(chance(&s, su(0)).map(milli), Some(75));
    // In a wood at night it would be six tenths, and that is the most.
    let mut f = armoured(Field::of("T1w- r40- . . ."));
    f.setup.weather[0].night = true;
    let s = f.start(1);
    assert_eq!(chance(&s, su(0)).map(milli), Some(600));
    // Two hexes off it is still near, three hexes off not.
    let s = armoured(Field::of("T1- . r40- . .")).start(1);
    assert_eq!(chance(&s, su(0)).map(milli), Some(150));
    let s = armoured(Field::of("T1- . . r40- .")).start(1);
    assert_eq!(chance(&s, su(0)), None);
    // Infantry of one's own beside it keeps them off; a staff does not, nor men who are pinned.
    let s = armoured(Field::of("R10- T1- r40- . .")).start(1);
    assert_eq!(chance(&s, su(1)), None);
    let s = armoured(Field::of("S T1- r40- . .")).start(1);
    assert_eq!(chance(&s, su(1)).map(milli), Some(150));
    let mut s = armoured(Field::of("R10- T1- r40- . .")).start(1);
    let pinned = UnitChange::Suppression { suppression: 60 };
    apply(&mut s, &Event::Unit { unit: su(0), change: pinned });
    assert_eq!(chance(&s, su(1)).map(milli), Some(150));
}

#[test]
fn what_one_does_not_see_is_in_no_forecast_and_hunts_all_the_same() {
    let mut f = armoured(Field::of("T1- . wr40- . ."));
    f.setup.library = {
        let mut lib = (*f.setup.library).clone();
        // Nobody is seen from more than a hex away.
        lib.tuning.spot_men_m = 100;
        lib.armour.hunt_pct = 100;
        lib.armour.hunt_most_pct = 100;
        Arc::new(lib)
    };
    let mut s = f.start(3);
    assert_eq!(chance(&s, su(0)), None, "the side knows of nobody");
    let events = game_turn(&mut s);
    assert!(events.contains(&Event::Hunted { unit: su(0), vehicles: 1 }), "{events:?}");
}

#[test]
fn the_terms_say_how_it_comes_about() {
    let mut f = armoured(Field::of("T1- r20- . . ."));
    f.setup.weather[0].night = true;
    let s = f.start(1);
    let odds = s.perspective(Side::Soviet).hunted(su(0)).expect("hunted");
    assert_eq!(odds.terms, [HuntTerm::Men(2000), HuntTerm::Few(50), HuntTerm::Night(200)]);
    assert_eq!(text::armour::hunted(&odds), "15 % each, a quarter of an hour");
    assert_eq!(
        text::armour::hunted_hint(&odds, true),
        "Steady enemy infantry in sight hunts them: 15 % until this turn ends (as 20 trained men \
         to each vehicle; few men x 0.50; night x 2.00). Steady infantry of your own as near \
         keeps it off, and moving helps."
    );
    // The hunters know it too.
    let p = s.perspective(Side::Japan);
    let tank = p.enemies().next().expect("in sight").id;
    assert_eq!(p.hunted_enemy(tank), Some(odds));
}

/// Expected losses of five tanks that stand 200 m before 60 men, millionths of a vehicle; `units`:
/// in how many units both are.
fn expected(hex_metres: u32, units: u16) -> u64 {
    let gap = (200 / hex_metres) as i16;
    let mut f = Field::open(12, 4);
    f = f.hex_metres(hex_metres);
    for _ in 0..units {
        f = f.unit(Side::Soviet, TANKS, at(1, 1)).last(Side::Soviet, |u| u.pieces = 5 / units);
        f = f.unit(Side::Japan, RIFLES, at(1 + gap, 1));
        f = f.last(Side::Japan, |u| u.men = 60 / units);
    }
    let s = armoured(f).start(1);
    (0..units)
        .map(|i| {
            let n = u64::from(s.unit(su(i)).expect("there").pieces);
            n * to_ppm(chance(&s, su(i)).expect("hunted"))
        })
        .sum()
}

#[test]
fn neither_the_size_of_hexes_nor_of_units_changes_it() {
    let whole = expected(100, 1);
    assert!(whole > 100_000, "{whole}");
    for (hex_metres, units) in [(50, 1), (200, 1), (50, 5), (100, 5), (200, 5)] {
        let other = expected(hex_metres, units);
        assert!(whole.abs_diff(other) * 100 <= whole, "{hex_metres} m, {units}: {other}, {whole}");
    }
}

#[test]
fn it_comes_out_as_forecast() {
    let mut f = armoured(Field::of("T4- r40- . . ."));
    f.setup.weather[0].night = true;
    let s = f.start(1);
    let odds = s.perspective(Side::Soviet).hunted(su(0)).expect("hunted");
    let (mut hit, games) = (0_u64, 4000);
    for seed in 0..games {
        let mut game = s.clone().with_dice(seed);
        game_turn(&mut game);
        hit += u64::from(game.unit(su(0)).expect("there").lost);
    }
    let expected = 4 * games * odds.chance / ONE;
    let spread = (4.0 * games as f64 * 0.075 * 0.925).sqrt();
    assert!((hit as f64 - expected as f64).abs() < 4.0 * spread, "{hit} of {expected}");
}

#[test]
fn a_hunt_tells_its_story_to_both() {
    let mut f = armoured(Field::of("T2- r80- . . ."));
    f.setup.weather[0].night = true;
    let s = f.start(1);
    let mut found = false;
    for seed in 0..40 {
        let mut game = s.clone().with_dice(seed);
        execute(&mut game, &Order::EndTurn).expect("it ends");
        let mut told = game.clone();
        let events = execute(&mut game, &Order::EndTurn).expect("it ends");
        let Some(i) = events.iter().position(|e| matches!(e, Event::Hunted { .. })) else {
            continue;
        };
        found = true;
        let Event::Hunted { unit, vehicles } = events[i] else { panic!() };
        assert_eq!(unit, su(0));
        let Event::Unit { change: UnitChange::Hit { lost, .. }, .. } = events[i + 1] else {
            panic!("a hit follows: {:?}", events[i + 1])
        };
        assert_eq!(lost, vehicles);
        for e in &events[..=i] {
            apply(&mut told, e);
        }
        for side in Side::ALL {
            let seen = view(&told, &events[i], side);
            assert!(matches!(seen.as_slice(), [ViewEvent::Hunted { .. }]), "{side:?}: {seen:?}");
        }
        let part = khasan::rules::history::Contingent { side: Side::Soviet, formation: None };
        let what = khasan::rules::history::Loss::Pieces;
        let by = khasan::rules::lost_to(&game, part, what, Cause::Hunters);
        assert_eq!(by, u32::from(vehicles));
        break;
    }
    assert!(found);
}

#[test]
fn tanks_that_move_are_hunted_less_and_those_that_are_stuck_more() {
    let mut s = armoured(Field::of("T1- r40- . . .")).start(1);
    let clock = s.public().clock;
    let mired = UnitChange::Mired { count: 1, at: clock };
    apply(&mut s, &Event::Unit { unit: su(0), change: mired });
    assert_eq!(chance(&s, su(0)).map(milli), Some(300));
    let f = armoured(Field::of(". T1- . . .\n . r40- . . ."));
    let mut s = f.start(1);
    let path = vec![at(0, 0)];
    execute(&mut s, &Order::Move { unit: su(0), path }).expect("it goes");
    assert_eq!(chance(&s, su(0)).map(milli), Some(75));
}

#[test]
fn close_country_is_what_the_assault_takes_for_it() {
    for (terrain, close) in [(Terrain::Wood, true), (Terrain::Open, false)] {
        assert_eq!(khasan::rules::hunt::is_close_country(terrain), close);
    }
}

#[test]
fn a_march_into_reach_of_infantry_says_that_it_will_be_hunted() {
    let s = armoured(Field::of("T1- . . . r40- . .")).start(1);
    let p = s.perspective(Side::Soviet);
    assert_eq!(p.hunted(su(0)), None);
    let there = |col| p.hunted_at(su(0), at(col, 1)).map(|o| milli(o.quarter));
    // Half of it where it moves; three hexes off nobody comes.
    assert_eq!([there(1), there(2), there(3)], [None, Some(75), Some(75)]);
    assert_eq!(p.hunted_at(UnitId { side: Side::Japan, index: 0 }, at(3, 1)), None);
    // Beside its own infantry nobody does.
    let s = armoured(Field::of("T1- . . R10- r40- . .")).start(1);
    assert_eq!(s.perspective(Side::Soviet).hunted_at(su(0), at(2, 1)), None);
}

#[test]
fn who_is_near_enough_is_among_the_hunters() {
    let s = armoured(Field::of("T1- r40- . . . r40- .")).start(1);
    let p = s.perspective(Side::Japan);
    let tank = p.enemies().next().expect("in sight").id;
    let by = |index| p.hunts(UnitId { side: Side::Japan, index }, tank);
    assert_eq!(by(0), p.hunted_enemy(tank));
    assert!(by(0).is_some());
    assert_eq!(by(1), None, "five hexes off");
}

#[test]
fn the_longer_the_turn_the_likelier_the_hunt() {
    let chance = |seconds: u32| {
        let mut f = armoured(Field::of("T1- r40- . . ."));
        f.setup.turns = vec![seconds; 2];
        let odds = f.start(1).perspective(Side::Soviet).hunted(su(0)).expect("hunted");
        assert_eq!(milli(odds.quarter), 150, "what is told is by the quarter of an hour");
        milli(odds.chance)
    };
    // Twice in half an hour: 1 - 0.85 x 0.85; in a third of the time a third.
    assert_eq!([chance(900), chance(1800), chance(300)], [150, 278, 50]);
}
