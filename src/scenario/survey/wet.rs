//! Where water lies, how far the land is from it, and the low ground between.

use super::data::{Plain, Survey};
use super::lattice::Lattice;
use super::shape::{Dm, Outline, Segment, curve, root, thinned};

/// Land sinks to the water's edge over this distance.
const SHORE_DM: i64 = 1200;
/// The low ground is worked out on every so many posts.
const COARSE: usize = 4;
/// And levelled over so many of those to each side.
const LEVELLED: isize = 2;

/// Water and shores, by post.
pub(super) struct Wet {
    lattice: Lattice,
    /// Centimetres of the water's surface.
    level: Vec<Option<i32>>,
    /// Square of the distance to the bank where it is less than [`SHORE_DM`], and the
    /// level there.
    shore: Vec<(i64, i32)>,
}

impl Wet {
    pub(super) fn new(lattice: Lattice, survey: &Survey) -> Wet {
        let n = lattice.len();
        let mut wet =
            Wet { lattice, level: vec![None; n], shore: vec![(SHORE_DM * SHORE_DM, 0); n] };
        for river in &survey.rivers {
            let line = thinned(&curve(&river.thalweg, false), 3);
            for pair in line.windows(2) {
                wet.wash(pair[0], pair[1], i64::from(river.width) * 5, river.level * 100);
            }
        }
        for water in &survey.waters {
            let outline = Outline::new(&water.shore);
            wet.fill(&outline, Some(water.level * 100));
            wet.edge(&outline, water.level * 100);
        }
        for island in &survey.islands {
            let outline = Outline::new(&island.outline);
            let level = wet.level_under(&outline);
            wet.fill(&outline, None);
            wet.edge(&outline, level);
        }
        wet
    }

    /// A piece of a river with its banks.
    fn wash(&mut self, a: Dm, b: Dm, half: i64, level: i32) {
        let segment = Segment::new(a, b);
        let far2 = (half + SHORE_DM).pow(2);
        self.lattice.for_near(a, b, half + SHORE_DM, |i, p| {
            let away2 = segment.near(p).0;
            if away2 <= half * half {
                self.level[i] = Some(level);
            } else if away2 < far2 && self.level[i].is_none() {
                let bank = root(away2) - half;
                self.shore[i] = self.shore[i].min((bank * bank, level));
            }
        });
    }

    fn fill(&mut self, outline: &Outline, level: Option<i32>) {
        let (low, high) = outline.rows();
        let (_, rows) = self.lattice.near((0, low), (0, high), 0);
        let mut crossings = Vec::new();
        for r in rows {
            let y = self.lattice.y(r);
            outline.crossings(y, &mut crossings);
            for pair in crossings.chunks_exact(2) {
                let (cols, _) = self.lattice.near((pair[0], y), (pair[1], y), 0);
                for c in cols {
                    let x = self.lattice.x(c);
                    if x >= pair[0] && x < pair[1] {
                        self.level[r * self.lattice.cols + c] = level;
                    }
                }
            }
        }
    }

    fn edge(&mut self, outline: &Outline, level: i32) {
        for (a, b) in outline.edges() {
            let segment = Segment::new(a, b);
            self.lattice.for_near(a, b, SHORE_DM, |i, p| {
                self.shore[i] = self.shore[i].min((segment.near(p).0, level));
            });
        }
    }

    /// The level of the water an island lies in; 0 if it lies in none.
    fn level_under(&self, outline: &Outline) -> i32 {
        let first = outline.edges().next().map_or((0, 0), |e| e.0);
        let (cols, rows) = self.lattice.near(first, first, 250);
        rows.flat_map(|r| cols.clone().map(move |c| r * self.lattice.cols + c))
            .find_map(|i| self.level.get(i).copied().flatten())
            .unwrap_or(0)
    }

    /// The height of post `i` once the water has had its way.
    pub(super) fn lower(&self, i: usize, cm: i32) -> i32 {
        if let Some(level) = self.level[i] {
            return level;
        }
        let (away2, level) = self.shore[i];
        if away2 >= SHORE_DM * SHORE_DM {
            return cm;
        }
        let left = SHORE_DM - root(away2);
        let share = SHORE_DM * SHORE_DM - left * left;
        level + (i64::from(cm - level).max(0) * share / (SHORE_DM * SHORE_DM)) as i32
    }

    /// The low ground in centimetres: rising away from all water, then levelled.
    pub(super) fn plain(&self, plain: Plain) -> Vec<i32> {
        let cols = (self.lattice.cols - 1) / COARSE + 2;
        let rows = (self.lattice.rows - 1) / COARSE + 2;
        let most = i64::from(plain.high - plain.low).max(0) * 100;
        let mut coarse: Vec<i32> = self
            .distances(cols, rows)
            .iter()
            .map(|&m| {
                // Metres times metres in a kilometre are tenths of a centimetre.
                let up = (i64::from(m) * i64::from(plain.rise) / 10).min(most);
                (i64::from(plain.low) * 100 + up) as i32
            })
            .collect();
        for _ in 0..2 {
            level_lines(&mut coarse, cols, 1, rows, cols);
            level_lines(&mut coarse, rows, cols, cols, 1);
        }
        let mut out = Vec::with_capacity(self.lattice.len());
        for r in 0..self.lattice.rows {
            let (k, part) = (r / COARSE * cols, (r % COARSE) as i32);
            let line: Vec<i32> = (k..k + cols)
                .map(|i| coarse[i] * (COARSE as i32 - part) + coarse[i + cols] * part)
                .collect();
            for c in 0..self.lattice.cols {
                let (k, part) = (c / COARSE, (c % COARSE) as i32);
                let sum = line[k] * (COARSE as i32 - part) + line[k + 1] * part;
                out.push(sum / (COARSE * COARSE) as i32);
            }
        }
        out
    }

    /// Metres from the nearest water on the coarse posts, by steps straight and across.
    fn distances(&self, cols: usize, rows: usize) -> Vec<i32> {
        let wet = |i: usize| {
            let (c, r) = (i % cols * COARSE, i / cols * COARSE);
            let (c, r) = (c.min(self.lattice.cols - 1), r.min(self.lattice.rows - 1));
            self.level[r * self.lattice.cols + c].is_some()
        };
        let mut far: Vec<i32> =
            (0..cols * rows).map(|i| if wet(i) { 0 } else { 1_000_000 }).collect();
        let back = [(-1, 0, 100), (0, -1, 100), (-1, -1, 141), (1, -1, 141)];
        let (cols, rows) = (cols as isize, rows as isize);
        for pass in [1, -1] {
            for k in 0..cols * rows {
                let i = if pass == 1 { k } else { cols * rows - 1 - k };
                let (c, r) = (i % cols, i / cols);
                for (dc, dr, step) in back {
                    let (nc, nr) = (c + dc * pass, r + dr * pass);
                    if nc >= 0 && nr >= 0 && nc < cols && nr < rows {
                        let via = far[(nr * cols + nc) as usize] + step;
                        far[i as usize] = far[i as usize].min(via);
                    }
                }
            }
        }
        far
    }
}

/// A running mean along every line of `len` posts that stand `step` apart.
fn level_lines(posts: &mut [i32], len: usize, step: usize, lines: usize, next: usize) {
    let mut line = vec![0i64; len];
    for l in 0..lines {
        for (k, v) in line.iter_mut().enumerate() {
            *v = i64::from(posts[l * next + k * step]);
        }
        let at = |k: isize| line[k.clamp(0, len as isize - 1) as usize];
        for k in 0..len as isize {
            let sum: i64 = (k - LEVELLED..=k + LEVELLED).map(at).sum();
            posts[l * next + k as usize * step] = (sum / (2 * LEVELLED as i64 + 1)) as i32;
        }
    }
}
