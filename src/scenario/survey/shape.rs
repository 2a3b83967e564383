//! Plane geometry in whole decimetres.

use super::window::Point;

/// A point in decimetres east and north of the survey's origin.
pub type Dm = (i32, i32);

/// Fixed-point one.
pub(super) const ONE: i64 = 1 << 16;

/// The pieces between two given points are about this long.
const PIECE_DM: i64 = 250;
/// And there are never more of them than this.
const MAX_PIECES: i64 = 24;

/// A smooth line through the given points, in decimetres: what is drawn and what is
/// rasterised are the same curve. A closed curve does not repeat its first point.
#[must_use]
pub fn curve(points: &[Point], closed: bool) -> Vec<Dm> {
    curve_with(points, closed, |p, _, _| p)
}

/// [`curve`], with a value made for each point from its segment and the fraction along it.
pub(super) fn curve_with<T>(
    points: &[Point],
    closed: bool,
    mut f: impl FnMut(Dm, usize, i64) -> T,
) -> Vec<T> {
    let n = points.len();
    let dm = |i: usize| {
        let p = points[i];
        (i64::from(p.x) * 10, i64::from(p.y) * 10)
    };
    let mut out = Vec::new();
    if n == 0 {
        return out;
    }
    let segments = if closed { n } else { n - 1 };
    for s in 0..segments {
        let (b, c) = (dm(s), dm((s + 1) % n));
        let a = if s > 0 { dm(s - 1) } else { before(closed, dm(n - 1), b, c) };
        let d = if s + 2 < n { dm(s + 2) } else { before(closed, dm((s + 2) % n), c, b) };
        let pieces = (distance(b, c) / PIECE_DM).clamp(1, MAX_PIECES);
        for i in 0..pieces {
            let t = i * ONE / pieces;
            let x = catmull(a.0, b.0, c.0, d.0, t);
            let y = catmull(a.1, b.1, c.1, d.1, t);
            out.push(f((clamp32(x), clamp32(y)), s, t));
        }
    }
    if !closed {
        let e = dm(n - 1);
        out.push(f((clamp32(e.0), clamp32(e.1)), segments.saturating_sub(1), ONE));
    }
    out
}

/// The point before the first: the last one of a closed line, a mirrored one otherwise.
fn before(closed: bool, last: (i64, i64), b: (i64, i64), c: (i64, i64)) -> (i64, i64) {
    if closed { last } else { (2 * b.0 - c.0, 2 * b.1 - c.1) }
}

/// Catmull-Rom between `b` and `c` at `t` of [`ONE`].
fn catmull(a: i64, b: i64, c: i64, d: i64, t: i64) -> i64 {
    let (c1, c2, c3) = (c - a, 2 * a - 5 * b + 4 * c - d, 3 * (b - c) + d - a);
    let r = c2 + ((c3 * t) >> 16);
    let r = c1 + ((r * t) >> 16);
    (2 * b + ((r * t) >> 16)).div_euclid(2)
}

fn clamp32(v: i64) -> i32 {
    v.clamp(-20_000_000, 20_000_000) as i32
}

/// Distance between two points.
pub(super) fn distance(a: (i64, i64), b: (i64, i64)) -> i64 {
    root((a.0 - b.0).pow(2) + (a.1 - b.1).pow(2))
}

/// Integer square root; 0 for what has none.
pub(super) fn root(v: i64) -> i64 {
    v.checked_isqrt().unwrap_or(0)
}

/// A straight piece, ready to be asked for distances many times over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Segment {
    pub(super) a: Dm,
    pub(super) b: Dm,
    run: (i64, i64),
    length2: i64,
    /// 2^48 over `length2`, so that no division is needed later.
    inverse: i64,
}

impl Segment {
    pub(super) fn new(a: Dm, b: Dm) -> Segment {
        let run = (i64::from(b.0) - i64::from(a.0), i64::from(b.1) - i64::from(a.1));
        let length2 = run.0 * run.0 + run.1 * run.1;
        Segment { a, b, run, length2, inverse: (1 << 48) / length2.max(1) }
    }

    /// Squared distance of a place, and how far along the nearest point lies, of [`ONE`].
    pub(super) fn near(&self, p: Dm) -> (i64, i64) {
        let (x, y) = (i64::from(p.0) - i64::from(self.a.0), i64::from(p.1) - i64::from(self.a.1));
        let dot = self.run.0 * x + self.run.1 * y;
        let t = if dot <= 0 || self.length2 == 0 {
            0
        } else if dot >= self.length2 {
            ONE
        } else if self.length2 < 1 << 32 {
            (dot * self.inverse) >> 32
        } else {
            (dot / (self.length2 >> 16)).min(ONE)
        };
        let (dx, dy) = (x - ((self.run.0 * t) >> 16), y - ((self.run.1 * t) >> 16));
        (dx * dx + dy * dy, t)
    }
}

/// The pieces of a line; a single point is one piece.
pub(super) fn segments(line: &[Dm]) -> impl Iterator<Item = Segment> + '_ {
    let single = line.first().filter(|_| line.len() == 1).map(|&p| Segment::new(p, p));
    single.into_iter().chain(line.windows(2).map(|w| Segment::new(w[0], w[1])))
}

/// Every `n`th point and the last: a coarser line for what need not be so fine.
pub(super) fn thinned<T: Copy>(line: &[T], n: usize) -> Vec<T> {
    let last = line.len().saturating_sub(1);
    let keep = |(i, p): (usize, &T)| (i % n == 0 || i == last).then_some(*p);
    line.iter().enumerate().filter_map(keep).collect()
}

/// A closed curve.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Outline {
    points: Vec<Dm>,
    south: i32,
    north: i32,
}

impl Outline {
    /// The smooth curve through the points of a closed line.
    pub(super) fn new(points: &[Point]) -> Outline {
        let points = if points.len() < 3 { Vec::new() } else { curve(points, true) };
        let south = points.iter().map(|p| p.1).min().unwrap_or(0);
        let north = points.iter().map(|p| p.1).max().unwrap_or(0);
        Outline { points, south, north }
    }

    /// The edges, as pairs of points.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Dm, Dm)> + '_ {
        let next = self.points.iter().cycle().skip(1);
        self.points.iter().copied().zip(next.copied())
    }

    /// The lowest and highest `y`.
    pub(super) const fn rows(&self) -> (i32, i32) {
        (self.south, self.north)
    }

    /// Where the horizontal line through `y` crosses the edge, west to east.
    pub(super) fn crossings(&self, y: i32, out: &mut Vec<i32>) {
        out.clear();
        if y < self.south || y > self.north {
            return;
        }
        for (a, b) in self.edges() {
            if (a.1 > y) != (b.1 > y) {
                let along = i64::from(y) - i64::from(a.1);
                let run = i64::from(b.0) - i64::from(a.0);
                let x = i64::from(a.0) + along * run / (i64::from(b.1) - i64::from(a.1));
                out.push(clamp32(x));
            }
        }
        out.sort_unstable();
    }
}

/// True if the horizontal ray from `p` to the west crosses the segment `a`-`b`.
pub(super) fn east_of_crossing(p: Dm, a: Dm, b: Dm) -> bool {
    if (a.1 > p.1) == (b.1 > p.1) {
        return false;
    }
    let (ax, ay) = (i64::from(a.0), i64::from(a.1));
    let (run, rise) = (i64::from(b.0) - ax, i64::from(b.1) - ay);
    let lhs = (i64::from(p.0) - ax) * rise;
    let rhs = (i64::from(p.1) - ay) * run;
    if rise > 0 { lhs > rhs } else { lhs < rhs }
}

/// A smooth monotone curve through points with rising `x`, level at both ends and
/// at every turn, so that a slope has neither kinks nor terraces.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Profile {
    points: Vec<(i64, i64)>,
    slopes: Vec<i64>,
}

impl Profile {
    /// Points must rise in `x`; those that do not are dropped.
    pub(super) fn new(given: impl IntoIterator<Item = (i64, i64)>) -> Profile {
        let mut points: Vec<(i64, i64)> = Vec::new();
        for p in given {
            if points.last().is_none_or(|l| p.0 > l.0) {
                points.push(p);
            }
        }
        let secant = |i: usize| {
            let (a, b) = (points[i], points[i + 1]);
            (b.1 - a.1) * ONE / (b.0 - a.0)
        };
        let slopes = (0..points.len())
            .map(|i| {
                if i == 0 || i + 1 == points.len() {
                    return 0;
                }
                let (d, e) = (secant(i - 1), secant(i));
                // The harmonic mean keeps the curve between its points.
                if d.signum() * e.signum() > 0 { 2 * d * e / (d + e) } else { 0 }
            })
            .collect();
        Profile { points, slopes }
    }

    /// The value at `x`.
    pub(super) fn at(&self, x: i64) -> i64 {
        let i = self.points.partition_point(|p| p.0 <= x);
        if i == 0 {
            return self.points.first().map_or(0, |p| p.1);
        }
        let Some(&(x1, y1)) = self.points.get(i) else {
            return self.points.last().map_or(0, |p| p.1);
        };
        let (x0, y0) = self.points[i - 1];
        let h = x1 - x0;
        let t = (x - x0) * ONE / h;
        let t2 = (t * t) >> 16;
        let t3 = (t2 * t) >> 16;
        let rise = (3 * t2 - 2 * t3) * (y1 - y0);
        let tangents = (t3 - 2 * t2 + t) * ((self.slopes[i - 1] * h) >> 16)
            + (t3 - t2) * ((self.slopes[i] * h) >> 16);
        y0 + ((rise + tangents) >> 16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_passes_through_its_points() {
        let points = [(0, 0), (100, 20), (180, 120), (60, 200)].map(Point::from);
        for closed in [false, true] {
            let c = curve(&points, closed);
            for p in points {
                assert!(c.contains(&(p.x * 10, p.y * 10)), "{p:?} {closed}");
            }
        }
        assert!(curve(&[], true).is_empty());
        assert_eq!(curve(&points[..1], false), [(0, 0)]);
    }

    #[test]
    fn profiles_are_monotone_and_exact_at_their_points() {
        let p = Profile::new([(0, 1500), (100, 980), (350, 200), (550, 0)]);
        assert_eq!([p.at(0), p.at(100), p.at(550), p.at(900)], [1500, 980, 0, 0]);
        for x in 0..550 {
            assert!(p.at(x) >= p.at(x + 1), "{x}");
        }
    }

    #[test]
    fn outlines_know_where_a_line_crosses_them() {
        let o = Outline::new(&[(0, 0), (100, 0), (100, 100), (0, 100)].map(Point::from));
        let mut at = Vec::new();
        o.crossings(500, &mut at);
        assert!(matches!(at[..], [a, b] if a < 0 && b > 1000), "{at:?}");
        o.crossings(1400, &mut at);
        assert!(at.is_empty());
        assert_eq!(Outline::new(&[]).edges().count(), 0);
    }

    #[test]
    fn distances_to_segments() {
        // The foot of the perpendicular is rounded down to a whole decimetre.
        assert!((900..=901).contains(&Segment::new((0, 0), (1000, 0)).near((50, 30)).0));
        assert_eq!(Segment::new((0, 0), (1000, 0)).near((-30, 40)), (2500, 0));
        assert_eq!(Segment::new((0, 0), (1000, 0)).near((1030, 40)), (2500, ONE));
        assert_eq!(Segment::new((0, 0), (0, 0)).near((3, 4)), (25, 0));
    }
}
