//! Tanks among infantry and the tanks of commanders, as a sensible commander treats them.

use super::dsl::{Field, GUN, RIFLES, TANKS, armour_figures, at, jp, su};
use super::turn;
use khasan::rules::{Event, FirePolicy, Order, Side, State, Target, UnitChange, Works, apply};
use std::sync::Arc;

fn armoured(mut f: Field) -> Field {
    let mut lib = (*f.setup.library).clone();
    lib.armour = armour_figures();
    f.setup.library = Arc::new(lib);
    f
}

/// Tanks that are stuck before enemy infantry, at night, and are not to fire; riflemen without
/// anything to do stand some hexes behind them.
fn stuck_in_the_dark(hunt_m: u32) -> State {
    let f = Field::open(14, 5)
        .unit(Side::Soviet, TANKS, at(6, 2))
        .last(Side::Soviet, |u| (u.pieces, u.policy) = (2, FirePolicy::Hold))
        .unit(Side::Soviet, RIFLES, at(3, 2))
        .last(Side::Soviet, |u| (u.men, u.policy) = (40, FirePolicy::Hold))
        .unit(Side::Japan, RIFLES, at(8, 2))
        .last(Side::Japan, |u| (u.men, u.policy) = (60, FirePolicy::Hold))
        .ground(|m| m.cell_mut(at(8, 2)).expect("on the map").works = Works::Trench);
    let mut f = armoured(f);
    let mut lib = (*f.setup.library).clone();
    (lib.armour.hunt_m, lib.armour.hunt_untrained_pct) = (hunt_m, 100);
    f.setup.library = Arc::new(lib);
    (f.setup.weather[0].night, f.setup.weather[0].visibility_m) = (true, 400);
    let mut s = f.start(1);
    let mired = UnitChange::Mired { count: 2, at: s.public().clock };
    apply(&mut s, &Event::Unit { unit: su(0), change: mired });
    s
}

#[test]
fn infantry_goes_to_tanks_that_are_hunted() {
    let gap = |s: &State| s.unit(su(1)).and_then(|u| u.hex()).expect("there").distance(at(6, 2));
    let mut s = stuck_in_the_dark(200);
    assert!(s.perspective(Side::Soviet).hunted(su(0)).is_some());
    turn(&mut s, Side::Soviet);
    assert!(s.perspective(Side::Soviet).hunted(su(0)).is_none(), "{:?}", s.unit(su(1)));
    assert!(gap(&s) <= 2, "{}", gap(&s));
    // Where nobody hunts it has nothing to do there.
    let mut s = stuck_in_the_dark(0);
    turn(&mut s, Side::Soviet);
    assert!(gap(&s) > 2, "{}", gap(&s));
}

#[test]
fn of_two_tanks_a_gun_picks_the_commander() {
    let f = Field::open(14, 5)
        .unit(Side::Soviet, TANKS, at(3, 1))
        .unit(Side::Soviet, TANKS, at(3, 3))
        .last(Side::Soviet, |u| u.command_tanks = 1)
        .unit(Side::Japan, GUN, at(9, 2));
    let mut f = armoured(f);
    f.setup.first = Side::Japan;
    let mut s = f.start(1);
    let p = s.perspective(Side::Japan);
    let chief = p.enemies().find(|c| c.aerials > 0).expect("in sight").id;
    let orders = turn(&mut s, Side::Japan);
    let first = orders.iter().find(|o| matches!(o, Order::Fire { .. }));
    let Some(Order::Fire { unit, target, .. }) = first else { panic!("it fires: {orders:?}") };
    assert_eq!((*unit, *target), (jp(0), Target::Contact(chief)));
}
