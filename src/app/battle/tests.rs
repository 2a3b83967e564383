//! A battle without a window: formation orders from the choice to the report.

use super::body::Body;
use super::click::Mode;
use super::preview::{self, Destination, OrderPreview};
use super::prompts::Question;
use super::standing::StandingOrder;
use super::start::BattleStart;
use super::state::{Battle, Phase};
use crate::hex::Hex;
use crate::play::{self, Who as Player};
use crate::record;
use crate::rules::formation;
use crate::rules::setup::Mission;
use crate::rules::{
    BySide, Forecast, FormationId, Order, Perspective, Side, Target, UnitId, check, forecast,
    line_of_sight, path_steps,
};
use crate::scenario::Files;
use crate::text;
use crate::text::table::formation_card;
use std::sync::atomic::{AtomicU32, Ordering};

const CORPS: FormationId = FormationId(0);

fn battle_of(start: BattleStart) -> Battle {
    Battle::new(start.opened.game, start.seats, start.thinkers, start.opening)
}

pub(crate) fn begun(scenario: &str, japan: Player) -> Battle {
    let opened = play::open_scenario(&Files::embedded(), scenario, 1).unwrap();
    let seats = BySide { soviet: Player::Human, japan };
    let mut b = battle_of(BattleStart::new(opened, seats, true).unwrap());
    b.seat_taken();
    settle(&mut b);
    b
}

fn example() -> Battle {
    begun("example-marsh-crossing", Player::Human)
}

/// Lets time pass until nothing moves by itself.
pub(crate) fn settle(b: &mut Battle) {
    // Time never runs backwards, whichever battle looks at the clock.
    static TICKS: AtomicU32 = AtomicU32::new(0);
    for _ in 0..20_000 {
        b.advance(f64::from(TICKS.fetch_add(1, Ordering::Relaxed)));
        if !b.busy() {
            return;
        }
    }
    panic!("the battle never comes to rest");
}

pub(crate) fn hex(c: i16, r: i16) -> Hex {
    Hex::from_offset(c - 1, r - 1)
}

/// The company of the example is sent somewhere.
fn send(b: &mut Battle, mission: Mission, to: Hex) {
    b.choose_formation(CORPS);
    b.aim(mission);
    b.give_mission(to, false);
    settle(b);
}

#[test]
fn a_formation_order_becomes_ordinary_orders_and_a_report() {
    let mut b = example();
    send(&mut b, Mission::Attack, hex(11, 6));
    let units: Vec<UnitId> = b.perspective().own().map(|(id, _)| id).collect();
    let orders: Vec<&Order> = b.game().entries().iter().map(|e| &e.order).collect();
    assert!(!orders.is_empty());
    assert!(!orders.contains(&&Order::EndTurn));
    // A hex of an objective means all of it.
    assert_eq!(b.standing()[0].goal.name, "The hill");
    assert_eq!(b.standing()[0].body.units, units);
    let report = b.report().unwrap();
    assert!(report.title.contains("The hill"), "{report:?}");
    assert!(!report.lines.is_empty(), "nobody crosses a marsh in ten minutes");
    assert!(b.may_order());
}

#[test]
fn standing_orders_go_on_in_the_next_turn() {
    let mut b = begun("example-marsh-crossing", Player::Ai(crate::ai::Level::Veteran));
    send(&mut b, Mission::Attack, hex(11, 6));
    assert_eq!(b.waiting(), 0);
    assert!(b.idle().is_empty(), "whoever has orders is not idle");
    b.end_turn(true);
    settle(&mut b);
    assert_eq!((b.standing().len(), b.waiting()), (1, 1));
    // Ending the turn now would forget them: the player is asked.
    b.end_turn(false);
    assert_eq!(b.prompts.question, Some(Question::Idle(Vec::new())));
    let before = b.game().entries().len();
    b.carry_on();
    settle(&mut b);
    assert!(b.game().entries().len() > before);
    assert_eq!((b.prompts.question.clone(), b.waiting()), (None, 0));
}

#[test]
fn a_formation_order_is_taken_back_whole() {
    // Tanks on firm ground, whom nobody shoots at: no dice fall.
    let mut b = begun("tests/data/soft-strip.ron", Player::Human);
    let lines = b.shown.lines().len();
    let firm = UnitId { side: Side::Soviet, index: 1 };
    b.selection.choose_body(Body { formation: None, units: vec![firm] });
    b.aim(Mission::Move);
    b.give_mission(hex(6, 4), true);
    settle(&mut b);
    assert!(!b.game().entries().is_empty(), "{:?}", b.report());
    assert!(b.can_undo().is_ok(), "{:?}", b.shown.lines());
    b.undo();
    assert_eq!(b.game().entries().len(), 0);
    assert!(b.standing().is_empty());
    assert_eq!((b.report(), b.shown.lines().len()), (None, lines));
    assert_eq!(*b.perspective(), b.game().perspective(Side::Soviet));
}

#[test]
fn what_cannot_be_taken_back_says_why_and_stands() {
    let mut b = example();
    send(&mut b, Mission::Attack, hex(11, 6));
    b.undo();
    // The hill answered with fire: what was ordered before stays ordered.
    assert!(b.can_undo().is_err());
    assert!(!b.game().entries().is_empty());
    assert_eq!(b.standing().len(), 1);
    assert!(b.prompts.notice.is_some());
    b.relieve();
    assert!(b.standing().is_empty());
}

#[test]
fn the_other_player_sees_nothing_of_the_orders() {
    let mut b = example();
    send(&mut b, Mission::Attack, hex(11, 6));
    b.layout_mut().search = "platoon".to_owned();
    b.end_turn(true);
    settle(&mut b);
    assert_eq!(b.phase, Phase::HandOver(Side::Japan));
    b.seat_taken();
    settle(&mut b);
    assert_eq!(b.viewer(), Side::Japan);
    assert!(b.standing().is_empty() && b.report().is_none() && b.selection.body.is_none());
    assert!(b.layout().search.is_empty());
    b.end_turn(true);
    settle(&mut b);
    b.seat_taken();
    assert_eq!(b.standing().len(), 1, "they wait for their own side");
}

#[test]
fn standing_orders_survive_a_save() {
    let mut b = example();
    send(&mut b, Mission::Hold, hex(11, 6));
    let text = record::write(b.game(), 0).unwrap();
    let recording = record::read(&text).unwrap();
    let (game, _) = recording.resume(b.game().setup()).unwrap();
    let seats = BySide { soviet: Player::Human, japan: Player::Human };
    let mut again = Battle::new(game, seats, BySide::default(), BySide::default());
    again.seat_taken();
    let (old, new) = (&b.standing()[0], &again.standing()[0]);
    assert_eq!((&old.body, old.mission, &old.goal), (&new.body, new.mission, &new.goal));
    assert_eq!(new.body.formation, Some(CORPS));
}

#[test]
fn the_log_of_a_game_taken_up_again_is_whole() {
    let mut b = begun("example-marsh-crossing", Player::Ai(crate::ai::Level::Veteran));
    let unit = b.next_unit(true).unwrap();
    let from = b.selection.hex(b.perspective()).unwrap();
    let step = from.neighbours().map(|(_, h)| Order::Move { unit, path: vec![h] });
    let step = step.into_iter().find(|o| check(b.perspective(), o).is_ok()).unwrap();
    b.order(step);
    settle(&mut b);
    b.end_turn(true);
    settle(&mut b);
    let said = b.shown.lines().to_vec();
    assert!(said.len() > 3, "{said:?}");
    let text = record::write(b.game(), 0).unwrap();
    let (game, _) = record::read(&text).unwrap().resume(b.game().setup()).unwrap();
    let seats = BySide { soviet: Player::Human, japan: Player::Human };
    let mut again = Battle::new(game, seats, BySide::default(), BySide::default());
    again.seat_taken();
    assert_eq!(again.shown.lines(), said);
}

#[test]
fn an_order_can_be_stopped_short() {
    let mut b = example();
    b.choose_formation(CORPS);
    b.aim(Mission::Attack);
    b.give_mission(hex(11, 6), false);
    assert!(b.running() && b.busy() && !b.may_order());
    b.halt();
    assert!(!b.running() && b.may_order());
    assert_eq!(b.standing().len(), 1);
}

#[test]
fn up_the_chain_of_command() {
    let mut b = example();
    let first = b.next_unit(true).unwrap();
    b.choose_superior();
    assert_eq!(b.selection.body.as_ref().and_then(|f| f.formation), Some(CORPS));
    assert!(b.selection.body.as_ref().is_some_and(|f| f.units.contains(&first)));
    assert_eq!(b.selection.unit, None);
    b.choose_superior();
    assert_eq!(b.selection.body.as_ref().and_then(|f| f.formation), Some(CORPS), "nobody is above");
}

#[test]
fn the_preview_counts_what_the_ground_may_keep() {
    let mut b = begun("tests/data/soft-strip.ron", Player::Human);
    b.choose_formation(CORPS);
    b.aim(Mission::Move);
    b.selection.hover = Some(hex(20, 2));
    let made = b.preview(true).unwrap().clone();
    assert_eq!(made.digest.vehicles, 20);
    let sum: u64 = made.digest.ground.values().sum();
    assert!(made.digest.mire_milli > 100 && made.digest.mire_milli.abs_diff(sum) < 40, "{made:?}");
    assert!(made.digest.ground.keys().all(|h| (2..33).contains(&h.offset().0)));
    // Way by way it is what the rules say of the same march.
    for way in &made.digest.ways {
        let order = Order::Move { unit: way.unit, path: way.path.clone() };
        match forecast(b.perspective(), &order) {
            Ok(Forecast::Move { seconds, bog, .. }) => {
                assert_eq!((seconds, bog >> 12), (way.seconds, way.mire >> 12));
            }
            other => assert!(other.is_err(), "{other:?}"),
        }
        let steps = path_steps(b.perspective(), way.unit, way.from, &way.path);
        assert_eq!(steps.iter().map(|s| s.seconds).sum::<u32>(), way.seconds);
    }
    assert!(text::arrivals(&made.digest).contains("about"), "{}", text::arrivals(&made.digest));
}

/// The division before the hills on 6 August.
fn south(who: &str, mission: Mission, area: &str) -> (Battle, OrderPreview) {
    let mut b = begun("khasan-6-august-south", Player::Human);
    // Some of the areas are named by the enemy's plan alone.
    let setup = b.game().setup();
    let id = setup.forces[Side::Soviet].formations.iter().position(|f| f.name == who).unwrap();
    let at = setup.areas.iter().find(|a| a.name == area).unwrap().hexes[0];
    b.choose_formation(FormationId(id as u16));
    b.aim(mission);
    b.selection.hover = Some(at);
    let made = b.preview(true).unwrap().clone();
    (b, made)
}

#[test]
fn what_the_staff_would_refuse_is_said_beforehand() {
    let (_, tanks) = south("2nd Tank Battalion", Mission::Attack, "Machine Gun Hill");
    // Their commander leads from where he is. Who is known there was reported before the battle.
    assert_eq!(
        tanks.doubts,
        [
            "10 units: no way there for vehicles",
            "1 enemy unit known there: taken only by storm, if the odds allow"
        ]
    );
    let (b, over) = south("120th Rifle Regiment", Mission::Move, "Bogomolnaya");
    assert!(b.perspective().setup().forbidden[Side::Soviet].contains(&over.goal.hexes[0]));
    assert!(over.doubts[0].ends_with("orders forbid going there"), "{:?}", over.doubts);
    let (_, fair) = south("I Battalion, 120th", Mission::Move, "The gap");
    assert!(fair.doubts.is_empty(), "{:?}", fair.doubts);
}

#[test]
fn a_long_report_is_summed_up_and_kept_out_of_the_log() {
    let mut b = begun("khasan-6-august-south", Player::Human);
    let before = b.shown.lines().len();
    b.choose_formation(CORPS);
    b.aim(Mission::Move);
    let at = b.perspective().setup().areas.iter().find(|a| a.name == "The gap").unwrap().hexes[0];
    b.give_mission(at, true);
    settle(&mut b);
    let report = b.report().unwrap();
    // Sixty-five units, and not half as many lines.
    assert!((1..33).contains(&report.lines.len()), "{report:#?}");
    let late = |l: &text::Line| l.text.contains("out of time");
    assert!(report.lines.iter().any(|(_, l)| late(l)), "{report:#?}");
    assert!(!b.shown.lines()[before..].iter().any(late), "{:#?}", b.shown.lines());
}

/// Only those whom rest would do good are sent back, to where their rounds lie, wherever the
/// click falls.
#[test]
fn whoever_has_fired_can_be_sent_back_to_rest() {
    let mut b = example();
    b.choose_formation(CORPS);
    b.aim(Mission::Refit);
    assert_eq!(b.selection.mode, Mode::Ordinary);
    assert_eq!(b.prompts.notice.as_deref(), Some(formation_card::NOTHING_TO_REST_FROM));
    let p = b.perspective();
    let near = |id: UnitId| p.unit(id).and_then(|u| u.hex()).into_iter().flat_map(|h| h.disc(3));
    let at = |unit, h| Order::Fire { unit, target: Target::Hex(h), seconds: 60 };
    let order = p
        .own()
        .flat_map(|(id, _)| near(id).map(move |h| at(id, h)))
        .find(|o| check(p, o).is_ok())
        .unwrap();
    b.order(order);
    settle(&mut b);
    b.choose_formation(CORPS);
    b.aim(Mission::Refit);
    assert_eq!(b.selection.mode, Mode::Mission(Mission::Refit));
    let made = b.preview(false).unwrap().clone();
    assert_eq!(made.goal.name, formation_card::SUPPLY_POINT);
    assert!(text::arrivals(&made.digest).contains("fit again"), "{}", text::arrivals(&made.digest));
    b.give_mission(hex(11, 6), false);
    settle(&mut b);
    assert_eq!(b.standing()[0].goal, made.goal);
    let again = b.standing()[0].directive();
    assert_eq!(StandingOrder::of(b.perspective(), &again).unwrap().goal, made.goal);
}

#[test]
fn a_march_of_nobody_has_not_arrived() {
    let b = begun("khasan-6-august-south", Player::Human);
    let mut p = b.perspective().clone();
    let tanks = p.setup().forces[Side::Soviet].formations.iter();
    let id = tanks.clone().position(|f| f.name == "Reconnaissance Company").unwrap();
    let body = Body::formation(&p, FormationId(id as u16));
    let at = p.unit(body.units[0]).unwrap().hex().unwrap();
    let goal = Destination { hexes: vec![at], name: "here".to_owned() };
    let order = StandingOrder { body: body.clone(), mission: Mission::Move, goal, carried: None };
    assert!(order.is_anybody_left(&p));
    // All stick where they are: they have not arrived, and may be pulled out.
    for unit in &body.units {
        p.units[unit.index as usize].mired_since = Some(p.public.clock);
    }
    assert!(!order.is_there(&p) && order.is_anybody_left(&p));
    // One of them is free, and there.
    p.units[body.units[0].index as usize].mired_since = None;
    assert!(order.is_there(&p));
    for unit in &body.units {
        p.units[unit.index as usize].place = crate::rules::Place::Gone;
    }
    assert!(!order.is_there(&p) && !order.is_anybody_left(&p));
}

#[test]
fn what_is_taken_back_was_never_seen() {
    let mut b = begun("khasan-6-august-south", Player::Human);
    let queued = |b: &Battle| b.shown.side(Side::Japan).playback.queued();
    let mut watched = 0;
    for (id, from) in
        b.perspective().own().filter_map(|(id, u)| Some((id, u.hex()?))).collect::<Vec<_>>()
    {
        for (_, to) in from.neighbours() {
            let (before, orders) = (queued(&b), b.game().entries().len());
            b.order(Order::Move { unit: id, path: vec![to] });
            settle(&mut b);
            if b.game().entries().len() == orders {
                continue;
            }
            if b.can_undo().is_err() {
                break;
            }
            watched += usize::from(queued(&b) > before);
            b.undo();
            assert_eq!(queued(&b), before);
            break;
        }
    }
    assert!(watched > 0, "somebody moved in sight of the enemy");
}

/// Metres from each unit to the target where its way ends, and whether it sees it there.
fn ends(p: &Perspective, made: &OrderPreview) -> Vec<(UnitId, u32, bool)> {
    let to = made.goal.hexes[0];
    let judge = |h| (p.setup().map.metres(h, to), line_of_sight(p.field(), h, to));
    made.digest
        .ways
        .iter()
        .map(|w| (w.unit, judge(w.end())))
        .map(|(u, (m, sees))| (u, m, sees))
        .collect()
}

/// How far the longest weapon of a unit carries, metres.
fn range(p: &Perspective, id: UnitId) -> u32 {
    let lib = &p.setup().library;
    let mounts = &lib.unit_type(p.unit(id).unwrap().ty).mounts;
    mounts.iter().map(|m| lib.weapon(m.weapon).range()).max().unwrap()
}

#[test]
fn support_is_foreseen_where_it_will_stand() {
    let (mut b, made) = south("118th Rifle Regiment", Mission::Support, "Machine Gun Hill");
    let p = b.perspective().clone();
    let (stay, go): (Vec<_>, Vec<_>) = made.digest.ways.iter().partition(|w| w.stays());
    assert!(!stay.is_empty() && !go.is_empty());
    assert!(stay.iter().all(|w| w.path.is_empty()) && go.iter().all(|w| !w.path.is_empty()));
    for (unit, metres, sees) in ends(&p, &made) {
        assert!(sees && (300..=range(&p, unit)).contains(&metres), "{unit:?}: {metres} m");
    }
    // The staff of the regiment is not sent to the target either.
    assert_eq!(made.digest.behind.len(), 1);
    assert!(
        text::staying(&made.digest).is_some_and(|s| s.ends_with("1 unit keeps behind")),
        "{made:?}"
    );
    assert!(made.doubts.is_empty(), "{:?}", made.doubts);
    // All of them are to get there this turn: the staff brings them into such places.
    b.give_mission(b.selection.hover.unwrap(), true);
    settle(&mut b);
    let to = made.goal.hexes[0];
    for way in made.digest.ways.iter().filter(|w| w.turns == 0) {
        let at = b.perspective().unit(way.unit).unwrap().hex().unwrap();
        assert!(line_of_sight(p.field(), at, to), "{way:?} {at:?}");
        assert!(p.setup().map.metres(at, to) <= range(&p, way.unit), "{way:?} {at:?}");
    }
}

#[test]
fn guns_in_an_attack_are_not_led_into_it() {
    let (b, made) = south("118th Rifle Regiment", Mission::Attack, "The gap");
    let p = b.perspective();
    let is_gun = |id: UnitId| {
        let ty = p.unit(id).unwrap().ty;
        p.setup().library.unit_type(ty).kind == crate::rules::ElementKind::Gun
    };
    let (guns, men): (Vec<_>, Vec<_>) = ends(p, &made).into_iter().partition(|e| is_gun(e.0));
    assert!(guns.len() == 2 && men.len() > 5);
    assert!(guns.iter().all(|(id, m, sees)| *sees && (300..=range(p, *id)).contains(m)));
    // Its staff leads from behind.
    let leads = |id: UnitId| formation::is_headquarters(p.setup(), p.unit(id).unwrap());
    let mut led = men.iter().filter(|e| !leads(e.0));
    assert!(led.all(|(_, m, _)| *m <= p.setup().map.hex_metres()));
}

/// What the 118th would make of the same order to support while one sees so far.
fn seeing(visibility_m: u32, area: &str) -> (Perspective, OrderPreview) {
    let (b, made) = south("118th Rifle Regiment", Mission::Support, area);
    let mut p = b.perspective().clone();
    p.public.weather.visibility_m = visibility_m;
    // It stays so, whatever the day's weather was.
    p.public.weather.from = crate::rules::Clock(u32::MAX);
    let mut foresight = crate::ai::Foresight::default();
    let body = b.selection.acting().unwrap();
    let made = preview::preview(&p, &mut foresight, &body, Mission::Support, made.goal);
    (p, made)
}

#[test]
fn at_night_support_must_go_near_and_says_so() {
    let (p, day) = seeing(6000, "Machine Gun Hill");
    assert!(day.digest.ways.iter().any(|w| w.stays()) && day.doubts.is_empty());
    let (_, night) = seeing(400, "Machine Gun Hill");
    assert!(night.digest.ways.iter().all(|w| !w.stays()), "{night:?}");
    assert!(ends(&p, &night).iter().all(|(_, m, sees)| *sees && *m <= 400));
    let near =
        format!("{} units: must go within 400 m of the target to see it", night.digest.ways.len());
    assert!(night.doubts.contains(&near), "{:?}", night.doubts);
    // Its guns cannot climb that far up.
    let blind = "2 units: cannot see the target from anywhere in reach (one sees 400 m)";
    assert!(night.doubts.contains(&blind.to_owned()), "{:?}", night.doubts);
    assert_eq!(night.digest.stuck.len(), 2);
}

#[test]
fn support_from_nowhere_says_so() {
    let (_, far) = seeing(6000, "Shachofeng");
    assert!(far.digest.ways.is_empty());
    assert_eq!(far.doubts, ["14 units: no place in reach from which to fire on the target"]);
    assert_eq!(text::arrivals(&far.digest), "nobody can get there");
}
