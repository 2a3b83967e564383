//! A small picture of a sheet, as a mesh egui can paint.

use super::theme;
use crate::app::egui::epaint::{Vertex, WHITE_UV};
use crate::app::egui::{Mesh, Rect, Vec2, pos2, vec2};
use crate::app::sheet::Sheet;
use crate::app::sheet::draw::draw_small;
use std::sync::Arc;

/// A small picture of a sheet in a rectangle whose corner is the origin.
#[derive(Clone)]
pub(crate) struct Thumb {
    /// Its triangles.
    pub mesh: Arc<Mesh>,
    /// The part of the rectangle that the sheet covers.
    pub frame: Rect,
}

impl Thumb {
    /// Of a sheet, as large as it fits into a room.
    pub(crate) fn new(sheet: &Sheet, room: Vec2) -> Thumb {
        let ink = draw_small(sheet);
        let (frame, [width, height]) = (sheet.frame, room.into());
        let scale = (width / frame.width()).min(height / frame.height());
        let size = vec2(frame.width(), frame.height()) * scale;
        let off = vec2(width - size.x, height - size.y) * 0.5;
        let vertices = ink.vertices.iter().map(|v| {
            // Strokes at this size: a little thinner than on the table, never thinner than
            // what still shows.
            let half = (v.half_px * 0.6).max(v.half_m * scale).max(0.35);
            let at = (v.at - frame.min) * scale + v.normal * half;
            Vertex {
                pos: pos2(off.x + at.x, height - off.y - at.y),
                uv: WHITE_UV,
                color: theme::ink(v.color),
            }
        });
        let mesh = Mesh { vertices: vertices.collect(), indices: ink.indices, ..Mesh::default() };
        let middle = pos2(width * 0.5, height * 0.5);
        Thumb { mesh: Arc::new(mesh), frame: Rect::from_center_size(middle, size) }
    }
}
