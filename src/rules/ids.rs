//! Sides, identifiers and the clock.

use serde::{Deserialize, Serialize};
use std::ops::{Index, IndexMut};

/// One of the two sides.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub enum Side {
    /// The Red Army and the border troops of the NKVD.
    #[default]
    Soviet,
    /// The Imperial Japanese Army.
    Japan,
}

impl Side {
    /// Both sides.
    pub const ALL: [Side; 2] = [Side::Soviet, Side::Japan];

    /// The other side.
    #[must_use]
    pub const fn enemy(self) -> Side {
        match self {
            Side::Soviet => Side::Japan,
            Side::Japan => Side::Soviet,
        }
    }

    /// +1 for the Soviet side, -1 for the Japanese: the sign of the score.
    #[must_use]
    pub const fn sign(self) -> i32 {
        match self {
            Side::Soviet => 1,
            Side::Japan => -1,
        }
    }
}

/// A value for each side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct BySide<T> {
    /// The Soviet value.
    pub soviet: T,
    /// The Japanese value.
    pub japan: T,
}

impl<T> BySide<T> {
    /// A value for each side, computed.
    pub fn from_fn(mut f: impl FnMut(Side) -> T) -> BySide<T> {
        BySide { soviet: f(Side::Soviet), japan: f(Side::Japan) }
    }
}

impl<T> Index<Side> for BySide<T> {
    type Output = T;
    fn index(&self, side: Side) -> &T {
        match side {
            Side::Soviet => &self.soviet,
            Side::Japan => &self.japan,
        }
    }
}

impl<T> IndexMut<Side> for BySide<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Soviet => &mut self.soviet,
            Side::Japan => &mut self.japan,
        }
    }
}

/// A unit: its side and its place in that side's list, in the order of the
/// scenario; mired elements that split off in play follow behind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct UnitId {
    /// Its side.
    pub side: Side,
    /// Index in `State`'s units of that side.
    pub index: u16,
}

/// An enemy as one side knows it: numbered in the order in which that side first
/// saw them, so the number tells nothing of what is hidden.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct ContactId(pub u16);

/// Index of a unit type in the library.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct TypeId(pub u16);

/// Index of a weapon in the library.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct WeaponId(pub u16);

/// Index of a formation in its side's order of battle.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct FormationId(pub u16);

/// Index of a named area of the scenario.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct AreaId(pub u16);

/// A time of day: seconds since midnight before the scenario's first turn; it may
/// run past 86,400 into the next day.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub struct Clock(pub u32);

impl Clock {
    /// From hours and minutes.
    #[must_use]
    pub const fn hm(hours: u32, minutes: u32) -> Clock {
        Clock(hours * 3600 + minutes * 60)
    }

    /// This many seconds later.
    #[must_use]
    pub const fn plus(self, seconds: u32) -> Clock {
        Clock(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to here, 0 if it is not earlier.
    #[must_use]
    pub const fn since(self, earlier: Clock) -> u32 {
        self.0.saturating_sub(earlier.0)
    }
}

impl std::fmt::Display for Clock {
    /// `16:55`, wrapping at midnight.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 3600 % 24, self.0 / 60 % 60)
    }
}
