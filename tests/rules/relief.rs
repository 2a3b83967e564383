//! What nerves shed from one game turn to the next.
//!
//! The riflemen of the dull library are of quality 5: 20 points a quarter of an hour.

use super::dsl::*;
use khasan::rules::{Event, Order, Side, State, Struck, UnitChange, UnitId, apply, execute};
use std::sync::Arc;

/// Rifles far from each other, turns of 45 and of 15 minutes; nerves mend at one rate, however
/// bad they are.
fn field() -> State {
    let mut f = Field::of("R60 . . . . . . . . . . . . . . . . . . . r60");
    let t = &mut Arc::make_mut(&mut f.setup.library).tuning;
    (t.mend_pinned_pct, t.mend_shaken_pct, t.mend_broken_pct) = (100, 100, 100);
    f.setup.turns = vec![2700, 900, 900, 900];
    f.start(1)
}

fn change(s: &mut State, unit: UnitId, change: UnitChange) {
    apply(s, &Event::Unit { unit, change });
}

/// A game turn begins for a unit with so much suppression.
fn begins_with(s: &mut State, unit: UnitId, suppression: u8) {
    change(s, unit, UnitChange::Relieved { suppression });
}

/// Something falls on it, from one second of the turn to another, and leaves so much.
fn falls(s: &mut State, unit: UnitId, (from, to): (u32, u32), suppression: u8) {
    let struck = Struck { from, to };
    let (killed, wounded, lost, down) = (0, 0, 0, true);
    let hit = UnitChange::Hit { killed, wounded, lost, suppression, down, struck };
    change(s, unit, hit);
}

fn suppression(s: &State, unit: UnitId) -> u8 {
    s.unit(unit).expect("there").suppression
}

fn end_side_turn(s: &mut State) {
    execute(s, &Order::EndTurn).expect("legal");
}

#[test]
fn a_long_turn_relieves_no_more_than_a_quarter_of_an_hour() {
    let mut s = field();
    begins_with(&mut s, su(0), 70);
    end_side_turn(&mut s);
    assert_eq!(suppression(&s, su(0)), 70, "the game turn is not over");
    end_side_turn(&mut s);
    assert_eq!(suppression(&s, su(0)), 50, "of 45 minutes");
    end_side_turn(&mut s);
    end_side_turn(&mut s);
    assert_eq!(suppression(&s, su(0)), 30, "of a quarter of an hour");
}

#[test]
fn what_falls_late_in_a_turn_is_felt_in_the_next() {
    // (second it fell, second it ended, suppression it had, suppression after, next turn)
    for (from, to, had, after, next) in [
        // As the turn begins: all of the quarter of an hour comes after it.
        (0, 0, 0, 60, 40),
        // In its middle: all quiet after it, fifteen minutes at most.
        (600, 900, 0, 60, 40),
        // Ten minutes before the end: ten of quiet after it, and nothing to shed before.
        (2000, 2100, 0, 60, 60 - 13),
        // The same to one who had 30: five minutes more, of those 30.
        (2000, 2100, 30, 60, 60 - 13 - 6),
        // To the last: only what it had is shed.
        (2600, 2700, 30, 60, 60 - 20),
        (2600, 2700, 10, 60, 50),
        // Under fire all the time: nothing.
        (0, 2700, 30, 60, 60),
    ] {
        let mut s = field();
        begins_with(&mut s, su(0), had);
        falls(&mut s, su(0), (from, to), after);
        let foreseen = s.perspective(Side::Soviet).relief(su(0)).expect("it has some");
        end_side_turn(&mut s);
        end_side_turn(&mut s);
        assert_eq!(suppression(&s, su(0)), next, "{from} to {to}, of {had}");
        assert_eq!(foreseen.suppression, next, "as its card says");
    }
}

#[test]
fn fire_at_several_times_leaves_the_quiet_before_the_first_and_after_the_last() {
    let mut s = field();
    begins_with(&mut s, su(0), 40);
    falls(&mut s, su(0), (300, 400), 50);
    falls(&mut s, su(0), (2400, 2520), 60);
    falls(&mut s, su(0), (1000, 1100), 70);
    let r = s.perspective(Side::Soviet).relief(su(0)).expect("it has some");
    assert_eq!((r.before_s, r.after_s, r.rate, r.near_hq), (300, 180, 20, false));
    // 6 of the 40, and 4 of all.
    assert_eq!(r.suppression, 60);
}

#[test]
fn who_rallied_has_shed_what_fell_first() {
    let mut s = field();
    begins_with(&mut s, su(0), 30);
    falls(&mut s, su(0), (2600, 2700), 60);
    change(&mut s, su(0), UnitChange::Suppression { suppression: 20 });
    end_side_turn(&mut s);
    end_side_turn(&mut s);
    assert_eq!(suppression(&s, su(0)), 0);
}

/// The second side's own turn begins when the first has played this game turn already: what it
/// did then is not shed for the turn before.
#[test]
fn what_the_first_side_does_is_felt_by_the_second_in_its_turn() {
    let mut s = field();
    end_side_turn(&mut s);
    end_side_turn(&mut s);
    falls(&mut s, jp(0), (0, 300), 60);
    end_side_turn(&mut s);
    assert_eq!(suppression(&s, jp(0)), 60, "its turn begins");
    end_side_turn(&mut s);
    assert_eq!(suppression(&s, jp(0)), 60 - 13, "of the ten minutes after it");
}

/// The clock of him whose turn it is says when fire falls, whoever fires.
#[test]
fn fire_falls_when_the_clock_says() {
    let mut s = Field::of("R60 . . r60").start(1);
    change(&mut s, su(0), UnitChange::Spent { time: 600 });
    let contact = s.perspective(Side::Soviet).contacts[0].id;
    let target = khasan::rules::Target::Contact(contact);
    let fire = Order::Fire { unit: su(0), target, seconds: 120 };
    execute(&mut s, &fire).expect("legal");
    let (mine, his) = (s.unit(su(0)).expect("there"), s.unit(jp(0)).expect("there"));
    let now = (900 - mine.time) as u32;
    assert_eq!(his.struck, Some(Struck { from: now - 120, to: now }));
    // He answered for as long, by the same clock.
    let answer = mine.struck.expect("he answers");
    assert!(answer.to == now && answer.from >= now - 120, "{answer:?}");
}
