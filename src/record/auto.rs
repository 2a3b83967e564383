//! The saves a game writes by itself: its start and its last turns, apart from those of any
//! other game.

use super::game::Game;
use super::names::AUTO;
use crate::rules::{Side, hash_of};
use std::collections::BTreeMap;
use std::time::SystemTime;

/// Turns kept of a game, besides its start.
const TURNS: usize = 5;
/// Games whose saves are kept.
const GAMES: usize = 12;
/// Longest piece of a battle's key in a name, bytes.
const KEY: usize = 48;

/// What tells one game from another: its battle, its seed, and when it was begun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Id {
    pub(super) key: String,
    pub(super) seed: u64,
    pub(super) begun: u64,
}

impl Id {
    pub(super) fn of(game: &Game) -> Id {
        Id { key: game.setup().key.clone(), seed: game.seed(), begun: game.begun() }
    }

    /// How the names of its saves begin.
    pub(super) fn prefix(&self) -> String {
        let plain = |c: &char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
        let mut key: String = self.key.chars().filter(plain).collect();
        key.truncate(key.floor_char_boundary(KEY));
        let sum = hash_of(&(&self.key, self.seed, self.begun));
        format!("{AUTO}{key}-{:012x}-", sum & 0xFFFF_FFFF_FFFF)
    }
}

/// The start of a game, in the name of its save.
pub(super) const START: &str = "start";
/// One of its turns.
const TURN: &str = "turn-";

/// How the name of a save of this turn ends.
pub(super) fn turn(game: &Game) -> String {
    let public = game.state().public();
    let side = match public.side {
        Side::Soviet => "soviet",
        Side::Japan => "japan",
    };
    format!("{TURN}{:03}-{side}", public.turn + 1)
}

/// Which of the saves, by name without ending and the time they were written, are to go: older
/// turns of each game, and all of the oldest games.
pub(super) fn outdated(saves: &[(String, SystemTime)]) -> Vec<String> {
    let mut games: BTreeMap<&str, Vec<(SystemTime, &str)>> = BTreeMap::new();
    for (name, at) in saves {
        if let Some(game) = game_of(name) {
            games.entry(game).or_default().push((*at, name));
        }
    }
    let mut all: Vec<Vec<(SystemTime, &str)>> = games.into_values().collect();
    for game in &mut all {
        game.sort_unstable();
        game.reverse();
    }
    all.sort_by_key(|game| std::cmp::Reverse(game.first().map(|s| s.0)));
    let mut out = Vec::new();
    for (i, game) in all.iter().enumerate() {
        let is_turn = |s: &&(SystemTime, &str)| !s.1.ends_with(START);
        let turns = game.iter().filter(is_turn).skip(TURNS);
        let gone: Vec<_> = if i < GAMES { turns.collect() } else { game.iter().collect() };
        out.extend(gone.into_iter().map(|s| s.1.to_owned()));
    }
    out
}

/// The game that a save written by itself belongs to, by its name; none for the saves of
/// programs that kept one for each battle.
fn game_of(name: &str) -> Option<&str> {
    let rest = name.strip_prefix(AUTO)?;
    let end = rest.rfind(START).or_else(|| rest.rfind(TURN))?;
    let game = rest[..end].strip_suffix('-')?;
    let sum = game.rsplit('-').next()?;
    (sum.len() == 12 && sum.bytes().all(|b| b.is_ascii_hexdigit())).then_some(game)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn the_start_and_the_last_turns_of_the_last_games_stay() {
        let id = |seed| Id { key: "the-ford".to_owned(), seed, begun: 5 };
        let mut saves = vec![("autosave-the-ford".to_owned(), at(0))];
        for game in 0..14 {
            saves.push((id(game).prefix() + START, at(game * 100)));
            for turn in 1..=8 {
                let name = format!("{}{TURN}{turn:03}-japan", id(game).prefix());
                saves.push((name, at(game * 100 + turn)));
            }
        }
        let gone = outdated(&saves);
        assert_eq!(gone.len(), 2 * 9 + 12 * 3);
        let stays = |game, end: &str| !gone.contains(&(id(game).prefix() + end));
        assert!(stays(13, START) && stays(13, "turn-008-japan") && stays(13, "turn-004-japan"));
        assert!(!stays(13, "turn-003-japan") && !stays(1, START) && stays(2, START));
        assert!(!gone.contains(&saves[0].0), "not one of ours");
    }

    #[test]
    fn games_of_one_battle_are_told_apart() {
        let id = Id { key: "a/b'c".to_owned(), seed: 1, begun: 2 };
        let others = [
            Id { key: "abc".to_owned(), ..id.clone() },
            Id { seed: 2, ..id.clone() },
            Id { begun: 3, ..id.clone() },
        ];
        assert!(others.iter().all(|o| o.prefix() != id.prefix()));
        let long = Id { key: "ж".repeat(900), ..id };
        assert!(long.prefix().len() < 80);
    }
}
