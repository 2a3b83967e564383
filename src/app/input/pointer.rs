//! The pointer on the map and on the small map of the whole: pan, zoom, hover, click.

use super::click::{ClickModifiers, click};
use crate::app::battle::state::Battle;
use crate::app::egui::{self, Key, Pos2, Response, Sense, Ui, Vec2, WidgetInfo, WidgetType, vec2};
use crate::app::sheet::Sheet;
use crate::app::table::eye::Eye;
use crate::app::table::inset::Inset;
use crate::hex::Hex;
use crate::text::table::map::SMALL_MAP;

/// Points a second that a key held down moves the map.
const PAN: f32 = 700.0;
/// How fast a key held down zooms, e-folds a second.
const ZOOM: f32 = 2.0;
/// How far the wheel zooms, e-folds a point.
const WHEEL: f32 = 0.0035;
/// Longest time of one step, seconds: a slow picture must not make the map jump.
const LONGEST_STEP_S: f32 = 0.1;

/// Reads what is done on the map. `inset`: where the small map lies, if it is shown.
pub(crate) fn read(
    ui: &Ui,
    battle: &mut Battle,
    eye: &mut Eye,
    sheet: &Sheet,
    inset: Option<Inset>,
) {
    let response = ui.interact(eye.view, ui.id().with("map"), Sense::click_and_drag());
    if battle.prompts.question.is_some() {
        return;
    }
    if inset.is_some_and(|i| on_small_map(ui, eye, i)) {
        battle.selection.point(None);
        return;
    }
    steer(ui, &response, eye);
    let before = battle.selection.hover;
    point(ui, &response, battle, eye, sheet);
    if battle.selection.hover != before {
        // The panels beside the map were drawn before.
        ui.ctx().request_repaint();
    }
    if response.clicked() {
        // A click means what lies under the pointer, wherever the cursor is.
        let at = response.interact_pointer_pos().and_then(|at| hex_at(eye, sheet, at));
        battle.selection.point(at);
        click(battle, at, ClickModifiers::now(ui));
    } else if response.secondary_clicked() {
        battle.selection.drop_all();
    }
}

/// Reads what is done on the small map; true while the pointer is on it.
fn on_small_map(ui: &Ui, eye: &mut Eye, inset: Inset) -> bool {
    let response = ui.interact(inset.rect, ui.id().with("overview"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, SMALL_MAP));
    if (response.clicked() || response.dragged())
        && let Some(at) = response.interact_pointer_pos()
    {
        eye.go_to(inset.to_ground(inset.rect.clamp(at)));
    }
    response.hovered() || response.dragged()
}

/// Pan and zoom.
fn steer(ui: &Ui, response: &Response, eye: &mut Eye) {
    if response.drag_started() {
        // What the pointer moved before it was clear that this is no click counts too.
        let way = ui.input(|i| Some(i.pointer.interact_pos()? - i.pointer.press_origin()?));
        eye.drag(way.unwrap_or_default());
    } else if response.dragged() {
        eye.drag(response.drag_delta());
    }
    if let Some(at) = response.hover_pos() {
        let (scroll, pinch) = ui.input(|i| (i.smooth_scroll_delta().y, i.zoom_delta()));
        let factor = (scroll * WHEEL).exp() * pinch;
        if (factor - 1.0).abs() > 1e-4 {
            eye.zoom(factor, at);
        }
    }
    if !ui.ctx().egui_wants_keyboard_input() {
        steer_by_keys(ui, eye);
    }
}

fn steer_by_keys(ui: &Ui, eye: &mut Eye) {
    let keys = [
        (Key::A, vec2(1.0, 0.0)),
        (Key::D, vec2(-1.0, 0.0)),
        (Key::W, vec2(0.0, 1.0)),
        (Key::S, vec2(0.0, -1.0)),
    ];
    let (pan, zoom) = ui.input(|i| {
        let held = |k: Key| i.key_down(k) && !i.modifiers.any();
        let pan = keys.iter().filter(|(k, _)| held(*k)).fold(Vec2::ZERO, |sum, (_, d)| sum + *d);
        let zoom = f32::from(i8::from(i.key_down(Key::Plus) || i.key_down(Key::Equals)))
            - f32::from(i8::from(i.key_down(Key::Minus)));
        let seconds = i.stable_dt.min(LONGEST_STEP_S);
        (pan * seconds * PAN, zoom * seconds)
    });
    if pan != Vec2::ZERO {
        eye.drag(pan);
        ui.ctx().request_repaint();
    }
    if zoom != 0.0 {
        eye.zoom((zoom * ZOOM).exp(), eye.view.center());
        ui.ctx().request_repaint();
    }
}

/// The hex under the pointer, or where the arrow keys took the cursor.
fn point(ui: &Ui, response: &Response, battle: &mut Battle, eye: &mut Eye, sheet: &Sheet) {
    let moved = ui.input(|i| i.pointer.delta() != Vec2::ZERO);
    if moved || !battle.selection.by_keys {
        // Asked anew each time: the map may have moved under a pointer that lies still.
        let at = response.hover_pos().and_then(|at| hex_at(eye, sheet, at));
        battle.selection.point(at);
    }
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let from = || {
        let selection = &battle.selection;
        let at = selection.hover.or_else(|| selection.hex(battle.perspective()));
        at.unwrap_or_else(|| sheet.layout.hex_at(eye.centre))
    };
    let Some(to) = pressed_arrow(ui).map(|key| beside(from(), key)) else { return };
    if sheet.size.contains(to) {
        battle.selection.move_cursor(to);
        let at = sheet.layout.centre(to);
        if !eye.sees(at) {
            eye.go_to(at);
        }
    }
}

/// The hex of the map at a point of the screen.
fn hex_at(eye: &Eye, sheet: &Sheet, at: Pos2) -> Option<Hex> {
    let hex = sheet.layout.hex_at(eye.to_ground(at));
    sheet.size.contains(hex).then_some(hex)
}

/// An arrow key that was pressed; it is used up.
fn pressed_arrow(ui: &Ui) -> Option<Key> {
    let arrows = [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown];
    ui.input_mut(|i| arrows.into_iter().find(|k| i.consume_key(egui::Modifiers::NONE, *k)))
}

/// The hex to which an arrow key leads.
const fn beside(from: Hex, arrow: Key) -> Hex {
    let (c, r) = from.offset();
    match arrow {
        Key::ArrowLeft => Hex::from_offset(c - 1, r),
        Key::ArrowRight => Hex::from_offset(c + 1, r),
        Key::ArrowUp => Hex::from_offset(c, r - 1),
        _ => Hex::from_offset(c, r + 1),
    }
}
