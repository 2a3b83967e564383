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
        Tone::Thought => words.color(FAINT).size(12.0),
        Tone::Plain => words.color(PLAIN).size(12.5),
        Tone::Good => words.color(GOOD).size(12.5),
        Tone::Bad => words.color(SOVIET).size(12.5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::paint::tests::drawn;
    use egui_kittest::kittest::Queryable;

    #[test]
    fn the_log_leaves_reasons_out_if_that_is_wanted() {
        let lines = [Line::new(Tone::Thought, None, "Because"), Line::new(Tone::Good, None, "Hit")];
        for (reasons, told, switch) in [
            (None, false, None),
            (Some(false), false, Some(("with reasons", true))),
            (Some(true), true, Some(("without reasons", false))),
        ] {
            let lines = lines.clone();
            let mut h = drawn(move |ui| show(ui, &lines, reasons));
            h.get_by_label("Hit");
            assert_eq!(h.query_by_label("Because").is_some(), told);
            if let Some((label, then)) = switch {
                h.get_by_label(label).click();
                h.run();
                assert_eq!(h.state().as_slice(), [Intent::Reasons(then)]);
            }
        }
    }
}
