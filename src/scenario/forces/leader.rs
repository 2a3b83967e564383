//! Leaders who are known by name.

use crate::rules::setup::Force;
use crate::rules::{FormationId, Leader, Library, Trait};
use crate::scenario::diag::finding::{BattleGroup, Choice, ForceFinding, Thing};
use crate::scenario::syntax::Node;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;

/// Reads `leader: (name: "Major Menshov", with: "Command tanks", fate: Wounded)` of a formation
/// whose units, and those of the formations below it, are the last of a force from line `first`
/// on. Without `with` he stands with the formation's own headquarters, else with its first unit.
/// `whole`: nothing of these was broken.
pub fn read(
    cx: &mut Cx,
    node: &Node,
    (library, force): (&Library, &Force),
    (formation, first): (FormationId, usize),
    whole: bool,
) -> Option<Leader> {
    let mut f = cx.fields(node, BattleGroup::Leader)?;
    let name = f.req(cx, "name", Cx::name);
    let record = f.opt(cx, "fate", |cx, n| cx.one_of(n, Choice::Fate, names::FATES));
    let units = force.units.get(first..).unwrap_or_default();
    let named = f.node("with");
    let with = match named {
        Some(node) => {
            let text = cx.name(node)?;
            let found = units.iter().position(|u| u.name == text);
            if found.is_none() && whole {
                let valid: Vec<&str> = units.iter().map(|u| u.name.as_str()).collect();
                cx.unknown(node.span, Thing::UnitOfFormation, &text, &valid);
            }
            found
        }
        None => {
            let is_hq = |ty| library.unit_type(ty).has(Trait::Hq);
            let own_hq = units.iter().position(|u| u.formation == formation && is_hq(u.ty));
            let found = own_hq.or((!units.is_empty()).then_some(0));
            if found.is_none() && whole {
                cx.report(f.head(), ForceFinding::LeadsNobody);
            }
            found
        }
    };
    f.source(cx);
    f.done(cx);
    let with = u16::try_from(first + with?).ok()?;
    Some(Leader { name: name?, formation, with, record })
}
