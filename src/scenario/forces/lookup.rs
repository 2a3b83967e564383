//! Names that stand for formations and units of an order of battle.

use super::order_of_battle::Forces;
use crate::rules::{FormationId, Side};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{Expected, Items, Thing};
use crate::scenario::files::tree::{ambiguous, find};
use crate::scenario::syntax::read::{Cx, Loc};
use crate::scenario::syntax::{Kind, Node};

/// The one formation of a side that a text names, after a finding if there is none or more.
pub fn formation(cx: &mut Cx, node: &Node, forces: &Forces, side: Side) -> Option<FormationId> {
    let name = cx.name(node)?;
    let found = formations(cx, &name, node.span, forces, side)?;
    match found.as_slice() {
        [one] => return Some(*one),
        [] if forces.damaged => {}
        [] => {
            let list = &forces.forces[side].formations;
            let valid: Vec<&str> = list.iter().map(|f| f.name.as_str()).collect();
            cx.unknown(node.span, Thing::Formation, &name, &valid);
        }
        [first, second, ..] => {
            let loc = |id: &FormationId| forces.locs[side].get(usize::from(id.0)).copied();
            let places: Vec<Loc> = [first, second].into_iter().filter_map(loc).collect();
            ambiguous(cx, node.span, &name, &places);
        }
    }
    None
}

/// All formations of a side that a name stands for; `None` once that was too much work.
pub fn formations(
    cx: &mut Cx,
    name: &str,
    span: Span,
    forces: &Forces,
    side: Side,
) -> Option<Vec<FormationId>> {
    let list = &forces.forces[side].formations;
    if !cx.work(4 * list.len(), span) {
        return None;
    }
    let get = |i: usize| (list[i].name.as_str(), list[i].parent.map(|p| usize::from(p.0)));
    let found = find(name, list.len(), get);
    Some(found.into_iter().filter_map(|i| u16::try_from(i).ok()).map(FormationId).collect())
}

/// The units a list of names stands for: units, or formations with all below them.
pub fn named(cx: &mut Cx, node: &Node, forces: &Forces, side: Side) -> Vec<u16> {
    let force = &forces.forces[side];
    let mut out = Vec::new();
    for item in cx.list(node, Items::UnitsOrFormations) {
        let Kind::Text(text) = &item.kind else {
            cx.wrong_kind(item, Expected::UnitOrFormation);
            continue;
        };
        if !cx.work(force.formations.len() + 4 * force.units.len(), item.span) {
            break;
        }
        let before = out.len();
        let named = force.formations.iter().position(|f| f.name == text.trim());
        let formation = named.and_then(|i| u16::try_from(i).ok()).map(FormationId);
        for (i, u) in force.units.iter().enumerate() {
            let hit =
                u.name == text.trim() || formation.is_some_and(|t| force.is_under(u.formation, t));
            if hit {
                out.push(i as u16);
            }
        }
        if out.len() == before && !forces.damaged {
            let valid: Vec<&str> = force
                .formations
                .iter()
                .map(|f| f.name.as_str())
                .chain(force.units.iter().map(|u| u.name.as_str()))
                .collect();
            cx.unknown(item.span, Thing::UnitOrFormation, text, &valid);
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}
