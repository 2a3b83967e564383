//! Texts being read, and places in them.

use serde::Serialize;

/// Part of a text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// From `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }
}

/// A file being read: its name for people, its text and where its lines begin.
#[derive(Clone, Debug, Default)]
pub struct Source {
    /// Name shown in diagnostics.
    pub name: String,
    /// The whole text.
    pub text: String,
    lines: Vec<usize>,
}

impl Source {
    /// Takes in a text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        let text = text.into();
        let mut lines = vec![0];
        lines.extend(text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i + 1));
        Source { name: name.into(), text, lines }
    }

    /// The nearest character boundary at or before a byte.
    fn floor(&self, mut at: usize) -> usize {
        at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// One-based line and column (in characters) of a byte.
    #[must_use]
    pub fn line_column(&self, at: usize) -> (usize, usize) {
        let at = self.floor(at);
        let line = self.lines.partition_point(|&s| s <= at).max(1);
        let start = self.lines[line - 1];
        (line, self.text[start..at].chars().count() + 1)
    }

    /// The place of a span, with its source line cut to a readable length.
    #[must_use]
    pub fn place(&self, span: Span) -> SourcePlace {
        let start = self.floor(span.start);
        let end = self.floor(span.end).max(start);
        let (line, column) = self.line_column(start);
        let (end_line, end_column) = self.line_column(end);
        let line_start = self.lines.get(line - 1).copied().unwrap_or(0);
        let line_end = self.lines.get(line).map_or(self.text.len(), |&next| next - 1);
        let line_end = line_end.max(start.min(self.text.len()));
        let (from, to) = self.window(line_start, line_end, start);
        let mut source = String::new();
        if from > line_start {
            source.push('…');
        }
        let lead = source.chars().count();
        source.push_str(self.text[from..to].trim_end_matches('\r'));
        if to < line_end {
            source.push('…');
        }
        let skip = lead + self.text[from..start.max(from)].chars().count();
        let under = self.text[start..end.min(to).max(start)].chars().count().max(1);
        SourcePlace {
            file: self.name.clone(),
            start,
            end,
            line,
            column,
            end_line,
            end_column,
            source,
            skip,
            under,
        }
    }

    /// At most 160 bytes of a line, around `at`.
    fn window(&self, line_start: usize, line_end: usize, at: usize) -> (usize, usize) {
        const WIDE: usize = 160;
        if line_end - line_start <= WIDE {
            return (line_start, line_end);
        }
        let from = self.floor(at.saturating_sub(WIDE / 3).max(line_start));
        let to = self.floor((from + WIDE).min(line_end)).max(at);
        (from, to)
    }
}

/// A place in a file, with all that is needed to show it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct SourcePlace {
    /// File name.
    pub file: String,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column of the end.
    pub end_column: usize,
    /// The source line.
    #[serde(skip)]
    pub source: String,
    /// Characters of `source` before the span.
    #[serde(skip)]
    pub skip: usize,
    /// Characters of `source` in the span, at least 1.
    #[serde(skip)]
    pub under: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_and_ends_are_safe() {
        let src = Source::new("a.ron", "é".repeat(5000));
        for at in [0, 1, 4999, 5001, 10_000, 20_000] {
            let p = src.place(Span::new(at, at + 7));
            assert!(p.source.len() < 400);
        }
        let empty = Source::new("e.ron", "");
        assert_eq!(empty.place(Span::new(0, 9)).line, 1);
    }
}
