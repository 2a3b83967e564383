//! Close combat: strengths with their terms, the class of result, and the losses.

use super::contact::Contact;
use super::dist::{Dist, ONE, binomial};
use super::event::AssaultResult;
use super::field::Field;
use super::unit::Unit;
use super::{ElementKind, Terrain, Trait, TypeId, Works};
use crate::hex::Hex;

/// A unit in an assault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fighter {
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
    /// Stuck.
    pub mired: bool,
    /// Where from.
    pub hex: Hex,
}

impl Fighter {
    /// A unit in an assault; `None` if it is not on the map.
    #[must_use]
    pub fn new(u: &Unit) -> Option<Fighter> {
        Some(Fighter {
            ty: u.ty,
            men: u.men,
            pieces: u.pieces,
            quality: u.quality,
            suppression: u.suppression,
            mired: u.mired,
            hex: u.hex()?,
        })
    }

    /// An enemy in an assault, as he was last seen.
    #[must_use]
    pub const fn of_contact(c: &Contact) -> Fighter {
        Fighter {
            ty: c.ty,
            men: c.men,
            pieces: c.pieces,
            quality: c.quality,
            suppression: c.suppression,
            mired: c.mired,
            hex: c.hex,
        }
    }
}

/// An assault, as both sides' fighters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssaultEngagement {
    /// The stormed hex.
    pub hex: Hex,
    /// Who attacks.
    pub attackers: Vec<Fighter>,
    /// Who defends.
    pub defenders: Vec<Fighter>,
    /// At night.
    pub night: bool,
}

/// A factor of the defence, in per cent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AssaultTerm {
    /// Foxholes or trench.
    Works(u32),
    /// The attacker climbs.
    Slope(u32),
    /// A hexside obstacle: stream, ditch or wire.
    Obstacle(u32),
}

/// Everything about one assault.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssaultOdds {
    /// Strength of the attack.
    pub attack: u64,
    /// Strength of the defence.
    pub defence: u64,
    /// What helps the defence.
    pub terms: Vec<AssaultTerm>,
    /// The class of result.
    pub dist: Dist<AssaultResult>,
}

/// Weights of the results in thousandths at a ratio of attack to defence in per cent.
const TABLE: [(u64, [u64; 4]); 7] = [
    (25, [600, 360, 35, 5]),
    (50, [350, 500, 130, 20]),
    (100, [150, 400, 350, 100]),
    (150, [70, 280, 450, 200]),
    (200, [40, 180, 480, 300]),
    (300, [20, 90, 440, 450]),
    (500, [10, 40, 350, 600]),
];

/// Losses of attacker and defender in thousandths of their men, by result.
const LOSSES: [(u64, u64); 4] = [(200, 40), (110, 60), (70, 200), (40, 420)];

/// Suppression added to attacker and defender, by result.
pub(super) const SHOCK: [(u8, u8); 4] = [(45, 0), (25, 8), (8, 30), (0, 50)];

/// The distribution of an assault.
#[must_use]
pub fn resolve_assault(field: &Field, e: &AssaultEngagement) -> AssaultOdds {
    let cell = field.cell(e.hex).copied().unwrap_or_default();
    let close = matches!(
        cell.terrain,
        Terrain::Wood | Terrain::Scrub | Terrain::Village | Terrain::Marsh | Terrain::Paddy
    );
    let attack: u64 = e.attackers.iter().map(|f| strength(field, f, e.night, close)).sum();
    let mut defence: u64 = e.defenders.iter().map(|f| strength(field, f, e.night, close)).sum();
    let mut terms = Vec::new();
    let works = match cell.works {
        Works::None => 100,
        Works::Foxholes => 130,
        Works::Trench => 170,
    };
    if works != 100 {
        terms.push(AssaultTerm::Works(works));
    }
    let slope = slope_pct(field, e);
    if slope != 100 {
        terms.push(AssaultTerm::Slope(slope));
    }
    let obstacle = obstacle_pct(field, e);
    if obstacle != 100 {
        terms.push(AssaultTerm::Obstacle(obstacle));
    }
    for pct in [works, slope, obstacle] {
        defence = defence * u64::from(pct) / 100;
    }
    let ratio = attack * 100 / defence.max(1);
    AssaultOdds { attack, defence: defence.max(1), terms, dist: result_dist(ratio) }
}

/// Men count by quality and nerves; a vehicle counts as eight men, three in close
/// country, one if it is stuck.
fn strength(field: &Field, f: &Fighter, night: bool, close: bool) -> u64 {
    let ty = field.library().unit_type(f.ty);
    let bodies = match ty.kind {
        ElementKind::Men => {
            u64::from(f.men) * if ty.has(Trait::CloseCombatAntiTank) { 5 } else { 4 }
        }
        ElementKind::Gun => u64::from(f.men) * 2,
        ElementKind::Vehicle if f.mired => u64::from(f.pieces) * 4,
        ElementKind::Vehicle if close => u64::from(f.pieces) * 12,
        ElementKind::Vehicle => u64::from(f.pieces) * 32,
    };
    let bonus = if night { i64::from(ty.night_bonus) } else { 0 };
    let quality = (i64::from(f.quality) + bonus).clamp(1, 12) as u64;
    bodies * (20 + 10 * quality) * u64::from(110 - f.suppression.min(100)) / 100
}

fn slope_pct(field: &Field, e: &AssaultEngagement) -> u32 {
    let height = |h: Hex| field.cell(h).map_or(0, |c| i64::from(c.elevation));
    let top = height(e.hex);
    let rise = e.attackers.iter().map(|f| (top - height(f.hex)).max(0)).min().unwrap_or(0);
    let grade = rise * 100 / i64::from(field.hex_metres());
    100 + grade.clamp(0, 50) as u32
}

fn obstacle_pct(field: &Field, e: &AssaultEngagement) -> u32 {
    let over = |f: &Fighter| {
        let Some(dir) = f.hex.dir_to(e.hex) else { return 100 };
        let s = field.side(f.hex, dir);
        let wet = if (s.stream || s.ditch) && !s.crossing { 20 } else { 0 };
        100 + wet + 15 * u32::from(s.wire)
    };
    e.attackers.iter().map(over).min().unwrap_or(100)
}

fn result_dist(ratio: u64) -> Dist<AssaultResult> {
    let first = TABLE[0];
    let last = TABLE[TABLE.len() - 1];
    let weights = if ratio <= first.0 {
        first.1
    } else if ratio >= last.0 {
        last.1
    } else {
        let i = TABLE.iter().rposition(|row| row.0 <= ratio).unwrap_or(0);
        let (a, b) = (TABLE[i], TABLE[i + 1]);
        let mut w = [0; 4];
        for (k, out) in w.iter_mut().enumerate() {
            *out = (a.1[k] * (b.0 - ratio) + b.1[k] * (ratio - a.0)) / (b.0 - a.0);
        }
        w
    };
    let at = |k: usize| (AssaultResult::ALL[k], ONE * weights[k] / 1000);
    Dist::new(at(0), (1..4).map(at))
}

/// Men lost on either side for a result: no more, on average, than the other side has
/// arms to inflict.
#[must_use]
pub fn assault_losses(e: &AssaultEngagement, result: AssaultResult) -> (Dist<u32>, Dist<u32>) {
    let men = |f: &[Fighter]| f.iter().map(|x| u64::from(x.men)).sum::<u64>();
    let (a, d) = (men(&e.attackers), men(&e.defenders));
    let (pa, pd) = LOSSES[result as usize];
    let chance = |own: u64, enemy: u64, permille: u64| {
        let cap = enemy * 600 / own.max(1);
        ONE * permille.min(cap) / 1000
    };
    (binomial(a as u32, chance(a, d, pa)), binomial(d as u32, chance(d, a, pd)))
}
