//! The living field: what changes on the ground, and who knows of it.

use super::dsl::{Field as Battle, RIFLES, TANKS, at, melee, su};
use khasan::hex::{Dir, Hex};
use khasan::rules::setup::{Effect, Scripted, Trigger};
use khasan::rules::{
    BySide, Clock, Event, FieldChange, Forecast, Hexside, Order, Side, State, Terrain, ViewEvent,
    Works, apply, execute, forecast, hash, reach, start, view,
};

/// Infantry on the left, tanks before a stream, somebody to look at on the right.
fn battle() -> State {
    ground().start(1)
}

fn ground() -> Battle {
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

/// A script that builds at 12:15, whoever it is for.
fn building(side: Side, what: Vec<FieldChange>) -> Scripted {
    Scripted { when: Trigger::Time(Clock::hm(12, 15)), what: vec![Effect::Build(side, what)] }
}

#[test]
fn what_a_script_builds_is_there_from_its_hour_on() {
    let trench = FieldChange::Works { at: at(1, 1), works: Works::Trench };
    let mut f = ground();
    f.setup.events = vec![
        building(Side::Soviet, vec![BUILT, trench]),
        // Done already by the one before it, but for the wire.
        building(
            Side::Soviet,
            vec![BUILT, FieldChange::Wire { at: at(8, 2), dir: Dir::W, rows: 4 }],
        ),
    ];
    let mut state = f.start(1);
    let over = Order::Move { unit: su(1), path: vec![at(4, 2)] };
    execute(&mut state, &over).expect_err("there is no crossing yet");
    let mut seen = BySide::default();
    for _ in 0..2 {
        assert!(state.field().is_unchanged());
        let mut before = state.clone();
        for event in execute(&mut state, &Order::EndTurn).expect("legal") {
            apply(&mut before, &event);
            for side in Side::ALL {
                let known: &mut Vec<ViewEvent> = &mut seen[side];
                known.extend(view(&before, &event, side));
            }
        }
    }
    let fields = |side: Side| -> Vec<ViewEvent> {
        seen[side].iter().filter(|e| matches!(e, ViewEvent::Field(_))).cloned().collect()
    };
    let own = fields(Side::Soviet);
    assert_eq!(own.len(), 3, "each once: {own:?}");
    assert_eq!(own[..2], [ViewEvent::Field(BUILT), ViewEvent::Field(trench)]);
    assert_eq!(state.perspective(Side::Soviet).field(), state.field());
    assert_eq!(fields(Side::Japan), [ViewEvent::Field(BUILT)], "he is too far from the rest");
    assert_eq!(state.field().works(at(1, 1)), Works::Trench);
    execute(&mut state, &over).expect("over the crossing");
    state.check_sound().expect("it came about by play");
}

#[test]
fn what_a_side_will_build_is_its_own_secret_until_it_is_done() {
    let mut f = ground();
    f.setup.events = vec![building(Side::Soviet, vec![BUILT])];
    let state = f.start(1);
    let planned = |side: Side| {
        let events = state.perspective(side).setup().events.clone();
        events.iter().flat_map(|e| &e.what).any(|e| matches!(e, Effect::Build(..)))
    };
    assert!(planned(Side::Soviet) && !planned(Side::Japan));
}

#[test]
fn the_log_has_words_for_it() {
    let mut state = battle();
    let mut said = |what| {
        let mut known = state.perspective(Side::Soviet);
        change(&mut state, what);
        khasan::text::log_all(&mut known, &[ViewEvent::Field(what)])[0].text.clone()
    };
    let (at, dir) = (at(2, 1), Dir::E);
    for (what, words) in [
        (FieldChange::Works { at, works: Works::Foxholes }, "Foxholes are dug in 0302"),
        (FieldChange::Works { at, works: Works::Trench }, "A trench is dug in 0302"),
        (FieldChange::Works { at, works: Works::None }, "The works in 0302 are gone"),
        (FieldChange::Wire { at, dir, rows: 1 }, "There is wire at 0302/0402 now, 1 row"),
        (FieldChange::Wire { at, dir, rows: 0 }, "The wire at 0302/0402 is gone"),
        (FieldChange::Crossing { at, dir, built: true }, "A crossing is built at 0302/0402"),
        (FieldChange::Wrecks { at, count: 2 }, "2 wrecks in 0302"),
    ] {
        assert_eq!(said(what), words);
    }
}
