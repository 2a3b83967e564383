//! What a person, or the plan of the day, has ordered a formation to do.

use crate::hex::Hex;
use crate::rules::UnitId;
use crate::rules::setup::Mission;
use serde::{Deserialize, Serialize};

/// A formation order: units of one side with a mission on some ground.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Directive {
    /// Who.
    pub units: Vec<UnitId>,
    /// What.
    pub mission: Mission,
    /// Where: the goal, not empty.
    pub to: Vec<Hex>,
}
