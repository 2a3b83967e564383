//! The menu: scenarios, who plays, saved games.

use super::notes::show_briefing;
use super::theme;
use super::theme::{FAINT, INK, JAPAN, RULE, SOVIET, WARN};
use super::widgets::heading;
use crate::ai::Level;
use crate::app::battle::thinker;
use crate::app::input::intent::Intent;
use crate::play::Who;
use crate::rules::{BySide, Side};
use crate::text;
use bevy_egui::egui::{
    self, Align, Color32, ComboBox, CornerRadius, Frame, Layout, Margin, Mesh, Rect, RichText,
    ScrollArea, Sense, Shape, Stroke, Ui, vec2,
};
use std::path::PathBuf;
use std::sync::Arc;

/// A scenario in the list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct MenuItem {
    /// Title.
    pub title: String,
    /// Date.
    pub date: String,
    /// True if it cannot be played.
    pub broken: bool,
}

/// The scenario looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct BattleDetail {
    /// Briefings.
    pub briefing: BySide<String>,
    /// Length and size in words.
    pub about: String,
    /// Its sheet in a rectangle of [`THUMB`], from the origin.
    pub thumb: Option<Arc<Mesh>>,
    /// Where in that rectangle the sheet lies.
    pub thumb_frame: Option<Rect>,
    /// Which sides have a plan of the day.
    pub planned: BySide<bool>,
    /// What is wrong with it.
    pub problems: String,
}

/// A saved game in the list.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct SavedGame {
    /// Its words.
    pub title: String,
    /// Turn, clock, who plays.
    pub about: String,
    /// Its file.
    pub path: PathBuf,
}

/// What the menu shows.
#[derive(Clone, Debug)]
pub(crate) struct Menu {
    /// Scenarios.
    pub items: Vec<MenuItem>,
    /// Which is looked at.
    pub looked_at: usize,
    /// That one.
    pub detail: BattleDetail,
    /// Who plays.
    pub seats: BySide<Who>,
    /// Saved games, newest first.
    pub saves: Vec<SavedGame>,
    /// The one to go on with.
    pub last: Option<String>,
    /// A sentence for the player.
    pub notice: Option<String>,
}

/// Size of the picture of a scenario, points.
pub(crate) const THUMB: [f32; 2] = [330.0, 250.0];

/// The menu.
pub(crate) fn show(ui: &mut Ui, menu: &Menu) -> Vec<Intent> {
    let mut out = Vec::new();
    let all = ui.max_rect();
    backdrop(ui, all);
    let width = (all.width() - 80.0).min(1130.0);
    let paper = Rect::from_center_size(all.center(), vec2(width, (all.height() - 50.0).min(760.0)));
    sheet_of_paper(ui, paper);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(paper.shrink(26.0)));
    let ui = &mut ui;
    title(ui);
    if let Some(notice) = &menu.notice {
        ui.label(RichText::new(notice).color(WARN));
    }
    ui.horizontal_top(|ui| {
        let rest = ui.available_height();
        ui.allocate_ui_with_layout(vec2(270.0, rest), Layout::top_down(Align::Min), |ui| {
            left(ui, menu, &mut out);
        });
        ui.add_space(14.0);
        let line = ui.cursor().left();
        ui.painter().vline(line, ui.max_rect().y_range(), Stroke::new(1.0, RULE));
        ui.add_space(14.0);
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), rest),
            Layout::top_down(Align::Min),
            |ui| {
                right(ui, menu, &mut out);
            },
        );
    });
    out
}

fn backdrop(ui: &Ui, all: Rect) {
    ui.painter().rect_filled(all, 0.0, theme::table());
}

/// A sheet lying on the table.
fn sheet_of_paper(ui: &Ui, rect: Rect) {
    let p = ui.painter();
    for k in 1..=6 {
        let d = k as f32 * 1.6;
        p.rect_filled(rect.translate(vec2(d, d)), 1.0, Color32::from_black_alpha(22));
    }
    p.rect_filled(rect, 1.0, theme::PANEL);
    p.rect_stroke(rect.shrink(9.0), 0.0, Stroke::new(2.0, INK), egui::StrokeKind::Inside);
    p.rect_stroke(rect.shrink(13.0), 0.0, Stroke::new(0.8, INK), egui::StrokeKind::Inside);
}

fn title(ui: &mut Ui) {
    ui.vertical_centered(|ui| {
        let mut job = egui::text::LayoutJob::default();
        let format = egui::TextFormat {
            font_id: theme::font("bold", 40.0),
            color: INK,
            extra_letter_spacing: 7.0,
            ..Default::default()
        };
        job.append("KHASAN 1938", 0.0, format);
        ui.label(job);
        ui.label(
            RichText::new("The fighting at Lake Khasan, 29 July to 11 August")
                .font(theme::font("italic", 17.0))
                .color(FAINT),
        );
    });
    ui.add_space(4.0);
}

fn left(ui: &mut Ui, menu: &Menu, out: &mut Vec<Intent>) {
    heading(ui, "Battles");
    for (i, item) in menu.items.iter().enumerate() {
        if entry(ui, &item.title, &item.date, i == menu.looked_at, item.broken) {
            out.push(Intent::Look(i));
        }
    }
    ui.add_space(8.0);
    heading(ui, "Saved games");
    if let Some(last) = &menu.last {
        let words = format!("Continue: {last}");
        if ui.add_sized([ui.available_width(), 28.0], egui::Button::new(words)).clicked() {
            out.push(Intent::Continue);
        }
    }
    let room = (ui.available_height() - 44.0).max(60.0);
    ScrollArea::vertical().id_salt("saves").max_height(room).auto_shrink([false, true]).show(
        ui,
        |ui| {
            if menu.saves.is_empty() {
                ui.label(
                    RichText::new("None yet. A battle is saved by itself each turn.").color(FAINT),
                );
            }
            for save in &menu.saves {
                if entry(ui, &save.title, &save.about, false, false) {
                    out.push(Intent::Load(save.path.clone()));
                }
            }
        },
    );
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        if ui.button("Quit").clicked() {
            out.push(Intent::Quit);
        }
    });
}

/// A line of a list with a second line under it.
fn entry(ui: &mut Ui, title: &str, about: &str, chosen: bool, broken: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 42.0), Sense::click());
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, title));
    let p = ui.painter();
    if chosen || response.hovered() {
        let fill = if chosen { theme::CHOSEN } else { theme::FIELD };
        p.rect_filled(rect, CornerRadius::same(2), fill);
    }
    let color = if broken { WARN } else { INK };
    let at = rect.left_top() + vec2(7.0, 3.0);
    p.text(at, egui::Align2::LEFT_TOP, title, theme::font("roman", 17.0), color);
    let at = rect.left_bottom() + vec2(7.0, -4.0);
    p.text(at, egui::Align2::LEFT_BOTTOM, about, egui::FontId::proportional(12.0), FAINT);
    response.clicked()
}

fn right(ui: &mut Ui, menu: &Menu, out: &mut Vec<Intent>) {
    let Some(item) = menu.items.get(menu.looked_at) else {
        ui.label("No scenarios were found.");
        return;
    };
    ui.label(RichText::new(&item.title).font(theme::font("bold", 24.0)));
    let about = if menu.detail.about.is_empty() {
        item.date.clone()
    } else {
        format!("{}  ·  {}", item.date, menu.detail.about)
    };
    ui.label(RichText::new(about).font(theme::font("italic", 15.0)).color(FAINT));
    if !menu.detail.problems.is_empty() {
        ui.label(RichText::new("This scenario cannot be played:").color(WARN));
        ScrollArea::both().id_salt("problems").show(ui, |ui| {
            ui.label(RichText::new(&menu.detail.problems).font(egui::FontId::monospace(12.0)));
        });
        return;
    }
    ui.add_space(4.0);
    let foot = 118.0;
    let body = (ui.available_height() - foot).max(120.0);
    ui.horizontal_top(|ui| {
        thumb(ui, &menu.detail);
        ui.add_space(8.0);
        ui.vertical(|ui| {
            ScrollArea::vertical()
                .id_salt("briefing")
                .max_height(body)
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    briefings(ui, menu);
                });
        });
    });
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        let words = RichText::new("Begin").font(theme::font("bold", 20.0));
        if ui.add_sized([170.0, 36.0], egui::Button::new(words)).clicked() {
            out.push(Intent::Begin(menu.looked_at));
        }
        seats(ui, &menu.seats, &menu.detail.planned, out);
    });
}

fn briefings(ui: &mut Ui, menu: &Menu) {
    for side in Side::ALL {
        let words = &menu.detail.briefing[side];
        if words.is_empty() {
            continue;
        }
        let color = super::counter::side_color(side);
        ui.label(RichText::new(text::nation(side)).font(theme::font("bold", 16.0)).color(color));
        show_briefing(ui, words);
        ui.add_space(6.0);
    }
}

fn thumb(ui: &mut Ui, detail: &BattleDetail) {
    let (rect, _) = ui.allocate_exact_size(vec2(THUMB[0], THUMB[1]), Sense::hover());
    if let (Some(mesh), Some(frame)) = (&detail.thumb, detail.thumb_frame) {
        let at = frame.translate(rect.min.to_vec2());
        let mut mesh = (**mesh).clone();
        mesh.translate(rect.min.to_vec2());
        ui.painter().with_clip_rect(at).add(Shape::mesh(mesh));
        ui.painter().rect_stroke(at, 0.0, Stroke::new(1.5, INK), egui::StrokeKind::Outside);
    } else {
        ui.painter().rect_filled(rect, 0.0, theme::FIELD);
    }
}

/// Who plays each side.
fn seats(ui: &mut Ui, seats: &BySide<Who>, planned: &BySide<bool>, out: &mut Vec<Intent>) {
    Frame::NONE.inner_margin(Margin::symmetric(0, 6)).show(ui, |ui| {
        for (side, color) in [(Side::Japan, JAPAN), (Side::Soviet, SOVIET)] {
            ui.horizontal(|ui| {
                let words = RichText::new(text::nation(side))
                    .font(theme::font("sans-bold", 14.0))
                    .color(color);
                ui.add_sized([110.0, 20.0], egui::Label::new(words));
                let mut chosen = seats[side].clone();
                if chosen == Who::Ai(Level::Historical) && !planned[side] {
                    // He was chosen for another battle.
                    chosen = Who::Ai(Level::Normal);
                }
                ComboBox::from_id_salt(("seat", side.sign()))
                    .width(190.0)
                    .selected_text(thinker::label(&chosen))
                    .show_ui(ui, |ui| {
                        for who in thinker::offered(planned[side]) {
                            let words = thinker::label(&who);
                            ui.selectable_value(&mut chosen, who, words);
                        }
                    });
                if chosen != seats[side] {
                    let mut now = seats.clone();
                    now[side] = chosen;
                    out.push(Intent::Seats(now));
                }
            });
        }
    });
}
