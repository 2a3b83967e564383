//! The height field as the sheet uses it: smooth, for contours and shading.

use super::geo::Points;
use bevy::math::Vec2;
use std::collections::BTreeMap;

/// Heights in metres at square posts, row by row from the south-west.
#[derive(Clone, Debug, Default)]
pub(crate) struct HeightGrid {
    origin: Vec2,
    step: f32,
    cols: usize,
    rows: usize,
    z: Vec<f32>,
}

impl HeightGrid {
    /// A field computed post by post; at least two posts each way.
    pub(crate) fn from_fn(
        origin: Vec2,
        step: f32,
        cols: usize,
        rows: usize,
        f: impl Fn(Vec2) -> f32,
    ) -> HeightGrid {
        let (cols, rows) = (cols.max(2), rows.max(2));
        let z = (0..cols * rows)
            .map(|i| f(origin + Vec2::new((i % cols) as f32, (i / cols) as f32) * step))
            .collect();
        HeightGrid { origin, step, cols, rows, z }
    }

    /// Posts east and north.
    pub(crate) const fn shape(&self) -> (usize, usize) {
        (self.cols, self.rows)
    }

    /// Metres between posts.
    pub(crate) const fn step(&self) -> f32 {
        self.step
    }

    /// Where a post is.
    pub(crate) fn place(&self, col: usize, row: usize) -> Vec2 {
        self.origin + Vec2::new(col as f32, row as f32) * self.step
    }

    /// The height at a post; posts outside read as the nearest inside.
    pub(crate) fn post(&self, col: isize, row: isize) -> f32 {
        if self.z.is_empty() {
            return 0.0;
        }
        let c = col.clamp(0, self.cols as isize - 1) as usize;
        let r = row.clamp(0, self.rows as isize - 1) as usize;
        self.z[r * self.cols + c]
    }

    /// The height anywhere, between posts by straight lines.
    pub(crate) fn at(&self, p: Vec2) -> f32 {
        let q = (p - self.origin) / self.step.max(0.01);
        let (c, r) = (q.x.floor(), q.y.floor());
        let (fx, fy) = (q.x - c, q.y - r);
        let (c, r) = (c as isize, r as isize);
        let south = self.post(c, r) * (1.0 - fx) + self.post(c + 1, r) * fx;
        let north = self.post(c, r + 1) * (1.0 - fx) + self.post(c + 1, r + 1) * fx;
        south * (1.0 - fy) + north * fy
    }

    /// Heights blurred a little: whole metres make stairs, and stairs make ragged contours.
    pub(crate) fn blurred(mut self, rounds: usize) -> HeightGrid {
        for _ in 0..rounds {
            let z = (0..self.z.len())
                .map(|i| {
                    let (c, r) = ((i % self.cols) as isize, (i / self.cols) as isize);
                    let cross = self.post(c - 1, r)
                        + self.post(c + 1, r)
                        + self.post(c, r - 1)
                        + self.post(c, r + 1);
                    (4.0 * self.post(c, r) + cross) / 8.0
                })
                .collect();
            self.z = z;
        }
        self
    }

    /// How light the slope at a post is, lit from the north-west: 0 in deep shade,
    /// 1 full light, about 0.7 on the level.
    pub(crate) fn light(&self, col: usize, row: usize) -> f32 {
        let (c, r) = (col as isize, row as isize);
        let run = 2.0 * self.step.max(0.01);
        let east = (self.post(c + 1, r) - self.post(c - 1, r)) / run;
        let north = (self.post(c, r + 1) - self.post(c, r - 1)) / run;
        // Heights are drawn four times too steep, or low hills would not show.
        let n = bevy::math::Vec3::new(-east * 4.0, -north * 4.0, 1.0).normalize();
        let sun = bevy::math::Vec3::new(-0.5, 0.5, 0.71);
        n.dot(sun).clamp(0.0, 1.0)
    }

    /// The direction straight down the slope; south on the level.
    pub(crate) fn downhill(&self, p: Vec2) -> Vec2 {
        let s = Vec2::splat(self.step);
        let east = self.at(p + Vec2::X * s) - self.at(p - Vec2::X * s);
        let north = self.at(p + Vec2::Y * s) - self.at(p - Vec2::Y * s);
        Vec2::new(-east, -north).try_normalize().unwrap_or(Vec2::NEG_Y)
    }

    /// Lowest and highest post.
    pub(crate) fn span(&self) -> (f32, f32) {
        self.z.iter().fold((f32::MAX, f32::MIN), |(l, h), &z| (l.min(z), h.max(z)))
    }

    /// The lines at one height, each a ring (first point = last) or running from edge to edge.
    pub(crate) fn contour(&self, level: f32) -> Vec<Points> {
        join(self.segments(level))
    }

    /// Segments of marching squares between edges of the grid; an edge is its post
    /// and whether it runs east (0) or north (1) from there.
    fn segments(&self, level: f32) -> Vec<[(Edge, Vec2); 2]> {
        let mut out = Vec::new();
        for r in 0..self.rows.saturating_sub(1) {
            for c in 0..self.cols.saturating_sub(1) {
                self.square(c, r, level, &mut out);
            }
        }
        out
    }

    fn square(&self, c: usize, r: usize, level: f32, out: &mut Vec<[(Edge, Vec2); 2]>) {
        let z = |dc: usize, dr: usize| self.z[(r + dr) * self.cols + c + dc] - level;
        let corner = [z(0, 0), z(1, 0), z(1, 1), z(0, 1)];
        let above = corner.iter().enumerate().fold(0, |m, (i, &v)| m | usize::from(v >= 0.0) << i);
        if above == 0 || above == 15 {
            return;
        }
        let p = self.place(c, r);
        let s = self.step;
        let cross = |a: f32, b: f32| (a / (a - b)).clamp(0.0, 1.0) * s;
        let edge = |k: usize| match k {
            0 => ((c, r, 0u8), p + Vec2::new(cross(corner[0], corner[1]), 0.0)),
            1 => ((c + 1, r, 1), p + Vec2::new(s, cross(corner[1], corner[2]))),
            2 => ((c, r + 1, 0), p + Vec2::new(cross(corner[3], corner[2]), s)),
            _ => ((c, r, 1), p + Vec2::new(0.0, cross(corner[0], corner[3]))),
        };
        let centre_above = corner.iter().sum::<f32>() >= 0.0;
        let pairs: &[(usize, usize)] = match above {
            1 | 14 => &[(3, 0)],
            2 | 13 => &[(0, 1)],
            4 | 11 => &[(1, 2)],
            8 | 7 => &[(2, 3)],
            3 | 12 => &[(3, 1)],
            6 | 9 => &[(0, 2)],
            5 if centre_above => &[(0, 1), (2, 3)],
            5 => &[(3, 0), (1, 2)],
            _ if centre_above => &[(3, 0), (1, 2)],
            _ => &[(0, 1), (2, 3)],
        };
        out.extend(pairs.iter().map(|&(a, b)| [edge(a), edge(b)]));
    }
}

type Edge = (usize, usize, u8);

/// Strings segments that share grid edges into lines.
fn join(segments: Vec<[(Edge, Vec2); 2]>) -> Vec<Points> {
    let mut at: BTreeMap<Edge, Vec<usize>> = BTreeMap::new();
    for (i, s) in segments.iter().enumerate() {
        for (e, _) in s {
            at.entry(*e).or_default().push(i);
        }
    }
    let mut used = vec![false; segments.len()];
    let mut lines = Vec::new();
    // Lines that end at the edge of the grid first, so that they are not begun in the middle.
    let mut order: Vec<usize> = (0..segments.len()).collect();
    order.sort_by_key(|&i| !segments[i].iter().any(|(e, _)| at[e].len() == 1));
    for start in order {
        if used[start] {
            continue;
        }
        used[start] = true;
        let [a, b] = segments[start];
        let (mut tail, head) = if at[&b.0].len() == 1 { (a, b) } else { (b, a) };
        let mut line = vec![head.1, tail.1];
        while let Some(&next) = at[&tail.0].iter().find(|&&i| !used[i]) {
            used[next] = true;
            let [a, b] = segments[next];
            tail = if a.0 == tail.0 { b } else { a };
            line.push(tail.1);
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cone_has_round_contours() {
        let top = Vec2::new(500.0, 500.0);
        let f = HeightGrid::from_fn(Vec2::ZERO, 25.0, 41, 41, |p| 100.0 - p.distance(top) * 0.2);
        let lines = f.contour(50.0);
        assert_eq!(lines.len(), 1);
        let ring = &lines[0];
        assert!(ring[0].distance(ring[ring.len() - 1]) < 1e-3);
        assert!(ring.iter().all(|p| (p.distance(top) - 250.0).abs() < 3.0));
        assert!((f.at(top) - 100.0).abs() < 1e-3);
        assert!(f.contour(200.0).is_empty());
    }

    #[test]
    fn a_slope_has_contours_from_edge_to_edge() {
        let f = HeightGrid::from_fn(Vec2::ZERO, 10.0, 11, 11, |p| p.x);
        let lines = f.contour(45.0);
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].len(), 11);
        assert!(lines[0].iter().all(|p| (p.x - 45.0).abs() < 1e-3));
        assert!(f.light(5, 5) < 0.8, "{}", f.light(5, 5));
        assert!(
            HeightGrid::from_fn(Vec2::ZERO, 10.0, 11, 11, |p| p.x * 0.2).light(5, 5) > 0.75,
            "a slope that rises to the east faces the light"
        );
    }
}
