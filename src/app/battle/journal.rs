//! What is kept with an order, to take it back.

use super::standing::StandingOrder;
use crate::rules::BySide;
use std::sync::Arc;

/// How much a side had been told before an order.
#[derive(Clone, Copy, Debug)]
pub(super) struct ToldSoFar {
    /// Lines of its log.
    pub(super) lines: usize,
    /// Events it had yet to be shown.
    pub(super) queued: usize,
    /// Events its computer player had yet to think about.
    pub(super) seen: usize,
}

/// Where a formation order began, to take it back whole.
#[derive(Debug)]
pub(super) struct RunBegan {
    /// Orders given before it.
    pub(super) orders: usize,
    /// Orders that stood before it.
    pub(super) standing: Vec<StandingOrder>,
    /// Lines of the log before it.
    pub(super) lines: usize,
}

/// What is kept with an order, or with a formation order before its first.
#[derive(Debug)]
pub(super) struct JournalEntry {
    /// What each side had been told.
    pub(super) told: BySide<ToldSoFar>,
    /// The formation order it belongs to.
    pub(super) run: Option<Arc<RunBegan>>,
}
