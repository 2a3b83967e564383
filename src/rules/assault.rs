//! Close combat: strengths with their terms, the class of result, and the losses.

use super::close_combat::AssaultResult;
use super::dist::{Dist, ONE, binomial};
use super::field::Field;
use super::fighter::{Fighter, FightingManner, SideStrength, muster};
use super::frontage::{Frontage, find_room};
use super::{CloseCombat, OddsRow, Terrain};
use crate::hex::Hex;

/// An assault, as both sides' fighters. Made by [`AssaultEngagement::new`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssaultEngagement {
    /// The stormed hex.
    pub hex: Hex,
    /// Who attacks; of those who wait behind nobody is left.
    pub attackers: Vec<Fighter>,
    /// Attackers who find no room on their hexside and wait behind.
    pub waiting: Frontage,
    /// Who defends.
    pub defenders: Vec<Fighter>,
    /// At night.
    pub night: bool,
}

impl AssaultEngagement {
    /// An assault by those who find room on the hexsides they come over, in their order.
    #[must_use]
    pub fn new(
        field: &Field,
        hex: Hex,
        mut attackers: Vec<Fighter>,
        defenders: Vec<Fighter>,
        night: bool,
    ) -> AssaultEngagement {
        let waiting = find_room(field, &mut attackers);
        AssaultEngagement { hex, attackers, waiting, defenders, night }
    }
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
    /// Strength of the defence, with what helps it.
    pub defence: u64,
    /// What the attack is made of.
    pub attackers: SideStrength,
    /// Attackers who find no room and wait behind.
    pub waiting: Frontage,
    /// What the defence is made of, without what helps it.
    pub defenders: SideStrength,
    /// What helps the defence.
    pub terms: Vec<AssaultTerm>,
    /// The class of result.
    pub dist: Dist<AssaultResult>,
}

/// The distribution of an assault.
#[must_use]
pub fn resolve_assault(field: &Field, e: &AssaultEngagement) -> AssaultOdds {
    let cell = field.cell(e.hex).copied().unwrap_or_default();
    let close = matches!(
        cell.terrain,
        Terrain::Wood | Terrain::Scrub | Terrain::Village | Terrain::Marsh | Terrain::Paddy
    );
    let of = |fighters: &[Fighter], attack| {
        muster(field.library(), fighters, FightingManner { attack, night: e.night, close })
    };
    let (attackers, defenders) = (of(&e.attackers, true), of(&e.defenders, false));
    let (attack, mut defence) = (attackers.strength, defenders.strength);
    let mut terms = Vec::new();
    let figures = &field.library().close_combat;
    let works = figures.works_pct(cell.works);
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
    let (defence, dist) = (defence.max(1), result_dist(figures, ratio));
    AssaultOdds { attack, defence, attackers, waiting: e.waiting, defenders, terms, dist }
}

fn slope_pct(field: &Field, e: &AssaultEngagement) -> u32 {
    let height = |h: Hex| field.cell(h).map_or(0, |c| i64::from(c.elevation));
    let top = height(e.hex);
    let rise = e.attackers.iter().map(|f| (top - height(f.hex)).max(0)).min().unwrap_or(0);
    let grade = rise * 100 / i64::from(field.hex_metres());
    100 + grade.clamp(0, i64::from(field.library().close_combat.climb_pct)) as u32
}

fn obstacle_pct(field: &Field, e: &AssaultEngagement) -> u32 {
    let figures = &field.library().close_combat;
    let over = |f: &Fighter| {
        let Some(dir) = f.hex.dir_to(e.hex) else { return 100 };
        let s = field.side(f.hex, dir);
        let wet = if (s.stream || s.ditch) && !s.crossing { figures.water_pct } else { 0 };
        100 + wet + figures.wire_row_pct * u32::from(s.wire)
    };
    e.attackers.iter().map(over).min().unwrap_or(100)
}

fn result_dist(figures: &CloseCombat, ratio: u64) -> Dist<AssaultResult> {
    let rows = &figures.odds;
    let at_ratio = |row: &OddsRow| u64::from(row.ratio_pct);
    let next = rows.iter().position(|row| at_ratio(row) > ratio);
    let weights: [u64; 4] = match (next, rows.last()) {
        // Without figures nobody ever gets in.
        (_, None) => [1000, 0, 0, 0],
        (None, Some(last)) => last.weights.map(u64::from),
        (Some(0), _) => rows[0].weights.map(u64::from),
        (Some(i), _) => {
            let (a, b) = (&rows[i - 1], &rows[i]);
            let (below, above) = (ratio - at_ratio(a), at_ratio(b) - ratio);
            std::array::from_fn(|k| {
                (u64::from(a.weights[k]) * above + u64::from(b.weights[k]) * below)
                    / (above + below)
            })
        }
    };
    let at = |k: usize| (AssaultResult::ALL[k], ONE * weights[k] / 1000);
    Dist::new(at(0), (1..4).map(at))
}

/// Men lost on either side for a result: no more, on average, than the other side has
/// arms to inflict.
#[must_use]
pub fn assault_losses(
    figures: &CloseCombat,
    e: &AssaultEngagement,
    result: AssaultResult,
) -> (Dist<u32>, Dist<u32>) {
    let men = |f: &[Fighter]| f.iter().map(|x| u64::from(x.men)).sum::<u64>();
    let (a, d) = (men(&e.attackers), men(&e.defenders));
    let toll = figures.toll(result);
    let chance = |own: u64, enemy: u64, permille: u32| {
        let cap = enemy * u64::from(figures.most_losses_milli) / own.max(1);
        ONE * u64::from(permille).min(cap) / 1000
    };
    (
        binomial(a as u32, chance(a, d, toll.attacker_milli)),
        binomial(d as u32, chance(d, a, toll.defender_milli)),
    )
}
