//! Tanks and infantry that have stood beside each other long enough to attack jointly.

use super::known::Known;
use super::library::ElementKind;
use super::morale::Morale;
use super::nearby::is_near;
use super::unit::{Together, Unit};
use super::{Clock, UnitChange, UnitId};

/// What the start of its side's turn makes of a unit's bond with the other arm; nothing if it
/// changes nothing. Those who stand together as the battle begins have stood so long enough.
pub(super) fn bonded(
    k: Known,
    id: UnitId,
    u: &Unit,
    turn: u16,
    clock: Clock,
) -> Option<UnitChange> {
    let with = match (has_other_arm(k, id, u), u.together) {
        (false, _) => None,
        (true, None) => Some(Together { since: clock, whole_turn: turn == 0 }),
        (true, Some(t)) => Some(Together { whole_turn: true, ..t }),
    };
    (with != u.together).then_some(UnitChange::Bonded { with })
}

/// Unbroken infantry is near an own tank, or a tank near own infantry.
fn has_other_arm(k: Known, id: UnitId, u: &Unit) -> bool {
    let lib = &k.setup.library;
    let (kind, near) = (lib.unit_type(u.ty).kind, lib.armour.together_m);
    let other = match kind {
        ElementKind::Men => ElementKind::Vehicle,
        ElementKind::Vehicle => ElementKind::Men,
        ElementKind::Gun => return false,
    };
    let Some(hex) = u.hex() else { return false };
    k.own().any(|(o, x)| {
        o != id
            && lib.unit_type(x.ty).kind == other
            && x.morale() < Morale::Broken
            && x.hex().is_some_and(|h| is_near(k.field, (h, hex), near))
    })
}
