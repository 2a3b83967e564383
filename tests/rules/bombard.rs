//! Bombardments that the scenario orders.

use super::dsl::*;
use khasan::rules::bombard::{resolve_bombardment, split_bombed};
use khasan::rules::fire::Mark;
use khasan::rules::setup::{Area, Bombardment, Effect, Scripted, Trigger};
use khasan::rules::{
    AreaId, Clock, Event, Order, PublicEvent, Side, State, UnitChange, ViewEvent, Works, execute,
    view,
};
use khasan::text;

const HEAVY: Bombardment = Bombardment {
    side: Side::Japan,
    area: AreaId(0),
    suppression: 40,
    killed_ppm: 100_000,
    wounded_ppm: 300_000,
    spares_guns: true,
};

/// Rifles in the open and in a trench, a gun and tanks under a bombardment at 12:15; rifles
/// outside; the enemy far off behind a wood, and one next door.
fn field(b: Bombardment) -> Field {
    let mut f = Field::open(30, 5)
        .ground(|m| m.cell_mut(at(21, 1)).expect("on the map").works = Works::Trench)
        .unit(Side::Soviet, RIFLES, at(0, 1))
        .unit(Side::Japan, RIFLES, at(20, 1))
        .unit(Side::Japan, RIFLES, at(21, 1))
        .unit(Side::Japan, GUN, at(22, 1))
        .unit(Side::Japan, TANKS, at(23, 1))
        .unit(Side::Japan, RIFLES, at(28, 1));
    f.setup
        .areas
        .push(Area { name: "the ridge".into(), hexes: (20..24).map(|col| at(col, 1)).collect() });
    let when = Trigger::Time(Clock::hm(12, 15));
    f.setup.events.push(Scripted { when, what: vec![Effect::Bombard(b)] });
    f
}

fn fall(s: &mut State) -> Vec<Event> {
    execute(s, &Order::EndTurn).expect("legal");
    execute(s, &Order::EndTurn).expect("legal")
}

fn hits(events: &[Event]) -> Vec<(u16, u16, u16, u8)> {
    let hit = |e: &Event| match e {
        Event::Unit { unit, change: UnitChange::Hit { killed, wounded, suppression, .. } } => {
            Some((unit.index, *killed, *wounded, *suppression))
        }
        _ => None,
    };
    events.iter().filter_map(hit).collect()
}

#[test]
fn it_falls_on_one_side_in_its_area_at_its_hour_and_spares_guns() {
    let mut s = field(HEAVY).start(3);
    assert!(hits(&execute(&mut s.clone(), &Order::EndTurn).expect("legal")).is_empty());
    let events = fall(&mut s);
    let at = events.iter().position(|e| {
        matches!(e, Event::Public(PublicEvent::Bombarded { side: Side::Japan, area: AreaId(0) }))
    });
    assert!(at.is_some());
    let found = hits(&events);
    assert_eq!(found.iter().map(|h| h.0).collect::<Vec<_>>(), [0, 1, 3]);
    // Whoever stayed where he was lies down: half of 40 and half of half; in a trench a
    // quarter counts for bodies; armour hides nobody from the noise.
    assert_eq!(found.iter().map(|h| h.3).collect::<Vec<_>>(), [20, 10, 40]);
    assert_eq!((found[2].1, found[2].2), (0, 0), "crews sit behind armour");

    let mut all = field(Bombardment { spares_guns: false, ..HEAVY }).start(3);
    assert_eq!(hits(&fall(&mut all)).len(), 4);
    // It comes once.
    assert!(hits(&fall(&mut all)).is_empty());
}

/// The side to move takes it as it stands: it does not rally from it in the turn before.
#[test]
fn who_moves_first_is_as_shaken_by_it_as_who_moves_second() {
    let suppressed = |side: Side| {
        let mut f = Field::open(30, 5)
            .unit(side, RIFLES, at(20, 1))
            .unit(side.enemy(), RIFLES, at(0, 1))
            .last(side, |u| u.quality = 9);
        f.setup.areas.push(Area { name: "the ridge".into(), hexes: vec![at(20, 1)] });
        let when = Trigger::Time(Clock::hm(12, 15));
        let fire = Bombardment { side, ..HEAVY };
        f.setup.events.push(Scripted { when, what: vec![Effect::Bombard(fire)] });
        let mut s = f.start(3);
        fall(&mut s);
        s.units(side).map(|(_, u)| u.suppression).max()
    };
    assert_eq!(suppressed(Side::Soviet), Some(20));
    assert_eq!(suppressed(Side::Japan), Some(20));
}

#[test]
fn losses_are_as_stated_and_cover_cuts_them() {
    let f = field(HEAVY).start(1);
    let mark = |index| Mark::new(f.unit(jp(index)).expect("there")).expect("on the map");
    let mean = |m: &Mark| resolve_bombardment(f.field(), &HEAVY, m).mean_milli(|o| o.men);
    // Ten men, four in ten hit in the open.
    let open = Mark { down: false, ..mark(0) };
    assert!(mean(&open).abs_diff(4000) <= 10);
    assert!(mean(&Mark { down: true, ..open }).abs_diff(2000) <= 10);
    assert!(mean(&Mark { down: false, ..mark(1) }).abs_diff(1000) <= 10);
    assert_eq!(mean(&mark(3)), 0);
    assert!(split_bombed(&HEAVY, 100).mean_milli(|k| k).abs_diff(25_000) <= 100);

    // The dice follow it.
    let (mut killed, mut wounded) = (0_u32, 0_u32);
    for seed in 0..400 {
        let mut s = field(HEAVY).start(seed);
        for h in hits(&fall(&mut s)).iter().filter(|h| h.0 == 0) {
            killed += u32::from(h.1);
            wounded += u32::from(h.2);
        }
    }
    // 4000 men lying down: 200 killed and 600 wounded expected.
    assert!((155..=245).contains(&killed), "{killed}");
    assert!((525..=675).contains(&wounded), "{wounded}");
}

#[test]
fn both_sides_hear_it_and_only_its_own_count_the_dead() {
    let mut s = field(HEAVY).start(3);
    // Nobody but the one who fires knows of it beforehand.
    let planned = |side: Side| {
        let setup = s.perspective(side).setup().clone();
        setup.events.iter().flat_map(|e| e.what.clone()).any(|e| matches!(e, Effect::Bombard(_)))
    };
    assert!(planned(Side::Soviet) && !planned(Side::Japan));
    execute(&mut s, &Order::EndTurn).expect("legal");
    for side in Side::ALL {
        let mut after = s.clone();
        let before = s.perspective(side);
        let events = execute(&mut after, &Order::EndTurn).expect("legal");
        let mut seen: Vec<ViewEvent> = Vec::new();
        let mut state = s.clone();
        for e in &events {
            khasan::rules::apply(&mut state, e);
            seen.extend(view(&state, e, side));
        }
        let mut log = before.clone();
        let words: Vec<String> =
            text::log_all(&mut log, &seen).into_iter().map(|l| l.text).collect();
        assert!(words.contains(&"Shells and bombs fall: the ridge".to_owned()), "{words:?}");
        let told = seen.iter().any(|e| {
            matches!(e, ViewEvent::Claimed { .. })
                || matches!(e, ViewEvent::Own { change: UnitChange::Hit { .. }, .. })
        });
        assert_eq!(told, side == Side::Japan);
        assert_eq!(log, after.perspective(side));
    }
}
