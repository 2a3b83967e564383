//! Diagnostics: what is wrong with a file, and where. They are data; [`crate::text`] makes
//! sentences of them.

use super::finding::{Finding, Role};
use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The file cannot be used.
    Error,
    /// Legal, but surely not meant.
    Warning,
}

/// A kind of diagnostic with its number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Code {
    /// The number, such as `KH0203`.
    pub id: &'static str,
    /// Error or warning.
    pub severity: Severity,
}

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
    pub fn place(&self, span: Span) -> Place {
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
        Place {
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
pub struct Place {
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

/// Another place that matters, such as the first of two duplicates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What stands there.
    pub role: Role,
}

/// Something found in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Where; without a line (0) where the file could not be read at all.
    pub place: Place,
    /// What.
    pub finding: Finding,
    /// Other places.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A finding at a place.
    #[must_use]
    pub fn new(place: Place, finding: impl Into<Finding>) -> Diagnostic {
        Diagnostic { place, finding: finding.into(), related: Vec::new() }
    }

    /// A finding about a whole file, which has no text to show.
    #[must_use]
    pub fn of_file(file: &str, finding: impl Into<Finding>) -> Diagnostic {
        Diagnostic::new(Place { file: file.to_owned(), ..Place::default() }, finding)
    }

    /// With another place.
    #[must_use]
    pub fn related(mut self, place: Place, role: Role) -> Diagnostic {
        self.related.push(Related { place, role });
        self
    }

    /// Its number, such as `KH0203`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.finding.code().id
    }

    /// Error or warning.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.finding.code().severity
    }

    /// True for an error.
    #[must_use]
    pub const fn is_error(&self) -> bool {
        matches!(self.severity(), Severity::Error)
    }

    /// True if another finding of the same kind stands at the same place.
    #[must_use]
    pub fn is_beside(&self, other: &Diagnostic) -> bool {
        self.rank() == other.rank()
    }

    /// By this they are sorted: file, place and number.
    fn rank(&self) -> (&str, usize, usize, &'static str) {
        (&self.place.file, self.place.start, self.place.end, self.code())
    }
}

/// Sorts by file, place and number and drops repeats.
pub fn sort(all: &mut Vec<Diagnostic>) {
    all.sort_by(|a, b| a.rank().cmp(&b.rank()));
    let mut kept: Vec<Diagnostic> = Vec::with_capacity(all.len());
    for d in all.drain(..) {
        // A repeat can only stand among those at its own place.
        if !kept.iter().rev().take_while(|k| k.is_beside(&d)).any(|k| *k == d) {
            kept.push(d);
        }
    }
    *all = kept;
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
