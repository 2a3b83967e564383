//! What is foreseen of the orders about to be given.

use super::body::Body;
use super::caches::Asked;
use super::click::{Click, ClickPlan, Mode};
use super::preview::{Destination, OrderPreview, goal, supply_of};
use super::state::Battle;
use crate::hex::Hex;
use crate::rules::Reach;
use crate::rules::setup::Mission;

impl Battle {
    /// Seconds the chosen unit would fire for.
    pub(crate) fn fire_seconds(&self) -> u32 {
        self.selection.fire_seconds(self.perspective())
    }

    /// Where the chosen unit can get to.
    pub(crate) fn reach(&mut self) -> Option<&Reach> {
        let unit = self.selection.unit.filter(|_| self.may_order())?;
        let now = self.situation();
        Some(self.caches.reach(self.shown.perspective(), unit, now))
    }

    /// What known enemies' fire may cost the chosen unit on each hex in reach, in thousandths.
    pub(crate) fn dangers(&mut self) -> &[(Hex, u64)] {
        let Some(unit) = self.selection.unit.filter(|_| self.may_order()) else { return &[] };
        let now = self.situation();
        self.caches.dangers(self.shown.perspective(), unit, now)
    }

    /// What a click on the hovered hex would do.
    pub(crate) fn click_plan(&mut self) -> Option<&ClickPlan> {
        let (unit, hex) = (self.selection.unit?, self.selection.hover?);
        if !self.may_order() {
            return None;
        }
        let (group, mode) = (self.selection.group.clone(), self.selection.mode);
        let click = Click { unit, group, mode, hex, seconds: self.fire_seconds() };
        let now = self.situation();
        self.caches.click_plan(self.shown.perspective(), click, now)
    }

    /// What an order of the chosen mission to the hovered hex would mean, or, of one that leads
    /// back, wherever is hovered. `alone`: to that hex alone, not to the objective it belongs to.
    pub(crate) fn preview(&mut self, alone: bool) -> Option<&OrderPreview> {
        let Mode::Mission(mission) = self.selection.mode else { return None };
        let body = self.selection.acting()?;
        let goal = match supply_of(self.perspective(), &body, mission) {
            Some(supply) => supply,
            None => goal(self.perspective(), self.selection.hover?, alone),
        };
        Some(self.look_ahead(body, mission, goal))
    }

    /// The way of the chosen unit to the hovered hex, if that takes more than this turn.
    pub(crate) fn journey(&mut self) -> Option<&OrderPreview> {
        let (unit, hex) = (self.selection.unit?, self.selection.hover?);
        let p = self.perspective();
        let taken = p.own_at(hex).next().is_some() || p.enemies().any(|c| c.hex == hex);
        let ordinary = self.selection.mode == Mode::Ordinary;
        if !ordinary || taken || !self.may_order() || self.click_plan().is_some() {
            return None;
        }
        let body = Body { formation: None, units: vec![unit] };
        let goal = goal(self.perspective(), hex, true);
        Some(self.look_ahead(body, Mission::Move, goal)).filter(|p| p.digest.stuck.is_empty())
    }

    fn look_ahead(&mut self, body: Body, mission: Mission, goal: Destination) -> &OrderPreview {
        let now = self.situation();
        self.caches.preview(self.shown.perspective(), Asked { body, mission, goal }, now)
    }
}
