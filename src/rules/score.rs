//! The signed scale of points: Soviet positive, Japanese negative.

use super::morale::Morale;
use super::setup::{Setup, UnitSetup};
use super::state::{Claims, Perspective, State};
use super::unit::{Place, Unit};
use super::{ElementKind, Side, TypeId};
use crate::hex::Hex;
use serde::{Deserialize, Serialize};

/// What a side lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Losses {
    /// Men killed.
    pub killed: u32,
    /// Men wounded or captured.
    pub wounded: u32,
    /// Vehicles and guns.
    pub pieces: u32,
    /// Vehicles that mired, freed or not.
    pub bogged: u32,
    /// Of the vehicles, those that burnt.
    pub burnt: u32,
    /// Of the vehicles, those brought in after the battle.
    pub recovered: u32,
}

/// Losses of a list of units.
pub fn losses<'a>(units: impl Iterator<Item = &'a Unit>) -> Losses {
    units.fold(Losses::default(), |l, u| Losses {
        killed: l.killed + u32::from(u.killed),
        wounded: l.wounded + u32::from(u.wounded),
        pieces: l.pieces + u32::from(u.lost),
        bogged: l.bogged + u32::from(u.bogged),
        burnt: l.burnt + u32::from(u.burnt),
        recovered: l.recovered + u32::from(u.recovered),
    })
}

/// Men of a side lost, killed and wounded.
#[must_use]
pub fn men_lost(state: &State, side: Side) -> u32 {
    let l = losses(state.units[side].iter());
    l.killed + l.wounded
}

/// Points to the enemy for losses of `side`.
fn loss_points(setup: &Setup, side: Side, men: u32, pieces: u32) -> u32 {
    let s = &setup.scoring;
    let points = u64::from(men) * u64::from(s.per_100_men[side]) / 100
        + u64::from(pieces) * u64::from(s.per_10_pieces[side]) / 10;
    // Far beyond any real scale, and far from the limits of the score.
    points.min(10_000_000) as u32
}

/// The true score.
#[must_use]
pub fn score(state: &State) -> i32 {
    let mut sum = 0;
    for side in Side::ALL {
        let l = losses(state.units[side].iter());
        let gone = l.pieces.saturating_sub(l.recovered);
        let to_enemy = loss_points(&state.setup, side, l.killed + l.wounded, gone);
        sum += side.sign() * (state.public.points[side] as i32 - to_enemy as i32);
    }
    sum
}

/// The score as a side knows it: the enemy's losses as far as it saw them.
#[must_use]
pub fn known_score(p: &Perspective) -> i32 {
    known_score_with(p, p.claims)
}

fn known_score_with(p: &Perspective, claims: Claims) -> i32 {
    if let Some(score) = p.public.ended {
        return score;
    }
    let own = losses(p.units.iter());
    let mine = loss_points(p.setup(), p.side, own.killed + own.wounded, own.pieces);
    let theirs = loss_points(p.setup(), p.side.enemy(), claims.men, claims.pieces);
    let points = |s: Side| p.public.points[s] as i32;
    p.side.sign() * (points(p.side) - points(p.side.enemy()) + theirs as i32 - mine as i32)
}

/// The same, between what it lies: losses that one saw are an estimate.
#[must_use]
pub fn known_score_range(p: &Perspective) -> (i32, i32) {
    let with = |men, pieces| {
        let claims = Claims { men, pieces, ..p.claims };
        known_score_with(p, claims)
    };
    let (men, pieces) = (p.claims.men_range(), p.claims.pieces_range());
    let (few, many) = (with(men.0, pieces.0), with(men.1, pieces.1));
    (few.min(many), few.max(many))
}

/// A result by its size.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Grade {
    /// Nobody won.
    Draw,
    /// A narrow victory.
    Marginal,
    /// A clear victory.
    Clear,
    /// A decisive victory.
    Decisive,
}

/// The result of a score: who won, unless it is a draw, and how clearly.
#[must_use]
pub fn level(setup: &Setup, score: i32) -> (Option<Side>, Grade) {
    let size = score.unsigned_abs();
    let [marginal, clear, decisive] = setup.scoring.levels;
    let grade = if size >= decisive.max(1) {
        Grade::Decisive
    } else if size >= clear.max(1) {
        Grade::Clear
    } else if size >= marginal.max(1) {
        Grade::Marginal
    } else {
        Grade::Draw
    };
    let winner = if score > 0 { Side::Soviet } else { Side::Japan };
    ((grade != Grade::Draw).then_some(winner), grade)
}

/// A unit's weight in holding ground: its men, or so many men for each vehicle or gun as the
/// library says; nothing if it is broken or off the map.
#[must_use]
pub fn holding(setup: &Setup, u: &Unit) -> u32 {
    if u.morale() == Morale::Broken || !matches!(u.place, Place::On(_)) {
        return 0;
    }
    weight(setup, u.ty, u.men, u.pieces)
}

/// The same for a unit as the battle begins, whole and steady.
#[must_use]
pub fn holding_at_start(setup: &Setup, u: &UnitSetup) -> u32 {
    weight(setup, u.ty, u.men, u.pieces)
}

fn weight(setup: &Setup, ty: TypeId, men: u16, pieces: u16) -> u32 {
    match setup.library.unit_type(ty).kind {
        ElementKind::Men => u32::from(men),
        ElementKind::Vehicle | ElementKind::Gun => {
            u32::from(pieces) * setup.library.tuning.hold_piece
        }
    }
}

/// A side's weight in an area.
#[must_use]
pub fn strength_in(state: &State, side: Side, area: &[Hex]) -> u32 {
    state.units[side]
        .iter()
        .filter(|u| u.hex().is_some_and(|h| area.contains(&h)))
        .map(|u| holding(&state.setup, u))
        .sum()
}

/// True if an unbroken enemy is in the area of an objective or next to one of the side's
/// units there. Whoever stands in the area of another objective holds that: next to each
/// other both sides may have theirs.
#[must_use]
pub fn opposed(state: &State, side: Side, area: &[Hex]) -> bool {
    let own: Vec<Hex> =
        state.units[side].iter().filter_map(Unit::hex).filter(|h| area.contains(h)).collect();
    let setup = &state.setup;
    let elsewhere = |e: Hex| setup.objectives.iter().any(|o| setup.area(o.area).contains(&e));
    state.units[side.enemy()]
        .iter()
        .filter(|e| holding(setup, e) > 0)
        .filter_map(Unit::hex)
        .any(|e| area.contains(&e) || (!elsewhere(e) && own.iter().any(|h| h.distance(e) <= 1)))
}
