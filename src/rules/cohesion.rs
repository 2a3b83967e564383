//! What a battalion has been through: what keeps it from storming, and how far it has rested.

use super::{Clock, FormationId};
use serde::{Deserialize, Serialize};

/// Why a battalion storms no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum SpentCause {
    /// Its named leader or its headquarters fell.
    Leader,
    /// So many of its companies broke.
    Companies(u16),
    /// It lost so much of its men, per cent.
    Losses(u8),
}

/// A battalion storms no more until it has rested.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Spent {
    /// Why.
    pub why: SpentCause,
    /// Seconds it has been out of sight and unhit so far.
    pub rested_s: u32,
}

/// A company broke, or the leader fell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Setback {
    /// When, to the end of a game turn; `None` if it does not count any more.
    pub at: Option<Clock>,
    /// It is still so: it happens only once.
    pub lasts: bool,
}

/// What a battalion has been through since the start of the battle, or since it last rested.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cohesion {
    /// The battalion.
    pub battalion: FormationId,
    /// Men it had lost when it last rested, 0 at the start.
    pub lost_before: u32,
    /// The fall of its leader.
    pub leader: Setback,
    /// Its companies that broke, by their place in it, ascending.
    pub companies: Vec<(u16, Setback)>,
    /// It storms no more.
    pub spent: Option<Spent>,
}

impl Cohesion {
    /// That of a battalion as the battle begins.
    #[must_use]
    pub const fn new(battalion: FormationId) -> Cohesion {
        Cohesion {
            battalion,
            lost_before: 0,
            leader: Setback { at: None, lasts: false },
            companies: Vec::new(),
            spent: None,
        }
    }
}

impl Setback {
    /// As it is at the end of a game turn, `down` if it is so then; forgotten after some seconds.
    #[must_use]
    pub(super) fn at_end(self, now: Clock, down: bool, within_s: u32) -> Setback {
        let new = down && !self.lasts;
        let at = if new { Some(now) } else { self.at };
        Setback { at: at.filter(|t| now.since(*t) <= within_s), lasts: down }
    }

    /// It does not count any more, and if it lasts it is no new one.
    #[must_use]
    pub(super) const fn forgotten(self) -> Setback {
        Setback { at: None, ..self }
    }

    /// There is nothing to remember.
    #[must_use]
    pub(super) const fn is_over(self) -> bool {
        self.at.is_none() && !self.lasts
    }
}

/// Puts what became of a battalion into its side's list, which is in order of battalions.
pub(super) fn note_cohesion(list: &mut Vec<Cohesion>, new: &Cohesion) {
    match list.binary_search_by_key(&new.battalion, |c| c.battalion) {
        Ok(i) => list[i] = new.clone(),
        Err(i) => list.insert(i, new.clone()),
    }
}
