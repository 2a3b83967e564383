//! Formation orders: given in two inputs, standing until they are fulfilled or cancelled.

use super::click::Mode;
use super::command_post::{StaffRun, TreeLayout};
use super::journal::RunBegan;
use super::preview::{Destination, goal, supply_of};
use super::report::FormationReport;
use super::standing::StandingOrder;
use super::state::Battle;
use crate::ai::Staff;
use crate::hex::Hex;
use crate::rules::setup::Mission;
use crate::rules::{AreaId, FormationId, UnitId, wants_rest};
use crate::text::table::{formation_card, notices};
use std::sync::Arc;

impl Battle {
    /// The viewer's standing orders.
    pub(crate) fn standing(&self) -> &[StandingOrder] {
        &self.command.side(self.viewer()).standing
    }

    /// The standing order a unit is under.
    pub(crate) fn standing_of(&self, unit: UnitId) -> Option<&StandingOrder> {
        self.standing().iter().find(|s| s.body.units.contains(&unit))
    }

    /// Standing orders that were not carried on this turn.
    pub(crate) fn waiting(&self) -> usize {
        let turn = self.perspective().public.turn;
        self.standing().iter().filter(|s| s.carried != Some(turn)).count()
    }

    /// What came of the viewer's last formation orders.
    pub(crate) fn report(&self) -> Option<&FormationReport> {
        self.command.side(self.viewer()).report.as_ref()
    }

    /// How the viewer's order of battle is laid out.
    pub(crate) fn layout(&self) -> &TreeLayout {
        &self.command.side(self.viewer()).layout
    }

    /// The same, to be changed.
    pub(crate) fn layout_mut(&mut self) -> &mut TreeLayout {
        let viewer = self.viewer();
        &mut self.command.side_mut(viewer).layout
    }

    /// Folds or unfolds a formation in the order of battle.
    pub(crate) fn fold(&mut self, id: FormationId) {
        let turned = &mut self.layout_mut().turned;
        if !turned.remove(&id) {
            turned.insert(id);
        }
    }

    /// The next click gives the chosen body this mission.
    pub(crate) fn aim(&mut self, mission: Mission) {
        if !self.may_order() {
            return;
        }
        let Some(body) = self.selection.acting() else {
            self.prompts.notice = Some(notices::CHOOSE_SOMEBODY.to_owned());
            return;
        };
        if mission == Mission::Refit && !wants_rest(self.perspective(), &body.units) {
            self.prompts.notice = Some(formation_card::NOTHING_TO_REST_FROM.to_owned());
        } else {
            self.selection.toggle(Mode::Mission(mission));
        }
    }

    /// An area was pointed at in a list: the goal of the order about to be given, or a place to
    /// bring into view.
    pub(crate) fn point_at_area(&mut self, area: AreaId) -> Option<Hex> {
        let setup = self.perspective().setup();
        let hexes = setup.area(area).to_vec();
        if let Mode::Mission(_) = self.selection.mode {
            let of = setup.objectives.iter().find(|o| o.area == area).map(|o| o.name.clone());
            let named = || setup.areas.get(area.0 as usize).map(|a| a.name.clone());
            let name = of.or_else(named)?;
            self.give_mission_to(Destination { hexes, name });
            return None;
        }
        hexes.get(hexes.len() / 2).copied()
    }

    /// Gives the chosen body its mission, at a hex or the objective it belongs to.
    pub(crate) fn give_mission(&mut self, hex: Hex, alone: bool) {
        let goal = goal(self.perspective(), hex, alone);
        self.give_mission_to(goal);
    }

    fn give_mission_to(&mut self, goal: Destination) {
        let Mode::Mission(mission) = self.selection.mode else { return };
        let Some(body) = self.selection.acting().filter(|_| self.may_order()) else { return };
        self.selection.mode = Mode::Ordinary;
        let goal = supply_of(self.perspective(), &body, mission).unwrap_or(goal);
        let title = formation_card::title(&body.name(self.perspective()), mission, &goal.name);
        let order = StandingOrder { body, mission, goal, carried: None };
        self.give_orders(vec![order], title);
    }

    /// Gives the staff orders that stand from now on, in place of those their units were under.
    pub(super) fn give_orders(&mut self, orders: Vec<StandingOrder>, title: String) {
        let before = self.standing().to_vec();
        let viewer = self.viewer();
        let desk = self.command.side_mut(viewer);
        for order in &orders {
            desk.release(&order.body.units);
            desk.standing.push(order.clone());
        }
        self.begin(&orders, title, before);
    }

    /// Keeps the viewer's standing orders with the game, so that a save holds them.
    pub(super) fn keep_standing(&mut self) {
        let directives = self.standing().iter().map(StandingOrder::directive).collect();
        self.game.set_standing(self.viewer(), directives);
        self.keep_formation_orders();
    }

    /// Cancels the standing orders of the chosen body.
    pub(crate) fn relieve(&mut self) {
        let Some(body) = self.selection.acting() else { return };
        let before = self.standing().len();
        let was_under = body.units.iter().any(|u| self.standing_of(*u).is_some());
        let viewer = self.viewer();
        self.command.side_mut(viewer).release(&body.units);
        self.keep_standing();
        let said = if !was_under {
            notices::NOTHING_TO_CANCEL
        } else if self.standing().len() < before {
            notices::ORDER_CANCELLED
        } else {
            notices::TAKEN_OUT
        };
        self.prompts.notice = Some(said.to_owned());
    }

    /// Carries on with all standing orders.
    pub(crate) fn carry_on(&mut self) {
        if !self.may_order() {
            return;
        }
        let all = self.standing().to_vec();
        if all.is_empty() {
            self.prompts.notice = Some(notices::NO_STANDING_ORDERS.to_owned());
            return;
        }
        self.prompts.question = None;
        self.begin(&all, notices::carrying_on(all.len()), all.clone());
    }

    /// Gives orders to the staff. `before`: what stood until then.
    fn begin(&mut self, orders: &[StandingOrder], title: String, before: Vec<StandingOrder>) {
        self.prompts.notice = None;
        let viewer = self.viewer();
        let turn = self.perspective().public.turn;
        self.keep_standing();
        for s in &mut self.command.side_mut(viewer).standing {
            if orders.iter().any(|o| o.body == s.body) {
                s.carried = Some(turn);
            }
        }
        let directives = orders.iter().map(StandingOrder::directive).collect();
        let bodies = orders.iter().map(|s| s.body.name(self.perspective())).collect();
        let began = Arc::new(RunBegan {
            orders: self.game.entries().len(),
            standing: before,
            lines: self.shown.lines().len(),
        });
        let staff = Staff::new(viewer, directives);
        self.command.run = Some(StaffRun::new(staff, title, bodies, began));
        let entry = self.journal_entry();
        self.journal.announce(entry);
    }
}
