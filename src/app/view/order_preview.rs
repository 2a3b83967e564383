//! What an order would mean, before it is given.

use crate::ai::Way;
use crate::app::battle::body::Body;
use crate::app::battle::preview::OrderPreview;
use crate::app::input::action::Action;
use crate::rules::setup::Mission;
use crate::rules::{Perspective, path_steps};
use crate::text;
use crate::text::table::{forecast, formation_card as words};

/// Thousandths of a vehicle that may mire from which on it is bad news.
const MUCH_MIRE_MILLI: u64 = 500;

/// What an order would mean.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct OrderPreviewPanel {
    /// Who is to do what.
    pub title: String,
    /// When they are there.
    pub arrivals: String,
    /// When changed missions reach their battalions.
    pub orders: Option<String>,
    /// Who does not go.
    pub staying: Option<String>,
    /// What the ground may keep, and whether that is much.
    pub mire: Option<(String, bool)>,
    /// What speaks against it.
    pub doubts: Vec<String>,
    /// Way by way, or step by step: where, and what it takes.
    pub rows: Vec<(String, String)>,
    /// How it is ordered, if that is not known.
    pub hint: Option<String>,
}

impl OrderPreviewPanel {
    /// Of a formation order: the ways of its units.
    pub(crate) fn mission(p: &Perspective, body: &Body, made: &OrderPreview) -> OrderPreviewPanel {
        let mut ways: Vec<&Way> = made.digest.ways.iter().filter(|w| !w.path.is_empty()).collect();
        // Those in the greatest danger of the ground first, then the slowest.
        ways.sort_by_key(|w| std::cmp::Reverse((w.mire_milli, w.seconds)));
        OrderPreviewPanel {
            title: words::title(&body.name(p), made.mission, &made.goal.name),
            // Nothing need be pointed at first, so the card with the advice is not seen.
            hint: (made.mission == Mission::Refit).then(|| words::click_goal(made.mission)),
            rows: ways.iter().map(|w| (text::unit(p, w.unit), text::way(w))).collect(),
            ..OrderPreviewPanel::plain(made)
        }
    }

    /// Of the march of one unit over more than a turn: its steps.
    pub(crate) fn journey(p: &Perspective, made: &OrderPreview) -> Option<OrderPreviewPanel> {
        let way = made.digest.ways.first()?;
        let pieces = p.unit(way.unit).map_or(0, |u| u.pieces);
        let mut rows = Vec::new();
        if way.mire > 0 {
            rows.push((forecast::MAY_MIRE.to_owned(), forecast::mire(pieces, way.mire)));
        }
        let steps = path_steps(p, way.unit, way.from, &way.path);
        rows.extend(steps.iter().map(|s| forecast::step(p, s.hex, s.seconds, s.speed, s.bog)));
        Some(OrderPreviewPanel {
            title: words::journey(&text::unit(p, way.unit), &made.goal.name),
            rows,
            hint: Some(words::journey_hint(&Action::MarchThere.key_text())),
            ..OrderPreviewPanel::plain(made)
        })
    }

    /// What there is to say of every order.
    fn plain(made: &OrderPreview) -> OrderPreviewPanel {
        let digest = &made.digest;
        let much = digest.mire_milli >= MUCH_MIRE_MILLI;
        OrderPreviewPanel {
            title: String::new(),
            arrivals: text::capital(&text::arrivals(digest)),
            orders: text::orders_reach(digest),
            staying: text::staying(digest),
            mire: text::may_mire(digest).map(|words| (text::capital(&words), much)),
            doubts: made.doubts.clone(),
            rows: Vec::new(),
            hint: None,
        }
    }
}
