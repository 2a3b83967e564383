//! What can be wrong with a survey, as data for diagnostics.

use super::window::Point;

/// Something wrong with a survey, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SurveyProblem {
    /// The field of [`super::Survey`] it is in, for example `hills`.
    pub list: &'static str,
    /// Position in that list, from 0; 0 for a field that is no list.
    pub index: usize,
    /// The field of the feature, for example `foot`.
    pub field: &'static str,
    /// What is wrong.
    pub fault: SurveyFault,
}

/// What is wrong with a survey, with the limits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SurveyFault {
    /// A format that this program does not read.
    UnknownFormat {
        /// The format.
        found: u32,
    },
    /// A figure out of range, in the unit of its field.
    OutOfRange {
        /// The figure.
        value: i32,
        /// The least it may be.
        low: i32,
        /// The most.
        high: i32,
    },
    /// An extent without any ground.
    NoExtent,
    /// An extent with more ground than a sheet may have.
    TooLarge {
        /// The side of a square with as much ground as it may have, km.
        side_km: i64,
    },
    /// A line with too few points.
    TooFewPoints {
        /// How many it has.
        found: usize,
        /// How many it needs.
        least: usize,
    },
    /// A point too far from the origin.
    TooFar {
        /// The point.
        point: Point,
        /// How far it may be at most, metres.
        most: i32,
    },
    /// More points of all features together than are read.
    TooManyPoints {
        /// How many there are.
        found: usize,
        /// The cap.
        most: usize,
    },
    /// More points of rivers and rocky ridges, which cost more, than are read.
    TooManyBandPoints {
        /// How many there are.
        found: usize,
        /// The cap.
        most: usize,
    },
    /// Lines that are too long together.
    TooLong {
        /// Their length, km.
        km: i64,
        /// The cap, km.
        most_km: i64,
    },
    /// Features that cover too much ground together.
    TooMuchGround,
    /// Rings of a hill that do not go outwards and downwards.
    Rings,
    /// A road that is none of the kinds there are.
    RoadKind,
    /// A second border.
    TwoBorders,
}
