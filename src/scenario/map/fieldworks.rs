//! What men have built on the ground: crossings, wire, foxholes and trenches.

use super::atlas::Atlas;
use crate::hex::{Dir, Hex};
use crate::rules::{FieldChange, Map, Side, Works};
use crate::scenario::diag::finding::{BattleGroup, Choice, GroundFinding, Items};
use crate::scenario::files::parts::Fieldworks;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;

/// Works or wire of one entry of a map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LaidWorks {
    /// Whose they are, if the entry says so.
    pub side: Option<Side>,
    /// What it puts on the ground.
    pub changes: Vec<FieldChange>,
}

/// Lays the fieldworks of a file on the map; what each entry laid goes to the end of a list.
pub fn lay(
    built: &Fieldworks,
    cx: &mut Cx,
    atlas: &Atlas,
    map: &mut Map,
    laid: &mut Vec<LaidWorks>,
) {
    for entry in entries(built, cx, atlas, map, true) {
        entry.changes.iter().for_each(|change| change.lay(map));
        laid.push(entry);
    }
}

/// The fieldworks of a file, in its order, as changes of the ground. What lies at the edge
/// of the map, where there is no hexside, is among them.
pub fn read(built: &Fieldworks, cx: &mut Cx, atlas: &Atlas, map: &Map) -> Vec<FieldChange> {
    entries(built, cx, atlas, map, false).into_iter().flat_map(|e| e.changes).collect()
}

/// The same by entries. `sides`: they may say whose they are.
fn entries(
    built: &Fieldworks,
    cx: &mut Cx,
    atlas: &Atlas,
    map: &Map,
    sides: bool,
) -> Vec<LaidWorks> {
    let mut out = Vec::new();
    if let Some(node) = built.crossings {
        let found = atlas.crossings(cx, node, map).into_iter();
        let changes = found.map(|(at, dir)| FieldChange::Crossing { at, dir, built: true });
        out.push(LaidWorks { side: None, changes: changes.collect() });
    }
    for item in built.wire.map_or(&[][..], |n| cx.list(n, Items::Wire)) {
        out.extend(wire(cx, item, atlas, sides));
    }
    for item in built.works.map_or(&[][..], |n| cx.list(n, Items::Works)) {
        out.extend(works(cx, item, atlas, sides));
    }
    out
}

/// Whose works or wire an entry is about, where it may say so.
fn owner(cx: &mut Cx, f: &mut Fields, sides: bool) -> Option<Side> {
    let read = |cx: &mut Cx, n: &Node| cx.one_of(n, Choice::Side, names::SIDES);
    if sides { f.opt(cx, "side", read) } else { None }
}

/// `(rows: 2, sides: ["0304 E SE"])`, or on a survey `(rows: 3, line: [(x, y), …])`.
fn wire(cx: &mut Cx, node: &Node, atlas: &Atlas, owned: bool) -> Option<LaidWorks> {
    let mut f = cx.fields(node, BattleGroup::Wire)?;
    let side = owner(cx, &mut f, owned);
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
    let (rows, sides) = rows.zip(sides)?;
    let changes = sides.into_iter().map(|(at, dir)| FieldChange::Wire { at, dir, rows });
    Some(LaidWorks { side, changes: changes.collect() })
}

/// `(kind: Foxholes, at: ["0304", "0305"])`
fn works(cx: &mut Cx, node: &Node, atlas: &Atlas, owned: bool) -> Option<LaidWorks> {
    let mut f = cx.fields(node, BattleGroup::Works)?;
    let side = owner(cx, &mut f, owned);
    let kind: Option<Works> = f.req(cx, "kind", |cx, n| cx.one_of(n, Choice::Works, names::WORKS));
    let at = f.req(cx, "at", |cx, n| Some(atlas.hexes(cx, n)));
    f.source(cx);
    f.done(cx);
    let (works, at) = kind.zip(at)?;
    let changes = at.into_iter().map(|at| FieldChange::Works { at, works });
    Some(LaidWorks { side, changes: changes.collect() })
}
