//! How far a search is, for those who wait for it.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// How far a search is, and whether it is to end with the best so far: shared between who thinks
/// and who waits.
#[derive(Debug, Default)]
pub struct SearchWatch {
    done: AtomicU32,
    of: AtomicU32,
    enough: AtomicBool,
}

impl SearchWatch {
    /// Games played out so far, and how many there can be at most: a search that finds nothing new
    /// to try ends before. Both are 0 while nothing is searched.
    #[must_use]
    pub fn progress(&self) -> (u32, u32) {
        (self.done.load(Ordering::Relaxed), self.of.load(Ordering::Relaxed))
    }

    /// The search is to end with the best it has found.
    pub fn enough(&self) {
        self.enough.store(true, Ordering::Relaxed);
    }

    /// A search begins: so many games are to be played out at most.
    pub(super) fn begin(&self, games: u32) {
        self.done.store(0, Ordering::Relaxed);
        self.of.store(games, Ordering::Relaxed);
        self.enough.store(false, Ordering::Relaxed);
    }

    /// It is over.
    pub(super) fn end(&self) {
        self.done.store(0, Ordering::Relaxed);
        self.of.store(0, Ordering::Relaxed);
    }

    /// One of them was.
    pub(super) fn count(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Somebody has had enough.
    pub(super) fn is_enough(&self) -> bool {
        self.enough.load(Ordering::Relaxed)
    }
}
