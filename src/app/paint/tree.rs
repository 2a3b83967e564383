//! The order of battle as a tree.

use super::counter_marks::{MUD, hourglass};
use super::theme::{self, CHOSEN, FAINT, INK, SOVIET, WARN};
use super::widgets::{action_button, heading};
use super::{advice, arrows};
use crate::app::egui::text::{LayoutJob, TextWrapping};
use crate::app::egui::{
    Align, Color32, CursorIcon, FontId, Id, Key, Modifiers, Painter, Pos2, Rect, RichText, Sense,
    Shape, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, WidgetType, pos2, vec2,
};
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::view::tree::{Tree, TreeRow, TreeSubject};
use crate::rules::formation::Strength;
use crate::text;
use crate::text::table::tree as words;

/// The field for the name that is looked for.
pub(crate) fn search_field() -> Id {
    Id::new("find")
}

/// The panel's head: what is looked for, and the standing orders.
pub(crate) fn show_head(ui: &mut Ui, tree: &Tree) -> Vec<Intent> {
    let mut out = Vec::new();
    heading(ui, words::TITLE);
    // Its line is there from the start: one that came and went would move the rest.
    ui.horizontal(|ui| {
        action_button(ui, Action::CarryOn, &tree.carry_on, &tree.offer, &mut out);
        out.extend(search(ui, tree));
    });
    out.extend(advice::ask(ui, tree.may_order));
    out
}

/// The field to look somebody up by his name.
fn search(ui: &mut Ui, tree: &Tree) -> Vec<Intent> {
    let mut out = Vec::new();
    let mut search = tree.search.clone();
    let edit = TextEdit::singleline(&mut search)
        .id(search_field())
        .hint_text(words::find(&Action::Find.key_text()))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).on_hover_text(words::FIND_HINT);
    if response.changed() {
        out.push(Intent::Search(search));
    } else if response.lost_focus() {
        // Used up here: the table must not take them for the end of the turn or the way out.
        let used = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
        let (enter, escape) = (used(Key::Enter), used(Key::Escape));
        if let (true, Some(row)) = (enter, tree.found()) {
            out.push(row.visit());
        }
        if enter || escape {
            // All of the order of battle again.
            out.push(Intent::Search(String::new()));
        }
    }
    out
}

/// The tree.
pub(crate) fn show(ui: &mut Ui, tree: &Tree) -> Vec<Intent> {
    let mut out = Vec::new();
    if tree.rows.is_empty() {
        ui.label(RichText::new(words::NOBODY).color(FAINT));
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for row in &tree.rows {
        line(ui, row, &mut out);
    }
    out
}

fn line(ui: &mut Ui, row: &TreeRow, out: &mut Vec<Intent>) {
    let formation = matches!(row.what, TreeSubject::Formation(..));
    let height = if formation { 20.0 } else { 18.0 };
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let label = || WidgetInfo::labeled(WidgetType::Button, true, &row.name);
    response.widget_info(label);
    bring_into_view(ui, row, rect);
    let left = rect.left() + 4.0 + row.depth as f32 * 11.0;
    let fold = fold_mark(ui, row, pos2(left, rect.top() + 0.5));
    if ui.is_rect_visible(rect) {
        paint(ui, row, rect, left, response.hovered());
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if let Some(fold) = fold {
        out.push(fold);
    } else if response.double_clicked() {
        out.push(row.visit());
    } else if response.clicked() {
        out.push(row.choose());
    }
    response.on_hover_text(row.hint());
}

/// The mark that folds a formation; what a click on it wants.
fn fold_mark(ui: &Ui, row: &TreeRow, at: Pos2) -> Option<Intent> {
    let TreeSubject::Formation(id, open) = row.what else { return None };
    let arrow = Rect::from_min_size(at, vec2(14.0, 16.0));
    let turn = ui.interact(arrow.expand(2.0), ui.id().with(("fold", id)), Sense::click());
    let words = words::fold(&row.name, open);
    turn.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &words));
    if ui.is_rect_visible(arrow) {
        triangle(ui, arrow, open, turn.hovered());
    }
    turn.clicked().then_some(Intent::Fold(id))
}

/// What has just been chosen is scrolled to.
fn bring_into_view(ui: &Ui, row: &TreeRow, rect: Rect) {
    let id = Id::new("tree-chosen");
    if row.heads {
        let now = row.number();
        let last = ui.data(|d| d.get_temp::<u64>(id));
        let within = ui.clip_rect().y_range().contains(rect.center().y);
        if last != Some(now) {
            ui.data_mut(|d| d.insert_temp(id, now));
            if !within {
                ui.scroll_to_rect(rect, Some(Align::Center));
            }
        }
    }
}

fn triangle(ui: &Ui, at: Rect, open: bool, hovered: bool) {
    let c = at.center();
    let points = if open {
        vec![c + vec2(-5.0, -3.0), c + vec2(5.0, -3.0), c + vec2(0.0, 4.0)]
    } else {
        vec![c + vec2(-3.0, -5.0), c + vec2(4.0, 0.0), c + vec2(-3.0, 5.0)]
    };
    let color = if hovered { INK } else { FAINT };
    ui.painter().add(Shape::convex_polygon(points, color, Stroke::NONE));
}

/// What is too long ends in dots.
fn within(p: &Painter, at: Pos2, right: f32, text: &str, (font, color): (FontId, Color32)) -> f32 {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, color);
    job.wrap = TextWrapping::truncate_at_width((right - at.x).max(8.0));
    let galley = p.layout_job(job);
    let end = at.x + galley.size().x;
    p.galley(at, galley, color);
    end
}

fn paint(ui: &Ui, row: &TreeRow, rect: Rect, left: f32, hovered: bool) {
    let p = ui.painter();
    if row.chosen {
        p.rect_filled(rect, 2.0, CHOSEN.gamma_multiply(0.75));
    } else if hovered {
        p.rect_filled(rect, 2.0, Color32::from_black_alpha(12));
    }
    let (x, color) = (left + 17.0, theme::shade(row.shade));
    match row.what {
        TreeSubject::Formation(..) => {
            let mut room = row.brief.map_or(rect.right(), |s| brief(p, &s, rect));
            if row.exhausted {
                let at = pos2(room - 6.0, rect.center().y);
                hourglass(p, Rect::from_center_size(at, vec2(8.0, 11.0)));
                room -= 15.0;
            }
            if row.sent {
                let at = pos2(room - 7.0, rect.center().y);
                letter(p, Rect::from_center_size(at, vec2(11.0, 8.0)));
                room -= 16.0;
            }
            if let Some((mission, _)) = &row.order {
                room -= 17.0;
                arrow(p, pos2(room + 3.0, rect.center().y), arrows::color(*mission));
            }
            let name = (theme::font("roman", 15.0), color);
            within(p, pos2(x, rect.top() + 1.0), room, &row.name, name);
        }
        TreeSubject::Unit(_) => {
            let name = (theme::font("sans", 13.0), color);
            // This face hangs low in its line; so set it is midway between its neighbours.
            let end = within(p, pos2(x, rect.top() - 2.0), rect.right(), &row.name, name);
            let state = (theme::font("sans", 11.5), FAINT);
            within(p, pos2(end + 7.0, rect.top() - 0.5), rect.right(), &row.state, state);
        }
    }
}

/// A formation's strength at the right of its line; where it begins comes back. What is
/// wrong has a mark of its own: mud for the mired, a cross for the broken.
fn brief(p: &Painter, s: &Strength, rect: Rect) -> f32 {
    let mut right = rect.right() - 4.0;
    let mut put = |words: String, color: Color32, mark: Option<fn(&Painter, Rect)>| {
        if words.is_empty() {
            return;
        }
        let galley = p.layout_no_wrap(words, theme::font("narrow", 12.0), color);
        let at = pos2(right - galley.size().x, rect.top() - 0.5);
        right = at.x;
        p.galley(at, galley, color);
        if let Some(mark) = mark {
            let at = Rect::from_center_size(pos2(right - 7.0, rect.center().y), vec2(9.0, 9.0));
            mark(p, at);
            right = at.left();
        }
        right -= 6.0;
    };
    let some = |n: u32| if n > 0 { n.to_string() } else { String::new() };
    put(text::readiness(s), FAINT, None);
    put(some(s.broken), SOVIET, Some(cross));
    put(some(s.mired), WARN, Some(mud));
    put(text::strength_brief(s), FAINT, None);
    right
}

/// Broken, as on the counters.
fn cross(p: &Painter, at: Rect) {
    let stroke = Stroke::new(1.6, SOVIET);
    let r = at.shrink(1.0);
    p.line_segment([r.left_top(), r.right_bottom()], stroke);
    p.line_segment([r.right_top(), r.left_bottom()], stroke);
}

/// Half under mud, as on the counters.
fn mud(p: &Painter, at: Rect) {
    let half = Rect::from_min_max(pos2(at.left(), at.center().y), at.max);
    p.rect_filled(half, 0.0, MUD);
    p.rect_stroke(at, 0.0, Stroke::new(1.0, WARN), StrokeKind::Inside);
}

/// A changed mission on its way: a folded message.
fn letter(p: &Painter, at: Rect) {
    let stroke = Stroke::new(1.0, WARN);
    p.rect_stroke(at, 0.0, stroke, StrokeKind::Inside);
    let fold = pos2(at.center().x, at.center().y + 0.5);
    p.line_segment([at.left_top(), fold], stroke);
    p.line_segment([at.right_top(), fold], stroke);
}

/// The mark of a standing order.
fn arrow(p: &Painter, at: Pos2, color: Color32) {
    let stroke = Stroke::new(2.0, color);
    let tip = at + vec2(10.0, 0.0);
    p.line_segment([at, tip], stroke);
    p.line_segment([tip, tip + vec2(-4.0, -3.5)], stroke);
    p.line_segment([tip, tip + vec2(-4.0, 3.5)], stroke);
}
