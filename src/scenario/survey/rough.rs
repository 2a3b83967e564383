//! Smooth unevenness, so that a hill given by its foot does not look turned on a lathe.

use super::shape::ONE;

/// Posts between the knots of each layer, and its share of the whole in eighths.
const LAYERS: [(usize, i64); 3] = [(23, 3), (11, 3), (5, 2)];

/// What distances from a crest are multiplied with at each post, of [`ONE`]; the same on
/// every machine.
pub(super) fn stretch(cols: usize, rows: usize, roughness: i32) -> Vec<i32> {
    let mut out = vec![ONE as i32; cols * rows];
    for (layer, &(step, share)) in LAYERS.iter().enumerate() {
        let share = share * i64::from(roughness);
        let eased: Vec<i64> = (0..step).map(|k| ease(k, step)).collect();
        let mut line = vec![0i64; cols / step + 2];
        for (r, row) in out.chunks_exact_mut(cols.max(1)).enumerate() {
            for (k, v) in line.iter_mut().enumerate() {
                let (low, high) = (knot(layer, k, r / step), knot(layer, k, r / step + 1));
                *v = mix(low, high, eased[r % step]) * share / 800;
            }
            for (posts, knots) in row.chunks_mut(step).zip(line.windows(2)) {
                for (post, &part) in posts.iter_mut().zip(&eased) {
                    *post += mix(knots[0], knots[1], part) as i32;
                }
            }
        }
    }
    out
}

fn mix(a: i64, b: i64, part: i64) -> i64 {
    a + (((b - a) * part) >> 16)
}

/// Smooth from 0 at the first of `step` posts to [`ONE`] at the next knot.
const fn ease(k: usize, step: usize) -> i64 {
    let t = k as i64 * ONE / step as i64;
    let t2 = (t * t) >> 16;
    (t2 * (3 * ONE - 2 * t)) >> 16
}

/// A value for a knot between minus and plus [`ONE`].
const fn knot(layer: usize, col: usize, row: usize) -> i64 {
    let mut h = (layer as u64) << 48 ^ (col as u64) << 24 ^ row as u64;
    h = (h ^ (h >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h = (h ^ (h >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    ((h >> 40) & 0x1ffff) as i64 - ONE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_smooth_and_bounded() {
        let (cols, rows) = (120, 80);
        let v = stretch(cols, rows, 100);
        for r in 0..rows {
            for c in 1..cols {
                let (a, b) = (v[r * cols + c - 1], v[r * cols + c]);
                assert!(
                    (a - b).abs() < 20_000 && i64::from(a) >= 0 && i64::from(a) <= 2 * ONE,
                    "{c} {r}"
                );
            }
        }
    }
}
