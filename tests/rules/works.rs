//! Works and wire that a side has not seen: who finds them, when, and at what price.

use super::dsl::*;
use super::properties::random_game;
use khasan::hex::{Dir, Hex};
use khasan::rules::intelligence::{EnemyReport, Intelligence};
use khasan::rules::setup::{Effect, Scripted, Trigger};
use khasan::rules::{
    AssaultResult, Clock, ContactId, Event, FieldChange, Forecast, Irrevocable, Mobility, Order,
    Refusal, Side, State, StopReason, Target, UnitChange, UnitId, ViewEvent, Works,
    all_legal_orders, apply, execute, forecast, hash, legal_orders, reach, start, view,
};
use std::sync::Arc;

fn march(unit: UnitId, hexes: std::ops::Range<i16>) -> Order {
    Order::Move { unit, path: hexes.map(|c| at(c, 0)).collect() }
}

/// Steps, finds and stops of an order, in their order: `to 0201`, `wire 0201 E 2`.
fn story(events: &[Event]) -> Vec<String> {
    let place = |h: Hex| format!("{}.{}", h.offset().0, h.offset().1);
    let mut out = Vec::new();
    for event in events {
        match event {
            Event::Unit { change: UnitChange::Stepped { to, .. }, .. } => {
                out.push(format!("to {}", place(*to)));
            }
            Event::Surveyed { side, found } => {
                for change in found {
                    out.push(match *change {
                        FieldChange::Works { at, works } => {
                            format!("{side:?} finds {works:?} {}", place(at))
                        }
                        FieldChange::Wire { at, dir, rows } => {
                            format!("{side:?} finds wire {} {dir:?} {rows}", place(at))
                        }
                        other => panic!("{other:?} lies open"),
                    });
                }
            }
            Event::Stopped { why, .. } => out.push(format!("{why:?}")),
            Event::Assault { result, .. } => out.push(format!("{result:?}")),
            _ => {}
        }
    }
    out
}

fn time(s: &State, unit: UnitId) -> i32 {
    s.unit(unit).expect("a unit").time
}

/// Both know all of the ground.
fn open(s: &State) -> State {
    s.clone().with_known_ground()
}

#[test]
fn by_day_wire_is_found_from_three_hundred_metres() {
    let mut s = Field::of("R . . . x . . . . . . r-").unseen_by(Side::Soviet).start(1);
    let p = s.perspective(Side::Soviet);
    assert_eq!(p.field().side(at(3, 0), Dir::E).wire, 0);
    assert_eq!(s.perspective(Side::Japan).field(), s.field());
    let told = |s: &State, order: &Order| match forecast(&s.perspective(Side::Soviet), order) {
        Ok(Forecast::Move { seconds, .. }) => seconds,
        other => panic!("{other:?}"),
    };
    let over = march(su(0), 1..5);
    assert_eq!(told(&open(&s), &over), told(&s, &over) + 100);
    let events = execute(&mut s, &march(su(0), 1..3)).expect("legal");
    assert_eq!(story(&events), ["to 1.0", "Soviet finds wire 3.0 E 1", "to 2.0"]);
    let Some(Event::Done { irrevocable, .. }) = events.last() else { panic!("no end") };
    assert_eq!(*irrevocable, Some(Irrevocable::NewSeen));
    let p = s.perspective(Side::Soviet);
    assert_eq!(p.field().side(at(4, 0), Dir::W).wire, 1);
    let rest = march(su(0), 3..5);
    assert_eq!(told(&s, &rest), told(&open(&s), &rest));
}

#[test]
fn by_night_it_is_found_by_walking_into_it_and_the_step_costs_what_it_does() {
    let night = |drawing: &str| {
        let field = Field::of(drawing).unseen_by(Side::Soviet).night(400);
        field.hex_metres(200).start(1)
    };
    let mut s = night("R . . x . . . . . . . r-");
    let mut free = night("R . . . . . . . . . . r-");
    let two = march(su(0), 1..4);
    assert_eq!(
        forecast(&s.perspective(Side::Soviet), &two),
        forecast(&free.perspective(Side::Soviet), &two)
    );
    let events = execute(&mut s, &two).expect("legal");
    execute(&mut free, &two).expect("legal");
    assert_eq!(story(&events), ["to 1.0", "to 2.0", "Soviet finds wire 2.0 E 1", "to 3.0"]);
    assert_eq!(time(&s, su(0)), time(&free, su(0)) - 100);
}

#[test]
fn wire_that_it_has_no_time_for_holds_it_up_and_refuses_nothing() {
    let mut f = Field::of("R . xxxx . . . . . . . r-").unseen_by(Side::Soviet).night(400);
    let mut lib = (*f.setup.library).clone();
    lib.mobility[Mobility::Foot.index()].wire_row_s = Some(400);
    f.setup.library = Arc::new(lib);
    let mut s = f.hex_metres(200).start(1);
    let events = execute(&mut s, &march(su(0), 1..4)).expect("hidden things refuse nothing");
    assert_eq!(story(&events), ["to 1.0", "Soviet finds wire 1.0 E 4", "FoundWire"]);
    let known = s.perspective(Side::Soviet);
    assert_eq!(s.unit(su(0)).and_then(|u| u.hex()), Some(at(1, 0)));
    // Whoever knows of it is told beforehand.
    let again = khasan::rules::check(&known, &march(su(0), 2..3));
    assert!(matches!(again, Err(Refusal::Time { .. })), "{again:?}");
}

#[test]
fn a_march_that_wire_left_no_time_for_says_so() {
    let f = Field::of("R . xxxx . . . . . . . r-").unseen_by(Side::Soviet).night(400);
    let mut s = f.hex_metres(200).start(1);
    let events = execute(&mut s, &march(su(0), 1..6)).expect("legal");
    let told = ["to 1.0", "Soviet finds wire 1.0 E 4", "to 2.0", "to 3.0", "FoundWire"];
    assert_eq!(story(&events), told);
}

#[test]
fn wire_that_bars_a_class_holds_it_up() {
    let mut f = Field::of("T . x . . . . . . . r-").unseen_by(Side::Soviet).night(400);
    let mut lib = (*f.setup.library).clone();
    lib.mobility[Mobility::FastTank.index()].wire_row_s = None;
    f.setup.library = Arc::new(lib);
    let mut s = f.hex_metres(200).start(1);
    let before = time(&s, su(0));
    let one = march(su(0), 1..2);
    execute(&mut s, &one).expect("legal");
    let after = time(&s, su(0));
    assert!(after < before);
    let events = execute(&mut s, &march(su(0), 2..4)).expect("legal");
    assert_eq!(story(&events), ["Soviet finds wire 1.0 E 1", "FoundWire"]);
    assert_eq!(time(&s, su(0)), after, "it did not try");
    let p = s.perspective(Side::Soviet);
    assert!(reach(&p, su(0)).seconds(at(2, 0)).is_none_or(|s| s > 100));
}

#[test]
fn works_are_found_by_those_who_come_near_or_see_who_is_in_them() {
    // Nobody in them: a trench from four hundred metres, foxholes from three.
    let mut s = Field::of("R . . f . v . . . . . . . . . r-").unseen_by(Side::Soviet).start(1);
    let p = s.perspective(Side::Soviet);
    assert_eq!(
        (p.field().works(at(3, 0)), p.field().works(at(5, 0))),
        (Works::Foxholes, Works::None)
    );
    let events = execute(&mut s, &march(su(0), 1..2)).expect("legal");
    assert_eq!(story(&events), ["to 1.0", "Soviet finds Trench 5.0"]);
    // An enemy in sight in them shows them from twice as far: he is seen when he fires.
    let f = Field::of("R . . . . . . vr90- . . . . .").unseen_by(Side::Soviet);
    let s = f.start(1);
    let seen = s.perspective(Side::Soviet).enemies().any(|c| c.seen);
    let works = |s: &State| s.perspective(Side::Soviet).field().works(at(7, 0));
    assert!(!seen && works(&s) == Works::None);
    let mut fired = s;
    execute(&mut fired, &Order::EndTurn).expect("legal");
    let shot = Order::Fire { unit: jp(0), target: Target::Hex(at(4, 0)), seconds: 60 };
    let events = execute(&mut fired, &shot).expect("legal");
    assert_eq!(story(&events), ["Soviet finds Trench 7.0"]);
    assert_eq!(works(&fired), Works::Trench);
}

#[test]
fn fire_meets_cover_that_was_not_reckoned_with() {
    // Nine hundred metres off, further than works are noticed with men in them.
    let mut f = Field::of("G . . . . . . . . vr90 .").unseen_by(Side::Soviet);
    let mut lib = (*f.setup.library).clone();
    lib.tuning.spot_works_pct = 200;
    f.setup.library = Arc::new(lib);
    let s = f.start(1);
    let order = Order::Fire { unit: su(0), target: Target::Contact(ContactId(0)), seconds: 120 };
    let men = |s: &State| match forecast(&s.perspective(Side::Soviet), &order) {
        Ok(Forecast::Fire { odds: Some(odds), .. }) => odds.men_milli(),
        other => panic!("{other:?}"),
    };
    assert_eq!(s.perspective(Side::Soviet).field().works(at(9, 0)), Works::None);
    let (told, true_odds) = (men(&s), men(&open(&s)));
    assert!(told > true_odds * 2, "{told} {true_odds}");
    let mut hit = 0;
    for draw in 0..400 {
        let mut s = s.clone().with_dice(draw);
        execute(&mut s, &order).expect("legal");
        let u = s.unit(jp(0)).expect("he is there");
        hit += u64::from(u.killed + u.wounded);
    }
    let mean = hit * 1000 / 400;
    assert!(mean.abs_diff(true_odds) < true_odds / 5 + 50, "{mean} {true_odds}");
}

#[test]
fn an_assault_in_the_dark_runs_into_wire() {
    let f = fierce(Field::of(
        "
        .   .      . .
         R90 xx r20- . .
        .   .      . .
    ",
    ));
    let s = f.unseen_by(Side::Soviet).night(400).hex_metres(200).start(1);
    let order = Order::Assault { units: vec![su(0)], hex: at(1, 1) };
    let of = |s: &State| match forecast(&s.perspective(Side::Soviet), &order) {
        Ok(Forecast::Assault { odds, seconds, .. }) => (odds.final_fire.seconds, seconds),
        other => panic!("{other:?}"),
    };
    assert_eq!(of(&s).0, 90, "he reckons with none");
    assert_eq!(of(&open(&s)), (90 + 2 * 30, of(&s).1 + 2 * 100));
    let mut stormed = s.clone();
    let events = execute(&mut stormed, &order).expect("legal");
    let told = story(&events);
    assert_eq!(told[..2], ["Soviet finds wire 0.1 E 2", "to 0.1"], "{told:?}");
    let shot = events.iter().find_map(|e| match e {
        Event::Shot(shot) if shot.by == jp(0) => Some(shot.seconds),
        _ => None,
    });
    assert_eq!(shot, Some(150), "it holds them under his fire");
    // The dice fall as where it was known.
    let mut known = open(&s);
    execute(&mut known, &order).expect("legal");
    assert_eq!(known, stormed);
}

#[test]
fn those_who_cannot_pass_the_wire_do_not_storm_over_it() {
    let mut f = Field::of(
        "
        .   .      . .
         T xx r20- . .
        .   .      . .
    ",
    );
    let mut lib = (*f.setup.library).clone();
    lib.mobility[Mobility::FastTank.index()].wire_row_s = None;
    f.setup.library = Arc::new(lib);
    let mut s = f.unseen_by(Side::Soviet).night(400).hex_metres(200).start(1);
    let order = Order::Assault { units: vec![su(0)], hex: at(1, 1) };
    let events = execute(&mut s, &order).expect("hidden things refuse nothing");
    let stopped = format!("{:?}", AssaultResult::GoneToGround);
    assert_eq!(story(&events).last(), Some(&stopped));
    let again = execute(&mut s, &order);
    assert!(again.is_err(), "he knows now");
}

#[test]
fn what_the_enemy_builds_is_seen_when_it_is_seen() {
    let wire = FieldChange::Wire { at: at(6, 0), dir: Dir::E, rows: 2 };
    let crossing = FieldChange::Crossing { at: at(8, 0), dir: Dir::E, built: true };
    let mut f = Field::of("R . . . . . . . . . . . r-");
    let what = vec![Effect::Build(Side::Japan, vec![wire, crossing])];
    f.setup.events = vec![Scripted { when: Trigger::Time(Clock::hm(12, 0)), what }];
    let (mut s, events) = start(f.setup(), 1);
    assert!(events.contains(&Event::Built { side: Side::Japan, change: wire }));
    assert!(events.contains(&Event::Field(crossing)));
    let known = |s: &State, side: Side| s.perspective(side).field().side(at(6, 0), Dir::E).wire;
    assert_eq!((known(&s, Side::Soviet), known(&s, Side::Japan)), (0, 2));
    for side in Side::ALL {
        let p = s.perspective(side);
        assert!(p.field().side(at(8, 0), Dir::E).crossing, "both see a crossing");
        let built = view(&s, &Event::Built { side: Side::Japan, change: wire }, side);
        assert_eq!(built.len(), usize::from(side == Side::Japan));
    }
    execute(&mut s, &march(su(0), 1..4)).expect("legal");
    execute(&mut s, &march(su(0), 3..4)).expect("legal");
    let events = execute(&mut s, &march(su(0), 4..5)).expect("legal");
    assert!(story(&events).contains(&"Soviet finds wire 6.0 E 2".to_owned()));
    assert_eq!(known(&s, Side::Soviet), 2);
    assert_eq!(s.perspective(Side::Soviet).field(), s.field());
}

#[test]
fn a_report_is_a_contact_that_nobody_sees() {
    let told = |ty, hex| EnemyReport { ty, hex, men: 70, pieces: 0, at: Clock::hm(11, 0) };
    let mut f = Field::of("R . . . . w r60- . . . . . . . . .");
    f.setup.intelligence.soviet = Intelligence {
        text: "A company on the hill.".into(),
        reports: vec![told(RIFLES, at(9, 0)), told(GUN, at(2, 0)), told(RIFLES, at(15, 0))],
        ..Intelligence::default()
    };
    let mut s = f.start(1);
    s.check_sound().expect("it came about by play");
    let p = s.perspective(Side::Soviet);
    let places: Vec<(Hex, u16, bool, Clock)> =
        p.enemies().map(|c| (c.hex, c.men, c.seen, c.at)).collect();
    let at_eleven = |h| (h, 70, false, Clock::hm(11, 0));
    assert_eq!(places, [at_eleven(at(9, 0)), at_eleven(at(2, 0)), at_eleven(at(15, 0))]);
    assert_eq!(s.contact_unit(Side::Soviet, ContactId(0)), None, "he is nobody");
    assert!(s.perspective(Side::Japan).setup().intelligence.soviet.text.is_empty());
    assert!(s.perspective(Side::Japan).contacts.is_empty());
    // Fire at him strikes nobody; beside his place one sees that he is not there.
    let fire = Order::Fire { unit: su(0), target: Target::Contact(ContactId(1)), seconds: 30 };
    execute(&mut s, &fire).expect("he may be fired at");
    assert_eq!(s.perspective(Side::Soviet).claims.men, 0);
    execute(&mut s, &march(su(0), 1..2)).expect("legal");
    assert!(s.perspective(Side::Soviet).contact(ContactId(1)).is_none());
    // Who comes into sight may be the nearest of them; the other is further off.
    let mut seen = s;
    execute(&mut seen, &march(su(0), 2..6)).expect("legal");
    let p = seen.perspective(Side::Soviet);
    assert!(p.contact(ContactId(0)).is_none(), "a new report stands for him");
    assert_eq!(p.contact(ContactId(3)).map(|c| (c.hex, c.seen)), Some((at(6, 0), true)));
    assert_eq!(p.contact(ContactId(2)).map(|c| (c.hex, c.seen)), Some((at(15, 0), false)));
    assert_eq!(seen.contact_unit(Side::Soviet, ContactId(3)), Some(jp(0)));
    seen.check_sound().expect("it came about by play");
}

/// The same situation with trenches and wire of the enemy of a side that it has not seen here
/// and there: in every eleventh hex from one on.
fn fortified(s: &State, side: Side, shift: u8) -> State {
    let mut other = s.clone();
    let known = s.perspective(side);
    for at in s.field().size().hexes().skip(usize::from(shift)).step_by(11) {
        let works = Works::Trench;
        let mut all = vec![FieldChange::Works { at, works }];
        all.extend(Dir::ALL[..3].iter().map(|&dir| FieldChange::Wire { at, dir, rows: 4 }));
        for change in all.into_iter().filter(|c| c.is_possible(s.field().size())) {
            apply(&mut other, &Event::Built { side: side.enemy(), change });
        }
    }
    assert_eq!(other.perspective(side), known);
    other
}

#[test]
fn works_unseen_change_no_forecast_and_refuse_nothing() {
    let mut tried: u32 = 0;
    for seed in 0..12 {
        random_game(seed, |before, order, _, _| {
            let side = before.public().side;
            let other = fortified(before, side, (tried % 11) as u8);
            assert_ne!(hash(&other), hash(before));
            let (p, q) = (before.perspective(side), other.perspective(side));
            assert_eq!(forecast(&p, order), forecast(&q, order), "seed {seed}: {order:?}");
            let mut stormed = other.clone();
            execute(&mut stormed, order).unwrap_or_else(|r| panic!("seed {seed} {order:?}: {r:?}"));
            stormed.check_sound().expect("it came about by play");
            tried += 1;
        });
    }
    assert!(tried > 400, "{tried}");
    let s = melee(1);
    let other = fortified(&s, Side::Soviet, 3);
    let (p, q) = (s.perspective(Side::Soviet), other.perspective(Side::Soviet));
    assert_eq!(all_legal_orders(&p), all_legal_orders(&q));
    assert_eq!(legal_orders(&p, su(0)), legal_orders(&q, su(0)));
    for order in all_legal_orders(&p) {
        assert_eq!(forecast(&p, &order), forecast(&q, &order));
    }
}

#[test]
fn nothing_that_a_side_is_given_tells_of_works_it_has_not_seen() {
    let with = Field::of("R . . x . . v . . . . . . . . . vr-").unseen_by(Side::Soviet).setup();
    let without = Field::of("R . . . . . . . . . . . . . . r-").setup();
    let of = |setup: &Arc<khasan::rules::Setup>| {
        let mut s = start(setup.clone(), 1).0;
        // By night one sees none of them.
        s = s.with_setup(setup.clone());
        s.perspective(Side::Soviet)
    };
    let night = |setup: Arc<khasan::rules::Setup>| {
        let mut setup = (*setup).clone();
        setup.weather[0].night = true;
        Arc::new(setup)
    };
    let (p, q) = (of(&night(with)), of(&night(without)));
    let json = |v: &khasan::rules::Perspective| {
        (serde_json::to_string(v).expect("json"), serde_json::to_string(v.setup()).expect("json"))
    };
    assert!(json(&p) == json(&q), "something tells of them");
    assert_eq!(p.field().version(), q.field().version());
}

#[test]
fn what_each_side_knows_of_the_ground_is_saved() {
    let mut s = melee(3);
    execute(&mut s, &Order::EndTurn).expect("legal");
    let text = ron::to_string(&s).expect("writes");
    let back: State = ron::from_str(&text).expect("reads");
    let back = back.with_setup(Arc::clone(s.setup()));
    assert_eq!((hash(&back), &back), (hash(&s), &s));
    for side in Side::ALL {
        let (a, b) = (back.perspective(side), s.perspective(side));
        assert_eq!(a.field().version(), b.field().version());
        assert!(a.field().map() == b.field().map());
    }
    // Where all is known both know the truth.
    let all = open(&s);
    for side in Side::ALL {
        assert!(all.perspective(side).field().map() == all.field().map());
    }
    let mut wrong = serde_json::to_value(&s).expect("json");
    wrong["knowledge"]["soviet"]["field"] =
        serde_json::json!([{"Wire": {"at": {"q": 0, "r": 0}, "dir": "W", "rows": 1}}]);
    let wrong: State = serde_json::from_value(wrong).expect("reads");
    let wrong = wrong.with_setup(Arc::clone(s.setup()));
    assert_eq!(wrong.check_sound(), Err(khasan::rules::Unsound::Ground));
}

#[test]
fn the_log_tells_in_one_line_what_was_found() {
    let mut p = Field::of("R . . . . . . . . . . r-").start(1).perspective(Side::Soviet);
    let works = |c| FieldChange::Works { at: at(c, 0), works: Works::Trench };
    let wire = FieldChange::Wire { at: at(7, 0), dir: Dir::E, rows: 2 };
    let gone = FieldChange::Works { at: at(8, 0), works: Works::None };
    let found: Vec<FieldChange> = (1..7).map(works).chain([wire, gone]).collect();
    let said = khasan::text::log_all(&mut p, &[ViewEvent::Surveyed(found)]);
    assert_eq!(
        said[0].text,
        "Enemy works in 0201, 0301, 0401, 0501 and 2 more; enemy wire at 0801/0901; \
         no works any more in 0901"
    );
    assert_eq!(p.field().works(at(3, 0)), Works::Trench);
    let stop = khasan::text::stop(p.setup(), &StopReason::FoundWire);
    assert_eq!(stop, "it found wire across its way");
}
