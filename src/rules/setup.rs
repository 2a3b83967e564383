//! A battle as the rules take it: dense, checked and immutable. The `scenario`
//! layer builds it from RON.

use super::field_change::FieldChange;
use super::ground::{GroundState, Map};
use super::history::{Contingent, History};
use super::intelligence::Intelligence;
use super::leader::Leader;
use super::library::Library;
use super::link::Link;
use super::policy::FirePolicy;
use super::{AreaId, BySide, Clock, FormationId, Side, TypeId};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A battle before its first order.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Setup {
    /// Key: the file's name without its ending.
    pub key: String,
    /// Title for people.
    pub title: String,
    /// Date for people, such as `29 July 1938`.
    pub date: String,
    /// The rule library.
    pub library: Arc<Library>,
    /// The ground.
    pub map: Arc<Map>,
    /// When the first turn begins.
    pub start: Clock,
    /// Length of each game turn, seconds.
    pub turns: Vec<u32>,
    /// The side that moves first in each game turn.
    pub first: Side,
    /// Ground state.
    pub ground: GroundState,
    /// Light and weather from a time on, ascending; the first begins at or before `start`.
    pub weather: Vec<Weather>,
    /// Orders of battle.
    pub forces: BySide<Force>,
    /// Named areas.
    pub areas: Vec<Area>,
    /// What is fought for.
    pub objectives: Vec<Objective>,
    /// Points for losses and the thresholds of the levels.
    pub scoring: Scoring,
    /// What happens by itself.
    pub events: Vec<Scripted>,
    /// The plan each side had on the day, by time; empty where none is known.
    pub plans: BySide<Vec<Planned>>,
    /// Ground a side's orders forbid it to enter, ascending; known to both.
    pub forbidden: BySide<Vec<Hex>>,
    /// Works and wire of the enemy that a side does not know of when the battle begins.
    pub unseen: BySide<Vec<FieldChange>>,
    /// What each side believes of the enemy before the battle.
    pub intelligence: BySide<Intelligence>,
    /// Briefing for each side, paragraphs parted by an empty line.
    pub briefing: BySide<String>,
    /// What happened in 1938.
    pub history: History,
}

/// Light and weather from a time on.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Weather {
    /// From when.
    pub from: Clock,
    /// How far one can see, metres.
    pub visibility_m: u32,
    /// True at night.
    pub night: bool,
    /// In words: `dense fog`.
    pub text: String,
}

/// One side's order of battle.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Force {
    /// Formations, parents before children.
    pub formations: Vec<Formation>,
    /// Units, in the scenario's order.
    pub units: Vec<UnitSetup>,
    /// Leaders who are known by name, in the order of their formations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leaders: Vec<Leader>,
}

/// A formation of the order of battle.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Formation {
    /// Its name.
    pub name: String,
    /// The formation it belongs to.
    pub parent: Option<FormationId>,
    /// What it is, where the order of battle says so.
    pub echelon: Option<Echelon>,
    /// How orders reach it, where the order of battle says so.
    #[serde(default)]
    pub link: Option<Link>,
}

/// What a formation is: whose losses weigh on whom, and who storms or rests together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Echelon {
    /// A company, a squadron, a battery: its platoons feel each other's losses.
    Company,
    /// A battalion: its companies storm, or are spent, together.
    Battalion,
    /// A regiment or brigade.
    Regiment,
    /// A division or more.
    Division,
}

impl Echelon {
    /// All of them, the lowest first.
    pub const ALL: [Echelon; 4] =
        [Echelon::Company, Echelon::Battalion, Echelon::Regiment, Echelon::Division];
}

/// A unit before the battle.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct UnitSetup {
    /// Its name.
    pub name: String,
    /// Names of its men or other detail for the unit card.
    pub note: String,
    /// Its type.
    pub ty: TypeId,
    /// Its formation.
    pub formation: FormationId,
    /// Men at the start (for guns: crews together; for vehicles: crews together).
    pub men: u16,
    /// Vehicles or guns at the start.
    pub pieces: u16,
    /// Quality, 1 to 10.
    pub quality: u8,
    /// Vehicles of it with the rail aerial of a commander.
    pub command_tanks: u16,
    /// Its front at the start.
    pub facing: Dir,
    /// Fire policy.
    pub policy: FirePolicy,
    /// What its formation's stock holds for it, thousandths of a load.
    pub stock: u32,
    /// Where that lies.
    pub supply: Hex,
    /// Gone to ground at the start.
    pub down: bool,
    /// Where and when it comes.
    pub entry: Entrance,
    /// When it leaves the battle by order, if it does.
    pub leaves: Option<Clock>,
}

/// How a unit comes to the battle.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Entrance {
    /// On the map from the start.
    At(Hex),
    /// Arrives at a time on the first of these hexes that has room.
    Arrives(Clock, Vec<Hex>),
    /// Arrives when a scripted event says so.
    OnEvent(Vec<Hex>),
}

impl Entrance {
    /// Where it comes onto the map, the best place.
    #[must_use]
    pub fn first_hex(&self) -> Hex {
        match self {
            Entrance::At(hex) => *hex,
            Entrance::Arrives(_, hexes) | Entrance::OnEvent(hexes) => {
                hexes.first().copied().unwrap_or_default()
            }
        }
    }
}

/// A named set of hexes.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Area {
    /// Its name.
    pub name: String,
    /// Its hexes, ascending.
    pub hexes: Vec<Hex>,
}

/// When an objective pays.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Pays {
    /// Once, to the side that holds it at the end.
    AtEnd,
    /// Once, to the side that holds it at this time.
    At(Clock),
    /// At the end of each game turn that begins in this span.
    EachTurn(Clock, Clock),
}

/// Ground worth points.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Objective {
    /// Its name.
    pub name: String,
    /// Its area.
    pub area: AreaId,
    /// Points to whom it pays; 0 for a side it is worth nothing to.
    pub points: BySide<u32>,
    /// When it pays.
    pub pays: Pays,
    /// Who holds it at the start.
    pub holder: Option<Side>,
    /// Unbroken men it takes to hold it; vehicles and guns count as the library says.
    pub min_men: u16,
    /// How long it must have been held to pay, seconds.
    pub hold_s: u32,
}

/// Points for losses, exits and levels.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Scoring {
    /// Points to the enemy for each hundred men of this side lost.
    pub per_100_men: BySide<u32>,
    /// Points to the enemy for each ten vehicles or guns of this side lost.
    pub per_10_pieces: BySide<u32>,
    /// Score from which, in the favour of either side, a result is marginal, clear, decisive.
    pub levels: [u32; 3],
    /// Points a side gets when it withdraws its men to an area in time.
    pub exits: Vec<Exit>,
}

/// A side is to be in an area by a time: a withdrawal, or a breakthrough.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Exit {
    /// The side that is paid for it.
    pub side: Side,
    /// Where to.
    pub area: AreaId,
    /// Counted at this time.
    pub at: Clock,
    /// Points for each hundred men in the area then; vehicles and guns count as the library
    /// says.
    pub per_100_men: u32,
}

/// Something that happens by itself, once.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Scripted {
    /// What sets it off.
    pub when: Trigger,
    /// What it does, in this order.
    pub what: Vec<Effect>,
}

/// What sets a scripted event off, checked at the start of each side's turn.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Trigger {
    /// The clock.
    Time(Clock),
    /// A side has lost this many men.
    Losses(Side, u32),
    /// A side holds an objective (index).
    Holds(Side, u16),
}

/// What a scripted event does.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Effect {
    /// A message to one side or both.
    Message(Option<Side>, String),
    /// Units that wait for it arrive (indices in the side's order of battle).
    Arrive(Side, Vec<u16>),
    /// The side is ordered to pull back to an area: its computer player obeys, a
    /// person sees it as an order and in the points.
    Withdraw(Side, AreaId),
    /// Light and weather from now on.
    Weather(Weather),
    /// Shells and bombs fall.
    Bombard(Bombardment),
    /// The side builds on the ground, whose people are no units of the battle: the enemy
    /// learns of a crossing when it is done, of works and wire when he sees them. One change for
    /// each place.
    Build(Side, Vec<FieldChange>),
}

/// Shells and bombs on an area, with stated effects before cover. It stands for guns and
/// aircraft that are no units of the battle.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Bombardment {
    /// Who is under it.
    pub side: Side,
    /// The area they fall on.
    pub area: AreaId,
    /// Points of suppression for each unit.
    pub suppression: u8,
    /// Chance of each man to be killed, millionths.
    pub killed_ppm: u32,
    /// Chance of each man to be wounded, millionths.
    pub wounded_ppm: u32,
    /// True if guns and their crews are spared.
    pub spares_guns: bool,
}

/// What a formation is told to do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Mission {
    /// Go there and stay out of fights on the way where that is possible.
    Move,
    /// Take it.
    Attack,
    /// Be there and keep it.
    Hold,
    /// Fire from there, or from where one is in range of it, at the enemy in it.
    Support,
    /// Go back, out of the enemy's sight and to where one's ammunition lies, and rest there
    /// until loads are full and nerves steady. No plan of a scenario has it.
    Refit,
}

impl Mission {
    /// All missions.
    pub const ALL: [Mission; 5] =
        [Mission::Move, Mission::Attack, Mission::Hold, Mission::Support, Mission::Refit];
}

/// A line of a side's plan: from a time on a formation, with all below it that has no
/// line of its own, has a mission.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Planned {
    /// The formation with the mission.
    pub formation: FormationId,
    /// From when, until its next line.
    pub from: Clock,
    /// What it is to do.
    pub mission: Mission,
    /// The ground it is to do it on.
    pub area: AreaId,
}

impl Setup {
    /// True if a line of a side's order of battle belongs to a part of it.
    #[must_use]
    pub fn is_of(&self, part: Contingent, line: u16) -> bool {
        let Some(above) = part.formation else { return true };
        let force = &self.forces[part.side];
        force.formation_of_line(line).is_some_and(|f| force.is_under(f, above))
    }

    /// Length of a game turn in seconds; past the list, its last.
    #[must_use]
    pub fn turn_seconds(&self, turn: u16) -> u32 {
        self.turns.get(turn as usize).or(self.turns.last()).copied().unwrap_or(600)
    }

    /// When a game turn (from 0) begins.
    #[must_use]
    pub fn turn_start(&self, turn: u16) -> Clock {
        let past: u32 = self.turns.iter().take(turn as usize).sum();
        self.start.plus(past)
    }

    /// When the battle ends.
    #[must_use]
    pub fn end(&self) -> Clock {
        self.turn_start(u16::try_from(self.turns.len()).unwrap_or(u16::MAX))
    }

    /// The hexes of an area.
    #[must_use]
    pub fn area(&self, id: AreaId) -> &[Hex] {
        self.areas.get(id.0 as usize).map_or(&[], |a| &a.hexes)
    }

    /// True if a side's orders keep it from a hex.
    #[must_use]
    pub fn is_forbidden(&self, side: Side, hex: Hex) -> bool {
        self.forbidden[side].binary_search(&hex).is_ok()
    }

    /// True if a side's orders forbid a step. Who stands on forbidden ground may go
    /// where he can: he has to get off it.
    #[must_use]
    pub fn forbids(&self, side: Side, from: Hex, to: Hex) -> bool {
        self.is_forbidden(side, to) && !self.is_forbidden(side, from)
    }

    /// Men a hex holds: its area in square metres over the stacking figure.
    #[must_use]
    pub fn stacking_limit(&self) -> u32 {
        let m = self.map.hex_metres();
        // A hexagon of width m covers m * m * sqrt(3) / 2.
        m.saturating_mul(m) / 10 * 866 / 100 / self.library.tuning.stack_m2.max(1)
    }
}
