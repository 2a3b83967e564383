//! The missions of battalions: what is in force, and what is on its way to them.

use super::link::Link;
use super::setup::Mission;
use super::{Clock, FormationId};
use crate::hex::Hex;
use serde::{Deserialize, Serialize};

/// What a battalion is to do, and where.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct BattalionTask {
    /// What.
    pub mission: Mission,
    /// The goal: hexes in order, at least one.
    pub to: Vec<Hex>,
    /// The quickest way there of the unit in the middle of the battalion, as the mission was
    /// given; empty where it is there, or finds none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub way: Vec<Hex>,
}

impl BattalionTask {
    /// True if it asks for the same, wherever the battalion stood when it was given.
    #[must_use]
    pub fn is_same(&self, other: &BattalionTask) -> bool {
        self.mission == other.mission && self.to == other.to
    }
}

/// A changed mission on its way to a battalion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Dispatch {
    /// The mission.
    pub task: BattalionTask,
    /// What carries it.
    pub link: Link,
    /// When it was given: the beginning of the turn.
    pub sent: Clock,
    /// When it reaches the battalion.
    pub at: Clock,
}

/// The missions of one battalion.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Tasking {
    /// The battalion.
    pub battalion: FormationId,
    /// What it goes by now.
    pub now: BattalionTask,
    /// What is to take its place.
    pub next: Option<Dispatch>,
}

/// Puts the missions of a battalion into its side's list, which is in order of battalions.
pub(super) fn note_tasking(list: &mut Vec<Tasking>, new: &Tasking) {
    match list.binary_search_by_key(&new.battalion, |t| t.battalion) {
        Ok(i) => list[i] = new.clone(),
        Err(i) => list.insert(i, new.clone()),
    }
}
