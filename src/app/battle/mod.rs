//! The battle on the table, without any drawing.

pub(crate) mod body;
pub(crate) mod choose;
pub(crate) mod click;
pub(crate) mod command;
pub(crate) mod pace;
pub(crate) mod playback;
pub(crate) mod preview;
pub(crate) mod report;
pub(crate) mod standing;
pub(crate) mod state;
#[cfg(test)]
mod tests;
pub(crate) mod thinker;
