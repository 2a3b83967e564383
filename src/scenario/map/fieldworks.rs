//! What men have built on the ground: crossings, wire, foxholes and trenches.

use super::atlas::Atlas;
use crate::hex::{Dir, Hex};
use crate::rules::{Map, Works};
use crate::scenario::diag::finding::{BattleGroup, Choice, GroundFinding, Items};
use crate::scenario::files::parts::Fieldworks;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;

/// Lays the fieldworks of a file on the map.
pub fn lay(built: &Fieldworks, cx: &mut Cx, atlas: &Atlas, map: &mut Map) {
    if let Some(node) = built.crossings {
        for (hex, dir) in atlas.crossings(cx, node, map) {
            if let Some(side) = map.side_mut(hex, dir) {
                side.crossing = true;
            }
        }
    }
    for item in built.wire.map_or(&[][..], |n| cx.list(n, Items::Wire)) {
        wire(cx, item, atlas, map);
    }
    for item in built.works.map_or(&[][..], |n| cx.list(n, Items::Works)) {
        works(cx, item, atlas, map);
    }
}

/// `(rows: 2, sides: ["0304 E SE"])`, or on a survey `(rows: 3, line: [(x, y), …])`.
fn wire(cx: &mut Cx, node: &Node, atlas: &Atlas, map: &mut Map) {
    let Some(mut f) = cx.fields(node, BattleGroup::Wire) else { return };
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
    for (hex, dir) in sides.unwrap_or_default() {
        if let (Some(side), Some(rows)) = (map.side_mut(hex, dir), rows) {
            side.wire = rows;
        }
    }
}

/// `(kind: Foxholes, at: ["0304", "0305"])`
fn works(cx: &mut Cx, node: &Node, atlas: &Atlas, map: &mut Map) {
    let Some(mut f) = cx.fields(node, BattleGroup::Works) else { return };
    let kind: Option<Works> = f.req(cx, "kind", |cx, n| cx.one_of(n, Choice::Works, names::WORKS));
    let at = f.req(cx, "at", |cx, n| Some(atlas.hexes(cx, n)));
    f.source(cx);
    f.done(cx);
    for hex in at.unwrap_or_default() {
        if let (Some(cell), Some(kind)) = (map.cell_mut(hex), kind) {
            cell.works = kind;
        }
    }
}
