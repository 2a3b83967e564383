//! Turns, arrivals, objectives, the end.

use super::dsl::*;
use khasan::rules::setup::Entrance;
use khasan::rules::{Clock, Event, Order, Place, PublicEvent, Refusal, Side, execute, score};

fn end_game_turn(s: &mut khasan::rules::State) -> Vec<Event> {
    let mut all = execute(s, &Order::EndTurn).expect("legal");
    all.extend(execute(s, &Order::EndTurn).expect("legal"));
    all
}

#[test]
fn a_unit_arrives_at_its_hour_with_the_seconds_left_from_then() {
    let mut s = Field::of(
        "
        . . . . . .
         RR . . . . r
    ",
    )
    .last(Side::Soviet, |u| u.entry = Entrance::Arrives(Clock::hm(12, 20), vec![at(0, 0)]))
    .start(1);
    assert_eq!(s.unit(su(1)).expect("unit").place, Place::Awaited);
    end_game_turn(&mut s);
    let u = s.unit(su(1)).expect("unit");
    assert_eq!(u.place, Place::On(at(0, 0)));
    assert_eq!(u.time, 600, "ten of the fifteen minutes from 12:15 are left at 12:20");
}

#[test]
fn an_objective_is_held_by_who_is_there_unopposed_and_pays_at_the_end() {
    let mut s = Field::of(". *R . . . . . r").start(1);
    let first = end_game_turn(&mut s);
    assert!(first.iter().any(|e| matches!(
        e,
        Event::Public(PublicEvent::ObjectiveTaken { objective: 0, holder: Some(Side::Soviet), .. })
    )));
    let mut last = Vec::new();
    for _ in 1..5 {
        last = end_game_turn(&mut s);
    }
    assert!(matches!(last[last.len() - 2], Event::Public(PublicEvent::Ended { score: 30 })));
    assert_eq!(execute(&mut s, &Order::EndTurn), Err(Refusal::BattleOver));
    assert_eq!(score::level(s.setup(), 30), (Some(Side::Soviet), score::Grade::Clear));
    assert_eq!(score::level(s.setup(), -4), (None, score::Grade::Draw));
}

#[test]
fn only_the_side_to_move_commands_and_only_its_own() {
    let mut s = Field::of(". R . . . . . r").start(1);
    let order = Order::Move { unit: jp(0), path: vec![at(6, 0)] };
    assert_eq!(execute(&mut s, &order), Err(Refusal::NotYours));
    execute(&mut s, &Order::EndTurn).expect("legal");
    assert!(execute(&mut s, &order).is_ok());
}

#[test]
fn an_objective_the_enemy_stands_on_is_not_ours() {
    let mut field = Field::of(". . R *r . . . .");
    field.setup.objectives[0].holder = Some(Side::Soviet);
    let mut s = field.start(1);
    for _ in 0..5 {
        end_game_turn(&mut s);
    }
    assert_eq!(s.public().holds[0].holder, None);
    assert!(s.public().ended.is_some());
}
