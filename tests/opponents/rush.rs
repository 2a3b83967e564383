//! Straight to the nearest objective, and whoever stands in the way is stormed.

use super::sense::{Roster, best_fire, gap};
use khasan::play::Guest;
use khasan::rules::{Dir, Hex, Order, Perspective, UnitId, check, distances, reach};

/// Marches, storms, and fires what time is left.
#[derive(Debug, Default)]
pub struct Rush {
    roster: Roster,
}

impl Guest for Rush {
    fn next_order(&mut self, p: &Perspective) -> Order {
        while let Some(unit) = self.roster.next(p, 10) {
            let order = storm(p, unit)
                .or_else(|| march(p, unit))
                .or_else(|| best_fire(p, unit, 120).map(|(_, fire)| fire));
            match order {
                Some(order) => return order,
                None => self.roster.done(),
            }
        }
        Order::EndTurn
    }
}

/// The objective nearest to a unit.
fn goal(p: &Perspective, from: Hex) -> Option<&[Hex]> {
    let nearest = p.setup().objectives.iter().min_by_key(|o| gap(p, from, o))?;
    Some(p.setup().area(nearest.area))
}

/// An assault on an enemy next to the unit who is in the way: no further from the goal.
fn storm(p: &Perspective, unit: UnitId) -> Option<Order> {
    let here = p.unit(unit)?.hex()?;
    let goal = goal(p, here)?;
    let far = |h: Hex| goal.iter().map(|g| g.distance(h)).min();
    let hexes = Dir::ALL.map(|d| here.neighbour(d)).into_iter();
    let held = hexes.filter(|h| p.enemies().any(|c| c.seen && c.hex == *h));
    let orders = held
        .filter(|h| far(*h) <= far(here))
        .map(|hex| Order::Assault { units: vec![unit], hex })
        .filter(|o| check(p, o).is_ok());
    orders.min_by_key(|o| if let Order::Assault { hex, .. } = o { far(*hex) } else { None })
}

/// As far to the goal as the time takes it.
fn march(p: &Perspective, unit: UnitId) -> Option<Order> {
    let here = p.unit(unit)?.hex()?;
    let goal = goal(p, here)?;
    if goal.contains(&here) {
        return None;
    }
    let ways = distances(p, unit, 24 * 3600);
    let (_, to) = goal.iter().filter_map(|h| Some((ways.seconds(*h)?, *h))).min()?;
    let now = reach(p, unit);
    let mut path = ways.path(to)?;
    while path.last().is_some_and(|h| now.seconds(*h).is_none()) {
        path.pop();
    }
    let order = Order::Move { unit, path };
    check(p, &order).is_ok().then_some(order)
}
