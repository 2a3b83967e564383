//! The menu: scenarios, who plays, saved games.

use super::objectives::show_briefing;
use super::saves::saves;
use super::theme::{self, FAINT, INK, RULE, WARN};
use super::thumb::Thumb;
use super::widgets::{entry, heading};
use crate::app::egui::text::{LayoutJob, TextFormat};
use crate::app::egui::{
    Align, Button, Color32, ComboBox, FontId, Frame, Label, Layout, Margin, Rect, RichText,
    ScrollArea, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, Vec2, vec2,
};
use crate::app::input::intent::Intent;
use crate::app::view::menu::{BattleDetail, Menu, MenuItem};
use crate::app::view::players::{fitting, label, offered};
use crate::rules::Side;
use crate::text;
use crate::text::table::menu as words;

/// Room for the picture of a scenario, points.
pub(crate) const THUMB: Vec2 = vec2(330.0, 250.0);
/// Points between the middle line of the menu and what stands beside it.
const GAP: f32 = 14.0;
/// Points of the menu's left side.
const LEFT: f32 = 270.0;
/// Points that the foot of the right side takes.
const FOOT: f32 = 118.0;

/// The menu; `thumb`: the picture of the scenario looked at.
pub(crate) fn show(ui: &mut Ui, menu: &Menu, thumb: Option<&Thumb>) -> Vec<Intent> {
    let mut out = Vec::new();
    let all = ui.max_rect();
    ui.painter().rect_filled(all, 0.0, theme::table());
    let width = (all.width() - 80.0).min(1130.0);
    let paper = Rect::from_center_size(all.center(), vec2(width, (all.height() - 50.0).min(760.0)));
    sheet_of_paper(ui, paper);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(paper.shrink(26.0)));
    let ui = &mut ui;
    title(ui);
    if let Some(notice) = &menu.notice {
        ui.label(RichText::new(notice).color(WARN));
    }
    ui.horizontal_top(|ui| {
        let rest = ui.available_height();
        ui.allocate_ui_with_layout(vec2(LEFT, rest), Layout::top_down(Align::Min), |ui| {
            left(ui, menu, &mut out);
        });
        ui.add_space(GAP);
        let line = ui.cursor().left();
        ui.painter().vline(line, ui.max_rect().y_range(), Stroke::new(1.0, RULE));
        ui.add_space(GAP);
        let room = vec2(ui.available_width(), rest);
        ui.allocate_ui_with_layout(room, Layout::top_down(Align::Min), |ui| {
            right(ui, menu, thumb, &mut out);
        });
    });
    out
}

/// A sheet lying on the table.
fn sheet_of_paper(ui: &Ui, rect: Rect) {
    let p = ui.painter();
    for k in 1..=6 {
        let d = k as f32 * 1.6;
        p.rect_filled(rect.translate(vec2(d, d)), 1.0, Color32::from_black_alpha(22));
    }
    p.rect_filled(rect, 1.0, theme::PANEL);
    p.rect_stroke(rect.shrink(9.0), 0.0, Stroke::new(2.0, INK), StrokeKind::Inside);
    p.rect_stroke(rect.shrink(13.0), 0.0, Stroke::new(0.8, INK), StrokeKind::Inside);
}

fn title(ui: &mut Ui) {
    ui.vertical_centered(|ui| {
        let mut job = LayoutJob::default();
        let format = TextFormat {
            font_id: theme::font("bold", 40.0),
            color: INK,
            extra_letter_spacing: 7.0,
            ..TextFormat::default()
        };
        job.append(words::TITLE, 0.0, format);
        ui.label(job);
        let under = RichText::new(words::SUBTITLE);
        ui.label(under.font(theme::font("italic", 17.0)).color(FAINT));
    });
    ui.add_space(4.0);
}

fn left(ui: &mut Ui, menu: &Menu, out: &mut Vec<Intent>) {
    heading(ui, words::BATTLES);
    for (i, item) in menu.items.iter().enumerate() {
        if entry(ui, &item.title, &[&item.date], i == menu.looked_at, item.broken) {
            out.push(Intent::Look(i));
        }
    }
    ui.add_space(8.0);
    saves(ui, menu, out);
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        if ui.button(words::QUIT).clicked() {
            out.push(Intent::Quit);
        }
    });
}

fn right(ui: &mut Ui, menu: &Menu, thumb: Option<&Thumb>, out: &mut Vec<Intent>) {
    let Some(item) = menu.items.get(menu.looked_at) else {
        ui.label(words::NO_SCENARIOS);
        return;
    };
    battle_title(ui, item, &menu.detail);
    if !menu.detail.problems.is_empty() {
        problems(ui, &menu.detail.problems);
        return;
    }
    ui.add_space(4.0);
    let body = (ui.available_height() - FOOT).max(120.0);
    ui.horizontal_top(|ui| {
        show_thumb(ui, thumb);
        ui.add_space(8.0);
        ui.vertical(|ui| {
            let area = ScrollArea::vertical().id_salt("briefing").max_height(body);
            area.auto_shrink([false, false]).show(ui, |ui| briefings(ui, &menu.detail));
        });
    });
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        let begin = RichText::new(words::BEGIN).font(theme::font("bold", 20.0));
        if ui.add_sized([170.0, 36.0], Button::new(begin)).clicked() {
            out.push(Intent::Begin(menu.looked_at));
        }
        seats(ui, menu, out);
    });
}

fn battle_title(ui: &mut Ui, item: &MenuItem, detail: &BattleDetail) {
    ui.label(RichText::new(&item.title).font(theme::font("bold", 24.0)));
    let about = words::date_and_size(&item.date, &detail.about);
    ui.label(RichText::new(about).font(theme::font("italic", 15.0)).color(FAINT));
}

fn problems(ui: &mut Ui, problems: &str) {
    ui.label(RichText::new(words::BROKEN).color(WARN));
    ScrollArea::both().id_salt("problems").show(ui, |ui| {
        ui.label(RichText::new(problems).font(FontId::monospace(12.0)));
    });
}

fn briefings(ui: &mut Ui, detail: &BattleDetail) {
    for side in Side::ALL {
        let briefing = &detail.briefing[side];
        if briefing.is_empty() {
            continue;
        }
        let nation = RichText::new(text::nation(side)).font(theme::font("bold", 16.0));
        ui.label(nation.color(theme::side(side)));
        show_briefing(ui, briefing);
        ui.add_space(6.0);
    }
}

fn show_thumb(ui: &mut Ui, thumb: Option<&Thumb>) {
    let (rect, _) = ui.allocate_exact_size(THUMB, Sense::hover());
    let Some(thumb) = thumb else {
        ui.painter().rect_filled(rect, 0.0, theme::FIELD);
        return;
    };
    let at = thumb.frame.translate(rect.min.to_vec2());
    let mut mesh = (*thumb.mesh).clone();
    mesh.translate(rect.min.to_vec2());
    ui.painter().with_clip_rect(at).add(Shape::mesh(mesh));
    ui.painter().rect_stroke(at, 0.0, Stroke::new(1.5, INK), StrokeKind::Outside);
}

/// Who plays each side.
fn seats(ui: &mut Ui, menu: &Menu, out: &mut Vec<Intent>) {
    Frame::NONE.inner_margin(Margin::symmetric(0, 6)).show(ui, |ui| {
        for side in [Side::Japan, Side::Soviet] {
            ui.horizontal(|ui| seat(ui, menu, side, out));
        }
    });
}

fn seat(ui: &mut Ui, menu: &Menu, side: Side, out: &mut Vec<Intent>) {
    let nation = RichText::new(text::nation(side)).font(theme::font("sans-bold", 14.0));
    ui.add_sized([110.0, 20.0], Label::new(nation.color(theme::side(side))));
    let planned = menu.detail.planned[side];
    let mut chosen = fitting(&menu.seats[side], planned);
    ComboBox::from_id_salt(("seat", side.sign()))
        .width(190.0)
        .selected_text(label(&chosen))
        .show_ui(ui, |ui| {
            for who in offered(planned) {
                let words = label(&who);
                ui.selectable_value(&mut chosen, who, words);
            }
        });
    if chosen != menu.seats[side] {
        let mut now = menu.seats.clone();
        now[side] = chosen;
        out.push(Intent::Seats(now));
    }
}
