//! What men have built on the ground: crossings, wire, foxholes and trenches.

use super::finding::{BattleGroup, Choice, GroundFinding, Items};
use super::names;
use super::place::Atlas;
use super::read::Cx;
use super::spanned::Node;
use crate::hex::{Dir, Hex};
use crate::rules::{Map, Works};

/// Where these stand in one file, if they do.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fieldworks<'n, 's> {
    /// `["0304/0305", (x, y)]`
    pub crossings: Option<&'n Node<'s>>,
    /// `[(rows: 2, sides: ["0304 E SE"])]`
    pub wire: Option<&'n Node<'s>>,
    /// `[(kind: Foxholes, at: ["0304", "0305"])]`
    pub works: Option<&'n Node<'s>>,
}

impl Fieldworks<'_, '_> {
    /// Lays them on the map.
    pub fn lay(&self, cx: &mut Cx, atlas: &Atlas, map: &mut Map) {
        if let Some(node) = self.crossings {
            for (hex, dir) in atlas.crossings(cx, node, map) {
                if let Some(side) = map.side_mut(hex, dir) {
                    side.crossing = true;
                }
            }
        }
        for item in self.wire.map_or(&[][..], |n| cx.list(n, Items::Wire)) {
            wire(cx, item, atlas, map);
        }
        for item in self.works.map_or(&[][..], |n| cx.list(n, Items::Works)) {
            works(cx, item, atlas, map);
        }
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
