//! A plan made into orders: who does what next, stage by stage, until nothing more is
//! worth doing.

mod around;
pub(crate) mod care;
pub(crate) mod engine;
mod fronts;
pub(crate) mod halt;
mod hunting;
mod husband;
pub(crate) mod march;
pub(crate) mod met;
pub(crate) mod noise;
mod prepare;
pub(crate) mod progress;
mod refill;
mod rest;
pub(crate) mod shoot;
pub(crate) mod stage;
pub(crate) mod storm;
pub(crate) mod strike;
mod tactics;
mod targets;
pub(crate) mod walk;
mod window;
