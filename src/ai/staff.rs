//! Formation orders: what a formation is told to do, the machinery that carries it out
//! through ordinary orders, and what stopped its units.

use super::ground::Ground;
use super::picture::Picture;
use super::plan::Plan;
use super::{Doctrine, Engine};
use crate::hex::Hex;
use crate::rules::formation::with_split_off;
use crate::rules::setup::Mission;
use crate::rules::{Morale, Order, Perspective, Side, UnitId};
use serde::{Deserialize, Serialize};

/// A formation order: units of one side with a mission on some ground.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Directive {
    /// Who.
    pub units: Vec<UnitId>,
    /// What.
    pub mission: Mission,
    /// Where: the goal, not empty.
    pub to: Vec<Hex>,
}

/// Why a unit is not where its directive wants it, or that it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Stopped {
    /// It is there.
    Arrived,
    /// It fires from where it can.
    Firing,
    /// A headquarters near those it leads.
    Behind,
    /// The turn was too short: about so many seconds of march are left.
    OnTheWay {
        /// Seconds to the goal.
        seconds: u32,
    },
    /// It waits for the others before the attack goes in.
    Gathering,
    /// It keeps pace with slower men of the same formation.
    Pacing,
    /// Stuck in the ground.
    Mired,
    /// Pinned, shaken or broken.
    Nerves(Morale),
    /// It cannot move at all.
    Immobile,
    /// No way leads there for it.
    NoWay,
    /// No way leads to a place from which it could fire on the ground.
    NoPost {
        /// How far one sees, metres, if that is less than its weapons reach.
        seen_m: Option<u32>,
    },
    /// Its way leads through a hex that is full.
    NoRoom {
        /// The hex.
        at: Hex,
    },
    /// An enemy is in the way, and an assault has not enough chance.
    Enemy {
        /// His hex.
        at: Hex,
    },
    /// An enemy is in the way of those who are not to storm, or cannot.
    Barred {
        /// His hex.
        at: Hex,
    },
    /// The next hex lies under more fire than is worth it.
    UnderFire {
        /// The hex.
        at: Hex,
    },
    /// The next hex would swallow it.
    SoftGround {
        /// The hex.
        at: Hex,
    },
}

impl Stopped {
    /// True if nothing more comes of waiting: it is where it should be, or never gets there.
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Stopped::Arrived
            | Stopped::Firing
            | Stopped::Behind
            | Stopped::Immobile
            | Stopped::NoWay
            | Stopped::NoPost { .. } => true,
            Stopped::OnTheWay { .. }
            | Stopped::Gathering
            | Stopped::Pacing
            | Stopped::Mired
            | Stopped::Nerves(_)
            | Stopped::NoRoom { .. }
            | Stopped::Enemy { .. }
            | Stopped::Barred { .. }
            | Stopped::UnderFire { .. }
            | Stopped::SoftGround { .. } => false,
        }
    }

    /// True if all is as it should be and nobody need be told.
    #[must_use]
    pub const fn is_well(self) -> bool {
        matches!(self, Stopped::Arrived | Stopped::Firing | Stopped::Behind)
    }
}

/// How far a unit got with its directive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Which directive, by its place in the list.
    pub directive: usize,
    /// Who.
    pub unit: UnitId,
    /// What stopped it.
    pub why: Stopped,
}

/// What every staff goes by, and whoever foretells what it will do.
pub(super) const DOCTRINE: &Doctrine = &Doctrine::STANDARD;

/// Carries out formation orders.
#[derive(Debug)]
pub struct Staff {
    directives: Vec<Directive>,
    engine: Engine,
    reports: Vec<Report>,
}

impl Staff {
    /// A staff with its orders. Of two directives for a unit the later counts.
    #[must_use]
    pub fn new(side: Side, directives: Vec<Directive>) -> Staff {
        Staff { directives, engine: Engine::new(side, DOCTRINE, 0), reports: Vec::new() }
    }

    /// The same, with a memory of the ground.
    pub(super) fn with_memory(side: Side, directives: Vec<Directive>, ground: Ground) -> Staff {
        let mut staff = Staff::new(side, directives);
        staff.engine.ground = ground;
        staff
    }

    /// Its memory of the ground, for another staff of the side.
    pub(super) fn into_memory(self) -> Ground {
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
            let to = &self.directives[directive].to;
            if let Some(why) = self.engine.stopped(pic, o, to) {
                out.push(Report { directive, unit: o.id, why });
            }
        }
        out.sort_by_key(|r| (r.directive, r.unit));
        out
    }
}
