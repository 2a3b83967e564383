//! A line of the order of battle of an enemy who is guessed at.

use super::super::policy::FirePolicy;
use super::super::setup::{Entrance, UnitSetup};
use super::super::{Dir, FormationId, Hex, TypeId};

/// A line of an order of battle that nobody on this side has read: no names, and what is asked
/// of it only for its own sake.
pub(super) const fn blank_line(ty: TypeId, hex: Hex) -> UnitSetup {
    UnitSetup {
        name: String::new(),
        note: String::new(),
        ty,
        formation: FormationId(0),
        men: 0,
        pieces: 0,
        quality: 1,
        command_tanks: 0,
        facing: Dir::E,
        policy: FirePolicy::AtWill,
        stock: 1000,
        supply: hex,
        down: false,
        entry: Entrance::At(hex),
        leaves: None,
    }
}
