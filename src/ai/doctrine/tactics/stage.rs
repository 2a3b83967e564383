//! The order of things in a turn.

/// What is being done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Stage {
    /// Choose the hexes to be stormed if fire can prepare it.
    #[default]
    Aim,
    /// Pull out mired vehicles.
    Recover,
    /// Bring shaken men round.
    Rally,
    /// Fire before anybody gets up.
    Fire,
    /// Plan assaults on what the fire has left.
    Ready,
    /// Move next to the hexes to be stormed.
    Close,
    /// Storm what the plan has named.
    Storm,
    /// Fire at who has been met on the march, before anybody walks on.
    Cover,
    /// March to where the plan wants each unit.
    March,
    /// Fire what is left.
    LateFire,
    /// Rally, turn, set policies.
    Settle,
    /// Nothing is left to do but to end the turn.
    End,
}
