//! What the staff will make of a formation order, asked before it is given: the staff itself
//! carries it out on paper, where marches end where they lead and nothing new is seen, so
//! that what is foreseen is what it then orders.

use crate::ai::act::halt::Stopped;
use crate::ai::intend::directive::Directive;
use crate::ai::intend::missions::in_effect;
use crate::ai::intend::posts::{Duty, duty};
use crate::ai::look::ground::GroundMemory;
use crate::ai::look::picture::Picture;
use crate::ai::staff::{DOCTRINE, Report, Staff};
use crate::hex::Hex;
use crate::rules::formation::with_split_off;
use crate::rules::setup::Mission;
use crate::rules::{Clock, Order, Perspective, UnitId, suppose, suppose_turn};
use std::collections::BTreeMap;

/// Furthest that is reckoned turn by turn; what is left of a way then is measured, not marched.
const TURNS: u16 = 8;
/// Most orders reckoned with, so that a corps is foreseen while the pointer moves.
const ORDERS: usize = 400;

/// Part of a unit in a formation order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// It goes where the order says.
    Go,
    /// It keeps behind those who fire.
    Behind,
    /// It fires from where it can.
    Fire {
        /// How far one sees, metres, if that is less than its weapons reach.
        seen_m: Option<u32>,
    },
}

/// One march of a unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct March {
    /// The game turn, from 0.
    pub turn: u16,
    /// The hexes entered.
    pub path: Vec<Hex>,
    /// Seconds it takes.
    pub seconds: u32,
    /// When it ends.
    pub ends: Clock,
}

/// What is to become of a unit under an order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prospect {
    /// The unit, one of those the order is for.
    pub unit: UnitId,
    /// Where it stands.
    pub from: Hex,
    /// What it is for.
    pub part: Part,
    /// Its marches, in order.
    pub marches: Vec<March>,
    /// The hex it is to storm at last; how that ends nobody can foresee.
    pub storms: Option<Hex>,
    /// What holds it where they end; `None` if the order says nothing to it any more.
    pub end: Option<Stopped>,
    /// What is left of its way then, as it is measured: hexes and seconds.
    pub rest: Option<(Vec<Hex>, u32)>,
    /// When it is where its way ends, the rest counted.
    pub there: Clock,
}

impl Prospect {
    /// All hexes it enters, the measured rest among them.
    #[must_use]
    pub fn path(&self) -> Vec<Hex> {
        let marched = self.marches.iter().flat_map(|m| &m.path);
        marched.chain(self.rest.iter().flat_map(|r| &r.0)).copied().collect()
    }

    /// Seconds of march in all, the measured rest among them.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        let marched: u32 = self.marches.iter().map(|m| m.seconds).sum();
        marched.saturating_add(self.rest.as_ref().map_or(0, |r| r.1))
    }
}

/// What is to become of a formation order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Outlook {
    /// By unit, those that are on the map and have a part in it.
    pub prospects: Vec<Prospect>,
    /// The orders that the staff gives in this turn.
    pub orders: Vec<Order>,
}

/// Foresees what the staff will do. It remembers the ground between questions.
#[derive(Debug, Default)]
pub struct Foresight {
    ground: GroundMemory,
}

impl Foresight {
    /// What is to become of an order of the side to move, on what it knows.
    pub fn outlook(&mut self, p: &Perspective, d: &Directive) -> Outlook {
        let mut paper = Paper::new(p, d);
        let mut ground = std::mem::take(&mut self.ground);
        let mut idle = 0;
        loop {
            let mut staff = Staff::with_memory(p.side, vec![d.clone()], ground);
            let moved = paper.play_turn(&mut staff);
            let reports = staff.reports();
            let awaits = |r: &Report| matches!(r.why, Stopped::AwaitsOrders { at: Some(_) });
            let busy = moved || reports.iter().any(awaits);
            idle = if busy { 0 } else { idle + 1 };
            let over = reports.iter().all(|r| r.why.is_final())
                || paper.mission(d) != paper.mission
                || idle > 1
                || paper.is_full()
                || !suppose_turn(&mut paper.p);
            if over {
                paper.conclude(&mut staff, &reports);
                self.ground = staff.into_memory();
                return paper.outlook;
            }
            ground = staff.into_memory();
        }
    }
}

/// The situation as it is reckoned with.
struct Paper {
    p: Perspective,
    /// The mission in effect at first: once an attack has its goal it is over, and what
    /// follows is another matter.
    mission: Mission,
    outlook: Outlook,
    first_turn: u16,
    given: usize,
    /// What follows an assault cannot be foreseen.
    stormed: bool,
}

impl Paper {
    fn new(p: &Perspective, d: &Directive) -> Paper {
        let pic = Picture::new(p, DOCTRINE);
        let who = with_split_off(p, &d.units);
        let mission = in_effect(&pic, d, &who);
        let of = |index: usize| who.get(index).copied().unwrap_or(false);
        let prospects = pic
            .own
            .iter()
            .filter(|o| of(o.index()))
            .map(|o| Prospect {
                unit: o.id,
                from: o.hex,
                part: match duty(&pic, mission, o) {
                    Duty::Go => Part::Go,
                    Duty::Behind => Part::Behind,
                    Duty::Fire(reach) => Part::Fire { seen_m: reach.seen_m },
                },
                marches: Vec::new(),
                storms: None,
                end: None,
                rest: None,
                there: p.public.clock,
            })
            .collect();
        let outlook = Outlook { prospects, orders: Vec::new() };
        let (first_turn, p) = (p.public.turn, p.clone());
        Paper { first_turn, p, mission, outlook, given: 0, stormed: false }
    }

    /// The mission in effect now.
    fn mission(&self, d: &Directive) -> Mission {
        in_effect(&Picture::new(&self.p, DOCTRINE), d, &with_split_off(&self.p, &d.units))
    }

    /// Nothing more is reckoned turn by turn.
    fn is_full(&self) -> bool {
        self.stormed || self.given >= ORDERS || self.p.public.turn + 1 >= self.first_turn + TURNS
    }

    /// Lets the staff do all it can in a turn; true if anybody marched.
    fn play_turn(&mut self, staff: &mut Staff) -> bool {
        let mut moved = false;
        let first = self.p.public.turn == self.first_turn;
        while let Some(order) = staff.next_order(&self.p) {
            self.given += 1;
            let before = self.units_time(&order);
            if suppose(&mut self.p, &order).is_err() {
                return moved;
            }
            match &order {
                Order::Move { unit, path } => {
                    moved = true;
                    self.note(*unit, path, before);
                }
                Order::Assault { units, hex } => self.note_storm(units, *hex),
                _ => {}
            }
            if first {
                self.outlook.orders.push(order);
            } else if self.given >= ORDERS {
                return moved;
            }
        }
        moved
    }

    fn units_time(&self, order: &Order) -> i32 {
        match order {
            Order::Move { unit, .. } => self.p.unit(*unit).map_or(0, |u| u.time),
            _ => 0,
        }
    }

    /// Writes a march down; `before`: seconds the unit had.
    fn note(&mut self, unit: UnitId, path: &[Hex], before: i32) {
        let left = self.p.unit(unit).map_or(before, |u| u.time);
        let (turn, ends) = (self.p.public.turn, moment(&self.p, left));
        let seconds = u32::try_from(before - left).unwrap_or(0);
        if let Some(x) = self.outlook.prospects.iter_mut().find(|x| x.unit == unit) {
            x.marches.push(March { turn, path: path.to_vec(), seconds, ends });
            x.there = ends;
        }
    }

    /// Writes an assault down.
    fn note_storm(&mut self, units: &[UnitId], hex: Hex) {
        self.stormed = true;
        for x in self.outlook.prospects.iter_mut().filter(|x| units.contains(&x.unit)) {
            x.storms = Some(hex);
        }
    }

    /// What holds each at last, and what is left of his way.
    fn conclude(&mut self, staff: &mut Staff, reports: &[Report]) {
        let why: BTreeMap<UnitId, Stopped> = reports.iter().map(|r| (r.unit, r.why)).collect();
        for x in &mut self.outlook.prospects {
            x.end = why.get(&x.unit).copied();
            if let Some(Stopped::OnTheWay { .. }) = x.end {
                x.rest = staff.way_on(&self.p, x.unit);
                let left = self.p.unit(x.unit).map_or(0, |u| u.time);
                let seconds = x.rest.as_ref().map_or(0, |r| r.1);
                x.there = moment(&self.p, left).plus(seconds);
            }
        }
    }
}

/// The clock of a unit with so many seconds left of its turn.
fn moment(p: &Perspective, left: i32) -> Clock {
    let full = i64::from(p.setup().turn_seconds(p.public.turn));
    p.public.clock.plus(u32::try_from(full - i64::from(left)).unwrap_or(0))
}
