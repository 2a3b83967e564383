//! What is being shown: tracers, shells, words over a hex, a banner.

use super::board::Board;
use super::shells;
use super::tag::tag;
use super::theme::{self, GOOD, INK, SOVIET};
use crate::app::egui::{Color32, Rect, Stroke, vec2};
use crate::app::view::map::{Scene, SceneProgress};
use crate::hex::Hex;

/// What is being shown: tracers, words over a hex, a banner.
pub(super) fn scene(b: &Board, showing: &SceneProgress) {
    let t = showing.done;
    match &showing.scene {
        Scene::Glide { .. } => {}
        Scene::Shells { hexes } => shells::fall(b, hexes, t),
        Scene::Shots { from, at } => tracers(b, *from, *at, t),
        Scene::Word { hex, text, bad } => {
            let lift = b.eye.hex_points() * (0.5 + 0.5 * t) + 12.0;
            let color = if *bad { SOVIET } else { GOOD };
            tag(b.painter, b.centre(*hex) - vec2(0.0, lift), text, color);
        }
        Scene::Banner { text } => banner(b, text, t),
    }
}

/// Words over the whole table, that come and go.
fn banner(b: &Board, text: &str, t: f32) {
    let fade = (t * 6.0).min((1.0 - t) * 4.0).clamp(0.0, 1.0);
    let font = theme::font("bold", 30.0);
    let galley = b.painter.layout_no_wrap(text.to_owned(), font, theme::FIELD);
    let at = b.eye.view.center() - vec2(0.0, b.eye.view.height() * 0.22);
    let room = Rect::from_center_size(at, galley.size() + vec2(60.0, 26.0));
    let mut p = b.painter.clone();
    p.multiply_opacity(fade);
    p.rect_filled(room, 2.0, INK.gamma_multiply(0.88));
    p.galley(room.center() - galley.size() * 0.5, galley, theme::FIELD);
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
