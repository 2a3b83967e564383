//! The log; a click on a line brings its place into view.

use super::theme::{self, FAINT, GOOD, INK, SOVIET, WARN};
use super::widgets::{faint, heading, link};
use crate::app::egui::{Color32, RichText, ScrollArea, Ui};
use crate::app::input::intent::Intent;
use crate::text::table::{objectives as words, thoughts};
use crate::text::{Line, Tone, merged};

/// Most lines shown: long battles have long logs, and nobody scrolls back further than this.
const MOST_LINES: usize = 400;
/// Ink of lines that are neither good nor bad.
const PLAIN: Color32 = Color32::from_rgb(0x4A, 0x42, 0x38);

/// The log. `reasons`: whether what the computer thought is shown in it, if anything of that is to
/// be read at all.
pub(crate) fn show(ui: &mut Ui, lines: &[Line], reasons: Option<bool>) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, words::LOG);
    if let Some(shown) = reasons {
        let switch = if shown { thoughts::TERSE } else { thoughts::FULL };
        if link(ui, faint(switch, 12.0).underline()).clicked() {
            out.push(Intent::Reasons(!shown));
        }
    }
    let read = |l: &&Line| reasons == Some(true) || l.tone != Tone::Thought;
    let mut lines: Vec<Line> = lines.iter().rev().filter(read).take(MOST_LINES).cloned().collect();
    lines.reverse();
    let area = ScrollArea::vertical().id_salt("log").auto_shrink([false, false]);
    area.stick_to_bottom(true).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for line in merged(&lines) {
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
        Tone::Thought => words.color(FAINT).font(theme::font("italic", 13.5)),
        Tone::Plain => words.color(PLAIN).size(12.5),
        Tone::Good => words.color(GOOD).size(12.5),
        Tone::Bad => words.color(SOVIET).size(12.5),
    }
}
