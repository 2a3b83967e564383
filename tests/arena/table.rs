//! The table, to the letter, from made-up games; `BLESS=1` writes it anew.

use super::{arena, idle};
use khasan::play::arena::{ArenaGame, Standings};
use khasan::rules::Side;
use std::path::Path;

#[test]
fn the_table_is_exact() {
    let arena = arena(["a", "b", "c"].map(idle).into(), &["night", "open"], 2);
    // `a` gains what it is named for on its opponents, wherever it sits; `b` and `c` are even.
    let games = arena.bouts().into_iter().map(|b| {
        let strength: [i32; 3] = [8, 2, 2];
        // On open ground `b` beats all.
        let bonus = |who: usize| if b.battle == 1 && who == 1 { 10 } else { 0 };
        let score = strength[b.soviet] + bonus(b.soviet) - strength[b.japan] - bonus(b.japan);
        let winner = if score > 0 { Side::Soviet } else { Side::Japan };
        ArenaGame {
            scenario: arena.battles()[b.battle].key().to_owned(),
            battle: arena.battles()[b.battle].fingerprint().to_owned(),
            seed: b.seed,
            soviet: arena.entrants()[b.soviet].name().to_owned(),
            japan: arena.entrants()[b.japan].name().to_owned(),
            winner: (score.abs() >= 5).then_some(winner),
            score,
            turns: 8,
            refused: 0,
            hash: String::new(),
            failed: None,
            why: String::new(),
            cpu_ms: 12.0,
        }
    });
    let games: Vec<ArenaGame> = games.collect();
    let told = Standings::new(&arena, &games).to_string();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/arena/table.txt");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &told).expect("written");
    }
    let expected = std::fs::read_to_string(&path).expect("readable");
    assert_eq!(told, expected, "\n{told}");
}
