//! From a recording back to a game: all of it under its own rules, under others what they let
//! hold.

use super::error::{Damage, Error};
use super::file::Recording;
use super::game::{Entry, Game, RULES_VERSION};
use super::trail::Since;
use crate::ai::Directive;
use crate::rules::{Order, Setup, Side, State, StateHash, UnitId, execute, hash};
use std::collections::BTreeSet;
use std::sync::Arc;

/// The first version of the rules in which works can lie unseen.
const UNSEEN_WORKS: u32 = 7;

/// What was not taken over from a save.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LeftOut {
    /// Version of the rules it was played with, if these are others.
    pub rules: Option<u32>,
    /// Orders since the start of the turn, which other rules would carry out otherwise.
    pub orders: Vec<Order>,
    /// How many orders that were kept beside the save do not lead where they led.
    pub kept: usize,
    /// How many formation orders name nobody, or no ground, of this battle.
    pub standing: usize,
}

impl Recording {
    /// The orders, with the hash after each.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many orders it holds.
    #[must_use]
    pub fn orders(&self) -> usize {
        self.entries.len()
    }

    /// The orders given since the start of its last turn.
    #[must_use]
    pub fn last_orders(&self) -> &[Entry] {
        self.entries.get(self.at..).unwrap_or_default()
    }

    /// Takes up what was done since the save was written.
    pub(super) fn append(&mut self, since: Since) {
        self.entries.extend(since.entries);
        if let Some(standing) = since.standing {
            self.standing = standing;
        }
    }

    /// The same without any order: what is left to watch under other rules.
    #[must_use]
    pub fn without_orders(mut self) -> Recording {
        self.first = self.hash_after(self.at);
        self.entries.clear();
        self.written = 0;
        self.at = 0;
        self
    }

    /// True if it was played with these rules from the first order on.
    #[must_use]
    pub const fn same_rules(&self) -> bool {
        self.head.rules == RULES_VERSION && !self.head.mixed
    }

    /// The first order, from 0, that is not the one that was written.
    #[must_use]
    pub const fn changed_order(&self) -> Option<usize> {
        self.changed
    }

    /// True if the position at the start of its last turn was held against a hash of its text;
    /// saves of before that was kept have none.
    #[must_use]
    pub const fn is_position_proven(&self) -> bool {
        self.proven
    }

    /// The hash recorded after so many orders.
    pub(super) fn hash_after(&self, orders: usize) -> StateHash {
        orders.checked_sub(1).and_then(|i| self.entries.get(i)).map_or(self.first, |e| e.hash)
    }

    /// The position at the start of its last turn, which holds under any rules. `setup` is the
    /// battle built from [`Recording::sources`].
    ///
    /// # Errors
    /// If it is no possible state of the battle, or not the one that was recorded.
    pub fn position(&self, setup: &Arc<Setup>) -> Result<State, Error> {
        let mut state = self.snapshot.clone().with_setup(setup.clone());
        if self.head.rules < UNSEEN_WORKS {
            state = state.with_known_ground();
        }
        state.check_sound().map_err(Error::Unsound)?;
        if self.head.rules == RULES_VERSION && hash(&state) != self.hash_after(self.at) {
            return Err(Error::Damaged(Damage::SnapshotChanged));
        }
        Ok(state)
    }

    /// Takes the game up where it was left. `setup` is the battle built from
    /// [`Recording::sources`]. Under other rules than it was played with, it goes on from
    /// the start of its last turn.
    ///
    /// # Errors
    /// What does not hold together.
    pub fn resume(self, setup: &Arc<Setup>) -> Result<(Game, Option<LeftOut>), Error> {
        let start = self.position(setup)?;
        let mut state = start.clone();
        let same = self.head.rules == RULES_VERSION;
        let mut snapshot = (start.clone(), self.at);
        let mut entries = self.entries;
        let mut first = self.first;
        let mut left_out = LeftOut::default();
        if same {
            if let Some(index) = self.changed.filter(|i| *i >= self.at) {
                return Err(Error::OrderDiffers { index });
            }
            let mut good = self.at;
            for (i, entry) in entries.iter().enumerate().skip(self.at) {
                let before = (i >= self.written).then(|| state.clone());
                match (again(&mut state, entry, i), before) {
                    (Ok(()), _) => good = i + 1,
                    (Err(why), None) => return Err(why),
                    // The save is whole without what was kept beside it.
                    (Err(_), Some(before)) => {
                        state = before;
                        break;
                    }
                }
                if entry.order == Order::EndTurn {
                    snapshot = (state.clone(), good);
                }
            }
            left_out.kept = entries.len() - good;
            entries.truncate(good);
        } else {
            left_out.rules = Some(self.head.rules);
            left_out.orders = entries.drain(self.at..).map(|e| e.order).collect();
            // The game that goes on is held against its state as these rules hash it.
            *entries.last_mut().map_or(&mut first, |e| &mut e.hash) = hash(&state);
        }
        let mut standing = self.standing;
        for side in Side::ALL {
            left_out.standing += keep_possible(&mut standing[side], &state, side);
        }
        let game = Game {
            state,
            sources: self.sources,
            seed: self.head.seed,
            begun: self.begun,
            players: self.head.players,
            first_hash: first,
            entries,
            snapshot,
            mixed: self.head.mixed || !same,
            standing,
        };
        Ok((game, Some(left_out).filter(|l| *l != LeftOut::default())))
    }
}

/// Carries out an order of a recording; `index` counts from 0.
fn again(state: &mut State, entry: &Entry, index: usize) -> Result<(), Error> {
    execute(state, &entry.order).map_err(|why| Error::OrderRefused { index, why })?;
    if hash(state) == entry.hash { Ok(()) } else { Err(Error::OrderDiffers { index }) }
}

/// Leaves out what formation orders name that is not in the battle: units (some may have split
/// off in orders that were left out) and hexes; then those without any units or ground, and
/// more than there are units to carry them out. Returns how many.
fn keep_possible(orders: &mut Vec<Directive>, state: &State, side: Side) -> usize {
    let before = orders.len();
    let size = state.field().size();
    let most = state.units(side).count();
    orders.retain_mut(|d| {
        let (mut units, mut hexes) = (BTreeSet::<UnitId>::new(), BTreeSet::new());
        d.units.retain(|u| u.side == side && state.unit(*u).is_some() && units.insert(*u));
        d.to.retain(|h| size.contains(*h) && hexes.insert(*h));
        !d.units.is_empty() && !d.to.is_empty()
    });
    orders.truncate(most);
    before - orders.len()
}
