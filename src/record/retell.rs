//! A game told again from its first order, for who takes it up where it was left.

use super::game::Game;
use crate::rules::{Event, State, execute, hash, start};

/// Carries the orders of a game out again, from its beginning. `each` is handed the state before
/// each of them and what came of it; before the first order, the state as it then was and what
/// happened up to there. False if the game cannot be told, or only up to some order: it was begun
/// under other rules.
pub fn retell(game: &Game, mut each: impl FnMut(&State, &[Event])) -> bool {
    if game.mixed {
        return false;
    }
    let (mut state, opening) = start(game.setup().clone(), game.seed);
    if hash(&state) != game.first_hash {
        return false;
    }
    each(&state, &opening);
    for entry in &game.entries {
        let before = state.clone();
        match execute(&mut state, &entry.order) {
            Ok(events) if hash(&state) == entry.hash => each(&before, &events),
            _ => return false,
        }
    }
    true
}
