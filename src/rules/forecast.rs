//! What an order may bring, on what the side knows: from the same distributions that
//! `execute` draws from.

use super::assault::{AssaultOdds, assault_losses, resolve_assault};
use super::check::{aim, check, march_wait};
use super::close_combat::AssaultResult;
use super::command::Tasking;
use super::contact::Contact;
use super::dist::{ONE, both};
use super::engagement::AssaultEngagement;
use super::estimate::{AssaultEstimate, FireEstimate, assault_on, fire_at, fire_of as fire_of_one};
use super::fighter::Fighter;
use super::fire::{FireEngagement, FireManner, FireOdds, Firer, Mark, resolve_fire, weigh_fire};
use super::nerve_floor::{NerveFloor, nerve_floor};
use super::order::{Order, Refusal, Target};
use super::rally::rallied;
use super::rounds::Rounds;
use super::sight::line_of_sight;
use super::state::Perspective;
use super::step::step_cost;
use super::tether::waits;
use super::touch::march_seconds;
use super::{Dir, UnitId};
use crate::hex::Hex;

/// One step of a way: what the ground makes of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PathStep {
    /// The hex entered.
    pub hex: Hex,
    /// The hexside crossed, as the front after the step.
    pub dir: Dir,
    /// Seconds the step takes.
    pub seconds: u32,
    /// Speed over the ground, metres an hour.
    pub speed: u32,
    /// Chance of each vehicle to mire in this step, 2^32; 0 for what cannot.
    pub bog: u64,
}

/// The steps of one's own unit from a hex along a path, whatever time it has, as far as the
/// path can be gone.
#[must_use]
pub fn path_steps(p: &Perspective, unit: UnitId, from: Hex, path: &[Hex]) -> Vec<PathStep> {
    let Some(u) = p.unit(unit) else { return Vec::new() };
    let ty = p.setup().library.unit_type(u.ty);
    let mut at = from;
    let step = |hex: &Hex| {
        let dir = at.dir_to(*hex)?;
        let cost = step_cost(p.field(), ty.mobility, at, dir)?;
        at = *hex;
        let bog = if ty.is_vehicle() { cost.bog } else { 0 };
        let seconds = march_seconds(p.setup(), u, cost.seconds);
        Some(PathStep { hex: at, dir, seconds, speed: cost.speed, bog })
    };
    path.iter().map_while(step).collect()
}

/// One step of a march.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StepForecast {
    /// The hex entered.
    pub hex: Hex,
    /// Seconds the step takes.
    pub seconds: u32,
    /// Speed over the ground, metres an hour.
    pub speed: u32,
    /// Chance of each vehicle to mire in this step, 2^32.
    pub bog: u64,
    /// Enemies in sight that could fire at it there.
    pub watched_by: u32,
    /// Men (thousandths) that fire of enemies in sight may cost if all of them fire for
    /// the whole step: an estimate.
    pub men_at_risk_milli: u64,
    /// Vehicles, likewise.
    pub pieces_at_risk_milli: u64,
}

/// What an order may bring.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Forecast {
    /// A march, step by step. Times and mire are exact; fire is an estimate.
    Move {
        /// Its steps.
        steps: Vec<StepForecast>,
        /// Seconds in all, those among them in which it waits for its orders.
        seconds: u32,
        /// Seconds in which it waits for its orders before it leaves the way to its goal.
        wait: u32,
        /// Seconds left after it; negative: owed next turn.
        left: i32,
        /// Chance of each vehicle to mire on the way, 2^32.
        bog: u64,
    },
    /// Fire. `None`: at a hex where nobody is known to be.
    Fire {
        /// The odds on what is reported of the target: exact if it is in sight and known.
        odds: Option<FireOdds>,
        /// What that may be in truth.
        estimate: Box<FireEstimate>,
        /// Seconds in all, laying on a new target included.
        seconds: u32,
        /// The target's answer if it is unpinned and sees the firer: an estimate for
        /// the same seconds, on its strength before our fire.
        answer: Option<FireOdds>,
        /// What that may be in truth.
        answer_estimate: Box<FireEstimate>,
        /// Other enemies in sight that bear on the firer, and what they may do to it if all
        /// of them fire for the same seconds: how many, men and vehicles in thousandths.
        others: (u32, u64, u64),
    },
    /// An assault. The odds are exact if all is known of the stormed and their nerves are calm,
    /// others neither hit nor shake anybody on the way in, and nobody unknown is in the hex.
    Assault {
        /// The odds on what is reported.
        odds: Box<AssaultOdds>,
        /// What it may bring in truth.
        estimate: AssaultEstimate,
        /// Seconds of whoever takes longest: the rush, the fight, and finding each other
        /// again after it.
        seconds: u32,
        /// For each result its chance in 2^32 and the mean losses of attacker and
        /// defender in thousandths of a man, those to final fire included.
        results: Vec<(AssaultResult, u64, u64, u64)>,
    },
    /// Rallying: suppression after.
    Rally {
        /// Suppression after.
        suppression: u8,
        /// What losses leave of it.
        floor: NerveFloor,
    },
    /// A mission: what becomes of those of its battalion.
    Mission {
        /// Its missions then, with when a changed one arrives; `None` if nothing changes.
        missions: Option<Tasking>,
    },
    /// Nothing uncertain, so many seconds.
    Plain {
        /// Seconds the order takes.
        seconds: u32,
    },
}

/// What an order may bring.
///
/// # Errors
/// The reason why the order would be refused.
pub fn forecast(p: &Perspective, order: &Order) -> Result<Forecast, Refusal> {
    reckon(p, order, true)
}

/// The same on what is reported alone: how far that may be off is left out of it, and who else may
/// fire, for those who weigh many orders.
///
/// # Errors
/// The reason why the order would be refused.
pub fn forecast_as_reported(p: &Perspective, order: &Order) -> Result<Forecast, Refusal> {
    reckon(p, order, false)
}

/// `whole`: how far reports may be off is reckoned, too.
fn reckon(p: &Perspective, order: &Order, whole: bool) -> Result<Forecast, Refusal> {
    check(p, order)?;
    match order {
        Order::Move { unit, path } => march(p, *unit, path),
        Order::Fire { unit, target, seconds } => {
            let (e, all) = aim(p.known(), *unit, *target, *seconds)?;
            let odds = e.map(|e| resolve_fire(p.field(), &e));
            let at = e.map(|e| e.mark.hex);
            let others = if whole { others(p, *unit, at, *seconds) } else { (0, 0, 0) };
            let mut estimate = FireEstimate::default();
            let (mut back, mut answer_estimate) = (None, FireEstimate::default());
            if let (Some(e), Some(odds), Target::Contact(id)) = (&e, &odds, target)
                && let Some(c) = p.contact(*id)
            {
                if whole {
                    estimate = fire_at(p, c, e, odds);
                }
                if let Some((e, answer)) = answer(p, e, c.left) {
                    if whole {
                        answer_estimate = fire_of_one(p, c, &e, &answer);
                    }
                    back = Some(answer);
                }
            }
            let answer = back;
            let (estimate, answer_estimate) = (Box::new(estimate), Box::new(answer_estimate));
            Ok(Forecast::Fire { odds, estimate, seconds: all, answer, answer_estimate, others })
        }
        Order::Assault { units, hex } => assault(p, units, *hex, whole),
        Order::Rally { unit, seconds } => {
            let u = p.unit(*unit).ok_or(Refusal::NotYours)?;
            let suppression = rallied(p.known(), *unit, u, (*seconds).max(1));
            Ok(Forecast::Rally { suppression, floor: nerve_floor(p.known(), u) })
        }
        Order::Face { unit, dir } => {
            let u = p.unit(*unit).ok_or(Refusal::NotYours)?;
            Ok(Forecast::Plain { seconds: super::check::face_cost(p.setup(), u, *dir) })
        }
        Order::Recover { unit, mired } => {
            let (u, m) = (p.unit(*unit), p.unit(*mired));
            let (u, m) = (u.ok_or(Refusal::NotYours)?, m.ok_or(Refusal::NotYours)?);
            Ok(Forecast::Plain { seconds: super::movement::recover_seconds(p.setup(), u, m) })
        }
        Order::Mission { formation, mission, to } => {
            Ok(Forecast::Mission { missions: p.tasked(*formation, *mission, to) })
        }
        Order::Policy { .. } | Order::EndTurn => Ok(Forecast::Plain { seconds: 0 }),
    }
}

fn march(p: &Perspective, id: UnitId, path: &[Hex]) -> Result<Forecast, Refusal> {
    let u = p.unit(id).ok_or(Refusal::NotYours)?;
    let from = u.hex().ok_or(Refusal::NotOnMap)?;
    let wait = march_wait(p.known(), id, path)?;
    let (mut steps, mut sum, mut dry) = (Vec::new(), wait, ONE);
    for PathStep { hex, dir, seconds, speed, bog } in path_steps(p, id, from, path) {
        let (watched_by, men_at_risk_milli, pieces_at_risk_milli) =
            under_fire(p, id, hex, dir, seconds);
        sum += seconds;
        dry = both(dry, ONE - bog);
        steps.push(StepForecast {
            hex,
            seconds,
            speed,
            bog,
            watched_by,
            men_at_risk_milli,
            pieces_at_risk_milli,
        });
    }
    let left = u.time - sum as i32;
    Ok(Forecast::Move { steps, seconds: sum, wait, left, bog: ONE - dry })
}

/// Enemies in sight that bear on a hex, and what their fire may cost a unit that steps
/// into it: `(how many, men milli, pieces milli)`.
#[must_use]
pub fn under_fire(
    p: &Perspective,
    id: UnitId,
    hex: Hex,
    facing: Dir,
    seconds: u32,
) -> (u32, u64, u64) {
    let Some(mut mark) = p.unit(id).and_then(Mark::new) else { return (0, 0, 0) };
    mark.hex = hex;
    mark.facing = facing;
    mark.moved = true;
    mark.down = false;
    mark.crowd = own_crowd(p, hex).max(u32::from(mark.men));
    in_all(fire_of(p, mark, seconds, |_| true).map(|e| mean_hits(p, &e)))
}

/// How many, and men and vehicles in thousandths, of those who fire anything.
fn in_all(hits: impl Iterator<Item = Option<(u64, u64)>>) -> (u32, u64, u64) {
    let add = |sum: (u32, u64, u64), hit: (u64, u64)| (sum.0 + 1, sum.1 + hit.0, sum.2 + hit.1);
    hits.flatten().fold((0, 0, 0), add)
}

/// Men and vehicles that fire is to hit on the mean, thousandths; `None` if nothing is fired.
fn mean_hits(p: &Perspective, e: &FireEngagement) -> Option<(u64, u64)> {
    let w = weigh_fire(p.field(), e);
    let vehicle = p.setup().library.unit_type(e.mark.ty).is_vehicle();
    let n = u64::from(if vehicle { e.mark.pieces } else { e.mark.men });
    let hits = (n * 1000 * w.chance) >> 32;
    (w.rounds_milli > 0).then_some(if vehicle { (0, hits) } else { (hits, 0) })
}

/// One's own men in a hex.
fn own_crowd(p: &Perspective, hex: Hex) -> u32 {
    p.own_at(hex).map(|(_, u)| u32::from(u.men)).sum()
}

/// Fire of every enemy in sight that bears on a mark: the threat at that place.
pub fn enemy_fire(p: &Perspective, mark: &Mark, seconds: u32) -> impl Iterator<Item = FireOdds> {
    let field = p.field();
    let all = fire_of(p, *mark, seconds, |_| true).map(move |e| resolve_fire(field, &e));
    all.filter(|o| o.rounds_milli > 0)
}

/// All fire at a mark by some of those in sight.
fn fire_of<'a>(
    p: &'a Perspective,
    mark: Mark,
    seconds: u32,
    who: impl Fn(&Contact) -> bool + 'a,
) -> impl Iterator<Item = FireEngagement> + 'a {
    let field = p.field();
    p.enemies()
        .filter(move |c| c.seen && who(c))
        .filter(move |c| {
            field.metres(c.hex, mark.hex) <= p.visibility_m(mark.hex)
                && line_of_sight(field, c.hex, mark.hex)
        })
        .map(move |c| {
            let firer = Firer::of_contact(c);
            FireEngagement { firer, mark, seconds, manner: FireManner::Aimed }
        })
}

/// What all enemies in sight but those in the hex that is fired at may do to a unit.
fn others(p: &Perspective, id: UnitId, at: Option<Hex>, seconds: u32) -> (u32, u64, u64) {
    let Some(u) = p.unit(id) else { return (0, 0, 0) };
    let Some(mark) = Mark::new(u) else { return (0, 0, 0) };
    let mark = Mark { crowd: own_crowd(p, mark.hex), ..mark };
    // Fire lasts no longer than the ammunition.
    let seconds = seconds.clamp(1, u.ammo.longest().max(1));
    in_all(fire_of(p, mark, seconds, |c| Some(c.hex) != at).map(|e| mean_hits(p, &e)))
}

/// `ammo`: what he can have left for it.
fn answer(p: &Perspective, e: &FireEngagement, ammo: Rounds) -> Option<(FireEngagement, FireOdds)> {
    if super::morale::morale(e.mark.suppression, e.mark.quality) != super::Morale::Steady {
        return None;
    }
    let us = p.own_at(e.firer.hex).find(|(_, u)| Firer::new(u) == Some(e.firer))?.1;
    let back = FireEngagement {
        firer: Firer {
            ty: e.mark.ty,
            men: e.mark.men,
            pieces: e.mark.pieces,
            quality: e.mark.quality,
            morale: super::Morale::Steady,
            moved: e.mark.moved,
            hex: e.mark.hex,
            ammo,
        },
        mark: Mark { crowd: own_crowd(p, e.firer.hex), ..Mark::new(us)? },
        manner: FireManner::Aimed,
        ..*e
    };
    Some((back, resolve_fire(p.field(), &back))).filter(|(_, o)| o.rounds_milli > 0)
}

fn assault(p: &Perspective, units: &[UnitId], hex: Hex, whole: bool) -> Result<Forecast, Refusal> {
    let attackers: Vec<Fighter> =
        units.iter().filter_map(|id| p.unit(*id)).filter_map(Fighter::new).collect();
    let defenders =
        p.enemies().filter(|c| c.hex == hex && c.seen).map(Fighter::of_contact).collect();
    let weather = &p.public.weather;
    let all = || assault_on(p, hex, &attackers, weather);
    let estimate = if whole { all() } else { AssaultEstimate::default() };
    let e = AssaultEngagement::new(p.field(), hex, attackers, defenders, weather);
    let odds = resolve_assault(p.field(), &e);
    let results = odds
        .dist
        .iter()
        .map(|(r, w)| {
            let sides = (odds.inside.as_slice(), e.defenders.as_slice());
            let (a, d) = assault_losses(&p.setup().library.close_combat, sides, r);
            let under_fire = odds.final_fire.hits_milli.0 + odds.final_fire.crews_milli;
            (r, w, under_fire + a.mean_milli(|k| k), d.mean_milli(|k| k))
        })
        .collect();
    let t = &p.setup().library.tuning;
    let rush = |id: &UnitId| {
        let u = p.unit(*id)?;
        let (from, class) = (u.hex()?, p.setup().library.unit_type(u.ty).mobility);
        let step = step_cost(p.field(), class, from, from.dir_to(hex)?)?;
        Some(step.seconds + waits(p.known(), u, hex).unwrap_or(0))
    };
    let seconds = units.iter().filter_map(rush).max().unwrap_or(0) + t.assault_s + t.reform_s;
    Ok(Forecast::Assault { odds: Box::new(odds), estimate, seconds, results })
}
