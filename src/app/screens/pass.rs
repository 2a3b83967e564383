//! The pass in which everything above the sheet is painted and all input is read.

use super::desk::{Desk, NoBattle, load, warned};
use super::keys::{filter_input, keys};
use super::lay_out::{follow_field, lay_out};
use super::screen::Screen;
use super::{map, panels};
use crate::app::battle::prompts::Question;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::{Battle, Phase};
use crate::app::egui::{Context, Key, LayerId, Modifiers, Ui, UiBuilder};
use crate::app::input::act::Hands;
use crate::app::input::intent::{Errand, Intent};
use crate::app::paint;
use crate::app::paint::{stamps, theme};
use crate::app::sheet::Sheet;
use crate::app::table::eye::Eye;
use crate::app::table::small::SmallMap;
use crate::app::table::{OnTable, PixelsPerPoint};
use crate::app::view::outcome::Outcome;
use crate::app::view::questions::{BriefingCard, IdleQuestion, ProgramQuestion, named};
use crate::app::view::saves::SaveQuestion;
use crate::app::view::thoughts::ThoughtsPanel;
use crate::play::chance_seed;
use crate::text::table::questions as words;
use bevy::app::AppExit;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPreUpdateSet, EguiPrimaryContextPass};
use std::time::Duration;

/// How often one looks for the computer's thoughts, which come from another thread.
const LISTEN: Duration = Duration::from_millis(15);
/// How often one looks how far the staff is.
const PROGRESS: Duration = Duration::from_millis(100);
/// A sheet whose hexes are smaller than this at first, in points, is looked at from nearer.
const SMALL_HEX: f32 = 34.0;
/// Logical size of a window that shows the interface at its own size.
const DESIGNED_FOR: [f32; 2] = [1280.0, 720.0];

/// For so many seconds after its start the window draws by itself, not only when something
/// happens: what it draws with is made ready meanwhile, and until then it stays black.
const GETTING_READY_S: f64 = 10.0;
/// How often it does so.
const GETTING_READY: Duration = Duration::from_millis(100);

/// Registers the pass.
pub(crate) fn plugin(app: &mut App) {
    app.init_state::<Screen>()
        .init_resource::<Desk>()
        .add_systems(
            PreUpdate,
            filter_input.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(EguiPrimaryContextPass, pass)
        .add_systems(Last, leave_in_order);
}

/// Everything the pass touches.
#[derive(bevy::ecs::system::SystemParam)]
struct PassParams<'w, 's> {
    eye: ResMut<'w, Eye>,
    table: ResMut<'w, OnTable>,
    desk: ResMut<'w, Desk>,
    battle: Option<ResMut<'w, Battle>>,
    screen: Res<'w, State<Screen>>,
    next: ResMut<'w, NextState<Screen>>,
    ppp: ResMut<'w, PixelsPerPoint>,
    small: Res<'w, SmallMap>,
    exit: MessageWriter<'w, AppExit>,
    commands: Commands<'w, 's>,
}

fn pass(mut contexts: EguiContexts, mut room: PassParams, mut dressed: Local<bool>) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    if !*dressed {
        // Faces take effect at the next pass.
        theme::apply(&ctx);
        *dressed = true;
        ctx.request_repaint();
        return Ok(());
    }
    if ctx.input(|i| i.time) < GETTING_READY_S {
        ctx.request_repaint_after(GETTING_READY);
    }
    scale(&ctx, &room.desk);
    room.ppp.set_if_neq(PixelsPerPoint(ctx.pixels_per_point()));
    let build = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = Ui::new(ctx.clone(), "screen".into(), build);
    let intents = match room.screen.get() {
        Screen::Menu => {
            let (menu, thumb) = room.desk.menu();
            let wanted = paint::menu::show(&mut ui, &menu, thumb.as_ref());
            // Under a question nothing else can be done.
            match (room.desk.question(), room.desk.save_question()) {
                (Some(question), _) => program(&ui, &question),
                (_, Some(question)) => about_save(&ui, question),
                _ => wanted,
            }
        }
        Screen::Battle => room.battle_screen(&mut ui),
    };
    stamps::settle(&ctx);
    if !intents.is_empty() {
        // What they change shows in the next pass.
        ctx.request_repaint();
    }
    for intent in intents {
        room.carry_out(intent);
    }
    Ok(())
}

/// The window is closed, or the player goes: the battle on the table waits for him.
fn leave_in_order(mut exits: MessageReader<AppExit>, battle: Option<ResMut<Battle>>) {
    let going = exits.read().last().is_some();
    if let Some(mut battle) = battle.filter(|_| going) {
        // There is nobody to tell any more; what was kept before is there still.
        let _ = battle.close();
    }
}

/// The interface grows with the window, so that it stays legible on large screens.
fn scale(ctx: &Context, desk: &Desk) {
    let native = ctx.native_pixels_per_point().unwrap_or(1.0);
    let logical = ctx.viewport_rect().size() * ctx.pixels_per_point() / native;
    let fit = (logical.x / DESIGNED_FOR[0]).min(logical.y / DESIGNED_FOR[1]);
    let want = desk.zoom.unwrap_or((fit * 4.0).floor() / 4.0).clamp(0.75, 3.0);
    if (ctx.zoom_factor() - want).abs() > 0.01 {
        ctx.set_zoom_factor(want);
    }
}

impl PassParams<'_, '_> {
    fn battle_screen(&mut self, ui: &mut Ui) -> Vec<Intent> {
        let Some(battle) = &mut self.battle else { return vec![Intent::Menu] };
        if let Phase::HandOver(_) = battle.phase {
            return hand_over(ui, battle);
        }
        battle.advance(ui.input(|i| i.time));
        if battle.busy() {
            if battle.shown.scene().is_some() {
                ui.ctx().request_repaint();
            } else {
                ui.ctx().request_repaint_after(LISTEN);
            }
        }
        if battle.advice.thinks() {
            ui.ctx().request_repaint_after(PROGRESS);
        }
        follow_field(battle, &mut self.table);
        let Some(sheet) = self.table.sheet.clone() else { return vec![Intent::Menu] };
        let mut out = panels::panels(ui, battle);
        aim(ui, battle, &mut self.eye, &sheet.0);
        map::map(ui, battle, &mut self.eye, &sheet, self.small.texture);
        out.extend(questions(ui, battle));
        let tabs = std::mem::take(&mut self.desk.tabs);
        out.extend(tabs.into_iter().chain(keys(ui, battle)).map(Intent::Do));
        out
    }

    /// Does what the player wants.
    fn carry_out(&mut self, intent: Intent) {
        match intent {
            Intent::Quit => {
                self.exit.write(AppExit::Success);
            }
            Intent::Look(i) => self.desk.look(i),
            Intent::Seats(seats) => self.desk.seats = seats,
            Intent::Menu => {
                self.desk.refresh();
                self.next.set(Screen::Menu);
            }
            Intent::Begin(i) => {
                let start = self.desk.begin(i, chance_seed());
                self.open(start);
            }
            Intent::Continue => {
                if let Some(saved) = self.desk.shelf.as_ref().and_then(|s| s.newest().saved) {
                    self.open(load(&saved.path));
                }
            }
            Intent::Load(path) => self.open(load(&path)),
            Intent::Program(start) => {
                if let Some(start) = self.desk.answer(start) {
                    self.open(start);
                }
            }
            Intent::RenameSave(i) => self.desk.ask_name(i),
            Intent::DeleteSave(i) => self.desk.ask_whether_to_delete(i),
            Intent::SaveName(name) => self.desk.type_save_name(name),
            Intent::AboutSave(yes) => self.desk.answer_about_save(yes),
            other => self.at_the_table(other),
        }
    }

    /// Lays a battle on the table once the player has been asked about its programs, or says why
    /// not.
    fn open(&mut self, start: Result<BattleStart, NoBattle>) {
        match start {
            Ok(start) if start.program().is_some() => self.desk.asked = Some(start),
            Ok(start) => {
                let battle = lay_out(start, &mut self.table, &mut self.eye, &self.desk);
                self.commands.insert_resource(battle);
                self.next.set(Screen::Battle);
            }
            Err(why) => self.desk.notice = Some(warned(why.to_string())),
        }
    }

    fn at_the_table(&mut self, intent: Intent) {
        let Some(battle) = self.battle.as_deref_mut() else { return };
        let Some(layout) = self.table.sheet.as_ref().map(|s| s.0.layout) else { return };
        let mut hands = Hands { battle, eye: &mut self.eye, layout };
        match hands.carry_out(intent) {
            Some(Errand::Save) => self.desk.save(battle),
            Some(Errand::Leave) => {
                self.desk.put_aside(battle);
                self.next.set(Screen::Menu);
            }
            None => {}
        }
    }
}

/// The hand-over of the seat, which shows nothing of the battle.
fn hand_over(ui: &mut Ui, battle: &Battle) -> Vec<Intent> {
    let Phase::HandOver(to) = battle.phase else { return Vec::new() };
    let game = battle.game();
    let about =
        words::battle_and_clock(&game.setup().title, &game.state().public().clock.to_string());
    let mut out = Vec::new();
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
        out.push(Intent::Ready);
    }
    out.extend(paint::hand_over::show(ui, to, &about));
    out
}

/// A program is to be started, or not. No key that one presses in passing starts it.
fn program(ui: &Ui, question: &ProgramQuestion) -> Vec<Intent> {
    let mut out = Vec::new();
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        out.push(Intent::Program(false));
    } else if question.command.is_some()
        && ui.input_mut(|i| i.consume_key(Modifiers::CTRL, Key::Enter))
    {
        out.push(Intent::Program(true));
    } else {
        out.extend(paint::questions::program(ui, question));
    }
    out
}

/// Something is asked about a saved game.
fn about_save(ui: &Ui, question: &SaveQuestion) -> Vec<Intent> {
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        return vec![Intent::AboutSave(false)];
    }
    paint::saves::question(ui, question)
}

/// Turns the eye to what the panels leave free, to the viewer's men at the beginning, and to
/// what happens.
fn aim(ui: &Ui, battle: &Battle, eye: &mut Eye, sheet: &Sheet) {
    let free = ui.available_rect_before_wrap();
    if eye.view != free {
        eye.view = free;
        ui.ctx().request_repaint();
        if eye.whole {
            eye.fit();
        }
    }
    if eye.start.is_some() {
        eye.fit();
        // A sheet of small hexes is first seen where one's own men are; but who leads many
        // sees all of it first, and so does a picture of a battle not yet begun.
        let unbegun = battle.shown.still && battle.game().entries().is_empty();
        let whole = battle.is_large() || unbegun;
        if let Some(at) = eye.start.take().filter(|_| !whole)
            && eye.hex_points() < SMALL_HEX
        {
            eye.approach(at);
        }
        ui.ctx().request_repaint();
    }
    // A formation on the march would have the view jump from one unit to the next.
    let scene = battle.shown.scene().filter(|_| !battle.running());
    if let Some(hex) = scene.and_then(|s| s.scene.hex()) {
        let at = sheet.layout.centre(hex);
        if !eye.sees(at) {
            eye.go_to(at);
        }
    }
}

fn questions(ui: &Ui, battle: &Battle) -> Vec<Intent> {
    let p = battle.perspective();
    match &battle.prompts.question {
        Some(Question::Idle(idle)) => {
            let question = IdleQuestion::new(named(p, idle), battle.waiting());
            paint::questions::idle(ui, &question)
        }
        Some(Question::Briefing) => paint::questions::briefing(ui, &BriefingCard::new(p)),
        Some(Question::Keys) => paint::questions::keys(ui),
        Some(Question::Leave) => paint::questions::leave(ui),
        Some(Question::Thoughts) => {
            paint::thoughts::show(ui, &ThoughtsPanel::new(battle.thoughts()))
        }
        None if battle.phase == Phase::Over && !battle.prompts.result_seen => {
            let explained = !battle.thoughts().is_empty();
            paint::result::show(ui, &Outcome::new(battle.game()), explained)
        }
        None => Vec::new(),
    }
}
