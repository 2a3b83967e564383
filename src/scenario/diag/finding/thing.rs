//! What findings name: choices, lists, things with names of their own, kinds of values.

use super::group::Group;
use crate::scenario::diag::code::{self, Code};

/// What one of a few names stands for: they are written without quotes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// A side.
    Side,
    /// A direction of the compass.
    Direction,
    /// What a unit fires at by itself.
    FirePolicy,
    /// What a formation is: a company, a battalion.
    Echelon,
    /// What became of a leader.
    Fate,
    /// How orders reach a formation.
    Link,
    /// What a formation has to do.
    Mission,
    /// A terrain.
    Terrain,
    /// How wet the ground is.
    GroundState,
    /// Foxholes or a trench.
    Works,
    /// What a unit consists of.
    UnitKind,
    /// The sign of a unit on its counter.
    Symbol,
    /// How a unit gets about.
    MobilityClass,
    /// What a unit can do beside fighting.
    Ability,
    /// How a weapon fires.
    FireClass,
    /// What sets an event off.
    Trigger,
    /// What an event does.
    Effect,
    /// When an objective pays.
    Payment,
    /// What a figure of the record measures.
    Metric,
    /// Vehicles or men.
    Counted,
    /// What men and pieces are lost to.
    Cause,
    /// How deep a water is.
    Depth,
    /// Track, road or railway.
    Way,
    /// What kind of place people live at.
    Settlement,
    /// How a name is lettered.
    Lettering,
}

/// Something that goes by a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thing {
    /// One of a few names.
    Choice(Choice),
    /// A weapon of the library.
    Weapon,
    /// A unit type of the library.
    UnitType,
    /// A formation of a side.
    Formation,
    /// A formation of an included file.
    IncludedFormation,
    /// A unit or a formation.
    UnitOrFormation,
    /// A unit of a formation, or of one below it.
    UnitOfFormation,
    /// An area.
    Area,
    /// An objective.
    Objective,
    /// A side of a hex.
    Hexside,
}

impl Thing {
    /// The kind of finding that a name is which no such thing has.
    #[must_use]
    pub const fn unknown(self) -> Code {
        match self {
            Thing::Choice(_) => code::UNKNOWN_VALUE,
            Thing::Weapon => code::UNKNOWN_WEAPON,
            Thing::UnitType => code::UNKNOWN_TYPE,
            Thing::Formation
            | Thing::IncludedFormation
            | Thing::UnitOrFormation
            | Thing::UnitOfFormation => code::UNKNOWN_UNIT,
            Thing::Area => code::UNKNOWN_AREA,
            Thing::Objective => code::UNKNOWN_OBJECTIVE,
            Thing::Hexside => code::BAD_HEXSIDE,
        }
    }
}

impl From<Choice> for Thing {
    fn from(choice: Choice) -> Thing {
        Thing::Choice(choice)
    }
}

/// What a list or a map holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Items {
    /// Names of files.
    Files,
    /// Files that a scenario includes.
    IncludedFiles,
    /// Fields of a group.
    Fields,
    /// Lengths of turns.
    TurnLengths,
    /// Weather, time by time.
    Weather,
    /// Rows of a text grid.
    GlyphRows,
    /// Rows of heights.
    HeightRows,
    /// Glyphs of a legend.
    Glyphs,
    /// Tracks, roads or railways.
    Ways,
    /// Corrections of the map.
    Corrections,
    /// Hexsides with wire.
    Wire,
    /// Hexes with works.
    Works,
    /// Hexes as the map prints them.
    Hexes,
    /// Hexsides, each by the two hexes beside it.
    Hexsides,
    /// Points in metres.
    Points,
    /// Named areas.
    Areas,
    /// Reports of enemies.
    EnemyReports,
    /// Restrictions of a side.
    Restrictions,
    /// Formations of an order of battle.
    Formations,
    /// Units of a formation.
    Units,
    /// Names of units or formations.
    UnitsOrFormations,
    /// Objectives that pay points.
    Objectives,
    /// Exits that pay points.
    Exits,
    /// Scripted events.
    Events,
    /// What an event does.
    Effects,
    /// Lines of a plan.
    PlanLines,
    /// Figures of the record.
    Figures,
    /// Weapons of a library, or of a unit type.
    Weapons,
    /// Unit types.
    UnitTypes,
    /// Abilities of a unit type.
    Abilities,
    /// How an assault ends, by the ratio of strengths.
    OddsRows,
    /// Distances from which reports are surer.
    NearReports,
    /// Slopes with what they do to a speed.
    Slopes,
    /// Range bands of a weapon.
    RangeBands,
    /// One entry for each of a few names.
    Keyed(Choice),
    /// Features of a survey: the field that holds them.
    Features(&'static str),
}

/// What is expected where a value of another kind stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Expected {
    /// A text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A clock time.
    Clock,
    /// A group of fields.
    Fields(Group),
    /// One of a few names.
    Choice {
        /// What it stands for.
        what: Choice,
        /// The names.
        valid: Vec<&'static str>,
    },
    /// One of a few names with its details, `Name(…)`.
    Keyword {
        /// What it stands for.
        what: Choice,
        /// The names.
        valid: &'static [&'static str],
    },
    /// A list.
    List(Items),
    /// A map.
    Map(Items),
    /// A hex.
    Hex,
    /// Metres on a survey, where hexes do not do.
    Metres,
    /// A point of a survey.
    Point,
    /// A place and a distance.
    Within,
    /// The lowest and the highest figure.
    Band,
    /// Hexsides, each by the two hexes beside it.
    Hexsides,
    /// A crossing.
    Crossing,
    /// The name of a unit or a formation.
    UnitOrFormation,
    /// A weapon of a unit type.
    Mount,
    /// A slope with what it does to a speed.
    Slope,
    /// A glyph of a legend.
    Glyph,
    /// `All`, or a list of areas.
    AllOrAreas,
    /// A restriction.
    Restriction,
}

/// A tuple, by what its items are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tuple {
    /// A weapon, how many, and perhaps the men who serve one.
    Mount,
    /// One value for all states of the ground, or three.
    ByGround,
    /// How many turns, and how long they are.
    Turns,
    /// Metres east, metres north.
    Point,
    /// A place and a distance.
    Within,
    /// The lowest and the highest figure.
    Band,
}
