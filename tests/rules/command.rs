//! Missions of battalions: who gets one when, what waits for it, and who is out of touch.

use super::dsl::*;
use khasan::hex::Hex;
use khasan::rules::setup::{Echelon, Formation, Mission};
use khasan::rules::{
    Clock, Event, Forecast, FormationId, Link, Order, Refusal, Side, State, Tasking, UnitChange,
    UnitId, ViewEvent, all_legal_orders, apply, check, execute, forecast, hash, mission_waits,
    reach, suppose, view,
};

const BATTALION: FormationId = FormationId(1);

/// A battalion of two companies under a regiment with its staff 2 km behind, on open ground of
/// so many metres a hex; the enemy far away. Unit 0 is the staff.
fn regiment(hex_metres: u32, link: Option<Link>) -> State {
    let k = (200 / hex_metres) as i16;
    let mut f = Field::open(60 * k as u16, 40 * k as u16)
        .hex_metres(hex_metres)
        .unit(Side::Soviet, STAFF, at(5 * k, 20 * k))
        .unit(Side::Soviet, RIFLES, at(15 * k, 20 * k))
        .unit(Side::Soviet, RIFLES, at(15 * k, 21 * k))
        .unit(Side::Japan, RIFLES, at(58 * k, 20 * k));
    let of = |name: &str, parent, echelon, link| Formation {
        name: name.into(),
        parent,
        echelon: Some(echelon),
        link,
    };
    f.setup.forces.soviet.formations = vec![
        of("118th Regiment", None, Echelon::Regiment, None),
        of("2/118th", Some(FormationId(0)), Echelon::Battalion, link),
    ];
    for unit in &mut f.setup.forces.soviet.units[1..] {
        unit.formation = BATTALION;
        // Nobody goes back to where it came from by going anywhere.
        unit.supply = at(59 * k, 0);
    }
    f.setup.turns = vec![900; 8];
    f.start(1)
}

fn mission(to: &[Hex]) -> Order {
    Order::Mission { formation: BATTALION, mission: Mission::Attack, to: to.to_vec() }
}

fn give(s: &mut State, to: Hex) -> Vec<Event> {
    execute(s, &mission(&[to])).expect("legal")
}

fn tasking(s: &State) -> Tasking {
    s.perspective(Side::Soviet).tasking(BATTALION).expect("it has one").clone()
}

fn sent_for(s: &State) -> Option<Clock> {
    tasking(s).next.map(|d| d.at)
}

fn end_game_turn(s: &mut State) {
    for _ in Side::ALL {
        execute(s, &Order::EndTurn).expect("it ends");
    }
}

fn east(from: Hex, steps: i16) -> Vec<Hex> {
    (1..=steps).map(|i| Hex::new(from.q + i, from.r)).collect()
}

fn south(from: Hex, steps: i16) -> Vec<Hex> {
    (1..=steps).map(|i| Hex::new(from.q - i, from.r + i)).collect()
}

fn off_mission(at: Option<Clock>) -> Refusal {
    Refusal::OffMission { side: Side::Soviet, battalion: BATTALION, at }
}

fn place(s: &State, unit: UnitId) -> Hex {
    s.unit(unit).and_then(khasan::rules::Unit::hex).expect("on the map")
}

#[test]
fn a_mission_is_one_event_and_costs_nobody_time() {
    let mut s = regiment(200, None);
    let before = s.clone();
    let events = give(&mut s, at(30, 20));
    let [Event::Tasked { side: Side::Soviet, now, waited: None }, Event::Done { irrevocable, .. }] =
        &events[..]
    else {
        panic!("{events:?}")
    };
    assert_eq!(
        (now.battalion, now.now.mission, &now.now.to[..]),
        (BATTALION, Mission::Attack, &[at(30, 20)][..])
    );
    assert_eq!((now.next.as_ref(), *irrevocable), (None, None), "the first takes effect at once");
    assert_eq!(s.unit(su(1)), before.unit(su(1)));
    assert_ne!(hash(&s), hash(&before));
    assert!(mission_waits(&s, Side::Soviet).is_empty(), "nothing was changed");
    // The other side is shown nothing.
    assert!(view(&s, &events[0], Side::Japan).is_empty());
    assert_eq!(s.perspective(Side::Japan), before.perspective(Side::Japan));
    assert!(matches!(view(&s, &events[0], Side::Soviet)[..], [ViewEvent::Tasked(_)]));
}

#[test]
fn a_changed_mission_takes_the_time_of_its_link_whatever_the_hexes() {
    for metres in [100, 200] {
        let k = (200 / metres) as i16;
        let delay = |link| {
            let mut s = regiment(metres, Some(link));
            give(&mut s, at(30 * k, 20 * k));
            give(&mut s, at(30 * k, 35 * k));
            sent_for(&s).map(|at| at.since(Clock::hm(12, 0)))
        };
        assert_eq!(delay(Link::Wire), Some(300));
        assert_eq!(delay(Link::Runner), Some(1200), "two kilometres at ten minutes each");
        assert_eq!(delay(Link::Radio), None);
    }
}

#[test]
fn by_radio_a_change_counts_as_one_that_waited_not_at_all() {
    let mut s = regiment(200, Some(Link::Radio));
    give(&mut s, at(30, 20));
    let events = give(&mut s, at(30, 35));
    assert!(matches!(events[0], Event::Tasked { waited: Some(0), .. }), "{events:?}");
    assert_eq!(mission_waits(&s, Side::Soviet), [0]);
}

#[test]
fn whoever_has_nobody_to_send_a_runner_waits_longest() {
    let mut s = regiment(200, None);
    assert_eq!(s.perspective(Side::Soviet).link(BATTALION), Link::Runner, "men on foot");
    give(&mut s, at(30, 20));
    apply(
        &mut s,
        &Event::Unit { unit: su(0), change: UnitChange::Suppression { suppression: 100 } },
    );
    give(&mut s, at(30, 35));
    assert_eq!(sent_for(&s), Some(Clock::hm(12, 30)), "the staff is broken");
}

#[test]
fn tanks_and_batteries_have_radio_where_nobody_says_otherwise() {
    let with = |ty| {
        let mut f = Field::open(9, 9).unit(Side::Soviet, ty, at(1, 1));
        f.setup.forces.soviet.formations[0].echelon = Some(Echelon::Battalion);
        f.start(1).perspective(Side::Soviet).link(FormationId(0))
    };
    assert_eq!([TANKS, GUN, RIFLES].map(with), [Link::Radio, Link::Radio, Link::Runner]);
}

#[test]
fn ground_within_400_m_of_the_old_goal_needs_no_new_orders() {
    for metres in [50, 100, 200] {
        let k = (200 / metres) as i16;
        let mut s = regiment(metres, Some(Link::Wire));
        let goal = at(30 * k, 20 * k);
        give(&mut s, goal);
        let near = *east(goal, 2 * k).last().expect("a hex");
        let events = give(&mut s, near);
        assert!(matches!(events[0], Event::Tasked { waited: None, .. }), "{events:?}");
        assert_eq!((tasking(&s).now.to, sent_for(&s)), (vec![near], None), "{metres} m a hex");
        give(&mut s, *east(near, 2 * k + 1).last().expect("a hex"));
        assert_eq!(sent_for(&s), Some(Clock::hm(12, 5)), "{metres} m a hex");
    }
}

#[test]
fn the_old_mission_given_again_calls_the_new_one_back_and_another_begins_anew() {
    let mut s = regiment(200, None);
    let (a, b, c) = (at(30, 20), at(30, 35), at(30, 5));
    give(&mut s, a);
    give(&mut s, b);
    assert_eq!(sent_for(&s), Some(Clock::hm(12, 20)));
    let again = give(&mut s, b);
    assert!(matches!(again[..], [Event::Done { .. }]), "it is on its way already");
    end_game_turn(&mut s);
    give(&mut s, c);
    assert_eq!(sent_for(&s), Some(Clock::hm(12, 35)), "from 12:15 on");
    give(&mut s, a);
    assert_eq!((tasking(&s).now.to, sent_for(&s)), (vec![a], None));
    assert!(matches!(give(&mut s, a)[..], [Event::Done { .. }]), "it is in force");
    end_game_turn(&mut s);
    assert_eq!(tasking(&s).now.to, [a], "nothing comes of it");
}

#[test]
fn what_has_arrived_is_in_force_as_the_turn_begins() {
    let mut s = regiment(200, None);
    give(&mut s, at(30, 20));
    give(&mut s, at(30, 35));
    end_game_turn(&mut s);
    assert_eq!(tasking(&s).now.to, [at(30, 20)], "it takes until 12:20");
    execute(&mut s, &Order::EndTurn).expect("it ends");
    let events = execute(&mut s, &Order::EndTurn).expect("it ends");
    let told: Vec<&Event> = events.iter().filter(|e| matches!(e, Event::Tasked { .. })).collect();
    assert!(matches!(told[..], [Event::Tasked { waited: Some(1200), .. }]), "{told:?}");
    assert_eq!((tasking(&s).now.to, sent_for(&s)), (vec![at(30, 35)], None));
    assert_eq!(mission_waits(&s, Side::Soviet), [1200]);
}

#[test]
fn off_the_way_a_march_waits_and_says_until_when() {
    let mut s = regiment(200, None);
    give(&mut s, at(30, 20));
    let here = place(&s, su(2));
    let march = |steps| Order::Move { unit: su(2), path: south(here, steps) };
    let p = s.perspective(Side::Soviet);
    assert_eq!(check(&p, &march(2)), Ok(()), "so far nobody asks");
    assert_eq!(check(&p, &march(3)), Err(off_mission(None)));
    assert_eq!(check(&p, &Order::Move { unit: su(2), path: east(here, 4) }), Ok(()), "the way");
    give(&mut s, at(15, 38));
    let p = s.perspective(Side::Soviet);
    assert_eq!(check(&p, &march(3)), Err(off_mission(Some(Clock::hm(12, 20)))), "not this turn");
    assert_eq!(check(&p, &Order::Move { unit: su(2), path: east(here, 4) }), Ok(()), "as before");
}

/// By wire the orders are there after 300 seconds; a step takes 180.
#[test]
fn a_march_waits_exactly_until_its_orders_come() {
    let mut s = regiment(200, Some(Link::Wire));
    give(&mut s, at(30, 20));
    give(&mut s, at(15, 38));
    let here = place(&s, su(2));
    let order = Order::Move { unit: su(2), path: south(here, 3) };
    let p = s.perspective(Side::Soviet);
    // Two steps are free; before the third it has spent 360 seconds, and 300 are past.
    let Ok(Forecast::Move { seconds, wait, left, .. }) = forecast(&p, &order) else { panic!() };
    assert_eq!((seconds, wait, left), (540, 0, 360));
    // Who has all his time, and stands where his way ends to be free, waits all of it.
    let stand = |s: &mut State, hex| {
        let facing = khasan::hex::Dir::E;
        let change = UnitChange::Stepped { from: here, to: hex, facing, time: 900 };
        apply(s, &Event::Unit { unit: su(2), change });
    };
    stand(&mut s, south(here, 2)[1]);
    let third = Order::Move { unit: su(2), path: vec![south(here, 3)[2]] };
    let p = s.perspective(Side::Soviet);
    let Ok(Forecast::Move { seconds, wait, left, .. }) = forecast(&p, &third) else { panic!() };
    assert_eq!((seconds, wait, left), (480, 300, 420));
    let mut supposed = p.clone();
    suppose(&mut supposed, &third).expect("legal");
    let events = execute(&mut s, &third).expect("legal");
    let spent =
        |e: &&Event| matches!(e, Event::Unit { change: UnitChange::Spent { time: 600 }, .. });
    assert_eq!(events.iter().filter(spent).count(), 1, "{events:?}");
    assert_eq!(s.unit(su(2)).map(|u| u.time), Some(420));
    assert_eq!(supposed, s.perspective(Side::Soviet));
}

#[test]
fn going_back_never_waits_and_neither_do_the_shaken() {
    let mut f = Field::open(40, 40).hex_metres(200).unit(Side::Soviet, RIFLES, at(15, 20)).unit(
        Side::Japan,
        RIFLES,
        at(18, 20),
    );
    f.setup.forces.soviet.formations[0].echelon = Some(Echelon::Battalion);
    f = f.last(Side::Japan, |u| u.policy = khasan::rules::FirePolicy::Hold);
    f.setup.forces.soviet.units[0].supply = at(15, 0);
    let mut s = f.start(1);
    let to = vec![at(25, 20)];
    let order = Order::Mission { formation: FormationId(0), mission: Mission::Hold, to };
    execute(&mut s, &order).expect("legal");
    let west: Vec<Hex> = (1..=4).map(|i| Hex::new(at(15, 20).q - i, at(15, 20).r)).collect();
    let p = s.perspective(Side::Soviet);
    assert!(p.enemies().next().is_some(), "he is in sight");
    assert_eq!(check(&p, &Order::Move { unit: su(0), path: west }), Ok(()), "from the enemy");
    // North-west to where its ammunition lies, though not on the way to the goal.
    let north: Vec<Hex> = (1..=4).map(|i| Hex::new(at(15, 20).q, at(15, 20).r - i)).collect();
    assert_eq!(check(&p, &Order::Move { unit: su(0), path: north }), Ok(()), "to its supply");
    // Whoever was driven off his way may return to where he stood.
    let (back, facing) = (Hex::new(at(15, 20).q - 4, at(15, 20).r), khasan::hex::Dir::W);
    let change = UnitChange::Stepped { from: at(15, 20), to: back, facing, time: 900 };
    apply(&mut s, &Event::Unit { unit: su(0), change });
    let home = Order::Move { unit: su(0), path: vec![Hex::new(back.q + 1, back.r)] };
    assert_eq!(check(&s.perspective(Side::Soviet), &home), Ok(()));
    // The shaken go where they can.
    apply(
        &mut s,
        &Event::Unit { unit: su(0), change: UnitChange::Suppression { suppression: 60 } },
    );
    assert!(s.perspective(Side::Soviet).tether(su(0)).is_none());
}

#[test]
fn storming_off_the_way_waits_and_near_the_place_it_does_not() {
    let storm = |col: i16, mission_first: bool| {
        let mut f = Field::open(40, 40)
            .hex_metres(200)
            .unit(Side::Soviet, RIFLES, at(15, 20))
            .unit(Side::Soviet, RIFLES, at(col - 1, 20))
            .unit(Side::Japan, RIFLES, at(col, 20));
        f.setup.forces.soviet.formations[0].echelon = Some(Echelon::Battalion);
        f = f.last(Side::Japan, |u| u.policy = khasan::rules::FirePolicy::Hold);
        let mut s = f.start(1);
        if mission_first {
            let to = vec![at(3, 20)];
            let order = Order::Mission { formation: FormationId(0), mission: Mission::Hold, to };
            execute(&mut s, &order).expect("legal");
        }
        let p = s.perspective(Side::Soviet);
        check(&p, &Order::Assault { units: vec![su(1)], hex: at(col, 20) })
    };
    assert_eq!(storm(20, true), Ok(()), "next to where it stood as the turn began");
    // It came up in this turn: its place is not that of the turn's beginning.
    let mut s = regiment(200, None);
    give(&mut s, at(30, 20));
    let far = at(10, 35);
    let facing = khasan::hex::Dir::E;
    let to_far = UnitChange::Stepped { from: place(&s, su(2)), to: far, facing, time: 900 };
    apply(&mut s, &Event::Unit { unit: su(2), change: to_far });
    // Neither back to where it stood nor to its supply.
    let enemy = Hex::new(far.q - 1, far.r + 1);
    let came = UnitChange::Stepped { from: place(&s, jp(0)), to: enemy, facing, time: 900 };
    apply(&mut s, &Event::Unit { unit: jp(0), change: came });
    end_of_sight(&mut s);
    let p = s.perspective(Side::Soviet);
    let order = Order::Assault { units: vec![su(2)], hex: enemy };
    assert_eq!(check(&p, &order), Err(off_mission(None)));
}

/// Lets both sides see what is there, by an order that changes nothing.
fn end_of_sight(s: &mut State) {
    let face = Order::Face { unit: su(2), dir: khasan::hex::Dir::SE };
    execute(s, &face).expect("legal");
    let enemy = s.perspective(Side::Soviet);
    assert!(enemy.enemies().any(|c| c.seen), "he is next to it");
}

#[test]
fn reach_is_what_check_accepts() {
    let mut seen = [0; 2];
    for link in [Link::Wire, Link::Runner] {
        let mut s = regiment(200, Some(link));
        give(&mut s, at(30, 20));
        give(&mut s, at(15, 38));
        let p = s.perspective(Side::Soviet);
        let there = reach(&p, su(2));
        for hex in p.setup().map.size().hexes() {
            let path = there.path(hex);
            let ok = path.as_ref().is_some_and(|path| {
                check(&p, &Order::Move { unit: su(2), path: path.clone() }).is_ok()
            });
            assert_eq!(ok, path.is_some(), "{hex:?}");
            if let (Some(path), Some(seconds)) = (path, there.seconds(hex)) {
                let order = Order::Move { unit: su(2), path };
                let Ok(Forecast::Move { seconds: told, .. }) = forecast(&p, &order) else {
                    panic!()
                };
                assert_eq!(told, seconds, "{hex:?}");
                seen[0] += 1;
            } else if hex.distance(place(&s, su(2))) <= 4 {
                // What is no further than others that are in reach waits.
                seen[1] += 1;
            }
        }
    }
    assert!(seen.iter().all(|n| *n > 10), "{seen:?}");
}

#[test]
fn only_battalions_have_missions_and_goals_lie_on_the_map() {
    let s = regiment(200, None);
    let p = s.perspective(Side::Soviet);
    let to = |formation, to: Vec<Hex>| {
        check(&p, &Order::Mission { formation: FormationId(formation), mission: Mission::Hold, to })
    };
    assert_eq!(to(1, vec![at(3, 3)]), Ok(()));
    assert_eq!(to(0, vec![at(3, 3)]), Err(Refusal::NoBattalion));
    assert_eq!(to(7, vec![at(3, 3)]), Err(Refusal::NotYours));
    assert_eq!(to(1, vec![]), Err(Refusal::Empty));
    assert_eq!(to(1, vec![at(99, 3)]), Err(Refusal::OffMap { at: at(99, 3) }));
    let many: Vec<Hex> = p.setup().map.size().hexes().take(201).collect();
    assert_eq!(to(1, many), Err(Refusal::GoalTooLarge { hexes: 201, most: 200 }));
    let theirs = s.perspective(Side::Japan);
    assert_eq!(check(&theirs, &mission(&[at(3, 3)])), Err(Refusal::NotYours), "not their turn");
}

#[test]
fn the_way_leads_round_the_lake() {
    let lake: Vec<Hex> = (0..38).map(|row| at(20, row)).collect();
    let mut f = Field::open(40, 40).hex_metres(200).unit(Side::Soviet, RIFLES, at(15, 5)).unit(
        Side::Japan,
        RIFLES,
        at(39, 39),
    );
    let mut lib = library();
    for m in &mut lib.mobility {
        m.speed[khasan::rules::Terrain::DeepWater.index()] = None;
    }
    f.setup.library = std::sync::Arc::new(lib);
    f = f.terrain(khasan::rules::Terrain::DeepWater, lake);
    f.setup.forces.soviet.formations[0].echelon = Some(Echelon::Battalion);
    f.setup.forces.soviet.units[0].supply = at(0, 0);
    let mut s = f.start(1);
    let order = |to| Order::Mission { formation: FormationId(0), mission: Mission::Move, to };
    execute(&mut s, &order(vec![at(25, 5)])).expect("legal");
    let p = s.perspective(Side::Soviet);
    let way = &p.tasking(FormationId(0)).expect("it has one").now.way;
    assert!(way.contains(&at(20, 38)) || way.contains(&at(20, 39)), "{way:?}");
    let path: Vec<Hex> = way.iter().copied().take(5).collect();
    assert!(path[4].distance(at(25, 5)) > 5, "it leads away from the goal");
    assert_eq!(check(&p, &Order::Move { unit: su(0), path }), Ok(()));
}

#[test]
fn who_is_far_from_the_command_post_marches_longer_and_rallies_worse() {
    let far = |col| {
        let mut f = Field::open(60, 9)
            .unit(Side::Soviet, STAFF, at(2, 4))
            .unit(Side::Soviet, RIFLES, at(3, 4))
            .unit(Side::Soviet, RIFLES, at(col, 4))
            .unit(Side::Japan, RIFLES, at(59, 0));
        f.setup.weather[0].visibility_m = 200;
        f.setup.forces.soviet.formations[0].echelon = Some(Echelon::Battalion);
        f.start(1)
    };
    // Runners: 600 m, six hexes from the staff.
    let (near, lost) = (far(8), far(9));
    assert!(!near.unit(su(2)).expect("there").out_of_touch);
    assert!(lost.unit(su(2)).expect("there").out_of_touch);
    assert!(!lost.unit(su(0)).expect("there").out_of_touch, "a headquarters leads");
    let step = |s: &State, unit: UnitId| {
        let to = place(s, unit).neighbour(khasan::hex::Dir::E);
        let p = s.perspective(Side::Soviet);
        let order = Order::Move { unit, path: vec![to] };
        let Ok(Forecast::Move { seconds, .. }) = forecast(&p, &order) else { panic!() };
        assert_eq!(reach(&p, unit).seconds(to), Some(seconds));
        seconds
    };
    assert_eq!((step(&near, su(2)), step(&lost, su(2))), (90, 112), "a quarter more");
    let rallied = |mut s: State| {
        let change = UnitChange::Suppression { suppression: 39 };
        apply(&mut s, &Event::Unit { unit: su(2), change });
        execute(&mut s, &Order::Rally { unit: su(2), seconds: 450 }).expect("legal");
        39 - s.unit(su(2)).expect("there").suppression
    };
    // Both out of reach of the staff's calm: 20 points, or half as many, in twice 450 seconds.
    assert_eq!((rallied(near), rallied(lost)), (20, 10));
}

#[test]
fn touch_is_found_again_with_the_next_turn() {
    let mut f = Field::open(60, 9)
        .unit(Side::Soviet, STAFF, at(2, 4))
        .unit(Side::Soviet, RIFLES, at(10, 4))
        .unit(Side::Soviet, RIFLES, at(2, 5))
        .unit(Side::Japan, RIFLES, at(59, 0));
    f.setup.weather[0].visibility_m = 200;
    f.setup.forces.soviet.formations[0].echelon = Some(Echelon::Battalion);
    let mut s = f.start(1);
    let path: Vec<Hex> = (1..=3).map(|i| Hex::new(at(10, 4).q - i, at(10, 4).r)).collect();
    execute(&mut s, &Order::Move { unit: su(1), path }).expect("legal");
    assert!(s.unit(su(1)).expect("there").out_of_touch, "for the turn");
    execute(&mut s, &Order::EndTurn).expect("it ends");
    let events = execute(&mut s, &Order::EndTurn).expect("it ends");
    let touch =
        |e: &&Event| matches!(e, Event::Unit { change: UnitChange::Touch { lost: false }, .. });
    assert_eq!(events.iter().filter(touch).count(), 1);
    // Without its staff a battalion is led from its middle.
    apply(&mut s, &Event::Unit { unit: su(0), change: UnitChange::Gone });
    let post = s.perspective(Side::Soviet).command_post(FormationId(0));
    assert_eq!(post, Some(place(&s, su(2))), "of two the first in the middle");
}

#[test]
fn random_games_have_missions_that_are_waited_for() {
    let (mut given, mut waits, mut lost) = (0, 0, 0);
    for seed in 0..60 {
        super::properties::random_game(seed, |_, order, after, events| {
            given += u32::from(matches!(order, Order::Mission { .. }));
            let spent =
                |e: &Event| matches!(e, Event::Unit { change: UnitChange::Spent { .. }, .. });
            waits += u32::from(matches!(order, Order::Move { .. }) && events.iter().any(spent));
            lost += u32::from(after.units(Side::Soviet).any(|(_, u)| u.out_of_touch));
            assert_eq!(after.check_sound(), Ok(()), "seed {seed}");
        });
    }
    assert!(given > 100 && waits > 0 && lost > 100, "{given} {waits} {lost}");
}

#[test]
fn no_battalion_no_order_and_nothing_waits() {
    let s = Field::open(20, 9)
        .unit(Side::Soviet, RIFLES, at(2, 2))
        .unit(Side::Japan, RIFLES, at(18, 2))
        .start(1);
    let p = s.perspective(Side::Soviet);
    assert!(!all_legal_orders(&p).iter().any(|o| matches!(o, Order::Mission { .. })));
    assert!(p.tether(su(0)).is_none());
}
