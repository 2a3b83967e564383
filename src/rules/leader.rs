//! Those who lead formations and are known by name: with whom they stand, and what became of
//! them. They have no counter of their own.

use super::{Clock, FormationId};
use serde::{Deserialize, Serialize};

/// What became of a leader.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize,
)]
pub enum Fate {
    /// Nothing happened to him.
    #[default]
    Unhurt,
    /// Wounded, or captured: he leads no more.
    Wounded,
    /// Killed.
    Killed,
}

/// Who leads a formation, as the order of battle has it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Leader {
    /// Rank and name.
    pub name: String,
    /// The formation he leads.
    pub formation: FormationId,
    /// The line of the order of battle of the unit that he stands with: of his formation, or of
    /// one below it.
    pub with: u16,
    /// What became of him by the record, where it says so.
    pub record: Option<Fate>,
}

/// A leader who fell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FallenLeader {
    /// The formation he led.
    pub formation: FormationId,
    /// How: wounded or killed.
    pub fate: Fate,
    /// When.
    pub since: Clock,
    /// Another has taken over by now.
    pub replaced: bool,
}

/// What the fall of a leader does, in the rule library.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct LeaderFigures {
    /// How much of their quality his units lose,
    pub loss: u8,
    /// how much those whose subalterns are trained to lead,
    pub trained_loss: u8,
    /// who are those of such a quality or more.
    pub trained_from: u8,
    /// Until another has taken over, seconds.
    pub seconds: u32,
}

impl LeaderFigures {
    /// A quality, 1 to 10, less what the fall of a leader costs it; never below 1.
    #[must_use]
    pub const fn leaderless(&self, quality: u8) -> u8 {
        let loss = if quality >= self.trained_from { self.trained_loss } else { self.loss };
        let left = quality.saturating_sub(loss);
        if left == 0 { 1 } else { left }
    }
}

/// Puts what became of a leader into his side's list, which is in order of formations.
pub(super) fn note_fallen(list: &mut Vec<FallenLeader>, new: &FallenLeader) {
    match list.binary_search_by_key(&new.formation, |f| f.formation) {
        Ok(i) => list[i] = *new,
        Err(i) => list.insert(i, *new),
    }
}
