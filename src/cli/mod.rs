//! The command line. Everything but the window is done here; what needs the window is
//! handed back as a [`Request`], which `main` passes to the window if there is one.

mod arena;
mod check;
mod compare;
mod events;
mod explain;
mod failure;
mod game;
mod locate;
mod older;
mod out;
mod replay;
mod report;
mod screenshot;
mod simulate;
mod spreadsheet;
mod stats;
mod version;

pub use arena::arena;
pub use failure::Failure;

use crate::play::{self, BotCommand, Request, Returning, Who, mods_folder, saves_folder};
use crate::rules::{BySide, Side};
use crate::scenario::Files;
use crate::text;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// All went well.
pub const OK: u8 = 0;
/// What was looked at is wrong: errors in a scenario, a replay that differs.
pub const WRONG: u8 = 1;
/// It could not be done at all: bad usage, no such file, no display.
pub const FAILED: u8 = 2;

/// What is left to do after [`run`].
#[derive(Debug)]
pub enum Next {
    /// Nothing: end with this exit code.
    Exit(u8),
    /// Something in the window.
    Window(Box<Request>),
    /// To tell of the graphics adapters, which the window knows.
    Adapters,
}

/// Khasan 1938: a turn-based tactical hex wargame of the battle of Lake Khasan.
///
/// Without a command it opens the menu.
#[derive(Parser)]
#[command(name = "khasan", max_term_width = 100)]
struct Arguments {
    /// Print the version
    #[arg(short = 'V', long)]
    version: bool,
    /// With --version: of all parts, and the graphics adapters
    #[arg(long, requires = "version")]
    verbose: bool,
    /// A folder laid out as the game's own (assets/rules.ron, scenarios/), looked in first
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<CommandArgs>,
}

#[derive(Subcommand)]
enum CommandArgs {
    /// Fight a battle in the window
    Play(PlayArgs),
    /// Check scenario files: exit code 0 clean, 1 errors found, 2 bad usage
    Check(CheckArgs),
    /// Let computers fight a battle many times, without a window: exit code 0 all games were
    /// fought, 1 some failed or had orders refused, 2 none could be fought
    Simulate(SimulateArgs),
    /// Have players meet in pairs of games with exchanged sides, in every battle named, and rate
    /// them: exit code 0 all games were fought, 1 some failed or had orders refused
    Arena(arena::ArenaArgs),
    /// Watch a recorded game, or verify it
    Replay(ReplayArgs),
    /// Draw a battle into a picture, without a window
    Screenshot(ScreenshotArgs),
    /// Tell where scenarios, saves, settings and the log lie, and how to move them
    Where,
}

#[derive(Args)]
struct SeatArgs {
    /// Who plays the Soviet side: human, ai, ai:recruit, ai:commander, bot:"COMMAND …", or bot-shell:"COMMAND …"
    /// for a command that needs the system's shell
    #[arg(long, value_name = "WHO")]
    soviet: Option<Who>,
    /// Who plays the Japanese side
    #[arg(long, value_name = "WHO")]
    japan: Option<Who>,
}

#[derive(Args)]
struct PlayArgs {
    /// A scenario's name, a scenario file, a save's name or file
    #[arg(value_name = "SCENARIO|SAVE")]
    battle: String,
    #[command(flatten)]
    seats: SeatArgs,
    /// Seed of the dice; without it each battle has its own
    #[arg(long)]
    seed: Option<u64>,
    /// Show everything to both sides
    #[arg(long)]
    no_fog: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    Text,
    Json,
}

#[derive(Args)]
struct CheckArgs {
    /// Scenario files, folders of them, or names of scenarios
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<String>,
    /// How to print the findings
    #[arg(long, value_enum, default_value = "text")]
    format: CheckFormat,
}

/// How `simulate` prints.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum OutputFormat {
    Text,
    Json,
    Csv,
}

#[derive(Args)]
struct SimulateArgs {
    /// A scenario's name or file
    scenario: String,
    /// How many games
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    games: u32,
    /// How many at once; without it, one for each core
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// Seed of the first game; the next games have the next seeds
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[command(flatten)]
    seats: SeatArgs,
    /// Fight each game twice, the second time with the players exchanged
    #[arg(long)]
    swap: bool,
    /// How to print the results
    #[arg(long, value_enum, default_value = "text")]
    format: OutputFormat,
    /// Print only what came of all games together; as CSV, the comparison with the record
    #[arg(long)]
    summary: bool,
    /// Print the plan of each turn and the reason of each order, of players who can tell
    #[arg(long, conflicts_with_all = ["format", "summary"])]
    explain: bool,
    /// Write each game as a replay, NAME-SEED.ron, into this folder
    #[arg(long, value_name = "DIR")]
    record: Option<PathBuf>,
}

#[derive(Args)]
struct ReplayArgs {
    /// A save or a recorded game
    file: PathBuf,
    /// Execute all orders again and compare every hash
    #[arg(long)]
    verify: bool,
    /// Print the log instead of opening the window
    #[arg(long, conflicts_with = "verify")]
    text: bool,
    /// Print every order and every event, hidden ones too, a line each, parted by tabs: turn,
    /// clock, side, number of the order, order, kind of event, units, figures
    #[arg(long, conflicts_with_all = ["verify", "text"])]
    events: bool,
    /// With --events: only those about this unit, by name or by number (soviet:0); may be
    /// given several times
    #[arg(long, value_name = "NAME", requires = "events")]
    unit: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Eyes {
    Soviet,
    Japan,
    Both,
}

#[derive(Args)]
struct ScreenshotArgs {
    /// A scenario's name, a scenario file, a save's name or file
    #[arg(value_name = "SCENARIO|SAVE")]
    battle: String,
    /// Where to write the picture
    #[arg(long, value_name = "FILE.png")]
    out: PathBuf,
    /// Size in pixels
    #[arg(long, value_name = "WxH", default_value = "1280x800", value_parser = screenshot::size)]
    size: [u32; 2],
    /// Whose eyes
    #[arg(long, value_enum, default_value = "both")]
    side: Eyes,
    /// Let the computer play both sides up to the start of this turn, with seed 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    turn: Option<u16>,
}

/// Does what the arguments say; the first is the program's name.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Next {
    let command = Arguments::command().after_long_help(folders());
    // Subcommands have help of their own; the folders belong there too.
    let command = ["play", "check"]
        .into_iter()
        .fold(command, |c, name| c.mut_subcommand(name, |s| s.after_long_help(folders())));
    let parsed = command.try_get_matches_from(arguments);
    let arguments = match parsed.and_then(|m| Arguments::from_arg_matches(&m)) {
        Ok(a) => a,
        Err(e) => {
            // Help and version come this way too, and are no failure.
            let _ = e.print();
            return Next::Exit(if e.use_stderr() { FAILED } else { OK });
        }
    };
    if arguments.version {
        return version::run(arguments.verbose);
    }
    if let Some(data) = arguments.data.as_ref().filter(|d| !d.is_dir()) {
        out::complain(&Failure::NoData(data.clone()).to_string());
        return Next::Exit(FAILED);
    }
    let files = Files::new(arguments.data.as_deref(), mods_folder().as_deref());
    let done = match arguments.command {
        None => Ok(Next::Window(Box::new(Request::Menu { files }))),
        Some(CommandArgs::Play(a)) => fight(files, a),
        Some(CommandArgs::Check(a)) => Ok(Next::Exit(check::run(&files, &a))),
        Some(CommandArgs::Simulate(a)) => simulate::run(&files, &a).map(Next::Exit),
        Some(CommandArgs::Arena(a)) => arena::run(&files, &a, &|_| None).map(Next::Exit),
        Some(CommandArgs::Replay(a)) => replay::run(files, &a),
        Some(CommandArgs::Screenshot(a)) => screenshot::run(&files, a),
        Some(CommandArgs::Where) => {
            locate::run(arguments.data);
            Ok(Next::Exit(OK))
        }
    };
    done.unwrap_or_else(|why| {
        out::complain(&why.to_string());
        Next::Exit(FAILED)
    })
}

/// Where the user's own files lie.
fn folders() -> String {
    let path =
        |p: Option<PathBuf>| p.map_or_else(|| "none".to_owned(), |p| p.display().to_string());
    format!("Your scenarios: {}\nYour saves:     {}", path(mods_folder()), path(saves_folder()))
}

fn fight(files: Files, a: PlayArgs) -> Result<Next, Failure> {
    let seed = a.seed.unwrap_or_else(play::chance_seed);
    let opened = play::open(&files, &a.battle, seed)?;
    out::note(&opened);
    // A save goes on with those who played it, but for programs.
    let Returning { mut seats, mut programs } = Returning::of(opened.game.players());
    let given = BySide { soviet: a.seats.soviet, japan: a.seats.japan };
    for side in Side::ALL {
        if let Some(who) = &given[side] {
            (seats[side], programs[side]) = (who.clone(), None);
        } else if let Some(program) = &programs[side] {
            out::complain(&text::program_not_started(side, program.line(), &option(side, program)));
        }
    }
    Ok(Next::Window(Box::new(Request::Play {
        files,
        opened: Box::new(opened),
        seats,
        programs,
        fog: !a.no_fog,
    })))
}

/// What to write on the command line to have a program play.
fn option(side: Side, program: &BotCommand) -> String {
    let name = match side {
        Side::Soviet => "--soviet",
        Side::Japan => "--japan",
    };
    let who = program.to_string();
    // A command that no shell could be given is not one to be copied.
    format!("{name} {}", shlex::try_quote(&who).unwrap_or_default())
}
