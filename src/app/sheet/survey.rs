//! A sheet from a survey: the same curves the hexes were made from.

use super::geo::{Points, bounds, inside, smooth};
use super::grid::{structures, works};
use super::heights::HeightGrid;
use super::layout::HexLayout;
use super::trace::region;
use super::{
    GroundCover, Landmark, LandmarkKind, LineKind, NameKind, Sheet, SheetArea, SheetLine,
    SheetName, SheetSpot, grid,
};
use crate::hex::Hex;
use crate::rules::{Map, Path, Terrain};
use crate::scenario::survey::{
    Depth, HeightField, HexGrid, Lettering, Point, Ramp, SettlementKind, Survey, curve,
    rasterise_with,
};
use bevy::math::{Rect, Vec2};

/// Metres between the heights taken from a survey.
const POST: f32 = 25.0;

/// A sheet from a survey and the hexes laid over it; the map adds what the scenario
/// changed, and works.
pub(crate) fn sheet(survey: &Survey, hexes: &HexGrid, map: &Map, title: &str, date: &str) -> Sheet {
    let layout = HexLayout {
        origin: vec(hexes.centre(Hex::new(0, 0))),
        metres: hexes.hex_metres().max(1) as f32,
    };
    let frame = layout.frame(map.size());
    let heights = HeightField::new(survey);
    let mut lines = Vec::new();
    courses(survey, &mut lines);
    structures(map, &layout, &mut lines);
    let mut areas = covers(survey, frame);
    changes(survey, hexes, &heights, map, &layout, &mut areas);
    areas.extend(waters(survey));
    Sheet {
        layout,
        size: map.size(),
        frame,
        heights: field(&heights, frame),
        areas,
        lines,
        spots: spots(survey, frame),
        names: names(survey, frame),
        marks: marks(survey),
        works: works(map),
        closed: Vec::new(),
        title: title.to_owned(),
        subtitle: date.to_owned(),
    }
    .trimmed()
}

fn vec(p: Point) -> Vec2 {
    Vec2::new(p.x as f32, p.y as f32)
}

fn smooth_line(points: &[Point], closed: bool) -> Points {
    curve(points, closed).into_iter().map(|(x, y)| Vec2::new(x as f32, y as f32) * 0.1).collect()
}

fn field(heights: &HeightField, frame: Rect) -> HeightGrid {
    let room = frame.inflate(3.0 * POST);
    let count = |w: f32| (w / POST).ceil() as usize + 1;
    HeightGrid::from_fn(room.min, POST, count(room.width()), count(room.height()), |p| {
        heights.at(p.x.round() as i32, p.y.round() as i32) as f32 * 0.1
    })
    .blurred(1)
}

/// Ground covers, those beneath first, in the survey's fixed order.
fn covers(survey: &Survey, frame: Rect) -> Vec<SheetArea> {
    const ORDER: [Terrain; 9] = [
        Terrain::Sand,
        Terrain::WetMeadow,
        Terrain::Paddy,
        Terrain::Scrub,
        Terrain::Wood,
        Terrain::Village,
        Terrain::RockySlope,
        Terrain::Marsh,
        Terrain::Quagmire,
    ];
    let mut out = Vec::new();
    for terrain in ORDER {
        let Some(cover) = grid::cover(terrain) else { continue };
        for a in survey.areas.iter().filter(|a| a.terrain == terrain) {
            out.push(SheetArea { cover, rings: vec![smooth_line(&a.outline, true)] });
        }
        if terrain == Terrain::RockySlope {
            let rings = rocks(survey, frame);
            out.extend((!rings.is_empty()).then_some(SheetArea { cover, rings }));
        }
        if terrain == Terrain::Village {
            for s in survey.settlements.iter().filter(|s| s.radius > 0) {
                let ring = super::ink::round(vec(s.at), s.radius as f32, 24);
                out.push(SheetArea { cover, rings: vec![ring] });
            }
        }
    }
    for i in survey.islands.iter() {
        if let Some(cover) = grid::cover(i.terrain) {
            out.push(SheetArea { cover, rings: vec![smooth_line(&i.outline, true)] });
        }
    }
    out
}

/// Outlines of the rock round summits and along crests, without the ramps through it.
fn rocks(survey: &Survey, frame: Rect) -> Vec<Points> {
    const STEP: f32 = 15.0;
    let room = frame.inflate(4.0 * STEP);
    let count = |w: f32| (w / STEP).ceil() as usize + 1;
    let depth =
        HeightGrid::from_fn(room.min, STEP, count(room.width()), count(room.height()), |p| {
            // Far outside everything is equally far: the outline only needs the sign near it.
            let mut best: f32 = -100.0;
            for h in survey.hills.iter().filter(|h| h.rocky > 0) {
                let d = h.rocky as f32 - vec(h.at).distance(p);
                best = best.max(d.min(outside(&h.ramps, p)));
            }
            for r in survey.ridges.iter().filter(|r| r.rocky > 0) {
                for w in r.spine.windows(2) {
                    let d = r.rocky as f32 - to_leg(p, vec(w[0].at), vec(w[1].at));
                    best = best.max(d.min(outside(&r.ramps, p)));
                }
            }
            best
        });
    depth.contour(0.01).into_iter().filter(|l| l.len() > 4).map(|l| smooth(&l, true, 1)).collect()
}

/// How far a point lies outside every ramp.
fn outside(ramps: &[Ramp], p: Vec2) -> f32 {
    ramps
        .iter()
        .map(|r| to_leg(p, vec(r.from), vec(r.to)) - r.width as f32 * 0.5)
        .fold(f32::MAX, f32::min)
}

fn to_leg(p: Vec2, a: Vec2, b: Vec2) -> f32 {
    let d = b - a;
    let t = ((p - a).dot(d) / d.length_squared().max(1e-6)).clamp(0.0, 1.0);
    p.distance(a + d * t)
}

/// Where the scenario changed the survey's ground, hex by hex.
fn changes(
    survey: &Survey,
    hexes: &HexGrid,
    heights: &HeightField,
    map: &Map,
    layout: &HexLayout,
    out: &mut Vec<SheetArea>,
) {
    let plain = rasterise_with(survey, heights, hexes);
    let terrain = |m: &Map, h: Hex| m.cell(h).map(|c| c.terrain);
    for changed in Terrain::ALL {
        let cover = grid::cover(changed).unwrap_or(GroundCover::Bare);
        let rings = region(layout, map.size(), |h| {
            terrain(map, h) == Some(changed) && terrain(&plain, h) != Some(changed)
        });
        out.extend((!rings.is_empty()).then_some(SheetArea { cover, rings }));
    }
}

fn waters(survey: &Survey) -> Vec<SheetArea> {
    let mut out = Vec::new();
    let islands: Vec<Points> =
        survey.islands.iter().map(|i| smooth_line(&i.outline, true)).collect();
    let mut add = |cover: GroundCover, shore: Points| {
        let mut rings = vec![shore];
        for island in &islands {
            if island.first().is_some_and(|p| inside(&rings[..1], *p)) {
                rings.push(island.clone());
            }
        }
        out.push(SheetArea { cover, rings });
    };
    for r in &survey.rivers {
        let mid = smooth_line(&r.thalweg, false);
        let half = r.width as f32 * 0.5;
        let mut banks = super::geo::offset(&mid, half);
        banks.extend(super::geo::offset(&mid, -half).into_iter().rev());
        add(GroundCover::Water, banks);
    }
    for w in &survey.waters {
        let cover =
            if w.depth == Depth::Shallow { GroundCover::Shallow } else { GroundCover::Water };
        add(cover, smooth_line(&w.shore, true));
    }
    out
}

fn courses(survey: &Survey, out: &mut Vec<SheetLine>) {
    for s in &survey.streams {
        out.push(SheetLine { course: LineKind::Stream, points: smooth_line(&s.line, false) });
    }
    for kind in [Path::Track, Path::Road, Path::Railway] {
        let course = match kind {
            Path::Track => LineKind::Track,
            Path::Road => LineKind::Road,
            _ => LineKind::Railway,
        };
        for r in survey.roads.iter().filter(|r| r.kind == kind) {
            out.push(SheetLine { course, points: smooth_line(&r.line, false) });
        }
    }
    for b in &survey.border {
        out.push(SheetLine { course: LineKind::Border, points: smooth_line(&b.line, false) });
    }
}

fn spots(survey: &Survey, frame: Rect) -> Vec<SheetSpot> {
    let mut out: Vec<SheetSpot> = Vec::new();
    for s in &survey.spots {
        let height = if s.decimetres % 10 == 0 {
            format!("{}", s.decimetres / 10)
        } else {
            format!("{}.{}", s.decimetres / 10, s.decimetres % 10)
        };
        out.push(SheetSpot { at: vec(s.at), height, name: s.name.clone() });
    }
    for h in &survey.hills {
        // A measured height near a summit is that summit's; it only lacks the name.
        let near = out.iter_mut().find(|s| s.at.distance(vec(h.at)) < 60.0);
        match near {
            Some(spot) if spot.name.is_empty() => spot.name.clone_from(&h.name),
            Some(_) => {}
            None => {
                out.push(SheetSpot {
                    at: vec(h.at),
                    height: h.height.to_string(),
                    name: h.name.clone(),
                });
            }
        }
    }
    out.retain(|s| frame.contains(s.at));
    out
}

fn names(survey: &Survey, frame: Rect) -> Vec<SheetName> {
    let mut out = Vec::new();
    for w in survey.waters.iter().filter(|w| !w.name.is_empty()) {
        out.extend(lengthwise(&w.name, &smooth_line(&w.shore, true), frame));
    }
    for r in survey.rivers.iter().filter(|r| !r.name.is_empty()) {
        let mid = smooth_line(&r.thalweg, false);
        let seen: Points = mid.into_iter().filter(|p| frame.inflate(-60.0).contains(*p)).collect();
        let third = seen.len() / 3;
        if third > 1 {
            out.push(along(
                &r.name,
                &seen[third..2 * third + 1],
                NameKind::Water,
                r.width as f32 * 0.3,
            ));
        }
    }
    for s in survey.settlements.iter().filter(|s| frame.contains(vec(s.at))) {
        let side = (s.radius as f32).max(30.0) + 20.0;
        let at = vec(s.at) + Vec2::new(0.0, side);
        out.push(SheetName {
            kind: NameKind::Place,
            text: s.name.clone(),
            at,
            angle: 0.0,
            size: 45.0,
            spread: 0.0,
        });
    }
    for n in &survey.names {
        let kind = match n.lettering {
            Lettering::Water => NameKind::Water,
            Lettering::Country => NameKind::Country,
            Lettering::Ground | Lettering::Hill => NameKind::Land,
        };
        let line: Points = n.along.iter().map(|p| vec(*p)).collect();
        let name = along(&n.text, &line, kind, n.size as f32);
        out.extend(frame.inflate(-40.0).contains(name.at).then_some(name));
    }
    out
}

/// A name from the first to the last of some points.
fn along(text: &str, line: &[Vec2], kind: NameKind, size: f32) -> SheetName {
    let (a, b) =
        (line.first().copied().unwrap_or_default(), line.last().copied().unwrap_or_default());
    let d = if b.x < a.x { a - b } else { b - a };
    let angle = if d == Vec2::ZERO { 0.0 } else { d.to_angle() };
    SheetName { kind, text: text.to_owned(), at: (a + b) * 0.5, angle, size, spread: d.length() }
}

/// A water's name, lengthwise in the part of it that is on the sheet.
fn lengthwise(text: &str, shore: &[Vec2], frame: Rect) -> Option<SheetName> {
    let room = bounds(shore)?.intersect(frame.inflate(-30.0));
    if room.width() < 60.0 || room.height() < 60.0 {
        return None;
    }
    let rings = [shore.to_vec()];
    let mut inner = Vec::new();
    for j in 0..24 {
        for i in 0..24 {
            let p = room.min + room.size() * Vec2::new(i as f32 + 0.5, j as f32 + 0.5) / 24.0;
            if inside(&rings, p) {
                inner.push(p);
            }
        }
    }
    if inner.len() < 8 {
        return None;
    }
    let n = inner.len() as f32;
    let mean = inner.iter().copied().sum::<Vec2>() / n;
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for p in &inner {
        let d = *p - mean;
        xx += d.x * d.x / n;
        xy += d.x * d.y / n;
        yy += d.y * d.y / n;
    }
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    let axis = Vec2::from_angle(angle);
    let long = inner.iter().map(|p| (*p - mean).dot(axis).abs()).fold(0.0, f32::max);
    let size = (long * 0.16).clamp(30.0, 170.0);
    let angle = if axis.x < 0.0 { angle + std::f32::consts::PI } else { angle };
    Some(SheetName {
        kind: NameKind::Water,
        text: text.to_owned(),
        at: mean,
        angle,
        size,
        spread: long * 1.1,
    })
}

fn marks(survey: &Survey) -> Vec<Landmark> {
    let mut out = Vec::new();
    for s in &survey.settlements {
        let place = match s.kind {
            SettlementKind::Village => continue,
            SettlementKind::Outpost => LandmarkKind::Outpost,
            SettlementKind::Station => LandmarkKind::Station,
            SettlementKind::Ferry => LandmarkKind::Ferry,
        };
        out.push(Landmark { place, at: vec(s.at), along: Vec2::X });
    }
    for s in &survey.streams {
        let line = smooth_line(&s.line, false);
        for c in &s.crossings {
            let at = vec(c.at);
            let near = line
                .windows(2)
                .min_by(|a, b| to_leg(at, a[0], a[1]).total_cmp(&to_leg(at, b[0], b[1])));
            if let Some(w) = near {
                let d = w[1] - w[0];
                let t = ((at - w[0]).dot(d) / d.length_squared().max(1e-6)).clamp(0.0, 1.0);
                let across = d.normalize_or_zero().perp();
                out.push(Landmark {
                    place: LandmarkKind::Crossing,
                    at: w[0] + d * t,
                    along: across,
                });
            }
        }
    }
    out
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::scenario::survey::{Window, rasterise};

    const KHASAN: &str = include_str!("../../../scenarios/maps/khasan.ron");

    /// The shipped survey in a window.
    pub(crate) fn khasan(window: Window, metres: u32) -> Option<Sheet> {
        let survey: Survey = ron::from_str(KHASAN).ok()?;
        let map = rasterise(&survey, window, metres)?;
        let hexes = HexGrid::new(window, metres)?;
        Some(sheet(&survey, &hexes, &map, "Bezymyannaya", "29 July 1938"))
    }

    #[test]
    fn the_sheet_has_what_the_survey_has() {
        let w = Window { west: -1800, south: -600, east: 2200, north: 3000 };
        let s = khasan(w, 50).unwrap();
        assert!(s.spots.iter().any(|s| s.name == "Zaozernaya"));
        assert!(s.names.iter().any(|n| n.text == "Lake Khasan" && s.frame.contains(n.at)));
        assert!(s.areas.iter().any(|a| a.cover == GroundCover::Rock));
        assert!(s.areas.iter().all(|a| a.cover != GroundCover::Bare), "nothing was changed");
        assert!(s.lines.iter().any(|l| l.course == LineKind::Border));
        let (low, high) = s.heights.span();
        assert!(low < 10.0 && (140.0..=155.0).contains(&high), "{low} {high}");
    }
}
