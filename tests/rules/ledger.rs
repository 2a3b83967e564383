//! What a battle cost, to what, and how its assaults ended.

use super::dsl::*;
use super::properties::random_game;
use khasan::rules::history::{Contingent, HistoryFigure, Loss, Metric, Yardstick};
use khasan::rules::setup::{Bombardment, Effect, Scripted, Trigger};
use khasan::rules::{
    AreaId, AssaultResult, Cause, Clock, ContactId, Event, FireClass, HitBy, Mount, Order, Side,
    State, Target, WeaponId, assaults, execute, hash, lost_to, measure,
};
use std::sync::Arc;

const ALL_OF: fn(Side) -> Contingent = |side| Contingent { side, formation: None };
const LOSSES: [Loss; 4] = [Loss::Killed, Loss::Wounded, Loss::Casualties, Loss::Pieces];

fn figure(metric: Metric) -> HistoryFigure {
    let yardstick = Yardstick::Nothing;
    HistoryFigure { label: "x".into(), metric, yardstick, source: String::new() }
}

fn all_lost(side: Side) -> Vec<Metric> {
    LOSSES.map(|what| Metric::Lost { part: ALL_OF(side), what, cause: None }).to_vec()
}

/// Losses of a side by cause, in the order of [`Cause::ALL`].
fn by_cause(s: &State, side: Side, what: Loss) -> [u32; Cause::ALL.len()] {
    Cause::ALL.map(|cause| lost_to(s, ALL_OF(side), what, cause))
}

/// Casualties of the Japanese by cause after the first Soviet unit fired at them.
fn fired(drawing: &str, change: impl Fn(&mut Field)) -> [u32; Cause::ALL.len()] {
    let mut sum = [0; Cause::ALL.len()];
    for seed in 0..60 {
        let mut field = Field::of(drawing);
        change(&mut field);
        let mut s = field.start(seed);
        let order =
            Order::Fire { unit: su(0), target: Target::Contact(ContactId(0)), seconds: 300 };
        execute(&mut s, &order).expect("legal");
        for (all, n) in sum.iter_mut().zip(by_cause(&s, Side::Japan, Loss::Casualties)) {
            *all += n;
        }
    }
    sum
}

#[test]
fn fire_is_put_down_to_who_fires_and_with_what() {
    let only = |found: [u32; Cause::ALL.len()], cause: Cause| {
        for (c, n) in Cause::ALL.into_iter().zip(found) {
            assert_eq!(n > 0, c == cause, "{cause:?}: {found:?}");
        }
    };
    only(fired("R60 . r-", |_| ()), Cause::SmallArms);
    only(fired("G . . r-", |_| ()), Cause::Guns);
    only(fired("T . . r-", |_| ()), Cause::Tanks);
}

/// A platoon with a discharger: each class has its share of every hit.
#[test]
fn weapons_of_two_classes_share_what_they_hit() {
    let mixed = |field: &mut Field| {
        let mut lib = library();
        let mut discharger = lib.weapons[1].clone();
        discharger.class = FireClass::IndirectGun;
        discharger.rate = 2;
        lib.weapons.push(discharger);
        lib.types[RIFLES.0 as usize].mounts.push(Mount { weapon: WeaponId(2), count: 4, crew: 2 });
        field.setup.library = Arc::new(lib);
    };
    let [small, guns, rest @ ..] = fired("R60 . r60-", mixed);
    assert!(small > 0 && guns > 0 && rest == [0; 4], "{small} and {guns}, {rest:?}");
}

#[test]
fn a_bombardment_and_an_assault_are_causes_of_their_own() {
    let mut field = Field::of("R60 . . . . . . . . . . . . . . . . . . . . . r60-");
    field
        .setup
        .areas
        .push(khasan::rules::setup::Area { name: "ridge".into(), hexes: vec![at(22, 0)] });
    let heavy = Bombardment {
        side: Side::Japan,
        area: AreaId(0),
        suppression: 0,
        killed_ppm: 200_000,
        wounded_ppm: 300_000,
        spares_guns: false,
    };
    let when = Trigger::Time(Clock::hm(12, 15));
    field.setup.events.push(Scripted { when, what: vec![Effect::Bombard(heavy)] });
    let mut s = field.start(1);
    for _ in 0..2 {
        execute(&mut s, &Order::EndTurn).expect("legal");
    }
    let [0, 0, 0, bombed, 0, 0] = by_cause(&s, Side::Japan, Loss::Casualties) else {
        panic!("to nothing else")
    };
    assert!(bombed > 10, "{bombed}");
    // Nobody fires, so that all that falls, falls hand to hand.
    let mut s = Field::of("R60- r60-").start(1);
    execute(&mut s, &Order::Assault { units: vec![su(0)], hex: at(1, 0) }).expect("legal");
    for side in Side::ALL {
        let [0, 0, 0, 0, fought, 0] = by_cause(&s, side, Loss::Casualties) else {
            panic!("to nothing else")
        };
        assert!(fought > 0, "{side:?}");
    }
}

/// Killed, wounded and pieces lost of a side, to which its causes must add up.
fn adds_up(s: &State, side: Side) -> [u64; 3] {
    let units = || s.units(side).map(|(_, u)| u);
    let killed: u64 = units().map(|u| u64::from(u.killed)).sum();
    let wounded: u64 = units().map(|u| u64::from(u.wounded)).sum();
    let lost: u64 = units().map(|u| u64::from(u.lost)).sum();
    for (what, all) in LOSSES.into_iter().zip([killed, wounded, killed + wounded, lost]) {
        let found = by_cause(s, side, what);
        let sum: u64 = found.iter().map(|n| u64::from(*n)).sum();
        assert_eq!(sum, all, "{side:?} {what:?}: {found:?}");
    }
    [killed, wounded, lost]
}

#[test]
fn over_all_causes_losses_add_up_to_the_losses() {
    let mut struck = [0; 5];
    for seed in 0..240 {
        let mut told = [[0_u64; 3]; 2];
        let s = random_game(seed, |_, _, _, events| {
            for e in events {
                if let Event::Fell { unit, killed, wounded, lost, .. } = e {
                    for (sum, n) in told[unit.side as usize].iter_mut().zip([killed, wounded, lost])
                    {
                        *sum += u64::from(*n);
                    }
                }
            }
        });
        for side in Side::ALL {
            assert_eq!(told[side as usize], adds_up(&s, side), "seed {seed} {side:?}");
            for (all, n) in struck.iter_mut().zip(by_cause(&s, side, Loss::Casualties)) {
                *all += n;
            }
        }
    }
    // Assaults are too rare in random games; see below.
    assert!(struck[..4].iter().all(|n| *n > 0), "{struck:?}");
}

#[test]
fn an_assault_counts_where_somebody_was_and_is_beaten_off_or_not() {
    let (mut made, mut beaten) = (0, 0);
    for seed in 0..60 {
        let mut field = Field::of(
            "
            . .    .
             R60- r60- .
        ",
        );
        field.setup.history.figures =
            [Metric::Assaults(Side::Soviet), Metric::BeatenOff(Side::Soviet)]
                .into_iter()
                .chain([Metric::BeatenOff(Side::Japan)])
                .map(figure)
                .collect();
        let mut s = field.start(seed);
        assert_eq!((measure(&s, 0), measure(&s, 1)), (Some(0), None), "a share of none is none");
        let order = Order::Assault { units: vec![su(0)], hex: at(1, 1) };
        let events = execute(&mut s, &order).expect("legal");
        let won = events.iter().any(
            |e| matches!(e, Event::Assault { result, .. } if *result > AssaultResult::Repelled),
        );
        let pct = if won { 0 } else { 100 };
        assert_eq!((measure(&s, 0), measure(&s, 1)), (Some(1), Some(pct)), "seed {seed}");
        assert_eq!(measure(&s, 2), None, "the other side made none");
        assert_eq!(assaults(&s, Side::Japan).made, 0);
        for side in Side::ALL {
            adds_up(&s, side);
        }
        made += 1;
        beaten += u32::from(!won);
    }
    assert!(beaten > 5 && beaten < made - 5, "{beaten} of {made}");
    // The same event where nobody was there.
    let mut s = Field::of("R60- . . . . r60-").start(1);
    let empty = Event::Assault {
        units: vec![su(0)],
        hex: at(1, 0),
        result: AssaultResult::Overrun,
        defended: false,
    };
    khasan::rules::apply(&mut s, &empty);
    assert_eq!(assaults(&s, Side::Soviet).made, 0);
}

#[test]
fn guns_in_action_are_those_on_the_map_whose_crews_are_steady() {
    let at_noon = |mins: u32| Metric::GunsInAction {
        part: ALL_OF(Side::Japan),
        at: Clock::hm(12, 0).plus(mins * 60),
    };
    let mut field = Field::of("R60- . . . . . . . g2- g- r60- t-");
    field.setup.history.figures = [at_noon(15), at_noon(30)].map(figure).to_vec();
    let mut s = field.start(1);
    let turn = |s: &mut State| {
        for _ in 0..2 {
            execute(s, &Order::EndTurn).expect("legal");
        }
    };
    assert_eq!(measure(&s, 0), None, "not yet");
    turn(&mut s);
    assert_eq!(measure(&s, 0), Some(5), "two and three guns, no tanks, no rifles");
    let pinned = khasan::rules::UnitChange::Suppression { suppression: 90 };
    khasan::rules::apply(&mut s, &Event::Unit { unit: jp(1), change: pinned });
    turn(&mut s);
    assert_eq!((measure(&s, 0), measure(&s, 1)), (Some(5), Some(2)), "counted at its time");
}

#[test]
fn an_objective_is_held_or_not() {
    let mut field = Field::of("R60- . * . . . . . . . . . . . r60-");
    let held = [Metric::Held(Side::Soviet, 0), Metric::Held(Side::Japan, 0)];
    field.setup.history.figures = held.map(figure).to_vec();
    let mut s = field.start(1);
    assert_eq!((measure(&s, 0), measure(&s, 1)), (Some(0), Some(0)), "nobody's");
    execute(&mut s, &Order::Move { unit: su(0), path: vec![at(1, 0), at(2, 0)] }).expect("legal");
    execute(&mut s, &Order::EndTurn).expect("legal");
    assert_eq!((measure(&s, 0), measure(&s, 1)), (Some(1), Some(0)));
}

/// What is counted beside the game must not change what the game is.
#[test]
fn figures_leave_the_hash_alone() {
    let start = |figures: Vec<HistoryFigure>| {
        let mut field = Field::of("R60 . . r60");
        field.setup.history.figures = figures;
        let mut s = field.start(7);
        for _ in 0..2 {
            execute(&mut s, &Order::EndTurn).expect("legal");
        }
        hash(&s)
    };
    let none = start(vec![]);
    assert_eq!(none, start(all_lost(Side::Japan).into_iter().map(figure).collect()));
    let value = HistoryFigure {
        yardstick: Yardstick::Record { value: 1, tolerance: 0 },
        ..figure(Metric::Assaults(Side::Soviet))
    };
    assert_eq!(none, start(vec![value]));
    // Nor does the ledger itself.
    let mut s = Field::of("R60 . . r60").start(7);
    let before = hash(&s);
    let (unit, to) = (su(0), HitBy::Fire { shells_pct: 50 });
    khasan::rules::apply(&mut s, &Event::Fell { unit, killed: 1, wounded: 1, lost: 0, to });
    assert_eq!(lost_to(&s, ALL_OF(Side::Soviet), Loss::Casualties, Cause::Guns), 1);
    assert_eq!(hash(&s), before);
}
