//! The living field: what changes on the ground, and who knows of it.

use super::dsl::{Field as Battle, RIFLES, TANKS, at, melee, su};
use khasan::hex::{Dir, Hex};
use khasan::rules::{
    Event, FieldChange, Forecast, Hexside, Order, Side, State, Terrain, ViewEvent, Works, apply,
    forecast, hash, reach, start, view,
};

/// Infantry on the left, tanks before a stream, somebody to look at on the right.
fn battle() -> State {
    Battle::open(12, 5)
        .terrain(Terrain::WetMeadow, [at(5, 1), at(5, 2), at(5, 3)])
        .ground(|m| {
            for d in [Dir::E, Dir::NE, Dir::SE] {
                m.side_mut(at(3, 2), d).expect("on the map").stream = true;
            }
            m.side_mut(at(7, 2), Dir::E).expect("on the map").wire = 2;
        })
        .unit(Side::Soviet, RIFLES, at(1, 1))
        .unit(Side::Soviet, TANKS, at(3, 2))
        .unit(Side::Japan, RIFLES, at(11, 2))
        .start(1)
}

fn change(state: &mut State, what: FieldChange) {
    apply(state, &Event::Field(what));
}

const BUILT: FieldChange = FieldChange::Crossing { at: at_4_2(), dir: Dir::W, built: true };

/// The hex beyond the stream, as a constant.
const fn at_4_2() -> Hex {
    Hex::from_offset(4, 2)
}

#[test]
fn a_crossing_opens_a_stream_to_tanks_and_its_end_closes_it() {
    let mut state = battle();
    let over = Order::Move { unit: su(1), path: vec![at(4, 2)] };
    let may = |s: &State| forecast(&s.perspective(Side::Soviet), &over);
    assert!(may(&state).is_err());
    let before = state.field().clone();
    change(&mut state, BUILT);
    assert!(matches!(may(&state), Ok(Forecast::Move { .. })));
    assert!(state.field().side(at(3, 2), Dir::E).crossing, "it is the same from either side");
    assert_ne!(state.field().version(), before.version());
    // Named from the other hex, it is the same hexside.
    change(&mut state, FieldChange::Crossing { at: at(3, 2), dir: Dir::E, built: false });
    assert_eq!(*state.field(), before);
    assert_eq!(state.field().version(), before.version());
    assert!(state.field().is_unchanged() && may(&state).is_err());
}

#[test]
fn reach_on_changed_ground_is_that_of_a_battle_which_began_on_it() {
    let mut state = battle();
    for what in [
        BUILT,
        FieldChange::Wire { at: at(2, 1), dir: Dir::W, rows: 3 },
        FieldChange::Wire { at: at(7, 2), dir: Dir::E, rows: 0 },
    ] {
        change(&mut state, what);
    }
    let mut setup = (**state.setup()).clone();
    setup.map = state.field().map().clone().into();
    let fresh = start(setup.into(), 1).0;
    for unit in [su(0), su(1)] {
        let changed = reach(&state.perspective(Side::Soviet), unit);
        let began = reach(&fresh.perspective(Side::Soviet), unit);
        assert!(changed.iter().eq(began.iter()), "{unit:?}");
    }
}

#[test]
fn works_dug_in_battle_cover_like_any() {
    let mut state = battle();
    change(&mut state, FieldChange::Works { at: at(1, 1), works: Works::Trench });
    assert_eq!(state.field().works(at(1, 1)), Works::Trench);
    assert_eq!(state.setup().map.cell(at(1, 1)).expect("on the map").works, Works::None);
    let mark = khasan::rules::fire::Mark::new(state.unit(su(0)).expect("he is there"));
    let exposure = khasan::rules::fire::exposure_pct(state.field(), &mark.expect("on the map"));
    assert_eq!(exposure, state.setup().library.tuning.trench_pct);
}

#[test]
fn both_sides_see_the_ground_change_and_copies_keep_theirs() {
    let mut state = battle();
    let kept = state.clone();
    for what in [BUILT, FieldChange::Wrecks { at: at(5, 2), count: 3 }] {
        let mut known = Side::ALL.map(|s| state.perspective(s));
        change(&mut state, what);
        for p in &mut known {
            assert_eq!(view(&state, &Event::Field(what), p.side), [ViewEvent::Field(what)]);
            p.apply(&ViewEvent::Field(what));
            assert_eq!(*p, state.perspective(p.side));
        }
    }
    assert_eq!(state.field().wrecks(at(5, 2)), 3);
    assert_eq!(kept.field().wrecks(at(5, 2)), 0);
    assert!(!kept.field().side(at(3, 2), Dir::E).crossing);
    assert_ne!(hash(&kept), hash(&state));
}

#[test]
fn a_changed_field_is_saved_and_an_unchanged_one_is_not_mentioned() {
    let mut state = battle();
    let text = |s: &State| ron::to_string(s).expect("it can be written");
    assert!(!text(&state).contains("field:"));
    change(&mut state, BUILT);
    change(&mut state, FieldChange::Works { at: at(9, 3), works: Works::Foxholes });
    let read: State = ron::from_str(&text(&state)).expect("it can be read");
    let back = read.with_setup(state.setup().clone());
    assert_eq!(back, state);
    assert_eq!(back.field().version(), state.field().version());
    assert_eq!(hash(&back), hash(&state));
    back.check_sound().expect("it came about by play");
    let p = |s: &State| s.perspective(Side::Soviet);
    assert!(reach(&p(&back), su(1)).iter().eq(reach(&p(&state), su(1)).iter()));
}

#[test]
fn what_cannot_be_changes_nothing_in_play_and_is_found_in_a_file() {
    let mut state = battle();
    let before = hash(&state);
    for what in [
        FieldChange::Works { at: Hex::new(i16::MAX, i16::MIN), works: Works::Trench },
        FieldChange::Wire { at: at(0, 0), dir: Dir::W, rows: 1 },
        FieldChange::Wire { at: at(2, 2), dir: Dir::E, rows: 5 },
        FieldChange::Crossing { at: at(-1, 0), dir: Dir::E, built: true },
    ] {
        change(&mut state, what);
        assert_eq!(hash(&state), before, "{what:?}");
        assert_eq!(state.field().side(at(2, 2), Dir::E), Hexside::default());
        let written = ron::to_string(&vec![what]).expect("it can be written");
        let text = ron::to_string(&state).expect("it can be written");
        let text = text.replacen("public:", &format!("field:{written},public:"), 1);
        let read: State = ron::from_str(&text).expect("it can be read");
        read.with_setup(state.setup().clone()).check_sound().expect_err("it cannot be");
    }
}

#[test]
fn the_order_of_changes_does_not_matter_to_what_they_come_to() {
    let all = [
        BUILT,
        FieldChange::Wrecks { at: at(5, 2), count: 1 },
        FieldChange::Works { at: at(9, 3), works: Works::Foxholes },
        FieldChange::Wire { at: at(2, 1), dir: Dir::NE, rows: 2 },
    ];
    let (mut forth, mut back) = (melee(1), melee(1));
    all.iter().for_each(|c| change(&mut forth, *c));
    all.iter().rev().for_each(|c| change(&mut back, *c));
    assert_eq!(forth, back);
    assert_eq!(forth.field().version(), back.field().version());
    assert_eq!(hash(&forth), hash(&back));
}
