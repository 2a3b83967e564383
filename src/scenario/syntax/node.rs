//! RON as a tree in which every value knows its place in the text.
//!
//! A serde type stops at the first mistake and forgets where values stood. Scenario
//! files are read by people who make several mistakes at once, so the text is parsed
//! into this tree instead: a broken spot is reported and skipped, the rest is still
//! read, and every later check can point at the value it speaks of. What it accepts
//! is held against the `ron` crate by a test.

use crate::scenario::diag::Span;
use crate::scenario::diag::finding::NodeShape;
use std::borrow::Cow;

/// A value with its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Node<'s> {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: Kind<'s>,
}

/// What a value is.
#[derive(Clone, PartialEq, Debug)]
pub enum Kind<'s> {
    /// A number as written.
    Number(&'s str),
    /// A text.
    Text(Cow<'s, str>),
    /// A character.
    Char(char),
    /// `[a, b]`
    List(Vec<Node<'s>>),
    /// `(a, b)`; `()` too.
    Tuple(Vec<Node<'s>>),
    /// `(a: 1, b: 2)`
    Struct(Vec<NamedNode<'s>>),
    /// `{ a: 1 }`
    Map(Vec<(Node<'s>, Node<'s>)>),
    /// `Name` or `Name(…)`: an enum value, a struct with its name, `true`, `None`.
    Named(&'s str, Option<Box<Node<'s>>>),
    /// A spot that was reported already.
    Broken,
}

/// A field of a struct.
#[derive(Clone, PartialEq, Debug)]
pub struct NamedNode<'s> {
    /// Its name.
    pub name: &'s str,
    /// Where the name stands.
    pub span: Span,
    /// Its value.
    pub value: Node<'s>,
}

impl Node<'_> {
    /// What it looks like; `None` for a spot that was reported already.
    #[must_use]
    pub fn shape(&self) -> Option<NodeShape> {
        Some(match &self.kind {
            Kind::Number(_) => NodeShape::Number,
            Kind::Text(_) => NodeShape::Text,
            Kind::Char(_) => NodeShape::Char,
            Kind::List(_) => NodeShape::List,
            Kind::Tuple(v) if v.is_empty() => NodeShape::Empty,
            Kind::Tuple(_) => NodeShape::Tuple,
            Kind::Struct(_) => NodeShape::Fields,
            Kind::Map(_) => NodeShape::Map,
            Kind::Named("true" | "false", None) => NodeShape::Flag,
            Kind::Named(_, None) => NodeShape::Name,
            Kind::Named(_, Some(_)) => NodeShape::Details,
            Kind::Broken => return None,
        })
    }

    /// True where a syntax error was reported inside.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        match &self.kind {
            Kind::Broken => true,
            Kind::List(v) | Kind::Tuple(v) => v.iter().any(|n| n.kind == Kind::Broken),
            Kind::Struct(f) => f.iter().any(|f| f.value.kind == Kind::Broken),
            _ => false,
        }
    }
}
