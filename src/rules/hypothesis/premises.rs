//! What a side may reason from when it guesses at the enemy: worked out once for all hypotheses
//! on one perspective.

use super::super::knowledge::best_speed;
use super::super::setup::{Objective, Weather};
use super::super::state::Perspective;
use super::super::unit::Unit;
use super::super::{Clock, ElementKind, Library, Side, TypeId, Works};
use crate::hex::Hex;

/// What a side knows of the enemy, and what follows from that.
pub(super) struct Premises<'a> {
    pub p: &'a Perspective,
    pub enemy: Side,
    /// Seconds of the turn that is being played.
    pub turn_s: u32,
    /// The enemy has had no turn yet.
    pub fresh: bool,
    /// By dense index: no enemy can stand there and not be known, or his orders keep him off.
    barred: Vec<bool>,
    /// Ground near which one looks for enemies who were never seen.
    pub likely: Vec<Hex>,
    /// Objectives that are his, and nobody is known to be there in strength.
    pub garrisons: Vec<&'a [Hex]>,
    /// What enemies who were never seen may be; the same twice is twice as likely.
    pub types: Vec<TypeId>,
}

impl<'a> Premises<'a> {
    pub fn new(p: &'a Perspective) -> Premises<'a> {
        let (setup, enemy) = (p.setup(), p.side.enemy());
        let first = setup.first == p.side;
        Premises {
            p,
            enemy,
            turn_s: setup.turn_seconds(p.public.turn),
            fresh: p.public.turn == 0 && first && p.public.side == p.side,
            barred: barred(p),
            likely: likely(p),
            garrisons: garrisons(p),
            types: types(p),
        }
    }

    pub fn library(&self) -> &Library {
        &self.p.setup().library
    }

    pub fn weather(&self) -> &Weather {
        &self.p.public.weather
    }

    /// True where an enemy may stand unknown, if it is not for sight.
    pub fn is_open(&self, hex: Hex) -> bool {
        let at = self.p.setup().map.size().index(hex);
        at.is_some_and(|i| !self.barred[i])
    }

    /// How many hexes an enemy can have marched since he was last in sight: as the crow flies,
    /// at the best speed of his kind.
    pub fn marched(&self, ty: TypeId, at: Clock) -> u16 {
        let (p, setup) = (self.p, self.p.setup());
        // Whoever moves first has not seen the enemy move in these minutes.
        let waits = setup.first == p.side && p.public.side == p.side;
        let seconds = p.public.clock.since(at) + if waits { 0 } else { self.turn_s };
        let speed = best_speed(setup, self.library().unit_type(ty).mobility);
        let metres = speed * u64::from(seconds) / 3600;
        let hexes = metres / u64::from(setup.map.hex_metres().max(1));
        hexes.min(u64::from(self.span())) as u16
    }

    /// No two hexes of the map are further from each other.
    pub fn span(&self) -> u16 {
        let size = self.p.setup().map.size();
        size.cols.saturating_add(size.rows)
    }

    /// Hexes in so many metres, one at least.
    pub fn hexes(&self, metres: u32) -> u16 {
        (metres / self.p.setup().map.hex_metres().max(1)).clamp(1, self.span().into()) as u16
    }

    /// The nearest own unit.
    pub fn nearest_own(&self, hex: Hex) -> Option<Hex> {
        self.p.units.iter().filter_map(Unit::hex).min_by_key(|h| (h.distance(hex), *h))
    }
}

/// Own hexes and those next to them, and what the enemy is forbidden to enter.
fn barred(p: &Perspective) -> Vec<bool> {
    let size = p.setup().map.size();
    let mut barred = vec![false; size.len()];
    let near = p.units.iter().filter_map(Unit::hex).flat_map(|h| h.disc(1));
    let forbidden = p.setup().forbidden[p.side.enemy()].iter().copied();
    for i in near.chain(forbidden).filter_map(|h| size.index(h)) {
        barred[i] = true;
    }
    barred
}

/// Where other enemies are known or were, works that are not one's own, ground that is his.
fn likely(p: &Perspective) -> Vec<Hex> {
    let setup = p.setup();
    let his = setup.objectives.iter().zip(&p.public.holds);
    let his = his.filter(|(_, h)| h.holder == Some(p.side.enemy()));
    let ground = his.flat_map(|(o, _)| setup.area(o.area).iter().copied());
    let own = |h: Hex| p.units.iter().filter_map(Unit::hex).any(|o| o.distance(h) <= 2);
    let dug = setup.map.size().hexes().filter(|h| p.field().works(*h) != Works::None);
    let seen = p.contacts.iter().map(|c| c.hex);
    ground.chain(dug.filter(|h| !own(*h))).chain(seen).collect()
}

fn garrisons(p: &Perspective) -> Vec<&[Hex]> {
    let setup = p.setup();
    let lacks = |o: &Objective| {
        let area = setup.area(o.area);
        let there = p.enemies().filter(|c| area.contains(&c.hex));
        let men = there.map(|c| match setup.library.unit_type(c.ty).kind {
            ElementKind::Men => u32::from(c.men),
            _ => u32::from(c.pieces) * setup.library.tuning.hold_piece,
        });
        men.sum::<u32>() < u32::from(o.min_men)
    };
    let his = setup.objectives.iter().zip(&p.public.holds);
    let his = his.filter(|(o, h)| h.holder == Some(p.side.enemy()) && lacks(o));
    his.map(|(o, _)| setup.area(o.area)).filter(|a| !a.is_empty()).collect()
}

/// Those he is known to have; else those that he alone can have; else any.
fn types(p: &Perspective) -> Vec<TypeId> {
    let lib = &p.setup().library;
    let told: Vec<TypeId> = p.contacts.iter().map(|c| c.ty).collect();
    if !told.is_empty() {
        return told;
    }
    let of = |side: Option<Side>| -> Vec<TypeId> {
        let all = (0..).map(TypeId).zip(&lib.types);
        all.filter(|(_, t)| t.side == side && t.men > 0).map(|(id, _)| id).collect()
    };
    let his = of(Some(p.side.enemy()));
    if his.is_empty() { of(None) } else { his }
}
