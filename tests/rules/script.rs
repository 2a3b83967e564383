//! Scripts, arrivals, exits, early ends, and what of them the other side knows.

use super::dsl::*;
use khasan::rules::setup::{
    Area, Effect, Entrance, Exit, Mission, Pays, Planned, Scripted, Trigger, Weather,
};
use khasan::rules::{
    AreaId, BySide, Clock, Event, FirePolicy, Forecast, FormationId, Order, Place, PublicEvent,
    Side, State, Terrain, ViewEvent, execute, forecast, start, view,
};

fn game_turn(s: &mut State) -> Vec<Event> {
    let mut all = execute(s, &Order::EndTurn).expect("legal");
    all.extend(execute(s, &Order::EndTurn).expect("legal"));
    all
}

fn scored(events: &[Event]) -> Vec<(Side, u32, Option<u16>)> {
    let paid = events.iter().filter_map(|e| match e {
        Event::Public(PublicEvent::Scored { side, points, objective }) => {
            Some((*side, *points, *objective))
        }
        _ => None,
    });
    paid.collect()
}

/// Two far apart who never meet.
fn apart() -> Field {
    Field::open(30, 3)
        .unit(Side::Soviet, RIFLES, at(1, 1))
        .unit(Side::Japan, RIFLES, at(28, 1))
        .last(Side::Japan, |u| u.policy = FirePolicy::Hold)
}

#[test]
fn what_is_still_to_be_paid_at_an_early_end_goes_to_the_holder() {
    // Five turns of fifteen minutes from 12:00; the enemy leaves in his first turn.
    let paid = |pays| {
        let mut field = apart().objective(at(1, 1)).last(Side::Japan, |u| {
            u.leaves = Some(Clock::hm(12, 0));
        });
        field.setup.objectives[0].pays = pays;
        field.setup.objectives[0].hold_s = 0;
        let mut s = field.start(1);
        let events = game_turn(&mut s);
        assert!(s.public().ended.is_some(), "nobody is left");
        (scored(&events).len(), s.public().points[Side::Soviet])
    };
    assert_eq!(paid(Pays::AtEnd), (1, 30));
    assert_eq!(paid(Pays::At(Clock::hm(13, 0))), (1, 30), "due later");
    assert_eq!(paid(Pays::At(Clock::hm(12, 10))), (1, 30), "due in this turn, and once");
    assert_eq!(paid(Pays::At(Clock::hm(11, 0))), (0, 0), "never due");
    // The turns that begin at 12:15, 12:30 and 12:45 are not fought any more.
    let each = Pays::EachTurn(Clock::hm(12, 0), Clock::hm(12, 45));
    assert_eq!(paid(each), (4, 120));
}

#[test]
fn scripted_weather_stays_until_the_next_change_that_is_due_later() {
    let of = |from, text: &str| Weather {
        from,
        visibility_m: 500,
        text: text.into(),
        ..Weather::default()
    };
    let mut field = apart();
    field.setup.weather.push(of(Clock::hm(12, 45), "rain"));
    field.setup.events.push(Scripted {
        when: Trigger::Time(Clock::hm(12, 15)),
        what: vec![Effect::Weather(of(Clock(0), "smoke"))],
    });
    let mut s = field.start(1);
    let mut seen = vec![s.public().weather.text.clone()];
    for _ in 0..4 {
        game_turn(&mut s);
        seen.push(s.public().weather.text.clone());
    }
    assert_eq!(seen, ["clear", "smoke", "smoke", "rain", "rain"]);
}

#[test]
fn whoever_finds_his_hexes_taken_arrives_next_to_them() {
    let arrive = |field: Field| {
        let mut s = field
            .unit(Side::Soviet, RIFLES, at(0, 0))
            .last(Side::Soviet, |u| u.entry = Entrance::Arrives(Clock::hm(12, 15), vec![at(10, 1)]))
            .start(1);
        game_turn(&mut s);
        s.unit(su(1)).expect("unit").place
    };
    assert_eq!(arrive(apart()), Place::On(at(10, 1)));
    let by_enemy = apart()
        .unit(Side::Japan, RIFLES, at(10, 1))
        .last(Side::Japan, |u| u.policy = FirePolicy::Hold);
    let Place::On(hex) = arrive(by_enemy) else { panic!("it arrives") };
    assert_eq!(hex.distance(at(10, 1)), 1);
    // Full of one's own, and water all round but for one hex two away.
    let ring: Vec<_> = at(10, 1).ring(1).filter(|h| *h != at(9, 1)).collect();
    let mut full = apart().ground(|m| {
        for h in ring {
            if let Some(c) = m.cell_mut(h) {
                c.terrain = Terrain::DeepWater;
            }
        }
    });
    let mut lib = library();
    for m in &mut lib.mobility {
        m.speed[Terrain::DeepWater.index()] = None;
    }
    full.setup.library = std::sync::Arc::new(lib);
    let full = full.unit(Side::Japan, RIFLES, at(9, 1)).last(Side::Japan, |u| {
        u.policy = FirePolicy::Hold;
    });
    let limit = {
        let s = apart().setup();
        u16::try_from(s.stacking_limit()).expect("small")
    };
    let mut s = full
        .unit(Side::Soviet, RIFLES, at(0, 0))
        .last(Side::Soviet, |u| u.entry = Entrance::Arrives(Clock::hm(12, 15), vec![at(10, 1)]))
        .unit(Side::Soviet, RIFLES, at(10, 1))
        .last(Side::Soviet, |u| u.men = limit)
        .start(1);
    game_turn(&mut s);
    let hex = s.unit(su(1)).and_then(|u| u.hex()).expect("it arrives");
    assert_eq!(hex.distance(at(10, 1)), 2, "{hex:?}");
}

#[test]
fn the_plans_and_scripts_of_a_side_are_its_own() {
    let mut field = apart();
    field.setup.areas.push(Area { name: "far".into(), hexes: vec![at(3, 1)] });
    let planned = Planned {
        formation: FormationId(0),
        from: Clock::hm(12, 0),
        mission: Mission::Attack,
        area: AreaId(0),
    };
    field.setup.plans[Side::Japan].push(planned.clone());
    field.setup.briefing[Side::Japan] = "Secret.".into();
    let script = |what| Scripted { when: Trigger::Time(Clock::hm(12, 30)), what };
    field.setup.events = vec![
        script(vec![Effect::Message(Some(Side::Japan), "Quietly now.".into())]),
        script(vec![
            Effect::Arrive(Side::Japan, vec![0]),
            Effect::Message(None, "Shots in the north.".into()),
        ]),
        script(vec![Effect::Withdraw(Side::Japan, AreaId(0))]),
    ];
    field.setup.areas.push(Area { name: "near".into(), hexes: vec![at(2, 1)] });
    field.setup.plans[Side::Japan].push(Planned { area: AreaId(1), ..planned });
    let (mut s, opening) = start(field.setup(), 1);
    let theirs = s.perspective(Side::Soviet);
    let known = theirs.setup();
    assert!(known.plans[Side::Japan].is_empty() && known.forces[Side::Japan].units.is_empty());
    assert!(known.briefing[Side::Japan].is_empty());
    // What is for everybody, without a gap that would tell of the rest.
    let open = Effect::Message(None, "Shots in the north.".into());
    assert_eq!(known.events, [script(vec![open])]);
    // Of the ground, not what the enemy's plan alone names; areas keep their numbers.
    let named = |s: &State, side| -> Vec<String> {
        s.perspective(side).setup().areas.iter().map(|a| a.name.clone()).collect()
    };
    assert_eq!(named(&s, Side::Soviet), ["far", ""], "to the far one he will withdraw");
    assert!(known.areas[1].hexes.is_empty());
    assert_eq!(named(&s, Side::Japan), ["far", "near"]);
    let own = s.perspective(Side::Japan);
    assert_eq!(own.setup().plans[Side::Japan].len(), 2);
    assert!(format!("{:?}", own.setup().events).contains("Quietly"));

    // When they are due, each side is told by the numbers that it knows.
    assert_eq!(messages(&s, &opening), BySide::default());
    let mut told = BySide::<Vec<String>>::default();
    for _ in 0..3 {
        let before = s.clone();
        let events = game_turn(&mut s);
        let more = messages(&before, &events);
        for side in Side::ALL {
            told[side].extend(more[side].iter().cloned());
        }
    }
    assert_eq!(told[Side::Soviet], ["Shots in the north."]);
    assert_eq!(told[Side::Japan], ["Quietly now.", "Shots in the north."]);
}

/// The messages of the scenario that each side reads, by its own list of them.
fn messages(before: &State, events: &[Event]) -> BySide<Vec<String>> {
    BySide::from_fn(|side| {
        let known = before.perspective(side);
        let seen = events.iter().flat_map(|e| view(before, e, side));
        let texts = seen.filter_map(|v| {
            let ViewEvent::Message((script, effect)) = v else { return None };
            match &known.setup().events[usize::from(script)].what[usize::from(effect)] {
                Effect::Message(_, text) => Some(text.clone()),
                other => panic!("{other:?} is no message"),
            }
        });
        texts.collect()
    })
}

#[test]
fn pulling_out_takes_a_round_for_each_vehicle_of_the_puller() {
    // All three of one unit stuck, pulled by units of one, two and three.
    let seconds = |pullers: u16| {
        (0..5000).find_map(|seed| {
            let mut field = Field::open(6, 3)
                .terrain(Terrain::WetMeadow, [at(1, 1)])
                .unit(Side::Soviet, TANKS, at(0, 1))
                .unit(Side::Soviet, TANKS, at(2, 1))
                .last(Side::Soviet, |u| u.pieces = pullers)
                .unit(Side::Japan, RIFLES, at(5, 1))
                .last(Side::Japan, |u| u.policy = FirePolicy::Hold);
            let mut lib = library();
            lib.mobility[khasan::rules::Mobility::FastTank.index()].bog
                [Terrain::WetMeadow.index()] = [900_000; 3];
            field.setup.library = std::sync::Arc::new(lib);
            let mut s = field.start(seed);
            execute(&mut s, &Order::Move { unit: su(0), path: vec![at(1, 1)] }).ok()?;
            let stuck = *s.unit(su(0))?;
            if !stuck.is_mired() || stuck.pieces != 3 {
                return None;
            }
            let order = Order::Recover { unit: su(1), mired: su(0) };
            let told = forecast(&s.perspective(Side::Soviet), &order).expect("legal");
            let before = s.unit(su(1))?.time;
            execute(&mut s, &order).expect("legal");
            let u = s.unit(su(1))?;
            let took = u32::try_from(before - u.time).expect("it takes time");
            assert_eq!(told, Forecast::Plain { seconds: took });
            assert!(!s.unit(su(0))?.is_mired());
            Some(took)
        })
    };
    assert_eq!(seconds(1), Some(900));
    assert_eq!(seconds(2), Some(600));
    assert_eq!(seconds(3), Some(300));
}

#[test]
fn exits_are_counted_at_their_time_and_once() {
    let battle = |at_hour| {
        let mut field = apart();
        field.setup.areas.push(Area { name: "out".into(), hexes: vec![at(1, 1)] });
        field.setup.scoring.exits.push(Exit {
            side: Side::Soviet,
            area: AreaId(0),
            at: at_hour,
            per_100_men: 100,
        });
        start(field.setup(), 1).0
    };
    // There until 12:30, and gone after it.
    let mut s = battle(Clock::hm(12, 20));
    assert_eq!(scored(&game_turn(&mut s)), []);
    assert_eq!(scored(&game_turn(&mut s)), [(Side::Soviet, 10, None)]);
    execute(&mut s, &Order::Move { unit: su(0), path: vec![at(2, 1)] }).expect("legal");
    for _ in 0..3 {
        assert_eq!(scored(&game_turn(&mut s)), []);
    }
    assert_eq!(s.public().points[Side::Soviet], 10);
    // Away when it counts, back when it does not.
    let mut s = battle(Clock::hm(12, 20));
    game_turn(&mut s);
    execute(&mut s, &Order::Move { unit: su(0), path: vec![at(2, 1)] }).expect("legal");
    assert_eq!(scored(&game_turn(&mut s)), []);
    execute(&mut s, &Order::Move { unit: su(0), path: vec![at(1, 1)] }).expect("legal");
    for _ in 0..3 {
        assert_eq!(scored(&game_turn(&mut s)), []);
    }
}
