//! Battalions of tanks that lost those who lead them, as their side knows of them.

use super::{Clock, FormationId};
use serde::{Deserialize, Serialize};

/// A battalion of tanks that lost those who lead it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Leaderless {
    /// The battalion.
    pub battalion: FormationId,
    /// When that was found.
    pub since: Clock,
    /// When a superior headquarters has it in hand; `None`: there is none that could.
    pub until: Option<Clock>,
}

impl Leaderless {
    /// It halts in a turn that begins at a time.
    #[must_use]
    pub fn halts(&self, turn_begins: Clock) -> bool {
        self.until.is_none_or(|until| turn_begins < until)
    }
}

/// Puts what became of a battalion into its side's list, which is in order of battalions.
pub(super) fn note_leaderless(list: &mut Vec<Leaderless>, new: Leaderless) {
    match list.binary_search_by_key(&new.battalion, |l| l.battalion) {
        Ok(i) => list[i] = new,
        Err(i) => list.insert(i, new),
    }
}
