//! What is painted between the sheet and the panels: reach, path, danger, counters,
//! shots.

use super::counter;
use super::counter::{CounterStyle, PieceKey};
use super::stamps::Batch;
use super::theme;
use super::theme::{GOOD, INK, SOVIET};
use crate::app::battle::playback::{Scene, Showing};
use crate::app::sheet::Sheet;
use crate::app::table::eye::Eye;
use crate::app::view::counters::{Counter, CounterId};
use crate::hex::{Dir, Hex};
use crate::text;
use bevy_egui::egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};
use std::collections::BTreeMap;

/// A painter that knows where hexes are.
#[derive(Clone)]
pub(crate) struct Board<'a> {
    /// Paints below the panels.
    pub painter: &'a Painter,
    /// Where the player looks.
    pub eye: &'a Eye,
    /// The sheet.
    pub sheet: &'a Sheet,
}

impl Board<'_> {
    /// The centre of a hex on the screen.
    pub(crate) fn centre(&self, hex: Hex) -> Pos2 {
        self.eye.to_screen(self.sheet.layout.centre(hex))
    }

    fn corners(&self, hex: Hex) -> Vec<Pos2> {
        self.sheet.layout.corners(hex).map(|c| self.eye.to_screen(c)).to_vec()
    }

    /// True if some of a hex is in view.
    pub(crate) fn sees(&self, hex: Hex) -> bool {
        self.eye.view.expand(self.eye.hex_points()).contains(self.centre(hex))
    }

    fn side(&self, hex: Hex, dir: Dir) -> [Pos2; 2] {
        self.sheet.layout.side(hex, dir).map(|c| self.eye.to_screen(c))
    }

    /// An outline round a set of hexes.
    pub(crate) fn outline(&self, hexes: &dyn Fn(Hex) -> bool, of: &[Hex], stroke: Stroke) {
        for &h in of.iter().filter(|h| self.sees(**h)) {
            for (dir, n) in h.neighbours() {
                if !hexes(n) {
                    self.painter.line_segment(self.side(h, dir), stroke);
                }
            }
        }
    }
}

/// What covers much ground and seldom changes, at a scale given by its bits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum GroundWash {
    Reach { hexes: Vec<(Hex, u32)>, scale: u32 },
    Danger { hexes: Vec<(Hex, u64)>, scale: u32 },
}

/// Paints this once for all places of the view, and then only moves it.
fn still(b: &Board, key: GroundWash, paint: impl FnOnce(&Board)) {
    let first = Hex::new(0, 0);
    let view = Rect::from_center_size(Pos2::ZERO, Vec2::splat(1e6));
    let eye = Eye { centre: b.sheet.layout.centre(first), view, ..*b.eye };
    let mut batch = Batch::new(b.painter);
    let stamp = batch.stamp(key, |painter| paint(&Board { painter, eye: &eye, sheet: b.sheet }));
    batch.lay(&stamp, b.centre(first));
    batch.done();
}

/// Hexes in reach: hatched, with the seconds they take.
pub(crate) fn reach(b: &Board, hexes: &[(Hex, u32)]) {
    let key = GroundWash::Reach { hexes: hexes.to_vec(), scale: b.eye.scale.to_bits() };
    still(b, key, |b| paint_reach(b, hexes));
}

fn paint_reach(b: &Board, hexes: &[(Hex, u32)]) {
    let set: std::collections::BTreeSet<Hex> = hexes.iter().map(|(h, _)| *h).collect();
    let green = Color32::from_rgb(0x2E, 0x6E, 0x3E);
    let points = b.eye.hex_points();
    // Over half the map, hatching would hide the ground; the outline says it all.
    let few = hexes.len() < 130 && points >= 24.0;
    let (tint, hatched) = if few { (0.13, true) } else { (0.08, false) };
    for (h, _) in hexes.iter().filter(|(h, _)| b.sees(*h)) {
        b.painter.add(Shape::convex_polygon(
            b.corners(*h),
            green.gamma_multiply(tint),
            Stroke::NONE,
        ));
        if hatched {
            hatch(b, *h, green.gamma_multiply(0.30));
        }
    }
    let list: Vec<Hex> = set.iter().copied().collect();
    b.outline(&|h| set.contains(&h), &list, Stroke::new(2.0, green));
    // Figures side by side in small hexes are a carpet nobody reads.
    if points >= 44.0 {
        let font = theme::font("sans", (points * 0.2).clamp(9.0, 14.0).round());
        for (h, s) in hexes.iter().filter(|(h, _)| b.sees(*h)) {
            let at = b.centre(*h) - vec2(0.0, points * 0.34);
            b.painter.text(at, Align2::CENTER_CENTER, s, font.clone(), green);
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
pub(crate) fn danger(b: &Board, hexes: &[(Hex, u64)]) {
    let key = GroundWash::Danger { hexes: hexes.to_vec(), scale: b.eye.scale.to_bits() };
    still(b, key, |b| paint_danger(b, hexes));
}

fn paint_danger(b: &Board, hexes: &[(Hex, u64)]) {
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

/// Objectives: a ring in the holder's colour round their ground, named.
pub(crate) fn objective(b: &Board, hexes: &[Hex], color: Color32) {
    let set: std::collections::BTreeSet<Hex> = hexes.iter().copied().collect();
    b.outline(&|h| set.contains(&h), hexes, Stroke::new(5.0, Color32::from_white_alpha(120)));
    b.outline(&|h| set.contains(&h), hexes, Stroke::new(2.5, color));
}

/// A path with its steps, and what it costs at the end.
pub(crate) fn path(b: &Board, from: Hex, path: &[Hex], words: &str, open: bool) {
    let color = if open { GOOD } else { SOVIET };
    let mut points: Vec<Pos2> = vec![b.centre(from)];
    points.extend(path.iter().map(|h| b.centre(*h)));
    b.painter.add(Shape::line(points.clone(), Stroke::new(6.0, Color32::from_white_alpha(150))));
    b.painter.add(Shape::line(points.clone(), Stroke::new(3.0, color)));
    for p in &points[1..] {
        b.painter.circle(*p, 4.0, Color32::WHITE, Stroke::new(2.0, color));
    }
    if let Some(last) = points.last() {
        tag(b.painter, *last + vec2(0.0, -b.eye.hex_points() * 0.55 - 8.0), words, color);
    }
}

/// A mark on what would be fired at or stormed.
pub(crate) fn reticle(b: &Board, from: Option<Hex>, at: Hex, words: &str, color: Color32) {
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

/// The hex under the pointer.
pub(crate) fn hover(b: &Board, hex: Hex) {
    let mut ring = b.corners(hex);
    ring.push(ring[0]);
    b.painter.add(Shape::line(ring, Stroke::new(1.6, INK.gamma_multiply(0.7))));
}

/// Words on a small label.
pub(crate) fn tag(p: &Painter, at: Pos2, words: &str, color: Color32) {
    let galley = p.layout_no_wrap(words.to_owned(), theme::font("sans-bold", 12.5), color);
    let rect = Align2::CENTER_CENTER.anchor_size(at, galley.size() + vec2(10.0, 4.0));
    p.rect(rect, 2.0, theme::FIELD, Stroke::new(1.0, color), bevy_egui::egui::StrokeKind::Inside);
    p.galley(rect.min + vec2(5.0, 2.0), galley, color);
}

/// Where the counters of a hex stand: one above the other, the last on top.
pub(crate) fn stacks(counters: &[Counter]) -> BTreeMap<Hex, Vec<&Counter>> {
    let mut out: BTreeMap<Hex, Vec<&Counter>> = BTreeMap::new();
    for c in counters {
        out.entry(c.hex).or_default().push(c);
    }
    out
}

/// Paints all counters.
pub(crate) fn counters(
    b: &Board,
    counters: &[Counter],
    chosen: &[CounterId],
    hovered: Option<Hex>,
    showing: Option<&Showing>,
) {
    let size = counter::size_for(b.eye.hex_points());
    let mut batch = Batch::new(b.painter);
    let gliding = match showing.map(|s| (&s.scene, s.done)) {
        Some((Scene::Glide { who, from, to }, done)) => Some((*who, *from, *to, done)),
        _ => None,
    };
    for (hex, mut stack) in stacks(counters) {
        stack.retain(|c| gliding.is_none_or(|g| g.0 != c.who));
        if stack.is_empty() || !b.sees(hex) {
            continue;
        }
        // The chosen one lies on top.
        stack.sort_by_key(|c| chosen.contains(&c.who));
        let n = stack.len();
        let step = Vec2::new(size * 0.1, -size * 0.1);
        let first = b.centre(hex) - step * ((n.min(4) - 1) as f32 * 0.5);
        for (i, c) in stack.iter().enumerate() {
            let place = i.saturating_sub(n.saturating_sub(4));
            let look = CounterStyle {
                selected: chosen.contains(&c.who),
                hovered: i + 1 == n && hovered == Some(hex),
                spent: c.time.is_some_and(|t| t <= 0.0),
            };
            counter::lay(&mut batch, c, first + step * place as f32, size, look);
        }
        if n > 1 {
            badge(&mut batch, first + step * (n.min(4) - 1) as f32, size, n);
        }
    }
    if let Some((who, from, to, done)) = gliding
        && let Some(c) = counters.iter().find(|c| c.who == who)
    {
        let t = done * done * (3.0 - 2.0 * done);
        let at = b.centre(from) + (b.centre(to) - b.centre(from)) * t;
        let look = CounterStyle { selected: chosen.contains(&who), ..CounterStyle::default() };
        counter::lay(&mut batch, c, at, size, look);
    }
    batch.done();
}

/// The counters of a stack side by side above their hex, large enough to read.
pub(crate) fn fan(b: &Board, counters: &[Counter], chosen: &[CounterId], hex: Hex) {
    let stack: Vec<&Counter> = counters.iter().filter(|c| c.hex == hex).collect();
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
    b.painter.rect(at, 3.0, theme::PANEL, edge, bevy_egui::egui::StrokeKind::Inside);
    let mut batch = Batch::new(b.painter);
    for (i, c) in stack.iter().enumerate() {
        let (x, y) = ((i % columns) as f32 + 0.5, (i / columns) as f32 + 0.5);
        let mid = at.min + vec2(gap * 0.5, gap * 0.5) + vec2(x, y) * (size + gap);
        let look = CounterStyle {
            selected: chosen.contains(&c.who),
            hovered: false,
            spent: c.time.is_some_and(|t| t <= 0.0),
        };
        counter::lay(&mut batch, c, mid, size, look);
    }
    batch.done();
}

/// How many counters a stack has.
fn badge(batch: &mut Batch<PieceKey>, at: Pos2, size: f32, count: usize) {
    // Small counters wear their number small.
    let r = (size * 0.16).clamp(if size < 19.0 { 4.5 } else { 7.0 }, 12.0);
    let stamp = batch.stamp(PieceKey::Badge { count, size: counter::milli(size) }, |p| {
        p.circle(Pos2::ZERO, r, INK, Stroke::new(1.2, Color32::WHITE));
        let font = theme::font("narrow", (r * 1.5).round());
        p.text(Pos2::ZERO, Align2::CENTER_CENTER, count, font, Color32::WHITE);
    });
    batch.lay(&stamp, at + vec2(size * 0.5, -size * 0.5));
}

/// What is being shown: tracers, words over a hex, a banner.
pub(crate) fn scene(b: &Board, showing: &Showing) {
    let t = showing.done;
    match &showing.scene {
        Scene::Glide { .. } => {}
        Scene::Shells { hexes } => super::shells::fall(b, hexes, t),
        Scene::Shots { from, at } => tracers(b, *from, *at, t),
        Scene::Word { hex, text, bad } => {
            let lift = b.eye.hex_points() * (0.5 + 0.5 * t) + 12.0;
            let color = if *bad { SOVIET } else { GOOD };
            tag(b.painter, b.centre(*hex) - vec2(0.0, lift), text, color);
        }
        Scene::Banner { text } => {
            let fade = (t * 6.0).min((1.0 - t) * 4.0).clamp(0.0, 1.0);
            let font = theme::font("bold", 30.0);
            let galley = b.painter.layout_no_wrap(text.clone(), font, theme::FIELD);
            let at = b.eye.view.center() - vec2(0.0, b.eye.view.height() * 0.22);
            let room = Rect::from_center_size(at, galley.size() + vec2(60.0, 26.0));
            let mut p = b.painter.clone();
            p.multiply_opacity(fade);
            p.rect_filled(room, 2.0, INK.gamma_multiply(0.88));
            p.galley(room.center() - galley.size() * 0.5, galley, theme::FIELD);
        }
    }
}

fn tracers(b: &Board, from: Option<Hex>, at: Hex, t: f32) {
    let to = b.centre(at);
    let flash = Color32::from_rgb(0xD9, 0x6A, 0x1C);
    if let Some(from) = from {
        let a = b.centre(from);
        let d = to - a;
        for k in 0..4 {
            let s = t * 1.6 - k as f32 * 0.18;
            if (0.0..1.0).contains(&s) {
                let head = a + d * s;
                let tail = a + d * (s - 0.12).max(0.0);
                b.painter
                    .line_segment([tail, head], Stroke::new(4.0, Color32::from_white_alpha(170)));
                b.painter.line_segment([tail, head], Stroke::new(2.0, flash));
            }
        }
    }
    if t > 0.45 {
        let r = b.eye.hex_points().clamp(20.0, 60.0) * (t - 0.35) * 0.8;
        for k in 0..8 {
            let (sin, cos) = (k as f32 * 0.785 + 0.3).sin_cos();
            let d = vec2(cos, sin);
            b.painter.line_segment([to + d * r * 0.55, to + d * r], Stroke::new(2.2, flash));
        }
    }
}

/// What the ground under the pointer is, in the corner of the map.
pub(crate) fn footnote(p: &Painter, view: Rect, words: &str) {
    let galley = p.layout_no_wrap(words.to_owned(), theme::font("sans", 12.5), INK);
    let at = pos2(view.left() + 8.0, view.bottom() - galley.size().y - 8.0);
    let room = Rect::from_min_size(at, galley.size()).expand2(vec2(6.0, 3.0));
    p.rect_filled(room, 2.0, theme::PANEL.gamma_multiply(0.92));
    p.galley(at, galley, INK);
}
