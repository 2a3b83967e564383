//! Speed of what is done often: `cargo bench --no-default-features`.
//!
//! The bars are those of the design: reach under 20 us for a rifle company and 100 us for
//! any unit on a 64 x 64 map, a state of 60 units cloned in under a microsecond, a scenario
//! loaded in under 50 ms.

use divan::{Bencher, black_box};
use khasan::ai::{Directive, Foresight};
use khasan::hex::{Hex, Size};
use khasan::rules::formation::members;
use khasan::rules::setup::{Entrance, Mission, UnitSetup};
use khasan::rules::{
    FormationId, Hypotheses, Map, Order, Perspective, Setup, Side, State, Terrain, UnitId,
    all_legal_orders, execute, hash, line_of_sight, reach, start,
};
use khasan::scenario::{Files, load};
use std::sync::Arc;

fn main() {
    divan::main();
}

fn shipped(name: &str) -> Setup {
    let loaded = load(&Files::embedded(), name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
    (*loaded.setup).clone()
}

/// Sixty units of the example's kinds on 64 x 64 rough hexes of 200 m.
fn big() -> State {
    let mut setup = shipped("example-marsh-crossing");
    let mut map = Map::new(Size::new(64, 64), 200);
    for (i, hex) in map.size().hexes().enumerate() {
        if let Some(c) = map.cell_mut(hex) {
            c.elevation = ((i * 7919) % 40) as i16;
            c.terrain = [Terrain::Open, Terrain::Scrub, Terrain::WetMeadow][i % 3];
        }
    }
    setup.map = Arc::new(map);
    for side in Side::ALL {
        let units = &mut setup.forces[side].units;
        let kinds: Vec<UnitSetup> = units.clone();
        *units = (0..30_usize)
            .map(|i| {
                let row = if side == Side::Soviet { 20 } else { 44 };
                let at = Entrance::At(Hex::from_offset(2 * i as i16, row));
                UnitSetup { entry: at, ..kinds[i % kinds.len()].clone() }
            })
            .collect();
    }
    start(Arc::new(setup), 1).0
}

fn unit(index: u16) -> UnitId {
    UnitId { side: Side::Soviet, index }
}

#[divan::bench]
fn reach_of_a_rifle_platoon(b: Bencher) {
    let p = big().perspective(Side::Soviet);
    b.bench(|| reach(black_box(&p), unit(1)));
}

#[divan::bench]
fn reach_of_tanks(b: Bencher) {
    let p = big().perspective(Side::Soviet);
    b.bench(|| reach(black_box(&p), unit(3)));
}

#[divan::bench]
fn clone_of_a_state_of_60_units(b: Bencher) {
    let s = big();
    b.bench(|| black_box(&s).clone());
}

#[divan::bench]
fn perspective_of_60_units(b: Bencher) {
    let s = big();
    b.bench(|| black_box(&s).perspective(Side::Soviet));
}

#[divan::bench]
fn hash_of_60_units(b: Bencher) {
    let s = big();
    b.bench(|| hash(black_box(&s)));
}

#[divan::bench]
fn one_step(b: Bencher) {
    let s = big();
    let p = s.perspective(Side::Soviet);
    let order = all_legal_orders(&p)
        .into_iter()
        .find(|o| matches!(o, Order::Move { .. }))
        .unwrap_or(Order::EndTurn);
    b.with_inputs(|| s.clone()).bench_values(|mut s| execute(&mut s, &order));
}

#[divan::bench]
fn end_of_turn(b: Bencher) {
    let s = big();
    b.with_inputs(|| s.clone()).bench_values(|mut s| execute(&mut s, &Order::EndTurn));
}

#[divan::bench]
fn sight_over_24_hexes(b: Bencher) {
    let s = big();
    let field = s.field().clone();
    b.bench(|| line_of_sight(&field, Hex::from_offset(4, 20), Hex::from_offset(16, 44)));
}

/// Guesses at the whole of 6 August: the first one on a perspective, and each after that.
fn of_6_august(side: Side) -> Perspective {
    start(Arc::new(shipped("khasan-6-august")), 1).0.perspective(side)
}

#[divan::bench(args = [Side::Soviet, Side::Japan])]
fn first_hypothesis_of_6_august(b: Bencher, side: Side) {
    let p = of_6_august(side);
    b.bench(|| Hypotheses::new(black_box(&p)).draw(1));
}

#[divan::bench(args = [Side::Soviet, Side::Japan])]
fn next_hypothesis_of_6_august(b: Bencher, side: Side) {
    let p = of_6_august(side);
    let hypotheses = Hypotheses::new(&p);
    let mut seed = 0;
    b.bench_local(|| {
        seed += 1;
        hypotheses.draw(black_box(seed))
    });
}

/// What the staff will make of an order to a formation of 6 August, from the south.
fn foresight(b: Bencher, formation: &str) {
    let p = start(Arc::new(shipped("khasan-6-august-south")), 1).0.perspective(Side::Soviet);
    let force = &p.setup().forces[Side::Soviet];
    let id = force.formations.iter().position(|f| f.name == formation).unwrap_or(0);
    let units = members(&p, FormationId(id as u16));
    let area = p.setup().areas.iter().find(|a| a.name == "The gap");
    let to = area.map_or_else(Vec::new, |a| a.hexes.clone());
    let d = Directive { units, mission: Mission::Move, to };
    let mut foresight = Foresight::default();
    b.bench_local(|| foresight.outlook(black_box(&p), &d));
}

#[divan::bench]
fn foresight_of_a_regiment(b: Bencher) {
    foresight(b, "118th Rifle Regiment");
}

#[divan::bench]
fn foresight_of_a_division(b: Bencher) {
    foresight(b, "32nd Rifle Division");
}

#[divan::bench]
fn load_of_the_example(b: Bencher) {
    b.bench(|| load(&Files::embedded(), "example-marsh-crossing").map(|l| l.setup));
}
