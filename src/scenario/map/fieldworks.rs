//! What men have built on the ground: crossings, wire, foxholes and trenches.

use super::atlas::Atlas;
use crate::hex::{Dir, Hex};
use crate::rules::{FieldChange, Map, Works};
use crate::scenario::diag::finding::{BattleGroup, Choice, GroundFinding, Items};
use crate::scenario::files::parts::Fieldworks;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;

/// Lays the fieldworks of a file on the map.
pub fn lay(built: &Fieldworks, cx: &mut Cx, atlas: &Atlas, map: &mut Map) {
    for change in read(built, cx, atlas, map) {
        change.lay(map);
    }
}

/// The fieldworks of a file, in its order, as changes of the ground. What lies at the edge
/// of the map, where there is no hexside, is among them.
pub fn read(built: &Fieldworks, cx: &mut Cx, atlas: &Atlas, map: &Map) -> Vec<FieldChange> {
    let mut out = Vec::new();
    if let Some(node) = built.crossings {
        let sides = atlas.crossings(cx, node, map);
        out.extend(sides.into_iter().map(|(at, dir)| FieldChange::Crossing {
            at,
            dir,
            built: true,
        }));
    }
    for item in built.wire.map_or(&[][..], |n| cx.list(n, Items::Wire)) {
        let (rows, sides) = wire(cx, item, atlas).unwrap_or_default();
        out.extend(sides.into_iter().map(|(at, dir)| FieldChange::Wire { at, dir, rows }));
    }
    for item in built.works.map_or(&[][..], |n| cx.list(n, Items::Works)) {
        let (works, hexes) = works(cx, item, atlas).unwrap_or_default();
        out.extend(hexes.into_iter().map(|at| FieldChange::Works { at, works }));
    }
    out
}

/// `(rows: 2, sides: ["0304 E SE"])`, or on a survey `(rows: 3, line: [(x, y), …])`.
fn wire(cx: &mut Cx, node: &Node, atlas: &Atlas) -> Option<(u8, Vec<(Hex, Dir)>)> {
    let mut f = cx.fields(node, BattleGroup::Wire)?;
    let rows: Option<u8> = f.req(cx, "rows", |cx, n| cx.number(n, 1..=4));
    let line = f.opt(cx, "line", |cx, n| Some(atlas.sides_along(cx, n)));
    let sides: Option<Vec<(Hex, Dir)>> = match line {
        Some(along) => {
            if f.node("sides").is_some() {
                cx.report(f.span_of("sides"), GroundFinding::WireTwice);
            }
            Some(along)
        }
        None => f.req(cx, "sides", |cx, n| Some(atlas.sides(cx, n))),
    };
    f.source(cx);
    f.done(cx);
    rows.zip(sides)
}

/// `(kind: Foxholes, at: ["0304", "0305"])`
fn works(cx: &mut Cx, node: &Node, atlas: &Atlas) -> Option<(Works, Vec<Hex>)> {
    let mut f = cx.fields(node, BattleGroup::Works)?;
    let kind: Option<Works> = f.req(cx, "kind", |cx, n| cx.one_of(n, Choice::Works, names::WORKS));
    let at = f.req(cx, "at", |cx, n| Some(atlas.hexes(cx, n)));
    f.source(cx);
    f.done(cx);
    kind.zip(at)
}
