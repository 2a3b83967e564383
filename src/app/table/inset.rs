//! Where the small map of the whole lies on the screen, and what ground it shows.

use super::eye::Eye;
use crate::app::egui::{Pos2, Rect, pos2, vec2};
use bevy::math::{Rect as Ground, Vec2};

/// Points of its longer side.
const LONGER: f32 = 190.0;
/// Points to the corner of the view.
const GAP: f32 = 10.0;

/// Where the small map lies on the screen, and what ground it shows.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Inset {
    /// On the screen.
    pub rect: Rect,
    ground: Ground,
}

impl Inset {
    /// In the corner of the view, for ground that is not all in view and where the small map is
    /// wanted: where all is in view, it would only be in the way.
    pub(crate) fn wanted(eye: &Eye, ground: Ground) -> Option<Inset> {
        (eye.overview && !eye.sees_all()).then(|| Inset::new(eye.view, ground))
    }

    fn new(view: Rect, ground: Ground) -> Inset {
        let scale = LONGER / ground.width().max(ground.height()).max(1.0);
        let size = vec2(ground.width(), ground.height()) * scale;
        let rect = Rect::from_min_size(view.right_bottom() - size - vec2(GAP, GAP), size);
        Inset { rect, ground }
    }

    /// A point on the ground as a point on the screen.
    pub(crate) fn to_screen(self, p: Vec2) -> Pos2 {
        let part = (p - self.ground.min) / self.ground.size();
        pos2(
            self.rect.left() + part.x * self.rect.width(),
            self.rect.bottom() - part.y * self.rect.height(),
        )
    }

    /// A point on the screen as a point on the ground.
    pub(crate) fn to_ground(self, p: Pos2) -> Vec2 {
        let part = Vec2::new(
            (p.x - self.rect.left()) / self.rect.width(),
            (self.rect.bottom() - p.y) / self.rect.height(),
        );
        self.ground.min + part * self.ground.size()
    }
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
