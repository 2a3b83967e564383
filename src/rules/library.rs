//! The rule library: every figure of the rules that is data, as integers.
//!
//! It is read from `assets/rules.ron` (and from what a scenario adds) by the
//! `scenario` layer. Units are in the field names or their comments.

use super::armour::ArmourFigures;
use super::close_combat::{CloseCombat, StormWorth};
use super::ground::{GroundState, Terrain, Works};
use super::leader::LeaderFigures;
use super::link::CommandFigures;
use super::morale::Morale;
use super::sighting::ReportFigures;
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

/// Which battle coefficient scales a weapon's range figures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum FireClass {
    /// Rifles and machine guns.
    #[default]
    SmallArms,
    /// Guns over open sights, tank guns, dischargers.
    DirectGun,
    /// Guns firing from maps and observers.
    IndirectGun,
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
    /// are delivered in battle (see [`Coefficients`]), at men whom they would hit as listed.
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

/// The one coefficient for each class of fire, in parts per thousand of range figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Coefficients {
    /// Rifles and machine guns.
    pub small_arms: u32,
    /// Guns over open sights.
    pub direct_gun: u32,
    /// Indirect guns.
    pub indirect_gun: u32,
    /// Bombs of aircraft.
    pub bombs: u32,
}

impl Coefficients {
    /// That of a class of fire; bombs have their own.
    #[must_use]
    pub const fn of(&self, class: FireClass) -> u32 {
        match class {
            FireClass::SmallArms => self.small_arms,
            FireClass::DirectGun => self.direct_gun,
            FireClass::IndirectGun => self.indirect_gun,
        }
    }
}

/// Everything else that is a number: fire, sight, morale, close combat.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tuning {
    /// Shares of listed fire a unit delivers in battle.
    pub coefficients: Coefficients,
    /// Exposure of men gone to ground, per cent.
    pub down_pct: u32,
    /// Exposure in foxholes, per cent.
    pub foxholes_pct: u32,
    /// Exposure in a trench, per cent.
    pub trench_pct: u32,
    /// Men in a hex of one hectare at which the listed figures hold; denser is hit more.
    pub density_men_per_ha: u32,
    /// Share of hits that kill, per cent.
    pub killed_pct: u32,
    /// Fire of a unit pinned, per cent.
    pub pinned_fire_pct: u32,
    /// Fire of a unit shaken, per cent.
    pub shaken_fire_pct: u32,
    /// Fire of a unit that moved in this turn, per cent.
    pub moved_fire_pct: u32,
    /// Fire at a hex instead of a seen target, per cent.
    pub area_fire_pct: u32,
    /// Chance to hit a moving vehicle, per cent of a standing one.
    pub moving_vehicle_pct: u32,
    /// Effect of high explosive on a mired vehicle, per cent.
    pub mired_he_pct: u32,
    /// Seconds to lay on a new target.
    pub new_target_s: u32,
    /// Share of its seconds a unit keeps for near targets, per cent.
    pub reserve_pct: u32,
    /// How near those targets are, metres.
    pub reserve_m: u32,
    /// Spotting range of men, vehicles and guns in the open, upright, metres.
    pub spot_men_m: u32,
    /// See `spot_men_m`.
    pub spot_vehicle_m: u32,
    /// See `spot_men_m`.
    pub spot_gun_m: u32,
    /// Factor on it for those gone to ground, per cent.
    pub spot_down_pct: u32,
    /// Factor for those in works, per cent.
    pub spot_works_pct: u32,
    /// Factor for those that moved, per cent.
    pub spot_moved_pct: u32,
    /// Factor for those that fired, per cent.
    pub spot_fired_pct: u32,
    /// Suppression a hit adds, in points, times a hundred, divided by the men present.
    pub suppress_hit: u32,
    /// Most quiet seconds of a game turn that count for the relief at its end.
    pub relief_s: u32,
    /// Suppression shed in a quarter of an hour: points, and points more for each of quality.
    pub rally_base: u32,
    /// See `rally_base`.
    pub rally_quality: u32,
    /// Rallying near an HQ, per cent of the ordinary.
    pub rally_hq_pct: u32,
    /// Reach of an HQ, metres.
    pub hq_m: u32,
    /// Rate at which a pinned unit sheds it, per cent of a steady one's.
    pub mend_pinned_pct: u32,
    /// See `mend_pinned_pct`.
    pub mend_shaken_pct: u32,
    /// See `mend_pinned_pct`.
    pub mend_broken_pct: u32,
    /// Hundredths of a point below which suppression does not fall, for each per cent of the
    /// company lost.
    pub floor_pct: u32,
    /// A battalion storms no more once it has lost so much of its men, per cent.
    pub spent_loss_pct: u32,
    /// Or once so many of its companies broke,
    pub spent_companies: u32,
    /// or its leader fell, within so many seconds.
    pub spent_within_s: u32,
    /// Seconds out of sight and unhit after which it does again.
    pub spent_rest_s: u32,
    /// Seconds of rest in which a unit draws a load from its stock.
    pub load_s: u32,
    /// How near its formation's supply point it must be for that, metres.
    pub supply_m: u32,
    /// The same for vehicles, which go back for it.
    pub supply_vehicle_m: u32,
    /// No enemy may be known of so near, metres.
    pub supply_enemy_m: u32,
    /// The last rounds, per cent of a load, that reaction fire keeps for what is close.
    pub last_rounds_pct: u32,
    /// Seconds to turn by one hexside on the spot.
    pub face_s: u32,
    /// Seconds an assault costs besides the step.
    pub assault_s: u32,
    /// Seconds the attackers need after close combat to be in order again.
    pub reform_s: u32,
    /// Seconds another vehicle takes to pull one mired vehicle free.
    pub recover_s: u32,
    /// Seconds a crew takes to dig its own vehicle free; 0: never.
    pub self_recover_s: u32,
    /// Square metres of hex for each man of stacking.
    pub stack_m2: u32,
    /// Stacking weight of a vehicle, in men.
    pub stack_vehicle: u32,
    /// Stacking weight of a gun, in men.
    pub stack_gun: u32,
    /// A vehicle or gun holds ground as so many men.
    pub hold_piece: u32,
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

impl Tuning {
    /// At what rate nerves mend, per cent of a steady unit's.
    #[must_use]
    pub const fn mend_pct(&self, morale: Morale) -> u32 {
        match morale {
            Morale::Steady => 100,
            Morale::Pinned => self.mend_pinned_pct,
            Morale::Shaken => self.mend_shaken_pct,
            Morale::Broken => self.mend_broken_pct,
        }
    }

    /// What nerves leave of a unit's fire, per cent.
    #[must_use]
    pub const fn nerves_pct(&self, morale: Morale) -> u32 {
        match morale {
            Morale::Steady => 100,
            Morale::Pinned => self.pinned_fire_pct,
            Morale::Shaken => self.shaken_fire_pct,
            Morale::Broken => 0,
        }
    }
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
