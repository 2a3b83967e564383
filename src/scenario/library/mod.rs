//! The rule library: `assets/rules.ron`, and the weapons and unit types that a scenario
//! adds.

mod arms;
pub(crate) mod builder;
mod close_combat;
mod older;
mod reports;
mod terrain;
mod tuning;
