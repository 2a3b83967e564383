//! Ammunition: what is carried, fired, left behind and drawn again.

use super::dsl::*;
use khasan::rules::{
    Event, FireClass, Order, Refusal, Rounds, Side, State, Supply, Target, UnitChange, UnitId,
    Works, apply, execute, first_load, supply,
};

const FULL: Rounds = Rounds { small_arms: 600, shells: 120 };

/// Riflemen with ten minutes for their rifles, and a few shells for a gun among them.
fn mixed(drawing: &str) -> Field {
    let mut f = Field::of(drawing);
    let mut lib = library();
    lib.types[0].load_min = 10;
    lib.weapons[1].rounds = Some(20);
    lib.types[0].mounts.push(khasan::rules::Mount {
        weapon: khasan::rules::WeaponId(1),
        count: 1,
        crew: 2,
    });
    f.setup.library = std::sync::Arc::new(lib);
    f
}

fn unit(s: &State, id: UnitId) -> khasan::rules::Unit {
    *s.unit(id).expect("there")
}

fn change(s: &mut State, unit: UnitId, change: UnitChange) {
    apply(s, &Event::Unit { unit, change });
}

fn has(s: &mut State, id: UnitId, ammo: Rounds) {
    let u = unit(s, id);
    change(s, id, UnitChange::Fired { time: u.time, ammo, target: u.target });
}

fn contact(s: &State) -> Target {
    Target::Contact(s.perspective(Side::Soviet).contacts[0].id)
}

fn end_game_turn(s: &mut State) {
    for _ in 0..2 {
        execute(s, &Order::EndTurn).expect("legal");
    }
}

#[test]
fn a_load_is_minutes_or_rounds_and_each_kind_is_fired_for_itself() {
    let mut s = mixed("R60 . . r60-").start(1);
    let lib = s.setup().library.clone();
    assert_eq!(first_load(&lib, lib.unit_type(RIFLES)), FULL);
    assert_eq!(unit(&s, su(0)).ammo, FULL);
    assert_eq!((FULL.of(FireClass::IndirectGun), FULL.longest()), (120, 600));
    // Five minutes: the shells last for two of them.
    let fire = Order::Fire { unit: su(0), target: contact(&s), seconds: 300 };
    execute(&mut s, &fire).expect("legal");
    assert_eq!(unit(&s, su(0)).ammo, Rounds { small_arms: 300, shells: 0 });
}

#[test]
fn a_kind_that_is_spent_does_nothing_more() {
    use khasan::rules::fire::{FireEngagement, FireManner, Firer, Mark, resolve_fire};
    let s = mixed("R60 . . r60-").start(1);
    let mark = Mark::new(&unit(&s, jp(0))).expect("there");
    let odds = |ammo: Rounds| {
        let firer = Firer { ammo, ..Firer::new(&unit(&s, su(0))).expect("there") };
        let e = FireEngagement { firer, mark, seconds: 300, manner: FireManner::Aimed };
        resolve_fire(s.field(), &e)
    };
    let all = odds(FULL);
    assert_eq!(all.spent, Rounds { small_arms: 300, shells: 120 });
    let rifles = odds(Rounds { shells: 0, ..FULL });
    assert_eq!((rifles.spent.shells, rifles.shells_pct), (0, 0));
    assert!(rifles.men_milli() < all.men_milli() && rifles.men_milli() > 0);
    let none = odds(Rounds::default());
    assert_eq!((none.rounds_milli, none.men_milli(), none.spent), (0, 0, Rounds::default()));
}

#[test]
fn who_has_nothing_left_that_serves_is_told_so() {
    let mut s = mixed("R60 . . r60-").start(1);
    let fire = Order::Fire { unit: su(0), target: contact(&s), seconds: 60 };
    has(&mut s, su(0), Rounds::default());
    assert_eq!(execute(&mut s, &fire), Err(Refusal::Ammo));
    // Shells alone do for tanks, rifles do not.
    let mut s = mixed("R60 . . t3-").start(1);
    let fire = Order::Fire { unit: su(0), target: contact(&s), seconds: 60 };
    has(&mut s, su(0), Rounds { shells: 0, ..FULL });
    assert_eq!(execute(&mut s, &fire), Err(Refusal::Ammo));
    has(&mut s, su(0), Rounds { small_arms: 0, ..FULL });
    execute(&mut s, &fire).expect("legal");
    assert_eq!(unit(&s, su(0)).ammo, Rounds { small_arms: 0, shells: 60 });
}

#[test]
fn who_begins_in_works_has_a_second_load_there_and_leaves_it_there() {
    let mut s = mixed("fR60 . T3 . . . r60-").start(1);
    assert_eq!(s.field().works(at(0, 0)), Works::Foxholes);
    assert_eq!(unit(&s, su(0)).ammo, FULL.share_pct(200));
    // Turning round leaves nothing behind; going does.
    let turn = Order::Face { unit: su(0), dir: khasan::hex::Dir::W };
    execute(&mut s, &turn).expect("legal");
    assert_eq!(unit(&s, su(0)).ammo, FULL.share_pct(200));
    let go = Order::Move { unit: su(0), path: vec![at(1, 0)] };
    execute(&mut s, &go).expect("legal");
    assert_eq!(unit(&s, su(0)).ammo, FULL);
    let back = Order::Move { unit: su(0), path: vec![at(0, 0)] };
    execute(&mut s, &back).expect("legal");
    assert_eq!(unit(&s, su(0)).ammo, FULL, "it is not picked up again");
}

#[test]
fn a_unit_at_rest_draws_an_eighth_of_a_load_a_quarter_of_an_hour_until_the_stock_is_gone() {
    let mut f = mixed("R60 . . . . . . . . . . . . . r60");
    f.setup.forces.soviet.units[0].stock = 200;
    let mut s = f.start(1);
    has(&mut s, su(0), Rounds::default());
    // It fired in this turn.
    end_game_turn(&mut s);
    assert_eq!(unit(&s, su(0)).ammo, Rounds::default());
    end_game_turn(&mut s);
    let u = unit(&s, su(0));
    assert_eq!((u.ammo, u.stock), (Rounds { small_arms: 75, shells: 15 }, 75));
    end_game_turn(&mut s);
    let u = unit(&s, su(0));
    assert_eq!((u.ammo, u.stock), (Rounds { small_arms: 120, shells: 24 }, 0));
    end_game_turn(&mut s);
    assert_eq!(unit(&s, su(0)).ammo.small_arms, 120, "there is no more");
}

#[test]
fn nothing_is_drawn_by_who_is_full_moves_is_hit_or_far_or_near_an_enemy() {
    let drawn = |f: Field, spoil: &dyn Fn(&mut State)| {
        let mut s = f.start(1);
        has(&mut s, su(0), Rounds::both(60));
        end_game_turn(&mut s);
        spoil(&mut s);
        let before = unit(&s, su(0)).ammo;
        end_game_turn(&mut s);
        unit(&s, su(0)).ammo != before
    };
    let far = || mixed("R60 . . . . . . . . . . . . . r60");
    assert!(drawn(far(), &|_| {}));
    assert!(!drawn(far(), &|s| {
        let path = vec![at(1, 0)];
        execute(s, &Order::Move { unit: su(0), path }).expect("legal");
    }));
    assert!(!drawn(far(), &|s| {
        let struck = khasan::rules::Struck { from: 0, to: 0 };
        let (killed, wounded, lost, suppression, down) = (0, 0, 0, 5, true);
        let hit = UnitChange::Hit { killed, wounded, lost, suppression, down, struck };
        change(s, su(0), hit);
    }));
    assert!(!drawn(far(), &|s| has(s, su(0), FULL)), "it lacks nothing");
    // Its supply point is out of reach, or an enemy is known of.
    let mut away = far();
    away.setup.forces.soviet.units[0].supply = at(6, 0);
    assert!(!drawn(away, &|_| {}));
    assert!(!drawn(mixed("R60 . . . . . . . r60-"), &|_| {}));
    // A vehicle goes nearer than men.
    let tanks = |supply| {
        let mut f = Field::of("T3 . . . . . . . . . . . . . . . . . . . . . . r60");
        f.setup.forces.soviet.units[0].supply = at(supply, 0);
        f
    };
    assert!(drawn(tanks(3), &|_| {}) && !drawn(tanks(4), &|_| {}));
}

/// Decoys do not drain it: what is left is for those who come close.
#[test]
fn the_last_third_answers_only_what_is_close() {
    let answer = |metres: i16, small_arms: u32| {
        let drawing = format!("R60 {} r60", ". ".repeat(metres as usize / 100 - 1));
        let mut s = mixed(&drawing).start(1);
        has(&mut s, jp(0), Rounds { small_arms, shells: 0 });
        let fire = Order::Fire { unit: su(0), target: contact(&s), seconds: 60 };
        execute(&mut s, &fire).expect("legal");
        small_arms - unit(&s, jp(0)).ammo.small_arms
    };
    assert_eq!(answer(400, 600), 60);
    assert_eq!(answer(400, 228), 30, "down to 198 seconds of the 600");
    assert_eq!(answer(400, 198), 0);
    assert_eq!(answer(300, 198), 60);
    // What its final fire takes is left, however near he is.
    assert_eq!(answer(300, 120), 30, "down to 90 seconds");
    assert_eq!(answer(300, 20), 0);
}

#[test]
fn low_and_empty_are_told_by_what_is_least() {
    let mut s = mixed("R60 . . . r60").start(1);
    let lib = s.setup().library.clone();
    let mut told = |ammo| {
        has(&mut s, su(0), ammo);
        supply(&lib, &unit(&s, su(0)))
    };
    assert_eq!(told(FULL), Supply::Full);
    assert_eq!(told(Rounds { small_arms: 200, ..FULL }), Supply::Low);
    assert_eq!(told(Rounds { shells: 0, ..FULL }), Supply::Low);
    assert_eq!(told(Rounds { small_arms: 201, shells: 41 }), Supply::Full);
    assert_eq!(told(Rounds::default()), Supply::Empty);
}
