//! What the strain on nerves comes down by from one game turn to the next.
//!
//! A unit sheds suppression for the seconds in which nothing fell on it, some minutes a turn at
//! most: before the first that fell, of what it had as the turn began; after the last, of all.
//! So what falls late in a turn is felt in the next.

use super::UnitId;
use super::event::UnitChange;
use super::known::Known;
use super::rally::{near_hq, rate};
use super::setup::Setup;
use super::state::Perspective;
use super::unit::Unit;

/// How a unit's suppression comes down when a game turn is over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NerveRelief {
    /// Quiet seconds that count before the first that fell, of what it had as the turn began.
    pub before_s: u32,
    /// Quiet seconds that count after the last, of all it has.
    pub after_s: u32,
    /// Points shed in a quarter of an hour.
    pub rate: u32,
    /// An HQ in reach is part of that.
    pub near_hq: bool,
    /// Suppression after.
    pub suppression: u8,
}

/// What a unit sheds for a game turn of so many seconds.
#[must_use]
fn relief(setup: &Setup, u: &Unit, seconds: u32, near_hq: bool) -> NerveRelief {
    let most = setup.library.tuning.relief_s.min(seconds);
    let (first, last) = u.struck.map_or((0, 0), |f| (f.from.min(seconds), f.to.min(seconds)));
    let after_s = (seconds - last).min(most);
    let before_s = first.min(most - after_s);
    let rate = rate(setup, u, near_hq);
    let points = |s: u32| u64::from(rate) * u64::from(s) / 900;
    // Who rallied meanwhile has shed what was added first.
    let had = u64::from(u.suppression_before.min(u.suppression));
    let added = u64::from(u.suppression) - had;
    let left = (had.saturating_sub(points(before_s)) + added).saturating_sub(points(after_s));
    NerveRelief { before_s, after_s, rate, near_hq, suppression: left.min(100) as u8 }
}

/// The end of game turn `past` for the nerves of a unit; nothing if it changes nothing.
pub(super) fn relieved(k: Known<'_>, id: UnitId, past: u16) -> Option<UnitChange> {
    let u = k.unit(id).filter(|u| u.hex().is_some())?;
    let idle = u.suppression == 0 && u.suppression_before == 0 && u.struck.is_none();
    let near = || near_hq(k.setup, k.own(), id, u);
    (!idle).then(|| UnitChange::Relieved {
        suppression: relief(k.setup, u, k.setup.turn_seconds(past), near()).suppression,
    })
}

impl Perspective {
    /// What an own unit will have shed when this game turn is over, if nothing falls on it any
    /// more; none for one without suppression or off the map.
    #[must_use]
    pub fn relief(&self, id: UnitId) -> Option<NerveRelief> {
        let u = self.unit(id).filter(|u| u.hex().is_some() && u.suppression > 0)?;
        let near = near_hq(self.setup(), self.own(), id, u);
        Some(relief(self.setup(), u, self.setup().turn_seconds(self.public.turn), near))
    }
}
