//! Final fire: what a stormed hex fires at those who close in, and who gets in.

use super::dsl::*;
use khasan::rules::assault::AssaultOdds;
use khasan::rules::final_fire::FinalFire;
use khasan::rules::fire::TermKind;
use khasan::rules::{
    AssaultResult, Event, Forecast, HitBy, Library, Morale, Order, Rounds, Shot, Side, Sighting,
    State, UnitChange, UnitId, apply, dist, execute, forecast, morale, threshold,
};
use khasan::text::table::forecast as words;

/// A battle with the final fire of the shipped library and more of the library's changed.
fn fiery(drawing: &str, change: impl Fn(&mut Library)) -> Field {
    let mut f = fierce(Field::of(drawing));
    let mut lib = (*f.setup.library).clone();
    change(&mut lib);
    f.setup.library = std::sync::Arc::new(lib);
    f
}

const FIELD: &str = "
    .   .    . .
     R60 r40- . .
    .   .    . .
";

fn storm(units: &[UnitId]) -> Order {
    Order::Assault { units: units.to_vec(), hex: at(1, 1) }
}

fn outlook(s: &State, units: &[UnitId]) -> (AssaultOdds, Vec<(AssaultResult, u64, u64, u64)>) {
    match forecast(&s.perspective(Side::Soviet), &storm(units)) {
        Ok(Forecast::Assault { odds, results, .. }) => (*odds, results),
        other => panic!("no forecast: {other:?}"),
    }
}

fn fire(s: &State, units: &[UnitId]) -> FinalFire {
    outlook(s, units).0.final_fire
}

fn shock(s: &mut State, unit: UnitId, suppression: u8) {
    apply(s, &Event::Unit { unit, change: UnitChange::Suppression { suppression } });
    // What one knows of an enemy is brought up to date when something happens to him.
    let side = unit.side.enemy();
    let seen = s.perspective(side).enemies().copied().collect::<Vec<_>>();
    let hex = s.unit(unit).and_then(|u| u.hex());
    for c in seen.into_iter().filter(|c| Some(c.hex) == hex) {
        let morale = morale(suppression, c.quality);
        let contact = khasan::rules::Contact { morale, ..c };
        apply(s, &Event::Contact { side, contact, unit, sighting: Sighting::default() });
    }
}

#[test]
fn it_is_ninety_seconds_of_all_who_are_there_whatever_time_they_have() {
    let s = fiery(FIELD, |_| ()).start(1);
    let told = fire(&s, &[su(0)]);
    assert_eq!(
        (told.seconds, told.spent.clone()),
        (90, vec![Rounds { small_arms: 90, shells: 0 }])
    );
    let mut late = s.clone();
    apply(&mut late, &Event::Unit { unit: jp(0), change: UnitChange::Spent { time: -500 } });
    assert_eq!(fire(&late, &[su(0)]), told, "outside the seconds");
    let before = *late.unit(jp(0)).expect("there");
    let events = execute(&mut late, &storm(&[su(0)])).expect("legal");
    let after = late.unit(jp(0)).expect("there");
    assert_eq!(before.ammo.small_arms - after.ammo.small_arms, 90, "not outside the rounds");
    let shots: Vec<_> = events
        .iter()
        .filter_map(|e| match e {
            Event::Shot(Shot { by, at, target, seconds, reaction }) => {
                Some((*by, *at, *target, *seconds, *reaction))
            }
            _ => None,
        })
        .collect();
    // In the place of any other reaction of that hex to those who close in.
    assert_eq!(shots, [(jp(0), at(0, 1), Some(su(0)), 90, true)]);
}

#[test]
fn it_takes_the_place_of_other_reaction_of_the_stormed_hex() {
    let mut s = fiery(&FIELD.replace("r40-", "r40"), |_| ()).start(1);
    let events = execute(&mut s, &storm(&[su(0)])).expect("legal");
    let shots = events.iter().filter_map(|e| match e {
        Event::Shot(Shot { by, seconds, .. }) => Some((*by, *seconds)),
        _ => None,
    });
    assert_eq!(shots.collect::<Vec<_>>(), [(jp(0), 90)]);
    // Whoever stands beside it reacts as to any mover.
    let beside = FIELD.replace("r40- .", "r40- r40");
    let mut s = fiery(&beside, |_| ()).start(1);
    let events = execute(&mut s, &storm(&[su(0)])).expect("legal");
    let others = events.iter().any(|e| matches!(e, Event::Shot(Shot { by, .. }) if *by == jp(1)));
    assert!(others, "{events:?}");
}

#[test]
fn its_hits_and_its_strain_are_those_of_its_share_of_fire_on_men_as_dense_as_they_come() {
    let s = fiery(FIELD, |_| ()).start(1);
    let told = fire(&s, &[su(0)]);
    // The library of the tests: see `dsl`. Sixty men over 100 m, a hundred metres deep.
    let value = |kind| told.terms.iter().find(|t| t.kind == kind).map(|t| t.value);
    assert_eq!(value(TermKind::Final), Some(300));
    assert_eq!(value(TermKind::Density), Some(60 * 100 / 20));
    let usual =
        fire(&fiery(FIELD, |l| l.close_combat.final_fire.share_milli = 100).start(1), &[su(0)]);
    let near = |a: u64, b: u64, most: u64| a.abs_diff(b) <= most;
    assert!(near(told.raked[0].chance, usual.raked[0].chance * 3, 6), "{told:?} {usual:?}");
    assert!(near(told.strain, usual.strain * 3, 6) && told.strain > 100);
    assert_eq!(told.hits_milli.0, ((60_000 * u128::from(told.raked[0].chance)) >> 32) as u64);
}

#[test]
fn stormers_are_as_dense_whatever_the_size_of_a_hex() {
    let density = |metres: u32, men: &str| {
        let f = fiery(&FIELD.replace("R60", men), |lib| lib.tuning.density_men_per_ha = 100);
        let told = fire(&f.hex_metres(metres).start(1), &[su(0)]);
        told.terms.iter().find(|t| t.kind == TermKind::Density).map_or(100, |t| t.value)
    };
    let small = density(50, "R60");
    assert!(density(100, "R120").abs_diff(small) <= 2, "{small}");
    assert!(density(200, "R240").abs_diff(small) <= 2, "{small}");
}

#[test]
fn nerves_cut_it_and_without_rounds_there_is_none() {
    let strain = |suppression| {
        let mut s = fiery(FIELD, |_| ()).start(1);
        shock(&mut s, jp(0), suppression);
        fire(&s, &[su(0)]).strain
    };
    let [steady, pinned, shaken, broken] = [0, 45, 60, 100].map(strain);
    assert!(pinned.abs_diff(steady / 2) <= 2 && shaken.abs_diff(steady / 4) <= 2, "{steady}");
    assert_eq!(broken, 0);
    // The broken fire nothing, and spend nothing.
    let mut s = fiery(FIELD, |_| ()).start(1);
    shock(&mut s, jp(0), 100);
    let rounds = s.unit(jp(0)).expect("there").ammo;
    let events = execute(&mut s, &storm(&[su(0)])).expect("legal");
    assert!(!events.iter().any(|e| matches!(e, Event::Shot(_))), "{events:?}");
    assert_eq!(s.unit(jp(0)).expect("there").ammo, rounds);
    // Who has no rounds does not fire; that he has none nobody is told before.
    let mut s = fiery(FIELD, |_| ()).start(1);
    let told = fire(&s, &[su(0)]);
    let none = UnitChange::Fired { time: 900, ammo: Rounds::default(), target: None };
    apply(&mut s, &Event::Unit { unit: jp(0), change: none });
    assert_eq!(fire(&s, &[su(0)]), told);
    let events = execute(&mut s, &storm(&[su(0)])).expect("legal");
    assert!(!events.iter().any(|e| matches!(e, Event::Shot(_))), "{events:?}");
    // With some it lasts as long as they do.
    let mut s = fiery(FIELD, |_| ()).start(1);
    let few = Rounds { small_arms: 20, shells: 0 };
    let change = UnitChange::Fired { time: 900, ammo: few, target: None };
    apply(&mut s, &Event::Unit { unit: jp(0), change });
    execute(&mut s, &storm(&[su(0)])).expect("legal");
    assert_eq!(s.unit(jp(0)).expect("there").ammo, Rounds::default());
    let rows = words::final_fire(&FinalFire::default());
    assert_eq!(rows, [("lasts".to_owned(), "nobody there fires".to_owned())]);
}

#[test]
fn who_gets_in_is_decided_by_strain_between_none_and_twice_as_much() {
    let limits = [4_000, 5_500, 7_000];
    let of = |before, strain| FinalFire { before, strain, limits, ..FinalFire::default() };
    let pct = |p: u64| (p * 100 + dist::ONE / 2) / dist::ONE;
    // Quality 5: held from 40, to ground from 55, broken from 70.
    let told = |f: &FinalFire| -> Vec<u64> {
        std::iter::once(f.gets_in()).chain(f.stopped().map(|x| x.1)).map(pct).collect()
    };
    assert_eq!(told(&of(0, 1_000)), [100, 0, 0, 0]);
    assert_eq!(told(&of(0, 4_000)), [50, 19, 19, 13]);
    assert_eq!(told(&of(2_000, 4_000)), [25, 19, 19, 38]);
    assert_eq!(told(&of(3_900, 0)), [100, 0, 0, 0]);
    let all: u64 =
        of(1_234, 5_678).stopped().map(|x| x.1).sum::<u64>() + of(1_234, 5_678).gets_in();
    assert_eq!(all, dist::ONE);
}

#[test]
fn the_class_decides_the_nerves() {
    let s = fiery(FIELD, |lib| lib.weapons[0].suppress_per_10 = 1_200).start(1);
    let told = fire(&s, &[su(0)]);
    let f = khasan::rules::fighter::Fighter::new(s.unit(su(0)).expect("there")).expect("on map");
    for (result, nerves) in [
        (AssaultResult::Taken, Morale::Steady),
        (AssaultResult::Held, Morale::Pinned),
        (AssaultResult::GoneToGround, Morale::Shaken),
        (AssaultResult::Broken, Morale::Broken),
    ] {
        let after = told.nerves_after(0, &f, result);
        assert_eq!(morale(after, f.quality), nerves, "{result:?}: {after}");
    }
    assert_eq!(threshold(Morale::Pinned, 5), 40);
    // As carried out, and those who break run back.
    let mut seen = [0; 7];
    for seed in 0..300 {
        let mut s = fiery(FIELD, |lib| lib.weapons[0].suppress_per_10 = 1_200).start(seed);
        let events = execute(&mut s, &storm(&[su(0)])).expect("legal");
        let result = events.iter().find_map(|e| match e {
            Event::Assault { result, .. } => Some(*result),
            _ => None,
        });
        let result = result.expect("stormed");
        seen[result as usize] += 1;
        let u = s.unit(su(0)).expect("there");
        match result {
            AssaultResult::Held => assert_eq!((u.morale(), u.down), (Morale::Pinned, true)),
            AssaultResult::GoneToGround => assert_eq!(u.morale(), Morale::Shaken),
            AssaultResult::Broken => {
                assert_eq!(u.morale(), Morale::Broken);
                assert_ne!(u.hex(), Some(at(0, 1)));
            }
            _ => {}
        }
    }
    assert!(seen[..3].iter().all(|n| *n > 10), "{seen:?}");
}

#[test]
fn wire_holds_stormers_under_it() {
    let drawn = |field: &str| fire(&fiery(field, |_| ()).start(1), &[su(0)]);
    let (free, wired) = (drawn(FIELD), drawn(&FIELD.replace("R60 r40-", "R60 xx r40-")));
    assert_eq!((free.seconds, wired.seconds), (90, 150));
    assert!(wired.strain.abs_diff(free.strain * 150 / 90) <= 4, "{free:?} {wired:?}");
}

#[test]
fn weapons_on_mounts_fire_to_the_front_alone() {
    let towards = |dir| {
        let mut f = fiery(FIELD, |lib| lib.weapons[0].front_only = true);
        f.setup.forces.japan.units[0].facing = dir;
        fire(&f.start(1), &[su(0)]).strain
    };
    use khasan::hex::Dir;
    // The stormers come from the west.
    let front = [Dir::W, Dir::NW, Dir::SW].map(towards);
    let flank = [Dir::E, Dir::NE, Dir::SE].map(towards);
    assert!(front.iter().all(|s| *s > 0), "{front:?}");
    assert_eq!(flank, [0; 3]);
}

#[test]
fn surprise_halves_it_and_weakens_the_defence() {
    let field = |metres, fired| {
        let mut f = fiery(FIELD, |_| ());
        f.setup.weather[0].visibility_m = metres;
        let mut s = f.start(1);
        if fired {
            let u = *s.unit(su(0)).expect("there");
            let change = UnitChange::Fired { time: u.time, ammo: u.ammo, target: None };
            apply(&mut s, &Event::Unit { unit: su(0), change });
        }
        s
    };
    let odds = |s: &State| outlook(s, &[su(0)]).0;
    let (day, fog, shot) =
        (odds(&field(2000, false)), odds(&field(400, false)), odds(&field(400, true)));
    assert!(fog.final_fire.strain.abs_diff(day.final_fire.strain / 2) <= 2);
    assert_eq!(fog.defence, day.defence * 75 / 100);
    assert_eq!((shot.final_fire, shot.defence), (day.final_fire, day.defence));
    let mut s = field(400, false);
    shock(&mut s, jp(0), 45);
    assert_eq!(
        odds(&s).defence,
        odds(&{
            let mut s = field(2000, false);
            shock(&mut s, jp(0), 45);
            s
        })
        .defence
    );
}

/// Infantry over one hexside, tanks over another, before riflemen and a gun.
fn mixed() -> Field {
    fiery(
        "
        .   T3   . .
         R60 r40- . .
        .   .    . .
    ",
        |lib| lib.weapons[0].suppress_per_10 = 1_000,
    )
    .unit(Side::Japan, GUN, at(1, 1))
    .last(Side::Japan, |u| (u.men, u.pieces) = (12, 2))
}

#[test]
fn men_fire_at_men_and_guns_at_vehicles() {
    let s = mixed().start(1);
    let told = fire(&s, &[su(0), su(1)]);
    let (tanks, men) = (told.raked[0], told.raked[1]);
    assert!(tanks.chance > 0 && men.chance > 0, "{told:?}");
    assert_eq!((tanks.shells_pct, men.shells_pct), (100, 0));
    assert!(told.hits_milli.0 > 0 && told.hits_milli.1 > 0);
    // Where only men come the gun fires at them too.
    assert!(fire(&s, &[su(1)]).raked[0].shells_pct > 0);
}

#[test]
fn an_assault_under_final_fire_comes_out_as_forecast_over_20_000_draws() {
    let units = [su(0), su(1)];
    let start = |seed| {
        let mut s = mixed().start(seed);
        shock(&mut s, su(1), 25);
        s
    };
    let (odds, rows) = outlook(&start(0), &units);
    let mut seen = [(0_u64, 0_u64); 7];
    for seed in 0..20_000 {
        let mut s = start(seed);
        let men = |s: &State| -> u64 { s.units(Side::Soviet).map(|(_, u)| u64::from(u.men)).sum() };
        let before = men(&s);
        let events = execute(&mut s, &storm(&units)).expect("legal");
        let result = events.iter().find_map(|e| match e {
            Event::Assault { result, .. } => Some(*result),
            _ => None,
        });
        let row = &mut seen[result.expect("fought") as usize];
        *row = (row.0 + 1, row.1 + before - men(&s));
    }
    let (mut classes, mut lost, mut told_lost) = (0, 0.0, 0.0);
    for r in AssaultResult::ALL {
        let told = dist::to_ppm(odds.dist.weight(|x| x == r)) as f64 / 1e6;
        let got = seen[r as usize].0 as f64 / 20_000.0;
        let error = (told * (1.0 - told) / 20_000.0).sqrt();
        assert!((told - got).abs() < 4.0 * error + 1e-4, "{r:?}: told {told}, got {got}");
        classes += usize::from(told > 0.01);
        lost += seen[r as usize].1 as f64 / 20_000.0;
        let of_row = rows.iter().find(|x| x.0 == r).map_or(0, |x| x.2);
        told_lost += told * of_row as f64 / 1000.0;
    }
    assert!(classes >= 6, "{odds:?}");
    assert!((lost - told_lost).abs() < told_lost * 0.03, "told {told_lost}, got {lost}");
}

#[test]
fn who_waits_behind_is_not_fired_at() {
    let field = || {
        let f = fiery(&FIELD.replace("R60", "R150"), |_| ());
        f.unit(Side::Soviet, RIFLES, at(0, 1)).last(Side::Soviet, |u| u.men = 30)
    };
    for seed in 0..50 {
        let mut s = field().start(seed);
        execute(&mut s, &storm(&[su(0), su(1)])).expect("legal");
        let behind = s.unit(su(1)).expect("there");
        assert_eq!((behind.men, behind.suppression), (30, 0), "seed {seed}");
    }
    let told = fire(&field().start(1), &[su(0), su(1)]);
    assert_eq!(told.raked[1].chance, 0);
}

#[test]
fn the_forecast_tells_the_arithmetic_of_it() {
    let s = fiery(FIELD, |lib| lib.weapons[0].suppress_per_10 = 2_000).start(1);
    let told = fire(&s, &[su(0)]);
    let rows: Vec<String> =
        words::final_fire(&told).into_iter().map(|(a, b)| format!("{a}: {b}")).collect();
    assert_eq!(rows.first().map(String::as_str), Some("lasts: 1 min 30 s"));
    for part in [
        "share of range fire at the wire: 30.0 %",
        "men to the hectare: x 3.00",
        "our nerves before it: 0 of 100: held from 40",
        "worse: to ground from 55, broken from 70",
    ] {
        assert!(rows.iter().any(|r| r == part), "{part}: {rows:#?}");
    }
    let last = rows.last().expect("rows");
    assert_eq!(*last, format!("so we get in: {}", khasan::text::percent(told.gets_in())));
}

/// A gun that nearly always knocks out the one tank that storms it.
fn duel() -> Field {
    let deadly = |lib: &mut Library| {
        lib.weapons[1].bands[0].vehicle_ppm = 1_000_000;
        lib.weapons[1].rate = 3;
        lib.types[1].armour_side = 5;
        lib.types[1].armour_front = 5;
    };
    fiery(". . .\n T1 g1- .\n. . .", deadly)
}

#[test]
fn nobody_takes_a_hex_of_whom_nobody_is_left() {
    let (odds, _) = outlook(&duel().start(0), &[su(0)]);
    let gone = dist::to_ppm(odds.final_fire.none_left) as f64 / 1e6;
    assert!((0.3..0.95).contains(&gone), "{gone}");
    let mut seen = [0_u64; 7];
    let mut lost = 0;
    for seed in 0..20_000 {
        let mut s = duel().start(seed);
        let events = execute(&mut s, &storm(&[su(0)])).expect("legal");
        let result = events.iter().find_map(|e| match e {
            Event::Assault { result, .. } => Some(*result),
            _ => None,
        });
        let result = result.expect("stormed");
        seen[result as usize] += 1;
        let tank = s.unit(su(0)).expect("a unit");
        lost += u64::from(tank.pieces == 0);
        if result.is_won() {
            assert!(tank.hex() == Some(at(1, 1)), "seed {seed}: {tank:?}");
        }
    }
    for r in AssaultResult::ALL {
        let told = dist::to_ppm(odds.dist.weight(|x| x == r)) as f64 / 1e6;
        let got = seen[r as usize] as f64 / 20_000.0;
        let error = (told * (1.0 - told) / 20_000.0).sqrt();
        assert!((told - got).abs() < 4.0 * error + 1e-4, "{r:?}: told {told}, got {got}");
    }
    assert!(lost as f64 / 20_000.0 > gone - 0.02, "{lost}");
}

#[test]
fn crews_are_among_the_losses_foretold() {
    let (odds, rows) = outlook(&mixed().start(0), &[su(0)]);
    assert!(odds.final_fire.hits_milli.1 > 0 && odds.final_fire.crews_milli > 0);
    assert!(rows.iter().all(|x| x.2 >= odds.final_fire.crews_milli));
    let mut lost = 0;
    for seed in 0..4_000 {
        let mut s = mixed().start(seed);
        for e in execute(&mut s, &storm(&[su(0)])).expect("legal") {
            if let Event::Fell { unit, killed, wounded, to, .. } = e
                && unit == su(0)
                && to != HitBy::CloseCombat
            {
                lost += u64::from(killed) + u64::from(wounded);
            }
        }
    }
    let (told, got) = (odds.final_fire.crews_milli as f64 / 1000.0, lost as f64 / 4_000.0);
    assert!((told - got).abs() < told * 0.05, "told {told}, got {got}");
}

#[test]
fn what_tanks_fire_at_stormers_is_put_down_to_tanks() {
    let f = fiery(". . .\n R60 t3- .\n. . .", |lib| {
        lib.weapons[1].bands[0].men_ppm = 2_000_000;
    });
    let events = execute(&mut f.start(1), &storm(&[su(0)])).expect("legal");
    let to = events.iter().find_map(|e| match e {
        Event::Fell { unit, to, .. } if *unit == su(0) => Some(*to),
        _ => None,
    });
    assert_eq!(to, Some(HitBy::Tanks));
}

#[test]
fn who_breaks_and_has_nowhere_to_run_stays_and_lives() {
    let mut stayed = 0;
    for seed in 0..300 {
        let water = "O O O\n R60 r40- O\nO O O";
        let mut f = fiery(water, |lib| lib.weapons[0].suppress_per_10 = 1_500);
        let mut lib = (*f.setup.library).clone();
        let foot = khasan::rules::Mobility::Foot.index();
        lib.mobility[foot].speed[khasan::rules::Terrain::DeepWater.index()] = None;
        f.setup.library = std::sync::Arc::new(lib);
        let mut s = f.start(seed);
        let events = execute(&mut s, &storm(&[su(0)])).expect("legal");
        let broke = |e: &Event| matches!(e, Event::Assault { result: AssaultResult::Broken, .. });
        if events.iter().any(broke) {
            let u = s.unit(su(0)).expect("there");
            assert!(u.men > 30 && u.hex() == Some(at(0, 1)), "seed {seed}: {u:?}");
            stayed += 1;
        }
    }
    assert!(stayed > 20, "{stayed}");
}

#[test]
fn men_and_their_betters_who_are_steady_are_not_held_by_no_fire() {
    let mut f = fiery(FIELD, |_| ());
    f = f.unit(Side::Soviet, RIFLES, at(0, 1)).last(Side::Soviet, |u| {
        (u.men, u.quality) = (40, 8);
    });
    f.setup.forces.soviet.units[0].quality = 7;
    let mut s = f.start(1);
    // Both just steady; he is broken.
    for (unit, suppression) in [(su(0), 47), (su(1), 51)] {
        apply(&mut s, &Event::Unit { unit, change: UnitChange::Suppression { suppression } });
    }
    shock(&mut s, jp(0), 100);
    assert_eq!(fire(&s, &[su(0), su(1)]).gets_in(), dist::ONE);
}
