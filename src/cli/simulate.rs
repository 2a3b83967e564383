//! `khasan simulate`: many games on all cores, the same whatever the number of jobs.

use super::game::{GameResult, fight};
use super::out::{complain, say};
use super::report::{self, SimulationReport};
use super::{Failure, OK, OutputFormat, SimulateArgs, WRONG};
use crate::ai::Level;
use crate::play::{Error, Who};
use crate::record::{file_name, write_file};
use crate::rules::{BySide, Side};
use crate::scenario::{Files, Loaded, load};
use crate::text;
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;
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
    let results = games(&loaded, &who, a)?;
    let mut report = SimulationReport::new(&loaded.setup, &who, a.swap, results);
    let refused: u32 = report.games.iter().map(|g| g.refused).sum();
    if a.summary {
        report.games.clear();
    }
    say(&match a.format {
        OutputFormat::Text => report::text(&loaded.setup, &report),
        OutputFormat::Json => report::json(&report)?,
        OutputFormat::Csv => report::csv(&loaded.setup, &report)?,
    });
    if refused > 0 {
        complain(&text::orders_refused(refused));
    }
    Ok(if refused > 0 { WRONG } else { OK })
}

/// All games in the order of their seeds.
fn games(loaded: &Loaded, who: &BySide<Who>, a: &SimulateArgs) -> Result<Vec<GameResult>, Failure> {
    let exchanged = BySide { soviet: who.japan.clone(), japan: who.soviet.clone() };
    let rounds = if a.swap { 2 } else { 1 };
    let all: Vec<(u64, bool)> = (0..u64::from(a.games))
        .flat_map(|i| (0..rounds).map(move |r| (i, r == 1)))
        .map(|(i, swapped)| (a.seed.wrapping_add(i), swapped))
        .collect();
    let bar = progress(all.len());
    let jobs = a.jobs.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(|e| Failure::NoThreads(e.to_string()))?;
    let one = |(seed, swapped): (u64, bool)| -> Result<GameResult, Failure> {
        let players = if swapped { &exchanged } else { who };
        let (result, game) = fight(&loaded.setup, &loaded.sources, players, seed, swapped)
            .map_err(|why| Failure::Game(seed, why))?;
        if let Some(folder) = &a.record {
            let path = recorded(folder, &loaded.setup.key, seed, swapped);
            write_file(&path, &game).map_err(|e| Failure::Save(path, e))?;
        }
        bar.inc(1);
        Ok(result)
    };
    let results = pool.install(|| all.into_par_iter().map(one).collect());
    bar.finish_and_clear();
    results
}

fn recorded(folder: &Path, key: &str, seed: u64, swapped: bool) -> std::path::PathBuf {
    let name = file_name(&format!("{key}-{seed}{}", if swapped { "-swapped" } else { "" }));
    folder.join(name + ".ron")
}

/// On a terminal; a pipe or a log gets none.
fn progress(games: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(games as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} games, {eta} left") {
        bar.set_style(style);
    }
    bar
}
