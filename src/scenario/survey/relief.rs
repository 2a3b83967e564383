//! Hills and ridges on the posts of a height field.

use super::data::{Hill, Ridge, Survey};
use super::lattice::Lattice;
use super::shape::{Dm, ONE, Profile, Segment, curve_with, root, thinned};
use super::window::Point;

/// Heights nearer to each other than this flow together, in centimetres.
const BLEND_CM: i64 = 1500;
/// Steps of a hill's slope between summit and foot.
const STEPS: i64 = 256;
/// A crest is taken in pieces of so many points of its curve.
const THINNED: usize = 3;

/// Centimetres of all hills and ridges on the posts, 0 where there are none. `stretch`
/// multiplies distances from the crest.
pub(super) fn raise(lattice: Lattice, survey: &Survey, stretch: &[i32]) -> Vec<i32> {
    let mut relief = Relief {
        lattice,
        stretch,
        // What a slope that is stretched least reaches beyond its foot, in per cent.
        reach: 10_000 / (100 - i64::from(survey.roughness.clamp(0, 60))),
        posts: vec![0; lattice.len()],
        scratch: vec![0; lattice.len()],
    };
    for ridge in &survey.ridges {
        relief.raise_ridge(ridge);
    }
    for hill in &survey.hills {
        relief.raise_hill(hill);
    }
    relief.posts
}

struct Relief<'a> {
    lattice: Lattice,
    stretch: &'a [i32],
    reach: i64,
    posts: Vec<i32>,
    scratch: Vec<i32>,
}

impl Relief<'_> {
    fn raise_hill(&mut self, hill: &Hill) {
        let foot = i64::from(hill.foot) * 10;
        let slope = slope_of(hill);
        let at = (hill.at.x * 10, hill.at.y * 10);
        self.lattice.for_near(at, at, foot * self.reach / 100, |i, p| {
            let (dx, dy) = (i64::from(p.0) - i64::from(at.0), i64::from(p.1) - i64::from(at.1));
            // In sixteenths of a decimetre, so that contours round a summit stay round.
            let away = (root((dx * dx + dy * dy) << 8) * i64::from(self.stretch[i])) >> 16;
            let step = away * STEPS * 16 / foot;
            let (k, part) = ((step >> 8) as usize, step & 255);
            if k + 1 < slope.len() {
                let cm = (slope[k] * (256 - part) + slope[k + 1] * part) >> 8;
                self.posts[i] = blend(self.posts[i], cm as i32);
            }
        });
    }

    fn raise_ridge(&mut self, ridge: &Ridge) {
        let spine = thinned(&spine_of(ridge), THINNED);
        for pair in spine.windows(2) {
            self.raise_piece(pair[0], pair[1]);
        }
        for pair in spine.windows(2) {
            let (cols, rows) = self.lattice.near(pair[0].at, pair[1].at, self.reach_of(pair));
            for r in rows {
                let line = r * self.lattice.cols + cols.start..r * self.lattice.cols + cols.end;
                for (post, cm) in self.posts[line.clone()].iter_mut().zip(&mut self.scratch[line]) {
                    *post = blend(*post, std::mem::take(cm));
                }
            }
        }
    }

    fn reach_of(&self, pair: &[Crest]) -> i64 {
        pair.iter().map(|c| c.foot).max().unwrap_or(0) * self.reach / 100
    }

    /// The highest of a ridge's pieces counts, so that its crest has no seams.
    fn raise_piece(&mut self, a: Crest, b: Crest) {
        let segment = Segment::new(a.at, b.at);
        // 2^48 over the square of the foot: a division for each piece, not for each post.
        let inverse = |c: Crest| (1 << 48) / (c.foot * c.foot).max(1);
        let (from, to) = (inverse(a), inverse(b));
        let reach = self.reach_of(&[a, b]);
        self.lattice.for_near(a.at, b.at, reach, |i, p| {
            let (away2, t) = segment.near(p);
            let k = i64::from(self.stretch[i]);
            let away2 = (away2 * ((k * k) >> 16)) >> 16;
            let inverse = from + (((to - from) * t) >> 16);
            let left = ONE - (away2.saturating_mul(inverse) >> 32);
            if left > 0 {
                let height = a.height + (((b.height - a.height) * t) >> 16);
                let cm = (height * ((left * left) >> 16)) >> 16;
                self.scratch[i] = self.scratch[i].max(cm as i32);
            }
        });
    }
}

/// The higher of two heights, rounded where they are near each other, so that hills
/// grow out of ridges without a crease; exact where one stands well above the other.
pub(super) fn blend(a: i32, b: i32) -> i32 {
    let (low, high) = (i64::from(a.min(b)), i64::from(a.max(b)));
    let reach = BLEND_CM.min(low);
    let gap = high - low;
    if reach <= 0 || gap >= reach {
        return high as i32;
    }
    (high + (reach - gap).pow(2) / (4 * reach)) as i32
}

/// Centimetres at equal steps from a hill's summit to its foot.
fn slope_of(hill: &Hill) -> Vec<i64> {
    let foot = i64::from(hill.foot);
    let height = i64::from(hill.height) * 100;
    if hill.rings.is_empty() {
        return (0..=STEPS)
            .map(|k| {
                let left = STEPS * STEPS - k * k;
                height * left / (STEPS * STEPS) * left / (STEPS * STEPS)
            })
            .collect();
    }
    let rings = hill.rings.iter().map(|r| (i64::from(r.radius) * 1000, i64::from(r.height) * 100));
    let points = std::iter::once((0, height)).chain(rings).chain([(foot * 1000, 0)]);
    let profile = Profile::new(points);
    (0..=STEPS).map(|k| profile.at(foot * 1000 * k / STEPS)).collect()
}

/// A point of a rounded crest: decimetres, centimetres of height, decimetres of foot.
#[derive(Clone, Copy)]
struct Crest {
    at: Dm,
    height: i64,
    foot: i64,
}

fn spine_of(ridge: &Ridge) -> Vec<Crest> {
    let points: Vec<Point> = ridge.spine.iter().map(|s| s.at).collect();
    // Heights are smooth along the crest by its own length.
    let mut along = vec![0];
    for pair in points.windows(2) {
        let (dx, dy) = (i64::from(pair[1].x - pair[0].x), i64::from(pair[1].y - pair[0].y));
        along.push(along.last().copied().unwrap_or(0) + root((dx * dx + dy * dy) * 100).max(1));
    }
    let heights = ridge.spine.iter().map(|s| i64::from(s.height) * 100);
    let profile = Profile::new(along.iter().copied().zip(heights));
    curve_with(&points, false, |at, s, t| {
        let next = (s + 1).min(ridge.spine.len() - 1);
        let (p, q) = (ridge.spine[s], ridge.spine[next]);
        let here = along[s] + (((along[next] - along[s]) * t) >> 16);
        let foot = i64::from(p.foot) * 10 + ((i64::from(q.foot - p.foot) * 10 * t) >> 16);
        Crest { at, height: profile.at(here), foot: foot.max(1) }
    })
}
