//! Formation orders on the map: where they lead, how long it takes, what the ground may
//! keep.

use super::board::Board;
use super::tag::tag;
use super::theme::{self, SOVIET};
use crate::app::egui::{Align2, Color32, Pos2, Shape, Stroke, vec2};
use crate::app::view::arrows::{OrderArrows, StandingArrow, WayArrow};
use crate::hex::Hex;
use crate::rules::setup::Mission;
use crate::text;

const BLUE: Color32 = Color32::from_rgb(0x24, 0x4E, 0x86);
/// Hexes smaller than this, in points, have no room for figures.
const LEGIBLE: f32 = 24.0;
/// Thousandths of a vehicle from which on it is said that the ground may keep it.
const TOLD_MILLI: u64 = 50;

/// The colour of a mission.
pub(crate) const fn color(mission: Mission) -> Color32 {
    match mission {
        Mission::Move => theme::GOOD,
        Mission::Attack => SOVIET,
        Mission::Hold => BLUE,
        Mission::Support => theme::WARN,
        Mission::Refit => theme::FAINT,
    }
}

/// An order about to be given: the way of each unit to the goal.
pub(super) fn preview(b: &Board, order: &OrderArrows) {
    let color = color(order.mission);
    outline(b, &order.goal, Stroke::new(3.0, color));
    for arrow in &order.ways {
        way(b, arrow, color, order.thin);
    }
    ground(b, &order.ground);
    for hex in &order.barred {
        barred(b, *hex);
    }
    if let Some(at) = order.goal.get(order.goal.len() / 2) {
        labels(b, order, *at);
    }
}

/// The way of a unit, and what it fires at from its end.
fn way(b: &Board, way: &WayArrow, color: Color32, thin: bool) {
    let mut points: Vec<Pos2> = vec![b.centre(way.from)];
    points.extend(way.path.iter().map(|h| b.centre(*h)));
    if let Some(at) = way.aim {
        let line = [b.centre(way.end()), b.centre(at)];
        let stroke = Stroke::new(1.5, color);
        b.painter.extend(Shape::dashed_line(&line, stroke, 6.0, 5.0));
    }
    if way.path.is_empty() {
        return;
    }
    let white = Color32::from_white_alpha(if thin { 90 } else { 140 });
    b.painter.add(Shape::line(points.clone(), Stroke::new(if thin { 3.5 } else { 5.0 }, white)));
    // The more of its vehicles the ground may keep, the redder the way.
    let mire = (way.mire >> 16) as f32 / 65_536.0;
    let ink = if mire > 0.02 { blend(color, SOVIET, (mire * 1.6).min(1.0)) } else { color };
    b.painter.add(Shape::line(points.clone(), Stroke::new(if thin { 1.6 } else { 2.4 }, ink)));
    head(b, &points, ink, Stroke::NONE);
}

/// What is said of the order, at its goal.
fn labels(b: &Board, order: &OrderArrows, at: Hex) {
    let lift = vec2(0.0, b.eye.hex_points() * 0.6 + 10.0);
    // On the side from which nobody comes, where they hide nothing.
    let above = coming_from(b, &order.ways) > b.centre(at).y;
    let place = |line: f32| {
        let off = lift + vec2(0.0, 20.0 * line);
        if above { b.centre(at) - off } else { b.centre(at) + off }
    };
    // What is said first stands above.
    let (first, second) = if above && order.mire.is_some() { (1.0, 0.0) } else { (0.0, 1.0) };
    tag(b.painter, place(first), &order.title, color(order.mission));
    if let Some(mire) = &order.mire {
        tag(b.painter, place(second), mire, SOVIET);
    }
}

/// Whoever stands here has no way there. Words side by side would hide the counters.
fn barred(b: &Board, hex: Hex) {
    let r = (b.eye.hex_points() * 0.2).clamp(5.0, 11.0);
    let at = b.centre(hex) + vec2(0.0, b.eye.hex_points() * 0.5);
    b.painter.circle(at, r, theme::FIELD, Stroke::new(1.5, SOVIET));
    let d = vec2(r, -r) * 0.5;
    b.painter.line_segment([at - d, at + d], Stroke::new(1.5, SOVIET));
}

/// How far down on the screen those begin who are to go.
fn coming_from(b: &Board, ways: &[WayArrow]) -> f32 {
    let from = ways.iter().filter(|w| !w.path.is_empty()).map(|w| b.centre(w.from).y);
    let (sum, n) = from.fold((0.0, 0.0), |(sum, n), y| (sum + y, n + 1.0));
    if n > 0.0 { sum / n } else { f32::INFINITY }
}

/// How many vehicles the ground of each hex may keep.
fn ground(b: &Board, hexes: &[(Hex, u64)]) {
    let told = hexes.iter().filter(|(_, milli)| *milli >= TOLD_MILLI);
    figures(b, told.map(|(hex, milli)| (*hex, text::milli(*milli))));
}

/// The chance to mire in each hex of a way.
pub(super) fn mire(b: &Board, steps: &[(Hex, u64)]) {
    let soft = steps.iter().filter(|(_, bog)| *bog > 0);
    figures(b, soft.map(|(hex, bog)| (*hex, text::percent(*bog))));
}

/// Figures in hexes that have room for them.
fn figures(b: &Board, told: impl Iterator<Item = (Hex, String)>) {
    if b.eye.hex_points() < LEGIBLE {
        return;
    }
    for (hex, words) in told {
        let at = b.centre(hex) + vec2(0.0, b.eye.hex_points() * 0.3);
        small(b, at, &words, SOVIET);
    }
}

/// Where a standing order leads: one of the chosen in full, others faintly.
pub(super) fn standing(b: &Board, order: &StandingArrow) {
    let color = color(order.mission).gamma_multiply(if order.chosen { 0.9 } else { 0.4 });
    let Some([a, z]) = order.ends(|h| b.centre(h).to_vec2()) else { return };
    let (a, z) = (a.to_pos2(), z.to_pos2());
    if (z - a).length() < b.eye.hex_points() {
        return;
    }
    let width = if order.chosen { 3.5 } else { 2.5 };
    b.painter.extend(Shape::dashed_line(&[a, z], Stroke::new(width, color), 14.0, 6.0));
    head(b, &[a, z], color, Stroke::NONE);
}

fn outline(b: &Board, hexes: &[Hex], stroke: Stroke) {
    b.outline(&|h| hexes.contains(&h), hexes, Stroke::new(6.0, Color32::from_white_alpha(150)));
    b.outline(&|h| hexes.contains(&h), hexes, stroke);
}

/// The head of an arrow along these points: what it is filled with, and its edge.
pub(super) fn head(b: &Board, points: &[Pos2], fill: Color32, edge: Stroke) {
    let [.., a, z] = points else { return };
    let along = (*z - *a).normalized();
    let across = vec2(-along.y, along.x);
    let s = (b.eye.hex_points() * 0.25).clamp(6.0, 13.0);
    let back = *z - along * s;
    let shape = vec![*z + along * s * 0.3, back + across * s * 0.5, back - across * s * 0.5];
    b.painter.add(Shape::convex_polygon(shape, fill, edge));
}

fn blend(a: Color32, b: Color32, t: f32) -> Color32 {
    a.lerp_to_gamma(b, t)
}

/// A figure on a light ground.
fn small(b: &Board, at: Pos2, words: &str, color: Color32) {
    let font = theme::font("narrow", 12.0);
    let galley = b.painter.layout_no_wrap(words.to_owned(), font, color);
    let rect = Align2::CENTER_CENTER.anchor_size(at, galley.size() + vec2(6.0, 2.0));
    b.painter.rect_filled(rect, 2.0, theme::FIELD.gamma_multiply(0.9));
    b.painter.galley(rect.min + vec2(3.0, 1.0), galley, color);
}
