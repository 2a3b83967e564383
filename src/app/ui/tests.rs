//! Panels by their labels, without a window.

use super::chits::Who;
use super::keys::Action;
use super::menu::{Detail, Item, Menu};
use super::{Intent, body, menu, notes, screens, tree};
use crate::app::battle::{Layout, Report, Standing};
use crate::app::corps::Body;
use crate::app::preview::Goal;
use crate::hex::Hex;
use crate::play;
use crate::rules::formation;
use crate::rules::setup::Mission;
use crate::rules::{BySide, FormationId, Perspective, Side, UnitId};
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
        seats: BySide { soviet: play::Who::Human, japan: play::Who::Human },
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
fn the_warning_offers_to_carry_on_with_standing_orders() {
    let mut h = drawn(|ui| screens::ask_idle(ui, &[], 3));
    h.get_by_label("3 standing orders were not carried on with this turn.");
    h.get_by_label("Carry on (N)").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Do(Action::CarryOn)));
}

/// The example's company with its platoons and tanks.
fn company() -> Perspective {
    let files = crate::scenario::Files::embedded();
    let opened = play::open_scenario(&files, "example-marsh-crossing", 1).unwrap();
    opened.game.perspective(Side::Soviet)
}

fn a_tree(p: &Perspective, layout: &Layout, standing: &[Standing]) -> tree::Tree {
    let source = tree::Source { p, layout, chosen: None, body: None, standing };
    tree::Tree {
        rows: tree::rows(&source),
        search: layout.search.clone(),
        standing: (standing.len(), standing.len()),
        may_order: true,
    }
}

/// What is called as it was typed comes before what only has it somewhere in its name.
#[test]
fn the_search_prefers_the_name_itself() {
    let p = company();
    for (typed, unit) in [("company", 0), ("platoon", 1), ("2nd platoon", 2)] {
        let layout = Layout { search: typed.to_owned(), ..Layout::default() };
        let model = a_tree(&p, &layout, &[]);
        let mut h = drawn(move |ui| tree::show_head(ui, &model));
        h.ctx.memory_mut(|m| m.request_focus(tree::search_field()));
        h.run();
        h.key_press(egui::Key::Enter);
        h.run();
        let found = UnitId { side: Side::Soviet, index: unit };
        assert_eq!(h.state().first(), Some(&Intent::Visit(found)), "{typed}");
    }
}

#[test]
fn the_order_of_battle_folds_and_chooses() {
    let p = company();
    let model = a_tree(&p, &Layout::default(), &[]);
    let names: Vec<&str> = model.rows.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "5th Company, 120th Rifle Regiment",
            "Company command",
            "1st Platoon",
            "2nd Platoon",
            "Tank Platoon",
            "Three BT-7s"
        ]
    );
    assert_eq!(model.rows[0].state, "56 men; 3/3 ready, 1 to come");
    let mut h = drawn(move |ui| tree::show(ui, &model));
    h.get_by_label("Tank Platoon").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Formation(FormationId(1))));
    h.get_by_label("fold Tank Platoon").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Fold(FormationId(1))));
    h.get_by_label("1st Platoon").click();
    h.run();
    let id = UnitId { side: Side::Soviet, index: 1 };
    assert_eq!(h.state().last(), Some(&Intent::Visit(id)));
}

#[test]
fn a_folded_formation_hides_its_units_and_a_search_finds_them() {
    let p = company();
    let folded = Layout { turned: [FormationId(1)].into(), search: String::new() };
    assert_eq!(a_tree(&p, &folded, &[]).rows.len(), 5);
    let sought = Layout { search: "bt-7".to_owned(), ..folded };
    let found = a_tree(&p, &sought, &[]);
    let names: Vec<&str> = found.rows.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["5th Company, 120th Rifle Regiment", "Tank Platoon", "Three BT-7s"]);
    let nobody = Layout { search: "cavalry".to_owned(), ..Layout::default() };
    assert!(a_tree(&p, &nobody, &[]).rows.is_empty());
}

#[test]
fn keys_in_the_search_are_not_orders() {
    let p = company();
    let layout = Layout { search: "bt-7".to_owned(), ..Layout::default() };
    let model = a_tree(&p, &layout, &[]);
    let mut h = drawn(move |ui| {
        let mut out = tree::show_head(ui, &model);
        // What the field leaves over is for the table.
        out.extend(ui.input_mut(super::keys::pressed).into_iter().map(Intent::Do));
        out
    });
    let mut typed = |key, gives: &[Intent]| {
        h.ctx.memory_mut(|m| m.request_focus(tree::search_field()));
        h.run();
        h.key_press(key);
        h.run();
        assert_eq!(h.state().as_slice(), gives);
        h.state_mut().clear();
    };
    let tanks = UnitId { side: Side::Soviet, index: 3 };
    let clear = Intent::Search(String::new());
    typed(egui::Key::Enter, &[Intent::Visit(tanks), clear.clone()]);
    typed(egui::Key::Escape, &[clear]);
}

#[test]
fn a_standing_order_is_marked_once() {
    let p = company();
    let standing = Standing {
        body: Body::formation(&p, FormationId(0)),
        mission: Mission::Attack,
        goal: Goal { hexes: vec![Hex::new(3, 4)], name: "The hill".to_owned() },
        carried: None,
    };
    let model = a_tree(&p, &Layout::default(), &[standing]);
    let marked: Vec<&str> =
        model.rows.iter().filter(|r| r.order.is_some()).map(|r| r.name.as_str()).collect();
    assert_eq!(marked, ["5th Company, 120th Rifle Regiment"]);
    let mut h = drawn(move |ui| tree::show_head(ui, &model));
    h.get_by_label_contains("Carry on: 1 order").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Do(Action::CarryOn)));
}

#[test]
fn a_formation_is_ordered_and_cancelled_by_buttons() {
    let p = company();
    let all = Body::formation(&p, FormationId(0));
    let card = body::BodyCard {
        name: all.name(&p),
        chain: vec![(FormationId(0), "40th Division".to_owned())],
        leader: None,
        strength: formation::strength(&p, &all.units),
        orders: vec!["Attack The hill".to_owned()],
        mission: None,
        may: true,
        units: Vec::new(),
    };
    let mut h = drawn(move |ui| body::show(ui, &card));
    h.get_by_label("Standing order: Attack The hill");
    for (label, action) in [
        ("Move", Action::MarchThere),
        ("Attack", Action::AttackThere),
        ("Hold", Action::HoldThere),
        ("Support by fire", Action::SupportThere),
        ("Cancel order", Action::Relieve),
        ("Formation above", Action::Superior),
    ] {
        let label = format!("{label} {}", action.key_text());
        h.get_by_label(&label).click();
        h.run();
        assert_eq!(h.state().last(), Some(&Intent::Do(action)));
    }
    h.get_by_label("40th Division").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Formation(FormationId(0))));
}

#[test]
fn a_line_of_the_report_shows_its_place() {
    let hex = Hex::new(3, 4);
    let line = Line { text: "2 mired in 0405, marsh".into(), hex: Some(hex), tone: Tone::Bad };
    let report = Report { title: "Tanks: attack".into(), lines: vec![(None, line)] };
    let mut h = drawn(move |ui| body::show_report(ui, &report));
    h.get_by_label("2 mired in 0405, marsh").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::GoTo(hex)));
}

#[test]
fn mired_vehicles_are_counted_with_the_objectives() {
    let mut p = company();
    assert!(notes::mire(&p).is_empty());
    let tanks = &mut p.units[3];
    tanks.place = crate::rules::Place::On(Hex::new(3, 4));
    let mut element = *tanks;
    tanks.bogged = 1;
    (element.mired_since, element.parent, element.pieces, element.bogged) =
        (Some(p.public.clock), Some(3), 2, 2);
    p.units.push(element);
    assert_eq!(notes::mire(&p), ["Mired: 2 now, 1 freed, 0 lost"]);
    // One of them burns where it sticks.
    (p.units[4].pieces, p.units[4].lost) = (1, 1);
    assert_eq!(notes::mire(&p), ["Mired: 1 now, 1 freed, 1 lost"]);
    let strength = formation::strength(&p, &formation::members(&p, FormationId(1)));
    assert_eq!((strength.running, strength.mired), (3, 1));
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
