//! The event log: what this side saw, newest at the bottom; a click shows the place.

use super::Intent;
use crate::app::theme;
use crate::text::{Line, Tone};
use bevy_egui::egui::{self, RichText, Sense, Ui};

/// What the log shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct LogView {
    /// Oldest first.
    pub(crate) lines: Vec<Line>,
}

/// Draws the log.
pub(crate) fn log(ui: &mut Ui, model: &LogView) -> Vec<Intent> {
    let mut out = Vec::new();
    let scroll = egui::ScrollArea::vertical().auto_shrink([false, false]).stick_to_bottom(true);
    let row = ui.text_style_height(&egui::TextStyle::Body);
    scroll.show_rows(ui, row, model.lines.len(), |ui, range| {
        for line in &model.lines[range] {
            let text = match line.tone {
                Tone::Heading => RichText::new(&line.text).font(theme::font("bold", 14.0)),
                Tone::Plain => RichText::new(&line.text).color(theme::INK),
                Tone::Good => RichText::new(&line.text).color(theme::GOOD),
                Tone::Bad => RichText::new(&line.text).color(theme::SOVIET),
                Tone::Message => RichText::new(&line.text).font(theme::font("italic", 14.5)),
            };
            let label = egui::Label::new(text).truncate().sense(Sense::click());
            let response = ui.add(label);
            if let Some(hex) = line.hex
                && response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked()
            {
                out.push(Intent::Centre(hex));
            }
        }
    });
    out
}
