//! Ammunition: what a unit carries, and what lies ready for it.

use super::ElementKind;
use super::fire_class::FireClass;
use super::library::{Library, UnitType, Weapon};
use serde::{Deserialize, Serialize};

/// Ammunition as seconds of full fire, by what it is fired with.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Rounds {
    /// Of rifles and machine guns.
    pub small_arms: u32,
    /// Of guns, mortars and grenade dischargers.
    pub shells: u32,
}

impl Rounds {
    /// As many of both.
    #[must_use]
    pub const fn both(seconds: u32) -> Rounds {
        Rounds { small_arms: seconds, shells: seconds }
    }

    /// Those that weapons of a class fire.
    #[must_use]
    pub const fn of(self, class: FireClass) -> u32 {
        match class {
            FireClass::SmallArms => self.small_arms,
            FireClass::DirectGun | FireClass::IndirectGun => self.shells,
        }
    }

    /// How long anything at all can be fired.
    #[must_use]
    pub fn longest(self) -> u32 {
        self.small_arms.max(self.shells)
    }

    /// True if nothing can be fired any more.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.longest() == 0
    }

    /// Each by a function of both.
    #[must_use]
    pub fn with(self, other: Rounds, f: impl Fn(u32, u32) -> u32) -> Rounds {
        Rounds {
            small_arms: f(self.small_arms, other.small_arms),
            shells: f(self.shells, other.shells),
        }
    }

    /// What is left after so much was fired.
    #[must_use]
    pub fn less(self, spent: Rounds) -> Rounds {
        self.with(spent, u32::saturating_sub)
    }

    /// No more of either than that.
    #[must_use]
    pub fn at_most(self, most: Rounds) -> Rounds {
        self.with(most, u32::min)
    }

    /// That share of it, per cent.
    #[must_use]
    pub fn share_pct(self, pct: u32) -> Rounds {
        self.with(Rounds::default(), |own, _| (u64::from(own) * u64::from(pct) / 100) as u32)
    }
}

/// First-line load of a type: that of a class lasts as long as its weapon that is through first.
#[must_use]
pub fn first_load(lib: &Library, ty: &UnitType) -> Rounds {
    let mut load = Rounds::default();
    for small in [true, false] {
        let weapons = ty.mounts.iter().map(|m| lib.weapon(m.weapon));
        let of_class = weapons.filter(|w| (w.class == FireClass::SmallArms) == small);
        let seconds = of_class.map(|w| seconds(w, ty)).min().unwrap_or(0);
        *(if small { &mut load.small_arms } else { &mut load.shells }) = seconds;
    }
    load
}

/// What a unit of a type has at most that nobody saw fire: one load, and where it may have lain in
/// works the second that is ready there.
pub(super) fn most_rounds(lib: &Library, ty: &UnitType, in_works: bool) -> Rounds {
    let load = first_load(lib, ty);
    let twice = in_works && ty.kind != ElementKind::Vehicle;
    if twice { load.with(load, u32::saturating_add) } else { load }
}

/// How long a weapon fires what is carried for it.
fn seconds(w: &Weapon, ty: &UnitType) -> u32 {
    match w.rounds {
        Some(rounds) => rounds.saturating_mul(60) / w.rate.max(1),
        None => u32::from(ty.load_min) * 60,
    }
}
