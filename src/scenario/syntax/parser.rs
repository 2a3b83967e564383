//! The parser: a broken spot is reported and skipped, and the rest is still read.

use super::node::{Kind, NamedNode, Node};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::SyntaxFinding;

/// Deepest nesting accepted.
pub const MAX_DEPTH: usize = 64;
/// Most values accepted in a file.
pub const MAX_NODES: usize = 400_000;
/// Most syntax errors reported for a file; at the last of them parsing stops.
pub const MAX_ERRORS: usize = 50;

/// A syntax error.
#[derive(Clone, PartialEq, Debug)]
pub struct SyntaxError {
    /// What is wrong there.
    pub finding: SyntaxFinding,
    /// Where in the text.
    pub span: Span,
    /// The bracket that was opened, if it is closed by another.
    pub opened: Option<Span>,
}

/// A text being parsed.
pub(crate) struct Parser<'s> {
    pub(crate) text: &'s str,
    pub(crate) bytes: &'s [u8],
    pub(crate) at: usize,
    nodes: usize,
    /// The line of the last error: one error a line is enough.
    error_line: Option<Span>,
    /// Brackets that are open, with their closers.
    open: Vec<(Span, u8)>,
    /// Set when a cap is exceeded: everything else is skipped.
    pub(crate) stopped: bool,
    pub(crate) errors: Vec<SyntaxError>,
}

impl<'s> Parser<'s> {
    pub(crate) fn new(text: &'s str) -> Parser<'s> {
        let at = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
        Parser {
            text,
            bytes: text.as_bytes(),
            at,
            nodes: 0,
            error_line: None,
            open: Vec::new(),
            stopped: false,
            errors: Vec::new(),
        }
    }

    pub(crate) fn error(&mut self, span: Span, finding: SyntaxFinding) {
        self.error_opened(span, finding, None);
    }

    pub(crate) fn error_opened(
        &mut self,
        span: Span,
        finding: SyntaxFinding,
        opened: Option<Span>,
    ) {
        let same = |l: Span| (l.start..=l.end).contains(&span.start);
        if self.stopped || self.error_line.is_some_and(same) {
            return;
        }
        let (before, after) = self.bytes.split_at(span.start.min(self.bytes.len()));
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let end = after.iter().position(|&b| b == b'\n').unwrap_or(after.len());
        self.error_line = Some(Span::new(start, before.len() + end));
        self.errors.push(SyntaxError { finding, span, opened });
        if self.errors.len() >= MAX_ERRORS {
            // A file this broken is no scenario; the rest is not worth the time.
            self.stopped = true;
            self.at = self.bytes.len();
        }
    }

    pub(crate) fn stop(&mut self, span: Span, finding: SyntaxFinding) {
        self.error_line = None;
        self.errors.truncate(MAX_ERRORS - 1);
        self.error(span, finding);
        self.stopped = true;
        self.at = self.bytes.len();
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(crate) fn rest(&self) -> &'s [u8] {
        self.bytes.get(self.at..).unwrap_or(&[])
    }

    /// Blanks and comments.
    pub(crate) fn skip_blank(&mut self) {
        loop {
            match self.rest() {
                [b' ' | b'\t' | b'\r' | b'\n' | 0x0b | 0x0c, ..] => self.at += 1,
                [b'/', b'/', ..] => {
                    let n = self.rest().iter().position(|&b| b == b'\n');
                    self.at = n.map_or(self.bytes.len(), |n| self.at + n);
                }
                [b'/', b'*', ..] => self.skip_block_comment(),
                _ => return,
            }
        }
    }

    pub(crate) fn skip_block_comment(&mut self) {
        let start = self.at;
        let mut depth = 0usize;
        loop {
            match self.rest() {
                [b'/', b'*', ..] => {
                    depth += 1;
                    self.at += 2;
                }
                [b'*', b'/', ..] => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                [_, ..] => self.at += 1,
                [] => {
                    let span = Span::new(start, start + 2);
                    self.error(span, SyntaxFinding::UnclosedComment);
                    return;
                }
            }
        }
    }

    /// `#![…]` attributes at the head: editors may want them, we do not.
    pub(crate) fn skip_head(&mut self) {
        loop {
            self.skip_blank();
            let [b'#', b'!', ..] = self.rest() else { return };
            match self.rest().iter().position(|&b| b == b']') {
                Some(n) => self.at += n + 1,
                None => return,
            }
        }
    }

    /// The span of whatever stands here, for a message.
    pub(crate) fn token_span(&self) -> Span {
        let word = self.rest().iter().take_while(|&&b| is_word(b) || b >= 0x80).count();
        let mut end = (self.at + word.max(1)).min(self.bytes.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(self.at, end)
    }

    pub(crate) fn node(&self, start: usize, kind: Kind<'s>) -> Node<'s> {
        Node { span: Span::new(start, self.at.max(start)), kind }
    }

    pub(crate) fn value(&mut self, depth: usize) -> Node<'s> {
        self.skip_blank();
        let start = self.at;
        self.nodes += 1;
        if self.nodes > MAX_NODES && !self.stopped {
            let finding = SyntaxFinding::TooManyValues { most: MAX_NODES };
            self.stop(Span::new(start, start), finding);
        }
        let Some(b) = self.peek() else {
            let here = Span::new(start, start);
            if self.open.is_empty() {
                self.error(here, SyntaxFinding::Empty);
            }
            return self.node(start, Kind::Broken);
        };
        if depth >= MAX_DEPTH && matches!(b, b'(' | b'[' | b'{') {
            return self.too_deep();
        }
        match b {
            b'"' => self.string(),
            b'\'' => self.character(),
            b'[' => self.list(depth),
            b'(' => self.parens(depth),
            b'{' => self.map(depth),
            b'0'..=b'9' | b'+' | b'-' | b'.' => {
                self.at += self.rest().iter().take_while(|&&b| is_number(b)).count();
                self.node(start, Kind::Number(&self.text[start..self.at]))
            }
            b'r' if self.is_raw_string() => self.raw_string(),
            b if is_word(b) => self.named(depth),
            _ => self.junk(),
        }
    }

    pub(crate) fn too_deep(&mut self) -> Node<'s> {
        let start = self.at;
        let finding = SyntaxFinding::TooDeep { most: MAX_DEPTH };
        self.stop(Span::new(start, start + 1), finding);
        self.node(start, Kind::Broken)
    }

    /// Something no value begins with.
    pub(crate) fn junk(&mut self) -> Node<'s> {
        let (start, span) = (self.at, self.token_span());
        let finding = match self.bytes[start] {
            before @ (b')' | b']' | b'}' | b',' | b':') => {
                SyntaxFinding::ValueMissing { before: before.into() }
            }
            _ => {
                self.at = span.end;
                SyntaxFinding::NotAValue { found: self.text[span.start..span.end].to_owned() }
            }
        };
        self.error(span, finding);
        self.node(start, Kind::Broken)
    }

    pub(crate) fn named(&mut self, depth: usize) -> Node<'s> {
        let start = self.at;
        let name = self.ident();
        let after = self.at;
        self.skip_blank();
        if self.peek() == Some(b'(') {
            if depth >= MAX_DEPTH {
                return self.too_deep();
            }
            let inner = self.parens(depth + 1);
            return self.node(start, Kind::Named(name, Some(Box::new(inner))));
        }
        self.at = after;
        self.node(start, Kind::Named(name, None))
    }

    pub(crate) fn ident(&mut self) -> &'s str {
        if self.rest().starts_with(b"r#") {
            self.at += 2;
        }
        let start = self.at;
        self.at += self.rest().iter().take_while(|&&b| is_word(b)).count();
        &self.text[start..self.at]
    }

    pub(crate) fn list(&mut self, depth: usize) -> Node<'s> {
        let start = self.at;
        let mut items = Vec::new();
        self.open_bracket(b']');
        while self.more(b']') {
            items.push(self.value(depth + 1));
            self.separator(b']');
        }
        self.node(start, Kind::List(items))
    }

    pub(crate) fn map(&mut self, depth: usize) -> Node<'s> {
        let start = self.at;
        let mut items = Vec::new();
        self.open_bracket(b'}');
        while self.more(b'}') {
            let key = self.value(depth + 1);
            self.colon();
            items.push((key, self.value(depth + 1)));
            self.separator(b'}');
        }
        self.node(start, Kind::Map(items))
    }

    /// A tuple or a struct: a struct if its first item is a name and a colon.
    pub(crate) fn parens(&mut self, depth: usize) -> Node<'s> {
        let start = self.at;
        self.open_bracket(b')');
        self.skip_blank();
        if self.field_ahead() {
            let mut fields = Vec::new();
            while self.more(b')') {
                self.skip_blank();
                let at = self.at;
                if !self.peek().is_some_and(is_word)
                    || self.peek().is_some_and(|b| b.is_ascii_digit())
                {
                    let span = self.token_span();
                    self.error(span, SyntaxFinding::NameMissing);
                    self.value(depth + 1);
                    self.separator(b')');
                    continue;
                }
                let name = self.ident();
                let span = Span::new(at, self.at);
                self.colon();
                let value = self.value(depth + 1);
                fields.push(NamedNode { name, span, value });
                self.separator(b')');
            }
            return self.node(start, Kind::Struct(fields));
        }
        let mut items = Vec::new();
        while self.more(b')') {
            items.push(self.value(depth + 1));
            self.separator(b')');
        }
        self.node(start, Kind::Tuple(items))
    }

    pub(crate) fn field_ahead(&mut self) -> bool {
        let start = self.at;
        if !self.peek().is_some_and(|b| is_word(b) && !b.is_ascii_digit()) {
            return false;
        }
        self.ident();
        self.skip_blank();
        let found = matches!(self.peek(), Some(b':' | b'='));
        self.at = start;
        found
    }

    pub(crate) fn open_bracket(&mut self, closer: u8) {
        self.open.push((Span::new(self.at, self.at + 1), closer));
        self.at += 1;
    }

    /// True if another item follows; otherwise the bracket is closed.
    pub(crate) fn more(&mut self, closer: u8) -> bool {
        self.skip_blank();
        let opened = self.open.last().map_or(Span::default(), |o| o.0);
        match self.peek() {
            Some(b) if b == closer => {
                self.at += 1;
                self.open.pop();
                false
            }
            Some(b @ (b')' | b']' | b'}')) => {
                let span = Span::new(self.at, self.at + 1);
                let finding = SyntaxFinding::Mismatch { found: b.into(), closer: closer.into() };
                // A closer that fits the bracket around this one is left for that one;
                // any other is taken for a slip.
                let around = self.open.len().checked_sub(2).and_then(|i| self.open.get(i));
                if around.is_none_or(|o| o.1 != b) {
                    self.at += 1;
                }
                self.error_opened(span, finding, Some(opened));
                self.open.pop();
                false
            }
            Some(_) => true,
            None => {
                self.error(opened, SyntaxFinding::UnclosedBracket { closer: closer.into() });
                self.open.pop();
                false
            }
        }
    }

    /// The comma between items; the last one may have it or not.
    pub(crate) fn separator(&mut self, closer: u8) {
        let before = self.at;
        loop {
            self.skip_blank();
            let Some(b) = self.peek() else { return };
            if b == b',' {
                self.at += 1;
                return;
            }
            if matches!(b, b')' | b']' | b'}') {
                return;
            }
            let closer = char::from(closer);
            if is_word(b) || matches!(b, b'"' | b'(' | b'[' | b'{' | b'\'' | b'-') {
                let from = self.text[..before].char_indices().next_back().map_or(0, |c| c.0);
                self.error(Span::new(from, before), SyntaxFinding::CommaMissing { closer });
                return;
            }
            let span = self.token_span();
            let found = self.text[span.start..span.end].to_owned();
            self.error(span, SyntaxFinding::NotAComma { found, closer });
            self.at = span.end.max(self.at);
        }
    }

    pub(crate) fn colon(&mut self) {
        self.skip_blank();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                let span = Span::new(self.at, self.at + 1);
                self.error(span, SyntaxFinding::EqualsSign);
                self.at += 1;
            }
            _ => {
                let span = self.token_span();
                self.error(span, SyntaxFinding::ColonMissing);
            }
        }
    }
}

pub(crate) const fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

pub(crate) const fn is_number(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'+' | b'-')
}
