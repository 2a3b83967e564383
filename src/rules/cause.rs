//! What a loss is put down to.

use serde::{Deserialize, Serialize};

/// What men, vehicles and guns are lost to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Cause {
    /// Rifles and machine guns of men on foot.
    SmallArms,
    /// Guns, mortars and grenade dischargers, those that infantry carries among them.
    Guns,
    /// Fire of vehicles, with gun or machine gun.
    Tanks,
    /// Shells and bombs that the scenario orders.
    Bombardment,
    /// Assaults: at the hand of the attacker or the defender, captured, dispersed.
    CloseCombat,
    /// Infantry that hunts vehicles.
    Hunters,
}

impl Cause {
    /// All causes.
    pub const ALL: [Cause; 6] = [
        Cause::SmallArms,
        Cause::Guns,
        Cause::Tanks,
        Cause::Bombardment,
        Cause::CloseCombat,
        Cause::Hunters,
    ];
}

/// What struck a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum HitBy {
    /// Fire of men or guns, whose weapons of several classes strike at once.
    Fire {
        /// Share of guns, mortars and dischargers in the hits to be expected, per cent.
        shells_pct: u8,
    },
    /// Fire of vehicles.
    Tanks,
    /// Shells and bombs that the scenario orders.
    Bombardment,
    /// An assault.
    CloseCombat,
    /// Infantry that hunts vehicles.
    Hunters,
}

impl HitBy {
    /// Share of a cause in it, per cent; over all causes they add up to 100.
    pub(super) const fn share_pct(self, cause: Cause) -> u32 {
        match (self, cause) {
            (HitBy::Fire { shells_pct }, Cause::Guns) => shells_pct as u32,
            (HitBy::Fire { shells_pct }, Cause::SmallArms) => {
                100_u32.saturating_sub(shells_pct as u32)
            }
            (HitBy::Tanks, Cause::Tanks)
            | (HitBy::Bombardment, Cause::Bombardment)
            | (HitBy::CloseCombat, Cause::CloseCombat)
            | (HitBy::Hunters, Cause::Hunters) => 100,
            _ => 0,
        }
    }
}
