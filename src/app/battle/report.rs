//! What came of formation orders, in words.

use crate::ai::{self, Stopped};
use crate::hex::Hex;
use crate::rules::{Perspective, UnitId};
use crate::text::{self, Line, Tone};
use std::collections::BTreeMap;

/// What came of formation orders: a line each, and where it happened.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Report {
    /// What was ordered.
    pub title: String,
    /// What stopped whom.
    pub lines: Vec<(Option<UnitId>, Line)>,
}

/// Who stuck where.
pub(super) fn mired_line(p: &Perspective, unit: UnitId, hex: Hex, n: u16) -> Line {
    let ground = p.setup().map.cell(hex).map_or("", |c| text::terrain(c.terrain));
    let words = format!(
        "{}: {} mired in {}, {ground}",
        text::unit(p, unit),
        text::count(n.into(), "vehicle", "vehicles"),
        text::hex(p, hex),
    );
    Line { text: words, hex: Some(hex), tone: Tone::Bad }
}

/// As many units with the same trouble are told of one by one.
const FEW: usize = 3;

/// What stopped whom; of many with the same trouble in one body only the first is named.
pub(super) fn hindrances(
    p: &Perspective,
    bodies: &[String],
    reports: &[ai::Report],
) -> Vec<(Option<UnitId>, Line)> {
    let mut troubles: BTreeMap<(usize, String), Vec<UnitId>> = BTreeMap::new();
    let mut late: BTreeMap<usize, (Vec<UnitId>, u32)> = BTreeMap::new();
    for r in reports.iter().filter(|r| !r.why.is_well()) {
        if let Stopped::OnTheWay { seconds } = r.why {
            let (units, longest) = late.entry(r.directive).or_default();
            units.push(r.unit);
            *longest = seconds.max(*longest);
        } else {
            let why = text::stopped(p.setup(), &r.why);
            troubles.entry((r.directive, why)).or_default().push(r.unit);
        }
    }
    let line = |unit: Option<UnitId>, text: String, first: &UnitId| {
        let hex = p.unit(*first).and_then(|u| u.hex());
        (unit, Line { text: text::capital(&text), hex, tone: Tone::Plain })
    };
    let mut lines = Vec::new();
    for ((_, why), units) in &troubles {
        match units.as_slice() {
            [first, rest @ ..] if rest.len() >= FEW => {
                let others = text::count(rest.len() as u32, "other", "others");
                let words = format!("{} and {others}: {why}", text::unit(p, *first));
                lines.push(line(None, words, first));
            }
            few => lines.extend(
                few.iter().map(|u| line(Some(*u), format!("{}: {why}", text::unit(p, *u)), u)),
            ),
        }
    }
    // For most the turn is just too short; of a regiment they would fill the page.
    for (directive, (units, seconds)) in &late {
        let body = bodies.get(*directive).map_or("", String::as_str);
        let n = text::count(units.len() as u32, "unit", "units");
        let why = text::stopped(p.setup(), &Stopped::OnTheWay { seconds: *seconds });
        if let Some(first) = units.first() {
            lines.push(line(None, format!("{body}, {n}: {why}"), first));
        }
    }
    lines
}
