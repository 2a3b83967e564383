//! RON as a tree in which every value knows its place in the text.
//!
//! A serde type stops at the first mistake and forgets where values stood. Scenario
//! files are read by people who make several mistakes at once, so the text is parsed
//! into this tree instead: a broken spot is reported and skipped, the rest is still
//! read, and every later check can point at the value it speaks of. What it accepts
//! is held against the `ron` crate by a test.

use super::code::{self, Code};
use super::diag::Span;
use std::borrow::Cow;

/// Deepest nesting accepted.
pub const MAX_DEPTH: usize = 64;
/// Most values accepted in a file.
pub const MAX_NODES: usize = 400_000;
/// Most syntax errors reported for a file.
const MAX_ERRORS: usize = 50;

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
    /// What it is, for a message.
    #[must_use]
    pub fn describe(&self) -> &'static str {
        match &self.kind {
            Kind::Number(_) => "a number",
            Kind::Text(_) => "a text",
            Kind::Char(_) => "a character",
            Kind::List(_) => "a list `[…]`",
            Kind::Tuple(v) if v.is_empty() => "`()`",
            Kind::Tuple(_) => "a tuple `(…, …)`",
            Kind::Struct(_) => "a group of fields `(…: …)`",
            Kind::Map(_) => "a map `{…: …}`",
            Kind::Named("true" | "false", None) => "true or false",
            Kind::Named(_, None) => "a name without quotes",
            Kind::Named(_, Some(_)) => "a name with `(…)`",
            Kind::Broken => "a broken value",
        }
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
    /// Its kind.
    pub code: Code,
    /// Where.
    pub span: Span,
    /// What.
    pub message: String,
    /// Words beside the underline.
    pub label: String,
    /// The bracket or quote that was opened, if that is what is wrong.
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
        p.error(code::TRAILING, span, "the file goes on after its end", "not part of the value above");
    }
    (root, p.errors)
}

struct Parser<'s> {
    text: &'s str,
    bytes: &'s [u8],
    at: usize,
    nodes: usize,
    /// The line of the last error: one error a line is enough.
    error_line: Option<Span>,
    /// Brackets that are open, with their closers.
    open: Vec<(Span, u8)>,
    /// Set when a cap is exceeded: everything else is skipped.
    stopped: bool,
    errors: Vec<SyntaxError>,
}

impl<'s> Parser<'s> {
    fn new(text: &'s str) -> Parser<'s> {
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

    fn error(&mut self, code: Code, span: Span, message: impl Into<String>, label: &str) {
        self.error_opened(code, span, message, label, None);
    }

    fn error_opened(
        &mut self,
        code: Code,
        span: Span,
        message: impl Into<String>,
        label: &str,
        opened: Option<Span>,
    ) {
        let same = |l: Span| (l.start..=l.end).contains(&span.start);
        if self.stopped || self.errors.len() >= MAX_ERRORS || self.error_line.is_some_and(same) {
            return;
        }
        let (before, after) = self.bytes.split_at(span.start.min(self.bytes.len()));
        let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
        let end = after.iter().position(|&b| b == b'\n').unwrap_or(after.len());
        self.error_line = Some(Span::new(start, before.len() + end));
        let (message, label) = (message.into(), label.to_owned());
        self.errors.push(SyntaxError { code, span, message, label, opened });
    }

    fn stop(&mut self, code: Code, span: Span, message: String) {
        self.error_line = None;
        self.errors.truncate(MAX_ERRORS - 1);
        self.error(code, span, message, "");
        self.stopped = true;
        self.at = self.bytes.len();
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn rest(&self) -> &'s [u8] {
        self.bytes.get(self.at..).unwrap_or(&[])
    }

    /// Blanks and comments.
    fn skip_blank(&mut self) {
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

    fn skip_block_comment(&mut self) {
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
                    self.error(code::UNCLOSED, span, "this comment is never closed", "opened here");
                    return;
                }
            }
        }
    }

    /// `#![…]` attributes at the head: editors may want them, we do not.
    fn skip_head(&mut self) {
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
    fn token_span(&self) -> Span {
        let word = self.rest().iter().take_while(|&&b| is_word(b) || b >= 0x80).count();
        let mut end = (self.at + word.max(1)).min(self.bytes.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        Span::new(self.at, end)
    }

    fn node(&self, start: usize, kind: Kind<'s>) -> Node<'s> {
        Node { span: Span::new(start, self.at.max(start)), kind }
    }

    fn value(&mut self, depth: usize) -> Node<'s> {
        self.skip_blank();
        let start = self.at;
        self.nodes += 1;
        if self.nodes > MAX_NODES && !self.stopped {
            self.stop(code::TOO_MANY, Span::new(start, start), format!("more than {MAX_NODES} values"));
        }
        let Some(b) = self.peek() else {
            let here = Span::new(start, start);
            if self.open.is_empty() {
                self.error(code::SYNTAX, here, "a value is missing at the end of the file", "");
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

    fn too_deep(&mut self) -> Node<'s> {
        let start = self.at;
        let message = format!("nested more than {MAX_DEPTH} deep");
        self.stop(code::TOO_DEEP, Span::new(start, start + 1), message);
        self.node(start, Kind::Broken)
    }

    /// Something no value begins with.
    fn junk(&mut self) -> Node<'s> {
        let (start, span) = (self.at, self.token_span());
        let what = &self.text[span.start..span.end];
        let message = if matches!(self.bytes[start], b')' | b']' | b'}' | b',' | b':') {
            format!("a value is missing before `{what}`")
        } else {
            self.at = span.end;
            format!("`{what}` is no value; texts stand in quotes")
        };
        self.error(code::SYNTAX, span, message, "a value is expected here");
        self.node(start, Kind::Broken)
    }

    fn named(&mut self, depth: usize) -> Node<'s> {
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

    fn ident(&mut self) -> &'s str {
        if self.rest().starts_with(b"r#") {
            self.at += 2;
        }
        let start = self.at;
        self.at += self.rest().iter().take_while(|&&b| is_word(b)).count();
        &self.text[start..self.at]
    }

    fn list(&mut self, depth: usize) -> Node<'s> {
        let start = self.at;
        let mut items = Vec::new();
        self.open_bracket(b']');
        while self.more(b']') {
            items.push(self.value(depth + 1));
            self.separator(b']');
        }
        self.node(start, Kind::List(items))
    }

    fn map(&mut self, depth: usize) -> Node<'s> {
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
    fn parens(&mut self, depth: usize) -> Node<'s> {
        let start = self.at;
        self.open_bracket(b')');
        self.skip_blank();
        if self.field_ahead() {
            let mut fields = Vec::new();
            while self.more(b')') {
                self.skip_blank();
                let at = self.at;
                if !self.peek().is_some_and(is_word) || self.peek().is_some_and(|b| b.is_ascii_digit()) {
                    let span = self.token_span();
                    self.error(code::SYNTAX, span, "a field name is missing", "expected `name: value`");
                    self.value(depth + 1);
                    self.separator(b')');
                    continue;
                }
                let name = self.ident();
                let span = Span::new(at, self.at);
                self.colon();
                let value = self.value(depth + 1);
                fields.push(Field { name, span, value });
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

    fn field_ahead(&mut self) -> bool {
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

    fn open_bracket(&mut self, closer: u8) {
        self.open.push((Span::new(self.at, self.at + 1), closer));
        self.at += 1;
    }

    /// True if another item follows; otherwise the bracket is closed.
    fn more(&mut self, closer: u8) -> bool {
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
                let (want, got) = (closer as char, b as char);
                let message = format!("`{got}` where `{want}` is expected");
                // A closer that fits a bracket further out is left for that one.
                if !self.open.iter().rev().skip(1).any(|o| o.1 == b) {
                    self.at += 1;
                }
                self.error_opened(code::MISMATCH, span, message, "does not fit", Some(opened));
                self.open.pop();
                false
            }
            Some(_) => true,
            None => {
                let message = format!("this bracket is never closed: `{}` is missing", closer as char);
                self.error(code::UNCLOSED, opened, message, "opened here");
                self.open.pop();
                false
            }
        }
    }

    /// The comma between items; the last one may have it or not.
    fn separator(&mut self, closer: u8) {
        let before = self.at;
        self.skip_blank();
        match self.peek() {
            Some(b',') => self.at += 1,
            None | Some(b')' | b']' | b'}') => {}
            Some(b) => {
                let starts_item = is_word(b) || matches!(b, b'"' | b'(' | b'[' | b'{' | b'\'' | b'-');
                if starts_item {
                    let from = self.text[..before].char_indices().next_back().map_or(0, |c| c.0);
                    let span = Span::new(from, before);
                    let message = format!("`,` or `{}` is missing", closer as char);
                    self.error(code::MISSING_COMMA, span, message, "expected after this");
                } else {
                    let span = self.token_span();
                    let what = &self.text[span.start..span.end];
                    let message = format!("`{what}` where `,` or `{}` is expected", closer as char);
                    self.error(code::SYNTAX, span, message, "");
                    self.at = span.end;
                    self.separator(closer);
                }
            }
        }
    }

    fn colon(&mut self) {
        self.skip_blank();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                let span = Span::new(self.at, self.at + 1);
                self.error(code::SYNTAX, span, "`=` where `:` is expected", "write `name: value`");
                self.at += 1;
            }
            _ => {
                let span = self.token_span();
                self.error(code::SYNTAX, span, "`:` is missing", "write `name: value`");
            }
        }
    }

    fn character(&mut self) -> Node<'s> {
        let start = self.at;
        self.at += 1;
        let c = match self.peek() {
            Some(b'\\') => self.escape(),
            _ => self.next_char(),
        };
        if self.peek() == Some(b'\'') {
            self.at += 1;
            if let Some(c) = c {
                return self.node(start, Kind::Char(c));
            }
        }
        let span = Span::new(start, start + 1);
        self.error(code::SYNTAX, span, "`'` begins a single character", "texts stand in double quotes");
        // Skip to the end of what was meant as a text.
        let n = self.rest().iter().take_while(|&&b| !matches!(b, b'\'' | b'\n' | b',' | b')')).count();
        self.at += n + usize::from(self.rest().get(n) == Some(&b'\''));
        self.node(start, Kind::Broken)
    }

    fn next_char(&mut self) -> Option<char> {
        let c = self.text.get(self.at..)?.chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn is_raw_string(&self) -> bool {
        let hashes = self.rest()[1..].iter().take_while(|&&b| b == b'#').count();
        self.rest().get(1 + hashes) == Some(&b'"')
    }

    fn raw_string(&mut self) -> Node<'s> {
        let start = self.at;
        let hashes = self.rest()[1..].iter().take_while(|&&b| b == b'#').count();
        let from = start + hashes + 2;
        let close = format!("\"{}", "#".repeat(hashes));
        if let Some(n) = self.text[from..].find(&close) {
            self.at = from + n + close.len();
            return self.node(start, Kind::Text(Cow::Borrowed(&self.text[from..from + n])));
        }
        self.error(code::UNCLOSED, Span::new(start, from), "this text is never closed", "opened here");
        self.at = self.bytes.len();
        self.node(start, Kind::Broken)
    }

    fn string(&mut self) -> Node<'s> {
        let start = self.at;
        self.at += 1;
        if !self.closes(start) {
            return self.unclosed_string(start);
        }
        let mut owned: Option<String> = None;
        let mut from = self.at;
        loop {
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => {
                    let text = owned.get_or_insert_with(String::new);
                    text.push_str(&self.text[from..self.at]);
                    if let Some(c) = self.escape() {
                        owned.get_or_insert_with(String::new).push(c);
                    }
                    from = self.at;
                }
                Some(_) => self.at += 1,
                None => break,
            }
        }
        let tail = &self.text[from..self.at];
        self.at = (self.at + 1).min(self.bytes.len());
        let text = match owned {
            Some(mut s) => {
                s.push_str(tail);
                Cow::Owned(s)
            }
            None => Cow::Borrowed(tail),
        };
        self.node(start, Kind::Text(text))
    }

    /// True if the text that opened at `start` has a closing quote that can be its own:
    /// one that runs over lines and ends in front of something that cannot follow a
    /// value has swallowed the opening quote of the next.
    fn closes(&self, start: usize) -> bool {
        let mut at = start + 1;
        let mut lines = false;
        loop {
            match self.bytes.get(at) {
                None => return false,
                Some(b'"') => break,
                Some(b'\\') => at += 2,
                Some(&b) => {
                    lines |= b == b'\n';
                    at += 1;
                }
            }
        }
        let next = self.bytes[at + 1..].iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r'));
        !lines || matches!(next, None | Some(b',' | b')' | b']' | b'}' | b':' | b'\n' | b'/'))
    }

    /// Ends an unclosed text at the end of its line, before what closes the line.
    fn unclosed_string(&mut self, start: usize) -> Node<'s> {
        let span = Span::new(start, start + 1);
        self.error(code::UNCLOSED, span, "this text is never closed", "its closing `\"` is missing");
        let line = self.rest().iter().position(|&b| b == b'\n').unwrap_or(self.rest().len());
        let mut end = self.at + line;
        while end > self.at
            && matches!(self.bytes[end - 1], b',' | b')' | b']' | b'}' | b' ' | b'\r' | b'\t')
        {
            end -= 1;
        }
        self.at = end;
        self.node(start, Kind::Broken)
    }

    fn escape(&mut self) -> Option<char> {
        let start = self.at;
        self.at += 1;
        let c = self.next_char();
        let found = match c {
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('0') => Some('\0'),
            Some(c @ ('\\' | '\'' | '"')) => Some(c),
            Some('x') => self.hex_escape(2),
            Some('u') if self.peek() == Some(b'{') => {
                self.at += 1;
                let n = self.rest().iter().take_while(|b| b.is_ascii_hexdigit()).count();
                let c = self.hex_escape(n.min(6));
                let closed = self.peek() == Some(b'}');
                self.at += usize::from(closed);
                c.filter(|_| closed && n > 0)
            }
            _ => None,
        };
        if found.is_none() {
            let span = Span::new(start, self.at.min(self.bytes.len()));
            let label = "write `\\\\` for a backslash, `\\\"` for a quote, `\\n` for a new line";
            self.error(code::BAD_ESCAPE, span, "no such escape in a text", label);
        }
        found
    }

    fn hex_escape(&mut self, digits: usize) -> Option<char> {
        let text = self.text.get(self.at..self.at + digits)?;
        let value = u32::from_str_radix(text, 16).ok().filter(|_| digits > 0)?;
        self.at += digits;
        char::from_u32(value)
    }
}

const fn is_word(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b == b'_'
}

const fn is_number(b: u8) -> bool {
    b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'+' | b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &str) -> Vec<(String, &str)> {
        let (_, errors) = parse(text);
        errors.iter().map(|e| (e.message.clone(), &text[e.span.start..e.span.end])).collect()
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
        assert_eq!(&text[fields[1].value.span.start..fields[1].value.span.end], "Name(x: \"y\\n\")");
    }

    #[test]
    fn a_missing_comma_costs_one_error_and_nothing_else() {
        let text = "(\n a: 1\n b: 2,\n c: [3 4],\n d = 5,\n)";
        let found = errors(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[0], ("`,` or `)` is missing".into(), "1"));
        assert_eq!(found[1], ("`,` or `]` is missing".into(), "3"));
        assert_eq!(found[2], ("`=` where `:` is expected".into(), "="));
        let (root, _) = parse(text);
        assert!(matches!(&root.kind, Kind::Struct(f) if f.len() == 4));
    }

    #[test]
    fn a_missing_quote_does_not_swallow_the_file() {
        let text = "(\n a: \"one,\n b: \"two\",\n c: \"three\",\n)";
        let found = errors(text);
        assert_eq!(found, [("this text is never closed".into(), "\"")]);
        let (root, _) = parse(text);
        assert!(matches!(&root.kind, Kind::Struct(f) if f.len() == 3));
    }

    #[test]
    fn brackets_are_told_apart() {
        assert_eq!(errors("(a: [1, 2)").len(), 1);
        assert_eq!(errors("(a: [1, 2").len(), 1);
        assert_eq!(errors("((((").len(), 1);
        assert_eq!(errors("(a: 1))")[0].0, "the file goes on after its end");
    }

    #[test]
    fn hostile_texts_end_quickly() {
        for text in ["(".repeat(4 << 20), "[".repeat(4 << 20), "a(".repeat(2 << 20), "{".repeat(1 << 20)] {
            let (_, errors) = parse(&text);
            assert_eq!(errors.len(), 1);
            assert_eq!(errors[0].code, code::TOO_DEEP);
        }
        let wide = format!("[{}]", "1,".repeat(2 << 20));
        assert_eq!(parse(&wide).1[0].code, code::TOO_MANY);
        for text in ["/*", "\"", "'", "'a", "r#\"", "(a:", "(a", "\\", "\u{FEFF}", "", "é", "\"\\u{110000}\"", "\"\\"] {
            let _ = parse(text);
        }
        let _ = parse(&"\"\n".repeat(1 << 19));
        let _ = parse(&"/*".repeat(1 << 20));
    }
}
