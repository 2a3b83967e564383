//! Bombardments among the events of a scenario.

use super::named::Named;
use crate::rules::setup::Bombardment;
use crate::scenario::diag::finding::{BattleFinding, Choice, Group};
use crate::scenario::syntax::Node;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;

/// `(side: Japan, area: "…", suppression: 40, killed_per_1000: 3, wounded_per_1000: 9)`:
/// what it does to men in the open.
pub fn read(cx: &mut Cx, node: &Node, named: &mut Named) -> Option<Bombardment> {
    let mut f = cx.fields(node, Group::Keyword("Bombard"))?;
    let side = f.req(cx, "side", |cx, n| cx.one_of(n, Choice::Side, names::SIDES));
    let area = f.req(cx, "area", |cx, n| named.area(cx, n));
    let suppression = f.req(cx, "suppression", |cx, n| cx.number(n, 0..=100));
    // Per thousand, to three digits: millionths.
    let share =
        |cx: &mut Cx, n: &Node| cx.decimal(n, 3, 0..=1_000_000).and_then(|v| u32::try_from(v).ok());
    let killed = f.or(cx, "killed_per_1000", 0, share);
    let wounded = f.or(cx, "wounded_per_1000", 0, share);
    let spares_guns = f.or(cx, "spares_guns", false, Cx::flag);
    f.source(cx);
    if killed + wounded > 1_000_000 {
        let span = f.span_of("wounded_per_1000");
        cx.report(span, BattleFinding::MoreThanAll);
    }
    f.done(cx);
    Some(Bombardment {
        side: side?,
        area: area?,
        suppression: suppression?,
        killed_ppm: killed,
        wounded_ppm: wounded,
        spares_guns,
    })
}
