//! A battle of all arms in little room, for random games.

use super::{Field, GUN, RIFLES, STAFF, TANKS, armour_figures, at};
use khasan::hex::{Dir, Size};
use khasan::rules::history::{Contingent, Counted, HistoryFigure, Metric, Yardstick};
use khasan::rules::setup::{Area, Echelon, Entrance, Formation};
use khasan::rules::{
    AreaId, Clock, FieldChange, FormationId, Link, Side, State, Terrain, Trait, TypeId, Works,
};
use std::sync::Arc;

/// A varied little battle for random games.
pub fn melee(seed: u64) -> State {
    melee_field().start(seed)
}

/// The field of [`melee`].
pub fn melee_field() -> Field {
    let mut f = Field::open(12, 9)
        .terrain(Terrain::Wood, [at(5, 2), at(5, 3), at(6, 4), at(4, 6)])
        .terrain(Terrain::WetMeadow, [at(3, 4), at(4, 4), at(5, 5), at(6, 5), at(7, 3)])
        .ground(|m| {
            for (col, row, e) in [(6, 3, 20), (7, 4, 35), (6, 2, 12), (2, 6, 15)] {
                m.cell_mut(at(col, row)).expect("on the map").elevation = e;
            }
            m.cell_mut(at(7, 4)).expect("on the map").works = Works::Trench;
            m.side_mut(at(6, 6), Dir::E).expect("on the map").wire = 2;
            m.side_mut(at(3, 5), Dir::E).expect("on the map").stream = true;
        })
        .objective(at(7, 4));
    for (ty, col, row) in
        [(RIFLES, 2, 2), (RIFLES, 2, 3), (TANKS, 1, 4), (TANKS, 2, 5), (STAFF, 1, 3)]
    {
        f = f.unit(Side::Soviet, ty, at(col, row));
    }
    for (ty, col, row) in [(RIFLES, 7, 4), (RIFLES, 8, 3), (GUN, 8, 5), (RIFLES, 9, 5)] {
        f = f.unit(Side::Japan, ty, at(col, row));
    }
    // They fall often enough, and soon have others in their place.
    Arc::make_mut(&mut f.setup.library).leaders.seconds = 1_500;
    for side in Side::ALL {
        f = f.led_by(side, FormationId(0), 0);
    }
    f.setup.events.push(khasan::rules::setup::Scripted {
        when: khasan::rules::setup::Trigger::Time(Clock::hm(12, 30)),
        what: vec![khasan::rules::setup::Effect::Message(Some(Side::Japan), "Hold.".into())],
    });
    f.setup.events.push(khasan::rules::setup::Scripted {
        when: khasan::rules::setup::Trigger::Time(Clock::hm(12, 15)),
        what: [(Side::Japan, 35), (Side::Soviet, 10)]
            .map(|(side, suppression)| {
                khasan::rules::setup::Effect::Bombard(khasan::rules::setup::Bombardment {
                    side,
                    area: AreaId(1),
                    suppression,
                    killed_ppm: 50_000,
                    wounded_ppm: 150_000,
                    spares_guns: false,
                })
            })
            .into(),
    });
    f.setup.events.push(khasan::rules::setup::Scripted {
        when: khasan::rules::setup::Trigger::Time(Clock::hm(12, 15)),
        what: vec![khasan::rules::setup::Effect::Build(
            Side::Soviet,
            vec![
                FieldChange::Crossing { at: at(3, 5), dir: Dir::E, built: true },
                FieldChange::Wire { at: at(6, 6), dir: Dir::E, rows: 3 },
                FieldChange::Works { at: at(2, 3), works: Works::Foxholes },
            ],
        )],
    });
    f.setup
        .areas
        .push(Area { name: "Everywhere".into(), hexes: Size::new(12, 9).hexes().collect() });
    let part = Contingent { side: Side::Soviet, formation: Some(FormationId(0)) };
    let metrics = [
        Metric::Mired(part),
        Metric::Reached { part, area: AreaId(0), unaided: false },
        Metric::Reached { part, area: AreaId(0), unaided: true },
        Metric::MiredShare { part, share_pct: 20, from: Clock::hm(12, 0) },
        Metric::Burnt(part),
        Metric::Recovered(part),
        Metric::AerialsFirst { part, first: 2 },
        Metric::Present {
            part: Contingent { side: Side::Japan, formation: None },
            area: AreaId(0),
            at: Clock::hm(12, 30),
            counted: Counted::Men,
        },
    ];
    f.setup.history.figures = metrics
        .map(|metric| HistoryFigure {
            label: "x".into(),
            metric,
            yardstick: Yardstick::Record { value: 1, tolerance: 1 },
            source: String::new(),
        })
        .into();
    for side in Side::ALL {
        f.setup.forces[side].formations[0].echelon = Some(Echelon::Battalion);
    }
    lead_tanks(&mut f);
    // So small a field has room for orders that must be waited for.
    f.setup.forces.japan.formations[0].link = Some(Link::Wire);
    let mut lib = (*f.setup.library).clone();
    (lib.command.way_m, lib.command.runner_touch_m, lib.command.wire_touch_m) = (50, 200, 200);
    (lib.command.runner_most_s, lib.command.wire_s) = (900, 300);
    f.setup.library = Arc::new(lib);
    f = f.unit(Side::Soviet, RIFLES, at(0, 0)).last(Side::Soviet, |u| {
        u.entry = Entrance::Arrives(Clock::hm(12, 35), vec![at(0, 3), at(0, 4)]);
    });
    f.unseen_by(Side::Soviet)
}

/// Gives the tanks of a battle the rules of armour: they are a battalion under the first
/// formation, with a commander's tank and two company commanders'.
fn lead_tanks(f: &mut Field) {
    let mut lib = (*f.setup.library).clone();
    lib.armour = armour_figures();
    let mut chief = lib.types[usize::from(TANKS.0)].clone();
    (chief.key, chief.traits) = ("chief".into(), vec![Trait::Hq, Trait::CommandTank]);
    let ty = TypeId(lib.types.len() as u16);
    lib.types.push(chief);
    f.setup.library = Arc::new(lib);
    let force = &mut f.setup.forces.soviet;
    let (parent, echelon) = (Some(FormationId(0)), Some(Echelon::Battalion));
    force.formations.push(Formation { name: "Tanks".into(), parent, echelon, link: None });
    for (i, u) in force.units.iter_mut().filter(|u| u.ty == TANKS).enumerate() {
        u.formation = FormationId(1);
        (u.ty, u.command_tanks) = if i == 0 { (ty, u.pieces) } else { (TANKS, 2) };
    }
}
