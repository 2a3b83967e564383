//! How suppression falls.

use super::formation::is_headquarters;
use super::morale::Morale;
use super::state::State;
use super::unit::Unit;
use super::{Setup, UnitId};

/// Points of suppression a unit sheds in some seconds: by quality and time, half under
/// fire, more near an HQ that is not broken.
#[must_use]
pub fn relief(state: &State, id: UnitId, u: &Unit, seconds: u32) -> u8 {
    let near_hq = near_hq(&state.setup, state.units(id.side), id, u);
    relief_points(&state.setup, u, seconds, near_hq)
}

/// The same where the nearness of an HQ is known.
#[must_use]
pub fn relief_points(setup: &Setup, u: &Unit, seconds: u32, near_hq: bool) -> u8 {
    let mut points = u64::from(rate(setup, u, near_hq)) * u64::from(seconds) / 900;
    if u.under_fire {
        points /= 2;
    }
    u8::try_from(points).unwrap_or(u8::MAX)
}

/// Points of suppression that a unit sheds in a quarter of an hour of quiet: by its quality,
/// more near an HQ.
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
            && hq.hex().is_some_and(|h| setup.map.metres(h, hex) <= setup.library.tuning.hq_m)
    })
}
