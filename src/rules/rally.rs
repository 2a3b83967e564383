//! How suppression falls.

use super::formation::is_headquarters;
use super::known::Known;
use super::morale::{Morale, morale, threshold};
use super::nerve_floor::nerve_floor;
use super::tank_leaders::radio_m;
use super::tuning::Tuning;
use super::unit::Unit;
use super::{Setup, UnitId};

/// What a second of quiet comes to at a full rate of a point a quarter of an hour: per cent,
/// twice, so that it can be halved.
const FULL: u64 = 200;
/// What it takes for a point, of who is in touch with his battalion as of who is not.
const POINT: u64 = 900 * FULL * 100;

/// What calms the nerves of a unit, and how far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mending {
    /// Quality, 1 to 10.
    pub quality: u8,
    /// Points it sheds in a quarter of an hour while it is steady.
    pub rate: u32,
    /// Under fire it goes half as fast.
    pub under_fire: bool,
    /// Suppression does not fall below this.
    pub floor: u8,
    /// What is left of the rate out of touch with its battalion, per cent.
    pub touch_pct: u32,
}

impl Mending {
    /// Suppression after some seconds of quiet. The worse nerves are the slower they mend: as
    /// they get better the rate rises, so that many short spells do what a long one does, but
    /// for the part of a point that each leaves over.
    pub(super) fn after(&self, t: &Tuning, suppression: u8, seconds: u32) -> u8 {
        let (mut now, mut left) = (suppression, u64::from(seconds));
        while now > self.floor {
            let morale = morale(now, self.quality);
            let speed = u64::from(self.rate) * u64::from(t.mend_pct(morale)) * self.factor();
            if speed == 0 {
                break;
            }
            // Down to where the rate changes, or to the end of it.
            let to = threshold(morale, self.quality).saturating_sub(1).max(self.floor);
            let need = (u64::from(now - to) * POINT).div_ceil(speed);
            if need > left {
                now -= (left * speed / POINT) as u8;
                break;
            }
            (now, left) = (to, left - need);
        }
        now
    }

    /// Seconds of quiet in which suppression comes down to `to`, or to the floor where that is
    /// higher; the longest there are if it never does.
    pub(super) fn seconds_to(&self, t: &Tuning, suppression: u8, to: u8) -> u32 {
        let (mut now, goal, mut all) = (suppression, to.max(self.floor), 0_u64);
        while now > goal {
            let morale = morale(now, self.quality);
            let speed = u64::from(self.rate) * u64::from(t.mend_pct(morale)) * self.factor();
            if speed == 0 {
                return u32::MAX;
            }
            let next = threshold(morale, self.quality).saturating_sub(1).max(goal);
            all += (u64::from(now - next) * POINT).div_ceil(speed);
            now = next;
        }
        u32::try_from(all).unwrap_or(u32::MAX)
    }

    fn factor(&self) -> u64 {
        let whole = if self.under_fire { FULL / 200 } else { FULL / 100 };
        whole * u64::from(self.touch_pct)
    }
}

/// What calms an own unit.
pub(super) fn mending(k: Known, id: UnitId, u: &Unit, under_fire: bool) -> Mending {
    let near_hq = near_hq(k.setup, k.own(), id, u);
    Mending {
        quality: u.quality,
        rate: rate(k.setup, u, near_hq),
        under_fire,
        floor: nerve_floor(k, u).points,
        touch_pct: touch_pct(k.setup, u),
    }
}

/// What is left of the rate at which a unit's nerves mend, per cent: out of touch with its
/// battalion it is less.
pub(super) fn touch_pct(setup: &Setup, u: &Unit) -> u32 {
    if u.out_of_touch { setup.library.command.lost_rally_pct } else { 100 }
}

/// Suppression of a unit that rallies for some seconds: in each it does what two of quiet do.
pub(super) fn rallied(k: Known, id: UnitId, u: &Unit, seconds: u32) -> u8 {
    let mending = mending(k, id, u, u.under_fire);
    mending.after(&k.setup.library.tuning, u.suppression, seconds.saturating_mul(2))
}

/// Points of suppression that a steady unit sheds in a quarter of an hour of quiet: by its
/// quality, more near an HQ.
pub(super) fn rate(setup: &Setup, u: &Unit, near_hq: bool) -> u32 {
    let t = &setup.library.tuning;
    let rate = t.rally_base + t.rally_quality * u32::from(u.quality);
    if near_hq { rate * t.rally_hq_pct / 100 } else { rate }
}

/// True if an unbroken HQ of the side, other than the unit, is within reach.
pub fn near_hq<'a>(
    setup: &Setup,
    mut side: impl Iterator<Item = (UnitId, &'a Unit)>,
    id: UnitId,
    u: &Unit,
) -> bool {
    let Some(hex) = u.hex() else { return false };
    side.any(|(o, hq)| {
        o != id
            && is_headquarters(setup, hq)
            && hq.morale() < Morale::Broken
            && hq.hex().is_some_and(|h| setup.map.metres(h, hex) <= reach_m(setup, (id, u), hq))
    })
}

/// How far an HQ calms a unit, metres: a commander's tank as far as its radio serves, where it
/// has its aerial and the unit is one of its own tanks.
fn reach_m(setup: &Setup, (id, u): (UnitId, &Unit), hq: &Unit) -> u32 {
    let by_radio = radio_m(setup, (id.side, u), hq);
    by_radio.unwrap_or(0).max(setup.library.tuning.hq_m)
}
