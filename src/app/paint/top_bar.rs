//! The bar along the top: clock, turn, weather, score.

use super::theme;
use super::theme::{FAINT, INK, RULE};
use super::widgets::action_button;
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::rules::{Perspective, Side, score};
use crate::text;
use bevy_egui::egui::{
    self, Align, Color32, Layout, Pos2, RichText, Sense, Shape, Stroke, Ui, pos2, vec2,
};

/// What the bar shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct TopBar {
    /// Title of the battle.
    pub title: String,
    /// The clock.
    pub clock: String,
    /// `turn 3 of 24, 10 min`.
    pub turn: String,
    /// Light and weather.
    pub weather: String,
    /// Whose turn it is.
    pub side: Side,
    /// What goes on.
    pub state: String,
    /// The score as the viewer knows it.
    pub score: i32,
    /// Scores of a marginal, a clear and a decisive result.
    pub levels: [u32; 3],
    /// The historical score.
    pub history: Option<i32>,
    /// The score in words.
    pub score_words: String,
    /// Whether the last order can be taken back.
    pub undo: Result<(), String>,
    /// True if the viewer may give orders.
    pub may_order: bool,
    /// Words for the speed of play.
    pub speed: &'static str,
}

impl TopBar {
    /// From what a side knows.
    pub(crate) fn new(p: &Perspective) -> TopBar {
        let setup = p.setup();
        let known = score::known_score(p);
        let w = &p.public.weather;
        let light = if w.night { ", night" } else { "" };
        let long = text::duration(setup.turn_seconds(p.public.turn));
        TopBar {
            title: setup.title.clone(),
            clock: p.public.clock.to_string(),
            turn: format!("turn {} of {}, {long}", p.public.turn + 1, setup.turns.len()),
            weather: format!("{}{light}; one sees {}", w.text, text::distance(w.visibility_m)),
            side: p.public.side,
            state: String::new(),
            score: known,
            levels: setup.scoring.levels,
            history: setup.history.score,
            score_words: format!("{}: {}", text::level(setup, known), text::score(known)),
            undo: Ok(()),
            may_order: false,
            speed: "",
        }
    }
}

/// The bar.
pub(crate) fn show(ui: &mut Ui, vm: &TopBar) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.horizontal_centered(|ui| {
        ui.label(RichText::new(&vm.clock).font(theme::font("bold", 25.0)).color(INK));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(3.0);
            ui.label(RichText::new(&vm.turn).size(13.0));
            ui.label(RichText::new(&vm.weather).size(12.0).color(FAINT));
        });
        ui.separator();
        gauge(ui, vm);
        ui.separator();
        let color = super::counter::side_color(vm.side);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(3.0);
            ui.label(
                RichText::new(text::nation(vm.side)).font(theme::font("bold", 15.0)).color(color),
            );
            ui.label(RichText::new(&vm.state).size(12.0).color(FAINT));
        });
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let not_now = || "not while the other side moves".to_owned();
            let mine = |hint: &str| if vm.may_order { Ok(hint.to_owned()) } else { Err(not_now()) };
            action_button(ui, Action::Back, "Menu", Ok(String::new()), &mut out);
            action_button(ui, Action::EndTurn, "End turn", mine("Ends your turn."), &mut out);
            action_button(
                ui,
                Action::NextUnit,
                "Next unit",
                mine("The next unit that has done nothing yet."),
                &mut out,
            );
            let undo = vm.undo.clone().map(|()| "Takes the last order back.".to_owned());
            action_button(ui, Action::Undo, "Take back", undo, &mut out);
            action_button(
                ui,
                Action::Speed,
                vm.speed,
                Ok("How fast events are shown.".to_owned()),
                &mut out,
            );
        });
    });
    out
}

/// The score on its scale, with the levels and the record of 1938.
fn gauge(ui: &mut Ui, vm: &TopBar) {
    let (rect, response) = ui.allocate_exact_size(vec2(190.0, 30.0), Sense::hover());
    let most = (vm.levels[2].max(1) as f32 * 1.25).max(vm.score.unsigned_abs() as f32 * 1.05);
    let bar = egui::Rect::from_min_max(
        pos2(rect.left(), rect.top() + 11.0),
        pos2(rect.right(), rect.top() + 21.0),
    );
    let p = ui.painter();
    // Japan to the left, the Soviet Union to the right, as on the map.
    let x = |score: f32| bar.center().x + score / most * bar.width() * 0.5;
    p.rect_filled(bar, 1.0, theme::FIELD);
    let (from, to) = (x(0.0).min(x(vm.score as f32)), x(0.0).max(x(vm.score as f32)));
    let color = if vm.score >= 0 { theme::SOVIET } else { theme::JAPAN };
    p.rect_filled(egui::Rect::from_x_y_ranges(from..=to, bar.y_range()), 0.0, color);
    for level in vm.levels {
        for sign in [-1.0, 1.0] {
            let at = x(level as f32 * sign);
            p.vline(at, bar.y_range(), Stroke::new(1.0, RULE));
        }
    }
    // Not upwards, where the figure stands.
    p.vline(x(0.0), bar.top()..=bar.bottom() + 3.0, Stroke::new(1.5, INK));
    p.rect_stroke(bar, 1.0, Stroke::new(1.0, RULE), egui::StrokeKind::Inside);
    if let Some(h) = vm.history {
        let tip = pos2(x((h as f32).clamp(-most, most)), bar.bottom() + 1.0);
        let foot: [Pos2; 2] = [tip + vec2(-4.0, 6.0), tip + vec2(4.0, 6.0)];
        p.add(Shape::convex_polygon(vec![tip, foot[1], foot[0]], INK, Stroke::NONE));
    }
    let small = egui::FontId::proportional(10.5);
    let words = |at, align, text: &str, color: Color32| {
        p.text(at, align, text, small.clone(), color);
    };
    words(rect.left_top(), egui::Align2::LEFT_TOP, "Japan", theme::JAPAN);
    words(rect.right_top(), egui::Align2::RIGHT_TOP, "Soviet Union", theme::SOVIET);
    let now = if vm.score == 0 { "0".to_owned() } else { vm.score.unsigned_abs().to_string() };
    words(rect.center_top(), egui::Align2::CENTER_TOP, &now, INK);
    let [marginal, clear, decisive] = vm.levels;
    let mut hint = format!(
        "As far as you know: {}.\nMarginal from {marginal} points, clear from {clear}, decisive from {decisive}.",
        vm.score_words
    );
    if let Some(h) = vm.history {
        hint.push_str(&format!("\nThe mark below is 1938: {}.", text::score(h)));
    }
    response.on_hover_text(hint);
}
