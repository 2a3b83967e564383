//! Whom a counter stands for.

use crate::rules::{ContactId, UnitId};

/// Whom a counter stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum CounterId {
    /// One's own unit.
    Own(UnitId),
    /// A known enemy.
    Enemy(ContactId),
}
