//! One height for every place: the field that elevations and contours come from.

use super::data::{Hill, Ridge, Survey};
use super::shape::{Dm, ONE, Outline, Profile, curve, curve_with, root, to_segment};
use super::{Plain, Point, Window};

/// Metres between two posts.
pub const POST_METRES: i32 = 25;

const POST_DM: i32 = POST_METRES * 10;
/// Heights nearer to each other than this flow together, in centimetres.
const BLEND_CM: i64 = 1500;
/// Land sinks to the water's edge over this distance.
const SHORE_DM: i64 = 1200;
/// How many posts the low ground is levelled over.
const LEVELLED: usize = 6;
/// Steps of a hill's slope between summit and foot.
const STEPS: i64 = 256;

/// Heights on posts 25 m apart over the whole extent of a survey. Smooth, in
/// integers, the same on every machine.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeightField {
    west: i32,
    south: i32,
    cols: usize,
    rows: usize,
    /// Centimetres, row by row from the south-west.
    posts: Vec<i32>,
}

impl HeightField {
    /// The field of a survey; a single post at sea level if the survey has
    /// [problems](Survey::problems).
    #[must_use]
    pub fn new(survey: &Survey) -> HeightField {
        if !survey.problems().is_empty() {
            return HeightField { west: 0, south: 0, cols: 1, rows: 1, posts: vec![0] };
        }
        let mut field = HeightField::flat(survey.extent);
        let mut wet = Wet::new(&field);
        wet.flood(&field, survey);
        let plain = wet.plain(&field, survey.plain);
        let mut scratch = vec![0; field.posts.len()];
        field.posts.fill(0);
        for ridge in &survey.ridges {
            field.raise_ridge(ridge, &mut scratch);
        }
        for hill in &survey.hills {
            field.raise_hill(hill);
        }
        for (i, post) in field.posts.iter_mut().enumerate() {
            *post = wet.lower(i, blend(*post, plain[i]));
        }
        field
    }

    fn flat(extent: Window) -> HeightField {
        let count = |metres: i64| (metres / i64::from(POST_METRES) + 1) as usize;
        let (cols, rows) = (count(extent.width()), count(extent.height()));
        HeightField {
            west: extent.west,
            south: extent.south,
            cols,
            rows,
            posts: vec![0; cols * rows],
        }
    }

    /// Posts from west to east, and from south to north.
    #[must_use]
    pub const fn posts(&self) -> (usize, usize) {
        (self.cols, self.rows)
    }

    /// Where a post stands.
    #[must_use]
    pub const fn post_at(&self, col: usize, row: usize) -> Point {
        Point::new(self.west + col as i32 * POST_METRES, self.south + row as i32 * POST_METRES)
    }

    /// Height of a post in centimetres; posts beyond the edge repeat it.
    #[must_use]
    pub fn post(&self, col: usize, row: usize) -> i32 {
        let (c, r) = (col.min(self.cols - 1), row.min(self.rows - 1));
        self.posts[r * self.cols + c]
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
        let ((c, fx), (r, fy)) = (split(x, self.west, self.cols), split(y, self.south, self.rows));
        let p = |c, r| i64::from(self.post(c, r));
        let post = i64::from(POST_DM);
        let low = p(c, r) * (post - fx) + p(c + 1, r) * fx;
        let high = p(c, r + 1) * (post - fx) + p(c + 1, r + 1) * fx;
        (low * (post - fy) + high * fy).div_euclid(post * post)
    }

    /// Index ranges of the posts within `reach` of a box, all in decimetres.
    fn near(&self, a: Dm, b: Dm, reach: i64) -> (std::ops::Range<usize>, std::ops::Range<usize>) {
        let range = |p: i32, q: i32, from: i32, count: usize| {
            let (low, high) = (i64::from(p.min(q)) - reach, i64::from(p.max(q)) + reach);
            let (from, post) = (i64::from(from) * 10, i64::from(POST_DM));
            let first = (low - from).div_euclid(post).clamp(0, count as i64);
            let last = ((high - from).div_euclid(post) + 1).clamp(first, count as i64);
            first as usize..last as usize
        };
        (range(a.0, b.0, self.west, self.cols), range(a.1, b.1, self.south, self.rows))
    }

    /// Calls `f` with the index and place of every post near a segment.
    fn for_near(&self, a: Dm, b: Dm, reach: i64, mut f: impl FnMut(usize, Dm)) {
        let (cols, rows) = self.near(a, b, reach);
        for r in rows {
            let y = self.south * 10 + r as i32 * POST_DM;
            for c in cols.clone() {
                f(r * self.cols + c, (self.west * 10 + c as i32 * POST_DM, y));
            }
        }
    }

    fn raise_hill(&mut self, hill: &Hill) {
        let foot = i64::from(hill.foot) * 10;
        if foot <= 0 || hill.height <= 0 {
            return;
        }
        let slope = slope_of(hill);
        let at = (hill.at.x * 10, hill.at.y * 10);
        let mut posts = std::mem::take(&mut self.posts);
        self.for_near(at, at, foot, |i, p| {
            let (dx, dy) = (i64::from(p.0 - at.0), i64::from(p.1 - at.1));
            // In sixteenths of a decimetre, so that contours round a summit stay round.
            let away = root((dx * dx + dy * dy) << 8);
            let step = away * STEPS * 16 / foot;
            let (k, part) = ((step >> 8) as usize, step & 255);
            if k + 1 < slope.len() {
                let cm = (slope[k] * (256 - part) + slope[k + 1] * part) >> 8;
                posts[i] = blend(posts[i], cm as i32);
            }
        });
        self.posts = posts;
    }

    fn raise_ridge(&mut self, ridge: &Ridge, scratch: &mut [i32]) {
        let spine = spine_of(ridge);
        for pair in spine.windows(2) {
            let [a, b] = [pair[0], pair[1]];
            let reach = a.foot.max(b.foot);
            self.for_near(a.at, b.at, reach, |i, p| {
                let (away2, t) = to_segment(p, a.at, b.at);
                let mix = |u: i64, v: i64| u + (((v - u) * t) >> 16);
                let foot = mix(a.foot, b.foot);
                if away2 < foot * foot {
                    let left = ONE - away2 * ONE / (foot * foot);
                    let cm = (mix(a.height, b.height) * ((left * left) >> 16)) >> 16;
                    scratch[i] = scratch[i].max(cm as i32);
                }
            });
        }
        for pair in spine.windows(2) {
            let reach = pair[0].foot.max(pair[1].foot);
            let (cols, rows) = self.near(pair[0].at, pair[1].at, reach);
            for r in rows {
                for i in r * self.cols + cols.start..r * self.cols + cols.end {
                    let cm = std::mem::take(&mut scratch[i]);
                    self.posts[i] = blend(self.posts[i], cm);
                }
            }
        }
    }
}

/// The higher of two heights, rounded where they are near each other, so that hills
/// grow out of ridges without a crease; exact where one stands well above the other.
fn blend(a: i32, b: i32) -> i32 {
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
    let ends = (std::iter::once((0, height)), std::iter::once((foot * 1000, 0)));
    let profile =
        Profile::new(ends.0.chain(rings.filter(|r| r.0 > 0 && r.0 < foot * 1000)).chain(ends.1));
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
        let (p, q) = (ridge.spine[s], ridge.spine[(s + 1).min(ridge.spine.len() - 1)]);
        let here =
            along[s] + (((along.get(s + 1).copied().unwrap_or(along[s]) - along[s]) * t) >> 16);
        let foot = i64::from(p.foot) * 10 + ((i64::from(q.foot - p.foot) * 10 * t) >> 16);
        Crest { at, height: profile.at(here), foot: foot.max(1) }
    })
}

/// Where water lies, and how far the land is from it.
struct Wet {
    /// Centimetres of the water's surface, by post.
    level: Vec<Option<i32>>,
    /// Distance of a dry post from the shore, up to [`SHORE_DM`], and the level there.
    shore: Vec<(i64, i32)>,
}

impl Wet {
    fn new(field: &HeightField) -> Wet {
        let n = field.posts.len();
        Wet { level: vec![None; n], shore: vec![(SHORE_DM, 0); n] }
    }

    fn flood(&mut self, field: &HeightField, survey: &Survey) {
        for river in &survey.rivers {
            let half = i64::from(river.width) * 5;
            let line = curve(&river.thalweg, false);
            for pair in line.windows(2) {
                field.for_near(pair[0], pair[1], half + SHORE_DM, |i, p| {
                    let away = root(to_segment(p, pair[0], pair[1]).0) - half;
                    self.wash(i, away, river.level * 100);
                });
            }
        }
        for water in &survey.waters {
            let outline = Outline::new(&water.shore);
            self.fill(field, &outline, Some(water.level * 100));
            self.edge(field, &outline, water.level * 100);
        }
        for island in &survey.islands {
            let outline = Outline::new(&island.outline);
            let level = self.level_under(field, &outline);
            self.fill(field, &outline, None);
            self.edge(field, &outline, level);
        }
    }

    /// A post `away` from a bank; a negative distance is water.
    fn wash(&mut self, i: usize, away: i64, level: i32) {
        if away <= 0 {
            self.level[i] = Some(level);
        } else if away < self.shore[i].0 {
            self.shore[i] = (away, level);
        }
    }

    fn fill(&mut self, field: &HeightField, outline: &Outline, level: Option<i32>) {
        let (low, high) = outline.rows();
        let (_, rows) = field.near((0, low), (0, high), 0);
        let mut crossings = Vec::new();
        for r in rows {
            let y = field.south * 10 + r as i32 * POST_DM;
            outline.crossings(y, &mut crossings);
            for pair in crossings.chunks_exact(2) {
                let (cols, _) = field.near((pair[0], y), (pair[1], y), 0);
                for c in cols {
                    let x = field.west * 10 + c as i32 * POST_DM;
                    if x >= pair[0] && x < pair[1] {
                        self.level[r * field.cols + c] = level;
                    }
                }
            }
        }
    }

    fn edge(&mut self, field: &HeightField, outline: &Outline, level: i32) {
        for (a, b) in outline.edges() {
            field.for_near(a, b, SHORE_DM, |i, p| {
                let away = root(to_segment(p, a, b).0);
                if away < self.shore[i].0 {
                    self.shore[i] = (away, level);
                }
            });
        }
    }

    /// The level of the water an island lies in; 0 if it lies in none.
    fn level_under(&self, field: &HeightField, outline: &Outline) -> i32 {
        let first = outline.edges().next().map_or((0, 0), |e| e.0);
        let (cols, rows) = field.near(first, first, 0);
        rows.flat_map(|r| cols.clone().map(move |c| r * field.cols + c))
            .find_map(|i| self.level.get(i).copied().flatten())
            .unwrap_or(0)
    }

    /// The low ground: rising away from all water, then levelled.
    fn plain(&self, field: &HeightField, plain: Plain) -> Vec<i32> {
        let far = (i64::from(plain.high) - i64::from(plain.low)).max(0) * 100;
        let metres = self.distances(field);
        let mut out: Vec<i32> = metres
            .iter()
            .map(|&m| {
                // Centimetres are metres x rise per mille / 10.
                let up = (i64::from(m) * i64::from(plain.rise.max(0)) / 10).min(far);
                (i64::from(plain.low) * 100 + up) as i32
            })
            .collect();
        for _ in 0..2 {
            level_rows(&mut out, field.cols, 1, field.rows, field.cols);
            level_rows(&mut out, field.rows, field.cols, field.cols, 1);
        }
        out
    }

    /// Metres from the nearest water, by steps of 25 along and 35 across.
    fn distances(&self, field: &HeightField) -> Vec<i32> {
        let (cols, rows) = (field.cols as isize, field.rows as isize);
        let mut far: Vec<i32> =
            self.level.iter().map(|l| if l.is_some() { 0 } else { 1_000_000 }).collect();
        let back = [(-1, 0, 25), (0, -1, 25), (-1, -1, 35), (1, -1, 35)];
        for pass in [1, -1] {
            for k in 0..cols * rows {
                let i = if pass == 1 { k } else { cols * rows - 1 - k };
                let (c, r) = (i % cols, i / cols);
                for (dc, dr, step) in back {
                    let (nc, nr) = (c + dc * pass, r + dr * pass);
                    if nc >= 0 && nr >= 0 && nc < cols && nr < rows {
                        let via = far[(nr * cols + nc) as usize] + step;
                        let here = &mut far[i as usize];
                        *here = (*here).min(via);
                    }
                }
            }
        }
        far
    }

    /// The height of post `i` once the water has had its way.
    fn lower(&self, i: usize, cm: i32) -> i32 {
        if let Some(level) = self.level[i] {
            return level;
        }
        let (away, level) = self.shore[i];
        if away >= SHORE_DM {
            return cm;
        }
        let left = SHORE_DM - away;
        let share = SHORE_DM * SHORE_DM - left * left;
        level + (i64::from(cm - level).max(0) * share / (SHORE_DM * SHORE_DM)) as i32
    }
}

/// A running mean along every line of `len` posts `step` apart.
fn level_rows(posts: &mut [i32], len: usize, step: usize, lines: usize, next: usize) {
    let mut line = vec![0i64; len];
    for l in 0..lines {
        for (k, v) in line.iter_mut().enumerate() {
            *v = i64::from(posts[l * next + k * step]);
        }
        let at = |k: isize| line[k.clamp(0, len as isize - 1) as usize];
        let reach = LEVELLED as isize;
        let mut sum: i64 = (-reach..=reach).map(at).sum();
        for k in 0..len as isize {
            posts[l * next + k as usize * step] = (sum / (2 * LEVELLED as i64 + 1)) as i32;
            sum += at(k + reach + 1) - at(k - reach);
        }
    }
}
