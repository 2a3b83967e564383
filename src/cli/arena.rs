//! `khasan arena`: a round robin of players over battles, the same for any number of jobs.

use super::check::expand;
use super::out::{complain, say};
use super::simulate::progress;
use super::{FAILED, Failure, OK, WRONG};
use crate::play::Who;
use crate::play::arena::{Arena, ArenaBattle, ArenaGame, Entrant, GamesFile, Standings};
use crate::scenario::{Files, load};
use crate::text;
use clap::{Args, Parser, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ArenaFormat {
    Text,
    Json,
}

#[derive(Args)]
pub(super) struct ArenaArgs {
    /// Battles: scenario files, folders of them, or names of scenarios
    #[arg(required = true, value_name = "SCENARIO|FOLDER")]
    battles: Vec<String>,
    /// A player, twice or more: ai, ai:recruit, ai:commander, bot:"COMMAND …" …; the first is rated 1500
    #[arg(long = "player", required = true, value_name = "WHO")]
    players: Vec<String>,
    /// Pairs of games that two players fight in each battle
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pairs: u32,
    /// How many games at once; without it, one for each core
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Seed of the first pair; the next pairs have the next seeds
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only the first player meets the others
    #[arg(long)]
    gauntlet: bool,
    /// Write each game into this file as it ends, a line of CSV, and go on with those in it
    #[arg(long, value_name = "FILE.csv")]
    out: Option<PathBuf>,
    /// How to print the standings
    #[arg(long, value_enum, default_value = "text")]
    format: ArenaFormat,
}

/// The arena alone.
#[derive(Parser)]
struct ArenaAlone {
    #[command(flatten)]
    arena: ArenaArgs,
}

/// `khasan arena` with players of somebody else's by name, such as the yardsticks of the tests;
/// a name that is none of theirs is one of the game's. The first argument is the program's name;
/// the exit code is the command's.
pub fn arena(
    arguments: impl IntoIterator<Item = OsString>,
    guest: &dyn Fn(&str) -> Option<Entrant>,
) -> u8 {
    let a = match ArenaAlone::try_parse_from(arguments) {
        Ok(a) => a.arena,
        Err(e) => {
            let _ = e.print();
            return if e.use_stderr() { FAILED } else { OK };
        }
    };
    run(&Files::new(None, None), &a, guest).unwrap_or_else(|why| {
        complain(&why.to_string());
        FAILED
    })
}

/// Has everybody meet and prints the standings.
pub(super) fn run(
    files: &Files,
    a: &ArenaArgs,
    guest: &dyn Fn(&str) -> Option<Entrant>,
) -> Result<u8, Failure> {
    let entrants = a.players.iter().map(|name| entrant(name, guest)).collect::<Result<_, _>>()?;
    let mut arena = Arena::new(entrants, battles(files, &a.battles)?)?;
    (arena.pairs, arena.seed, arena.gauntlet) = (a.pairs, a.seed, a.gauntlet);
    let file = a.out.as_deref().map(GamesFile::open).transpose()?;
    let (all, open) = (arena.bouts().len(), arena.open_games(file.as_ref()));
    if open < all {
        complain(&text::arena::goes_on(all - open, all));
    }
    let bar = progress(open);
    let games = arena.run(a.jobs.map_or(0, usize::from), file.as_ref(), || bar.inc(1));
    bar.finish_and_clear();
    let games = games?;
    let standings = Standings::new(&arena, &games);
    say(&match a.format {
        ArenaFormat::Text => standings.to_string(),
        ArenaFormat::Json => {
            let text = serde_json::to_string_pretty(&standings);
            text.map_err(|e| Failure::Unwritable(e.to_string()))? + "\n"
        }
    });
    if let Some(first) = games.iter().find(|g| g.failed.is_some()) {
        complain(&text::arena::failed(standings.failed, games.len(), &failure(first)));
    }
    if standings.refused > 0 {
        complain(&text::orders_refused(standings.refused));
    }
    Ok(if standings.failed == 0 && standings.refused == 0 { OK } else { WRONG })
}

fn entrant(name: &str, guest: &dyn Fn(&str) -> Option<Entrant>) -> Result<Entrant, Failure> {
    if let Some(guest) = guest(name) {
        return Ok(guest);
    }
    let who: Who = name.parse().map_err(|why| Failure::UnknownPlayer(name.to_owned(), why))?;
    Ok(Entrant::new(&who)?)
}

/// All that are named, folders opened; the first that does not load is told of.
fn battles(files: &Files, names: &[String]) -> Result<Vec<ArenaBattle>, Failure> {
    let mut all = Vec::new();
    for name in names {
        for path in expand(name)? {
            let loaded = load(files, &path).map_err(Failure::Scenario)?;
            all.push(ArenaBattle::new(&loaded));
        }
    }
    Ok(all)
}

/// A game that failed, in words.
fn failure(g: &ArenaGame) -> String {
    format!("{}: {}", text::arena::game(&g.scenario, g.seed, &g.soviet, &g.japan), g.why)
}
