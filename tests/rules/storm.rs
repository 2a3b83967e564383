//! Storming: what strength is made of, one by one, and how many find room to fight.

use super::dsl::*;
use khasan::rules::assault::AssaultOdds;
use khasan::rules::{
    AssaultResult, Event, Forecast, Library, Order, Rounds, Side, State, StormWorth, Trait,
    UnitChange, UnitId, apply, dist, execute, forecast,
};
use khasan::text::table::forecast::strengths;

/// Riflemen with a machine gun for every twenty, served by two.
fn armed(drawing: &str, change: impl Fn(&mut Library)) -> Field {
    let mut f = Field::of(drawing);
    let mut lib = library();
    let mut gun = lib.weapons[0].clone();
    gun.storm = StormWorth { attack: 6, defence: 10 };
    lib.weapons.push(gun);
    let mount = khasan::rules::Mount { weapon: khasan::rules::WeaponId(2), count: 3, crew: 2 };
    lib.types[0].mounts.insert(0, mount);
    change(&mut lib);
    f.setup.library = std::sync::Arc::new(lib);
    f
}

fn storm(units: &[UnitId]) -> Order {
    Order::Assault { units: units.to_vec(), hex: at(1, 1) }
}

fn odds(s: &State, units: &[UnitId]) -> AssaultOdds {
    match forecast(&s.perspective(Side::Soviet), &storm(units)) {
        Ok(Forecast::Assault { odds, .. }) => *odds,
        other => panic!("no forecast: {other:?}"),
    }
}

const FIELD: &str = "
    .   .    . .
     R60 r40- . .
    .   .    . .
";

/// Gives a unit those nerves.
fn shock(s: &mut State, unit: UnitId, suppression: u8) {
    let struck = khasan::rules::Struck::ending(0, 1);
    let change =
        UnitChange::Hit { killed: 0, wounded: 0, lost: 0, suppression, down: false, struck };
    apply(s, &Event::Unit { unit, change });
}

#[test]
fn machine_guns_count_that_men_are_left_to_serve() {
    let s = armed(FIELD, |_| ()).start(1);
    let o = odds(&s, &[su(0)]);
    // Sixty men, three guns with six quarters each; forty men, three with ten each.
    assert_eq!((o.attackers.men_worth, o.attackers.weapons), (240, 18));
    assert_eq!((o.defenders.men_worth, o.defenders.weapons), (160, 30));
    // Quality 5 is 70 per cent, steady nerves 110.
    assert_eq!((o.attackers.quality_pct, o.attackers.nerves_pct), (70, 110));
    assert_eq!(o.attack, 258 * 70 * 110 / 100);
    assert_eq!(o.defence, 190 * 70 * 110 / 100);
    // Five men serve two guns and half of the third.
    let few = armed(&FIELD.replace("r40-", "r5-"), |_| ()).start(1);
    assert_eq!(odds(&few, &[su(0)]).defenders.weapons, 25);
}

#[test]
fn a_weapon_without_rounds_counts_nothing_and_of_the_enemy_nobody_knows() {
    let mut s = armed(FIELD, |_| ()).start(1);
    for (id, u) in [(su(0), *s.unit(su(0)).unwrap()), (jp(0), *s.unit(jp(0)).unwrap())] {
        let ammo = Rounds { small_arms: 0, shells: 60 };
        let change = UnitChange::Fired { time: u.time, ammo, target: None };
        apply(&mut s, &Event::Unit { unit: id, change });
    }
    let o = odds(&s, &[su(0)]);
    assert_eq!((o.attackers.weapons, o.defenders.weapons), (0, 30));
}

#[test]
fn the_nerves_of_the_crews_decide_what_a_weapon_counts() {
    let defence = |suppression| {
        let mut s = armed(FIELD, |_| ()).start(1);
        shock(&mut s, jp(0), suppression);
        let p = s.perspective(Side::Soviet);
        let seen = *p.enemies().next().expect("in sight");
        let fighter = khasan::rules::fighter::Fighter {
            suppression,
            ..khasan::rules::fighter::Fighter::of_contact(&seen)
        };
        let manner =
            khasan::rules::fighter::FightingManner { attack: false, night: false, close: false };
        khasan::rules::fighter::muster(&s.setup().library, &[fighter], manner).weapons
    };
    let by_nerves: Vec<u64> = [0, 45, 60, 100].map(defence).into();
    assert_eq!(by_nerves, [30, 15, 7, 0], "steady, pinned, shaken, broken");
}

#[test]
fn grenades_are_for_those_who_were_trained_to_throw_them() {
    let s = armed(FIELD, |lib| lib.types[0].traits.push(Trait::Grenades)).start(1);
    let o = odds(&s, &[su(0)]);
    assert_eq!((o.attackers.grenades, o.defenders.grenades), (60, 40));
    assert_eq!(o.attack, (240 + 18 + 60) * 77);
}

#[test]
fn tanks_and_men_who_storm_together_help_each_other() {
    let s = armed(
        "
        .   T3   . .
         R60 r40- . .
        .   .    . .
    ",
        |_| (),
    )
    .start(1);
    let (men, tanks) = (odds(&s, &[su(1)]), odds(&s, &[su(0)]));
    let both = odds(&s, &[su(0), su(1)]);
    assert_eq!((men.attackers.joint_pct, tanks.attackers.joint_pct), (100, 100));
    assert_eq!((both.attackers.vehicles, both.attackers.vehicle_worth), (3, 96));
    // The tanks are the lesser arm: 30 per cent of twice their strength.
    assert_eq!(both.attack, men.attack + tanks.attack + 2 * tanks.attack * 30 / 100);
    assert_eq!(both.attackers.joint_pct, both.attack * 100 / (men.attack + tanks.attack));
}

#[test]
fn the_night_is_a_term_of_its_own() {
    let mut f = armed(FIELD, |lib| lib.types[0].night_bonus = 1);
    f.setup.weather[0].night = true;
    let o = odds(&f.start(1), &[su(0)]);
    assert_eq!((o.attackers.quality_pct, o.attackers.night_pct), (70, 114));
    assert_eq!(o.attack, 258 * 80 * 110 / 100);
}

#[test]
fn the_forecast_tells_every_term_in_words() {
    let s = armed(
        "
        .   T3   .    .
         R60 vr40- . .
        .   .    .    .
    ",
        |lib| lib.types[0].traits.push(Trait::Grenades),
    )
    .start(1);
    let rows = strengths(&odds(&s, &[su(0), su(1)]));
    let told: Vec<String> =
        rows.into_iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let expected = [
        "our strength: as 91 men",
        "their strength: as 75 men",
        "our men: 60, as 60 men",
        "our vehicles: 3, as 24 men",
        "our machine guns: + 4.5 men",
        "our grenades: + 15 men",
        "our quality: x 0.70",
        "our nerves: x 1.10",
        "our tanks and men side by side: x 1.13",
        "their men: 40, as 40 men",
        "their machine guns: + 7.5 men",
        "their grenades: + 10 men",
        "their quality: x 0.70",
        "their nerves: x 1.10",
        "foxholes or trench: defence x 1.70",
    ];
    assert_eq!(told, expected);
}

#[test]
fn an_assault_with_weapons_comes_out_as_forecast_over_20_000_draws() {
    let field = || {
        armed(
            "
        .   T3   . .
         R60 r40- . .
        .   .    . .
    ",
            |lib| lib.types[0].traits.push(Trait::Grenades),
        )
    };
    let units = [su(0), su(1)];
    as_forecast(field, &units);
}

/// Two companies and tanks before forty men; all on one hexside.
fn crowd() -> Field {
    let mut f = Field::of(
        "
        .    .    . .
         R100 r40- . .
        .    .    . .
    ",
    );
    let more = |f: &mut Field, ty, men, pieces| {
        let mut u = f.setup.forces.soviet.units[0].clone();
        (u.ty, u.men, u.pieces) = (ty, men, pieces);
        f.setup.forces.soviet.units.push(u);
    };
    more(&mut f, RIFLES, 80, 0);
    more(&mut f, RIFLES, 30, 0);
    more(&mut f, TANKS, 28, 7);
    f
}

#[test]
fn over_a_hexside_as_many_fight_as_find_room_and_more_wait_behind() {
    let s = crowd().start(1);
    let o = odds(&s, &[su(0), su(1), su(2), su(3)]);
    // A hundred and fifty men and five tanks to 100 m.
    assert_eq!((o.attackers.men, o.attackers.vehicles), (150, 5));
    assert_eq!((o.waiting.men, o.waiting.vehicles), (60, 2));
    let rows = strengths(&o);
    assert!(rows.contains(&("no room for".into(), "60 men, 2 vehicles: waiting behind".into())));
    assert_eq!(odds(&s, &[su(0)]).waiting.men, 0);
}

#[test]
fn who_waits_behind_loses_nobody_and_needs_no_time_to_reform() {
    for seed in 0..200 {
        let mut f = crowd();
        let mut lib = library();
        lib.tuning.reform_s = 300;
        f.setup.library = std::sync::Arc::new(lib);
        let mut s = f.start(seed);
        let units = [su(0), su(1), su(2)];
        let mut paper = s.perspective(Side::Soviet);
        khasan::rules::suppose(&mut paper, &storm(&units)).expect("legal");
        execute(&mut s, &storm(&units)).expect("legal");
        let at_rest = *s.unit(su(2)).expect("there");
        // 100 m at 4 km/h and half a minute.
        assert_eq!((at_rest.men, at_rest.suppression, at_rest.time), (30, 0, 900 - 90 - 30));
        assert_eq!(paper.unit(su(2)).expect("there").time, at_rest.time);
        assert_eq!(paper.stormed, s.perspective(Side::Soviet).stormed);
        let in_it = s.unit(su(0)).expect("there");
        assert!(in_it.time <= 900 - 90 - 30 - 300, "seed {seed}: {}", in_it.time);
    }
}

#[test]
fn a_hexside_carries_one_assault_in_a_turn() {
    let mut carried = 0;
    for seed in 0..40 {
        let mut s = Field::of(
            "
            .  R60 .    .
             R60 r90- . .
            .  .   .    .
        ",
        )
        .start(seed);
        let mut more = s.setup().as_ref().clone();
        let mut second = more.forces.soviet.units[1].clone();
        second.men = 50;
        more.forces.soviet.units.push(second);
        s = khasan::rules::start(std::sync::Arc::new(more), seed).0;
        let orders = [su(0), su(1), su(2)].map(|u| storm(&[u]));
        execute(&mut s, &orders[1]).expect("legal");
        let p = s.perspective(Side::Soviet);
        if s.unit(jp(0)).and_then(|u| u.hex()) != Some(at(1, 1)) || p.unit(su(2)).is_none() {
            continue;
        }
        carried += 1;
        assert!(p.was_stormed(at(0, 1), at(1, 1)) && !p.was_stormed(at(1, 0), at(1, 1)));
        let why = khasan::rules::check(&p, &orders[2]).expect_err("once a turn");
        assert_eq!(why, khasan::rules::Refusal::Stormed { from: at(0, 1), at: at(1, 1) });
        let words = khasan::text::refusal(s.setup(), &why);
        assert!(words.contains("go over another side of it, or wait for the next turn"), "{words}");
        // Over another side it may be stormed, and over this one in the next turn; the enemy is
        // not told from where.
        assert_eq!(khasan::rules::check(&p, &orders[0]), Ok(()));
        assert!(s.perspective(Side::Japan).stormed.is_empty());
        assert_eq!(s.check_sound(), Ok(()));
        for _ in 0..2 {
            execute(&mut s, &Order::EndTurn).expect("legal");
        }
        assert!(s.perspective(Side::Soviet).stormed.is_empty());
    }
    assert!(carried > 5, "{carried}");
}

#[test]
fn a_crowded_assault_comes_out_as_forecast_over_20_000_draws() {
    let units = [su(0), su(1), su(2), su(3)];
    as_forecast(crowd, &units);
}

/// How often each result comes, against what was foretold.
fn as_forecast(field: impl Fn() -> Field, units: &[UnitId]) {
    let told = odds(&field().start(0), units);
    let mut seen = [0_u64; 7];
    for seed in 0..20_000 {
        let events = execute(&mut field().start(seed), &storm(units)).expect("legal");
        let result = events.iter().find_map(|e| match e {
            Event::Assault { result, .. } => Some(*result),
            _ => None,
        });
        seen[result.expect("fought") as usize] += 1;
    }
    for r in AssaultResult::ALL {
        let told = dist::to_ppm(told.dist.weight(|x| x == r)) as f64 / 1e6;
        let got = seen[r as usize] as f64 / 20_000.0;
        let error = (told * (1.0 - told) / 20_000.0).sqrt();
        assert!((told - got).abs() < 4.0 * error + 1e-4, "{r:?}: told {told}, got {got}");
    }
}

/// Every blow that a unit took, `(killed, wounded)`.
fn blows(events: &[Event], id: UnitId) -> Vec<(u16, u16)> {
    let blow = |e: &Event| match e {
        Event::Unit { unit, change: UnitChange::Hit { killed, wounded, .. } } if *unit == id => {
            Some((*killed, *wounded))
        }
        _ => None,
    };
    events.iter().filter_map(blow).collect()
}

#[test]
fn hand_to_hand_more_of_those_hit_are_killed_than_by_fire() {
    let (mut killed, mut hit) = (0, 0);
    for seed in 0..2_000 {
        let events =
            execute(&mut armed(FIELD, |_| ()).start(seed), &storm(&[su(0)])).expect("legal");
        for (k, w) in blows(&events, su(0)) {
            (killed, hit) = (killed + u32::from(k), hit + u32::from(k + w));
        }
    }
    let pct = f64::from(killed) * 100.0 / f64::from(hit);
    assert!(hit > 1_000 && (43.0..47.0).contains(&pct), "{pct} % of {hit}");
}

#[test]
fn japanese_do_not_surrender() {
    let mut taken = [0; 2];
    for seed in 0..60 {
        for (i, drawing) in
            [". . .\n R90 g2- .\n. . .", ". . .\n r90 G2- .\n. . ."].iter().enumerate()
        {
            let mut s = Field::of(drawing).start(seed);
            let (by, whose) = if i == 0 { (su(0), jp(0)) } else { (jp(0), su(0)) };
            if i == 1 {
                execute(&mut s, &Order::EndTurn).expect("legal");
            }
            let Ok(events) = execute(&mut s, &storm(&[by])) else { continue };
            let crew = s.unit(whose).expect("there");
            if crew.hex().is_some() {
                continue;
            }
            taken[i] += 1;
            let last = *blows(&events, whose).last().expect("lost");
            assert_eq!(crew.men, 0);
            let fallen = if i == 0 { last.0 } else { last.1 };
            assert_eq!(fallen, last.0 + last.1, "seed {seed}: {last:?}");
        }
    }
    assert!(taken[0] > 20 && taken[1] > 20, "{taken:?}");
}
