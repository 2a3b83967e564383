//! The figures of leaders in a rule library.

use crate::rules::LeaderFigures;
use crate::scenario::diag::finding::LibraryGroup;
use crate::scenario::syntax::Node;
use crate::scenario::syntax::read::Cx;

/// Reads `leaders: (loss: 2, trained_loss: 1, trained_from: 7, seconds: 3600)`.
pub fn read(cx: &mut Cx, node: &Node) -> Option<LeaderFigures> {
    let mut f = cx.fields(node, LibraryGroup::Leaders)?;
    let loss = f.req(cx, "loss", |cx, n| cx.number(n, 0..=9));
    let trained_loss = f.req(cx, "trained_loss", |cx, n| cx.number(n, 0..=9));
    let trained_from = f.req(cx, "trained_from", |cx, n| cx.number(n, 1..=11));
    let seconds = f.req(cx, "seconds", |cx, n| cx.number(n, 0..=86_400));
    f.source(cx);
    f.done(cx);
    let (trained_loss, trained_from) = (trained_loss?, trained_from?);
    Some(LeaderFigures { loss: loss?, trained_loss, trained_from, seconds: seconds? })
}
