//! The result of a battle beside the record of 1938.

use crate::record::Game;
use crate::rules::command_loss::LeaderState;
use crate::rules::history::{Contingent, HistoryFigure, Loss};
use crate::rules::score::{losses, score};
use crate::rules::{Cause, Side, State, assaults, lost_to, measure};
use crate::text;
use crate::text::table::outcome as words;

/// A figure of the result beside the record.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct RecordRow {
    /// What the figure counts, in the scenario's words.
    pub label: String,
    /// In this battle.
    pub here: String,
    /// In 1938.
    pub then: String,
}

/// Figures of one subject.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct RecordGroup {
    /// What they are about.
    pub heading: &'static str,
    /// The figures, in the scenario's order.
    pub rows: Vec<RecordRow>,
}

/// What the result screen shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Outcome {
    /// Title and date.
    pub title: String,
    /// The level.
    pub level: String,
    /// The score.
    pub score: String,
    /// Losses of both sides, what they were lost to, and their assaults: a line each.
    pub losses: Vec<(Side, Vec<String>)>,
    /// Who holds what.
    pub objectives: Vec<String>,
    /// Figures beside the record, by subject.
    pub figures: Vec<RecordGroup>,
    /// What happened in 1938.
    pub history: String,
    /// Its level and score.
    pub history_score: Option<String>,
}

impl Outcome {
    /// Of a battle that is over.
    pub(crate) fn new(game: &Game) -> Outcome {
        let (state, setup) = (game.state(), game.setup());
        let points = game.ended().unwrap_or_else(|| score(state));
        let holds = setup.objectives.iter().zip(&state.public().holds);
        Outcome {
            title: words::title(setup),
            level: words::grade(setup, points),
            score: text::score(points),
            losses: Side::ALL.map(|s| (s, cost(state, s))).to_vec(),
            objectives: holds
                .map(|(o, h)| words::held(&o.name, &text::standing(h, setup.end())))
                .collect(),
            figures: groups(state).into_iter().chain(leaders(state)).collect(),
            history: setup.history.outcome.split_whitespace().collect::<Vec<_>>().join(" "),
            history_score: setup.history.score.map(|s| words::history_score(setup, s)),
        }
    }
}

/// What the battle cost a side.
fn cost(state: &State, side: Side) -> Vec<String> {
    let part = Contingent { side, formation: None };
    let by_cause = Cause::ALL.map(|c| (c, lost_to(state, part, Loss::Casualties, c)));
    let all = losses(state.units(side).map(|(_, u)| u));
    let lib = &state.setup().library;
    let vehicles = state.units(side).filter(|(_, u)| lib.unit_type(u.ty).is_vehicle());
    let hit = vehicles.map(|(_, u)| u32::from(u.lost)).sum();
    let more = [
        text::armour::fate(hit, all.burnt, all.recovered),
        text::lost_by_cause(&by_cause),
        text::assaults(assaults(state, side)),
    ];
    [Some(words::losses(&all))].into_iter().chain(more).flatten().collect()
}

/// The figures of the record, those of one subject together, in the order in which the
/// subjects come up.
fn groups(state: &State) -> Vec<RecordGroup> {
    let mut groups: Vec<RecordGroup> = Vec::new();
    for (i, f) in state.setup().history.figures.iter().enumerate() {
        let heading = words::subject(f.metric);
        let row = row(state, i, f);
        match groups.iter_mut().find(|g| g.heading == heading) {
            Some(group) => group.rows.push(row),
            None => groups.push(RecordGroup { heading, rows: vec![row] }),
        }
    }
    groups
}

/// What became of the leaders of both sides, beside the record.
fn leaders(state: &State) -> Option<RecordGroup> {
    let row = |side, l: &LeaderState| RecordRow {
        label: text::leader::named(state.setup(), side, l),
        here: text::leader::fate(l.fate).to_owned(),
        then: text::leader::record(l.leader.record).to_owned(),
    };
    let of_side = |side| state.leaders(side).into_iter().map(move |l| row(side, &l));
    let rows: Vec<RecordRow> = Side::ALL.into_iter().flat_map(of_side).collect();
    (!rows.is_empty()).then_some(RecordGroup { heading: words::FATES, rows })
}

fn row(state: &State, i: usize, f: &HistoryFigure) -> RecordRow {
    let here = measure(state, i)
        .map_or_else(|| words::NEVER.to_owned(), |v| text::metric_value(f.metric, v));
    RecordRow { label: f.label.clone(), here, then: text::record_of_one(f) }
}
