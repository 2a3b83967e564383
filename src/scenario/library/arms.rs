//! Weapons and armour.

use super::terrain::percent;
use crate::rules::{RangeBand, StormWorth, Weapon};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{Choice, Items, LibraryGroup};
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Node, names};

/// A weapon with its range bands.
pub(crate) fn weapon(cx: &mut Cx, node: &Node, key: &str) -> Option<Weapon> {
    let mut f = cx.fields(node, LibraryGroup::Weapon)?;
    let mut last = None;
    let w = Weapon {
        key: key.to_owned(),
        name: f.req(cx, "name", Cx::name).unwrap_or_default(),
        class: f
            .req(cx, "class", |cx, n| cx.one_of(n, Choice::FireClass, names::CLASSES))
            .unwrap_or_default(),
        rate: f.req(cx, "rate", |cx, n| cx.number(n, 1..=2000)).unwrap_or(1),
        min_m: f.or(cx, "min", 0, |cx, n| cx.number(n, 0..=50_000)),
        rounds: f.opt(cx, "rounds", |cx, n| cx.number(n, 1..=100_000)),
        bands: f
            .req(cx, "bands", |cx, n| {
                Some(cx.each(n, Items::RangeBands, |cx, n| {
                    let (band, span) = band(cx, n)?;
                    cx.ascending(&mut last, band.to_m, span);
                    Some(band)
                }))
            })
            .unwrap_or_default(),
        suppress_per_10: f
            .or(cx, "suppress", 0, |cx, n| cx.decimal(n, 2, 0..=10_000_000).map(|v| v as u32)),
        storm: f.opt(cx, "storm", storm).unwrap_or_default(),
        front_only: f.or(cx, "front", false, Cx::flag),
    };
    f.source(cx);
    f.done(cx);
    Some(w)
}

/// `(attack: 6, defence: 10)`, quarters of a man.
fn storm(cx: &mut Cx, node: &Node) -> Option<StormWorth> {
    let mut f = cx.fields(node, LibraryGroup::StormWorth)?;
    let quarters = |cx: &mut Cx, n: &Node| cx.number(n, 0..=1000);
    let worth = StormWorth {
        attack: f.or(cx, "attack", 0, quarters),
        defence: f.or(cx, "defence", 0, quarters),
    };
    f.source(cx);
    f.done(cx);
    Some(worth)
}

fn band(cx: &mut Cx, node: &Node) -> Option<(RangeBand, Span)> {
    let mut f = cx.fields(node, LibraryGroup::RangeBand)?;
    let to_m = f.req(cx, "to", |cx, n| cx.number(n, 1..=50_000));
    let band = RangeBand {
        to_m: to_m.unwrap_or(0),
        // Written as hits per 100 rounds; a shell may strike several men.
        men_ppm: f.or(cx, "men", 0, |cx, n| cx.decimal(n, 4, 0..=50_000_000).map(|v| v as u32)),
        vehicle_ppm: f.or(cx, "vehicle", 0, percent),
        pen_mm: f.or(cx, "pen", 0, |cx, n| cx.number(n, 0..=1000)),
    };
    let span = f.span_of("to");
    f.done(cx);
    to_m.map(|_| (band, span))
}

/// Front and side, millimetres.
pub(crate) fn armour(cx: &mut Cx, node: &Node) -> Option<(u32, u32)> {
    let mut f = cx.fields(node, LibraryGroup::Armour)?;
    let mm = |cx: &mut Cx, n: &Node| cx.number(n, 0..=500);
    let front = f.req(cx, "front", mm);
    let side = f.req(cx, "side", mm);
    f.done(cx);
    Some((front?, side?))
}
