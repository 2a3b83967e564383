//! Formation orders on the map: where they lead, how long it takes, what the ground may
//! keep.

use super::overlay::{Board, tag};
use crate::ai::Digest;
use crate::app::battle::Standing;
use crate::app::corps::Body;
use crate::app::preview::Preview;
use crate::app::theme::{self, SOVIET};
use crate::hex::Hex;
use crate::rules::Perspective;
use crate::rules::setup::Mission;
use crate::text;
use bevy_egui::egui::{Align2, Color32, Pos2, Shape, Stroke, vec2};
use std::collections::{BTreeMap, BTreeSet};

const BLUE: Color32 = Color32::from_rgb(0x24, 0x4E, 0x86);

/// The colour of a mission.
pub(crate) const fn color(mission: Mission) -> Color32 {
    match mission {
        Mission::Move => theme::GOOD,
        Mission::Attack => SOVIET,
        Mission::Hold => BLUE,
        Mission::Support => theme::WARN,
    }
}

/// An order about to be given: the way of each unit to the goal.
pub(crate) fn preview(b: &Board, p: &Perspective, preview: &Preview) {
    let color = color(preview.mission);
    outline(b, &preview.goal.hexes, Stroke::new(3.0, color));
    let digest = &preview.digest;
    let thin = digest.ways.len() > 12;
    for way in &digest.ways {
        let mut points: Vec<Pos2> = vec![b.centre(way.from)];
        points.extend(way.path.iter().map(|h| b.centre(*h)));
        // Of many, only those who need not move: the ends of the others say enough.
        let aims = way.stays() || way.fires && !thin;
        if let Some(at) = nearest(&preview.goal.hexes, way.end()).filter(|_| aims) {
            let line = [b.centre(way.end()), b.centre(at)];
            let stroke = Stroke::new(1.5, color);
            b.painter.extend(Shape::dashed_line(&line, stroke, 6.0, 5.0));
        }
        if way.path.is_empty() {
            continue;
        }
        let white = Color32::from_white_alpha(if thin { 90 } else { 140 });
        b.painter
            .add(Shape::line(points.clone(), Stroke::new(if thin { 3.5 } else { 5.0 }, white)));
        // The more of its vehicles the ground may keep, the redder the way.
        let mire = (way.mire >> 16) as f32 / 65_536.0;
        let ink = if mire > 0.02 { blend(color, SOVIET, (mire * 1.6).min(1.0)) } else { color };
        b.painter.add(Shape::line(points.clone(), Stroke::new(if thin { 1.6 } else { 2.4 }, ink)));
        head(b, &points, ink);
    }
    ground(b, &digest.ground);
    let stuck = digest.stuck.iter().filter_map(|unit| p.unit(*unit)?.hex());
    for hex in stuck.collect::<BTreeSet<Hex>>() {
        barred(b, hex);
    }
    if let Some(at) = preview.goal.hexes.get(preview.goal.hexes.len() / 2) {
        let lift = vec2(0.0, b.eye.hex_points() * 0.6 + 10.0);
        // On the side from which nobody comes, where they hide nothing.
        let above = coming_from(b, digest) > b.centre(*at).y;
        let place = |line: f32| {
            let off = lift + vec2(0.0, 20.0 * line);
            if above { b.centre(*at) - off } else { b.centre(*at) + off }
        };
        let what = text::capital(text::mission(preview.mission));
        let words = format!("{what} {}: {}", preview.goal.name, text::arrivals(digest));
        let mire = text::may_mire(digest).filter(|_| digest.mire_milli > 0);
        // What is said first stands above.
        let (first, second) = if above && mire.is_some() { (1.0, 0.0) } else { (0.0, 1.0) };
        tag(b.painter, place(first), &words, color);
        if let Some(mire) = mire {
            tag(b.painter, place(second), &mire, SOVIET);
        }
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
fn coming_from(b: &Board, digest: &Digest) -> f32 {
    let from = digest.ways.iter().filter(|w| !w.path.is_empty()).map(|w| b.centre(w.from).y);
    let (sum, n) = from.fold((0.0, 0.0), |(sum, n), y| (sum + y, n + 1.0));
    if n > 0.0 { sum / n } else { f32::INFINITY }
}

/// How many vehicles the ground of each hex may keep.
fn ground(b: &Board, hexes: &BTreeMap<Hex, u64>) {
    if b.eye.hex_points() < 24.0 {
        return;
    }
    for (hex, milli) in hexes.iter().filter(|(_, m)| **m >= 50) {
        let at = b.centre(*hex) + vec2(0.0, b.eye.hex_points() * 0.3);
        small(b, at, &text::milli(*milli), SOVIET);
    }
}

/// The chance to mire in each hex of a way.
pub(crate) fn mire(b: &Board, steps: impl Iterator<Item = (Hex, u64)>) {
    if b.eye.hex_points() < 24.0 {
        return;
    }
    for (hex, bog) in steps.filter(|s| s.1 > 0) {
        let at = b.centre(hex) + vec2(0.0, b.eye.hex_points() * 0.3);
        small(b, at, &text::percent(bog), SOVIET);
    }
}

/// Where standing orders lead: those of the chosen in full, the others faintly.
pub(crate) fn standing(b: &Board, p: &Perspective, all: &[Standing], acting: Option<&Body>) {
    for s in all {
        let chosen = acting.is_some_and(|a| a.units.iter().any(|u| s.body.units.contains(u)));
        let color = color(s.mission).gamma_multiply(if chosen { 0.9 } else { 0.4 });
        let from: Vec<Pos2> = s
            .body
            .units
            .iter()
            .filter_map(|id| p.unit(*id).filter(|u| !u.is_mired())?.hex())
            .map(|h| b.centre(h))
            .collect();
        if from.is_empty() || s.goal.hexes.is_empty() {
            continue;
        }
        let mean = |all: &[Pos2]| {
            let sum = all.iter().fold(vec2(0.0, 0.0), |a, p| a + p.to_vec2());
            (sum / all.len() as f32).to_pos2()
        };
        let goal: Vec<Pos2> = s.goal.hexes.iter().map(|h| b.centre(*h)).collect();
        let (a, z) = (mean(&from), mean(&goal));
        if (z - a).length() < b.eye.hex_points() {
            continue;
        }
        let width = if chosen { 3.5 } else { 2.5 };
        b.painter.extend(Shape::dashed_line(&[a, z], Stroke::new(width, color), 14.0, 6.0));
        head(b, &[a, z], color);
    }
}

fn nearest(hexes: &[Hex], from: Hex) -> Option<Hex> {
    hexes.iter().copied().min_by_key(|h| h.distance(from))
}

fn outline(b: &Board, hexes: &[Hex], stroke: Stroke) {
    b.outline(&|h| hexes.contains(&h), hexes, Stroke::new(6.0, Color32::from_white_alpha(150)));
    b.outline(&|h| hexes.contains(&h), hexes, stroke);
}

/// The head of an arrow along these points.
fn head(b: &Board, points: &[Pos2], color: Color32) {
    let [.., a, z] = points else { return };
    let along = (*z - *a).normalized();
    let across = vec2(-along.y, along.x);
    let s = (b.eye.hex_points() * 0.25).clamp(6.0, 13.0);
    let back = *z - along * s;
    let shape = vec![*z + along * s * 0.3, back + across * s * 0.5, back - across * s * 0.5];
    b.painter.add(Shape::convex_polygon(shape, color, Stroke::NONE));
}

fn blend(a: Color32, b: Color32, t: f32) -> Color32 {
    a.lerp_to_gamma(b, t)
}

fn small(b: &Board, at: Pos2, words: &str, color: Color32) {
    let font = theme::font("narrow", 12.0);
    let galley = b.painter.layout_no_wrap(words.to_owned(), font, color);
    let rect = Align2::CENTER_CENTER.anchor_size(at, galley.size() + vec2(6.0, 2.0));
    b.painter.rect_filled(rect, 2.0, theme::FIELD.gamma_multiply(0.9));
    b.painter.galley(rect.min + vec2(3.0, 1.0), galley, color);
}
