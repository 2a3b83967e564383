//! What the player has chosen, and what his clicks mean.

use super::body::Body;
use super::click::Mode;
use crate::hex::Hex;
use crate::rules::{ContactId, Perspective, UnitId};

/// What the player has chosen, and what his clicks mean.
#[derive(Debug, Default)]
pub(crate) struct Selection {
    /// The chosen unit.
    pub unit: Option<UnitId>,
    /// An enemy looked at.
    pub enemy: Option<ContactId>,
    /// The chosen formation or stack.
    pub body: Option<Body>,
    /// Units that storm together with the chosen one.
    pub group: Vec<UnitId>,
    /// What clicks mean.
    pub mode: Mode,
    /// The hex under the pointer or the cursor.
    pub hover: Option<Hex>,
    /// It was reached with the arrow keys: the pointer lies elsewhere.
    pub by_keys: bool,
    /// Seconds to fire for, if the player set them.
    pub seconds: Option<u32>,
}

impl Selection {
    /// Chooses a unit.
    pub(crate) fn choose_unit(&mut self, id: UnitId) {
        if self.unit != Some(id) {
            self.mode = Mode::Ordinary;
            self.group.clear();
            self.seconds = None;
        }
        self.unit = Some(id);
        self.body = None;
        self.enemy = None;
    }

    /// Chooses a body of units.
    pub(crate) fn choose_body(&mut self, body: Body) {
        self.drop_all();
        self.body = Some(body);
    }

    /// Nothing is chosen, and clicks mean the ordinary.
    pub(crate) fn drop_all(&mut self) {
        self.leave_mode();
        self.drop_choice();
    }

    /// Clicks mean the ordinary again.
    pub(crate) fn leave_mode(&mut self) {
        self.mode = Mode::Ordinary;
        self.group.clear();
    }

    /// Nothing is chosen.
    pub(crate) fn drop_choice(&mut self) {
        self.unit = None;
        self.body = None;
        self.enemy = None;
    }

    /// The pointer lies on this hex, or on none.
    pub(crate) fn point(&mut self, hex: Option<Hex>) {
        (self.hover, self.by_keys) = (hex, false);
    }

    /// The cursor is brought to this hex by the arrow keys.
    pub(crate) fn move_cursor(&mut self, hex: Hex) {
        (self.hover, self.by_keys) = (Some(hex), true);
    }

    /// True if something is chosen or looked at.
    pub(crate) fn is_any(&self) -> bool {
        self.unit.is_some() || self.body.is_some() || self.enemy.is_some()
    }

    /// Clicks mean this, or the ordinary if they meant it already.
    pub(crate) fn toggle(&mut self, mode: Mode) {
        self.mode = if self.mode == mode { Mode::Ordinary } else { mode };
    }

    /// These storm together with the chosen one; without one, the first of them is chosen.
    pub(crate) fn join(&mut self, units: &[UnitId]) {
        for id in units {
            if self.unit.is_none() {
                self.unit = Some(*id);
            } else if self.unit != Some(*id) && !self.group.contains(id) {
                self.group.push(*id);
            }
        }
    }

    /// Who would get a formation order now: the chosen body, or the chosen unit and those
    /// with it.
    pub(crate) fn acting(&self) -> Option<Body> {
        self.body.clone().or_else(|| {
            let mut units = vec![self.unit?];
            units.extend(self.group.iter().filter(|g| Some(**g) != self.unit));
            Some(Body { formation: None, units })
        })
    }

    /// The hex the chosen unit stands in.
    pub(crate) fn hex(&self, p: &Perspective) -> Option<Hex> {
        p.unit(self.unit?)?.hex()
    }

    /// Seconds the chosen unit would fire for: as set, or a third of its turn, within what it
    /// has.
    pub(super) fn fire_seconds(&self, p: &Perspective) -> u32 {
        let turn = p.setup().turn_seconds(p.public.turn);
        let have = self.unit.and_then(|id| p.unit(id)).map_or(0, |u| u.time.max(0) as u32);
        self.seconds.unwrap_or(turn / 3).clamp(10, turn.max(10)).min(have.max(1))
    }
}
