//! The survey for the eye: maps in letters, shaded relief, and how long it all takes.

use super::{AUGUST, JULY, khasan};
use khasan::hex::Hex;
use khasan::rules::{Map, Path, Side, Terrain};
use khasan::scenario::survey::{HeightField, HexGrid, rasterise};

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

/// `cargo test --no-default-features --test survey eye::show -- --ignored --nocapture`
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

/// `cargo test --no-default-features --test survey eye::picture -- --ignored` writes shaded
/// relief with contours to `target/tmp/relief.ppm`.
#[test]
#[ignore = "for the eye"]
fn picture() {
    let survey = khasan();
    let field = HeightField::new(&survey);
    for (name, window, step, metres) in [("july", JULY, 3, 20), ("sheet", AUGUST, 8, 60)] {
        let grid = HexGrid::new(window, metres).unwrap();
        let map = rasterise(&survey, window, metres).unwrap();
        let (w, h) = (window.width() as i32 / step, window.height() as i32 / step);
        let mut rgb = vec![0u8; (w * h * 3) as usize];
        for py in 0..h {
            for px in 0..w {
                let (x, y) = (window.west + px * step, window.north - py * step);
                let slope = field.at(x - 15, y) - field.at(x + 15, y) - field.at(x, y - 15)
                    + field.at(x, y + 15);
                let shade = (190 + slope / 2).clamp(60, 250);
                let i = ((py * w + px) * 3) as usize;
                let (r, g, b) = match map.cell(grid.hex_at((x, y).into())).map(|c| c.terrain) {
                    Some(Terrain::DeepWater | Terrain::River) => (150, 190, 220),
                    Some(Terrain::Shallow) => (180, 210, 225),
                    Some(Terrain::Marsh) => (shade * 7 / 10, shade * 9 / 10, shade),
                    Some(Terrain::Quagmire) => (shade * 6 / 10, shade * 5 / 10, shade * 8 / 10),
                    Some(Terrain::WetMeadow | Terrain::Paddy) => (shade * 9 / 10, shade, shade),
                    Some(Terrain::Wood) => (shade * 5 / 10, shade * 8 / 10, shade * 5 / 10),
                    Some(Terrain::Scrub) => (shade * 8 / 10, shade * 9 / 10, shade * 6 / 10),
                    Some(Terrain::RockySlope) => (shade, shade * 7 / 10, shade * 6 / 10),
                    Some(Terrain::Village) => (200, 60, 60),
                    _ => (shade, shade, shade * 9 / 10),
                };
                rgb[i..i + 3].copy_from_slice(&[r as u8, g as u8, b as u8]);
            }
        }
        for c in field.contours(10) {
            let mut points = c.points.clone();
            if c.closed {
                points.push(points[0]);
            }
            for pair in points.windows(2) {
                for k in 0..40 {
                    let x = pair[0].0 + (pair[1].0 - pair[0].0) * k / 40 - window.west * 10;
                    let y = window.north * 10 - (pair[0].1 + (pair[1].1 - pair[0].1) * k / 40);
                    let (px, py) = (x.div_euclid(step * 10), y.div_euclid(step * 10));
                    if (0..w).contains(&px) && (0..h).contains(&py) {
                        let i = ((py * w + px) * 3) as usize;
                        let dark = if c.height_m % 50 == 0 { 90 } else { 150 };
                        rgb[i..i + 3].copy_from_slice(&[dark, dark / 2, 20]);
                    }
                }
            }
        }
        let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.ppm"));
        let mut out = format!("P6 {w} {h} 255\n").into_bytes();
        out.extend(rgb);
        std::fs::write(path, out).unwrap();
    }
}

/// Prints how long reading and rasterising take.
#[test]
#[ignore = "for the eye"]
fn speed() {
    let start = std::time::Instant::now();
    let survey = khasan();
    println!("read {:?}", start.elapsed());
    for _ in 0..3 {
        let start = std::time::Instant::now();
        let field = HeightField::new(&survey);
        println!("field {:?}", start.elapsed());
        let start = std::time::Instant::now();
        println!("{} contours {:?}", field.contours(10).len(), start.elapsed());
        for (window, metres) in [(JULY, 50), (AUGUST, 200)] {
            let start = std::time::Instant::now();
            let map = rasterise(&survey, window, metres).unwrap();
            println!("{:?} {:?}", map.size(), start.elapsed());
        }
    }
}
