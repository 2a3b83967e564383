//! The plan of a turn, and what it was weighed against.

use super::scheme::Scheme;
use super::value::SchemeOutcome;
use crate::ai::reason::FormationIntent;

/// A scheme and what is expected to come of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Weighed {
    /// What the side would set out to do.
    pub scheme: Scheme,
    /// What came of it on the mean of all guesses.
    pub outcome: SchemeOutcome,
}

/// The plan of a side's turn.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlanAccount {
    /// The game turn, from 0.
    pub turn: u16,
    /// Who does what, in the order of the formations.
    pub lines: Vec<FormationIntent>,
    /// The scheme, of one who looks ahead.
    pub chosen: Option<Weighed>,
    /// The next best.
    pub runner_up: Option<Weighed>,
    /// How many schemes were tried.
    pub tried: u32,
    /// Turns of a side that each was played on for.
    pub ahead: u32,
}
