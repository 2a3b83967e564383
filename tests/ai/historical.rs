//! The player that follows the plan its side had on the day.

use super::dsl::{Field, RIFLES, TANKS, at, jp, su};
use super::{pass, play, sense::place};
use khasan::ai::{Level, Player};
use khasan::rules::setup::{Area, Effect, Formation, Mission, Planned, Scripted, Trigger};
use khasan::rules::{AreaId, Clock, FormationId, Order, Side, State, Terrain, execute};

/// One turn of the historical player; whether it stormed anything.
fn turn(state: &mut State, side: Side) -> bool {
    let mut player = Player::new(side, Level::Historical, 1);
    let mut stormed = false;
    while state.public().ended.is_none() && state.public().side == side {
        let order = player.next_order(&state.perspective(side));
        execute(state, &order).expect("a legal order");
        stormed |= matches!(order, Order::Assault { .. });
    }
    stormed
}

/// Two battalions, a hill, an enemy far off. The first battalion has a company of its own
/// below it; the second has no line in the plan.
fn corps() -> Field {
    let mut f = Field::open(30, 12).objective(at(20, 5));
    let formations = &mut f.setup.forces.soviet.formations;
    let below = |name: &str| Formation {
        name: name.into(),
        parent: Some(FormationId(1)),
        echelon: None,
        link: None,
    };
    formations.push(Formation {
        name: "First".into(),
        parent: Some(FormationId(0)),
        echelon: None,
        link: None,
    });
    formations.push(below("Company"));
    formations.push(Formation {
        name: "Second".into(),
        parent: Some(FormationId(0)),
        echelon: None,
        link: None,
    });
    for (row, formation) in [(4, 1), (5, 2), (9, 3)] {
        f = f
            .unit(Side::Soviet, RIFLES, at(3, row))
            .last(Side::Soviet, |u| u.formation = FormationId(formation));
    }
    f.unit(Side::Japan, RIFLES, at(29, 0))
}

fn line(formation: u16, from: Clock, mission: Mission, area: u16) -> Planned {
    Planned { formation: FormationId(formation), from, mission, area: AreaId(area) }
}

/// Nobody starts before his hour; then all below the formation go. Who has no line is led
/// as always, and goes at once.
#[test]
fn the_hours_of_the_plan_are_kept() {
    let mut f = corps();
    f.setup.plans.soviet = vec![line(1, Clock::hm(12, 30), Mission::Attack, 0)];
    let mut state = f.start(1);
    for clock in [Clock::hm(12, 0), Clock::hm(12, 15)] {
        assert_eq!(state.public().clock, clock);
        turn(&mut state, Side::Soviet);
        assert_eq!((place(&state, su(0)), place(&state, su(1))), (at(3, 4), at(3, 5)));
        assert!(place(&state, su(2)).distance(at(20, 5)) < at(3, 9).distance(at(20, 5)));
        pass(&mut state);
    }
    turn(&mut state, Side::Soviet);
    for i in 0..2 {
        assert!(place(&state, su(i)).offset().0 >= 7, "{:?}", place(&state, su(i)).offset());
    }
}

/// A company with a line of its own does not follow its battalion's; a later line
/// replaces an earlier one.
#[test]
fn the_nearest_and_latest_line_counts() {
    let mut f = corps();
    f.setup.areas.push(Area { name: "South".into(), hexes: vec![at(3, 11)] });
    f.setup.plans.soviet = vec![
        line(1, Clock::hm(11, 0), Mission::Move, 0),
        line(2, Clock::hm(11, 0), Mission::Move, 1),
        line(1, Clock::hm(12, 15), Mission::Move, 1),
    ];
    let mut state = f.start(1);
    turn(&mut state, Side::Soviet);
    assert_eq!(place(&state, su(1)), at(3, 11));
    let far = place(&state, su(0)).offset().0;
    assert!(far >= 7);
    pass(&mut state);
    turn(&mut state, Side::Soviet);
    assert!(place(&state, su(0)).offset().0 < far);
}

#[test]
fn an_order_to_withdraw_overrides_the_plan() {
    let mut f = Field::open(24, 9).objective(at(14, 4));
    f.setup.areas.push(Area { name: "Rear".into(), hexes: vec![at(21, 4), at(22, 4), at(22, 5)] });
    f.setup.events.push(Scripted {
        when: Trigger::Time(Clock::hm(12, 0)),
        what: vec![Effect::Withdraw(Side::Japan, AreaId(1))],
    });
    f.setup.plans.japan = vec![line(0, Clock::hm(11, 0), Mission::Hold, 0)];
    for (col, row) in [(14, 4), (13, 3)] {
        f = f.unit(Side::Japan, RIFLES, at(col, row));
    }
    let mut state = f.unit(Side::Soviet, RIFLES, at(1, 4)).start(1);
    for _ in 0..3 {
        pass(&mut state);
        assert!(!turn(&mut state, Side::Japan));
    }
    for i in 0..2 {
        assert!(place(&state, jp(i)).distance(at(22, 4)) <= 2);
    }
}

/// Tanks with a march ordered across soft ground take it rather than tour the map.
#[test]
fn a_formation_keeps_to_its_lane() {
    // The way round is quicker by half.
    let wet = (0..20).flat_map(|row| (9..19).map(move |col| at(col, row)));
    let mut f = Field::open(24, 40).terrain(Terrain::WetMeadow, wet);
    f = f.unit(Side::Soviet, TANKS, at(8, 2)).unit(Side::Japan, RIFLES, at(23, 39));
    f.setup.areas.push(Area { name: "Beyond".into(), hexes: vec![at(21, 2)] });
    f.setup.plans.soviet = vec![line(0, Clock::hm(11, 0), Mission::Move, 0)];
    let mut state = f.start(1);
    let mut player = Player::new(Side::Soviet, Level::Historical, 1);
    let order = player.next_order(&state.perspective(Side::Soviet));
    let Order::Move { path, .. } = &order else { panic!("{order:?}") };
    assert!(path.iter().all(|h| h.offset().1 < 10), "{path:?}");
    execute(&mut state, &order).expect("a legal order");
    assert!(place(&state, su(0)).offset().0 > 8);
}

/// The shipped plans are carried out to the end without a refused order.
#[test]
fn the_plans_of_the_day_are_legal() {
    use khasan::scenario::{Files, load};
    let setup = load(&Files::embedded(), "khasan-6-august").expect("it loads").setup;
    let (end, orders) = play(khasan::rules::start(setup, 3).0, Level::Historical, 3);
    assert!(end.public().ended.is_some());
    assert!(orders.len() > 500);
}
