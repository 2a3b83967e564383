//! Formation orders, carried out and reported.

use super::dsl::{Field, GUN, RIFLES, STAFF, TANKS, at, melee, su};
use super::pass;
use khasan::ai::{Directive, Level, Player, Report, Staff, Stopped};
use khasan::hex::{Dir, Hex};
use khasan::rules::setup::{Effect, Mission, Scripted, Trigger};
use khasan::rules::{
    Clock, FieldChange, Morale, Order, Side, State, Terrain, UnitId, Works, execute,
};

pub fn place(state: &State, id: UnitId) -> Hex {
    state.unit(id).and_then(khasan::rules::Unit::hex).expect("on the map")
}

/// Everybody an order makes act.
fn actors(order: &Order) -> &[UnitId] {
    assert_ne!(*order, Order::EndTurn, "the staff does not end turns");
    order.units()
}

/// Lets a staff do all it can this turn; its orders and its reports.
pub fn carry_out(state: &mut State, staff: &mut Staff) -> (Vec<Order>, Vec<Report>) {
    let mut orders = Vec::new();
    while let Some(order) = staff.next_order(&state.perspective(staff.side())) {
        execute(state, &order).expect("a legal order");
        orders.push(order);
        assert!(orders.len() < 1000, "the staff does not come to an end");
        if state.public().ended.is_some() {
            break;
        }
    }
    (orders, staff.reports())
}

pub fn directive(units: impl IntoIterator<Item = u16>, mission: Mission, to: &[Hex]) -> Directive {
    Directive { units: units.into_iter().map(su).collect(), mission, to: to.to_vec() }
}

pub fn why(reports: &[Report], unit: UnitId) -> Option<Stopped> {
    reports.iter().find(|r| r.unit == unit).map(|r| r.why)
}

/// Six platoons march three hexes wide and get there together, spread over the goal.
#[test]
fn a_battalion_moves_to_its_goal_in_shape() {
    let mut f = Field::open(30, 12);
    for (col, row) in [(2, 4), (2, 5), (2, 6), (3, 4), (3, 5), (3, 6)] {
        f = f.unit(Side::Soviet, RIFLES, at(col, row));
    }
    let mut state = f.unit(Side::Japan, RIFLES, at(29, 0)).start(1);
    let goal = [at(14, 4), at(14, 5), at(14, 6), at(15, 4), at(15, 5), at(15, 6)];
    let mut staff = Staff::new(Side::Soviet, vec![directive(0..6, Mission::Move, &goal)]);
    let (_, reports) = carry_out(&mut state, &mut staff);
    assert_eq!(reports.len(), 6);
    assert!(reports.iter().all(|r| matches!(r.why, Stopped::OnTheWay { .. })), "{reports:?}");
    let cols: Vec<u16> = (0..6).map(|i| place(&state, su(i)).offset().0 as u16).collect();
    assert!(cols.iter().max().unwrap() - cols.iter().min().unwrap() <= 3, "{cols:?}");
    execute(&mut state, &Order::EndTurn).expect("it ends");
    pass(&mut state);
    let (_, reports) = carry_out(&mut state, &mut staff);
    assert!(reports.iter().all(|r| r.why == Stopped::Arrived && r.why.is_well()), "{reports:?}");
    let mut hexes: Vec<Hex> = (0..6).map(|i| place(&state, su(i))).collect();
    hexes.sort_unstable();
    hexes.dedup();
    assert!(hexes.len() >= 4, "{hexes:?}");
}

/// A weakly held hill falls to a battalion within a few turns.
#[test]
fn an_attack_takes_a_weakly_held_hill() {
    let mut f = Field::open(24, 12).ground(|m| {
        m.cell_mut(at(12, 5)).expect("on the map").works = Works::Foxholes;
    });
    for (col, row) in [(5, 4), (5, 5), (5, 6), (6, 4), (6, 5), (6, 6)] {
        f = f.unit(Side::Soviet, RIFLES, at(col, row)).last(Side::Soviet, |u| u.men = 30);
    }
    let f = f.unit(Side::Japan, RIFLES, at(12, 5)).last(Side::Japan, |u| u.men = 40);
    let mut f = f.unit(Side::Japan, RIFLES, at(23, 0));
    f.setup.turns = vec![900; 8];
    let mut state = f.start(3);
    let hill = [at(12, 5)];
    let mut staff = Staff::new(Side::Soviet, vec![directive(0..6, Mission::Attack, &hill)]);
    let mut stormed = false;
    for _ in 0..6 {
        let (orders, _) = carry_out(&mut state, &mut staff);
        stormed |=
            orders.iter().any(|o| matches!(o, Order::Assault { units, .. } if units.len() > 1));
        if (0..6).any(|i| place(&state, su(i)) == at(12, 5)) {
            assert!(stormed);
            return;
        }
        execute(&mut state, &Order::EndTurn).expect("it ends");
        pass(&mut state);
    }
    panic!("the hill was not taken");
}

/// Whoever holds stays, even with an enemy dangled before him.
#[test]
fn those_who_hold_stay() {
    let mut f = Field::open(20, 9).objective(at(12, 4));
    for row in [3, 4, 5] {
        f = f.unit(Side::Soviet, RIFLES, at(5, row)).last(Side::Soviet, |u| u.men = 30);
    }
    let mut state = f.unit(Side::Japan, RIFLES, at(9, 4)).last(Side::Japan, |u| u.men = 3).start(1);
    let ground = [at(5, 3), at(5, 4), at(5, 5)];
    let mut staff = Staff::new(Side::Soviet, vec![directive(0..3, Mission::Hold, &ground)]);
    for _ in 0..3 {
        let (orders, reports) = carry_out(&mut state, &mut staff);
        assert!(!orders.iter().any(|o| matches!(o, Order::Move { .. } | Order::Assault { .. })));
        assert!(reports.iter().all(|r| r.why == Stopped::Arrived), "{reports:?}");
        execute(&mut state, &Order::EndTurn).expect("it ends");
        pass(&mut state);
    }
}

/// Support opens fire from where it can and goes no nearer; out of range it moves up just
/// as far as it must.
#[test]
fn support_fires_and_does_not_advance() {
    let f = Field::open(30, 9)
        .unit(Side::Soviet, GUN, at(8, 4))
        .unit(Side::Soviet, GUN, at(1, 4))
        .unit(Side::Soviet, RIFLES, at(13, 1))
        .unit(Side::Japan, RIFLES, at(15, 4));
    let mut state = f.start(1);
    let target = [at(15, 4)];
    let mut staff = Staff::new(Side::Soviet, vec![directive(0..2, Mission::Support, &target)]);
    let mut fired = false;
    for _ in 0..4 {
        let (orders, reports) = carry_out(&mut state, &mut staff);
        fired |= orders.iter().any(|o| matches!(o, Order::Fire { unit, .. } if *unit == su(0)));
        assert_eq!(place(&state, su(0)), at(8, 4), "{orders:?}");
        assert!(place(&state, su(1)).distance(at(15, 4)) >= 3);
        assert!(!orders.iter().any(|o| matches!(o, Order::Assault { .. })));
        assert_eq!(why(&reports, su(0)), Some(Stopped::Firing));
        if why(&reports, su(1)) == Some(Stopped::Firing) {
            assert!(fired);
            return;
        }
        execute(&mut state, &Order::EndTurn).expect("it ends");
        pass(&mut state);
    }
    panic!("the second gun never came into range: {:?}", place(&state, su(1)).offset());
}

/// A gun that has come to its last shells keeps them, and says so.
#[test]
fn support_says_when_it_keeps_its_last_shells() {
    let f =
        Field::open(30, 9).unit(Side::Soviet, GUN, at(8, 4)).unit(Side::Japan, RIFLES, at(15, 4));
    let mut state = super::sense::edit(&f.start(1), |v| {
        v["units"]["soviet"][0]["ammo"]["shells"] = 1_000.into();
    });
    let order = directive([0], Mission::Support, &[at(15, 4)]);
    let (orders, reports) = carry_out(&mut state, &mut Staff::new(Side::Soviet, vec![order]));
    assert!(!orders.iter().any(|o| matches!(o, Order::Fire { .. })), "{orders:?}");
    assert_eq!(why(&reports, su(0)), Some(Stopped::Sparing));
}

/// In a mixed body each fires from as far as its own weapons reach: the gun does not close
/// in with the rifles, and the staff stays behind.
#[test]
fn support_stands_where_its_own_weapons_reach() {
    let f = Field::open(30, 9)
        .unit(Side::Soviet, GUN, at(3, 4))
        .unit(Side::Soviet, RIFLES, at(3, 5))
        .unit(Side::Soviet, STAFF, at(2, 5))
        .unit(Side::Japan, RIFLES, at(15, 4));
    let mut state = f.start(1);
    let target = [at(15, 4)];
    let mut staff = Staff::new(Side::Soviet, vec![directive(0..3, Mission::Support, &target)]);
    let (_, reports) = carry_out(&mut state, &mut staff);
    assert_eq!(why(&reports, su(2)), Some(Stopped::Behind));
    let gap = |i: u16| place(&state, su(i)).distance(at(15, 4));
    assert!(gap(1) < gap(0), "rifles {}, gun {}", gap(1), gap(0));
    assert!(gap(2) > gap(1));
}

/// Those who find no place to fire from say so, and whether it is the dark.
#[test]
fn support_that_finds_no_post_says_why() {
    let wall = |col: i16| (0..9).map(move |row| at(col, row));
    let reports = |col: i16, visibility_m: u32| {
        let mut f = Field::open(24, 9)
            .terrain(Terrain::RockySlope, wall(col))
            .unit(Side::Soviet, TANKS, at(3, 3))
            .unit(Side::Soviet, RIFLES, at(3, 5))
            .unit(Side::Soviet, STAFF, at(2, 5))
            .unit(Side::Japan, RIFLES, at(23, 0));
        f.setup.weather[0].visibility_m = visibility_m;
        let target = [at(20, 4)];
        let mut staff = Staff::new(Side::Soviet, vec![directive(0..3, Mission::Support, &target)]);
        carry_out(&mut f.start(1), &mut staff).1
    };
    // The gun carries over the slope by day, and nobody sees across it by night.
    let by_day = reports(16, 6000);
    assert!(!matches!(why(&by_day, su(0)), Some(Stopped::NoPost { .. })), "{by_day:?}");
    let by_night = reports(16, 200);
    assert_eq!(why(&by_night, su(0)), Some(Stopped::NoPost { seen_m: Some(200) }));
    assert!(matches!(why(&by_night, su(1)), Some(Stopped::OnTheWay { .. })), "{by_night:?}");
    assert_eq!(why(&reports(8, 6000), su(0)), Some(Stopped::NoPost { seen_m: None }));
}

/// Each unit that did not get there says why.
#[test]
fn reports_name_the_reason() {
    let wall = (0..9).map(|row| at(16, row));
    let f = Field::open(24, 9)
        .terrain(Terrain::RockySlope, wall)
        .unit(Side::Soviet, TANKS, at(3, 3))
        .unit(Side::Soviet, TANKS, at(3, 4))
        .unit(Side::Soviet, RIFLES, at(3, 5))
        .unit(Side::Soviet, RIFLES, at(3, 6))
        .unit(Side::Soviet, RIFLES, at(19, 4))
        .unit(Side::Soviet, STAFF, at(2, 5))
        .unit(Side::Japan, RIFLES, at(23, 0));
    let state = f.start(1);
    let mut state = super::sense::edit(&state, |v| {
        let units = &mut v["units"]["soviet"];
        units[0]["mired_since"] = 43_200.into();
        units[3]["suppression"] = 100.into();
        units[3]["quality"] = 1.into();
    });
    let goal = [at(19, 4)];
    let mut staff = Staff::new(Side::Soviet, vec![directive(0..6, Mission::Move, &goal)]);
    let (_, reports) = carry_out(&mut state, &mut staff);
    assert_eq!(why(&reports, su(1)), Some(Stopped::NoWay), "{reports:?}");
    assert!(matches!(why(&reports, su(2)), Some(Stopped::OnTheWay { .. })), "{reports:?}");
    assert!(matches!(why(&reports, su(3)), Some(Stopped::Nerves(m)) if m > Morale::Steady));
    assert_eq!(why(&reports, su(4)), Some(Stopped::Arrived));
}

#[test]
fn the_mired_say_so() {
    let f =
        Field::open(24, 9).unit(Side::Soviet, TANKS, at(3, 3)).unit(Side::Japan, RIFLES, at(23, 0));
    let state = f.start(1);
    let mut state =
        super::sense::edit(&state, |v| v["units"]["soviet"][0]["mired_since"] = 43_200.into());
    let mut staff = Staff::new(Side::Soviet, vec![directive([0], Mission::Move, &[at(12, 4)])]);
    let (_, reports) = carry_out(&mut state, &mut staff);
    assert_eq!(why(&reports, su(0)), Some(Stopped::Mired));
}

/// Where it takes longer than a turn to pull a tank out, those who have somewhere to go
/// drive on; those who are to stay pull it out.
#[test]
fn those_under_way_do_not_wait_for_the_mired() {
    let mut f = Field::open(24, 9)
        .unit(Side::Soviet, TANKS, at(3, 4))
        .unit(Side::Soviet, TANKS, at(4, 4))
        .unit(Side::Japan, RIFLES, at(23, 0));
    let mut library = super::dsl::library();
    library.tuning.recover_s = f.setup.turns[0] * 2;
    f.setup.library = library.into();
    let state = f.start(1);
    let state =
        super::sense::edit(&state, |v| v["units"]["soviet"][1]["mired_since"] = 43_200.into());
    let pull = Order::Recover { unit: su(0), mired: su(1) };
    for mission in [Mission::Move, Mission::Attack, Mission::Support] {
        let mut state = state.clone();
        let mut staff = Staff::new(Side::Soviet, vec![directive([0], mission, &[at(20, 4)])]);
        let (orders, _) = carry_out(&mut state, &mut staff);
        assert!(!orders.contains(&pull), "{mission:?}: {orders:?}");
        assert_ne!(place(&state, su(0)), at(3, 4), "{mission:?}");
    }
    let mut state = state.clone();
    let mut staff = Staff::new(Side::Soviet, vec![directive([0], Mission::Hold, &[at(3, 4)])]);
    let (orders, _) = carry_out(&mut state, &mut staff);
    assert!(orders.contains(&pull), "{orders:?}");
}

/// Once a hill is taken whoever attacked it stays on it, and does not go after an enemy
/// in sight beyond.
#[test]
fn what_was_attacked_is_held_once_it_is_taken() {
    let mut f = Field::open(24, 9)
        .ground(|m| m.cell_mut(at(10, 4)).expect("on the map").works = Works::Foxholes)
        .unit(Side::Soviet, RIFLES, at(10, 4))
        .unit(Side::Japan, RIFLES, at(12, 4))
        .last(Side::Japan, |u| u.men = 20);
    f.setup.turns = vec![900; 8];
    let state = f.start(1);
    let mut state =
        super::sense::edit(&state, |v| v["units"]["japan"][0]["suppression"] = 90.into());
    let mut staff = Staff::new(Side::Soviet, vec![directive([0], Mission::Attack, &[at(10, 4)])]);
    let (orders, reports) = carry_out(&mut state, &mut staff);
    assert_eq!(place(&state, su(0)), at(10, 4), "{orders:?}");
    assert!(reports.iter().all(|r| r.why == Stopped::Arrived), "{reports:?}");
}

/// Whatever the situation, only its own units get orders, and all of them are legal.
#[test]
fn a_staff_never_orders_a_foreign_unit() {
    let mut given = 0;
    for seed in 0..24_u64 {
        let mut state = melee(seed);
        for round in 0..5_u64 {
            if state.public().ended.is_some() {
                break;
            }
            let side = state.public().side;
            let mission = Mission::ALL[(seed + round) as usize % Mission::ALL.len()];
            let ours = |i: u16| UnitId { side, index: i };
            let units: Vec<UnitId> = (0..3).map(|i| ours((i * 2 + seed as u16 % 2) % 5)).collect();
            let to = vec![at((seed % 12) as i16, (round * 2) as i16), at(7, 4)];
            let mut staff = Staff::new(side, vec![Directive { units: units.clone(), mission, to }]);
            let (orders, reports) = carry_out(&mut state, &mut staff);
            given += orders.len();
            let p = state.perspective(side);
            for &id in orders.iter().flat_map(actors) {
                let parent = p.unit(id).and_then(|u| u.parent).map(&ours);
                assert!(units.contains(&id) || parent.is_some_and(|x| units.contains(&x)));
            }
            assert!(reports.iter().all(|r| r.directive == 0 && r.unit.side == side));
            if state.public().ended.is_none() {
                pass(&mut state);
            }
        }
    }
    assert!(given > 100, "{given}");
}

/// Nothing is asked of a staff in the enemy's turn, or of one without orders.
#[test]
fn a_staff_without_work_says_nothing() {
    let state = melee(1);
    let side = state.public().side;
    let all: Vec<UnitId> = (0..4).map(|index| UnitId { side: side.enemy(), index }).collect();
    let d = Directive { units: all, mission: Mission::Attack, to: vec![at(7, 4)] };
    let mut foreign = Staff::new(side.enemy(), vec![d.clone()]);
    assert_eq!(foreign.next_order(&state.perspective(side.enemy())), None);
    let mut wrong = Staff::new(side, vec![d]);
    assert_eq!(wrong.next_order(&state.perspective(side)), None);
    let nowhere =
        Directive { units: vec![UnitId { side, index: 0 }], mission: Mission::Move, to: vec![] };
    assert_eq!(Staff::new(side, vec![nowhere]).next_order(&state.perspective(side)), None);
}

#[test]
fn directives_survive_a_save() {
    for mission in Mission::ALL {
        let d = directive(0..3, mission, &[at(4, 4), at(5, 4)]);
        let text = serde_json::to_string(&d).expect("it serialises");
        assert_eq!(serde_json::from_str::<Directive>(&text).expect("it reads"), d);
    }
}

/// Tanks before a stream that none can ford, with a crossing to be built at 12:15.
fn before_a_stream() -> Field {
    let mut f = Field::open(16, 5).ground(|m| {
        for row in 0..5 {
            for dir in [Dir::NE, Dir::E, Dir::SE] {
                if let Some(s) = m.side_mut(at(6, row), dir) {
                    s.stream = true;
                }
            }
        }
    });
    f.setup.events.push(Scripted {
        when: Trigger::Time(Clock::hm(12, 15)),
        what: vec![Effect::Build(
            Side::Soviet,
            vec![FieldChange::Crossing { at: at(6, 2), dir: Dir::E, built: true }],
        )],
    });
    f = f.objective(at(10, 2));
    f.unit(Side::Soviet, TANKS, at(3, 2)).unit(Side::Japan, RIFLES, at(15, 0))
}

#[test]
fn tanks_wait_before_a_stream_until_the_sappers_have_bridged_it() {
    let mut state = before_a_stream().start(1);
    let mut staff = Staff::new(Side::Soviet, vec![directive([0], Mission::Move, &[at(10, 2)])]);
    let (_, reports) = carry_out(&mut state, &mut staff);
    assert!(why(&reports, su(0)).is_some_and(|w| !w.is_well()), "{reports:?}");
    assert!(place(&state, su(0)).offset().0 <= 6);
    execute(&mut state, &Order::EndTurn).expect("it ends");
    pass(&mut state);
    carry_out(&mut state, &mut staff);
    assert_eq!(place(&state, su(0)), at(10, 2), "over the crossing");
}

#[test]
fn the_computer_goes_over_a_crossing_built_in_mid_battle() {
    let mut state = before_a_stream().start(1);
    let mut player = Player::new(Side::Soviet, Level::Veteran, 1);
    let mut furthest = Vec::new();
    while state.public().ended.is_none() {
        if state.public().side == Side::Soviet {
            let order = player.next_order(&state.perspective(Side::Soviet));
            execute(&mut state, &order).expect("a legal order");
            furthest.push((state.public().turn, place(&state, su(0)).offset().0));
        } else {
            pass(&mut state);
        }
    }
    assert!(furthest.iter().filter(|f| f.0 == 0).all(|f| f.1 <= 6), "{furthest:?}");
    assert!(furthest.iter().any(|f| f.1 > 6), "{furthest:?}");
}
