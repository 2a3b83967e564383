//! A sheet from the hexes alone: rounded regions, contours from elevations.

use super::geo::Points;
use super::heights::HeightGrid;
use super::layout::HexLayout;
use super::trace::{clamped, hexsides, paths, region};
use super::{GroundCover, LineKind, Sheet, SheetArea, SheetLine};
use crate::hex::{Dir, Hex, Size};
use crate::rules::{Map, Path, Terrain, Works};
use bevy::math::Vec2;

/// A sheet from a map of hexes.
pub(crate) fn sheet(map: &Map, title: &str, subtitle: &str) -> Sheet {
    let layout = HexLayout::new(map.hex_metres());
    let size = map.size();
    let frame = layout.frame(size);
    let mut lines = Vec::new();
    courses(map, &layout, &mut lines);
    structures(map, &layout, &mut lines);
    Sheet {
        layout,
        size,
        frame,
        heights: heights(map, &layout),
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
pub(super) const fn cover(terrain: Terrain) -> Option<GroundCover> {
    match terrain {
        Terrain::Open => None,
        Terrain::Scrub => Some(GroundCover::Scrub),
        Terrain::Wood => Some(GroundCover::Wood),
        Terrain::Paddy => Some(GroundCover::Paddy),
        Terrain::WetMeadow => Some(GroundCover::WetMeadow),
        Terrain::Marsh => Some(GroundCover::Marsh),
        Terrain::Quagmire => Some(GroundCover::Quagmire),
        Terrain::RockySlope => Some(GroundCover::Rock),
        Terrain::Village => Some(GroundCover::Village),
        Terrain::Sand => Some(GroundCover::Sand),
        Terrain::Shallow => Some(GroundCover::Shallow),
        Terrain::DeepWater | Terrain::River => Some(GroundCover::Water),
    }
}

/// Regions of equal cover, wet ones last, as they are drawn.
fn areas(map: &Map, layout: &HexLayout) -> Vec<SheetArea> {
    const ORDER: [GroundCover; 11] = [
        GroundCover::Sand,
        GroundCover::Rock,
        GroundCover::Scrub,
        GroundCover::Wood,
        GroundCover::Paddy,
        GroundCover::WetMeadow,
        GroundCover::Marsh,
        GroundCover::Quagmire,
        GroundCover::Village,
        GroundCover::Shallow,
        GroundCover::Water,
    ];
    let of = |h: Hex| map.cell(h).and_then(|c| cover(c.terrain));
    ORDER
        .into_iter()
        .map(|cover| {
            // Water closes over the shallows at its edge, or paper would show between them.
            let within = |h: Hex| of(h) == Some(cover);
            SheetArea { cover, rings: region(layout, map.size(), within) }
        })
        .filter(|a| !a.rings.is_empty())
        .collect()
}

/// Streams, ditches, cliffs, wire, the border and paths.
fn courses(map: &Map, layout: &HexLayout, out: &mut Vec<SheetLine>) {
    let size = map.size();
    let mut add = |course: LineKind, lines: Vec<Points>| {
        out.extend(lines.into_iter().map(|points| SheetLine { course, points }));
    };
    add(LineKind::Stream, hexsides(layout, size, |h, d| map.side(h, d).stream));
    add(LineKind::Ditch, hexsides(layout, size, |h, d| map.side(h, d).ditch));
    for (kind, course) in [
        (Path::Track, LineKind::Track),
        (Path::Road, LineKind::Road),
        (Path::Railway, LineKind::Railway),
    ] {
        add(course, paths(layout, size, |h, d| map.side(h, d).path == kind));
    }
    add(LineKind::Border, hexsides(layout, size, |h, d| map.side(h, d).border));
}

/// Cliffs, wire and crossings: what the hexsides hold on a sheet from a survey too.
pub(super) fn structures(map: &Map, layout: &HexLayout, out: &mut Vec<SheetLine>) {
    let size = map.size();
    let mut add = |course: LineKind, lines: Vec<Points>| {
        out.extend(lines.into_iter().map(|points| SheetLine { course, points }));
    };
    add(LineKind::Cliff, hexsides(layout, size, |h, d| map.side(h, d).cliff));
    for rows in 1..=4 {
        add(LineKind::Wire(rows), hexsides(layout, size, |h, d| map.side(h, d).wire == rows));
    }
    for hex in size.hexes() {
        for dir in [Dir::E, Dir::SE, Dir::SW] {
            if map.side(hex, dir).crossing {
                let (a, b) = (layout.centre(hex), layout.centre(hex.neighbour(dir)));
                let points = vec![a.lerp(b, 0.3), a.lerp(b, 0.7)];
                out.push(SheetLine { course: LineKind::Crossing, points });
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
fn heights(map: &Map, layout: &HexLayout) -> HeightGrid {
    let frame = layout.frame(map.size());
    let m = layout.metres;
    let step = m / 3.0;
    let origin = frame.min - Vec2::splat(m);
    let count = |w: f32| ((w + 2.0 * m) / step).ceil() as usize + 1;
    let size = map.size();
    HeightGrid::from_fn(origin, step, count(frame.width()), count(frame.height()), |p| {
        mean_height(map, layout, size, p)
    })
    .blurred(2)
}

fn mean_height(map: &Map, layout: &HexLayout, size: Size, p: Vec2) -> f32 {
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
