//! The pass in which everything above the sheet is painted and all input is read.

use super::archive;
use super::battle::{Ask, Battle, Stage};
use super::desk::{self, Desk};
use super::map;
use super::plan::Mode;
use super::table::eye::Eye;
use super::table::{OnTable, PixelsPerPoint};
use super::theme;
use super::ui::chits::Who as Chip;
use super::ui::keys::{Action, pressed};
use super::ui::{Intent, screens};
use crate::cli::Who;
use crate::record::Shelf;
use crate::rules::FirePolicy;
use crate::rules::setup::Mission;
use bevy::app::AppExit;
use bevy::ecs::message::MessageWriter;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiInput, EguiPreUpdateSet, EguiPrimaryContextPass, egui};
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
pub(super) fn plugin(app: &mut App) {
    if let Some(mut shaders) = app.world_mut().get_resource_mut::<Assets<Shader>>() {
        theme::mend_fringes(&mut shaders);
    }
    app.init_state::<Screen>()
        .init_resource::<Desk>()
        .add_systems(
            PreUpdate,
            filter_input.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(EguiPrimaryContextPass, pass);
}

/// Two things are kept from egui. Its binding to Bevy reports the modifier keys in every pass,
/// and egui repaints after every report: an idle window would be drawn over and over.
/// And at the table Tab means the next unit, not the next button, which Enter would
/// then press.
fn filter_input(
    mut inputs: Query<&mut EguiInput>,
    mut last: Local<Option<egui::Modifiers>>,
    screen: Res<State<Screen>>,
    mut desk: ResMut<Desk>,
) {
    for mut input in &mut inputs {
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
struct Room<'w> {
    eye: ResMut<'w, Eye>,
    table: ResMut<'w, OnTable>,
    desk: ResMut<'w, Desk>,
    battle: Option<ResMut<'w, Battle>>,
    screen: Res<'w, State<Screen>>,
    next: ResMut<'w, NextState<Screen>>,
    ppp: ResMut<'w, PixelsPerPoint>,
    exit: MessageWriter<'w, AppExit>,
}

fn pass(
    mut contexts: EguiContexts,
    mut room: Room,
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
    let mut ui = egui::Ui::new(ctx.clone(), "screen".into(), build);
    let intents = match room.screen.get() {
        Screen::Menu => {
            let menu = room.desk.menu();
            super::ui::menu::show(&mut ui, &menu)
        }
        Screen::Battle => battle_screen(&mut ui, &mut room),
    };
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

fn battle_screen(ui: &mut egui::Ui, room: &mut Room) -> Vec<Intent> {
    let Some(battle) = &mut room.battle else { return vec![Intent::Menu] };
    let mut out = Vec::new();
    if let Stage::HandOver(to) = battle.stage {
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
        // A sheet of small hexes is first seen where one's own men are.
        // A picture of a battle not yet begun shows all of the sheet.
        let begun = !battle.game().entries().is_empty();
        if let Some(at) = room.eye.start.take().filter(|_| begun || !battle.still)
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
    map::map(ui, battle, &mut room.eye, &sheet);
    out.extend(questions(ui, battle, &room.desk));
    let tabs = std::mem::take(&mut room.desk.tabs);
    // Who types a name gives no orders.
    let keys = if ui.ctx().text_edit_focused() { Vec::new() } else { ui.input_mut(pressed) };
    out.extend(tabs.into_iter().chain(keys).map(Intent::Do));
    out
}

/// A game is saved by itself at each turn of a person.
fn autosave(battle: &Battle, desk: &mut Desk) {
    let now = (battle.game().entries().len(), battle.game().state().public().turn);
    let new_turn = desk.saved_at.is_none_or(|(orders, turn)| turn != now.1 || orders > now.0);
    if new_turn && battle.may_order() {
        desk.saved_at = Some(now);
        if let Some(shelf) = &desk.shelf {
            // A full disk is told when the player saves himself.
            let _ = shelf.autosave(battle.game());
        }
    }
}

fn questions(ui: &egui::Ui, battle: &Battle, desk: &Desk) -> Vec<Intent> {
    let setup = battle.game().setup();
    match &battle.ask {
        Some(Ask::Idle(idle)) => {
            let named = super::ui::notes::named(battle.shown(), idle);
            screens::ask_idle(ui, &named, battle.waiting())
        }
        Some(Ask::Briefing) => {
            let words = &setup.briefing[battle.viewer];
            screens::briefing(ui, battle.viewer, &setup.title, &setup.date, words)
        }
        Some(Ask::Keys) => screens::keys(ui),
        None if battle.stage == Stage::Over && !desk.result_seen => {
            screens::result(ui, &screens::Outcome::new(battle.game()))
        }
        None => Vec::new(),
    }
}

fn carry_out(intent: Intent, room: &mut Room, commands: &mut Commands) {
    match intent {
        Intent::Quit => {
            room.exit.write(AppExit::Success);
        }
        Intent::Look(i) => room.desk.look(i),
        Intent::Seats(seats) => room.desk.seats = seats,
        Intent::Menu => {
            room.desk.refresh();
            room.next.set(Screen::Menu);
        }
        Intent::Begin(i) => match room.desk.begin(i, desk::fresh_seed()) {
            Ok(start) => open(start, room, commands),
            Err(why) => room.desk.notice = Some(why),
        },
        Intent::Continue => {
            let last = room.desk.shelf.as_ref().and_then(Shelf::newest);
            if let Some(saved) = last {
                load(&saved.path, room, commands);
            }
        }
        Intent::Load(path) => load(&path, room, commands),
        other => in_battle(other, room),
    }
}

fn load(path: &std::path::Path, room: &mut Room, commands: &mut Commands) {
    match room.desk.load(path) {
        Ok(start) => open(start, room, commands),
        Err(why) => room.desk.notice = Some(why),
    }
}

/// Lays a game on the table.
fn open(start: desk::Start, room: &mut Room, commands: &mut Commands) {
    let battle = lay_out(start, &mut room.table, &mut room.eye, &mut room.desk);
    commands.insert_resource(battle);
    room.next.set(Screen::Battle);
}

fn lay_out(start: desk::Start, table: &mut OnTable, eye: &mut Eye, desk: &mut Desk) -> Battle {
    let desk::Start { opened, seats, thinkers, opening, new } = start;
    table.lay(archive::sheet_of(&opened), eye);
    let note = opened.note.as_ref().map(crate::text::other_rules);
    let mut battle = Battle::new(opened.game, seats, thinkers, opening);
    battle.notice = note;
    if new && battle.stage == Stage::Table && battle.seats()[battle.viewer] == Who::Human {
        battle.brief();
    }
    eye.start = home(&battle, battle.viewer).map(|h| sheet_centre(table, h));
    desk.result_seen = false;
    desk.saved_at = None;
    battle
}

fn sheet_centre(table: &OnTable, hex: crate::hex::Hex) -> Vec2 {
    table.sheet.as_ref().map_or(Vec2::ZERO, |s| s.0.layout.centre(hex))
}

/// The hex of a side's units that is nearest to all of them.
fn home(battle: &Battle, side: crate::rules::Side) -> Option<crate::hex::Hex> {
    let state = battle.game().state();
    let all: Vec<_> = state.units(side).filter_map(|(_, u)| u.hex()).collect();
    let far = |h: &crate::hex::Hex| all.iter().map(|o| u32::from(o.distance(*h))).sum::<u32>();
    all.iter().copied().min_by_key(far)
}

/// Lays a game on the table before the first update.
pub(crate) fn open_in(world: &mut World, start: desk::Start) {
    let battle = world.resource_scope(|world, mut table: Mut<OnTable>| {
        world.resource_scope(|world, mut eye: Mut<Eye>| {
            lay_out(start, &mut table, &mut eye, &mut world.resource_mut::<Desk>())
        })
    });
    world.insert_resource(battle);
    world.resource_mut::<NextState<Screen>>().set(Screen::Battle);
}

fn in_battle(intent: Intent, room: &mut Room) {
    let Some(battle) = room.battle.as_deref_mut() else { return };
    let sheet = room.table.sheet.clone();
    let mut show = |hex: crate::hex::Hex| {
        if let Some(s) = &sheet {
            let at = s.0.layout.centre(hex);
            room.eye.approach(at);
        }
    };
    match intent {
        Intent::Do(action) => {
            if let Some(hex) = act(action, battle, &mut room.desk, &mut room.next) {
                show(hex);
            }
            match action {
                Action::Fit => room.eye.fit(),
                Action::Centre => {
                    let at = battle.chosen.and_then(|id| battle.shown().unit(id)?.hex());
                    let at = at.or_else(|| battle.body_middle());
                    if let Some(hex) = at {
                        show(hex);
                    }
                }
                _ => {}
            }
        }
        Intent::Choose(who) => battle.choose(who),
        Intent::Visit(id) => {
            battle.choose(Chip::Own(id));
            if let Some(hex) = battle.shown().unit(id).and_then(|u| u.hex()) {
                show(hex);
            }
        }
        Intent::GoTo(hex) => show(hex),
        Intent::Formation(id) => battle.choose_formation(id),
        Intent::VisitFormation(id) => {
            battle.choose_formation(id);
            if let Some(hex) = battle.body_middle() {
                show(hex);
            }
        }
        Intent::Fold(id) => battle.fold(id),
        Intent::Search(words) => battle.layout_mut().search = words,
        Intent::Area(area) => {
            if let Some(hex) = battle.point_at_area(area) {
                show(hex);
            }
        }
        Intent::Policy(policy) => policy_order(battle, policy),
        Intent::Seconds(s) => battle.seconds = Some(s),
        Intent::EndTurnAnyway => battle.end_turn(true),
        Intent::Dismiss => {
            if battle.ask.is_none() && battle.stage == Stage::Over {
                room.desk.result_seen = true;
            }
            battle.ask = None;
        }
        Intent::Ready => {
            battle.seat_taken();
            if let Some(hex) = home(battle, battle.viewer) {
                show(hex);
            }
            battle.brief();
        }
        _ => {}
    }
}

fn policy_order(battle: &mut Battle, policy: FirePolicy) {
    if let Some(unit) = battle.chosen {
        battle.order(crate::rules::Order::Policy { unit, policy });
    }
}

/// Does what a key or its button says; a hex to bring into view comes back.
fn act(
    action: Action,
    battle: &mut Battle,
    desk: &mut Desk,
    next: &mut NextState<Screen>,
) -> Option<crate::hex::Hex> {
    if let Some(ask) = battle.ask.clone() {
        answer(action, &ask, battle);
        return None;
    }
    let mode = |b: &mut Battle, m: Mode| b.mode = if b.mode == m { Mode::Ordinary } else { m };
    match action {
        Action::NextUnit | Action::PreviousUnit => {
            let unit = battle.next_unit(action == Action::NextUnit)?;
            return battle.shown().unit(unit)?.hex();
        }
        Action::EndTurn if battle.stage == Stage::Over => desk.result_seen = false,
        Action::EndTurn => battle.end_turn(false),
        Action::Act if battle.busy() => battle.skip(),
        Action::Act => map::click(battle, battle.hover, map::How::default()),
        Action::AreaFire => mode(battle, Mode::AreaFire),
        Action::Assault => mode(battle, Mode::Assault),
        Action::Face => mode(battle, Mode::Face),
        Action::Recover => mode(battle, Mode::Recover),
        Action::Rally => {
            let unit = battle.chosen?;
            let seconds = battle.fire_seconds();
            battle.order(crate::rules::Order::Rally { unit, seconds });
        }
        Action::Longer => battle.seconds = Some(battle.fire_seconds() + 30),
        Action::Shorter => battle.seconds = Some(battle.fire_seconds().saturating_sub(30)),
        Action::AtWill => policy_order(battle, FirePolicy::AtWill),
        Action::CloseOnly => policy_order(battle, FirePolicy::CloseOnly),
        Action::ArmourFirst => policy_order(battle, FirePolicy::ArmourFirst),
        Action::Hold => policy_order(battle, FirePolicy::Hold),
        Action::MarchThere => battle.aim(Mission::Move),
        Action::AttackThere => battle.aim(Mission::Attack),
        Action::HoldThere => battle.aim(Mission::Hold),
        Action::SupportThere => battle.aim(Mission::Support),
        Action::CarryOn => battle.carry_on(),
        Action::Relieve => battle.relieve(),
        Action::Superior => battle.choose_superior(),
        Action::NextBody => return battle.next_body(),
        Action::Find => {
            battle.roster = true;
            battle.find = true;
        }
        Action::Undo => battle.undo(),
        Action::Save => desk.save(battle),
        Action::Threat => battle.threat = !battle.threat,
        Action::Roster => battle.roster = !battle.roster,
        Action::Briefing => battle.ask = Some(Ask::Briefing),
        Action::Help => battle.ask = Some(Ask::Keys),
        Action::Speed => battle.speed += 1,
        Action::Fit | Action::Centre => {}
        Action::Back => back(battle, desk, next),
    }
    None
}

fn answer(action: Action, ask: &Ask, battle: &mut Battle) {
    match (action, ask) {
        (Action::EndTurn, Ask::Idle(_)) => battle.end_turn(true),
        (Action::CarryOn, Ask::Idle(_)) => battle.carry_on(),
        (Action::EndTurn | Action::Act | Action::Back | Action::Help | Action::Briefing, _) => {
            battle.ask = None;
        }
        _ => {}
    }
}

/// One step back: out of a mode, a choice, the table.
fn back(battle: &mut Battle, desk: &mut Desk, next: &mut NextState<Screen>) {
    if battle.running() {
        battle.halt();
    } else if battle.mode != Mode::Ordinary || !battle.group.is_empty() {
        battle.mode = Mode::Ordinary;
        battle.group.clear();
    } else if battle.chosen.is_some() || battle.body.is_some() || battle.looked_at.is_some() {
        battle.chosen = None;
        battle.body = None;
        battle.looked_at = None;
    } else {
        if let Some(shelf) = &desk.shelf {
            let _ = shelf.autosave(battle.game());
        }
        desk.refresh();
        next.set(Screen::Menu);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::shot;
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

    fn begun(key: &str) -> desk::Start {
        let seats = BySide { soviet: Who::Human, japan: Who::Ai(crate::ai::Level::default()) };
        let opened = crate::cli::open_scenario(&Files::embedded(), key, 1).unwrap();
        desk::Start::new(opened, seats, false).unwrap()
    }

    #[test]
    fn the_menu_is_drawn() {
        let out = picture("menu.png");
        drawn(shot::take(&out, [1280, 720], |world| {
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
            drawn(shot::take(&picture(name), size, |world| {
                world.insert_resource(Desk::new(Files::embedded(), None));
                open_in(world, begun(key));
                let mut battle = world.resource_mut::<Battle>();
                battle.next_unit(true);
                battle.roster = true;
            }));
        }
    }
}
