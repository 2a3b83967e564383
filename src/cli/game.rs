//! One game between players who are no persons, with what is worth counting.

use super::explain::Explainer;
use crate::play::{Course, CpuClock, Error, Given, Who, play_out, sit};
use crate::record::Game;
use crate::rules::command_loss::LeaderState;
use crate::rules::history::{Contingent, Loss};
use crate::rules::score::{self, Grade};
use crate::rules::{
    Assaults, BySide, Cause, ElementKind, Event, Fate, Setup, Side, State, StateHash, UnitChange,
    assaults, hash, leaderless_battalions, lost_to, measure, mission_waits,
};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Losses and the like of one side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub(super) struct SideResult {
    pub(super) killed: u32,
    pub(super) wounded: u32,
    pub(super) vehicles_lost: u32,
    pub(super) burnt: u32,
    pub(super) brought_in: u32,
    pub(super) left_to_enemy: u32,
    pub(super) guns_lost: u32,
    pub(super) bogged: u32,
    pub(super) recovered: u32,
    /// Assaults on hexes with enemies in them.
    pub(super) assaults: u32,
    pub(super) beaten_off: u32,
    /// Battalions of tanks that lost those who lead them.
    pub(super) leaderless: u32,
    /// Changed missions that reached their battalions.
    pub(super) changed_missions: u32,
    /// Seconds that the one in the middle of them waited.
    pub(super) mission_wait_s: u32,
    /// Men killed and wounded by cause, in the order of [`Cause::ALL`].
    pub(super) lost_to: [u32; Cause::ALL.len()],
}

/// Who holds an objective at the end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct HoldResult {
    pub(super) objective: String,
    pub(super) holder: Option<Side>,
    pub(super) since: String,
}

/// What became of a leader, and in 1938.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct LeaderResult {
    pub(super) name: String,
    pub(super) fate: Fate,
    pub(super) record: Option<Fate>,
}

/// What came of one game.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub(super) struct GameResult {
    pub(super) seed: u64,
    pub(super) swapped: bool,
    /// Plans and reasons, a line each.
    #[serde(skip)]
    pub(super) told: Vec<String>,
    pub(super) winner: Option<Side>,
    pub(super) level: Grade,
    pub(super) score: i32,
    pub(super) turns: u16,
    pub(super) soviet: SideResult,
    pub(super) japan: SideResult,
    pub(super) objectives: Vec<HoldResult>,
    /// What became of the leaders of both sides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) leaders: Vec<LeaderResult>,
    pub(super) orders: BTreeMap<&'static str, u32>,
    pub(super) refused: u32,
    #[serde(serialize_with = "as_text")]
    pub(super) hash: StateHash,
    pub(super) cpu_ms: f64,
    /// The figures of the record, in their order: clock times in seconds, spans in minutes.
    pub(super) figures: Vec<Option<i32>>,
    /// Seconds that each changed mission waited, in the order in which they arrived.
    pub(super) mission_waits_s: BySide<Vec<u32>>,
}

fn as_text<S: serde::Serializer>(h: &StateHash, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(&h.to_string())
}

impl GameResult {
    pub(super) const fn side(&self, side: Side) -> &SideResult {
        match side {
            Side::Soviet => &self.soviet,
            Side::Japan => &self.japan,
        }
    }
}

/// A game that came to no end.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub(super) struct FailedGame {
    pub(super) seed: u64,
    pub(super) swapped: bool,
    /// The game turn it had come to, from 1; none if it was never begun.
    pub(super) turn: Option<u16>,
    /// Whose turn it was.
    pub(super) side: Option<Side>,
    pub(super) why: String,
}

/// A game that came to its end, or did not.
pub(super) type Fought = Result<GameResult, FailedGame>;

/// What is counted as the game goes.
#[derive(Default)]
struct Counts {
    orders: BTreeMap<&'static str, u32>,
    refused: u32,
    recovered: BySide<u32>,
}

impl Counts {
    fn add(&mut self, state: &State, events: &[Event]) {
        for event in events {
            if let Event::Unit { unit, change: UnitChange::Freed } = event {
                self.recovered[unit.side] += state.unit(*unit).map_or(0, |u| u32::from(u.pieces));
            }
        }
    }
}

/// Fights one game to its end; players who can tell why explain their orders if that is wanted.
pub(super) fn fight(
    setup: &Arc<Setup>,
    sources: &[(String, String)],
    who: &BySide<Who>,
    (seed, swapped): (u64, bool),
    explain: bool,
) -> Result<(GameResult, Game), FailedGame> {
    let failed = |turn, side, why: &Error| {
        let why = why.to_string();
        FailedGame { seed, swapped, turn, side, why }
    };
    let clock = CpuClock::start();
    let (mut game, opening) = Game::new(setup.clone(), sources.to_vec(), seed);
    game.set_players(BySide::from_fn(|s| who[s].to_string()));
    let mut counts = Counts::default();
    counts.add(game.state(), &opening);
    let mut seats = sit(who, seed).map_err(|e| failed(None, None, &e))?;
    let mut explainer = explain.then(Explainer::default);
    let watch = |course: &Course, given: &Given| {
        if let Some(explainer) = &mut explainer {
            explainer.watch(course, given);
        }
        match given {
            Given::CarriedOut(order, events) => {
                *counts.orders.entry(order.kind().key()).or_default() += 1;
                counts.add(course.game().state(), events);
            }
            Given::Refused(..) => counts.refused += 1,
        }
    };
    let played = play_out(&mut game, &mut seats, watch);
    played.map_err(|e| failed(Some(e.turn), Some(e.side), &e.why))?;
    let state = game.state();
    let score = game.ended().unwrap_or_default();
    let (winner, level) = score::level(setup, score);
    let result = GameResult {
        seed,
        swapped,
        told: explainer.map(Explainer::lines).unwrap_or_default(),
        winner,
        level,
        score,
        turns: state.public().turn + 1,
        soviet: side_result(state, Side::Soviet, &counts),
        japan: side_result(state, Side::Japan, &counts),
        objectives: holds(state),
        leaders: leaders(state),
        orders: counts.orders,
        refused: counts.refused,
        hash: hash(state),
        cpu_ms: clock.milliseconds(),
        mission_waits_s: BySide::from_fn(|side| mission_waits(state, side).to_vec()),
        figures: (0..setup.history.figures.len()).map(|i| measure(state, i)).collect(),
    };
    Ok((result, game))
}

fn side_result(state: &State, side: Side, counts: &Counts) -> SideResult {
    let l = score::losses(state.units(side).map(|(_, u)| u));
    let lib = &state.setup().library;
    let lost = |kind: ElementKind| {
        let of_kind = state.units(side).filter(|(_, u)| lib.unit_type(u.ty).kind == kind);
        of_kind.map(|(_, u)| u32::from(u.lost)).sum()
    };
    let Assaults { made, beaten_off } = assaults(state, side);
    let part = Contingent { side, formation: None };
    let waits = mission_waits(state, side);
    SideResult {
        killed: l.killed,
        wounded: l.wounded,
        vehicles_lost: lost(ElementKind::Vehicle),
        burnt: l.burnt,
        brought_in: l.recovered,
        left_to_enemy: lost(ElementKind::Vehicle).saturating_sub(l.burnt + l.recovered),
        guns_lost: lost(ElementKind::Gun),
        bogged: l.bogged,
        recovered: counts.recovered[side],
        assaults: made,
        beaten_off,
        leaderless: leaderless_battalions(state, side),
        changed_missions: waits.len() as u32,
        mission_wait_s: median(waits),
        lost_to: Cause::ALL.map(|cause| lost_to(state, part, Loss::Casualties, cause)),
    }
}

/// The middle one of some seconds, of two in the middle the longer; 0 of none.
fn median(seconds: &[u32]) -> u32 {
    let mut all = seconds.to_vec();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or(0)
}

fn holds(state: &State) -> Vec<HoldResult> {
    let holds = state.setup().objectives.iter().zip(&state.public().holds);
    holds
        .map(|(o, h)| HoldResult {
            objective: o.name.clone(),
            holder: h.holder,
            since: h.since.to_string(),
        })
        .collect()
}

fn leaders(state: &State) -> Vec<LeaderResult> {
    let of = |l: &LeaderState| LeaderResult {
        name: l.leader.name.clone(),
        fate: l.fate,
        record: l.leader.record,
    };
    Side::ALL.into_iter().flat_map(|s| state.leaders(s)).map(|l| of(&l)).collect()
}
