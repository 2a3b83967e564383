//! The record of the day: what happened, and the figures a battle is held against.

use super::named::{MAX_EVENTS, Named};
use crate::rules::setup::{Contingent, Counted, History, HistoryFigure, Metric};
use crate::rules::{Clock, FormationId, Library, Side};
use crate::scenario::diag::finding::{
    BattleFinding, BattleGroup, Choice, Group, Items, Timed, Warning,
};
use crate::scenario::forces::lookup;
use crate::scenario::forces::order_of_battle::Forces;
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::keyword::{side, single, variant};
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};
use std::ops::RangeInclusive;

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

/// Reads `history`.
pub fn read(cx: &mut Cx, node: &Node, named: &mut Named, battle: &HistoryContext) -> History {
    let Some(mut f) = cx.fields(node, BattleGroup::History) else { return History::default() };
    let history = History {
        outcome: f.req(cx, "outcome", Cx::prose).unwrap_or_default(),
        score: f.opt(cx, "score", |cx, n| cx.number(n, -100_000..=100_000)),
        figures: f
            .opt(cx, "figures", |cx, n| {
                Some(cx.some(n, MAX_EVENTS, Items::Figures, |cx, n| figure(cx, n, named, battle)))
            })
            .unwrap_or_default(),
    };
    f.source(cx);
    f.done(cx);
    history
}

fn figure(
    cx: &mut Cx,
    node: &Node,
    named: &mut Named,
    battle: &HistoryContext,
) -> Option<HistoryFigure> {
    let mut f = cx.fields(node, BattleGroup::Figure)?;
    let label = f.req(cx, "label", Cx::name);
    let metric = f.req(cx, "metric", |cx, n| metric(cx, n, named, battle));
    let timed = matches!(metric, Some(Metric::Taken(..)));
    let value = f.req(cx, "value", |cx, n| {
        if timed {
            cx.clock(n).and_then(|c| i32::try_from(c.0).ok())
        } else {
            cx.number(n, -1_000_000..=1_000_000)
        }
    });
    // Of a clock time the tolerance is in minutes.
    let scale = if timed { 60 } else { 1 };
    let tolerance: Option<i32> = f.req(cx, "tolerance", |cx, n| cx.number(n, 0..=100_000));
    let source = f.opt(cx, "source", Cx::prose).unwrap_or_default();
    f.done(cx);
    let tolerance = tolerance? * scale;
    Some(HistoryFigure { label: label?, metric: metric?, value: value?, tolerance, source })
}

fn metric(cx: &mut Cx, node: &Node, named: &mut Named, battle: &HistoryContext) -> Option<Metric> {
    let valid =
        &["Killed", "Wounded", "PiecesLost", "Mired", "Reached", "Present", "MiredShare", "Taken"];
    let (name, inner) = variant(cx, node, Choice::Metric, valid)?;
    match name {
        "Killed" => part(cx, inner, name, battle).map(Metric::Killed),
        "Wounded" => part(cx, inner, name, battle).map(Metric::Wounded),
        "PiecesLost" => part(cx, inner, name, battle).map(Metric::PiecesLost),
        "Mired" => part(cx, inner, name, battle).map(Metric::Mired),
        "Reached" => {
            let mut f = cx.fields(inner, Group::Keyword("Reached"))?;
            let part = fields_of_part(cx, &mut f, battle, true);
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
            let part = fields_of_part(cx, &mut f, battle, counted == Counted::Vehicles);
            let area = f.req(cx, "area", |cx, n| named.area(cx, n));
            let at = f.req(cx, "at", |cx, n| within(cx, n, battle));
            f.done(cx);
            Some(Metric::Present { part: part?, area: area?, at: at?, counted })
        }
        "MiredShare" => {
            let mut f = cx.fields(inner, Group::Keyword("MiredShare"))?;
            let part = fields_of_part(cx, &mut f, battle, true);
            let share_pct = f.or(cx, "share", 50, |cx, n| cx.number(n, 1..=100));
            let from = f.or(cx, "from", *battle.times.start(), |cx, n| within(cx, n, battle));
            f.done(cx);
            Some(Metric::MiredShare { part: part?, share_pct, from })
        }
        _ => {
            let mut f = cx.fields(inner, Group::Keyword("Taken"))?;
            let side = side(cx, &mut f);
            let objective = f.req(cx, "objective", |cx, n| named.objective(cx, n));
            f.done(cx);
            Some(Metric::Taken(side?, objective?))
        }
    }
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
fn part(
    cx: &mut Cx,
    node: &Node,
    metric: &'static str,
    battle: &HistoryContext,
) -> Option<Contingent> {
    if matches!(node.kind, Kind::Struct(_)) {
        let mut f = cx.fields(node, Group::Keyword(metric))?;
        let part = fields_of_part(cx, &mut f, battle, metric == "Mired");
        f.done(cx);
        return part;
    }
    let node = single(cx, node)?;
    let side = cx.one_of(node, Choice::Side, names::SIDES)?;
    Some(Contingent { side, formation: None })
}

fn fields_of_part(
    cx: &mut Cx,
    f: &mut Fields,
    battle: &HistoryContext,
    vehicles: bool,
) -> Option<Contingent> {
    let side = side(cx, f);
    let node = f.node("formation");
    let span = f.span_of("formation");
    let Some(node) = node else { return Some(Contingent { side: side?, formation: None }) };
    let formation = lookup::formation(cx, node, battle.forces, side?)?;
    let part = Contingent { side: side?, formation: Some(formation) };
    if vehicles && !battle.forces.damaged && !has_vehicles(battle, side?, formation) {
        cx.report(span, BattleFinding::NoVehicles);
        return None;
    }
    Some(part)
}

fn has_vehicles(battle: &HistoryContext, side: Side, formation: FormationId) -> bool {
    let force = &battle.forces.forces[side];
    force.units.iter().any(|u| {
        battle.library.unit_type(u.ty).is_vehicle() && force.is_under(u.formation, formation)
    })
}
