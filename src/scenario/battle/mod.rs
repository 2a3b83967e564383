//! What a battle is about: objectives, points, weather, events, plans and the record of
//! the day; and the scenario file as a whole.

mod bombard;
mod build;
mod checks;
mod events;
pub(crate) mod file;
mod history;
mod intelligence;
mod metric;
pub(crate) mod named;
pub(crate) mod plan;
mod restrictions;
mod unseen;
mod weather;
