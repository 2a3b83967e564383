//! The bar along the top: clock, turn, weather, score.

use super::theme::{self, INK, RULE};
use super::widgets::{self, action_button, faint};
use crate::app::egui::{
    Align, Align2, Color32, FontId, Layout, Rect, RichText, Sense, Shape, Stroke, StrokeKind, Ui,
    pos2, vec2,
};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::view::offer::Offer;
use crate::app::view::top_bar::TopBar;
use crate::rules::Side;
use crate::text;
use crate::text::table::{advice, top_bar as words};

/// Points across the bar of who looks ahead.
const THINKING: f32 = 120.0;

/// The bar.
pub(crate) fn show(ui: &mut Ui, bar: &TopBar) -> Vec<Intent> {
    let mut out = Vec::new();
    ui.horizontal_centered(|ui| {
        ui.label(RichText::new(&bar.clock).font(theme::font("bold", 25.0)).color(INK));
        two_lines(ui, RichText::new(&bar.turn).size(13.0), &bar.weather);
        ui.separator();
        gauge(ui, bar);
        ui.separator();
        let nation = RichText::new(text::nation(bar.side)).font(theme::font("bold", 15.0));
        let nation = nation.color(theme::side(bar.side));
        match bar.progress {
            Some(percent) => thinking(ui, nation, percent, &bar.state),
            None => two_lines(ui, nation, &bar.state),
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| buttons(ui, bar, &mut out));
    });
    out
}

fn two_lines(ui: &mut Ui, first: RichText, second: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(3.0);
        ui.label(first);
        ui.label(faint(second, 12.0));
    });
}

/// Who looks ahead, and how far he is.
fn thinking(ui: &mut Ui, nation: RichText, percent: u8, words: &str) {
    ui.vertical(|ui| {
        ui.set_width(THINKING);
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(3.0);
        ui.label(nation);
        widgets::bar(ui, f32::from(percent) / 100.0, theme::BUSY, words);
    });
}

fn buttons(ui: &mut Ui, bar: &TopBar, out: &mut Vec<Intent>) {
    let mine = |hint: &str| Offer::in_turn(bar.may_order, hint);
    if bar.progress.is_some() {
        let enough = ui.button(advice::enough(&Action::Back.key_text()));
        if enough.on_hover_text(advice::ENOUGH_HINT).clicked() {
            out.push(Intent::Enough);
        }
    }
    for (action, label, offer) in [
        (Action::Back, words::MENU, Offer::open("")),
        (Action::EndTurn, words::END_TURN, mine(words::END_TURN_HINT)),
        (Action::NextUnit, words::NEXT_UNIT, mine(words::NEXT_UNIT_HINT)),
        (Action::Undo, words::TAKE_BACK, bar.undo.clone()),
        (Action::Speed, bar.speed, Offer::open(words::SPEED_HINT)),
    ] {
        // Its room is needed for another button, and there is nobody to choose.
        if action != Action::NextUnit || bar.progress.is_none() {
            action_button(ui, action, label, &offer, out);
        }
    }
}

/// The score on its scale, with the levels and the record of 1938.
fn gauge(ui: &mut Ui, bar: &TopBar) {
    let (rect, response) = ui.allocate_exact_size(vec2(190.0, 30.0), Sense::hover());
    let most = (bar.levels[2].max(1) as f32 * 1.25).max(bar.score.unsigned_abs() as f32 * 1.05);
    let scale = Rect::from_min_max(
        pos2(rect.left(), rect.top() + 11.0),
        pos2(rect.right(), rect.top() + 21.0),
    );
    let p = ui.painter();
    // Japan to the left, the Soviet Union to the right, as on the map.
    let x = |score: f32| scale.center().x + score / most * scale.width() * 0.5;
    p.rect_filled(scale, 1.0, theme::FIELD);
    let (from, to) = (x(0.0).min(x(bar.score as f32)), x(0.0).max(x(bar.score as f32)));
    let color = if bar.score >= 0 { theme::SOVIET } else { theme::JAPAN };
    p.rect_filled(Rect::from_x_y_ranges(from..=to, scale.y_range()), 0.0, color);
    for level in bar.levels {
        for sign in [-1.0, 1.0] {
            let at = x(level as f32 * sign);
            p.vline(at, scale.y_range(), Stroke::new(1.0, RULE));
        }
    }
    // Not upwards, where the figure stands.
    p.vline(x(0.0), scale.top()..=scale.bottom() + 3.0, Stroke::new(1.5, INK));
    p.rect_stroke(scale, 1.0, Stroke::new(1.0, RULE), StrokeKind::Inside);
    if let Some(h) = bar.history {
        let tip = pos2(x((h as f32).clamp(-most, most)), scale.bottom() + 1.0);
        let foot = vec![tip, tip + vec2(4.0, 6.0), tip + vec2(-4.0, 6.0)];
        p.add(Shape::convex_polygon(foot, INK, Stroke::NONE));
    }
    captions(ui, rect, bar);
    response.on_hover_text(&bar.scale);
}

/// Whose the ends of the scale are, and the score.
fn captions(ui: &Ui, rect: Rect, bar: &TopBar) {
    let small = FontId::proportional(10.5);
    let words = |at, align, text: &str, color: Color32| {
        ui.painter().text(at, align, text, small.clone(), color);
    };
    let japan = words::scale_end(Side::Japan);
    words(rect.left_top(), Align2::LEFT_TOP, japan, theme::JAPAN);
    let soviet = words::scale_end(Side::Soviet);
    words(rect.right_top(), Align2::RIGHT_TOP, soviet, theme::SOVIET);
    let known = bar.score_range == (bar.score, bar.score);
    let score = text::estimate::roughly(bar.score.unsigned_abs(), known);
    words(rect.center_top(), Align2::CENTER_TOP, &score, INK);
}
