//! The rule library: every figure of the rules that is data, as integers.
//!
//! It is read from `assets/rules.ron` (and from what a scenario adds) by the
//! `scenario` layer. Units are in the field names or their comments.

use super::armour::ArmourFigures;
use super::close_combat::{CloseCombat, StormWorth};
use super::fire_class::FireClass;
use super::ground::{GroundState, Terrain, Works};
use super::leader::LeaderFigures;
use super::link::CommandFigures;
use super::report_figures::ReportFigures;
use super::tuning::Tuning;
use super::works::WorksFigures;
use super::{Side, TypeId, WeaponId};
use serde::{Deserialize, Serialize};

/// How a unit gets about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Mobility {
    /// Men on foot.
    #[default]
    Foot,
    /// Pack animals.
    Pack,
    /// Horse-drawn carts and limbers.
    HorseDrawn,
    /// Men on horseback.
    Cavalry,
    /// Lorries and armoured cars.
    Wheeled,
    /// Ordinary tracked vehicles: T-26, T-37A.
    Tracked,
    /// Fast tanks: BT-5, BT-7.
    FastTank,
    /// Guns manhandled or on tow.
    TowedGun,
    /// Never moves.
    Static,
}

impl Mobility {
    /// All classes, in the order of their discriminants.
    pub const ALL: [Mobility; 9] = [
        Mobility::Foot,
        Mobility::Pack,
        Mobility::HorseDrawn,
        Mobility::Cavalry,
        Mobility::Wheeled,
        Mobility::Tracked,
        Mobility::FastTank,
        Mobility::TowedGun,
        Mobility::Static,
    ];

    /// Position in [`Mobility::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Speed in metres an hour by ground state; `None` bars the way.
pub type Speed = Option<[u32; 3]>;

/// What one mobility class can do.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct MobilityRules {
    /// Speed by terrain, in the order of [`Terrain::ALL`].
    pub speed: [Speed; Terrain::COUNT],
    /// Speed on a road.
    pub road: Speed,
    /// Speed on a track.
    pub track: Speed,
    /// Chance to mire per 100 m, in parts per million, by terrain and ground state.
    pub bog: [[u32; 3]; Terrain::COUNT],
    /// Chance to mire at a sappers' crossing, parts per million a crossing.
    pub crossing_bog: u32,
    /// Speed in per cent by gradient: `(up to this many metres per 100 m, per cent)`,
    /// ascending; steeper than the last is taken at the last.
    pub uphill: Vec<(u32, u32)>,
    /// The same downhill.
    pub downhill: Vec<(u32, u32)>,
    /// Seconds to ford a stream; `None`: impassable without a crossing.
    pub stream_s: Option<u32>,
    /// Seconds to cross a ditch.
    pub ditch_s: Option<u32>,
    /// Seconds for each row of wire; `None`: impassable.
    pub wire_row_s: Option<u32>,
}

/// What a terrain does besides speed.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TerrainRules {
    /// Share of hits that still strike men in it, per cent.
    pub exposure_pct: u32,
    /// Height of what stands on it and blocks sight, metres.
    pub obstacle_m: i16,
    /// Range at which things in it are seen, per cent of the open.
    pub spotting_pct: u32,
}

/// Effect of a weapon out to one range.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct RangeBand {
    /// Outer edge of the band, metres.
    pub to_m: u32,
    /// Hits on men per million rounds, against upright men in the open at range density.
    pub men_ppm: u32,
    /// Chance of a round to strike a tank-sized target, parts per million.
    pub vehicle_ppm: u32,
    /// Armour penetrated at the near edge of the band, millimetres.
    pub pen_mm: u32,
}

/// A weapon.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Weapon {
    /// Key in the library, such as `dp27`.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// Which coefficient applies.
    pub class: FireClass,
    /// Range rate of fire, rounds a minute.
    pub rate: u32,
    /// Nearest range, metres.
    pub min_m: u32,
    /// Rounds carried for each; `None`: as many minutes as its type says.
    pub rounds: Option<u32>,
    /// Effect by range, ascending; beyond the last the weapon does nothing.
    pub bands: Vec<RangeBand>,
    /// Suppression that ten rounds cause among forty men, hundredths of a point: rounds that
    /// are delivered in battle (see [`Coefficients`](super::Coefficients)), at men whom they would hit as listed.
    pub suppress_per_10: u32,
    /// What one adds in close combat, in the hands of men on foot.
    pub storm: StormWorth,
    /// On its mount it serves in close combat, and in the fire before it, only over the three
    /// hexsides of its unit's front.
    pub front_only: bool,
}

impl Weapon {
    /// The band a range falls in, `None` inside the minimum or beyond the last band.
    #[must_use]
    pub fn band(&self, metres: u32) -> Option<&RangeBand> {
        if metres < self.min_m { None } else { self.bands.iter().find(|b| metres <= b.to_m) }
    }

    /// Greatest range, metres.
    #[must_use]
    pub fn range(&self) -> u32 {
        self.bands.last().map_or(0, |b| b.to_m)
    }
}

/// What a unit's elements are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum ElementKind {
    /// Men on foot, each an element.
    #[default]
    Men,
    /// Vehicles with their crews.
    Vehicle,
    /// Guns with their crews.
    Gun,
}

/// A special ability.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Trait {
    /// Sappers: build, clear, free mired vehicles.
    Engineer,
    /// A headquarters: rallies and resupplies around it.
    Hq,
    /// A command tank with a hand-rail aerial.
    CommandTank,
    /// Armed with a flame-thrower.
    Flame,
    /// Trained to fight tanks at close quarters.
    CloseCombatAntiTank,
    /// Trained to throw grenades, and provided with them.
    Grenades,
}

/// A symbol on the counter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Symbol {
    /// Infantry: crossed straps.
    #[default]
    Infantry,
    /// Machine guns.
    MachineGun,
    /// Armour: the track oval.
    Armour,
    /// Anti-tank gun.
    AntiTank,
    /// Infantry gun or artillery: the ball.
    Gun,
    /// Sappers: a bridge on three piers.
    Engineer,
    /// Cavalry: a single strap.
    Cavalry,
    /// A headquarters: the flag.
    Hq,
    /// Scouts: a single strap and a ring.
    Recon,
    /// Border guards.
    BorderGuard,
}

/// Weapons of one kind in a unit at full strength.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Mount {
    /// Which weapon.
    pub weapon: WeaponId,
    /// How many: in the whole unit for men, on each vehicle or gun otherwise.
    pub count: u16,
    /// Men who serve one; they are drawn from the unit in the order of its mounts.
    pub crew: u16,
}

/// A kind of unit.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct UnitType {
    /// Key in the library, such as `rifle_company_su`.
    pub key: String,
    /// Name for people.
    pub name: String,
    /// The side that fields it; `None`: either.
    pub side: Option<Side>,
    /// What its elements are.
    pub kind: ElementKind,
    /// Its symbol.
    pub symbol: Symbol,
    /// How it moves.
    pub mobility: Mobility,
    /// Men at full strength (crews included, for vehicles and guns: of one).
    pub men: u16,
    /// Vehicles or guns at full strength, 0 for men.
    pub pieces: u16,
    /// Armour in front, millimetres.
    pub armour_front: u32,
    /// Armour at the side and rear, millimetres.
    pub armour_side: u32,
    /// Size as a target, per cent of a T-26.
    pub silhouette_pct: u32,
    /// Its weapons.
    pub mounts: Vec<Mount>,
    /// Quality 1 to 10 where the order of battle gives none.
    pub quality: u8,
    /// Quality added at night.
    pub night_bonus: i8,
    /// Special abilities.
    pub traits: Vec<Trait>,
    /// First-line load of the weapons that do not say what is carried for them, minutes of full
    /// fire.
    pub load_min: u16,
}

impl UnitType {
    /// True if it has the ability.
    #[must_use]
    pub fn has(&self, t: Trait) -> bool {
        self.traits.contains(&t)
    }

    /// True for vehicles.
    #[must_use]
    pub fn is_vehicle(&self) -> bool {
        self.kind == ElementKind::Vehicle
    }
}

/// The rule library.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Library {
    /// By mobility class, in the order of [`Mobility::ALL`].
    pub mobility: [MobilityRules; 9],
    /// By terrain, in the order of [`Terrain::ALL`].
    pub terrain: [TerrainRules; Terrain::COUNT],
    /// The weapons; a [`super::WeaponId`] is an index.
    pub weapons: Vec<Weapon>,
    /// Unit types.
    pub types: Vec<UnitType>,
    /// Close combat.
    pub close_combat: CloseCombat,
    /// The fall of leaders.
    #[serde(default)]
    pub leaders: LeaderFigures,
    /// Tanks among infantry, and the tanks of commanders.
    pub armour: ArmourFigures,
    /// From how far works are noticed.
    pub works: WorksFigures,
    /// How sure reports of the enemy are.
    #[serde(default)]
    pub reports: ReportFigures,
    /// Command.
    pub command: CommandFigures,
    /// All other figures.
    pub tuning: Tuning,
}

/// Suppression that the loss of all its vehicles would add to a unit, points: guess.
const SHOCK_OF_VEHICLES: u32 = 60;

impl Library {
    /// Suppression that the loss of all its men or vehicles would add to a unit, points: each
    /// that is hit adds its share.
    #[must_use]
    pub fn shock(&self, ty: &UnitType) -> u32 {
        if ty.is_vehicle() { SHOCK_OF_VEHICLES } else { self.tuning.suppress_hit }
    }

    /// A unit type. Ids come from the loader and always exist; a stray one reads as the first.
    #[must_use]
    pub fn unit_type(&self, id: TypeId) -> &UnitType {
        self.types.get(id.0 as usize).unwrap_or(&self.types[0])
    }

    /// A weapon. See [`Library::unit_type`].
    #[must_use]
    pub fn weapon(&self, id: WeaponId) -> &Weapon {
        self.weapons.get(id.0 as usize).unwrap_or(&self.weapons[0])
    }

    /// What a mobility class can do.
    #[must_use]
    pub const fn mobility(&self, m: Mobility) -> &MobilityRules {
        &self.mobility[m.index()]
    }

    /// What a terrain does.
    #[must_use]
    pub const fn terrain(&self, t: Terrain) -> &TerrainRules {
        &self.terrain[t.index()]
    }

    /// Exposure of men by works alone, per cent.
    #[must_use]
    pub const fn works_pct(&self, works: Works) -> u32 {
        match works {
            Works::None => 100,
            Works::Foxholes => self.tuning.foxholes_pct,
            Works::Trench => self.tuning.trench_pct,
        }
    }

    /// Speed of a class on a terrain in metres an hour, `None` where barred.
    #[must_use]
    pub fn speed(&self, m: Mobility, t: Terrain, g: GroundState) -> Option<u32> {
        self.mobility(m).speed[t.index()].map(|s| s[g.index()]).filter(|&s| s > 0)
    }
}
