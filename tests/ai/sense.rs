//! One situation, one thing a sensible commander does or does not do.

use super::dsl::{Field, GUN, RIFLES, TANKS, at, fierce, guessed, jp, melee, melee_field, su};
use super::twin::twin;
use super::{pass, turn};
use khasan::ai::{Directive, Level, Player, Staff, Stopped};
use khasan::hex::{Dir, Hex};
use khasan::rules::setup::{Area, Echelon, Effect, Formation, Mission, Pays, Scripted, Trigger};
use khasan::rules::{
    AreaId, Clock, Dice, Event, FieldChange, FireClass, FirePolicy, FormationId, Order, Side,
    State, Target, Terrain, TypeId, UnitId, Works, apply, execute,
};

/// Changes a state where only the rules could otherwise: through its serialised form.
pub fn edit(state: &State, f: impl FnOnce(&mut serde_json::Value)) -> State {
    let setup = state.setup().clone();
    let mut value = serde_json::to_value(state).expect("it serialises");
    f(&mut value);
    serde_json::from_value::<State>(value).expect("it is a state").with_setup(setup)
}

pub fn suppress(state: &State, side: Side, index: usize, points: u8) -> State {
    let key = if side == Side::Soviet { "soviet" } else { "japan" };
    edit(state, |v| v["units"][key][index]["suppression"] = points.into())
}

pub fn place(state: &State, id: UnitId) -> Hex {
    state.unit(id).and_then(khasan::rules::Unit::hex).expect("on the map")
}

pub fn works(field: Field, works: Works, hexes: &[Hex]) -> Field {
    field.ground(|m| {
        for h in hexes {
            m.cell_mut(*h).expect("on the map").works = works;
        }
    })
}

pub fn held_by(mut field: Field, side: Side) -> Field {
    for o in &mut field.setup.objectives {
        o.holder = Some(side);
    }
    field
}

/// A garrison in its holes on the objective, a weak enemy dangled before it.
#[test]
fn a_garrison_does_not_leave_its_objective_for_bait() {
    let f = Field::open(16, 9).objective(at(5, 4));
    let f = works(held_by(f, Side::Soviet), Works::Foxholes, &[at(5, 4)]);
    let f = f.unit(Side::Soviet, RIFLES, at(5, 4)).unit(Side::Japan, RIFLES, at(10, 4));
    let mut state = f.last(Side::Japan, |u| u.men = 2).start(1);
    for _ in 0..4 {
        turn(&mut state, Side::Soviet);
        assert_eq!(place(&state, su(0)), at(5, 4));
        pass(&mut state);
    }
}

/// Men under fire keep to their holes.
#[test]
fn suppressed_men_stay_in_their_works() {
    for points in [45, 60, 75] {
        let f = works(Field::open(16, 9), Works::Trench, &[at(5, 4)]).objective(at(12, 4));
        let f = f.unit(Side::Soviet, RIFLES, at(5, 4)).unit(Side::Japan, RIFLES, at(9, 4));
        let f = f.last(Side::Japan, |u| u.men = 60);
        let mut state = suppress(&f.start(1), Side::Soviet, 0, points);
        turn(&mut state, Side::Soviet);
        assert_eq!(place(&state, su(0)), at(5, 4));
    }
}

#[test]
fn no_assault_at_hopeless_odds() {
    let f = works(Field::open(16, 9), Works::Trench, &[at(8, 4)]).objective(at(8, 4));
    let f = held_by(f, Side::Japan)
        .unit(Side::Soviet, RIFLES, at(7, 4))
        .unit(Side::Japan, RIFLES, at(8, 4))
        .last(Side::Japan, |u| u.men = 40);
    let mut state = f.start(1);
    let orders = turn(&mut state, Side::Soviet);
    assert!(!orders.iter().any(|o| matches!(o, Order::Assault { .. })), "{orders:?}");
}

/// Four platoons against one: they fire first, then storm.
#[test]
fn fire_comes_before_the_assault() {
    let mut f = works(Field::open(16, 9), Works::Foxholes, &[at(8, 4)]).objective(at(8, 4));
    f = held_by(fierce(f), Side::Japan)
        .unit(Side::Japan, RIFLES, at(8, 4))
        .last(Side::Japan, |u| u.men = 25);
    for (col, row) in [(6, 3), (6, 4), (6, 5), (5, 4), (7, 4)] {
        f = f.unit(Side::Soviet, RIFLES, at(col, row)).last(Side::Soviet, |u| u.men = 20);
    }
    let mut state = f.start(1);
    let mut stormed = false;
    for _ in 0..3 {
        let orders = turn(&mut state, Side::Soviet);
        let fire = orders.iter().position(|o| matches!(o, Order::Fire { .. }));
        let storm = orders.iter().position(|o| matches!(o, Order::Assault { .. }));
        if let Some(storm) = storm {
            assert!(fire.is_some_and(|fire| fire < storm), "{orders:?}");
            stormed = true;
            break;
        }
        pass(&mut state);
    }
    assert!(stormed);
}

/// A strip of soft ground with a firm way round it.
#[test]
fn tanks_go_round_the_marsh() {
    let wet = (0..8).map(|row| at(6, row)).chain((0..8).map(|row| at(7, row)));
    let f = Field::open(16, 10).terrain(Terrain::WetMeadow, wet).objective(at(12, 4));
    let f = held_by(f, Side::Japan).unit(Side::Soviet, TANKS, at(2, 4)).unit(
        Side::Japan,
        RIFLES,
        at(15, 9),
    );
    let mut state = f.start(1);
    for _ in 0..3 {
        for order in turn(&mut state, Side::Soviet) {
            let Order::Move { path, .. } = order else { continue };
            for h in path {
                let cell = state.setup().map.cell(h).expect("on the map");
                assert_ne!(cell.terrain, Terrain::WetMeadow, "{h:?}");
            }
        }
        if state.public().ended.is_none() {
            pass(&mut state);
        }
    }
    assert!(place(&state, su(0)).distance(at(12, 4)) <= 5);
}

#[test]
fn broken_men_are_rallied() {
    let f = Field::open(16, 9).unit(Side::Soviet, RIFLES, at(3, 4));
    let mut state = suppress(&f.start(1), Side::Soviet, 0, 90);
    let orders = turn(&mut state, Side::Soviet);
    assert!(orders.iter().any(|o| matches!(o, Order::Rally { .. })), "{orders:?}");
}

/// A second company far behind, an objective about to be overrun.
#[test]
fn the_reserve_moves_up() {
    let f = Field::open(24, 9).objective(at(14, 4));
    let mut f = held_by(f, Side::Soviet).unit(Side::Soviet, RIFLES, at(14, 4));
    f.setup.forces.soviet.formations.push(Formation {
        name: "Reserve".into(),
        parent: None,
        echelon: None,
        link: None,
    });
    for row in [2, 3, 5] {
        f = f
            .unit(Side::Soviet, RIFLES, at(2, row))
            .last(Side::Soviet, |u| u.formation = FormationId(1));
    }
    for row in [3, 4, 5] {
        f = f.unit(Side::Japan, RIFLES, at(19, row)).last(Side::Japan, |u| u.men = 30);
    }
    let mut state = f.start(1);
    turn(&mut state, Side::Soviet);
    for i in 1..4 {
        assert!(place(&state, su(i)).offset().0 >= 7, "{:?}", place(&state, su(i)).offset());
    }
}

#[test]
fn a_withdrawal_order_is_obeyed() {
    let mut f = Field::open(24, 9).objective(at(14, 4));
    f = held_by(f, Side::Japan);
    f.setup.areas.push(Area { name: "Rear".into(), hexes: vec![at(21, 4), at(22, 4), at(22, 5)] });
    f.setup.events.push(Scripted {
        when: Trigger::Time(Clock::hm(12, 0)),
        what: vec![Effect::Withdraw(Side::Japan, AreaId(1))],
    });
    for (col, row) in [(14, 4), (13, 3), (14, 6)] {
        f = f.unit(Side::Japan, RIFLES, at(col, row));
    }
    let mut state = f.unit(Side::Soviet, RIFLES, at(6, 4)).start(1);
    for _ in 0..3 {
        pass(&mut state);
        let orders = turn(&mut state, Side::Japan);
        assert!(!orders.iter().any(|o| matches!(o, Order::Assault { .. })));
    }
    for i in 0..3 {
        assert!(place(&state, jp(i)).distance(at(22, 4)) <= 2);
    }
}

/// Nobody walks alone into a strong position while the rest are still far behind.
#[test]
fn the_last_bound_is_made_together() {
    let mut f = works(Field::open(30, 9), Works::Trench, &[at(20, 4), at(20, 5)]);
    f = held_by(f.objective(at(20, 4)), Side::Japan);
    for row in [4, 5] {
        f = f.unit(Side::Japan, RIFLES, at(20, row)).last(Side::Japan, |u| u.men = 20);
    }
    for (col, row) in [(13, 4), (2, 3), (2, 4), (2, 5), (1, 4), (1, 5)] {
        f = f.unit(Side::Soviet, RIFLES, at(col, row)).last(Side::Soviet, |u| u.men = 20);
    }
    f.setup.turns = vec![900; 10];
    let mut state = f.start(1);
    turn(&mut state, Side::Soviet);
    assert!(place(&state, su(0)).distance(at(20, 4)) >= 3);
}

/// A garrison that is not seen and outnumbered lets them come near before it fires.
#[test]
fn ambushers_hold_their_fire() {
    let f = works(Field::open(16, 9), Works::Foxholes, &[at(5, 4)]).objective(at(5, 4));
    let mut f = held_by(f, Side::Soviet)
        .unit(Side::Soviet, RIFLES, at(5, 4))
        .last(Side::Soviet, |u| u.down = true);
    for row in [2, 3, 4, 5] {
        f = f.unit(Side::Japan, RIFLES, at(10, row)).last(Side::Japan, |u| u.men = 30);
    }
    let mut state = f.start(1);
    let orders = turn(&mut state, Side::Soviet);
    let close = Order::Policy { unit: su(0), policy: FirePolicy::CloseOnly };
    assert!(orders.contains(&close), "{orders:?}");
    assert!(!orders.iter().any(|o| matches!(o, Order::Fire { .. })), "{orders:?}");
}

/// A tank next to one that is stuck, far from the enemy, pulls it out.
#[test]
fn the_mired_are_pulled_out() {
    let f = Field::open(24, 9).objective(at(20, 4));
    let f = held_by(f, Side::Japan).unit(Side::Soviet, TANKS, at(3, 4)).unit(
        Side::Soviet,
        TANKS,
        at(4, 4),
    );
    let state = f.start(1);
    let mut state = edit(&state, |v| v["units"]["soviet"][1]["mired_since"] = 43_200.into());
    let orders = turn(&mut state, Side::Soviet);
    assert!(orders.contains(&Order::Recover { unit: su(0), mired: su(1) }), "{orders:?}");
}

/// Reports an hour old draw no fire.
#[test]
fn old_reports_are_not_fired_at() {
    let f =
        Field::open(20, 9).unit(Side::Soviet, RIFLES, at(4, 4)).unit(Side::Japan, RIFLES, at(7, 4));
    let state = f.start(1);
    assert!(state.perspective(Side::Soviet).contacts[0].seen);
    let mut state = edit(&state, |v| {
        let c = &mut v["knowledge"]["soviet"]["contacts"][0];
        c["seen"] = false.into();
        c["at"] = 0.into();
        v["units"]["japan"][0]["place"] = serde_json::json!({ "On": at(19, 0) });
    });
    let orders = turn(&mut state, Side::Soviet);
    let blind = |o: &Order| matches!(o, Order::Fire { target: Target::Contact(_), .. });
    assert!(!orders.iter().any(blind), "{orders:?}");
}

/// Equal perspectives, equal orders: what is hidden has no say.
#[test]
fn hidden_things_do_not_change_its_orders() {
    let mut compared = 0;
    for seed in 0..12 {
        let mut state = guessed(melee_field()).start(seed);
        let mut player = Player::new(state.public().side, Level::Veteran, seed);
        for _ in 0..seed * 5 {
            let side = state.public().side;
            if state.public().ended.is_some() {
                break;
            }
            if player.side() != side {
                player = Player::new(side, Level::Veteran, seed);
            }
            let order = player.next_order(&state.perspective(side));
            execute(&mut state, &order).expect("a legal order");
        }
        let side = state.public().side;
        let mut pick = Dice::new(seed);
        for _ in 0..4 {
            let other = twin(&state, side, &mut pick);
            let (a, b) = (state.perspective(side), other.perspective(side));
            assert_eq!(a, b);
            assert_ne!(state, other);
            // What a program is told.
            let told = |p| serde_json::to_string(p).expect("it serialises");
            assert_eq!(told(&a), told(&b));
            for level in Level::ALL.into_iter().filter(|l| *l != Level::Commander || seed == 5) {
                let one = Player::new(side, level, 9).next_order(&a);
                assert_eq!(one, Player::new(side, level, 9).next_order(&b), "{level:?}");
            }
        }
        compared += 1;
    }
    assert_eq!(compared, 12);
}

/// What the enemy has dug and wired out of sight is nothing to it.
#[test]
fn works_unseen_do_not_change_its_orders() {
    let mut compared = 0;
    for seed in 0..8 {
        let mut state = melee(seed);
        let mut player = Player::new(state.public().side, Level::Veteran, seed);
        for _ in 0..seed * 4 {
            let side = state.public().side;
            if state.public().ended.is_some() {
                break;
            }
            if player.side() != side {
                player = Player::new(side, Level::Veteran, seed);
            }
            let order = player.next_order(&state.perspective(side));
            execute(&mut state, &order).expect("a legal order");
        }
        let side = state.public().side;
        let mut other = state.clone();
        for at in state.field().size().hexes().step_by(5) {
            let wire = FieldChange::Wire { at, dir: Dir::E, rows: 3 };
            for change in [FieldChange::Works { at, works: Works::Trench }, wire] {
                apply(&mut other, &Event::Built { side: side.enemy(), change });
            }
        }
        assert!(other.field() != state.field());
        let (a, b) = (state.perspective(side), other.perspective(side));
        assert_eq!(a, b);
        let one = Player::new(side, Level::Veteran, 9).next_order(&a);
        assert_eq!(one, Player::new(side, Level::Veteran, 9).next_order(&b));
        compared += 1;
    }
    assert_eq!(compared, 8);
}

/// An objective that pays twice is not attacked after its last hour.
#[test]
fn ground_that_pays_no_more_is_left_alone() {
    let mut f = Field::open(16, 9).objective(at(10, 4));
    f = held_by(f, Side::Japan);
    f.setup.objectives[0].pays = Pays::At(Clock::hm(11, 0));
    let f = f.unit(Side::Soviet, RIFLES, at(2, 4)).unit(Side::Japan, RIFLES, at(10, 4));
    let mut state = f.start(1);
    turn(&mut state, Side::Soviet);
    assert!(place(&state, su(0)).distance(at(10, 4)) >= 5);
}

/// Two battalions of two companies before a weak enemy on a hill, a belt of wood behind the
/// first; it has had enough, and has rested for so long.
fn two_battalions(rested_s: Option<u32>) -> State {
    let belt = (0..9).map(|row| at(8, row));
    let mut f = Field::open(24, 9).terrain(Terrain::Wood, belt).objective(at(14, 4));
    f = held_by(f, Side::Japan);
    let of = |name: &str| Formation {
        name: name.into(),
        parent: None,
        echelon: Some(Echelon::Battalion),
        link: None,
    };
    f.setup.forces.soviet.formations = vec![of("1st"), of("2nd")];
    for (col, row, formation) in [(10, 3, 0), (10, 4, 0), (3, 6, 1), (3, 7, 1)] {
        f = f.unit(Side::Soviet, RIFLES, at(col, row)).last(Side::Soviet, |u| {
            (u.men, u.formation) = (60, FormationId(formation));
        });
    }
    f = f.unit(Side::Japan, RIFLES, at(14, 4)).last(Side::Japan, |u| u.policy = FirePolicy::Hold);
    let state = f.start(1);
    let Some(rested_s) = rested_s else { return state };
    edit(&state, |v| {
        v["knowledge"]["soviet"]["cohesion"] = serde_json::json!([{
            "battalion": 0,
            "lost_before": 0,
            "leader": { "at": null, "lasts": false },
            "companies": [],
            "spent": { "why": { "Losses": 34 }, "rested_s": rested_s },
        }]);
    })
}

#[test]
fn a_battalion_that_has_had_enough_rests_out_of_sight_and_comes_back() {
    let mut state = two_battalions(Some(0));
    for i in [0, 1] {
        assert!(state.perspective(Side::Soviet).is_watched(place(&state, su(i))));
    }
    let orders = turn(&mut state, Side::Soviet);
    let storms = |o: &Order| matches!(o, Order::Assault { units, .. } if units.contains(&su(0)));
    assert!(!orders.iter().any(storms), "{orders:?}");
    for i in [0, 1] {
        assert!(!state.perspective(Side::Soviet).is_watched(place(&state, su(i))), "{i}");
        assert!(place(&state, su(i)).distance(at(10, 4)) <= 4, "no further than need be");
    }
    // When it has rested it goes for the hill again.
    let mut state = two_battalions(None);
    let before = [0, 1].map(|i| place(&state, su(i)).distance(at(14, 4)));
    turn(&mut state, Side::Soviet);
    let after = [0, 1].map(|i| place(&state, su(i)).distance(at(14, 4)));
    assert!(after.iter().sum::<u16>() < before.iter().sum(), "{before:?} {after:?}");
}

#[test]
fn another_battalion_takes_the_task_of_one_that_has_had_enough() {
    // Who storms the hill as long as the first has not rested.
    let stormers = |rested| {
        let mut state = two_battalions(rested);
        let mut who: Vec<u16> = Vec::new();
        while state.public().ended.is_none() && who.is_empty() {
            for order in turn(&mut state, Side::Soviet) {
                if let Order::Assault { units, .. } = order {
                    who.extend(units.iter().map(|u| u.index));
                }
            }
            if state.public().ended.is_none() {
                pass(&mut state);
            }
        }
        who
    };
    let (fit, spent) = (stormers(None), stormers(Some(0)));
    assert!(fit.iter().any(|i| [0, 1].contains(i)), "{fit:?}");
    assert!(!spent.is_empty() && spent.iter().all(|i| [2, 3].contains(i)), "{spent:?}");
}

#[test]
fn the_staff_says_that_a_battalion_has_had_enough() {
    let mut state = two_battalions(Some(900));
    let order =
        Directive { units: vec![su(0), su(1)], mission: Mission::Attack, to: vec![at(14, 4)] };
    let mut staff = Staff::new(Side::Soviet, vec![order]);
    while let Some(order) = staff.next_order(&state.perspective(Side::Soviet)) {
        assert!(!matches!(order, Order::Assault { .. }), "{order:?}");
        execute(&mut state, &order).expect("legal");
    }
    assert_eq!(place(&state, su(0)), at(10, 3), "whoever leads it decides where it rests");
    let said: Vec<Stopped> = staff.reports().iter().map(|r| r.why).collect();
    assert_eq!(said, [Stopped::Exhausted { seconds: 900 }; 2]);
    assert_eq!(
        khasan::text::stopped(state.setup(), &said[0]),
        "its battalion has had enough, 15 min of rest to go"
    );
}

/// Seconds for which a unit fires in its turn at whoever is there.
fn fires(state: &State, unit: UnitId) -> u32 {
    let orders = turn(&mut state.clone(), unit.side);
    let its = |o: &Order| match o {
        Order::Fire { unit: of, seconds, .. } if *of == unit => *seconds,
        _ => 0,
    };
    orders.iter().map(its).sum()
}

/// A gun in position, an enemy so many hexes from it, and so many seconds of shells.
fn gun_before(ty: TypeId, hexes: i16, class: FireClass, men: u16, shells: u32) -> State {
    let f = Field::open(20, 9)
        .unit(Side::Soviet, GUN, at(3, 4))
        .unit(Side::Japan, ty, at(3 + hexes, 4))
        .last(Side::Japan, |u| u.men = men);
    let mut f = f;
    let mut library = super::dsl::library();
    library.weapons[1].class = class;
    f.setup.library = library.into();
    edit(&f.start(1), |v| v["units"]["soviet"][0]["ammo"]["shells"] = shells.into())
}

/// Of an hour of shells a gun keeps twenty minutes for armour and for what is close.
#[test]
fn guns_keep_their_last_shells_for_armour_and_what_is_close() {
    let direct =
        |ty, hexes, shells| fires(&gun_before(ty, hexes, FireClass::DirectGun, 30, shells), su(0));
    let kept = 3_600 * 33 / 100;
    assert!(direct(RIFLES, 6, 3_600) > 100);
    assert_eq!(direct(RIFLES, 6, kept), 0);
    let some = direct(RIFLES, 6, kept + 100);
    assert!((1..=100).contains(&some), "{some}");
    assert!(direct(TANKS, 6, kept) > 100);
    assert!(direct(RIFLES, 2, kept) > 100);
}

/// Mortars spend their last shells on what is worth it.
#[test]
fn mortars_do_not_spend_their_last_shells_on_little() {
    let indirect =
        |men, shells| fires(&gun_before(RIFLES, 4, FireClass::IndirectGun, men, shells), su(0));
    assert!(indirect(3, 3_600) > 0 && indirect(150, 3_600) > 0);
    assert_eq!(indirect(3, 900), 0);
    assert!(indirect(150, 900) > 0);
}

/// Those who run are left alone while others stand; and fired at when there is nobody else.
#[test]
fn the_broken_are_not_fired_at_while_others_stand() {
    let f = Field::open(16, 9)
        .unit(Side::Soviet, GUN, at(3, 4))
        .unit(Side::Japan, RIFLES, at(9, 3))
        .last(Side::Japan, |u| u.men = 36)
        .unit(Side::Japan, RIFLES, at(9, 5))
        .last(Side::Japan, |u| u.men = 24);
    let standing = f.start(1);
    let target = |state: &State| {
        let orders = turn(&mut state.clone(), Side::Soviet);
        let p = state.perspective(Side::Soviet);
        orders.iter().find_map(|o| match o {
            Order::Fire { target: Target::Contact(c), .. } => p.contact(*c).map(|c| c.hex),
            _ => None,
        })
    };
    assert_eq!(target(&standing), Some(at(9, 3)));
    let shaken = edit(&standing, |v| {
        v["units"]["japan"][0]["suppression"] = 95.into();
        v["knowledge"]["soviet"]["contacts"][0]["morale"] = "Broken".into();
    });
    assert_eq!(target(&shaken), Some(at(9, 5)));
    let alone = edit(&shaken, |v| {
        v["units"]["japan"][1]["place"] = "Gone".into();
        let contacts = v["knowledge"]["soviet"]["contacts"].as_array_mut().expect("a list");
        contacts.truncate(1);
    });
    assert_eq!(target(&alone), Some(at(9, 3)));
}
