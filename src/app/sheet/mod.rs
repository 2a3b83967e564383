//! The map sheet as plane geometry: what lies where, before any pen touches it.
//!
//! A sheet is made from a survey (`survey`) or from the hexes alone (`grid`),
//! drawn by `draw` into triangles and by `lettering` into labels. Nothing here
//! knows of windows, cameras or zoom, so the same code draws the table, a
//! screenshot and the thumbnail in the menu.

mod closed;
pub(crate) mod draft;
pub(crate) mod draw;
pub(crate) mod geo;
pub(crate) mod grid;
pub(crate) mod heights;
pub(crate) mod ink;
pub(crate) mod layout;
pub(crate) mod lettering;
pub(crate) mod palette;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod survey;
mod symbols;
mod trace;

use crate::hex::{Hex, Size};
use crate::rules::Works;
use bevy::math::{Rect, Vec2};
use geo::Points;
use heights::HeightGrid;
use ink::Rgba;
use layout::HexLayout;

/// What covers an area of the sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum GroundCover {
    /// Lakes, ponds and the river.
    Water,
    /// Water one can wade.
    Shallow,
    /// Houses and their yards.
    Village,
    /// Ground under trees, strewn with symbols of them.
    Wood,
    /// Bushes and tall grass.
    Scrub,
    /// Soaked grass.
    WetMeadow,
    /// Rice fields.
    Paddy,
    /// Reeds and standing water.
    Marsh,
    /// Bottomless mud.
    Quagmire,
    /// Rock too steep for any vehicle.
    Rock,
    /// Sand and gravel banks.
    Sand,
    /// Open ground where the survey has something else.
    Bare,
}

/// An area with its cover, bounded by rings (even-odd).
#[derive(Clone, Debug)]
pub(crate) struct SheetArea {
    /// What covers it.
    pub cover: GroundCover,
    /// Outlines and holes.
    pub rings: Vec<Points>,
}

/// What a line on the sheet is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LineKind {
    /// A stream.
    Stream,
    /// A ditch.
    Ditch,
    /// A road.
    Road,
    /// A cart track.
    Track,
    /// A railway.
    Railway,
    /// A cliff, its foot to the right.
    Cliff,
    /// Rows of wire.
    Wire(u8),
    /// A causeway or sappers' crossing.
    Crossing,
    /// The state border.
    Border,
}

/// A line on the sheet.
#[derive(Clone, Debug)]
pub(crate) struct SheetLine {
    /// What it is.
    pub course: LineKind,
    /// Where it runs.
    pub points: Points,
}

/// A measured height.
#[derive(Clone, Debug)]
pub(crate) struct SheetSpot {
    /// Its place on the ground, metres east and north.
    pub at: Vec2,
    /// Metres above the sea, as printed.
    pub height: String,
    /// Its name, or nothing.
    pub name: String,
}

/// What bears a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NameKind {
    /// A village or post.
    Place,
    /// A lake, a river or the like; its name is in blue italics.
    Water,
    /// Land: a plain, a ridge.
    Land,
    /// A country.
    Country,
}

/// A name on the sheet.
#[derive(Clone, Debug)]
pub(crate) struct SheetName {
    /// What bears it.
    pub kind: NameKind,
    /// The name.
    pub text: String,
    /// Its middle.
    pub at: Vec2,
    /// Radians anticlockwise from east.
    pub angle: f32,
    /// Height of the letters, metres.
    pub size: f32,
    /// How far the letters are spread out, metres; 0: not at all.
    pub spread: f32,
}

/// A single thing with a symbol of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum LandmarkKind {
    /// A border outpost.
    Outpost,
    /// A railway station.
    Station,
    /// A ferry.
    Ferry,
    /// A crossing over a stream.
    Crossing,
}

/// Where such a thing is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Landmark {
    /// What stands there, and so which symbol is drawn.
    pub place: LandmarkKind,
    /// Its place on the ground, metres east and north.
    pub at: Vec2,
    /// Which way it lies, a unit vector.
    pub along: Vec2,
}

/// The sheet.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    /// Where the hexes lie.
    pub layout: HexLayout,
    /// How many there are.
    pub size: Size,
    /// The neat line.
    pub frame: Rect,
    /// Height of the ground in metres, for contours and shading.
    pub heights: HeightGrid,
    /// Areas, those beneath first.
    pub areas: Vec<SheetArea>,
    /// Lines, those beneath first.
    pub lines: Vec<SheetLine>,
    /// Measured heights.
    pub spots: Vec<SheetSpot>,
    /// Names written across the ground; those of measured heights are in `spots`.
    pub names: Vec<SheetName>,
    /// Things with a symbol of their own.
    pub marks: Vec<Landmark>,
    /// Field works.
    pub works: Vec<(Hex, Works)>,
    /// Ground closed to a side by its orders, ascending, and in which ink.
    pub closed: Vec<(Vec<Hex>, Rgba)>,
    /// Heading of the margin.
    pub title: String,
    /// Second line of the heading.
    pub subtitle: String,
}

impl Sheet {
    /// Width of the margin, metres.
    pub(crate) fn margin(&self) -> f32 {
        (self.frame.width().max(self.frame.height()) * 0.055).max(self.layout.metres * 1.2)
    }

    /// Cuts off what lies so far outside the neat line that the margin cannot hide it.
    fn trimmed(mut self) -> Sheet {
        let room = self.frame.inflate(self.margin() * 0.9);
        for area in &mut self.areas {
            for ring in &mut area.rings {
                *ring = geo::clip_ring(ring, room);
            }
            area.rings.retain(|r| r.len() > 2);
        }
        self.areas.retain(|a| !a.rings.is_empty());
        self
    }

    /// The whole sheet of paper.
    pub(crate) fn paper(&self) -> Rect {
        self.frame.inflate(self.margin())
    }
}
