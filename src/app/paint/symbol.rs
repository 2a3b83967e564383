//! Military symbols.

use crate::app::egui::{
    Color32, CornerRadius, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2,
};
use crate::rules::Symbol;

/// Paints a symbol into a box.
pub(crate) fn paint(p: &Painter, symbol: Symbol, r: Rect, ink: Color32) {
    let pen = Stroke::new((r.height() * 0.09).clamp(1.0, 3.0), ink);
    p.rect_filled(r, CornerRadius::ZERO, Color32::from_white_alpha(70));
    let (c, h, w) = (r.center(), r.height(), r.width());
    match symbol {
        Symbol::Infantry => cross(p, r, pen),
        Symbol::BorderGuard => {
            let band = Rect::from_min_max(r.min, pos2(r.right(), r.top() + h * 0.28));
            p.rect_filled(band, CornerRadius::ZERO, Color32::from_rgb(0x3D, 0x7A, 0x3A));
            cross(p, r, pen);
        }
        Symbol::MachineGun => {
            let (foot, tip) = (pos2(c.x, r.bottom() - h * 0.14), pos2(c.x, r.top() + h * 0.14));
            p.line_segment([foot, tip], pen);
            for dx in [-0.1, 0.1] {
                p.line_segment([tip, tip + vec2(dx * w, h * 0.26)], pen);
            }
            p.line_segment([foot - vec2(w * 0.13, 0.0), foot + vec2(w * 0.13, 0.0)], pen);
        }
        Symbol::Armour => {
            let oval = Rect::from_center_size(c, vec2(w * 0.66, h * 0.5));
            p.rect_stroke(oval, CornerRadius::same((h * 0.25) as u8), pen, StrokeKind::Middle);
        }
        Symbol::AntiTank => {
            let tip = pos2(c.x, r.top());
            p.line_segment([r.left_bottom(), tip], pen);
            p.line_segment([tip, r.right_bottom()], pen);
        }
        Symbol::Gun => {
            p.circle_filled(c, h * 0.2, ink);
        }
        Symbol::Engineer => {
            let (a, b) = (c.x - w * 0.26, c.x + w * 0.26);
            let y = c.y - h * 0.16;
            p.line_segment([pos2(a, y), pos2(b, y)], pen);
            for x in [a, c.x, b] {
                p.line_segment([pos2(x, y), pos2(x, y + h * 0.36)], pen);
            }
        }
        Symbol::Cavalry => {
            p.line_segment([r.left_bottom(), r.right_top()], pen);
        }
        Symbol::Recon => {
            p.line_segment([r.left_bottom(), r.right_top()], pen);
            p.circle_stroke(c, h * 0.16, pen);
        }
        Symbol::Hq => {
            let staff = pos2(r.left() + w * 0.2, r.bottom());
            p.line_segment([staff, staff - vec2(0.0, h)], pen);
            let flag = vec![
                staff - vec2(0.0, h * 0.92),
                staff + vec2(w * 0.6, -h * 0.68),
                staff - vec2(0.0, h * 0.44),
            ];
            p.add(Shape::convex_polygon(flag, ink, Stroke::NONE));
        }
    }
    p.rect_stroke(r, CornerRadius::ZERO, pen, StrokeKind::Middle);
}

fn cross(p: &Painter, r: Rect, pen: Stroke) {
    p.line_segment([r.left_top(), r.right_bottom()], pen);
    p.line_segment([r.left_bottom(), r.right_top()], pen);
}
