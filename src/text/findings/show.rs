//! Findings as text for a terminal, with the lines they speak of, and as JSON.

use super::Told;
use crate::scenario::{Severity, SourcePlace};
use crate::text::{count, is_harmful};
use serde::Serializer as _;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Findings as text for a terminal, with a tally at the end.
#[must_use]
pub fn render(all: impl IntoIterator<Item = Told>) -> String {
    let mut out = String::new();
    let (mut errors, mut warnings) = (0, 0);
    for d in all {
        render_one(&mut out, &d);
        out.push('\n');
        match d.severity {
            Severity::Error => errors += 1,
            Severity::Warning => warnings += 1,
        }
    }
    if !out.is_empty() {
        let _ = writeln!(
            out,
            "{}, {}",
            count(errors, "error", "errors"),
            count(warnings, "warning", "warnings")
        );
    }
    out
}

/// Findings as a JSON array for editors and scripts.
#[must_use]
pub fn render_json(all: impl IntoIterator<Item = Told>) -> String {
    let mut json = serde_json::Serializer::pretty(Vec::new());
    let written = json.collect_seq(all).ok();
    let text = written.and_then(|()| String::from_utf8(json.into_inner()).ok());
    text.unwrap_or_else(|| "[]".to_owned())
}

fn render_one(out: &mut String, d: &Told) {
    let word = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let _ = writeln!(out, "{word}[{}]: {}", d.code, on_one_line(&d.message));
    let width = std::iter::once(d.place.line)
        .chain(d.related.iter().map(|r| r.place.line))
        .max()
        .unwrap_or(0)
        .max(1)
        .to_string()
        .len();
    snippet(out, &d.place, &d.label, '^', "-->", width);
    for r in &d.related {
        snippet(out, &r.place, &r.text, '-', ":::", width);
    }
    if let Some(help) = &d.help {
        let _ = writeln!(out, "{:width$} = help: {}", "", on_one_line(help));
    }
    for note in &d.notes {
        let _ = writeln!(out, "{:width$} = note: {}", "", on_one_line(note));
    }
}

fn snippet(out: &mut String, p: &SourcePlace, label: &str, mark: char, arrow: &str, width: usize) {
    if p.line == 0 {
        let _ = writeln!(out, "{:width$}{arrow} {}", "", shown(&p.file));
        return;
    }
    let _ = writeln!(out, "{:width$}{arrow} {}:{}:{}", "", shown(&p.file), p.line, p.column);
    let head: String = p.source.chars().take(p.skip).collect();
    let body: String = p.source.chars().skip(p.skip).take(p.under).collect();
    let pad = shown(&head).width();
    let marks: String = std::iter::repeat_n(mark, shown(&body).width().max(1)).collect();
    let _ = writeln!(out, "{:width$} |", "");
    let _ = writeln!(out, "{:width$} | {}", p.line, shown(&p.source));
    let line = format!("{:width$} | {:pad$}{marks} {}", "", "", on_one_line(label));
    let _ = writeln!(out, "{}", line.trim_end());
}

/// A text as shown: tabs as four blanks, controls as a mark, so that a file cannot drive
/// the terminal.
fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => out.push_str("    "),
            c if is_harmful(c) || c == '\n' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

fn on_one_line(text: &str) -> String {
    shown(&text.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Source, Span};

    fn told(place: SourcePlace, message: &str, label: &str) -> Told {
        Told {
            severity: Severity::Error,
            code: "KH0000",
            message: message.to_owned(),
            place,
            label: label.to_owned(),
            help: None,
            notes: Vec::new(),
            related: Vec::new(),
        }
    }

    #[test]
    fn carets_stand_under_the_span_with_tabs_and_wide_letters() {
        let src = Source::new("a.ron", "(\n\tname: \"Заозёрная 張鼓峰\", x: oops,\n)");
        let at = src.text.find("oops").unwrap();
        let text = render([told(src.place(Span::new(at, at + 4)), "no", "here")]);
        assert!(text.contains(
            "2 |     name: \"Заозёрная 張鼓峰\", x: oops,\n  |                                  ^^^^ here"
        ), "{text}");
        assert!(text.contains("--> a.ron:2:28"), "{text}");
    }

    #[test]
    fn controls_do_not_reach_the_terminal() {
        let src = Source::new("a.ron", "\u{1b}[31mred");
        let text = render([told(src.place(Span::new(0, 3)), "x\u{1b}y", "\u{1b}")]);
        assert!(!text.contains('\u{1b}'));
    }
}
