//! What the sheet is drawn with: triangles and strokes in one list, in the
//! order in which the pen laid them down.
//!
//! A stroke's width is given both in pixels and on the ground; the vertex
//! shader (`ink.wgsl`) widens it for the zoom of the moment and feathers its
//! edges, so one list serves all zooms and needs no multisampling.

use super::geo::Points;
use bevy::math::Vec2;
use lyon_tessellation::{
    BuffersBuilder, FillOptions, FillRule, FillTessellator, FillVertex, VertexBuffers, math::point,
    path::Path,
};

/// A colour as written: sRGB with straight alpha.
pub(crate) type Rgba = [u8; 4];

/// A colour with another opacity, 0 to 1.
pub(crate) fn faded(c: Rgba, alpha: f32) -> Rgba {
    [c[0], c[1], c[2], (f32::from(c[3]) * alpha.clamp(0.0, 1.0)) as u8]
}

/// One corner of a triangle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Vertex {
    /// Metres east and north.
    pub at: Vec2,
    /// Its colour.
    pub color: Rgba,
    /// Direction in which a stroke is widened; zero inside an area.
    pub normal: Vec2,
    /// Half a stroke's least width, pixels.
    pub half_px: f32,
    /// Half a stroke's width on the ground, metres.
    pub half_m: f32,
    /// Which edge of the stroke: -1 or 1; 0 inside an area.
    pub edge: f32,
    /// Pixels a hex takes below which the ink is invisible, and above which it is full.
    pub fade: [f32; 2],
}

/// A pen for strokes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Pen {
    /// Ink of the stroke, sRGB with straight alpha.
    pub color: Rgba,
    /// Least width, pixels.
    pub px: f32,
    /// Width on the ground, metres; the wider of the two counts.
    pub metres: f32,
    /// See [`Vertex::fade`].
    pub fade: [f32; 2],
}

/// Ink that shows at every zoom.
pub(crate) const ALWAYS: [f32; 2] = [-2.0, -1.0];

impl Pen {
    /// A pen that shows at every zoom.
    pub(crate) const fn new(color: Rgba, px: f32, metres: f32) -> Pen {
        Pen { color, px, metres, fade: ALWAYS }
    }

    /// The same pen, fading in between two sizes of a hex in pixels.
    pub(crate) const fn fading(self, from: f32, to: f32) -> Pen {
        Pen { fade: [from, to], ..self }
    }
}

/// Triangles in drawing order.
#[derive(Clone, Default, Debug)]
pub(crate) struct Ink {
    /// The corners that `indices` joins into triangles.
    pub vertices: Vec<Vertex>,
    /// Three for each triangle.
    pub indices: Vec<u32>,
}

impl Ink {
    fn push(&mut self, v: Vertex) -> u32 {
        self.vertices.push(v);
        (self.vertices.len() - 1) as u32
    }

    fn plain(at: Vec2, color: Rgba) -> Vertex {
        Vertex { at, color, normal: Vec2::ZERO, half_px: 0.0, half_m: 0.0, edge: 0.0, fade: ALWAYS }
    }

    /// A convex polygon.
    pub(crate) fn convex(&mut self, points: &[Vec2], color: Rgba) {
        if points.len() < 3 {
            return;
        }
        let base = self.vertices.len() as u32;
        for &p in points {
            self.push(Ink::plain(p, color));
        }
        for i in 1..points.len() as u32 - 1 {
            self.indices.extend([base, base + i, base + i + 1]);
        }
    }

    /// A quadrilateral with a colour at each corner.
    pub(crate) fn shaded(&mut self, corners: [Vec2; 4], colors: [Rgba; 4]) {
        let base = self.vertices.len() as u32;
        for (p, c) in corners.into_iter().zip(colors) {
            self.push(Ink::plain(p, c));
        }
        self.indices.extend([base, base + 1, base + 2, base, base + 2, base + 3]);
    }

    /// An area bounded by rings, by the even-odd rule.
    pub(crate) fn area(&mut self, rings: &[Points], color: Rgba) {
        let mut path = Path::builder();
        for ring in rings.iter().filter(|r| r.len() > 2) {
            path.begin(point(ring[0].x, ring[0].y));
            for p in &ring[1..] {
                path.line_to(point(p.x, p.y));
            }
            path.end(true);
        }
        let mut out: VertexBuffers<Vec2, u32> = VertexBuffers::new();
        let done = FillTessellator::new().tessellate_path(
            &path.build(),
            &FillOptions::tolerance(0.5).with_fill_rule(FillRule::EvenOdd),
            &mut BuffersBuilder::new(&mut out, |v: FillVertex| {
                Vec2::new(v.position().x, v.position().y)
            }),
        );
        // A ring that the tessellator cannot take leaves its area unpainted, nothing worse.
        if done.is_ok() {
            let base = self.vertices.len() as u32;
            self.vertices.extend(out.vertices.iter().map(|&p| Ink::plain(p, color)));
            self.indices.extend(out.indices.iter().map(|i| i + base));
        }
    }

    /// A polyline, or a ring if `closed`.
    pub(crate) fn stroke(&mut self, points: &[Vec2], closed: bool, pen: Pen) {
        let mut pts: Points = Vec::with_capacity(points.len() + 1);
        for &p in points {
            if pts.last().is_none_or(|l: &Vec2| l.distance_squared(p) > 1e-4) {
                pts.push(p);
            }
        }
        if closed && pts.len() > 2 && pts[0].distance_squared(pts[pts.len() - 1]) < 1e-4 {
            pts.pop();
        }
        let n = pts.len();
        if n < 2 {
            return;
        }
        let closed = closed && n > 2;
        let first = self.vertices.len() as u32;
        for i in 0..n {
            let before = if i > 0 {
                pts[i - 1]
            } else if closed {
                pts[n - 1]
            } else {
                pts[i]
            };
            let after = if i + 1 < n {
                pts[i + 1]
            } else if closed {
                pts[0]
            } else {
                pts[i]
            };
            let normal = mitre(before, pts[i], after);
            for edge in [-1.0, 1.0] {
                self.push(Vertex {
                    at: pts[i],
                    color: pen.color,
                    normal: normal * edge,
                    half_px: pen.px * 0.5,
                    half_m: pen.metres * 0.5,
                    edge,
                    fade: pen.fade,
                });
            }
        }
        let legs = if closed { n } else { n - 1 } as u32;
        for i in 0..legs {
            let a = first + 2 * i;
            let b = first + 2 * ((i + 1) % n as u32);
            self.indices.extend([a, a + 1, b + 1, a, b + 1, b]);
        }
    }

    /// A straight line.
    pub(crate) fn line(&mut self, a: Vec2, b: Vec2, pen: Pen) {
        self.stroke(&[a, b], false, pen);
    }

    /// A ring round a centre.
    pub(crate) fn circle(&mut self, centre: Vec2, radius: f32, pen: Pen) {
        self.stroke(&round(centre, radius, 14), true, pen);
    }

    /// A filled disc.
    pub(crate) fn disc(&mut self, centre: Vec2, radius: f32, color: Rgba) {
        let ring = round(centre, radius, 12);
        self.convex(&ring, color);
        self.stroke(&ring, true, Pen::new(color, 0.6, 0.0));
    }
}

/// Points on a circle.
pub(crate) fn round(centre: Vec2, radius: f32, n: usize) -> Points {
    (0..n)
        .map(|i| centre + Vec2::from_angle(i as f32 / n as f32 * std::f32::consts::TAU) * radius)
        .collect()
}

/// The direction in which a corner of a stroke moves when the stroke widens by one.
fn mitre(before: Vec2, at: Vec2, after: Vec2) -> Vec2 {
    let d0 = (at - before).normalize_or_zero();
    let d1 = (after - at).normalize_or_zero();
    let (n0, n1) = (d0.perp(), d1.perp());
    if d0 == Vec2::ZERO {
        return n1;
    }
    if d1 == Vec2::ZERO {
        return n0;
    }
    let m = (n0 + n1).normalize_or(n1);
    // Past a sharp corner the mitre would shoot out; let the stroke thin there instead.
    m / m.dot(n1).max(0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_with_a_hole_is_painted_round_it() {
        let sq = |r: f32| vec![Vec2::splat(-r), Vec2::new(r, -r), Vec2::splat(r), Vec2::new(-r, r)];
        let mut ink = Ink::default();
        ink.area(&[sq(10.0), sq(5.0)], [0, 0, 0, 255]);
        let total: f32 = ink
            .indices
            .chunks_exact(3)
            .map(|t| {
                let [a, b, c] = [t[0], t[1], t[2]].map(|i| ink.vertices[i as usize].at);
                ((b - a).perp_dot(c - a)).abs() * 0.5
            })
            .sum();
        assert!((total - 300.0).abs() < 0.1, "{total}");
    }

    #[test]
    fn strokes_close_and_skip_doubled_points() {
        let mut ink = Ink::default();
        let p = [Vec2::ZERO, Vec2::ZERO, Vec2::X, Vec2::Y, Vec2::ZERO];
        ink.stroke(&p, true, Pen::new([0; 4], 1.0, 0.0));
        assert_eq!(ink.vertices.len(), 6);
        assert_eq!(ink.indices.len(), 18);
        let mut none = Ink::default();
        none.stroke(&p[..2], false, Pen::new([0; 4], 1.0, 0.0));
        none.area(&[vec![Vec2::ZERO]], [0; 4]);
        assert!(none.indices.is_empty());
    }
}
