//! Groups of fields, by what they describe.

/// A group of fields, `(name: value, …)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// The details of a keyword, `Losses(…)`; the keyword.
    Keyword(&'static str),
    /// In a battle, or in a part of one.
    Battle(BattleGroup),
    /// In a rule library, or among the weapons and unit types that a scenario adds.
    Library(LibraryGroup),
    /// In a survey.
    Survey(SurveyGroup),
}

/// A group of fields in a battle, or in a part of one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BattleGroup {
    /// The whole scenario.
    Scenario,
    /// A file of parts.
    Part,
    /// A value for each side.
    BothSides,
    /// The weather from some time on.
    Weather,
    /// The map.
    Map,
    /// The survey that the map is cut from.
    MapSurvey,
    /// A rectangle of a survey.
    Window,
    /// A change to hexes of the map.
    Correction,
    /// Wire along hexsides.
    Wire,
    /// Works in hexes.
    Works,
    /// The forces of both sides.
    Forces,
    /// A formation.
    Formation,
    /// The leader of a formation.
    Leader,
    /// A unit.
    Unit,
    /// When and where somebody arrives.
    Arrival,
    /// An objective.
    Objective,
    /// The scoring.
    Scoring,
    /// The points that make a victory marginal, clear or decisive.
    Levels,
    /// An exit that is counted.
    Exit,
    /// An event.
    Event,
    /// What both sides believe before the battle.
    Intelligence,
    /// What one side believes.
    SideIntelligence,
    /// A report of an enemy.
    EnemyReport,
    /// The plans of both sides.
    Plan,
    /// A line of a plan.
    PlanLine,
    /// The record of the day.
    History,
    /// A figure of the record.
    Figure,
}

/// A group of fields in a rule library.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LibraryGroup {
    /// The whole library.
    Library,
    /// The figures of a mobility class.
    MobilityClass,
    /// The figures of a terrain.
    Terrain,
    /// The figures of close combat.
    CloseCombat,
    /// The figures of command.
    Command,
    /// How an assault ends at one ratio of strengths.
    OddsRow,
    /// What an assault costs, for each result.
    Tolls,
    /// The fire of a stormed hex at stormers.
    FinalFire,
    /// The same for one result.
    Toll,
    /// The fall of leaders.
    Leaders,
    /// What fighters are worth hand to hand.
    FightingWeights,
    /// From how far works are noticed.
    Works,
    /// What a weapon adds in close combat.
    StormWorth,
    /// How sure reports of the enemy are.
    Reports,
    /// How sure they are from near.
    NearReport,
    /// The figures that belong to nothing in particular.
    Tuning,
    /// The factors of all fire.
    Coefficients,
    /// A weapon.
    Weapon,
    /// What a weapon does up to some range.
    RangeBand,
    /// A unit type.
    UnitType,
    /// The armour of a unit type.
    Armour,
    /// Tanks among infantry, and the tanks of commanders.
    ArmourRules,
}

/// A group of fields in a survey.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SurveyGroup {
    /// The whole survey.
    Survey,
    /// The low ground.
    Plain,
    /// A hill.
    Hill,
    /// A contour ring of a hill.
    Ring,
    /// A way up that is free of rock.
    Ramp,
    /// A ridge.
    Ridge,
    /// A point of a ridge's crest.
    RidgePoint,
    /// A measured height.
    SpotHeight,
    /// A lake or pond.
    Water,
    /// A great river.
    River,
    /// Land within water.
    Island,
    /// Ground of one kind.
    Area,
    /// A stream.
    Stream,
    /// A crossing of a stream.
    Crossing,
    /// A track, road or railway.
    Road,
    /// A village, outpost, station or ferry.
    Settlement,
    /// The state border.
    Border,
    /// A name along the ground.
    Name,
}

impl From<BattleGroup> for Group {
    fn from(group: BattleGroup) -> Group {
        Group::Battle(group)
    }
}

impl From<LibraryGroup> for Group {
    fn from(group: LibraryGroup) -> Group {
        Group::Library(group)
    }
}

impl From<SurveyGroup> for Group {
    fn from(group: SurveyGroup) -> Group {
        Group::Survey(group)
    }
}
