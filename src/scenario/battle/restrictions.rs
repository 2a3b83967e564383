//! What a side is forbidden to do.

use crate::hex::Hex;
use crate::rules::{BySide, Map, Side};
use crate::scenario::diag::finding::{BattleFinding, Choice, Expected, Group, Items};
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};

/// Reads `restrictions: [NoCrossing(side: Soviet, beyond: 200)]`: the ground each side may
/// not enter, ascending. `beyond` is in metres from the side's own soil, for hexes nearer
/// are open to both.
pub fn read(cx: &mut Cx, node: &Node, map: Option<&Map>) -> BySide<Vec<Hex>> {
    let mut out: BySide<Vec<Hex>> = BySide::default();
    for item in cx.list(node, Items::Restrictions) {
        let Kind::Named("NoCrossing", Some(inner)) = &item.kind else {
            cx.wrong_kind(item, Expected::Restriction);
            continue;
        };
        let Some(mut f) = cx.fields(inner, Group::Keyword("NoCrossing")) else { continue };
        let side = f.req(cx, "side", |cx, n| cx.one_of(n, Choice::Side, names::SIDES));
        let beyond = f.or(cx, "beyond", 0, |cx, n| cx.number(n, 0..=100_000));
        f.source(cx);
        f.done(cx);
        let (Some(side), Some(map)) = (side, map) else { continue };
        let found = beyond_the_line(map, side, beyond);
        if found.is_empty() {
            cx.report(item.span, BattleFinding::NothingForbidden);
        }
        out[side].extend(found);
    }
    for side in Side::ALL {
        out[side].sort_unstable();
        out[side].dedup();
    }
    out
}

/// Hexes of the enemy's soil further than so many metres from any of one's own.
fn beyond_the_line(map: &Map, side: Side, metres: u32) -> Vec<Hex> {
    let soil = |h: Hex| map.cell(h).and_then(|c| c.soil);
    let size = map.size();
    let steps = metres / map.hex_metres().max(1);
    let reach = u16::try_from(steps).unwrap_or(u16::MAX).min(size.cols.max(size.rows));
    // Each step inwards from the line takes the next row of hexes off.
    let mut open: Vec<bool> = size.hexes().map(|h| soil(h) != Some(side.enemy())).collect();
    for _ in 0..reach {
        let near = |h: Hex| h.neighbours().any(|(_, n)| size.index(n).is_some_and(|i| open[i]));
        open = size.hexes().enumerate().map(|(i, h)| open[i] || near(h)).collect();
    }
    size.hexes().enumerate().filter(|(i, _)| !open[*i]).map(|(_, h)| h).collect()
}
