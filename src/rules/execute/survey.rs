//! Finding the enemy's works and wire.

use super::super::field_change::FieldChange;
use super::super::survey::{found_by, sees_site};
use super::super::{Event, Side, UnitId};
use super::Exec;
use crate::hex::{Dir, Hex};

impl Exec<'_> {
    /// A unit looks at the ground about it.
    pub(super) fn survey(&mut self, id: UnitId) {
        let Some(u) = self.unit(id) else { return };
        let found = found_by(self.state, id.side, &[u]);
        self.enter(id.side, found);
    }

    /// All of a side look at the ground.
    pub(super) fn survey_all(&mut self, side: Side) {
        let found = found_by(self.state, side, &self.state.units[side]);
        self.enter(side, found);
    }

    /// Where an enemy came into sight the works he is in may be seen too.
    pub(super) fn survey_under(&mut self, enemy: UnitId) {
        let Some(at) = self.unit(enemy).and_then(|u| u.hex()) else { return };
        let side = enemy.side.enemy();
        let Some(site) = self.unknown_works(side, at) else { return };
        let known = self.state.known(side);
        if known.units.iter().any(|o| sees_site(known, o, &site)) {
            self.enter(side, vec![site]);
        }
    }

    /// Whoever goes over a hexside learns what wire there is. True if it is otherwise than his
    /// side knew.
    pub(super) fn find_wire(&mut self, side: Side, from: Hex, dir: Dir) -> bool {
        let rows = self.state.field.side(from, dir).wire;
        if self.state.knowledge[side].field.side(from, dir).wire == rows {
            return false;
        }
        self.enter(side, vec![FieldChange::Wire { at: from, dir, rows }]);
        true
    }

    /// Whoever storms a hex learns what works there are.
    pub(super) fn find_works(&mut self, side: Side, at: Hex) {
        let site = self.unknown_works(side, at);
        self.enter(side, site.into_iter().collect());
    }

    /// The works in a hex, if they are otherwise than a side knows.
    fn unknown_works(&self, side: Side, at: Hex) -> Option<FieldChange> {
        let works = self.state.field.works(at);
        let known = self.state.knowledge[side].field.works(at);
        (known != works).then_some(FieldChange::Works { at, works })
    }

    /// Enters what a side found in its map.
    pub(super) fn enter(&mut self, side: Side, found: Vec<FieldChange>) {
        if !found.is_empty() {
            self.emit(Event::Surveyed { side, found });
        }
    }
}
