//! The rule library: `assets/rules.ron`, and the weapons and unit types that a scenario
//! adds.

mod armour;
mod arms;
pub(crate) mod builder;
mod close_combat;
mod command;
mod leaders;
mod older;
mod reports;
mod terrain;
mod tuning;
mod works;
