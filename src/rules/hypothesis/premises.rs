//! What a side may reason from when it guesses at the enemy: worked out once for all hypotheses
//! on one perspective.

use super::super::knowledge::best_speed;
use super::super::score::holding_at_start;
use super::super::setup::{Objective, UnitSetup, Weather};
use super::super::state::Perspective;
use super::super::unit::Unit;
use super::super::{Clock, ElementKind, Library, Side, TypeId, UnitType, Works};
use super::blank::blank_line;
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
    /// How strong the enemy is expected to be where nothing was told of him, in men's weight.
    pub expected: Option<u32>,
    /// The middle of where the side began, and the same seen across the middle of the map; `None`
    /// where it began on both sides of that, or nowhere on the map.
    camps: Option<(Hex, Hex)>,
    /// What enemies who were never seen may be; the same twice is twice as likely.
    pub types: Vec<TypeId>,
}

/// An enemy like a unit of one's own.
#[derive(Clone, Copy)]
pub(super) struct Like {
    pub ty: TypeId,
    /// Where he would be if he had begun across the middle of the map and done as that unit did;
    /// `None` where nobody knows where he began.
    pub across: Option<Hex>,
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
            expected: expected(p),
            camps: camps(p),
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

    /// True where an enemy of a kind is likely to be whom nobody has ever seen: nearer to where he
    /// is taken to have begun than to where this side has, or as much further as he can have
    /// marched since.
    pub fn is_his_side(&self, ty: TypeId, hex: Hex) -> bool {
        let Some((ours, his)) = self.camps else { return true };
        hex.distance(his)
            <= hex.distance(ours).saturating_add(self.marched(ty, self.p.setup().start))
    }

    /// The likes of those own units that are not among the enemies known.
    pub fn likes(&self, known: &[Unit]) -> Vec<Like> {
        let (p, setup) = (self.p, self.p.setup());
        let mut known: Vec<TypeId> = known.iter().map(|u| u.ty).collect();
        let mut is_new = |ty: TypeId| match known.iter().position(|k| *k == ty) {
            Some(i) => {
                known.swap_remove(i);
                false
            }
            None => true,
        };
        let lent = |u: &&Unit| setup.library.unit_type(u.ty).side != Some(p.side);
        let began = |u: &Unit| setup.forces[p.side].units[usize::from(u.line)].entry.first_hex();
        let all = p.units.iter().filter(lent).filter(|u| is_new(u.ty));
        all.map(|u| {
            let hex = u.hex().unwrap_or_else(|| began(u));
            Like { ty: u.ty, across: self.camps.map(|_| across(p, hex)) }
        })
        .collect()
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

    /// A unit's weight in men with all that it lost.
    pub fn weight(&self, u: &Unit) -> u32 {
        let men = u.men.saturating_add(u.killed).saturating_add(u.wounded);
        let pieces = u.pieces.saturating_add(u.lost);
        let whole = UnitSetup { men, pieces, ..blank_line(u.ty, Hex::default()) };
        holding_at_start(self.p.setup(), &whole)
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
        let men = there.map(|c| {
            let strength = UnitSetup { men: c.men, pieces: c.pieces, ..blank_line(c.ty, c.hex) };
            holding_at_start(setup, &strength)
        });
        men.sum::<u32>() < u32::from(o.min_men)
    };
    let his = setup.objectives.iter().zip(&p.public.holds);
    let his = his.filter(|(o, h)| h.holder == Some(p.side.enemy()) && lacks(o));
    his.map(|(o, _)| setup.area(o.area)).filter(|a| !a.is_empty()).collect()
}

/// A battle is worth fighting for both: whoever was told nothing reckons with his like; with half
/// of it where he is to take all that there is to take, for he was given enough for that: guess.
fn expected(p: &Perspective) -> Option<u32> {
    let (setup, told) = (p.setup(), &p.setup().intelligence[p.side].reports);
    let own = setup.forces[p.side].units.iter().map(|u| holding_at_start(setup, u));
    let own: u32 = own.sum();
    let his = |o: &Objective| o.holder == Some(p.side.enemy());
    let attacks = !setup.objectives.is_empty() && setup.objectives.iter().all(his);
    told.is_empty().then_some(if attacks { own / 2 } else { own })
}

/// Where a side began, and where an enemy did who began across the middle of the map from it.
fn camps(p: &Perspective) -> Option<(Hex, Hex)> {
    let setup = p.setup();
    let size = setup.map.size();
    let began = || setup.forces[p.side].units.iter().map(|u| u.entry.first_hex().offset());
    let mean = |of: fn((i16, i16)) -> i16| {
        let all: i64 = began().map(|b| i64::from(of(b))).sum();
        all.checked_div(began().count() as i64).and_then(|m| i16::try_from(m).ok())
    };
    let (col, row) = (mean(|b| b.0)?, mean(|b| b.1)?);
    let ours = Hex::from_offset(col, row);
    let his = across(p, ours);
    let apart = u32::from(ours.distance(his)) * 3 >= u32::from(size.cols.min(size.rows));
    apart.then_some((ours, his))
}

/// The hex as far on the other side of the middle of the map.
fn across(p: &Perspective, hex: Hex) -> Hex {
    let size = p.setup().map.size();
    let last = |n: u16| i16::try_from(n).unwrap_or(i16::MAX) - 1;
    let (col, row) = hex.offset();
    Hex::from_offset(last(size.cols).saturating_sub(col), last(size.rows).saturating_sub(row))
}

/// Those he is known to have, and where he is expected to be the like of oneself those that both
/// can have; else those that he alone can have, and that have room in a hex;
/// else any.
fn types(p: &Perspective) -> Vec<TypeId> {
    let setup = p.setup();
    let lib = &setup.library;
    let known = p.contacts.iter().map(|c| c.ty);
    let lent = |ty: &TypeId| lib.unit_type(*ty).side != Some(p.side);
    let like = setup.forces[p.side].units.iter().map(|u| u.ty).filter(lent);
    let told: Vec<TypeId> = match expected(p) {
        Some(_) => known.chain(like).collect(),
        None => known.collect(),
    };
    if !told.is_empty() {
        return told;
    }
    let has_room = |t: &UnitType| match t.kind {
        ElementKind::Men => u32::from(t.men) <= setup.stacking_limit(),
        ElementKind::Vehicle => {
            u32::from(t.pieces) * lib.tuning.stack_vehicle <= setup.stacking_limit()
        }
        ElementKind::Gun => u32::from(t.pieces) * lib.tuning.stack_gun <= setup.stacking_limit(),
    };
    let those = |fits: &dyn Fn(&UnitType) -> bool| -> Vec<TypeId> {
        let all = (0..).map(TypeId).zip(&lib.types);
        all.filter(|(_, t)| t.men > 0 && fits(t)).map(|(id, _)| id).collect()
    };
    let his = |t: &UnitType| t.side == Some(p.side.enemy());
    let anybody = |t: &UnitType| t.side != Some(p.side);
    [those(&|t| his(t) && has_room(t)), those(&his), those(&anybody)]
        .into_iter()
        .find(|all| !all.is_empty())
        .unwrap_or_default()
}
