//! Objectives, and what is to be known beside them; hints for beginners; the briefing's words.

use super::theme;
use super::widgets::{faint, heading, link};
use crate::app::egui::{Label, RichText, Ui};
use crate::app::input::intent::Intent;
use crate::app::view::objectives::ObjectivesPanel;
use crate::text::table::objectives as words;

/// The objectives, and what the ground keeps of the vehicles.
pub(crate) fn show(ui: &mut Ui, panel: &ObjectivesPanel) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, words::TITLE);
    let gap = std::mem::replace(&mut ui.spacing_mut().item_spacing.y, 1.0);
    for o in &panel.rows {
        ui.horizontal(|ui| {
            let name = RichText::new(words::bullet(&o.name)).color(theme::shade(o.shade));
            let response = link(ui, name).on_hover_text(format!("{}\n{}", o.holder, o.pays));
            if response.clicked() {
                out.push(Intent::Area(o.area));
            }
            ui.add(Label::new(faint(&o.holder, 12.0)).truncate());
        });
    }
    ui.spacing_mut().item_spacing.y = gap;
    for remark in &panel.remarks {
        let words = RichText::new(&remark.text).size(12.5).color(theme::shade(remark.shade));
        ui.label(words).on_hover_text(&remark.why);
    }
    out
}

/// What can be done while nothing is chosen, for who sits at the table the first time.
pub(crate) fn show_hints(ui: &mut Ui, hints: &[String]) {
    heading(ui, words::YOUR_ORDERS);
    for hint in hints {
        ui.label(faint(hint, 13.0));
    }
}

/// The briefing of a side, and what the battle is about.
pub(super) fn show_briefing(ui: &mut Ui, briefing: &str) {
    for paragraph in briefing.split("\n\n") {
        let one: String = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        ui.label(RichText::new(one).font(theme::font("roman", 16.0)));
        ui.add_space(5.0);
    }
}
