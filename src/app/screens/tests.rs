//! What the desk keeps of a battle that is left.

use super::desk::Desk;
use crate::ai::Level;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::Battle;
use crate::play::{self, Who};
use crate::record::Shelf;
use crate::rules::BySide;
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
        let battle = Battle::new(opened.game, seats, thinkers, opening);
        let shelf = Shelf::at(folder.path().to_path_buf());
        let mut desk = Desk::new(files, Some(shelf));
        desk.put_aside(&battle);
        desk.shelf.unwrap().list().len()
    };
    let computer = || Who::Ai(Level::default());
    assert_eq!(leave(BySide { soviet: computer(), japan: computer() }), 0);
    assert_eq!(leave(BySide { soviet: Who::Human, japan: computer() }), 1);
}
