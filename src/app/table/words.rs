//! The sheet's words, put on the screen.

use super::eye::Eye;
use crate::app::sheet::Sheet;
use crate::app::sheet::lettering::{Label, Sit};
use crate::app::sheet::palette;
use crate::app::theme;
use bevy_egui::egui::{self, Color32, Painter, epaint::TextShape};

/// Puts the sheet's labels on the screen.
pub(crate) fn labels(painter: &Painter, eye: &Eye, labels: &[Label]) {
    for label in labels {
        let natural = label.metres * eye.scale;
        let size = natural.clamp(label.points[0], label.points[1]);
        if natural < label.hide {
            continue;
        }
        let at = eye.to_screen(label.at);
        if !eye.view.expand(400.0).contains(at) {
            continue;
        }
        one(painter, label, at, size);
    }
}

fn one(painter: &Painter, label: &Label, at: egui::Pos2, size: f32) {
    // Whole sizes only: each size has its own glyphs in the font texture.
    let size = if size < 20.0 { (size * 2.0).round() * 0.5 } else { size.round() };
    let color = theme::ink(label.color);
    let mut job = egui::text::LayoutJob::default();
    job.append(
        &label.text,
        0.0,
        egui::TextFormat {
            font_id: theme::lettering(label.face, size),
            color,
            extra_letter_spacing: label.spacing * size,
            ..Default::default()
        },
    );
    let galley = painter.layout_job(job);
    let rect = galley.rect;
    let pivot = match label.sit {
        Sit::Middle => rect.center(),
        Sit::Right => rect.left_center(),
        Sit::Left => rect.right_center(),
    };
    let turn = egui::emath::Rot2::from_angle(-label.angle);
    let corner = at - turn * pivot.to_vec2();
    let shape = |offset: egui::Vec2, c: Option<Color32>| {
        let mut s = TextShape::new(corner + offset, galley.clone(), color);
        s.angle = -label.angle;
        s.override_text_color = c;
        egui::Shape::Text(s)
    };
    if label.halo {
        let c = theme::ink(palette::PAPER).gamma_multiply(0.55);
        let r = (size * 0.07).clamp(0.8, 1.8);
        for d in [[-r, 0.0], [r, 0.0], [0.0, -r], [0.0, r], [-r, -r], [r, r], [-r, r], [r, -r]] {
            painter.add(shape(d.into(), Some(c)));
        }
    }
    painter.add(shape(egui::Vec2::ZERO, None));
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
