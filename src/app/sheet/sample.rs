//! A small made-up battlefield for tests.

use super::{NameKind, Sheet, SheetName, SheetSpot, grid};
use crate::hex::{Dir, Hex, Size};
use crate::rules::{Map, Path, Side, Terrain, Works};

const ROWS: [&str; 18] = [
    "..........ww......~~~~~~......",
    ".........www.....~~~~~~~~.....",
    "...^......ww.....~~~~~~~......",
    "..^^^.....w......~~~~~~.......",
    "..^^^^.........mmm~~~~........",
    "...^^.........mmmmm~~.........",
    "....s........mmqqqmm......ss..",
    "...sss.......mmqqqqm.....sss..",
    "..ssss........mqqqm......s....",
    "...ss..........mmm............",
    "......hh.........pp...........",
    "......hh........ppp...........",
    "..................pp....ddd...",
    "...........................d..",
    "eeeee.........................",
    "eeeeeee..........ww...........",
    "..eeeeeee.......wwww......-...",
    "RRRRRRRRRRRR.....ww......---..",
];

/// The ground of the sample.
pub(crate) fn map() -> Map {
    let size = Size::new(30, 18);
    let mut map = Map::new(size, 50);
    for hex in size.hexes() {
        let (c, r) = hex.offset();
        let glyph = ROWS[r as usize].as_bytes()[c as usize];
        let Some(cell) = map.cell_mut(hex) else { continue };
        cell.terrain = match glyph {
            b'w' => Terrain::Wood,
            b's' => Terrain::Scrub,
            b'm' => Terrain::Marsh,
            b'q' => Terrain::Quagmire,
            b'~' => Terrain::DeepWater,
            b'^' => Terrain::RockySlope,
            b'h' => Terrain::Village,
            b'p' => Terrain::Paddy,
            b'd' => Terrain::Sand,
            b'e' => Terrain::WetMeadow,
            b'-' => Terrain::Shallow,
            b'R' => Terrain::River,
            _ => Terrain::Open,
        };
        let hill = |at: (i16, i16), top: f32, wide: f32| {
            let d = f32::from(hex.distance(Hex::from_offset(at.0, at.1)));
            top * (-(d / wide).powi(2)).exp()
        };
        cell.elevation = (6.0 + hill((4, 3), 130.0, 4.0) + hill((24, 7), 70.0, 3.5)) as i16;
        cell.soil = Some(if c > 9 { Side::Soviet } else { Side::Japan });
    }
    for hex in size.hexes() {
        for dir in Dir::ALL {
            let soil = |h| map.cell(h).and_then(|c| c.soil);
            let (here, there) = (soil(hex), soil(hex.neighbour(dir)));
            if let Some(s) = map.side_mut(hex, dir) {
                s.border = here != there;
            }
        }
    }
    for c in 0..29 {
        if let Some(s) = map.side_mut(Hex::from_offset(c, 11), Dir::E) {
            s.path = if c < 14 { Path::Road } else { Path::Track };
        }
        if let Some(s) = map.side_mut(Hex::from_offset(c, 13), Dir::E) {
            s.path = Path::Railway;
        }
        if let Some(s) = map.side_mut(Hex::from_offset(c, 9), Dir::SE) {
            s.stream = c > 18;
            s.wire = if (20..24).contains(&c) { 2 } else { 0 };
        }
        if let Some(s) = map.side_mut(Hex::from_offset(c, 9), Dir::SW) {
            s.stream = c > 18;
            s.crossing = c == 26;
        }
    }
    for (c, r, w) in [(24, 6, Works::Trench), (25, 6, Works::Foxholes)] {
        if let Some(cell) = map.cell_mut(Hex::from_offset(c, r)) {
            cell.works = w;
        }
    }
    map
}

/// A sheet of it, with a few names.
pub(crate) fn sheet() -> Sheet {
    let mut sheet = grid::sheet(&map(), "The sample", "1 August 1938");
    let at = |c, r| sheet.layout.centre(Hex::from_offset(c, r));
    sheet.spots = vec![
        SheetSpot { at: at(4, 3), height: "136".to_owned(), name: "Zaozernaya".to_owned() },
        SheetSpot { at: at(24, 7), height: "76.4".to_owned(), name: String::new() },
    ];
    sheet.names = vec![
        SheetName {
            kind: NameKind::Place,
            text: "Homoku".to_owned(),
            at: at(7, 9),
            angle: 0.0,
            size: 25.0,
            spread: 0.0,
        },
        SheetName {
            kind: NameKind::Water,
            text: "Lake Khasan".to_owned(),
            at: at(20, 1),
            angle: -0.2,
            size: 25.0,
            spread: 250.0,
        },
    ];
    sheet
}
