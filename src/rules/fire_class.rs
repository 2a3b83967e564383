//! Classes of fire, and how much of the fire that is listed is delivered in battle.

use serde::{Deserialize, Serialize};

/// Which battle coefficient scales a weapon's range figures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum FireClass {
    /// Rifles and machine guns.
    #[default]
    SmallArms,
    /// Guns over open sights, tank guns, dischargers.
    DirectGun,
    /// Guns firing from maps and observers.
    IndirectGun,
}

/// The one coefficient for each class of fire, in parts per thousand of range figures.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Coefficients {
    /// Rifles and machine guns.
    pub small_arms: u32,
    /// Guns over open sights.
    pub direct_gun: u32,
    /// Indirect guns.
    pub indirect_gun: u32,
    /// Bombs of aircraft.
    pub bombs: u32,
}

impl Coefficients {
    /// That of a class of fire; bombs have their own.
    #[must_use]
    pub const fn of(&self, class: FireClass) -> u32 {
        match class {
            FireClass::SmallArms => self.small_arms,
            FireClass::DirectGun => self.direct_gun,
            FireClass::IndirectGun => self.indirect_gun,
        }
    }
}
