//! Every kind of diagnostic, with its number. A number is never used twice.

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// Legal, but surely not meant.
    Warning,
}

/// A kind of diagnostic with its number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Code {
    /// The number, such as `KH0203`.
    pub id: &'static str,
    /// Error or warning.
    pub severity: Severity,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $severity:ident $id:literal;)*) => {
        $($(#[$doc])* pub const $name: Code = Code { id: $id, severity: Severity::$severity };)*
        /// All of them, in order.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    // Files.
    /// The file cannot be found or read.
    UNREADABLE = Error "KH0101";
    /// The file is larger than the cap.
    TOO_LARGE = Error "KH0102";
    /// The file is not UTF-8.
    NOT_UTF8 = Error "KH0103";
    /// Brackets nest too deep.
    TOO_DEEP = Error "KH0104";
    /// Too many values.
    TOO_MANY = Error "KH0105";
    /// A path leads out of the folder.
    BAD_PATH = Error "KH0106";
    /// A part that includes others.
    NESTED = Error "KH0107";
    /// A part where a scenario is expected.
    NOT_A_SCENARIO = Error "KH0108";
    // Syntax.
    /// Something that is no RON.
    SYNTAX = Error "KH0110";
    /// A comma is missing.
    MISSING_COMMA = Error "KH0111";
    /// A bracket closed by another.
    MISMATCH = Error "KH0112";
    /// A bracket, text or comment never closed.
    UNCLOSED = Error "KH0113";
    /// Text after the end.
    TRAILING = Error "KH0114";
    /// A wrong escape in a text.
    BAD_ESCAPE = Error "KH0115";
    // Shape.
    /// A value of the wrong kind.
    WRONG_KIND = Error "KH0201";
    /// A field nobody knows.
    UNKNOWN_FIELD = Error "KH0202";
    /// A field is missing.
    MISSING_FIELD = Error "KH0203";
    /// A field twice.
    DUPLICATE_FIELD = Error "KH0204";
    /// A name that is none of the valid ones.
    UNKNOWN_VALUE = Error "KH0205";
    /// A number out of range.
    OUT_OF_RANGE = Error "KH0206";
    /// Something that is no number.
    BAD_NUMBER = Error "KH0207";
    /// Something that is no clock time.
    BAD_CLOCK = Error "KH0208";
    /// Too few or too many items.
    WRONG_COUNT = Error "KH0209";
    /// A file format this program does not read.
    FORMAT = Error "KH0210";
    /// The same thing said in two ways.
    TWO_WAYS = Error "KH0211";
    // Library.
    /// A name defined twice.
    DUPLICATE_NAME = Error "KH0301";
    /// No such weapon.
    UNKNOWN_WEAPON = Error "KH0302";
    /// No such unit type.
    UNKNOWN_TYPE = Error "KH0303";
    /// Range bands or slopes not in ascending order.
    NOT_ASCENDING = Error "KH0304";
    /// A terrain or class without its figures.
    INCOMPLETE_TABLE = Error "KH0305";
    /// Shares that do not add up to the whole.
    WRONG_SUM = Error "KH0306";
    // Map.
    /// Something that is no hex.
    BAD_HEX = Error "KH0401";
    /// A hex off the map.
    OFF_MAP = Error "KH0402";
    /// Rows of the text grid of different length.
    RAGGED_ROWS = Error "KH0403";
    /// A glyph that is not in the legend.
    UNKNOWN_GLYPH = Error "KH0404";
    /// More hexes than the cap.
    MAP_TOO_LARGE = Error "KH0405";
    /// Elevations that do not fit the rows.
    ELEVATION_ROWS = Error "KH0406";
    /// Something that is no hexside.
    BAD_HEXSIDE = Error "KH0407";
    /// No map, or two.
    NO_MAP = Error "KH0408";
    /// The survey is wrong.
    SURVEY = Error "KH0409";
    /// A crossing without a stream near.
    NO_STREAM = Error "KH0410";
    // Forces.
    /// More units than the cap.
    TOO_MANY_UNITS = Error "KH0501";
    /// A unit that is neither on the map nor to arrive, or both.
    NO_ENTRY = Error "KH0502";
    /// A unit of the other side's type.
    WRONG_SIDE = Error "KH0503";
    /// Both sides in one hex.
    BOTH_SIDES = Error "KH0504";
    /// A side without units.
    NO_UNITS = Error "KH0505";
    /// A name that several formations have.
    AMBIGUOUS = Error "KH0506";
    /// A formation taken from a part twice.
    TAKEN_TWICE = Error "KH0507";
    /// A leader of a formation without units.
    LEADS_NOBODY = Error "KH0508";
    /// More command tanks than the unit has vehicles.
    COMMAND_TANKS = Error "KH0509";
    // Objectives, events and the rest.
    /// No such area.
    UNKNOWN_AREA = Error "KH0601";
    /// No such unit or formation.
    UNKNOWN_UNIT = Error "KH0602";
    /// No such objective.
    UNKNOWN_OBJECTIVE = Error "KH0603";
    /// An area without hexes.
    EMPTY_AREA = Error "KH0604";
    /// The weather begins after the battle.
    WEATHER_GAP = Error "KH0605";
    /// Times not in ascending order.
    TIME_ORDER = Error "KH0606";
    /// An area of a part that lies outside the map.
    AREA_OUTSIDE = Error "KH0607";
    /// Vehicles or guns are to be counted where there are none.
    NO_VEHICLES = Error "KH0608";
    /// A restriction that forbids nothing.
    NOTHING_FORBIDDEN = Error "KH0609";
    /// An event that builds only what is there already.
    NOTHING_BUILT = Error "KH0610";
    /// A figure of the record is held against what does not fit its metric.
    WRONG_YARDSTICK = Error "KH0611";
    /// The fate of a leader is asked for where none is named.
    NO_LEADER = Error "KH0612";
    // Warnings.
    /// A unit in deep water.
    IN_WATER = Warning "KH0901";
    /// An arrival after the last turn.
    LATE_ARRIVAL = Warning "KH0902";
    /// An objective nobody can reach.
    UNREACHABLE = Warning "KH0903";
    /// More men than the hex holds.
    STACKING = Warning "KH0904";
    /// Nobody can win points.
    NOBODY_WINS = Warning "KH0905";
    /// A unit where its class cannot go.
    IMPASSABLE_START = Warning "KH0906";
    /// A time outside the battle.
    OUTSIDE_BATTLE = Warning "KH0907";
    /// A unit that waits for an event that never calls it.
    NEVER_CALLED = Warning "KH0908";
    /// More men or pieces than the type has.
    OVERSTRENGTH = Warning "KH0910";
    /// An event calls a unit that does not wait for it.
    NOT_WAITING = Warning "KH0911";
    /// A unit that starts or arrives where a restriction keeps its side from.
    ON_FORBIDDEN = Warning "KH0912";
    /// Formations that do not say what ammunition lies ready for them.
    NO_STOCK = Warning "KH0913";
    /// A trait that no rule reads.
    IDLE_TRAIT = Warning "KH0914";
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_unique_and_ascending() {
        assert!(super::ALL.windows(2).all(|w| w[0].id < w[1].id));
    }
}
