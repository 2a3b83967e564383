//! From the survey to the hexes of a map.

use super::data::{Depth, Ramp, Survey};
use super::grid::HexGrid;
use super::height::HeightField;
use super::lines::{self, is_water};
use super::shape::{Dm, Outline, Segment, curve, segments};
use super::window::{Point, Window};
use crate::hex::Hex;
use crate::rules::{Map, Side, Terrain};

/// The map of a window of a survey in hexes of `hex_metres`. `None` if the survey has
/// [problems](Survey::problems) or the window holds no hex or too many.
#[must_use]
pub fn rasterise(survey: &Survey, window: Window, hex_metres: u32) -> Option<Map> {
    let grid = HexGrid::new(window, hex_metres)?;
    if !survey.problems().is_empty() {
        return None;
    }
    Some(rasterise_with(survey, &HeightField::new(survey), &grid))
}

/// [`rasterise`] for a caller who has the height field already. The survey must be free
/// of problems.
#[must_use]
pub fn rasterise_with(survey: &Survey, field: &HeightField, grid: &HexGrid) -> Map {
    let mut map = Map::new(grid.size(), grid.hex_metres().unsigned_abs());
    let cover = Cover::new(survey);
    let size = grid.size();
    for row in 0..size.rows {
        let hexes = (0..size.cols).map(|col| Hex::from_offset(col as i16, row as i16));
        // All samples of a row of hexes lie on three lines.
        let lines = samples(grid, Hex::from_offset(0, row as i16));
        let lines = [lines[0].1, lines[2].1, lines[5].1].map(|y| (y, cover.line(y)));
        for hex in hexes {
            let samples = samples(grid, hex);
            if let Some(cell) = map.cell_mut(hex) {
                cell.elevation = mean_metres(field, &samples);
                cell.terrain = of_hex(&lines, &samples);
            }
        }
    }
    place_points(survey, grid, &mut map);
    place_border(survey, grid, &mut map);
    for stream in &survey.streams {
        lines::place_stream(stream, grid, &mut map);
    }
    for road in &survey.roads {
        lines::place_road(road, grid, &mut map);
    }
    map
}

/// The centre of a hex and six places half-way to its sides, in decimetres.
fn samples(grid: &HexGrid, hex: Hex) -> [Dm; 7] {
    let (x, y) = grid.centre_mm(hex);
    let m = i64::from(grid.hex_metres());
    let (far, near, up) = (m * 250, m * 125, m * 2165 / 10);
    [(0, 0), (far, 0), (near, -up), (-near, -up), (-far, 0), (-near, up), (near, up)]
        .map(|(dx, dy)| (((x + dx).div_euclid(100)) as i32, ((y + dy).div_euclid(100)) as i32))
}

fn mean_metres(field: &HeightField, samples: &[Dm; 7]) -> i16 {
    let sum: i64 =
        samples.iter().map(|&(x, y)| field.centimetres(i64::from(x), i64::from(y))).sum();
    metres((sum + 350).div_euclid(700))
}

fn metres(v: i64) -> i16 {
    v.clamp(i64::from(i16::MIN), i64::from(i16::MAX)) as i16
}

/// Spot heights and the middles of villages take the hex they lie in.
fn place_points(survey: &Survey, grid: &HexGrid, map: &mut Map) {
    // Lowest first, so that of two in one hex the higher stays.
    let mut spots: Vec<_> = survey.spots.iter().map(|s| (s.decimetres, s.at)).collect();
    spots.sort_unstable();
    for (decimetres, at) in spots {
        if let Some(cell) = map.cell_mut(grid.hex_at(at)) {
            cell.elevation = metres((i64::from(decimetres) + 5).div_euclid(10));
        }
    }
    for s in survey.settlements.iter().filter(|s| s.radius > 0) {
        if let Some(cell) = map.cell_mut(grid.hex_at(s.at))
            && !is_water(cell.terrain)
        {
            cell.terrain = Terrain::Village;
        }
    }
}

/// Each hex belongs to the side its centre lies on; the border runs between.
fn place_border(survey: &Survey, grid: &HexGrid, map: &mut Map) {
    let Some(border) = survey.border.first() else { return };
    let line = lines::endless(&border.line);
    let east = |p: Dm| {
        let crossed = |w: &&[Dm]| super::shape::east_of_crossing(p, w[0], w[1]);
        line.windows(2).filter(crossed).count() % 2 == 1
    };
    let soviet = east((border.soviet.x * 10, border.soviet.y * 10));
    let size = grid.size();
    for hex in size.hexes() {
        let (x, y) = grid.centre_mm(hex);
        let here = east((x.div_euclid(100) as i32, y.div_euclid(100) as i32)) == soviet;
        if let Some(cell) = map.cell_mut(hex) {
            cell.soil = Some(if here { Side::Soviet } else { Side::Japan });
        }
    }
    for hex in size.hexes() {
        let soil = map.cell(hex).and_then(|c| c.soil);
        for (dir, next) in hex.neighbours() {
            if map.cell(next).is_some_and(|c| c.soil != soil)
                && let Some(side) = map.side_mut(hex, dir)
            {
                side.border = true;
            }
        }
    }
}

/// Everything that covers ground, in the order that decides overlaps.
struct Cover {
    land: Vec<Outline>,
    patches: Vec<Patch>,
}

struct Patch {
    rank: usize,
    terrain: Terrain,
    shape: Footprint,
    /// Strips inside that do not count.
    gaps: Vec<(Segment, i64)>,
}

enum Footprint {
    Outline(Outline),
    /// All within so many decimetres of a line.
    Band(Vec<Segment>, i64),
}

/// The fixed order of overlaps: what comes first covers what comes later.
const ORDER: [Terrain; 13] = [
    Terrain::DeepWater,
    Terrain::River,
    Terrain::Shallow,
    Terrain::Quagmire,
    Terrain::Marsh,
    Terrain::RockySlope,
    Terrain::Village,
    Terrain::Wood,
    Terrain::Scrub,
    Terrain::Paddy,
    Terrain::WetMeadow,
    Terrain::Sand,
    Terrain::Open,
];

fn rank(terrain: Terrain) -> usize {
    ORDER.iter().position(|&t| t == terrain).unwrap_or(ORDER.len())
}

impl Cover {
    fn new(survey: &Survey) -> Cover {
        let mut patches = Vec::new();
        let mut add = |terrain, shape, gaps| {
            patches.push(Patch { rank: rank(terrain), terrain, shape, gaps });
        };
        for r in &survey.rivers {
            let shape = band(&r.thalweg, i64::from(r.width) * 5);
            add(Terrain::River, shape, Vec::new());
        }
        for w in &survey.waters {
            let terrain =
                if w.depth == Depth::Deep { Terrain::DeepWater } else { Terrain::Shallow };
            add(terrain, Footprint::Outline(Outline::new(&w.shore)), Vec::new());
        }
        for a in &survey.areas {
            add(a.terrain, Footprint::Outline(Outline::new(&a.outline)), Vec::new());
        }
        for i in &survey.islands {
            add(i.terrain, Footprint::Outline(Outline::new(&i.outline)), Vec::new());
        }
        for h in survey.hills.iter().filter(|h| h.rocky > 0) {
            let shape = band(&[h.at], i64::from(h.rocky) * 10);
            add(Terrain::RockySlope, shape, gaps(&h.ramps));
        }
        for r in survey.ridges.iter().filter(|r| r.rocky > 0) {
            let points: Vec<Point> = r.spine.iter().map(|s| s.at).collect();
            let shape = band(&points, i64::from(r.rocky) * 10);
            add(Terrain::RockySlope, shape, gaps(&r.ramps));
        }
        for s in survey.settlements.iter().filter(|s| s.radius > 0) {
            let shape = band(&[s.at], i64::from(s.radius) * 10);
            add(Terrain::Village, shape, Vec::new());
        }
        patches.sort_by_key(|p| p.rank);
        let land = survey.islands.iter().map(|i| Outline::new(&i.outline)).collect();
        Cover { land, patches }
    }

    /// What covers the places along a line from west to east.
    fn line(&self, y: i32) -> CoverLine<'_> {
        let crossings = |outline: &Outline| {
            let mut out = Vec::new();
            outline.crossings(y, &mut out);
            out
        };
        let land = self.land.iter().map(crossings).filter(|c| !c.is_empty()).collect();
        let shapes = self.patches.iter().map(|patch| match &patch.shape {
            Footprint::Outline(outline) => (patch, LineShape::Crossings(crossings(outline))),
            Footprint::Band(line, reach) => {
                (patch, LineShape::Pieces(pieces(y, line, *reach), *reach))
            }
        });
        CoverLine { land, patches: shapes.filter(|s| !s.1.is_empty()).collect() }
    }
}

/// [`Cover`] along one line from west to east.
struct CoverLine<'a> {
    land: Vec<Vec<i32>>,
    patches: Vec<(&'a Patch, LineShape)>,
}

enum LineShape {
    /// Where the line crosses an outline.
    Crossings(Vec<i32>),
    /// The pieces of a band's middle near enough to the line to matter.
    Pieces(Vec<Segment>, i64),
}

impl LineShape {
    const fn is_empty(&self) -> bool {
        match self {
            LineShape::Crossings(c) => c.is_empty(),
            LineShape::Pieces(p, _) => p.is_empty(),
        }
    }

    fn covers(&self, p: Dm) -> bool {
        match self {
            LineShape::Crossings(c) => between(c, p.0),
            LineShape::Pieces(pieces, reach) => pieces.iter().any(|s| within(p, s, *reach)),
        }
    }
}

/// True if an odd number of crossings lies to the west.
fn between(crossings: &[i32], x: i32) -> bool {
    crossings.partition_point(|&c| c < x) % 2 == 1
}

impl CoverLine<'_> {
    /// The rank in [`ORDER`] of what covers a place on the line.
    fn at(&self, p: Dm) -> usize {
        let dry = self.land.iter().any(|l| between(l, p.0));
        self.patches
            .iter()
            .filter(|(patch, _)| !(dry && is_water(patch.terrain)))
            .find(|(patch, shape)| shape.covers(p) && !patch.in_gap(p))
            .map_or(ORDER.len() - 1, |(patch, _)| patch.rank)
    }
}

/// What covers most of a hex; of equals the first in [`ORDER`].
fn of_hex(lines: &[(i32, CoverLine<'_>); 3], samples: &[Dm; 7]) -> Terrain {
    let mut votes = [0u8; ORDER.len()];
    for &p in samples {
        if let Some((_, line)) = lines.iter().find(|l| l.0 == p.1) {
            votes[line.at(p)] += 1;
        }
    }
    let most = votes.iter().max();
    let first = votes.iter().position(|v| Some(v) == most);
    first.map_or(Terrain::Open, |i| ORDER[i])
}

fn gaps(ramps: &[Ramp]) -> Vec<(Segment, i64)> {
    let dm = |p: Point| (p.x * 10, p.y * 10);
    ramps.iter().map(|r| (Segment::new(dm(r.from), dm(r.to)), i64::from(r.width) * 5)).collect()
}

impl Patch {
    fn in_gap(&self, p: Dm) -> bool {
        self.gaps.iter().any(|(strip, half)| strip.near(p).0 <= half * half)
    }
}

fn band(line: &[Point], reach: i64) -> Footprint {
    Footprint::Band(segments(&curve(line, false)).collect(), reach)
}

/// The pieces of a line that come within `reach` of `y`.
fn pieces(y: i32, line: &[Segment], reach: i64) -> Vec<Segment> {
    let near = |s: &&Segment| {
        i64::from(y) >= i64::from(s.a.1.min(s.b.1)) - reach
            && i64::from(y) <= i64::from(s.a.1.max(s.b.1)) + reach
    };
    line.iter().filter(near).copied().collect()
}

fn within(p: Dm, s: &Segment, reach: i64) -> bool {
    i64::from(p.0) >= i64::from(s.a.0.min(s.b.0)) - reach
        && i64::from(p.0) <= i64::from(s.a.0.max(s.b.0)) + reach
        && s.near(p).0 <= reach * reach
}
