//! The menu: scenarios with title, date, briefing and picture; saves; who plays.

use super::Intent;
use super::command::{Command, key_of};
use crate::app::theme;
use crate::rules::{BySide, Side};
use crate::text;
use bevy_egui::egui::{self, RichText, Ui, vec2};
use std::path::PathBuf;

/// Who plays a side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Seat {
    /// A person at this machine.
    #[default]
    Human,
    /// The computer player.
    Computer,
}

/// A scenario as the menu lists it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Sheet {
    /// Its key.
    pub(crate) key: String,
    /// Its title.
    pub(crate) title: String,
    /// Its date.
    pub(crate) date: String,
    /// Its briefings.
    pub(crate) briefing: BySide<String>,
    /// Turns and their length, in words.
    pub(crate) length: String,
    /// What is wrong with it, if it cannot be played: a full report.
    pub(crate) broken: Option<String>,
}

/// A save as the menu lists it.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Saved {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Title, turn and date in one line.
    pub(crate) label: String,
}

/// What the menu shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Menu {
    /// Scenarios.
    pub(crate) sheets: Vec<Sheet>,
    /// Key of the one picked.
    pub(crate) picked: Option<String>,
    /// Saves, newest first.
    pub(crate) saves: Vec<Saved>,
    /// A picture of the map of the one picked.
    pub(crate) picture: Option<(egui::TextureId, egui::Vec2)>,
    /// What went wrong last.
    pub(crate) error: Option<String>,
}

/// Draws the menu. `seats` is who plays each side, kept by the caller.
pub(crate) fn menu(ui: &mut Ui, model: &Menu, seats: &mut BySide<Seat>) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.vertical_centered(|ui| {
        ui.add_space(10.0);
        ui.label(RichText::new("KHASAN 1938").font(theme::font("bold", 44.0)));
        ui.label(
            RichText::new("The battle of Lake Khasan, 29 July - 11 August")
                .font(theme::font("italic", 19.0))
                .color(theme::FAINT),
        );
        ui.add_space(8.0);
    });
    if let Some(error) = &model.error {
        ui.label(RichText::new(error).color(theme::SOVIET));
    }
    ui.separator();
    let height = ui.available_height();
    ui.horizontal_top(|ui| {
        ui.allocate_ui(vec2(300.0, height), |ui| ui.vertical(|ui| left(ui, model, &mut out)));
        ui.separator();
        ui.vertical(|ui| right(ui, model, seats, &mut out));
    });
    out
}

fn left(ui: &mut Ui, model: &Menu, out: &mut Vec<Intent>) {
    ui.set_width(300.0);
    ui.label(RichText::new("Scenarios").font(theme::font("roman", 21.0)));
    for sheet in &model.sheets {
        let chosen = model.picked.as_deref() == Some(sheet.key.as_str());
        let mut words = RichText::new(format!("{}\n{}", sheet.title, sheet.date)).size(15.5);
        if sheet.broken.is_some() {
            words = words.color(theme::WARN);
        }
        let face = egui::Button::new(words).selected(chosen).min_size(vec2(290.0, 44.0));
        if ui.add(face).clicked() {
            out.push(Intent::Pick(sheet.key.clone()));
        }
    }
    ui.add_space(14.0);
    ui.label(RichText::new("Saved games").font(theme::font("roman", 21.0)));
    if model.saves.is_empty() {
        ui.label(RichText::new("None yet.").color(theme::FAINT));
    }
    let room = (ui.available_height() - 90.0).max(60.0);
    egui::ScrollArea::vertical().id_salt("saves").max_height(room).show(ui, |ui| {
        for save in &model.saves {
            if ui
                .add(egui::Button::new(&save.label).min_size(vec2(284.0, 26.0)).truncate())
                .clicked()
            {
                out.push(Intent::Open(save.path.clone()));
            }
        }
    });
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        for (command, enabled) in
            [(Command::Continue, !model.saves.is_empty()), (Command::Quit, true)]
        {
            let (name, key) = key_of(command);
            let face = egui::Button::new(format!("{name}  [{key}]")).min_size(vec2(138.0, 30.0));
            if ui.add_enabled(enabled, face).clicked() {
                out.push(Intent::Command(command));
            }
        }
    });
}

fn right(ui: &mut Ui, model: &Menu, seats: &mut BySide<Seat>, out: &mut Vec<Intent>) {
    let Some(sheet) = model.sheets.iter().find(|s| model.picked.as_deref() == Some(s.key.as_str()))
    else {
        ui.label("Pick a scenario on the left.");
        return;
    };
    ui.label(RichText::new(&sheet.title).font(theme::font("bold", 28.0)));
    ui.label(RichText::new(format!("{} - {}", sheet.date, sheet.length)).color(theme::FAINT));
    if let Some(report) = &sheet.broken {
        ui.label(
            RichText::new("This scenario has errors and cannot be played:").color(theme::WARN),
        );
        egui::ScrollArea::both().show(ui, |ui| ui.label(RichText::new(report).monospace()));
        return;
    }
    ui.horizontal(|ui| {
        for side in Side::ALL {
            ui.label(
                RichText::new(format!("{} side", text::adjective(side)))
                    .color(super::bar::side_colour(side))
                    .strong(),
            );
            for (seat, name) in [(Seat::Human, "a person"), (Seat::Computer, "the computer")] {
                let face = egui::Button::selectable(seats[side] == seat, name);
                if ui.add(face).clicked() {
                    seats[side] = seat;
                }
            }
            ui.add_space(16.0);
        }
    });
    ui.add_space(4.0);
    let begin = RichText::new("Begin the battle").font(theme::font("bold", 18.0));
    if ui.add(egui::Button::new(begin).min_size(vec2(220.0, 36.0)).fill(theme::CHOSEN)).clicked() {
        let key = sheet.key.clone();
        out.push(Intent::Begin { key, soviet: seats.soviet, japan: seats.japan });
    }
    ui.add_space(6.0);
    egui::ScrollArea::vertical().id_salt("briefing").auto_shrink([false, false]).show(ui, |ui| {
        if let Some((texture, size)) = model.picture {
            let scale = (ui.available_width() / size.x).min(330.0 / size.y).min(1.0);
            ui.image((texture, size * scale));
        }
        for side in Side::ALL {
            briefing(ui, side, &sheet.briefing[side]);
        }
    });
}

/// A side's briefing, a label a paragraph.
pub(super) fn briefing(ui: &mut Ui, side: Side, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(
        RichText::new(format!("{} briefing", text::adjective(side)))
            .font(theme::font("bold", 18.0))
            .color(super::bar::side_colour(side)),
    );
    for paragraph in words.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        ui.label(RichText::new(paragraph.replace('\n', " ")).font(theme::font("roman", 16.0)));
    }
}
