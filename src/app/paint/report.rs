//! What came of the last formation order; a click on a line shows the place.

use super::theme;
use super::widgets::{faint, heading, link};
use crate::app::egui::{RichText, ScrollArea, Ui};
use crate::app::input::intent::Intent;
use crate::app::view::report::ReportPanel;
use crate::text::table::report as words;

/// Points that are left to what stands below it.
const BELOW: f32 = 190.0;
/// Least points it takes.
const LEAST: f32 = 110.0;

/// The report.
pub(crate) fn show(ui: &mut Ui, report: &ReportPanel) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, words::TITLE);
    ui.label(faint(&report.title, 12.5));
    if report.lines.is_empty() {
        ui.label(RichText::new(words::NOTHING).size(12.5));
    }
    let room = (ui.available_height() - BELOW).max(LEAST);
    ScrollArea::vertical().id_salt("report").max_height(room).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for line in &report.lines {
            let words = RichText::new(&line.text).size(12.5).color(theme::shade(line.shade));
            let words =
                if line.heading { words.font(theme::font("sans-bold", 12.5)) } else { words };
            if link(ui, words).clicked() {
                out.extend(line.leads.clone());
            }
        }
    });
    out
}
