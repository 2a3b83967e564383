//! A line of a card: what it tells of, how much, what that means.

/// A line of a card.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct CardRow {
    /// What the line tells of: strength, a weapon, the ground.
    pub what: String,
    /// How much.
    pub value: String,
    /// What it means.
    pub why: String,
}

impl CardRow {
    /// A line.
    pub(crate) fn new(
        what: impl Into<String>,
        value: impl Into<String>,
        why: impl Into<String>,
    ) -> CardRow {
        CardRow { what: what.into(), value: value.into(), why: why.into() }
    }
}
