//! The result of a battle beside the record of 1938.

use crate::record::Game;
use crate::rules::score::{losses, score};
use crate::rules::setup::HistoryFigure;
use crate::rules::{Side, measure};
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

/// What the result screen shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Outcome {
    /// Title and date.
    pub title: String,
    /// The level.
    pub level: String,
    /// The score.
    pub score: String,
    /// Losses of both sides.
    pub losses: Vec<(Side, String)>,
    /// Who holds what.
    pub objectives: Vec<String>,
    /// Figures beside the record.
    pub figures: Vec<RecordRow>,
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
        let figure = |(i, f): (usize, &HistoryFigure)| {
            let value = |v| text::metric_value(f.metric, v);
            let here = measure(state, i).map_or_else(|| words::NEVER.to_owned(), value);
            RecordRow { label: f.label.clone(), here, then: value(f.value) }
        };
        let lost = |s: Side| (s, words::losses(&losses(state.units(s).map(|(_, u)| u))));
        let holds = setup.objectives.iter().zip(&state.public().holds);
        Outcome {
            title: words::title(setup),
            level: words::grade(setup, points),
            score: text::score(points),
            losses: Side::ALL.map(lost).to_vec(),
            objectives: holds
                .map(|(o, h)| words::held(&o.name, &text::standing(h, setup.end())))
                .collect(),
            figures: setup.history.figures.iter().enumerate().map(figure).collect(),
            history: setup.history.outcome.split_whitespace().collect::<Vec<_>>().join(" "),
            history_score: setup.history.score.map(|s| words::history_score(setup, s)),
        }
    }
}
