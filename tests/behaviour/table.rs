//! Judging a case over its seeds, and the table of all.

use super::ALL;
use super::case::{Case, computer};
use super::log::log;
use super::trial::{battle, play};
use khasan::ai::Level;
use khasan::play::Guest;
use std::io::Write as _;
use std::sync::Mutex;

/// Seeds of the battle and of the player.
const SEEDS: [u64; 8] = [1, 2, 3, 4, 5, 6, 7, 8];

/// Levels under test.
const LEVELS: [Level; 2] = [Level::Veteran, Level::Commander];

/// A line of the table.
struct Row {
    name: &'static str,
    /// Seeds passed, one figure for each level.
    passed: [usize; 2],
    /// The first thing that went wrong, of each.
    wrong: [Option<String>; 2],
    /// Seeds that the fool passed.
    fool: usize,
}

static ROWS: Mutex<Vec<Row>> = Mutex::new(Vec::new());

/// Plays a case with each level and the fool over all seeds, and judges.
pub fn judge(case: &'static Case) {
    let setup = battle(case);
    let run = |who: &str, seat: &dyn Fn(u64) -> Box<dyn Guest>| {
        let (mut passed, mut wrong) = (0, None);
        for seed in SEEDS {
            let trial = play(case, &setup, seat(seed), seed);
            let found = (case.check)(&trial);
            log(&format!("{}-{who}-{seed}", case.name), &trial, &found);
            match found {
                Ok(()) => passed += 1,
                Err(why) => wrong = wrong.or(Some(format!("seed {seed}: {why}"))),
            }
        }
        (passed, wrong)
    };
    let of = |level: Level| run(level.name(), &|seed| computer(level, case.side, seed));
    let [(normal, why_normal), (commander, why_commander)] = LEVELS.map(of);
    let row = Row {
        name: case.name,
        passed: [normal, commander],
        wrong: [why_normal, why_commander],
        fool: run("fool", &|seed| (case.fool)(case.side, seed)).0,
    };
    let faults = faults(&row);
    collect(row);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What of a row is not as it should be.
fn faults(row: &Row) -> Vec<String> {
    let mut out = Vec::new();
    if row.fool == SEEDS.len() {
        out.push(format!("{}: the fool passes, too", row.name));
    }
    for (i, level) in LEVELS.into_iter().enumerate() {
        let (passed, need, shown) = (row.passed[i], SEEDS.len(), level.name());
        if passed < need {
            let why = row.wrong[i].as_deref().unwrap_or_default();
            out.push(format!("{}: {shown} passes {passed} seeds of {need}; {why}", row.name));
        }
    }
    out
}

/// Keeps a row; the last one prints the table.
fn collect(row: Row) {
    let mut rows = ROWS.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    rows.push(row);
    if rows.len() < ALL.len() {
        return;
    }
    let line = |name: &str, passed: [String; 2], fool: &str| {
        format!("{name:24}{:>11}{:>11}{fool:>6}\n", passed[0], passed[1])
    };
    let mut text = line("\nof eight seeds", LEVELS.map(|l| l.name().to_owned()), "fool");
    for row in ALL.iter().filter_map(|c| rows.iter().find(|r| r.name == c.name)) {
        text += &line(row.name, row.passed.map(|n| n.to_string()), &row.fool.to_string());
        for (level, why) in LEVELS.iter().zip(&row.wrong) {
            if let Some(why) = why {
                text += &format!("    {}, {why}\n", level.name());
            }
        }
    }
    // Not by `print!`, which is shown of tests that fail alone.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}
