//! Texts and characters.

use super::node::{Kind, Node};
use super::parser::Parser;
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::SyntaxFinding;
use std::borrow::Cow;

impl<'s> Parser<'s> {
    pub(crate) fn character(&mut self) -> Node<'s> {
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
        self.error(span, SyntaxFinding::SingleQuotes);
        // Skip to the end of what was meant as a text.
        let n =
            self.rest().iter().take_while(|&&b| !matches!(b, b'\'' | b'\n' | b',' | b')')).count();
        self.at += n + usize::from(self.rest().get(n) == Some(&b'\''));
        self.node(start, Kind::Broken)
    }

    pub(crate) fn next_char(&mut self) -> Option<char> {
        let c = self.text.get(self.at..)?.chars().next()?;
        self.at += c.len_utf8();
        Some(c)
    }

    pub(crate) fn is_raw_string(&self) -> bool {
        let hashes = self.rest()[1..].iter().take_while(|&&b| b == b'#').count();
        self.rest().get(1 + hashes) == Some(&b'"')
    }

    pub(crate) fn raw_string(&mut self) -> Node<'s> {
        let start = self.at;
        let hashes = self.rest()[1..].iter().take_while(|&&b| b == b'#').count();
        let from = start + hashes + 2;
        let close = format!("\"{}", "#".repeat(hashes));
        if let Some(n) = self.text[from..].find(&close) {
            self.at = from + n + close.len();
            return self.node(start, Kind::Text(Cow::Borrowed(&self.text[from..from + n])));
        }
        self.error(Span::new(start, from), SyntaxFinding::UnclosedRawText);
        self.at = self.bytes.len();
        self.node(start, Kind::Broken)
    }

    pub(crate) fn string(&mut self) -> Node<'s> {
        let start = self.at;
        self.at += 1;
        if !self.closes(start) {
            return self.unclosed_string(start);
        }
        let mut owned: Option<String> = None;
        let mut from = self.at;
        loop {
            match self.peek() {
                None | Some(b'"') => break,
                Some(b'\\') => {
                    let text = owned.get_or_insert_with(String::new);
                    text.push_str(&self.text[from..self.at]);
                    if let Some(c) = self.escape() {
                        owned.get_or_insert_with(String::new).push(c);
                    }
                    from = self.at;
                }
                Some(_) => self.at += 1,
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
    pub(crate) fn closes(&self, start: usize) -> bool {
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
    pub(crate) fn unclosed_string(&mut self, start: usize) -> Node<'s> {
        let span = Span::new(start, start + 1);
        self.error(span, SyntaxFinding::UnclosedText);
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

    pub(crate) fn escape(&mut self) -> Option<char> {
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
            self.error(span, SyntaxFinding::BadEscape);
        }
        found
    }

    pub(crate) fn hex_escape(&mut self, digits: usize) -> Option<char> {
        let text = self.text.get(self.at..self.at + digits)?;
        let value = u32::from_str_radix(text, 16).ok().filter(|_| digits > 0)?;
        self.at += digits;
        char::from_u32(value)
    }
}
