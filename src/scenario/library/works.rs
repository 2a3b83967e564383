//! From how far works are noticed, in a rule library.

use crate::rules::WorksFigures;
use crate::scenario::diag::finding::LibraryGroup;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::read::Cx;

/// Reads `works: (trench_m: 400, …)`.
pub fn read(cx: &mut Cx, node: &Node) -> Option<WorksFigures> {
    let mut f = cx.fields(node, LibraryGroup::Works)?;
    let mut number = |cx: &mut Cx, name: &'static str, most: i64| {
        f.req(cx, name, |cx, n| cx.number(n, 0..=most)).unwrap_or_default()
    };
    let figures = WorksFigures {
        trench_m: number(cx, "trench_m", 100_000),
        foxholes_m: number(cx, "foxholes_m", 100_000),
        wire_m: number(cx, "wire_m", 100_000),
        night_pct: number(cx, "night_pct", 100),
        manned_pct: number(cx, "manned_pct", 1000),
        near_m: number(cx, "near_m", 1000),
    };
    f.source(cx);
    f.done(cx);
    Some(figures)
}
