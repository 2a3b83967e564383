//! Formations as the table shows them: who belongs to whom, and how strong they are.

use crate::rules::{ElementKind, FormationId, Morale, Perspective, Place, Unit, UnitId};
use crate::text;

/// Those who are given one order together: a formation, or whoever stands in a hex.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Body {
    /// The formation, unless it is a mere gathering.
    pub formation: Option<FormationId>,
    /// Its units, those that come later too.
    pub units: Vec<UnitId>,
}

impl Body {
    /// A formation with all below it.
    pub(crate) fn formation(p: &Perspective, id: FormationId) -> Body {
        Body { formation: Some(id), units: members(p, id) }
    }

    /// Its name.
    pub(crate) fn name(&self, p: &Perspective) -> String {
        match (self.formation, self.units.as_slice()) {
            (Some(id), _) => formation_name(p, id),
            (None, [one]) => text::unit(p, *one),
            (None, [first, rest @ ..]) => {
                let more = text::count(rest.len() as u32, "other", "others");
                format!("{} and {more}", text::unit(p, *first))
            }
            (None, []) => String::new(),
        }
    }
}

/// The name of a formation of one's own.
pub(crate) fn formation_name(p: &Perspective, id: FormationId) -> String {
    let all = &p.setup().forces[p.side].formations;
    all.get(id.0 as usize).map_or_else(String::new, |f| f.name.clone())
}

/// The formation a unit belongs to.
pub(crate) fn formation_of(p: &Perspective, unit: UnitId) -> Option<FormationId> {
    let line = p.unit(unit)?.line;
    Some(p.setup().forces[p.side].units.get(line as usize)?.formation)
}

/// The formation above a formation.
pub(crate) fn superior(p: &Perspective, id: FormationId) -> Option<FormationId> {
    p.setup().forces[p.side].formations.get(id.0 as usize)?.parent
}

/// A formation and those above it, the lowest first.
pub(crate) fn chain(p: &Perspective, id: FormationId) -> Vec<FormationId> {
    // The count guards against data that goes in circles.
    std::iter::successors(Some(id), |at| superior(p, *at)).take(9).collect()
}

/// Who stands directly below whom, worked out once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Ladder {
    /// By formation: the formations directly below it.
    pub children: Vec<Vec<FormationId>>,
    /// By formation: its own units.
    pub units: Vec<Vec<UnitId>>,
}

impl Ladder {
    /// Of a side.
    pub(crate) fn new(p: &Perspective) -> Ladder {
        let force = &p.setup().forces[p.side];
        let n = force.formations.len();
        let mut out = Ladder { children: vec![Vec::new(); n], units: vec![Vec::new(); n] };
        for (i, f) in force.formations.iter().enumerate() {
            // Parents come before children; what does not is no parent.
            let above = f.parent.map(|a| a.0 as usize).filter(|a| *a < i);
            if let Some(list) = above.and_then(|a| out.children.get_mut(a)) {
                list.push(FormationId(i as u16));
            }
        }
        for (id, u) in p.own() {
            let f = force.units.get(u.line as usize).map(|l| l.formation.0 as usize);
            if let Some(list) = f.and_then(|f| out.units.get_mut(f)) {
                list.push(id);
            }
        }
        out
    }

    /// All units of a formation and those below it.
    pub(crate) fn members(&self, id: FormationId) -> Vec<UnitId> {
        let mut out = Vec::new();
        let mut open = vec![id];
        while let Some(f) = open.pop() {
            let i = f.0 as usize;
            out.extend(self.units.get(i).into_iter().flatten());
            open.extend(self.children.get(i).into_iter().flatten().rev());
        }
        out
    }
}

/// All units of a formation and those below it.
pub(crate) fn members(p: &Perspective, id: FormationId) -> Vec<UnitId> {
    Ladder::new(p).members(id)
}

/// Vehicles of a unit that stick somewhere, apart from it.
pub(crate) fn stuck_of(p: &Perspective, unit: UnitId) -> u32 {
    let of = |u: &&Unit| u.parent == Some(unit.index) && u.mired && u.hex().is_some();
    p.own().map(|(_, u)| u).filter(of).map(|u| u32::from(u.pieces)).sum()
}

/// How strong a body is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Strength {
    /// Units on the map.
    pub units: u32,
    /// Men on foot and at the guns.
    pub men: u32,
    /// Vehicles that run.
    pub running: u32,
    /// Vehicles stuck in the ground.
    pub mired: u32,
    /// Guns.
    pub guns: u32,
    /// Units with time left that would do as they are told.
    pub ready: u32,
    /// Units pinned or shaken.
    pub pinned: u32,
    /// Units broken.
    pub broken: u32,
    /// Units yet to come.
    pub awaited: u32,
    /// Units no more, or gone from the battle.
    pub gone: u32,
}

/// How strong these are together.
pub(crate) fn strength(p: &Perspective, units: &[UnitId]) -> Strength {
    let mut s = Strength::default();
    for u in units.iter().filter_map(|id| p.unit(*id)) {
        match u.place {
            Place::Awaited => s.awaited += 1,
            // A mired vehicle that is free again is no loss.
            Place::Gone if u.parent.is_some() => {}
            Place::Left | Place::Gone => s.gone += 1,
            Place::On(_) => {
                let kind = p.setup().library.unit_type(u.ty).kind;
                let pieces = u32::from(u.pieces);
                match kind {
                    ElementKind::Men => s.men += u32::from(u.men),
                    ElementKind::Gun => {
                        s.men += u32::from(u.men);
                        s.guns += pieces;
                    }
                    ElementKind::Vehicle if u.mired => s.mired += pieces,
                    ElementKind::Vehicle => s.running += pieces,
                }
                if u.mired && u.parent.is_some() {
                    continue;
                }
                s.units += 1;
                match u.morale() {
                    Morale::Steady => {}
                    Morale::Pinned | Morale::Shaken => s.pinned += 1,
                    Morale::Broken => s.broken += 1,
                }
                if u.time > 0 && !u.mired && u.morale() < Morale::Broken {
                    s.ready += 1;
                }
            }
        }
    }
    s
}

impl Strength {
    /// What it has: `640 men, 9 vehicles, 3 mired, 4 guns`.
    pub(crate) fn holding(&self) -> String {
        let mut parts = Vec::new();
        if self.men > 0 {
            parts.push(text::count(self.men, "man", "men"));
        }
        if self.running > 0 {
            parts.push(text::count(self.running, "vehicle", "vehicles"));
        }
        if self.mired > 0 {
            parts.push(format!("{} mired", self.mired));
        }
        if self.guns > 0 {
            parts.push(text::count(self.guns, "gun", "guns"));
        }
        parts.join(", ")
    }

    /// All of it in a short line: `640 men, 9 vehicles; 5/14 ready, 2 pinned`.
    pub(crate) fn line(&self) -> String {
        let parts = [self.holding(), self.faring()];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|s| !s.is_empty()).collect();
        if parts.is_empty() { "no more".to_owned() } else { parts.join("; ") }
    }

    /// As short as can be: `640 men`, `4319 + 57 veh.`
    pub(crate) fn brief(&self) -> String {
        match (self.men, self.running) {
            (0, 0) => String::new(),
            (men, 0) => format!("{men} men"),
            (0, running) => format!("{running} veh."),
            (men, running) => format!("{men} + {running} veh."),
        }
    }

    /// How many of its units are ready: `5/14`.
    pub(crate) fn readiness(&self) -> String {
        match (self.units, self.awaited) {
            (0, 0) => "no more".to_owned(),
            (0, _) => "to come".to_owned(),
            (n, _) => format!("{}/{n}", self.ready),
        }
    }

    /// How it fares: `5/14 ready, 2 pinned`.
    fn faring(&self) -> String {
        let mut parts = Vec::new();
        if self.units > 0 {
            parts.push(format!("{}/{} ready", self.ready, self.units));
        }
        for (n, what) in
            [(self.pinned, "pinned"), (self.broken, "broken"), (self.awaited, "to come")]
        {
            if n > 0 {
                parts.push(format!("{n} {what}"));
            }
        }
        parts.join(", ")
    }
}

/// What became of a side's vehicles that stuck in the ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Mire {
    /// Stuck now.
    pub now: u32,
    /// Free again.
    pub freed: u32,
    /// Lost where they stuck.
    pub lost: u32,
}

/// What became of one's own vehicles that stuck.
pub(crate) fn mire(p: &Perspective) -> Mire {
    let mut m = Mire::default();
    let mut all = 0;
    for (_, u) in p.own() {
        let bogged = u32::from(u.bogged);
        all += bogged;
        let here = if u.mired && u.hex().is_some() { u32::from(u.pieces) } else { 0 };
        m.now += here;
        if u.mired {
            m.lost += u32::from(u.lost).min(bogged.saturating_sub(here));
        }
    }
    m.freed = all.saturating_sub(m.now + m.lost);
    m
}

/// Enemy vehicles seen stuck, as far as one knows.
pub(crate) fn enemy_mired(p: &Perspective) -> u32 {
    p.enemies().filter(|c| c.mired).map(|c| u32::from(c.pieces)).sum()
}
