//! What a formation is told to do, by a person at the table, by the plan of the day, or
//! by the computer player itself.

use crate::hex::Hex;
use crate::rules::UnitId;
use crate::rules::setup::Mission;

/// A formation order: units of one side with a mission on some ground.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directive {
    /// Who.
    pub units: Vec<UnitId>,
    /// What.
    pub mission: Mission,
    /// Where: the goal, not empty.
    pub to: Vec<Hex>,
}
