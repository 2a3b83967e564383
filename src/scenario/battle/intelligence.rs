//! What each side believes of the enemy before the battle.

use super::named::{MAX_EVENTS, Named};
use crate::hex::Hex;
use crate::rules::intelligence::{EnemyReport, Intelligence};
use crate::rules::{BySide, Clock, ElementKind, Side};
use crate::scenario::diag::finding::{
    BattleGroup, Expected, ForceFinding, IntelligenceFinding, Items,
};
use crate::scenario::library::builder::Builder;
use crate::scenario::map::atlas::Atlas;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};

/// What reports name besides areas.
pub struct IntelligenceContext<'a> {
    /// The types of both sides.
    pub library: &'a Builder,
    /// The hexes of the map; `None` where it could not be read.
    pub atlas: Option<&'a Atlas>,
    /// When the battle begins: what is reported without a time was seen just before.
    pub start: Clock,
}

/// What a side knows of the enemy's works before the battle.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum ToldWorks {
    /// None of them.
    #[default]
    None,
    /// Those on this ground, ascending.
    On(Vec<Hex>),
    /// All.
    All,
}

/// `(soviet: (works: ["crest"], reports: […], text: "…"), japan: (…))`
pub fn read(
    cx: &mut Cx,
    node: &Node,
    named: &mut Named,
    battle: &IntelligenceContext,
) -> BySide<(Intelligence, ToldWorks)> {
    let mut out = BySide::default();
    let Some(mut f) = cx.fields(node, BattleGroup::Intelligence) else { return out };
    for (side, field) in [(Side::Soviet, "soviet"), (Side::Japan, "japan")] {
        let Some(node) = f.node(field) else { continue };
        out[side] = of_side(cx, node, named, (battle, side)).unwrap_or_default();
    }
    f.source(cx);
    f.done(cx);
    out
}

fn of_side(
    cx: &mut Cx,
    node: &Node,
    named: &mut Named,
    (battle, side): (&IntelligenceContext, Side),
) -> Option<(Intelligence, ToldWorks)> {
    let mut f = cx.fields(node, BattleGroup::SideIntelligence)?;
    let mut told = Intelligence::default();
    let works = f.opt(cx, "works", |cx, n| Some(works(cx, n, named, &mut told)));
    if let Some(node) = f.node("reports") {
        told.reports = cx.some(node, MAX_EVENTS, Items::EnemyReports, |cx, n| {
            report(cx, n, battle, side.enemy())
        });
    }
    told.text = f.opt(cx, "text", Cx::prose).unwrap_or_default();
    f.source(cx);
    f.done(cx);
    Some((told, works.unwrap_or_default()))
}

/// `All`, or a list of names of areas.
fn works(cx: &mut Cx, node: &Node, named: &mut Named, told: &mut Intelligence) -> ToldWorks {
    match &node.kind {
        Kind::Named("All", None) => return ToldWorks::All,
        Kind::List(_) => {}
        _ => {
            cx.wrong_kind(node, Expected::AllOrAreas);
            return ToldWorks::None;
        }
    }
    let ids = cx.each(node, Items::Areas, |cx, n| named.area(cx, n));
    let of = |id: &crate::rules::AreaId| named.areas.get(usize::from(id.0));
    let mut hexes: Vec<Hex> = ids.iter().filter_map(of).flat_map(|a| a.hexes.clone()).collect();
    hexes.sort_unstable();
    hexes.dedup();
    told.areas = ids;
    ToldWorks::On(hexes)
}

/// `(type: "mg_company_jp", at: "1407", men: 60, time: "15:00")`; `whose`: the enemy's.
fn report(
    cx: &mut Cx,
    node: &Node,
    battle: &IntelligenceContext,
    whose: Side,
) -> Option<EnemyReport> {
    let mut f = cx.fields(node, BattleGroup::EnemyReport)?;
    let ty = f.req(cx, "type", |cx, n| battle.library.type_id(cx, n, whose));
    let hex = f.req(cx, "at", |cx, n| match battle.atlas {
        Some(a) => a.hex(cx, n),
        None => Some(Hex::default()),
    });
    let men: Option<u16> = f.opt(cx, "men", |cx, n| cx.number(n, 1..=5000));
    let pieces: Option<u16> = f.opt(cx, "pieces", |cx, n| cx.number(n, 1..=500));
    let at = f.or(cx, "time", battle.start, Cx::clock);
    let (head, type_span) = (f.head(), f.span_of("type"));
    let spans = [f.span_of("men"), f.span_of("pieces"), f.span_of("time")];
    f.source(cx);
    f.done(cx);
    let (ty, hex) = (ty?, hex?);
    let t = battle.library.library.unit_type(ty);
    if let Some(side) = t.side.filter(|&s| s != whose) {
        cx.report(type_span, ForceFinding::OtherSide { unit_type: t.key.clone(), side });
    }
    if at > battle.start {
        cx.report(spans[2], IntelligenceFinding::TooLate { at, start: battle.start });
    }
    let (has, full, span) = match t.kind {
        ElementKind::Men => (men, t.men, spans[0]),
        ElementKind::Vehicle | ElementKind::Gun => (pieces, t.pieces, spans[1]),
    };
    let Some(has) = has else {
        let pieces = t.kind != ElementKind::Men;
        cx.report(head, IntelligenceFinding::NoStrength { pieces });
        return None;
    };
    if has > full {
        let unit_type = t.key.clone();
        cx.report(span, IntelligenceFinding::Overstrength { has, unit_type, full });
    }
    let (men, pieces) = match t.kind {
        ElementKind::Men => (has, 0),
        _ => (men.unwrap_or(t.men.saturating_mul(has)), has),
    };
    Some(EnemyReport { ty, hex, men, pieces, at })
}
