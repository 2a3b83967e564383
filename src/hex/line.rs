//! The straight line between two hexes, in integers and symmetric.

use super::Hex;

/// One place along a line: a hex, or the two hexes it runs exactly between.
///
/// From `a` to `b` the line runs along the hexside between `p` and `q`, and is as much in the
/// one as in the other:
///
/// ```text
///    / \   / \
///   /   \ /   \
///  |  a  |  p  |
///   \   / \   / \
///    \ /   \ /   \
///     |  q  |  b  |
///      \   / \   /
///       \ /   \ /
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LineHex {
    /// The line runs through this hex.
    One(Hex),
    /// The line runs along the hexside (or through the corner) between these two.
    Between(Hex, Hex),
}

/// The places strictly between two hexes, one for each hex of distance.
///
/// `line(a, b)` reversed holds the same places as `line(b, a)`, so everything
/// built on it is symmetric.
///
/// ```
/// use khasan::hex::{Hex, LineHex, line};
///
/// let a = Hex::new(0, 0);
/// assert!(line(a, Hex::new(3, 0)).eq([1, 2].map(|q| LineHex::One(Hex::new(q, 0)))));
/// let (p, q) = (Hex::new(1, 0), Hex::new(0, 1));
/// assert!(line(a, Hex::new(1, 1)).eq([LineHex::Between(q, p)]));
/// ```
pub fn line(a: Hex, b: Hex) -> impl Iterator<Item = LineHex> {
    let n = i64::from(a.distance(b));
    (1..n).map(move |i| sample(a, b, i, n))
}

/// Point `i` of `n`: cube coordinates scaled by `n`, rounded; a tie yields both candidates.
fn sample(a: Hex, b: Hex, i: i64, n: i64) -> LineHex {
    let lerp = |p: i16, q: i16| i64::from(p) * (n - i) + i64::from(q) * i;
    let (x, z) = (lerp(a.q, b.q), lerp(a.r, b.r));
    let y = -x - z;
    // Nudging one way and the other finds both hexes where the point lies on an edge.
    // The nudge is far below half a hex; both signs are tried, so the pair is the same
    // from either end.
    let big = 8;
    let (n8, x8, y8, z8) = (n * big, x * big, y * big, z * big);
    let p = round((x8 + 1, y8 + 1, z8 - 2), n8);
    let q = round((x8 - 1, y8 - 1, z8 + 2), n8);
    if p == q {
        // A point on an edge parallel to the first nudge shows only under another.
        let s = round((x8 + 1, y8 - 1, z8), n8);
        let t = round((x8 - 1, y8 + 1, z8), n8);
        return if s == t { LineHex::One(p) } else { pair(s, t) };
    }
    pair(p, q)
}

fn pair(p: Hex, q: Hex) -> LineHex {
    if p <= q { LineHex::Between(p, q) } else { LineHex::Between(q, p) }
}

fn round((x, y, z): (i64, i64, i64), n: i64) -> Hex {
    let near = |v: i64| (2 * v + n).div_euclid(2 * n);
    let (mut rx, ry, mut rz) = (near(x), near(y), near(z));
    let (dx, dy, dz) = ((rx * n - x).abs(), (ry * n - y).abs(), (rz * n - z).abs());
    if dx > dy && dx > dz {
        rx = -ry - rz;
    } else if dz >= dy {
        rz = -rx - ry;
    }
    Hex::new(rx as i16, rz as i16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_symmetric_and_connected() {
        let o = Hex::new(0, 0);
        for b in o.disc(12) {
            let forth: Vec<_> = line(o, b).collect();
            let mut back: Vec<_> = line(b, o).collect();
            back.reverse();
            assert_eq!(forth, back, "{b:?}");
            assert_eq!(forth.len(), usize::from(o.distance(b).saturating_sub(1)));
            for (i, place) in forth.iter().enumerate() {
                let k = i as u16 + 1;
                match *place {
                    LineHex::One(h) => assert_eq!(h.distance(o), k),
                    LineHex::Between(p, q) => {
                        assert_eq!(p.distance(q), 1, "{b:?} {p:?} {q:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_along_a_hexside_names_both_neighbours() {
        let to = Hex::new(1, 1);
        assert_eq!(
            line(Hex::new(0, 0), to).collect::<Vec<_>>(),
            vec![LineHex::Between(Hex::new(0, 1), Hex::new(1, 0))]
        );
    }
}
