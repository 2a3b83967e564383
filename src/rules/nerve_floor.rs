//! What losses leave of the strain on nerves for the rest of the battle.
//!
//! Whoever has seen a quarter of his company fall is no more as calm as before. The losses are
//! those of the company; where the order of battle names none, those of the group in which a
//! unit stands; of a unit that is a company itself, its own. They alone never make anybody
//! shaken: the eleven guards held out when six were left.

use super::ElementKind;
use super::known::Known;
use super::morale::{Morale, threshold};
use super::setup::{Echelon, Force};
use super::state::Perspective;
use super::unit::Unit;
use super::{FormationId, UnitId};

/// Whose losses weigh on a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Comrades {
    /// Those of the company it belongs to.
    Company(FormationId),
    /// Those of the units beside it in a formation that is not said to be anything.
    Group(FormationId),
    /// Its own.
    Alone,
}

/// Below what suppression of a unit does not fall, and why.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NerveFloor {
    /// Whose losses they are.
    pub of: Comrades,
    /// Their losses, per cent of the men with whom the battle began.
    pub loss_pct: u8,
    /// Suppression does not fall below this: 0 to 100, and below what makes it shaken.
    pub points: u8,
}

/// Below what suppression of an own unit does not fall.
pub(super) fn nerve_floor(k: Known, u: &Unit) -> NerveFloor {
    let force = &k.setup.forces[k.side];
    let of = comrades(force, u.line);
    let of_them = |line: u16| match of {
        Comrades::Alone => line == u.line,
        Comrades::Company(f) => {
            force.formation_of_line(line).is_some_and(|below| force.is_under(below, f))
        }
        Comrades::Group(f) => force.formation_of_line(line) == Some(f),
    };
    let (lost, had) = (men_lost(k, of_them), men_at_start(force, of_them));
    let loss_pct = (u64::from(lost) * 100 / u64::from(had.max(1))).min(100) as u8;
    let most = threshold(Morale::Shaken, u.quality).saturating_sub(1);
    let points = u32::from(loss_pct) * k.setup.library.tuning.floor_pct / 100;
    NerveFloor { of, loss_pct, points: points.min(most.into()) as u8 }
}

/// Whose losses weigh on the unit of a line.
fn comrades(force: &Force, line: u16) -> Comrades {
    let echelon = |f: FormationId| force.formations.get(usize::from(f.0)).and_then(|f| f.echelon);
    let Some(formation) = force.formation_of_line(line) else { return Comrades::Alone };
    let company = force.chain(formation).find(|f| echelon(*f) == Some(Echelon::Company));
    match (company, echelon(formation)) {
        (Some(f), _) => Comrades::Company(f),
        (None, None) => Comrades::Group(formation),
        // Whatever stands directly below a battalion is a company of it.
        (None, Some(_)) => Comrades::Alone,
    }
}

/// Men killed and wounded of some lines of the order of battle; of vehicles also those who
/// have none any more.
pub(super) fn men_lost(k: Known, of: impl Fn(u16) -> bool) -> u32 {
    let lines = &k.setup.forces[k.side].units;
    let lost = |u: &Unit| {
        let hit = u32::from(u.killed) + u32::from(u.wounded);
        match (k.setup.library.unit_type(u.ty).kind, lines.get(usize::from(u.line))) {
            (ElementKind::Vehicle, Some(line)) if line.pieces > 0 => {
                hit.max(u32::from(u.lost) * u32::from(line.men) / u32::from(line.pieces))
            }
            _ => hit,
        }
    };
    // Elements that mired have the line of those they split off from.
    k.units.iter().filter(|u| of(u.line)).map(lost).sum()
}

/// Men with whom some lines of the order of battle begin.
pub(super) fn men_at_start(force: &Force, of: impl Fn(u16) -> bool) -> u32 {
    let lines = (0..).zip(&force.units).filter(|(line, _)| of(*line));
    lines.map(|(_, u)| u32::from(u.men)).sum()
}

impl Perspective {
    /// Below what suppression of an own unit does not fall; none for one off the map.
    #[must_use]
    pub fn nerve_floor(&self, id: UnitId) -> Option<NerveFloor> {
        self.unit(id).filter(|u| u.hex().is_some()).map(|u| nerve_floor(self.known(), u))
    }
}
