//! What the computer goes by: every weight, threshold, range and look-ahead of its
//! judgement in one value, handed to whoever decides. Another level, another temper or a
//! test is another value.
//!
//! Figures of the rules are not in here, nor conversions of units, nor bounds that only keep
//! the work finite.
//!
//! *Worth* is in thousandths of a man of one's own side, *power* in thousandths of a good
//! rifleman. Other units are in the names: `_pct` is per cent, `_pm` per mille, `_ppm`
//! millionths, `_m` metres, `_s` seconds; [`Turns`] are parts of the turn that is played.

mod care;
mod danger;
mod fight;
mod goals;
mod march;
mod search;
mod standard;
pub mod tactics;
mod tempers;
mod turn;
mod worth;

pub use care::{Care, Missions};
pub use danger::{Danger, Garrison, UnseenFire, Volley};
pub use fight::{Ambush, Firing, Nerves, Sally, Storm, Thrift};
pub use goals::{Allotment, ByWorks, Fear, Goals, Launch};
pub use march::{ByStake, Footing, Marching, Overrun, Pull, Ways};
pub use search::{Opportunity, Search};
pub use turn::{Lapses, Turn};
pub use worth::{Exchange, Odds, Power, Reports};

use crate::rules::Morale;
use tactics::TacticEntry;

/// All that the computer goes by. [`Doctrine::STANDARD`] is what it plays with unless it is
/// given another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doctrine {
    /// What points, men and vehicles are worth to one another.
    pub exchange: Exchange,
    /// What makes a unit strong.
    pub power: Power,
    /// How fights for ground are expected to end.
    pub odds: Odds,
    /// How far reports about enemies out of sight are believed.
    pub reports: Reports,
    /// What there is to fight for.
    pub goals: Goals,
    /// Which formations go for which goal.
    pub allotment: Allotment,
    /// When an attack goes in.
    pub launch: Launch,
    /// How a turn is spent.
    pub turn: Turn,
    /// How often it slips.
    pub lapses: Lapses,
    /// What its units can do, in the order in which they think of it.
    pub tactics: &'static [&'static [TacticEntry]],
    /// By which way to go.
    pub ways: Ways,
    /// What hexes are worth to a unit that may march to them.
    pub march: Marching,
    /// What the place itself is worth.
    pub footing: Footing,
    /// Who is worth shooting at.
    pub fire: Firing,
    /// What nerves are worth.
    pub nerves: Nerves,
    /// When and with whom to storm.
    pub storm: Storm,
    /// What enemy fire is reckoned to do.
    pub danger: Danger,
    /// Looking after the units.
    pub care: Care,
    /// What is ordered from above.
    pub missions: Missions,
    /// How far the commander looks ahead.
    pub search: Search,
    /// What orders promise to a side without a plan.
    pub opportunity: Opportunity,
}

/// Thousandths of the turn that is played, so that a weight suits turns of any length.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Turns(pub u32);

impl Turns {
    /// In seconds, of a turn of so many.
    #[must_use]
    pub const fn of(self, full_s: u32) -> u32 {
        (full_s as u64 * self.0 as u64 / 1000) as u32
    }
}

/// A curve from nothing at 0 through some points, ascending; straight between them, level
/// beyond the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Curve(pub &'static [(i64, i64)]);

impl Curve {
    /// Its height at a place.
    #[must_use]
    pub fn at(self, x: i64) -> i64 {
        let mut last = (0, 0);
        for &point in self.0 {
            if x <= point.0 {
                let span = (point.0 - last.0).max(1);
                return last.1 + (point.1 - last.1) * (x - last.0) / span;
            }
            last = point;
        }
        last.1
    }
}

/// A figure for each state of nerves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ByMorale {
    /// Of the steady.
    pub steady: i64,
    /// Of the pinned.
    pub pinned: i64,
    /// Of the shaken.
    pub shaken: i64,
    /// Of the broken.
    pub broken: i64,
}

impl ByMorale {
    /// The figure of one state.
    #[must_use]
    pub const fn of(&self, m: Morale) -> i64 {
        match m {
            Morale::Steady => self.steady,
            Morale::Pinned => self.pinned,
            Morale::Shaken => self.shaken,
            Morale::Broken => self.broken,
        }
    }
}
