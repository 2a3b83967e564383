//! Final fire: what a stormed hex fires at those who close in, and what it makes of them.
//!
//! It is outside the seconds of its units, not outside their rounds. It and the attackers'
//! nerves decide who gets in: the strain that is to be expected of it comes down on them once to
//! between nothing and twice as much, each as likely, and by the thresholds of their quality they
//! are in, held, gone to ground or broken.

use super::ElementKind;
use super::close_combat::AssaultResult;
use super::dist::{ONE, binomial, both, pow};
use super::engagement::AssaultEngagement;
use super::field::Field;
use super::fighter::Fighter;
use super::fire::{
    FireEngagement, FireManner, FireWeight, Firer, Mark, Term, crew_hit, weigh_fire,
};
use super::morale::{Morale, morale, threshold};
use super::rounds::Rounds;

/// What final fire makes of attackers, the worst last.
const CLASSES: [(AssaultResult, Morale); 3] = [
    (AssaultResult::Held, Morale::Pinned),
    (AssaultResult::GoneToGround, Morale::Shaken),
    (AssaultResult::Broken, Morale::Broken),
];

/// What final fire does to one of the attackers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Raked {
    /// Chance of each of its men or vehicles to be hit, 2^32.
    pub chance: u64,
    /// Suppression that is to be expected of it, hundredths of a point.
    pub strain: u64,
    /// Share of guns, mortars and dischargers in the hits, per cent.
    pub shells_pct: u8,
    /// Most of the hits are those of vehicles.
    pub by_vehicles: bool,
}

/// The final fire of a stormed hex.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FinalFire {
    /// How long it lasts, seconds: on those whom it has longest under it.
    pub seconds: u32,
    /// What it does to each of the attackers, in their order.
    pub raked: Vec<Raked>,
    /// What each of the defenders fires, in their order.
    pub spent: Vec<Rounds>,
    /// Men on foot and vehicles (thousandths of either) of the attackers that are to be expected
    /// hit.
    pub hits_milli: (u64, u64),
    /// Men of the crews of those vehicles, thousandths.
    pub crews_milli: u64,
    /// Chance, 2^32, that of those who come over the hexsides nobody is left.
    pub none_left: u64,
    /// The factors of the fire that counts for most, in the order applied.
    pub terms: Vec<Term>,
    /// The attackers' suppression before it, their mean, hundredths of a point.
    pub before: u64,
    /// The suppression to be expected of it, their mean, hundredths of a point.
    pub strain: u64,
    /// The suppression from which they are held, gone to ground, broken: the means, hundredths
    /// of a point.
    pub limits: [u64; 3],
}

impl FinalFire {
    /// The suppression at which nerves are so bad, hundredths of a point.
    fn limit(&self, nerves: Morale) -> u64 {
        let class = CLASSES.iter().position(|c| c.1 == nerves);
        class.map_or(0, |i| self.limits[i])
    }

    /// Chance, 2^32, that strain leaves their nerves better than that.
    fn better_than(&self, nerves: Morale) -> u64 {
        match self.limit(nerves).checked_sub(self.before).filter(|room| *room > 0) {
            None => 0,
            Some(room) if room >= 2 * self.strain => ONE,
            Some(room) => (room << 32) / (2 * self.strain),
        }
    }

    /// Chance, 2^32, that they get in, if anybody is left.
    #[must_use]
    pub fn gets_in(&self) -> u64 {
        self.better_than(Morale::Pinned)
    }

    /// How those end who do not get in, with their chances, 2^32, if anybody is left.
    pub fn stopped(&self) -> impl Iterator<Item = (AssaultResult, u64)> {
        CLASSES.into_iter().map(|(result, nerves)| {
            let next = CLASSES.iter().find(|c| c.1 > nerves);
            let upto = next.map_or(ONE, |c| self.better_than(c.1));
            (result, upto.saturating_sub(self.better_than(nerves)))
        })
    }

    /// Suppression of one of the attackers after it, if it ended so.
    #[must_use]
    pub fn nerves_after(&self, attacker: usize, f: &Fighter, result: AssaultResult) -> u8 {
        let class = CLASSES.iter().find(|c| c.0 == result);
        let nerves = class.map_or(Morale::Steady, |c| c.1);
        let worse = CLASSES.iter().map(|c| c.1).find(|m| *m > nerves);
        let room = |m: Morale| self.limit(m).saturating_sub(self.before).min(2 * self.strain);
        // The middle of what ends so.
        let (from, to) = (room(nerves), worse.map_or(2 * self.strain, room));
        let from = if nerves == Morale::Steady { 0 } else { from };
        let own = self.raked.get(attacker).map_or(0, |r| r.strain);
        let middle = u128::from(from + to) / 2;
        let points = middle * u128::from(own) / u128::from(self.strain.max(1)) / 100;
        let (least, most) = (
            threshold(nerves, f.quality),
            worse.map_or(100, |m| threshold(m, f.quality).saturating_sub(1)),
        );
        let after = (u128::from(f.suppression) + points).min(100) as u8;
        after.clamp(least.min(most), most).max(f.suppression)
    }
}

/// The final fire at attackers, as they come.
#[must_use]
pub fn final_fire(field: &Field, e: &AssaultEngagement) -> FinalFire {
    let lib = field.library();
    let mut fire = FinalFire {
        seconds: e.attackers.iter().map(|a| seconds(field, e, a)).max().unwrap_or(0),
        raked: vec![Raked::default(); e.attackers.len()],
        spent: vec![Rounds::default(); e.defenders.len()],
        ..FinalFire::default()
    };
    let (mut heaviest, mut sums) = (0, vec![HitSums::default(); e.attackers.len()]);
    for (i, d) in e.defenders.iter().enumerate() {
        // Whoever is broken does not fire.
        if morale(d.suppression, d.quality) == Morale::Broken {
            continue;
        }
        let at_vehicles = aims_at_vehicles(field, e, d);
        let all: u64 = e.attackers.iter().map(|a| weight(field, a, at_vehicles)).sum();
        for (k, a) in e.attackers.iter().enumerate() {
            let own = weight(field, a, at_vehicles);
            if own == 0 {
                continue;
            }
            let milli = (own * 1000 / all.max(1)) as u32;
            let (w, mark) = volley(field, e, (d, a), milli);
            if w.chance == 0 && w.press == 0 {
                continue;
            }
            let r = &mut fire.raked[k];
            r.chance = ONE - both(ONE - r.chance, ONE - w.chance);
            let strain = w.strain(lib, &mark);
            r.strain += strain;
            sums[k].note(&w, lib.unit_type(d.ty).is_vehicle());
            fire.spent[i] = fire.spent[i].with(w.spent, u32::max);
            if strain * own >= heaviest {
                heaviest = strain * own;
                fire.terms = w.terms;
            }
        }
    }
    for (r, sum) in fire.raked.iter_mut().zip(sums) {
        (r.shells_pct, r.by_vehicles) = (sum.shells_pct(), sum.of_vehicles * 2 > sum.all);
    }
    mean(field, e, &mut fire);
    fire
}

/// Who hit an attacker: sums of chances, 2^32.
#[derive(Clone, Copy, Default)]
struct HitSums {
    all: u64,
    of_shells: u64,
    of_vehicles: u64,
}

impl HitSums {
    const fn note(&mut self, w: &FireWeight, vehicle: bool) {
        self.all += w.chance;
        self.of_shells += w.chance / 100 * w.shells_pct as u64;
        if vehicle {
            self.of_vehicles += w.chance;
        }
    }

    fn shells_pct(&self) -> u8 {
        (self.of_shells / (self.all / 100).max(1)).min(100) as u8
    }
}

/// How long an attacker is under it: wire on his hexside holds him.
fn seconds(field: &Field, e: &AssaultEngagement, a: &Fighter) -> u32 {
    let figures = &field.library().close_combat.final_fire;
    let rows = a.hex.dir_to(e.hex).map_or(0, |d| u32::from(field.side(a.hex, d).wire));
    figures.seconds + figures.wire_row_s * rows
}

/// What all attackers together come to.
fn mean(field: &Field, e: &AssaultEngagement, fire: &mut FinalFire) {
    let lib = field.library();
    let (mut men, mut before, mut strain, mut limits) = (0, 0, 0, [0; 3]);
    fire.none_left = ONE;
    for (a, r) in e.attackers.iter().zip(&fire.raked).filter(|x| x.0.men > 0) {
        let n = u64::from(a.men);
        men += n;
        before += n * u64::from(a.suppression) * 100;
        strain += n * r.strain;
        for (limit, (_, nerves)) in limits.iter_mut().zip(CLASSES) {
            *limit += n * u64::from(threshold(nerves, a.quality)) * 100;
        }
        let vehicle = lib.unit_type(a.ty).is_vehicle();
        let pieces = if vehicle { a.pieces } else { a.men };
        fire.none_left = both(fire.none_left, pow(r.chance, pieces.into()));
        let hit = ((u128::from(pieces) * 1000 * u128::from(r.chance)) >> 32) as u64;
        *(if vehicle { &mut fire.hits_milli.1 } else { &mut fire.hits_milli.0 }) += hit;
        if vehicle {
            let of = |k| crew_hit(a.men, a.pieces, k);
            fire.crews_milli += binomial(pieces.into(), r.chance).mean_milli(of);
        }
    }
    if men == 0 {
        fire.none_left = 0;
    }
    let men = men.max(1);
    (fire.before, fire.strain) = (before / men, strain / men);
    fire.limits = limits.map(|l| l / men);
}

/// Guns and vehicles fire at vehicles if there are any, men at men.
fn aims_at_vehicles(field: &Field, e: &AssaultEngagement, d: &Fighter) -> bool {
    let is_vehicle = |f: &Fighter| field.library().unit_type(f.ty).is_vehicle();
    let there = |driving: bool| e.attackers.iter().any(|a| a.men > 0 && is_vehicle(a) == driving);
    let on_foot = field.library().unit_type(d.ty).kind == ElementKind::Men;
    if on_foot { !there(false) } else { there(true) }
}

/// How much of the fire an attacker draws: men and vehicles each among themselves.
fn weight(field: &Field, a: &Fighter, at_vehicles: bool) -> u64 {
    let driving = field.library().unit_type(a.ty).is_vehicle();
    match (a.men > 0 && driving == at_vehicles, driving) {
        (false, _) => 0,
        (true, true) => u64::from(a.pieces),
        (true, false) => u64::from(a.men),
    }
}

/// The fire of one defender at one attacker, who draws so many thousandths of it.
fn volley(
    field: &Field,
    e: &AssaultEngagement,
    (d, a): (&Fighter, &Fighter),
    milli: u32,
) -> (FireWeight, Mark) {
    let firer = Firer {
        ty: d.ty,
        men: d.men,
        pieces: d.pieces,
        quality: d.quality,
        morale: morale(d.suppression, d.quality),
        moved: d.moved,
        hex: d.hex,
        ammo: d.ammo,
    };
    // On their feet.
    let mark = Mark {
        ty: a.ty,
        men: a.men,
        pieces: a.pieces,
        quality: a.quality,
        suppression: a.suppression,
        down: false,
        moved: true,
        mired: a.mired,
        facing: a.hex.dir_to(e.hex).unwrap_or(a.facing),
        hex: a.hex,
        crowd: u32::from(a.men),
    };
    let manner = FireManner::Final {
        milli,
        men_per_ha: men_per_ha(field, e, a),
        to_front: d.fronts(a.hex),
        surprised: e.surprised,
    };
    let seconds = seconds(field, e, a);
    (weigh_fire(field, &FireEngagement { firer, mark, seconds, manner }), mark)
}

/// How dense those are who come over the attacker's hexside, men to the hectare.
fn men_per_ha(field: &Field, e: &AssaultEngagement, a: &Fighter) -> u32 {
    let beside = e.attackers.iter().filter(|o| o.hex == a.hex).map(|o| u32::from(o.men));
    let depth_m = field.library().close_combat.final_fire.depth_m.max(1);
    beside.sum::<u32>().saturating_mul(10_000) / (field.hex_metres() * depth_m).max(1)
}
