//! Fire: one description of an engagement, from which `execute` draws, the forecast
//! is shown, and the computer player weighs.

mod effect;

pub use effect::exposure_pct;

use super::contact::Contact;
use super::dist::{Dist, ONE, binomial};
use super::field::Field;
use super::fire_class::FireClass;
use super::library::{Library, UnitType, Weapon};
use super::morale::Morale;
use super::rounds::Rounds;
use super::unit::Unit;
use super::{ElementKind, TypeId};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};

/// A factor of a forecast, for people: what it is and its per cent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum TermKind {
    /// Share of range fire that weapons of a class deliver in battle (thousandths, not
    /// per cent); one for each class that fires.
    Battle(FireClass),
    /// Quality of the firer.
    Quality,
    /// Nerves of the firer.
    Nerves,
    /// The firer moved.
    Moved,
    /// Fire at a hex instead of a seen target.
    Area,
    /// Share of range fire that is delivered at stormers (thousandths, not per cent).
    Final,
    /// The firers are surprised.
    Surprise,
    /// Terrain over the target.
    Terrain,
    /// Foxholes or trench.
    Works,
    /// The target lies on the ground.
    Down,
    /// Men to the hectare at the target.
    Density,
    /// The target is moving.
    Moving,
    /// Size of the target.
    Silhouette,
    /// Soft ground swallows shells.
    SoftGround,
}

/// One factor of a forecast.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Term {
    /// What it comes from.
    pub kind: TermKind,
    /// Per cent (for [`TermKind::Battle`] and [`TermKind::Final`], thousandths).
    pub value: u32,
}

/// Who fires.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Firer {
    /// Its type, an index in the library.
    pub ty: TypeId,
    /// Men fit to fight.
    pub men: u16,
    /// Vehicles or guns.
    pub pieces: u16,
    /// Quality, 1 to 10.
    pub quality: u8,
    /// What its nerves leave of its fire.
    pub morale: Morale,
    /// Moved in its turn.
    pub moved: bool,
    /// The hex it fires from.
    pub hex: Hex,
    /// What it may fire: no weapon fires longer than its rounds last.
    pub ammo: Rounds,
}

impl Firer {
    /// A unit as a firer; `None` if it is not on the map.
    #[must_use]
    pub fn new(unit: &Unit) -> Option<Firer> {
        Some(Firer {
            ty: unit.ty,
            men: unit.men,
            pieces: unit.pieces,
            quality: unit.quality,
            morale: unit.morale(),
            moved: unit.moved,
            hex: unit.hex()?,
            ammo: unit.ammo,
        })
    }

    /// An enemy in sight as a firer: what it could do to us. Whether it moved counts; it is
    /// taken to have all the rounds that it can have left.
    #[must_use]
    pub fn of_contact(c: &Contact) -> Firer {
        Firer {
            ty: c.ty,
            men: c.men,
            pieces: c.pieces,
            quality: c.quality,
            morale: c.morale,
            moved: c.moved,
            hex: c.hex,
            ammo: c.left,
        }
    }
}

/// Who is fired at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Its type, an index in the library.
    pub ty: TypeId,
    /// Men who may be hit.
    pub men: u16,
    /// Vehicles or guns.
    pub pieces: u16,
    /// Quality, 1 to 10.
    pub quality: u8,
    /// Suppression before the fire, 0 to 100.
    pub suppression: u8,
    /// On the ground.
    pub down: bool,
    /// Moving as it is fired at, or moved in its last turn.
    pub moved: bool,
    /// Stuck in the ground.
    pub mired: bool,
    /// Its front: shots from there meet the front armour.
    pub facing: Dir,
    /// The hex it is in.
    pub hex: Hex,
    /// Men in its hex as far as the firer sees them, its own included: the denser, the
    /// more of them a burst finds.
    pub crowd: u32,
}

impl Mark {
    /// A unit as a target; `None` if it is not on the map.
    #[must_use]
    pub fn new(unit: &Unit) -> Option<Mark> {
        Some(Mark {
            ty: unit.ty,
            men: unit.men,
            pieces: unit.pieces,
            quality: unit.quality,
            suppression: unit.suppression,
            down: unit.down,
            moved: unit.moved,
            mired: unit.is_mired(),
            facing: unit.facing,
            hex: unit.hex()?,
            crowd: u32::from(unit.men),
        })
    }

    /// A contact as a target, as it is reported, alone in its hex: see [`Perspective::crowd`](super::Perspective::crowd).
    #[must_use]
    pub fn of_contact(c: &Contact) -> Mark {
        Mark {
            ty: c.ty,
            men: c.men,
            pieces: c.pieces,
            quality: c.quality,
            suppression: c.suppression(),
            down: c.down,
            moved: c.moved,
            mired: c.mired,
            facing: c.facing,
            hex: c.hex,
            crowd: u32::from(c.men),
        }
    }
}

/// Fire of one unit at one unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FireEngagement {
    /// Who fires.
    pub firer: Firer,
    /// At whom.
    pub mark: Mark,
    /// For how long, seconds.
    pub seconds: u32,
    /// How.
    pub manner: FireManner,
}

/// How one fires.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FireManner {
    /// At a seen target.
    Aimed,
    /// At a hex: of the fire that share, per cent, falls on this unit.
    Area(u32),
    /// At those who storm one's hex: of the fire that share, thousandths, falls on this unit.
    Final {
        /// The share.
        milli: u32,
        /// How dense they are, men to the hectare.
        men_per_ha: u32,
        /// They come over the firer's front: else weapons on mounts do not fire.
        to_front: bool,
        /// The firers are surprised.
        surprised: bool,
    },
}

/// What one engagement does to its target.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct FireOutcome {
    /// Men hit.
    pub men: u32,
    /// Vehicles knocked out.
    pub pieces: u32,
    /// Suppression after.
    pub suppression: u8,
}

/// Everything about one engagement: the distribution and how it came about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FireOdds {
    /// What may happen.
    pub dist: Dist<FireOutcome>,
    /// Distance, metres.
    pub metres: u32,
    /// Rounds fired, thousandths.
    pub rounds_milli: u64,
    /// The face that armour shows, if the target has any.
    pub flank: Option<bool>,
    /// How long weapons of either kind fired, seconds.
    pub spent: Rounds,
    /// Share of guns, mortars and dischargers in the hits to be expected, per cent; the rest
    /// is small arms.
    pub shells_pct: u8,
    /// The factors, in the order applied.
    pub terms: Vec<Term>,
    /// Suppression that near misses add, hundredths of a point.
    pub press: u64,
    /// And each hit, hundredths of a point.
    pub per_hit: u64,
}

/// What fire comes to before the dice fall.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct FireWeight {
    /// Chance of each man or vehicle to be hit, 2^32.
    pub chance: u64,
    /// Suppression besides that for each hit, hundredths of a point.
    pub press: u64,
    /// Distance, metres.
    pub metres: u32,
    /// Rounds fired, thousandths.
    pub rounds_milli: u64,
    /// The face that armour shows, if the target has any.
    pub flank: Option<bool>,
    /// How long weapons of either kind fired, seconds.
    pub spent: Rounds,
    /// See [`FireOdds::shells_pct`].
    pub shells_pct: u8,
    /// The factors, in the order applied.
    pub terms: Vec<Term>,
}

impl FireWeight {
    /// Suppression to be expected of it, that for hits included, hundredths of a point.
    pub(super) fn strain(&self, lib: &Library, mark: &Mark) -> u64 {
        let shock = u64::from(lib.shock(lib.unit_type(mark.ty)));
        self.press + ((u128::from(shock * 100) * u128::from(self.chance)) >> 32) as u64
    }
}

impl FireOdds {
    /// Expected men hit, thousandths.
    #[must_use]
    pub fn men_milli(&self) -> u64 {
        self.dist.mean_milli(|o| o.men)
    }

    /// Expected vehicles knocked out, thousandths.
    #[must_use]
    pub fn pieces_milli(&self) -> u64 {
        self.dist.mean_milli(|o| o.pieces)
    }

    /// Mean suppression after, in points.
    #[must_use]
    pub fn suppression(&self) -> u64 {
        self.dist.mean_milli(|o| u32::from(o.suppression)) / 1000
    }
}

/// Weapons in use with how many, in thousandths: men serve the mounts in their order
/// until there are none left; vehicles and guns each bring theirs.
pub fn weapons_in_use<'a>(
    lib: &'a Library,
    ty: &'a UnitType,
    men: u16,
    pieces: u16,
) -> impl Iterator<Item = (&'a Weapon, u64)> {
    let mut left = u64::from(men);
    ty.mounts.iter().map(move |m| {
        let weapon = lib.weapon(m.weapon);
        let count = u64::from(m.count);
        let milli = match ty.kind {
            ElementKind::Men => {
                let crew = u64::from(m.crew.max(1));
                let served = (left * 1000 / crew).min(count * 1000);
                left -= (served * crew).div_ceil(1000).min(left);
                served
            }
            ElementKind::Vehicle | ElementKind::Gun => count * u64::from(pieces) * 1000,
        };
        (weapon, milli)
    })
}

/// Greatest range at which a type can hurt men, or vehicles of this side armour, metres.
#[must_use]
pub fn range_against(lib: &Library, ty: &UnitType, mark: &UnitType) -> u32 {
    ty.mounts
        .iter()
        .map(|m| lib.weapon(m.weapon))
        .map(|w| match mark.kind {
            ElementKind::Vehicle => {
                let bites = |b: &&super::RangeBand| {
                    b.vehicle_ppm > 0 && pierce_pct(b.pen_mm, mark.armour_side) > 0
                };
                w.bands.iter().filter(bites).map(|b| b.to_m).max().unwrap_or(0)
            }
            _ => w.bands.iter().filter(|b| b.men_ppm > 0).map(|b| b.to_m).max().unwrap_or(0),
        })
        .max()
        .unwrap_or(0)
}

/// How long a unit's weapons fire at something so far off, seconds, for its rounds: at men and
/// guns, or with whatever pierces a vehicle's side; at nothing seen with all that reach there.
#[must_use]
pub fn rounds_for(
    lib: &Library,
    ty: &UnitType,
    ammo: Rounds,
    metres: u32,
    mark: Option<&UnitType>,
) -> Rounds {
    let bears = |w: &Weapon| {
        w.band(metres).is_some_and(|b| match mark.filter(|m| m.is_vehicle()) {
            Some(m) => b.vehicle_ppm > 0 && pierce_pct(b.pen_mm, m.armour_side) > 0,
            None => b.men_ppm > 0,
        })
    };
    let mut out = Rounds::default();
    for w in ty.mounts.iter().map(|m| lib.weapon(m.weapon)).filter(|w| bears(w)) {
        match w.class {
            FireClass::SmallArms => out.small_arms = ammo.small_arms,
            FireClass::DirectGun | FireClass::IndirectGun => out.shells = ammo.shells,
        }
    }
    out
}

/// Chance that a hit of this penetration knocks a vehicle of this armour out, per cent.
const fn pierce_pct(pen_mm: u32, armour_mm: u32) -> u32 {
    if pen_mm * 2 >= armour_mm * 3 {
        65
    } else if pen_mm >= armour_mm {
        40
    } else if pen_mm * 5 >= armour_mm * 4 {
        10
    } else {
        0
    }
}

/// The distribution of an engagement.
#[must_use]
pub fn resolve_fire(field: &Field, e: &FireEngagement) -> FireOdds {
    let w = weigh_fire(field, e);
    let lib = field.library();
    let ty = lib.unit_type(e.mark.ty);
    let (vehicle, shock) = (ty.is_vehicle(), u64::from(lib.shock(ty)));
    let n = u32::from(if vehicle { e.mark.pieces } else { e.mark.men });
    let before = u64::from(e.mark.suppression) + w.press / 100;
    let dist = binomial(n, w.chance).map(|k| FireOutcome {
        men: if vehicle { 0 } else { k },
        pieces: if vehicle { k } else { 0 },
        suppression: (before + shock * u64::from(k) / u64::from(n.max(1))).min(100) as u8,
    });
    let per_hit = shock * 100 / u64::from(n.max(1));
    let FireWeight { metres, rounds_milli, flank, spent, shells_pct, terms, press, .. } = w;
    FireOdds { dist, metres, rounds_milli, flank, spent, shells_pct, terms, press, per_hit }
}

/// What an engagement comes to before the dice fall.
pub(super) fn weigh_fire(field: &Field, e: &FireEngagement) -> FireWeight {
    let lib = field.library();
    let metres = field.metres(e.firer.hex, e.mark.hex);
    let mut terms = Vec::new();
    let firer_pct = firer_factors(lib, e, &mut terms);
    let vehicle = lib.unit_type(e.mark.ty).is_vehicle();
    let effect = if vehicle {
        effect::against_armour(field, e, metres, firer_pct, &mut terms)
    } else {
        effect::against_men(field, e, metres, firer_pct, &mut terms)
    };
    let effect::FireEffect { chance, press, rounds_milli, classes, flank } = effect;
    let spent = classes.spent(e);
    let shells_pct = classes.shells_pct();
    FireWeight { chance, press, metres, rounds_milli, flank, spent, shells_pct, terms }
}

/// The firer's own factors multiplied, in millionths.
fn firer_factors(lib: &Library, e: &FireEngagement, terms: &mut Vec<Term>) -> u64 {
    let t = &lib.tuning;
    let mut all = 1_000_000_u64;
    let mut factor = |kind, pct: u32| {
        if pct != 100 {
            terms.push(Term { kind, value: pct });
        }
        all = all * u64::from(pct) / 100;
    };
    factor(TermKind::Quality, 70 + 6 * u32::from(e.firer.quality));
    factor(TermKind::Nerves, t.nerves_pct(e.firer.morale));
    factor(TermKind::Moved, if e.firer.moved { t.moved_fire_pct } else { 100 });
    match e.manner {
        FireManner::Aimed => all,
        FireManner::Area(share_pct) => {
            factor(TermKind::Area, t.area_fire_pct);
            all * u64::from(share_pct) / 100
        }
        FireManner::Final { milli, surprised, .. } => {
            let figures = &lib.close_combat.final_fire;
            factor(TermKind::Surprise, if surprised { figures.surprise_pct } else { 100 });
            all * u64::from(milli) / 1000
        }
    }
}

/// Men hit of a unit's crews if so many of its vehicles are knocked out: two in three of those
/// who man them.
#[must_use]
pub fn crew_hit(men: u16, pieces: u16, lost: u32) -> u32 {
    let crew = u32::from(men) / u32::from(pieces.max(1));
    (crew * lost * 2).div_ceil(3).min(u32::from(men))
}

/// Killed among a number of men hit by fire.
#[must_use]
pub fn split_killed(lib: &Library, hit: u32) -> Dist<u32> {
    killed_of(hit, lib.tuning.killed_pct)
}

/// Killed among a number of men hit, of whom each is by that chance, per cent.
#[must_use]
pub fn killed_of(hit: u32, pct: u32) -> Dist<u32> {
    binomial(hit, ONE * u64::from(pct.min(100)) / 100)
}
