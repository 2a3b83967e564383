//! Why an order was given, and what a formation is for: what the computer has to say for itself.

use super::doctrine::tactics::{Tactic, TaskKind};
use crate::rules::{AreaId, FormationId};

/// Why an order was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reason {
    /// What it is a part of.
    pub tactic: Tactic,
    /// The ground it is about, if it is an area of the scenario.
    pub goal: Option<AreaId>,
}

/// What the plan has for one formation, or for some units of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FormationIntent {
    /// Who.
    pub formation: FormationId,
    /// What most of its units are for, or some of them.
    pub task: TaskKind,
    /// Where, if that is an area of the scenario.
    pub goal: Option<AreaId>,
    /// Only some of its units are: each goes for ground of its own.
    pub some: bool,
}
