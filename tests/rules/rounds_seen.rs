//! What an enemy can have left to fire, as far as his fire was seen, and what follows from it.

use super::dsl::*;
use khasan::rules::fire::{FireEngagement, FireManner, Firer, Mark, resolve_fire};
use khasan::rules::{
    Contact, Dice, Event, Forecast, Order, Rounds, Side, State, Target, UnitChange, UnitId,
    all_legal_orders, apply, dist, execute, forecast, hypothesis,
};

/// Ten minutes for rifles.
fn rationed(drawing: &str) -> Field {
    let mut f = Field::of(drawing);
    let mut lib = library();
    lib.types[0].load_min = 10;
    f.setup.library = std::sync::Arc::new(lib);
    f
}

fn seen(s: &State) -> Contact {
    *s.perspective(Side::Soviet).enemies().next().expect("known")
}

fn fires(s: &mut State, seconds: u32) {
    let target = Target::Contact(s.perspective(Side::Japan).enemies().next().expect("seen").id);
    execute(s, &Order::Fire { unit: jp(0), target, seconds }).expect("legal");
}

fn has(s: &mut State, id: UnitId, small_arms: u32) {
    let u = *s.unit(id).expect("there");
    let ammo = Rounds { small_arms, shells: 0 };
    let change = UnitChange::Fired { time: u.time, ammo, target: u.target };
    apply(s, &Event::Unit { unit: id, change });
}

#[test]
fn what_he_is_seen_to_fire_he_has_no_more() {
    let mut s = rationed("R60- . . r60-").start(1);
    assert_eq!(seen(&s).left, Rounds { small_arms: 600, shells: 0 }, "a load at first sight");
    execute(&mut s, &Order::EndTurn).expect("legal");
    let before = s.unit(jp(0)).expect("there").ammo;
    fires(&mut s, 120);
    let fired = before.less(s.unit(jp(0)).expect("there").ammo).small_arms;
    assert_eq!(fired, 120);
    assert_eq!(seen(&s).left.small_arms, 600 - 120);
    fires(&mut s, 60);
    assert_eq!(seen(&s).left.small_arms, 600 - 180);
}

#[test]
fn in_works_a_second_load_is_reckoned_with() {
    let s = rationed("R60- . . fr60-").start(1);
    assert_eq!(seen(&s).left, Rounds { small_arms: 1200, shells: 0 });
}

#[test]
fn who_fires_more_than_he_can_have_has_more_lying_there() {
    // In a trench that nobody of the other side has seen.
    let mut s = rationed("R60- . . fr60-").unseen_by(Side::Soviet).start(1);
    assert_eq!(seen(&s).left.small_arms, 600, "it seems to lie in the open");
    execute(&mut s, &Order::EndTurn).expect("legal");
    let mut fired = 0;
    while fired <= 600 {
        fires(&mut s, 120);
        fired += 120;
        let u = *s.unit(jp(0)).expect("there");
        apply(&mut s, &Event::Unit { unit: jp(0), change: UnitChange::Spent { time: 600 } });
        assert_eq!(u.ammo.small_arms, 1200 - fired);
    }
    assert_eq!(seen(&s).left.small_arms, 1200 - fired);
}

#[test]
fn what_he_leaves_in_a_trench_nobody_saw_he_has_not_fired() {
    let mut s = rationed("R60- . . fr60- .").unseen_by(Side::Soviet).start(1);
    execute(&mut s, &Order::EndTurn).expect("legal");
    execute(&mut s, &Order::Move { unit: jp(0), path: vec![at(4, 0)] }).expect("legal");
    assert_eq!(s.unit(jp(0)).expect("there").ammo.small_arms, 600);
    assert_eq!(seen(&s).left.small_arms, 600);
}

#[test]
fn out_of_sight_he_may_draw_some() {
    let mut s = rationed("R60- . . r60-").start(1);
    let c = seen(&s);
    let load_s = s.setup().library.tuning.load_s;
    let (left, at) = (Rounds { small_arms: 50, shells: 0 }, khasan::rules::Clock(c.at.0 - 900));
    let lost = Contact { seen: false, left, at, ..c };
    let sighting = khasan::rules::Sighting::default();
    apply(&mut s, &Event::Contact { side: Side::Soviet, contact: lost, unit: jp(0), sighting });
    execute(&mut s, &Order::EndTurn).expect("legal");
    let again = seen(&s);
    assert!(again.seen, "{again:?}");
    assert_eq!(again.left.small_arms, 50 + 600 * 900 / load_s);
}

#[test]
fn who_has_fired_himself_dry_neither_answers_nor_stops_a_storm() {
    let s = rationed("R60- . . r60-").start(1);
    let full = seen(&s);
    let dry = Contact { left: Rounds::default(), ..full };
    let mark = Mark::new(s.unit(su(0)).expect("there")).expect("on the map");
    let threat = |c: &Contact| {
        let firer = Firer::of_contact(c);
        let e = FireEngagement { firer, mark, seconds: 60, manner: FireManner::Aimed };
        resolve_fire(s.field(), &e).men_milli()
    };
    assert!(threat(&full) > 0);
    assert_eq!(threat(&dry), 0);
    let mut s = fierce(rationed("R60- r60-")).start(1);
    let stopped = |s: &State| {
        let order = Order::Assault { units: vec![su(0)], hex: at(1, 0) };
        match forecast(&s.perspective(Side::Soviet), &order) {
            Ok(Forecast::Assault { odds, .. }) => odds.final_fire.hits_milli.0,
            other => panic!("no forecast: {other:?}"),
        }
    };
    assert!(stopped(&s) > 0);
    let dry = Contact { left: Rounds::default(), ..seen(&s) };
    let sighting = khasan::rules::Sighting::default();
    apply(&mut s, &Event::Contact { side: Side::Soviet, contact: dry, unit: jp(0), sighting });
    assert_eq!(stopped(&s), 0);
}

#[test]
fn it_is_never_less_than_the_truth_and_guesses_keep_to_it() {
    let mut checked = 0;
    for seed in 0..30 {
        let mut s = rationed("R60 . . . r60\n R60 . . r60 .\n. . . . .").start(seed);
        let mut pick = Dice::new(seed ^ 0x2B);
        has(&mut s, su(0), 600);
        for _ in 0..60 {
            if s.public().ended.is_some() {
                break;
            }
            let p = s.perspective(s.public().side);
            let mut all = all_legal_orders(&p);
            all.retain(|o| !matches!(o, Order::Mission { .. }));
            let at = super::twin::below(&mut pick, all.len().max(1));
            let ends = all.is_empty() || pick.chance(dist::ONE / 10);
            let order = if ends { Order::EndTurn } else { all[at].clone() };
            execute(&mut s, &order).expect("legal");
            for side in Side::ALL {
                let p = s.perspective(side);
                let guess = hypothesis(&p, seed);
                for c in p.enemies().filter(|c| c.seen) {
                    let truth = |s: &State| {
                        let id = s.contact_unit(side, c.id).expect("somebody");
                        s.unit(id).expect("a unit").ammo.small_arms
                    };
                    assert!(truth(&s) <= c.left.small_arms, "seed {seed}: {c:?} {}", truth(&s));
                    assert!(truth(&guess) <= c.left.small_arms, "seed {seed}: {c:?}");
                    checked += usize::from(c.left.small_arms < 600);
                }
            }
        }
    }
    assert!(checked > 200, "{checked}");
}
