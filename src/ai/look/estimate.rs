//! What fire does, reckoned hex by hex for maps of danger and of chances: the rules' own
//! formulas, without the dice and the parts of an engagement that are not known.

use crate::rules::Setup;

/// Share of fire that works on the nerves of men who are so much exposed, per cent: cover
/// helps nerves half as much as bodies.
const fn shock_pct(exposure_pct: i64) -> i64 {
    50 + exposure_pct / 2
}

/// Suppression of so many men so much exposed, hundredths of a point, by fire that would
/// press forty men in the open so hard: the same fire spreads over larger units.
pub(crate) fn strain(press: i64, exposure_pct: i64, men: i64) -> i64 {
    press * shock_pct(exposure_pct) / 100 * 40 / men.max(10)
}

/// The fire that brought so much suppression, hundredths of a point: [`strain`] backwards.
pub(crate) fn press(strain: i64, exposure_pct: i64, men: i64) -> i64 {
    strain * men.max(10) / 40 * 100 / shock_pct(exposure_pct)
}

/// Effect of the firer's quality, per cent.
pub(crate) fn quality_pct(quality: u8) -> i64 {
    i64::from(70 + 6 * u32::from(quality))
}

/// How many times the range figures a crowd of men in one hex suffers, per cent.
pub(crate) fn density_pct(setup: &Setup, men: u16) -> i64 {
    let m = u64::from(setup.map.hex_metres());
    let per_ha = u64::from(men) * 10_000 / (m * m * 866 / 1000).max(1);
    let listed = u64::from(setup.library.tuning.density_men_per_ha.max(1));
    (per_ha * 100 / listed).clamp(20, 400) as i64
}
