//! What the staff would order, as orders that can be adopted.

use super::body::Body;
use super::preview::Destination;
use super::standing::StandingOrder;
use crate::ai::AdvisedOrder;
use crate::rules::{Perspective, UnitId};
use crate::text;

/// What the staff would order, as an order that stands once it is adopted. Those of the formation
/// who come later are under it too, as under an order of one's own.
pub(crate) fn advised_order(p: &Perspective, o: &AdvisedOrder) -> Option<StandingOrder> {
    let setup = p.setup();
    let to = &o.directive.to;
    let first = *to.first()?;
    // The smallest objective that has all of it says best what is meant.
    let objectives = setup.objectives.iter().map(|o| (setup.area(o.area), &o.name));
    let around = objectives.filter(|(hexes, _)| to.iter().all(|h| hexes.contains(h)));
    let named = around.min_by_key(|(hexes, _)| hexes.len());
    let name = named.map_or_else(|| text::hex(p, first), |(_, name)| name.clone());
    let mut body = Body::formation(p, o.formation);
    let all = body.units.len();
    let placed = |id: &UnitId| p.unit(*id).is_some_and(|u| u.hex().is_some());
    body.units.retain(|id| o.directive.units.contains(id) || !placed(id));
    // Of a division whose regiments are told something else its headquarters is left.
    if body.units.len() < all {
        body = Body { formation: None, units: o.directive.units.clone() };
    }
    Some(StandingOrder {
        body,
        mission: o.directive.mission,
        goal: Destination { hexes: to.clone(), name },
        carried: None,
    })
}

/// True if it stands already.
pub(crate) fn stands(standing: &[StandingOrder], o: &AdvisedOrder) -> bool {
    let same = |s: &StandingOrder| {
        s.mission == o.directive.mission
            && s.goal.hexes == o.directive.to
            && o.directive.units.iter().all(|u| s.body.units.contains(u))
    };
    standing.iter().any(same)
}
