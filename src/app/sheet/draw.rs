//! The pen: a [`Sheet`] into ink.

use super::geo::{Points, along, clip, cut, dashes, length, offset, smooth};
use super::ink::{Ink, Pen, Rgba, faded};
use super::palette::{
    BLACK, BLUE, BORDER, BROWN, MARGIN, PAPER, ROAD, ROCK, SAND, SCRUB, SHADE, VILLAGE, WATER, WET,
    WOOD,
};
use super::{GroundCover, LandmarkKind, LineKind, Sheet, SheetArea, SheetLine, closed, symbols};
use crate::hex::Dir;
use crate::rules::Works;
use bevy::math::{Rect, Vec2};

/// Metres between contours.
pub(crate) const CONTOUR: i32 = 10;
/// Metres between the heavy contours.
pub(crate) const INDEX: i32 = 50;

/// Everything on the paper that is not lettering.
pub(crate) fn draw(sheet: &Sheet) -> Ink {
    let mut ink = Ink::default();
    ground(&mut ink, sheet);
    closed::hatch(&mut ink, sheet);
    lines(&mut ink, sheet);
    grid(&mut ink, sheet);
    margin(&mut ink, sheet);
    ink
}

/// The ground alone, for small pictures.
pub(crate) fn draw_small(sheet: &Sheet) -> Ink {
    let mut ink = Ink::default();
    ink.convex(&corners(sheet.frame), PAPER);
    tints(&mut ink, sheet);
    shade(&mut ink, sheet);
    contours(&mut ink, sheet, INDEX / 2);
    water(&mut ink, sheet, false);
    lines(&mut ink, sheet);
    frame_out(&mut ink, sheet, MARGIN);
    ink
}

fn ground(ink: &mut Ink, sheet: &Sheet) {
    ink.convex(&corners(sheet.frame.inflate(1.0)), PAPER);
    tints(ink, sheet);
    shade(ink, sheet);
    contours(ink, sheet, CONTOUR);
    for area in sheet.areas.iter().filter(|a| !is_water(a.cover)) {
        symbols::draw(ink, area, sheet.layout.metres, sheet.frame, &sheet.heights);
    }
    water(ink, sheet, true);
}

pub(crate) fn corners(r: Rect) -> [Vec2; 4] {
    [r.min, Vec2::new(r.max.x, r.min.y), r.max, Vec2::new(r.min.x, r.max.y)]
}

const fn is_water(cover: GroundCover) -> bool {
    matches!(cover, GroundCover::Water | GroundCover::Shallow)
}

fn tints(ink: &mut Ink, sheet: &Sheet) {
    for area in &sheet.areas {
        let tint = match area.cover {
            GroundCover::Wood => WOOD,
            GroundCover::Scrub => SCRUB,
            GroundCover::WetMeadow
            | GroundCover::Marsh
            | GroundCover::Quagmire
            | GroundCover::Paddy => WET,
            GroundCover::Sand => SAND,
            GroundCover::Rock => ROCK,
            GroundCover::Village => VILLAGE,
            GroundCover::Bare => PAPER,
            GroundCover::Water | GroundCover::Shallow => continue,
        };
        ink.area(&area.rings, tint);
    }
}

/// Faint shading of the slopes, lit from the north-west.
fn shade(ink: &mut Ink, sheet: &Sheet) {
    let f = &sheet.heights;
    let (cols, rows) = f.shape();
    let keep = sheet.frame.inflate(f.step());
    let color = |c: usize, r: usize| -> Rgba {
        let light = f.light(c, r);
        if light < 0.7 {
            faded(SHADE, (0.7 - light) * 0.5)
        } else {
            faded([255, 252, 240, 255], (light - 0.71) * 1.6)
        }
    };
    for r in 0..rows.saturating_sub(1) {
        for c in 0..cols.saturating_sub(1) {
            if !keep.contains(f.place(c, r)) {
                continue;
            }
            let posts = [(c, r), (c + 1, r), (c + 1, r + 1), (c, r + 1)];
            let colors = posts.map(|(c, r)| color(c, r));
            if colors.iter().any(|c| c[3] > 2) {
                ink.shaded(posts.map(|(c, r)| f.place(c, r)), colors);
            }
        }
    }
}

/// The contour lines of one height, smooth, inside the frame.
pub(crate) fn contour(sheet: &Sheet, level: i32) -> Vec<Points> {
    // A line exactly through posts of whole metres frays; a hair above, it does not.
    sheet
        .heights
        .contour(level as f32 + 0.03)
        .into_iter()
        .filter(|l| length(l) > sheet.layout.metres * 0.6)
        .flat_map(|l| clip(&smooth(&l, false, 2), sheet.frame))
        .collect()
}

fn contours(ink: &mut Ink, sheet: &Sheet, step: i32) {
    let (low, high) = sheet.heights.span();
    let u = sheet.layout.metres;
    let mut level = (low as i32).div_euclid(step) * step;
    while (level as f32) < high {
        if level as f32 > low {
            let pen = if level % INDEX == 0 {
                Pen::new(faded(BROWN, 0.95), 1.5, 0.035 * u)
            } else {
                Pen::new(faded(BROWN, 0.72), 0.8, 0.016 * u)
            };
            for line in contour(sheet, level) {
                ink.stroke(&line, false, pen);
            }
        }
        level += step;
    }
}

/// Water with its shore, and lines along the shore that thin out. All shores come
/// before all water, so that waters that meet run into one another.
fn water(ink: &mut Ink, sheet: &Sheet, fine: bool) {
    let u = sheet.layout.metres;
    let waters: Vec<&SheetArea> = sheet.areas.iter().filter(|a| is_water(a.cover)).collect();
    for area in &waters {
        let shore = Pen::new(
            BLUE,
            2.4,
            if area.cover == GroundCover::Water { 0.07 * u } else { 0.045 * u },
        );
        for ring in &area.rings {
            ink.stroke(ring, true, shore);
        }
    }
    for area in &waters {
        let deep = area.cover == GroundCover::Water;
        ink.area(&area.rings, if deep { WATER } else { [0xDC, 0xE8, 0xE2, 255] });
    }
    for (i, area) in waters.iter().enumerate().filter(|_| fine) {
        if area.cover == GroundCover::Shallow {
            symbols::draw(ink, area, u, sheet.frame, &sheet.heights);
        } else {
            let others = waters.iter().enumerate().filter(|(j, _)| *j != i);
            let others: Vec<&SheetArea> = others.map(|(_, a)| *a).collect();
            shore_lines(ink, area, &others, u);
        }
    }
}

fn shore_lines(ink: &mut Ink, area: &SheetArea, others: &[&SheetArea], u: f32) {
    let open = |p: &Vec2| !others.iter().any(|a| super::geo::inside(&a.rings, *p));
    for ring in &area.rings {
        for (k, distance) in [0.14, 0.32, 0.56, 0.88].into_iter().enumerate() {
            let pen = Pen::new(faded(BLUE, 0.5 - 0.11 * k as f32), 0.6, 0.015 * u);
            for line in inset(ring, &area.rings, distance * u) {
                for run in line.split(|p| !open(p)).filter(|r| r.len() > 1) {
                    ink.stroke(run, false, pen);
                }
            }
        }
    }
}

/// A ring moved inwards: points that come too near another part of the shore are dropped.
fn inset(ring: &[Vec2], rings: &[Points], distance: f32) -> Vec<Points> {
    let n = ring.len();
    let mut runs: Vec<Points> = vec![Vec::new()];
    for i in 0..=n {
        let (a, p, b) = (ring[(i + n - 1) % n], ring[i % n], ring[(i + 1) % n]);
        let normal = (b - a).normalize_or_zero().perp();
        let q = p + normal * distance;
        let q = if super::geo::inside(rings, p + normal * distance * 0.2) {
            q
        } else {
            p - normal * distance
        };
        let clear = super::geo::inside(rings, q)
            && ring.iter().all(|s| s.distance_squared(q) > (distance * 0.93).powi(2));
        match runs.last_mut() {
            Some(run) if clear => run.push(q),
            Some(run) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|r| r.len() > 2);
    runs
}

fn lines(ink: &mut Ink, sheet: &Sheet) {
    let u = sheet.layout.metres;
    // Roads' casings go beneath every filling, so that junctions stay open.
    for pass in 0..2 {
        for line in &sheet.lines {
            for part in clip(&line.points, sheet.frame) {
                course(ink, line, &part, u, pass);
            }
        }
    }
    for (hex, works) in &sheet.works {
        dugouts(ink, sheet, *hex, *works);
    }
    marks(ink, sheet);
    for line in sheet.lines.iter().filter(|l| l.course == LineKind::Border) {
        for part in clip(&line.points, sheet.frame) {
            border(ink, &part, u);
        }
    }
}

fn course(ink: &mut Ink, line: &SheetLine, part: &Points, u: f32, pass: usize) {
    match (line.course, pass) {
        (LineKind::Stream, 0) => ink.stroke(part, false, Pen::new(BLUE, 1.3, 0.06 * u)),
        (LineKind::Ditch, 0) => {
            ink.stroke(part, false, Pen::new(BLUE, 1.0, 0.03 * u));
            ticks(ink, part, 0.3 * u, 0.08 * u, Pen::new(BLUE, 0.8, 0.02 * u));
        }
        (LineKind::Road, 0) => ink.stroke(part, false, Pen::new(BLACK, 3.2, 0.13 * u)),
        (LineKind::Road, 1) => ink.stroke(part, false, Pen::new(ROAD, 1.6, 0.08 * u)),
        (LineKind::Track, 0) => {
            for (_, dash) in dashes(part, &[0.34 * u, 0.14 * u]) {
                ink.stroke(&dash, false, Pen::new(BLACK, 1.1, 0.04 * u));
            }
        }
        (LineKind::Railway, 1) => {
            ink.stroke(part, false, Pen::new(BLACK, 2.0, 0.06 * u));
            let pen = Pen::new(BLACK, 1.0, 0.03 * u);
            let mut at = 0.1 * u;
            while let (true, Some((p, d))) = (at < length(part), along(part, at)) {
                ink.line(p - d.perp() * 0.12 * u, p + d.perp() * 0.12 * u, pen);
                at += 0.35 * u;
            }
        }
        (LineKind::Cliff, 0) => {
            ink.stroke(part, false, Pen::new(BROWN, 1.6, 0.05 * u));
            ticks(ink, part, 0.14 * u, -0.14 * u, Pen::new(BROWN, 0.9, 0.03 * u));
        }
        (LineKind::Wire(rows), 1) => wire(ink, part, u, rows),
        (LineKind::Crossing, 1) => crossing(ink, part, u),
        _ => {}
    }
}

/// Short strokes to one side of a line.
fn ticks(ink: &mut Ink, part: &[Vec2], step: f32, reach: f32, pen: Pen) {
    let total = length(part);
    let mut at = step * 0.5;
    while at < total {
        if let Some((p, d)) = along(part, at) {
            ink.line(p, p + d.perp() * reach, pen);
        }
        at += step;
    }
}

/// Wire: crosses along the line, one file for each row.
fn wire(ink: &mut Ink, part: &[Vec2], u: f32, rows: u8) {
    let pen = Pen::new(BLACK, 0.9, 0.02 * u);
    for row in 0..rows {
        let file = offset(part, (f32::from(row) - f32::from(rows - 1) * 0.5) * 0.12 * u);
        ink.stroke(&file, false, Pen::new(faded(BLACK, 0.7), 0.6, 0.012 * u));
        let mut at = 0.1 * u;
        while let (true, Some((p, d))) = (at < length(&file), along(&file, at)) {
            let (a, b) = ((d + d.perp()) * 0.045 * u, (d - d.perp()) * 0.045 * u);
            ink.line(p - a, p + a, pen);
            ink.line(p - b, p + b, pen);
            at += 0.22 * u;
        }
    }
}

/// A causeway: two beams with flared ends.
fn crossing(ink: &mut Ink, part: &Points, u: f32) {
    let pen = Pen::new(BLACK, 1.2, 0.04 * u);
    ink.stroke(part, false, Pen::new(PAPER, 4.0, 0.16 * u));
    for side in [-1.0, 1.0] {
        let beam = offset(part, side * 0.09 * u);
        ink.stroke(&beam, false, pen);
        for (end, inner) in [(0, 1), (beam.len() - 1, beam.len().saturating_sub(2))] {
            let out = (beam[end] - beam[inner]).normalize_or_zero();
            let flare = (out + out.perp() * if end == 0 { -side } else { side }) * 0.06 * u;
            ink.line(beam[end], beam[end] + flare, pen);
        }
    }
}

/// The border: a band of tint under dashes and dots.
fn border(ink: &mut Ink, part: &Points, u: f32) {
    ink.stroke(part, false, Pen::new(faded(BORDER, 0.16), 8.0, 0.5 * u));
    ink.stroke(part, false, Pen::new(faded(BORDER, 0.14), 4.0, 0.25 * u));
    for (k, dash) in dashes(part, &[0.75 * u, 0.2 * u, 0.02 * u, 0.2 * u]) {
        if k == 0 {
            ink.stroke(&dash, false, Pen::new(BORDER, 2.4, 0.075 * u));
        } else {
            ink.disc(dash[0], 0.06 * u, BORDER);
        }
    }
}

/// Spot heights, outposts, stations, ferries, crossings.
fn marks(ink: &mut Ink, sheet: &Sheet) {
    let u = sheet.layout.metres;
    for m in sheet.marks.iter().filter(|m| sheet.frame.contains(m.at)) {
        match m.place {
            LandmarkKind::Crossing => {
                let reach = m.along * 0.32 * u;
                crossing(ink, &vec![m.at - reach, m.at + reach], u);
            }
            LandmarkKind::Outpost => {
                let ring = [Vec2::new(-0.2, 0.0), Vec2::new(0.2, 0.0), Vec2::new(0.0, 0.3)];
                let ring = ring.map(|p| m.at + p * u);
                ink.convex(&ring, BORDER);
                let (foot, top) = (m.at, m.at + Vec2::new(0.0, 0.62 * u));
                ink.line(foot, top, Pen::new(BLACK, 1.0, 0.03 * u));
                let flag = [top, top + Vec2::new(0.26, -0.09) * u, top - Vec2::new(0.0, 0.18 * u)];
                ink.convex(&flag, BORDER);
            }
            LandmarkKind::Station => {
                let r = Rect::from_center_half_size(m.at, Vec2::new(0.3, 0.12) * u);
                ink.convex(&corners(r), BLACK);
            }
            LandmarkKind::Ferry => {
                ink.circle(m.at, 0.14 * u, Pen::new(BLUE, 1.2, 0.05 * u));
                ink.line(m.at, m.at - Vec2::new(0.0, 0.5 * u), Pen::new(BLUE, 1.0, 0.04 * u));
            }
        }
    }
    for s in &sheet.spots {
        ink.disc(s.at, 0.075 * u, BLACK);
    }
}

/// Foxholes and trenches as arcs and battlements in the hex.
fn dugouts(ink: &mut Ink, sheet: &Sheet, hex: crate::hex::Hex, works: Works) {
    let u = sheet.layout.metres;
    let c = sheet.layout.centre(hex) - Vec2::new(0.0, 0.3 * u);
    let pen = Pen::new(BLACK, 1.1, 0.035 * u);
    match works {
        Works::None => {}
        Works::Foxholes => {
            for dx in [-0.22, 0.0, 0.22] {
                let arc: Points = (0..=6)
                    .map(|i| {
                        let a = std::f32::consts::PI * i as f32 / 6.0;
                        c + Vec2::new(dx, 0.0) * u + Vec2::from_angle(a) * 0.075 * u
                    })
                    .collect();
                ink.stroke(&arc, false, pen);
            }
        }
        Works::Trench => {
            let (s, h) = (0.1 * u, 0.09 * u);
            let mut line = vec![c + Vec2::new(-3.5 * s, 0.0)];
            for k in 0..7 {
                let y = if k % 2 == 0 { 0.0 } else { h };
                let x = (k as f32 - 3.5) * s;
                line.push(c + Vec2::new(x, y));
                line.push(c + Vec2::new(x + s, y));
            }
            ink.stroke(&line, false, pen);
        }
    }
}

/// The hex grid, faint, and gone when the sheet is seen from afar.
fn grid(ink: &mut Ink, sheet: &Sheet) {
    let pen = Pen::new(faded(BLACK, 0.16), 0.8, 0.008 * sheet.layout.metres).fading(9.0, 30.0);
    for hex in sheet.size.hexes() {
        for dir in [Dir::E, Dir::SE, Dir::SW] {
            let [a, b] = sheet.layout.side(hex, dir);
            ink.line(a, b, pen);
        }
    }
}

/// The margin hides what runs off the sheet; on it stand the frame, the scale and the arrow.
fn margin(ink: &mut Ink, sheet: &Sheet) {
    frame_out(ink, sheet, MARGIN);
    let m = sheet.margin();
    let (f, paper) = (sheet.frame, sheet.paper());
    ink.stroke(&corners(f), true, Pen::new(BLACK, 1.2, 0.0));
    ink.stroke(&corners(f.inflate(0.16 * m)), true, Pen::new(BLACK, 2.4, 0.04 * m));
    ink.stroke(&corners(paper), true, Pen::new(faded(BLACK, 0.5), 1.0, 0.0));
    scale_bar(ink, sheet);
    north_arrow(ink, Vec2::new(f.max.x - 0.3 * m, f.max.y + 0.7 * m), m * 0.27);
}

/// Paints the margin over whatever runs beyond the frame.
fn frame_out(ink: &mut Ink, sheet: &Sheet, color: Rgba) {
    let (f, far) = (sheet.frame, sheet.paper());
    for r in [
        Rect::new(far.min.x, f.max.y, far.max.x, far.max.y),
        Rect::new(far.min.x, far.min.y, far.max.x, f.min.y),
        Rect::new(far.min.x, f.min.y, f.min.x, f.max.y),
        Rect::new(f.max.x, f.min.y, far.max.x, f.max.y),
    ] {
        ink.convex(&corners(r), color);
    }
}

/// Length of the scale bar's parts, metres, and how many there are.
pub(crate) fn scale_parts(sheet: &Sheet) -> (f32, u32) {
    let want = sheet.frame.width() / 5.0;
    let step = [50.0, 100.0, 200.0, 250.0, 500.0, 1000.0, 2000.0, 5000.0]
        .into_iter()
        .rev()
        .find(|s| s * 2.0 <= want)
        .unwrap_or(25.0);
    (step, ((want / step) as u32).clamp(2, 5))
}

/// Where the scale bar begins.
pub(crate) fn scale_origin(sheet: &Sheet) -> Vec2 {
    Vec2::new(sheet.frame.min.x, sheet.frame.min.y - 0.64 * sheet.margin())
}

fn scale_bar(ink: &mut Ink, sheet: &Sheet) {
    let (step, parts) = scale_parts(sheet);
    let (at, h) = (scale_origin(sheet), 0.09 * sheet.margin());
    for k in 0..parts {
        let r = Rect::new(at.x + step * k as f32, at.y, at.x + step * (k + 1) as f32, at.y + h);
        if k % 2 == 0 {
            ink.convex(&corners(r), BLACK);
        }
        ink.stroke(&corners(r), true, Pen::new(BLACK, 1.0, 0.0));
    }
}

fn north_arrow(ink: &mut Ink, at: Vec2, h: f32) {
    let tip = at + Vec2::new(0.0, h);
    let (w, foot) = (0.42 * h, at + Vec2::new(0.0, -0.3 * h));
    let left = [tip, foot, at + Vec2::new(-w, -0.7 * h)];
    ink.convex(&left, BLACK);
    ink.stroke(&left, true, Pen::new(BLACK, 1.0, 0.0));
    let right = [tip, at + Vec2::new(w, -0.7 * h), foot];
    ink.stroke(&right, true, Pen::new(BLACK, 1.0, 0.0));
}

/// The part of a contour that carries its figure: the middle of the line.
pub(crate) fn figure_place(line: &[Vec2]) -> Option<(Vec2, f32)> {
    let total = length(line);
    let piece = cut(line, total * 0.48, total * 0.52);
    let d = *piece.last()? - *piece.first()?;
    let (p, _) = along(line, total * 0.5)?;
    let d = if d.x < 0.0 { -d } else { d };
    Some((p, d.to_angle()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::sheet::sample;

    #[test]
    fn everything_drawn_lies_on_the_paper() {
        let sheet = sample::sheet();
        let room = sheet.paper().inflate(1.0);
        for ink in [draw(&sheet), draw_small(&sheet)] {
            assert!(ink.vertices.len() > 1000);
            assert!(ink.vertices.iter().all(|v| v.at.is_finite() && room.contains(v.at)));
            assert!(ink.indices.iter().all(|i| (*i as usize) < ink.vertices.len()));
        }
        let labels = crate::app::sheet::lettering::labels(&sheet);
        for word in ["Zaozernaya", "76.4", "Lake Khasan", "50", "THE SAMPLE"] {
            assert!(labels.iter().any(|l| l.text == word), "{word}");
        }
    }
}
