//! What lies beside the map: the menu's lists, the panels, and the map as a widget.

use crate::app::battle::click::Mode;
use crate::app::battle::playback::SPEEDS;
use crate::app::battle::preview::OrderPreview;
use crate::app::battle::state::Battle;
use crate::app::battle::thinker;
use crate::app::battle::thinker::Thinker;
use crate::app::input::action::Action;
use crate::app::input::intent::Intent;
use crate::app::paint::menu::{BattleDetail, Menu, MenuItem, SavedGame, THUMB};
use crate::app::paint::theme;
use crate::app::paint::{forecast, formation_card, notes, thumb, top_bar, tree, unit_card};
use crate::app::sheet::draft;
use crate::app::view::counters::CounterId;
use crate::play::{self, Opened, Who as Player};
use crate::record::{Shelf, opening_views};
use crate::rules::formation;
use crate::rules::{BySide, Order, Side, ViewEvent, path_steps};
use crate::scenario::{Files, Listed};
use crate::{scenario, text};
use bevy::prelude::Resource;
use bevy_egui::egui::{self, Pos2, Rect, Ui, vec2};
use std::sync::Arc;

/// The player's desk.
#[derive(Resource)]
pub(crate) struct Desk {
    /// Where scenarios are looked for.
    pub files: Files,
    /// Saved games.
    pub shelf: Option<Shelf>,
    /// Who is to play.
    pub seats: BySide<Player>,
    /// A sentence for the player at the menu.
    pub notice: Option<String>,
    /// Scaling of the interface, if the player set it.
    pub zoom: Option<f32>,
    /// The result was read.
    pub result_seen: bool,
    /// Orders, turn and side when the game was last saved by itself.
    pub saved_at: Option<(usize, u16, Side)>,
    /// Presses of the key for the next unit, kept from the panels.
    pub tabs: Vec<Action>,
    listed: Vec<Listed>,
    looked_at: usize,
    details: Vec<Option<BattleDetail>>,
    saves: Vec<SavedGame>,
    last: Option<String>,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk::new(Files::embedded(), None)
    }
}

/// A battle to be laid on the table.
pub(crate) struct BattleStart {
    /// The battle.
    pub opened: Opened,
    /// Who plays.
    pub seats: BySide<Player>,
    /// What gives the orders of a side without a person.
    pub thinkers: BySide<Thinker>,
    /// What each side saw of the opening.
    pub opening: BySide<Vec<ViewEvent>>,
    /// True if the briefing is to be read first.
    pub new: bool,
}

impl BattleStart {
    /// A battle with these players.
    pub(crate) fn new(
        opened: Opened,
        seats: BySide<Player>,
        new: bool,
    ) -> Result<BattleStart, String> {
        let seed = opened.game.seed();
        let thinkers = BySide {
            soviet: Thinker::new(&seats.soviet, Side::Soviet, seed).map_err(|e| e.to_string())?,
            japan: Thinker::new(&seats.japan, Side::Japan, seed).map_err(|e| e.to_string())?,
        };
        let opening = opening_views(&opened.game, &opened.opening);
        Ok(BattleStart { opened, seats, thinkers, opening, new })
    }

    /// A recorded game, to be watched.
    pub(crate) fn tape(opened: Opened, orders: Vec<Order>) -> BattleStart {
        let seat = Player::Ai(crate::ai::Level::default());
        let opening = opening_views(&opened.game, &opened.opening);
        let mut by_side: BySide<Vec<Order>> = BySide { soviet: Vec::new(), japan: Vec::new() };
        let mut side = opened.game.side();
        for order in orders {
            let ends = order == Order::EndTurn;
            by_side[side].push(order);
            if ends {
                side = side.enemy();
            }
        }
        let BySide { soviet, japan } = by_side;
        let thinkers = BySide { soviet: Thinker::tape(soviet), japan: Thinker::tape(japan) };
        let seats = BySide { soviet: seat.clone(), japan: seat };
        BattleStart { opened, seats, thinkers, opening, new: false }
    }
}

impl Desk {
    /// A desk with these scenarios and saves.
    pub(crate) fn new(files: Files, shelf: Option<Shelf>) -> Desk {
        let mut desk = Desk {
            files,
            shelf,
            seats: BySide { soviet: Player::Human, japan: Player::Ai(crate::ai::Level::default()) },
            notice: None,
            zoom: None,
            result_seen: false,
            saved_at: None,
            tabs: Vec::new(),
            listed: Vec::new(),
            looked_at: 0,
            details: Vec::new(),
            saves: Vec::new(),
            last: None,
        };
        desk.refresh();
        desk
    }

    /// Reads scenarios and saves anew.
    pub(crate) fn refresh(&mut self) {
        self.listed = scenario::list(&self.files);
        self.details = vec![None; self.listed.len()];
        self.looked_at = self.looked_at.min(self.listed.len().saturating_sub(1));
        let saved = self.shelf.as_ref().map(Shelf::list).unwrap_or_default();
        self.saves = saved
            .iter()
            .filter_map(|s| {
                let h = s.head.as_ref()?;
                let auto = if s.auto { "kept by itself, " } else { "" };
                let about = format!("{auto}turn {} of {}, {}", h.turn + 1, h.turns, h.clock);
                Some(SavedGame { title: h.title.clone(), about, path: s.path.clone() })
            })
            .collect();
        self.last = self
            .shelf
            .as_ref()
            .and_then(Shelf::newest)
            .and_then(|s| s.head)
            .map(|h| format!("{}, {}", h.title, h.clock));
    }

    /// Looks at another scenario.
    pub(crate) fn look(&mut self, i: usize) {
        self.looked_at = i.min(self.listed.len().saturating_sub(1));
        self.notice = None;
    }

    /// The menu as it is shown.
    pub(crate) fn menu(&mut self) -> Menu {
        let i = self.looked_at;
        if self.details.get(i).is_some_and(Option::is_none) {
            self.details[i] = Some(self.detail(i));
        }
        Menu {
            items: self
                .listed
                .iter()
                .map(|l| MenuItem {
                    title: l.title.clone(),
                    date: l.date.clone(),
                    broken: !l.problems.is_empty(),
                })
                .collect(),
            looked_at: i,
            detail: self.details.get(i).cloned().flatten().unwrap_or_default(),
            seats: self.seats.clone(),
            saves: self.saves.clone(),
            last: self.last.clone(),
            notice: self.notice.clone(),
        }
    }

    fn detail(&self, i: usize) -> BattleDetail {
        let Some(listed) = self.listed.get(i) else { return BattleDetail::default() };
        match scenario::load(&self.files, &listed.key) {
            Err(found) => {
                BattleDetail { problems: text::render_findings(&found), ..BattleDetail::default() }
            }
            Ok(loaded) => {
                let setup = &loaded.setup;
                let sheet = draft::sheet(setup, loaded.survey.as_deref(), loaded.grid.as_ref());
                let mesh = thumb::mesh(&sheet, THUMB[0], THUMB[1]);
                let all = Rect::from_min_size(Pos2::ZERO, vec2(THUMB[0], THUMB[1]));
                let units: usize = Side::ALL.iter().map(|s| setup.forces[*s].units.len()).sum();
                BattleDetail {
                    briefing: setup.briefing.clone(),
                    about: format!(
                        "{} to {}, {} turns, {units} units, hexes of {} m",
                        setup.start,
                        setup.end(),
                        setup.turns.len(),
                        setup.map.hex_metres()
                    ),
                    thumb: Some(Arc::new(mesh)),
                    thumb_frame: Some(thumb::covered(&sheet, all)),
                    planned: BySide::from_fn(|s| !setup.plans[s].is_empty()),
                    problems: String::new(),
                }
            }
        }
    }

    /// Begins a scenario of the list.
    pub(crate) fn begin(&self, i: usize, seed: u64) -> Result<BattleStart, String> {
        let listed = self.listed.get(i).ok_or("There is no such scenario.")?;
        let opened =
            play::open_scenario(&self.files, &listed.key, seed).map_err(|e| e.to_string())?;
        BattleStart::new(opened, self.seats.clone(), true)
    }

    /// Takes a saved game up again.
    pub(crate) fn load(&self, path: &std::path::Path) -> Result<BattleStart, String> {
        let opened = play::open_save(path).map_err(|e| e.to_string())?;
        let seats = thinker::from_words(opened.game.players());
        BattleStart::new(opened, seats, false)
    }

    /// Saves the battle under its title and turn.
    pub(crate) fn save(&mut self, battle: &mut Battle) {
        let Some(shelf) = &self.shelf else {
            battle.notice = Some("This system has no folder for saved games.".to_owned());
            return;
        };
        let public = battle.game().state().public();
        let setup = battle.game().setup();
        let name = format!("{} turn {}", setup.key, public.turn + 1);
        battle.notice = Some(match shelf.save(battle.game(), &name) {
            Ok(path) => format!("Saved as {}.", path.display()),
            Err(e) => text::save_error(&e),
        });
    }
}

/// The panels round the map.
pub(crate) fn panels(ui: &mut Ui, battle: &mut Battle, _desk: &Desk) -> Vec<Intent> {
    let mut out = Vec::new();
    let frame = egui::Frame::NONE.fill(theme::PANEL).inner_margin(egui::Margin::symmetric(10, 4));
    egui::Panel::top("top").frame(frame).exact_size(48.0).show(ui, |ui| {
        out.extend(top_bar::show(ui, &top_bar(battle)));
    });
    let side = frame.inner_margin(egui::Margin::symmetric(10, 6));
    egui::Panel::right("card").frame(side).exact_size(300.0).show(ui, |ui| {
        out.extend(right(ui, battle));
    });
    if std::mem::take(&mut battle.find) {
        ui.memory_mut(|m| m.request_focus(tree::search_field()));
    }
    if battle.roster {
        egui::Panel::left("left").frame(side).exact_size(300.0).show(ui, |ui| {
            let p = battle.shown();
            let (goals, remarks) = (notes::goals(p), notes::remarks(p));
            out.extend(notes::show_left(ui, &goals, &remarks, &tree_of(battle)));
        });
    }
    out
}

/// The order of battle as it is laid out now.
fn tree_of(battle: &Battle) -> tree::Tree {
    let source = tree::TreeInputs {
        p: battle.shown(),
        layout: battle.layout(),
        chosen: battle.chosen,
        body: battle.body.as_ref(),
        standing: battle.standing(),
    };
    tree::Tree {
        rows: tree::rows(&source),
        search: battle.layout().search.clone(),
        standing: (battle.standing().len(), battle.waiting()),
        may_order: battle.may_order(),
    }
}

/// The card of the chosen formation or stack.
fn body_card(battle: &Battle) -> Option<formation_card::FormationCard> {
    let (p, chosen) = (battle.shown(), battle.body.as_ref()?);
    let above = chosen.formation.map(|f| unit_card::chain_of(p, f)).unwrap_or_default();
    let orders = battle.standing().iter();
    let orders = orders.filter(|s| s.body.units.iter().any(|u| chosen.units.contains(u)));
    let few = chosen.formation.is_none();
    Some(formation_card::FormationCard {
        name: text::capital(&chosen.name(p)),
        chain: above.into_iter().skip(1).collect(),
        leader: chosen.formation.and_then(|f| formation::leader(p, f)).map(|u| text::unit(p, u)),
        // With those that have split off since it was chosen.
        strength: match chosen.formation {
            Some(f) => formation::strength(p, &formation::members(p, f)),
            None => formation::strength(p, &chosen.units),
        },
        orders: orders.map(|s| format!("{} {}", text::mission(s.mission), s.goal.name)).collect(),
        mission: match battle.mode {
            Mode::Mission(m) => Some(m),
            _ => None,
        },
        may: battle.may_order(),
        units: chosen.units.iter().filter(|_| few).map(|id| (*id, text::unit(p, *id))).collect(),
    })
}

/// What the order about to be given would mean.
fn show_preview(ui: &mut Ui, battle: &mut Battle) -> bool {
    let alone = ui.input(|i| i.modifiers.command || i.modifiers.ctrl);
    let Some(preview) = battle.preview(alone).cloned() else { return false };
    let p = battle.shown();
    let Some(acting) = battle.acting() else { return false };
    let what = text::mission(preview.mission);
    let title = format!("{}: {what} {}", text::capital(&acting.name(p)), preview.goal.name);
    let mut ways: Vec<_> = preview.digest.ways.iter().filter(|w| !w.path.is_empty()).collect();
    // Those in the greatest danger of the ground first, then the slowest.
    ways.sort_by_key(|w| std::cmp::Reverse((w.mire_milli, w.seconds)));
    let rows: Vec<(String, String)> =
        ways.iter().map(|w| (text::unit(p, w.unit), text::way(w))).collect();
    formation_card::show_preview(ui, &title, &preview, &rows);
    true
}

/// The way of one unit over more than a turn, step by step.
fn show_journey(ui: &mut Ui, battle: &Battle, journey: &OrderPreview) {
    let p = battle.shown();
    let Some(way) = journey.digest.ways.first() else { return };
    let pieces = p.unit(way.unit).map_or(0, |u| u.pieces);
    let mut rows = Vec::new();
    if way.mire > 0 {
        rows.push(("may mire".to_owned(), forecast::mire_words(pieces, way.mire)));
    }
    let steps = path_steps(p, way.unit, way.from, &way.path);
    rows.extend(steps.iter().map(|s| forecast::ground_row(p, s.hex, s.seconds, s.speed, s.bog)));
    let name = text::capital(&text::unit(p, way.unit));
    let title = format!("{name} to {}: beyond this turn", journey.goal.name);
    formation_card::show_preview(ui, &title, journey, &rows);
    let key = Action::MarchThere.key_text();
    let hint = format!("{key} and a click order the march; it goes on turn by turn.");
    ui.label(egui::RichText::new(hint).size(12.5).color(theme::WARN));
}

fn top_bar(battle: &Battle) -> top_bar::TopBar {
    let mut vm = top_bar::TopBar::new(battle.shown());
    vm.may_order = battle.may_order();
    vm.state = if battle.thinks() {
        "the computer thinks".to_owned()
    } else if battle.busy() {
        "Space skips".to_owned()
    } else if vm.may_order {
        "your orders".to_owned()
    } else {
        String::new()
    };
    vm.undo = battle.can_undo().map_err(|why| text::no_undo(why).to_owned());
    vm.speed = match SPEEDS[battle.speed % SPEEDS.len()] {
        s if s <= 0.0 => "At once",
        s if s > 3.0 => "Speed ×4",
        s if s > 1.0 => "Speed ×2",
        _ => "Speed ×1",
    };
    vm
}

fn right(ui: &mut Ui, battle: &mut Battle) -> Vec<Intent> {
    let mut out = Vec::new();
    if let Some(notice) = &battle.notice {
        ui.label(egui::RichText::new(notice).color(theme::WARN));
        ui.separator();
    }
    let log_room = 150.0;
    let room = ui.available_height() - log_room;
    if matches!(battle.mode, Mode::Mission(_)) {
        let shown = egui::ScrollArea::vertical()
            .id_salt("preview")
            .max_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| show_preview(ui, battle))
            .inner;
        if shown {
            ui.add_space(6.0);
            out.extend(notes::show_log(ui, battle.lines()));
            return out;
        }
    }
    if let Some(journey) = battle.journey().cloned() {
        egui::ScrollArea::vertical()
            .id_salt("journey")
            .max_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| show_journey(ui, battle, &journey));
        ui.add_space(6.0);
        out.extend(notes::show_log(ui, battle.lines()));
        return out;
    }
    let plan = battle.plan().cloned();
    let body = body_card(battle);
    let standing = battle
        .chosen
        .and_then(|id| battle.standing_of(id))
        .map(|s| format!("{} {}", text::mission(s.mission), s.goal.name));
    let may = battle.may_order();
    let p = battle.shown();
    let shown = match (battle.looked_at, battle.chosen) {
        (Some(CounterId::Enemy(id)), _) => unit_card::enemy(p, id),
        (_, Some(id)) => {
            unit_card::own(p, id, battle.fire_seconds(), battle.mode, battle.threat, may)
                .map(|card| unit_card::UnitCard { standing, ..card })
        }
        _ => None,
    };
    if let Some(plan) = &plan {
        // The forecast takes the card's place while the pointer is on a target: what one
        // is about to do matters more than who does it.
        let odds = forecast::ForecastPanel::new(p, plan);
        egui::ScrollArea::vertical()
            .id_salt("odds")
            .max_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                forecast::show(ui, &odds);
            });
        ui.add_space(6.0);
    } else if let Some(card) = &shown {
        ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
            ui.set_max_height(room);
            out.extend(unit_card::panel(ui, card));
        });
    } else if let Some(body) = &body {
        out.extend(formation_card::show(ui, body));
        if let Some(report) = battle.report() {
            out.extend(formation_card::show_report(ui, report));
        }
    } else {
        if !battle.roster {
            out.extend(notes::show_goals(ui, &notes::goals(p), &notes::remarks(p)));
        }
        if let Some(report) = battle.report() {
            out.extend(formation_card::show_report(ui, report));
        } else if may {
            notes::show_hints(ui);
        }
        ui.add_space(6.0);
    }
    out.extend(notes::show_log(ui, battle.lines()));
    out
}
