//! Touch: who is near enough to his battalion's command post to be led from there.
//!
//! It is found as a side's turn begins and holds for that turn. Whoever is out of touch takes
//! longer on the march and calms down more slowly. Headquarters, what sticks in the ground and
//! battalions of one unit are never out of touch.

use super::endurance::battalion_of;
use super::event::UnitChange;
use super::formation::is_headquarters;
use super::known::Known;
use super::link::Link;
use super::morale::Morale;
use super::setup::{Force, Setup};
use super::state::Perspective;
use super::tank_leaders::led_by_radio_m;
use super::unit::Unit;
use super::{ElementKind, FormationId, Side, UnitId};
use crate::hex::Hex;

/// A unit of a battalion that can move about with it, and where it stands.
type Member<'a> = (UnitId, &'a Unit, Hex);

/// The link of a formation: as the order of battle says, else wireless for vehicles and guns
/// alone, runners for whoever has men on foot.
#[must_use]
pub(super) fn link_of(setup: &Setup, side: Side, formation: FormationId) -> Link {
    let force = &setup.forces[side];
    let given = force.formations.get(usize::from(formation.0)).and_then(|f| f.link);
    given.unwrap_or_else(|| {
        let on_foot = |line: u16, ty| {
            setup.library.unit_type(ty).kind == ElementKind::Men
                && force.formation_of_line(line).is_some_and(|f| force.is_under(f, formation))
        };
        let any = (0..).zip(&force.units).any(|(line, u)| on_foot(line, u.ty));
        if any { Link::Runner } else { Link::Radio }
    })
}

/// The units of a battalion on the map that do not stick, with where they stand.
fn members<'a>(k: Known<'a>, battalion: FormationId) -> Vec<Member<'a>> {
    let force = &k.setup.forces[k.side];
    k.own()
        .filter(|(_, u)| !u.is_mired() && battalion_of(force, u.line) == Some(battalion))
        .filter_map(|(id, u)| Some((id, u, u.hex()?)))
        .collect()
}

/// The one of some units that stands nearest to the middle of them all.
fn central<'a>(units: &[Member<'a>]) -> Option<Member<'a>> {
    let n = i32::try_from(units.len()).ok().filter(|n| *n > 0)?;
    let mean =
        |f: fn(Hex) -> i16| (units.iter().map(|m| i32::from(f(m.2))).sum::<i32>() / n) as i16;
    let middle = Hex::new(mean(|h| h.q), mean(|h| h.r));
    units.iter().min_by_key(|m| (m.2.distance(middle), m.0)).copied()
}

/// The unit in the middle of a battalion, and where it stands.
pub(super) fn central_unit(k: Known<'_>, battalion: FormationId) -> Option<(UnitId, &Unit, Hex)> {
    central(&members(k, battalion))
}

/// Where a battalion is led from: its own headquarters if that is on the map and unbroken, else
/// the unit in the middle.
fn post_among(k: Known, force: &Force, battalion: FormationId, units: &[Member]) -> Option<Hex> {
    let leads = |(_, u, _): &&Member| {
        is_headquarters(k.setup, u)
            && u.morale() < Morale::Broken
            && force.formation_of_line(u.line) == Some(battalion)
    };
    units.iter().find(leads).map(|m| m.2).or_else(|| Some(central(units)?.2))
}

/// How far from its command post a battalion keeps touch, metres: by its link, and no further
/// than the radio of its commander's tank serves.
fn touch_m(k: Known, battalion: FormationId) -> u32 {
    let link = link_of(k.setup, k.side, battalion);
    let far = k.setup.library.command.touch_m(link);
    led_by_radio_m(k, battalion).map_or(far, |radio| radio.min(far))
}

/// Who of a side loses touch, or finds it again, as its turn begins.
pub(super) fn touch_changes(k: Known) -> Vec<(UnitId, UnitChange)> {
    let force = &k.setup.forces[k.side];
    let mut all: Vec<(FormationId, Member)> = Vec::new();
    for (id, u) in k.own().filter(|(_, u)| !u.is_mired()) {
        all.extend(battalion_of(force, u.line).zip(u.hex()).map(|(b, hex)| (b, (id, u, hex))));
    }
    all.sort_by_key(|(b, m)| (*b, m.0));
    let mut lost: Vec<UnitId> = Vec::new();
    for group in all.chunk_by(|a, b| a.0 == b.0) {
        let units: Vec<Member> = group.iter().map(|g| g.1).collect();
        let post = group.first().and_then(|g| Some((g.0, post_among(k, force, g.0, &units)?)));
        let Some((battalion, post)) = post.filter(|_| units.len() > 1) else { continue };
        let far = touch_m(k, battalion);
        let away =
            |m: &&Member| !is_headquarters(k.setup, m.1) && k.setup.map.metres(m.2, post) > far;
        lost.extend(units.iter().filter(away).map(|m| m.0));
    }
    lost.sort_unstable();
    k.own()
        .map(|(id, u)| (id, u.out_of_touch, lost.binary_search(&id).is_ok()))
        .filter(|(_, was, is)| was != is)
        .map(|(id, _, lost)| (id, UnitChange::Touch { lost }))
        .collect()
}

/// Seconds of a step of a unit, in which somebody in touch takes so many.
pub(super) fn march_seconds(setup: &Setup, u: &Unit, seconds: u32) -> u32 {
    let pct = setup.library.command.lost_march_pct;
    if u.out_of_touch { seconds.saturating_mul(pct) / 100 } else { seconds }
}

impl Perspective {
    /// Seconds of a step of an own unit, in which somebody in touch takes so many: those who are
    /// out of touch take longer.
    #[must_use]
    pub fn march_seconds(&self, u: &Unit, seconds: u32) -> u32 {
        march_seconds(self.setup(), u, seconds)
    }

    /// Where a battalion of one's own is led from; `None` for one with nobody on the map.
    #[must_use]
    pub fn command_post(&self, battalion: FormationId) -> Option<Hex> {
        let k = self.known();
        post_among(k, &k.setup.forces[k.side], battalion, &members(k, battalion))
    }

    /// How far from its command post a battalion of one's own keeps touch, metres.
    #[must_use]
    pub fn touch_m(&self, battalion: FormationId) -> u32 {
        touch_m(self.known(), battalion)
    }

    /// What carries orders to a formation of one's own.
    #[must_use]
    pub fn link(&self, formation: FormationId) -> Link {
        link_of(self.setup(), self.side, formation)
    }
}
