//! Panels by their labels, without a window.

use super::chits::Who;
use super::menu::{Detail, Item, Menu};
use super::{Intent, menu, notes, screens};
use crate::cli;
use crate::hex::Hex;
use crate::rules::{BySide, Side, UnitId};
use crate::text::{Line, Tone};
use bevy_egui::egui;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// Draws a panel with the game's faces and gathers its intents.
fn drawn<'a>(mut panel: impl FnMut(&mut egui::Ui) -> Vec<Intent> + 'a) -> Harness<'a, Vec<Intent>> {
    let mut dressed = false;
    let mut harness = Harness::builder().with_size(egui::vec2(1280.0, 720.0)).build_ui_state(
        move |ui, out: &mut Vec<Intent>| {
            if dressed {
                out.extend(panel(ui));
            } else {
                crate::app::theme::apply(ui.ctx());
                dressed = true;
            }
        },
        Vec::new(),
    );
    harness.run();
    harness
}

fn a_menu(problems: &str) -> Menu {
    Menu {
        items: vec![Item {
            title: "Eleven".into(),
            date: "29 July 1938".into(),
            broken: !problems.is_empty(),
        }],
        looked_at: 0,
        detail: Detail {
            briefing: BySide { soviet: "Hold.".into(), japan: "Take it.".into() },
            problems: problems.to_owned(),
            ..Detail::default()
        },
        seats: BySide { soviet: cli::Who::Human, japan: cli::Who::Human },
        saves: Vec::new(),
        last: None,
        notice: None,
    }
}

#[test]
fn the_menu_begins_what_is_looked_at() {
    let model = a_menu("");
    let mut h = drawn(move |ui| menu::show(ui, &model));
    h.get_by_label("Hold.");
    h.get_by_label("Begin").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Begin(0)));
}

#[test]
fn a_broken_scenario_shows_its_report_and_cannot_be_begun() {
    let model = a_menu("error: no such terrain");
    let h = drawn(move |ui| menu::show(ui, &model));
    h.get_by_label("error: no such terrain");
    assert!(h.query_by_label("Begin").is_none());
}

#[test]
fn the_hand_over_waits_for_the_next_player() {
    let mut h = drawn(|ui| screens::hand_over(ui, Side::Japan, "Eleven", "16:20"));
    h.get_by_label("I am in my seat").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Ready));
}

#[test]
fn the_warning_of_idle_units_names_them_and_lets_one_go_on() {
    let id = UnitId { side: Side::Soviet, index: 3 };
    let idle = vec![(Who::Own(id), "Emtsov".to_owned())];
    let mut h = drawn(move |ui| screens::ask_idle(ui, &idle, 0));
    h.get_by_label("Emtsov").click();
    h.run();
    assert_eq!(h.state().as_slice(), [Intent::Visit(id), Intent::Dismiss]);
    h.get_by_label("End the turn (Enter)").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::EndTurnAnyway));
}

#[test]
fn a_click_on_a_log_line_shows_its_place() {
    let hex = Hex::new(3, 4);
    let lines = vec![Line { text: "Shots".into(), hex: Some(hex), tone: Tone::Bad }];
    let mut h = drawn(move |ui| notes::show_log(ui, &lines));
    h.get_by_label("Shots").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::GoTo(hex)));
}
