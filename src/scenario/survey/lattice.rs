//! The posts whose heights are known.

use super::shape::Dm;
use super::window::Window;
use std::ops::Range;

/// Metres between two posts.
pub const POST_METRES: i32 = 25;
/// The same in decimetres.
pub(super) const POST_DM: i32 = POST_METRES * 10;

/// Where the posts stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Lattice {
    pub(super) west: i32,
    pub(super) south: i32,
    pub(super) cols: usize,
    pub(super) rows: usize,
}

impl Lattice {
    /// Posts from the south-western corner of an extent.
    pub(super) fn over(extent: Window) -> Lattice {
        let count = |metres: i64| (metres / i64::from(POST_METRES) + 1) as usize;
        let (cols, rows) = (count(extent.width()), count(extent.height()));
        Lattice { west: extent.west, south: extent.south, cols, rows }
    }

    pub(super) const fn len(self) -> usize {
        self.cols * self.rows
    }

    /// The place of a column, in decimetres.
    pub(super) const fn x(self, col: usize) -> i32 {
        self.west * 10 + col as i32 * POST_DM
    }

    /// The place of a row, in decimetres.
    pub(super) const fn y(self, row: usize) -> i32 {
        self.south * 10 + row as i32 * POST_DM
    }

    /// Columns and rows within `reach` of a box, all in decimetres.
    pub(super) fn near(self, a: Dm, b: Dm, reach: i64) -> (Range<usize>, Range<usize>) {
        let range = |p: i32, q: i32, from: i32, count: usize| {
            let (low, high) = (i64::from(p.min(q)) - reach, i64::from(p.max(q)) + reach);
            let (from, post) = (i64::from(from) * 10, i64::from(POST_DM));
            let first = (low - from).div_euclid(post).clamp(0, count as i64);
            let last = ((high - from).div_euclid(post) + 1).clamp(first, count as i64);
            first as usize..last as usize
        };
        (range(a.0, b.0, self.west, self.cols), range(a.1, b.1, self.south, self.rows))
    }

    /// Calls `f` with the index and place of every post near a box.
    pub(super) fn for_near(self, a: Dm, b: Dm, reach: i64, mut f: impl FnMut(usize, Dm)) {
        let (cols, rows) = self.near(a, b, reach);
        for r in rows {
            for c in cols.clone() {
                f(r * self.cols + c, (self.x(c), self.y(r)));
            }
        }
    }
}
