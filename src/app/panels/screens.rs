//! Hand-over, notices, and the end of the battle.

use super::Intent;
use super::bar::side_colour;
use crate::app::theme;
use crate::rules::score::losses;
use crate::rules::setup::Metric;
use crate::rules::{Perspective, Side, State};
use crate::text;
use bevy_egui::egui::{self, RichText, Ui, vec2};

/// The opaque sheet between two players' turns.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct HandOver {
    /// Whose turn comes.
    pub(crate) side: Side,
    /// The clock.
    pub(crate) clock: String,
}

/// Draws the hand-over: nothing of the battle shows.
pub(crate) fn hand_over(ui: &mut Ui, model: &HandOver) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.3);
        ui.label(RichText::new(&model.clock).font(theme::font("bold", 40.0)));
        let whose = format!("The {} side takes the seat", text::adjective(model.side));
        ui.label(
            RichText::new(whose).font(theme::font("roman", 30.0)).color(side_colour(model.side)),
        );
        ui.label(RichText::new("Whoever plays the other side looks away now.").color(theme::FAINT));
        ui.add_space(18.0);
        let face = RichText::new("I am here").font(theme::font("bold", 20.0));
        if ui.add(egui::Button::new(face).min_size(vec2(200.0, 44.0))).clicked() {
            out.push(Intent::TakeSeat);
        }
    });
    out
}

/// A question or a message over the table.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Notice {
    /// What it says.
    pub(crate) text: String,
    /// The main answer.
    pub(crate) yes: String,
    /// The other answer, if there is a choice.
    pub(crate) no: Option<String>,
}

/// Draws a notice.
pub(crate) fn notice(ui: &mut Ui, model: &Notice) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.set_max_width(520.0);
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for paragraph in model.text.split("\n\n") {
            ui.label(RichText::new(paragraph).font(theme::font("roman", 17.0)));
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        if ui.add(egui::Button::new(&model.yes).min_size(vec2(130.0, 30.0))).clicked() {
            out.push(Intent::Answer(true));
        }
        if let Some(no) = &model.no
            && ui.add(egui::Button::new(no).min_size(vec2(130.0, 30.0))).clicked()
        {
            out.push(Intent::Answer(false));
        }
    });
    out
}

/// The end of a battle, beside the record of 1938.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Outcome {
    title: String,
    winner: Option<Side>,
    points: String,
    losses: [String; 2],
    objectives: Vec<(String, String)>,
    history: String,
    history_score: Option<String>,
    /// Figure, in the game, in 1938, source.
    figures: Vec<[String; 4]>,
}

impl Outcome {
    /// The result as it truly was: the battle is over and nothing is hidden any more.
    pub(crate) fn of(state: &State) -> Outcome {
        let setup = state.setup();
        let score = state.public().ended.unwrap_or_default();
        let total = |side| losses(state.units(side).map(|(_, u)| u));
        let figures = setup.history.figures.iter().map(|f| {
            let now = match f.metric {
                Metric::Killed(s) => Some(total(s).killed as i32),
                Metric::Wounded(s) => Some(total(s).wounded as i32),
                Metric::PiecesLost(s) => Some(total(s).pieces as i32),
                Metric::Mired(s) => Some(total(s).bogged as i32),
                Metric::Taken(s, o) => state
                    .public()
                    .holds
                    .get(o as usize)
                    .filter(|h| h.holder == Some(s))
                    .map(|h| h.since.0 as i32),
            };
            let here = now.map_or_else(|| "never".to_owned(), |v| text::metric_value(f.metric, v));
            [f.label.clone(), here, text::figure(f), f.source.clone()]
        });
        let holds = setup.objectives.iter().zip(&state.public().holds);
        Outcome {
            title: text::capital(&text::level(setup, score)),
            winner: crate::rules::score::level(setup, score).0,
            points: text::capital(&text::score(score)),
            losses: Side::ALL.map(|s| text::losses(&total(s))),
            objectives: holds
                .map(|(o, h)| (o.name.clone(), text::capital(&text::standing(h))))
                .collect(),
            history: setup.history.outcome.clone(),
            history_score: setup.history.score.map(|s| {
                format!("On the same scale: {} ({}).", text::score(s), text::level(setup, s))
            }),
            figures: figures.collect(),
        }
    }
}

/// Draws the result.
pub(crate) fn outcome(ui: &mut Ui, model: &Outcome) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.vertical_centered(|ui| {
        let colour = model.winner.map_or(theme::INK, side_colour);
        ui.label(RichText::new(&model.title).font(theme::font("bold", 36.0)).color(colour));
        ui.label(RichText::new(format!("Points: {}", model.points)).size(17.0));
    });
    ui.separator();
    egui::ScrollArea::vertical().max_height(ui.available_height() - 56.0).show(ui, |ui| {
        heading(ui, "Losses");
        for (side, words) in Side::ALL.into_iter().zip(&model.losses) {
            ui.label(format!("{}: {words}", text::adjective(side)));
        }
        heading(ui, "Objectives");
        for (name, standing) in &model.objectives {
            ui.label(format!("{name}: {standing}"));
        }
        heading(ui, "In 1938");
        ui.label(RichText::new(&model.history).font(theme::font("roman", 16.5)));
        if let Some(score) = &model.history_score {
            ui.label(score);
        }
        figures(ui, model);
    });
    ui.vertical_centered(|ui| {
        ui.add_space(8.0);
        let face = RichText::new("Back to the menu").font(theme::font("bold", 17.0));
        if ui.add(egui::Button::new(face).min_size(vec2(200.0, 36.0))).clicked() {
            out.push(Intent::Answer(true));
        }
    });
    out
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(words).font(theme::font("bold", 18.0)));
}

fn figures(ui: &mut Ui, model: &Outcome) {
    if model.figures.is_empty() {
        return;
    }
    ui.add_space(6.0);
    egui::Grid::new("record").num_columns(3).striped(true).spacing(vec2(18.0, 3.0)).show(
        ui,
        |ui| {
            for head in ["", "This battle", "The record"] {
                ui.label(RichText::new(head).strong());
            }
            ui.end_row();
            for [label, here, record, source] in &model.figures {
                ui.label(label);
                ui.label(here);
                ui.label(record).on_hover_text(source);
                ui.end_row();
            }
        },
    );
}

/// Draws a briefing to read again during the battle.
pub(crate) fn briefing(ui: &mut Ui, p: &Perspective) {
    super::front::briefing(ui, p.side, &p.setup().briefing[p.side]);
}
