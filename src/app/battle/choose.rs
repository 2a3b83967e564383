//! Choosing whom to lead: formations, stacks, those without orders.

use super::body::Body;
use super::click::Mode;
use super::preview::Destination;
use super::state::Battle;
use crate::hex::Hex;
use crate::rules::formation::{formation_of, own_force};
use crate::rules::setup::Mission;
use crate::rules::{AreaId, FormationId, Perspective, UnitId};

impl Battle {
    /// Chooses a body of units.
    pub(crate) fn choose_body(&mut self, body: Body) {
        self.chosen = None;
        self.looked_at = None;
        self.group.clear();
        self.mode = Mode::Ordinary;
        self.body = Some(body);
    }

    /// Chooses a formation.
    pub(crate) fn choose_formation(&mut self, id: FormationId) {
        self.choose_body(Body::formation(self.shown(), id));
    }

    /// Folds or unfolds a formation in the order of battle.
    pub(crate) fn fold(&mut self, id: FormationId) {
        let turned = &mut self.layout_mut().turned;
        if !turned.remove(&id) {
            turned.insert(id);
        }
    }

    /// True while formation orders are being carried out.
    pub(crate) fn running(&self) -> bool {
        self.command.running()
    }

    /// The next click gives the chosen body this mission.
    pub(crate) fn aim(&mut self, mission: Mission) {
        if !self.may_order() {
            return;
        }
        if self.acting().is_none() {
            self.notice = Some("Choose a formation or a unit first.".to_owned());
        } else if self.mode == Mode::Mission(mission) {
            self.mode = Mode::Ordinary;
        } else {
            self.mode = Mode::Mission(mission);
        }
    }

    /// An area was pointed at in a list: the goal of the order about to be given, or a
    /// place to bring into view.
    pub(crate) fn point_at_area(&mut self, area: AreaId) -> Option<Hex> {
        let setup = self.shown().setup();
        let hexes = setup.area(area).to_vec();
        if let Mode::Mission(_) = self.mode {
            let of = setup.objectives.iter().find(|o| o.area == area).map(|o| o.name.clone());
            let named = || setup.areas.get(area.0 as usize).map(|a| a.name.clone());
            let name = of.or_else(named)?;
            self.give_mission_to(Destination { hexes, name });
            return None;
        }
        hexes.get(hexes.len() / 2).copied()
    }

    /// Chooses all that stand in a hex.
    pub(crate) fn choose_stack(&mut self, hex: Hex) {
        let units: Vec<UnitId> = self.shown().own_at(hex).map(|(id, _)| id).collect();
        if !units.is_empty() {
            self.choose_body(Body { formation: None, units });
        }
    }

    /// From a unit to its formation, from a formation to the one above.
    pub(crate) fn choose_superior(&mut self) {
        let p = self.shown();
        let of = |id: &UnitId| formation_of(p, *id);
        let up = match (&self.body, self.chosen) {
            (Some(Body { formation: Some(f), .. }), _) => own_force(p).superior(*f),
            (Some(Body { units, .. }), _) => units.first().and_then(of),
            (None, chosen) => chosen.as_ref().and_then(of),
        };
        if let Some(up) = up {
            self.choose_body(Body::formation(p, up));
        }
    }

    /// The next formation with units that are ready and have no standing order.
    pub(crate) fn next_body(&mut self) -> Option<Hex> {
        let p = self.shown();
        let idle = self.idle();
        let mut all: Vec<FormationId> = idle.iter().filter_map(|u| formation_of(p, *u)).collect();
        all.sort_unstable();
        all.dedup();
        let now = self.body.as_ref().and_then(|b| b.formation);
        let next = all.iter().find(|f| now.is_none_or(|n| **f > n)).or(all.first()).copied()?;
        let body = Body::formation(p, next);
        let at = middle(p, &body);
        self.choose_body(body);
        at
    }

    /// Units that can still do something and have no standing order to do it.
    pub(crate) fn idle(&self) -> Vec<UnitId> {
        let mut idle = super::click::idle(self.shown());
        idle.retain(|id| self.standing_of(*id).is_none());
        idle
    }

    /// The middle of the chosen body.
    pub(crate) fn body_middle(&self) -> Option<Hex> {
        middle(self.shown(), self.body.as_ref()?)
    }
}

/// The hex of a body's units that is nearest to all of them.
pub(super) fn middle(p: &Perspective, body: &Body) -> Option<Hex> {
    let all: Vec<Hex> =
        body.units.iter().filter_map(|id| p.unit(*id).and_then(|u| u.hex())).collect();
    let far = |h: &Hex| all.iter().map(|o| u32::from(o.distance(*h))).sum::<u32>();
    all.iter().copied().min_by_key(far)
}
