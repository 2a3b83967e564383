//! Small plane geometry: polylines, smoothing, dashes, scan lines.

use bevy::math::{Rect, Vec2};

/// A ring or polyline of points in metres.
pub(crate) type Points = Vec<Vec2>;

/// One round of corner cutting, which turns a rough polyline into a smooth one.
fn cut_corners(points: &[Vec2], closed: bool) -> Points {
    let n = points.len();
    if n < 3 {
        return points.to_vec();
    }
    let mut out = Vec::with_capacity(2 * n);
    if !closed {
        out.push(points[0]);
    }
    let edges = if closed { n } else { n - 1 };
    for i in 0..edges {
        let (a, b) = (points[i], points[(i + 1) % n]);
        out.push(a.lerp(b, 0.25));
        out.push(a.lerp(b, 0.75));
    }
    if !closed {
        out.push(points[n - 1]);
    }
    out
}

/// Rounds of corner cutting.
pub(crate) fn smooth(points: &[Vec2], closed: bool, rounds: usize) -> Points {
    let mut out = points.to_vec();
    for _ in 0..rounds {
        out = cut_corners(&out, closed);
    }
    out
}

/// A curve through all the points (Catmull-Rom), `steps` pieces to a leg.
pub(crate) fn through(points: &[Vec2], closed: bool, steps: usize) -> Points {
    let n = points.len();
    if n < 3 || steps < 2 {
        return points.to_vec();
    }
    let at = |i: isize| {
        if closed {
            points[i.rem_euclid(n as isize) as usize]
        } else {
            points[i.clamp(0, n as isize - 1) as usize]
        }
    };
    let legs = if closed { n } else { n - 1 };
    let mut out = Vec::with_capacity(legs * steps + 1);
    for i in 0..legs as isize {
        let (p0, p1, p2, p3) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        // Tangents no longer than the leg itself keep short legs from looping.
        let leg = p1.distance(p2);
        let (t1, t2) = (tangent(p0, p2, leg), tangent(p1, p3, leg));
        for k in 0..steps {
            let t = k as f32 / steps as f32;
            let (t_2, t_3) = (t * t, t * t * t);
            out.push(
                p1 * (2.0 * t_3 - 3.0 * t_2 + 1.0)
                    + t1 * (t_3 - 2.0 * t_2 + t)
                    + p2 * (3.0 * t_2 - 2.0 * t_3)
                    + t2 * (t_3 - t_2),
            );
        }
    }
    if !closed {
        out.push(points[n - 1]);
    }
    out
}

fn tangent(a: Vec2, b: Vec2, leg: f32) -> Vec2 {
    ((b - a) * 0.5).clamp_length_max(leg)
}

/// Length of a polyline.
pub(crate) fn length(points: &[Vec2]) -> f32 {
    points.windows(2).map(|w| w[0].distance(w[1])).sum()
}

/// The point and unit direction at a distance along a polyline.
pub(crate) fn along(points: &[Vec2], mut distance: f32) -> Option<(Vec2, Vec2)> {
    for w in points.windows(2) {
        let leg = w[0].distance(w[1]);
        if leg > 0.0 && distance <= leg {
            return Some((w[0].lerp(w[1], distance / leg), (w[1] - w[0]) / leg));
        }
        distance -= leg;
    }
    let [.., a, b] = points else { return None };
    Some((*b, (*b - *a).normalize_or_zero()))
}

/// The part of a polyline between two distances along it.
pub(crate) fn cut(points: &[Vec2], from: f32, to: f32) -> Points {
    let mut out = Vec::new();
    let mut run = 0.0;
    for w in points.windows(2) {
        let leg = w[0].distance(w[1]);
        let end = run + leg;
        if leg > 0.0 && end > from && run < to {
            if out.is_empty() {
                out.push(w[0].lerp(w[1], ((from - run) / leg).clamp(0.0, 1.0)));
            }
            out.push(w[0].lerp(w[1], ((to - run) / leg).clamp(0.0, 1.0)));
        }
        run = end;
    }
    out
}

/// Cuts a polyline by a pattern of drawn and empty lengths, in turn, from its start.
pub(crate) fn dashes(points: &[Vec2], pattern: &[f32]) -> Vec<(usize, Points)> {
    let total = length(points);
    let mut out = Vec::new();
    let (mut at, mut k) = (0.0, 0);
    while at < total && !pattern.is_empty() {
        let step = pattern[k % pattern.len()].max(0.01);
        if k % 2 == 0 {
            let piece = cut(points, at, (at + step).min(total));
            if piece.len() > 1 {
                out.push((k % pattern.len() / 2, piece));
            }
        }
        at += step;
        k += 1;
    }
    out
}

/// A parallel of a polyline, to the left of its direction for a positive distance.
pub(crate) fn offset(points: &[Vec2], distance: f32) -> Points {
    let n = points.len();
    (0..n)
        .map(|i| {
            let before = points[i.saturating_sub(1)];
            let after = points[(i + 1).min(n - 1)];
            points[i] + (after - before).normalize_or_zero().perp() * distance
        })
        .collect()
}

/// True if a point lies inside rings taken by the even-odd rule.
pub(crate) fn inside(rings: &[Points], p: Vec2) -> bool {
    let mut odd = false;
    for ring in rings {
        for i in 0..ring.len() {
            let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
            if (a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x) {
                odd = !odd;
            }
        }
    }
    odd
}

/// The spans in which a horizontal line lies inside rings, west to east.
pub(crate) fn spans(rings: &[Points], y: f32) -> Vec<(f32, f32)> {
    let mut xs = Vec::new();
    for ring in rings {
        for i in 0..ring.len() {
            let (a, b) = (ring[i], ring[(i + 1) % ring.len()]);
            if (a.y > y) != (b.y > y) {
                xs.push(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
            }
        }
    }
    xs.sort_by(f32::total_cmp);
    xs.chunks_exact(2).map(|c| (c[0], c[1])).collect()
}

/// The box round some points; `None` without points.
pub(crate) fn bounds<'a>(points: impl IntoIterator<Item = &'a Vec2>) -> Option<Rect> {
    let mut it = points.into_iter();
    let first = *it.next()?;
    Some(it.fold(Rect::from_corners(first, first), |r, p| r.union_point(*p)))
}

/// Closes no gaps but keeps only the parts of a polyline inside a rectangle.
pub(crate) fn clip(points: &[Vec2], rect: Rect) -> Vec<Points> {
    let mut out: Vec<Points> = Vec::new();
    let mut run: Points = Vec::new();
    for w in points.windows(2) {
        match clip_leg(w[0], w[1], rect) {
            Some((a, b)) => {
                if run.last().is_none_or(|l| l.distance_squared(a) > 1e-6) {
                    flush(&mut run, &mut out);
                    run.push(a);
                }
                run.push(b);
            }
            None => flush(&mut run, &mut out),
        }
    }
    flush(&mut run, &mut out);
    out
}

/// A ring cut off at a rectangle (Sutherland and Hodgman); parts that fall apart stay
/// joined along the edge, which the margin hides.
pub(crate) fn clip_ring(ring: &[Vec2], r: Rect) -> Points {
    let mut out = ring.to_vec();
    let sides: [(Vec2, f32); 4] =
        [(Vec2::X, r.min.x), (Vec2::NEG_X, -r.max.x), (Vec2::Y, r.min.y), (Vec2::NEG_Y, -r.max.y)];
    for (inward, limit) in sides {
        let given = std::mem::take(&mut out);
        for (i, &b) in given.iter().enumerate() {
            let a = given[(i + given.len() - 1) % given.len()];
            let (da, db) = (a.dot(inward) - limit, b.dot(inward) - limit);
            if (da < 0.0) != (db < 0.0) {
                out.push(a.lerp(b, da / (da - db)));
            }
            if db >= 0.0 {
                out.push(b);
            }
        }
    }
    out
}

fn flush(run: &mut Points, out: &mut Vec<Points>) {
    if run.len() > 1 {
        out.push(std::mem::take(run));
    }
    run.clear();
}

/// Liang and Barsky's clipping of one leg.
fn clip_leg(a: Vec2, b: Vec2, r: Rect) -> Option<(Vec2, Vec2)> {
    let d = b - a;
    let (mut t0, mut t1) = (0.0f32, 1.0f32);
    for (p, q) in
        [(-d.x, a.x - r.min.x), (d.x, r.max.x - a.x), (-d.y, a.y - r.min.y), (d.y, r.max.y - a.y)]
    {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            t0 = t0.max(q / p);
        } else {
            t1 = t1.min(q / p);
        }
    }
    (t0 <= t1).then(|| (a + d * t0, a + d * t1))
}

/// A number in 0..1 from two integers: scatter that is the same on every draw.
pub(crate) fn noise(x: i32, y: i32, salt: u32) -> f32 {
    let mut h = (x as u32).wrapping_mul(0x9E37_79B1) ^ (y as u32).wrapping_mul(0x85EB_CA6B) ^ salt;
    h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
    h = (h ^ (h >> 12)).wrapping_mul(0x297A_2D39);
    (h ^ (h >> 15)) as f32 / u32::MAX as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square() -> Points {
        vec![Vec2::ZERO, Vec2::new(10.0, 0.0), Vec2::new(10.0, 10.0), Vec2::new(0.0, 10.0)]
    }

    #[test]
    fn curves_keep_their_ends_and_stay_near() {
        let line = [Vec2::ZERO, Vec2::new(10.0, 0.0), Vec2::new(10.0, 10.0)];
        for c in [smooth(&line, false, 3), through(&line, false, 6)] {
            assert_eq!(c.first(), Some(&line[0]));
            assert_eq!(c.last(), Some(&line[2]));
            assert!(c.len() > 6);
        }
        let ring = through(&square(), true, 5);
        assert!(ring.iter().all(|p| p.distance(Vec2::splat(5.0)) < 9.0));
    }

    #[test]
    fn dashes_cover_what_the_pattern_says() {
        let line = [Vec2::ZERO, Vec2::new(100.0, 0.0)];
        let cuts = dashes(&line, &[6.0, 4.0]);
        assert_eq!(cuts.len(), 10);
        let drawn: f32 = cuts.iter().map(|(_, p)| length(p)).sum();
        assert!((drawn - 60.0).abs() < 0.01);
        assert!(dashes(&line, &[]).is_empty());
        assert!(dashes(&[], &[1.0]).is_empty());
    }

    #[test]
    fn spans_and_inside_agree() {
        let rings = vec![square(), vec![Vec2::splat(4.0), Vec2::new(6.0, 4.0), Vec2::splat(6.0)]];
        assert_eq!(spans(&rings, 5.0).len(), 2);
        assert!(inside(&rings, Vec2::new(1.0, 5.0)));
        assert!(!inside(&rings, Vec2::new(5.9, 5.0)));
        assert!(!inside(&rings, Vec2::new(11.0, 5.0)));
    }

    #[test]
    fn rings_are_cut_off_at_a_rectangle() {
        let cut = clip_ring(&square(), Rect::new(5.0, -5.0, 20.0, 5.0));
        let b = bounds(&cut).unwrap();
        assert_eq!((b.min, b.max), (Vec2::new(5.0, 0.0), Vec2::new(10.0, 5.0)));
        assert!(clip_ring(&square(), Rect::new(20.0, 20.0, 30.0, 30.0)).is_empty());
    }

    #[test]
    fn clipping_leaves_the_inner_parts() {
        let r = Rect::new(0.0, 0.0, 10.0, 10.0);
        let line =
            [Vec2::new(-5.0, 5.0), Vec2::new(15.0, 5.0), Vec2::new(15.0, 7.0), Vec2::new(5.0, 7.0)];
        let parts = clip(&line, r);
        assert_eq!(parts.len(), 2);
        assert!((length(&parts[0]) - 10.0).abs() < 1e-4);
        assert!((length(&parts[1]) - 5.0).abs() < 1e-4);
    }
}
