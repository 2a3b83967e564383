//! What the desk keeps of a battle that is left, and of what the player set.

use super::desk::{Desk, load};
use super::kept::KeptSettings;
use super::lay_out::lay_out;
use crate::ai::Level;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::Battle;
use crate::app::table::OnTable;
use crate::app::table::eye::Eye;
use crate::app::view::saves::SaveQuestion;
use crate::play::{self, PlaybackPace, Who};
use crate::record::{Shelf, write_file};
use crate::rules::{BySide, Side};
use crate::scenario::Files;

/// A replay is watched; then the last game played is still the one to go on with.
#[test]
fn who_only_watched_keeps_his_game() {
    let folder = tempfile::tempdir().unwrap();
    let leave = |seats: BySide<Who>| {
        let files = Files::embedded();
        let opened = play::open_scenario(&files, "example-marsh-crossing", 1).unwrap();
        let start = BattleStart::new(opened, seats, false).unwrap();
        let BattleStart { opened, seats, thinkers, opening, .. } = start;
        let mut battle = Battle::new(opened.game, seats, thinkers, opening);
        let shelf = Shelf::at(folder.path().to_path_buf());
        let mut desk = Desk::new(files, Some(shelf));
        battle.keep(desk.keeper().unwrap());
        assert!(!desk.shelf.as_ref().unwrap().list().is_empty(), "until it is left");
        desk.put_aside(&mut battle);
        desk.shelf.unwrap().list().len()
    };
    let computer = || Who::Ai(Level::default());
    assert_eq!(leave(BySide { soviet: computer(), japan: computer() }), 0);
    assert_eq!(leave(BySide { soviet: Who::Human, japan: computer() }), 1);
}

/// Whoever wrote a save may have put any command there.
#[test]
fn a_save_asks_before_it_starts_a_program() {
    let folder = tempfile::tempdir().unwrap();
    let (mark, save) = (folder.path().join("started"), folder.path().join("save.ron"));
    let harm = format!("touch {}", mark.display());
    let mut game =
        play::open_scenario(&Files::embedded(), "example-marsh-crossing", 1).unwrap().game;
    let players = BySide { soviet: "ai".to_owned(), japan: format!("bot:{harm}") };
    game.set_players(players);
    write_file(&save, &game).unwrap();
    let mut desk = Desk::new(Files::embedded(), None);
    let asked = |desk: &mut Desk| {
        let start = load(&save).unwrap();
        let seats = BySide { soviet: Who::Ai(Level::default()), japan: Who::Human };
        assert_eq!(start.seats, seats);
        assert!(!start.thinkers.japan.ready() && !mark.exists());
        assert_eq!(start.program().map(|p| p.0), Some(Side::Japan));
        desk.asked = Some(start);
        let question = desk.question().expect("he is asked");
        assert_eq!(question.command.as_deref(), Some(harm.as_str()));
        assert!(question.played.contains("the Japanese side"));
    };
    // He says no: a person plays, and nothing is asked again.
    asked(&mut desk);
    let start = desk.answer(false).expect("it waited").unwrap();
    assert_eq!((start.seats.japan.clone(), start.program()), (Who::Human, None));
    assert!(!start.thinkers.japan.ready() && !mark.exists() && desk.question().is_none());
    // He says yes.
    asked(&mut desk);
    let start = desk.answer(true).expect("it waited").unwrap();
    assert!(matches!(&start.seats.japan, Who::Bot(c) if c.line() == harm));
    assert!(start.thinkers.japan.ready() && start.program().is_none());
}

/// What is done to a save is done on the disk, and what cannot be is said and asked again.
#[test]
fn saves_are_renamed_and_deleted_in_the_menu() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path());
    let game = play::open_scenario(&Files::embedded(), "example-marsh-crossing", 1).unwrap().game;
    shelf.autosave(&game).unwrap();
    shelf.save(&game, "taken").unwrap();
    std::fs::write(folder.path().join("broken.ron"), "(").unwrap();
    let mut desk = Desk::new(Files::embedded(), Some(shelf.clone()));
    let titles = |desk: &mut Desk| -> Vec<String> {
        desk.menu().0.saves.into_iter().map(|s| s.title).collect()
    };
    let find = |desk: &mut Desk, title: &str| {
        titles(desk).iter().position(|t| t == title).expect("it is listed")
    };
    let i = find(&mut desk, "Marsh Crossing");
    desk.ask_name(i);
    desk.type_save_name("taken".to_owned());
    desk.answer_about_save(true);
    let told = |desk: &Desk| match desk.save_question() {
        Some(SaveQuestion::Rename { fault, .. } | SaveQuestion::Delete { fault, .. }) => {
            fault.clone()
        }
        None => None,
    };
    assert!(told(&desk).is_some_and(|t| t.contains("There is a save of that name")));
    desk.type_save_name("before the hill".to_owned());
    assert_eq!(told(&desk), None);
    desk.answer_about_save(true);
    assert!(desk.save_question().is_none());
    let i = find(&mut desk, "before the hill");
    desk.ask_whether_to_delete(i);
    desk.answer_about_save(false);
    assert!(desk.save_question().is_none() && titles(&mut desk).len() == 3);
    let i = find(&mut desk, "broken");
    desk.ask_whether_to_delete(i);
    desk.answer_about_save(true);
    assert_eq!(titles(&mut desk).len(), 2);
    // It is gone already.
    let i = find(&mut desk, "taken");
    desk.ask_whether_to_delete(i);
    std::fs::remove_file(shelf.path("taken").unwrap()).unwrap();
    desk.answer_about_save(true);
    assert!(told(&desk).is_some());
}

/// What he set comes back when the game is opened again.
#[test]
fn settings_come_back_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("settings.ron");
    let opened = || {
        let (mut desk, mut eye) = (Desk::new(Files::embedded(), None), Eye::default());
        let mut kept = KeptSettings::at(path.clone());
        kept.lay_on(&mut desk, &mut eye);
        (kept, desk, eye)
    };
    let seats = BySide { soviet: Who::Ai(Level::Recruit), japan: Who::Human };
    let (mut kept, mut desk, mut eye) = opened();
    assert_eq!(desk.notice, None);
    kept.take_from(&mut desk, &eye, false);
    assert!(!path.exists(), "he changed nothing");
    desk.seats = seats.clone();
    (desk.pace, eye.overview) = (PlaybackPace::AtOnce, true);
    kept.take_from(&mut desk, &eye, false);
    let (_, desk, eye) = opened();
    assert_eq!((&desk.seats, desk.pace, eye.overview), (&seats, PlaybackPace::AtOnce, true));
    assert_eq!((desk.zoom, desk.notice), (None, None));
    // What is wrong with the file is said at the menu, beside what else is said there.
    std::fs::write(&path, "(zoom: 9, speed: Single)").unwrap();
    let (mut kept, mut desk, eye) = opened();
    let said = desk.notice.clone().expect("it is said");
    assert!(said.contains("settings.ron: line 1: `zoom`"), "{said}");
    assert_eq!((desk.zoom, desk.pace), (None, PlaybackPace::Single));
    desk.zoom = Some(1.5);
    kept.take_from(&mut desk, &eye, false);
    let said = desk.notice.clone().expect("it is said");
    assert!(said.contains("settings-1.ron.bad"), "{said}");
    // A folder in its place: that it cannot be kept is said once, and the game goes on.
    std::fs::remove_file(&path).unwrap();
    std::fs::create_dir(&path).unwrap();
    desk.notice = None;
    for zoom in [2.0, 2.5] {
        desk.zoom = Some(zoom);
        kept.take_from(&mut desk, &eye, false);
    }
    let said = desk.notice.expect("it is said");
    assert_eq!(said.matches("cannot be kept").count(), 1, "{said}");
}

/// A battle is shown as fast as the last one was.
#[test]
fn the_next_battle_is_shown_at_the_same_pace() {
    let files = Files::embedded();
    let mut desk = Desk::new(files.clone(), None);
    desk.pace = PlaybackPace::Fourfold;
    let opened = play::open_scenario(&files, "example-marsh-crossing", 1).unwrap();
    let seats = BySide { soviet: Who::Human, japan: Who::Ai(Level::default()) };
    let start = BattleStart::new(opened, seats, true).unwrap();
    let (mut table, mut eye) = (OnTable::default(), Eye::default());
    let battle = lay_out(start, &mut table, &mut eye, &desk);
    assert_eq!(battle.shown.pace, PlaybackPace::Fourfold);
}
