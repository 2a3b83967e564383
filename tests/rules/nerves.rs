//! Nerves under fire: they go with the losses to be expected, whatever cuts those.

use super::dsl::*;
use khasan::rules::fire::{FireEngagement, FireManner, FireOdds, Firer, Mark, resolve_fire};
use khasan::rules::{Field as Ground, UnitId};

/// Five minutes of fire of the first Soviet unit at the first Japanese one.
fn odds(field: Field, change: impl Fn(&mut Ground, &mut Mark)) -> FireOdds {
    let s = field.start(1);
    let unit = |id: UnitId| *s.unit(id).expect("there");
    let firer = Firer::new(&unit(su(0))).expect("on the map");
    let mut mark = Mark::new(&unit(jp(0))).expect("on the map");
    let mut ground = s.field().clone();
    change(&mut ground, &mut mark);
    let e = FireEngagement { firer, mark, seconds: 300, manner: FireManner::Aimed };
    resolve_fire(&ground, &e)
}

fn open() -> Field {
    Field::of("R30 . r40- . .")
}

/// Hits and suppression, thousandths and hundredths of a point.
fn both(o: &FireOdds) -> (u64, u64) {
    (o.men_milli(), o.press)
}

/// What is left of either, per cent, is the same to a point.
fn same_share(whole: (u64, u64), part: (u64, u64), pct: u64) {
    let of = |w: u64, p: u64| p * 1000 / w;
    let (men, press) = (of(whole.0, part.0), of(whole.1, part.1));
    assert!(men.abs_diff(pct * 10) <= 10 && press.abs_diff(pct * 10) <= 10, "{men} {press}");
}

#[test]
fn cover_shelters_nerves_as_it_shelters_bodies() {
    let whole = both(&odds(open(), |_, _| ()));
    assert!(whole.0 > 1_000 && whole.1 > 200, "{whole:?}");
    same_share(whole, both(&odds(Field::of("R30 . vr40- . ."), |_, _| ())), 25);
    same_share(whole, both(&odds(Field::of("R30 . fr40- . ."), |_, _| ())), 40);
    same_share(whole, both(&odds(open(), |_, m| m.down = true)), 50);
}

#[test]
fn only_fire_that_is_delivered_tells_on_nerves() {
    let with = |coefficient| {
        let mut f = open();
        let mut lib = library();
        lib.tuning.coefficients.small_arms = coefficient;
        f.setup.library = std::sync::Arc::new(lib);
        both(&odds(f, |_, _| ()))
    };
    same_share(with(100), with(50), 50);
    same_share(with(100), with(10), 10);
    // Thirty men, ten rifles of ten rounds a minute for five minutes, a tenth of it delivered;
    // a point for ten rounds among forty men, at 160 per cent of the listed density.
    let per_ha = 40 * 10_000 / 8_660;
    assert_eq!(with(100).1, 500 / 10 * 100 / 10 * (per_ha * 100 / 20) / 100);
}

#[test]
fn the_denser_the_more_of_both() {
    let crowd = |n| both(&odds(open(), |_, m| m.crowd = n));
    let (thin, dense) = (crowd(40), crowd(60));
    same_share(dense, thin, 67);
}

#[test]
fn in_works_a_unit_bears_the_same_losses_before_it_is_pinned() {
    // The open and the trench: for each man hit the same strain.
    let strain_a_man = |o: FireOdds| o.press * 1_000 / o.men_milli();
    let open = strain_a_man(odds(open(), |_, _| ()));
    let trench = strain_a_man(odds(Field::of("R30 . vr40- . ."), |_, _| ()));
    assert!(open.abs_diff(trench) <= open / 50, "{open} {trench}");
}

#[test]
fn the_forecast_shows_the_arithmetic_of_suppression() {
    let o = odds(open(), |_, _| ());
    let rows = khasan::text::fire_terms(&o);
    let told = |name: &str| rows.iter().find(|r| r.0 == name).map(|r| r.1.clone());
    let points = |n: u64| Some(format!("+ {} suppression", khasan::text::milli(n * 10)));
    assert_eq!(told("near misses"), points(o.press));
    // A hundred points shared by forty men.
    assert_eq!((told("each hit"), o.per_hit), (points(250), 250));
    for k in [0, 1, 3] {
        let after = o.dist.iter().find(|x| x.0.men == k).expect("possible").0.suppression;
        assert_eq!(u64::from(after), o.press / 100 + u64::from(k) * 100 / 40);
    }
}
