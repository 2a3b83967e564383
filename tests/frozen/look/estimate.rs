//! What fire does, reckoned hex by hex for maps of danger and of chances: the rules' own
//! formulas, without the dice and the parts of an engagement that are not known.

use khasan::rules::{FireClass, Setup, Weapon};

/// Suppression of so many men, hundredths of a point, by fire that would press forty men in the
/// open at listed density so hard: the same fire spreads over larger units. `exposed_pct`: what
/// cover and density leave of it, the same as of hits.
pub(crate) fn strain(press: i64, exposed_pct: i64, men: i64) -> i64 {
    press * exposed_pct / 100 * 40 / men.max(10)
}

/// The fire that brought so much suppression, hundredths of a point: [`strain`] backwards.
pub(crate) fn press(strain: i64, exposed_pct: i64, men: i64) -> i64 {
    strain * men.max(10) / 40 * 100 / exposed_pct.max(1)
}

/// Share of range fire that a class of weapon delivers, thousandths.
pub(crate) fn coefficient(setup: &Setup, class: FireClass) -> u64 {
    setup.library.tuning.coefficients.of(class).into()
}

/// Suppression that so many weapons (thousandths) cause in a minute before cover and numbers,
/// hundredths of a point.
pub(crate) fn press_of(setup: &Setup, w: &Weapon, milli: u64) -> u64 {
    let delivered = u64::from(w.rate) * milli / 1000 * coefficient(setup, w.class);
    delivered * u64::from(w.suppress_per_10) / 10_000
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
