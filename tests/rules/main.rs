//! Behaviour of the rules: events for orders, and properties over random games.

mod any_orders;
mod bombard;
mod close;
mod cohesion;
mod command;
mod drawing;
mod dsl;
mod field;
mod final_fire;
mod fire;
mod formation;
mod ledger;
mod march;
mod nerves;
mod properties;
mod relief;
mod rounds;
mod script;
mod storm;
mod suppose;
mod tally;
mod turns;
