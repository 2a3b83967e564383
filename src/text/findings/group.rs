//! Groups of fields.

use crate::scenario::finding::{BattleGroup, Group, LibraryGroup, SurveyGroup};
use std::borrow::Cow;

/// A group of fields with its article: `a unit`, `the map`.
pub(super) fn group(what: Group) -> Cow<'static, str> {
    match what {
        Group::Keyword(keyword) => Cow::Owned(format!("`{keyword}`")),
        Group::Battle(what) => Cow::Borrowed(of_battle(what)),
        Group::Library(what) => Cow::Borrowed(of_library(what)),
        Group::Survey(what) => Cow::Borrowed(of_survey(what)),
    }
}

const fn of_battle(what: BattleGroup) -> &'static str {
    match what {
        BattleGroup::Scenario => "the scenario",
        BattleGroup::Part => "a part",
        BattleGroup::BothSides => "a value for each side",
        BattleGroup::Weather => "weather",
        BattleGroup::Map => "the map",
        BattleGroup::MapSurvey => "the survey",
        BattleGroup::Window => "a window",
        BattleGroup::Correction => "a correction",
        BattleGroup::Wire => "wire",
        BattleGroup::Works => "works",
        BattleGroup::Forces => "the forces",
        BattleGroup::Formation => "a formation",
        BattleGroup::Leader => "a leader",
        BattleGroup::Unit => "a unit",
        BattleGroup::Arrival => "an arrival",
        BattleGroup::Objective => "an objective",
        BattleGroup::Scoring => "the scoring",
        BattleGroup::Levels => "the levels",
        BattleGroup::Exit => "an exit",
        BattleGroup::Event => "an event",
        BattleGroup::Intelligence => "the intelligence",
        BattleGroup::SideIntelligence => "what a side believes",
        BattleGroup::EnemyReport => "a report",
        BattleGroup::Plan => "the plan",
        BattleGroup::PlanLine => "a line of the plan",
        BattleGroup::History => "the history",
        BattleGroup::Figure => "a figure of the record",
    }
}

const fn of_library(what: LibraryGroup) -> &'static str {
    match what {
        LibraryGroup::Library => "the rule library",
        LibraryGroup::MobilityClass => "a mobility class",
        LibraryGroup::Terrain => "a terrain",
        LibraryGroup::CloseCombat => "close combat",
        LibraryGroup::Command => "command",
        LibraryGroup::OddsRow => "a row of odds",
        LibraryGroup::Tolls => "the toll of an assault",
        LibraryGroup::FinalFire => "the final fire",
        LibraryGroup::Toll => "the toll of a result",
        LibraryGroup::Leaders => "the fall of leaders",
        LibraryGroup::FightingWeights => "the weights of fighters",
        LibraryGroup::Works => "how works are noticed",
        LibraryGroup::StormWorth => "a weapon in close combat",
        LibraryGroup::Reports => "the reports",
        LibraryGroup::NearReport => "a report from near",
        LibraryGroup::Tuning => "the tuning",
        LibraryGroup::Coefficients => "the coefficients",
        LibraryGroup::Weapon => "a weapon",
        LibraryGroup::RangeBand => "a range band",
        LibraryGroup::UnitType => "a unit type",
        LibraryGroup::Armour => "armour",
        LibraryGroup::ArmourRules => "the rules of armour",
    }
}

const fn of_survey(what: SurveyGroup) -> &'static str {
    match what {
        SurveyGroup::Survey => "the survey",
        SurveyGroup::Plain => "the plain",
        SurveyGroup::Hill => "a hill",
        SurveyGroup::Ring => "a ring",
        SurveyGroup::Ramp => "a ramp",
        SurveyGroup::Ridge => "a ridge",
        SurveyGroup::RidgePoint => "a point of a ridge",
        SurveyGroup::SpotHeight => "a spot height",
        SurveyGroup::Water => "a water",
        SurveyGroup::River => "a river",
        SurveyGroup::Island => "an island",
        SurveyGroup::Area => "an area",
        SurveyGroup::Stream => "a stream",
        SurveyGroup::Crossing => "a crossing",
        SurveyGroup::Road => "a road",
        SurveyGroup::Settlement => "a settlement",
        SurveyGroup::Border => "a border",
        SurveyGroup::Name => "a name on the map",
    }
}
