//! A counter: a die-cut piece of card with a shadow.
//!
//! The sides differ in shape as well as in colour: Soviet counters have square
//! corners and a band across the top, Japanese ones are round-cornered with a band
//! down the left edge. What a counter says is said by shape and pattern first.

use super::counter_face::{CounterFace, CounterStyle, PieceKey};
use super::counter_marks::{age, figures, front, mud, states};
use super::counter_shape::{band, corners, symbol_box};
use super::stamps::Batch;
use super::symbol;
use super::theme::{self, INK, SOVIET};
use crate::app::egui::emath::GuiRounding;
use crate::app::egui::{
    Color32, CornerRadius, Painter, Pos2, Rect, Stroke, StrokeKind, Vec2, pos2, vec2,
};
use crate::app::view::counters::Counter;
use crate::rules::{Morale, Side};

const SOVIET_CARD: Color32 = Color32::from_rgb(0xF6, 0xE9, 0xCE);
const JAPAN_CARD: Color32 = Color32::from_rgb(0xE4, 0xE9, 0xEC);
const FROST: Color32 = Color32::from_rgb(0xD9, 0xD3, 0xC4);

/// Below this size a counter shows its symbol alone.
const BARE: f32 = 19.0;
/// Below this size its figures could not be read, and its symbol takes their room.
const LEGIBLE: f32 = 25.0;

/// Side of a counter in points, for hexes of a size.
pub(crate) fn size_for(hex_points: f32) -> f32 {
    // On a whole map of many hexes counters shrink with them rather than hide each other.
    (hex_points * 0.7).max((hex_points * 0.92).min(21.0)).clamp(11.0, 104.0)
}

/// A size in points that is a whole number of pixels: all counters of it are as large.
fn whole(size: f32, pixels_per_point: f32) -> f32 {
    (size * pixels_per_point).round().max(1.0) / pixels_per_point
}

/// Lays a counter centred on a point.
pub(crate) fn lay(
    batch: &mut Batch<PieceKey>,
    counter: &Counter,
    at: Pos2,
    size: f32,
    style: CounterStyle,
) {
    let size = whole(size, batch.pixels_per_point());
    let stamp =
        batch.stamp(PieceKey::Counter(Box::new(CounterFace::new(counter, size, style))), |p| {
            draw(p, counter, Rect::from_min_size(Pos2::ZERO, Vec2::splat(size)), style);
        });
    batch.lay(&stamp, at - Vec2::splat(size * 0.5));
}

/// Paints a counter centred on a point.
pub(crate) fn paint(
    painter: &Painter,
    counter: &Counter,
    at: Pos2,
    size: f32,
    style: CounterStyle,
) {
    let rect = Rect::from_center_size(at, Vec2::splat(size));
    draw(painter, counter, rect.round_to_pixels(painter.pixels_per_point()), style);
}

fn draw(painter: &Painter, counter: &Counter, rect: Rect, style: CounterStyle) {
    let size = rect.width();
    let mut p = painter.clone();
    if counter.age.is_some() {
        p.multiply_opacity(0.62);
    }
    card(&p, counter, rect, style);
    if size < BARE {
        bare(&p, counter, rect);
        return;
    }
    if let Some(dir) = counter.facing {
        front(&p, rect, dir, theme::side(counter.side));
    }
    let detailed = size >= 34.0;
    if counter.mired {
        mud(&p, counter.side, rect);
    }
    if size < LEGIBLE {
        let shift = if counter.side == Side::Japan { 0.07 } else { 0.0 };
        let mid = rect.center() + vec2(shift, 0.02) * size;
        symbol::paint(
            &p,
            counter.symbol,
            Rect::from_center_size(mid, vec2(0.66, 0.44) * size),
            INK,
        );
        states(&p, counter, rect, detailed);
        return;
    }
    let box_rect = symbol_box(counter.side, rect, detailed);
    symbol::paint(&p, counter.symbol, box_rect, INK);
    if counter.age.is_some() {
        age(painter, counter, rect, detailed);
    } else {
        figures(&p, counter, rect, detailed);
    }
    states(&p, counter, rect, detailed);
}

/// A counter too small for figures: its symbol, and whether it is stuck or runs.
fn bare(p: &Painter, counter: &Counter, rect: Rect) {
    if counter.mired {
        mud(p, counter.side, rect);
    }
    let s = rect.width();
    let mid = pos2(rect.center().x, rect.center().y + s * 0.05);
    symbol::paint(p, counter.symbol, Rect::from_center_size(mid, vec2(s * 0.74, s * 0.5)), INK);
    if counter.morale == Morale::Broken {
        let stroke = Stroke::new(1.5, SOVIET);
        p.line_segment([rect.left_top(), rect.right_bottom()], stroke);
        p.line_segment([rect.right_top(), rect.left_bottom()], stroke);
    }
}

fn card(p: &Painter, counter: &Counter, rect: Rect, style: CounterStyle) {
    let size = rect.width();
    let radius = corners(counter.side, size);
    // A small counter's shadow has no soft edge to speak of.
    for k in if size < BARE { 3..=3 } else { 1..=3 } {
        let d = size * 0.018 * k as f32;
        p.rect_filled(
            rect.translate(vec2(d, d * 1.3)).expand(0.5),
            radius,
            Color32::from_black_alpha(34),
        );
    }
    let paper = match (counter.side, style.spent) {
        (_, true) => FROST,
        (Side::Soviet, _) => SOVIET_CARD,
        (Side::Japan, _) => JAPAN_CARD,
    };
    p.rect_filled(rect, radius, paper);
    let color = theme::side(counter.side);
    let band = band(counter.side, rect);
    let radius_band = match counter.side {
        Side::Soviet => radius,
        Side::Japan => CornerRadius { nw: radius.nw, sw: radius.sw, ne: 0, se: 0 },
    };
    p.rect_filled(band, radius_band, color);
    let edge = if counter.age.is_some() { Color32::from_gray(90) } else { color };
    p.rect_stroke(rect, radius, Stroke::new((size * 0.022).max(1.0), edge), StrokeKind::Inside);
    if style.selected || style.hovered {
        let w = if style.selected { (size * 0.06).max(2.5) } else { 1.5 };
        let ring = rect.expand(w * 0.5 + 1.0);
        p.rect_stroke(ring, radius, Stroke::new(w + 2.0, INK), StrokeKind::Middle);
        p.rect_stroke(
            ring,
            radius,
            Stroke::new(w, Color32::from_rgb(0xFF, 0xCF, 0x3E)),
            StrokeKind::Middle,
        );
    }
}
