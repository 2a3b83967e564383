//! The result of a battle beside the record of 1938.

use super::theme::{self, FAINT, RULE};
use super::veiled::veiled;
use super::widgets::heading;
use crate::app::egui::{Align, Grid, Layout, RichText, ScrollArea, Stroke, Ui};
use crate::app::input::intent::Intent;
use crate::app::view::outcome::{Outcome, RecordGroup};
use crate::text;
use crate::text::table::{menu, outcome as words, thoughts, top_bar};

/// Points of the window that the record does not take.
const AROUND: f32 = 220.0;

/// The result. `explained`: there is something to be read of what the computer thought.
pub(crate) fn show(ui: &Ui, o: &Outcome, explained: bool) -> Vec<Intent> {
    veiled(ui, "result", 640.0, |ui| {
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(&o.title).font(theme::font("italic", 16.0)).color(FAINT));
            ui.label(RichText::new(&o.level).font(theme::font("bold", 30.0)));
            ui.label(RichText::new(&o.score).font(theme::font("roman", 18.0)));
        });
        // A long record must not push the buttons off a small screen.
        let room = ui.ctx().viewport_rect().height() - AROUND;
        let record = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
        record.show(ui, |ui| outcome(ui, o));
        ui.add_space(8.0);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, RULE));
        ui.add_space(8.0);
        let mut out = Vec::new();
        ui.horizontal(|ui| {
            if explained && ui.button(thoughts::TITLE).clicked() {
                out.push(Intent::Thoughts);
            }
            for (label, intent) in [
                (words::LOOK_AT_THE_MAP, Intent::Dismiss),
                (top_bar::MENU, Intent::Menu),
                (menu::QUIT, Intent::Quit),
            ] {
                if ui.button(label).clicked() {
                    out.push(intent);
                }
            }
        });
        out
    })
}

/// This battle and the record, side by side.
fn outcome(ui: &mut Ui, o: &Outcome) {
    figures(ui, &o.figures);
    ui.columns(2, |columns| {
        // Columns would justify their lines, and space the letters out for it.
        columns[0].with_layout(Layout::top_down(Align::Min), |ui| this_battle(ui, o));
        columns[1].with_layout(Layout::top_down(Align::Min), |ui| the_record(ui, o));
    });
}

fn this_battle(ui: &mut Ui, o: &Outcome) {
    heading(ui, words::THIS_BATTLE);
    for (side, lost) in &o.losses {
        let name = RichText::new(text::nation(*side)).color(theme::side(*side));
        ui.label(name.font(theme::font("sans-bold", 14.0)));
        for line in lost {
            ui.label(line);
        }
    }
    for held in &o.objectives {
        ui.label(held);
    }
}

fn the_record(ui: &mut Ui, o: &Outcome) {
    heading(ui, words::THEN);
    if let Some(s) = &o.history_score {
        ui.label(RichText::new(s).font(theme::font("sans-bold", 14.0)));
    }
    ui.label(RichText::new(&o.history).font(theme::font("roman", 15.0)));
}

/// Figures of this battle beside those of the record.
fn figures(ui: &mut Ui, groups: &[RecordGroup]) {
    if groups.is_empty() {
        return;
    }
    heading(ui, words::BESIDE_THE_RECORD);
    Grid::new("figures").num_columns(3).striped(true).min_col_width(120.0).show(ui, |ui| {
        for head in ["", words::HERE, words::THEN] {
            ui.label(RichText::new(head).font(theme::font("italic", 14.0)).color(FAINT));
        }
        ui.end_row();
        for group in groups {
            ui.label(RichText::new(group.heading).font(theme::font("sans-bold", 14.0)));
            ui.end_row();
            for figure in &group.rows {
                ui.label(&figure.label);
                ui.label(RichText::new(&figure.here).strong());
                ui.label(&figure.then);
                ui.end_row();
            }
        }
    });
    ui.add_space(4.0);
}
