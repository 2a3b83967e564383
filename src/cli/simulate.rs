//! `khasan simulate`: many games on all cores, the same whatever the number of jobs.

use super::game::{FailedGame, Fought, fight};
use super::out::{complain, say};
use super::report::{self, SimulationReport};
use super::{FAILED, Failure, OK, OutputFormat, SimulateArgs, WRONG};
use crate::ai::Level;
use crate::play::{Error, Who, all_at_once};
use crate::record::{file_name, write_file};
use crate::rules::{BySide, Side};
use crate::scenario::{Files, Loaded, load};
use crate::text;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;
use std::path::Path;

/// Runs the games and prints what came of them.
pub(super) fn run(files: &Files, a: &SimulateArgs) -> Result<u8, Failure> {
    let loaded = load(files, &a.scenario).map_err(Failure::Scenario)?;
    let who = BySide {
        soviet: a.seats.soviet.clone().unwrap_or(Who::Ai(Level::default())),
        japan: a.seats.japan.clone().unwrap_or(Who::Ai(Level::default())),
    };
    if Side::ALL.into_iter().any(|s| who[s] == Who::Human) {
        return Err(Error::PersonNeedsWindow.into());
    }
    if let Some(folder) = &a.record {
        std::fs::create_dir_all(folder)
            .map_err(|e| Failure::File(folder.clone(), e.to_string()))?;
    }
    let fought = games(&loaded, &who, a)?;
    let mut report = SimulationReport::new(&loaded.setup, &who, a.swap, fought);
    let refused: u32 = report.games.iter().map(|g| g.refused).sum();
    let (ended, failed) = (report.games.len(), report.failed.len());
    report.summary_only = a.summary;
    if a.summary {
        report.games.clear();
    }
    say(&match a.format {
        OutputFormat::Text => report::text(&loaded.setup, &report),
        OutputFormat::Json => report::json(&report)?,
        OutputFormat::Csv => report::csv(&loaded.setup, &report)?,
    });
    if let Some(first) = report.failed.first() {
        complain(&text::games_failed(failed, ended + failed, &report::failure(first)));
    }
    if refused > 0 {
        complain(&text::orders_refused(refused));
    }
    Ok(match (ended, failed, refused) {
        (0, _, _) => FAILED,
        (_, 0, 0) => OK,
        _ => WRONG,
    })
}

/// All games in the order of their seeds.
fn games(loaded: &Loaded, who: &BySide<Who>, a: &SimulateArgs) -> Result<Vec<Fought>, Failure> {
    let exchanged = BySide { soviet: who.japan.clone(), japan: who.soviet.clone() };
    let rounds = if a.swap { 2 } else { 1 };
    let all: Vec<(u64, bool)> = (0..u64::from(a.games))
        .flat_map(|i| (0..rounds).map(move |r| (i, r == 1)))
        .map(|(i, swapped)| (a.seed.wrapping_add(i), swapped))
        .collect();
    let bar = progress(all.len());
    let jobs = a.jobs.map_or(0, usize::from);
    // A game that fails costs itself, not the others.
    let one = |(seed, swapped): (u64, bool)| -> Fought {
        let players = if swapped { &exchanged } else { who };
        let fought = fight(&loaded.setup, &loaded.sources, players, (seed, swapped), a.explain);
        bar.inc(1);
        let (result, game) = fought?;
        if let Some(folder) = &a.record {
            let path = recorded(folder, &loaded.setup.key, seed, swapped);
            write_file(&path, &game).map_err(|e| {
                let why = Failure::Save(path, e).to_string();
                FailedGame { seed, swapped, turn: None, side: None, why }
            })?;
        }
        Ok(result)
    };
    let results = all_at_once(jobs, all, one).map_err(Failure::NoThreads);
    bar.finish_and_clear();
    results
}

fn recorded(folder: &Path, key: &str, seed: u64, swapped: bool) -> std::path::PathBuf {
    let name = file_name(&format!("{key}-{seed}{}", if swapped { "-swapped" } else { "" }));
    folder.join(name + ".ron")
}

/// On a terminal; a pipe or a log gets none.
pub(super) fn progress(games: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(games as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} games, {eta} left") {
        bar.set_style(style);
    }
    bar
}
