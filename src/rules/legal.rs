//! Legal orders: for hints, bots and fuzzing.

use super::UnitId;
use super::check::check;
use super::order::{Order, Target};
use super::policy::FirePolicy;
use super::state::Perspective;
use crate::hex::Dir;

/// Legal orders of one unit: every single step, a minute's fire at every contact and at
/// the hexes around it, assaults alone, turning, policies, rallying, recovering.
#[must_use]
pub fn legal_orders(p: &Perspective, unit: UnitId) -> Vec<Order> {
    let Some(hex) = p.unit(unit).and_then(super::Unit::hex) else { return Vec::new() };
    let mut all = Vec::new();
    for to in Dir::ALL.map(|d| hex.neighbour(d)) {
        all.push(Order::Move { unit, path: vec![to] });
        all.push(Order::Assault { units: vec![unit], hex: to });
        all.push(Order::Fire { unit, target: Target::Hex(to), seconds: 60 });
    }
    for c in p.enemies() {
        all.push(Order::Fire { unit, target: Target::Contact(c.id), seconds: 60 });
    }
    all.extend(Dir::ALL.map(|dir| Order::Face { unit, dir }));
    all.extend(FirePolicy::ALL.map(|policy| Order::Policy { unit, policy }));
    all.push(Order::Rally { unit, seconds: 120 });
    all.extend(
        p.own().filter(|(_, u)| u.is_mired()).map(|(mired, _)| Order::Recover { unit, mired }),
    );
    all.retain(|o| check(p, o).is_ok());
    all
}

/// Legal orders of the whole side, `EndTurn` last.
#[must_use]
pub fn all_legal_orders(p: &Perspective) -> Vec<Order> {
    let mut all: Vec<Order> = p.own().flat_map(|(id, _)| legal_orders(p, id)).collect();
    all.push(Order::EndTurn);
    all
}
