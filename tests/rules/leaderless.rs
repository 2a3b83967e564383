//! Battalions of tanks that lose those who lead them, and the radio by which they lead.

use super::dsl::*;
use super::hunt::armoured;
use khasan::rules::setup::{Echelon, Formation};
use khasan::rules::{
    Clock, Event, FormationId, Leaderless, Order, Refusal, Side, State, Target, Trait, TypeId,
    UnitChange, UnitId, ViewEvent, all_legal_orders, apply, check, execute, leaderless_battalions,
    reach, suppose_turn, view,
};
use khasan::text;
use std::sync::Arc;

/// A commander's tank.
const CHIEF: TypeId = TypeId(4);

fn named(name: &str, parent: Option<u16>, echelon: Echelon) -> Formation {
    Formation {
        name: name.into(),
        parent: parent.map(FormationId),
        echelon: Some(echelon),
        link: None,
    }
}

/// A battalion: its commander's tank (0) and three companies of tanks (1 to 3), with one aerial
/// each; a staff of the brigade (4), which comes last, so many hexes to the east.
fn battalion(staff: Option<i16>) -> State {
    let mut f = Field::open(24, 4);
    let mut lib = (*f.setup.library).clone();
    let mut chief = lib.types[usize::from(TANKS.0)].clone();
    (chief.key, chief.traits) = ("chief".into(), vec![Trait::Hq, Trait::CommandTank]);
    lib.types.push(chief);
    f.setup.library = Arc::new(lib);
    for (ty, col, aerials) in [(CHIEF, 2, 1), (TANKS, 3, 1), (TANKS, 4, 1), (TANKS, 5, 1)] {
        f = f.unit(Side::Soviet, ty, at(col, 1)).last(Side::Soviet, |u| {
            u.command_tanks = aerials;
            u.pieces = if ty == CHIEF { 1 } else { 3 };
            u.men = u.pieces * 3;
            u.policy = khasan::rules::FirePolicy::Hold;
        });
    }
    if let Some(col) = staff {
        f = f.unit(Side::Soviet, STAFF, at(col, 1));
    }
    f = f.unit(Side::Japan, RIFLES, at(5, 3)).last(Side::Japan, |u| {
        u.policy = khasan::rules::FirePolicy::Hold;
    });
    f.setup.turns = vec![900; 8];
    f.setup.forces.soviet.formations = vec![
        named("2nd Brigade", None, Echelon::Division),
        named("2nd Tank Battalion", Some(0), Echelon::Battalion),
    ];
    for (unit, formation) in f.setup.forces.soviet.units.iter_mut().zip([1, 1, 1, 1, 0]) {
        unit.formation = FormationId(formation);
    }
    let mut f = armoured(f);
    let mut lib = (*f.setup.library).clone();
    // Nobody is hunted: it is about leaders.
    lib.armour.hunt_m = 0;
    f.setup.library = Arc::new(lib);
    f.start(1)
}

/// A unit loses the vehicle with its aerial.
fn behead(s: &mut State, unit: UnitId) {
    let hex = s.unit(unit).and_then(|u| u.hex()).expect("on the map");
    let (burnt, abandoned, manned, aerials, men, element) = (1, 0, 0, 1, 3, None);
    let change = UnitChange::KnockedOut { burnt, abandoned, manned, aerials, men, element, hex };
    apply(s, &Event::Unit { unit, change });
}

fn game_turn(s: &mut State) -> Vec<Event> {
    let mut all = Vec::new();
    for _ in Side::ALL {
        all.extend(execute(s, &Order::EndTurn).expect("it ends"));
    }
    all
}

fn halted(s: &State) -> Option<Leaderless> {
    s.perspective(Side::Soviet).halted(su(2))
}

#[test]
fn it_takes_the_commander_and_two_companies() {
    for (lost, halts) in [
        (vec![0], false),
        (vec![0, 1], false),
        (vec![1, 2, 3], false),
        (vec![0, 1, 2], true),
        (vec![0, 1, 3], true),
    ] {
        let mut s = battalion(Some(9));
        for unit in &lost {
            behead(&mut s, su(*unit));
        }
        let events = game_turn(&mut s);
        let found = events.iter().any(|e| matches!(e, Event::Leaderless { .. }));
        assert_eq!(found, halts, "{lost:?}");
        assert_eq!(halted(&s).is_some(), halts, "{lost:?}");
        assert_eq!(leaderless_battalions(&s, Side::Soviet), u32::from(halts));
    }
}

#[test]
fn from_the_loss_until_somebody_takes_it_in_hand() {
    let mut s = battalion(Some(21));
    for unit in 0..3 {
        behead(&mut s, su(unit));
    }
    assert_eq!(halted(&s), None, "it is found at the end of the game turn");
    // On paper it comes to the same.
    let mut paper = s.perspective(Side::Soviet);
    assert!(suppose_turn(&mut paper));
    let events = game_turn(&mut s);
    // The staff is sixteen hexes off the nearest tank: 1,600 m, 16 minutes.
    let now = Leaderless {
        battalion: FormationId(1),
        since: Clock::hm(12, 15),
        until: Some(Clock::hm(12, 31)),
    };
    let news = Event::Leaderless { side: Side::Soviet, now };
    assert!(events.contains(&news), "{events:?}");
    assert_eq!(paper.leaderless, [now]);
    assert_eq!(view(&s, &news, Side::Soviet), [ViewEvent::Leaderless(now)]);
    assert_eq!(view(&s, &news, Side::Japan), []);
    assert_eq!(
        text::log(&battalion(Some(21)).perspective(Side::Soviet), &ViewEvent::Leaderless(now))
            .expect("it is told")
            .text,
        "2nd Tank Battalion has lost its leaders: it halts and fires until 12:31"
    );
    // 12:15 and 12:30 begin before it is in hand, 12:45 does not.
    for halts in [true, true, false] {
        let p = s.perspective(Side::Soviet);
        assert_eq!(p.halted(su(2)).is_some(), halts, "{}", p.public.clock);
        let go = check(&p, &Order::Move { unit: su(2), path: vec![at(4, 0)] });
        if halts {
            let (side, battalion) = (Side::Soviet, FormationId(1));
            let until = Some(Clock::hm(12, 31));
            assert_eq!(go, Err(Refusal::Leaderless { side, battalion, until }));
            assert_eq!(
                text::refusal(s.setup(), &go.expect_err("refused")),
                "2nd Tank Battalion has lost its commander's tank and those of two companies: its \
                 tanks halt and fire; a superior headquarters has it in hand at 12:31. They turn, \
                 fire, rally and pull each other free meanwhile."
            );
            assert_eq!(reach(&p, su(2)).iter().count(), 0, "nothing is in reach");
        } else {
            assert_eq!(go, Ok(()));
        }
        // They turn, and fire.
        let turn = Order::Face { unit: su(2), dir: khasan::hex::Dir::W };
        assert_eq!(check(&p, &turn), Ok(()));
        let target = Target::Contact(p.enemies().next().expect("in sight").id);
        let fire = Order::Fire { unit: su(2), target, seconds: 60 };
        assert_eq!(check(&p, &fire), Ok(()));
        for order in all_legal_orders(&p) {
            let goes = matches!(order, Order::Move { .. } | Order::Assault { .. });
            let ours = order.units().iter().any(|u| u.index < 4);
            assert!(!(halts && goes && ours), "{order:?}");
        }
        game_turn(&mut s);
    }
    // It is once in hand, and stays so.
    assert_eq!(s.perspective(Side::Soviet).leaderless.len(), 1);
    assert_eq!(leaderless_battalions(&s, Side::Soviet), 1);
}

#[test]
fn near_or_far_or_nobody() {
    let until = |staff: Option<i16>| {
        let mut s = battalion(staff);
        for unit in 0..3 {
            behead(&mut s, su(unit));
        }
        game_turn(&mut s);
        halted(&s).map(|l| l.until)
    };
    let after = |seconds| Some(Some(Clock::hm(12, 15).plus(seconds)));
    // 600 s a kilometre, from 300 m; half an hour at most is for further than 3 km.
    assert_eq!(until(Some(8)), after(180));
    // The commander's own unit is no superior headquarters.
    assert_eq!(until(None), Some(None));
}

#[test]
fn a_headquarters_that_is_not_above_it_takes_half_an_hour() {
    let mut s = battalion(Some(8));
    let mut setup = (**s.setup()).clone();
    setup.forces.soviet.formations.push(named("118th Regiment", None, Echelon::Regiment));
    setup.forces.soviet.units[4].formation = FormationId(2);
    s = s.with_setup(Arc::new(setup));
    for unit in 0..3 {
        behead(&mut s, su(unit));
    }
    game_turn(&mut s);
    assert_eq!(halted(&s).and_then(|l| l.until), Some(Clock::hm(12, 45)));
}

#[test]
fn the_radio_serves_six_hundred_metres() {
    let mut f = battalion(Some(21));
    let calm = |s: &State, unit| s.perspective(Side::Soviet).relief(unit).map(|r| r.near_hq);
    for unit in 1..=3 {
        let change = UnitChange::Suppression { suppression: 20 };
        apply(&mut f, &Event::Unit { unit: su(unit), change });
    }
    assert_eq!(f.perspective(Side::Soviet).radio(su(3)), Some((300, true)));
    assert_eq!(calm(&f, su(3)), Some(true));
    // Seven hundred metres off, beyond the radio and the 500 m of an ordinary staff.
    let far = |f: &mut State, col| {
        let u = *f.unit(su(3)).expect("there");
        let (from, to) = (u.hex().expect("there"), at(col, 1));
        let change = UnitChange::FellBack { from, to, time: u.time };
        apply(f, &Event::Unit { unit: su(3), change });
    };
    far(&mut f, 9);
    assert_eq!(f.perspective(Side::Soviet).radio(su(3)), Some((700, false)));
    assert_eq!(calm(&f, su(3)), Some(false));
    // Six hundred: by radio. Without the aerial not.
    far(&mut f, 8);
    assert_eq!(calm(&f, su(3)), Some(true));
    behead(&mut f, su(0));
    assert_eq!(f.perspective(Side::Soviet).radio(su(3)), None);
    assert_eq!(calm(&f, su(3)), Some(false));
}

#[test]
fn a_battalion_of_tanks_keeps_touch_as_far_as_its_commanders_radio() {
    let lost = |col, radio_m| {
        let mut s = battalion(Some(21));
        let mut setup = (**s.setup()).clone();
        let library = Arc::make_mut(&mut setup.library);
        (library.armour.radio_m, library.command.radio_touch_m) = (radio_m, 2000);
        s = s.with_setup(Arc::new(setup));
        let u = *s.unit(su(3)).expect("there");
        let (from, to) = (u.hex().expect("there"), at(col, 1));
        let change = UnitChange::FellBack { from, to, time: u.time };
        apply(&mut s, &Event::Unit { unit: su(3), change });
        game_turn(&mut s);
        let p = s.perspective(Side::Soviet);
        let u = p.unit(su(3)).expect("there");
        let battalion = p.battalion_of(su(3)).expect("of a battalion");
        (u.out_of_touch, p.touch_m(battalion))
    };
    assert_eq!(lost(8, 600), (false, 600));
    assert_eq!(lost(9, 600), (true, 600), "seven hundred metres from the commander's tank");
    assert_eq!(lost(9, 800), (false, 800));
    assert_eq!(lost(9, 0), (false, 2000), "the rules have no radio");
}
