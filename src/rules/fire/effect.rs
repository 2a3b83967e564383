//! What the fire of the weapons that bear does: to men and their nerves, to vehicles.

use super::super::dist::{ONE, at_least_once, ppm};
use super::super::field::Field;
use super::super::fire_class::FireClass;
use super::super::library::{Library, Weapon};
use super::super::rounds::Rounds;
use super::super::{Cell, Works};
use super::{FireEngagement, FireManner, Mark, Term, TermKind, pierce_pct, weapons_in_use};
use crate::hex::Hex;

/// Rounds a number of weapons (thousandths) fire in some seconds, in thousandths; bounded,
/// so that no scenario however strange overflows what follows.
fn rounds_fired(w: &Weapon, milli: u64, seconds: u32) -> u64 {
    const MOST: u128 = 1_000_000_000_000;
    (u128::from(w.rate) * u128::from(milli) * u128::from(seconds) / 60).min(MOST) as u64
}

/// Suppression that so many rounds fired (thousandths) cause among forty men, hundredths of a
/// point: by those that are delivered, and those that cover does not keep off (per cent).
fn pressure(fired: u64, w: &Weapon, battle_milli: u64, share_pct: u64) -> u64 {
    let delivered = u128::from(fired) * u128::from(battle_milli) / 1000;
    let points = delivered * u128::from(w.suppress_per_10) / 10_000;
    (points * u128::from(share_pct) / 100).min(1_000_000_000) as u64
}

/// What an engagement does, and with what.
pub(super) struct FireEffect {
    /// Chance of each man or vehicle to be hit, 2^32.
    pub(super) chance: u64,
    /// Suppression besides that for each hit, hundredths of a point.
    pub(super) press: u64,
    /// Thousandths of a round.
    pub(super) rounds_milli: u64,
    pub(super) classes: Classes,
    pub(super) flank: Option<bool>,
}

/// Classes of the weapons that fired.
#[derive(Default)]
pub(super) struct Classes {
    fired: [bool; 3],
    /// Hits to be expected of each class, in one unit of measure.
    hits: [u128; 3],
}

impl Classes {
    const fn note(&mut self, class: FireClass, fired: u64) {
        self.fired[class as usize] |= fired > 0;
    }

    const fn hit(&mut self, class: FireClass, hits: u128) {
        self.hits[class as usize] += hits;
    }

    /// Share of guns, mortars and dischargers in the hits, per cent, to the nearest.
    pub(super) const fn shells_pct(&self) -> u8 {
        let small = self.hits[FireClass::SmallArms as usize];
        let shells =
            self.hits[FireClass::DirectGun as usize] + self.hits[FireClass::IndirectGun as usize];
        let all = if small + shells == 0 { 1 } else { small + shells };
        ((shells * 100 + all / 2) / all) as u8
    }

    /// How long weapons of either kind fired.
    pub(super) fn spent(&self, e: &FireEngagement) -> Rounds {
        let [small, direct, indirect] = self.fired;
        let lasted = e.firer.ammo.at_most(Rounds::both(e.seconds));
        Rounds {
            small_arms: if small { lasted.small_arms } else { 0 },
            shells: if direct || indirect { lasted.shells } else { 0 },
        }
    }

    /// A term for each: several where weapons of several classes bear.
    fn terms(&self, lib: &Library, manner: FireManner) -> Vec<Term> {
        if matches!(manner, FireManner::Final { .. }) {
            let value = lib.close_combat.final_fire.share_milli;
            return vec![Term { kind: TermKind::Final, value }];
        }
        const ALL: [FireClass; 3] =
            [FireClass::SmallArms, FireClass::DirectGun, FireClass::IndirectGun];
        ALL.into_iter()
            .filter(|c| self.fired[*c as usize])
            .map(|class| Term {
                kind: TermKind::Battle(class),
                value: lib.tuning.coefficients.of(class),
            })
            .collect()
    }
}

/// Share of range fire that is delivered, thousandths.
fn delivered_milli(lib: &Library, class: FireClass, manner: FireManner) -> u64 {
    u64::from(match manner {
        FireManner::Final { .. } => lib.close_combat.final_fire.share_milli,
        FireManner::Aimed | FireManner::Area(_) => lib.tuning.coefficients.of(class),
    })
}

fn cell_of(field: &Field, hex: Hex) -> Cell {
    field.cell(hex).copied().unwrap_or_default()
}

/// Exposure of men, per cent: terrain, then the better of works and lying down.
#[must_use]
pub fn exposure_pct(field: &Field, mark: &Mark) -> u32 {
    let cell = cell_of(field, mark.hex);
    let lib = field.library();
    let cover = lib.terrain(cell.terrain).exposure_pct;
    let works = if mark.moved { 100 } else { lib.works_pct(cell.works) };
    let down = if mark.down { lib.tuning.down_pct } else { 100 };
    cover * works.min(down) / 100
}

/// Bound of expected hits of one weapon, millionths of a man.
const MOST_HITS: u128 = 1_000_000_000_000;

pub(super) fn against_men(
    field: &Field,
    e: &FireEngagement,
    metres: u32,
    firer_pct: u64,
    terms: &mut Vec<Term>,
) -> FireEffect {
    let lib = field.library();
    let t = &lib.tuning;
    let cell = cell_of(field, e.mark.hex);
    let cover = lib.terrain(cell.terrain).exposure_pct;
    let works = if e.mark.moved { 100 } else { lib.works_pct(cell.works) };
    let down = if e.mark.down { t.down_pct } else { 100 };
    let density = match e.manner {
        FireManner::Final { men_per_ha, .. } => density_of(field, men_per_ha.into()),
        FireManner::Aimed | FireManner::Area(_) => {
            density_pct(field, e.mark.crowd.max(u32::from(e.mark.men)))
        }
    };
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
    // The same shelters bodies and nerves.
    let exposed = u64::from(exposure_pct(field, &e.mark)) * u64::from(density) / 100;

    let shooter = lib.unit_type(e.firer.ty);
    let (mut rounds, mut hits, mut press) = (0_u64, 0_u64, 0_u64);
    let mut classes = Classes::default();
    for (w, milli) in weapons_in_use(lib, shooter, e.firer.men, e.firer.pieces) {
        let bears = |b: &&super::super::RangeBand| b.men_ppm > 0 && serves(w, e);
        let Some(band) = w.band(metres).filter(bears) else { continue };
        // Thousandths of a round, then millionths of a hit.
        let fired = rounds_fired(w, milli, e.seconds.min(e.firer.ammo.of(w.class)));
        let battle = delivered_milli(lib, w.class, e.manner);
        classes.note(w.class, fired);
        rounds += fired;
        let struck = u128::from(fired) * u128::from(band.men_ppm) / 1000 * u128::from(battle)
            / 1000
            * u128::from(exposed)
            / 100;
        let struck = struck.min(MOST_HITS);
        classes.hit(w.class, struck);
        hits += struck as u64;
        press += pressure(fired, w, battle, exposed);
    }
    hits = hits * firer_pct / 1_000_000;
    press = press * firer_pct / 1_000_000;
    terms.extend(classes.terms(lib, e.manner));

    let men = u32::from(e.mark.men).max(1);
    // `hits` is in millionths of a man.
    let p = (u128::from(hits) << 32) / 1_000_000 / u128::from(men);
    let chance = p.min(u128::from(ONE / 20 * 19)) as u64;
    // The same fire spreads over larger units.
    let press = press * 40 / u64::from(men.max(10));
    FireEffect { chance, press, rounds_milli: rounds, classes, flank: None }
}

/// Effect of crowding, per cent of the listed figures, 20 to 400.
fn density_pct(field: &Field, men: u32) -> u32 {
    let m = u64::from(field.hex_metres());
    let area_m2 = (m * m * 866 / 1000).max(1);
    density_of(field, u64::from(men) * 10_000 / area_m2)
}

/// The same by men to the hectare.
fn density_of(field: &Field, men_per_ha: u64) -> u32 {
    let pct = men_per_ha * 100 / u64::from(field.library().tuning.density_men_per_ha.max(1));
    pct.clamp(20, 400) as u32
}

pub(super) fn against_armour(
    field: &Field,
    e: &FireEngagement,
    metres: u32,
    firer_pct: u64,
    terms: &mut Vec<Term>,
) -> FireEffect {
    let lib = field.library();
    let t = &lib.tuning;
    let (shooter, target) = (lib.unit_type(e.firer.ty), lib.unit_type(e.mark.ty));
    let flank = shows_side(field, e, metres);
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
    let mut classes = Classes::default();
    for (w, milli) in weapons_in_use(lib, shooter, e.firer.men, e.firer.pieces) {
        let Some(band) = w.band(metres) else { continue };
        let pierce = pierce_pct(band.pen_mm, armour);
        if band.vehicle_ppm == 0 || pierce == 0 || !serves(w, e) {
            continue;
        }
        let fired = rounds_fired(w, milli, e.seconds.min(e.firer.ammo.of(w.class)));
        classes.note(w.class, fired);
        rounds += fired;
        press += pressure(fired, w, delivered_milli(lib, w.class, e.manner), 100);
        let soft =
            if e.mark.mired && w.class == FireClass::IndirectGun { t.mired_he_pct } else { 100 };
        if soft != 100 && !terms.iter().any(|t| t.kind == TermKind::SoftGround) {
            terms.push(Term { kind: TermKind::SoftGround, value: soft });
        }
        let per_round = u64::from(band.vehicle_ppm) * u64::from(target.silhouette_pct) / 100
            * u64::from(moving)
            / 100
            * u64::from(pierce)
            / 100
            * u64::from(soft)
            / 100
            * delivered_milli(lib, w.class, e.manner)
            / 1000
            * firer_pct
            / 1_000_000;
        classes.hit(w.class, u128::from(fired) * u128::from(per_round));
        let p = ppm(per_round);
        let kill = at_least_once(p, fired / pieces);
        survive = ((u128::from(survive) * u128::from(ONE - kill)) >> 32) as u64;
    }
    terms.extend(classes.terms(lib, e.manner));
    // Hundredths of a point for each vehicle that shares the shock of what strikes near.
    let press = press * firer_pct / 1_000_000 / pieces;
    FireEffect { chance: ONE - survive, press, rounds_milli: rounds, classes, flank: Some(flank) }
}

/// A weapon on a mount does not fire at stormers who come over a flank.
const fn serves(w: &Weapon, e: &FireEngagement) -> bool {
    !w.front_only || !matches!(e.manner, FireManner::Final { to_front: false, .. })
}

/// True if the shot comes at the side, the rear or the roof: from outside the front
/// three hexsides, or from more than 15 m above for each 100 m of range.
fn shows_side(field: &Field, e: &FireEngagement, metres: u32) -> bool {
    let from_side =
        e.mark.hex.sector_to(e.firer.hex).is_some_and(|d| e.mark.facing.turns_to(d) > 1);
    let drop = i64::from(cell_of(field, e.firer.hex).elevation)
        - i64::from(cell_of(field, e.mark.hex).elevation);
    from_side || drop * 100 > 15 * i64::from(metres)
}
