//! Panels by their labels, without a window.

use super::*;
use crate::rules::{BySide, Side};
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

#[test]
fn the_menu_begins_the_scenario_that_is_picked_with_the_seats_chosen() {
    let model = Menu {
        sheets: vec![Sheet {
            key: "july".into(),
            title: "Eleven".into(),
            date: "29 July 1938".into(),
            briefing: BySide { soviet: "Hold.".into(), japan: "Take it.".into() },
            length: "18 turns".into(),
            broken: None,
        }],
        picked: Some("july".into()),
        ..Menu::default()
    };
    let mut seats = BySide { soviet: Seat::Human, japan: Seat::Computer };
    let mut h = drawn(move |ui| menu(ui, &model, &mut seats));
    h.get_by_label("Begin the battle").click();
    h.run();
    assert_eq!(
        h.state().last(),
        Some(&Intent::Begin { key: "july".into(), soviet: Seat::Human, japan: Seat::Computer })
    );
}

#[test]
fn a_broken_scenario_shows_its_report_and_cannot_be_begun() {
    let model = Menu {
        sheets: vec![Sheet {
            key: "x".into(),
            title: "X".into(),
            broken: Some("error: no such terrain".into()),
            ..Sheet::default()
        }],
        picked: Some("x".into()),
        ..Menu::default()
    };
    let mut seats = BySide::default();
    let h = drawn(move |ui| menu(ui, &model, &mut seats));
    h.get_by_label("error: no such terrain");
    assert!(h.query_by_label("Begin the battle").is_none());
}

#[test]
fn the_hand_over_waits_for_the_next_player() {
    let model = HandOver { side: Side::Japan, clock: "16:20".into() };
    let mut h = drawn(move |ui| hand_over(ui, &model));
    h.get_by_label("I am here").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::TakeSeat));
}

#[test]
fn a_notice_gives_both_answers() {
    let model =
        Notice { text: "Three units are idle.".into(), yes: "End".into(), no: Some("Stay".into()) };
    let mut h = drawn(move |ui| notice(ui, &model));
    h.get_by_label("Stay").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Answer(false)));
}

#[test]
fn a_click_on_a_log_line_shows_its_place() {
    let hex = Hex::new(3, 4);
    let line =
        crate::text::Line { text: "Shots".into(), hex: Some(hex), tone: crate::text::Tone::Bad };
    let model = LogView { lines: vec![line] };
    let mut h = drawn(move |ui| log(ui, &model));
    h.get_by_label("Shots").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Centre(hex)));
}

#[test]
fn every_command_has_a_key_of_its_own() {
    for (i, (_, key, name)) in KEYS.iter().enumerate() {
        assert!(!name.is_empty());
        for (_, other, _) in &KEYS[i + 1..] {
            assert_ne!(key, other, "{name}");
        }
    }
}
