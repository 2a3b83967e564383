//! What came of many games between players who are no persons, and games told in a terminal.

use super::{adjective, one_line};
use crate::rules::{BySide, OrderKind, Side};

/// Figure of a side: men killed.
pub const KILLED: &str = "killed";
/// Figure of a side: men wounded.
pub const WOUNDED: &str = "wounded";
/// Figure of a side: vehicles lost for good.
pub const VEHICLES_LOST: &str = "vehicles lost";
/// Figure of a side: guns lost.
pub const GUNS_LOST: &str = "guns lost";
/// Figure of a side: vehicles that stuck.
pub const BOGGED: &str = "bogged";
/// Figure of a side: stuck vehicles that came free.
pub const RECOVERED: &str = "recovered";

/// Figure of a side: assaults on hexes with enemies in them.
pub const ASSAULTS: &str = "assaults";
/// Figure of a side: those of them that were beaten off.
pub const BEATEN_OFF: &str = "assaults beaten off";
/// Figure of a side: changed missions that reached their battalions.
pub const CHANGED_MISSIONS: &str = "changed missions";
/// Figure of a side: seconds that the one in the middle of them waited.
pub const MISSION_WAIT_S: &str = "seconds a mission waited";
/// Figures of a side: men killed and wounded by cause, in the order of
/// [`Cause::ALL`](crate::rules::Cause::ALL).
pub const LOST_TO: [&str; 5] = [
    "lost to small arms",
    "lost to guns and mortars",
    "lost to tanks",
    "lost to bombardment",
    "lost to close combat",
];

/// Row of the points.
pub const SCORE: &str = "score";
/// Row of the turns that were played.
pub const TURNS: &str = "turns";
/// Row of the time that a game took.
pub const PROCESSOR_TIME: &str = "milliseconds of processor";
/// Columns of the table of figures.
pub const COLUMNS: [&str; 3] = ["mean", "median", "80 % range"];

/// The battle, and who played.
#[must_use]
pub fn players(title: &str, players: &BySide<String>) -> String {
    format!("{title}: Soviet {}, Japanese {}", players.soviet, players.japan)
}

/// The end of one game.
#[derive(Clone, Copy, Debug)]
pub struct GameEnd<'a> {
    /// Its seed.
    pub seed: u64,
    /// The players had exchanged their sides.
    pub exchanged: bool,
    /// Who won, and how.
    pub level: &'a str,
    /// Points at the end; above zero they favour the Soviet side.
    pub score: i32,
    /// Turns that were played.
    pub turns: u16,
    /// Hash of its last state.
    pub hash: &'a str,
    /// Milliseconds of processor.
    pub cpu_ms: f64,
}

/// One game in a line.
#[must_use]
pub fn game(g: &GameEnd) -> String {
    let exchanged = if g.exchanged { " (exchanged)" } else { "" };
    format!(
        "seed {}{exchanged}: {}, score {}, {} turns, hash {}, {} ms",
        g.seed, g.level, g.score, g.turns, g.hash, g.cpu_ms
    )
}

/// What a side lost: men always, the rest where there is any.
#[must_use]
pub fn losses_of(side: Side, figures: &[(&str, u32)]) -> String {
    let told = figures.iter().filter(|(name, n)| *n > 0 || matches!(*name, KILLED | WOUNDED));
    let parts: Vec<String> = told.map(|(name, n)| format!("{n} {name}")).collect();
    format!("{}: {}", adjective(side), parts.join(", "))
}

/// Who held an objective at the end, and since when.
#[must_use]
pub fn held(objective: &str, holder: Option<Side>, since: &str) -> String {
    match holder {
        Some(s) => format!("{objective} {} since {since}", adjective(s)),
        None => format!("{objective} nobody's"),
    }
}

/// How many orders of each kind were given, and how many refused.
#[must_use]
pub fn orders(given: &[(OrderKind, u32)], refused: u32) -> String {
    let parts: Vec<String> =
        given.iter().map(|(kind, n)| format!("{n} {}", kind.key().replace('_', " "))).collect();
    format!("orders: {}; {refused} refused", parts.join(", "))
}

/// Wins of each side, their shares of the decided games, and draws.
#[must_use]
pub fn wins(
    games: usize,
    wins: &BySide<usize>,
    share: &BySide<Option<f64>>,
    draws: usize,
) -> String {
    let share =
        |s: Side| share[s].map_or_else(|| "-".to_owned(), |x| format!("{:.0} %", x * 100.0));
    format!(
        "{games} games: {} Soviet ({} of the decided), {} Japanese ({}), {draws} draws",
        wins.soviet,
        share(Side::Soviet),
        wins.japan,
        share(Side::Japan),
    )
}

/// How many games came to no end.
#[must_use]
pub fn failed(games: usize) -> String {
    let n = super::count(u32::try_from(games).unwrap_or(u32::MAX), "game", "games");
    format!("{n} failed, and count for nothing here")
}

/// Wins of the players where they exchanged their sides.
#[must_use]
pub fn wins_of_players(first: usize, second: usize) -> String {
    format!("the player named for the Soviet side won {first}, the other {second}")
}

/// A figure of a side.
#[must_use]
pub fn figure_of(side: Side, figure: &str) -> String {
    format!("{} {figure}", adjective(side))
}

/// From one number to another.
#[must_use]
pub fn range(low: f64, high: f64) -> String {
    format!("{low} to {high}")
}

/// How often each side held an objective at the end, and nobody.
#[must_use]
pub fn held_by(objective: &str, by: &BySide<usize>, nobody: usize) -> String {
    format!(
        "held at the end: {objective}: Soviet {}, Japanese {}, nobody {nobody}",
        by.soviet, by.japan
    )
}

/// How many changed missions of a side reached their battalions in all games, and how long the
/// one in the middle waited.
#[must_use]
pub fn missions_waited(side: Side, count: usize, median_s: f64) -> String {
    let waited = super::duration(median_s.round() as u32);
    format!("{}: {count} changed missions, median wait {waited}", super::capital(adjective(side)))
}

/// The same as the name of a figure.
#[must_use]
pub fn missions_waited_figure(side: Side) -> String {
    format!("{} changed missions: seconds waited", super::capital(adjective(side)))
}

/// Columns of the comparison: the figure, the record, three of the games, the verdict.
pub const COMPARED: [&str; 6] = ["the record", "1938", "10 %", "median", "90 %", "the median is"];

/// A share of the games: `83 %`.
#[must_use]
pub fn share_of_games(pct: f64) -> String {
    format!("{pct:.0} %")
}

/// A figure of the record that never came about in a game.
pub const NEVER: &str = "never";

/// Whether the median of the games, or their share, lies where the record has it, if that is
/// asked.
#[must_use]
pub const fn verdict(inside: Option<bool>) -> &'static str {
    match inside {
        Some(true) => "inside",
        Some(false) => "OUTSIDE",
        None => "-",
    }
}

/// A file without findings.
#[must_use]
pub fn clean(name: &str) -> String {
    format!("{name}: clean")
}

/// Head of a game that is told: the battle, who played, the seed.
#[must_use]
pub fn told(title: &str, date: &str, players: &BySide<String>, seed: u64) -> String {
    let (title, date) = (one_line(title), one_line(date));
    let who = |player: &str| match player {
        "" => "unnamed".to_owned(),
        named => one_line(named).into_owned(),
    };
    let (soviet, japan) = (who(&players.soviet), who(&players.japan));
    format!("{title}, {date}; Soviet {soviet}, Japanese {japan}; seed {seed}")
}

/// The first turn of a game that is told; `side`: whose it is.
#[must_use]
pub fn first_turn(clock: &str, side: &str) -> String {
    format!("{clock}, turn 1: {side}")
}
