//! Reach and danger: tints over much ground, with their figures.

use super::board::Board;
use super::stamps::Batch;
use super::theme::{self, INK, SOVIET};
use crate::app::egui::{Align2, Color32, Pos2, Rect, Shape, Stroke, Vec2, vec2};
use crate::app::table::eye::Eye;
use crate::app::view::map::GroundWash;
use crate::hex::Hex;
use crate::text;
use std::collections::BTreeSet;

/// The hexes in reach.
const GREEN: Color32 = Color32::from_rgb(0x2E, 0x6E, 0x3E);

/// A wash as it is told apart from others, at a scale given by its bits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum WashKey {
    Reach { hexes: Vec<(Hex, u32)>, scale: u32 },
    Danger { hexes: Vec<(Hex, u64)>, scale: u32 },
}

/// Paints a wash: it seldom changes.
pub(super) fn paint(b: &Board, wash: &GroundWash) {
    let scale = b.eye.scale.to_bits();
    match wash {
        GroundWash::Reach(hexes) => {
            let key = WashKey::Reach { hexes: hexes.clone(), scale };
            still(b, key, |b| reach(b, hexes));
        }
        GroundWash::Danger(hexes) => {
            let key = WashKey::Danger { hexes: hexes.clone(), scale };
            still(b, key, |b| danger(b, hexes));
        }
    }
}

/// Paints this once for all places of the view, and then only moves it.
fn still(b: &Board, key: WashKey, paint: impl FnOnce(&Board)) {
    let first = Hex::new(0, 0);
    let view = Rect::from_center_size(Pos2::ZERO, Vec2::splat(1e6));
    let eye = Eye { centre: b.sheet.layout.centre(first), view, ..*b.eye };
    let mut batch = Batch::new(b.painter);
    let stamp = batch.stamp(key, |painter| paint(&Board { painter, eye: &eye, sheet: b.sheet }));
    batch.lay(&stamp, b.centre(first));
    batch.done();
}

/// Hexes in reach: hatched, with the seconds they take.
fn reach(b: &Board, hexes: &[(Hex, u32)]) {
    let set: BTreeSet<Hex> = hexes.iter().map(|(h, _)| *h).collect();
    let points = b.eye.hex_points();
    // Over half the map, hatching would hide the ground; the outline says it all.
    let few = hexes.len() < 130 && points >= 24.0;
    let (tint, hatched) = if few { (0.13, true) } else { (0.08, false) };
    for (h, _) in hexes.iter().filter(|(h, _)| b.sees(*h)) {
        b.painter.add(Shape::convex_polygon(
            b.corners(*h),
            GREEN.gamma_multiply(tint),
            Stroke::NONE,
        ));
        if hatched {
            hatch(b, *h, GREEN.gamma_multiply(0.30));
        }
    }
    let list: Vec<Hex> = set.iter().copied().collect();
    b.outline(&|h| set.contains(&h), &list, Stroke::new(2.0, GREEN));
    // Figures side by side in small hexes are a carpet nobody reads.
    if points >= 44.0 {
        let font = theme::font("sans", (points * 0.2).clamp(9.0, 14.0).round());
        for (h, s) in hexes.iter().filter(|(h, _)| b.sees(*h)) {
            let at = b.centre(*h) - vec2(0.0, points * 0.34);
            b.painter.text(at, Align2::CENTER_CENTER, s, font.clone(), GREEN);
        }
    }
}

/// Three strokes across a hex.
fn hatch(b: &Board, hex: Hex, color: Color32) {
    let (c, s) = (b.centre(hex), b.eye.hex_points());
    for k in [-1.0, 0.0, 1.0] {
        let mid = c + vec2(k * s * 0.3, 0.0);
        let half = vec2(s * 0.14, -s * 0.14) * if k == 0.0 { 1.9 } else { 1.3 };
        b.painter.line_segment([mid - half, mid + half], Stroke::new(1.0, color));
    }
}

/// Losses in thousandths that known enemies' fire may cost on hexes: the more the redder,
/// and said in figures.
fn danger(b: &Board, hexes: &[(Hex, u64)]) {
    let worst = hexes.iter().map(|h| h.1).max().unwrap_or(0).max(1);
    let points = b.eye.hex_points();
    let font = theme::font("narrow", (points * 0.22).clamp(9.0, 16.0).round());
    for (h, milli) in hexes.iter().filter(|(h, m)| b.sees(*h) && *m > 0) {
        let part = (*milli as f32 / worst as f32).sqrt();
        b.painter.add(Shape::convex_polygon(
            b.corners(*h),
            SOVIET.gamma_multiply(0.12 + 0.4 * part),
            Stroke::NONE,
        ));
        if points >= 24.0 {
            let at = b.centre(*h) + vec2(0.0, points * 0.28);
            b.painter.text(at, Align2::CENTER_CENTER, text::milli(*milli), font.clone(), INK);
        }
    }
}
