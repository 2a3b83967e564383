//! What a figure of the record counts.

use super::named::Named;
use crate::rules::history::{Contingent, Counted, Loss, Metric};
use crate::rules::{Clock, ElementKind, FormationId, Library, Side};
use crate::scenario::diag::finding::{BattleFinding, Choice, Group, Timed, Warning};
use crate::scenario::forces::lookup;
use crate::scenario::forces::order_of_battle::Forces;
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::keyword::{side, single, variant};
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};
use std::ops::RangeInclusive;

/// The metrics there are.
const METRICS: &[&str] = &[
    "Killed",
    "Wounded",
    "Casualties",
    "PiecesLost",
    "Assaults",
    "BeatenOff",
    "LeaderFell",
    "HeldAtEnd",
    "Taken",
    "GunsInAction",
    "Burnt",
    "Recovered",
    "AerialsFirst",
    "Mired",
    "MiredShare",
    "Reached",
    "Present",
];

/// What the figures speak of.
#[derive(Debug)]
pub struct HistoryContext<'a> {
    /// Orders of battle.
    pub forces: &'a Forces,
    /// The rule library.
    pub library: &'a Library,
    /// From its beginning to its end.
    pub times: RangeInclusive<Clock>,
}

/// The metric of a figure.
pub(super) fn metric(
    cx: &mut Cx,
    node: &Node,
    named: &mut Named,
    battle: &HistoryContext,
) -> Option<Metric> {
    let (name, inner) = variant(cx, node, Choice::Metric, METRICS)?;
    if let Some(what) = loss(name) {
        return lost(cx, inner, name, what, battle);
    }
    match name {
        "Mired" => vehicles_of(cx, inner, name, battle).map(Metric::Mired),
        "Burnt" => vehicles_of(cx, inner, name, battle).map(Metric::Burnt),
        "Recovered" => vehicles_of(cx, inner, name, battle).map(Metric::Recovered),
        "AerialsFirst" => {
            let mut f = cx.fields(inner, Group::Keyword("AerialsFirst"))?;
            let part = fields_of_part(cx, &mut f, battle, Some(ElementKind::Vehicle));
            let first = f.or(cx, "first", 5, |cx, n| cx.number(n, 1..=500));
            f.done(cx);
            Some(Metric::AerialsFirst { part: part?, first })
        }
        "Assaults" => one_side(cx, inner).map(Metric::Assaults),
        "BeatenOff" => one_side(cx, inner).map(Metric::BeatenOff),
        "LeaderFell" => leader_fell(cx, inner, battle),
        "Reached" => {
            let mut f = cx.fields(inner, Group::Keyword("Reached"))?;
            let part = fields_of_part(cx, &mut f, battle, Some(ElementKind::Vehicle));
            let area = f.req(cx, "area", |cx, n| named.area(cx, n));
            let unaided = f.or(cx, "unaided", false, Cx::flag);
            f.done(cx);
            Some(Metric::Reached { part: part?, area: area?, unaided })
        }
        "Present" => {
            let mut f = cx.fields(inner, Group::Keyword("Present"))?;
            let counted = f.or(cx, "count", Counted::Vehicles, |cx, n| {
                cx.one_of(n, Choice::Counted, names::COUNTED)
            });
            let kind = (counted == Counted::Vehicles).then_some(ElementKind::Vehicle);
            let part = fields_of_part(cx, &mut f, battle, kind);
            let area = f.req(cx, "area", |cx, n| named.area(cx, n));
            let at = f.req(cx, "at", |cx, n| within(cx, n, battle));
            f.done(cx);
            Some(Metric::Present { part: part?, area: area?, at: at?, counted })
        }
        "GunsInAction" => {
            let mut f = cx.fields(inner, Group::Keyword("GunsInAction"))?;
            let part = fields_of_part(cx, &mut f, battle, Some(ElementKind::Gun));
            let at = f.req(cx, "at", |cx, n| within(cx, n, battle));
            f.done(cx);
            Some(Metric::GunsInAction { part: part?, at: at? })
        }
        "MiredShare" => {
            let mut f = cx.fields(inner, Group::Keyword("MiredShare"))?;
            let part = fields_of_part(cx, &mut f, battle, Some(ElementKind::Vehicle));
            let share_pct = f.or(cx, "share", 50, |cx, n| cx.number(n, 1..=100));
            let from = f.or(cx, "from", *battle.times.start(), |cx, n| within(cx, n, battle));
            f.done(cx);
            Some(Metric::MiredShare { part: part?, share_pct, from })
        }
        _ => {
            let mut f = cx.fields(inner, Group::Keyword(name))?;
            let side = side(cx, &mut f);
            let objective = f.req(cx, "objective", |cx, n| named.objective(cx, n));
            f.done(cx);
            let metric = if name == "Taken" { Metric::Taken } else { Metric::Held };
            Some(metric(side?, objective?))
        }
    }
}

/// The loss that a metric counts, if it counts any.
fn loss(metric: &str) -> Option<Loss> {
    match metric {
        "Killed" => Some(Loss::Killed),
        "Wounded" => Some(Loss::Wounded),
        "Casualties" => Some(Loss::Casualties),
        "PiecesLost" => Some(Loss::Pieces),
        _ => None,
    }
}

/// `(Soviet)`, or `(side: Soviet, formation: "3rd Tank Battalion", to: Guns)`.
fn lost(
    cx: &mut Cx,
    node: &Node,
    metric: &'static str,
    what: Loss,
    battle: &HistoryContext,
) -> Option<Metric> {
    if !matches!(node.kind, Kind::Struct(_)) {
        let part = Contingent { side: one_side(cx, node)?, formation: None };
        return Some(Metric::Lost { part, what, cause: None });
    }
    let mut f = cx.fields(node, Group::Keyword(metric))?;
    let part = fields_of_part(cx, &mut f, battle, None);
    let named = f.node("to");
    let cause = named.map(|n| cx.one_of(n, Choice::Cause, names::CAUSES));
    f.done(cx);
    match cause {
        None => Some(Metric::Lost { part: part?, what, cause: None }),
        Some(cause) => Some(Metric::Lost { part: part?, what, cause: Some(cause?) }),
    }
}

/// `(side: Soviet, formation: "2nd Tank Battalion")`.
fn leader_fell(cx: &mut Cx, node: &Node, battle: &HistoryContext) -> Option<Metric> {
    let mut f = cx.fields(node, Group::Keyword("LeaderFell"))?;
    let side = side(cx, &mut f);
    let formation = f.need("formation");
    let span = f.span_of("formation");
    f.done(cx);
    let (side, formation) = (side?, lookup::formation(cx, formation?, battle.forces, side?)?);
    if battle.forces.forces[side].leader(formation).is_none() {
        if !battle.forces.damaged {
            cx.report(span, BattleFinding::NoLeader);
        }
        return None;
    }
    Some(Metric::LeaderFell(side, formation))
}

/// `(Soviet)`
fn one_side(cx: &mut Cx, node: &Node) -> Option<Side> {
    let node = single(cx, node)?;
    cx.one_of(node, Choice::Side, names::SIDES)
}

/// A clock time of the battle.
fn within(cx: &mut Cx, node: &Node, battle: &HistoryContext) -> Option<Clock> {
    let at = cx.clock(node)?;
    let (start, end) = (battle.times.start(), battle.times.end());
    if end > start && !battle.times.contains(&at) {
        let (what, start, end) = (Timed::Figure, *start, *end);
        cx.report(node.span, Warning::OutsideBattle { what, at, start, end });
    }
    Some(at)
}

/// `(Soviet)`, or `(side: Soviet, formation: "3rd Tank Battalion")`.
fn vehicles_of(
    cx: &mut Cx,
    node: &Node,
    metric: &'static str,
    battle: &HistoryContext,
) -> Option<Contingent> {
    if !matches!(node.kind, Kind::Struct(_)) {
        return Some(Contingent { side: one_side(cx, node)?, formation: None });
    }
    let mut f = cx.fields(node, Group::Keyword(metric))?;
    let part = fields_of_part(cx, &mut f, battle, Some(ElementKind::Vehicle));
    f.done(cx);
    part
}

/// `side` and `formation`; `kind`: what the formation must have some of.
fn fields_of_part(
    cx: &mut Cx,
    f: &mut Fields,
    battle: &HistoryContext,
    kind: Option<ElementKind>,
) -> Option<Contingent> {
    let side = side(cx, f);
    let node = f.node("formation");
    let span = f.span_of("formation");
    let Some(node) = node else { return Some(Contingent { side: side?, formation: None }) };
    let formation = lookup::formation(cx, node, battle.forces, side?)?;
    let part = Contingent { side: side?, formation: Some(formation) };
    if let Some(kind) = kind
        && !battle.forces.damaged
        && !has(battle, side?, formation, kind)
    {
        let finding = if kind == ElementKind::Gun {
            BattleFinding::NoGuns
        } else {
            BattleFinding::NoVehicles
        };
        cx.report(span, finding);
        return None;
    }
    Some(part)
}

/// True if a formation has any units of a kind.
fn has(battle: &HistoryContext, side: Side, formation: FormationId, kind: ElementKind) -> bool {
    let force = &battle.forces.forces[side];
    force.units.iter().any(|u| {
        battle.library.unit_type(u.ty).kind == kind && force.is_under(u.formation, formation)
    })
}
