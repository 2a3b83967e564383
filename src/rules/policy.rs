//! What a unit does of its own accord in the enemy's turn.

use serde::{Deserialize, Serialize};

/// When a unit opens fire in the enemy's turn.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub enum FirePolicy {
    /// At every target worth it.
    #[default]
    AtWill,
    /// Only near ones (the reserve distance of the rules).
    CloseOnly,
    /// Vehicles before men; men only near.
    ArmourFirst,
    /// At nobody.
    Hold,
}

impl FirePolicy {
    /// All policies.
    pub const ALL: [FirePolicy; 4] =
        [FirePolicy::AtWill, FirePolicy::CloseOnly, FirePolicy::ArmourFirst, FirePolicy::Hold];
}
