//! What came of formation orders, in words.

use crate::ai::{self, Stopped};
use crate::hex::Hex;
use crate::rules::{Perspective, UnitId};
use crate::text::table::report as words;
use crate::text::{self, Line, Tone};
use std::collections::BTreeMap;

/// What came of formation orders: a line each, and where it happened.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct FormationReport {
    /// What was ordered.
    pub title: String,
    /// What stopped whom; a heading for each body where there are several.
    pub lines: Vec<(Option<UnitId>, Line)>,
}

/// Vehicles that stuck: whose, where, how many.
pub(super) type StuckVehicles = (UnitId, Hex, u16);

/// Where the ground kept vehicles, a line a hex, the worst first.
pub(super) fn mired_lines(p: &Perspective, mired: &[StuckVehicles]) -> Vec<(Option<UnitId>, Line)> {
    let mut by_hex: BTreeMap<Hex, (u32, Vec<UnitId>)> = BTreeMap::new();
    for (unit, hex, n) in mired {
        let (count, units) = by_hex.entry(*hex).or_default();
        *count += u32::from(*n);
        if !units.contains(unit) {
            units.push(*unit);
        }
    }
    let mut all: Vec<(Hex, (u32, Vec<UnitId>))> = by_hex.into_iter().collect();
    all.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    let line = |(hex, (count, units)): (Hex, (u32, Vec<UnitId>))| {
        let said = words::mired(p, hex, count, &units);
        (units.first().copied(), Line::new(Tone::Bad, Some(hex), said))
    };
    all.into_iter().map(line).collect()
}

/// What stopped whom, by body; of many with the same trouble only the first is named.
pub(super) fn hindrances(
    p: &Perspective,
    bodies: &[String],
    reports: &[ai::Report],
) -> Vec<(Option<UnitId>, Line)> {
    let mut troubles: BTreeMap<(usize, String), Vec<UnitId>> = BTreeMap::new();
    // For most the turn is just too short; of a regiment they would fill the page. So would
    // those who rest.
    let mut late: BTreeMap<(usize, bool), (Vec<UnitId>, u32)> = BTreeMap::new();
    for r in reports.iter().filter(|r| r.out_of_rounds) {
        troubles.entry((r.directive, words::OUT_OF_ROUNDS.to_owned())).or_default().push(r.unit);
    }
    for r in reports.iter().filter(|r| !r.why.is_well()) {
        if let Stopped::OnTheWay { seconds } | Stopped::Resting { seconds } = r.why {
            let rests = matches!(r.why, Stopped::Resting { .. });
            let (units, longest) = late.entry((r.directive, rests)).or_default();
            units.push(r.unit);
            *longest = seconds.max(*longest);
        } else {
            let why = text::stopped(p.setup(), &r.why);
            troubles.entry((r.directive, why)).or_default().push(r.unit);
        }
    }
    let mut lines = Vec::new();
    for (directive, body) in bodies.iter().enumerate() {
        let mut its = Vec::new();
        let of = |d: &usize| *d == directive;
        for ((_, why), units) in troubles.iter().filter(|((d, _), _)| of(d)) {
            its.extend(line(p, units, words::stopped(p, units, why)));
        }
        for ((_, rest), (units, seconds)) in late.iter().filter(|((d, _), _)| of(d)) {
            let seconds = *seconds;
            let why =
                if *rest { Stopped::Resting { seconds } } else { Stopped::OnTheWay { seconds } };
            let why = text::stopped(p.setup(), &why);
            its.extend(line(p, units, words::many_stopped(units.len(), &why)));
        }
        if bodies.len() > 1 && !its.is_empty() {
            let hex = its.first().and_then(|(_, l)| l.hex);
            lines.push((None, Line::new(Tone::Heading, hex, text::capital(body))));
        }
        lines.append(&mut its);
    }
    lines
}

/// A line about some units, with the place of the first.
fn line(p: &Perspective, units: &[UnitId], said: String) -> Option<(Option<UnitId>, Line)> {
    let first = units.first()?;
    let hex = p.unit(*first).and_then(|u| u.hex());
    let one = (units.len() == 1).then_some(*first);
    Some((one, Line::new(Tone::Plain, hex, said)))
}
