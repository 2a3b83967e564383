//! The sheet's words, put on the screen.

use super::stamps::Batch;
use super::theme;
use crate::app::egui::{self, Painter, epaint::TextShape};
use crate::app::sheet::Sheet;
use crate::app::sheet::lettering::{SheetLabel, Sit};
use crate::app::sheet::palette;
use crate::app::table::eye::Eye;
use crate::hex::Hex;

/// Words as they are told apart from others.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum WordKey {
    /// A label in a size, spread over so many points; sizes are in hundredths of a point.
    Label {
        text: String,
        face: u8,
        color: [u8; 4],
        angle: i32,
        spacing: i32,
        size: i32,
        spread: i32,
        sit: u8,
        halo: bool,
    },
    /// The number of a hex: its size in points, its strength in steps.
    Number { hex: Hex, size: u8, strength: u8 },
}

/// Puts the sheet's labels on the screen; one that would run into an earlier one stays away.
pub(crate) fn labels(painter: &Painter, eye: &Eye, labels: &[SheetLabel]) {
    let mut taken: Vec<egui::Rect> = Vec::new();
    let mut batch = Batch::new(painter);
    for label in labels {
        let natural = label.metres * eye.scale;
        let at = eye.to_screen(label.at);
        if natural < label.hide || !eye.view.expand(400.0).contains(at) {
            continue;
        }
        let size = natural.clamp(label.points[0], label.points[1]);
        // Whole sizes only: each size has its own glyphs in the font texture.
        let size = if size < 20.0 { (size * 2.0).round() * 0.5 } else { size.round() };
        let spread = label.spread * eye.scale;
        let word = batch.stamp(key(label, size, spread), |p| {
            put(p, label, set(p, label, size, spread), size);
        });
        // A long word on the slant has a large box round a thin line: only upright ones count.
        let edge = if label.halo { halo(size) } else { 0.0 };
        let inner = word.bounds.shrink(size * 0.16 + edge);
        let at = label.within.map_or(at, |frame| {
            let corners = [eye.to_screen(frame.min), eye.to_screen(frame.max)];
            at + aside(inner.translate(at.to_vec2()), egui::Rect::from_points(&corners))
        });
        let room = inner.translate(at.to_vec2());
        if label.angle.abs() < 0.15 {
            if taken.iter().any(|t| t.intersects(room)) {
                continue;
            }
            taken.push(room);
        }
        batch.lay(&word, at);
    }
    batch.done();
}

/// How far a word moves to lie within the room; it stays where it is if it is wider or higher.
fn aside(word: egui::Rect, room: egui::Rect) -> egui::Vec2 {
    let shift = |word: egui::Rangef, room: egui::Rangef| {
        if word.span() > room.span() {
            return 0.0;
        }
        (room.min - word.min).max(0.0) + (room.max - word.max).min(0.0)
    };
    egui::vec2(shift(word.x_range(), room.x_range()), shift(word.y_range(), room.y_range()))
}

fn key(label: &SheetLabel, size: f32, spread: f32) -> WordKey {
    let hundredths = |v: f32| (v * 100.0).round() as i32;
    WordKey::Label {
        text: label.text.clone(),
        face: label.face as u8,
        color: label.color,
        angle: (label.angle * 10_000.0).round() as i32,
        spacing: hundredths(label.spacing),
        size: hundredths(size),
        spread: hundredths(spread),
        sit: label.sit as u8,
        halo: label.halo,
    }
}

/// The label as set type, about the origin.
fn set(painter: &Painter, label: &SheetLabel, size: f32, spread: f32) -> TextShape {
    let color = theme::ink(label.color);
    let font_id = theme::lettering(label.face, size);
    let set = |spacing: f32| {
        let mut job = egui::text::LayoutJob::default();
        let format = egui::TextFormat {
            font_id: font_id.clone(),
            color,
            extra_letter_spacing: spacing,
            ..Default::default()
        };
        job.append(&label.text, 0.0, format);
        painter.layout_job(job)
    };
    let mut galley = set(label.spacing * size);
    let letters = label.text.chars().count();
    let slack = spread - galley.rect.width();
    if slack > 0.0 && letters > 1 {
        // Wider than this the eye no longer joins the letters into a word.
        galley = set((slack / (letters - 1) as f32).min(size * 1.6).round());
    }
    let rect = galley.rect;
    let pivot = match label.sit {
        Sit::Middle => rect.center(),
        Sit::Right => rect.left_center(),
        Sit::Left => rect.right_center(),
    };
    let turn = egui::emath::Rot2::from_angle(-label.angle);
    let mut shape = TextShape::new(egui::Pos2::ZERO - turn * pivot.to_vec2(), galley, color);
    shape.angle = -label.angle;
    shape
}

/// How wide the ground is kept clear round letters.
fn halo(size: f32) -> f32 {
    (size * 0.06).clamp(0.7, 1.8)
}

/// The word with the ground behind it kept clear.
fn put(painter: &Painter, label: &SheetLabel, word: TextShape, size: f32) {
    if label.halo {
        let c = theme::ink(palette::PAPER).gamma_multiply(0.5);
        let r = halo(size);
        for d in [[-r, 0.0], [r, 0.0], [0.0, -r], [0.0, r], [-r, -r], [r, r], [-r, r], [r, -r]] {
            let mut shade = word.clone();
            shade.pos += egui::Vec2::from(d);
            shade.override_text_color = Some(c);
            painter.add(shade);
        }
    }
    painter.add(word);
}

/// Hex numbers, once hexes are large enough to hold them.
pub(crate) fn hex_numbers(painter: &Painter, eye: &Eye, sheet: &Sheet) {
    const STEPS: f32 = 16.0;
    let points = eye.hex_points();
    let strength = (((points - 38.0) / 40.0).clamp(0.0, 1.0) * STEPS).round();
    if strength <= 0.0 {
        return;
    }
    let size = (points * 0.13).clamp(8.0, 13.0).round();
    let color = theme::INK.gamma_multiply(strength / STEPS * 0.5);
    let mut batch = Batch::new(painter);
    for hex in visible(eye, sheet) {
        let at = eye.to_screen(sheet.layout.centre(hex)) + egui::vec2(0.0, points * 0.40);
        let key = WordKey::Number { hex, size: size as u8, strength: strength as u8 };
        let number = batch.stamp(key, |p| {
            let middle = egui::Align2::CENTER_CENTER;
            let font = theme::font("sans", size);
            p.text(egui::Pos2::ZERO, middle, hex.label(sheet.size), font, color);
        });
        batch.lay(&number, at);
    }
    batch.done();
}

/// The hexes in view.
pub(crate) fn visible<'a>(eye: &Eye, sheet: &'a Sheet) -> impl Iterator<Item = Hex> + use<'a> {
    let (_, first) = sheet.layout.hex_at(eye.to_ground(eye.view.left_top())).offset();
    let (west, _) = sheet.layout.hex_at(eye.to_ground(eye.view.left_top())).offset();
    let (east, last) = sheet.layout.hex_at(eye.to_ground(eye.view.right_bottom())).offset();
    let size = sheet.size;
    (first - 1..=last + 1)
        .flat_map(move |r| (west - 1..=east + 1).map(move |c| Hex::from_offset(c, r)))
        .filter(move |&h| size.contains(h))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_at_the_edge_moves_in_and_no_further() {
        let at = |x, y| egui::Rect::from_min_size(egui::pos2(x, y), egui::vec2(20.0, 10.0));
        let room = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(100.0, 50.0));
        assert_eq!(aside(at(40.0, 20.0), room), egui::Vec2::ZERO);
        assert_eq!(aside(at(-5.0, 20.0), room), egui::vec2(5.0, 0.0));
        assert_eq!(aside(at(85.0, 44.0), room), egui::vec2(-5.0, -4.0));
        let narrow = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(15.0, 50.0));
        assert_eq!(aside(at(-5.0, 20.0), narrow), egui::Vec2::ZERO);
    }
}
