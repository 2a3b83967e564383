//! The forecast of what a click would do, with every term.

use super::theme::{self, FAINT, GOOD, SOVIET, WARN};
use super::widgets::{bar, faint, heading, row};
use crate::app::egui::{RichText, Ui};
use crate::app::view::forecast::{ForecastPanel, Tint};
use crate::text::table::forecast as words;

/// The forecast.
pub(crate) fn show(ui: &mut Ui, panel: &ForecastPanel) {
    heading(ui, words::TITLE);
    ui.label(RichText::new(&panel.title).font(theme::font("sans-bold", 13.5)));
    let line = RichText::new(&panel.line).size(13.5);
    ui.label(if panel.refused { line.color(WARN) } else { line });
    for chance in &panel.chances {
        let color = match chance.tint {
            Tint::Dull => theme::RULE,
            Tint::Good => GOOD.gamma_multiply(0.5),
            Tint::Bad => SOVIET.gamma_multiply(0.5),
        };
        bar(ui, chance.share, color, &format!("{}: {}", chance.what, chance.chance));
    }
    for table in panel.tables.iter().filter(|t| !t.rows.is_empty()) {
        ui.label(RichText::new(table.title).font(theme::font("italic", 14.0)).color(FAINT));
        for (what, value) in &table.rows {
            row(ui, what, value, "");
        }
    }
    if !panel.note.is_empty() {
        ui.label(faint(panel.note, 11.5));
    }
}
