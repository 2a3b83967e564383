//! Close combat: strengths with their terms, the class of result, and the losses.

use super::close_combat::{AssaultResult, AssaultToll};
use super::dist::{Dist, ONE, binomial, both};
use super::engagement::AssaultEngagement;
use super::field::Field;
use super::fighter::{Fighter, FightingManner, SideStrength, muster};
use super::final_fire::{FinalFire, final_fire};
use super::frontage::Frontage;
use super::hunt::is_close_country;
use super::{CloseCombat, OddsRow, Trait};
use crate::hex::Hex;

/// A factor of the defence, in per cent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AssaultTerm {
    /// Foxholes or trench.
    Works(u32),
    /// The attacker climbs.
    Slope(u32),
    /// A hexside obstacle: stream, ditch or wire.
    Obstacle(u32),
    /// The defenders are surprised.
    Surprise(u32),
    /// Flame-throwers, against which works shelter less.
    Flame(u32),
}

impl AssaultTerm {
    /// Its factor, per cent.
    #[must_use]
    pub const fn pct(self) -> u32 {
        match self {
            AssaultTerm::Works(pct)
            | AssaultTerm::Slope(pct)
            | AssaultTerm::Obstacle(pct)
            | AssaultTerm::Surprise(pct)
            | AssaultTerm::Flame(pct) => pct,
        }
    }
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
    /// What they come under before they are in.
    pub final_fire: FinalFire,
    /// The attackers as they get in: less those who are to be expected hit, and with the strain
    /// of those who are not stopped.
    pub inside: Vec<Fighter>,
    /// The class of result.
    pub dist: Dist<AssaultResult>,
    /// The same if final fire leaves anybody.
    pub if_left: Dist<AssaultResult>,
}

/// The distribution of an assault.
#[must_use]
pub fn resolve_assault(field: &Field, e: &AssaultEngagement) -> AssaultOdds {
    let cell = field.cell(e.hex).copied().unwrap_or_default();
    let close = is_close_country(cell.terrain);
    let of = |fighters: &[Fighter], attack| {
        muster(field.library(), fighters, FightingManner { attack, night: e.night, close })
    };
    let final_fire = final_fire(field, e);
    let inside = inside(field, e, &final_fire);
    let (attackers, defenders) = (of(&inside, true), of(&e.defenders, false));
    let figures = &field.library().close_combat;
    let terms = terms(field, e, cell.works);
    let attack = attackers.strength;
    let defence = terms
        .iter()
        .fold(defenders.strength, |strength, t| strength * u64::from(t.pct()) / 100)
        .max(1);
    let fight = result_dist(figures, attack * 100 / defence);
    let dist = ends(&final_fire, &fight, final_fire.none_left);
    let if_left = ends(&final_fire, &fight, 0);
    let waiting = e.waiting;
    AssaultOdds {
        attack,
        defence,
        attackers,
        waiting,
        defenders,
        terms,
        final_fire,
        inside,
        dist,
        if_left,
    }
}

/// How it ends: by the chance, 2^32, that nobody is left, by final fire, and by the fight of
/// those who get in.
fn ends(fire: &FinalFire, fight: &Dist<AssaultResult>, none_left: u64) -> Dist<AssaultResult> {
    let left = ONE - none_left;
    let gets_in = both(left, fire.gets_in());
    let stopped = fire.stopped().map(|(r, w)| {
        let gone = if r == AssaultResult::Broken { none_left } else { 0 };
        (r, both(left, w) + gone)
    });
    let mut all = stopped.chain(fight.iter().map(|(r, w)| (r, both(gets_in, w))));
    let first = all.next().unwrap_or((AssaultResult::Held, ONE));
    Dist::new(first, all)
}

/// What helps or hinders the defence, one by one.
fn terms(field: &Field, e: &AssaultEngagement, works: super::Works) -> Vec<AssaultTerm> {
    let figures = &field.library().close_combat;
    let surprise = if e.surprised { figures.surprised_pct } else { 100 };
    let all = [
        AssaultTerm::Works(figures.works_pct(works)),
        AssaultTerm::Flame(flame_pct(field, e, figures.works_pct(works))),
        AssaultTerm::Slope(slope_pct(field, e)),
        AssaultTerm::Obstacle(obstacle_pct(field, e)),
        AssaultTerm::Surprise(surprise),
    ];
    all.into_iter().filter(|t| t.pct() != 100).collect()
}

/// The attackers as they get in.
fn inside(field: &Field, e: &AssaultEngagement, fire: &FinalFire) -> Vec<Fighter> {
    let left = |n: u16, chance: u64| n - ((u64::from(n) * chance + ONE / 2) >> 32) as u16;
    let each = |(i, a): (usize, &Fighter)| {
        let chance = fire.raked.get(i).map_or(0, |r| r.chance);
        let vehicle = field.library().unit_type(a.ty).is_vehicle();
        let pieces = if vehicle { left(a.pieces, chance) } else { a.pieces };
        let suppression = fire.nerves_after(i, a, AssaultResult::Taken);
        Fighter { men: left(a.men, chance), pieces, suppression, ..*a }
    };
    e.attackers.iter().enumerate().map(each).collect()
}

/// What flame-throwers leave of a defence that works make `works_pct` per cent of, per cent.
fn flame_pct(field: &Field, e: &AssaultEngagement, works_pct: u32) -> u32 {
    let lib = field.library();
    let flames = |a: &Fighter| {
        a.pieces > 0 && a.ammo.shells > 0 && !a.mired && lib.unit_type(a.ty).has(Trait::Flame)
    };
    if works_pct <= 100 || !e.attackers.iter().any(flames) {
        return 100;
    }
    let sheltered = 100 + (works_pct - 100) * lib.armour.flame_works_pct / 100;
    sheltered * 100 / works_pct
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
    let at = |k: usize| (AssaultResult::FOUGHT[k], ONE * weights[k] / 1000);
    Dist::new(at(0), (1..4).map(at))
}

/// Men lost hand to hand on either side for a result: no more, on average, than the other side
/// has arms to inflict. `attackers`: as they get in.
#[must_use]
pub fn assault_losses(
    figures: &CloseCombat,
    (attackers, defenders): (&[Fighter], &[Fighter]),
    result: AssaultResult,
) -> (Dist<u32>, Dist<u32>) {
    let men = |f: &[Fighter]| f.iter().map(|x| u64::from(x.men)).sum::<u64>();
    let (a, d) = (men(attackers), men(defenders));
    let AssaultToll { attacker_milli, defender_milli, .. } = figures.toll(result);
    let chance = |own: u64, enemy: u64, permille: u32| {
        let cap = enemy * u64::from(figures.most_losses_milli) / own.max(1);
        ONE * u64::from(permille).min(cap) / 1000
    };
    (
        binomial(a as u32, chance(a, d, attacker_milli)),
        binomial(d as u32, chance(d, a, defender_milli)),
    )
}
