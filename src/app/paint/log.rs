//! The log; a click on a line brings its place into view.

use super::theme::{self, GOOD, INK, SOVIET, WARN};
use super::widgets::{heading, link};
use crate::app::egui::{Color32, RichText, ScrollArea, Ui};
use crate::app::input::intent::Intent;
use crate::text::{Line, Tone, merged, table::objectives as words};

/// Most lines shown: long battles have long logs, and nobody scrolls back further than this.
const MOST_LINES: usize = 400;
/// Ink of lines that are neither good nor bad.
const PLAIN: Color32 = Color32::from_rgb(0x4A, 0x42, 0x38);

/// The log.
pub(crate) fn show(ui: &mut Ui, lines: &[Line]) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, words::LOG);
    let first = lines.len().saturating_sub(MOST_LINES);
    let area = ScrollArea::vertical().id_salt("log").auto_shrink([false, false]);
    area.stick_to_bottom(true).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for line in merged(&lines[first..]) {
            match line.hex {
                Some(hex) => {
                    if link(ui, set(&line)).clicked() {
                        out.push(Intent::GoTo(hex));
                    }
                }
                None => {
                    ui.label(set(&line));
                }
            }
        }
    });
    out
}

/// A line as it is set.
fn set(line: &Line) -> RichText {
    let words = RichText::new(&line.text);
    match line.tone {
        Tone::Heading => words.color(INK).font(theme::font("roman", 14.5)).underline(),
        Tone::Message => words.color(WARN).font(theme::font("italic", 15.0)),
        Tone::Plain => words.color(PLAIN).size(12.5),
        Tone::Good => words.color(GOOD).size(12.5),
        Tone::Bad => words.color(SOVIET).size(12.5),
    }
}
