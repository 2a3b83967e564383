//! One height for every place: the field that elevations and contours come from.

use super::data::Survey;
use super::lattice::{Lattice, POST_DM, POST_METRES};
use super::relief::{blend, raise};
use super::rough::stretch;
use super::shape::ONE;
use super::wet::Wet;
use super::window::{Point, Window};

/// How far the low ground swells at a roughness of 25 per cent.
const SWELL_CM: i64 = 150;

/// Heights on posts 25 m apart over the whole extent of a survey. Smooth, in
/// integers, the same on every machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeightField {
    lattice: Lattice,
    /// Centimetres, row by row from the south-west.
    posts: Vec<i32>,
}

impl HeightField {
    /// The field of a survey; a single post at sea level if the survey has
    /// [problems](Survey::problems).
    #[must_use]
    pub fn new(survey: &Survey) -> HeightField {
        if !survey.problems().is_empty() {
            return HeightField { lattice: Lattice::over(Window::default()), posts: vec![0] };
        }
        let lattice = Lattice::over(survey.extent);
        let wet = Wet::new(lattice, survey);
        let plain = wet.plain(survey.plain);
        let stretch = stretch(lattice.cols, lattice.rows, survey.roughness);
        let mut posts = raise(lattice, survey, &stretch);
        let low = survey.plain.low * 100;
        for (i, post) in posts.iter_mut().enumerate() {
            let swell = ((i64::from(stretch[i]) - ONE) * SWELL_CM) >> 14;
            *post = wet.lower(i, blend(*post, (plain[i] + swell as i32).max(low)));
        }
        HeightField { lattice, posts }
    }

    /// Posts from west to east, and from south to north.
    #[must_use]
    pub const fn posts(&self) -> (usize, usize) {
        (self.lattice.cols, self.lattice.rows)
    }

    /// Where a post stands.
    #[must_use]
    pub const fn post_at(&self, col: usize, row: usize) -> Point {
        let Lattice { west, south, .. } = self.lattice;
        Point::new(west + col as i32 * POST_METRES, south + row as i32 * POST_METRES)
    }

    /// Height of a post in centimetres; posts beyond the edge repeat it.
    #[must_use]
    pub fn post(&self, col: usize, row: usize) -> i32 {
        let Lattice { cols, rows, .. } = self.lattice;
        self.posts[row.min(rows - 1) * cols + col.min(cols - 1)]
    }

    /// Height in decimetres at a place given in metres.
    #[must_use]
    pub fn at(&self, x: i32, y: i32) -> i32 {
        let dm = |v: i32| i64::from(v) * 10;
        (self.centimetres(dm(x), dm(y)) + 5).div_euclid(10) as i32
    }

    /// Height in centimetres at a place given in decimetres, between the four posts.
    pub(super) fn centimetres(&self, x: i64, y: i64) -> i64 {
        let split = |v: i64, from: i32, count: usize| {
            let top = (count as i64 - 1) * i64::from(POST_DM);
            let v = (v - i64::from(from) * 10).clamp(0, top);
            ((v / i64::from(POST_DM)) as usize, v % i64::from(POST_DM))
        };
        let l = self.lattice;
        let ((c, fx), (r, fy)) = (split(x, l.west, l.cols), split(y, l.south, l.rows));
        let p = |c, r| i64::from(self.post(c, r));
        let post = i64::from(POST_DM);
        let low = p(c, r) * (post - fx) + p(c + 1, r) * fx;
        let high = p(c, r + 1) * (post - fx) + p(c + 1, r + 1) * fx;
        (low * (post - fy) + high * fy).div_euclid(post * post)
    }
}
