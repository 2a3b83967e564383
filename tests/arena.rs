//! The arena, its maps, and the yardsticks that it measures the computer with.

#[path = "arena/cli.rs"]
mod cli;
#[path = "arena/games.rs"]
mod games;
#[path = "arena/maps.rs"]
mod maps;
#[path = "arena/table.rs"]
mod table;

mod frozen;
mod opponents;

use khasan::play::arena::{Arena, ArenaBattle, ArenaGame, Entrant};
use khasan::play::{Guest, Who};
use khasan::rules::{Order, Perspective};
use khasan::scenario::{Files, load};
use std::path::PathBuf;

/// The folder of the maps of a half.
fn folder(half: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/arena/maps").join(half)
}

/// A map for tuning.
fn map(name: &str) -> ArenaBattle {
    let path = folder("tune").join(name).with_extension("ron");
    ArenaBattle::new(&load(&Files::embedded(), &path.to_string_lossy()).expect("it loads"))
}

/// A player of the game.
fn player(name: &str) -> Entrant {
    Entrant::new(&name.parse::<Who>().expect("a player")).expect("no person")
}

/// A yardstick.
fn opponent(name: &str) -> Entrant {
    opponents::named(name).expect("an opponent")
}

/// Who does nothing.
#[derive(Debug)]
struct Idle;

impl Guest for Idle {
    fn next_order(&mut self, _: &Perspective) -> Order {
        Order::EndTurn
    }
}

fn idle(name: &str) -> Entrant {
    Entrant::guest(name, |_, _| Box::new(Idle))
}

/// Games without what differs from run to run.
fn timeless(games: &[ArenaGame]) -> Vec<ArenaGame> {
    games.iter().map(|g| ArenaGame { cpu_ms: 0.0, ..g.clone() }).collect()
}

fn arena(players: Vec<Entrant>, maps: &[&str], pairs: u32) -> Arena {
    let maps = maps.iter().map(|m| map(m)).collect();
    let mut arena = Arena::new(players, maps).expect("an arena");
    arena.pairs = pairs;
    arena
}
