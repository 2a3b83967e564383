//! Hexes on the ground.

use crate::hex::{Dir, Hex, Size};
use bevy::math::{Rect, Vec2};

const SQRT_3: f32 = 1.732_050_8;

/// Where the hexes of a map lie, in metres east and north.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct HexLayout {
    /// Centre of the first hex, in the north-west.
    pub origin: Vec2,
    /// Distance between the centres of adjacent hexes.
    pub metres: f32,
}

impl HexLayout {
    /// A layout with the first hex at the origin.
    pub(crate) fn new(metres: u32) -> HexLayout {
        HexLayout { origin: Vec2::ZERO, metres: metres.max(1) as f32 }
    }

    /// The centre of a hex.
    pub(crate) fn centre(&self, hex: Hex) -> Vec2 {
        let (q, r) = (f32::from(hex.q), f32::from(hex.r));
        self.origin + Vec2::new((q + r * 0.5) * self.metres, -r * self.metres * SQRT_3 * 0.5)
    }

    /// The hex that holds a point.
    pub(crate) fn hex_at(&self, p: Vec2) -> Hex {
        let v = (p - self.origin) / self.metres;
        let r = -v.y * 2.0 / SQRT_3;
        let q = v.x - r * 0.5;
        let (mut rq, mut rr, rs) = (q.round(), r.round(), (-q - r).round());
        let (dq, dr, ds) = ((rq - q).abs(), (rr - r).abs(), (rs + q + r).abs());
        if dq > dr && dq > ds {
            rq = -rr - rs;
        } else if dr > ds {
            rr = -rq - rs;
        }
        Hex::new(rq as i16, rr as i16)
    }

    /// The corner between a hexside and the next clockwise.
    pub(crate) fn corner(&self, hex: Hex, dir: Dir) -> Vec2 {
        // The corner clockwise of the E side points 30 degrees south of east.
        let angle = -(dir.index() as f32 * 60.0 + 30.0).to_radians();
        self.centre(hex) + Vec2::from_angle(angle) * (self.metres / SQRT_3)
    }

    /// All corners, clockwise.
    pub(crate) fn corners(&self, hex: Hex) -> [Vec2; 6] {
        Dir::ALL.map(|d| self.corner(hex, d))
    }

    /// The two ends of a hexside, clockwise.
    pub(crate) fn side(&self, hex: Hex, dir: Dir) -> [Vec2; 2] {
        [self.corner(hex, Dir::from_index(dir.index() + 5)), self.corner(hex, dir)]
    }

    /// The box round all hexes of a map.
    pub(crate) fn frame(&self, size: Size) -> Rect {
        let (w, h) = (f32::from(size.cols), f32::from(size.rows));
        let m = self.metres;
        let odd = if size.rows > 1 { 0.5 } else { 0.0 };
        let west = self.origin.x - m * 0.5;
        let north = self.origin.y + m / SQRT_3;
        let height = (h - 1.0).max(0.0) * m * SQRT_3 * 0.5 + 2.0 * m / SQRT_3;
        Rect::new(west, north - height, west + (w + odd) * m, north)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_find_their_hexes() {
        let l = HexLayout { origin: Vec2::new(-130.0, 77.0), metres: 50.0 };
        let size = Size::new(9, 7);
        let frame = l.frame(size);
        for h in size.hexes() {
            assert_eq!(l.hex_at(l.centre(h)), h);
            for (d, n) in h.neighbours() {
                assert!((l.centre(h).distance(l.centre(n)) - 50.0).abs() < 1e-3);
                let [a, b] = l.side(h, d);
                assert!((a.distance(b) - 50.0 / SQRT_3).abs() < 1e-3);
                let mid = (a + b) * 0.5;
                assert!(mid.distance((l.centre(h) + l.centre(n)) * 0.5) < 1e-2, "{d:?}");
            }
            for c in l.corners(h) {
                let near = c.lerp(l.centre(h), 0.05);
                assert_eq!(l.hex_at(near), h);
                assert!(frame.inflate(0.01).contains(c));
            }
        }
    }
}
