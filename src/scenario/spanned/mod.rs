//! RON as a tree in which every value knows its place in the text.
//!
//! A serde type stops at the first mistake and forgets where values stood. Scenario
//! files are read by people who make several mistakes at once, so the text is parsed
//! into this tree instead: a broken spot is reported and skipped, the rest is still
//! read, and every later check can point at the value it speaks of. What it accepts
//! is held against the `ron` crate by a test.

mod parse;
mod text;

use parse::Parser;

use super::diag::Span;
use super::finding::SyntaxFinding;
use std::borrow::Cow;

/// Deepest nesting accepted.
pub const MAX_DEPTH: usize = 64;
/// Most values accepted in a file.
pub const MAX_NODES: usize = 400_000;
/// Most syntax errors reported for a file; at the last of them parsing stops.
pub const MAX_ERRORS: usize = 50;

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
    Struct(Vec<Field<'s>>),
    /// `{ a: 1 }`
    Map(Vec<(Node<'s>, Node<'s>)>),
    /// `Name` or `Name(…)`: an enum value, a struct with its name, `true`, `None`.
    Named(&'s str, Option<Box<Node<'s>>>),
    /// A spot that was reported already.
    Broken,
}

/// What a value looks like, whatever it holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A number.
    Number,
    /// A text.
    Text,
    /// A character.
    Char,
    /// `[a, b]`
    List,
    /// `()`
    Empty,
    /// `(a, b)`
    Tuple,
    /// `(a: 1, b: 2)`
    Fields,
    /// `{ a: 1 }`
    Map,
    /// `true` or `false`.
    Flag,
    /// `Name`
    Name,
    /// `Name(…)`
    Details,
}

/// A field of a struct.
#[derive(Clone, PartialEq, Debug)]
pub struct Field<'s> {
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
    pub fn shape(&self) -> Option<Shape> {
        Some(match &self.kind {
            Kind::Number(_) => Shape::Number,
            Kind::Text(_) => Shape::Text,
            Kind::Char(_) => Shape::Char,
            Kind::List(_) => Shape::List,
            Kind::Tuple(v) if v.is_empty() => Shape::Empty,
            Kind::Tuple(_) => Shape::Tuple,
            Kind::Struct(_) => Shape::Fields,
            Kind::Map(_) => Shape::Map,
            Kind::Named("true" | "false", None) => Shape::Flag,
            Kind::Named(_, None) => Shape::Name,
            Kind::Named(_, Some(_)) => Shape::Details,
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

/// A syntax error.
#[derive(Clone, PartialEq, Debug)]
pub struct SyntaxError {
    /// What.
    pub finding: SyntaxFinding,
    /// Where.
    pub span: Span,
    /// The bracket that was opened, if it is closed by another.
    pub opened: Option<Span>,
}

/// Parses a text. The tree is always there; where `errors` is not empty it has gaps.
#[must_use]
pub fn parse(text: &str) -> (Node<'_>, Vec<SyntaxError>) {
    let mut p = Parser::new(text);
    p.skip_head();
    let root = p.value(0);
    p.skip_blank();
    if p.at < text.len() && !p.stopped {
        let span = p.token_span();
        p.error(span, SyntaxFinding::Trailing);
    }
    (root, p.errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &str) -> Vec<(SyntaxFinding, &str)> {
        let (_, errors) = parse(text);
        errors.into_iter().map(|e| (e.finding, &text[e.span.start..e.span.end])).collect()
    }

    #[test]
    fn values_know_their_places() {
        let text = "#![enable(implicit_some)]\n// head\n(a: [1, -2.5], b: Name(x: \"y\\n\"), c: {\"k\": 'c'})";
        let (root, errors) = parse(text);
        assert!(errors.is_empty());
        let Kind::Struct(fields) = &root.kind else { panic!("{root:?}") };
        let names: Vec<_> = fields.iter().map(|f| f.name).collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(&text[fields[0].value.span.start..fields[0].value.span.end], "[1, -2.5]");
        assert_eq!(
            &text[fields[1].value.span.start..fields[1].value.span.end],
            "Name(x: \"y\\n\")"
        );
    }

    #[test]
    fn a_missing_comma_costs_one_error_and_nothing_else() {
        let text = "(\n a: 1\n b: 2,\n c: [3 4],\n d = 5,\n)";
        let found = errors(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[0], (SyntaxFinding::CommaMissing { closer: ')' }, "1"));
        assert_eq!(found[1], (SyntaxFinding::CommaMissing { closer: ']' }, "3"));
        assert_eq!(found[2], (SyntaxFinding::EqualsSign, "="));
        let (root, _) = parse(text);
        assert!(matches!(&root.kind, Kind::Struct(f) if f.len() == 4));
    }

    #[test]
    fn a_missing_quote_does_not_swallow_the_file() {
        let text = "(\n a: \"one,\n b: \"two\",\n c: \"three\",\n)";
        let found = errors(text);
        assert_eq!(found, [(SyntaxFinding::UnclosedText, "\"")]);
        let (root, _) = parse(text);
        assert!(matches!(&root.kind, Kind::Struct(f) if f.len() == 3));
    }

    #[test]
    fn brackets_are_told_apart() {
        assert_eq!(errors("(a: [1, 2)").len(), 1);
        assert_eq!(errors("(a: [1, 2").len(), 1);
        assert_eq!(errors("((((").len(), 1);
        assert_eq!(errors("(a: 1))")[0].0, SyntaxFinding::Trailing);
    }

    #[test]
    fn hostile_texts_end_quickly() {
        for text in
            ["(".repeat(4 << 20), "[".repeat(4 << 20), "a(".repeat(2 << 20), "{".repeat(1 << 20)]
        {
            let (_, errors) = parse(&text);
            assert_eq!(errors.len(), 1);
            assert_eq!(errors[0].finding, SyntaxFinding::TooDeep { most: MAX_DEPTH });
        }
        let wide = format!("[{}]", "1,".repeat(2 << 20));
        let most = MAX_NODES;
        assert_eq!(parse(&wide).1[0].finding, SyntaxFinding::TooManyValues { most });
        for text in [
            "/*",
            "\"",
            "'",
            "'a",
            "r#\"",
            "(a:",
            "(a",
            "\\",
            "\u{FEFF}",
            "",
            "é",
            "\"\\u{110000}\"",
            "\"\\",
        ] {
            let _ = parse(text);
        }
        let _ = parse(&format!("[1 {}", "#".repeat(4 << 20)));
        let _ = parse(&"\\\"\n".repeat(1 << 20));
        let _ = parse(&"\"\n".repeat(1 << 19));
        let _ = parse(&"/*".repeat(1 << 20));
    }
}
