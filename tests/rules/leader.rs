//! Leaders who fall with their units, and what that costs those they led.

use super::dsl::*;
use super::properties::random_game;
use khasan::rules::command_loss::fate_odds;
use khasan::rules::dist::{ONE, to_ppm};
use khasan::rules::setup::{Echelon, Entrance, Formation};
use khasan::rules::{
    Event, FallenLeader, Fate, Forecast, FormationId, Order, Side, SpentCause, State, Target,
    UnitChange, UnitId, apply, execute, forecast, hash, leader_risks, view,
};
use khasan::text;

fn formation(name: &str, parent: Option<u16>, echelon: Echelon) -> Formation {
    let (parent, echelon) = (parent.map(FormationId), Some(echelon));
    Formation { name: name.into(), parent, echelon, link: None }
}

/// A regiment of two battalions, the first of two companies; the regiment's leader stands with
/// its staff, unit 0, the first battalion's with unit 1. Japanese riflemen hold their fire near
/// unit 1.
fn regiment() -> Field {
    let mut f = Field::of(
        "
        S . R60 . r60- . . .
         . R60 . . .   . . .
        . . R60 . .   . . .
        ",
    );
    f.setup.turns = vec![900; 8];
    f.setup.forces.soviet.formations = vec![
        formation("Regiment", None, Echelon::Regiment),
        formation("1st Battalion", Some(0), Echelon::Battalion),
        formation("2nd Battalion", Some(0), Echelon::Battalion),
    ];
    for (unit, of) in f.setup.forces.soviet.units.iter_mut().zip([0, 1, 1, 2]) {
        unit.formation = FormationId(of);
    }
    f.led_by(Side::Soviet, FormationId(0), 0).led_by(Side::Soviet, FormationId(1), 1)
}

fn fire(by: UnitId, s: &State, seconds: u32) -> Order {
    let p = s.perspective(by.side);
    let target = Target::Contact(p.enemies().find(|c| c.seen && c.men == 60).expect("seen").id);
    Order::Fire { unit: by, target, seconds }
}

fn fell(s: &mut State, formation: u16, fate: Fate) {
    let since = s.public().clock;
    let now = FallenLeader { formation: FormationId(formation), fate, since, replaced: false };
    apply(s, &Event::Leader { side: Side::Soviet, now });
}

/// Ends both sides' turns.
fn end_game_turn(s: &mut State) -> Vec<Event> {
    let end = |s: &mut State| execute(s, &Order::EndTurn).expect("it ends");
    let mut events = end(s);
    events.extend(end(s));
    events
}

fn qualities(s: &State) -> Vec<u8> {
    s.units(Side::Soviet).map(|(_, u)| u.quality).collect()
}

/// What came of the leaders and of qualities in some events, in order.
fn told(events: &[Event]) -> Vec<String> {
    let line = |e: &Event| match e {
        Event::Leader { now, .. } if now.replaced => Some(format!("{} replaced", now.formation.0)),
        Event::Leader { now, .. } => Some(format!("{} {:?}", now.formation.0, now.fate)),
        Event::Unit { unit, change: UnitChange::Quality { quality } } => {
            Some(format!("unit {} {quality}", unit.index))
        }
        Event::Unit { change: UnitChange::Hit { .. }, .. } => Some("hit".into()),
        Event::Done { .. } => Some("done".into()),
        _ => None,
    };
    events.iter().filter_map(line).collect()
}

#[test]
fn a_leader_is_one_of_his_units_men() {
    let odds = |men, killed, wounded, gone| {
        let d = fate_odds(men, killed, wounded, gone);
        let pm = |f| (d.weight(|x| x == f) * 1000 + ONE / 2) / ONE;
        [Fate::Unhurt, Fate::Wounded, Fate::Killed].map(pm)
    };
    assert_eq!(odds(60, 3, 6, false), [850, 100, 50]);
    assert_eq!(odds(60, 0, 0, false), [1000, 0, 0]);
    assert_eq!(odds(60, 15, 45, true), [0, 750, 250], "nobody is left");
    assert_eq!(odds(3, 0, 2, true), [0, 1000, 0], "the last tank is lost and a man gets out");
    assert_eq!(odds(3, 0, 0, true), [0, 1000, 0]);
    assert!(fate_odds(60, 0, 0, false).is_certain(), "nobody hit takes no dice");
}

/// Fire is drawn 20,000 times, the fate of the leader with it: as often as a man of the unit is
/// hit he falls.
#[test]
fn a_leader_falls_as_often_as_a_man_is_hit() {
    let mut s = regiment().start(1);
    execute(&mut s, &Order::EndTurn).expect("the Japanese turn");
    let order = fire(jp(0), &s, 600);
    let p = s.perspective(Side::Japan);
    let Ok(Forecast::Fire { odds: Some(odds), .. }) = forecast(&p, &order) else { panic!("odds") };
    let hit = odds.dist.mean_milli(|o| o.men) as f64 / 60_000.0;
    let (mut killed, mut wounded) = (0.0, 0.0);
    for dice in 0..20_000 {
        let events = execute(&mut s.clone().with_dice(dice), &order).expect("legal");
        let fate = events.iter().find_map(|e| match e {
            Event::Leader { now, .. } => Some(now.fate),
            _ => None,
        });
        killed += f64::from(u8::from(fate == Some(Fate::Killed)));
        wounded += f64::from(u8::from(fate == Some(Fate::Wounded)));
    }
    let share = f64::from(s.setup().library.tuning.killed_pct) / 100.0;
    let near = |got: f64, told: f64| {
        let error = (told * (1.0 - told) / 20_000.0).sqrt();
        assert!((got / 20_000.0 - told).abs() < 4.0 * error + 1e-4, "told {told}, got {got}");
    };
    assert!(hit > 0.01, "{hit}");
    near(killed, hit * share);
    near(wounded, hit * (1.0 - share));
}

#[test]
fn an_assault_costs_a_leader_as_often_as_forecast() {
    let mut f = fierce(Field::of(
        "
        .   .    .    .
         R60 r40- .   .
        .   .    .    .
        ",
    ))
    .led_by(Side::Soviet, FormationId(0), 0);
    f.setup.turns = vec![900; 3];
    let s = f.start(1);
    let order = Order::Assault { units: vec![su(0)], hex: at(1, 1) };
    let p = s.perspective(Side::Soviet);
    let told = leader_risks(&p, &order, &forecast(&p, &order).expect("legal"));
    let [risk] = told.as_slice() else { panic!("one leader: {told:?}") };
    let told = f64::from(u32::try_from(to_ppm(risk.chance)).expect("small")) / 1e6;
    let mut got = 0.0;
    for dice in 0..10_000 {
        let events = execute(&mut s.clone().with_dice(dice), &order).expect("legal");
        got += f64::from(u8::from(events.iter().any(|e| matches!(e, Event::Leader { .. }))));
    }
    assert!(told > 0.03, "{told}");
    // Losses hand to hand are those of who gets in at the mean: to a tenth of the chance.
    assert!((got / 10_000.0 - told).abs() < told * 0.1, "told {told}, got {got}");
}

#[test]
fn an_answer_to_fire_may_cost_a_leader_and_a_march_too() {
    let mut f = regiment();
    f.setup.forces.japan.units[0].policy = khasan::rules::FirePolicy::AtWill;
    let s = f.start(1);
    let p = s.perspective(Side::Soviet);
    let risk = |order: &Order| {
        let risks = leader_risks(&p, order, &forecast(&p, order).expect("legal"));
        risks.iter().map(|r| (text::leader::risk(r).0, r.chance > 0)).collect::<Vec<_>>()
    };
    let named = vec![("Leader 1".to_owned(), true)];
    assert_eq!(risk(&fire(su(1), &s, 300)), named);
    assert_eq!(risk(&Order::Move { unit: su(1), path: vec![at(3, 0)] }), named);
    assert_eq!(risk(&Order::Move { unit: su(3), path: vec![at(3, 2)] }), [], "nobody is with it");
}

#[test]
fn his_units_feel_his_fall_when_the_order_is_carried_out() {
    let mut s = regiment().start(1);
    execute(&mut s, &Order::EndTurn).expect("the Japanese turn");
    let order = fire(jp(0), &s, 600);
    let fall = (0..400).find_map(|dice| {
        let mut s = s.clone().with_dice(dice);
        let events = execute(&mut s, &order).expect("legal");
        told(&events).iter().any(|l| l == "1 Killed").then_some((s, events))
    });
    let (after, events) = fall.expect("in one of 400 games");
    let told: Vec<String> = told(&events).into_iter().filter(|l| l != "hit").collect();
    assert_eq!(told, ["1 Killed", "unit 1 3", "unit 2 3", "done"], "last of all, after the answer");
    assert_eq!(qualities(&after), [5, 3, 3, 5], "the second battalion has its own ways");
    let mut again = s;
    events.iter().for_each(|e| apply(&mut again, e));
    assert_eq!(hash(&again.with_dice(0)), hash(&after.with_dice(0)));
}

#[test]
fn after_an_hour_another_has_taken_over() {
    let mut s = regiment().start(1);
    fell(&mut s, 0, Fate::Wounded);
    let mut seen = Vec::new();
    for turn in 1..=5 {
        seen.extend(
            told(&end_game_turn(&mut s))
                .into_iter()
                .filter(|l| l != "done")
                .map(|l| format!("turn {turn}: {l}")),
        );
    }
    // Nobody feels it before an order of his side; here the fall was nobody's doing.
    assert_eq!(seen, ["turn 4: 0 replaced"]);
    let p = s.perspective(Side::Soviet);
    let leader = p.leader(FormationId(0)).expect("named");
    assert_eq!((leader.fate, leader.missed), (Fate::Wounded, false));
    assert_eq!(text::leader::state(&leader), "Leader 0 wounded, another in his place");
}

#[test]
fn the_nearest_leader_counts_and_only_until_he_is_replaced() {
    let mut s = regiment().start(1);
    fell(&mut s, 0, Fate::Killed);
    // Any fall of the side settles who feels what: the battalion's leader falls, too.
    let settled = |s: &mut State, formation| {
        fell(s, formation, Fate::Killed);
        end_game_turn(s);
    };
    assert_eq!(qualities(&s), [5, 5, 5, 5]);
    settled(&mut s, 1);
    for _ in 0..3 {
        end_game_turn(&mut s);
    }
    assert_eq!(qualities(&s), [5, 5, 5, 5], "both are replaced");
}

#[test]
fn good_troops_lose_less_and_nobody_falls_below_one() {
    let figures = library().leaders;
    let left = [1, 2, 3, 6, 7, 10].map(|q| figures.leaderless(q));
    assert_eq!(left, [1, 1, 1, 4, 6, 9]);
}

/// Random games in which leaders fall and are replaced: at each moment a unit's quality is what
/// its leader's fate makes of it, whether it stuck, split off, came or went.
#[test]
fn qualities_follow_from_fates_alone() {
    let (mut less, mut back) = (0, 0);
    for seed in 0..60 {
        random_game(seed, |before, order, after, events| {
            back += told(events).iter().filter(|l| l.ends_with("replaced")).count();
            for side in Side::ALL {
                let p = after.perspective(side);
                let leader = p.leader(FormationId(0)).expect("named");
                let quality = if leader.missed { 3 } else { 5 };
                for (id, u) in p.own() {
                    assert_eq!(u.quality, quality, "seed {seed} {id:?} after {order:?}");
                    less += u32::from(quality < 5);
                }
                let was = before.perspective(side);
                let was = was.leader(FormationId(0)).expect("named").fate;
                assert!(was == Fate::Unhurt || was == leader.fate, "nobody falls twice");
            }
        });
    }
    assert!(less > 100 && back > 3, "{less} {back}");
}

#[test]
fn vehicles_that_stick_leave_him_with_the_rest() {
    let field = || {
        let drawing = "
        T9 ~ ~ ~ . .
         . . . . . .
        . . . . . r60-
        ";
        Field::of(drawing).led_by(Side::Soviet, FormationId(0), 0)
    };
    let order = Order::Move { unit: su(0), path: vec![at(1, 0), at(2, 0), at(3, 0)] };
    let split = (0..200).find_map(|seed| {
        let mut s = field().start(seed);
        execute(&mut s, &order).expect("legal");
        let p = s.perspective(Side::Soviet);
        (p.units.len() > 1 && !p.units[0].is_mired()).then_some(s)
    });
    let s = split.expect("some stick");
    let p = s.perspective(Side::Soviet);
    let with = |index| p.leaders_with(su(index)).len();
    assert_eq!((with(0), with(1)), (1, 0));
}

#[test]
fn a_battalion_whose_leader_fell_storms_nothing_until_it_has_rested() {
    let mut s = regiment().start(1);
    let spent = |s: &State| s.perspective(Side::Soviet).spent(FormationId(1)).map(|s| s.why);
    end_game_turn(&mut s);
    assert_eq!(spent(&s), None);
    fell(&mut s, 1, Fate::Wounded);
    end_game_turn(&mut s);
    assert_eq!(spent(&s), Some(SpentCause::Leader));
}

#[test]
fn whoever_is_awaited_is_led_too() {
    let mut f = regiment();
    f.setup.forces.soviet.units[2].entry = Entrance::OnEvent(vec![at(0, 2)]);
    f.setup.forces.japan.units[0].policy = khasan::rules::FirePolicy::AtWill;
    let s = f.start(1);
    let order = fire(su(1), &s, 600);
    let fallen = (0..2_000).find_map(|dice| {
        let mut s = s.clone().with_dice(dice);
        let events = execute(&mut s, &order).expect("legal");
        told(&events).iter().any(|l| l.starts_with('1')).then_some(s)
    });
    assert_eq!(qualities(&fallen.expect("he falls to the answer")), [5, 3, 3, 5]);
}

/// The enemy sees no event of it and knows the same as before, now and after his units have
/// looked again.
#[test]
fn the_enemy_learns_nothing() {
    let mut s = regiment().start(1);
    let mut other = s.clone();
    fell(&mut other, 1, Fate::Killed);
    for index in [1, 2] {
        let change = UnitChange::Quality { quality: 3 };
        let event = Event::Unit { unit: su(index), change };
        apply(&mut other, &event);
        assert_eq!(view(&other, &event, Side::Japan), []);
    }
    let since = s.public().clock;
    let now =
        FallenLeader { formation: FormationId(1), fate: Fate::Killed, since, replaced: false };
    let event = Event::Leader { side: Side::Soviet, now };
    assert_eq!(view(&other, &event, Side::Japan), []);
    assert_eq!(view(&other, &event, Side::Soviet).len(), 1);
    for _ in 0..2 {
        assert_eq!(s.perspective(Side::Japan), other.perspective(Side::Japan));
        end_game_turn(&mut s);
        end_game_turn(&mut other);
    }
    assert_ne!(s.perspective(Side::Soviet), other.perspective(Side::Soviet));
    let known = other.perspective(Side::Japan).setup().forces[Side::Soviet].clone();
    assert!(known.leaders.is_empty());
}

#[test]
fn his_own_side_is_told() {
    let s = regiment().start(1);
    let mut p = s.perspective(Side::Soviet);
    let since = s.public().clock;
    let now =
        FallenLeader { formation: FormationId(1), fate: Fate::Killed, since, replaced: false };
    let later = FallenLeader { replaced: true, ..now };
    let seen = [now, later].map(khasan::rules::ViewEvent::Leader);
    let lines: Vec<String> = text::log_all(&mut p, &seen).into_iter().map(|l| l.text).collect();
    let expected = [
        "Leader 1, 1st Battalion, is killed",
        "Another has taken over from Leader 1 at the head of 1st Battalion",
    ];
    assert_eq!(lines, expected);
}
