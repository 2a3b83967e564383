//! A small picture of a sheet, as a mesh egui can paint.

use super::theme;
use crate::app::sheet::Sheet;
use crate::app::sheet::draw::draw_small;
use bevy::math::Vec2;
use bevy_egui::egui::{Mesh, Pos2, Rect, epaint::Vertex, epaint::WHITE_UV, pos2};

/// The sheet in a rectangle whose corner is the origin.
pub(crate) fn mesh(sheet: &Sheet, width: f32, height: f32) -> Mesh {
    let ink = draw_small(sheet);
    let frame = sheet.frame;
    let scale = (width / frame.width()).min(height / frame.height());
    let off = Vec2::new(width - frame.width() * scale, height - frame.height() * scale) * 0.5;
    let vertices = ink
        .vertices
        .iter()
        .map(|v| {
            // Strokes at this size: a little thinner than on the table, never thinner than
            // what still shows.
            let half = (v.half_px * 0.6).max(v.half_m * scale).max(0.35);
            let at = (v.at - frame.min) * scale + v.normal * half;
            Vertex {
                pos: pos2(off.x + at.x, height - off.y - at.y),
                uv: WHITE_UV,
                color: theme::ink(v.color),
            }
        })
        .collect();
    Mesh { vertices, indices: ink.indices, ..Mesh::default() }
}

/// The part of a rectangle the picture covers, for its frame.
pub(crate) fn covered(sheet: &Sheet, rect: Rect) -> Rect {
    let frame = sheet.frame;
    let scale = (rect.width() / frame.width()).min(rect.height() / frame.height());
    let size = bevy_egui::egui::vec2(frame.width(), frame.height()) * scale;
    Rect::from_center_size(Pos2::new(rect.center().x, rect.center().y), size)
}
