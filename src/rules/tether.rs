//! What waits for new orders: marching off the way to the goal of one's battalion, and storming
//! there.
//!
//! A unit acts at once on all ground by way of which the march from where it stood as its turn
//! began to the goal is little longer than straight on: by a share of it (`detour_pct`) and twice
//! a distance (`way_m`), so that within that distance of where it stood and of the goal nobody
//! asks; and within that distance of its battalion's own way there, which may lead round a lake.
//! A step elsewhere waits until a mission that allows it has reached the battalion.
//! Going back never waits: no nearer to any enemy known of, or nearer to where one's ammunition
//! lies; nor does the way back to where one stood. Units without a battalion, those of one
//! without a mission and those who are shaken never wait.

use super::command::{BattalionTask, Dispatch};
use super::contact::Contact;
use super::endurance::battalion_of;
use super::known::Known;
use super::morale::Morale;
use super::order::Refusal;
use super::state::Perspective;
use super::unit::Unit;
use super::{Clock, FormationId, Side, UnitId};
use crate::hex::Hex;
use std::cell::OnceCell;

/// The ground on which a task lets a unit act.
#[derive(Clone, Debug)]
struct TaskGround<'a> {
    to: &'a [Hex],
    way: &'a [Hex],
    turn_from: Hex,
    /// Most hexes from where it stood by way of another to the goal.
    span: u32,
    /// How near the battalion's way, hexes.
    near: u16,
}

/// Where one's own unit may go and storm at once, and where it waits for its battalion's orders:
/// worked out once for a search.
#[derive(Clone, Debug)]
pub struct Tether<'a> {
    side: Side,
    battalion: FormationId,
    now: TaskGround<'a>,
    /// That of the mission on its way, when it comes, and at which second of the turn.
    next: Option<(TaskGround<'a>, Clock, u32)>,
    supply: Hex,
    contacts: &'a [Contact],
    /// Where the enemies known of are, gathered once somebody asks for it.
    foes: OnceCell<Vec<Hex>>,
    turn_s: u32,
}

/// The ground on which a unit acts at once, for the unit on the map it is asked for; `None`
/// where it never waits.
pub(super) fn tether<'a>(k: Known<'a>, u: &Unit) -> Option<Tether<'a>> {
    let here = u.hex()?;
    if k.tasking.is_empty() || u.morale() >= Morale::Shaken {
        return None;
    }
    let battalion = battalion_of(&k.setup.forces[k.side], u.line)?;
    let tasking = k.tasking(battalion)?;
    let turn_from = u.turn_from.unwrap_or(here);
    let begins = k.public.clock;
    let later =
        |d: &'a Dispatch| (TaskGround::new(k, turn_from, &d.task), d.at, d.at.since(begins));
    Some(Tether {
        side: k.side,
        battalion,
        now: TaskGround::new(k, turn_from, &tasking.now),
        next: tasking.next.as_ref().map(later),
        supply: k.setup.forces[k.side].units.get(usize::from(u.line)).map_or(here, |l| l.supply),
        contacts: k.contacts,
        foes: OnceCell::new(),
        turn_s: k.turn_seconds(),
    })
}

/// Hexes from one to the nearest of some.
fn gap(from: Hex, to: &[Hex]) -> u32 {
    to.iter().map(|h| h.distance(from)).min().map_or(0, u32::from)
}

impl<'a> TaskGround<'a> {
    fn new(k: Known, turn_from: Hex, task: &'a BattalionTask) -> TaskGround<'a> {
        let figures = &k.setup.library.command;
        let near = figures.way_m / k.setup.map.hex_metres().max(1);
        let straight = gap(turn_from, &task.to);
        let span = straight * figures.detour_pct.max(100) / 100 + 2 * near;
        let near = u16::try_from(near).unwrap_or(u16::MAX);
        TaskGround { to: &task.to, way: &task.way, turn_from, span, near }
    }

    fn holds(&self, hex: Hex) -> bool {
        let here = u32::from(self.turn_from.distance(hex));
        let near = |h: &Hex| here + u32::from(h.distance(hex)) <= self.span;
        here <= self.span && (self.to.is_empty() || self.to.iter().any(near))
            || self.way.iter().any(|w| w.distance(hex) <= self.near)
    }
}

impl Tether<'_> {
    /// The second of the turn before which a step, or an assault, from one hex into the next
    /// waits; 0 where it does not.
    ///
    /// # Errors
    /// That it does not begin in this turn.
    fn opens(&self, from: Hex, to: Hex) -> Result<u32, Refusal> {
        if self.now.holds(to) || self.goes_back(from, to) {
            return Ok(0);
        }
        match &self.next {
            Some((ground, at, second)) if ground.holds(to) => {
                if *second < self.turn_s {
                    Ok(*second)
                } else {
                    Err(self.refusal(Some(*at)))
                }
            }
            _ => Err(self.refusal(None)),
        }
    }

    /// Seconds that a unit with so many left waits before it takes a step, or storms, from one
    /// hex into the next; `None` where it does not come to it in this turn.
    #[must_use]
    pub fn wait(&self, left: i32, from: Hex, to: Hex) -> Option<u32> {
        self.waits(left, from, to).ok()
    }

    /// Seconds that a unit with so many left waits before it takes a step.
    ///
    /// # Errors
    /// That the step does not begin in this turn.
    pub(super) fn waits(&self, left: i32, from: Hex, to: Hex) -> Result<u32, Refusal> {
        let opens = self.opens(from, to)?;
        let wait = self.until(left, opens);
        let enough = wait == 0 || i64::from(left) > i64::from(wait);
        if enough { Ok(wait) } else { Err(self.refusal(self.next.as_ref().map(|n| n.1))) }
    }

    /// Seconds from a unit's clock, of which so many are left, to a second of the turn; 0 if
    /// that is past.
    fn until(&self, left: i32, second: u32) -> u32 {
        let now = i64::from(self.turn_s) - i64::from(left);
        (i64::from(second) - now).max(0) as u32
    }

    const fn refusal(&self, at: Option<Clock>) -> Refusal {
        Refusal::OffMission { side: self.side, battalion: self.battalion, at }
    }

    fn goes_back(&self, from: Hex, to: Hex) -> bool {
        let nearer = |h: Hex| to.distance(h) < from.distance(h);
        if nearer(self.supply) || nearer(self.now.turn_from) {
            return true;
        }
        let known = || self.contacts.iter().filter(|c| !c.gone).map(|c| c.hex).collect();
        let foes = self.foes.get_or_init(known);
        !foes.is_empty() && !foes.iter().any(|f| nearer(*f))
    }
}

/// Seconds that a unit waits for its orders before it steps, or storms, into a hex.
///
/// # Errors
/// That it does not come to it in this turn.
pub(super) fn waits(k: Known, u: &Unit, to: Hex) -> Result<u32, Refusal> {
    match tether(k, u).zip(u.hex()) {
        Some((t, from)) => t.waits(u.time, from, to),
        None => Ok(0),
    }
}

impl Perspective {
    /// Where an own unit acts at once and where it waits for orders; `None` for one that never
    /// waits.
    #[must_use]
    pub fn tether(&self, id: UnitId) -> Option<Tether<'_>> {
        tether(self.known(), self.unit(id)?)
    }

    /// Seconds that an own unit waits for orders before it goes, or storms, into the hex next to
    /// it.
    ///
    /// # Errors
    /// When its orders come, if that is too late for this turn; `None` if none are on their way.
    pub fn wait_to_enter(&self, id: UnitId, to: Hex) -> Result<u32, Option<Clock>> {
        let Some(u) = self.unit(id) else { return Ok(0) };
        match waits(self.known(), u, to) {
            Err(Refusal::OffMission { at, .. }) => Err(at),
            other => Ok(other.unwrap_or(0)),
        }
    }
}
