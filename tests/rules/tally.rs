//! What a battle is held against the record by.

use super::dsl::*;
use khasan::hex::Hex;
use khasan::rules::history::{Contingent, Counted, HistoryFigure, Loss, Metric, Yardstick};
use khasan::rules::setup::Area;
use khasan::rules::{AreaId, Clock, Dir, FormationId, Order, Side, State, execute, measure};

const TANKS_OF_ALL: Contingent = Contingent { side: Side::Soviet, formation: Some(FormationId(0)) };

fn figure(metric: Metric) -> HistoryFigure {
    let yardstick = Yardstick::Record { value: 0, tolerance: 0 };
    HistoryFigure { label: "x".into(), metric, yardstick, source: String::new() }
}

/// Three tanks west of one hex of wet meadow; beyond it the area.
fn soft(seed: u64, metrics: &[Metric]) -> State {
    // Nobody sees anybody: there is a ridge between them.
    let mut field = Field::of(
        "
        . . . . . . 9 .
         T ~ . . . . 9 r-
        . . . . . . 9 .
    ",
    );
    field.setup.areas.push(Area { name: "far".into(), hexes: vec![at(3, 1)] });
    field.setup.history.figures = metrics.iter().map(|m| figure(*m)).collect();
    field.start(seed)
}

fn go(s: &mut State, unit: u16, path: impl IntoIterator<Item = Hex>) {
    let path = path.into_iter().collect();
    execute(s, &Order::Move { unit: su(unit), path }).expect("legal");
}

fn next_turn(s: &mut State) {
    for _ in 0..2 {
        execute(s, &Order::EndTurn).expect("legal");
    }
}

#[test]
fn each_vehicle_that_mires_or_arrives_counts_once() {
    let metrics = [
        Metric::Mired(TANKS_OF_ALL),
        Metric::Reached { part: TANKS_OF_ALL, area: AreaId(0), unaided: false },
        Metric::MiredShare { part: TANKS_OF_ALL, share_pct: 50, from: Clock::hm(11, 50) },
        Metric::Mired(Contingent { side: Side::Soviet, formation: Some(FormationId(1)) }),
        Metric::Reached { part: TANKS_OF_ALL, area: AreaId(0), unaided: true },
    ];
    let mut tried = 0;
    for seed in 0..400 {
        let mut s = soft(seed, &metrics);
        go(&mut s, 0, (1..4).map(|c| at(c, 1)));
        let stuck = 3 - i32::from(s.unit(su(0)).expect("unit").pieces);
        if s.unit(su(0)).expect("unit").is_mired() || stuck == 0 {
            let all = if stuck == 0 && !s.unit(su(0)).expect("unit").is_mired() { 0 } else { 3 };
            assert_eq!(measure(&s, 0), Some(all), "seed {seed}");
            assert_eq!(measure(&s, 4), Some(3 - all), "seed {seed}");
            continue;
        }
        tried += 1;
        assert_eq!(measure(&s, 0), Some(stuck), "seed {seed}");
        assert_eq!(measure(&s, 1), Some(3 - stuck), "seed {seed}");
        // 100 m of meadow at 3 km/h are two minutes, and the count began ten before noon.
        assert_eq!(measure(&s, 2), (stuck >= 2).then_some(12), "seed {seed}");
        assert_eq!(measure(&s, 3), Some(0), "a formation that does not exist");
        // Out of the area and in again; then the others are pulled out and follow.
        go(&mut s, 0, [at(2, 1)]);
        assert_eq!(measure(&s, 1), Some(3 - stuck), "seed {seed}");
        next_turn(&mut s);
        execute(&mut s, &Order::Recover { unit: su(0), mired: su(1) }).expect("legal");
        go(&mut s, 1, [at(2, 1), at(3, 1)]);
        assert_eq!(measure(&s, 1), Some(3), "seed {seed}");
        go(&mut s, 0, [at(3, 1)]);
        assert_eq!(measure(&s, 1), Some(3), "seed {seed}");
        assert_eq!(measure(&s, 0), Some(stuck), "pulled out or not, seed {seed}");
        assert_eq!(measure(&s, 4), Some(3 - stuck), "not who was pulled out, seed {seed}");
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn a_vehicle_that_mires_twice_counts_once() {
    let mut twice = 0;
    for seed in 0..3000 {
        let mut s = soft(seed, &[Metric::Mired(TANKS_OF_ALL)]);
        go(&mut s, 0, [at(1, 1), at(2, 1)]);
        let alone = s.unit(su(1)).map_or(0, |e| e.pieces);
        if alone != 1 {
            continue;
        }
        next_turn(&mut s);
        execute(&mut s, &Order::Recover { unit: su(0), mired: su(1) }).expect("legal");
        go(&mut s, 1, [at(2, 1)]);
        next_turn(&mut s);
        go(&mut s, 1, [at(1, 1)]);
        if s.unit(su(1)).expect("element").is_mired() {
            twice += 1;
            assert_eq!(s.unit(su(1)).expect("element").bogged, 2, "seed {seed}");
            assert_eq!(measure(&s, 0), Some(1), "seed {seed}");
        }
    }
    assert!(twice > 3, "{twice}");
}

#[test]
fn those_present_are_counted_at_the_end_of_the_turn_of_that_time() {
    let present = |counted, side| Metric::Present {
        part: Contingent { side, formation: None },
        area: AreaId(0),
        at: Clock::hm(12, 20),
        counted,
    };
    let metrics = [
        present(Counted::Vehicles, Side::Soviet),
        present(Counted::Men, Side::Soviet),
        present(Counted::Men, Side::Japan),
    ];
    let mut s = soft(1, &metrics);
    // Round the meadow.
    let round = [at(0, 1).neighbour(Dir::NE), at(1, 0), at(2, 0), at(2, 1), at(3, 1)];
    let mut at_hex = at(0, 1);
    let path: Vec<Hex> = round
        .into_iter()
        .filter(|h| {
            let next = at_hex.distance(*h) == 1;
            at_hex = if next { *h } else { at_hex };
            next
        })
        .collect();
    assert_eq!(path.last(), Some(&at(3, 1)), "{path:?}");
    next_turn(&mut s);
    assert_eq!(measure(&s, 0), None, "not yet");
    go(&mut s, 0, path);
    next_turn(&mut s);
    assert_eq!(measure(&s, 0), Some(3));
    assert_eq!(measure(&s, 1), Some(10));
    assert_eq!(measure(&s, 2), Some(0));
    go(&mut s, 0, [at(4, 1)]);
    next_turn(&mut s);
    assert_eq!(measure(&s, 0), Some(3), "what is counted stays counted");
}

#[test]
fn losses_are_told_by_formation() {
    let of = |side| Contingent { side, formation: None };
    let first = Contingent { side: Side::Japan, formation: Some(FormationId(0)) };
    let metrics = [
        Metric::Lost { part: of(Side::Japan), what: Loss::Pieces, cause: None },
        Metric::Lost { part: of(Side::Japan), what: Loss::Killed, cause: None },
        Metric::Lost { part: first, what: Loss::Wounded, cause: None },
    ];
    let mut lost = 0;
    for seed in 0..40 {
        let mut field = Field::of("G . . . t- .");
        field.setup.history.figures = metrics.iter().map(|m| figure(*m)).collect();
        let mut s = field.start(seed);
        let target = khasan::rules::Target::Contact(khasan::rules::ContactId(0));
        execute(&mut s, &Order::Fire { unit: su(0), target, seconds: 300 }).expect("legal");
        let u = s.unit(jp(0)).expect("unit");
        let told: Vec<_> = (0..3).map(|i| measure(&s, i)).collect();
        assert_eq!(told, [u.lost, u.killed, u.wounded].map(|n| Some(i32::from(n))));
        lost += u.lost;
    }
    assert!(lost > 0);
    assert_eq!(measure(&soft(1, &[]), 0), None);
}
