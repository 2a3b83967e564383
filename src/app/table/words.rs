//! The sheet's words, put on the screen.

use super::eye::Eye;
use crate::app::sheet::Sheet;
use crate::app::sheet::lettering::{Label, Sit};
use crate::app::sheet::palette;
use crate::app::theme;
use bevy_egui::egui::{self, Painter, epaint::TextShape};

/// Puts the sheet's labels on the screen; one that would run into an earlier one stays away.
pub(crate) fn labels(painter: &Painter, eye: &Eye, labels: &[Label]) {
    let mut taken: Vec<egui::Rect> = Vec::new();
    for label in labels {
        let natural = label.metres * eye.scale;
        let size = natural.clamp(label.points[0], label.points[1]);
        let at = eye.to_screen(label.at);
        if natural < label.hide || !eye.view.expand(400.0).contains(at) {
            continue;
        }
        let word = set(painter, label, at, size, label.spread * eye.scale);
        // A long word on the slant has a large box round a thin line: only upright ones count.
        let room = word.visual_bounding_rect().shrink(size * 0.16);
        if label.angle.abs() < 0.15 {
            if taken.iter().any(|t| t.intersects(room)) {
                continue;
            }
            taken.push(room);
        }
        put(painter, label, word, size);
    }
}

/// The label as set type.
fn set(painter: &Painter, label: &Label, at: egui::Pos2, size: f32, spread: f32) -> TextShape {
    // Whole sizes only: each size has its own glyphs in the font texture.
    let size = if size < 20.0 { (size * 2.0).round() * 0.5 } else { size.round() };
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
    let mut shape = TextShape::new(at - turn * pivot.to_vec2(), galley, color);
    shape.angle = -label.angle;
    shape
}

/// The word with the ground behind it kept clear.
fn put(painter: &Painter, label: &Label, word: TextShape, size: f32) {
    if label.halo {
        let c = theme::ink(palette::PAPER).gamma_multiply(0.5);
        let r = (size * 0.06).clamp(0.7, 1.8);
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
    let points = eye.hex_points();
    let strength = ((points - 38.0) / 40.0).clamp(0.0, 1.0) * 0.5;
    if strength <= 0.02 {
        return;
    }
    let font = theme::font("sans", (points * 0.13).clamp(8.0, 13.0).round());
    let color = theme::INK.gamma_multiply(strength);
    for hex in visible(eye, sheet) {
        let at = eye.to_screen(sheet.layout.centre(hex)) + egui::vec2(0.0, points * 0.40);
        painter.text(at, egui::Align2::CENTER_CENTER, hex.label(sheet.size), font.clone(), color);
    }
}

/// The hexes in view.
pub(crate) fn visible<'a>(
    eye: &Eye,
    sheet: &'a Sheet,
) -> impl Iterator<Item = crate::hex::Hex> + use<'a> {
    let (_, first) = sheet.layout.hex_at(eye.to_ground(eye.view.left_top())).offset();
    let (west, _) = sheet.layout.hex_at(eye.to_ground(eye.view.left_top())).offset();
    let (east, last) = sheet.layout.hex_at(eye.to_ground(eye.view.right_bottom())).offset();
    let size = sheet.size;
    (first - 1..=last + 1)
        .flat_map(move |r| (west - 1..=east + 1).map(move |c| crate::hex::Hex::from_offset(c, r)))
        .filter(move |&h| size.contains(h))
}
