//! A sheet from the hexes alone: rounded regions, contours from elevations.

use super::field::Field;
use super::geo::Points;
use super::layout::Layout;
use super::trace::{clamped, hexsides, paths, region};
use super::{Area, Course, Cover, Line, Sheet};
use crate::hex::{Dir, Hex, Size};
use crate::rules::{Map, Path, Terrain, Works};
use bevy::math::Vec2;

/// A sheet from a map of hexes.
pub(crate) fn sheet(map: &Map, title: &str, subtitle: &str) -> Sheet {
    let layout = Layout::new(map.hex_metres());
    let size = map.size();
    let frame = layout.frame(size);
    let mut lines = Vec::new();
    courses(map, &layout, &mut lines);
    structures(map, &layout, &mut lines);
    Sheet {
        layout,
        size,
        frame,
        field: heights(map, &layout),
        areas: areas(map, &layout),
        lines,
        spots: Vec::new(),
        names: Vec::new(),
        marks: Vec::new(),
        works: works(map),
        closed: Vec::new(),
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
    }
    .trimmed()
}

/// What the sheet shows of a terrain; open ground is bare paper.
pub(super) const fn cover(terrain: Terrain) -> Option<Cover> {
    match terrain {
        Terrain::Open => None,
        Terrain::Scrub => Some(Cover::Scrub),
        Terrain::Wood => Some(Cover::Wood),
        Terrain::Paddy => Some(Cover::Paddy),
        Terrain::WetMeadow => Some(Cover::WetMeadow),
        Terrain::Marsh => Some(Cover::Marsh),
        Terrain::Quagmire => Some(Cover::Quagmire),
        Terrain::RockySlope => Some(Cover::Rock),
        Terrain::Village => Some(Cover::Village),
        Terrain::Sand => Some(Cover::Sand),
        Terrain::Shallow => Some(Cover::Shallow),
        Terrain::DeepWater | Terrain::River => Some(Cover::Water),
    }
}

/// Regions of equal cover, wet ones last, as they are drawn.
fn areas(map: &Map, layout: &Layout) -> Vec<Area> {
    const ORDER: [Cover; 11] = [
        Cover::Sand,
        Cover::Rock,
        Cover::Scrub,
        Cover::Wood,
        Cover::Paddy,
        Cover::WetMeadow,
        Cover::Marsh,
        Cover::Quagmire,
        Cover::Village,
        Cover::Shallow,
        Cover::Water,
    ];
    let of = |h: Hex| map.cell(h).and_then(|c| cover(c.terrain));
    ORDER
        .into_iter()
        .map(|cover| {
            // Water closes over the shallows at its edge, or paper would show between them.
            let within = |h: Hex| of(h) == Some(cover);
            Area { cover, rings: region(layout, map.size(), within) }
        })
        .filter(|a| !a.rings.is_empty())
        .collect()
}

/// Streams, ditches, cliffs, wire, the border and paths.
fn courses(map: &Map, layout: &Layout, out: &mut Vec<Line>) {
    let size = map.size();
    let mut add = |course: Course, lines: Vec<Points>| {
        out.extend(lines.into_iter().map(|points| Line { course, points }));
    };
    add(Course::Stream, hexsides(layout, size, |h, d| map.side(h, d).stream));
    add(Course::Ditch, hexsides(layout, size, |h, d| map.side(h, d).ditch));
    for (kind, course) in
        [(Path::Track, Course::Track), (Path::Road, Course::Road), (Path::Railway, Course::Railway)]
    {
        add(course, paths(layout, size, |h, d| map.side(h, d).path == kind));
    }
    add(Course::Border, hexsides(layout, size, |h, d| map.side(h, d).border));
}

/// Cliffs, wire and crossings: what the hexsides hold on a sheet from a survey too.
pub(super) fn structures(map: &Map, layout: &Layout, out: &mut Vec<Line>) {
    let size = map.size();
    let mut add = |course: Course, lines: Vec<Points>| {
        out.extend(lines.into_iter().map(|points| Line { course, points }));
    };
    add(Course::Cliff, hexsides(layout, size, |h, d| map.side(h, d).cliff));
    for rows in 1..=4 {
        add(Course::Wire(rows), hexsides(layout, size, |h, d| map.side(h, d).wire == rows));
    }
    for hex in size.hexes() {
        for dir in [Dir::E, Dir::SE, Dir::SW] {
            if map.side(hex, dir).crossing {
                let (a, b) = (layout.centre(hex), layout.centre(hex.neighbour(dir)));
                let points = vec![a.lerp(b, 0.3), a.lerp(b, 0.7)];
                out.push(Line { course: Course::Crossing, points });
            }
        }
    }
}

/// Field works.
pub(super) fn works(map: &Map) -> Vec<(Hex, Works)> {
    map.cells().filter(|(_, c)| c.works != Works::None).map(|(h, c)| (h, c.works)).collect()
}

/// A height field from the hexes' elevations: each post is the mean of the hexes
/// near it, the nearer the heavier.
fn heights(map: &Map, layout: &Layout) -> Field {
    let frame = layout.frame(map.size());
    let m = layout.metres;
    let step = m / 3.0;
    let origin = frame.min - Vec2::splat(m);
    let count = |w: f32| ((w + 2.0 * m) / step).ceil() as usize + 1;
    let size = map.size();
    Field::from_fn(origin, step, count(frame.width()), count(frame.height()), |p| {
        mean_height(map, layout, size, p)
    })
    .blurred(2)
}

fn mean_height(map: &Map, layout: &Layout, size: Size, p: Vec2) -> f32 {
    let mid = layout.hex_at(p);
    let (mut sum, mut weight) = (0.0, 0.0);
    for h in mid.disc(2) {
        let z = map.cell(clamped(size, h)).map_or(0.0, |c| f32::from(c.elevation));
        let d = layout.centre(h).distance(p) / layout.metres;
        let w = (-2.2 * d * d).exp();
        sum += z * w;
        weight += w;
    }
    if weight > 0.0 { sum / weight } else { 0.0 }
}
