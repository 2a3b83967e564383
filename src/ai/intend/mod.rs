//! The plan of a turn: which ground matters, and who takes, holds or leaves it.

pub(crate) mod allot;
mod detach;
pub(crate) mod directive;
pub(crate) mod dispatch;
pub(crate) mod goals;
pub(crate) mod missions;
pub(crate) mod plan;
pub(crate) mod posts;
mod scatter;
pub(crate) mod scope;
pub(crate) mod task;
mod told;
