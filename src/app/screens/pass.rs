//! The pass in which everything above the sheet is painted and all input is read.

use super::desk;
use super::desk::Desk;
use super::map;
use crate::app::battle::state::{Battle, Phase, Question};
use crate::app::input::act::carry_out;
use crate::app::input::action::{Action, pressed};
use crate::app::input::intent::Intent;
use crate::app::input::typed;
use crate::app::paint::theme;
use crate::app::paint::{screens, stamps};
use crate::app::table::eye::Eye;
use crate::app::table::small::SmallMap;
use crate::app::table::{OnTable, PixelsPerPoint};
use bevy::app::AppExit;
use bevy::ecs::message::{MessageReader, MessageWriter};
use bevy::input::keyboard::{KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::egui::{self, Ui};
use bevy_egui::{EguiContexts, EguiInput, EguiPreUpdateSet, EguiPrimaryContextPass};
use std::time::Duration;

/// Which screen the player is at.
#[derive(States, Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub(crate) enum Screen {
    /// The menu.
    #[default]
    Menu,
    /// The table: a battle, its hand-over, its result.
    Battle,
}

/// Registers the pass.
pub(crate) fn plugin(app: &mut App) {
    if let Some(mut shaders) = app.world_mut().get_resource_mut::<Assets<Shader>>() {
        theme::mend_shader(&mut shaders);
    }
    app.init_state::<Screen>()
        .init_resource::<Desk>()
        .add_systems(
            PreUpdate,
            filter_input.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(EguiPrimaryContextPass, pass);
}

/// Three things are kept from egui. Keys have the modifiers of the frame's end. Its binding to Bevy reports the modifier keys in every pass,
/// and egui repaints after every report: an idle window would be drawn over and over.
/// And at the table Tab means the next unit, not the next button, which Enter would
/// then press.
fn filter_input(
    mut inputs: Query<&mut EguiInput>,
    mut last: Local<Option<egui::Modifiers>>,
    mut held: Local<typed::HeldModifiers>,
    mut keys: MessageReader<KeyboardInput>,
    mut left: MessageReader<KeyboardFocusLost>,
    screen: Res<State<Screen>>,
    mut desk: ResMut<Desk>,
) {
    if left.read().count() > 0 {
        held.let_go();
    }
    for mut input in &mut inputs {
        held.mend(keys.read(), &mut input.events);
        input.events.retain(|e| match e {
            egui::Event::ModifiersChanged(now) => last.replace(*now) != Some(*now),
            egui::Event::Key { key: egui::Key::Tab, pressed, modifiers, .. }
                if *screen.get() == Screen::Battle =>
            {
                let action = if modifiers.shift { Action::PreviousUnit } else { Action::NextUnit };
                desk.tabs.extend(pressed.then_some(action));
                false
            }
            _ => true,
        });
    }
}

/// Everything the pass touches.
#[derive(bevy::ecs::system::SystemParam)]
pub(crate) struct PassParams<'w> {
    pub(crate) eye: ResMut<'w, Eye>,
    pub(crate) table: ResMut<'w, OnTable>,
    pub(crate) desk: ResMut<'w, Desk>,
    pub(crate) battle: Option<ResMut<'w, Battle>>,
    pub(crate) screen: Res<'w, State<Screen>>,
    pub(crate) next: ResMut<'w, NextState<Screen>>,
    pub(crate) ppp: ResMut<'w, PixelsPerPoint>,
    pub(crate) small: Res<'w, SmallMap>,
    pub(crate) exit: MessageWriter<'w, AppExit>,
}

fn pass(
    mut contexts: EguiContexts,
    mut room: PassParams,
    mut commands: Commands,
    mut dressed: Local<bool>,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    if !*dressed {
        // Faces take effect at the next pass.
        theme::apply(&ctx);
        *dressed = true;
        ctx.request_repaint();
        return Ok(());
    }
    scale(&ctx, &room.desk);
    room.ppp.set_if_neq(PixelsPerPoint(ctx.pixels_per_point()));
    let screen = ctx.viewport_rect();
    let build = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(screen);
    let mut ui = Ui::new(ctx.clone(), "screen".into(), build);
    let intents = match room.screen.get() {
        Screen::Menu => {
            let menu = room.desk.menu();
            crate::app::paint::menu::show(&mut ui, &menu)
        }
        Screen::Battle => battle_screen(&mut ui, &mut room),
    };
    stamps::settle(&ctx);
    if !intents.is_empty() {
        // What they change shows in the next pass.
        ctx.request_repaint();
    }
    for intent in intents {
        carry_out(intent, &mut room, &mut commands);
    }
    Ok(())
}

/// The interface grows with the window, so that it stays legible on large screens.
fn scale(ctx: &egui::Context, desk: &Desk) {
    let native = ctx.native_pixels_per_point().unwrap_or(1.0);
    let logical = ctx.viewport_rect().size() * ctx.pixels_per_point() / native;
    let fit = (logical.x / 1280.0).min(logical.y / 720.0);
    let want = desk.zoom.unwrap_or((fit * 4.0).floor() / 4.0).clamp(0.75, 3.0);
    if (ctx.zoom_factor() - want).abs() > 0.01 {
        ctx.set_zoom_factor(want);
    }
}

fn battle_screen(ui: &mut Ui, room: &mut PassParams) -> Vec<Intent> {
    let Some(battle) = &mut room.battle else { return vec![Intent::Menu] };
    let mut out = Vec::new();
    if let Phase::HandOver(to) = battle.stage {
        let title = battle.game().setup().title.clone();
        let clock = battle.game().state().public().clock.to_string();
        if ui.input_mut(|i| i.consume_key(egui::Modifiers::NONE, egui::Key::Enter)) {
            out.push(Intent::Ready);
        }
        out.extend(screens::hand_over(ui, to, &title, &clock));
        return out;
    }
    battle.advance(ui.input(|i| i.time));
    autosave(battle, &mut room.desk);
    if battle.busy() {
        // The computer's thoughts come from another thread; look for them often.
        if battle.showing().is_some() {
            ui.ctx().request_repaint();
        } else {
            ui.ctx().request_repaint_after(Duration::from_millis(15));
        }
    }
    let Some(sheet) = room.table.sheet.clone() else { return vec![Intent::Menu] };
    out.extend(desk::panels(ui, battle, &room.desk));
    let free = ui.available_rect_before_wrap();
    if room.eye.view != free {
        room.eye.view = free;
        ui.ctx().request_repaint();
        if room.eye.whole {
            room.eye.fit();
        }
    }
    if room.eye.start.is_some() {
        room.eye.fit();
        // A sheet of small hexes is first seen where one's own men are; but who leads many
        // sees all of it first, and so does a picture of a battle not yet begun.
        let whole = battle.is_large() || battle.still && battle.game().entries().is_empty();
        if let Some(at) = room.eye.start.take().filter(|_| !whole)
            && room.eye.hex_points() < 34.0
        {
            room.eye.approach(at);
        }
        ui.ctx().request_repaint();
    }
    // A formation on the march would have the view jump from one unit to the next.
    let shown = battle.showing().filter(|_| !battle.running());
    if let Some(hex) = shown.and_then(|s| s.scene.hex()) {
        let at = sheet.0.layout.centre(hex);
        if !room.eye.sees(at) {
            room.eye.go_to(at);
        }
    }
    map::map(ui, battle, &mut room.eye, &sheet, room.small.texture);
    out.extend(questions(ui, battle, &room.desk));
    let tabs = std::mem::take(&mut room.desk.tabs);
    // Who types a name gives no orders.
    out.extend(tabs.into_iter().chain(keys(ui, battle)).map(Intent::Do));
    out
}

/// What the keys say. Who types a name gives no orders; the letters that come, on a slow
/// machine, together with the key that leads to the field for it belong into the field.
fn keys(ui: &Ui, battle: &mut Battle) -> Vec<Action> {
    if ui.ctx().text_edit_focused() {
        return Vec::new();
    }
    let keys = ui.input_mut(pressed);
    if !keys.contains(&Action::Find) {
        return keys;
    }
    let typed = ui.input(|i| {
        let letters = i.events.iter().filter_map(|e| match e {
            egui::Event::Text(t) => Some(t.as_str()),
            _ => None,
        });
        letters.collect::<String>()
    });
    battle.layout_mut().search.push_str(&typed);
    vec![Action::Find]
}

/// A game is saved by itself at each turn of a person.
fn autosave(battle: &Battle, desk: &mut Desk) {
    let public = battle.game().state().public();
    let now = (battle.game().entries().len(), public.turn, public.side);
    let other = |turn, side| turn != now.1 || side != now.2;
    let new_turn = desk.saved_at.is_none_or(|(orders, t, s)| other(t, s) || orders > now.0);
    if new_turn && battle.may_order() {
        desk.saved_at = Some(now);
        if let Some(shelf) = &desk.shelf {
            // A full disk is told when the player saves himself.
            let _ = shelf.autosave(battle.game());
        }
    }
}

fn questions(ui: &Ui, battle: &Battle, desk: &Desk) -> Vec<Intent> {
    let setup = battle.game().setup();
    match &battle.ask {
        Some(Question::Idle(idle)) => {
            let named = crate::app::paint::notes::named(battle.shown(), idle);
            screens::ask_idle(ui, &named, battle.waiting())
        }
        Some(Question::Briefing) => {
            let words = &setup.briefing[battle.viewer];
            screens::briefing(ui, battle.viewer, &setup.title, &setup.date, words)
        }
        Some(Question::Keys) => screens::keys(ui),
        None if battle.stage == Phase::Over && !desk.result_seen => {
            screens::result(ui, &screens::Outcome::new(battle.game()))
        }
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::input::act::open_in;
    use crate::app::shell::picture;
    use crate::play::Who;
    use crate::rules::BySide;
    use crate::scenario::Files;

    /// Where test pictures go.
    fn picture(name: &str) -> std::path::PathBuf {
        let dir = std::env::temp_dir().join("khasan-pictures");
        let _ = std::fs::create_dir_all(&dir);
        dir.join(name)
    }

    /// A machine without any graphics adapter can draw nothing, and need not.
    fn drawn(result: Result<(), String>) {
        match result {
            Err(why) if why.contains("GPU") => eprintln!("skipped: {why}"),
            other => other.unwrap(),
        }
    }

    fn begun(key: &str) -> desk::BattleStart {
        let seats = BySide { soviet: Who::Human, japan: Who::Ai(crate::ai::Level::default()) };
        let opened = crate::play::open_scenario(&Files::embedded(), key, 1).unwrap();
        desk::BattleStart::new(opened, seats, false).unwrap()
    }

    /// A replay is watched; then the last game played is still the one to go on with.
    #[test]
    fn who_only_watched_keeps_his_game() {
        let folder = tempfile::tempdir().unwrap();
        let leave = |seats: BySide<Who>| {
            let opened =
                crate::play::open_scenario(&Files::embedded(), "example-marsh-crossing", 1)
                    .unwrap();
            let start = desk::BattleStart::new(opened, seats, false).unwrap();
            let desk::BattleStart { opened, seats, thinkers, opening, .. } = start;
            let mut battle = Battle::new(opened.game, seats, thinkers, opening);
            let shelf = crate::record::Shelf::at(folder.path().to_path_buf());
            let mut desk = Desk::new(Files::embedded(), Some(shelf));
            crate::app::input::act::back(&mut battle, &mut desk, &mut NextState::default());
            desk.shelf.unwrap().list().len()
        };
        let computer = || Who::Ai(crate::ai::Level::default());
        assert_eq!(leave(BySide { soviet: computer(), japan: computer() }), 0);
        assert_eq!(leave(BySide { soviet: Who::Human, japan: computer() }), 1);
    }

    #[test]
    fn the_menu_is_drawn() {
        let out = picture("menu.png");
        drawn(picture::take(&out, [1280, 720], |world| {
            world.insert_resource(Desk::new(Files::embedded(), None));
        }));
    }

    #[test]
    fn the_table_is_drawn() {
        for (name, size, key) in [
            ("battle.png", [1280, 720], "khasan-29-july"),
            ("battle-large.png", [2560, 1440], "khasan-29-july"),
            ("example.png", [1280, 720], "example-marsh-crossing"),
        ] {
            drawn(picture::take(&picture(name), size, |world| {
                world.insert_resource(Desk::new(Files::embedded(), None));
                open_in(world, begun(key));
                let mut battle = world.resource_mut::<Battle>();
                battle.next_unit(true);
                battle.roster = true;
            }));
        }
    }
}
