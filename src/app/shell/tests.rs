//! Pictures of the screens.

use super::error::WindowError;
use super::picture;
use crate::ai::Level;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::Battle;
use crate::app::screens::desk::Desk;
use crate::app::screens::lay_out::open_in;
use crate::play::{self, Who};
use crate::rules::BySide;
use crate::scenario::Files;
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
