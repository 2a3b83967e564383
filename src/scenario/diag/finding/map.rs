//! The map: its ground, its hexes and hexsides.

use crate::hex::Size;
use crate::scenario::diag::code::{self, Code};
use crate::scenario::diag::suggest::Sample;
use crate::scenario::survey::{Point, Window};

/// Something wrong with the ground of a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum GroundFinding {
    /// A map without rows and without a survey.
    NoGround,
    /// A map without hexes in its rows.
    NoRows,
    /// Metres between hex centres that are no multiple of a step.
    NotAMultiple {
        /// The metres.
        metres: u32,
        /// The step, which is also the least they may be, metres.
        step: u32,
        /// The most they may be, metres.
        most: u32,
    },
    /// A window that reaches beyond its survey.
    BeyondSurvey {
        /// What the survey covers.
        extent: Window,
    },
    /// A window that holds no hexes, or more than the cap.
    NoMap {
        /// The cap.
        most: usize,
    },
    /// Rows with more hexes than the cap.
    TooManyHexes {
        /// Hexes in a row.
        columns: usize,
        /// Rows of hexes.
        rows: usize,
        /// The cap.
        most: usize,
    },
    /// A row of another length than the first.
    RaggedRow {
        /// Hexes in it.
        hexes: usize,
        /// Hexes in the first row.
        expected: usize,
    },
    /// A text grid of another size than the map it lies over.
    OtherSize {
        /// The size of the grid.
        grid: Size,
        /// The size of the map.
        map: Size,
    },
    /// A glyph that is not in the legend.
    UnknownGlyph {
        /// The glyph.
        glyph: char,
        /// Those of the legend.
        legend: Sample,
    },
    /// A glyph that is in the legend a second time.
    GlyphTwice {
        /// The glyph.
        glyph: char,
    },
    /// More or fewer rows of heights than of hexes.
    HeightRows {
        /// Rows of heights.
        found: usize,
        /// Rows of hexes.
        expected: usize,
    },
    /// More or fewer heights in a row than hexes.
    Heights {
        /// Heights in the row.
        found: usize,
        /// Hexes in a row.
        expected: usize,
    },
    /// Something that is no height in whole metres, or one out of range.
    NotAHeight {
        /// What stands there.
        word: String,
        /// The lowest height, metres.
        low: i16,
        /// The highest.
        high: i16,
    },
    /// Wire of which both a line and hexsides are given.
    WireTwice,
}

impl GroundFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            GroundFinding::NoGround | GroundFinding::NoRows => code::NO_MAP,
            GroundFinding::NotAMultiple { .. } => code::OUT_OF_RANGE,
            GroundFinding::BeyondSurvey { .. } => code::SURVEY,
            GroundFinding::NoMap { .. } | GroundFinding::TooManyHexes { .. } => code::MAP_TOO_LARGE,
            GroundFinding::RaggedRow { .. } | GroundFinding::OtherSize { .. } => code::RAGGED_ROWS,
            GroundFinding::UnknownGlyph { .. } => code::UNKNOWN_GLYPH,
            GroundFinding::GlyphTwice { .. } => code::DUPLICATE_NAME,
            GroundFinding::HeightRows { .. } | GroundFinding::Heights { .. } => {
                code::ELEVATION_ROWS
            }
            GroundFinding::NotAHeight { .. } => code::BAD_NUMBER,
            GroundFinding::WireTwice => code::TWO_WAYS,
        }
    }
}

/// A name of a hex, of a hexside or of several that says nothing on its map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PlaceFinding {
    /// The number of a hex without quotes.
    Unquoted {
        /// The number as written.
        raw: String,
    },
    /// A text that is no number of a hex.
    NotAHex {
        /// The text.
        text: String,
        /// The size of the map.
        map: Size,
    },
    /// A hex off the map.
    HexOffMap {
        /// Its number.
        text: String,
        /// The size of the map.
        map: Size,
    },
    /// A point off the map.
    PointOffMap {
        /// The point.
        point: Point,
        /// What the map covers.
        map: Window,
    },
    /// A shape of which nothing lies on the map.
    ShapeOffMap {
        /// What the map covers.
        map: Window,
    },
    /// Metres on a map without a survey.
    NoSurvey,
    /// A crossing without a stream near.
    NoStream {
        /// Where it should be.
        point: Point,
        /// How far a stream is looked for, metres.
        reach: u32,
    },
    /// Two hexes that share no side.
    NotNeighbours {
        /// The one, as written.
        one: String,
        /// The other.
        other: String,
    },
    /// A hexside of which no direction is given.
    NoDirection {
        /// What stands there.
        text: String,
    },
}

impl PlaceFinding {
    /// Its kind, with the number.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            PlaceFinding::Unquoted { .. }
            | PlaceFinding::NotAHex { .. }
            | PlaceFinding::NoSurvey => code::BAD_HEX,
            PlaceFinding::HexOffMap { .. }
            | PlaceFinding::PointOffMap { .. }
            | PlaceFinding::ShapeOffMap { .. } => code::OFF_MAP,
            PlaceFinding::NoStream { .. } => code::NO_STREAM,
            PlaceFinding::NotNeighbours { .. } | PlaceFinding::NoDirection { .. } => {
                code::BAD_HEXSIDE
            }
        }
    }
}
