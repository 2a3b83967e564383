//! What the enemy may have dug and wired where nobody would notice it.

use super::super::dice::Dice;
use super::super::dist::ONE;
use super::super::survey::{may_hide_wire, may_hide_works};
use super::super::unit::Unit;
use super::super::{FieldChange, Works};
use super::premises::Premises;

/// Works and wire about enemies who are out of sight: every other of them on foot or with guns
/// has works, and one in four of these wire before them. One change for each place.
pub(super) fn works_unseen(w: &Premises, dice: &mut Dice, units: &[Unit]) -> Vec<FieldChange> {
    let mut all = Vec::new();
    let foot = |u: &&Unit| !w.library().unit_type(u.ty).is_vehicle();
    for at in units.iter().filter(foot).filter_map(Unit::hex) {
        if !w.is_open(at) || !dice.chance(ONE / 2) || !may_hide_works(w.p, at) {
            continue;
        }
        let works = if dice.chance(ONE / 2) { Works::Trench } else { Works::Foxholes };
        all.push(FieldChange::Works { at, works });
        let towards = w.nearest_own(at).and_then(|own| at.sector_to(own));
        if let Some(dir) = towards.filter(|_| dice.chance(ONE / 4))
            && may_hide_wire(w.p, at, dir)
        {
            let rows = dice.between(1, 2) as u8;
            all.push(FieldChange::Wire { at, dir, rows });
        }
    }
    let size = w.p.setup().map.size();
    all.retain(|c| c.is_possible(size));
    FieldChange::merged(all)
}
