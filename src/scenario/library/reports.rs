//! How sure reports of the enemy are, in a rule library.

use crate::rules::{NearReport, ReportFigures};
use crate::scenario::diag::finding::{Items, LibraryGroup};
use crate::scenario::syntax::Node;
use crate::scenario::syntax::read::Cx;

/// Most distances from which reports are surer.
const MAX_NEAR: usize = 20;
/// Most that a report may be off, per cent of the truth: what is reported must tell something.
const MOST_PCT: i64 = 49;

/// Reads `reports: (first_error_pct: 25, …, near: [(within_m: 50, pct: 5), …])`.
pub(super) fn read(cx: &mut Cx, node: &Node) -> Option<ReportFigures> {
    let mut f = cx.fields(node, LibraryGroup::Reports)?;
    let mut number =
        |cx: &mut Cx, name, most| f.req(cx, name, |cx, n| cx.number(n, 0..=most)).unwrap_or(0);
    let mut figures = ReportFigures {
        first_error_pct: number(cx, "first_error_pct", MOST_PCT),
        narrows_pct: number(cx, "narrows_pct", MOST_PCT),
        watched_pct: number(cx, "watched_pct", MOST_PCT),
        near: Vec::new(),
        count_m: number(cx, "count_m", 20_000),
        quality_off: number(cx, "quality_off", 9),
    };
    figures.near = f.req(cx, "near", |cx, n| Some(near(cx, n))).unwrap_or_default();
    f.source(cx);
    f.done(cx);
    Some(figures)
}

fn near(cx: &mut Cx, node: &Node) -> Vec<NearReport> {
    let mut last = None;
    cx.some(node, MAX_NEAR, Items::NearReports, |cx, n| {
        let mut f = cx.fields(n, LibraryGroup::NearReport)?;
        let within = f.req(cx, "within_m", |cx, n| cx.number::<u32>(n, 0..=20_000));
        let pct = f.req(cx, "pct", |cx, n| cx.number(n, 0..=MOST_PCT));
        let span = f.span_of("within_m");
        f.done(cx);
        cx.ascending(&mut last, within?, span);
        Some(NearReport { within_m: within?, pct: pct? })
    })
}
