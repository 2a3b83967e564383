//! The card of a chosen formation or stack: how strong it is, what it is under orders to do,
//! what it can be ordered.

use super::card_row::CardRow;
use super::missions::mission_rows;
use super::offer::Offer;
use super::shade::Shade;
use super::unit_card::{Chain, chain_of, halted_row, rest_row};
use crate::app::battle::body::Body;
use crate::app::battle::standing::StandingOrder;
use crate::app::input::action::Action;
use crate::rules::formation::{self, Strength};
use crate::rules::setup::Mission;
use crate::rules::{Perspective, UnitId, wants_rest};
use crate::text;
use crate::text::table::formation_card as words;

/// A button that gives the formation an order.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct OrderButton {
    /// What it does.
    pub action: Action,
    /// Its words.
    pub label: &'static str,
    /// Whether it can be done.
    pub offer: Offer,
}

/// What the card shows.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct FormationCard {
    /// Its name.
    pub name: String,
    /// Those above it.
    pub chain: Chain,
    /// Its headquarters, or that of a formation above it.
    pub leader: Option<String>,
    /// Its leader of a name: where he stands, or what became of him.
    pub named: Option<String>,
    /// How strong it is.
    pub strength: Strength,
    /// That its battalion storms nothing until it has rested, if it has had enough.
    pub rest: Option<CardRow>,
    /// That its tanks halt and fire, because they lost those who lead them.
    pub leaderless: Option<CardRow>,
    /// The mission of its battalion, and the one on its way.
    pub missions: Vec<CardRow>,
    /// What it is under orders to do.
    pub orders: Vec<String>,
    /// What to do to give it an order, and how that sounds.
    pub advice: (String, Shade),
    /// What it can be ordered.
    pub buttons: Vec<OrderButton>,
    /// Its units, if they are few and no formation.
    pub units: Vec<(UnitId, String)>,
}

impl FormationCard {
    /// Of the chosen. `standing`: all standing orders; `mission`: what a click gives, if one is
    /// chosen; `may_order`: whether orders may be given.
    pub(crate) fn new(
        p: &Perspective,
        chosen: &Body,
        standing: &[StandingOrder],
        mission: Option<Mission>,
        may_order: bool,
    ) -> FormationCard {
        let above = chosen.formation.map(|f| chain_of(p, f)).unwrap_or_default();
        let its = |s: &&StandingOrder| s.body.units.iter().any(|u| chosen.units.contains(u));
        let orders: Vec<String> =
            standing.iter().filter(its).map(|s| words::order(s.mission, &s.goal.name)).collect();
        let leader = chosen.formation.and_then(|f| formation::leader(p, f));
        let few = chosen.formation.is_none();
        let units = chosen.units.iter().filter(|_| few);
        FormationCard {
            name: text::capital(&chosen.name(p)),
            chain: above.into_iter().skip(1).collect(),
            leader: leader.map(|u| text::unit(p, u)),
            named: chosen.formation.and_then(|f| p.leader(f)).map(|l| text::leader::stands(p, &l)),
            // With those that have split off since it was chosen.
            strength: match chosen.formation {
                Some(f) => formation::strength(p, &formation::members(p, f)),
                None => formation::strength(p, &chosen.units),
            },
            rest: chosen.formation.and_then(|f| Some(rest_row(p, p.spent_battalion_of(f)?))),
            leaderless: chosen.formation.and_then(|f| Some(halted_row(p, p.halted_battalion(f)?))),
            missions: chosen.formation.map(|f| mission_rows(p, f)).unwrap_or_default(),
            advice: match mission {
                Some(m) => (words::click_goal(m), Shade::Warning),
                None => (words::CHOOSE.to_owned(), Shade::Faint),
            },
            buttons: buttons(!orders.is_empty(), may_order, wants_rest(p, &chosen.units)),
            orders,
            units: units.map(|id| (*id, text::unit(p, *id))).collect(),
        }
    }
}

/// What a formation can be ordered; `ordered`: it is under a standing order; `tired`: rest would
/// do it good.
pub(crate) fn buttons(ordered: bool, may_order: bool, tired: bool) -> Vec<OrderButton> {
    let mission = |m: Mission| OrderButton {
        action: Action::of_mission(m),
        label: text::mission(m),
        offer: if m == Mission::Refit && !tired {
            Offer::barred(words::NOTHING_TO_REST_FROM)
        } else {
            Offer::in_turn(may_order, words::mission_hint(m))
        },
    };
    let mut all: Vec<OrderButton> = Mission::ALL.into_iter().map(mission).collect();
    all.push(OrderButton {
        action: Action::Relieve,
        label: words::CANCEL,
        offer: if ordered {
            Offer::in_turn(may_order, words::CANCEL_HINT)
        } else {
            Offer::barred(words::NO_ORDER)
        },
    });
    let (action, label) = (Action::Superior, words::ABOVE);
    all.push(OrderButton { action, label, offer: Offer::open("") });
    all
}
