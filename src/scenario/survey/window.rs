//! Points of a survey, and windows on it.

use serde::{Deserialize, Serialize};

/// A point in whole metres east (`x`) and north (`y`) of the survey's origin;
/// written `(x, y)`.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
#[serde(from = "(i32, i32)", into = "(i32, i32)")]
pub struct Point {
    /// Metres east.
    pub x: i32,
    /// Metres north.
    pub y: i32,
}

impl Point {
    /// A point `x` metres east and `y` metres north of the origin.
    #[must_use]
    pub const fn new(x: i32, y: i32) -> Point {
        Point { x, y }
    }
}

impl From<(i32, i32)> for Point {
    fn from((x, y): (i32, i32)) -> Point {
        Point { x, y }
    }
}

impl From<Point> for (i32, i32) {
    fn from(p: Point) -> (i32, i32) {
        (p.x, p.y)
    }
}

/// A rectangle of the survey in metres from its origin.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// Western edge.
    pub west: i32,
    /// Southern edge.
    pub south: i32,
    /// Eastern edge.
    pub east: i32,
    /// Northern edge.
    pub north: i32,
}

impl Window {
    /// Metres from west to east.
    #[must_use]
    pub const fn width(self) -> i64 {
        self.east as i64 - self.west as i64
    }

    /// Metres from south to north.
    #[must_use]
    pub const fn height(self) -> i64 {
        self.north as i64 - self.south as i64
    }

    /// True if the point lies in the window or on its edge.
    #[must_use]
    pub const fn contains(self, p: Point) -> bool {
        p.x >= self.west && p.x <= self.east && p.y >= self.south && p.y <= self.north
    }

    /// True if all of `other` lies in this window.
    #[must_use]
    pub const fn covers(self, other: Window) -> bool {
        other.west >= self.west
            && other.east <= self.east
            && other.south >= self.south
            && other.north <= self.north
    }
}
