//! What is done at the table with pointer and keys, without a window.

use super::act::Hands;
use super::action::Action;
use super::intent::{Errand, Intent};
use super::pointer;
use crate::ai::Level;
use crate::app::battle::prompts::Question;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::Battle;
use crate::app::egui::{Event, Key, Modifiers, Pos2, Rect, pos2, vec2};
use crate::app::sheet::Sheet;
use crate::app::sheet::draft::Draft;
use crate::app::table::eye::Eye;
use crate::hex::Hex;
use crate::play::{self, Who};
use crate::rules::BySide;
use crate::scenario::Files;
use egui_kittest::Harness;

/// Points of the window.
const SIZE: [f32; 2] = [800.0, 600.0];

struct AtTable {
    battle: Battle,
    eye: Eye,
    sheet: Sheet,
}

impl AtTable {
    fn new(japan: Who, soviet: Who) -> AtTable {
        let opened =
            play::open_scenario(&Files::embedded(), "example-marsh-crossing", 1).expect("shipped");
        let setup = opened.game.setup().clone();
        let sheet = Draft::default().sheet(&setup, opened.game.state().field().map());
        let start = BattleStart::new(opened, BySide { soviet, japan }, false).expect("no program");
        let battle = Battle::new(start.opened.game, start.seats, start.thinkers, start.opening);
        let mut eye = Eye {
            view: Rect::from_min_size(Pos2::ZERO, SIZE.into()),
            ground: sheet.paper(),
            hex: sheet.layout.metres,
            ..Eye::default()
        };
        eye.fit();
        AtTable { battle, eye, sheet }
    }

    fn hex_at(&self, at: Pos2) -> Option<Hex> {
        let hex = self.sheet.layout.hex_at(self.eye.to_ground(at));
        self.sheet.size.contains(hex).then_some(hex)
    }

    fn act(&mut self, intent: Intent) -> Option<Errand> {
        let layout = self.sheet.layout;
        Hands { battle: &mut self.battle, eye: &mut self.eye, layout }.carry_out(intent)
    }
}

fn against_the_computer() -> AtTable {
    AtTable::new(Who::Ai(Level::Veteran), Who::Human)
}

fn watched() -> Harness<'static, AtTable> {
    Harness::builder().with_size(SIZE).build_ui_state(
        |ui, t: &mut AtTable| pointer::read(ui, &mut t.battle, &mut t.eye, &t.sheet, None),
        against_the_computer(),
    )
}

#[test]
fn the_hex_pointed_at_follows_a_map_that_moves_under_a_still_pointer() {
    let mut h = watched();
    let at = pos2(300.0, 250.0);
    h.event(Event::PointerMoved(at));
    h.run();
    let before = h.state().battle.selection.hover;
    assert_eq!(before, h.state().hex_at(at));
    // Playback, a zoom by key, a visit to a unit: the pointer has not moved.
    h.state_mut().eye.zoom(3.0, pos2(600.0, 500.0));
    h.state_mut().eye.drag(vec2(-90.0, 40.0));
    h.run();
    let now = h.state().battle.selection.hover;
    assert_ne!(now, before);
    assert_eq!(now, h.state().hex_at(at));
}

#[test]
fn the_cursor_of_the_arrow_keys_stays_until_the_pointer_moves() {
    let mut h = watched();
    h.event(Event::PointerMoved(pos2(300.0, 250.0)));
    h.run();
    let pointed = h.state().battle.selection.hover.expect("on the map");
    h.key_press(Key::ArrowRight);
    h.run();
    let (c, r) = pointed.offset();
    assert_eq!(h.state().battle.selection.hover, Some(Hex::from_offset(c + 1, r)));
    h.run();
    assert_eq!(h.state().battle.selection.hover, Some(Hex::from_offset(c + 1, r)));
    h.event(Event::PointerMoved(pos2(301.0, 250.0)));
    h.run();
    assert_eq!(h.state().battle.selection.hover, h.state().hex_at(pos2(301.0, 250.0)));
}

#[test]
fn a_click_means_the_hex_under_the_pointer_wherever_the_cursor_is() {
    let mut h = watched();
    let unit = h.state_mut().battle.next_unit(true).expect("somebody");
    h.state_mut().battle.selection.drop_all();
    let t = h.state();
    let hex = t.battle.perspective().unit(unit).and_then(|u| u.hex()).expect("on the map");
    let at = t.eye.to_screen(t.sheet.layout.centre(hex));
    h.event(Event::PointerMoved(at));
    h.run();
    for _ in 0..3 {
        h.key_press(Key::ArrowRight);
        h.run();
    }
    assert_ne!(h.state().battle.selection.hover, Some(hex));
    for pressed in [true, false] {
        let button = crate::app::egui::PointerButton::Primary;
        h.event(Event::PointerButton { pos: at, button, pressed, modifiers: Modifiers::NONE });
        h.run();
    }
    assert_eq!(h.state().battle.selection.hover, Some(hex));
    let chosen = h.state().battle.selection.hex(h.state().battle.perspective());
    assert_eq!(chosen, Some(hex));
}

#[test]
fn what_is_out_of_view_is_shown_before_it_is_done() {
    let mut t = against_the_computer();
    let unit = t.battle.next_unit(true).expect("somebody");
    let here = t.battle.selection.hex(t.battle.perspective()).expect("on the map");
    let to = here.neighbours().map(|(_, h)| h).find(|h| {
        t.battle.selection.move_cursor(*h);
        t.battle.click_plan().is_some_and(|p| p.forecast.is_ok())
    });
    let to = to.expect("somewhere to go");
    t.eye.zoom(8.0, pos2(400.0, 300.0));
    t.eye.go_to(t.sheet.frame.min);
    t.battle.selection.move_cursor(to);
    let at = t.sheet.layout.centre(to);
    assert!(!t.eye.sees(at));
    t.act(Intent::Do(Action::Act));
    assert!(t.eye.sees(at), "it is brought into view");
    assert!(t.battle.game().entries().is_empty(), "and nothing is done yet");
    t.act(Intent::Do(Action::Act));
    assert_eq!(t.battle.game().entries().len(), 1);
    assert_eq!(t.battle.perspective().unit(unit).map(|u| u.fired), Some(false));
}

#[test]
fn a_battle_is_not_left_unasked() {
    let mut t = against_the_computer();
    assert_eq!(t.act(Intent::Do(Action::Back)), None);
    assert_eq!(t.battle.prompts.question, Some(Question::Leave));
    // Escape once more: not after all.
    assert_eq!(t.act(Intent::Do(Action::Back)), None);
    assert_eq!(t.battle.prompts.question, None);
    t.act(Intent::Do(Action::Back));
    assert_eq!(t.act(Intent::Do(Action::EndTurn)), Some(Errand::Leave));
    assert!(t.battle.game().entries().is_empty(), "the key did not end the turn");
    t.act(Intent::Do(Action::Back));
    assert_eq!(t.act(Intent::Leave), Some(Errand::Leave));
    // Who only watches has nothing to lose.
    let mut watched = AtTable::new(Who::Ai(Level::Veteran), Who::Ai(Level::Veteran));
    assert_eq!(watched.act(Intent::Do(Action::Back)), Some(Errand::Leave));
}

#[test]
fn escape_takes_the_best_so_far_and_then_puts_the_answer_away() {
    let mut t = against_the_computer();
    t.act(Intent::Do(Action::Consult));
    assert!(t.battle.advice.thinks());
    t.act(Intent::Do(Action::Back));
    assert_eq!(t.battle.prompts.question, None);
    while t.battle.advice.thinks() {
        t.battle.advance(0.0);
    }
    assert!(t.battle.advice.given().is_some());
    t.act(Intent::Do(Action::Back));
    assert!(!t.battle.advice.is_open());
    assert_eq!(t.battle.prompts.question, None);
    t.act(Intent::Do(Action::Back));
    assert_eq!(t.battle.prompts.question, Some(Question::Leave));
}
