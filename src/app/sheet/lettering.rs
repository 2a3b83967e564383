//! The words and figures on the sheet.

use super::draw::{CONTOUR, INDEX, contour, figure_place, scale_origin, scale_parts};
use super::geo::length;
use super::ink::{Rgba, faded};
use super::palette::{BLACK, BLUE, BORDER, BROWN};
use super::{NameKind, Sheet};
use crate::text::table::sheet as words;
use bevy::math::{Rect, Vec2};

/// A face of the sheet's lettering.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Typeface {
    /// Upright roman.
    Roman,
    /// Slanted: names of land and water, figures of contours, notes.
    Italic,
    /// Bold roman.
    Bold,
    /// Plain figures.
    Sans,
}

/// How a label sits on its point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sit {
    /// With its centre on the point.
    Middle,
    /// To the right of it.
    Right,
    /// To the left of it.
    Left,
}

/// A label on the sheet.
#[derive(Clone, Debug)]
pub(crate) struct SheetLabel {
    /// The words.
    pub text: String,
    /// The point it sits on, metres east and north.
    pub at: Vec2,
    /// Radians anticlockwise from east.
    pub angle: f32,
    /// Its face.
    pub face: Typeface,
    /// Height of the letters, metres.
    pub metres: f32,
    /// Least and greatest height of the letters in points.
    pub points: [f32; 2],
    /// Hidden while its height in points would be below this.
    pub hide: f32,
    /// Ink of the letters; their halo has the colour of the paper.
    pub color: Rgba,
    /// True if the ground behind it is kept clear.
    pub halo: bool,
    /// Space added between letters, in heights.
    pub spacing: f32,
    /// Metres over which the letters are spread out, 0: not at all.
    pub spread: f32,
    /// How it sits.
    pub sit: Sit,
    /// What it may not run out of: it moves aside from its point instead.
    pub within: Option<Rect>,
}

impl SheetLabel {
    fn new(
        text: impl Into<String>,
        at: Vec2,
        face: Typeface,
        metres: f32,
        color: Rgba,
    ) -> SheetLabel {
        SheetLabel {
            text: text.into(),
            at,
            angle: 0.0,
            face,
            metres,
            points: [9.0, 40.0],
            hide: 0.0,
            color,
            halo: true,
            spacing: 0.0,
            spread: 0.0,
            sit: Sit::Middle,
            within: None,
        }
    }
}

/// All labels of a sheet but the hex numbers, which depend on the zoom.
pub(crate) fn labels(sheet: &Sheet) -> Vec<SheetLabel> {
    let mut out = Vec::new();
    // In the order in which they claim their place.
    spots(sheet, &mut out);
    names(sheet, &mut out);
    figures(sheet, &mut out);
    // A village at the neat line does not write its name on the margin.
    for label in out.iter_mut().filter(|l| l.angle == 0.0) {
        label.within = Some(sheet.frame);
    }
    margin(sheet, &mut out);
    out
}

/// Heights on the heavy contours.
fn figures(sheet: &Sheet, out: &mut Vec<SheetLabel>) {
    let (low, high) = sheet.heights.span();
    let u = sheet.layout.metres;
    let mut level = (low as i32).div_euclid(INDEX) * INDEX;
    // A map of low hills has no heavy contour; then every second light one is labelled.
    let step = if high - low < INDEX as f32 { 2 * CONTOUR } else { INDEX };
    while (level as f32) < high {
        for line in contour(sheet, level).iter().filter(|l| length(l) > 7.0 * u) {
            if let Some((at, angle)) = figure_place(line) {
                let mut label =
                    SheetLabel::new(level.to_string(), at, Typeface::Italic, 0.3 * u, BROWN);
                label.angle = angle;
                label.points = [9.0, 20.0];
                label.hide = 4.0;
                out.push(label);
            }
        }
        level += step;
    }
}

fn spots(sheet: &Sheet, out: &mut Vec<SheetLabel>) {
    let u = sheet.layout.metres;
    for spot in sheet.spots.iter().filter(|s| !s.name.is_empty()) {
        let at = spot.at + Vec2::new(0.0, 0.75 * u);
        let mut name = SheetLabel::new(&spot.name, at, Typeface::Italic, 0.62 * u, BLACK);
        name.points = [13.0, 40.0];
        out.push(name);
    }
    for spot in &sheet.spots {
        let mut height = SheetLabel::new(
            &spot.height,
            spot.at + Vec2::new(0.2 * u, 0.0),
            Typeface::Sans,
            0.32 * u,
            BLACK,
        );
        height.sit = Sit::Right;
        height.points = [9.0, 22.0];
        out.push(height);
    }
}

fn names(sheet: &Sheet, out: &mut Vec<SheetLabel>) {
    for n in &sheet.names {
        let (face, color, halo) = match n.kind {
            NameKind::Place => (Typeface::Roman, BLACK, true),
            NameKind::Water => (Typeface::Italic, BLUE, false),
            NameKind::Land => (Typeface::Italic, faded(BLACK, 0.85), true),
            NameKind::Country => (Typeface::Roman, faded(BORDER, 0.4), false),
        };
        let mut label = SheetLabel::new(&n.text, n.at, face, n.size, color);
        label.angle = n.angle;
        label.spread = n.spread;
        label.halo = halo;
        (label.points, label.hide) = match n.kind {
            NameKind::Place => ([12.0, 30.0], 0.0),
            NameKind::Land => ([13.0, 60.0], 7.0),
            NameKind::Water | NameKind::Country => ([12.0, 90.0], 5.0),
        };
        out.push(label);
    }
}

fn margin(sheet: &Sheet, out: &mut Vec<SheetLabel>) {
    let (f, m) = (sheet.frame, sheet.margin());
    let plain = |mut l: SheetLabel| {
        l.halo = false;
        // Legible even where all of a large sheet is in view.
        l.points = [9.5, 200.0];
        l.hide = 3.0;
        l
    };
    let head = Vec2::new(f.center().x, f.max.y + 0.66 * m);
    let mut title =
        plain(SheetLabel::new(sheet.title.to_uppercase(), head, Typeface::Bold, 0.36 * m, BLACK));
    title.spacing = 0.18;
    out.push(title);
    let date = Vec2::new(f.min.x, f.max.y + 0.66 * m);
    let mut sub = plain(SheetLabel::new(&sheet.subtitle, date, Typeface::Italic, 0.27 * m, BLACK));
    sub.sit = Sit::Right;
    out.push(sub);
    let north = Vec2::new(f.max.x - 0.7 * m, f.max.y + 0.66 * m);
    out.push(plain(SheetLabel::new(words::NORTH, north, Typeface::Bold, 0.3 * m, BLACK)));
    let (step, parts) = scale_parts(sheet);
    let bar = scale_origin(sheet);
    for k in 0..=parts {
        let text = format!("{}", step as u32 * k);
        let at = bar + Vec2::new(step * k as f32, -0.19 * m);
        out.push(plain(SheetLabel::new(text, at, Typeface::Sans, 0.16 * m, BLACK)));
    }
    let unit = bar + Vec2::new(step * parts as f32 + 0.35 * m, 0.0);
    let mut metres = plain(SheetLabel::new(words::METRES, unit, Typeface::Italic, 0.2 * m, BLACK));
    metres.sit = Sit::Right;
    out.push(metres);
    let note = Vec2::new(f.max.x, f.min.y - 0.7 * m);
    let closed = sheet.closed.iter().any(|(hexes, _)| !hexes.is_empty());
    let text = words::note(CONTOUR, sheet.layout.metres, closed);
    let mut note = plain(SheetLabel::new(text, note, Typeface::Italic, 0.2 * m, BLACK));
    note.sit = Sit::Left;
    out.push(note);
    edge_numbers(sheet, out);
}

/// Columns along the top and rows down the west, every fifth.
fn edge_numbers(sheet: &Sheet, out: &mut Vec<SheetLabel>) {
    let (f, m) = (sheet.frame, sheet.margin());
    let mut add = |text: String, at: Vec2| {
        let mut l = SheetLabel::new(text, at, Typeface::Sans, 0.15 * m, faded(BLACK, 0.8));
        l.halo = false;
        l.points = [8.5, 60.0];
        l.hide = 3.0;
        out.push(l);
    };
    use crate::hex::Hex;
    for c in (4..sheet.size.cols as i16).step_by(5) {
        let x = sheet.layout.centre(Hex::from_offset(c, 0)).x;
        add((c + 1).to_string(), Vec2::new(x, f.max.y + 0.34 * m));
        add((c + 1).to_string(), Vec2::new(x, f.min.y - 0.34 * m));
    }
    for r in (4..sheet.size.rows as i16).step_by(5) {
        let y = sheet.layout.centre(Hex::from_offset(0, r)).y;
        add((r + 1).to_string(), Vec2::new(f.min.x - 0.4 * m, y));
        add((r + 1).to_string(), Vec2::new(f.max.x + 0.4 * m, y));
    }
}
