//! What is no more than an estimate: `about 110 men (85 to 150)`.

use super::{count, milli, percent, strength};
use crate::rules::fire::FireOdds;
use crate::rules::{Claim, Claims, Contact, ElementKind, Estimate, FireEstimate};

/// To what a number is rounded that nobody has counted.
const fn grain(n: u32) -> u32 {
    match n {
        0..20 => 1,
        20..100 => 5,
        _ => 10,
    }
}

/// A number as one says it who has not counted, and between what it may lie.
fn rounded(n: u32, (low, high): (u32, u32)) -> [u32; 3] {
    let to = grain(n);
    let least = (low / to * to).max(low.min(1));
    [least, (n + to / 2) / to * to, high.div_ceil(to) * to]
}

/// So many of something, one and many of which are called so.
fn about(n: u32, range: (u32, u32), (one, many): (&str, &str)) -> String {
    if range == (n, n) {
        return count(n, one, many);
    }
    let [low, middle, high] = rounded(n, range);
    format!("about {} ({low} to {high})", count(middle, one, many))
}

/// Strength of an enemy as reported: `about 110 men (85 to 150)`, `3 guns`.
#[must_use]
pub fn enemy_strength(kind: ElementKind, c: &Contact) -> String {
    let range = |(low, high): (u16, u16)| (u32::from(low), u32::from(high));
    let pieces = |names| about(c.pieces.into(), range(c.pieces_range()), names);
    match kind {
        ElementKind::Men if !c.is_known() => {
            about(c.men.into(), range(c.men_range()), ("man", "men"))
        }
        ElementKind::Vehicle if !c.counted => pieces(("vehicle", "vehicles")),
        ElementKind::Gun if !c.counted => pieces(("gun", "guns")),
        _ => strength(kind, c.men, c.pieces),
    }
}

/// A figure of a forecast, of thousandths: `about 2.1 (1.6 to 2.7)`.
#[must_use]
pub fn figure(e: &Estimate) -> String {
    let (low, middle, high) = (milli(e.low), milli(e.middle), milli(e.high));
    if low == middle && middle == high {
        return middle;
    }
    format!("about {middle} ({low} to {high})")
}

/// A chance that is no more than an estimate: `about 54 % (40 % to 61 %)`.
#[must_use]
pub fn chance(e: &Estimate) -> String {
    let (low, middle, high) = (percent(e.low), percent(e.middle), percent(e.high));
    if low == middle && middle == high {
        return middle;
    }
    format!("about {middle} ({low} to {high})")
}

/// What fire may do, in one line: `about 1.4 men (1.1 to 1.8), 34 % to hit anybody, suppression
/// to 12`.
#[must_use]
pub fn outcome(odds: &FireOdds, e: &FireEstimate) -> String {
    let any = odds.dist.weight(|o| o.men > 0 || o.pieces > 0);
    let mut parts = Vec::new();
    if odds.pieces_milli() > 0 {
        parts.push(format!("{} vehicles or guns", figure(&e.pieces)));
    }
    if odds.men_milli() > 0 || parts.is_empty() {
        parts.push(format!("{} men", figure(&e.men)));
    }
    parts.push(format!("{} to hit anybody", percent(any)));
    let Estimate { low, middle, high } = e.suppression;
    parts.push(match low == high {
        true => format!("suppression to {middle}"),
        false => format!("suppression to about {middle} ({low} to {high})"),
    });
    parts.join(", ")
}

/// What one saw the enemy lose at a blow, if it is anything.
#[must_use]
pub fn claim(c: &Claim) -> Vec<String> {
    let range = |n: u16, pct: u8| {
        let (n, pct) = (u32::from(n), u32::from(pct.min(49)));
        let off = (n * pct).div_ceil(100 - pct);
        (n.saturating_sub(off), n + off)
    };
    let part = |n: u16, pct, names| (n > 0).then(|| about(n.into(), range(n, pct), names));
    let men = part(c.men, c.men_off_pct, ("man", "men"));
    let pieces = part(c.pieces, c.pieces_off_pct, ("vehicle or gun", "vehicles or guns"));
    men.into_iter().chain(pieces).collect()
}

/// What one claims of the enemy in all: `about 40 men (30 to 50), 1 vehicle or gun`.
#[must_use]
pub fn claims(c: &Claims) -> String {
    let men = (c.men > 0).then(|| about(c.men, c.men_range(), ("man", "men")));
    let names = ("vehicle or gun", "vehicles or guns");
    let pieces = (c.pieces > 0).then(|| about(c.pieces, c.pieces_range(), names));
    let all: Vec<String> = men.into_iter().chain(pieces).collect();
    if all.is_empty() { "nobody".to_owned() } else { all.join(", ") }
}

/// A sign before a number that is no more than an estimate.
#[must_use]
pub fn roughly(n: u32, known: bool) -> String {
    if known { n.to_string() } else { format!("~{n}") }
}

/// So many, rounded and with that sign if nobody has counted them.
#[must_use]
pub fn so_many(n: u32, counted: bool) -> String {
    roughly(if counted { n } else { rounded(n, (n, n))[1] }, counted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_nobody_counted_are_rounded_and_keep_the_truth_between() {
        let men = |n, range| about(n, range, ("man", "men"));
        assert_eq!(men(113, (91, 151)), "about 110 men (90 to 160)");
        assert_eq!(men(38, (31, 51)), "about 40 men (30 to 55)");
        assert_eq!(men(9, (7, 12)), "about 9 men (7 to 12)");
        assert_eq!(men(1, (1, 2)), "about 1 man (1 to 2)");
        assert_eq!(men(113, (113, 113)), "113 men");
        for n in 1..500 {
            let range = (n * 4 / 5, n * 4 / 3);
            let [low, middle, high] = rounded(n, range);
            assert!(low <= range.0 && low <= middle && middle <= high && range.1 <= high, "{n}");
        }
    }

    #[test]
    fn a_figure_of_a_forecast_tells_its_ends_if_they_can_be_told_apart() {
        assert_eq!(figure(&Estimate::exact(2100)), "2.1");
        assert_eq!(figure(&Estimate::exact(2100).or(1600).or(2700)), "about 2.1 (1.6 to 2.7)");
        assert_eq!(figure(&Estimate::exact(2100).or(2101)), "2.1");
    }
}
