//! Pictures of the screens.

use super::error::WindowError;
use super::panics::reported;
use super::picture;
use crate::ai::Level;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::Battle;
use crate::app::battle::thinker::THINKS;
use crate::app::screens::desk::Desk;
use crate::app::screens::lay_out::open_in;
use crate::play::{self, Who};
use crate::record::{Game, Keeper, Shelf};
use crate::rules::{BySide, Order};
use crate::scenario::Files;
use crate::text;
use std::path::PathBuf;

/// Where test pictures go.
fn file(name: &str) -> PathBuf {
    let dir = std::env::temp_dir().join("khasan-pictures");
    let _ = std::fs::create_dir_all(&dir);
    dir.join(name)
}

/// A machine without any graphics adapter can draw nothing, and need not, unless it is there to
/// test all.
fn drawn(result: Result<(), WindowError>) {
    let must = std::env::var_os("CI").is_some();
    match result {
        Err(WindowError::Engine(why)) if why.contains("GPU") && !must => {
            eprintln!("skipped: {why}");
        }
        other => other.unwrap(),
    }
}

fn begun(key: &str) -> BattleStart {
    let seats = BySide { soviet: Who::Human, japan: Who::Ai(Level::default()) };
    let opened = play::open_scenario(&Files::embedded(), key, 1).unwrap();
    BattleStart::new(opened, seats, false).unwrap()
}

#[test]
fn the_menu_is_drawn() {
    let out = file("menu.png");
    drawn(picture::take(&out, [1280, 720], |world| {
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
        drawn(picture::take(&file(name), size, |world| {
            world.insert_resource(Desk::new(Files::embedded(), None));
            open_in(world, begun(key));
            let mut battle = world.resource_mut::<Battle>();
            battle.next_unit(true);
            battle.prompts.roster = true;
        }));
    }
}

/// The same panic is a machine without a display before anything is shown, and a crash of ours
/// after it.
#[test]
fn a_crash_in_play_names_what_is_kept_and_what_happened() {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::at(folder.path());
    let fall = |begun: bool| {
        let table = begun.then(|| {
            let mut game = begun_game();
            let mut keeper = Keeper::new(shelf.clone()).crashing_at(Some(1));
            keeper.save(&game);
            keeper.carry_out(&mut game, Order::EndTurn).unwrap();
            (game, keeper)
        });
        reported(Some(shelf.clone()), move |playing| {
            let Some((mut game, mut keeper)) = table else { panic!("no display\nat all") };
            playing.begin();
            // A thought that fails before ends nothing, and is not what ended it.
            let thought = || -> () { panic!("a thought") };
            let thinks = std::thread::Builder::new().name(THINKS.to_owned());
            thinks.spawn(thought).unwrap().join().unwrap_err();
            let _ = keeper.carry_out(&mut game, Order::EndTurn);
            Ok(())
        })
        .unwrap_err()
    };
    assert_eq!(fall(false), WindowError::Engine("no display\nat all".to_owned()));
    assert!(shelf.list().is_empty() && std::fs::read_dir(folder.path()).unwrap().next().is_none());
    let why = fall(true);
    let WindowError::Crashed { place, save: Some(save), report: Some(report) } = &why else {
        panic!("{why:?}")
    };
    let (told, written) = (why.told(false), std::fs::read_to_string(report).unwrap());
    for part in [place.as_str(), &save.display().to_string(), &report.display().to_string()] {
        assert!(told.contains(part), "{told}");
    }
    // The order in hand has no hash behind it.
    let lines: Vec<&str> = written.lines().filter(|l| l.contains("EndTurn")).collect();
    assert!(lines.len() == 2 && lines[0].contains(" = ") && lines[1].trim() == "EndTurn");
    for part in [place.as_str(), env!("CARGO_PKG_VERSION"), "KHASAN_CRASH", "Marsh Crossing"] {
        assert!(written.contains(part), "{written}");
    }
    // It is told at the next start, which goes on before that order.
    let newest = shelf.newest();
    let said = text::cut_off(&newest, shelf.report_on(save).as_deref()).unwrap();
    assert!(said.contains(&report.display().to_string()), "{said}");
    assert_eq!(play::open_save(save).unwrap().game.entries().len(), 1);
}

fn begun_game() -> Game {
    play::open_scenario(&Files::embedded(), "example-marsh-crossing", 1).unwrap().game
}
