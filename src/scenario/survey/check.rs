//! What makes a survey unusable.

use super::data::{Ramp, Survey};
use super::fault::{SurveyFault, SurveyProblem};
use super::lattice::POST_METRES;
use super::window::Point;

/// The side of the largest sheet, if it is a square, km.
const SHEET_KM: i64 = 25;
/// The most posts a height field may have: those of the largest sheet.
const MAX_POSTS: i64 = (SHEET_KM * 1000 / POST_METRES as i64).pow(2);
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

/// Collects problems and counts work.
#[derive(Default)]
struct SurveyCheck {
    problems: Vec<SurveyProblem>,
    work: i64,
    points: usize,
    length: i64,
}

impl Survey {
    /// Everything that keeps this survey from being used; empty for a good one.
    #[must_use]
    pub fn problems(&self) -> Vec<SurveyProblem> {
        let mut check = SurveyCheck::default();
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

impl SurveyCheck {
    fn add(&mut self, list: &'static str, index: usize, field: &'static str, fault: SurveyFault) {
        self.problems.push(SurveyProblem { list, index, field, fault });
    }

    fn range(
        &mut self,
        (list, index, field): (&'static str, usize, &'static str),
        value: i32,
        low: i32,
        high: i32,
    ) {
        if !(low..=high).contains(&value) {
            self.add(list, index, field, SurveyFault::OutOfRange { value, low, high });
        }
    }

    fn totals(&mut self, band_points: usize) {
        if self.work > MAX_WORK {
            self.add("extent", 0, "", SurveyFault::TooMuchGround);
        }
        if self.points > MAX_POINTS {
            let (found, most) = (self.points, MAX_POINTS);
            self.add("extent", 0, "", SurveyFault::TooManyPoints { found, most });
        }
        if band_points > MAX_BAND_POINTS {
            let (found, most) = (band_points, MAX_BAND_POINTS);
            self.add("extent", 0, "", SurveyFault::TooManyBandPoints { found, most });
        }
        if self.length > MAX_LENGTH {
            let (km, most_km) = (self.length / 1000, MAX_LENGTH / 1000);
            self.add("extent", 0, "", SurveyFault::TooLong { km, most_km });
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
            let found = points.len();
            self.add(list, index, field, SurveyFault::TooFewPoints { found, least });
        }
        let far = |p: &&Point| p.x.unsigned_abs() > FAR as u32 || p.y.unsigned_abs() > FAR as u32;
        if let Some(&point) = points.iter().find(far) {
            self.add(list, index, field, SurveyFault::TooFar { point, most: FAR });
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
            self.add("format", 0, "", SurveyFault::UnknownFormat { found: survey.format });
        }
        let e = survey.extent;
        for (field, v) in
            [("west", e.west), ("south", e.south), ("east", e.east), ("north", e.north)]
        {
            self.range(("extent", 0, field), v, -FAR, FAR);
        }
        let post = i64::from(POST_METRES);
        if e.width() <= 0 || e.height() <= 0 {
            self.add("extent", 0, "", SurveyFault::NoExtent);
        } else if (e.width() / post + 1).saturating_mul(e.height() / post + 1) > MAX_POSTS {
            self.add("extent", 0, "", SurveyFault::TooLarge { side_km: SHEET_KM });
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
                    self.add("hills", i, "rings", SurveyFault::Rings);
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
                self.add("roads", i, "kind", SurveyFault::RoadKind);
            }
        }
        for (i, s) in survey.settlements.iter().enumerate() {
            self.line(("settlements", i, "at"), &[s.at], 1, 0);
            self.range(("settlements", i, "radius"), s.radius, 0, WIDEST);
        }
        for (i, b) in survey.border.iter().enumerate() {
            if i > 0 {
                self.add("border", i, "line", SurveyFault::TwoBorders);
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
