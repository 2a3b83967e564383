//! How an attack is fought and a position held: what is worth its price.

use super::dsl::{Field, GUN, RIFLES, TANKS, at, su};
use super::sense::{held_by, place, suppress, works};
use super::{pass, turn};
use khasan::ai::{Level, Player};
use khasan::rules::setup::{Area, Mission, Planned};
use khasan::rules::{
    AreaId, Clock, FirePolicy, FormationId, Order, Side, State, Terrain, Works, execute,
};

fn is_assault(o: &Order) -> bool {
    matches!(o, Order::Assault { .. })
}

/// Men whose nerves are gone, in the open before a line of rifles: whoever gets up to call
/// them together is fired at. They get out of sight first, or lie where they are.
#[test]
fn nobody_rallies_under_the_enemys_rifles() {
    let mut f = Field::open(20, 9).objective(at(1, 1));
    f = held_by(f, Side::Soviet).unit(Side::Soviet, RIFLES, at(8, 4));
    for row in [3, 4, 5].repeat(3) {
        f = f.unit(Side::Japan, RIFLES, at(10, row));
    }
    let mut state = suppress(&f.start(1), Side::Soviet, 0, 60);
    let orders = turn(&mut state, Side::Soviet);
    let rally = orders.iter().position(|o| matches!(o, Order::Rally { .. }));
    let gone = orders.iter().position(|o| matches!(o, Order::Move { .. }));
    assert!(rally.is_none_or(|r| gone.is_some_and(|g| g < r)), "{orders:?}");
}

/// Two shaken platoons of tanks side by side, in the view of guns too well hidden to be
/// seen even when they fire: what befalls the first that rallies warns the second.
#[test]
fn nobody_rallies_where_another_was_struck_out_of_nowhere() {
    let rallied = |policy| {
        let guns: Vec<_> = (2..8).map(|row| at(13, row)).collect();
        let mut f = works(Field::open(20, 10), Works::Trench, &guns).objective(at(4, 4));
        f = held_by(f, Side::Soviet);
        f = f.unit(Side::Soviet, TANKS, at(4, 4)).unit(Side::Soviet, TANKS, at(4, 5));
        for hex in guns {
            f = f.unit(Side::Japan, GUN, hex).last(Side::Japan, |u| u.policy = policy);
        }
        let state = suppress(&f.start(1), Side::Soviet, 0, 60);
        let mut state = suppress(&state, Side::Soviet, 1, 60);
        let orders = turn(&mut state, Side::Soviet);
        let who = |o: &Order| if let Order::Rally { unit, .. } = o { Some(*unit) } else { None };
        let mut all: Vec<_> = orders.iter().filter_map(who).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(state.perspective(Side::Soviet).enemies().count(), 0, "nobody saw the guns");
        all.len()
    };
    assert_eq!(rallied(FirePolicy::Hold), 2);
    assert_eq!(rallied(FirePolicy::AtWill), 1);
}

/// A squad that is to support by fire, with a squad before it: it fires, unless a line of
/// guns behind the other would see it and reply.
#[test]
fn fire_that_draws_more_than_it_does_is_not_opened() {
    for bystanders in [0, 6] {
        let mut f = Field::open(20, 12).unit(Side::Soviet, RIFLES, at(5, 4));
        f = f.unit(Side::Japan, RIFLES, at(7, 4));
        for row in 0..bystanders {
            f = f.unit(Side::Japan, GUN, at(9, 2 + row));
        }
        f.setup.areas.push(Area { name: "There".into(), hexes: vec![at(7, 4)] });
        f.setup.plans.soviet = vec![line(0, Mission::Support, 0)];
        let orders = planned_turn(&mut f.start(1));
        let fires = orders.iter().any(|o| matches!(o, Order::Fire { .. }));
        assert_eq!(fires, bystanders == 0, "{bystanders}: {orders:?}");
    }
}

fn line(formation: u16, mission: Mission, area: u16) -> Planned {
    let from = Clock::hm(11, 0);
    Planned { formation: FormationId(formation), from, mission, area: AreaId(area) }
}

/// One turn by the plan of the day; the orders given.
fn planned_turn(state: &mut State) -> Vec<Order> {
    let mut player = Player::new(Side::Soviet, Level::Historical, 1);
    let mut orders = Vec::new();
    while state.public().side == Side::Soviet {
        orders.push(player.next_order(&state.perspective(Side::Soviet)));
        execute(state, orders.last().expect("one")).expect("a legal order");
    }
    orders
}

/// Two broken men beside the hill: nobody leaves the hill's garrison unattacked, or his
/// place, to chase them with a company.
#[test]
fn a_company_does_not_run_after_stragglers() {
    let mut f = works(Field::open(16, 9), Works::Trench, &[at(8, 4)]).objective(at(8, 4));
    f = held_by(f, Side::Soviet).unit(Side::Soviet, RIFLES, at(8, 4));
    f = f.last(Side::Soviet, |u| u.men = 60);
    f = f.unit(Side::Soviet, RIFLES, at(7, 4)).last(Side::Soviet, |u| u.men = 60);
    f = f.unit(Side::Japan, RIFLES, at(8, 3)).last(Side::Japan, |u| u.men = 2);
    let mut state = suppress(&f.start(1), Side::Japan, 0, 95);
    let orders = turn(&mut state, Side::Soviet);
    assert!(!orders.iter().any(is_assault), "{orders:?}");
}

/// Water on both sides, one hex between, a turn's march behind the others: the first
/// company waits for them on this side or beyond, not where they have to pass.
#[test]
fn nobody_halts_in_a_defile_through_which_others_must() {
    let water = (0..9).filter(|r| *r != 4).map(|r| at(14, r));
    let mut f = Field::open(30, 9).terrain(Terrain::River, water);
    let lib = std::sync::Arc::make_mut(&mut f.setup.library);
    for m in &mut lib.mobility {
        m.speed[Terrain::River.index()] = None;
    }
    f = works(f, Works::Trench, &[at(20, 4), at(20, 5)]);
    f = held_by(f.objective(at(20, 4)), Side::Japan);
    for row in [4, 5] {
        f = f.unit(Side::Japan, RIFLES, at(20, row)).last(Side::Japan, |u| u.men = 20);
    }
    for (col, row) in [(12, 4), (2, 3), (2, 4), (2, 5), (1, 4), (1, 5)] {
        f = f.unit(Side::Soviet, RIFLES, at(col, row)).last(Side::Soviet, |u| u.men = 40);
    }
    f.setup.turns = vec![900; 10];
    let mut state = f.start(1);
    for _ in 0..2 {
        turn(&mut state, Side::Soviet);
        for i in 0..6 {
            assert_ne!(place(&state, su(i)), at(14, 4), "{i}");
        }
        pass(&mut state);
    }
}
