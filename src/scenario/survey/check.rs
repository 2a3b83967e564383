//! What makes a survey unusable, as data for diagnostics.

use super::data::{Point, Ramp, Survey};
use super::height::POST_METRES;

/// The most posts a height field may have: a sheet of 25 by 25 km.
const MAX_POSTS: i64 = 1_000_000;
/// The furthest any coordinate may lie from the origin.
const FAR: i32 = 1_000_000;
/// The highest ground.
const HIGHEST: i32 = 9_000;
/// The widest hill or river.
const WIDEST: i32 = 10_000;
/// The most posts all slopes and shores together may touch, so that no file hangs the program.
const MAX_WORK: i64 = 40_000_000;
/// The most points of all features together.
const MAX_POINTS: usize = 20_000;
/// The most points of rivers and rocky ridges, which cost more.
const MAX_BAND_POINTS: usize = 500;
/// The most metres of all lines together.
const MAX_LENGTH: i64 = 5_000_000;

/// Something wrong with a survey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SurveyProblem {
    /// The field of [`Survey`] it is in, for example `hills`.
    pub list: &'static str,
    /// Position in that list, from 0; 0 for a field that is no list.
    pub index: usize,
    /// The field of the feature, for example `foot`.
    pub field: &'static str,
    /// What is wrong, in words, with the limits.
    pub message: String,
}

impl std::fmt::Display for SurveyProblem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}[{}].{}: {}", self.list, self.index, self.field, self.message)
    }
}

/// Collects problems and counts work.
#[derive(Default)]
struct Check {
    problems: Vec<SurveyProblem>,
    work: i64,
    points: usize,
    length: i64,
}

impl Survey {
    /// Everything that keeps this survey from being used; empty for a good one.
    #[must_use]
    pub fn problems(&self) -> Vec<SurveyProblem> {
        let mut check = Check::default();
        check.sheet(self);
        check.relief(self);
        check.water(self);
        check.cover(self);
        let rivers = self.rivers.iter().map(|r| r.thalweg.len());
        let ridges = self.ridges.iter().filter(|r| r.rocky > 0).map(|r| r.spine.len());
        check.totals(rivers.chain(ridges).sum());
        check.problems
    }
}

impl Check {
    fn add(&mut self, list: &'static str, index: usize, field: &'static str, message: String) {
        self.problems.push(SurveyProblem { list, index, field, message });
    }

    fn range(
        &mut self,
        (list, index, field): (&'static str, usize, &'static str),
        value: i32,
        low: i32,
        high: i32,
    ) {
        if !(low..=high).contains(&value) {
            self.add(list, index, field, format!("{value} is not between {low} and {high}"));
        }
    }

    fn totals(&mut self, band_points: usize) {
        if self.work > MAX_WORK {
            let told = "the features together cover too much ground; make them fewer or smaller";
            self.add("extent", 0, "", told.to_owned());
        }
        if self.points > MAX_POINTS {
            let told = format!("{} points in all; at most {MAX_POINTS} are read", self.points);
            self.add("extent", 0, "", told);
        }
        if band_points > MAX_BAND_POINTS {
            let told = format!(
                "rivers and rocky ridges have {band_points} points; at most {MAX_BAND_POINTS} are read"
            );
            self.add("extent", 0, "", told);
        }
        if self.length > MAX_LENGTH {
            let told =
                format!("lines of {} km in all; at most {}", self.length / 1000, MAX_LENGTH / 1000);
            self.add("extent", 0, "", told);
        }
    }

    /// Points in reach, and at least `least` of them; counts their work.
    fn line(
        &mut self,
        (list, index, field): (&'static str, usize, &'static str),
        points: &[Point],
        least: usize,
        reach: i32,
    ) {
        if points.len() < least {
            let told = format!("{} points where at least {least} are needed", points.len());
            self.add(list, index, field, told);
        }
        let far = |p: &&Point| p.x.unsigned_abs() > FAR as u32 || p.y.unsigned_abs() > FAR as u32;
        if let Some(p) = points.iter().find(far) {
            let told = format!("({}, {}) is more than {FAR} m from the origin", p.x, p.y);
            self.add(list, index, field, told);
            return;
        }
        self.points += points.len();
        let wide = i64::from(reach.clamp(0, WIDEST)) * 2;
        for pair in points.windows(2) {
            let dx = (i64::from(pair[0].x) - i64::from(pair[1].x)).abs();
            let dy = (i64::from(pair[0].y) - i64::from(pair[1].y)).abs();
            self.length += dx + dy;
            // A curve has up to 24 pieces, each with its own box of posts.
            let pieces = (dx.max(dy) / 25 + 1).min(24);
            let post = i64::from(POST_METRES);
            let cells = ((dx / pieces + wide) / post + 1) * ((dy / pieces + wide) / post + 1);
            self.work = self.work.saturating_add(pieces * cells);
        }
    }

    fn sheet(&mut self, survey: &Survey) {
        if survey.format != 1 {
            let told = format!("{} is not a known format; this version reads 1", survey.format);
            self.add("format", 0, "", told);
        }
        let e = survey.extent;
        for (field, v) in
            [("west", e.west), ("south", e.south), ("east", e.east), ("north", e.north)]
        {
            self.range(("extent", 0, field), v, -FAR, FAR);
        }
        let post = i64::from(POST_METRES);
        if e.width() <= 0 || e.height() <= 0 {
            let told = "west must be less than east, and south less than north";
            self.add("extent", 0, "", told.to_owned());
        } else if (e.width() / post + 1).saturating_mul(e.height() / post + 1) > MAX_POSTS {
            self.add("extent", 0, "", "larger than 25 by 25 km".to_owned());
        }
        self.range(("roughness", 0, ""), survey.roughness, 0, 60);
        let p = survey.plain;
        self.range(("plain", 0, "low"), p.low, -500, HIGHEST);
        self.range(("plain", 0, "high"), p.high, p.low.clamp(-500, HIGHEST), HIGHEST);
        self.range(("plain", 0, "rise"), p.rise, 0, 1000);
    }

    fn relief(&mut self, survey: &Survey) {
        for (i, h) in survey.hills.iter().enumerate() {
            self.range(("hills", i, "height"), h.height, 1, HIGHEST);
            self.range(("hills", i, "foot"), h.foot, 1, WIDEST);
            self.range(("hills", i, "rocky"), h.rocky, 0, WIDEST);
            self.line(("hills", i, "at"), &[h.at, h.at], 1, h.foot);
            self.ramps("hills", i, &h.ramps);
            let mut last = (0, h.height);
            for r in &h.rings {
                if r.radius <= last.0 || r.radius >= h.foot || r.height > last.1 || r.height < 0 {
                    let told = "rings go outwards and downwards, between the summit and the foot";
                    self.add("hills", i, "rings", told.to_owned());
                    break;
                }
                last = (r.radius, r.height);
            }
        }
        for (i, r) in survey.ridges.iter().enumerate() {
            let points: Vec<Point> = r.spine.iter().map(|s| s.at).collect();
            let foot = r.spine.iter().map(|s| s.foot).max().unwrap_or(0);
            self.line(("ridges", i, "spine"), &points, 2, foot);
            self.range(("ridges", i, "rocky"), r.rocky, 0, WIDEST);
            self.ramps("ridges", i, &r.ramps);
            for s in &r.spine {
                self.range(("ridges", i, "spine"), s.height, 0, HIGHEST);
                self.range(("ridges", i, "spine"), s.foot, 1, WIDEST);
            }
        }
        for (i, s) in survey.spots.iter().enumerate() {
            self.line(("spots", i, "at"), &[s.at], 1, 0);
            self.range(("spots", i, "decimetres"), s.decimetres, -5000, HIGHEST * 10);
        }
    }

    fn ramps(&mut self, list: &'static str, index: usize, ramps: &[Ramp]) {
        for r in ramps {
            self.line((list, index, "ramps"), &[r.from, r.to], 2, 0);
            self.range((list, index, "ramps"), r.width, 1, WIDEST);
        }
    }

    fn water(&mut self, survey: &Survey) {
        for (i, w) in survey.waters.iter().enumerate() {
            self.line(("waters", i, "shore"), &w.shore, 3, 120);
            self.range(("waters", i, "level"), w.level, -500, HIGHEST);
        }
        for (i, r) in survey.rivers.iter().enumerate() {
            self.range(("rivers", i, "level"), r.level, -500, HIGHEST);
            self.range(("rivers", i, "width"), r.width, 1, WIDEST);
            self.line(("rivers", i, "thalweg"), &r.thalweg, 2, r.width.saturating_add(120));
        }
        for (i, s) in survey.islands.iter().enumerate() {
            self.line(("islands", i, "outline"), &s.outline, 3, 120);
        }
        for (i, s) in survey.streams.iter().enumerate() {
            self.line(("streams", i, "line"), &s.line, 2, 0);
            for c in &s.crossings {
                self.line(("streams", i, "crossings"), &[c.at], 1, 0);
            }
        }
    }

    fn cover(&mut self, survey: &Survey) {
        for (i, a) in survey.areas.iter().enumerate() {
            self.line(("areas", i, "outline"), &a.outline, 3, 0);
        }
        for (i, r) in survey.roads.iter().enumerate() {
            self.line(("roads", i, "line"), &r.line, 2, 0);
            if r.kind == crate::rules::Path::None {
                let told = "a road is a `Track`, a `Road` or a `Railway`";
                self.add("roads", i, "kind", told.to_owned());
            }
        }
        for (i, s) in survey.settlements.iter().enumerate() {
            self.line(("settlements", i, "at"), &[s.at], 1, 0);
            self.range(("settlements", i, "radius"), s.radius, 0, WIDEST);
        }
        for (i, b) in survey.border.iter().enumerate() {
            if i > 0 {
                self.add("border", i, "line", "a survey has at most one border".to_owned());
            }
            self.line(("border", i, "line"), &b.line, 2, 0);
            self.line(("border", i, "soviet"), &[b.soviet], 1, 0);
        }
        for (i, n) in survey.names.iter().enumerate() {
            self.line(("names", i, "along"), &n.along, 1, 0);
            self.range(("names", i, "size"), n.size, 1, WIDEST);
        }
    }
}
