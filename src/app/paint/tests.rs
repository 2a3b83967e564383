//! Panels by their labels, without a window.

use super::menu;
use super::{
    formation_card, hand_over, log, questions, report as report_panel, saves, tree as tree_panel,
};
use crate::app::battle::body::Body;
use crate::app::battle::command_post::TreeLayout;
use crate::app::battle::preview::Destination;
use crate::app::battle::report::FormationReport;
use crate::app::battle::standing::StandingOrder;
use crate::app::egui;
use crate::app::input::action::{Action, pressed};
use crate::app::input::intent::Intent;
use crate::app::view::card_row::CardRow;
use crate::app::view::formation_card::{FormationCard, buttons};
use crate::app::view::menu::{BattleDetail, Menu, MenuItem};
use crate::app::view::objectives::{ObjectivesPanel, Remark, mire};
use crate::app::view::questions::{BriefingCard, IdleQuestion, ProgramQuestion};
use crate::app::view::report::ReportPanel;
use crate::app::view::saves::{SaveQuestion, SavedGame};
use crate::app::view::shade::Shade;
use crate::app::view::tree::{Tree, TreeInputs};
use crate::app::view::unit_card;
use crate::hex::Hex;
use crate::play;
use crate::rules::formation;
use crate::rules::setup::Mission;
use crate::rules::{
    BySide, Contact, ElementKind, FormationId, Library, Morale, Perspective, Place, Side, UnitId,
};
use crate::text::{Line, Tone};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// Draws a panel with the game's faces and gathers its intents.
pub(super) fn drawn<'a>(
    mut panel: impl FnMut(&mut egui::Ui) -> Vec<Intent> + 'a,
) -> Harness<'a, Vec<Intent>> {
    let mut dressed = false;
    let mut harness = Harness::builder().with_size(egui::vec2(1280.0, 720.0)).build_ui_state(
        move |ui, out: &mut Vec<Intent>| {
            if dressed {
                out.extend(panel(ui));
            } else {
                super::theme::apply(ui.ctx());
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
        items: vec![MenuItem {
            title: "Eleven".into(),
            date: "29 July 1938".into(),
            broken: !problems.is_empty(),
        }],
        looked_at: 0,
        detail: BattleDetail {
            briefing: BySide { soviet: "Hold.".into(), japan: "Take it.".into() },
            problems: problems.to_owned(),
            ..BattleDetail::default()
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
    let mut h = drawn(move |ui| menu::show(ui, &model, None));
    h.get_by_label("Hold.");
    h.get_by_label("Begin").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Begin(0)));
}

#[test]
fn a_broken_scenario_shows_its_report_and_cannot_be_begun() {
    let model = a_menu("error: no such terrain");
    let h = drawn(move |ui| menu::show(ui, &model, None));
    h.get_by_label("error: no such terrain");
    assert!(h.query_by_label("Begin").is_none());
}

#[test]
fn the_hand_over_waits_for_the_next_player() {
    let mut h = drawn(|ui| hand_over::show(ui, Side::Japan, "Eleven, 16:20"));
    h.get_by_label("I am in my seat").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Ready));
}

#[test]
fn the_warning_of_idle_units_names_them_and_lets_one_go_on() {
    let id = UnitId { side: Side::Soviet, index: 3 };
    let question = IdleQuestion::new(vec![(id, "Emtsov".to_owned())], 0);
    let mut h = drawn(move |ui| questions::idle(ui, &question));
    h.get_by_label("Emtsov").click();
    h.run();
    assert_eq!(h.state().as_slice(), [Intent::Visit(id), Intent::Dismiss]);
    h.get_by_label("End the turn (Enter)").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::EndTurnAnyway));
}

#[test]
fn a_program_is_started_only_by_its_button() {
    let command = play::BotCommand::new("python3 bot.py --hard").unwrap();
    let question = ProgramQuestion::new(Side::Japan, &command);
    let mut h = drawn(move |ui| questions::program(ui, &question));
    h.get_by_label("python3 bot.py --hard");
    h.key_press(egui::Key::Enter);
    h.key_press(egui::Key::Space);
    h.run();
    assert_eq!(h.state().as_slice(), []);
    h.get_by_label("A person plays (Esc)").click();
    h.run();
    assert_eq!(h.state().as_slice(), [Intent::Program(false)]);
    h.get_by_label("Start it (Ctrl+Enter)").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Program(true)));
    // What cannot be shown in full cannot be started from here.
    let long = play::BotCommand::new(&format!("bot {}; rm x", " ".repeat(5000)).replace(';', ""));
    let question = ProgramQuestion::new(Side::Japan, &long.unwrap());
    let h = drawn(move |ui| questions::program(ui, &question));
    assert!(h.query_by_label("Start it (Ctrl+Enter)").is_none());
}

#[test]
fn the_warning_offers_to_carry_on_with_standing_orders() {
    let question = IdleQuestion::new(Vec::new(), 3);
    let mut h = drawn(move |ui| questions::idle(ui, &question));
    h.get_by_label("3 standing orders were not carried on with this turn.");
    h.get_by_label("Carry on (N)").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Do(Action::CarryOn)));
}

#[test]
fn the_briefing_tells_what_is_known_of_the_enemy() {
    let p = company();
    assert!(p.setup().intelligence[Side::Japan].text.is_empty(), "that is his");
    let card = BriefingCard::new(&p);
    let h = drawn(move |ui| questions::briefing(ui, &card));
    h.get_by_label("What is known of the enemy");
    h.get_by_label_contains("They have been seen digging on the hill");
}

/// The example's company with its platoons and tanks.
fn company() -> Perspective {
    let files = crate::scenario::Files::embedded();
    let opened = play::open_scenario(&files, "example-marsh-crossing", 1).unwrap();
    opened.game.perspective(Side::Soviet)
}

fn a_tree(p: &Perspective, layout: &TreeLayout, standing: &[StandingOrder]) -> Tree {
    Tree::new(&TreeInputs {
        p,
        layout,
        unit: None,
        body: None,
        standing,
        waiting: standing.len(),
        may_order: true,
    })
}

/// What is called as it was typed comes before what only has it somewhere in its name.
#[test]
fn the_search_prefers_the_name_itself() {
    let p = company();
    for (typed, unit) in [("company", 0), ("platoon", 1), ("2nd platoon", 2)] {
        let layout = TreeLayout { search: typed.to_owned(), ..TreeLayout::default() };
        let model = a_tree(&p, &layout, &[]);
        let mut h = drawn(move |ui| tree_panel::show_head(ui, &model));
        h.ctx.memory_mut(|m| m.request_focus(tree_panel::search_field()));
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
    let model = a_tree(&p, &TreeLayout::default(), &[]);
    let names: Vec<&str> = model.rows.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "5th Company, 120th Rifle Regiment",
            "Company command",
            "1st Platoon",
            "2nd Platoon",
            "Tank Platoon",
            "Three BT-7s",
            "Flame tank"
        ]
    );
    let leader = "led by Senior Lieutenant Orlov, with Company command";
    assert_eq!(model.rows[0].state, format!("56 men; 3/3 ready, 2 to come; {leader}"));
    let mut h = drawn(move |ui| tree_panel::show(ui, &model));
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
    let folded = TreeLayout { turned: [FormationId(1)].into(), search: String::new() };
    assert_eq!(a_tree(&p, &folded, &[]).rows.len(), 5);
    let sought = TreeLayout { search: "bt-7".to_owned(), ..folded };
    let found = a_tree(&p, &sought, &[]);
    let names: Vec<&str> = found.rows.iter().map(|r| r.name.as_str()).collect();
    assert_eq!(names, ["5th Company, 120th Rifle Regiment", "Tank Platoon", "Three BT-7s"]);
    let nobody = TreeLayout { search: "cavalry".to_owned(), ..TreeLayout::default() };
    assert!(a_tree(&p, &nobody, &[]).rows.is_empty());
}

#[test]
fn keys_in_the_search_are_not_orders() {
    let p = company();
    let layout = TreeLayout { search: "bt-7".to_owned(), ..TreeLayout::default() };
    let model = a_tree(&p, &layout, &[]);
    let mut h = drawn(move |ui| {
        let mut out = tree_panel::show_head(ui, &model);
        // What the field leaves over is for the table.
        out.extend(ui.input_mut(pressed).into_iter().map(Intent::Do));
        out
    });
    let mut typed = |key, gives: &[Intent]| {
        h.ctx.memory_mut(|m| m.request_focus(tree_panel::search_field()));
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
    let standing = StandingOrder {
        body: Body::formation(&p, FormationId(0)),
        mission: Mission::Attack,
        goal: Destination { hexes: vec![Hex::new(3, 4)], name: "The hill".to_owned() },
        carried: None,
    };
    let model = a_tree(&p, &TreeLayout::default(), &[standing]);
    let marked: Vec<&str> =
        model.rows.iter().filter(|r| r.order.is_some()).map(|r| r.name.as_str()).collect();
    assert_eq!(marked, ["5th Company, 120th Rifle Regiment"]);
    let mut h = drawn(move |ui| tree_panel::show_head(ui, &model));
    h.get_by_label_contains("Carry on: 1 order").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Do(Action::CarryOn)));
}

#[test]
fn a_formation_is_ordered_and_cancelled_by_buttons() {
    let p = company();
    let all = Body::formation(&p, FormationId(0));
    let card = FormationCard {
        name: all.name(&p),
        chain: vec![(FormationId(0), "40th Division".to_owned())],
        named: None,
        leader: None,
        strength: formation::strength(&p, &all.units),
        rest: Some(CardRow {
            what: "had enough".to_owned(),
            value: "storms nothing, 15 min of rest to go".to_owned(),
            why: String::new(),
        }),
        missions: vec![CardRow::new(
            "on its way",
            "Attack The hill reaches them at 17:20 by runner",
            "",
        )],
        leaderless: Some(CardRow {
            what: "leaderless".to_owned(),
            value: "halts and fires until taken in hand at 18:05".to_owned(),
            why: String::new(),
        }),
        orders: vec!["Attack The hill".to_owned()],
        advice: (String::new(), Shade::Faint),
        buttons: buttons(true, true, true),
        units: Vec::new(),
    };
    let mut h = drawn(move |ui| formation_card::show(ui, &card));
    h.get_by_label("Standing order: Attack The hill");
    h.get_by_label("storms nothing, 15 min of rest to go");
    h.get_by_label("Attack The hill reaches them at 17:20 by runner");
    h.get_by_label("halts and fires until taken in hand at 18:05");
    for (label, action) in [
        ("Move", Action::MarchThere),
        ("Attack", Action::AttackThere),
        ("Hold", Action::HoldThere),
        ("Support by fire", Action::SupportThere),
        ("Rest and refit", Action::RefitThere),
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
    let rested = buttons(true, true, false);
    let barred: Vec<Action> =
        rested.iter().filter(|b| !b.offer.is_open()).map(|b| b.action).collect();
    assert_eq!(barred, [Action::RefitThere], "nothing to rest from");
}

#[test]
fn a_line_of_the_report_shows_its_place() {
    let hex = Hex::new(3, 4);
    let line = Line::new(Tone::Bad, Some(hex), "2 mired in 0405, marsh");
    let report = FormationReport { title: "Tanks: attack".into(), lines: vec![(None, line)] };
    let model = ReportPanel::new(&report);
    let mut h = drawn(move |ui| report_panel::show(ui, &model));
    h.get_by_label("2 mired in 0405, marsh").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::GoTo(hex)));
}

#[test]
fn mired_vehicles_are_counted_with_the_objectives() {
    let mut p = company();
    assert!(mire(&p).is_empty());
    let tanks = &mut p.units[3];
    tanks.place = Place::On(Hex::new(3, 4));
    let mut element = *tanks;
    tanks.bogged = 1;
    (element.mired_since, element.parent, element.pieces, element.bogged) =
        (Some(p.public.clock), Some(3), 2, 2);
    p.units.push(element);
    assert_eq!(mire(&p), ["Mired: 2 now, 1 freed, 0 lost"]);
    // One of them burns where it sticks.
    (p.units[5].pieces, p.units[5].lost) = (1, 1);
    assert_eq!(mire(&p), ["Mired: 1 now, 1 freed, 1 lost"]);
    let strength = formation::strength(&p, &formation::members(&p, FormationId(1)));
    assert_eq!((strength.running, strength.mired), (3, 1));
}

/// An enemy who is not counted: on his card, his counter and the scale of points.
#[test]
fn what_is_estimated_is_shown_as_such() {
    let mut p = company();
    let men = |c: &&mut Contact, lib: &Library| lib.unit_type(c.ty).kind == ElementKind::Men;
    let lib = p.setup().library.clone();
    let c = p.contacts.iter_mut().find(|c| men(c, &lib)).unwrap();
    (c.men, c.spread_pct, c.morale) = (110, 25, Morale::Shaken);
    let id = c.id;
    let card = unit_card::enemy(&p, id).unwrap();
    assert_eq!(card.rows[0].value, "about 110 men (80 to 150)");
    assert_eq!(card.nerves.label, "seems shaken");
    assert!(!card.counter.unwrap().counted);
    p.contacts[usize::from(id.0)].spread_pct = 0;
    let card = unit_card::enemy(&p, id).unwrap();
    assert_eq!(card.rows[0].value, "110 men");
    // So are the losses that one claims.
    (p.claims.men, p.claims.men_off) = (100, 3_300);
    let panel = ObjectivesPanel::new(&p);
    let told = |r: &Remark| r.text.contains("enemy about 100") && r.why.contains("60 to 140");
    assert!(panel.remarks.iter().any(told), "{:?}", panel.remarks);
}

#[test]
fn a_click_on_a_log_line_shows_its_place() {
    let hex = Hex::new(3, 4);
    let lines = vec![Line::new(Tone::Bad, Some(hex), "Shots")];
    let mut h = drawn(move |ui| log::show(ui, &lines, None));
    h.get_by_label("Shots").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::GoTo(hex)));
}

#[test]
fn a_saved_game_is_renamed_and_deleted_from_its_line() {
    let save = |title: &str| SavedGame {
        title: title.to_owned(),
        about: "turn 2 of 8, 17:10".to_owned(),
        players: String::new(),
        path: title.into(),
    };
    let mut model = a_menu("");
    model.saves = vec![save("Marsh Crossing"), save("before the hill")];
    let mut h = drawn(move |ui| menu::show(ui, &model, None));
    for (label, intent) in [("Rename", Intent::RenameSave(1)), ("Delete", Intent::DeleteSave(1))] {
        h.get_by_label("Rename or delete before the hill").click();
        h.run();
        h.get_by_label(label).click();
        h.run();
        assert_eq!(h.state().last(), Some(&intent));
    }
    assert!(!h.state().contains(&Intent::Load("before the hill".into())), "it is not opened");
    h.get_by_label("before the hill").click();
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::Load("before the hill".into())));
}

#[test]
fn a_name_is_typed_and_a_deletion_confirmed() {
    let fault = Some("There is a save of that name: give it another.".to_owned());
    let (was, name) = ("Marsh Crossing".to_owned(), "before".to_owned());
    let question = SaveQuestion::Rename { was, name, fault };
    let mut h = drawn(move |ui| saves::question(ui, &question));
    h.get_by_label_contains("There is a save of that name");
    h.run();
    h.event(egui::Event::Text("!".to_owned()));
    h.run();
    assert!(h.state().contains(&Intent::SaveName("before!".to_owned())), "{:?}", h.state());
    h.key_press(egui::Key::Enter);
    h.run();
    assert_eq!(h.state().last(), Some(&Intent::AboutSave(true)));
    let question = SaveQuestion::Delete { what: "before".to_owned(), fault: None };
    let mut h = drawn(move |ui| saves::question(ui, &question));
    h.key_press(egui::Key::Enter);
    h.key_press(egui::Key::Space);
    h.run();
    assert_eq!(h.state().as_slice(), [], "no key that one presses in passing");
    h.get_by_label("Delete it").click();
    h.run();
    assert_eq!(h.state().as_slice(), [Intent::AboutSave(true)]);
}

#[test]
fn a_line_of_a_table_explains_itself_under_the_pointer() {
    let mut h = drawn(|ui| {
        super::widgets::row(ui, "rail aerials", "1", "They mark the tanks of commanders.");
        super::widgets::row(ui, "leaderless", &"a long value ".repeat(5), "Nobody leads.");
        Vec::new()
    });
    for (row, why) in
        [("rail aerials", "They mark the tanks of commanders."), ("leaderless", "Nobody leads.")]
    {
        assert!(h.query_by_label(why).is_none(), "{row}");
        h.get_by_label(row).hover();
        h.run_steps(30);
        h.get_by_label(why);
    }
}

#[test]
fn saved_games_lie_below_each_other() {
    let save = |title: &str| SavedGame {
        title: title.to_owned(),
        about: "saved automatically, turn 2 of 8, 17:10".to_owned(),
        players: "Soviet: a person. Japanese: the computer, veteran".to_owned(),
        path: title.into(),
    };
    let mut model = a_menu("");
    model.saves = vec![save("before the hill"), save("on the hill")];
    let h = drawn(move |ui| menu::show(ui, &model, None));
    let rect = |title: &str| h.get_by_label(title).rect();
    let (first, second) = (rect("before the hill"), rect("on the hill"));
    assert!(second.top() >= first.bottom(), "{first:?} {second:?}");
    let more = rect("Rename or delete on the hill");
    assert!(second.expand(1.0).contains_rect(more), "{more:?} in {second:?}");
}
