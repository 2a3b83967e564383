//! What findings name: groups of fields, choices, lists, kinds of values.

use super::group::group;
use crate::scenario::finding::NodeShape;
use crate::scenario::finding::{Choice, Expected, Items, Thing};

pub(super) const fn choice(what: Choice) -> &'static str {
    match what {
        Choice::Side => "side",
        Choice::Direction => "direction",
        Choice::FirePolicy => "fire policy",
        Choice::Echelon => "echelon",
        Choice::Fate => "fate",
        Choice::Link => "link",
        Choice::Mission => "mission",
        Choice::Terrain => "terrain",
        Choice::GroundState => "state of the ground",
        Choice::Works => "kind of works",
        Choice::UnitKind => "kind of unit",
        Choice::Symbol => "symbol",
        Choice::MobilityClass => "mobility class",
        Choice::Ability => "ability",
        Choice::FireClass => "class of fire",
        Choice::Trigger => "trigger",
        Choice::Effect => "effect",
        Choice::Payment => "time of payment",
        Choice::Metric => "metric",
        Choice::Counted => "kind",
        Choice::Cause => "cause",
        Choice::Depth => "depth",
        Choice::Way => "kind of way",
        Choice::Settlement => "kind of place",
        Choice::Lettering => "lettering",
    }
}

pub(super) const fn thing(what: Thing) -> &'static str {
    match what {
        Thing::Choice(what) => choice(what),
        Thing::Weapon => "weapon",
        Thing::UnitType => "unit type",
        Thing::Formation => "formation",
        Thing::IncludedFormation => "formation of an included file",
        Thing::UnitOrFormation => "unit or formation",
        Thing::UnitOfFormation => "unit of this formation",
        Thing::Area => "area",
        Thing::Objective => "objective",
        Thing::Hexside => "hexside",
    }
}

pub(super) const fn items(what: Items) -> &'static str {
    match what {
        Items::Files => "files",
        Items::IncludedFiles => "included files",
        Items::Fields => "fields",
        Items::TurnLengths => "turn lengths in minutes",
        Items::Weather => "weather",
        Items::GlyphRows => "rows of glyphs",
        Items::HeightRows => "rows of heights",
        Items::Glyphs => "glyphs",
        Items::Ways => "ways",
        Items::Corrections => "corrections",
        Items::Wire => "wire",
        Items::Works => "works",
        Items::Hexes => "hexes",
        Items::Hexsides => "hexsides",
        Items::Points => "points",
        Items::Areas => "areas",
        Items::EnemyReports => "reports",
        Items::Restrictions => "restrictions",
        Items::Formations => "formations",
        Items::Units => "units",
        Items::UnitsOrFormations => "units or formations",
        Items::Objectives => "objectives",
        Items::Exits => "exits",
        Items::Events => "events",
        Items::Effects => "effects",
        Items::PlanLines => "lines",
        Items::Figures => "figures",
        Items::Weapons => "weapons",
        Items::UnitTypes => "unit types",
        Items::Abilities => "abilities",
        Items::OddsRows => "rows of odds",
        Items::NearReports => "distances",
        Items::Slopes => "slopes",
        Items::RangeBands => "range bands",
        Items::Keyed(by) => choice(by),
        Items::Features(field) => field,
    }
}

/// What is expected, as an object: `a number`.
pub(super) fn expected(what: &Expected) -> String {
    match what {
        Expected::Text => "a text in quotes".to_owned(),
        Expected::Flag => "true or false".to_owned(),
        Expected::Number => "a number".to_owned(),
        Expected::Clock => "a clock time such as \"16:55\"".to_owned(),
        Expected::Fields(what) => {
            format!("{} as fields in round brackets, `(name: value, …)`", group(*what))
        }
        Expected::Choice { what, valid } => format!("a {}: {}", choice(*what), valid.join(", ")),
        Expected::Keyword { what, valid } => {
            format!("a {}: one of {}", choice(*what), valid.join(", "))
        }
        Expected::List(what) => format!("a list of {}, `[…, …]`", items(*what)),
        Expected::Map(what) => format!("a map of {}, `{{ name: …, … }}`", items(*what)),
        Expected::Hex => "a hex such as \"0304\" (or metres on a survey, `(x, y)`)".to_owned(),
        Expected::Metres => "metres on a survey, `(x, y)`".to_owned(),
        Expected::Point => "a point, `(metres east, metres north)`".to_owned(),
        Expected::Within => "a place and a distance, `Within((x, y), metres)`".to_owned(),
        Expected::Band => "two figures, `(lowest, highest)`".to_owned(),
        Expected::Hexsides => "hexsides such as \"0304 E SE\" or \"0304/0305\"".to_owned(),
        Expected::Crossing => {
            "a crossing such as \"0304/0305\" or, on a survey, `(x, y)`".to_owned()
        }
        Expected::UnitOrFormation => "the name of a unit or a formation".to_owned(),
        Expected::Mount => "a weapon as `(\"weapon\", how many)`".to_owned(),
        Expected::Slope => "a slope as `(metres per 100 m, per cent of speed)`".to_owned(),
        Expected::Glyph => "one character as a glyph, such as \".\"".to_owned(),
        Expected::AllOrAreas => "`All`, or a list of areas, `[\"crest\"]`".into(),
        Expected::Restriction => {
            "a restriction, `NoCrossing(side: Soviet, beyond: 200)`".to_owned()
        }
    }
}

/// What a value looks like: `a number`.
pub(super) const fn shape(what: NodeShape) -> &'static str {
    match what {
        NodeShape::Number => "a number",
        NodeShape::Text => "a text",
        NodeShape::Char => "a character",
        NodeShape::List => "a list `[…]`",
        NodeShape::Empty => "`()`",
        NodeShape::Tuple => "a tuple `(…, …)`",
        NodeShape::Fields => "a group of fields `(…: …)`",
        NodeShape::Map => "a map `{…: …}`",
        NodeShape::Flag => "true or false",
        NodeShape::Name => "a name without quotes",
        NodeShape::Details => "a name with `(…)`",
    }
}
