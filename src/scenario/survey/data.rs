//! What a survey file holds.

use super::window::{Point, Window};
use crate::rules::{Path, Terrain};
use serde::{Deserialize, Serialize};

/// A piece of country as vectors. Heights and lengths are metres throughout.
///
/// `source` says of every feature how well it is known, `A` measured to `D` guessed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Survey {
    /// Version of the file format: 1.
    pub format: u32,
    /// What the sheet is called.
    pub name: String,
    /// Where (0, 0) lies.
    pub origin: String,
    /// The country the sheet covers.
    pub extent: Window,
    /// The low ground between the features.
    #[serde(default)]
    pub plain: Plain,
    /// How far slopes wander in and out, in per cent of their distance from the crest:
    /// only for the eye, for hills that are known by little more than a foot radius.
    /// Crests and summits stay where they are.
    #[serde(default)]
    pub roughness: i32,
    /// Single hills.
    #[serde(default)]
    pub hills: Vec<Hill>,
    /// Hills along a line.
    #[serde(default)]
    pub ridges: Vec<Ridge>,
    /// Measured heights; the hex a spot height lies in takes its elevation.
    #[serde(default)]
    pub spots: Vec<SpotHeight>,
    /// Lakes and ponds.
    #[serde(default)]
    pub waters: Vec<Water>,
    /// Great rivers.
    #[serde(default)]
    pub rivers: Vec<River>,
    /// Land within a water body or river.
    #[serde(default)]
    pub islands: Vec<Island>,
    /// Vegetation and soft ground.
    #[serde(default)]
    pub areas: Vec<SurveyArea>,
    /// Streams, on hexsides.
    #[serde(default)]
    pub streams: Vec<Stream>,
    /// Tracks, roads and railways.
    #[serde(default)]
    pub roads: Vec<Road>,
    /// Villages, outposts, stations, ferries.
    #[serde(default)]
    pub settlements: Vec<Settlement>,
    /// The state border: at most one line.
    #[serde(default)]
    pub border: Vec<Border>,
    /// Lettering along the ground, beside the names of the features themselves.
    #[serde(default)]
    pub names: Vec<Name>,
    /// Where the sheet as a whole comes from.
    #[serde(default)]
    pub source: String,
}

/// The low ground: it rises away from the water's edge and levels off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plain {
    /// Height at the water's edge.
    pub low: i32,
    /// Metres it rises in a kilometre.
    pub rise: i32,
    /// Height where it levels off.
    pub high: i32,
}

impl Default for Plain {
    fn default() -> Plain {
        Plain { low: 3, rise: 4, high: 9 }
    }
}

/// A hill around one summit, round unless its rings or neighbours say otherwise.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hill {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// Russian name.
    #[serde(default)]
    pub russian: String,
    /// Japanese (or Chinese or Korean) name.
    #[serde(default)]
    pub japanese: String,
    /// The summit.
    pub at: Point,
    /// Its height.
    pub height: i32,
    /// Radius at which the slope runs out.
    pub foot: i32,
    /// Contour rings between summit and foot, to shape the slope; without them it
    /// is an even bell.
    #[serde(default)]
    pub rings: Vec<Ring>,
    /// Rock no vehicle climbs reaches this far from the summit.
    #[serde(default)]
    pub rocky: i32,
    /// Ways up that are free of rock.
    #[serde(default)]
    pub ramps: Vec<Ramp>,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// Height of a slope at a distance from the summit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ring {
    /// Distance from the summit.
    pub radius: i32,
    /// Height there.
    pub height: i32,
}

/// A strip without rock from a summit outwards: a spur that vehicles can climb.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ramp {
    /// Where it begins above.
    pub from: Point,
    /// Where it ends below.
    pub to: Point,
    /// Its width.
    pub width: i32,
}

/// A ridge along a line of points with heights.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ridge {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// Russian name.
    #[serde(default)]
    pub russian: String,
    /// Japanese (or Chinese or Korean) name.
    #[serde(default)]
    pub japanese: String,
    /// The crest, end to end.
    pub spine: Vec<SpinePoint>,
    /// Rock no vehicle climbs reaches this far from the crest.
    #[serde(default)]
    pub rocky: i32,
    /// Ways up that are free of rock.
    #[serde(default)]
    pub ramps: Vec<Ramp>,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// A point on a crest.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpinePoint {
    /// Where it is, metres.
    pub at: Point,
    /// How high.
    pub height: i32,
    /// How far to either side the slope runs out.
    pub foot: i32,
}

/// A measured height, printed with a dot.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpotHeight {
    /// Name, if the hill has none of its own.
    #[serde(default)]
    pub name: String,
    /// Where it was measured, metres.
    pub at: Point,
    /// Height in decimetres, as a 1:50,000 sheet prints it (868 is 86.8 m).
    pub decimetres: i32,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// How deep a water is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Depth {
    /// A man can wade it.
    Shallow,
    /// A man must swim it.
    #[default]
    Deep,
}

/// A lake or pond.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Water {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// Russian name.
    #[serde(default)]
    pub russian: String,
    /// Japanese (or Chinese or Korean) name.
    #[serde(default)]
    pub japanese: String,
    /// Height of the surface.
    pub level: i32,
    /// How deep.
    #[serde(default)]
    pub depth: Depth,
    /// The shore, a closed line (the last point joins the first); drawn rounded.
    pub shore: Vec<Point>,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// A great river.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct River {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// Russian name.
    #[serde(default)]
    pub russian: String,
    /// Japanese (or Chinese or Korean) name.
    #[serde(default)]
    pub japanese: String,
    /// Height of the surface.
    pub level: i32,
    /// Bank to bank.
    pub width: i32,
    /// The deepest line, downstream.
    pub thalweg: Vec<Point>,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// Land within water.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Island {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// Its shore, a closed line.
    pub outline: Vec<Point>,
    /// What covers it.
    #[serde(default)]
    pub terrain: Terrain,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// Ground of one kind. Where areas overlap, the order is fixed: quagmire, marsh,
/// rock, village, wood, scrub, paddy, wet meadow, sand, open.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SurveyArea {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// What covers it.
    pub terrain: Terrain,
    /// Its edge, a closed line.
    pub outline: Vec<Point>,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// A stream.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stream {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// Its course.
    pub line: Vec<Point>,
    /// Causeways, fords and sappers' crossings.
    #[serde(default)]
    pub crossings: Vec<Crossing>,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// A place where a stream can be crossed without loss of time.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crossing {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// Where, near the stream.
    pub at: Point,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// A track, road or railway.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Road {
    /// Name on the map; may be empty.
    #[serde(default)]
    pub name: String,
    /// `Track`, `Road` or `Railway`. Roads and railways bridge streams, tracks do not.
    pub kind: Path,
    /// Its course.
    pub line: Vec<Point>,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// What kind of place people live at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum SettlementKind {
    /// A village.
    #[default]
    Village,
    /// A border outpost.
    Outpost,
    /// A railway station.
    Station,
    /// A ferry landing.
    Ferry,
}

/// A village, outpost, station or ferry.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// Name on the map.
    pub name: String,
    /// Russian name.
    #[serde(default)]
    pub russian: String,
    /// Japanese (or Chinese or Korean) name.
    #[serde(default)]
    pub japanese: String,
    /// What kind of place.
    #[serde(default)]
    pub kind: SettlementKind,
    /// Its middle.
    pub at: Point,
    /// How far the houses reach; 0 for a mark on the map only.
    #[serde(default)]
    pub radius: i32,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// The state border.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Border {
    /// The line; it runs on straight beyond both ends.
    pub line: Vec<Point>,
    /// Any point on the Soviet side.
    pub soviet: Point,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}

/// How a name is lettered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Lettering {
    /// Plain ground.
    #[default]
    Ground,
    /// Hills, in brown or black.
    Hill,
    /// Water, in blue italics.
    Water,
    /// A country, spaced wide.
    Country,
}

/// A name along the ground.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// The words.
    pub text: String,
    /// The line the letters stand on, from the first to the last.
    pub along: Vec<Point>,
    /// How they look.
    #[serde(default)]
    pub lettering: Lettering,
    /// Height of the letters in metres on the ground.
    pub size: i32,
    /// Where this comes from.
    #[serde(default)]
    pub source: String,
}
