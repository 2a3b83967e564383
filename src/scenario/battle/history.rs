//! The record of the day: what happened, and the figures a battle is held against.

use super::metric::{HistoryContext, metric};
use super::named::{MAX_EVENTS, Named};
use crate::rules::history::{History, HistoryFigure, Metric, Yardstick};
use crate::scenario::diag::finding::{BattleGroup, Expected, FigureFinding, Items, Tuple};
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};

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
    // What is held against a metric that is not understood cannot be told.
    let yardstick = match metric {
        Some(metric) => yardstick(cx, &mut f, metric),
        None => skip(&mut f),
    };
    let source = f.opt(cx, "source", Cx::prose).unwrap_or_default();
    f.done(cx);
    Some(HistoryFigure { label: label?, metric: metric?, yardstick: yardstick?, source })
}

/// The fields that say what a figure is held against.
const WAYS: [&str; 4] = ["value", "band", "share", "unknown"];

fn skip(f: &mut Fields) -> Option<Yardstick> {
    for name in WAYS.into_iter().chain(["tolerance"]) {
        f.node(name);
    }
    None
}

/// `value` with `tolerance`, `band`, `share`, or `unknown: true`: one of them.
fn yardstick(cx: &mut Cx, f: &mut Fields, metric: Metric) -> Option<Yardstick> {
    let (way, node) = only_way(cx, f, metric)?;
    match way {
        "share" if !metric.may_fail() => {
            cx.report(node.span, FigureFinding::NoShare);
            None
        }
        "share" => {
            let [least, most] = pair(cx, node, |cx, n| cx.number(n, 0..=100))?;
            Some(Yardstick::Share { least, most })
        }
        "unknown" => {
            let unknown = cx.flag(node)?;
            if !unknown {
                cx.report(node.span, no_yardstick(metric));
            }
            unknown.then_some(Yardstick::Nothing)
        }
        _ if metric.is_yes_or_no() => {
            cx.report(node.span, FigureFinding::YesOrNo);
            None
        }
        "band" => {
            let [least, most] = pair(cx, node, |cx, n| number(cx, n, metric))?;
            Some(Yardstick::Band { least, most })
        }
        _ => {
            let value = number(cx, node, metric);
            // Of a clock time the tolerance is in minutes.
            let scale = if metric.is_time() { 60 } else { 1 };
            let tolerance = f.req(cx, "tolerance", |cx, n| cx.number::<i32>(n, 0..=100_000));
            Some(Yardstick::Record { value: value?, tolerance: tolerance? * scale })
        }
    }
}

/// The one field of [`WAYS`] that is there, with its value; a finding if there is none, or
/// more than one.
fn only_way<'n, 's>(
    cx: &mut Cx,
    f: &mut Fields<'n, 's>,
    metric: Metric,
) -> Option<(&'static str, &'n Node<'s>)> {
    let mut given = Vec::new();
    for way in WAYS.into_iter().chain(["tolerance"]) {
        given.extend(f.node(way).map(|node| (way, node)));
    }
    match given.as_slice() {
        [] => {
            cx.report(f.head(), no_yardstick(metric));
            None
        }
        [("tolerance", _)] => {
            f.need("value");
            None
        }
        [only] | [only @ ("value", _), ("tolerance", _)] => Some(*only),
        [(first, _), (second, node), ..] => {
            cx.report(node.span, FigureFinding::TwoYardsticks { first, second });
            None
        }
    }
}

const fn no_yardstick(metric: Metric) -> FigureFinding {
    FigureFinding::NoYardstick { yes_or_no: metric.is_yes_or_no() }
}

/// A value of a metric: a number, or a clock time in seconds.
fn number(cx: &mut Cx, node: &Node, metric: Metric) -> Option<i32> {
    if metric.is_time() {
        return cx.clock(node).and_then(|c| i32::try_from(c.0).ok());
    }
    cx.number(node, -1_000_000..=1_000_000)
}

/// `(lowest, highest)`
fn pair(
    cx: &mut Cx,
    node: &Node,
    read: impl Fn(&mut Cx, &Node) -> Option<i32>,
) -> Option<[i32; 2]> {
    let Kind::Tuple(items) = &node.kind else {
        cx.wrong_kind(node, Expected::Band);
        return None;
    };
    let [least, most] = items.as_slice() else {
        cx.wrong_count(node, Tuple::Band, items.len());
        return None;
    };
    let (least, most) = (read(cx, least), read(cx, most));
    let (least, most) = (least?, most?);
    if most < least {
        cx.report(node.span, FigureFinding::BandOrder);
        return None;
    }
    Some([least, most])
}
