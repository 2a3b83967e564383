//! What came of many games, as text, JSON and CSV.

use super::Failure;
use super::compare::{self, Compared};
use super::game::{FailedGame, Fought, GameResult, LeaderResult, SideResult};
use super::spreadsheet;
use super::stats::Stats;
use crate::play::Who;
use crate::record::RULES_VERSION;
use crate::rules::{BySide, Fate, OrderKind, Setup, Side};
use crate::text;
use crate::text::simulation as words;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A figure of a side that is counted in every game.
type SideFigure = (&'static str, fn(&SideResult) -> u32);

/// The figures of a side, in the order they are printed.
const FIGURES: [SideFigure; 20] = [
    (words::KILLED, |s| s.killed),
    (words::WOUNDED, |s| s.wounded),
    (words::VEHICLES_LOST, |s| s.vehicles_lost),
    (words::BURNT, |s| s.burnt),
    (words::BROUGHT_IN, |s| s.brought_in),
    (words::LEFT_TO_ENEMY, |s| s.left_to_enemy),
    (words::GUNS_LOST, |s| s.guns_lost),
    (words::BOGGED, |s| s.bogged),
    (words::RECOVERED, |s| s.recovered),
    (words::ASSAULTS, |s| s.assaults),
    (words::BEATEN_OFF, |s| s.beaten_off),
    (words::LEADERLESS, |s| s.leaderless),
    (words::CHANGED_MISSIONS, |s| s.changed_missions),
    (words::MISSION_WAIT_S, |s| s.mission_wait_s),
    (words::LOST_TO[0], |s| s.lost_to[0]),
    (words::LOST_TO[1], |s| s.lost_to[1]),
    (words::LOST_TO[2], |s| s.lost_to[2]),
    (words::LOST_TO[3], |s| s.lost_to[3]),
    (words::LOST_TO[4], |s| s.lost_to[4]),
    (words::LOST_TO[5], |s| s.lost_to[5]),
];

/// Everything `simulate` prints.
#[derive(Serialize)]
pub(super) struct SimulationReport {
    scenario: String,
    title: String,
    rules: u32,
    players: BySide<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) games: Vec<GameResult>,
    /// Games that came to no end; they count for nothing in the summary but their number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) failed: Vec<FailedGame>,
    /// The games are not to be printed one by one.
    #[serde(skip)]
    pub(super) summary_only: bool,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    games: usize,
    failed: usize,
    /// Wins and their share of the decided games.
    wins: BySide<usize>,
    share: BySide<Option<f64>>,
    draws: usize,
    /// With exchanged players: wins of the player named first and second.
    #[serde(skip_serializing_if = "Option::is_none")]
    players: Option<[usize; 2]>,
    levels: BTreeMap<String, usize>,
    score: Option<Stats>,
    turns: Option<Stats>,
    cpu_ms: Option<Stats>,
    /// Seconds that the changed missions of all games waited.
    mission_waits_s: BySide<Option<Stats>>,
    soviet: BTreeMap<&'static str, Stats>,
    japan: BTreeMap<&'static str, Stats>,
    objectives: Vec<HeldCount>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    leaders: Vec<FateCount>,
    orders: BTreeMap<&'static str, u32>,
    refused: u32,
    history: Vec<Compared>,
}

/// How often each side held an objective at the end.
#[derive(Serialize)]
struct HeldCount {
    objective: String,
    soviet: usize,
    japan: usize,
    nobody: usize,
}

/// How often a leader fell, and what became of him in 1938.
#[derive(Serialize)]
struct FateCount {
    leader: String,
    wounded: usize,
    killed: usize,
    record: Option<Fate>,
}

impl SimulationReport {
    pub(super) fn new(
        setup: &Setup,
        who: &BySide<Who>,
        swap: bool,
        fought: Vec<Fought>,
    ) -> SimulationReport {
        let (mut games, mut failed) = (Vec::new(), Vec::new());
        for game in fought {
            match game {
                Ok(game) => games.push(game),
                Err(game) => failed.push(game),
            }
        }
        SimulationReport {
            scenario: setup.key.clone(),
            title: setup.title.clone(),
            rules: RULES_VERSION,
            players: BySide::from_fn(|s| who[s].to_string()),
            summary: Summary { failed: failed.len(), ..Summary::new(setup, swap, &games) },
            games,
            failed,
            summary_only: false,
        }
    }
}

impl Summary {
    fn new(setup: &Setup, swap: bool, games: &[GameResult]) -> Summary {
        let won = |s: Side| games.iter().filter(|g| g.winner == Some(s)).count();
        let wins = BySide::from_fn(won);
        let decided = wins.soviet + wins.japan;
        let share = |s: Side| (decided > 0).then(|| round(wins[s] as f64 / decided as f64));
        let mut levels = BTreeMap::new();
        let mut orders: BTreeMap<&'static str, u32> = OrderKind::ALL.map(|o| (o.key(), 0)).into();
        for g in games {
            *levels.entry(text::level(setup, g.score)).or_default() += 1;
            for (kind, n) in &g.orders {
                *orders.entry(kind).or_default() += n;
            }
        }
        let of = |f: &dyn Fn(&GameResult) -> f64| Stats::of(games.iter().map(f));
        let side = |side: Side| {
            let figure = |(name, f): SideFigure| {
                Stats::of(games.iter().map(|g| f64::from(f(g.side(side))))).map(|s| (name, s))
            };
            FIGURES.into_iter().filter_map(figure).collect()
        };
        // The player named first plays the Soviet side unless the game is an exchanged one.
        let first = games
            .iter()
            .filter(|g| g.winner == Some(if g.swapped { Side::Japan } else { Side::Soviet }));
        let first = first.count();
        Summary {
            games: games.len(),
            failed: 0,
            wins,
            share: BySide::from_fn(share),
            draws: games.len() - decided,
            players: swap.then_some([first, decided - first]),
            levels,
            score: of(&|g| f64::from(g.score)),
            turns: of(&|g| f64::from(g.turns)),
            cpu_ms: of(&|g| g.cpu_ms),
            mission_waits_s: BySide::from_fn(|s| waited(games, s)),
            soviet: side(Side::Soviet),
            japan: side(Side::Japan),
            objectives: held(setup, games),
            leaders: fates(games),
            orders,
            refused: games.iter().map(|g| g.refused).sum(),
            history: compare::all(setup, games),
        }
    }
}

/// Seconds that the changed missions of a side waited, all games together.
fn waited(games: &[GameResult], side: Side) -> Option<Stats> {
    let all = games.iter().flat_map(|g| &g.mission_waits_s[side]);
    Stats::of(all.map(|s| f64::from(*s)))
}

fn round(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

fn held(setup: &Setup, games: &[GameResult]) -> Vec<HeldCount> {
    let count = |i: usize, who: Option<Side>| {
        games.iter().filter(|g| g.objectives.get(i).is_some_and(|h| h.holder == who)).count()
    };
    let one = |(i, o): (usize, &crate::rules::setup::Objective)| HeldCount {
        objective: o.name.clone(),
        soviet: count(i, Some(Side::Soviet)),
        japan: count(i, Some(Side::Japan)),
        nobody: count(i, None),
    };
    setup.objectives.iter().enumerate().map(one).collect()
}

fn fates(games: &[GameResult]) -> Vec<FateCount> {
    let count = |i: usize, fate: Fate| {
        games.iter().filter(|g| g.leaders.get(i).is_some_and(|l| l.fate == fate)).count()
    };
    let one = |(i, l): (usize, &LeaderResult)| FateCount {
        leader: l.name.clone(),
        wounded: count(i, Fate::Wounded),
        killed: count(i, Fate::Killed),
        record: l.record,
    };
    games.first().map_or_else(Vec::new, |g| g.leaders.iter().enumerate().map(one).collect())
}

/// As JSON.
pub(super) fn json(report: &SimulationReport) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(report);
    text.map(|t| t + "\n").map_err(|e| Failure::Unwritable(e.to_string()))
}

/// As CSV: a header and a line for each game, those that failed behind the others; of a summary,
/// one for each figure of the record.
pub(super) fn csv(setup: &Setup, report: &SimulationReport) -> Result<String, Failure> {
    if report.summary_only {
        let s = &report.summary;
        return compare::csv(&s.history, &s.mission_waits_s, s.games);
    }
    let mut head: Vec<String> =
        ["seed", "swapped", "winner", "level", "score", "turns"].map(str::to_owned).into();
    for side in ["soviet", "japan"] {
        head.extend(FIGURES.iter().map(|(name, _)| format!("{side} {name}")));
    }
    for o in &setup.objectives {
        head.push(format!("{} holder", o.name));
        head.push(format!("{} since", o.name));
    }
    head.extend(setup.history.figures.iter().map(|f| format!("1938: {}", f.label)));
    head.extend(OrderKind::ALL.map(|o| format!("{} orders", o.key())));
    head.extend(["refused", "hash", "failed", "cpu_ms"].map(str::to_owned));
    let columns = head.len();
    let mut rows = vec![head];
    for g in &report.games {
        let winner = g.winner.map_or_else(String::new, |w| text::adjective(w).to_owned());
        let mut row = vec![
            g.seed.to_string(),
            g.swapped.to_string(),
            winner,
            text::level(setup, g.score),
            g.score.to_string(),
            g.turns.to_string(),
        ];
        for side in Side::ALL {
            row.extend(FIGURES.iter().map(|(_, f)| f(g.side(side)).to_string()));
        }
        for h in &g.objectives {
            row.push(h.holder.map_or("", text::adjective).to_owned());
            row.push(h.since.clone());
        }
        row.extend(g.figures.iter().map(|f| f.map_or_else(String::new, |f| f.to_string())));
        row.extend(OrderKind::ALL.map(|o| g.orders.get(o.key()).copied().unwrap_or(0).to_string()));
        row.extend([g.refused.to_string(), g.hash.to_string()]);
        row.extend([String::new(), g.cpu_ms.to_string()]);
        rows.push(row);
    }
    for g in &report.failed {
        let mut row = vec![g.seed.to_string(), g.swapped.to_string()];
        row.resize(columns - 2, String::new());
        row.extend([failure(g), String::new()]);
        rows.push(row);
    }
    spreadsheet::csv(rows)
}

/// A game that failed, in words.
pub(super) fn failure(g: &FailedGame) -> String {
    text::game_failed(g.seed, g.swapped, g.turn, g.side, &g.why)
}

/// As text for people.
pub(super) fn text(setup: &Setup, report: &SimulationReport) -> String {
    let mut out = words::players(&report.title, &report.players) + "\n\n";
    for g in &report.games {
        game(&mut out, setup, g);
    }
    for g in &report.failed {
        let _ = writeln!(out, "{}", failure(g));
    }
    if !report.games.is_empty() || !report.failed.is_empty() {
        out.push('\n');
    }
    summary(&mut out, &report.summary);
    out
}

fn game(out: &mut String, setup: &Setup, g: &GameResult) {
    let end = words::GameEnd {
        seed: g.seed,
        exchanged: g.swapped,
        level: &text::level(setup, g.score),
        score: g.score,
        turns: g.turns,
        hash: &g.hash.to_string(),
        cpu_ms: g.cpu_ms,
    };
    for line in &g.told {
        let _ = writeln!(out, "{line}");
    }
    let mut lines = Vec::new();
    for side in Side::ALL {
        let figures = FIGURES.map(|(name, f)| (name, f(g.side(side))));
        lines.push(words::losses_of(side, &figures));
    }
    let holds = g.objectives.iter().map(|h| words::held(&h.objective, h.holder, &h.since));
    let holds: Vec<String> = holds.collect();
    if !holds.is_empty() {
        lines.push(holds.join("; "));
    }
    let fell = g.leaders.iter().filter(|l| l.fate != Fate::Unhurt);
    let fell: Vec<_> = fell.map(|l| (l.name.clone(), l.fate)).collect();
    lines.extend(text::leader::fell(&fell));
    let given = OrderKind::ALL.into_iter().filter_map(|o| Some((o, *g.orders.get(o.key())?)));
    lines.push(words::orders(&given.collect::<Vec<_>>(), g.refused));
    let _ = writeln!(out, "{}", words::game(&end));
    for line in lines {
        let _ = writeln!(out, "    {line}");
    }
}

fn summary(out: &mut String, s: &Summary) {
    let _ = writeln!(out, "{}", words::wins(s.games, &s.wins, &s.share, s.draws));
    if s.failed > 0 {
        let _ = writeln!(out, "{}", words::failed(s.failed));
    }
    if let Some([first, second]) = s.players {
        let _ = writeln!(out, "{}", words::wins_of_players(first, second));
    }
    for (level, n) in &s.levels {
        let _ = writeln!(out, "    {n:5}  {level}");
    }
    let [mean, median, range] = words::COLUMNS;
    let _ = writeln!(out, "\n{:36}{mean:>9}{median:>9}   {range}", "");
    let mut row = |name: &str, stats: Option<Stats>| {
        if let Some(s) = stats {
            let range = words::range(s.low, s.high);
            let _ = writeln!(out, "{name:36}{:>9.1}{:>9.1}   {range}", s.mean, s.median);
        }
    };
    row(words::SCORE, s.score);
    row(words::TURNS, s.turns);
    for (side, all) in [(Side::Soviet, &s.soviet), (Side::Japan, &s.japan)] {
        for (name, _) in FIGURES {
            let stats = all.get(name).copied();
            row(&words::figure_of(side, name), stats.filter(|s| s.mean > 0.0));
        }
    }
    row(words::PROCESSOR_TIME, s.cpu_ms);
    for (side, waits) in [Side::Soviet, Side::Japan].map(|side| (side, s.mission_waits_s[side])) {
        if let Some(w) = waits {
            let _ = writeln!(out, "{}", words::missions_waited(side, w.n, w.median));
        }
    }
    for h in &s.objectives {
        let by = BySide { soviet: h.soviet, japan: h.japan };
        let _ = writeln!(out, "{}", words::held_by(&h.objective, &by, h.nobody));
    }
    for l in &s.leaders {
        let fell = (l.killed, l.wounded, s.games);
        let _ = writeln!(out, "{}", words::fates(&l.leader, fell, l.record));
    }
    let given = OrderKind::ALL.map(|o| (o, s.orders[o.key()]));
    let _ = writeln!(out, "{}", words::orders(&given, s.refused));
    compare::table(out, &s.history);
}
