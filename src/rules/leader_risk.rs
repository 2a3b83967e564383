//! What an order puts at risk of those who lead: the chance that each of them falls with the
//! units it goes to, from the distributions of its forecast.

use super::assault::AssaultOdds;
use super::command_loss::fate_odds;
use super::dist::{Dist, ONE, binomial, both};
use super::fire::{FireOdds, FireOutcome, crew_hit};
use super::forecast::Forecast;
use super::leader::{Fate, Leader};
use super::order::Order;
use super::state::Perspective;
use super::unit::Unit;
use super::{AssaultResult, UnitId};

/// A leader whom an order may cost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeaderRisk<'a> {
    /// Who he is.
    pub leader: &'a Leader,
    /// Chance, 2^32, that he is killed or wounded.
    pub chance: u64,
}

/// The leaders who stand with the units of an order, with the chance that each falls in it: as
/// exact as the forecast is. Of fire it is what the answer may do, of a march an estimate.
#[must_use]
pub fn leader_risks<'a>(p: &'a Perspective, order: &Order, f: &Forecast) -> Vec<LeaderRisk<'a>> {
    let units: &[UnitId] = match order {
        Order::Move { unit, .. } | Order::Fire { unit, .. } => std::slice::from_ref(unit),
        Order::Assault { units, .. } => units,
        _ => &[],
    };
    let mut out = Vec::new();
    // Of an assault the odds know only those who are on the map.
    let there =
        units.iter().filter_map(|id| Some((*id, p.unit(*id).filter(|u| u.hex().is_some())?)));
    for (i, (id, u)) in there.enumerate() {
        let chance = match f {
            Forecast::Move { steps, .. } => steps.iter().fold(0, |fallen, s| {
                either(fallen, share(p, u, (s.men_at_risk_milli, s.pieces_at_risk_milli)))
            }),
            Forecast::Fire { answer: Some(odds), .. } => of_fire(p, u, odds),
            Forecast::Assault { odds, results, .. } => of_assault(p, (i, u), odds, results),
            _ => 0,
        };
        let with = p.leaders_with(id).into_iter().filter(|_| chance > 0);
        out.extend(with.map(|l| LeaderRisk { leader: l.leader, chance }));
    }
    out
}

/// One or the other, of two chances that do not know of each other.
fn either(a: u64, b: u64) -> u64 {
    ONE - both(ONE - a.min(ONE), ONE - b.min(ONE))
}

/// One man's part in losses in thousandths, of men or of vehicles with their crews.
fn share(p: &Perspective, u: &Unit, (men, pieces): (u64, u64)) -> u64 {
    let hit = if is_vehicle(p, u) { pieces * u64::from(crew_hit(u.men, u.pieces, 1)) } else { men };
    (ONE / 1000 * hit / u64::from(u.men.max(1))).min(ONE)
}

fn is_vehicle(p: &Perspective, u: &Unit) -> bool {
    p.setup().library.unit_type(u.ty).is_vehicle()
}

/// The chance to be among so many men, or in so many vehicles, that are hit.
fn falls(p: &Perspective, u: &Unit, men: u32, pieces: u32) -> u64 {
    let vehicle = is_vehicle(p, u);
    let hit = if vehicle { crew_hit(u.men, u.pieces, pieces) } else { men.min(u.men.into()) };
    let gone = hit >= u32::from(u.men) || vehicle && pieces >= u32::from(u.pieces);
    fate_odds(u.men, 0, hit as u16, gone).weight(|f| f != Fate::Unhurt)
}

fn over<T: Copy>(dist: &Dist<T>, falls: impl Fn(T) -> u64) -> u64 {
    dist.iter().map(|(o, w)| both(w, falls(o))).sum()
}

fn of_fire(p: &Perspective, u: &Unit, odds: &FireOdds) -> u64 {
    over(&odds.dist, |o: FireOutcome| falls(p, u, o.men, o.pieces))
}

/// In final fire, and hand to hand after it, for the one of that place among the attackers.
fn of_assault(
    p: &Perspective,
    (i, u): (usize, &Unit),
    odds: &AssaultOdds,
    results: &[(AssaultResult, u64, u64, u64)],
) -> u64 {
    let raked = odds.final_fire.raked.get(i).map_or(0, |r| r.chance);
    if odds.inside.get(i).is_none_or(|f| f.men == 0) {
        return 0;
    }
    let n = if is_vehicle(p, u) { u.pieces } else { u.men };
    let under_fire = over(&binomial(n.into(), raked), |k| falls(p, u, k, k));
    let all: u64 = odds.inside.iter().map(|f| u64::from(f.men)).sum();
    // The losses told of each result are those to final fire and hand to hand, which fall on the
    // units by their men.
    let before = odds.final_fire.hits_milli.0 + odds.final_fire.crews_milli;
    let hand_to_hand = |&(_, chance, ours, _): &(AssaultResult, u64, u64, u64)| {
        both(chance, (ONE / 1000 * ours.saturating_sub(before) / all.max(1)).min(ONE))
    };
    let fight = results.iter().filter(|r| r.0.fought().is_some()).map(hand_to_hand).sum();
    either(under_fire, fight)
}
