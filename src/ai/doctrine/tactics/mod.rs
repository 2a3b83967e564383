//! The library of tactics: what a unit can do, stage by stage of a turn, under which conditions,
//! by which method, and what counts for how much while it does it.
//!
//! A unit in its stage takes the first entry that suits its task, its arm and the situation, and
//! whose method finds an order. A new tactic is a [`Tactic`] with its words, an entry in
//! [`LIBRARY`], and, where none of the methods does, a [`Method`].

mod entry;
mod library;
mod stage;
mod tactic;

pub use entry::{Arm, Condition, Emphasis, Method, TacticEntry, TaskKind};
pub use library::{DRILL, IN_BRIEF, LIBRARY};
pub use stage::Stage;
pub use tactic::Tactic;
