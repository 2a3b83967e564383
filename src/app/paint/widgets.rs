//! Small parts that panels share.

use super::theme;
use super::theme::{FAINT, INK, RULE};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use bevy_egui::egui::{self, Align2, Color32, RichText, Sense, Stroke, Ui, vec2};

/// A button for an action with its key beside the words; says why if it is barred.
pub(crate) fn action_button(
    ui: &mut Ui,
    action: Action,
    words: &str,
    open: Result<String, String>,
    out: &mut Vec<Intent>,
) {
    let text = RichText::new(words);
    let button = egui::Button::new(text)
        .right_text(RichText::new(action.key_text()).size(11.0).color(FAINT));
    let response = ui.add_enabled(open.is_ok(), button);
    let clicked = response.clicked();
    match open {
        Ok(hint) if !hint.is_empty() => {
            response.on_hover_text(hint);
        }
        Ok(_) => {}
        Err(why) => {
            response.on_disabled_hover_text(why);
        }
    }
    if clicked {
        out.push(Intent::Do(action));
    }
}

/// A heading with a rule under it.
pub(crate) fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(words).font(theme::font("roman", 16.0)).color(INK));
    let r = ui.available_rect_before_wrap();
    let y = r.top() - 1.0;
    ui.painter().hline(r.x_range(), y, Stroke::new(1.0, RULE));
    ui.add_space(3.0);
}

/// A line of a table: what, how much, and an explanation on hover.
pub(crate) fn row(ui: &mut Ui, what: &str, value: &str, why: &str) {
    /// Letters that fit beside each other in the narrowest panel.
    const ROOM: usize = 44;
    let response = ui
        .scope(|ui| {
            if what.chars().count() + value.chars().count() > ROOM {
                ui.label(RichText::new(what).color(FAINT).size(13.0));
                ui.add(egui::Label::new(RichText::new(value).size(13.5)).wrap());
                return;
            }
            ui.horizontal(|ui| {
                ui.label(RichText::new(what).color(FAINT).size(13.0));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    ui.add(
                        egui::Label::new(RichText::new(value).size(13.5))
                            .wrap_mode(egui::TextWrapMode::Extend),
                    );
                });
            });
        })
        .response;
    if !why.is_empty() {
        response.on_hover_text(why);
    }
}

/// A bar from 0 to 1 with words in it.
pub(crate) fn bar(ui: &mut Ui, part: f32, color: Color32, words: &str) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let p = ui.painter();
    p.rect_filled(rect, 1.0, theme::FIELD);
    let mut full = rect;
    full.set_width(rect.width() * part.clamp(0.0, 1.0));
    p.rect_filled(full, 1.0, color);
    p.rect_stroke(rect, 1.0, Stroke::new(1.0, RULE), egui::StrokeKind::Inside);
    let font = egui::FontId::proportional(11.5);
    p.text(rect.center(), Align2::CENTER_CENTER, words, font, INK);
    response
}

/// Words that can be clicked, without the look of a button.
pub(crate) fn link(ui: &mut Ui, text: impl Into<RichText>) -> egui::Response {
    ui.add(egui::Label::new(text.into()).sense(Sense::click()))
        .on_hover_cursor(egui::CursorIcon::PointingHand)
}
