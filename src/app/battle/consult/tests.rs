//! What the staff would do, and what the computer thought, without a window.

use crate::ai::Level;
use crate::app::battle::standing::StandingOrder;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::{Battle, Phase};
use crate::app::battle::tests::{begun, settle};
use crate::app::view::advice::{AdviceCard, arrows};
use crate::play::{self, PlaybackPace, Who};
use crate::rules::{BySide, Side};
use crate::scenario::Files;
use crate::text::Tone;
use std::time::Duration;

const EXAMPLE: &str = "example-marsh-crossing";

fn example() -> Battle {
    begun(EXAMPLE, Who::Human)
}

/// Waits for the staff's answer.
fn answered(b: &mut Battle) {
    for _ in 0..6_000 {
        if !b.advice.thinks() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
        b.advance(0.0);
    }
    panic!("the staff never answers");
}

fn asked(b: &mut Battle) {
    b.consult();
    assert!(b.advice.thinks() && b.advice.given().is_none());
    answered(b);
}

#[test]
fn the_staff_answers_and_orders_nothing() {
    let mut b = example();
    asked(&mut b);
    let advice = b.advice.given().unwrap();
    assert!(advice.account.chosen.is_some() && advice.account.tried > 1);
    let card = AdviceCard::new(b.perspective(), advice, b.standing(), b.may_order());
    assert!(card.plan.is_some() && card.expected.is_some() && !card.lines.is_empty(), "{card:?}");
    assert!(card.lines.iter().all(|l| l.adopt.is_some()));
    assert_eq!(arrows(b.perspective(), advice, b.standing(), None).len(), card.lines.len());
    assert!(b.game().entries().is_empty() && b.standing().is_empty() && b.may_order());
    // Asked again it puts its answer away.
    b.consult();
    assert!(!b.advice.is_open());
}

/// What is adopted is what a person would have ordered himself with two inputs.
#[test]
fn what_is_adopted_stands_like_an_order_of_ones_own() {
    let mut b = example();
    asked(&mut b);
    let order = b.advice.given().unwrap().orders[0].clone();
    b.adopt(order.formation);
    settle(&mut b);
    let mut own = example();
    own.choose_formation(order.formation);
    own.aim(order.directive.mission);
    own.give_mission(order.directive.to[0], false);
    settle(&mut own);
    let key = |s: &StandingOrder| (s.body.clone(), s.mission, s.goal.clone(), s.carried);
    let keys = |b: &Battle| b.standing().iter().map(key).collect::<Vec<_>>();
    assert_eq!(keys(&b), keys(&own));
    assert_eq!(b.game().entries(), own.game().entries());
    assert!(!b.game().entries().is_empty());
    assert_eq!(b.report().map(|r| &r.title), own.report().map(|r| &r.title));
    // It is shown as ordered, and not drawn twice.
    let (p, given) = (b.perspective(), b.advice.given().unwrap());
    let card = AdviceCard::new(p, given, b.standing(), b.may_order());
    let line = card.lines.iter().find(|l| l.formation == order.formation).unwrap();
    assert!(line.adopt.is_none());
    assert_eq!(arrows(p, given, b.standing(), None).len(), card.lines.len() - 1);
    b.choose_formation(order.formation);
    b.relieve();
    assert!(b.standing().is_empty());
}

#[test]
fn all_is_adopted_at_once() {
    let mut b = example();
    asked(&mut b);
    let advised = b.advice.given().unwrap().orders.len();
    b.adopt_all();
    settle(&mut b);
    assert_eq!(b.standing().len(), advised);
    // There is nothing left to adopt.
    let orders = b.game().entries().len();
    b.adopt_all();
    settle(&mut b);
    assert_eq!(b.game().entries().len(), orders);
}

#[test]
fn the_answer_is_for_one_turn_and_one_pair_of_eyes() {
    for wait in [true, false] {
        let mut b = example();
        b.consult();
        if wait {
            answered(&mut b);
        }
        b.end_turn(true);
        settle(&mut b);
        assert_eq!(b.phase, Phase::HandOver(Side::Japan));
        assert!(!b.advice.is_open(), "wait: {wait}");
        b.seat_taken();
        settle(&mut b);
        assert!(!b.advice.is_open() && b.standing().is_empty());
    }
}

#[test]
fn the_staff_is_asked_in_ones_own_turn_alone() {
    let mut b = example();
    b.phase = Phase::HandOver(Side::Japan);
    b.consult();
    assert!(!b.advice.is_open());
}

#[test]
fn who_has_waited_enough_gets_the_best_so_far() {
    let mut b = example();
    assert!(!b.enough(), "nobody thinks");
    b.consult();
    assert!(b.enough());
    answered(&mut b);
    assert!(b.advice.given().unwrap().account.chosen.is_some());
    assert!(!b.enough());
}

/// What the computer thinks is no business of whom it plays against, until the battle is over.
#[test]
fn nobody_reads_his_enemys_thoughts() {
    let mut b = begun(EXAMPLE, Who::Ai(Level::Commander));
    b.end_turn(true);
    settle(&mut b);
    assert!(!b.thoughts.all().is_empty(), "it is taken down");
    assert!(b.thoughts().is_empty());
    for side in Side::ALL {
        assert!(b.shown.side(side).lines.iter().all(|l| l.tone != Tone::Thought));
    }
    b.phase = Phase::Over;
    let told = b.thoughts();
    assert_eq!((told[0].turn, told[0].side), (0, Side::Japan));
    assert!(told[0].plan[0].starts_with("plan: "), "{told:?}");
    assert!(told[0].plan[1].starts_with("next best: "), "{told:?}");
}

#[test]
fn who_watches_reads_plans_and_reasons_in_the_log() {
    let opened = play::open_scenario(&Files::embedded(), EXAMPLE, 1).unwrap();
    let ai = || Who::Ai(Level::Veteran);
    let seats = BySide { soviet: ai(), japan: ai() };
    let start = BattleStart::new(opened, seats, true).unwrap();
    let mut b = Battle::new(start.opened.game, start.seats, start.thinkers, start.opening);
    b.shown.pace = PlaybackPace::AtOnce;
    while b.phase != Phase::Over {
        settle(&mut b);
    }
    let lines = b.shown.lines();
    let thoughts: Vec<&str> =
        lines.iter().filter(|l| l.tone == Tone::Thought).map(|l| l.text.as_str()).collect();
    assert_eq!(thoughts[0], "Turn 1, Soviet plan");
    assert!(thoughts.iter().any(|t| t.ends_with("Japanese plan")), "{thoughts:?}");
    let all = b.thoughts();
    let said: usize = all.iter().map(|t| 1 + t.plan.len() + t.orders.len()).sum();
    assert_eq!(thoughts.len(), said);
    assert!(all.iter().map(|t| t.orders.len()).sum::<usize>() > 10);
    // Each turn once, in the order in which they were played.
    assert!(all.is_sorted_by_key(|t| (t.turn, t.side)), "{all:?}");
}
