//! The battles of the tests themselves: a drawing means what it says.

use super::dsl::*;
use khasan::hex::Dir;
use khasan::rules::{FirePolicy, Place, Side, Terrain, Works};

#[test]
fn a_drawing_is_read_as_it_is_explained() {
    let s = Field::of(
        "
        T  | .    .    w    .
          R60  .    ~    5vr- .
        G2 +   S*   x  # xxx 3wf =
        ",
    )
    .start(1);
    let field = s.field();
    assert_eq!((field.size().cols, field.size().rows), (5, 3));
    let terrain = |col, row| field.cell(at(col, row)).expect("on the map").terrain;
    assert_eq!([terrain(3, 0), terrain(2, 1)], [Terrain::Wood, Terrain::WetMeadow]);
    assert_eq!([terrain(2, 2), terrain(4, 2)], [Terrain::RockySlope, Terrain::Shallow]);
    let height = |col, row| field.cell(at(col, row)).expect("on the map").elevation;
    assert_eq!([height(3, 1), height(3, 2), height(2, 1)], [50, 30, 0]);
    assert_eq!(field.works(at(3, 1)), Works::Trench);
    assert_eq!(field.works(at(3, 2)), Works::Foxholes);
    let east = |col, row| field.side(at(col, row), Dir::E);
    assert!(east(0, 0).stream && !east(0, 0).crossing);
    assert!(east(0, 2).stream && east(0, 2).crossing);
    assert_eq!([east(1, 2).wire, east(2, 2).wire, east(3, 2).wire], [1, 3, 0]);
    let units = |side: Side| -> Vec<_> {
        s.units(side).map(|(_, u)| (u.ty, u.place, u.men, u.pieces, u.policy)).collect()
    };
    let will = FirePolicy::AtWill;
    assert_eq!(
        units(Side::Soviet),
        [
            (TANKS, Place::On(at(0, 0)), 10, 3, will),
            (RIFLES, Place::On(at(0, 1)), 60, 0, will),
            (GUN, Place::On(at(0, 2)), 10, 2, will),
            (STAFF, Place::On(at(1, 2)), 10, 0, will),
        ]
    );
    let japan = [(RIFLES, Place::On(at(3, 1)), 10, 0, FirePolicy::Hold)];
    assert_eq!(units(Side::Japan), japan);
    assert_eq!(s.setup().areas[0].hexes, [at(1, 2)]);
}

#[test]
#[should_panic(expected = "hexes in row 2")]
fn a_row_of_another_length_is_a_mistake() {
    let _ = Field::of("R . .\n . .");
}

#[test]
#[should_panic(expected = "no sign `q` in `.q`")]
fn an_unknown_sign_is_a_mistake() {
    let _ = Field::of("R .q");
}
