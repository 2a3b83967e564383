//! How far the commander looks ahead.

/// How schemes are compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Search {
    /// Guesses at what is hidden on which each scheme is played out. More of it is surer.
    pub guesses: u32,
    /// Turns of a side that are played out, the one in hand among them.
    pub turns: u32,
    /// Rounds of changes to the best scheme. More of this and the next finds better ones.
    pub rounds: u32,
    /// Changes tried in a round.
    pub changes: u32,
    /// Areas for which everybody goes in a scheme, at most.
    pub areas_most: usize,
    /// What strength left counts for beside points, per cent. More of it saves men for later.
    pub strength_pct: i64,
}
