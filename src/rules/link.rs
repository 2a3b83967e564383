//! How orders reach a battalion, and the figures of command: part of the rule library, read from
//! `assets/rules.ron`.

use serde::{Deserialize, Serialize};

/// What carries orders to a formation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Link {
    /// A telephone wire, laid beforehand.
    Wire,
    /// Men on foot, or mounted.
    Runner,
    /// A wireless set.
    Radio,
}

impl Link {
    /// All of them.
    pub const ALL: [Link; 3] = [Link::Wire, Link::Runner, Link::Radio];
}

/// The figures of command.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct CommandFigures {
    /// Seconds that a changed mission takes by wire.
    pub wire_s: u32,
    /// Seconds that it takes by runner for each kilometre.
    pub runner_s_km: u32,
    /// Most seconds that it takes by runner, or where no headquarters sends one.
    pub runner_most_s: u32,
    /// How far from where it stands, its goal and its battalion's way a unit acts without new
    /// orders, metres.
    pub way_m: u32,
    /// How long the way to the goal may be, per cent of straight on, twice that distance more.
    pub detour_pct: u32,
    /// How far from its command post a battalion on a wire keeps touch, metres.
    pub wire_touch_m: u32,
    /// The same of one that is led by runners.
    pub runner_touch_m: u32,
    /// The same of one with wireless sets.
    pub radio_touch_m: u32,
    /// Seconds of march of a unit out of touch, per cent.
    pub lost_march_pct: u32,
    /// Nerves that a unit out of touch mends, per cent.
    pub lost_rally_pct: u32,
}

impl CommandFigures {
    /// How far from its command post a unit keeps touch, metres.
    #[must_use]
    pub const fn touch_m(&self, link: Link) -> u32 {
        match link {
            Link::Wire => self.wire_touch_m,
            Link::Runner => self.runner_touch_m,
            Link::Radio => self.radio_touch_m,
        }
    }
}
