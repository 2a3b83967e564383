//! When a battalion has had enough, and when it has rested.
//!
//! It storms no more once its leader or headquarters fell or two of its companies broke within the hour,
//! or three tenths of its men are lost. It always defends, fires, moves and withdraws, and
//! storms again after half an hour out of the enemy's sight, as far as its side knows, in which
//! nothing struck it: the seconds of whole game turns in a row. Then all is counted anew, losses
//! of the men that are left. All this is found at the end of a game turn.
//!
//! What counts as a company is a formation of men or vehicles directly below the battalion, or
//! a unit of them in it that is no headquarters; guns are none. It breaks when at least half of
//! its units are broken, or were in the game turn, or are destroyed. Vehicles that stick in the
//! ground are no units of their own in this, and whether they are seen or hit keeps nobody from
//! resting: they cannot go back. A vehicle lost is the loss of its crew.

use super::cohesion::{Cohesion, Setback, Spent, SpentCause};
use super::known::Known;
use super::morale::Morale;
use super::nerve_floor::{men_at_start, men_lost};
use super::setup::{Echelon, Force, Setup};
use super::sight::line_of_sight;
use super::state::Perspective;
use super::unit::{Place, Unit};
use super::{Clock, ElementKind, FormationId, Hex, Side, UnitId};

/// Who belongs to a battalion, by lines of the order of battle.
struct Roster {
    battalion: FormationId,
    headquarters: Vec<u16>,
    /// Lines of men and vehicles, by company.
    companies: Vec<Vec<u16>>,
}

/// The battalion that a line of the order of battle belongs to.
#[must_use]
pub(super) fn battalion_of(force: &Force, line: u16) -> Option<FormationId> {
    let is_battalion = |f: &FormationId| {
        force
            .formations
            .get(usize::from(f.0))
            .is_some_and(|f| f.echelon == Some(Echelon::Battalion))
    };
    force.chain(force.formation_of_line(line)?).find(is_battalion)
}

/// The battalions of a side that have two companies or more.
fn rosters(setup: &Setup, side: Side) -> Vec<Roster> {
    let force = &setup.forces[side];
    let is_battalion = |i: u16| {
        force.formations.get(usize::from(i)).is_some_and(|f| f.echelon == Some(Echelon::Battalion))
    };
    (0..force.formations.len() as u16)
        .filter(|i| is_battalion(*i))
        .map(|i| roster(setup, force, FormationId(i)))
        .filter(|r| r.companies.len() >= 2)
        .collect()
}

fn roster(setup: &Setup, force: &Force, battalion: FormationId) -> Roster {
    let mut out = Roster { battalion, headquarters: Vec::new(), companies: Vec::new() };
    // The formations directly below it, and which company each is.
    let mut of: Vec<(FormationId, usize)> = Vec::new();
    for (line, unit) in (0..).zip(&force.units) {
        if battalion_of(force, line) != Some(battalion) {
            continue;
        }
        let ty = setup.library.unit_type(unit.ty);
        let below = force.chain(unit.formation).take_while(|f| *f != battalion).last();
        if below.is_none() && ty.has(super::Trait::Hq) {
            out.headquarters.push(line);
            continue;
        }
        if ty.kind == ElementKind::Gun {
            continue;
        }
        let known = below.and_then(|f| of.iter().find(|o| o.0 == f)).map(|o| o.1);
        if let Some(company) = known {
            out.companies[company].push(line);
        } else {
            of.extend(below.map(|f| (f, out.companies.len())));
            out.companies.push(vec![line]);
        }
    }
    out
}

/// What a game turn that is over has made of a side's battalions: of those for whom anything
/// changed. `k`: as the turn ends, before anything is shed of it.
pub(super) fn reckoned(k: Known) -> Vec<Cohesion> {
    let now = k.setup.turn_start(k.public.turn + 1);
    rosters(k.setup, k.side)
        .iter()
        .filter_map(|r| {
            let old = k.cohesion(r.battalion).cloned().unwrap_or(Cohesion::new(r.battalion));
            let new = at_end(k, r, &old, now);
            (new != old).then_some(new)
        })
        .collect()
}

fn at_end(k: Known, r: &Roster, old: &Cohesion, now: Clock) -> Cohesion {
    let t = &k.setup.library.tuning;
    let mut new = Cohesion {
        leader: old.leader.at_end(now, is_leader_down(k, r), t.spent_within_s),
        companies: companies(k, r, old, now),
        ..old.clone()
    };
    new.spent = match old.spent {
        None => cause(k, r, &new).map(|why| Spent { why, rested_s: 0 }),
        Some(spent) if rests(k, r) => {
            let rested_s = spent.rested_s + k.turn_seconds();
            (rested_s < t.spent_rest_s).then_some(Spent { rested_s, ..spent })
        }
        Some(spent) => Some(Spent { rested_s: 0, ..spent }),
    };
    if old.spent.is_some() && new.spent.is_none() {
        new.lost_before = lost(k, r);
        new.leader = new.leader.forgotten();
        new.companies.iter_mut().for_each(|c| c.1 = c.1.forgotten());
    }
    new.companies.retain(|c| !c.1.is_over());
    new
}

fn cause(k: Known, r: &Roster, c: &Cohesion) -> Option<SpentCause> {
    let t = &k.setup.library.tuning;
    let broke = c.companies.iter().filter(|c| c.1.at.is_some()).count() as u16;
    let left = men_at_start(&k.setup.forces[k.side], of(k, r)).saturating_sub(c.lost_before);
    let fallen = u64::from(lost(k, r).saturating_sub(c.lost_before));
    let pct = (fallen * 100 / u64::from(left.max(1))).min(100) as u32;
    match () {
        () if c.leader.at.is_some() => Some(SpentCause::Leader),
        () if u32::from(broke) >= t.spent_companies.max(1) => Some(SpentCause::Companies(broke)),
        () if pct >= t.spent_loss_pct.max(1) => Some(SpentCause::Losses(pct.min(100) as u8)),
        () => None,
    }
}

/// Whether a line belongs to the battalion.
fn of<'a>(k: Known<'a>, r: &Roster) -> impl Fn(u16) -> bool + 'a {
    let (force, battalion) = (&k.setup.forces[k.side], r.battalion);
    move |line| battalion_of(force, line) == Some(battalion)
}

fn lost(k: Known, r: &Roster) -> u32 {
    men_lost(k, of(k, r))
}

/// True if its named leader fell, or it had headquarters and none is left.
fn is_leader_down(k: Known, r: &Roster) -> bool {
    if k.fallen(r.battalion).is_some() {
        return true;
    }
    let alive = |line: &u16| k.units.iter().any(|u| u.line == *line && u.place != Place::Gone);
    !r.headquarters.is_empty() && !r.headquarters.iter().any(alive)
}

/// The setbacks of its companies.
fn companies(k: Known, r: &Roster, old: &Cohesion, now: Clock) -> Vec<(u16, Setback)> {
    let within = k.setup.library.tuning.spent_within_s;
    (0..)
        .zip(&r.companies)
        .map(|(i, lines)| {
            let was = old.companies.iter().find(|c| c.0 == i).map_or(Setback::default(), |c| c.1);
            (i, was.at_end(now, is_broken(k, lines), within))
        })
        .filter(|c| !c.1.is_over())
        .collect()
}

/// At least half of a company's units are broken, or were in this game turn, or are no more.
fn is_broken(k: Known, lines: &[u16]) -> bool {
    let (mut all, mut broken) = (0, 0);
    for u in lines.iter().filter_map(|line| k.units.get(usize::from(*line))) {
        match u.place {
            Place::On(_) => {
                all += 1;
                broken += u32::from(u.broke || u.morale() == Morale::Broken);
            }
            Place::Gone => (all, broken) = (all + 1, broken + 1),
            Place::Awaited | Place::Left => {}
        }
    }
    broken > 0 && broken * 2 >= all
}

/// Nothing struck any of its units in this game turn, and at its end no enemy in sight sees one.
fn rests(k: Known, r: &Roster) -> bool {
    let is_ours = of(k, r);
    let mut ours = k.units.iter().filter(|u| is_ours(u.line) && !u.is_mired());
    ours.all(|u| u.hex().is_none_or(|hex| u.struck.is_none() && !is_watched(k, hex)))
}

/// An enemy in sight whose nerves hold has a hex in view.
fn is_watched(k: Known, hex: Hex) -> bool {
    let far = k.visibility_m(hex);
    k.enemies()
        .filter(|c| c.seen && c.morale < Morale::Broken && k.setup.map.metres(c.hex, hex) <= far)
        .any(|c| line_of_sight(k.field, c.hex, hex))
}

/// The battalion that keeps a unit from storming, and why.
pub(super) fn spent_battalion(k: Known, u: &Unit) -> Option<(FormationId, Spent)> {
    if k.cohesion.is_empty() {
        return None;
    }
    let battalion = battalion_of(&k.setup.forces[k.side], u.line)?;
    Some((battalion, k.cohesion(battalion)?.spent?))
}

impl Perspective {
    /// Why an own formation storms no more, and how far it has rested: itself, if it is a
    /// battalion, or the battalion it belongs to.
    #[must_use]
    pub fn spent(&self, formation: FormationId) -> Option<Spent> {
        Some(self.spent_battalion_of(formation)?.1)
    }

    /// The same, with the battalion.
    #[must_use]
    pub fn spent_battalion_of(&self, formation: FormationId) -> Option<(FormationId, Spent)> {
        let force = &self.setup().forces[self.side];
        force.chain(formation).find_map(|f| Some((f, self.known().cohesion(f)?.spent?)))
    }

    /// The battalion of an own unit that storms no more.
    #[must_use]
    pub fn spent_battalion(&self, id: UnitId) -> Option<(FormationId, Spent)> {
        spent_battalion(self.known(), self.unit(id)?)
    }

    /// An enemy in sight whose nerves hold has a hex in view: a battalion does not come to rest
    /// there.
    #[must_use]
    pub fn is_watched(&self, hex: Hex) -> bool {
        is_watched(self.known(), hex)
    }
}
