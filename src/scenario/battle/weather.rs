//! The weather of a battle.

use crate::rules::Clock;
use crate::rules::setup::Weather;
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{BattleFinding, BattleGroup, Items};
use crate::scenario::syntax::read::Cx;
use crate::scenario::syntax::{Kind, Node};

/// `(from: "16:00", visibility: 300, night: false, text: "fog")`, with the place of
/// its time; in an event the time is that of the event.
pub fn weather(cx: &mut Cx, node: &Node, timed: bool) -> Option<(Weather, Span)> {
    let mut f = cx.fields(node, BattleGroup::Weather)?;
    let from = if timed { f.req(cx, "from", Cx::clock) } else { Some(Clock(0)) };
    let visibility_m = f.req(cx, "visibility", |cx, n| cx.number(n, 10..=50_000));
    let night = f.or(cx, "night", false, Cx::flag);
    let text = f.req(cx, "text", Cx::name);
    f.source(cx);
    let span = f.span_of("from");
    f.done(cx);
    let weather =
        Weather { from: from?, visibility_m: visibility_m?, night, text: text.unwrap_or_default() };
    Some((weather, span))
}

/// The list of weather, in order, from the start of the battle on.
pub fn list(cx: &mut Cx, node: &Node, start: Option<Clock>) -> Vec<Weather> {
    let found = cx.each(node, Items::Weather, |cx, n| weather(cx, n, true));
    for pair in found.windows(2) {
        let (before, from) = (pair[0].0.from, pair[1].0.from);
        if from <= before {
            cx.report(pair[1].1, BattleFinding::WeatherOrder { before, from });
        }
    }
    let late = match (found.first(), start) {
        (Some(w), Some(start)) => (w.0.from > start).then_some(w.1),
        (None, _) if matches!(&node.kind, Kind::List(l) if l.is_empty()) => {
            Some(Span::new(node.span.start, node.span.start + 1))
        }
        _ => None,
    };
    if let Some(span) = late {
        cx.report(span, BattleFinding::WeatherGap { start });
    }
    found.into_iter().map(|w| w.0).collect()
}
