//! The situation as the commander sees it: his own units, the enemies known or
//! remembered, and who stands where. Built afresh for every order from the perspective
//! and from nothing else.

use super::worth::{Worth, is_left, power, unit_power};
use crate::ai::doctrine::Doctrine;
use crate::hex::{Hex, Size};
use crate::rules::formation::is_headquarters;
use crate::rules::{
    Contact, ElementKind, Field, Morale, Perspective, Setup, Spent, Unit, UnitId, UnitType,
    is_mobile, room,
};

/// One's own unit on the map.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own<'a> {
    pub id: UnitId,
    pub unit: &'a Unit,
    pub ty: &'a UnitType,
    pub hex: Hex,
    pub power: i64,
    pub morale: Morale,
    /// It leads from behind.
    pub staff: bool,
    /// A leader of a name stands with it.
    pub leads: bool,
    /// Its battalion has had enough and storms nothing.
    pub exhausted: bool,
    /// And time is left to rest it and use it again.
    pub rests: bool,
    /// Can be ordered to go somewhere.
    pub mobile: bool,
    /// How far the furthest of its weapons reaches, metres.
    pub far_m: u32,
}

impl Own<'_> {
    /// Seconds it has to spend.
    pub(crate) fn time(&self) -> u32 {
        u32::try_from(self.unit.time).unwrap_or(0)
    }

    /// A headquarters: it leads from behind.
    pub(crate) const fn is_staff(&self) -> bool {
        self.staff
    }

    /// Its index in its side's list.
    pub(crate) const fn index(&self) -> usize {
        self.id.index as usize
    }

    /// Serves machine guns, guns or tank guns: it fights best by fire from afar.
    pub(crate) fn is_support(&self, pic: &Picture) -> bool {
        let d = &pic.doctrine.power;
        match self.ty.kind {
            ElementKind::Vehicle | ElementKind::Gun => true,
            ElementKind::Men => {
                let arms = self.ty.mounts.iter().filter(|m| {
                    let w = pic.setup.library.weapon(m.weapon);
                    w.rate >= d.machine_gun_rate || w.class != crate::rules::FireClass::SmallArms
                });
                let crews: u32 = arms.map(|m| u32::from(m.count) * u32::from(m.crew.max(1))).sum();
                u64::from(crews) * 100 >= u64::from(self.ty.men.max(1)) * d.support_crews_pct
            }
        }
    }
}

/// An enemy as far as one knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Foe<'a> {
    pub contact: &'a Contact,
    pub ty: &'a UnitType,
    pub hex: Hex,
    /// How far the report is still to be believed, per cent.
    pub trust: i64,
    /// Power as reported, nerves counted, trust not.
    pub power: i64,
    /// How far the furthest of its weapons reaches, metres.
    pub far_m: u32,
}

/// Everything about this moment.
pub(crate) struct Picture<'a> {
    pub p: &'a Perspective,
    /// What the commander goes by.
    pub doctrine: &'a Doctrine,
    pub setup: &'a Setup,
    pub field: &'a Field,
    pub size: Size,
    pub own: Vec<Own<'a>>,
    pub foes: Vec<Foe<'a>>,
    pub worth: Worth,
    /// Length of this turn, seconds.
    pub full: u32,
    /// Men's room taken by one's own units, by dense index.
    room: Vec<u32>,
    /// A seen enemy is there, by dense index.
    held: Vec<bool>,
}

impl<'a> Picture<'a> {
    pub(crate) fn new(p: &'a Perspective, doctrine: &'a Doctrine) -> Picture<'a> {
        let setup = p.setup();
        let size = setup.map.size();
        let mut room_of = vec![0; size.len()];
        let mut held = vec![false; size.len()];
        let own: Vec<Own> = p.own().filter_map(|(id, u)| own(p, doctrine, id, u)).collect();
        for o in &own {
            if let Some(i) = size.index(o.hex) {
                room_of[i] += room(setup, o.unit);
            }
        }
        let foes: Vec<Foe> = p.enemies().filter_map(|c| foe(p, doctrine, c)).collect();
        for f in foes.iter().filter(|f| f.contact.seen) {
            if let Some(i) = size.index(f.hex) {
                held[i] = true;
            }
        }
        let worth = Worth::new(setup, p.side, &doctrine.exchange);
        let (field, full) = (p.field(), setup.turn_seconds(p.public.turn));
        Picture { p, doctrine, setup, field, size, own, foes, worth, full, room: room_of, held }
    }

    /// One's own unit by its index, if it is on the map.
    pub(crate) fn own(&self, index: u16) -> Option<&Own<'a>> {
        let at = self.own.binary_search_by_key(&index, |o| o.id.index).ok()?;
        self.own.get(at)
    }

    /// Seconds of march from the enemy at which an attack gathers: out of his sight in
    /// fog, and never so far that the rush does not fit into a turn.
    pub(crate) fn start_line(&self) -> u32 {
        let d = &self.doctrine.march;
        let fog = self.doctrine.ways.walk_s(self.p.public.weather.visibility_m);
        fog.clamp(d.gather_near.of(self.full), d.gather_far.of(self.full))
    }

    /// Metres between two hexes.
    pub(crate) fn metres(&self, a: Hex, b: Hex) -> u32 {
        self.setup.map.metres(a, b)
    }

    /// A seen enemy stands there.
    pub(crate) fn enemy_at(&self, hex: Hex) -> bool {
        self.size.index(hex).is_some_and(|i| self.held[i])
    }

    /// Room taken in a hex by one's own units other than this one.
    pub(crate) fn taken(&self, hex: Hex, but: &Own) -> u32 {
        let all = self.size.index(hex).map_or(0, |i| self.room[i]);
        if but.hex == hex { all.saturating_sub(room(self.setup, but.unit)) } else { all }
    }

    /// There is room for a unit in a hex.
    pub(crate) fn has_room(&self, hex: Hex, o: &Own) -> bool {
        let there = self.taken(hex, o);
        there == 0 || there + room(self.setup, o.unit) <= self.setup.stacking_limit()
    }

    /// Distance in hexes to the nearest enemy in sight.
    pub(crate) fn nearest_seen(&self, hex: Hex) -> Option<u16> {
        self.foes.iter().filter(|f| f.contact.seen).map(|f| f.hex.distance(hex)).min()
    }

    /// How much a hex covers men in it, per cent of the open; `still`: they do not move.
    pub(crate) fn exposure(&self, hex: Hex, still: Option<&Unit>) -> i64 {
        let lib = &self.setup.library;
        let cell = self.field.cell(hex).copied().unwrap_or_default();
        let cover = lib.terrain(cell.terrain).exposure_pct;
        let works = still.map_or(100, |u| {
            let down = if u.down { lib.tuning.down_pct } else { 100 };
            lib.works_pct(cell.works).min(down)
        });
        i64::from(cover * works / 100)
    }

    /// Power of enemies within some metres of a hex, trust counted.
    pub(crate) fn foes_near(&self, hex: Hex, metres: u32) -> i64 {
        let near = self.foes.iter().filter(|f| self.metres(f.hex, hex) <= metres);
        near.map(|f| f.power * f.trust / 100).sum()
    }

    /// Power of one's own within some metres of a hex.
    pub(crate) fn friends_near(&self, hex: Hex, metres: u32) -> i64 {
        self.own.iter().filter(|o| self.metres(o.hex, hex) <= metres).map(|o| o.power).sum()
    }

    /// An enemy in sight could notice this unit where it is, as far as one can tell.
    pub(crate) fn is_noticed(&self, o: &Own) -> bool {
        let range = crate::rules::spotting_range(self.field, &self.p.public.weather, o.unit);
        self.foes.iter().filter(|f| f.contact.seen).any(|f| {
            self.metres(f.hex, o.hex) <= range.max(self.setup.map.hex_metres())
                && crate::rules::line_of_sight(self.field, f.hex, o.hex)
        })
    }
}

fn own<'a>(p: &'a Perspective, d: &Doctrine, id: UnitId, u: &'a Unit) -> Option<Own<'a>> {
    let (hex, setup) = (u.hex()?, p.setup());
    let ty = setup.library.unit_type(u.ty);
    let morale = u.morale();
    let staff = is_headquarters(setup, u);
    let leads = !p.leaders_with(id).is_empty();
    let drives = !u.is_immobile() && p.halted(id).is_none();
    let mobile = drives && is_mobile(ty) && morale < Morale::Broken;
    let (power, spent) = (unit_power(setup, d, u), p.spent_battalion(id));
    let rest_s = |s: &Spent| setup.library.tuning.spent_rest_s.saturating_sub(s.rested_s);
    let rests = spent.is_some_and(|(_, s)| is_left(p, rest_s(&s), d.care.rest_left_pct));
    let exhausted = spent.is_some();
    let far_m = far_m(setup, ty);
    Some(Own { id, unit: u, ty, hex, power, morale, staff, leads, exhausted, rests, mobile, far_m })
}

/// How far the furthest weapon of a type reaches, metres.
fn far_m(setup: &Setup, ty: &UnitType) -> u32 {
    let bands = ty.mounts.iter().flat_map(|m| &setup.library.weapon(m.weapon).bands);
    bands.map(|b| b.to_m).max().unwrap_or(0)
}

/// A remembered enemy counts for less the older the report is.
fn foe<'a>(p: &'a Perspective, d: &Doctrine, c: &'a Contact) -> Option<Foe<'a>> {
    let reports = &d.reports;
    let setup = p.setup();
    let ty = setup.library.unit_type(c.ty);
    let age = i64::from(p.public.clock.since(c.at));
    let faded = reports.fresh_pct - age * reports.fades_pct / reports.fades_s;
    let trust = if c.seen { 100 } else { faded.max(0) };
    let full = power(setup, d, ty, c.men, c.pieces, c.quality);
    let empty = c.left.is_empty() && !ty.mounts.is_empty();
    let armed = if empty { d.power.empty_pct } else { 100 };
    let nerves = d.power.nerves_pct.of(c.morale);
    let nerves = if c.seen { nerves } else { nerves.max(reports.nerves_pct) };
    let (power, far_m) = (full * nerves / 100 * armed / 100, far_m(setup, ty));
    (trust > 0).then_some(Foe { contact: c, ty, hex: c.hex, trust, power, far_m })
}
