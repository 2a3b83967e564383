//! The hand-over of the seat: nothing of the battle shows through.

use super::theme::{self, FAINT, INK};
use super::widgets::faint;
use crate::app::egui::{Button, Color32, Rect, RichText, Stroke, StrokeKind, Ui, UiBuilder, vec2};
use crate::app::input::intent::Intent;
use crate::rules::Side;
use crate::text;
use crate::text::table::{keys, questions as words};

/// The hand-over to a side; `battle`: its title, and the clock.
pub(crate) fn show(ui: &mut Ui, to: Side, battle: &str) -> Vec<Intent> {
    let mut out = Vec::new();
    let all = ui.max_rect();
    let p = ui.painter();
    p.rect_filled(all, 0.0, theme::table());
    let card = Rect::from_center_size(all.center(), vec2(460.0, 250.0));
    p.rect_filled(card.translate(vec2(5.0, 6.0)), 2.0, Color32::from_black_alpha(90));
    p.rect_filled(card, 2.0, theme::PANEL);
    p.rect_stroke(card.shrink(8.0), 0.0, Stroke::new(1.5, INK), StrokeKind::Inside);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(card.shrink(26.0)));
    ui.vertical_centered(|ui| {
        ui.label(RichText::new(battle).font(theme::font("italic", 17.0)).color(FAINT));
        ui.add_space(14.0);
        let nation = RichText::new(text::nation(to)).font(theme::font("bold", 34.0));
        ui.label(nation.color(theme::side(to)));
        ui.label(RichText::new(words::HAND_OVER).size(14.0));
        ui.add_space(20.0);
        let ready = RichText::new(words::IN_MY_SEAT).font(theme::font("roman", 18.0));
        if ui.add_sized([220.0, 38.0], Button::new(ready)).clicked() {
            out.push(Intent::Ready);
        }
        ui.label(faint(keys::ENTER, 11.5));
    });
    out
}
