//! The rule library: `assets/rules.ron`, and the weapons and unit types that a scenario
//! adds.

mod arms;
pub(crate) mod builder;
mod close_combat;
mod command;
mod older;
mod terrain;
mod tuning;
