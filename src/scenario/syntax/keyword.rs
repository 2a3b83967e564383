//! Values that a keyword begins, and values for both sides.

use super::fields::Fields;
use super::names;
use super::node::{Kind, Node};
use super::read::Cx;
use crate::rules::{BySide, Side};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{BattleGroup, Choice, Expected, ShapeFinding};

/// The `side` of a group.
pub fn side(cx: &mut Cx, f: &mut Fields) -> Option<Side> {
    f.req(cx, "side", |cx, n| cx.one_of(n, Choice::Side, names::SIDES))
}

/// `Name(…)` of one of the valid names.
pub fn variant<'n, 's>(
    cx: &mut Cx,
    node: &'n Node<'s>,
    what: Choice,
    valid: &'static [&'static str],
) -> Option<(&'static str, &'n Node<'s>)> {
    let Kind::Named(name, inner) = &node.kind else {
        cx.wrong_kind(node, Expected::Keyword { what, valid });
        return None;
    };
    let Some(keyword) = valid.iter().copied().find(|v| v == name) else {
        let span = Span::new(node.span.start, node.span.start + name.len());
        cx.unknown(span, what, name, valid);
        return None;
    };
    if inner.is_none() {
        cx.report(node.span, ShapeFinding::NoDetails { keyword });
    }
    Some((keyword, inner.as_deref()?))
}

/// The one value in `(value)`.
pub fn single<'n, 's>(cx: &mut Cx, node: &'n Node<'s>) -> Option<&'n Node<'s>> {
    match &node.kind {
        Kind::Tuple(items) if items.len() == 1 => items.first(),
        Kind::Broken => None,
        _ => {
            cx.report(node.span, ShapeFinding::NotOne);
            None
        }
    }
}

/// `(soviet: 1, japan: 2)`, or one value for both.
pub fn by_side<T: Default + Clone>(
    cx: &mut Cx,
    node: &Node,
    read: impl Fn(&mut Cx, &Node) -> Option<T>,
) -> Option<BySide<T>> {
    if !matches!(node.kind, Kind::Struct(_)) {
        let v = read(cx, node)?;
        return Some(BySide { soviet: v.clone(), japan: v });
    }
    let mut f = cx.fields(node, BattleGroup::BothSides)?;
    let soviet = f.opt(cx, "soviet", &read);
    let japan = f.opt(cx, "japan", &read);
    f.done(cx);
    Some(BySide { soviet: soviet.unwrap_or_default(), japan: japan.unwrap_or_default() })
}
