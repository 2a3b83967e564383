//! Marks on the map: objectives, the hex pointed at, the order a click would give.

use super::arrows;
use super::board::Board;
use super::tag::tag;
use super::theme::{self, FAINT, GOOD, INK, SOVIET};
use crate::app::egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};
use crate::app::view::map::{ObjectiveGround, PlannedClick};
use crate::hex::Hex;
use std::collections::BTreeSet;

/// Objectives: a ring in the holder's colour round their ground, named.
pub(super) fn objective(b: &Board, ground: &ObjectiveGround) {
    let hexes = &ground.hexes;
    let color = ground.holder.map_or(FAINT, theme::side);
    let set: BTreeSet<Hex> = hexes.iter().copied().collect();
    b.outline(&|h| set.contains(&h), hexes, Stroke::new(5.0, Color32::from_white_alpha(120)));
    b.outline(&|h| set.contains(&h), hexes, Stroke::new(2.5, color));
}

/// The order a click would give.
pub(super) fn planned(b: &Board, planned: &PlannedClick) {
    match planned {
        PlannedClick::March { from, path, words, mire } => {
            march(b, *from, path, words);
            arrows::mire(b, mire);
        }
        PlannedClick::Attack { from, at, words, open } => {
            let color = if *open { SOVIET } else { FAINT };
            reticle(b, *from, *at, words, color);
        }
    }
}

/// A path with its steps, and what it costs at the end.
fn march(b: &Board, from: Hex, path: &[Hex], words: &str) {
    let mut points: Vec<Pos2> = vec![b.centre(from)];
    points.extend(path.iter().map(|h| b.centre(*h)));
    b.painter.add(Shape::line(points.clone(), Stroke::new(6.0, Color32::from_white_alpha(150))));
    b.painter.add(Shape::line(points.clone(), Stroke::new(3.0, GOOD)));
    for p in &points[1..] {
        b.painter.circle(*p, 4.0, Color32::WHITE, Stroke::new(2.0, GOOD));
    }
    if let Some(last) = points.last() {
        tag(b.painter, *last + vec2(0.0, -b.eye.hex_points() * 0.55 - 8.0), words, GOOD);
    }
}

/// A mark on what would be fired at or stormed.
fn reticle(b: &Board, from: Option<Hex>, at: Hex, words: &str, color: Color32) {
    let (c, r) = (b.centre(at), (b.eye.hex_points() * 0.52).max(17.0));
    if let Some(from) = from {
        for shape in Shape::dashed_line(&[b.centre(from), c], Stroke::new(2.0, color), 8.0, 5.0) {
            b.painter.add(shape);
        }
    }
    b.painter.circle_stroke(c, r, Stroke::new(4.5, Color32::from_white_alpha(160)));
    b.painter.circle_stroke(c, r, Stroke::new(2.2, color));
    for d in [vec2(1.0, 0.0), vec2(-1.0, 0.0), vec2(0.0, 1.0), vec2(0.0, -1.0)] {
        b.painter.line_segment([c + d * (r - 5.0), c + d * (r + 7.0)], Stroke::new(2.2, color));
    }
    if !words.is_empty() {
        tag(b.painter, c - vec2(0.0, r + 18.0), words, color);
    }
}

/// Wrecks: a burnt-out hull for each, three at most, in the lower corner of their hex.
pub(super) fn wrecks(b: &Board, hex: Hex, count: u16) {
    let (c, r) = (b.centre(hex), b.eye.hex_points());
    let size = vec2(r * 0.16, r * 0.09).max(vec2(4.0, 2.5));
    for i in 0..count.min(3) {
        let at = c + vec2((f32::from(i) - 1.0) * size.x * 1.35, r * 0.42);
        let hull = Rect::from_center_size(at, size);
        b.painter.rect_filled(hull, 0.0, Color32::from_rgb(0x3A, 0x30, 0x28));
        let gun = hull.center_top() + vec2(size.x * 0.1, -size.y * 0.35);
        b.painter.line_segment([hull.center_top(), gun], Stroke::new(1.2, INK));
    }
}

/// The hex under the pointer.
pub(super) fn hover(b: &Board, hex: Hex) {
    let mut ring = b.corners(hex);
    ring.push(ring[0]);
    b.painter.add(Shape::line(ring, Stroke::new(1.6, INK.gamma_multiply(0.7))));
}

/// What the ground under the pointer is, in the corner of the map.
pub(super) fn footnote(p: &Painter, view: Rect, words: &str) {
    let galley = p.layout_no_wrap(words.to_owned(), theme::font("sans", 12.5), INK);
    let at = pos2(view.left() + 8.0, view.bottom() - galley.size().y - 8.0);
    let room = Rect::from_min_size(at, galley.size()).expand2(vec2(6.0, 3.0));
    p.rect_filled(room, 2.0, theme::PANEL.gamma_multiply(0.92));
    p.galley(at, galley, INK);
}
