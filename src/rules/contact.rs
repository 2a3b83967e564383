//! What a side knows of an enemy.

use super::morale::Morale;
use super::{Clock, ContactId, TypeId};
use crate::hex::{Dir, Hex};
use serde::{Deserialize, Serialize};

/// An enemy in sight, or remembered where it was last seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Contact {
    /// Its number with this side.
    pub id: ContactId,
    /// Its type.
    pub ty: TypeId,
    /// Where it is, or was last seen.
    pub hex: Hex,
    /// In sight now.
    pub seen: bool,
    /// When it was last in sight.
    pub at: Clock,
    /// Men, as last seen.
    pub men: u16,
    /// Vehicles or guns, as last seen.
    pub pieces: u16,
    /// Quality, as its bearing tells.
    pub quality: u8,
    /// Suppression, as its fire and movement tell.
    pub suppression: u8,
    /// Its front, as last seen.
    pub facing: Dir,
    /// Gone to ground.
    pub down: bool,
    /// Moved in its last turn.
    pub moved: bool,
    /// Stuck in the ground.
    pub mired: bool,
    /// Known to be gone for good.
    pub gone: bool,
    /// Vehicles with a rail aerial, as last seen.
    #[serde(default)]
    pub aerials: u16,
    /// Hit, and still manned: it cannot drive.
    #[serde(default)]
    pub immobilised: bool,
}

impl Contact {
    /// It cannot drive, as last seen: stuck in the ground, or hit and still manned.
    #[must_use]
    pub const fn is_immobile(&self) -> bool {
        self.mired || self.immobilised
    }

    /// Its morale, as last seen.
    #[must_use]
    pub const fn morale(&self) -> Morale {
        super::morale::morale(self.suppression, self.quality)
    }
}
