//! The assault of 6 August: its ground, its orders of battle and its plans.

use khasan::hex::Hex;
use khasan::scenario::survey::{HexGrid, Survey, Window, rasterise};

const KHASAN: &str = include_str!("../scenarios/maps/khasan.ron");

#[test]
#[ignore = "for the eye"]
fn show() {
    let survey: Survey = ron::from_str(KHASAN).unwrap();
    let w = Window { west: -4500, south: -3000, east: 5500, north: 6000 };
    let map = rasterise(&survey, w, 200).unwrap();
    let grid = HexGrid::new(w, 200).unwrap();
    for r in 0..51 {
        for c in 10..40 {
            let h = Hex::from_offset(c, r);
            let p = grid.centre(h);
            let cell = map.cell(h).unwrap();
            println!(
                "{r:02} {c:02} ({},{}) {}m {:?} {:?}",
                p.x, p.y, cell.elevation, cell.terrain, cell.soil
            );
        }
    }
}
