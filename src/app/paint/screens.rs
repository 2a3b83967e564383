//! Screens that cover the table: hand-over, result; and questions on it.

use super::theme;
use super::theme::{FAINT, INK, RULE};
use super::widgets::{heading, link};
use crate::app::input::action::{ALL, Action};
use crate::app::input::intent::Intent;
use crate::record::Game;
use crate::rules::Side;
use crate::rules::score::{losses, score};
use crate::text;
use bevy_egui::egui::{
    self, Align, Align2, Area, Color32, Frame, Grid, Id, Layout, Margin, Order, Rect, RichText,
    ScrollArea, Stroke, Ui, vec2,
};

/// The hand-over: nothing of the battle shows through.
pub(crate) fn hand_over(ui: &mut Ui, to: Side, title: &str, clock: &str) -> Vec<Intent> {
    let mut out = Vec::new();
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, theme::table());
    let card = Rect::from_center_size(all.center(), vec2(460.0, 250.0));
    ui.painter().rect_filled(card.translate(vec2(5.0, 6.0)), 2.0, Color32::from_black_alpha(90));
    ui.painter().rect_filled(card, 2.0, theme::PANEL);
    ui.painter().rect_stroke(
        card.shrink(8.0),
        0.0,
        Stroke::new(1.5, INK),
        egui::StrokeKind::Inside,
    );
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(card.shrink(26.0)));
    ui.vertical_centered(|ui| {
        ui.label(
            RichText::new(format!("{title}, {clock}"))
                .font(theme::font("italic", 17.0))
                .color(FAINT),
        );
        ui.add_space(14.0);
        let color = super::counter::side_color(to);
        ui.label(RichText::new(text::nation(to)).font(theme::font("bold", 34.0)).color(color));
        ui.label(RichText::new("Hand the seat over. The other player looks away.").size(14.0));
        ui.add_space(20.0);
        let words = RichText::new("I am in my seat").font(theme::font("roman", 18.0));
        if ui.add_sized([220.0, 38.0], egui::Button::new(words)).clicked() {
            out.push(Intent::Ready);
        }
        ui.label(RichText::new("Enter").size(11.5).color(FAINT));
    });
    out
}

/// A window in the middle of the table.
pub(crate) fn card<R>(ui: &Ui, id: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let screen = ui.ctx().viewport_rect();
    let veil = ui.ctx().layer_painter(egui::LayerId::new(Order::Middle, Id::new((id, "veil"))));
    veil.rect_filled(screen, 0.0, Color32::from_black_alpha(70));
    Area::new(Id::new(id))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .show(ui.ctx(), |ui| {
            Frame::NONE
                .fill(theme::PANEL)
                .stroke(Stroke::new(1.5, INK))
                .inner_margin(Margin::same(18))
                .show(ui, |ui| {
                    ui.set_width(width);
                    add(ui)
                })
                .inner
        })
        .inner
}

/// The turn is to be ended although some have done nothing.
pub(crate) fn ask_idle(
    ui: &Ui,
    idle: &[(crate::app::view::counters::CounterId, String)],
    waiting: usize,
) -> Vec<Intent> {
    card(ui, "idle", 380.0, |ui| {
        let mut out = Vec::new();
        heading(ui, "End the turn?");
        if waiting > 0 {
            let n = text::count(waiting as u32, "standing order was", "standing orders were");
            ui.label(format!("{n} not carried on with this turn."));
            let words = format!("Carry on ({})", Action::CarryOn.key_text());
            if ui.button(words).clicked() {
                out.push(Intent::Do(Action::CarryOn));
            }
        }
        if !idle.is_empty() {
            let n = text::count(
                idle.len() as u32,
                "unit without orders has",
                "units without orders have",
            );
            ui.label(format!("{n} done nothing yet. What they keep serves as reaction fire."));
        }
        ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
            for (who, name) in idle {
                if let (true, crate::app::view::counters::CounterId::Own(id)) =
                    (link(ui, name.as_str()).clicked(), who)
                {
                    out.push(Intent::Visit(*id));
                    out.push(Intent::Dismiss);
                }
            }
        });
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.button("End the turn (Enter)").clicked() {
                out.push(Intent::EndTurnAnyway);
            }
            if ui.button("Go on (Esc)").clicked() {
                out.push(Intent::Dismiss);
            }
        });
        out
    })
}

/// The briefing of the viewer's side.
pub(crate) fn briefing(ui: &Ui, side: Side, title: &str, date: &str, words: &str) -> Vec<Intent> {
    card(ui, "briefing", 560.0, |ui| {
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(title).font(theme::font("bold", 24.0)));
            ui.label(RichText::new(date).font(theme::font("italic", 15.0)).color(FAINT));
            let color = super::counter::side_color(side);
            ui.label(
                RichText::new(text::nation(side)).font(theme::font("bold", 17.0)).color(color),
            );
        });
        ScrollArea::vertical()
            .max_height(400.0)
            .show(ui, |ui| super::notes::show_briefing(ui, words));
        ui.add_space(8.0);
        ui.vertical_centered(|ui| {
            ui.button("To the table (Enter)").clicked().then_some(Intent::Dismiss)
        })
        .inner
        .into_iter()
        .collect()
    })
}

/// All keys.
pub(crate) fn keys(ui: &Ui) -> Vec<Intent> {
    card(ui, "keys", 520.0, |ui| {
        heading(ui, "Keys");
        ui.columns(2, |cols| {
            let half = ALL.len().div_ceil(2);
            for (i, a) in ALL.iter().enumerate() {
                let col = &mut cols[i / half];
                super::widgets::row(col, a.label(), &a.key_text(), "");
            }
        });
        ui.label(RichText::new("Arrows move the cursor, W A S D the map, the wheel zooms, a drag moves the map. Ctrl-click adds a unit to an assault, Shift-click chooses all in a hex. In the order of battle a click chooses a formation, a double click shows it.").size(12.5).color(FAINT));
        ui.add_space(6.0);
        ui.button("Back (Esc)").clicked().then_some(Intent::Dismiss).into_iter().collect()
    })
}

/// A figure of the result beside the record: what, here, in 1938.
type RecordRow = (String, String, String);

/// What the result screen shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Outcome {
    /// Title and date.
    pub title: String,
    /// The level.
    pub level: String,
    /// The score.
    pub score: String,
    /// Losses of both sides.
    pub losses: Vec<(Side, String)>,
    /// Who holds what.
    pub goals: Vec<(String, String)>,
    /// Figures beside the record.
    pub figures: Vec<RecordRow>,
    /// What happened in 1938, and where that stands on the scale.
    pub history: String,
    /// Its level and score.
    pub history_score: Option<String>,
}

impl Outcome {
    /// Of a battle that is over.
    pub(crate) fn new(game: &Game) -> Outcome {
        let state = game.state();
        let setup = game.setup();
        let points = game.ended().unwrap_or_else(|| score(state));
        let figure = |(i, f): (usize, &crate::rules::setup::HistoryFigure)| -> RecordRow {
            let here = crate::rules::measure(state, i);
            let here = here.map_or_else(|| "never".to_owned(), |v| text::metric_value(f.metric, v));
            (f.label.clone(), here, text::metric_value(f.metric, f.value))
        };
        Outcome {
            title: format!("{}, {}", setup.title, setup.date),
            level: text::capital(&text::level(setup, points)),
            score: text::score(points),
            losses: Side::ALL
                .map(|s| (s, text::losses(&losses(state.units(s).map(|(_, u)| u)))))
                .to_vec(),
            goals: setup
                .objectives
                .iter()
                .zip(&state.public().holds)
                .map(|(o, h)| (o.name.clone(), text::standing(h, setup.end())))
                .collect(),
            figures: setup.history.figures.iter().enumerate().map(figure).collect(),
            history: setup.history.outcome.clone(),
            history_score: setup
                .history
                .score
                .map(|s| format!("{}: {}", text::capital(&text::level(setup, s)), text::score(s))),
        }
    }
}

/// This battle and the record, side by side.
fn outcome(ui: &mut Ui, o: &Outcome) {
    figures(ui, &o.figures);
    ui.columns(2, |cols| {
        // Columns would justify their lines, and space the letters out for it.
        cols[0].with_layout(Layout::top_down(Align::Min), |ui| this_battle(ui, o));
        cols[1].with_layout(Layout::top_down(Align::Min), |ui| the_record(ui, o));
    });
}

fn this_battle(ui: &mut Ui, o: &Outcome) {
    heading(ui, "This battle");
    for (side, words) in &o.losses {
        let color = super::counter::side_color(*side);
        let name = RichText::new(text::nation(*side)).color(color);
        ui.label(name.font(theme::font("sans-bold", 14.0)));
        ui.label(words);
    }
    for (name, holder) in &o.goals {
        ui.label(format!("{name}: {holder}"));
    }
}

fn the_record(ui: &mut Ui, o: &Outcome) {
    heading(ui, "1938");
    if let Some(s) = &o.history_score {
        ui.label(RichText::new(s).font(theme::font("sans-bold", 14.0)));
    }
    let words: String = o.history.split_whitespace().collect::<Vec<_>>().join(" ");
    ui.label(RichText::new(words).font(theme::font("roman", 15.0)));
}

/// Figures of this battle beside those of the record.
fn figures(ui: &mut Ui, figures: &[RecordRow]) {
    if figures.is_empty() {
        return;
    }
    heading(ui, "Beside the record");
    Grid::new("figures").num_columns(3).striped(true).min_col_width(120.0).show(ui, |ui| {
        for head in ["", "here", "1938"] {
            ui.label(RichText::new(head).font(theme::font("italic", 14.0)).color(FAINT));
        }
        ui.end_row();
        for (what, here, then) in figures {
            ui.label(what);
            ui.label(RichText::new(here).strong());
            ui.label(then);
            ui.end_row();
        }
    });
    ui.add_space(4.0);
}

/// The result.
pub(crate) fn result(ui: &Ui, o: &Outcome) -> Vec<Intent> {
    card(ui, "result", 640.0, |ui| {
        let mut out = Vec::new();
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(&o.title).font(theme::font("italic", 16.0)).color(FAINT));
            ui.label(RichText::new(&o.level).font(theme::font("bold", 30.0)));
            ui.label(RichText::new(&o.score).font(theme::font("roman", 18.0)));
        });
        // A long record must not push the buttons off a small screen.
        let room = ui.ctx().viewport_rect().height() - 220.0;
        let record = ScrollArea::vertical().max_height(room).min_scrolled_height(room);
        record.show(ui, |ui| outcome(ui, o));
        ui.add_space(8.0);
        ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, RULE));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            if ui.button("Look at the map").clicked() {
                out.push(Intent::Dismiss);
            }
            if ui.button("Menu").clicked() {
                out.push(Intent::Menu);
            }
            if ui.button("Quit").clicked() {
                out.push(Intent::Quit);
            }
        });
        out
    })
}
