//! Terrain and classes of mobility in a rule library.

use crate::rules::{MobilityRules, Speed, Terrain, TerrainRules};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{Choice, Expected, Items, LibraryGroup, NameFinding, Tuple};
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node, names};

/// The figures of a class of mobility.
pub(crate) fn mobility(cx: &mut Cx, node: &Node) -> MobilityRules {
    let mut m = MobilityRules::default();
    let Some(mut f) = cx.fields(node, LibraryGroup::MobilityClass) else { return m };
    if let Some(node) = f.need("speed") {
        table(cx, node, Choice::Terrain, names::TERRAINS, |cx, n, t| {
            m.speed[t.index()] = speed(cx, n);
        });
    }
    m.road = f.opt(cx, "road", |cx, n| Some(speed(cx, n))).flatten();
    m.track = f.opt(cx, "track", |cx, n| Some(speed(cx, n))).flatten();
    if let Some(node) = f.node("bog") {
        for (key, value) in cx.entries(node, Items::Keyed(Choice::Terrain)) {
            if let Some(t) = cx.one_of::<Terrain>(key, Choice::Terrain, names::TERRAINS) {
                m.bog[t.index()] = by_ground(cx, value, percent).unwrap_or_default();
            }
        }
    }
    m.crossing_bog = f.or(cx, "crossing_bog", 0, percent);
    m.uphill = f.opt(cx, "uphill", gradient).unwrap_or_default();
    m.downhill = f.opt(cx, "downhill", gradient).unwrap_or_default();
    let seconds = |cx: &mut Cx, n: &Node| cx.number(n, 0..=86_400);
    m.stream_s = f.opt(cx, "stream", seconds);
    m.ditch_s = f.opt(cx, "ditch", seconds);
    m.wire_row_s = f.opt(cx, "wire_row", seconds);
    f.source(cx);
    f.done(cx);
    m
}

/// A speed in km/h for all states of the ground, or `(dry, wet, saturated)`; `None` bars.
fn speed(cx: &mut Cx, node: &Node) -> Speed {
    if matches!(node.kind, Kind::Named("None", None)) {
        return None;
    }
    by_ground(cx, node, |cx, n| {
        if matches!(n.kind, Kind::Named("None", None)) {
            return Some(0);
        }
        cx.decimal(n, 3, 1..=200_000).map(|v| v as u32)
    })
}

/// One value, or three for dry, wet and saturated ground.
fn by_ground(
    cx: &mut Cx,
    node: &Node,
    read: impl Fn(&mut Cx, &Node) -> Option<u32>,
) -> Option<[u32; 3]> {
    match &node.kind {
        Kind::Tuple(items) if items.len() == 3 => {
            let [a, b, c] = [0, 1, 2].map(|i| read(cx, &items[i]));
            Some([a?, b?, c?])
        }
        Kind::Tuple(items) => {
            cx.wrong_count(node, Tuple::ByGround, items.len());
            None
        }
        _ => read(cx, node).map(|v| [v; 3]),
    }
}

/// Per cent as parts per million.
pub(crate) fn percent(cx: &mut Cx, node: &Node) -> Option<u32> {
    cx.decimal(node, 4, 0..=1_000_000).map(|v| v as u32)
}

/// `[(up to metres per 100 m, per cent of speed), …]`
fn gradient(cx: &mut Cx, node: &Node) -> Option<Vec<(u32, u32)>> {
    let mut last = None;
    Some(cx.each(node, Items::Slopes, |cx, n| {
        let items = match &n.kind {
            Kind::Tuple(items) if items.len() == 2 => items,
            _ => {
                cx.wrong_kind(n, Expected::Slope);
                return None;
            }
        };
        let up = cx.number(&items[0], 0..=1000)?;
        let pct = cx.number(&items[1], 0..=200)?;
        cx.ascending(&mut last, up, items[0].span);
        Some((up, pct))
    }))
}

/// The figures of a kind of terrain.
pub(crate) fn terrain(cx: &mut Cx, node: &Node) -> TerrainRules {
    let Some(mut f) = cx.fields(node, LibraryGroup::Terrain) else {
        return TerrainRules::default();
    };
    let t = TerrainRules {
        exposure_pct: f.req(cx, "exposure", |cx, n| cx.number(n, 0..=200)).unwrap_or(100),
        obstacle_m: f.or(cx, "obstacle", 0, |cx, n| cx.number(n, 0..=100)),
        spotting_pct: f.req(cx, "spotting", |cx, n| cx.number(n, 1..=200)).unwrap_or(100),
    };
    f.source(cx);
    f.done(cx);
    t
}

/// A map that must hold every value of an enumeration.
pub(crate) fn table<T: Copy>(
    cx: &mut Cx,
    node: &Node,
    what: Choice,
    values: &[(&'static str, T)],
    mut read: impl FnMut(&mut Cx, &Node, T),
) {
    let entries = cx.entries(node, Items::Keyed(what));
    let mut seen: Vec<(&str, Span)> = Vec::new();
    for (key, value) in entries {
        let Some(v) = cx.one_of(key, what, values) else { continue };
        let Kind::Named(name, _) = key.kind else { continue };
        if let Some(first) = seen.iter().find(|s| s.0 == name) {
            let finding = NameFinding::GivenTwice { what, name: name.to_owned() };
            cx.report_again(key.span, cx.loc(first.1), finding);
            continue;
        }
        seen.push((name, key.span));
        read(cx, value, v);
    }
    let names: Vec<&'static str> =
        values.iter().map(|v| v.0).filter(|n| !seen.iter().any(|s| s.0 == *n)).collect();
    if !names.is_empty() && matches!(node.kind, Kind::Map(_)) {
        let head = Span::new(node.span.start, node.span.start + 1);
        cx.report(head, NameFinding::NotGiven { what, names });
    }
}
