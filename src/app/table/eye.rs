//! Where the player looks: the one map between ground and screen.

use crate::app::egui;
use bevy::math::{Rect, Vec2};
use bevy::prelude::Resource;

/// Widest a hex may get, points.
const NEAREST_HEX: f32 = 190.0;

/// A place looked at, and from how near.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Viewpoint {
    centre: Vec2,
    scale: f32,
    whole: bool,
}

/// The view on the ground. Screen coordinates are points of the interface.
#[derive(Resource, Clone, Copy, PartialEq, Debug)]
pub(crate) struct Eye {
    /// What lies in the middle of the view, metres.
    pub centre: Vec2,
    /// Points to a metre.
    pub scale: f32,
    /// The part of the screen that panels leave free.
    pub view: egui::Rect,
    /// What may be looked at.
    pub ground: Rect,
    /// Metres across a hex.
    pub hex: f32,
    /// True until the ground has been looked at: it is fitted into the view, whatever
    /// size that takes, until the player or a battle turns to some place of it.
    pub whole: bool,
    /// Where to look first.
    pub start: Option<Vec2>,
    /// The small map of the whole is wanted.
    pub overview: bool,
}

impl Default for Eye {
    fn default() -> Eye {
        Eye {
            centre: Vec2::ZERO,
            scale: 1.0,
            view: egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1280.0, 720.0)),
            ground: Rect::new(-500.0, -500.0, 500.0, 500.0),
            hex: 50.0,
            whole: true,
            start: None,
            overview: false,
        }
    }
}

impl Eye {
    /// A point on the ground as a point on the screen.
    pub(crate) fn to_screen(self, p: Vec2) -> egui::Pos2 {
        let d = (p - self.centre) * self.scale;
        self.view.center() + egui::vec2(d.x, -d.y)
    }

    /// A point on the screen as a point on the ground.
    pub(crate) fn to_ground(self, p: egui::Pos2) -> Vec2 {
        let d = (p - self.view.center()) / self.scale;
        self.centre + Vec2::new(d.x, -d.y)
    }

    /// Points a hex takes.
    pub(crate) fn hex_points(&self) -> f32 {
        self.hex * self.scale
    }

    /// What is looked at now.
    pub(crate) const fn viewpoint(&self) -> Viewpoint {
        Viewpoint { centre: self.centre, scale: self.scale, whole: self.whole }
    }

    /// Looks again where one looked before.
    pub(crate) fn look_again(&mut self, at: Viewpoint) {
        (self.centre, self.scale, self.whole) = (at.centre, at.scale, at.whole);
        if self.whole {
            // The window may have another size by now.
            self.fit();
        }
    }

    /// Shows all of the ground.
    pub(crate) fn fit(&mut self) {
        self.centre = self.ground.center();
        self.scale = self.fit_scale();
        self.whole = true;
    }

    fn fit_scale(&self) -> f32 {
        let w = self.view.width().max(50.0) / self.ground.width().max(1.0);
        let h = self.view.height().max(50.0) / self.ground.height().max(1.0);
        w.min(h) * 0.985
    }

    /// True if none of the ground lies outside the view.
    pub(crate) fn sees_all(&self) -> bool {
        let corners = [self.ground.min, self.ground.max].map(|p| self.to_screen(p));
        corners.iter().all(|p| self.view.expand(1.0).contains(*p))
    }

    /// Moves the ground under the pointer by a drag.
    pub(crate) fn drag(&mut self, by: egui::Vec2) {
        self.centre -= Vec2::new(by.x, -by.y) / self.scale;
        self.whole = false;
        self.keep_in();
    }

    /// Zooms by a factor, keeping the ground under `at` where it is.
    pub(crate) fn zoom(&mut self, factor: f32, at: egui::Pos2) {
        let before = self.to_ground(at);
        let low = self.fit_scale() * 0.8;
        let high = (NEAREST_HEX / self.hex.max(1.0)).max(low);
        self.scale = (self.scale * factor).clamp(low, high);
        self.centre += before - self.to_ground(at);
        self.whole = false;
        self.keep_in();
    }

    /// Looks at a point, near enough to read counters.
    pub(crate) fn go_to(&mut self, p: Vec2) {
        self.centre = p;
        self.whole = false;
        self.keep_in();
    }

    /// Looks at a point unless it is in comfortable view, near enough to read counters.
    pub(crate) fn approach(&mut self, p: Vec2) {
        let near = 46.0 / self.hex.max(1.0);
        if self.scale < near {
            self.scale = near;
            self.go_to(p);
        } else if !self.sees(p) {
            self.go_to(p);
        }
    }

    /// True if a point is comfortably within the view.
    pub(crate) fn sees(&self, p: Vec2) -> bool {
        self.view.shrink(60.0).contains(self.to_screen(p))
    }

    fn keep_in(&mut self) {
        self.centre = self.centre.clamp(self.ground.min, self.ground.max);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ground_stays_under_the_pointer() {
        let mut eye = Eye::default();
        eye.fit();
        let at = egui::pos2(400.0, 200.0);
        let before = eye.to_ground(at);
        eye.zoom(1.7, at);
        assert!(before.distance(eye.to_ground(at)) < 0.01);
        assert!((eye.to_screen(before) - at).length() < 0.1);
        let held = eye.to_ground(at);
        eye.drag(egui::vec2(31.0, -12.0));
        assert!((eye.to_screen(held) - at - egui::vec2(31.0, -12.0)).length() < 0.1);
    }

    #[test]
    fn zoom_has_limits() {
        let mut eye = Eye::default();
        eye.fit();
        for _ in 0..99 {
            eye.zoom(0.5, egui::pos2(1.0, 1.0));
        }
        assert!(eye.scale > 0.1 && eye.ground.contains(eye.centre));
        for _ in 0..99 {
            eye.zoom(2.0, egui::pos2(1.0, 1.0));
        }
        assert!(eye.hex_points() <= NEAREST_HEX + 0.1);
    }
}
