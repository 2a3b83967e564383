//! What the staff would order, as orders that can be adopted.

use super::body::Body;
use super::preview::Destination;
use super::standing::StandingOrder;
use crate::ai::AdvisedOrder;
use crate::rules::Perspective;
use crate::text;

/// What the staff would order, as an order that stands once it is adopted.
pub(crate) fn advised_order(p: &Perspective, o: &AdvisedOrder) -> Option<StandingOrder> {
    let setup = p.setup();
    let to = &o.directive.to;
    let first = *to.first()?;
    // The smallest objective that has all of it says best what is meant.
    let objectives = setup.objectives.iter().map(|o| (setup.area(o.area), &o.name));
    let around = objectives.filter(|(hexes, _)| to.iter().all(|h| hexes.contains(h)));
    let named = around.min_by_key(|(hexes, _)| hexes.len());
    let name = named.map_or_else(|| text::hex(p, first), |(_, name)| name.clone());
    Some(StandingOrder {
        body: Body { formation: Some(o.formation), units: o.directive.units.clone() },
        mission: o.directive.mission,
        goal: Destination { hexes: to.clone(), name },
        carried: None,
    })
}

/// True if an order like this stands.
pub(crate) fn stands(standing: &[StandingOrder], order: &StandingOrder) -> bool {
    let same = |s: &StandingOrder| {
        s.mission == order.mission
            && s.goal.hexes == order.goal.hexes
            && order.body.units.iter().all(|u| s.body.units.contains(u))
    };
    standing.iter().any(same)
}
