//! Words on a small label.

use super::theme;
use crate::app::egui::{Align2, Color32, Painter, Pos2, Stroke, StrokeKind, vec2};

/// Words on a small label.
pub(super) fn tag(p: &Painter, at: Pos2, words: &str, color: Color32) {
    let galley = p.layout_no_wrap(words.to_owned(), theme::font("sans-bold", 12.5), color);
    let rect = Align2::CENTER_CENTER.anchor_size(at, galley.size() + vec2(10.0, 4.0));
    p.rect(rect, 2.0, theme::FIELD, Stroke::new(1.0, color), StrokeKind::Inside);
    p.galley(rect.min + vec2(5.0, 2.0), galley, color);
}
