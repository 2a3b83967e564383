//! The panels round the map, filled from the battle.

use crate::app::battle::click::Mode;
use crate::app::battle::state::Battle;
use crate::app::egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui, vec2};
use crate::app::input::click::ClickModifiers;
use crate::app::input::intent::Intent;
use crate::app::paint;
use crate::app::paint::theme;
use crate::app::view::advice::{AdviceCard, AdvicePanel};
use crate::app::view::forecast::ForecastPanel;
use crate::app::view::formation_card::FormationCard;
use crate::app::view::hints::hints;
use crate::app::view::objectives::ObjectivesPanel;
use crate::app::view::order_preview::OrderPreviewPanel;
use crate::app::view::report::ReportPanel;
use crate::app::view::top_bar::{Going, TopBar};
use crate::app::view::tree::{Tree, TreeInputs};
use crate::app::view::unit_card::{self, UnitCard, UnitOrdersState};
use crate::text::table::formation_card as words;

/// Points across a panel beside the map.
const WIDTH: f32 = 300.0;
/// Points of the bar along the top.
const TOP: f32 = 48.0;
/// Points that are always left to the log below a card.
const LOG: f32 = 150.0;
/// Points between a card and the log.
const GAP: f32 = 6.0;

/// The panels round the map.
pub(crate) fn panels(ui: &mut Ui, battle: &mut Battle) -> Vec<Intent> {
    let mut out = Vec::new();
    let frame = Frame::NONE.fill(theme::PANEL).inner_margin(Margin::symmetric(10, 4));
    Panel::top("top").frame(frame).exact_size(TOP).show(ui, |ui| {
        out.extend(paint::top_bar::show(ui, &top_bar(battle)));
    });
    let side = frame.inner_margin(Margin::symmetric(10, 6));
    Panel::right("card").frame(side).exact_size(WIDTH).show(ui, |ui| {
        out.extend(right(ui, battle));
    });
    if std::mem::take(&mut battle.prompts.find) {
        ui.memory_mut(|m| m.request_focus(paint::tree::search_field()));
    }
    if battle.prompts.roster || battle.advice.is_open() {
        Panel::left("left").frame(side).exact_size(WIDTH).show(ui, |ui| {
            out.extend(left(ui, battle));
        });
    }
    out
}

fn top_bar(battle: &Battle) -> TopBar {
    let going = Going {
        thinks: battle.thinks(),
        progress: battle.progress(),
        busy: battle.busy(),
        may_order: battle.may_order(),
        undo: battle.can_undo(),
        pace: battle.shown.pace.times(),
    };
    TopBar::new(battle.perspective(), &going)
}

/// Objectives and the order of battle.
fn left(ui: &mut Ui, battle: &Battle) -> Vec<Intent> {
    let p = battle.perspective();
    let mut out = paint::objectives::show(ui, &ObjectivesPanel::new(p));
    // While it lies there the order of battle lies beneath.
    if let Some(panel) = advice(battle) {
        out.extend(paint::advice::show(ui, &panel));
        return out;
    }
    let tree = Tree::new(&TreeInputs {
        p,
        layout: battle.layout(),
        unit: battle.selection.unit,
        body: battle.selection.body.as_ref(),
        standing: battle.standing(),
        waiting: battle.waiting(),
        may_order: battle.may_order(),
    });
    out.extend(paint::tree::show_head(ui, &tree));
    ScrollArea::vertical()
        .id_salt("left")
        .auto_shrink([false, false])
        .show(ui, |ui| out.extend(paint::tree::show(ui, &tree)));
    out
}

/// What the staff would do, if it was asked.
fn advice(battle: &Battle) -> Option<AdvicePanel> {
    let (desk, p) = (&battle.advice, battle.perspective());
    let card = |a| AdviceCard::new(p, a, battle.standing(), battle.may_order());
    match desk.given() {
        Some(given) => Some(AdvicePanel::Given(card(given))),
        None => desk.thinks().then(|| AdvicePanel::Thinking(desk.progress())),
    }
}

/// What is chosen or about to be ordered, and the log.
fn right(ui: &mut Ui, battle: &mut Battle) -> Vec<Intent> {
    let mut out = Vec::new();
    if let Some(notice) = &battle.prompts.notice {
        ui.label(RichText::new(notice).color(theme::WARN));
        ui.separator();
    }
    let room = ui.available_height() - LOG;
    if let Some(preview) = order_preview(battle, ClickModifiers::now(ui).also) {
        scrolled(ui, "preview", room, |ui| paint::order_preview::show(ui, &preview));
        ui.add_space(GAP);
    } else if let Some(odds) = forecast(battle) {
        // The forecast takes the card's place while the pointer is on a target: what one
        // is about to do matters more than who does it.
        scrolled(ui, "odds", room, |ui| paint::forecast::show(ui, &odds));
        ui.add_space(GAP);
    } else if let Some(card) = unit_card(battle) {
        ui.allocate_ui(vec2(ui.available_width(), room), |ui| {
            ui.set_max_height(room);
            out.extend(paint::unit_card::panel(ui, &card));
        });
    } else if let Some(card) = formation_card(battle) {
        out.extend(paint::formation_card::show(ui, &card));
        out.extend(report(ui, battle));
    } else {
        out.extend(nothing_chosen(ui, battle));
        ui.add_space(GAP);
    }
    let reasons = (!battle.thoughts().is_empty()).then_some(!battle.prompts.terse);
    out.extend(paint::log::show(ui, battle.shown.lines(), reasons));
    out
}

fn scrolled(ui: &mut Ui, id: &str, room: f32, show: impl FnOnce(&mut Ui)) {
    let area = ScrollArea::vertical().id_salt(id).max_height(room).auto_shrink([false, true]);
    area.show(ui, show);
}

/// What the formation order about to be given would mean, or a march over more than a turn.
/// `alone`: the goal is the hex alone.
fn order_preview(battle: &mut Battle, alone: bool) -> Option<OrderPreviewPanel> {
    if let (Some(preview), Some(body)) = (battle.preview(alone).cloned(), battle.selection.acting())
    {
        return Some(OrderPreviewPanel::mission(battle.perspective(), &body, &preview));
    }
    let journey = battle.journey().cloned()?;
    OrderPreviewPanel::journey(battle.perspective(), &journey)
}

fn forecast(battle: &mut Battle) -> Option<ForecastPanel> {
    let plan = battle.click_plan().cloned()?;
    Some(ForecastPanel::new(battle.perspective(), &plan))
}

/// The card of the enemy looked at, or else of the chosen unit.
fn unit_card(battle: &Battle) -> Option<UnitCard> {
    let p = battle.perspective();
    if let Some(enemy) = battle.selection.enemy {
        return unit_card::enemy(p, enemy);
    }
    let id = battle.selection.unit?;
    let standing = battle.standing_of(id).map(|s| words::order(s.mission, &s.goal.name));
    let state = UnitOrdersState {
        seconds: battle.fire_seconds(),
        mode: battle.selection.mode,
        threat: battle.prompts.threat,
    };
    unit_card::own(p, id, battle.may_order().then_some(state), standing)
}

/// The card of the chosen formation or stack.
fn formation_card(battle: &Battle) -> Option<FormationCard> {
    let body = battle.selection.body.as_ref()?;
    let mission = match battle.selection.mode {
        Mode::Mission(m) => Some(m),
        _ => None,
    };
    let (p, may) = (battle.perspective(), battle.may_order());
    Some(FormationCard::new(p, body, battle.standing(), mission, may))
}

fn report(ui: &mut Ui, battle: &Battle) -> Vec<Intent> {
    let report = battle.report().map(ReportPanel::new);
    report.map(|r| paint::report::show(ui, &r)).unwrap_or_default()
}

fn nothing_chosen(ui: &mut Ui, battle: &Battle) -> Vec<Intent> {
    let mut out = Vec::new();
    if !battle.prompts.roster && !battle.advice.is_open() {
        out.extend(paint::objectives::show(ui, &ObjectivesPanel::new(battle.perspective())));
    }
    if battle.report().is_some() {
        out.extend(report(ui, battle));
    } else if battle.may_order() {
        paint::objectives::show_hints(ui, &hints());
    }
    if battle.may_order() {
        ui.add_space(GAP);
        out.extend(paint::advice::ask(ui, true));
    }
    out
}
