//! Other people's saves and answers, damaged at random: the program says what is wrong, in
//! bounded time and memory, and never panics. `KHASAN_MUTATIONS` sets how many; ordinarily so
//! many as a test has time for.

use super::noise::{Noise, mutated};
use super::{EXAMPLE, code, err, out};
use khasan::ai::{Level, Player};
use khasan::play::open_scenario;
use khasan::record::{Game, Keeper, Shelf, write};
use khasan::rules::{BySide, hash_of};
use khasan::scenario::Files;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// Memory that a run may have, KiB: some times what a whole save takes.
const MEMORY_KIB: u32 = 2 << 20;
/// Longest that a run may take; it is far below that where the machine is idle and no bot, whose
/// answer was damaged to blanks, is waited for in vain for its minute.
const PATIENCE: Duration = Duration::from_secs(240);

fn rounds(ordinarily: usize) -> usize {
    let asked = std::env::var("KHASAN_MUTATIONS").ok().and_then(|n| n.parse().ok());
    asked.unwrap_or(ordinarily)
}

/// Runs the program within limits.
fn limited(home: &Path, arguments: &[&str]) -> Output {
    let begin = Instant::now();
    let o = Command::new("sh")
        .arg("-c")
        .arg(format!("ulimit -v {MEMORY_KIB}; exec \"$0\" \"$@\""))
        .arg(env!("CARGO_BIN_EXE_khasan"))
        .args(arguments)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .current_dir(home)
        .output()
        .expect("it runs");
    assert!(begin.elapsed() < PATIENCE, "{arguments:?}");
    o
}

/// What every run must keep to, whatever it was given.
fn explained(o: &Output, what: &str) {
    let said = err(o);
    assert!((0..=2).contains(&code(o)), "{what}: {said}");
    assert!(!said.contains("panicked") && !said.contains("RUST_BACKTRACE"), "{what}: {said}");
    assert!(code(o) == 0 || !said.trim().is_empty(), "{what}: not a word");
    assert!(said.len() < 20_000, "{what}: {} bytes are no message", said.len());
    assert!(!said.contains('\u{1b}') && !out(o).contains('\u{1b}'), "{what}");
}

/// The first game of the computer with itself that lasts for so many orders.
fn played(orders: usize, keeper: &mut Keeper) -> Game {
    let lasts = |seed: &u64| {
        let mut game = opened(*seed);
        let mut players = BySide::from_fn(|s| Player::new(s, Level::Veteran, *seed));
        (0..=orders).all(|_| {
            let side = game.side();
            let order = players[side].next_order(&game.perspective(side));
            game.carry_out(order).is_ok()
        })
    };
    let seed = (5..200).find(lasts).expect("some game lasts");
    let mut game = opened(seed);
    let mut players = BySide::from_fn(|s| Player::new(s, Level::Veteran, seed));
    for i in 0..orders {
        if i + 20 == orders {
            keeper.save(&game);
        }
        let side = game.side();
        let order = players[side].next_order(&game.perspective(side));
        keeper.carry_out(&mut game, order).expect("legal");
    }
    game
}

fn opened(seed: u64) -> Game {
    open_scenario(&Files::embedded(), EXAMPLE, seed).expect("it opens").game
}

/// The hashes of a save as they belong to its texts, as somebody would write them who means
/// harm: so that what is damaged is read at all.
fn with_hashes(save: &[u8]) -> Option<Vec<u8>> {
    let mut text = String::from_utf8(save.to_vec()).ok()?;
    for (field, hash) in [("head: ", "head_hash: "), ("snapshot: ", "sum: ")] {
        let value = text.lines().rev().find_map(|l| l.trim_start().strip_prefix(field))?;
        let sum = format!("{:016x}", hash_of(&value.trim().trim_end_matches(',')));
        let at = text.rfind(hash)? + hash.len();
        let end = at + text[at..].find(',')?;
        text.replace_range(at..end, &format!("\"{sum}\""));
    }
    Some(text.into_bytes())
}

#[test]
fn damaged_saves_are_explained() {
    let home = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(home.path().join("saves"));
    let mut keeper = Keeper::new(shelf.clone());
    let game = played(60, &mut keeper);
    drop(keeper);
    let good = write(&game, 7).expect("it can be written").into_bytes();
    let kept = shelf.newest().saved.expect("kept").path;
    let orders = std::fs::read(kept.with_extension("orders")).expect("kept");
    let save = home.path().join("bad.ron");
    let mut noise = Noise(0x1938_0806);
    let mut codes = [0; 3];
    for round in 0..rounds(60) {
        let mut bad = mutated(&good, &mut noise);
        // Behind the sources, where the battle is.
        if round % 3 == 1 {
            let from = good.windows(9).rposition(|w| w == b"    first").expect("a field");
            bad = [&good[..from], &mutated(&good[from..], &mut noise)].concat();
            bad = with_hashes(&bad).unwrap_or(bad);
        }
        std::fs::write(&save, &bad).expect("written");
        let beside = save.with_extension("orders");
        let _ = std::fs::remove_file(&beside);
        if round % 3 == 2 {
            std::fs::copy(&kept, &save).expect("copied");
            std::fs::write(&beside, mutated(&orders, &mut noise)).expect("written");
        }
        // One command reads all of it, the other takes the game up.
        for command in [["replay", "bad.ron"], ["play", "bad.ron"]] {
            let o = limited(home.path(), &command);
            explained(&o, &format!("{command:?} in round {round}"));
            codes[code(&o) as usize] += 1;
        }
    }
    assert!(codes[0] > 0 && codes[2] > 0, "all kinds of damage: {codes:?}");
    println!("exit codes 0, 1, 2: {codes:?}");
}

/// How many games are said to have failed.
fn lost(said: &str) -> usize {
    let line = said.lines().find(|l| l.contains(" failed"));
    line.and_then(|l| l.split(" of ").next()?.parse().ok()).unwrap_or(0)
}

#[test]
fn damaged_answers_of_a_bot_are_explained() {
    let home = tempfile::tempdir().expect("a folder");
    let mut keeper = Keeper::new(Shelf::at(home.path().join("saves")));
    let game = played(60, &mut keeper);
    let answers: Vec<String> = game
        .entries()
        .iter()
        .map(|e| serde_json::to_string(&e.order).expect("an order has words"))
        .collect();
    let mut noise = Noise(0x1938_0729);
    let n = rounds(40);
    for i in 1..=n {
        let answer = &answers[noise.below(answers.len())];
        let mut bad = answer.clone().into_bytes();
        if i % 2 == 0 {
            bad = mutated(&bad, &mut noise);
        } else {
            // Still an order, of nobody or of too much.
            let digits = bad.iter_mut().filter(|b| b.is_ascii_digit());
            digits.for_each(|b| *b = b'0' + noise.below(10) as u8);
        }
        bad.push(b'\n');
        std::fs::write(home.path().join(format!("answer-{i}")), bad).expect("written");
    }
    // Each game has an answer of its own; what is an order still is given over and over.
    let script = "i=$(($(cat n) + 1)); echo $i > n; answer=$(cat answer-$i; echo x)\n\
                  read -r greeting\n\
                  while read -r question; do printf '%s' \"${answer%x}\"; done\n";
    std::fs::write(home.path().join("bot.sh"), script).expect("written");
    std::fs::write(home.path().join("n"), "0").expect("written");
    let (games, mut failed) = (20, 0);
    for part in 0..n.div_ceil(games) {
        let these = games.min(n - part * games);
        let count = these.to_string();
        let a =
            ["simulate", EXAMPLE, "--jobs", "1", "--games", &count, "--soviet", "bot:sh bot.sh"];
        let o = limited(home.path(), &a);
        let said = err(&o);
        assert!(!said.contains("panicked") && !said.contains('\u{1b}'), "part {part}: {said}");
        assert!((0..=2).contains(&code(&o)), "part {part}: {said}");
        let lost = lost(&said);
        failed += lost;
        assert_eq!(code(&o) == 0, lost == 0, "part {part}: {said}");
    }
    let last = std::fs::read_to_string(home.path().join("n")).expect("counted");
    assert_eq!(last.trim(), n.to_string(), "every answer was given");
    println!("{n} answers, {failed} games lost by them");
    assert!(0 < failed && failed < n);
}
