//! What fills an area: dashes of marsh, trees, bushes, rock, houses.

use super::geo::{Points, bounds, inside, noise, spans};
use super::heights::HeightGrid;
use super::ink::{Ink, Pen, faded};
use super::palette::{BLACK, BLUE, BROWN, GREEN};
use super::{GroundCover, SheetArea};
use bevy::math::{Rect, Vec2};

/// Most symbols drawn in one area; in a larger one they stand further apart.
const MOST: f32 = 9000.0;

/// Draws the symbols of an area inside a frame; `u` is the width of a hex.
pub(super) fn draw(ink: &mut Ink, area: &SheetArea, u: f32, frame: Rect, heights: &HeightGrid) {
    let Some(all) = bounds(area.rings.iter().flatten()) else { return };
    let room = all.intersect(frame);
    if room.is_empty() {
        return;
    }
    let rings = &area.rings;
    match area.cover {
        GroundCover::Marsh => {
            rows(ink, rings, room, u, Dashes { row: 0.22, dash: 0.5, gap: 0.22, tufts: 0.16 });
        }
        GroundCover::Quagmire => {
            rows(ink, rings, room, u, Dashes { row: 0.16, dash: 4.0, gap: 0.12, tufts: 0.05 });
        }
        GroundCover::WetMeadow => {
            rows(ink, rings, room, u, Dashes { row: 0.42, dash: 0.26, gap: 0.55, tufts: 0.1 });
        }
        GroundCover::Paddy => paddy(ink, rings, room, u),
        GroundCover::Wood => {
            scatter(rings, room, 0.36 * u, 11, |at, k| tree(ink, at, (0.1 + 0.05 * k) * u));
        }
        GroundCover::Scrub => {
            scatter(rings, room, 0.42 * u, 23, |at, k| bush(ink, at, (0.045 + 0.03 * k) * u));
        }
        GroundCover::Rock => scatter(rings, room, 0.24 * u, 37, |at, k| {
            rock(ink, at, (0.09 + 0.06 * k) * u, heights.downhill(at));
        }),
        GroundCover::Sand => {
            scatter(rings, room, 0.2 * u, 41, |at, _| ink.disc(at, 0.016 * u, faded(BROWN, 0.7)));
        }
        GroundCover::Village => scatter(rings, room, 0.42 * u, 53, |at, k| house(ink, at, u, k)),
        GroundCover::Shallow => {
            rows(ink, rings, room, u, Dashes { row: 0.5, dash: 0.12, gap: 0.5, tufts: 0.0 });
        }
        GroundCover::Water | GroundCover::Bare => {}
    }
}

/// Rows of dashes, in widths of a hex.
struct Dashes {
    row: f32,
    dash: f32,
    gap: f32,
    tufts: f32,
}

fn rows(ink: &mut Ink, rings: &[Points], room: Rect, u: f32, d: Dashes) {
    let pen = Pen::new(faded(BLUE, 0.85), 0.7, 0.022 * u);
    let first = (room.min.y / (d.row * u)).ceil() as i32;
    let last = (room.max.y / (d.row * u)).floor() as i32;
    for k in first..=last {
        let y = k as f32 * d.row * u;
        let period = (d.dash + d.gap) * u;
        for (from, to) in spans(rings, y) {
            let (from, to) = (from.max(room.min.x), to.min(room.max.x));
            let mut i = (from / period).floor() as i32 - 1;
            loop {
                let shift = noise(k, 0, 5) * period;
                let jitter = (noise(i, k, 7) - 0.5) * d.gap * u;
                let a = (i as f32 * period + shift + jitter).max(from);
                let b = (i as f32 * period + shift + jitter + d.dash * u).min(to);
                if i as f32 * period + shift > to {
                    break;
                }
                if b - a > 0.06 * u {
                    ink.line(Vec2::new(a, y), Vec2::new(b, y), pen);
                    if noise(i, k, 9) < d.tufts {
                        tuft(ink, Vec2::new(a.midpoint(b), y), u);
                    }
                }
                i += 1;
            }
        }
    }
}

/// Three blades of grass.
fn tuft(ink: &mut Ink, at: Vec2, u: f32) {
    let pen = Pen::new(faded(GREEN, 0.95), 0.6, 0.018 * u).fading(14.0, 30.0);
    for dx in [-0.06, 0.0, 0.06] {
        let top = at + Vec2::new(dx * 1.6, if dx == 0.0 { 0.14 } else { 0.1 }) * u;
        ink.line(at + Vec2::new(dx * 0.5, 0.0) * u, top, pen);
    }
}

/// Rice fields: a broken lattice.
fn paddy(ink: &mut Ink, rings: &[Points], room: Rect, u: f32) {
    let pen = Pen::new(faded(BLUE, 0.6), 0.6, 0.016 * u);
    let step = 0.38 * u;
    scatter_exact(rings, room, step, |at, i, j| {
        let (w, h) = (step * 0.42, step * 0.42);
        if (i + j) % 2 == 0 {
            ink.line(at - Vec2::new(w, 0.0), at + Vec2::new(w, 0.0), pen);
        } else {
            ink.line(at - Vec2::new(0.0, h), at + Vec2::new(0.0, h), pen);
        }
    });
}

fn tree(ink: &mut Ink, at: Vec2, r: f32) {
    ink.disc(at + Vec2::new(0.25, -0.3) * r, r, faded(GREEN, 0.55));
    ink.disc(at, r * 0.92, [0xB9, 0xCB, 0x92, 255]);
    ink.circle(at, r * 0.92, Pen::new(faded(GREEN, 0.95), 0.7, 0.14 * r));
}

fn bush(ink: &mut Ink, at: Vec2, r: f32) {
    ink.circle(at, r, Pen::new(faded(GREEN, 0.9), 0.7, 0.3 * r));
    ink.disc(at + Vec2::new(2.1 * r, -0.5 * r), 0.5 * r, faded(GREEN, 0.85));
}

/// A stroke down the slope, with a shorter one beside it.
fn rock(ink: &mut Ink, at: Vec2, r: f32, down: Vec2) {
    let pen = Pen::new(faded(BROWN, 0.8), 0.8, 0.2 * r);
    let side = down.perp() * 0.55 * r;
    ink.line(at - down * r, at + down * r, pen);
    ink.line(at + side - down * 0.7 * r, at + side + down * 0.2 * r, pen);
}

fn house(ink: &mut Ink, at: Vec2, u: f32, k: f32) {
    let turn = Vec2::from_angle((k - 0.5) * 1.2);
    let (w, h) = ((0.1 + 0.08 * k) * u, 0.065 * u);
    let corner = |x: f32, y: f32| at + Vec2::new(x * w, y * h).rotate(turn);
    let ring = [corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
    ink.convex(&ring, BLACK);
    ink.stroke(&ring, true, Pen::new(BLACK, 0.8, 0.0));
}

/// A symbol at each place of a shaken lattice inside an area, with a number 0..1 for variety.
fn scatter(rings: &[Points], room: Rect, step: f32, salt: u32, mut put: impl FnMut(Vec2, f32)) {
    scatter_exact(rings, room, step, |at, i, j| {
        let shake = Vec2::new(noise(i, j, salt) - 0.5, noise(i, j, salt + 1) - 0.5) * step * 0.7;
        let p = at + shake;
        if room.contains(p) && inside(rings, p) {
            put(p, noise(i, j, salt + 2));
        }
    });
}

fn scatter_exact(rings: &[Points], room: Rect, step: f32, mut put: impl FnMut(Vec2, i32, i32)) {
    let crowd = room.width() * room.height() / (step * step);
    let step = step * (crowd / MOST).sqrt().max(1.0);
    for j in (room.min.y / step).floor() as i32..=(room.max.y / step).ceil() as i32 {
        for i in (room.min.x / step).floor() as i32..=(room.max.x / step).ceil() as i32 {
            let odd = if j % 2 == 0 { 0.0 } else { 0.5 };
            let at = Vec2::new((i as f32 + odd) * step, j as f32 * step);
            if inside(rings, at) {
                put(at, i, j);
            }
        }
    }
}
