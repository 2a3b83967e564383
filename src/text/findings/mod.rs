//! What was found in a scenario's files, in words: for a terminal, and for editors.

mod battle;
mod figure;
mod file;
mod force;
mod group;
mod intelligence;
mod map;
mod name;
mod number;
mod shape;
mod show;
mod survey;
mod syntax;
mod thing;
mod warning;

pub use show::{render, render_json};

use crate::scenario::Diagnostic;
use crate::scenario::finding::{Finding, Role, Sample};
use crate::scenario::{Severity, SourcePlace};
use serde::Serialize;

/// A finding in words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Told {
    /// Error or warning.
    pub severity: Severity,
    /// Number, such as `KH0203`.
    pub code: &'static str,
    /// What is wrong, in one line.
    pub message: String,
    /// Where; without a line (0) where the file could not be read at all.
    #[serde(flatten)]
    pub place: SourcePlace,
    /// Words beside the underline; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// How to mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What else is worth knowing, such as the valid values.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Other places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<ToldPlace>,
}

/// Another place that matters, such as the first of two duplicates.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldPlace {
    /// Where in which file.
    #[serde(flatten)]
    pub place: SourcePlace,
    /// What it is.
    pub text: String,
}

/// What one check found, in words. Findings are sorted by place and number; where these
/// are the same, by their words.
pub fn tell(found: &[Diagnostic]) -> impl Iterator<Item = Told> {
    found.chunk_by(Diagnostic::is_beside).flat_map(|beside| {
        let mut told: Vec<Told> = beside.iter().map(told).collect();
        told.sort_by(|a, b| a.message.cmp(&b.message));
        told
    })
}

/// What one check found as text for a terminal, with a tally at the end.
#[must_use]
pub fn render_findings(found: &[Diagnostic]) -> String {
    render(tell(found))
}

fn told(d: &Diagnostic) -> Told {
    let Words { message, label, help, notes } = words(&d.finding);
    let related =
        d.related.iter().map(|r| ToldPlace { place: r.place.clone(), text: role(&r.role) });
    Told {
        severity: d.severity(),
        code: d.code(),
        message,
        place: d.place.clone(),
        label,
        help,
        notes,
        related: related.collect(),
    }
}

fn words(finding: &Finding) -> Words {
    match finding {
        Finding::File(f) => file::words(f),
        Finding::Syntax(f) => syntax::words(f),
        Finding::Shape(f) => shape::words(f),
        Finding::Number(f) => number::words(f),
        Finding::Name(f) => name::words(f),
        Finding::Ground(f) => map::ground(f),
        Finding::Place(f) => map::place(f),
        Finding::Force(f) => force::words(f),
        Finding::Battle(f) => battle::words(f),
        Finding::Intelligence(f) => intelligence::words(f),
        Finding::Figure(f) => figure::words(f),
        Finding::Survey(f) => survey::words(f),
        Finding::Warning(f) => warning::words(f),
    }
}

fn role(role: &Role) -> String {
    match role {
        Role::Opened => "opened here".to_owned(),
        Role::First => "first here".to_owned(),
        Role::OneMeant => "this one".to_owned(),
        Role::OtherMeant => "or this one".to_owned(),
        Role::Defined => "it is defined here".to_owned(),
        Role::OtherEntry => "the other".to_owned(),
        Role::LineBefore => "the line before it".to_owned(),
        Role::FirstRow => "the first row".to_owned(),
        Role::Unit(name) => format!("`{name}` here"),
    }
}

/// All words of a finding.
struct Words {
    message: String,
    label: String,
    help: Option<String>,
    notes: Vec<String>,
}

impl Words {
    fn new(message: impl Into<String>) -> Words {
        Words { message: message.into(), label: String::new(), help: None, notes: Vec::new() }
    }

    /// With words beside the underline.
    fn label(self, label: impl Into<String>) -> Words {
        Words { label: label.into(), ..self }
    }

    /// With a way to mend it, if there is one.
    fn help(self, help: impl Into<Option<String>>) -> Words {
        Words { help: help.into(), ..self }
    }

    /// With a remark.
    fn note(mut self, note: impl Into<String>) -> Words {
        self.notes.push(note.into());
        self
    }
}

/// `did you mean a or b?`, if anything is near.
pub(super) fn did_you_mean(near: &[String]) -> Option<String> {
    let quoted: Vec<String> = near.iter().map(|n| format!("`{n}`")).collect();
    (!near.is_empty()).then(|| format!("did you mean {}?", quoted.join(" or ")))
}

/// `valid values: a, b, c`, and how many more there are; `what` is `valid values`.
pub(super) fn listed(what: &str, sample: &Sample) -> String {
    if sample.names.is_empty() {
        return format!("there are no {what}");
    }
    let rest = match sample.more {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    format!("{what}: {}{rest}", sample.names.join(", "))
}
