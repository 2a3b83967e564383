//! Lines of the survey onto hexsides: streams along them, roads across them.

use super::data::{Road, Stream};
use super::grid::HexGrid;
use super::shape::{Dm, Outline, curve, distance};
use super::window::Point;
use crate::hex::{Dir, Hex, LineHex, line};
use crate::rules::{Map, Path, Terrain};

/// A border runs this far beyond its ends, in decimetres.
const BEYOND_DM: i64 = 1_000_000;

pub(super) const fn is_water(terrain: Terrain) -> bool {
    matches!(terrain, Terrain::Shallow | Terrain::DeepWater | Terrain::River)
}

/// The line in decimetres, carried on straight beyond both ends.
pub(super) fn endless(points: &[Point]) -> Vec<Dm> {
    let dm = |p: &Point| (p.x * 10, p.y * 10);
    let mut out: Vec<Dm> = points.iter().map(dm).collect();
    if let [first, second, ..] = out[..] {
        out.insert(0, beyond(second, first));
    }
    if let [.., second, last] = out[..] {
        out.push(beyond(second, last));
    }
    out
}

fn beyond(from: Dm, to: Dm) -> Dm {
    let (dx, dy) = (i64::from(to.0 - from.0), i64::from(to.1 - from.1));
    let length = distance((0, 0), (dx, dy)).max(1);
    let on = |v: i32, d: i64| (i64::from(v) + d * BEYOND_DM / length) as i32;
    (on(to.0, dx), on(to.1, dy))
}

/// A corner of a hex: every hex owns its northern and its southern one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Corner {
    hex: Hex,
    north: bool,
}

impl Corner {
    /// The six corners of a hex.
    fn of(hex: Hex) -> [Corner; 6] {
        let own = |hex, north| Corner { hex, north };
        [
            own(hex, true),
            own(hex.neighbour(Dir::NE), false),
            own(hex.neighbour(Dir::SE), true),
            own(hex, false),
            own(hex.neighbour(Dir::SW), true),
            own(hex.neighbour(Dir::NW), false),
        ]
    }

    /// The corners one hexside away, with that hexside.
    fn next(self) -> [(Corner, Hex, Dir); 3] {
        let h = self.hex;
        let at = |hex: Hex, north| Corner { hex, north };
        if self.north {
            let up = h.neighbour(Dir::NW);
            [
                (at(h.neighbour(Dir::NE), false), h, Dir::NE),
                (at(up, false), h, Dir::NW),
                (at(up.neighbour(Dir::NE), false), up, Dir::E),
            ]
        } else {
            let down = h.neighbour(Dir::SW);
            [
                (at(h.neighbour(Dir::SE), true), h, Dir::SE),
                (at(down, true), h, Dir::SW),
                (at(down.neighbour(Dir::SE), true), down, Dir::E),
            ]
        }
    }

    /// Its place in millimetres.
    fn place(self, grid: &HexGrid) -> (i64, i64) {
        let (x, y) = grid.centre_mm(self.hex);
        let out = i64::from(grid.hex_metres()) * 1000 * 1000 / 1732;
        (x, if self.north { y + out } else { y - out })
    }

    /// The corner nearest to a place.
    fn near(grid: &HexGrid, p: (i64, i64)) -> Corner {
        let hex = grid.hex_at_mm(p);
        let corners = Corner::of(hex);
        corners.into_iter().min_by_key(|c| (distance(c.place(grid), p), *c)).unwrap_or(corners[0])
    }
}

/// A line's runs on or near the map, as places in millimetres so close together that
/// no hexside is skipped.
fn runs(points: &[Point], grid: &HexGrid) -> Vec<Vec<(i64, i64)>> {
    let mut out: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut away = true;
    let mm = |p: Dm| (i64::from(p.0) * 100, i64::from(p.1) * 100);
    let stride = i64::from(grid.hex_metres()) * 1000 / 8;
    for pair in curve(points, false).windows(2) {
        let (a, b) = (mm(pair[0]), mm(pair[1]));
        if !near_map(grid, (a.0.min(b.0), a.1.min(b.1)), (a.0.max(b.0), a.1.max(b.1))) {
            away = true;
            continue;
        }
        if std::mem::take(&mut away) {
            out.push(vec![a]);
        }
        let n = distance(a, b) / stride + 1;
        if let Some(run) = out.last_mut() {
            run.extend((1..=n).map(|i| (a.0 + (b.0 - a.0) * i / n, a.1 + (b.1 - a.1) * i / n)));
        }
    }
    out
}

/// True if a box touches the map or comes near it.
fn near_map(grid: &HexGrid, low: (i64, i64), high: (i64, i64)) -> bool {
    let w = grid.window();
    let margin = i64::from(grid.hex_metres()) * 2000;
    let edge = |v: i32| i64::from(v) * 1000;
    high.0 >= edge(w.west) - margin
        && low.0 <= edge(w.east) + margin
        && high.1 >= edge(w.south) - margin
        && low.1 <= edge(w.north) + margin
}

/// Lays a stream along an unbroken chain of hexsides, then its crossings.
pub(super) fn place_stream(stream: &Stream, grid: &HexGrid, map: &mut Map) {
    let mut sides = sides_along(grid, &stream.line);
    sides.retain(|&(hex, dir)| {
        let water = |h| map.cell(h).is_some_and(|c| is_water(c.terrain));
        !(water(hex) && water(hex.neighbour(dir))) && map.side_mut(hex, dir).is_some()
    });
    for &(hex, dir) in &sides {
        if let Some(side) = map.side_mut(hex, dir) {
            side.stream = true;
        }
    }
    for crossing in &stream.crossings {
        if let Some((hex, dir)) = nearest_side(grid, &sides, crossing.at)
            && let Some(side) = map.side_mut(hex, dir)
        {
            side.crossing = true;
        }
    }
}

/// How far from its point a crossing may be laid, in metres.
pub fn crossing_reach(grid: &HexGrid) -> u32 {
    grid.hex_metres().unsigned_abs() + 100
}

/// Of some hexsides the one whose middle is nearest to a point, if it is near enough
/// for a crossing.
pub fn nearest_side(grid: &HexGrid, sides: &[(Hex, Dir)], at: Point) -> Option<(Hex, Dir)> {
    let at = (i64::from(at.x) * 1000, i64::from(at.y) * 1000);
    let away = |&(hex, dir): &(Hex, Dir)| {
        let (a, b) = (grid.centre_mm(hex), grid.centre_mm(hex.neighbour(dir)));
        distance(((a.0 + b.0) / 2, (a.1 + b.1) / 2), at)
    };
    let limit = i64::from(crossing_reach(grid)) * 1000;
    sides.iter().filter(|s| away(s) <= limit).min_by_key(|s| (away(s), **s)).copied()
}

/// The unbroken chain of hexsides nearest to a line, on the map or near it.
pub fn sides_along(grid: &HexGrid, points: &[Point]) -> Vec<(Hex, Dir)> {
    runs(points, grid).iter().flat_map(|run| chain(run, grid)).collect()
}

/// The hexes a line runs through, on the map or near it.
pub fn hexes_along(grid: &HexGrid, points: &[Point]) -> Vec<Hex> {
    runs(points, grid).iter().flat_map(|run| hexes_of(run, grid)).collect()
}

/// The hexes on the map whose centre lies inside an outline.
pub fn hexes_inside(grid: &HexGrid, points: &[Point]) -> Vec<Hex> {
    let outline = Outline::new(points);
    let size = grid.size();
    let mut out = Vec::new();
    let mut crossings = Vec::new();
    let dm = |v: i64| v.div_euclid(100) as i32;
    for row in 0..size.rows {
        let (_, y) = grid.centre_mm(Hex::from_offset(0, row as i16));
        outline.crossings(dm(y), &mut crossings);
        let hexes = (0..size.cols).map(|col| Hex::from_offset(col as i16, row as i16));
        out.extend(hexes.filter(|&h| {
            let x = dm(grid.centre_mm(h).0);
            crossings.partition_point(|&c| c < x) % 2 == 1
        }));
    }
    out
}

/// About how many steps following a line takes.
pub fn steps_along(grid: &HexGrid, points: &[Point]) -> usize {
    let mm = |p: Point| (i64::from(p.x) * 1000, i64::from(p.y) * 1000);
    let stride = i64::from(grid.hex_metres()) * 1000 / 8;
    let long: i64 = points.windows(2).map(|w| distance(mm(w[0]), mm(w[1])) / stride + 24).sum();
    usize::try_from(long).unwrap_or(usize::MAX)
}

/// The hexsides along a line, end to end, without loops back on themselves.
fn chain(places: &[(i64, i64)], grid: &HexGrid) -> Vec<(Hex, Dir)> {
    let mut corners: Vec<Corner> = Vec::new();
    let mut sides: Vec<(Hex, Dir)> = Vec::new();
    for &p in places {
        let goal = Corner::near(grid, p);
        if corners.is_empty() {
            corners.push(goal);
        }
        while let Some(&at) = corners.last() {
            if at == goal {
                break;
            }
            // One of the three ways on always leads nearer.
            let there = goal.place(grid);
            let ways = at.next();
            let Some((to, hex, dir)) =
                ways.into_iter().min_by_key(|w| (distance(w.0.place(grid), there), w.0))
            else {
                break;
            };
            // Turning back over the last hexside takes it out again.
            if corners.len() > 1 && corners[corners.len() - 2] == to {
                corners.pop();
                sides.pop();
            } else {
                corners.push(to);
                sides.push((hex, dir));
            }
        }
    }
    sides
}

/// Lays a road from hex to hex; roads and railways bridge the streams they cross.
pub(super) fn place_road(road: &Road, grid: &HexGrid, map: &mut Map) {
    for run in runs(&road.line, grid) {
        place_run(road.kind, &run, grid, map);
    }
}

/// The hexes of one run of a line, each the neighbour of the one before.
fn hexes_of(run: &[(i64, i64)], grid: &HexGrid) -> Vec<Hex> {
    let mut hexes: Vec<Hex> = Vec::new();
    for &p in run {
        let hex = grid.hex_at_mm(p);
        match hexes.last() {
            Some(&last) if last == hex => {}
            Some(&last) if last.distance(hex) > 1 => {
                hexes.extend(line(last, hex).map(|place| match place {
                    LineHex::One(h) | LineHex::Between(h, _) => h,
                }));
                hexes.push(hex);
            }
            // A line that only clips a corner goes straight on.
            _ if hexes.len() > 1 && hexes[hexes.len() - 2].distance(hex) == 1 => {
                hexes.pop();
                hexes.push(hex);
            }
            _ => hexes.push(hex),
        }
    }
    hexes
}

fn place_run(kind: Path, run: &[(i64, i64)], grid: &HexGrid, map: &mut Map) {
    let hexes = hexes_of(run, grid);
    for pair in hexes.windows(2) {
        if let Some(dir) = pair[0].dir_to(pair[1])
            && let Some(side) = map.side_mut(pair[0], dir)
        {
            side.path = side.path.max(kind);
            if side.stream && kind > Path::Track {
                side.crossing = true;
            }
        }
    }
}
