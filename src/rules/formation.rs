//! The order of battle in play: who belongs to a formation, who leads it, how strong it is
//! and what is left of it. The computer, the staff and the window ask here.

use super::morale::Morale;
use super::setup::{Force, Setup};
use super::supply::{Supply, supply};
use super::unit::{Place, Unit};
use super::{ElementKind, FormationId, Perspective, Trait, UnitId};

/// Deepest order of battle that is followed: beyond any real one, against data that goes in
/// circles.
const DEEPEST: usize = 32;

impl Force {
    /// A formation and those above it, the lowest first.
    pub fn chain(&self, id: FormationId) -> impl Iterator<Item = FormationId> {
        std::iter::successors(Some(id), |at| self.superior(*at)).take(DEEPEST)
    }

    /// The formation directly above a formation.
    #[must_use]
    pub fn superior(&self, id: FormationId) -> Option<FormationId> {
        self.formations.get(usize::from(id.0))?.parent
    }

    /// True if a formation is another or stands below it.
    #[must_use]
    pub fn is_under(&self, formation: FormationId, above: FormationId) -> bool {
        self.chain(formation).any(|f| f == above)
    }

    /// The formation of a line of the order of battle.
    #[must_use]
    pub fn formation_of_line(&self, line: u16) -> Option<FormationId> {
        self.units.get(usize::from(line)).map(|u| u.formation)
    }

    /// The name of a formation; empty for one that does not exist.
    #[must_use]
    pub fn formation_name(&self, id: FormationId) -> &str {
        self.formations.get(usize::from(id.0)).map_or("", |f| &f.name)
    }
}

/// The order of battle of the side whose perspective this is.
#[must_use]
pub fn own_force(p: &Perspective) -> &Force {
    &p.setup().forces[p.side]
}

/// The formation one's own unit belongs to.
#[must_use]
pub fn formation_of(p: &Perspective, unit: UnitId) -> Option<FormationId> {
    own_force(p).formation_of_line(p.unit(unit)?.line)
}

/// All of one's own units of a formation and those below it, in the order of the tree,
/// those too that are yet to come or gone; the mired that split off follow their parents'
/// formation.
#[must_use]
pub fn members(p: &Perspective, id: FormationId) -> Vec<UnitId> {
    Ladder::new(p).members(id)
}

/// True if the unit leads from behind: it is a headquarters.
#[must_use]
pub fn is_headquarters(setup: &Setup, unit: &Unit) -> bool {
    setup.library.unit_type(unit.ty).has(Trait::Hq)
}

/// Who leads a formation: its own headquarters, or that of the nearest formation above it
/// that has one on the map and not broken.
#[must_use]
pub fn leader(p: &Perspective, id: FormationId) -> Option<UnitId> {
    let able = |(_, u): &(UnitId, &Unit)| {
        u.hex().is_some() && u.morale() < Morale::Broken && is_headquarters(p.setup(), u)
    };
    let staffs: Vec<(UnitId, FormationId)> = p
        .own()
        .filter(able)
        .filter_map(|(unit, u)| Some((unit, own_force(p).formation_of_line(u.line)?)))
        .collect();
    own_force(p).chain(id).find_map(|f| staffs.iter().find(|s| s.1 == f).map(|s| s.0))
}

/// By index in the side's list: some units, and the mired that split off from them.
#[must_use]
pub fn with_split_off(p: &Perspective, units: &[UnitId]) -> Vec<bool> {
    let mut who = vec![false; p.units.len()];
    for id in units.iter().filter(|id| id.side == p.side) {
        if let Some(w) = who.get_mut(usize::from(id.index)) {
            *w = true;
        }
    }
    for (UnitId { index, .. }, u) in p.own() {
        let parent = u.parent.is_some_and(|x| who.get(usize::from(x)).copied().unwrap_or(false));
        who[usize::from(index)] |= parent;
    }
    who
}

/// True while any of some units, or of the mired that split off from them, may yet do
/// something: it is on the map, or to come.
#[must_use]
pub fn is_anybody_left(p: &Perspective, units: &[UnitId]) -> bool {
    let who = with_split_off(p, units);
    p.own().any(|(id, u)| {
        who[usize::from(id.index)] && matches!(u.place, Place::On(_) | Place::Awaited)
    })
}

/// Who stands directly below whom, worked out once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ladder {
    /// By formation: the formations directly below it.
    pub children: Vec<Vec<FormationId>>,
    /// By formation: its own units.
    pub units: Vec<Vec<UnitId>>,
}

impl Ladder {
    /// Of the side whose perspective this is.
    #[must_use]
    pub fn new(p: &Perspective) -> Ladder {
        let force = own_force(p);
        let n = force.formations.len();
        let mut out = Ladder { children: vec![Vec::new(); n], units: vec![Vec::new(); n] };
        for (i, f) in force.formations.iter().enumerate() {
            // Parents come before children; what does not is no parent.
            let above = f.parent.map(|a| usize::from(a.0)).filter(|a| *a < i);
            if let Some(list) = above.and_then(|a| out.children.get_mut(a)) {
                list.push(FormationId(i as u16));
            }
        }
        for (id, u) in p.own() {
            let f = force.formation_of_line(u.line).map(|f| usize::from(f.0));
            if let Some(list) = f.and_then(|f| out.units.get_mut(f)) {
                list.push(id);
            }
        }
        out
    }

    /// All units of a formation and those below it, in the order of the tree.
    #[must_use]
    pub fn members(&self, id: FormationId) -> Vec<UnitId> {
        let mut out = Vec::new();
        let mut open = vec![id];
        while let Some(f) = open.pop() {
            let i = usize::from(f.0);
            out.extend(self.units.get(i).into_iter().flatten());
            open.extend(self.children.get(i).into_iter().flatten().rev());
        }
        out
    }
}

/// How strong some units are together, and what is left of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Strength {
    /// Units on the map.
    pub units: u32,
    /// Men on foot and at the guns.
    pub men: u32,
    /// Vehicles that run.
    pub running: u32,
    /// Vehicles stuck in the ground.
    pub mired: u32,
    /// Vehicles that were hit and are still manned.
    pub immobilised: u32,
    /// Guns in working order.
    pub guns: u32,
    /// Units with time left that would do as they are told.
    pub ready: u32,
    /// Units pinned or shaken.
    pub pinned: u32,
    /// Units broken.
    pub broken: u32,
    /// Units low on ammunition.
    pub low: u32,
    /// Units that have nothing left to fire.
    pub empty: u32,
    /// Units yet to come.
    pub awaited: u32,
    /// Units no more, or gone from the battle.
    pub gone: u32,
}

/// How strong some of one's own units are together.
#[must_use]
pub fn strength(p: &Perspective, units: &[UnitId]) -> Strength {
    let mut s = Strength::default();
    for u in units.iter().filter_map(|id| p.unit(*id)) {
        s.count(p.setup(), u);
    }
    s
}

impl Strength {
    fn count(&mut self, setup: &Setup, u: &Unit) {
        match u.place {
            Place::Awaited => self.awaited += 1,
            // A mired vehicle that is free again is no loss.
            Place::Gone if u.parent.is_some() => {}
            Place::Left | Place::Gone => self.gone += 1,
            Place::On(_) => {
                let pieces = u32::from(u.pieces);
                match setup.library.unit_type(u.ty).kind {
                    ElementKind::Men => self.men += u32::from(u.men),
                    ElementKind::Gun => {
                        self.men += u32::from(u.men);
                        self.guns += pieces;
                    }
                    ElementKind::Vehicle if u.is_mired() => self.mired += pieces,
                    ElementKind::Vehicle if u.immobilised => self.immobilised += pieces,
                    ElementKind::Vehicle => self.running += pieces,
                }
                if !(u.is_immobile() && u.parent.is_some()) {
                    self.count_nerves(u);
                    match supply(&setup.library, u) {
                        Supply::Full => {}
                        Supply::Low => self.low += 1,
                        Supply::Empty => self.empty += 1,
                    }
                }
            }
        }
    }

    fn count_nerves(&mut self, u: &Unit) {
        self.units += 1;
        match u.morale() {
            Morale::Steady => {}
            Morale::Pinned | Morale::Shaken => self.pinned += 1,
            Morale::Broken => self.broken += 1,
        }
        if u.time > 0 && !u.is_immobile() && u.morale() < Morale::Broken {
            self.ready += 1;
        }
    }
}

/// Vehicles of one's own unit that stick somewhere, apart from it.
#[must_use]
pub fn stuck_of(p: &Perspective, unit: UnitId) -> u32 {
    let of = |u: &&Unit| u.parent == Some(unit.index) && u.is_mired() && u.hex().is_some();
    p.own().map(|(_, u)| u).filter(of).map(|u| u32::from(u.pieces)).sum()
}

/// What became of a side's vehicles that stuck in the ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Mire {
    /// Stuck now.
    pub now: u32,
    /// Free again.
    pub freed: u32,
    /// Lost where they stuck.
    pub lost: u32,
}

/// What became of one's own vehicles that stuck.
#[must_use]
pub fn mire(p: &Perspective) -> Mire {
    let mut m = Mire::default();
    let mut all = 0;
    for (_, u) in p.own() {
        let bogged = u32::from(u.bogged);
        all += bogged;
        let here = if u.is_mired() && u.hex().is_some() { u32::from(u.pieces) } else { 0 };
        m.now += here;
        if u.is_immobile() {
            m.lost += u32::from(u.lost).min(bogged.saturating_sub(here));
        }
    }
    m.freed = all.saturating_sub(m.now + m.lost);
    m
}

/// Enemy vehicles seen stuck, as far as one knows.
#[must_use]
pub fn enemy_mired(p: &Perspective) -> u32 {
    p.enemies().filter(|c| c.mired).map(|c| u32::from(c.pieces)).sum()
}
