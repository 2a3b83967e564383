//! Choosing whom to lead: units, formations, stacks, those without orders.

use super::body::Body;
use super::state::Battle;
use crate::hex::Hex;
use crate::rules::formation::{formation_of, own_force};
use crate::rules::{FormationId, Morale, Perspective, Side, UnitId};

impl Battle {
    /// The next or the previous unit that can still do something.
    pub(crate) fn next_unit(&mut self, forward: bool) -> Option<UnitId> {
        let mut list = self.idle();
        if list.is_empty() {
            let own = self.perspective().own();
            list = own.filter(|(_, u)| u.hex().is_some()).map(|(id, _)| id).collect();
        }
        if !forward {
            list.reverse();
        }
        let at = self.selection.unit.and_then(|c| list.iter().position(|u| *u == c));
        let next = list.get(at.map_or(0, |i| (i + 1) % list.len())).copied()?;
        self.selection.choose_unit(next);
        Some(next)
    }

    /// Chooses a formation.
    pub(crate) fn choose_formation(&mut self, id: FormationId) {
        let body = Body::formation(self.perspective(), id);
        self.selection.choose_body(body);
    }

    /// Chooses all that stand in a hex.
    pub(crate) fn choose_stack(&mut self, hex: Hex) {
        let units: Vec<UnitId> = self.perspective().own_at(hex).map(|(id, _)| id).collect();
        if !units.is_empty() {
            self.selection.choose_body(Body { formation: None, units });
        }
    }

    /// From a unit to its formation, from a formation to the one above.
    pub(crate) fn choose_superior(&mut self) {
        let p = self.perspective();
        let of = |id: &UnitId| formation_of(p, *id);
        let up = match (&self.selection.body, self.selection.unit) {
            (Some(Body { formation: Some(f), .. }), _) => own_force(p).superior(*f),
            (Some(Body { units, .. }), _) => units.first().and_then(of),
            (None, chosen) => chosen.as_ref().and_then(of),
        };
        if let Some(up) = up {
            self.choose_formation(up);
        }
    }

    /// The next formation with units that are ready and have no standing order.
    pub(crate) fn next_body(&mut self) -> Option<Hex> {
        let p = self.perspective();
        let idle = self.idle();
        let mut all: Vec<FormationId> = idle.iter().filter_map(|u| formation_of(p, *u)).collect();
        all.sort_unstable();
        all.dedup();
        let now = self.selection.body.as_ref().and_then(|b| b.formation);
        let next = all.iter().find(|f| now.is_none_or(|n| **f > n)).or(all.first()).copied()?;
        self.choose_formation(next);
        self.body_middle()
    }

    /// Units that can still do something and have no standing order to do it.
    pub(crate) fn idle(&self) -> Vec<UnitId> {
        let mut idle = idle(self.perspective());
        idle.retain(|id| self.standing_of(*id).is_none());
        idle
    }

    /// The hex of a side's units that is nearest to all of them.
    pub(crate) fn home(&self, side: Side) -> Option<Hex> {
        middle(self.game.state().units(side).filter_map(|(_, u)| u.hex()).collect())
    }

    /// The middle of the chosen body.
    pub(crate) fn body_middle(&self) -> Option<Hex> {
        let p = self.perspective();
        let units = &self.selection.body.as_ref()?.units;
        middle(units.iter().filter_map(|id| p.unit(*id)?.hex()).collect())
    }
}

/// The one of some hexes that is nearest to all of them.
fn middle(all: Vec<Hex>) -> Option<Hex> {
    let far = |h: &Hex| all.iter().map(|o| u32::from(o.distance(*h))).sum::<u32>();
    all.iter().copied().min_by_key(far)
}

/// Units that can still do something: they have time, they are not broken, and some
/// order beyond a policy is open to them.
fn idle(p: &Perspective) -> Vec<UnitId> {
    let turn = p.setup().turn_seconds(p.public.turn);
    p.own()
        .filter(|(_, u)| u.hex().is_some() && !u.is_immobile() && u.pieces.max(u.men) > 0)
        // What a unit keeps is its reaction fire: one that has done nothing is idle,
        // one that has less than half its time has been used.
        .filter(|(_, u)| u.time * 2 > turn as i32 && !u.fired)
        .filter(|(_, u)| u.morale() < Morale::Broken)
        .map(|(id, _)| id)
        .collect()
}
