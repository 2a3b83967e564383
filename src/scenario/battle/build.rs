//! What events of a scenario build on the ground.

use crate::rules::setup::Effect;
use crate::rules::{FieldChange, Map};
use crate::scenario::diag::finding::{BattleFinding, Group};
use crate::scenario::files::parts::Fieldworks;
use crate::scenario::map::atlas::Atlas;
use crate::scenario::map::fieldworks;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::keyword::side;
use crate::scenario::syntax::read::Cx;

/// `(side: Soviet, crossings: […], wire: […], works: […])`, written as in the map: what of it
/// the map does not have yet.
pub fn read(cx: &mut Cx, node: &Node, ground: Option<(&Atlas, &Map)>) -> Option<Effect> {
    let mut f = cx.fields(node, Group::Keyword("Build"))?;
    let side = side(cx, &mut f);
    let built =
        Fieldworks { crossings: f.node("crossings"), wire: f.node("wire"), works: f.node("works") };
    f.source(cx);
    f.done(cx);
    let (atlas, map) = ground?;
    let errors = cx.errors();
    let mut changes = fieldworks::read(&built, cx, atlas, map);
    if !cx.work(changes.len(), node.span) {
        return None;
    }
    changes.retain(|c| c.is_possible(map.size()));
    let mut changes = FieldChange::merged(changes);
    changes.retain(|c| c.before(map) != *c);
    if changes.is_empty() && cx.errors() == errors {
        cx.report(node.span, BattleFinding::NothingBuilt);
    }
    Some(Effect::Build(side?, changes))
}
