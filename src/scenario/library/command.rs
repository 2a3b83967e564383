//! The figures of command in a rule library.

use crate::rules::CommandFigures;
use crate::scenario::diag::finding::LibraryGroup;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::read::Cx;

/// Reads `command: (…)`.
pub fn read(cx: &mut Cx, node: &Node) -> Option<CommandFigures> {
    let mut f = cx.fields(node, LibraryGroup::Command)?;
    let figures = CommandFigures {
        wire_s: number(cx, &mut f, "wire_s", 86_400),
        runner_s_km: number(cx, &mut f, "runner_s_km", 86_400),
        runner_most_s: number(cx, &mut f, "runner_most_s", 86_400),
        way_m: number(cx, &mut f, "way_m", 20_000),
        detour_pct: f.req(cx, "detour_pct", |cx, n| cx.number(n, 100..=1000)).unwrap_or(100),
        wire_touch_m: number(cx, &mut f, "wire_touch_m", 100_000),
        runner_touch_m: number(cx, &mut f, "runner_touch_m", 100_000),
        radio_touch_m: number(cx, &mut f, "radio_touch_m", 100_000),
        lost_march_pct: f
            .req(cx, "lost_march_pct", |cx, n| cx.number(n, 100..=1000))
            .unwrap_or(100),
        lost_rally_pct: number(cx, &mut f, "lost_rally_pct", 100),
    };
    f.source(cx);
    f.done(cx);
    Some(figures)
}

/// A whole number from 0 on that must be there.
fn number(cx: &mut Cx, f: &mut Fields, name: &'static str, most: i64) -> u32 {
    f.req(cx, name, |cx, n| cx.number(n, 0..=most)).unwrap_or_default()
}
