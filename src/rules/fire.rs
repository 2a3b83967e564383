//! Fire: one description of an engagement, from which `execute` draws, the forecast
//! is shown, and the computer player weighs.

use super::contact::Contact;
use super::dist::{Dist, ONE, at_least_once, binomial};
use super::library::{FireClass, Library, UnitType, Weapon};
use super::setup::Setup;
use super::unit::{Morale, Unit};
use super::{Cell, ElementKind, TypeId, Works};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};

/// A factor of a forecast, for people: what it is and its per cent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum TermKind {
    /// Share of range fire delivered in battle (thousandths, not per cent).
    Battle,
    /// Quality of the firer.
    Quality,
    /// Nerves of the firer.
    Nerves,
    /// The firer moved.
    Moved,
    /// Fire at a hex instead of a seen target.
    Area,
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
    /// What.
    pub kind: TermKind,
    /// Per cent (for [`TermKind::Battle`]: thousandths).
    pub value: u32,
}

/// Who fires.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Firer {
    /// Type.
    pub ty: TypeId,
    /// Men.
    pub men: u16,
    /// Vehicles or guns.
    pub pieces: u16,
    /// Quality.
    pub quality: u8,
    /// Nerves.
    pub morale: Morale,
    /// Moved in its turn.
    pub moved: bool,
    /// Where.
    pub hex: Hex,
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
        })
    }

    /// An enemy in sight as a firer: what it could do to us. Whether it moved counts.
    #[must_use]
    pub fn of_contact(c: &Contact) -> Firer {
        Firer {
            ty: c.ty,
            men: c.men,
            pieces: c.pieces,
            quality: c.quality,
            morale: c.morale(),
            moved: c.moved,
            hex: c.hex,
        }
    }
}

/// Who is fired at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Type.
    pub ty: TypeId,
    /// Men.
    pub men: u16,
    /// Vehicles or guns.
    pub pieces: u16,
    /// Quality.
    pub quality: u8,
    /// Suppression.
    pub suppression: u8,
    /// On the ground.
    pub down: bool,
    /// Moving as it is fired at, or moved in its last turn.
    pub moved: bool,
    /// Stuck.
    pub mired: bool,
    /// Front.
    pub facing: Dir,
    /// Where.
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
            mired: unit.mired,
            facing: unit.facing,
            hex: unit.hex()?,
            crowd: u32::from(unit.men),
        })
    }

    /// A contact as a target, alone in its hex: see [`Perspective::crowd`](super::Perspective::crowd).
    #[must_use]
    pub fn of_contact(c: &Contact) -> Mark {
        Mark {
            ty: c.ty,
            men: c.men,
            pieces: c.pieces,
            quality: c.quality,
            suppression: c.suppression,
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
    /// At a seen target; otherwise at its hex.
    pub aimed: bool,
    /// Share of the fire that falls on this unit, per cent: area fire is shared among
    /// all in the hex.
    pub share_pct: u32,
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
    /// The factors, in the order applied.
    pub terms: Vec<Term>,
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
pub fn resolve_fire(setup: &Setup, e: &FireEngagement) -> FireOdds {
    let lib = &setup.library;
    let metres = setup.map.metres(e.firer.hex, e.mark.hex);
    let mut terms = Vec::new();
    let firer_pct = firer_factors(lib, e, &mut terms);
    let vehicle = lib.unit_type(e.mark.ty).is_vehicle();
    let (dist, rounds_milli, flank) = if vehicle {
        against_armour(setup, e, metres, firer_pct, &mut terms)
    } else {
        against_men(setup, e, metres, firer_pct, &mut terms)
    };
    FireOdds { dist, metres, rounds_milli, flank, terms }
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
    factor(
        TermKind::Nerves,
        match e.firer.morale {
            Morale::Steady => 100,
            Morale::Pinned => t.pinned_fire_pct,
            Morale::Shaken => t.shaken_fire_pct,
            Morale::Broken => 0,
        },
    );
    factor(TermKind::Moved, if e.firer.moved { t.moved_fire_pct } else { 100 });
    factor(TermKind::Area, if e.aimed { 100 } else { t.area_fire_pct });
    if e.aimed { all } else { all * u64::from(e.share_pct) / 100 }
}

/// Rounds a number of weapons (thousandths) fire in some seconds, in thousandths; bounded,
/// so that no scenario however strange overflows what follows.
fn rounds_fired(w: &Weapon, milli: u64, seconds: u32) -> u64 {
    const MOST: u128 = 1_000_000_000_000;
    (u128::from(w.rate) * u128::from(milli) * u128::from(seconds) / 60).min(MOST) as u64
}

/// Suppression so many rounds (thousandths) cause, hundredths of a point.
fn pressure(fired: u64, w: &Weapon) -> u64 {
    (u128::from(fired) * u128::from(w.suppress_per_100) / 100_000).min(1_000_000_000) as u64
}

const fn coefficient(lib: &Library, class: FireClass) -> u64 {
    let c = &lib.tuning.coefficients;
    (match class {
        FireClass::SmallArms => c.small_arms,
        FireClass::DirectGun => c.direct_gun,
        FireClass::IndirectGun => c.indirect_gun,
    }) as u64
}

fn cell_of(setup: &Setup, hex: Hex) -> Cell {
    setup.map.cell(hex).copied().unwrap_or_default()
}

/// Exposure of men, per cent: terrain, then the better of works and lying down.
#[must_use]
pub fn exposure_pct(setup: &Setup, mark: &Mark) -> u32 {
    let cell = cell_of(setup, mark.hex);
    let lib = &setup.library;
    let cover = lib.terrain(cell.terrain).exposure_pct;
    let works = if mark.moved { 100 } else { lib.works_pct(cell.works) };
    let down = if mark.down { lib.tuning.down_pct } else { 100 };
    cover * works.min(down) / 100
}

/// Bound of expected hits of one weapon, millionths of a man.
const MOST_HITS: u128 = 1_000_000_000_000;

fn against_men(
    setup: &Setup,
    e: &FireEngagement,
    metres: u32,
    firer_pct: u64,
    terms: &mut Vec<Term>,
) -> (Dist<FireOutcome>, u64, Option<bool>) {
    let lib = &setup.library;
    let t = &lib.tuning;
    let cell = cell_of(setup, e.mark.hex);
    let cover = lib.terrain(cell.terrain).exposure_pct;
    let works = if e.mark.moved { 100 } else { lib.works_pct(cell.works) };
    let down = if e.mark.down { t.down_pct } else { 100 };
    let density = density_pct(setup, e.mark.crowd.max(u32::from(e.mark.men)));
    let note = |terms: &mut Vec<Term>, kind, value| {
        if value != 100 {
            terms.push(Term { kind, value });
        }
    };
    note(terms, TermKind::Terrain, cover);
    if cell.works != Works::None && works <= down {
        note(terms, TermKind::Works, works);
    } else {
        note(terms, TermKind::Down, down);
    }
    note(terms, TermKind::Density, density);
    let exposure = u64::from(exposure_pct(setup, &e.mark));

    let shooter = lib.unit_type(e.firer.ty);
    let (mut rounds, mut hits, mut press) = (0_u64, 0_u64, 0_u64);
    for (w, milli) in weapons_in_use(lib, shooter, e.firer.men, e.firer.pieces) {
        let Some(band) = w.band(metres).filter(|b| b.men_ppm > 0) else { continue };
        // Thousandths of a round, then millionths of a hit.
        let fired = rounds_fired(w, milli, e.seconds);
        let battle = coefficient(lib, w.class);
        rounds += fired;
        let struck = u128::from(fired) * u128::from(band.men_ppm) / 1000 * u128::from(battle)
            / 1000
            * u128::from(exposure * u64::from(density))
            / 10_000;
        hits += struck.min(MOST_HITS) as u64;
        press += pressure(fired, w);
    }
    hits = hits * firer_pct / 1_000_000;
    press = press * firer_pct / 1_000_000;
    terms.push(Term { kind: TermKind::Battle, value: t.coefficients.small_arms });

    let men = u32::from(e.mark.men).max(1);
    // `hits` is in millionths of a man.
    let p = (u128::from(hits) << 32) / 1_000_000 / u128::from(men);
    let dist = binomial(u32::from(e.mark.men), p.min(u128::from(ONE / 20 * 19)) as u64);
    // Pressure in hundredths of a point: cover helps nerves half as much as bodies,
    // and the same fire spreads over larger units.
    let press = press * (50 + exposure / 2) / 100 * 40 / u64::from(men.max(10));
    let before = u64::from(e.mark.suppression);
    let after = |k: u32| {
        let shock = u64::from(t.suppress_hit) * u64::from(k) / u64::from(men);
        (before + press / 100 + shock).min(100) as u8
    };
    (dist.map(|k| FireOutcome { men: k, pieces: 0, suppression: after(k) }), rounds, None)
}

/// Effect of crowding, per cent of the listed figures, 20 to 400.
fn density_pct(setup: &Setup, men: u32) -> u32 {
    let m = u64::from(setup.map.hex_metres());
    let area_m2 = (m * m * 866 / 1000).max(1);
    let per_ha = u64::from(men) * 10_000 / area_m2;
    let pct = per_ha * 100 / u64::from(setup.library.tuning.density_men_per_ha.max(1));
    pct.clamp(20, 400) as u32
}

fn against_armour(
    setup: &Setup,
    e: &FireEngagement,
    metres: u32,
    firer_pct: u64,
    terms: &mut Vec<Term>,
) -> (Dist<FireOutcome>, u64, Option<bool>) {
    let lib = &setup.library;
    let t = &lib.tuning;
    let (shooter, target) = (lib.unit_type(e.firer.ty), lib.unit_type(e.mark.ty));
    let flank = shows_side(setup, e, metres);
    let armour = if flank { target.armour_side } else { target.armour_front };
    let moving = if e.mark.moved { t.moving_vehicle_pct } else { 100 };
    for (kind, value) in [(TermKind::Silhouette, target.silhouette_pct), (TermKind::Moving, moving)]
    {
        if value != 100 {
            terms.push(Term { kind, value });
        }
    }
    let pieces = u64::from(e.mark.pieces.max(1));
    let (mut rounds, mut survive, mut press) = (0_u64, ONE, 0_u64);
    for (w, milli) in weapons_in_use(lib, shooter, e.firer.men, e.firer.pieces) {
        let Some(band) = w.band(metres) else { continue };
        let pierce = pierce_pct(band.pen_mm, armour);
        if band.vehicle_ppm == 0 || pierce == 0 {
            continue;
        }
        let fired = rounds_fired(w, milli, e.seconds);
        rounds += fired;
        press += pressure(fired, w);
        let soft =
            if e.mark.mired && w.class == FireClass::IndirectGun { t.mired_he_pct } else { 100 };
        if soft != 100 {
            terms.push(Term { kind: TermKind::SoftGround, value: soft });
        }
        let per_round = u64::from(band.vehicle_ppm) * u64::from(target.silhouette_pct) / 100
            * u64::from(moving)
            / 100
            * u64::from(pierce)
            / 100
            * u64::from(soft)
            / 100
            * coefficient(lib, w.class)
            / 1000
            * firer_pct
            / 1_000_000;
        let p = super::dist::ppm(per_round);
        let kill = at_least_once(p, fired / pieces);
        survive = ((u128::from(survive) * u128::from(ONE - kill)) >> 32) as u64;
    }
    terms.push(Term { kind: TermKind::Battle, value: t.coefficients.direct_gun });
    let dist = binomial(u32::from(e.mark.pieces), ONE - survive);
    // Hundredths of a point for each vehicle that shares the shock of what strikes near.
    let press = press * firer_pct / 1_000_000 / pieces;
    let before = u64::from(e.mark.suppression);
    let after = |k: u32| (before + press / 100 + 60 * u64::from(k) / pieces).min(100) as u8;
    (dist.map(|k| FireOutcome { men: 0, pieces: k, suppression: after(k) }), rounds, Some(flank))
}

/// True if the shot comes at the side, the rear or the roof: from outside the front
/// three hexsides, or from more than 15 m above for each 100 m of range.
fn shows_side(setup: &Setup, e: &FireEngagement, metres: u32) -> bool {
    let from_side =
        e.mark.hex.sector_to(e.firer.hex).is_some_and(|d| e.mark.facing.turns_to(d) > 1);
    let drop = i64::from(cell_of(setup, e.firer.hex).elevation)
        - i64::from(cell_of(setup, e.mark.hex).elevation);
    from_side || drop * 100 > 15 * i64::from(metres)
}

/// Killed among a number of men hit.
#[must_use]
pub fn split_killed(lib: &Library, hit: u32) -> Dist<u32> {
    binomial(hit, ONE * u64::from(lib.tuning.killed_pct.min(100)) / 100)
}
