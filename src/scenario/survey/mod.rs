//! The survey: the ground as a surveyor would draw it, in whole metres east and
//! north of a named origin, and how it becomes heights, contours and hexes.
//!
//! ```text
//! Survey (RON) --+--> HeightField --> contours          for the eye
//!                +--> rasterise(window, hex_metres) --> rules::Map
//! ```
//!
//! One survey serves every scale. All arithmetic is in integers, so the same file
//! gives the same ground on every machine.
#![deny(clippy::disallowed_types, clippy::iter_over_hash_type, clippy::float_arithmetic)]

mod check;
mod contour;
mod data;
mod fault;
mod grid;
mod height;
mod lattice;
mod lines;
mod raster;
mod relief;
mod rough;
mod shape;
mod wet;
mod window;

pub use contour::Contour;
pub use data::{
    Border, Crossing, Depth, Hill, Island, Lettering, Name, Plain, Ramp, Ridge, Ring, River, Road,
    Settlement, SettlementKind, SpinePoint, SpotHeight, Stream, Survey, SurveyArea, Water,
};
pub use fault::{SurveyFault, SurveyProblem};
pub use grid::{HexGrid, MAX_HEXES};
pub use height::HeightField;
pub use lattice::POST_METRES;
pub use lines::{
    crossing_reach, hexes_along, hexes_inside, nearest_side, sides_along, steps_along,
};
pub use raster::{rasterise, rasterise_with};
pub use shape::{Dm, curve};
pub use window::{Point, Window};
