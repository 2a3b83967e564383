//! What the strain on nerves comes down by from one game turn to the next.
//!
//! A unit sheds suppression for the seconds in which nothing fell on it, some minutes a turn at
//! most: before the first that fell, of what it had as the turn began; after the last, of all.
//! So what falls late in a turn is felt in the next. What losses leave of the strain stays, and
//! is added here.

use super::UnitId;
use super::event::UnitChange;
use super::known::Known;
use super::nerve_floor::{NerveFloor, nerve_floor};
use super::rally::{Mending, near_hq, rate, touch_pct};
use super::state::Perspective;
use super::unit::Unit;

/// How a unit's suppression comes down when a game turn is over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NerveRelief {
    /// Quiet seconds that count before the first that fell, of what it had as the turn began.
    pub before_s: u32,
    /// Quiet seconds that count after the last, of all it has.
    pub after_s: u32,
    /// Points shed in a quarter of an hour while it is steady.
    pub rate: u32,
    /// Of these it sheds so many per cent as its nerves are now.
    pub mend_pct: u32,
    /// An HQ in reach is part of that.
    pub near_hq: bool,
    /// What losses leave.
    pub floor: NerveFloor,
    /// Suppression after.
    pub suppression: u8,
}

/// What a unit sheds for a game turn of so many seconds.
#[must_use]
fn relief(k: Known, id: UnitId, u: &Unit, seconds: u32) -> NerveRelief {
    let t = &k.setup.library.tuning;
    let near_hq = near_hq(k.setup, k.own(), id, u);
    let most = t.relief_s.min(seconds);
    let (first, last) = u.struck.map_or((0, 0), |f| (f.from.min(seconds), f.to.min(seconds)));
    let after_s = (seconds - last).min(most);
    let before_s = first.min(most - after_s);
    let rate = rate(k.setup, u, near_hq);
    let floor = nerve_floor(k, u);
    let mending = Mending {
        quality: u.quality,
        rate,
        under_fire: false,
        floor: floor.points,
        touch_pct: touch_pct(k.setup, u),
    };
    // Who rallied meanwhile has shed what was added first.
    let had = u.suppression_before.min(u.suppression);
    let added = u.suppression - had;
    let left = mending.after(t, mending.after(t, had, before_s) + added, after_s);
    let suppression = left.max(floor.points);
    let mend_pct = t.mend_pct(u.morale());
    NerveRelief { before_s, after_s, rate, mend_pct, near_hq, floor, suppression }
}

/// The end of game turn `past` for the nerves of a unit; nothing if it changes nothing.
pub(super) fn relieved(k: Known<'_>, id: UnitId, past: u16) -> Option<UnitChange> {
    let u = k.unit(id).filter(|u| u.hex().is_some())?;
    let idle = u.suppression == 0 && u.suppression_before == 0 && u.struck.is_none();
    let suppression = match idle {
        true => nerve_floor(k, u).points,
        false => relief(k, id, u, k.setup.turn_seconds(past)).suppression,
    };
    (!idle || suppression > 0).then_some(UnitChange::Relieved { suppression })
}

impl Perspective {
    /// What an own unit will have shed when this game turn is over, if nothing falls on it any
    /// more; none for one off the map, or that neither has suppression nor gets any.
    #[must_use]
    pub fn relief(&self, id: UnitId) -> Option<NerveRelief> {
        let u = self.unit(id).filter(|u| u.hex().is_some())?;
        let relief = relief(self.known(), id, u, self.known().turn_seconds());
        (u.suppression.max(relief.suppression) > 0).then_some(relief)
    }
}
