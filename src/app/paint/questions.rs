//! Questions: idle units, the briefing, the keys, a program that a save names.

use super::objectives::show_briefing;
use super::theme::{self, FAINT, FIELD, WARN};
use super::veiled::veiled;
use super::widgets::{faint, heading, link, row};
use crate::app::egui::{FontId, Frame, Label, Margin, RichText, ScrollArea, Ui};
use crate::app::input::action::{ALL, Action};
use crate::app::input::intent::Intent;
use crate::app::view::questions::{BriefingCard, IdleQuestion, ProgramQuestion};
use crate::text;
use crate::text::table::{keys as key_words, questions as words};

/// The turn is to be ended although some have done nothing.
pub(crate) fn idle(ui: &Ui, question: &IdleQuestion) -> Vec<Intent> {
    veiled(ui, "idle", 380.0, |ui| {
        let mut out = Vec::new();
        heading(ui, words::END_THE_TURN);
        if let Some((waiting, button)) = &question.waiting {
            ui.label(waiting);
            if ui.button(button).clicked() {
                out.push(Intent::Do(Action::CarryOn));
            }
        }
        if let Some(idle) = &question.idle {
            ui.label(idle);
        }
        ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
            for (id, name) in &question.units {
                if link(ui, name.as_str()).clicked() {
                    out.push(Intent::Visit(*id));
                    out.push(Intent::Dismiss);
                }
            }
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.button(words::END_ANYWAY).clicked() {
                out.push(Intent::EndTurnAnyway);
            }
            if ui.button(words::GO_ON).clicked() {
                out.push(Intent::Dismiss);
            }
        });
        out
    })
}

/// A saved game names a program: whether it is to be started.
pub(crate) fn program(ui: &Ui, question: &ProgramQuestion) -> Vec<Intent> {
    veiled(ui, "program", 620.0, |ui| {
        let mut out = Vec::new();
        heading(ui, words::START_A_PROGRAM);
        ui.label(&question.played);
        ui.add_space(4.0);
        match &question.command {
            Some(command) => {
                Frame::NONE.fill(FIELD).inner_margin(Margin::same(8)).show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.add(Label::new(RichText::new(command).font(FontId::monospace(13.0))).wrap());
                });
                ui.add_space(4.0);
                ui.label(question.run);
                ui.label(RichText::new(words::PROGRAM_MAY).color(WARN));
            }
            None => {
                ui.label(RichText::new(words::COMMAND_TOO_LONG).color(WARN));
            }
        }
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if question.command.is_some() && ui.button(words::START_IT).clicked() {
                out.push(Intent::Program(true));
            }
            if ui.button(words::A_PERSON_PLAYS).clicked() {
                out.push(Intent::Program(false));
            }
        });
        out
    })
}

/// The briefing of the viewer's side.
pub(crate) fn briefing(ui: &Ui, card: &BriefingCard) -> Vec<Intent> {
    veiled(ui, "briefing", 560.0, |ui| {
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(&card.title).font(theme::font("bold", 24.0)));
            ui.label(RichText::new(&card.date).font(theme::font("italic", 15.0)).color(FAINT));
            let nation = RichText::new(text::nation(card.side)).font(theme::font("bold", 17.0));
            ui.label(nation.color(theme::side(card.side)));
        });
        ScrollArea::vertical().max_height(400.0).show(ui, |ui| {
            show_briefing(ui, &card.words);
            if !card.enemy.is_empty() {
                ui.add_space(4.0);
                ui.label(RichText::new(words::OF_THE_ENEMY).font(theme::font("bold", 16.0)));
                show_briefing(ui, &card.enemy);
            }
        });
        ui.add_space(8.0);
        let done = ui.vertical_centered(|ui| ui.button(words::TO_THE_TABLE).clicked()).inner;
        done.then_some(Intent::Dismiss).into_iter().collect()
    })
}

/// The battle is to be left for the menu.
pub(crate) fn leave(ui: &Ui) -> Vec<Intent> {
    veiled(ui, "leave", 380.0, |ui| {
        heading(ui, words::LEAVE);
        ui.label(words::LEAVE_HINT);
        ui.add_space(8.0);
        let mut out = Vec::new();
        ui.horizontal(|ui| {
            if ui.button(words::LEAVE_BUTTON).clicked() {
                out.push(Intent::Leave);
            }
            if ui.button(words::GO_ON).clicked() {
                out.push(Intent::Dismiss);
            }
        });
        out
    })
}

/// All keys.
pub(crate) fn keys(ui: &Ui) -> Vec<Intent> {
    veiled(ui, "keys", 520.0, |ui| {
        heading(ui, key_words::TITLE);
        ui.columns(2, |columns| {
            let half = ALL.len().div_ceil(2);
            for (i, a) in ALL.iter().enumerate() {
                row(&mut columns[i / half], a.label(), &a.key_text(), "");
            }
        });
        ui.label(faint(key_words::MORE, 12.5));
        ui.add_space(6.0);
        let done = ui.button(key_words::CLOSE).clicked();
        done.then_some(Intent::Dismiss).into_iter().collect()
    })
}
