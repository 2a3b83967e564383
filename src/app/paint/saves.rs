//! Saved games in the menu, and what is asked about one of them.

use super::theme::{FAINT, WARN};
use super::veiled::veiled;
use super::widgets::{entry, heading};
use crate::app::egui::{
    Button, Direction, Key, Layout, Popup, Rect, RichText, ScrollArea, TextEdit, Ui, UiBuilder,
    WidgetInfo, WidgetType, pos2, vec2,
};
use crate::app::input::intent::Intent;
use crate::app::view::menu::Menu;
use crate::app::view::saves::{SaveQuestion, SavedGame};
use crate::text::table::{menu as menu_words, saves as words};

/// Points that a saved game leaves at its right for what can be done to it.
const MORE: f32 = 26.0;

/// Saved games, the one to go on with first.
pub(super) fn saves(ui: &mut Ui, menu: &Menu, out: &mut Vec<Intent>) {
    heading(ui, menu_words::SAVED_GAMES);
    if let Some(last) = &menu.last {
        let button = Button::new(menu_words::continue_with(&last.title));
        if ui.add_sized([ui.available_width(), 28.0], button).clicked() {
            out.push(Intent::Continue);
        }
        ui.label(RichText::new(&last.players).size(12.0).color(FAINT));
    }
    let room = (ui.available_height() - 44.0).max(60.0);
    let area = ScrollArea::vertical().id_salt("saves").max_height(room);
    area.auto_shrink([false, true]).show(ui, |ui| {
        if menu.saves.is_empty() {
            ui.label(RichText::new(menu_words::NO_SAVES).color(FAINT));
        }
        for (i, save) in menu.saves.iter().enumerate() {
            one(ui, i, save, out);
        }
    });
}

fn one(ui: &mut Ui, i: usize, save: &SavedGame, out: &mut Vec<Intent>) {
    let top = ui.cursor().min.y;
    if entry(ui, &save.title, &[&save.about, &save.players], false, false) {
        out.push(Intent::Load(save.path.clone()));
    }
    let right = ui.max_rect().right() - 4.0;
    let rect = Rect::from_min_size(pos2(right - MORE, top + 3.0), vec2(MORE, 20.0));
    // In a part of its own: what follows comes below the whole entry, not below the button.
    let layout = Layout::centered_and_justified(Direction::TopDown);
    let mut corner = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    let more = corner.add(Button::new("…").small());
    more.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, words::more(&save.title)));
    Popup::menu(&more).show(|ui| {
        if ui.button(words::RENAME).clicked() {
            out.push(Intent::RenameSave(i));
        }
        if ui.button(words::DELETE).clicked() {
            out.push(Intent::DeleteSave(i));
        }
    });
}

/// What is asked about a saved game.
pub(crate) fn question(ui: &Ui, question: &SaveQuestion) -> Vec<Intent> {
    match question {
        SaveQuestion::Rename { was, name, fault } => rename(ui, was, name, fault.as_deref()),
        SaveQuestion::Delete { what, fault } => delete(ui, what, fault.as_deref()),
    }
}

fn rename(ui: &Ui, was: &str, name: &str, fault: Option<&str>) -> Vec<Intent> {
    veiled(ui, "rename", 420.0, |ui| {
        let mut out = Vec::new();
        heading(ui, words::RENAME_TITLE);
        let mut typed = name.to_owned();
        let edit = TextEdit::singleline(&mut typed).hint_text(was).desired_width(f32::INFINITY);
        let edit = ui.add(edit);
        let entered = edit.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        if !entered {
            edit.request_focus();
        }
        if edit.changed() {
            out.push(Intent::SaveName(typed));
        }
        ui.label(RichText::new(words::RENAME_HINT).size(12.5).color(FAINT));
        if answers(ui, fault, words::RENAME_IT, &mut out) || entered {
            out.push(Intent::AboutSave(true));
        }
        out
    })
}

fn delete(ui: &Ui, what: &str, fault: Option<&str>) -> Vec<Intent> {
    veiled(ui, "delete", 420.0, |ui| {
        let mut out = Vec::new();
        heading(ui, words::DELETE_TITLE);
        ui.label(words::delete_what(what));
        if answers(ui, fault, words::DELETE_IT, &mut out) {
            out.push(Intent::AboutSave(true));
        }
        out
    })
}

/// The two answers; true if it is to be done.
fn answers(ui: &mut Ui, fault: Option<&str>, yes: &str, out: &mut Vec<Intent>) -> bool {
    if let Some(fault) = fault {
        ui.label(RichText::new(fault).color(WARN));
    }
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let done = ui.button(yes).clicked();
        if ui.button(words::NOT_NOW).clicked() {
            out.push(Intent::AboutSave(false));
        }
        done
    })
    .inner
}
