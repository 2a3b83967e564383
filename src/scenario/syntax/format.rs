//! The `format` field of files.

use super::node::Node;
use super::read::Cx;
use crate::scenario::diag::finding::ShapeFinding;

/// Format of scenarios, parts and surveys that this program reads.
pub const FORMAT: i64 = 1;

/// The `format` field.
pub fn format(cx: &mut Cx, node: &Node) -> Option<()> {
    let v = cx.int(node, 0..=1_000_000)?;
    if v != FORMAT {
        cx.report(node.span, ShapeFinding::UnknownFormat { found: v, known: FORMAT });
    }
    Some(())
}
