//! The map of a scenario: a text grid, a window of a survey, or one corrected by
//! the other.

use super::atlas::Atlas;
use super::fieldworks::{self, LaidWorks};
use super::survey_file::{self, window};
use crate::hex::{Hex, Size};
use crate::rules::{Cell, GroundState, Map, Path, Side, Terrain};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{
    BattleGroup, Choice, Expected, GroundFinding, Items, Role, Sample,
};
use crate::scenario::files::parts::{self, Fieldworks, Parts};
use crate::scenario::files::{Files, Found};
use crate::scenario::survey::{self, HeightField, HexGrid, Survey};
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};
use std::sync::Arc;

/// Most hexes a map may have.
pub const MAX_HEXES: usize = 40_000;
/// The lowest ground, metres.
const LOWEST: i16 = -400;
/// The highest ground, metres.
const HIGHEST: i16 = 9000;
/// Most glyphs in a legend.
const MAX_GLYPHS: usize = 200;

/// The ground as read.
#[derive(Debug)]
pub struct ScenarioGround {
    /// The map of the rules.
    pub map: Map,
    /// How wet it is.
    pub state: GroundState,
    /// Works and wire by entries, in the order in which they were laid.
    pub laid: Vec<LaidWorks>,
    /// For naming hexes.
    pub atlas: Atlas,
    /// The survey it was drawn from.
    pub survey: Option<Arc<Survey>>,
    /// The survey's file.
    pub file: Option<Found>,
}

/// Reads the `map` of a scenario.
pub fn read(
    cx: &mut Cx,
    node: &Node,
    files: &Files,
    scenario: &Found,
    parts: &Parts,
) -> Option<ScenarioGround> {
    let mut f = cx.fields(node, BattleGroup::Map)?;
    let metres = f.req(cx, "hex_metres", hex_metres);
    let state = f.req(cx, "ground", |cx, n| cx.one_of(n, Choice::GroundState, names::GROUNDS));
    let rows = f.node("rows");
    let drawn = f.node("survey");
    let mut ground = match (drawn, rows) {
        (Some(node), _) => from_survey(cx, node, metres, files, scenario),
        (None, Some(rows)) => from_rows(cx, &mut f, rows, metres),
        (None, None) => {
            cx.report(f.head(), GroundFinding::NoGround);
            None
        }
    };
    if let Some(g) = &mut ground {
        g.state = state.unwrap_or_default();
        details(cx, &mut f, g, parts);
    } else {
        // Without ground nothing below means anything; only the names are checked.
        for name in DETAILS.iter().chain(GRID) {
            f.node(name);
        }
    }
    f.done(cx);
    ground
}

const GRID: &[&str] = &["legend", "elevations", "elevation"];
const DETAILS: &[&str] = &[
    "roads",
    "tracks",
    "railways",
    "streams",
    "ditches",
    "cliffs",
    "crossings",
    "wire",
    "works",
    "hexes",
    "japan",
];

fn hex_metres(cx: &mut Cx, node: &Node) -> Option<u32> {
    let (step, most) = (50, 1000);
    let metres: u32 = cx.number(node, step.into()..=most.into())?;
    if !metres.is_multiple_of(step) {
        cx.report(node.span, GroundFinding::NotAMultiple { metres, step, most });
    }
    Some(metres)
}

fn from_survey(
    cx: &mut Cx,
    node: &Node,
    metres: Option<u32>,
    files: &Files,
    scenario: &Found,
) -> Option<ScenarioGround> {
    let mut f = cx.fields(node, BattleGroup::MapSurvey)?;
    let name = f.req(cx, "file", |cx, n| Some((cx.name(n)?, n.span)));
    let window = f.req(cx, "window", |cx, n| Some((window(cx, n)?, n.span)));
    f.done(cx);
    let (name, span) = name?;
    let found = match files.beside(scenario, &name) {
        Ok(found) => found,
        Err(d) => {
            let said = parts::relocated(cx, *d, &name, span);
            cx.push(said);
            return None;
        }
    };
    let sheet = survey_file::read(cx, &found);
    let (window, at) = window?;
    let sheet = Arc::new(sheet?);
    if !sheet.extent.covers(window) {
        cx.report(at, GroundFinding::BeyondSurvey { extent: sheet.extent });
        return None;
    }
    let Some(grid) = HexGrid::new(window, metres?) else {
        cx.report(at, GroundFinding::NoMap { most: MAX_HEXES });
        return None;
    };
    let map = survey::rasterise_with(&sheet, &HeightField::new(&sheet), &grid);
    let atlas = Atlas { size: grid.size(), grid: Some(grid), clip: false };
    let state = GroundState::default();
    let laid = Vec::new();
    Some(ScenarioGround { map, state, laid, atlas, survey: Some(sheet), file: Some(found) })
}

fn from_rows(
    cx: &mut Cx,
    f: &mut Fields,
    rows: &Node,
    metres: Option<u32>,
) -> Option<ScenarioGround> {
    let (size, glyphs) = glyphs(cx, f, rows)?;
    let mut map = Map::new(size, metres.unwrap_or(100));
    let flat: i16 = f.or(cx, "elevation", 0, |cx, n| cx.number(n, LOWEST.into()..=HIGHEST.into()));
    for (hex, terrain) in size.hexes().zip(glyphs) {
        if let Some(cell) = map.cell_mut(hex) {
            cell.terrain = terrain.unwrap_or_default();
            cell.elevation = flat;
        }
    }
    elevations(cx, f, &mut map);
    let atlas = Atlas { size, grid: None, clip: false };
    let (state, laid) = (GroundState::default(), Vec::new());
    Some(ScenarioGround { map, state, laid, atlas, survey: None, file: None })
}

/// A text grid over a survey replaces its terrain wherever the legend names one.
fn overlay(cx: &mut Cx, f: &mut Fields, rows: &Node, g: &mut ScenarioGround) {
    let Some((size, glyphs)) = glyphs(cx, f, rows) else { return };
    if size != g.atlas.size {
        cx.report(rows.span, GroundFinding::OtherSize { grid: size, map: g.atlas.size });
        return;
    }
    for (hex, terrain) in size.hexes().zip(glyphs) {
        if let (Some(cell), Some(terrain)) = (g.map.cell_mut(hex), terrain) {
            cell.terrain = terrain;
        }
    }
    elevations(cx, f, &mut g.map);
}

/// A text grid: its size and what each glyph stands for (`None`: left as it is).
fn glyphs(cx: &mut Cx, f: &mut Fields, rows: &Node) -> Option<(Size, Vec<Option<Terrain>>)> {
    let legend = f.req(cx, "legend", legend);
    let texts = cx.each(rows, Items::GlyphRows, |cx, n| Some((cx.text(n)?, n.span)));
    let rows: Vec<(Vec<char>, Span)> = texts
        .into_iter()
        .map(|(t, s)| (t.chars().filter(|c| !c.is_whitespace()).collect(), s))
        .collect();
    let first = rows.first().map(|r| (r.0.len(), r.1));
    let Some((cols, first)) = first.filter(|r| r.0 > 0) else {
        cx.report(f.span_of("rows"), GroundFinding::NoRows);
        return None;
    };
    if cols * rows.len() > MAX_HEXES {
        let (columns, rows) = (cols, rows.len());
        let finding = GroundFinding::TooManyHexes { columns, rows, most: MAX_HEXES };
        cx.report(f.span_of("rows"), finding);
        return None;
    }
    for (row, span) in rows.iter().filter(|r| r.0.len() != cols) {
        let finding = GroundFinding::RaggedRow { hexes: row.len(), expected: cols };
        let d = cx.diag(*span, finding).related(cx.place(cx.loc(first)), Role::FirstRow);
        cx.push(d);
    }
    let legend = legend?;
    let mut out = Vec::with_capacity(cols * rows.len());
    for (row, span) in &rows {
        for c in 0..cols {
            let known = row.get(c).and_then(|g| legend.iter().find(|l| l.0 == *g));
            if let (None, Some(&glyph)) = (known, row.get(c)) {
                let valid: Vec<String> = legend.iter().map(|l| l.0.to_string()).collect();
                let legend = Sample::new(valid.iter().map(String::as_str));
                let finding = GroundFinding::UnknownGlyph { glyph, legend };
                cx.report(glyph_span(*span, cx, c), finding);
            }
            out.push(known.and_then(|l| l.1));
        }
    }
    Some((Size::new(cols as u16, rows.len() as u16), out))
}

/// The place of the `n`th glyph inside the row text at `span`.
fn glyph_span(span: Span, cx: &Cx, n: usize) -> Span {
    let text = cx.slice(span);
    let mut glyphs = text.char_indices().skip(1).filter(|(_, c)| !c.is_whitespace());
    match glyphs.nth(n) {
        Some((at, c)) => Span::new(span.start + at, span.start + at + c.len_utf8()),
        None => span,
    }
}

/// `{ ".": Open, "~": Marsh }`; over a survey `None` leaves the hex as it is.
fn legend(cx: &mut Cx, node: &Node) -> Option<Vec<(char, Option<Terrain>)>> {
    let mut out = Vec::new();
    let entries = cx.entries(node, Items::Glyphs);
    for (key, value) in cx.capped(entries, MAX_GLYPHS, Items::Glyphs, node.span) {
        let glyph = match &key.kind {
            Kind::Text(t) if t.chars().count() == 1 => t.chars().next(),
            Kind::Char(c) => Some(*c),
            _ => None,
        };
        let Some(glyph) = glyph.filter(|c| !c.is_whitespace()) else {
            cx.wrong_kind(key, Expected::Glyph);
            continue;
        };
        if out.iter().any(|o: &(char, Option<Terrain>)| o.0 == glyph) {
            cx.report(key.span, GroundFinding::GlyphTwice { glyph });
        }
        let terrain = match value.kind {
            Kind::Named("None", None) => None,
            _ => cx.one_of(value, Choice::Terrain, names::TERRAINS),
        };
        out.push((glyph, terrain));
    }
    Some(out)
}

fn elevations(cx: &mut Cx, f: &mut Fields, map: &mut Map) {
    let size = map.size();
    let rows = usize::from(size.rows);
    let Some(node) = f.node("elevations") else { return };
    let lines = cx.each(node, Items::HeightRows, |cx, n| Some((cx.text(n)?, n.span)));
    if lines.len() != rows && matches!(node.kind, Kind::List(_)) {
        let head = Span::new(node.span.start, node.span.start + 1);
        cx.report(head, GroundFinding::HeightRows { found: lines.len(), expected: rows });
    }
    for (r, (text, span)) in lines.iter().take(rows).enumerate() {
        let words: Vec<&str> = text.split_whitespace().collect();
        let expected = usize::from(size.cols);
        if words.len() != expected {
            cx.report(*span, GroundFinding::Heights { found: words.len(), expected });
        }
        for (c, word) in words.iter().enumerate() {
            let Some(metres) = word.parse::<i16>().ok().filter(|m| (LOWEST..=HIGHEST).contains(m))
            else {
                let (word, low, high) = ((*word).to_owned(), LOWEST, HIGHEST);
                cx.report(*span, GroundFinding::NotAHeight { word, low, high });
                continue;
            };
            if let Some(cell) = map.cell_mut(Hex::from_offset(c as i16, r as i16)) {
                cell.elevation = metres;
            }
        }
    }
}

/// Everything that lies on the ground, by hex number.
fn details(cx: &mut Cx, f: &mut Fields, g: &mut ScenarioGround, parts: &Parts) {
    if let (Some(rows), true) = (f.node("rows"), g.survey.is_some()) {
        overlay(cx, f, rows, g);
    }
    for (field, path) in
        [("tracks", Path::Track), ("railways", Path::Railway), ("roads", Path::Road)]
    {
        let Some(node) = f.node(field) else { continue };
        for way in cx.list(node, Items::Ways) {
            let hexes = g.atlas.path(cx, way);
            for pair in hexes.windows(2) {
                let dir = pair[0].dir_to(pair[1]);
                if let Some(side) = dir.and_then(|d| g.map.side_mut(pair[0], d)) {
                    side.path = path;
                }
            }
        }
    }
    each_side(cx, f, g, "streams", |s| s.stream = true);
    each_side(cx, f, g, "ditches", |s| s.ditch = true);
    each_side(cx, f, g, "cliffs", |s| s.cliff = true);
    let clipped = Atlas { clip: true, ..g.atlas };
    let laid = &mut g.laid;
    parts.each(cx, |cx, part| {
        fieldworks::lay(&part.fieldworks, cx, &clipped, &mut g.map, laid);
    });
    let own =
        Fieldworks { crossings: f.node("crossings"), wire: f.node("wire"), works: f.node("works") };
    fieldworks::lay(&own, cx, &g.atlas, &mut g.map, &mut g.laid);
    if let Some(node) = f.node("hexes") {
        for item in cx.list(node, Items::Corrections) {
            correct(cx, item, g);
        }
    }
    if let Some(node) = f.node("japan") {
        soil(cx, node, g);
    }
}

fn each_side(
    cx: &mut Cx,
    f: &mut Fields,
    g: &mut ScenarioGround,
    field: &'static str,
    set: impl Fn(&mut crate::rules::Hexside),
) {
    let Some(node) = f.node(field) else { return };
    for (hex, dir) in g.atlas.sides(cx, node) {
        if let Some(side) = g.map.side_mut(hex, dir) {
            set(side);
        }
    }
}

/// `(at: ["0304"], terrain: Wood, elevation: 12)`
fn correct(cx: &mut Cx, node: &Node, g: &mut ScenarioGround) {
    let Some(mut f) = cx.fields(node, BattleGroup::Correction) else { return };
    let at = f.req(cx, "at", |cx, n| Some(g.atlas.hexes(cx, n)));
    let terrain = f.opt(cx, "terrain", |cx, n| cx.one_of(n, Choice::Terrain, names::TERRAINS));
    let elevation: Option<i16> =
        f.opt(cx, "elevation", |cx, n| cx.number(n, LOWEST.into()..=HIGHEST.into()));
    f.source(cx);
    f.done(cx);
    let change = |cell: &mut Cell| {
        cell.terrain = terrain.unwrap_or(cell.terrain);
        cell.elevation = elevation.unwrap_or(cell.elevation);
    };
    for hex in at.unwrap_or_default() {
        if let Some(cell) = g.map.cell_mut(hex) {
            change(cell);
        }
    }
}

/// The hexes on Japan's side of the border: all others are Soviet soil, and the
/// border runs between them.
fn soil(cx: &mut Cx, node: &Node, g: &mut ScenarioGround) {
    let japan = g.atlas.hexes(cx, node);
    let size = g.map.size();
    for hex in size.hexes() {
        if let Some(cell) = g.map.cell_mut(hex) {
            cell.soil = Some(Side::Soviet);
        }
    }
    for hex in japan {
        if let Some(cell) = g.map.cell_mut(hex) {
            cell.soil = Some(Side::Japan);
        }
    }
    for hex in size.hexes() {
        for (dir, next) in hex.neighbours() {
            let soil = |h| g.map.cell(h).and_then(|c: &Cell| c.soil);
            let border = soil(hex) != soil(next);
            if let Some(side) = g.map.side_mut(hex, dir) {
                side.border = border;
            }
        }
    }
}
