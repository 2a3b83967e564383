//! The shape of a counter: its corners, its band, where its symbol goes.

use crate::app::egui::{CornerRadius, Rect, pos2, vec2};
use crate::rules::Side;

/// Rounds the corners of a counter of a size.
pub(super) fn corners(side: Side, size: f32) -> CornerRadius {
    match side {
        Side::Soviet => CornerRadius::same((size * 0.03) as u8),
        Side::Japan => CornerRadius::same((size * 0.24) as u8),
    }
}

/// The coloured band: across the top, or down the left.
pub(super) fn band(side: Side, rect: Rect) -> Rect {
    match side {
        Side::Soviet => Rect::from_min_size(rect.min, vec2(rect.width(), rect.height() * 0.13)),
        Side::Japan => Rect::from_min_size(rect.min, vec2(rect.width() * 0.14, rect.height())),
    }
}

/// Where the military symbol goes.
pub(super) fn symbol_box(side: Side, rect: Rect, detailed: bool) -> Rect {
    let s = rect.width();
    let (w, h) = if detailed { (0.56, 0.33) } else { (0.62, 0.42) };
    let mid = match side {
        Side::Soviet => pos2(rect.center().x, rect.top() + s * if detailed { 0.37 } else { 0.40 }),
        Side::Japan => {
            pos2(rect.center().x + s * 0.07, rect.top() + s * if detailed { 0.30 } else { 0.34 })
        }
    };
    Rect::from_center_size(mid, vec2(s * w, s * h))
}
