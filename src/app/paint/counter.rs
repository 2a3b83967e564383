//! A counter: a die-cut piece of card with a shadow.
//!
//! The sides differ in shape as well as in colour: Soviet counters have square
//! corners and a band across the top, Japanese ones are round-cornered with a band
//! down the left edge. What a counter says is said by shape and pattern first.

use super::stamps::Batch;
use super::symbol;
use super::theme;
use super::theme::{INK, JAPAN, SOVIET, WARN};
use crate::app::view::counters::Counter;
use crate::hex::Dir;
use crate::rules::{Morale, Side, Symbol};
use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2,
};

const SOVIET_CARD: Color32 = Color32::from_rgb(0xF6, 0xE9, 0xCE);
const JAPAN_CARD: Color32 = Color32::from_rgb(0xE4, 0xE9, 0xEC);
const FROST: Color32 = Color32::from_rgb(0xD9, 0xD3, 0xC4);

/// Below this size a counter shows its symbol alone.
const BARE: f32 = 19.0;
/// Below this size its figures could not be read, and its symbol takes their room.
const LEGIBLE: f32 = 25.0;
const MUD: Color32 = Color32::from_rgb(0x6B, 0x4F, 0x30);

/// How a counter is presented.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct CounterStyle {
    /// Chosen.
    pub selected: bool,
    /// Under the pointer.
    pub hovered: bool,
    /// It has nothing left to do.
    pub spent: bool,
}

/// Side of a counter in points, for hexes of a size.
pub(crate) fn size_for(hex_points: f32) -> f32 {
    // On a whole map of many hexes counters shrink with them rather than hide each other.
    (hex_points * 0.7).max((hex_points * 0.92).min(21.0)).clamp(11.0, 104.0)
}

/// Main colour of a side.
pub(crate) const fn side_color(side: Side) -> Color32 {
    match side {
        Side::Soviet => SOVIET,
        Side::Japan => JAPAN,
    }
}

/// Something of a size in pixels that lies on the map.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum PieceKey {
    /// A counter.
    Counter(Box<CounterFace>),
    /// How many counters a stack has.
    Badge {
        /// How many.
        count: usize,
        /// Side of the counters, in thousandths of a point.
        size: u32,
    },
}

/// All that a counter shows: two with the same face look the same.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct CounterFace {
    side: Side,
    symbol: Symbol,
    strength: u16,
    quality: u8,
    suppression: u8,
    morale: Morale,
    /// In thousandths of the turn.
    time: Option<i16>,
    mired: bool,
    down: bool,
    facing: Option<Dir>,
    holds: bool,
    age_minutes: Option<u32>,
    look: CounterStyle,
    size: u32,
}

impl CounterFace {
    fn new(counter: &Counter, size: f32, look: CounterStyle) -> CounterFace {
        // Each field by name: one that is added has to be told apart here too.
        let &Counter {
            who: _,
            side,
            hex: _,
            symbol,
            strength,
            kind: _,
            quality,
            suppression,
            morale,
            time,
            mired,
            down,
            facing,
            holds,
            age,
        } = counter;
        CounterFace {
            side,
            symbol,
            strength,
            quality,
            suppression,
            morale,
            time: time.map(|t| (t * 1000.0).round() as i16),
            mired,
            down,
            facing,
            holds,
            age_minutes: age.map(|s| s / 60),
            look,
            size: milli(size),
        }
    }
}

/// A size in points as it is told apart from others.
pub(super) fn milli(size: f32) -> u32 {
    (size * 1000.0).round() as u32
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
    look: CounterStyle,
) {
    let size = whole(size, batch.pixels_per_point());
    let stamp =
        batch.stamp(PieceKey::Counter(Box::new(CounterFace::new(counter, size, look))), |p| {
            draw(p, counter, Rect::from_min_size(Pos2::ZERO, Vec2::splat(size)), look);
        });
    batch.lay(&stamp, at - Vec2::splat(size * 0.5));
}

/// Paints a counter centred on a point.
pub(crate) fn paint(painter: &Painter, counter: &Counter, at: Pos2, size: f32, look: CounterStyle) {
    let rect = Rect::from_center_size(at, Vec2::splat(size));
    draw(painter, counter, rect.round_to_pixels(painter.pixels_per_point()), look);
}

fn draw(painter: &Painter, counter: &Counter, rect: Rect, look: CounterStyle) {
    let size = rect.width();
    let mut p = painter.clone();
    if counter.age.is_some() {
        p.multiply_opacity(0.62);
    }
    card(&p, counter, rect, look);
    if size < BARE {
        bare(&p, counter, rect);
        return;
    }
    if let Some(dir) = counter.facing {
        front(&p, rect, dir, side_color(counter.side));
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

/// Stuck: the lower half of the counter is under mud, with a wavy edge.
fn mud(p: &Painter, side: Side, rect: Rect) {
    let s = rect.width();
    let inner = rect.shrink(s * 0.022);
    let left = if side == Side::Japan { band(side, rect).right() } else { inner.left() };
    let top = |t: f32| rect.top() + s * (0.56 + 0.035 * (t * 3.0 * std::f32::consts::TAU).sin());
    let x = |t: f32| left + (inner.right() - left) * t;
    let edge: Vec<Pos2> = (0..=18).map(|i| i as f32 / 18.0).map(|t| pos2(x(t), top(t))).collect();
    // One rectangle: slices side by side would show their seams.
    let radius = corners(side, s);
    let below = CornerRadius {
        nw: 0,
        ne: 0,
        se: radius.se,
        sw: if side == Side::Japan { 0 } else { radius.sw },
    };
    let room = Rect::from_min_max(pos2(left, rect.top() + s * 0.56), inner.max);
    p.rect_filled(room, below, MUD);
    let swell = Stroke::new((s * 0.075).max(2.0), MUD);
    p.add(Shape::line(edge.clone(), swell));
    let foam = edge.into_iter().map(|e| e - vec2(0.0, s * 0.035)).collect();
    p.add(Shape::line(foam, Stroke::new((s * 0.03).max(1.0), Color32::from_white_alpha(190))));
}

fn corners(side: Side, size: f32) -> CornerRadius {
    match side {
        Side::Soviet => CornerRadius::same((size * 0.03) as u8),
        Side::Japan => CornerRadius::same((size * 0.24) as u8),
    }
}

fn card(p: &Painter, counter: &Counter, rect: Rect, look: CounterStyle) {
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
    let paper = match (counter.side, look.spent) {
        (_, true) => FROST,
        (Side::Soviet, _) => SOVIET_CARD,
        (Side::Japan, _) => JAPAN_CARD,
    };
    p.rect_filled(rect, radius, paper);
    let color = side_color(counter.side);
    let band = band(counter.side, rect);
    let radius_band = match counter.side {
        Side::Soviet => radius,
        Side::Japan => CornerRadius { nw: radius.nw, sw: radius.sw, ne: 0, se: 0 },
    };
    p.rect_filled(band, radius_band, color);
    let edge = if counter.age.is_some() { Color32::from_gray(90) } else { color };
    p.rect_stroke(rect, radius, Stroke::new((size * 0.022).max(1.0), edge), StrokeKind::Inside);
    if look.selected || look.hovered {
        let w = if look.selected { (size * 0.06).max(2.5) } else { 1.5 };
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

/// The coloured band: across the top, or down the left.
fn band(side: Side, rect: Rect) -> Rect {
    match side {
        Side::Soviet => Rect::from_min_size(rect.min, vec2(rect.width(), rect.height() * 0.13)),
        Side::Japan => Rect::from_min_size(rect.min, vec2(rect.width() * 0.14, rect.height())),
    }
}

/// Where the military symbol goes.
fn symbol_box(side: Side, rect: Rect, detailed: bool) -> Rect {
    let s = rect.width();
    let (w, h) = if detailed { (0.56, 0.33) } else { (0.62, 0.42) };
    let mid = match side {
        Side::Soviet => pos2(rect.center().x, rect.top() + s * if detailed { 0.37 } else { 0.40 }),
        Side::Japan => {
            pos2(rect.center().x + s * 0.07, rect.top() + s * if detailed { 0.30 } else { 0.34 })
        }
    };
    Rect::from_center_size(mid, vec2(s * w, s * h))
}

/// Strength, quality.
fn figures(p: &Painter, counter: &Counter, rect: Rect, detailed: bool) {
    let s = rect.width();
    let shift = if counter.side == Side::Japan { s * 0.07 } else { 0.0 };
    // Clear of the bar along the foot.
    let y = rect.bottom() - s * if detailed { 0.21 } else { 0.25 };
    let big = theme::font("narrow", (s * if detailed { 0.30 } else { 0.36 }).round());
    let ink = if counter.mired { Color32::WHITE } else { INK };
    if !detailed {
        let at = pos2(rect.center().x + shift, y);
        p.text(at, Align2::CENTER_CENTER, counter.strength, big, ink);
        return;
    }
    let at = pos2(rect.left() + s * 0.31 + shift, y);
    p.text(at, Align2::CENTER_CENTER, counter.strength, big, ink);
    let small = theme::font("narrow", (s * 0.19).round());
    let at = pos2(rect.right() - s * 0.24, y + s * 0.03);
    p.circle_stroke(at, s * 0.115, Stroke::new(1.0, ink.gamma_multiply(0.55)));
    p.text(at, Align2::CENTER_CENTER, counter.quality, small, ink);
}

/// How old the report of an enemy out of sight is.
fn age(p: &Painter, counter: &Counter, rect: Rect, detailed: bool) {
    let s = rect.width();
    let at = pos2(rect.center().x, rect.bottom() - s * 0.22);
    let minutes = counter.age.unwrap_or_default() / 60;
    let text = if detailed { format!("? {minutes}'") } else { "?".to_owned() };
    p.text(at, Align2::CENTER_CENTER, text, theme::font("narrow", (s * 0.27).round()), INK);
}

/// Suppression, time, mire, ground, broken nerves, held fire.
fn states(p: &Painter, counter: &Counter, rect: Rect, detailed: bool) {
    let s = rect.width();
    if let Some(time) = counter.time {
        time_bar(p, rect, time);
    }
    if counter.suppression > 0 {
        suppression(p, counter, rect);
    }
    if counter.down {
        // A parapet: it lies behind something.
        let y = rect.bottom() + s * 0.035;
        let brown = Color32::from_rgb(0x6E, 0x4A, 0x22);
        let points: Vec<Pos2> = (0..=8)
            .map(|i| {
                let t = i as f32 / 8.0;
                pos2(
                    rect.left() + s * (0.12 + 0.76 * t),
                    y - s * 0.05 * (t * std::f32::consts::PI).sin(),
                )
            })
            .collect();
        p.add(Shape::line(points, Stroke::new((s * 0.06).max(2.0), brown)));
    }
    if counter.morale == Morale::Broken {
        let stroke = Stroke::new((s * 0.05).max(1.5), SOVIET);
        let r = rect.shrink(s * 0.1);
        p.line_segment([r.left_top(), r.right_bottom()], stroke);
        p.line_segment([r.right_top(), r.left_bottom()], stroke);
    } else if detailed && counter.morale != Morale::Steady {
        let (mark, color) = match counter.morale {
            Morale::Pinned => ("P", WARN),
            _ => ("S", SOVIET),
        };
        let at = pos2(rect.left() + s * 0.13, rect.top() + s * 0.27);
        p.circle_filled(at, s * 0.125, color);
        p.text(
            at,
            Align2::CENTER_CENTER,
            mark,
            theme::font("narrow", (s * 0.2).round()),
            Color32::WHITE,
        );
    }
    if counter.holds && detailed {
        let at = pos2(rect.right() - s * 0.14, rect.top() + s * 0.26);
        p.circle_stroke(at, s * 0.085, Stroke::new((s * 0.03).max(1.0), INK));
        let d = vec2(s * 0.06, -s * 0.06);
        p.line_segment([at - d, at + d], Stroke::new((s * 0.03).max(1.0), INK));
    }
}

/// Seconds left: a bar along the foot; what is owed runs red from the right.
fn time_bar(p: &Painter, rect: Rect, time: f32) {
    let s = rect.width();
    let h = (s * 0.065).max(2.5);
    let full = Rect::from_min_max(
        pos2(rect.left() + s * 0.09, rect.bottom() - h - s * 0.025),
        pos2(rect.right() - s * 0.09, rect.bottom() - s * 0.025),
    );
    p.rect_filled(full, CornerRadius::ZERO, Color32::from_black_alpha(45));
    let w = full.width() * time.abs();
    if time > 0.0 {
        let r = Rect::from_min_size(full.min, vec2(w, h));
        p.rect_filled(r, CornerRadius::ZERO, Color32::from_rgb(0x3F, 0x6B, 0x2E));
    } else if time < 0.0 {
        let r = Rect::from_min_max(pos2(full.right() - w, full.top()), full.max);
        p.rect_filled(r, CornerRadius::ZERO, SOVIET);
    }
}

/// Suppression: a hatched column up the right edge, as high as the figure.
fn suppression(p: &Painter, counter: &Counter, rect: Rect) {
    let s = rect.width();
    let w = (s * 0.085).max(3.0);
    let h = (rect.height() - s * 0.24) * f32::from(counter.suppression.min(100)) / 100.0;
    let foot = rect.bottom() - s * 0.11;
    let column = Rect::from_min_max(
        pos2(rect.right() - w - s * 0.03, foot - h),
        pos2(rect.right() - s * 0.03, foot),
    );
    let color = match counter.morale {
        Morale::Steady => Color32::from_rgb(0xC9, 0x97, 0x2A),
        Morale::Pinned => WARN,
        Morale::Shaken | Morale::Broken => SOVIET,
    };
    p.rect_filled(column, CornerRadius::ZERO, color);
    let mut y = column.bottom();
    while y > column.top() + 1.0 {
        p.line_segment(
            [pos2(column.left(), y), pos2(column.right(), (y - w).max(column.top()))],
            Stroke::new(0.8, Color32::from_white_alpha(150)),
        );
        y -= (w * 0.9).max(3.0);
    }
}

/// The front: a wedge outside the edge.
fn front(p: &Painter, rect: Rect, dir: Dir, color: Color32) {
    let s = rect.width();
    let angle = (dir.index() as f32 * 60.0).to_radians();
    let out = vec2(angle.cos(), angle.sin());
    let side = vec2(-out.y, out.x);
    // From the middle to the edge of the square in that direction.
    let reach = 0.5 / out.x.abs().max(out.y.abs());
    let tip = rect.center() + out * (s * reach + s * 0.16);
    let foot = rect.center() + out * (s * reach + s * 0.02);
    p.add(Shape::convex_polygon(
        vec![tip, foot + side * s * 0.12, foot - side * s * 0.12],
        color,
        Stroke::new(1.0, SOVIET_CARD),
    ));
}
