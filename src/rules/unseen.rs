//! The ground as one side knows it: the true one without the enemy's works and wire that
//! nobody of the side has seen.

use super::field::Field;
use super::field_change::FieldChange;
use super::ground::Map;
use super::setup::Setup;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Takes works and wire off the map of a battle.
pub(super) fn take_off(setup: &mut Setup, unseen: &[FieldChange]) {
    setup.map = without(&setup.map, unseen);
}

/// A map without some works and wire.
fn without(map: &Arc<Map>, unseen: &[FieldChange]) -> Arc<Map> {
    if unseen.is_empty() {
        return map.clone();
    }
    let mut bare = (**map).clone();
    for site in unseen {
        site.cleared().lay(&mut bare);
    }
    Arc::new(bare)
}

/// The map as both sides know it before the battle: for whoever shows it to nobody in particular.
#[must_use]
pub fn open_map(setup: &Setup) -> Arc<Map> {
    let half = without(&setup.map, &setup.unseen.soviet);
    without(&half, &setup.unseen.japan)
}

/// The ground as a side knows it: its own base, and what it learned of since. `learned` may be a
/// list from a save, without the ground it belongs to; `known` is the battle as the side knows
/// it, `truth` the ground as it is. Where both are the same they share it.
pub(super) fn known_field(
    (truth, unseen): (&Field, &[FieldChange]),
    learned: &Field,
    known: &Setup,
) -> Field {
    if unseen.is_empty() && learned.changes().eq(truth.changes()) {
        truth.clone()
    } else {
        learned.on(known)
    }
}

/// Of changes with something said of each, the last of each place, in an order of their own; none
/// of those that can lie unseen by nobody: crossings and wrecks.
pub fn last_of_each_place<T>(all: impl Iterator<Item = (FieldChange, T)>) -> Vec<(FieldChange, T)> {
    let by_site: BTreeMap<_, _> =
        all.filter(|(c, _)| c.can_lie_unseen()).map(|(c, what)| (c.site(), (c, what))).collect();
    by_site.into_values().collect()
}
