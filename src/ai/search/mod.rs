//! The commander looks ahead: he weighs schemes for his side by playing each of them out on
//! guesses at what he does not know.
//!
//! A [`scheme`] says how hard a side fights and which formations go for which objective; what it
//! leaves open the plan of the turn decides as ever. [`playout`] plays a scheme on against what
//! the enemy may do, [`value`] says what came of it, and [`choice`] tries what changes one thing in the
//! scheme of the turn before, in heats: all on the same few guesses, the best of them on more. How
//! many there are depends on a budget of playouts, and nothing on time or on how many processors
//! there are.

pub(crate) mod account;
mod carry;
pub(super) mod choice;
pub(crate) mod commander;
mod playout;
mod rated;
pub(crate) mod scheme;
pub(crate) mod value;
pub(crate) mod watch;
