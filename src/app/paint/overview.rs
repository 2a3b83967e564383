//! A small map of the whole in a corner of the large one: who stands where, and what part of
//! it is in view.

use super::board::Board;
use super::theme::{self, INK};
use crate::app::egui::{Color32, Rect, Shape, Stroke, StrokeKind, TextureId, pos2, vec2};
use crate::app::table::inset::Inset;
use crate::app::view::counters::Counter;
use crate::rules::Side;

/// Paints it.
pub(crate) fn paint(b: &Board, inset: Inset, picture: TextureId, counters: &[Counter]) {
    let (p, eye) = (b.painter, b.eye);
    let rect = inset.rect;
    p.rect_filled(rect.expand(4.0).translate(vec2(2.0, 3.0)), 2.0, Color32::from_black_alpha(60));
    let edge = Stroke::new(1.0, INK);
    p.rect(rect.expand(4.0), 2.0, theme::PANEL, edge, StrokeKind::Inside);
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    p.image(picture, rect, whole, Color32::WHITE);
    let p = p.with_clip_rect(rect);
    // One's own on top, like the counters.
    for counter in counters {
        let at = inset.to_screen(b.sheet.layout.centre(counter.hex));
        let color = theme::side(counter.side);
        match counter.side {
            Side::Soviet => p.rect_filled(Rect::from_center_size(at, vec2(4.0, 4.0)), 0.0, color),
            Side::Japan => p.circle_filled(at, 2.3, color),
        };
    }
    let seen = [eye.view.left_bottom(), eye.view.right_top()]
        .map(|corner| inset.to_screen(eye.to_ground(corner)));
    let seen = Rect::from_two_pos(seen[0], seen[1]);
    let frame = |stroke| Shape::rect_stroke(seen, 0.0, stroke, StrokeKind::Middle);
    p.add(frame(Stroke::new(3.0, Color32::from_white_alpha(170))));
    p.add(frame(Stroke::new(1.5, INK)));
}
