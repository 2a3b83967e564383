//! Small parts that panels share.

use super::theme::{self, FAINT, INK, RULE, WARN};
use crate::app::egui::{
    Align, Align2, Button, Color32, CornerRadius, CursorIcon, FontId, Label, Layout, Response,
    RichText, Sense, Stroke, StrokeKind, TextWrapMode, Ui, WidgetInfo, WidgetType, vec2,
};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::view::offer::Offer;

/// A button for an action with its key beside the words; says why if it is barred.
pub(super) fn action_button(
    ui: &mut Ui,
    action: Action,
    words: &str,
    offer: &Offer,
    out: &mut Vec<Intent>,
) {
    let text = RichText::new(words);
    let button = Button::new(text).right_text(faint(&action.key_text(), 11.0));
    let response = ui.add_enabled(offer.is_open(), button);
    if response.clicked() {
        out.push(Intent::Do(action));
    }
    match offer {
        Offer::Open(hint) if !hint.is_empty() => {
            response.on_hover_text(hint);
        }
        Offer::Open(_) => {}
        Offer::Barred(why) => {
            response.on_disabled_hover_text(why);
        }
    }
}

/// Words of little weight.
pub(super) fn faint(words: &str, size: f32) -> RichText {
    RichText::new(words).size(size).color(FAINT)
}

/// A heading with a rule under it.
pub(super) fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(4.0);
    ui.label(RichText::new(words).font(theme::font("roman", 16.0)).color(INK));
    let r = ui.available_rect_before_wrap();
    let y = r.top() - 1.0;
    ui.painter().hline(r.x_range(), y, Stroke::new(1.0, RULE));
    ui.add_space(3.0);
}

/// Words that cannot be marked: those that can keep the pointer from what they lie on.
fn still(words: RichText) -> Label {
    Label::new(words).selectable(false)
}

/// A line of a table: what, how much, and an explanation on hover.
pub(super) fn row(ui: &mut Ui, what: &str, value: &str, why: &str) {
    /// Letters that fit beside each other in the narrowest panel.
    const ROOM: usize = 44;
    let response = ui
        .scope(|ui| {
            if what.chars().count() + value.chars().count() > ROOM {
                ui.add(still(faint(what, 13.0)));
                ui.add(still(RichText::new(value).size(13.5)).wrap());
                return;
            }
            ui.horizontal(|ui| {
                ui.add(still(faint(what, 13.0)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let value = still(RichText::new(value).size(13.5));
                    ui.add(value.wrap_mode(TextWrapMode::Extend));
                });
            });
        })
        .response;
    if !why.is_empty() {
        response.on_hover_text(why);
    }
}

/// A bar from 0 to 1 with words in it.
pub(super) fn bar(ui: &mut Ui, part: f32, color: Color32, words: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 16.0), Sense::hover());
    let p = ui.painter();
    p.rect_filled(rect, 1.0, theme::FIELD);
    let mut full = rect;
    full.set_width(rect.width() * part.clamp(0.0, 1.0));
    p.rect_filled(full, 1.0, color);
    p.rect_stroke(rect, 1.0, Stroke::new(1.0, RULE), StrokeKind::Inside);
    p.text(rect.center(), Align2::CENTER_CENTER, words, FontId::proportional(11.5), INK);
    response
}

/// Words that can be clicked, without the look of a button.
pub(super) fn link(ui: &mut Ui, text: impl Into<RichText>) -> Response {
    ui.add(Label::new(text.into()).sense(Sense::click())).on_hover_cursor(CursorIcon::PointingHand)
}

/// Action buttons in two columns, each as wide as its column, in the order of reading.
pub(super) fn action_buttons(
    ui: &mut Ui,
    buttons: &[(Action, &str, &Offer)],
    out: &mut Vec<Intent>,
) {
    ui.columns(2, |columns| {
        for (i, (action, words, offer)) in buttons.iter().enumerate() {
            columns[i % 2].with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
                action_button(ui, *action, words, offer, out);
            });
        }
    });
}

/// Points of a line under a title in a list.
const LINE: f32 = 15.0;

/// A line of a list with more lines under it.
pub(super) fn entry(ui: &mut Ui, title: &str, about: &[&str], chosen: bool, broken: bool) -> bool {
    let height = 27.0 + LINE * about.len() as f32;
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, title));
    let p = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if chosen || response.hovered() {
        let fill = if chosen { theme::CHOSEN } else { theme::FIELD };
        p.rect_filled(rect, CornerRadius::same(2), fill);
    }
    let color = if broken { WARN } else { INK };
    let at = rect.left_top() + vec2(7.0, 3.0);
    p.text(at, Align2::LEFT_TOP, title, theme::font("roman", 17.0), color);
    for (i, line) in about.iter().rev().enumerate() {
        let at = rect.left_bottom() + vec2(7.0, -4.0 - LINE * i as f32);
        p.text(at, Align2::LEFT_BOTTOM, *line, FontId::proportional(12.0), FAINT);
    }
    response.clicked()
}
