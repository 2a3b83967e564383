//! From hexes to outlines: regions of equal cover become rounded rings, marked
//! hexsides and paths become smooth lines.

use super::geo::{Points, smooth, through};
use super::layout::HexLayout;
use crate::hex::{Dir, Hex, Size};
use bevy::math::Vec2;
use std::collections::{BTreeMap, BTreeSet};

/// The hex on the map nearest to one that may lie outside it.
pub(crate) fn clamped(size: Size, hex: Hex) -> Hex {
    let (c, r) = hex.offset();
    Hex::from_offset(
        c.clamp(0, size.cols.saturating_sub(1) as i16),
        r.clamp(0, size.rows.saturating_sub(1) as i16),
    )
}

/// All hexes of a map and a collar of two hexes round it, so that outlines run
/// off the sheet instead of along its edge.
pub(crate) fn with_collar(size: Size) -> impl Iterator<Item = Hex> {
    (-2..size.rows as i16 + 2)
        .flat_map(move |r| (-2..size.cols as i16 + 2).map(move |c| Hex::from_offset(c, r)))
}

/// Rounded outlines of the hexes for which `within` holds.
pub(crate) fn region(layout: &HexLayout, size: Size, within: impl Fn(Hex) -> bool) -> Vec<Points> {
    let (lo, hi) = (-2, 1);
    let in_collar = |h: Hex| {
        let (c, r) = h.offset();
        c >= lo && r >= lo && c <= size.cols as i16 + hi && r <= size.rows as i16 + hi
    };
    let holds = |h: Hex| in_collar(h) && within(clamped(size, h));
    let mut edges = Vec::new();
    for hex in with_collar(size).filter(|&h| holds(h)) {
        for (dir, n) in hex.neighbours() {
            if !holds(n) {
                edges.push(layout.side(hex, dir));
            }
        }
    }
    rings(edges).into_iter().map(|r| rounded(&r, true)).collect()
}

/// Smooth lines along the hexsides for which `marked` holds.
pub(crate) fn hexsides(
    layout: &HexLayout,
    size: Size,
    marked: impl Fn(Hex, Dir) -> bool,
) -> Vec<Points> {
    let mut edges = Vec::new();
    for hex in size.hexes() {
        for dir in [Dir::E, Dir::SE, Dir::SW] {
            if marked(hex, dir) {
                edges.push(layout.side(hex, dir));
            }
        }
    }
    strings(&edges).into_iter().map(|l| rounded(&l, false)).collect()
}

/// Smooth lines from centre to centre across the hexsides for which `marked` holds.
pub(crate) fn paths(
    layout: &HexLayout,
    size: Size,
    marked: impl Fn(Hex, Dir) -> bool,
) -> Vec<Points> {
    let mut edges = Vec::new();
    for hex in size.hexes() {
        for dir in [Dir::E, Dir::SE, Dir::SW] {
            if marked(hex, dir) {
                edges.push([layout.centre(hex), layout.centre(hex.neighbour(dir))]);
            }
        }
    }
    strings(&edges).into_iter().map(|l| through(&l, false, 5)).collect()
}

/// A line along hexsides zigzags; its midpoints do not, and corner cutting rounds the rest.
fn rounded(points: &[Vec2], closed: bool) -> Points {
    let n = points.len();
    if n < 3 {
        return points.to_vec();
    }
    let once = midpoints(points, closed);
    smooth(&midpoints(&once, closed), closed, 2)
}

/// The middles of all legs; an open line keeps its ends.
fn midpoints(points: &[Vec2], closed: bool) -> Points {
    let n = points.len();
    let mut mids: Points = points.windows(2).map(|w| (w[0] + w[1]) * 0.5).collect();
    if closed {
        mids.push((points[n - 1] + points[0]) * 0.5);
    } else {
        mids.insert(0, points[0]);
        mids.push(points[n - 1]);
    }
    mids
}

type Key = (i64, i64);

fn key(p: Vec2) -> Key {
    // Corners reached from different hexes differ by rounding, never by half a metre.
    ((f64::from(p.x) * 2.0).round() as i64, (f64::from(p.y) * 2.0).round() as i64)
}

/// Closed rings from directed edges.
fn rings(edges: Vec<[Vec2; 2]>) -> Vec<Points> {
    let mut from: BTreeMap<Key, Vec<[Vec2; 2]>> = BTreeMap::new();
    for e in edges {
        from.entry(near(&from, e[0])).or_default().push(e);
    }
    let mut out = Vec::new();
    while let Some((&start, _)) = from.iter().next() {
        let mut ring = Vec::new();
        let mut at = start;
        while let Some(list) = from.get_mut(&at) {
            let Some(e) = list.pop() else { break };
            if list.is_empty() {
                from.remove(&at);
            }
            ring.push(e[0]);
            at = near(&from, e[1]);
        }
        from.remove(&start);
        if ring.len() > 2 {
            out.push(ring);
        }
    }
    out
}

/// The key of a point, or of the one next to it that is already in use.
fn near<T>(map: &BTreeMap<Key, T>, p: Vec2) -> Key {
    let (x, y) = key(p);
    for dx in [0, -1, 1] {
        for dy in [0, -1, 1] {
            if map.contains_key(&(x + dx, y + dy)) {
                return (x + dx, y + dy);
            }
        }
    }
    (x, y)
}

/// Lines from undirected edges, broken where three or more meet.
pub(crate) fn strings(edges: &[[Vec2; 2]]) -> Vec<Points> {
    let mut at: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    let mut ends = Vec::with_capacity(edges.len());
    for (i, e) in edges.iter().enumerate() {
        let a = near(&at, e[0]);
        at.entry(a).or_default().push(i);
        let b = near(&at, e[1]);
        at.entry(b).or_default().push(i);
        ends.push([a, b]);
    }
    let place = |i: usize, k: Key| if ends[i][0] == k { edges[i][0] } else { edges[i][1] };
    let mut unused: BTreeSet<usize> = (0..edges.len()).collect();
    // Begin at ends and junctions; what is left after those are loops.
    let mut starts: Vec<(usize, Key)> = Vec::new();
    for (k, list) in &at {
        if list.len() != 2 {
            starts.extend(list.iter().map(|&i| (i, *k)));
        }
    }
    starts.extend((0..edges.len()).map(|i| (i, ends[i][0])));
    let mut out = Vec::new();
    for (first, from) in starts {
        if !unused.remove(&first) {
            continue;
        }
        let (mut i, mut k) = (first, from);
        let mut line = vec![place(i, k)];
        loop {
            k = if ends[i][0] == k { ends[i][1] } else { ends[i][0] };
            line.push(place(i, k));
            let list = &at[&k];
            let Some(&next) = list.iter().find(|n| unused.contains(n)) else { break };
            if list.len() != 2 {
                break;
            }
            unused.remove(&next);
            i = next;
        }
        out.push(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::geo::{inside, length};
    use super::*;

    #[test]
    fn a_region_with_a_hole_has_two_rings() {
        let (l, size) = (HexLayout::new(100), Size::new(9, 9));
        let mid = Hex::from_offset(4, 4);
        let rings = region(&l, size, |h| (1..=2).contains(&h.distance(mid)));
        assert_eq!(rings.len(), 2);
        assert!(!inside(&rings, l.centre(mid)));
        assert!(inside(&rings, l.centre(mid.neighbour(Dir::E))));
        assert!(!inside(&rings, l.centre(Hex::from_offset(0, 0))));
    }

    #[test]
    fn a_region_at_the_edge_runs_off_the_sheet() {
        let (l, size) = (HexLayout::new(100), Size::new(5, 5));
        let rings = region(&l, size, |h| h.offset().0 == 0);
        let west = rings.iter().flatten().map(|p| p.x).fold(f32::MAX, f32::min);
        assert!(west < -150.0);
    }

    #[test]
    fn a_path_is_one_line_and_a_fork_is_three() {
        let (l, size) = (HexLayout::new(50), Size::new(7, 3));
        let row = |h: Hex| h.offset().1 == 1;
        let straight = paths(&l, size, |h, d| d == Dir::E && row(h) && h.offset().0 < 6);
        assert_eq!(straight.len(), 1);
        assert!((length(&straight[0]) - 300.0).abs() < 1.0);
        let fork = paths(&l, size, |h, d| {
            row(h) && (d == Dir::E && h.offset().0 < 6 || d == Dir::SE && h.offset().0 == 3)
        });
        assert_eq!(fork.len(), 3);
    }
}
