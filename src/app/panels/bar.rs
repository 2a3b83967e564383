//! The bar along the top: clock, turn, light, score, and the commands that always are.

use super::Intent;
use super::command::{Command, key_of};
use crate::app::theme;
use crate::rules::score::known_score;
use crate::rules::{Perspective, Side};
use crate::text;
use bevy_egui::egui::{self, Align, Layout, RichText, Ui};

/// What the top bar shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TopBar {
    clock: String,
    turn: String,
    side: Side,
    weather: String,
    score: i32,
    level: String,
    /// False while the other side moves or events are played back.
    ready: bool,
    idle: usize,
}

impl TopBar {
    pub(crate) fn of(p: &Perspective, ready: bool) -> TopBar {
        let public = &p.public;
        let score = known_score(p);
        TopBar {
            clock: public.clock.to_string(),
            turn: format!("{} of {}", public.turn + 1, p.setup().turns.len()),
            side: public.side,
            weather: text::capital(&public.weather.text),
            score,
            level: text::level(p.setup(), score),
            ready,
            idle: idle(p),
        }
    }
}

/// Units of the side that have not used their time and could.
pub(crate) fn idle(p: &Perspective) -> usize {
    let full = p.setup().turn_seconds(p.public.turn) as i32;
    p.own()
        .filter(|(_, u)| u.hex().is_some() && !u.mired && u.time * 10 >= full * 9)
        .filter(|(_, u)| u.morale() < crate::rules::Morale::Broken)
        .count()
}

/// The colour of a side.
pub(super) const fn side_colour(side: Side) -> egui::Color32 {
    match side {
        Side::Soviet => theme::SOVIET,
        Side::Japan => theme::JAPAN,
    }
}

/// Draws the bar.
pub(crate) fn top_bar(ui: &mut Ui, model: &TopBar) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.horizontal_centered(|ui| {
        ui.label(RichText::new(&model.clock).font(theme::font("bold", 26.0)))
            .on_hover_text("Vladivostok time at the beginning of this turn.");
        ui.separator();
        ui.label(format!("Turn {}", model.turn));
        ui.separator();
        let whose = format!("{} side to move", text::adjective(model.side));
        ui.label(RichText::new(whose).color(side_colour(model.side)).strong());
        ui.separator();
        ui.label(&model.weather).on_hover_text("Light and weather: how far one can see.");
        ui.separator();
        score(ui, model);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let mut button = |ui: &mut Ui, command, enabled| {
                let (name, key) = key_of(command);
                let face = egui::Button::new(format!("{name}  [{key}]"));
                if ui.add_enabled(enabled, face).clicked() {
                    out.push(Intent::Command(command));
                }
            };
            button(ui, Command::Back, true);
            button(ui, Command::EndTurn, model.ready);
            button(ui, Command::NextUnit, model.ready && model.idle > 0);
            button(ui, Command::Undo, model.ready);
            button(ui, Command::Save, true);
        });
    });
    out
}

fn score(ui: &mut Ui, model: &TopBar) {
    let side = if model.score < 0 { Side::Japan } else { Side::Soviet };
    let colour = if model.score == 0 { theme::INK } else { side_colour(side) };
    ui.label(RichText::new(format!("{:+}", model.score)).color(colour).strong()).on_hover_text(
        "Points as you know them: above nought in the Soviet favour, below in the Japanese. \
         Enemy losses count as far as you saw them.",
    );
    ui.label(RichText::new(text::capital(&model.level)).color(theme::FAINT));
}
