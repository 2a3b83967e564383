//! Behaviour of the rules: events for orders, and properties over random games.

mod bombard;
mod dsl;
mod fire;
mod march;
mod properties;
mod tally;
mod turns;
