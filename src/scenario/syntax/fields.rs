//! The fields of one group: what may be in it is what is asked of it.

use super::node::{Kind, NamedNode, Node};
use super::read::Cx;
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{Expected, Group, Items, ShapeFinding};
use crate::scenario::diag::suggest::nearest;

/// Most fields in one group.
const MAX_FIELDS: usize = 1000;

/// The fields of one group while they are read.
#[derive(Debug)]
pub struct Fields<'n, 's> {
    group: Group,
    span: Span,
    list: &'n [NamedNode<'s>],
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    damaged: bool,
}

impl<'n, 's> Fields<'n, 's> {
    /// A group of fields; `damaged` if a syntax error was found in it.
    pub(crate) const fn new(
        group: Group,
        span: Span,
        list: &'n [NamedNode<'s>],
        damaged: bool,
    ) -> Fields<'n, 's> {
        Fields { group, span, list, known: Vec::new(), missing: Vec::new(), damaged }
    }

    /// The head of the group: where it opens.
    #[must_use]
    pub const fn head(&self) -> Span {
        Span::new(self.span.start, self.span.start + 1)
    }

    /// A field's value, `None` if absent or written as `None`.
    pub fn node(&mut self, name: &'static str) -> Option<&'n Node<'s>> {
        if !self.known.contains(&name) {
            self.known.push(name);
        }
        let value = &self.list.iter().find(|f| f.name == name)?.value;
        match &value.kind {
            Kind::Named("None", None) => None,
            Kind::Named("Some", Some(inner)) => match &inner.kind {
                Kind::Tuple(v) if v.len() == 1 => v.first(),
                _ => Some(inner),
            },
            _ => Some(value),
        }
    }

    /// The span of a field's value, or of the head if it is absent.
    #[must_use]
    pub fn span_of(&self, name: &str) -> Span {
        self.list.iter().find(|f| f.name == name).map_or(self.head(), |f| f.value.span)
    }

    /// A field that must be there.
    pub fn need(&mut self, name: &'static str) -> Option<&'n Node<'s>> {
        let found = self.node(name);
        if found.is_none() {
            self.missing.push(name);
        }
        found
    }

    /// A field that must be there, read.
    pub fn req<T>(
        &mut self,
        cx: &mut Cx,
        name: &'static str,
        read: impl FnOnce(&mut Cx, &'n Node<'s>) -> Option<T>,
    ) -> Option<T> {
        let node = self.need(name)?;
        read(cx, node)
    }

    /// A field that may be there, read.
    pub fn opt<T>(
        &mut self,
        cx: &mut Cx,
        name: &'static str,
        read: impl FnOnce(&mut Cx, &'n Node<'s>) -> Option<T>,
    ) -> Option<T> {
        let node = self.node(name)?;
        read(cx, node)
    }

    /// A field that may be there, or a default.
    pub fn or<T>(
        &mut self,
        cx: &mut Cx,
        name: &'static str,
        default: T,
        read: impl FnOnce(&mut Cx, &'n Node<'s>) -> Option<T>,
    ) -> T {
        self.opt(cx, name, read).unwrap_or(default)
    }

    /// True if there are fields that nobody asked for until now.
    #[must_use]
    pub fn has_strangers(&self) -> bool {
        self.list.iter().any(|f| !self.known.contains(&f.name))
    }

    /// Where a figure comes from: read everywhere, kept nowhere.
    pub fn source(&mut self, cx: &mut Cx) {
        self.opt(cx, "source", Cx::text);
    }

    /// Reports the fields nobody asked for and those that are missing.
    pub fn done(self, cx: &mut Cx) {
        let mut meant: Vec<&str> = Vec::new();
        for field in self.list {
            if self.known.contains(&field.name) {
                continue;
            }
            let absent =
                self.known.iter().copied().filter(|k| !self.list.iter().any(|f| f.name == *k));
            let near = nearest(field.name, absent);
            meant.extend(near.first());
            let name = field.name.to_owned();
            let suggestions = cx.suggestions(&name, &self.known);
            let group = self.group;
            cx.report(field.span, ShapeFinding::UnknownField { name, group, suggestions });
        }
        // A misspelt name or a broken spot is reported already.
        let written = |n: &&str| self.list.iter().any(|f| f.name == *n);
        let names: Vec<&'static str> =
            self.missing.iter().copied().filter(|n| !written(n) && !meant.contains(n)).collect();
        if self.damaged || cx.torn || names.is_empty() {
            return;
        }
        cx.report(self.head(), ShapeFinding::MissingFields { names, group: self.group });
    }
}

impl Cx {
    /// The fields of a group. `None` (and a finding) if it is none.
    pub fn fields<'n, 's>(
        &mut self,
        node: &'n Node<'s>,
        group: impl Into<Group>,
    ) -> Option<Fields<'n, 's>> {
        let group = group.into();
        let (list, damaged): (&[NamedNode], bool) = match &node.kind {
            Kind::Struct(list) => (list, node.is_damaged()),
            Kind::Tuple(v) if v.iter().all(|n| n.kind == Kind::Broken) => (&[], !v.is_empty()),
            Kind::Named("Some", Some(inner)) => return self.fields(inner, group),
            _ => {
                self.wrong_kind(node, Expected::Fields(group));
                return None;
            }
        };
        let list = self.capped(list, MAX_FIELDS, Items::Fields, node.span);
        let mut seen: Vec<&NamedNode> = Vec::new();
        for field in list {
            if let Some(first) = seen.iter().find(|f| f.name == field.name) {
                let name = field.name.to_owned();
                let first = self.loc(first.span);
                self.report_again(field.span, first, ShapeFinding::FieldTwice { name });
            } else {
                seen.push(field);
            }
        }
        Some(Fields::new(group, node.span, list, damaged))
    }
}
