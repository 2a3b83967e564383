//! Battalions of tanks whose commander and company commanders are out of the battle, and the
//! radio by which they lead.
//!
//! A battalion of tanks that has lost its commander's tank and those of two companies halts and
//! fires. The nearest headquarters above it that is not broken takes it in hand, as soon as a
//! runner is from there at its nearest tank. That is found at the end of a game turn, and an order to
//! move or to storm is refused in turns that begin before it is in hand.

use super::endurance::battalion_of;
use super::formation::is_headquarters;
use super::known::Known;
use super::leaderless::Leaderless;
use super::library::Trait;
use super::morale::Morale;
use super::setup::{Echelon, Force, Setup};
use super::state::Perspective;
use super::unit::{Place, Unit};
use super::{Clock, FormationId, Hex, Side, UnitId};

/// What a game turn that is over has made of a side's battalions of tanks: of those for whom
/// anything changed.
pub(super) fn found_leaderless(k: Known) -> Vec<Leaderless> {
    let companies = k.setup.library.armour.leaderless_companies;
    if companies == 0 {
        return Vec::new();
    }
    let force = &k.setup.forces[k.side];
    let now = k.setup.turn_start(k.public.turn + 1);
    let battalions = (0..).zip(&force.formations);
    battalions
        .filter(|(_, f)| f.echelon == Some(Echelon::Battalion))
        .map(|(i, _)| FormationId(i))
        .filter_map(|battalion| {
            let old = k.leaderless.iter().find(|l| l.battalion == battalion);
            match old {
                Some(Leaderless { until: Some(_), .. }) => None,
                Some(old) => Some(Leaderless { until: in_hand(k, battalion, now), ..*old })
                    .filter(|new| new != old),
                None => lost_its_leaders(k, battalion, companies).then(|| Leaderless {
                    battalion,
                    since: now,
                    until: in_hand(k, battalion, now),
                }),
            }
        })
        .collect()
}

/// Lines of a battalion with rail aerials: whether they are its commander's, how many it had and
/// how many are left.
fn aerials(k: Known, battalion: FormationId) -> impl Iterator<Item = (bool, u16, u16)> {
    let force = &k.setup.forces[k.side];
    let lines = (0..).zip(&force.units);
    lines
        .filter(move |(i, l)| l.command_tanks > 0 && battalion_of(force, *i) == Some(battalion))
        .map(move |(i, l)| {
            let ty = k.setup.library.unit_type(l.ty);
            let chief = ty.has(Trait::CommandTank) && ty.has(Trait::Hq);
            let of_line = k.units.iter().filter(|u| u.line == i && u.place != Place::Gone);
            (chief, l.command_tanks, of_line.map(|u| u.aerials).sum())
        })
}

/// How far the radio by which a battalion of tanks is led serves, metres: of one that has a
/// commander's tank with a rail aerial in the order of battle, whatever became of it.
pub(super) fn led_by_radio_m(k: Known, battalion: FormationId) -> Option<u32> {
    let far = k.setup.library.armour.radio_m;
    let led = far > 0 && aerials(k, battalion).any(|(chief, ..)| chief);
    led.then_some(far)
}

fn lost_its_leaders(k: Known, battalion: FormationId, companies: u32) -> bool {
    if !is_of_tanks(k, battalion) || !members(k, battalion).any(|u| u.hex().is_some()) {
        return false;
    }
    let (mut chiefs, mut left, mut lost) = (0, 0, 0);
    for (chief, had, has) in aerials(k, battalion) {
        if chief {
            (chiefs, left) = (chiefs + 1, left + has);
        } else {
            lost += u32::from(had.saturating_sub(has));
        }
    }
    chiefs > 0 && left == 0 && lost >= companies
}

/// All who fight in it drive.
fn is_of_tanks(k: Known, battalion: FormationId) -> bool {
    let force = &k.setup.forces[k.side];
    let mut lines =
        (0..).zip(&force.units).filter(|(i, _)| battalion_of(force, *i) == Some(battalion));
    lines.all(|(_, l)| k.setup.library.unit_type(l.ty).is_vehicle())
}

fn members<'a>(k: Known<'a>, battalion: FormationId) -> impl Iterator<Item = &'a Unit> {
    let force: &'a Force = &k.setup.forces[k.side];
    k.units.iter().filter(move |u| battalion_of(force, u.line) == Some(battalion))
}

/// When a superior headquarters has a battalion in hand that lost its leaders at a time.
fn in_hand(k: Known, battalion: FormationId, now: Clock) -> Option<Clock> {
    let f = &k.setup.library.command;
    let force = &k.setup.forces[k.side];
    let able = |u: &&Unit| {
        u.hex().is_some()
            && u.morale() < Morale::Broken
            && is_headquarters(k.setup, u)
            && battalion_of(force, u.line) != Some(battalion)
    };
    let above = |u: &Unit| {
        force
            .formation_of_line(u.line)
            .is_some_and(|f| f != battalion && force.is_under(battalion, f))
    };
    let to_it = |hq: &Unit| {
        let hex = hq.hex()?;
        let ours = members(k, battalion).filter_map(Unit::hex);
        ours.map(|h| k.field.metres(h, hex)).min()
    };
    let staffs: Vec<&Unit> = k.units.iter().filter(able).collect();
    if staffs.is_empty() {
        return None;
    }
    let nearest = staffs.iter().filter(|u| above(u)).filter_map(|u| to_it(u)).min();
    let seconds = nearest.map_or(f.runner_most_s, |m| {
        let seconds = u64::from(m) * u64::from(f.runner_s_km) / 1000;
        seconds.min(u64::from(f.runner_most_s)) as u32
    });
    Some(now.plus(seconds))
}

/// The battalion of tanks that keeps a unit where it is.
pub(super) fn halted(k: Known, u: &Unit) -> Option<Leaderless> {
    if k.leaderless.is_empty() || !k.setup.library.unit_type(u.ty).is_vehicle() {
        return None;
    }
    let battalion = battalion_of(&k.setup.forces[k.side], u.line)?;
    let found = k.leaderless.iter().find(|l| l.battalion == battalion);
    found.filter(|l| l.halts(k.public.clock)).copied()
}

/// Metres from a unit to the commander's tank of its battalion that is nearest to it and has its
/// aerial; `None` where there is none, or the unit has no radio of its own.
pub(super) fn commander_m(k: Known, u: &Unit) -> Option<u32> {
    let lib = &k.setup.library;
    let hex = u.hex().filter(|_| lib.unit_type(u.ty).is_vehicle())?;
    let battalion = battalion_of(&k.setup.forces[k.side], u.line)?;
    let leads = |c: &&Unit| {
        let ty = lib.unit_type(c.ty);
        c.aerials > 0 && ty.has(Trait::CommandTank) && ty.has(Trait::Hq)
    };
    let tanks = members(k, battalion).filter(leads).filter_map(Unit::hex);
    tanks.map(|at: Hex| k.field.metres(at, hex)).min()
}

/// How far the radio of a commander's tank serves a unit, metres; `None` if it is none, or not
/// of the same battalion.
pub(super) fn radio_m(setup: &Setup, (side, u): (Side, &Unit), hq: &Unit) -> Option<u32> {
    if hq.aerials == 0 || !setup.library.unit_type(u.ty).is_vehicle() {
        return None;
    }
    let force = &setup.forces[side];
    let battalion = battalion_of(force, u.line)?;
    (battalion_of(force, hq.line) == Some(battalion)).then_some(setup.library.armour.radio_m)
}

/// Whether the radio of its commander's tank reaches a unit of vehicles: true where there is no
/// such tank on the map, or the rules have no radio.
pub(super) fn in_radio_touch(k: Known, u: &Unit) -> bool {
    let far = k.setup.library.armour.radio_m;
    far == 0 || commander_m(k, u).is_none_or(|m| m <= far)
}

impl Perspective {
    /// The battalion of tanks of an own unit that halts and fires, because it lost those who
    /// lead it.
    #[must_use]
    pub fn halted(&self, id: UnitId) -> Option<Leaderless> {
        halted(self.known(), self.unit(id)?)
    }

    /// The same of a formation: itself, or what it belongs to.
    #[must_use]
    pub fn halted_battalion(&self, formation: FormationId) -> Option<Leaderless> {
        let now = self.public.clock;
        let mut chain = self.setup.forces[self.side].chain(formation);
        chain.find_map(|f| {
            self.leaderless.iter().find(|l| l.battalion == f && l.halts(now)).copied()
        })
    }

    /// Metres from an own unit of vehicles to its commander's tank, and whether its radio
    /// reaches so far; none where there is none.
    #[must_use]
    pub fn radio(&self, id: UnitId) -> Option<(u32, bool)> {
        let u = self.unit(id)?;
        let metres = commander_m(self.known(), u)?;
        Some((metres, in_radio_touch(self.known(), u)))
    }
}
