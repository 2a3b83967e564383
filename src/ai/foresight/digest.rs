//! What an outlook comes to: ways, arrivals, the toll of the ground, and what speaks against
//! an order.

use super::outlook::{Outlook, Part, Prospect};
use crate::ai::act::halt::Stopped;
use crate::ai::intend::directive::Directive;
use crate::hex::Hex;
use crate::rules::dist::{ONE, both};
use crate::rules::setup::Mission;
use crate::rules::{
    Clock, Dispatch, FormationId, Morale, Order, Perspective, Supply, Unit, UnitId, path_steps,
    supply,
};
use std::collections::BTreeMap;

/// One unit's way.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    /// The unit that goes it.
    pub unit: UnitId,
    /// The hex it begins in.
    pub from: Hex,
    /// The hexes it enters; none if it does not move.
    pub path: Vec<Hex>,
    /// Seconds it marches.
    pub seconds: u32,
    /// Turns it takes beyond this one.
    pub turns: u32,
    /// Chance of each vehicle to mire, 2^32.
    pub mire: u64,
    /// Vehicles of it that may mire, thousandths.
    pub mire_milli: u64,
    /// It has the goal under fire from where its way ends.
    pub fires: bool,
    /// It must go as near as one sees, metres, because its weapons reach further.
    pub seen_m: Option<u32>,
}

impl Way {
    /// The hex in which it ends.
    #[must_use]
    pub fn end(&self) -> Hex {
        self.path.last().copied().unwrap_or(self.from)
    }

    /// It fires from where it stands.
    #[must_use]
    pub fn stays(&self) -> bool {
        self.fires && self.path.is_empty()
    }
}

/// What speaks against an order, or is to be known beforehand, the gravest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Doubt {
    /// Broken: it must rally first.
    Broken,
    /// It cannot move at all.
    Immobile,
    /// It cannot move, nor fire at the goal from where it is.
    BlindAndImmobile,
    /// It finds no place from which to fire on the goal.
    NoPost {
        /// How far one sees, metres, if that is less than its weapons reach.
        seen_m: Option<u32>,
    },
    /// Its side's orders forbid the goal.
    Forbidden,
    /// Vehicles find no way.
    NoWayForVehicles,
    /// It finds no way.
    NoWay,
    /// It storms nothing until it has rested.
    Exhausted,
    /// Its battalion of tanks halts: it lost those who lead it.
    Leaderless,
    /// It waits for orders that allow it.
    AwaitsOrders {
        /// When they come; `None`: none are on their way.
        at: Option<Clock>,
    },
    /// An enemy bars the way or the goal there.
    Held {
        /// His hex.
        at: Hex,
    },
    /// It halts before ground that lies under fire.
    UnderFire {
        /// That ground.
        at: Hex,
    },
    /// It halts before ground that would swallow it.
    SoftGround {
        /// That ground.
        at: Hex,
    },
    /// It waits for room.
    NoRoom {
        /// The full hex.
        at: Hex,
    },
    /// It has nothing left to draw.
    NoStock,
    /// It cannot draw rounds with an enemy so near its stock.
    CannotDraw,
    /// It has nothing left to fire.
    NoRounds,
    /// It waits for the others.
    Waits,
    /// It must go within so many metres of the goal to see it.
    MustGoNear {
        /// How far one sees the goal, metres.
        seen_m: u32,
    },
    /// Pinned or shaken: it must rally first.
    Shaken,
    /// It has no time left in this turn.
    NoTime,
}

/// What an outlook comes to.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Digest {
    /// The way of each unit that goes, fires, or is there.
    pub ways: Vec<Way>,
    /// Units that keep behind those who fire.
    pub behind: Vec<UnitId>,
    /// Units that find no way and no place to fire from.
    pub stuck: Vec<UnitId>,
    /// What speaks against it, and for how many units.
    pub doubts: BTreeMap<Doubt, u32>,
    /// Enemies known in the goal of those who are to go there.
    pub enemies: u32,
    /// Where the ground may keep how many vehicles, thousandths.
    pub ground: BTreeMap<Hex, u64>,
    /// Vehicles that go.
    pub vehicles: u32,
    /// Vehicles that may mire, thousandths.
    pub mire_milli: u64,
    /// When the first and the last are there.
    pub arrive: Option<(Clock, Clock)>,
    /// Turns beyond this one until the first and the last are there.
    pub turns: Option<(u32, u32)>,
    /// When the last of those who go back to rest is fit again.
    pub fit: Option<Clock>,
    /// Changed missions that are then on their way to its battalions.
    pub changed: Vec<Dispatch>,
}

impl Outlook {
    /// What it comes to for an order on what its side knows.
    #[must_use]
    pub fn digest(&self, p: &Perspective, d: &Directive) -> Digest {
        let mut out = Digest::default();
        for x in &self.prospects {
            let Some(u) = p.unit(x.unit).filter(|u| !u.is_immobile()) else { continue };
            out.take(p, d, x, u);
        }
        out.changed = self.changed(p, d);
        if !matches!(d.mission, Mission::Support | Mission::Refit) {
            out.enemies = p.enemies().filter(|c| d.to.contains(&c.hex)).count() as u32;
        }
        out
    }
}

impl Outlook {
    /// The changed missions that are on their way to battalions of an order once it is given.
    fn changed(&self, p: &Perspective, d: &Directive) -> Vec<Dispatch> {
        let mut battalions: Vec<FormationId> =
            d.units.iter().filter_map(|u| p.battalion_of(*u)).collect();
        battalions.sort_unstable();
        battalions.dedup();
        let next = |battalion: FormationId| {
            let given = self.orders.iter().find_map(|o| match o {
                Order::Mission { formation, mission, to } if *formation == battalion => {
                    Some(p.tasked(battalion, *mission, to))
                }
                _ => None,
            });
            given.unwrap_or_else(|| p.tasking(battalion).cloned())?.next
        };
        battalions.into_iter().filter_map(next).collect()
    }
}

impl Digest {
    fn take(&mut self, p: &Perspective, d: &Directive, x: &Prospect, u: &Unit) {
        if x.part == Part::Behind {
            self.behind.push(x.unit);
            return;
        }
        let Some(end) = x.end else { return };
        let marches = !x.path().is_empty();
        if d.mission != Mission::Refit && supply(&p.setup().library, u) == Supply::Empty {
            self.doubt(Doubt::NoRounds);
        }
        let doubt = if x.storms.is_some() { None } else { doubt(p, d, x, u, end) };
        if let Some(doubt) = doubt {
            self.doubt(doubt);
        }
        if !marches && doubt.is_some_and(|d| d <= Doubt::NoWay) {
            self.stuck.push(x.unit);
            return;
        }
        let way = way(p, x, u, end);
        if marches && doubt.is_none() {
            if let Some(seen_m) = way.seen_m {
                self.doubt(Doubt::MustGoNear { seen_m });
            }
            if u.morale() > Morale::Steady && d.mission != Mission::Refit {
                self.doubt(Doubt::Shaken);
            } else if u.time <= 0 {
                self.doubt(Doubt::NoTime);
            }
        }
        let comes =
            matches!(end, Stopped::OnTheWay { .. } | Stopped::Resting { .. } | Stopped::Sparing);
        if end.is_well() || x.storms.is_some() || comes {
            let arrive = self.arrive.get_or_insert((x.there, x.there));
            *arrive = (arrive.0.min(x.there), arrive.1.max(x.there));
            if d.mission == Mission::Refit {
                let fit = x.there.plus(p.rest_needed(x.unit));
                self.fit = Some(self.fit.map_or(fit, |f| f.max(fit)));
            }
            let turns = self.turns.get_or_insert((way.turns, way.turns));
            *turns = (turns.0.min(way.turns), turns.1.max(way.turns));
        }
        if marches && p.setup().library.unit_type(u.ty).is_vehicle() {
            self.count_vehicles(p, u, &way);
        }
        self.ways.push(way);
    }

    fn doubt(&mut self, doubt: Doubt) {
        *self.doubts.entry(doubt).or_default() += 1;
    }

    fn count_vehicles(&mut self, p: &Perspective, u: &Unit, way: &Way) {
        self.vehicles += u32::from(u.pieces);
        self.mire_milli += way.mire_milli;
        let mut dry = ONE;
        for step in path_steps(p, way.unit, way.from, &way.path) {
            let here = both(dry, step.bog) * u64::from(u.pieces) * 1000;
            *self.ground.entry(step.hex).or_default() += here >> 32;
            dry = both(dry, ONE - step.bog);
        }
    }
}

fn way(p: &Perspective, x: &Prospect, u: &Unit, end: Stopped) -> Way {
    let path = x.path();
    let steps = path_steps(p, x.unit, x.from, &path);
    let mire = ONE - steps.iter().fold(ONE, |dry, s| both(dry, ONE - s.bog));
    let (fires, seen_m) = match x.part {
        Part::Fire { seen_m } => {
            (matches!(end, Stopped::Firing | Stopped::Sparing), seen_m.filter(|_| !path.is_empty()))
        }
        Part::Go | Part::Behind => (false, None),
    };
    Way {
        unit: x.unit,
        from: x.from,
        seconds: x.seconds(),
        turns: turns(p, x.there),
        mire,
        mire_milli: (u64::from(u.pieces) * 1000 * (mire >> 8)) >> 24,
        fires,
        seen_m,
        path,
    }
}

/// Turns beyond this one until a clock time.
fn turns(p: &Perspective, at: Clock) -> u32 {
    let begins = |n: u32| p.setup().turn_start(p.public.turn.saturating_add(n as u16));
    let left = p.setup().turns.len().saturating_sub(usize::from(p.public.turn)) as u32;
    // What ends as a turn does belongs to that turn.
    (1..left).take_while(|n| begins(*n) < at).last().unwrap_or(0)
}

/// What speaks against a unit's part, by what holds it at last.
fn doubt(p: &Perspective, d: &Directive, x: &Prospect, u: &Unit, end: Stopped) -> Option<Doubt> {
    let vehicle = p.setup().library.unit_type(u.ty).is_vehicle();
    let closed = || d.to.iter().all(|h| p.setup().is_forbidden(p.side, *h));
    match end {
        // All is well; and who sticks already is not asked.
        Stopped::Arrived
        | Stopped::Firing
        | Stopped::Sparing
        | Stopped::Behind
        | Stopped::OnTheWay { .. }
        | Stopped::Resting { .. }
        | Stopped::Mired
        | Stopped::KnockedOut => None,
        Stopped::NoStock => Some(Doubt::NoStock),
        Stopped::CannotDraw => Some(Doubt::CannotDraw),
        Stopped::Nerves(Morale::Broken) => Some(Doubt::Broken),
        Stopped::Nerves(_) => Some(Doubt::Shaken),
        Stopped::Immobile if matches!(x.part, Part::Fire { .. }) => Some(Doubt::BlindAndImmobile),
        Stopped::Immobile => Some(Doubt::Immobile),
        Stopped::NoPost { seen_m } => Some(Doubt::NoPost { seen_m }),
        Stopped::NoWay if closed() => Some(Doubt::Forbidden),
        Stopped::NoWay if vehicle => Some(Doubt::NoWayForVehicles),
        Stopped::NoWay => Some(Doubt::NoWay),
        Stopped::Enemy { at } | Stopped::Barred { at } => Some(Doubt::Held { at }),
        Stopped::AwaitsOrders { at } => Some(Doubt::AwaitsOrders { at }),
        Stopped::Exhausted { .. } => Some(Doubt::Exhausted),
        Stopped::Leaderless { .. } => Some(Doubt::Leaderless),
        Stopped::UnderFire { at } => Some(Doubt::UnderFire { at }),
        Stopped::SoftGround { at } => Some(Doubt::SoftGround { at }),
        Stopped::NoRoom { at } => Some(Doubt::NoRoom { at }),
        Stopped::Gathering | Stopped::Pacing => Some(Doubt::Waits),
    }
}
