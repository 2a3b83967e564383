//! The forecast of the order under the pointer, each term shown.

use crate::app::theme;
use crate::rules::fire::FireOdds;
use crate::rules::{Forecast, Perspective, Refusal};
use crate::text;
use bevy_egui::egui::{self, RichText, Ui, vec2};

/// What the forecast panel shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct ForecastView {
    title: String,
    headline: String,
    /// Refused: the headline is the reason.
    refused: bool,
    /// Outcomes with their chances.
    bands: Vec<(String, String)>,
    terms: Vec<(String, String)>,
    /// The answer to expect, in words.
    answer: Option<String>,
    remark: Option<&'static str>,
}

impl ForecastView {
    /// A forecast or the refusal of an order named `title`.
    pub(crate) fn of(
        p: &Perspective,
        title: String,
        f: &Result<Forecast, Refusal>,
    ) -> ForecastView {
        let base = ForecastView { title, ..ForecastView::default() };
        match f {
            Err(r) => ForecastView { headline: text::refusal(p.setup(), r), refused: true, ..base },
            Ok(f) => {
                ForecastView { headline: text::capital(&text::forecast(f)), ..base.detail(p, f) }
            }
        }
    }

    fn detail(self, p: &Perspective, f: &Forecast) -> ForecastView {
        match f {
            Forecast::Fire { odds: Some(o), answer, .. } => ForecastView {
                headline: text::outcome(o),
                bands: text::bands(o),
                terms: owned(text::fire_terms(o)),
                answer: answer.as_ref().map(|a: &FireOdds| text::outcome(a)),
                remark: Some("Exact for what you see: the dice are drawn from this table."),
                ..self
            },
            Forecast::Assault { odds, results } => ForecastView {
                bands: results
                    .iter()
                    .map(|r| {
                        let words = format!(
                            "{} (losses {} : {})",
                            text::capital(text::assault_result(r.0)),
                            text::milli(r.2),
                            text::milli(r.3)
                        );
                        (words, text::percent(r.1))
                    })
                    .collect(),
                terms: std::iter::once((
                    "attack : defence".into(),
                    format!("{} : {}", odds.attack, odds.defence),
                ))
                .chain(owned(odds.terms.iter().map(text::assault_term).collect()))
                .collect(),
                remark: Some("If nobody is stopped by fire on the way in."),
                ..self
            },
            Forecast::Move { steps, .. } => ForecastView {
                terms: steps
                    .iter()
                    .map(|s| {
                        let mut words =
                            format!("{} at {}", text::duration(s.seconds), text::speed(s.speed));
                        if s.bog > 0 {
                            words += &format!(", {} to mire", text::percent(s.bog));
                        }
                        if s.watched_by > 0 {
                            words += &format!(
                                ", {} can fire",
                                text::count(s.watched_by, "enemy", "enemies")
                            );
                        }
                        (text::hex(p, s.hex), words)
                    })
                    .collect(),
                remark: steps.iter().any(|s| s.watched_by > 0).then_some(
                    "Losses under way are an estimate: all who see it fire all the time.",
                ),
                ..self
            },
            _ => self,
        }
    }
}

fn owned(terms: Vec<(&'static str, String)>) -> Vec<(String, String)> {
    terms.into_iter().map(|(a, b)| (a.to_owned(), b)).collect()
}

/// Draws the forecast.
pub(crate) fn forecast(ui: &mut Ui, model: &ForecastView) {
    ui.label(RichText::new(&model.title).font(theme::font("bold", 16.0)));
    let colour = if model.refused { theme::WARN } else { theme::INK };
    ui.label(RichText::new(&model.headline).color(colour));
    grid(ui, "bands", &model.bands, true);
    if let Some(answer) = &model.answer {
        ui.label(RichText::new(format!("Answer: {answer}")).color(theme::WARN))
            .on_hover_text("An unpinned target answers for as long as it was fired on.");
    }
    grid(ui, "terms", &model.terms, false);
    if let Some(remark) = model.remark {
        ui.label(RichText::new(remark).color(theme::FAINT).size(11.5));
    }
}

fn grid(ui: &mut Ui, id: &str, rows: &[(String, String)], strong: bool) {
    if rows.is_empty() {
        return;
    }
    ui.separator();
    egui::Grid::new(id).num_columns(2).spacing(vec2(12.0, 1.0)).show(ui, |ui| {
        for (name, value) in rows.iter().take(12) {
            ui.label(RichText::new(name).color(theme::FAINT).size(12.5));
            let value = RichText::new(value).size(12.5);
            ui.label(if strong { value.strong() } else { value });
            ui.end_row();
        }
        if rows.len() > 12 {
            ui.label(RichText::new(format!("and {} more", rows.len() - 12)).size(12.0));
            ui.end_row();
        }
    });
}
