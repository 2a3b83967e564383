//! Legal orders: for hints, bots and fuzzing.

use super::check::check;
use super::order::{Order, Target};
use super::policy::FirePolicy;
use super::setup::Mission;
use super::state::Perspective;
use super::unit::Unit;
use super::{FormationId, UnitId};
use crate::hex::Dir;

/// Legal orders of one unit: every single step, a minute's fire at every contact and at
/// the hexes around it, assaults alone, turning, policies, rallying, recovering.
#[must_use]
pub fn legal_orders(p: &Perspective, unit: UnitId) -> Vec<Order> {
    let Some(hex) = p.unit(unit).and_then(Unit::hex) else { return Vec::new() };
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

/// Legal missions: for each battalion to hold where its first unit stands, and to attack each
/// objective and each enemy known of.
#[must_use]
pub fn legal_missions(p: &Perspective) -> Vec<Order> {
    let setup = p.setup();
    let mut all = Vec::new();
    for (i, f) in setup.forces[p.side].formations.iter().enumerate() {
        let formation = FormationId(i as u16);
        let first =
            |(id, u): (UnitId, &Unit)| u.hex().filter(|_| p.battalion_of(id) == Some(formation));
        let Some(here) = p.own().find_map(first).filter(|_| f.echelon.is_some()) else { continue };
        all.push(Order::Mission { formation, mission: Mission::Hold, to: vec![here] });
        let ground = setup.objectives.iter().map(|o| setup.area(o.area).to_vec());
        let goals = ground.chain(p.enemies().map(|c| vec![c.hex]));
        all.extend(goals.map(|to| Order::Mission { formation, mission: Mission::Attack, to }));
    }
    all.retain(|o| check(p, o).is_ok());
    all
}

/// Legal orders of the whole side, `EndTurn` last.
#[must_use]
pub fn all_legal_orders(p: &Perspective) -> Vec<Order> {
    let mut all: Vec<Order> = p.own().flat_map(|(id, _)| legal_orders(p, id)).collect();
    all.extend(legal_missions(p));
    all.push(Order::EndTurn);
    all
}
