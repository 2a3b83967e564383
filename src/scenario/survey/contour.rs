//! Contour lines of a height field, joined into long lines for drawing.

use super::height::HeightField;
use super::lattice::POST_METRES;
use super::shape::Dm;

const NONE: u32 = u32::MAX;
/// There are never many more levels than this.
const MAX_LEVELS: i32 = 200;
/// Closed lines smaller than this, in decimetres, are left out.
const SPECK_DM: i32 = 400;

/// A line of equal height.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contour {
    /// Its height in metres.
    pub height_m: i32,
    /// Its course in decimetres east and north of the survey's origin, higher ground to
    /// the left. A closed line does not repeat its first point.
    pub points: Vec<Dm>,
    /// True if the last point joins the first; false if it ends at the edge of the sheet.
    pub closed: bool,
}

impl Contour {
    /// True for a ring so small that it is but a dot on a summit of just this height.
    fn is_speck(&self) -> bool {
        let first = self.points.first().copied().unwrap_or_default();
        let near = |p: &Dm| (p.0 - first.0).abs() < SPECK_DM && (p.1 - first.1).abs() < SPECK_DM;
        self.closed && self.points.iter().all(near)
    }
}

impl HeightField {
    /// Contours at every multiple of `step_m` metres, lowest first.
    #[must_use]
    pub fn contours(&self, step_m: i32) -> Vec<Contour> {
        let step = step_m.clamp(1, 1000) * 100;
        let (cols, rows) = self.posts();
        let all = || (0..rows).flat_map(|r| (0..cols).map(move |c| self.post(c, r)));
        let (low, high) = all().fold((i32::MAX, i32::MIN), |(l, h), v| (l.min(v), h.max(v)));
        // Sheets of mountains get fewer lines rather than minutes of work.
        let step = step.max((high - low) / MAX_LEVELS / step * step);
        let first = (low.div_euclid(step) + 1) * step;
        let mut tracer = Tracer::new(self);
        let mut out = Vec::new();
        let mut level = first;
        while level <= high {
            tracer.trace(level, &mut out);
            level += step;
        }
        out
    }
}

/// Follows one level through the cells between posts. A cell edge is numbered: the one
/// east of post `i` is `2 * i`, the one north of it `2 * i + 1`.
struct Tracer<'a> {
    field: &'a HeightField,
    cols: usize,
    rows: usize,
    /// For each edge the next one along the line, high ground to the left.
    next: Vec<u32>,
    /// True for an edge that some other leads to.
    reached: Vec<bool>,
}

impl Tracer<'_> {
    fn new(field: &HeightField) -> Tracer<'_> {
        let (cols, rows) = field.posts();
        let edges = cols * rows * 2;
        Tracer { field, cols, rows, next: vec![NONE; edges], reached: vec![false; edges] }
    }

    fn trace(&mut self, level: i32, out: &mut Vec<Contour>) {
        let mut starts = Vec::new();
        for r in 0..self.rows.saturating_sub(1) {
            for c in 0..self.cols.saturating_sub(1) {
                self.cell(c, r, level, &mut starts);
            }
        }
        // Open lines first: they begin at an edge nothing leads to.
        for open in [true, false] {
            for &edge in &starts {
                if self.next[edge as usize] != NONE && (!open || !self.reached[edge as usize]) {
                    let contour = self.follow(edge, level);
                    if !contour.is_speck() {
                        out.push(contour);
                    }
                }
            }
        }
        for edge in starts {
            self.reached[edge as usize] = false;
        }
    }

    /// Links the edges of one cell. With the four corners counter-clockwise from the
    /// south-west, a line enters where the ground falls below the level going round,
    /// and leaves where it rises again.
    fn cell(&mut self, c: usize, r: usize, level: i32, starts: &mut Vec<u32>) {
        let i = r * self.cols + c;
        let corner =
            [(c, r), (c + 1, r), (c + 1, r + 1), (c, r + 1)].map(|(c, r)| self.field.post(c, r));
        let above = corner.map(|v| v >= level);
        if above == [true; 4] || above == [false; 4] {
            return;
        }
        let edges = [2 * i, 2 * (i + 1) + 1, 2 * (i + self.cols), 2 * i + 1];
        let falls = |k: usize| above[k] && !above[(k + 1) % 4];
        let rises = |k: usize| !above[k] && above[(k + 1) % 4];
        let saddle = above[0] == above[2] && above[1] == above[3];
        let middle_above =
            corner.iter().map(|&v| i64::from(v)).sum::<i64>() >= 4 * i64::from(level);
        for k in (0..4).filter(|&k| falls(k)) {
            // The low ground between fall and rise is to the right; in a saddle whose
            // middle is low the two low corners are one, and the line takes the other side.
            let search: [usize; 3] = if saddle && !middle_above { [3, 2, 1] } else { [1, 2, 3] };
            if let Some(to) = search.into_iter().map(|s| (k + s) % 4).find(|&to| rises(to)) {
                let (from, to) = (edges[k] as u32, edges[to] as u32);
                self.next[from as usize] = to;
                self.reached[to as usize] = true;
                starts.push(from);
                starts.push(to);
            }
        }
    }

    fn follow(&mut self, start: u32, level: i32) -> Contour {
        let mut points = vec![self.crossing(start, level)];
        let mut at = start;
        let mut closed = false;
        loop {
            let next = std::mem::replace(&mut self.next[at as usize], NONE);
            if next == NONE {
                break;
            }
            if next == start {
                closed = true;
                break;
            }
            let p = self.crossing(next, level);
            if points.last() != Some(&p) {
                points.push(p);
            }
            at = next;
        }
        Contour { height_m: level.div_euclid(100), points, closed }
    }

    /// Where the level crosses an edge.
    fn crossing(&self, edge: u32, level: i32) -> Dm {
        let i = edge as usize / 2;
        let (c, r) = (i % self.cols, i / self.cols);
        let north = edge % 2 == 1;
        let (a, b) = (
            self.field.post(c, r),
            if north { self.field.post(c, r + 1) } else { self.field.post(c + 1, r) },
        );
        let run = i64::from(b) - i64::from(a);
        let along = if run == 0 {
            0
        } else {
            ((i64::from(level) - i64::from(a)) * i64::from(POST_METRES) * 10 / run) as i32
        };
        let p = self.field.post_at(c, r);
        if north { (p.x * 10, p.y * 10 + along) } else { (p.x * 10 + along, p.y * 10) }
    }
}
