//! Diagnostics: what is wrong with a file, and where. They are data; [`crate::text`] makes
//! sentences of them.

use super::code::Severity;
use super::finding::{Finding, Role};
use super::source::SourcePlace;

/// Another place that matters, such as the first of two duplicates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// Where in which file.
    pub place: SourcePlace,
    /// What stands there.
    pub role: Role,
}

/// Something found in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// Where; without a line (0) where the file could not be read at all.
    pub place: SourcePlace,
    /// What is wrong, as data.
    pub finding: Finding,
    /// Other places.
    pub related: Vec<Related>,
}

impl Diagnostic {
    /// A finding at a place.
    #[must_use]
    pub fn new(place: SourcePlace, finding: impl Into<Finding>) -> Diagnostic {
        Diagnostic { place, finding: finding.into(), related: Vec::new() }
    }

    /// A finding about a whole file, which has no text to show.
    #[must_use]
    pub fn of_file(file: &str, finding: impl Into<Finding>) -> Diagnostic {
        Diagnostic::new(SourcePlace { file: file.to_owned(), ..SourcePlace::default() }, finding)
    }

    /// With another place.
    #[must_use]
    pub fn related(mut self, place: SourcePlace, role: Role) -> Diagnostic {
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
