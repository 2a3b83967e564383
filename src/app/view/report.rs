//! What came of the last formation order.

use super::shade::Shade;
use crate::app::battle::report::FormationReport;
use crate::app::input::intent::Intent;
use crate::text::Tone;

/// A line of the report.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReportLine {
    /// What happened.
    pub text: String,
    /// How it sounds.
    pub shade: Shade,
    /// It is a heading.
    pub heading: bool,
    /// What a click on it does.
    pub leads: Option<Intent>,
}

/// The report as it is shown.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct ReportPanel {
    /// What was ordered.
    pub title: String,
    /// What stopped whom.
    pub lines: Vec<ReportLine>,
}

impl ReportPanel {
    /// Of a report; a click on a line shows the place, or else the unit.
    pub(crate) fn new(report: &FormationReport) -> ReportPanel {
        let lines = report.lines.iter().map(|(unit, line)| ReportLine {
            text: line.text.clone(),
            shade: match line.tone {
                Tone::Bad => Shade::Bad,
                Tone::Good => Shade::Good,
                Tone::Heading | Tone::Plain | Tone::Message | Tone::Thought => Shade::Ordinary,
            },
            heading: line.tone == Tone::Heading,
            leads: line.hex.map(Intent::GoTo).or_else(|| unit.map(Intent::Visit)),
        });
        ReportPanel { title: report.title.clone(), lines: lines.collect() }
    }
}
