//! Whom another look would tell a side nothing new of: remembered from order to order, so that a
//! step of one unit is not a look of each at each.
//!
//! It follows from the rest of the state and is no part of it: two states that differ in nothing
//! else are the same. Whatever changes the state changes it too (`keep_up.rs`), and debug builds
//! look again wherever it says that nobody need.

use super::field::Field;
use super::morale::Morale;
use super::sight::Noticed;
use super::unit::Unit;
use super::{BySide, Side, UnitId};
use crate::hex::Hex;

/// The last look at an enemy, while nothing has changed that it went by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// Who saw him: the index of one on the side that looks; `None` if nobody does, or he is not
    /// on the map.
    pub by: Option<u16>,
    /// Where he is and from how far he is noticed.
    pub noticed: Option<Noticed>,
    /// From within so many metres a report of him would become surer.
    pub surer_m: u32,
}

/// By side that looks, by index of the enemy: the last look, if another would tell nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Looked(BySide<Vec<Option<Look>>>);

/// It adds nothing to what is true.
impl PartialEq for Looked {
    fn eq(&self, _: &Looked) -> bool {
        true
    }
}

impl Eq for Looked {}

/// A unit as somebody who looks: from where, and whether further than to the next hex.
pub(super) type Vantage = Option<(Hex, bool)>;

/// How a unit looks; `None` if it is not on the map.
pub(super) fn vantage(u: Option<&Unit>) -> Vantage {
    let u = u?;
    Some((u.hex()?, u.morale() < Morale::Broken))
}

impl Looked {
    /// True if another look of a side at an enemy would tell nothing.
    pub(super) fn enough(&self, side: Side, enemy: u16) -> bool {
        self.0[side].get(usize::from(enemy)).is_some_and(Option::is_some)
    }

    /// A side looked at an enemy and learned nothing.
    pub(super) fn note(&mut self, side: Side, enemy: u16, look: Look) {
        let (list, i) = (&mut self.0[side], usize::from(enemy));
        if list.len() <= i {
            list.resize(i + 1, None);
        }
        list[i] = Some(look);
    }

    /// An enemy, or what a side knows of him, is not what it was.
    pub(super) fn again(&mut self, side: Side, enemy: u16) {
        if let Some(look) = self.0[side].get_mut(usize::from(enemy)) {
            *look = None;
        }
    }

    /// All of the enemy, or what a side goes by, is not what it was.
    pub(super) fn all_again(&mut self, side: Side) {
        self.0[side].clear();
    }

    /// One of a side who looks is not where, or not who, he was.
    pub(super) fn moved(&mut self, id: UnitId, now: Option<&Unit>, field: &Field) {
        for look in &mut self.0[id.side] {
            let Some(Look { by, noticed: Some(noticed), surer_m }) = *look else { continue };
            let sees = || now.is_some_and(|u| noticed.by(field, u));
            let again = match by {
                // Nobody saw him: it counts whether this one does.
                None => sees(),
                Some(i) if i == id.index => noticed.near(field, now, surer_m) || !sees(),
                // Another sees him: it counts whether this one is so near that it tells more.
                Some(_) => noticed.near(field, now, surer_m),
            };
            if again {
                *look = None;
            }
        }
    }
}
