//! The inks of the sheet.

use super::ink::Rgba;

/// A colour from `0xRRGGBB`.
const fn rgb(v: u32) -> Rgba {
    [(v >> 16) as u8, (v >> 8) as u8, v as u8, 255]
}

/// Paper inside the neat line.
pub(crate) const PAPER: Rgba = rgb(0xF3EAD3);
/// Paper of the margin.
pub(crate) const MARGIN: Rgba = rgb(0xEFE4C9);
/// The table round the sheet.
pub(crate) const TABLE: Rgba = rgb(0x4A4238);
/// Black of names, roads, grid.
pub(crate) const BLACK: Rgba = rgb(0x2A2520);
/// Contour brown.
pub(crate) const BROWN: Rgba = rgb(0xA8713A);
/// Shade of slopes.
pub(crate) const SHADE: Rgba = rgb(0x5B4630);
/// Tint of deep water; shallows have a paler one.
pub(crate) const WATER: Rgba = rgb(0xC3DADD);
/// Shores, streams, marsh.
pub(crate) const BLUE: Rgba = rgb(0x3C7A99);
/// Tint of woods.
pub(crate) const WOOD: Rgba = rgb(0xC9D5A2);
/// Tint of scrub.
pub(crate) const SCRUB: Rgba = rgb(0xDFE1B8);
/// Tint of wet ground.
pub(crate) const WET: Rgba = rgb(0xDDE5D2);
/// Green of trees and bushes.
pub(crate) const GREEN: Rgba = rgb(0x6E8B4E);
/// Tint of sand.
pub(crate) const SAND: Rgba = rgb(0xF0DFB0);
/// Tint of rock.
pub(crate) const ROCK: Rgba = rgb(0xE3D2B4);
/// Tint of villages.
pub(crate) const VILLAGE: Rgba = rgb(0xE9D3BF);
/// Ground closed to the Soviet side, and to the Japanese.
pub(crate) const CLOSED: [Rgba; 2] = [rgb(0xA23222), rgb(0x233E66)];
/// The border and its band.
pub(crate) const BORDER: Rgba = rgb(0x7E3B57);
/// Roads' filling.
pub(crate) const ROAD: Rgba = rgb(0xF4D9A0);
