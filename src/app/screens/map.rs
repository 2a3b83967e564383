//! The map as a widget: pan, zoom, hover, click, and all that is painted on it.

use crate::app::battle::click::{Mode, target_at};
use crate::app::battle::state::Battle;
use crate::app::paint::arrows;
use crate::app::paint::lettering;
use crate::app::paint::overlay;
use crate::app::paint::overlay::Board;
use crate::app::paint::overview;
use crate::app::paint::theme;
use crate::app::sheet::Sheet;
use crate::app::sheet::lettering::SheetLabel;
use crate::app::table::eye::Eye;
use crate::app::view::counters::{Counter, CounterId, counters};
use crate::hex::Hex;
use crate::rules::{AssaultResult, Forecast, Order, Side, Target, Works, line_of_sight};
use crate::text;
use bevy_egui::egui::{self, Key, Sense, TextureId, Ui, vec2};

/// The map as a widget: pan, zoom, hover, click, and all that is painted on it.
pub(crate) fn map(
    ui: &mut Ui,
    battle: &mut Battle,
    eye: &mut Eye,
    sheet: &(Sheet, Vec<SheetLabel>),
    picture: Option<TextureId>,
) {
    let view = eye.view;
    let response = ui.interact(view, ui.id().with("map"), Sense::click_and_drag());
    // Where all is in view, a small map would only be in the way.
    let picture = picture.filter(|_| eye.overview && !eye.sees_all());
    let aside = picture.is_some() && battle.ask.is_none() && overview::steer(ui, eye, &sheet.0);
    if battle.ask.is_none() && !aside {
        steer(ui, &response, eye);
        let before = battle.hover;
        point(ui, &response, battle, eye, &sheet.0);
        if battle.hover != before {
            // The panels beside the map were drawn before.
            ui.ctx().request_repaint();
        }
        if response.clicked() {
            let how = ui.input(|i| ClickModifiers {
                also: i.modifiers.command || i.modifiers.ctrl,
                all: i.modifiers.shift,
            });
            click(battle, battle.hover, how);
        } else if response.secondary_clicked() {
            battle.mode = Mode::Ordinary;
            battle.looked_at = None;
            battle.chosen = None;
            battle.body = None;
            battle.group.clear();
        }
    }
    let painter = ui.painter_at(view);
    lettering::hex_numbers(&painter, eye, &sheet.0);
    lettering::labels(&painter, eye, &sheet.1);
    let board = Board { painter: &painter, eye, sheet: &sheet.0 };
    let counters = paint(&board, battle);
    if let Some(picture) = picture {
        overview::paint(&painter, eye, &sheet.0, picture, &counters);
    }
}

/// Pan and zoom.
fn steer(ui: &Ui, response: &egui::Response, eye: &mut Eye) {
    if response.drag_started() {
        // What the pointer moved before it was clear that this is no click counts too.
        let way = ui.input(|i| Some(i.pointer.interact_pos()? - i.pointer.press_origin()?));
        eye.drag(way.unwrap_or_default());
    } else if response.dragged() {
        eye.drag(response.drag_delta());
    }
    if let Some(at) = response.hover_pos() {
        let (scroll, pinch) = ui.input(|i| (i.smooth_scroll_delta().y, i.zoom_delta()));
        let factor = (scroll * 0.0035).exp() * pinch;
        if (factor - 1.0).abs() > 1e-4 {
            eye.zoom(factor, at);
        }
    }
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let keys = [
        (Key::A, vec2(1.0, 0.0)),
        (Key::D, vec2(-1.0, 0.0)),
        (Key::W, vec2(0.0, 1.0)),
        (Key::S, vec2(0.0, -1.0)),
    ];
    let step = ui.input(|i| {
        let held = |k: Key| i.key_down(k) && !i.modifiers.any();
        let sum: egui::Vec2 = keys
            .iter()
            .filter(|(k, _)| held(*k))
            .map(|(_, d)| *d)
            .fold(vec2(0.0, 0.0), |a, b| a + b);
        let wheel = f32::from(i8::from(i.key_down(Key::Plus) || i.key_down(Key::Equals)))
            - f32::from(i8::from(i.key_down(Key::Minus)));
        (sum * i.stable_dt.min(0.1) * 700.0, wheel * i.stable_dt.min(0.1))
    });
    if step.0 != vec2(0.0, 0.0) {
        eye.drag(step.0);
        ui.ctx().request_repaint();
    }
    if step.1 != 0.0 {
        eye.zoom((step.1 * 2.0).exp(), eye.view.center());
        ui.ctx().request_repaint();
    }
}

/// The hex under the pointer, or where the arrow keys took the cursor.
fn point(ui: &Ui, response: &egui::Response, battle: &mut Battle, eye: &mut Eye, sheet: &Sheet) {
    let moved = ui.input(|i| i.pointer.delta() != vec2(0.0, 0.0));
    if let Some(at) = response.hover_pos().filter(|_| moved || battle.hover.is_none()) {
        let hex = sheet.layout.hex_at(eye.to_ground(at));
        battle.hover = sheet.size.contains(hex).then_some(hex);
    } else if moved && response.hover_pos().is_none() {
        battle.hover = None;
    }
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let step = ui.input_mut(|i| {
        [Key::ArrowLeft, Key::ArrowRight, Key::ArrowUp, Key::ArrowDown]
            .into_iter()
            .find(|k| i.consume_key(egui::Modifiers::NONE, *k))
    });
    let Some(key) = step else { return };
    let from = battle
        .hover
        .or_else(|| battle.shown().unit(battle.chosen?)?.hex())
        .unwrap_or_else(|| sheet.layout.hex_at(eye.centre));
    let (c, r) = from.offset();
    let to = match key {
        Key::ArrowLeft => Hex::from_offset(c - 1, r),
        Key::ArrowRight => Hex::from_offset(c + 1, r),
        Key::ArrowUp => Hex::from_offset(c, r - 1),
        _ => Hex::from_offset(c, r + 1),
    };
    if sheet.size.contains(to) {
        battle.hover = Some(to);
        let at = sheet.layout.centre(to);
        if !eye.sees(at) {
            eye.go_to(at);
        }
    }
}

/// What is held down with a click.
#[derive(Clone, Copy, Default)]
pub(crate) struct ClickModifiers {
    /// This too (Ctrl): those here storm with the chosen one; a goal is this hex alone.
    pub also: bool,
    /// All of them (Shift): whoever stands here is chosen.
    pub all: bool,
}

/// A click on a hex: choose what stands there, or do what is planned there.
pub(crate) fn click(battle: &mut Battle, hex: Option<Hex>, how: ClickModifiers) {
    let Some(hex) = hex else { return };
    if battle.busy() {
        battle.skip();
        return;
    }
    if let Mode::Mission(_) = battle.mode {
        battle.give_mission(hex, how.also);
        return;
    }
    if how.all {
        battle.choose_stack(hex);
        return;
    }
    let p = battle.shown();
    let own: Vec<_> = p.own_at(hex).map(|(id, _)| id).collect();
    if how.also && !own.is_empty() {
        // Ctrl-click: these storm together with the chosen one.
        for id in own {
            if battle.chosen.is_none() {
                battle.chosen = Some(id);
            } else if battle.chosen != Some(id) && !battle.group.contains(&id) {
                battle.group.push(id);
            }
        }
        return;
    }
    if battle.mode == Mode::Ordinary && !own.is_empty() {
        // Clicking on goes through the stack.
        let at = battle.chosen.and_then(|c| own.iter().position(|u| *u == c));
        let next = own[at.map_or(0, |i| (i + 1) % own.len())];
        battle.choose(CounterId::Own(next));
        return;
    }
    let enemy = target_at(p, hex).map(|c| CounterId::Enemy(c.id));
    battle.hover = Some(hex);
    match battle.plan().cloned() {
        Some(plan) => {
            let refused = plan.forecast.is_err();
            battle.order(plan.order);
            if !refused {
                battle.mode = Mode::Ordinary;
            }
        }
        None => battle.looked_at = enemy,
    }
}

/// Paints all that is not part of the sheet, and gives the counters back.
fn paint(b: &Board, battle: &mut Battle) -> Vec<Counter> {
    let setup = battle.game().setup().clone();
    for (o, hold) in setup.objectives.iter().zip(&battle.shown().public.holds) {
        let color = hold.holder.map_or(theme::FAINT, crate::app::paint::counter::side_color);
        overlay::objective(b, setup.area(o.area), color);
    }
    let reach: Vec<(Hex, u32)> = battle.reach().map(|r| r.iter().collect()).unwrap_or_default();
    if !reach.is_empty() && battle.mode == Mode::Ordinary {
        if battle.threat {
            overlay::danger(b, battle.dangers(&reach));
        } else {
            overlay::reach(b, &reach);
        }
    }
    if let Some(hex) = battle.hover {
        overlay::hover(b, hex);
    }
    let p = battle.shown();
    let mut chosen: Vec<CounterId> = battle.chosen.map(CounterId::Own).into_iter().collect();
    chosen.extend(battle.group.iter().map(|g| CounterId::Own(*g)));
    chosen.extend(battle.body.iter().flat_map(|b| &b.units).map(|u| CounterId::Own(*u)));
    chosen.extend(battle.looked_at);
    let mut all = counters(p);
    if let Some(other) = battle.other() {
        // Nothing is hidden: the enemy stands where he stands, not where he is thought to.
        all.retain(|c| matches!(c.who, CounterId::Own(_)));
        all.extend(counters(other).into_iter().filter(|c| matches!(c.who, CounterId::Own(_))));
    }
    overlay::counters(b, &all, &chosen, battle.hover, battle.showing());
    planned(b, battle);
    arrows::standing(b, battle.shown(), battle.standing(), battle.acting().as_ref());
    if let Some(preview) = battle.preview(how_alone(b)).cloned() {
        arrows::preview(b, battle.shown(), &preview);
    } else if let Some(journey) = battle.journey().cloned() {
        arrows::preview(b, battle.shown(), &journey);
    }
    // Nothing is drawn across the counters that are laid out to be read.
    let quiet = !matches!(battle.mode, Mode::Mission(_)) && battle.showing().is_none();
    if let Some(hex) = battle.hover.filter(|_| quiet) {
        overlay::fan(b, &all, &chosen, hex);
    }
    if let Some(showing) = battle.showing() {
        overlay::scene(b, showing);
    }
    if let Some(hex) = battle.hover {
        overlay::footnote(b.painter, b.eye.view, &ground(battle, hex));
    }
    all
}

/// True while Ctrl is held: a goal is the hex alone.
fn how_alone(b: &Board) -> bool {
    b.painter.ctx().input(|i| i.modifiers.command || i.modifiers.ctrl)
}

/// The order a click would give, drawn.
fn planned(b: &Board, battle: &mut Battle) {
    let Some(plan) = battle.plan().cloned() else { return };
    let from = battle.chosen.and_then(|id| battle.shown().unit(id)?.hex());
    let open = plan.forecast.is_ok();
    match (&plan.order, &plan.forecast) {
        (Order::Move { path, .. }, Ok(Forecast::Move { steps, seconds, left, bog })) => {
            let mut words = if *left < 0 {
                format!("{seconds} s, owes {} s", -left)
            } else {
                format!("{seconds} s, {left} left")
            };
            if *bog > 0 {
                words.push_str(&format!("; mire {}", text::percent(*bog)));
            }
            if let Some(from) = from {
                overlay::path(b, from, path, &words, true);
                arrows::mire(b, steps.iter().map(|s| (s.hex, s.bog)));
            }
        }
        (Order::Fire { target, .. }, forecast) => {
            let at = match target {
                Target::Hex(h) => Some(*h),
                Target::Contact(c) => battle.shown().contact(*c).map(|c| c.hex),
            };
            let words = match forecast {
                Ok(Forecast::Fire { odds: Some(o), .. }) => {
                    let any = o.dist.weight(|o| o.men > 0 || o.pieces > 0);
                    format!("{} to hit", text::percent(any))
                }
                _ => String::new(),
            };
            let color = if open { theme::SOVIET } else { theme::FAINT };
            if let Some(at) = at {
                overlay::reticle(b, from.filter(|_| open), at, &words, color);
            }
        }
        (Order::Assault { hex, .. }, forecast) => {
            let words = match forecast {
                Ok(Forecast::Assault { results, .. }) => {
                    let win: u64 =
                        results.iter().filter(|r| r.0 >= AssaultResult::Taken).map(|r| r.1).sum();
                    format!("{} to take it", text::percent(win))
                }
                _ => String::new(),
            };
            let color = if open { theme::SOVIET } else { theme::FAINT };
            overlay::reticle(b, from, *hex, &words, color);
        }
        _ => {}
    }
}

/// What the ground is, in words.
fn ground(battle: &Battle, hex: Hex) -> String {
    let p = battle.shown();
    let Some(cell) = p.field().cell(hex) else { return String::new() };
    let mut words =
        format!("{}: {}, {} m", text::hex(p, hex), text::terrain(cell.terrain), cell.elevation);
    if cell.works != Works::None {
        words.push_str(&format!(", {}", text::works(cell.works)));
    }
    let closed = |side: Side| p.setup().is_forbidden(side, hex);
    for side in Side::ALL.into_iter().filter(|s| closed(*s)) {
        words.push_str(&format!("; {}", text::forbidden(side)));
    }
    if let Some(from) = battle.chosen.and_then(|id| p.unit(id)?.hex()).filter(|f| *f != hex) {
        let far = text::distance(p.setup().map.metres(from, hex));
        let sight =
            if line_of_sight(p.field(), from, hex) { "in line of sight" } else { "out of sight" };
        words.push_str(&format!("; {far}, {sight}"));
    }
    words
}
