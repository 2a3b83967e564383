//! A small map of the whole in a corner of the large one: who stands where, and what part of
//! it is in view. A click or a drag on it moves the view.

use super::counter::side_color;
use super::theme;
use super::theme::INK;
use crate::app::sheet::Sheet;
use crate::app::table::eye::Eye;
use crate::app::view::counters::Counter;
use crate::rules::Side;
use bevy::math::{Rect as Ground, Vec2};
use bevy_egui::egui::{
    Color32, Painter, Pos2, Rect, Sense, Shape, Stroke, StrokeKind, TextureId, Ui, WidgetInfo,
    WidgetType, pos2, vec2,
};

/// Points of its longer side.
const LONGER: f32 = 190.0;

/// Where the small map lies on the screen, and what ground it shows.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Inset {
    rect: Rect,
    ground: Ground,
}

impl Inset {
    fn new(view: Rect, ground: Ground) -> Inset {
        let scale = LONGER / ground.width().max(ground.height()).max(1.0);
        let size = vec2(ground.width(), ground.height()) * scale;
        let rect = Rect::from_min_size(view.right_bottom() - size - vec2(10.0, 10.0), size);
        Inset { rect, ground }
    }

    fn to_screen(self, p: Vec2) -> Pos2 {
        let part = (p - self.ground.min) / self.ground.size();
        pos2(
            self.rect.left() + part.x * self.rect.width(),
            self.rect.bottom() - part.y * self.rect.height(),
        )
    }

    fn to_ground(self, p: Pos2) -> Vec2 {
        let part = Vec2::new(
            (p.x - self.rect.left()) / self.rect.width(),
            (self.rect.bottom() - p.y) / self.rect.height(),
        );
        self.ground.min + part * self.ground.size()
    }
}

/// Reads what is done on the small map; true while the pointer is on it.
pub(crate) fn steer(ui: &Ui, eye: &mut Eye, sheet: &Sheet) -> bool {
    let inset = Inset::new(eye.view, sheet.frame);
    let response = ui.interact(inset.rect, ui.id().with("overview"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, "the whole map"));
    if (response.clicked() || response.dragged())
        && let Some(at) = response.interact_pointer_pos()
    {
        eye.go_to(inset.to_ground(inset.rect.clamp(at)));
    }
    response.hovered() || response.dragged()
}

/// Paints it.
pub(crate) fn paint(
    p: &Painter,
    eye: &Eye,
    sheet: &Sheet,
    picture: TextureId,
    counters: &[Counter],
) {
    let inset = Inset::new(eye.view, sheet.frame);
    let rect = inset.rect;
    p.rect_filled(rect.expand(4.0).translate(vec2(2.0, 3.0)), 2.0, Color32::from_black_alpha(60));
    let edge = Stroke::new(1.0, INK);
    p.rect(rect.expand(4.0), 2.0, theme::PANEL, edge, StrokeKind::Inside);
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    p.image(picture, rect, whole, Color32::WHITE);
    let p = p.with_clip_rect(rect);
    // One's own on top, like the counters.
    for counter in counters {
        let at = inset.to_screen(sheet.layout.centre(counter.hex));
        let color = side_color(counter.side);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_on_the_small_map_is_the_same_on_the_ground() {
        let view = Rect::from_min_max(pos2(300.0, 50.0), pos2(1000.0, 700.0));
        let ground = Ground::new(-500.0, -200.0, 1500.0, 800.0);
        let inset = Inset::new(view, ground);
        assert!(view.contains_rect(inset.rect));
        assert!((inset.rect.width() - LONGER).abs() < 0.01);
        assert!((inset.rect.height() - LONGER / 2.0).abs() < 0.01);
        let p = Vec2::new(321.0, 77.0);
        assert!(inset.to_ground(inset.to_screen(p)).distance(p) < 0.1);
        assert!(inset.to_screen(ground.max).distance(inset.rect.right_top()) < 0.01);
    }
}
