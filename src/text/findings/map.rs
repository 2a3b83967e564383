//! The ground of a map, its hexes and hexsides.

use super::{Words, listed};
use crate::hex::{Hex, Size};
use crate::scenario::finding::{GroundFinding, PlaceFinding};
use crate::scenario::survey::Window;

pub(super) fn ground(finding: &GroundFinding) -> Words {
    match finding {
        GroundFinding::NoGround => Words::new("this map has no ground")
            .label("`rows` (a text grid) or `survey` is expected"),
        GroundFinding::NoRows => {
            Words::new("this map has no ground").label("rows of glyphs are expected")
        }
        GroundFinding::NotAMultiple { metres, step, most } => {
            let second = step * 2;
            Words::new(format!("{metres} is no multiple of {step}"))
                .label(format!("metres between hex centres: {step}, {second} … {most}"))
        }
        GroundFinding::BeyondSurvey { extent } => {
            Words::new("the window reaches beyond the survey")
                .label(format!("the survey goes {}", span(*extent)))
        }
        GroundFinding::NoMap { most } => Words::new("this window makes no map")
            .label(format!("a map has from 1 to {most} hexes")),
        GroundFinding::TooManyHexes { columns, rows, most } => {
            Words::new(format!("{columns} times {rows} hexes are too many"))
                .label(format!("a map has at most {most}"))
        }
        GroundFinding::RaggedRow { hexes, expected } => {
            Words::new(format!("{hexes} hexes in this row"))
                .label(format!("{expected} are expected, as in the first row"))
        }
        GroundFinding::OtherSize { grid, map } => Words::new(format!(
            "{} times {} hexes over a survey of {} times {}",
            grid.cols, grid.rows, map.cols, map.rows
        ))
        .label("the grid must cover the map"),
        GroundFinding::UnknownGlyph { glyph, legend } => {
            Words::new(format!("`{glyph}` is not in the legend")).note(listed("glyphs", legend))
        }
        GroundFinding::GlyphTwice { glyph } => {
            Words::new(format!("glyph `{glyph}` is given twice")).label("again here")
        }
        GroundFinding::HeightRows { found, expected } => {
            Words::new(format!("{found} rows of heights for {expected} rows of hexes"))
                .label("as many are expected")
        }
        GroundFinding::Heights { found, expected } => {
            Words::new(format!("{found} heights for {expected} hexes"))
                .label("as many are expected")
        }
        GroundFinding::NotAHeight { word, low, high } => {
            Words::new(format!("`{word}` is no height in metres"))
                .label(format!("whole metres from {low} to {high}"))
        }
        GroundFinding::WireTwice => {
            Words::new("`line` and `sides`").label("`line` says already where the wire runs")
        }
    }
}

pub(super) fn place(finding: &PlaceFinding) -> Words {
    match finding {
        PlaceFinding::Unquoted { raw } => Words::new("a hex is a text")
            .label("its number stands in quotes")
            .help(format!("write \"{raw}\"")),
        PlaceFinding::NotAHex { text, map } => Words::new(format!("`{text}` is no hex"))
            .label(format!("{} digits are expected: column, then row", map.digits() * 2))
            .note(hexes(*map)),
        PlaceFinding::HexOffMap { text, map } => {
            Words::new(format!("hex {text} is off the map")).label(hexes(*map))
        }
        PlaceFinding::PointOffMap { point, map } => {
            Words::new(format!("({}, {}) is off the map", point.x, point.y))
                .label(format!("the map goes {}", span(*map)))
        }
        PlaceFinding::ShapeOffMap { map } => Words::new("nothing of this lies on the map")
            .label(format!("the map goes {}", span(*map))),
        PlaceFinding::NoSurvey => {
            Words::new("metres need a survey").label("a map without a survey has only hex numbers")
        }
        PlaceFinding::NoStream { point, reach } => {
            Words::new(format!("no stream within {reach} m of ({}, {})", point.x, point.y))
                .label("a crossing leads over a stream")
        }
        PlaceFinding::NotNeighbours { one, other } => {
            Words::new(format!("{one} and {other} share no side"))
                .label("these hexes are no neighbours")
        }
        PlaceFinding::NoDirection { text } => {
            Words::new(format!("`{text}` names no side of the hex"))
                .label("write \"0304 E SE\" or \"0304/0305\"")
        }
    }
}

/// `the map goes from 0101 to 2030`
fn hexes(map: Size) -> String {
    let first = Hex::from_offset(0, 0);
    let last = map.hex(map.len().saturating_sub(1));
    format!("the map goes from {} to {}", first.label(map), last.label(map))
}

/// `from -1800 to 1200 m east, 600 to 3000 m north`
fn span(w: Window) -> String {
    format!("from {} to {} m east, {} to {} m north", w.west, w.east, w.south, w.north)
}
