//! Ground closed to a side by its orders: a hatched band along its edge, as a staff prints
//! it. Further in nothing need be said, and the map stays clear.

use super::Sheet;
use super::ink::{Ink, Pen, Rgba, faded};
use crate::hex::{Hex, Size};
use bevy::math::Vec2;

/// How many hexes the band is deep.
const DEPTH: usize = 2;
/// Distance of the strokes, of a hex.
const GAP: f32 = 0.36;

/// Hatches all closed ground.
pub(super) fn hatch(ink: &mut Ink, sheet: &Sheet) {
    for (hexes, color) in &sheet.closed {
        let band = band(hexes, sheet.size);
        for &hex in &band {
            strokes(ink, sheet, hex, *color);
        }
        edge(ink, sheet, hexes, *color);
    }
}

/// The closed hexes that are near open ground of the map, ascending.
fn band(closed: &[Hex], size: Size) -> Vec<Hex> {
    let is_closed = |h: &Hex| closed.binary_search(h).is_ok();
    let is_open = |h: Hex| size.contains(h) && !is_closed(&h);
    let mut out: Vec<Hex> =
        closed.iter().copied().filter(|h| h.neighbours().any(|(_, n)| is_open(n))).collect();
    for _ in 1..DEPTH {
        let next: Vec<Hex> =
            out.iter().flat_map(|h| h.neighbours()).map(|(_, n)| n).filter(is_closed).collect();
        out.extend(next);
        out.sort_unstable();
        out.dedup();
    }
    out
}

/// Strokes from south-west to north-east across a hex. They lie on lines that run through
/// the whole sheet, so that those of neighbours join.
fn strokes(ink: &mut Ink, sheet: &Sheet, hex: Hex, color: Rgba) {
    let u = sheet.layout.metres;
    let pen = Pen::new(faded(color, 0.34), 0.7, 0.012 * u);
    let corners = sheet.layout.corners(hex);
    let along = Vec2::new(1.0, 1.0).normalize();
    let gap = GAP * u;
    let at = |p: Vec2| along.perp().dot(p);
    let (low, high) = corners
        .iter()
        .fold((f32::INFINITY, f32::NEG_INFINITY), |(a, b), c| (a.min(at(*c)), b.max(at(*c))));
    let mut k = (low / gap).ceil();
    while k * gap < high {
        if let Some([a, b]) = chord(&corners, along, k * gap) {
            ink.line(a, b, pen);
        }
        k += 1.0;
    }
}

/// The part of a line, given by its direction and distance, that lies in a convex polygon.
fn chord(corners: &[Vec2; 6], along: Vec2, distance: f32) -> Option<[Vec2; 2]> {
    let at = |p: Vec2| along.perp().dot(p) - distance;
    let mut ends: Vec<Vec2> = Vec::with_capacity(2);
    for (i, &a) in corners.iter().enumerate() {
        let b = corners[(i + 1) % corners.len()];
        let (da, db) = (at(a), at(b));
        if (da < 0.0) != (db < 0.0) {
            ends.push(a.lerp(b, da / (da - db)));
        }
    }
    match ends.as_slice() {
        [a, b] => Some([*a, *b]),
        _ => None,
    }
}

/// A hairline where the closed ground begins.
fn edge(ink: &mut Ink, sheet: &Sheet, closed: &[Hex], color: Rgba) {
    let pen = Pen::new(faded(color, 0.5), 1.0, 0.014 * sheet.layout.metres);
    for &hex in closed {
        for (dir, n) in hex.neighbours() {
            if sheet.size.contains(n) && closed.binary_search(&n).is_err() {
                let [a, b] = sheet.layout.side(hex, dir);
                ink.line(a, b, pen);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::sheet::layout::HexLayout;

    #[test]
    fn the_band_lies_along_the_edge() {
        // A map of closed columns 0 to 9, open from column 10 on.
        let mut closed: Vec<Hex> =
            (0..10).flat_map(|c| (0..20).map(move |r| Hex::from_offset(c, r))).collect();
        closed.sort_unstable();
        let band = band(&closed, Size::new(20, 20));
        assert!(band.contains(&Hex::from_offset(9, 10)));
        assert!(band.contains(&Hex::from_offset(8, 10)));
        assert!(!band.contains(&Hex::from_offset(5, 10)));
        // The edge of the map is no edge of the closed ground.
        assert!(!band.contains(&Hex::from_offset(0, 10)));
    }

    #[test]
    fn strokes_stay_in_their_hex() {
        let layout = HexLayout::new(200);
        let hex = Hex::new(3, 2);
        let corners = layout.corners(hex);
        let along = Vec2::new(1.0, 1.0).normalize();
        let middle = along.perp().dot(layout.centre(hex));
        let [a, b] = chord(&corners, along, middle + 20.0).expect("it runs through the hex");
        assert!(a.distance(b) > 100.0 && a.distance(b) < 232.0);
        assert_eq!(layout.hex_at(a.lerp(b, 0.01)), hex);
        assert!(chord(&corners, along, middle + 500.0).is_none());
    }
}
