//! From the tree to values: one small reader for each kind of value, every failure a
//! diagnostic. What a group of fields may hold is known from what was asked of it,
//! so the list of valid names in a message cannot fall behind the code.

use super::node::{Kind, Node};
use super::numerals::{Scaled, paragraphs, parse_clock, scaled};
use super::parse::parse;
use super::parser::MAX_ERRORS;
use crate::rules::Clock;
use crate::scenario::diag::code;
use crate::scenario::diag::finding::{
    Choice, Expected, Finding, Items, NameFinding, NumberFinding, Role, ShapeFinding, Suggestions,
    Thing, Tuple,
};
use crate::scenario::diag::{Diagnostic, Source, SourcePlace, Span, sort};
use std::ops::RangeInclusive;

/// Most findings kept in one run.
const MAX_FINDINGS: usize = 200;
/// Small steps that reading a file may take where their number grows faster than the
/// file: naming hexes, looking up names.
const MAX_WORK: u64 = 5_000_000;

/// A place in one of the files being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Loc {
    /// Which file.
    pub file: usize,
    /// Where in it.
    pub span: Span,
}

/// The files of one run, the one being read now, and what was found.
#[derive(Debug, Default)]
pub struct Cx {
    sources: Vec<Source>,
    file: usize,
    found: Vec<Diagnostic>,
    errors: usize,
    /// Set where brackets do not match: fields may then stand in the wrong group.
    pub(crate) torn: bool,
    work: u64,
}

impl Cx {
    /// Takes in a file and makes it the one being read.
    pub fn open(&mut self, source: Source) -> usize {
        self.sources.push(source);
        self.file = self.sources.len() - 1;
        self.file
    }

    /// Makes a file the one being read.
    pub fn switch(&mut self, file: usize) {
        self.file = file;
    }

    /// A span of the file being read, to be remembered.
    #[must_use]
    pub const fn loc(&self, span: Span) -> Loc {
        Loc { file: self.file, span }
    }

    /// The text of a span of the file being read.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.sources.get(self.file).and_then(|s| s.text.get(span.start..span.end)).unwrap_or("")
    }

    /// A place for showing; past the cap of findings nothing is shown.
    #[must_use]
    pub fn place(&self, loc: Loc) -> SourcePlace {
        if self.is_full() {
            return SourcePlace::default();
        }
        self.sources.get(loc.file).map_or_else(SourcePlace::default, |s| s.place(loc.span))
    }

    /// Begins a finding in the file being read.
    #[must_use]
    pub fn diag(&self, span: Span, finding: impl Into<Finding>) -> Diagnostic {
        self.diag_at(self.loc(span), finding)
    }

    /// Begins a finding in any of the files.
    #[must_use]
    pub fn diag_at(&self, loc: Loc, finding: impl Into<Finding>) -> Diagnostic {
        Diagnostic::new(self.place(loc), finding)
    }

    /// True once no more findings are kept.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.found.len() >= MAX_FINDINGS
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.errors += usize::from(diagnostic.is_error());
        if !self.is_full() {
            self.found.push(diagnostic);
        }
    }

    /// Adds a finding in the file being read.
    pub fn report(&mut self, span: Span, finding: impl Into<Finding>) {
        self.report_at(self.loc(span), finding);
    }

    /// Adds a finding in any of the files.
    pub fn report_at(&mut self, loc: Loc, finding: impl Into<Finding>) {
        let d = self.diag_at(loc, finding);
        self.push(d);
    }

    /// Adds a finding about something that is there a second time.
    pub fn report_again(&mut self, span: Span, first: Loc, finding: impl Into<Finding>) {
        let d = self.diag(span, finding).related(self.place(first), Role::First);
        self.push(d);
    }

    /// Number of errors found so far; it goes on counting past the cap.
    #[must_use]
    pub const fn errors(&self) -> usize {
        self.errors
    }

    /// The file being read.
    #[must_use]
    pub const fn current(&self) -> usize {
        self.file
    }

    /// Counts steps of work; false (and one finding) once there were too many.
    pub fn work(&mut self, steps: usize, span: Span) -> bool {
        let before = self.work;
        self.work = before.saturating_add(steps as u64);
        if before <= MAX_WORK && self.work > MAX_WORK {
            self.report(span, ShapeFinding::TooMuchWork);
        }
        self.work <= MAX_WORK
    }

    /// Items up to a limit; those beyond are reported and left out.
    pub fn capped<'n, T>(
        &mut self,
        items: &'n [T],
        most: usize,
        what: Items,
        span: Span,
    ) -> &'n [T] {
        if items.len() > most {
            let head = Span::new(span.start, span.start + 1);
            let found = items.len();
            self.report(head, ShapeFinding::TooMany { items: what, found, most });
        }
        &items[..items.len().min(most)]
    }

    /// All findings, sorted.
    #[must_use]
    pub fn finish(self) -> Vec<Diagnostic> {
        let mut all = self.found;
        sort(&mut all);
        all
    }

    /// Parses a text that was opened, turning syntax errors into findings.
    pub fn parse<'s>(&mut self, text: &'s str) -> Node<'s> {
        let (mut root, errors) = parse(text);
        if errors.len() >= MAX_ERRORS {
            root.kind = Kind::Broken;
        }
        for e in errors {
            let code = e.finding.code();
            if [code::TOO_DEEP, code::TOO_MANY].contains(&code) {
                // The rest was not read: nothing can be said about it.
                root.kind = Kind::Broken;
            }
            self.torn |= [code::MISMATCH, code::UNCLOSED].contains(&code);
            let mut d = self.diag(e.span, e.finding);
            if let Some(opened) = e.opened {
                d = d.related(self.place(self.loc(opened)), Role::Opened);
            }
            self.push(d);
        }
        root
    }

    /// A finding about a value of the wrong kind.
    pub fn wrong_kind(&mut self, node: &Node, expected: Expected) {
        if let Some(found) = node.shape() {
            self.report(node.span, ShapeFinding::WrongKind { expected, found });
        }
    }

    /// A finding about a tuple with too few or too many items.
    pub fn wrong_count(&mut self, node: &Node, tuple: Tuple, found: usize) {
        self.report(node.span, ShapeFinding::WrongCount { tuple, found });
    }

    /// A finding about a name that is none of the valid ones.
    pub fn unknown(&mut self, span: Span, what: impl Into<Thing>, name: &str, valid: &[&str]) {
        let suggestions = self.suggestions(name, valid);
        let (what, name) = (what.into(), name.to_owned());
        self.report(span, NameFinding::Unknown { what, name, suggestions, other: None });
    }

    /// What may be meant by a name that is none of the valid ones.
    #[must_use]
    pub fn suggestions(&self, name: &str, valid: &[&str]) -> Suggestions {
        // Past the cap nothing is kept, so the nearest name is not worth looking for.
        if self.is_full() {
            return Suggestions::default();
        }
        Suggestions::new(name, valid.iter().copied())
    }

    /// A text.
    pub fn text(&mut self, node: &Node) -> Option<String> {
        match &node.kind {
            Kind::Text(t) => Some(t.trim().to_owned()),
            _ => {
                self.wrong_kind(node, Expected::Text);
                None
            }
        }
    }

    /// Running text: lines are joined, an empty line parts paragraphs.
    pub fn prose(&mut self, node: &Node) -> Option<String> {
        self.text(node).map(|t| paragraphs(&t))
    }

    /// A text that is not empty.
    pub fn name(&mut self, node: &Node) -> Option<String> {
        let text = self.text(node)?;
        if text.is_empty() {
            self.report(node.span, ShapeFinding::EmptyText);
            return None;
        }
        Some(text)
    }

    /// True or false.
    pub fn flag(&mut self, node: &Node) -> Option<bool> {
        match node.kind {
            Kind::Named("true", None) => Some(true),
            Kind::Named("false", None) => Some(false),
            _ => {
                self.wrong_kind(node, Expected::Flag);
                None
            }
        }
    }

    /// A whole number in a range.
    pub fn int(&mut self, node: &Node, range: RangeInclusive<i64>) -> Option<i64> {
        self.decimal(node, 0, range)
    }

    /// A whole number that is not negative, in a range.
    pub fn number<T: TryFrom<i64>>(
        &mut self,
        node: &Node,
        range: RangeInclusive<i64>,
    ) -> Option<T> {
        self.int(node, range).and_then(|v| T::try_from(v).ok())
    }

    /// A decimal number times ten to the `places`, exactly; `range` is in those units.
    pub fn decimal(&mut self, node: &Node, places: u32, range: RangeInclusive<i64>) -> Option<i64> {
        let Kind::Number(raw) = node.kind else {
            self.wrong_kind(node, Expected::Number);
            return None;
        };
        let read = scaled(raw, places);
        if let Scaled::Exact(v) = read
            && range.contains(&v)
        {
            return Some(v);
        }
        let raw = raw.to_owned();
        let finding = match read {
            Scaled::Exact(_) | Scaled::Huge => {
                let (low, high) = range.into_inner();
                NumberFinding::OutOfRange { raw, low, high, places }
            }
            Scaled::TooFine if places == 0 => NumberFinding::NotWhole { raw },
            Scaled::TooFine => NumberFinding::TooFine { raw, places },
            Scaled::Not => NumberFinding::NotANumber { raw },
        };
        self.report(node.span, finding);
        None
    }

    /// A clock time, `"16:55"`; past midnight hours go on, `"24:30"`.
    pub fn clock(&mut self, node: &Node) -> Option<Clock> {
        let Kind::Text(text) = &node.kind else {
            self.wrong_kind(node, Expected::Clock);
            return None;
        };
        let parsed = parse_clock(text.trim());
        if parsed.is_none() {
            self.report(node.span, NumberFinding::NotAClock { text: text.to_string() });
        }
        parsed
    }

    /// Reports a figure that does not follow the one before it.
    pub fn ascending(&mut self, last: &mut Option<u32>, value: u32, span: Span) {
        if let Some(before) = *last
            && value <= before
        {
            self.report(span, NumberFinding::NotAscending { before, value });
        }
        *last = Some(value);
    }

    /// One of some names, without quotes.
    pub fn one_of<T: Copy>(
        &mut self,
        node: &Node,
        what: Choice,
        values: &[(&'static str, T)],
    ) -> Option<T> {
        let valid: Vec<&'static str> = values.iter().map(|v| v.0).collect();
        let name: &str = match &node.kind {
            Kind::Named(name, None) => name,
            Kind::Text(text) => {
                let suggestions = self.suggestions(text, &valid);
                self.report(node.span, ShapeFinding::Quoted { what, suggestions });
                return None;
            }
            _ => {
                self.wrong_kind(node, Expected::Choice { what, valid });
                return None;
            }
        };
        let found = values.iter().find(|v| v.0 == name).map(|v| v.1);
        if found.is_none() {
            self.unknown(node.span, what, name, &valid);
        }
        found
    }

    /// The items of a list.
    pub fn list<'n, 's>(&mut self, node: &'n Node<'s>, what: Items) -> &'n [Node<'s>] {
        match &node.kind {
            Kind::List(items) => items,
            _ => {
                self.wrong_kind(node, Expected::List(what));
                &[]
            }
        }
    }

    /// A list read item by item; broken items are left out.
    pub fn each<T>(
        &mut self,
        node: &Node,
        what: Items,
        mut read: impl FnMut(&mut Cx, &Node) -> Option<T>,
    ) -> Vec<T> {
        self.list(node, what).iter().filter_map(|n| read(self, n)).collect()
    }

    /// The same with a limit to their number.
    pub fn some<T>(
        &mut self,
        node: &Node,
        most: usize,
        what: Items,
        mut read: impl FnMut(&mut Cx, &Node) -> Option<T>,
    ) -> Vec<T> {
        let items = self.list(node, what);
        self.capped(items, most, what, node.span).iter().filter_map(|n| read(self, n)).collect()
    }

    /// The entries of a map.
    pub fn entries<'n, 's>(
        &mut self,
        node: &'n Node<'s>,
        what: Items,
    ) -> &'n [(Node<'s>, Node<'s>)] {
        match &node.kind {
            Kind::Map(items) => items,
            _ => {
                self.wrong_kind(node, Expected::Map(what));
                &[]
            }
        }
    }
}
