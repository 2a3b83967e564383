//! The order of battle in play.

use super::dsl::{Field, RIFLES, STAFF, TANKS, at, su};
use khasan::rules::formation::{
    Mire, Strength, enemy_mired, formation_of, is_anybody_left, leader, members, mire, own_force,
    strength, stuck_of, with_split_off,
};
use khasan::rules::setup::{Formation, UnitSetup};
use khasan::rules::{
    Clock, Event, FormationId, Perspective, Side, State, Struck, UnitChange, apply,
};

const CORPS: FormationId = FormationId(0);
const REGIMENT: FormationId = FormationId(1);
const BATTALION: FormationId = FormationId(2);
const TANK_BATTALION: FormationId = FormationId(3);

/// A corps with a regiment of one battalion, and a tank battalion beside it.
fn corps() -> State {
    let of = |f: FormationId| move |u: &mut UnitSetup| u.formation = f;
    let mut field = Field::open(8, 4)
        .unit(Side::Soviet, STAFF, at(0, 0))
        .unit(Side::Soviet, RIFLES, at(1, 1))
        .last(Side::Soviet, of(BATTALION))
        .unit(Side::Soviet, RIFLES, at(1, 2))
        .last(Side::Soviet, of(BATTALION))
        .unit(Side::Soviet, STAFF, at(0, 2))
        .last(Side::Soviet, of(REGIMENT))
        .unit(Side::Soviet, TANKS, at(2, 2))
        .last(Side::Soviet, of(TANK_BATTALION))
        .unit(Side::Japan, RIFLES, at(7, 3));
    let named =
        |name: &str, parent| Formation { name: name.into(), parent, echelon: None, link: None };
    field.setup.forces[Side::Soviet].formations = vec![
        named("Corps", None),
        named("Regiment", Some(CORPS)),
        named("Battalion", Some(REGIMENT)),
        named("Tanks", Some(CORPS)),
    ];
    field.start(1)
}

fn own(state: &State) -> Perspective {
    state.perspective(Side::Soviet)
}

fn hit(state: &mut State, index: u16, suppression: u8) {
    let (killed, wounded, lost, down) = (1, 0, 0, true);
    let struck = Struck::ending(0, 0);
    let change = UnitChange::Hit { killed, wounded, lost, suppression, down, struck };
    apply(state, &Event::Unit { unit: su(index), change });
}

#[test]
fn who_belongs_to_whom() {
    let p = own(&corps());
    assert_eq!(members(&p, CORPS), [su(0), su(3), su(1), su(2), su(4)]);
    assert_eq!(members(&p, REGIMENT), [su(3), su(1), su(2)]);
    assert_eq!(members(&p, FormationId(9)), []);
    assert_eq!(formation_of(&p, su(1)), Some(BATTALION));
    let force = own_force(&p);
    assert!(force.chain(BATTALION).eq([BATTALION, REGIMENT, CORPS]));
    assert!(force.is_under(BATTALION, CORPS) && !force.is_under(CORPS, BATTALION));
    assert_eq!((force.superior(CORPS), force.formation_name(REGIMENT)), (None, "Regiment"));
}

#[test]
fn the_nearest_headquarters_that_is_not_broken_leads() {
    let mut state = corps();
    assert_eq!(leader(&own(&state), BATTALION), Some(su(3)));
    assert_eq!(leader(&own(&state), TANK_BATTALION), Some(su(0)));
    hit(&mut state, 3, 100);
    assert_eq!(leader(&own(&state), BATTALION), Some(su(0)));
    apply(&mut state, &Event::Unit { unit: su(0), change: UnitChange::Gone });
    assert_eq!(leader(&own(&state), BATTALION), None);
}

#[test]
fn strength_counts_what_is_left_and_what_would_obey() {
    let mut state = corps();
    let all = members(&own(&state), CORPS);
    let whole = strength(&own(&state), &all);
    assert_eq!((whole.units, whole.men, whole.running, whole.ready), (5, 40, 3, 5));
    hit(&mut state, 1, 50);
    hit(&mut state, 2, 100);
    apply(&mut state, &Event::Unit { unit: su(3), change: UnitChange::Left });
    let left = strength(&own(&state), &all);
    let expected = Strength {
        units: 4,
        men: 28,
        running: 3,
        ready: 3,
        pinned: 1,
        broken: 1,
        gone: 1,
        ..Strength::default()
    };
    assert_eq!(left, expected);
    assert!(is_anybody_left(&own(&state), &[su(2)]) && !is_anybody_left(&own(&state), &[su(3)]));
}

#[test]
fn the_mired_follow_those_they_split_off_from() {
    let mut state = corps();
    let at_noon = Clock::hm(12, 0);
    let tanks = *state.unit(su(4)).expect("they are there");
    let stuck = khasan::rules::Unit {
        parent: Some(4),
        pieces: 2,
        men: 6,
        mired_since: Some(at_noon),
        bogged: 2,
        ..tanks
    };
    let split = UnitChange::Split { pieces: 2, men: 6, element: 5, aerials: 0 };
    apply(&mut state, &Event::Unit { unit: su(4), change: split });
    apply(&mut state, &Event::Formed { unit: su(5), value: stuck });
    let p = own(&state);
    assert_eq!(with_split_off(&p, &[su(4)]), [false, false, false, false, true, true]);
    assert_eq!(members(&p, TANK_BATTALION), [su(4), su(5)]);
    assert_eq!(stuck_of(&p, su(4)), 2);
    assert_eq!(mire(&p), Mire { now: 2, freed: 0, lost: 0 });
    assert_eq!(enemy_mired(&p), 0);
    let s = strength(&p, &[su(4), su(5)]);
    assert_eq!((s.units, s.running, s.mired), (1, 1, 2));
    apply(&mut state, &Event::Unit { unit: su(5), change: UnitChange::Freed });
    assert_eq!(mire(&own(&state)), Mire { now: 0, freed: 2, lost: 0 });
}
