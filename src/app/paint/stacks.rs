//! Counters on the map, one above the other where several stand in a hex.

use super::board::Board;
use super::counter;
use super::counter_face::{CounterStyle, PieceKey, milli};
use super::stamps::Batch;
use super::theme::{self, INK};
use crate::app::egui::{Align2, Color32, Pos2, Rect, Stroke, StrokeKind, Vec2, vec2};
use crate::app::view::counters::{Counter, stacks};
use crate::app::view::map::{Glide, MapView};
use crate::hex::Hex;

/// Counters of a stack that show one above the other.
const HIGHEST: usize = 4;

/// Paints all counters; the one that moves on top of all.
pub(super) fn counters(b: &Board, map: &MapView) {
    let size = counter::size_for(b.eye.hex_points());
    let mut batch = Batch::new(b.painter);
    let glide = map.glide();
    for (hex, mut stack) in stacks(&map.counters) {
        stack.retain(|c| glide.is_none_or(|g| g.who != c.who));
        if !stack.is_empty() && b.sees(hex) {
            // The chosen one lies on top.
            stack.sort_by_key(|c| map.chosen.contains(&c.who));
            lay_stack(&mut batch, b.centre(hex), size, &stack, map);
        }
    }
    if let Some(glide) = glide
        && let Some(c) = map.counters.iter().find(|c| c.who == glide.who)
    {
        let at = on_its_way(b, &glide);
        let style =
            CounterStyle { selected: map.chosen.contains(&c.who), ..CounterStyle::default() };
        counter::lay(&mut batch, c, at, size, style);
    }
    batch.done();
}

/// Where a counter is that moves: slow at both ends.
fn on_its_way(b: &Board, glide: &Glide) -> Pos2 {
    let t = glide.done * glide.done * (3.0 - 2.0 * glide.done);
    b.centre(glide.from) + (b.centre(glide.to) - b.centre(glide.from)) * t
}

fn lay_stack(
    batch: &mut Batch<PieceKey>,
    centre: Pos2,
    size: f32,
    stack: &[&Counter],
    map: &MapView,
) {
    let n = stack.len();
    let step = Vec2::new(size * 0.1, -size * 0.1);
    let first = centre - step * ((n.min(HIGHEST) - 1) as f32 * 0.5);
    for (i, c) in stack.iter().enumerate() {
        let place = i.saturating_sub(n.saturating_sub(HIGHEST));
        let style = CounterStyle {
            selected: map.chosen.contains(&c.who),
            hovered: i + 1 == n && map.hover == Some(c.hex),
            spent: c.time.is_some_and(|t| t <= 0.0),
        };
        counter::lay(batch, c, first + step * place as f32, size, style);
    }
    if n > 1 {
        badge(batch, first + step * (n.min(HIGHEST) - 1) as f32, size, n);
    }
}

/// The counters of a stack side by side above their hex, large enough to read.
pub(super) fn fan(b: &Board, map: &MapView, hex: Hex) {
    let stack: Vec<&Counter> = map.counters.iter().filter(|c| c.hex == hex).collect();
    if stack.len() < 2 {
        return;
    }
    let size = counter::size_for(b.eye.hex_points()).max(46.0);
    let gap = size * 0.2;
    let rows = stack.len().div_ceil(6);
    let columns = stack.len().div_ceil(rows);
    let room = vec2(columns as f32, rows as f32) * (size + gap) + vec2(gap, gap);
    let lift = b.eye.hex_points() * 0.62 + room.y * 0.5 + 6.0;
    let mut at = Rect::from_center_size(b.centre(hex) - vec2(0.0, lift), room);
    let view = b.eye.view.shrink(6.0);
    if at.top() < view.top() {
        at = at.translate(vec2(0.0, 2.0 * lift));
    }
    let in_view = (view.left() - at.left()).max(0.0) + (view.right() - at.right()).min(0.0);
    at = at.translate(vec2(in_view, 0.0));
    let edge = Stroke::new(1.0, INK);
    b.painter.rect_filled(at.translate(vec2(2.0, 3.0)), 3.0, Color32::from_black_alpha(60));
    b.painter.rect(at, 3.0, theme::PANEL, edge, StrokeKind::Inside);
    let mut batch = Batch::new(b.painter);
    for (i, c) in stack.iter().enumerate() {
        let (x, y) = ((i % columns) as f32 + 0.5, (i / columns) as f32 + 0.5);
        let mid = at.min + vec2(gap * 0.5, gap * 0.5) + vec2(x, y) * (size + gap);
        let style = CounterStyle {
            selected: map.chosen.contains(&c.who),
            hovered: false,
            spent: c.time.is_some_and(|t| t <= 0.0),
        };
        counter::lay(&mut batch, c, mid, size, style);
    }
    batch.done();
}

/// How many counters a stack has.
fn badge(batch: &mut Batch<PieceKey>, at: Pos2, size: f32, count: usize) {
    // Small counters wear their number small.
    let r = (size * 0.16).clamp(if size < 19.0 { 4.5 } else { 7.0 }, 12.0);
    let stamp = batch.stamp(PieceKey::Badge { count, size: milli(size) }, |p| {
        p.circle(Pos2::ZERO, r, INK, Stroke::new(1.2, Color32::WHITE));
        let font = theme::font("narrow", (r * 1.5).round());
        p.text(Pos2::ZERO, Align2::CENTER_CENTER, count, font, Color32::WHITE);
    });
    batch.lay(&stamp, at + vec2(size * 0.5, -size * 0.5));
}
