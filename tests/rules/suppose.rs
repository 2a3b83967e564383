//! Reckoning ahead: what is supposed of an order is what happens, unless something unforeseen
//! does.

use super::dsl::{Field, RIFLES, STAFF, TANKS, at, su};
use super::properties::random_game;
use khasan::rules::{
    Event, FirePolicy, Order, OrderKind, PublicEvent, Rounds, Side, State, Terrain, UnitChange,
    ViewEvent, apply, execute, suppose, suppose_turn, view,
};
use std::collections::BTreeMap;

/// All that a side sees of some events.
fn seen(before: &State, events: &[Event], side: Side) -> Vec<ViewEvent> {
    let mut truth = before.clone();
    let mut out = Vec::new();
    for e in events {
        apply(&mut truth, e);
        out.extend(view(&truth, e, side));
    }
    out
}

/// True for what nobody can reckon with: the enemy, the dice, the scenario.
fn is_unforeseen(event: &ViewEvent) -> bool {
    match event {
        ViewEvent::Own { change, .. } => matches!(
            change,
            UnitChange::Hit { .. }
                | UnitChange::Mired { .. }
                | UnitChange::Split { .. }
                | UnitChange::Grown { .. }
                | UnitChange::KnockedOut { .. }
                | UnitChange::Recovered { .. }
                | UnitChange::FellBack { .. }
                | UnitChange::Arrived { .. }
                | UnitChange::Left
        ),
        ViewEvent::Public(event) => {
            !matches!(event, PublicEvent::TurnBegan { .. } | PublicEvent::WeatherChanged(_))
        }
        // One's own shots are no surprise.
        ViewEvent::Shot { reaction, .. } => *reaction,
        ViewEvent::Leader(now) => !now.replaced,
        ViewEvent::Stormed { .. }
        | ViewEvent::Cohesion(_)
        | ViewEvent::Leaderless(_)
        | ViewEvent::Tasked(_) => false,
        ViewEvent::Formed { .. }
        | ViewEvent::Hunted { .. }
        | ViewEvent::Contact(_)
        | ViewEvent::ContactGone(_)
        | ViewEvent::Replaced { .. }
        | ViewEvent::Claimed { .. }
        | ViewEvent::Field(_)
        | ViewEvent::Surveyed(_)
        | ViewEvent::Stopped { .. }
        | ViewEvent::Assault { .. }
        | ViewEvent::Message(_) => true,
    }
}

#[test]
fn what_is_supposed_of_an_order_happens_unless_something_unforeseen_does() {
    let mut exact: BTreeMap<OrderKind, u32> = BTreeMap::new();
    for seed in 0..150 {
        random_game(seed, |before, order, after, events| {
            let side = before.public().side;
            if *order == Order::EndTurn || seen(before, events, side).iter().any(is_unforeseen) {
                return;
            }
            let mut p = before.perspective(side);
            suppose(&mut p, order).expect("a legal order");
            assert_eq!(p, after.perspective(side), "seed {seed}: {order:?}");
            *exact.entry(order.kind()).or_default() += 1;
        });
    }
    let often = |k: OrderKind| exact.get(&k).copied().unwrap_or(0);
    for (kind, least) in [
        (OrderKind::Move, 200),
        (OrderKind::Face, 200),
        (OrderKind::Policy, 200),
        (OrderKind::Fire, 20),
        (OrderKind::Rally, 2),
        (OrderKind::Mission, 100),
    ] {
        assert!(often(kind) >= least, "{kind:?}: {exact:?}");
    }
}

#[test]
fn a_refused_order_supposes_nothing() {
    for seed in 0..10 {
        random_game(seed, |_, _, after, _| {
            let mut p = after.perspective(after.public().side.enemy());
            let before = p.clone();
            suppose(&mut p, &Order::EndTurn).expect_err("it is not their turn");
            assert_eq!(p, before);
        });
    }
}

/// Nobody in sight: turns pass as supposed, with nerves, ammunition, debts and mud.
#[test]
fn a_turn_that_brings_nothing_is_as_supposed() {
    let field = Field::open(30, 8)
        .terrain(Terrain::WetMeadow, [at(2, 2)])
        .unit(Side::Soviet, STAFF, at(1, 1))
        .unit(Side::Soviet, RIFLES, at(2, 1))
        .unit(Side::Soviet, TANKS, at(2, 2))
        .unit(Side::Soviet, TANKS, at(3, 2))
        .unit(Side::Japan, RIFLES, at(29, 7));
    let mut state = field.start(1);
    let change = |state: &mut State, index, change| {
        apply(state, &Event::Unit { unit: su(index), change });
    };
    let at_noon = state.public().clock;
    change(&mut state, 1, UnitChange::Suppression { suppression: 60 });
    change(&mut state, 1, UnitChange::Fired { time: 700, ammo: Rounds::both(60), target: None });
    change(&mut state, 2, UnitChange::Mired { count: 3, at: at_noon });
    for round in 0..4 {
        let mut p = state.perspective(Side::Soviet);
        let orders: Vec<Order> = match round {
            0 => vec![
                Order::Policy { unit: su(1), policy: FirePolicy::Hold },
                Order::Move { unit: su(0), path: vec![at(2, 0), at(3, 0), at(4, 0)] },
                Order::Rally { unit: su(1), seconds: 100 },
            ],
            1 => vec![Order::Recover { unit: su(3), mired: su(2) }],
            _ => Vec::new(),
        };
        for order in &orders {
            suppose(&mut p, order).expect("legal");
            execute(&mut state, order).expect("legal");
            assert_eq!(p, state.perspective(Side::Soviet), "{order:?}");
        }
        assert!(suppose_turn(&mut p));
        for _ in Side::ALL {
            execute(&mut state, &Order::EndTurn).expect("it ends");
        }
        assert_eq!(p, state.perspective(Side::Soviet), "after turn {round}");
    }
    let mut p = state.perspective(Side::Soviet);
    let last = p.clone();
    assert!(!suppose_turn(&mut p), "the fifth turn is the last");
    assert_eq!(p, last);
}
