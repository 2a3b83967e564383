//! What a counter says beside its symbol: strength, seconds, suppression, mire, nerves.

use super::counter_shape::{band, corners};
use super::theme::{self, GOOD, INK, SOVIET, WARN};
use crate::app::egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2,
};
use crate::app::view::counters::Counter;
use crate::hex::Dir;
use crate::rules::{Morale, Side, Supply};
use crate::text::table::map as words;

/// The edge of a wedge outside a counter.
const EDGE: Color32 = Color32::from_rgb(0xF6, 0xE9, 0xCE);
/// Wet earth.
pub(super) const MUD: Color32 = Color32::from_rgb(0x6B, 0x4F, 0x30);

/// Stuck: the lower half of the counter is under mud, with a wavy edge.
pub(super) fn mud(p: &Painter, side: Side, rect: Rect) {
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

/// Strength, quality.
pub(super) fn figures(p: &Painter, counter: &Counter, rect: Rect, detailed: bool) {
    let s = rect.width();
    let shift = if counter.side == Side::Japan { s * 0.07 } else { 0.0 };
    // Clear of the bar along the foot.
    let y = rect.bottom() - s * if detailed { 0.21 } else { 0.25 };
    let big = theme::font("narrow", (s * if detailed { 0.30 } else { 0.36 }).round());
    let ink = if counter.mired { Color32::WHITE } else { INK };
    let strength = crate::text::estimate::so_many(counter.strength.into(), counter.counted);
    if !detailed {
        let at = pos2(rect.center().x + shift, y);
        p.text(at, Align2::CENTER_CENTER, strength, big, ink);
        return;
    }
    let at = pos2(rect.left() + s * 0.31 + shift, y);
    p.text(at, Align2::CENTER_CENTER, strength, big, ink);
    let small = theme::font("narrow", (s * 0.19).round());
    let at = pos2(rect.right() - s * 0.24, y + s * 0.03);
    p.circle_stroke(at, s * 0.115, Stroke::new(1.0, ink.gamma_multiply(0.55)));
    p.text(at, Align2::CENTER_CENTER, counter.quality, small, ink);
}

/// How old the report of an enemy out of sight is.
pub(super) fn age(p: &Painter, counter: &Counter, rect: Rect, detailed: bool) {
    let s = rect.width();
    let at = pos2(rect.center().x, rect.bottom() - s * 0.22);
    let minutes = counter.age.unwrap_or_default() / 60;
    let text = words::age(detailed.then_some(minutes));
    p.text(at, Align2::CENTER_CENTER, text, theme::font("narrow", (s * 0.27).round()), INK);
}

/// Suppression, time, mire, ground, broken nerves, held fire.
pub(super) fn states(p: &Painter, counter: &Counter, rect: Rect, detailed: bool) {
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
            Morale::Pinned => (words::PINNED, WARN),
            _ => (words::SHAKEN, SOVIET),
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
    if counter.supply != Supply::Full && (detailed || counter.supply == Supply::Empty) {
        cartridge(p, pos2(rect.left() + s * 0.12, rect.top() + s * 0.52), s, counter.supply);
    }
    if counter.aerial {
        aerial(p, rect, counter.leaderless);
    } else if counter.leaderless {
        aerial(p, rect, true);
    }
    if counter.immobilised {
        broken_track(p, rect);
    }
    if counter.exhausted {
        // Between the marks of nerves and of held fire, over the symbol's frame.
        let at = pos2(rect.center().x, rect.top() + s * 0.09);
        hourglass(p, Rect::from_center_size(at, vec2(s * 0.13, s * 0.16)));
    }
}

/// The rail aerial of a commander's tank: a rail on posts along the upper edge; struck out where
/// a battalion of tanks has lost those who lead it.
fn aerial(p: &Painter, rect: Rect, lost: bool) {
    let s = rect.width();
    let stroke = Stroke::new((s * 0.03).max(1.0), if lost { SOVIET } else { INK });
    let (top, foot) = (rect.top() - s * 0.07, rect.top());
    let at = |t: f32| rect.left() + s * t;
    p.line_segment([pos2(at(0.28), top), pos2(at(0.72), top)], stroke);
    for t in [0.28, 0.5, 0.72] {
        p.line_segment([pos2(at(t), top), pos2(at(t), foot)], stroke);
    }
    if lost {
        let over = s * 0.05;
        p.line_segment([pos2(at(0.3), foot + over), pos2(at(0.7), top - over)], stroke);
    }
}

/// Hit and still manned: a track that has come off, along the foot.
fn broken_track(p: &Painter, rect: Rect) {
    let s = rect.width();
    let stroke = Stroke::new((s * 0.06).max(2.0), SOVIET);
    let y = rect.bottom() + s * 0.03;
    let at = |t: f32| rect.left() + s * t;
    p.line_segment([pos2(at(0.1), y), pos2(at(0.42), y)], stroke);
    p.line_segment([pos2(at(0.58), y + s * 0.05), pos2(at(0.9), y)], stroke);
}

/// Had enough: an hourglass, until it has rested.
pub(super) fn hourglass(p: &Painter, at: Rect) {
    let stroke = Stroke::new((at.width() * 0.12).max(1.0), WARN);
    let (above, below) = (
        vec![at.left_top(), at.right_top(), at.center()],
        vec![at.right_bottom(), at.left_bottom(), at.center()],
    );
    p.add(Shape::convex_polygon(above, EDGE, stroke));
    p.add(Shape::convex_polygon(below, WARN, stroke));
}

/// Low on ammunition: a cartridge with little in it; out of it: an empty one, crossed out.
fn cartridge(p: &Painter, at: Pos2, s: f32, supply: Supply) {
    let case = Rect::from_center_size(at, vec2(s * 0.11, s * 0.24));
    let color = if supply == Supply::Empty { SOVIET } else { WARN };
    let radius = CornerRadius { nw: (s * 0.06) as u8, ne: (s * 0.06) as u8, sw: 0, se: 0 };
    p.rect_filled(case, radius, EDGE);
    if supply == Supply::Low {
        let rest = Rect::from_min_max(pos2(case.left(), case.bottom() - s * 0.08), case.max);
        p.rect_filled(rest, CornerRadius::ZERO, color);
    }
    let stroke = Stroke::new((s * 0.03).max(1.0), color);
    p.rect_stroke(case, radius, stroke, StrokeKind::Inside);
    if supply == Supply::Empty {
        let out = case.expand(s * 0.03);
        p.line_segment([out.left_bottom(), out.right_top()], stroke);
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
        p.rect_filled(r, CornerRadius::ZERO, GOOD);
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
pub(super) fn front(p: &Painter, rect: Rect, dir: Dir, color: Color32) {
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
        Stroke::new(1.0, EDGE),
    ));
}
