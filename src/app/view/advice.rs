//! What the staff would do: its plan, what that is expected to bring, what each formation would be
//! told.

use super::arrows::StandingArrow;
use super::offer::Offer;
use crate::ai::{Advice, Weighed};
use crate::app::battle::advised::{advised_order, stands};
use crate::app::battle::body::Body;
use crate::app::battle::standing::StandingOrder;
use crate::app::input::intent::Intent;
use crate::rules::{FormationId, Perspective};
use crate::text::account;
use crate::text::table::advice as words;

/// What one formation would be told.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct AdviceLine {
    /// Who.
    pub formation: FormationId,
    /// What, in words.
    pub words: String,
    /// Whether it can be adopted; none once it is.
    pub adopt: Option<Offer>,
    /// What a click on it does.
    pub leads: Option<Intent>,
}

/// The answer of the staff.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct AdviceCard {
    /// The plan in a line.
    pub plan: Option<String>,
    /// What it is expected to bring and to cost.
    pub expected: Option<String>,
    /// The second best plan, with its figures.
    pub next_best: String,
    /// What it rests on.
    pub basis: String,
    /// What each formation would be told.
    pub lines: Vec<AdviceLine>,
    /// Whether all can be adopted; none once it is.
    pub adopt_all: Option<Offer>,
}

/// The panel.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum AdvicePanel {
    /// The staff thinks; how far it is, hundredths, if that is known.
    Thinking(Option<u8>),
    /// Its answer.
    Given(AdviceCard),
}

impl AdviceCard {
    /// Of an answer to the side whose orders stand like this; `may_order`: whether orders may be
    /// given.
    pub(crate) fn new(
        p: &Perspective,
        advice: &Advice,
        standing: &[StandingOrder],
        may_order: bool,
    ) -> AdviceCard {
        let offer = |hint: &str| Offer::in_turn(may_order, hint);
        let line = |o| {
            let order = advised_order(p, o)?;
            let (who, goal) = (order.body.name(p), &order.goal.name);
            Some(AdviceLine {
                formation: o.formation,
                words: words::order(&who, order.mission, goal),
                adopt: (!stands(standing, o)).then(|| offer(words::ADOPT_HINT)),
                leads: match order.body.formation {
                    Some(f) => Some(Intent::VisitFormation(f)),
                    None => order.body.units.first().map(|u| Intent::Visit(*u)),
                },
            })
        };
        let lines: Vec<AdviceLine> = advice.orders.iter().filter_map(line).collect();
        let a = &advice.account;
        let (setup, side, chosen) = (p.setup(), p.side, a.chosen.as_ref());
        let other = |w: &Weighed| {
            let first = chosen.map_or(&w.scheme, |c| &c.scheme);
            let plan = words::beside(setup, side, (first, &w.scheme));
            words::next_best(&plan, &account::outcome(&w.outcome))
        };
        AdviceCard {
            plan: chosen.map(|w| words::plan(setup, side, &w.scheme)),
            expected: chosen.map(|w| words::expected(&account::outcome(&w.outcome))),
            next_best: a.runner_up.as_ref().map_or_else(|| words::NO_OTHER.to_owned(), other),
            basis: words::basis(a.tried, a.ahead),
            adopt_all: lines.iter().any(|l| l.adopt.is_some()).then(|| offer(words::ADOPT_HINT)),
            lines,
        }
    }
}

/// Where those would go who are not under such an order yet; `acting`: whom an order would be
/// given now.
pub(crate) fn arrows(
    p: &Perspective,
    advice: &Advice,
    standing: &[StandingOrder],
    acting: Option<&Body>,
) -> Vec<StandingArrow> {
    let open = advice.orders.iter().filter(|o| !stands(standing, o));
    let open: Vec<StandingOrder> = open.filter_map(|o| advised_order(p, o)).collect();
    StandingArrow::all(p, &open, acting)
}
