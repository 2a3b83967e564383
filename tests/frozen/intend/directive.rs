//! What a person, or the plan of the day, has ordered a formation to do.

use khasan::hex::Hex;
use khasan::rules::UnitId;
use khasan::rules::setup::Mission;
use serde::{Deserialize, Serialize};

/// A formation order: units of one side with a mission on some ground.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Directive {
    /// The units that are to carry it out.
    pub units: Vec<UnitId>,
    /// What they are to do there.
    pub mission: Mission,
    /// Where: the goal, not empty. Those who refit go each to its own supply point; here these
    /// stand together.
    pub to: Vec<Hex>,
}
