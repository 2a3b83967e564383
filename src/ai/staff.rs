//! Formation orders: what a formation is told to do, the machinery that carries it out
//! through ordinary orders, and what stopped its units.

use super::act::engine::Engine;
use super::act::halt::Stopped;
use super::doctrine::Doctrine;
use super::intend::directive::Directive;
use super::intend::dispatch;
use super::intend::plan::Plan;
use super::look::ground::GroundMemory;
use super::look::picture::Picture;
use crate::hex::Hex;
use crate::rules::formation::with_split_off;
use crate::rules::setup::Mission;
use crate::rules::{FormationId, Order, Perspective, Side, Supply, UnitId, supply};
use serde::{Deserialize, Serialize};

/// How far a unit got with its directive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Which directive, by its place in the list.
    pub directive: usize,
    /// The unit that stopped.
    pub unit: UnitId,
    /// What stopped it.
    pub why: Stopped,
    /// It has nothing left to fire, and its orders are not to go back for more.
    pub out_of_rounds: bool,
}

/// What every staff goes by, and whoever foretells what it will do.
pub(super) const DOCTRINE: &Doctrine = &Doctrine::STANDARD;

/// Carries out formation orders.
#[derive(Debug)]
pub struct Staff {
    directives: Vec<Directive>,
    engine: Engine,
    reports: Vec<Report>,
    /// Directives and battalions to which missions may have to go out first, the next one last.
    unsent: Vec<(usize, FormationId)>,
}

impl Staff {
    /// A staff with its orders. Of two directives for a unit the later counts.
    #[must_use]
    pub fn new(side: Side, directives: Vec<Directive>) -> Staff {
        let engine = Engine::new(side, DOCTRINE, 0);
        Staff { directives, engine, reports: Vec::new(), unsent: Vec::new() }
    }

    /// The same, with a memory of the ground.
    pub(super) fn with_memory(
        side: Side,
        directives: Vec<Directive>,
        ground: GroundMemory,
    ) -> Staff {
        let mut staff = Staff::new(side, directives);
        staff.engine.ground = ground;
        staff
    }

    /// Its memory of the ground, for another staff of the side.
    pub(super) fn into_memory(self) -> GroundMemory {
        self.engine.ground
    }

    /// The way of a unit from where it is to its goal, as it is measured: hexes and seconds.
    pub(super) fn way_on(&mut self, p: &Perspective, unit: UnitId) -> Option<(Vec<Hex>, u32)> {
        let pic = Picture::new(p, DOCTRINE);
        let o = pic.own(unit.index)?;
        self.engine.way_on(&pic, o)
    }

    /// Whose staff it is.
    #[must_use]
    pub const fn side(&self) -> Side {
        self.engine.side
    }

    /// What it carries out.
    #[must_use]
    pub fn directives(&self) -> &[Directive] {
        &self.directives
    }

    /// The next order for one of its units; `None` when they have done what they can
    /// this turn. It is never [`Order::EndTurn`], and always legal.
    pub fn next_order(&mut self, p: &Perspective) -> Option<Order> {
        let pic = self.engine.look(p)?;
        if self.engine.progress.begin(p) {
            self.engine.plan = Plan::ordered(&pic, &mut self.engine.ground, &self.directives);
            self.engine.led_by_hand = true;
            self.unsent = dispatch::concerned(&pic, &self.directives);
            self.unsent.reverse();
        }
        while let Some((directive, battalion)) = self.unsent.pop() {
            let d = &self.directives[directive];
            let order = dispatch::of_directive(&pic, &self.engine.plan, d, battalion);
            if order.is_some() {
                return order;
            }
        }
        let order = self.engine.next_legal(&pic);
        if order.is_none() {
            self.reports = self.judge(&pic);
        }
        order
    }

    /// What stopped whom, as of the last time there was no order left to give.
    #[must_use]
    pub fn reports(&self) -> Vec<Report> {
        self.reports.clone()
    }

    fn judge(&mut self, pic: &Picture) -> Vec<Report> {
        let mut out = Vec::new();
        let members: Vec<Vec<bool>> =
            self.directives.iter().map(|d| with_split_off(pic.p, &d.units)).collect();
        for o in &pic.own {
            let is_in = |who: &Vec<bool>| who.get(o.index()).copied().unwrap_or(false);
            let Some(directive) = members.iter().rposition(is_in) else { continue };
            let Directive { to, mission, .. } = &self.directives[directive];
            let empty = supply(&pic.setup.library, o.unit) == Supply::Empty;
            let out_of_rounds = empty && *mission != Mission::Refit;
            if let Some(why) = self.engine.stopped(pic, o, to) {
                out.push(Report { directive, unit: o.id, why, out_of_rounds });
            }
        }
        out.sort_by_key(|r| (r.directive, r.unit));
        out
    }
}
