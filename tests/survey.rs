//! The survey of Lake Khasan: what it must hold, and what its hexes must allow.

use khasan::hex::Hex;
use khasan::rules::{Map, Path, Side, Terrain};
use khasan::scenario::survey::{HeightField, HexGrid, Survey, Window, rasterise};

const KHASAN: &str = include_str!("../scenarios/maps/khasan.ron");
const JULY: Window = Window { west: -1800, south: 600, east: 1200, north: 3000 };
const AUGUST: Window = Window { west: -4500, south: -3000, east: 5500, north: 6000 };

fn khasan() -> Survey {
    ron::from_str(KHASAN).expect("the shipped survey reads")
}

fn glyph(map: &Map, hex: Hex) -> char {
    let Some(cell) = map.cell(hex) else { return ' ' };
    match cell.terrain {
        Terrain::Open => '.',
        Terrain::Scrub => '"',
        Terrain::Wood => 'T',
        Terrain::Paddy => 'p',
        Terrain::WetMeadow => ',',
        Terrain::Marsh => '-',
        Terrain::Quagmire => 'Q',
        Terrain::RockySlope => '^',
        Terrain::Village => '#',
        Terrain::Sand => ':',
        Terrain::Shallow => '~',
        Terrain::DeepWater => 'w',
        Terrain::River => 'R',
    }
}

fn mark(map: &Map, hex: Hex) -> char {
    let sides = || hex.neighbours().map(|(d, _)| map.side(hex, d));
    let has = |f: fn(khasan::rules::Hexside) -> bool| sides().any(f);
    if has(|s| s.crossing) {
        '+'
    } else if has(|s| s.stream) {
        's'
    } else if has(|s| s.path == Path::Railway) {
        'H'
    } else if has(|s| s.path != Path::None) {
        '='
    } else if has(|s| s.border) && map.cell(hex).is_some_and(|c| c.soil == Some(Side::Soviet)) {
        '|'
    } else {
        ' '
    }
}

/// `cargo test --no-default-features --test survey show -- --ignored --nocapture`
/// prints the maps: terrain with lines, then elevations.
#[test]
#[ignore = "for the eye"]
fn show() {
    let survey = khasan();
    for (name, window, metres) in [("29 July", JULY, 50), ("6 August", AUGUST, 200)] {
        let map = rasterise(&survey, window, metres).unwrap();
        println!("{name}, {metres} m, {:?}", map.size());
        for elevations in [false, true] {
            for r in 0..map.size().rows {
                print!("{}", if r % 2 == 1 { " " } else { "" });
                for c in 0..map.size().cols {
                    let hex = Hex::from_offset(c as i16, r as i16);
                    if elevations {
                        print!("{:2}", map.cell(hex).unwrap().elevation / 2);
                    } else {
                        print!("{}{}", glyph(&map, hex), mark(&map, hex));
                    }
                }
                println!();
            }
            println!();
        }
    }
}

#[test]
fn it_reads_without_problems() {
    let survey = khasan();
    assert_eq!(survey.problems(), []);
    let _ = (HeightField::new(&survey), HexGrid::new(JULY, 50));
}
