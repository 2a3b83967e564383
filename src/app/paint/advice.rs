//! What the staff would do: the panel, and its plan on the map.

use super::arrows::{color, head};
use super::board::Board;
use super::theme::{self, BUSY, GOOD};
use super::widgets::{action_button, bar, faint, heading, link};
use crate::app::egui::{
    Align, Color32, Layout, Pos2, RichText, ScrollArea, Shape, Stroke, Ui, WidgetInfo, WidgetType,
};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::view::advice::{AdviceCard, AdviceLine, AdvicePanel};
use crate::app::view::arrows::StandingArrow;
use crate::app::view::offer::Offer;
use crate::text::table::advice as words;

/// Points that are left below the orders to the buttons.
const BUTTONS: f32 = 40.0;
/// More arrows than this are drawn thin.
const MANY: usize = 8;
/// Points at the right of a line for its button.
const ADOPT: f32 = 62.0;

/// The button that asks.
pub(crate) fn ask(ui: &mut Ui, may_order: bool) -> Vec<Intent> {
    let mut out = Vec::new();
    let offer = Offer::in_turn(may_order, words::ASK_HINT);
    action_button(ui, Action::Consult, words::ASK, &offer, &mut out);
    out
}

/// The panel.
pub(crate) fn show(ui: &mut Ui, panel: &AdvicePanel) -> Vec<Intent> {
    heading(ui, words::TITLE);
    match panel {
        AdvicePanel::Thinking(percent) => thinking(ui, *percent),
        AdvicePanel::Given(card) => given(ui, card),
    }
}

fn thinking(ui: &mut Ui, percent: Option<u8>) -> Vec<Intent> {
    let mut out = Vec::new();
    let part = f32::from(percent.unwrap_or(0)) / 100.0;
    bar(ui, part, BUSY, &words::thinking(percent));
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        let enough = ui.button(words::enough(&Action::Back.key_text()));
        if enough.on_hover_text(words::ENOUGH_HINT).clicked() {
            out.push(Intent::Enough);
        }
        if ui.button(words::CLOSE).clicked() {
            out.push(Intent::Do(Action::Consult));
        }
    });
    out
}

fn given(ui: &mut Ui, card: &AdviceCard) -> Vec<Intent> {
    let mut out = Vec::new();
    let room = ui.available_height() - BUTTONS;
    let area = ScrollArea::vertical().id_salt("advice").max_height(room);
    area.auto_shrink([false, true]).show(ui, |ui| {
        if let Some(plan) = &card.plan {
            ui.label(RichText::new(plan).font(theme::font("roman", 15.0)));
        }
        if let Some(expected) = &card.expected {
            ui.label(RichText::new(expected).font(theme::font("sans-bold", 13.0)));
        }
        ui.label(faint(&card.next_best, 12.5)).on_hover_text(&card.basis);
        heading(ui, words::ORDERS);
        if card.lines.is_empty() {
            ui.label(words::NO_ORDERS);
        }
        for line in &card.lines {
            order(ui, line, &mut out);
        }
    });
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        match &card.adopt_all {
            Some(offer) => {
                if offered(ui, words::ADOPT_ALL, words::ADOPT_ALL, offer) {
                    out.push(Intent::AdoptAll);
                }
            }
            None if card.lines.is_empty() => {}
            None => {
                ui.label(RichText::new(words::ALL_ADOPTED).color(GOOD));
            }
        }
        if ui.button(words::CLOSE).clicked() {
            out.push(Intent::Do(Action::Consult));
        }
    });
    out
}

/// What one formation would be told, and the button that tells it so.
fn order(ui: &mut Ui, line: &AdviceLine, out: &mut Vec<Intent>) {
    ui.horizontal_top(|ui| {
        let width = ui.available_width() - ADOPT;
        ui.allocate_ui_with_layout([width, 0.0].into(), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            let words = RichText::new(&line.words).size(13.0);
            if link(ui, words).on_hover_text(words::ORDER_HINT).clicked() {
                out.extend(line.leads.clone());
            }
        });
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| match &line.adopt {
            Some(offer) => {
                if offered(ui, words::ADOPT, &words::adopt(&line.words), offer) {
                    out.push(Intent::Adopt(line.formation));
                }
            }
            None => {
                ui.label(RichText::new(words::ADOPTED).size(12.5).color(GOOD));
            }
        });
    });
}

/// A button that may be barred; `label` is read to those who do not see what it stands beside.
fn offered(ui: &mut Ui, words: &str, label: &str, offer: &Offer) -> bool {
    let open = offer.is_open();
    let button = ui.add_enabled_ui(open, |ui| ui.button(words)).inner;
    button.widget_info(|| WidgetInfo::labeled(WidgetType::Button, open, label));
    let clicked = button.clicked();
    match offer {
        Offer::Open(hint) => button.on_hover_text(hint),
        Offer::Barred(why) => button.on_disabled_hover_text(why),
    };
    clicked
}

/// Where the staff would send whom: dotted, with open heads; many of them thin, but for the chosen.
pub(super) fn arrows(b: &Board, orders: &[StandingArrow]) {
    for order in orders {
        arrow(b, order, orders.len() > MANY && !order.chosen);
    }
}

fn arrow(b: &Board, order: &StandingArrow, thin: bool) {
    let Some([a, z]) = order.ends(|h| b.centre(h).to_vec2()) else { return };
    if (z - a).length() < b.eye.hex_points() {
        return;
    }
    let color = color(order.mission);
    let (width, dash, gap) = if thin { (1.4, 3.0, 5.0) } else { (3.0, 4.0, 5.0) };
    let line: [Pos2; 2] = [a.to_pos2(), z.to_pos2()];
    if !thin {
        let ground = Stroke::new(width + 2.5, Color32::from_white_alpha(150));
        b.painter.line_segment(line, ground);
    }
    let ink = if thin { color.gamma_multiply(0.7) } else { color };
    b.painter.extend(Shape::dashed_line(&line, Stroke::new(width, ink), dash, gap));
    head(b, &line, theme::FIELD, Stroke::new(1.8, color));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::paint::tests::drawn;
    use crate::rules::FormationId;
    use egui_kittest::kittest::Queryable;

    fn card(adopted: bool) -> AdvicePanel {
        let line = |n: u16, words: &str, adopted: bool| AdviceLine {
            formation: FormationId(n),
            words: words.to_owned(),
            adopt: (!adopted).then(|| Offer::open("")),
            leads: Some(Intent::VisitFormation(FormationId(n))),
        };
        AdvicePanel::Given(AdviceCard {
            plan: Some("Hold what is held".to_owned()),
            expected: Some("Expected: +1.0 points".to_owned()),
            next_best: "Next best: none".to_owned(),
            basis: String::new(),
            lines: vec![line(3, "3rd: hold Hill", true), line(4, "4th: attack Ford", adopted)],
            adopt_all: (!adopted).then(|| Offer::open("")),
        })
    }

    #[test]
    fn what_the_staff_would_do_is_adopted_by_its_buttons() {
        let mut h = drawn(|ui| show(ui, &card(false)));
        assert!(h.query_by_label("Adopt 3rd: hold Hill").is_none(), "it is ordered");
        h.get_by_label("Adopt 4th: attack Ford").click();
        h.run();
        assert_eq!(h.state().as_slice(), [Intent::Adopt(FormationId(4))]);
        h.get_by_label("Adopt all").click();
        h.run();
        assert_eq!(h.state().last(), Some(&Intent::AdoptAll));
        h.get_by_label("4th: attack Ford").click();
        h.run();
        assert_eq!(h.state().last(), Some(&Intent::VisitFormation(FormationId(4))));
        h.get_by_label("Close").click();
        h.run();
        assert_eq!(h.state().last(), Some(&Intent::Do(Action::Consult)));
        let h = drawn(|ui| show(ui, &card(true)));
        h.get_by_label("All of it is ordered.");
        assert!(h.query_by_label("Adopt all").is_none());
    }

    #[test]
    fn who_has_waited_enough_takes_the_best_so_far() {
        let mut h = drawn(|ui| show(ui, &AdvicePanel::Thinking(Some(45))));
        h.get_by_label("Best so far (Esc)").click();
        h.run();
        assert_eq!(h.state().as_slice(), [Intent::Enough]);
    }
}
