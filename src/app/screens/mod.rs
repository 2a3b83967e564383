//! Which screen is shown, and what is on it.
//!
//! Once a frame [`pass`] reads what the player does and paints all that is not the sheet: it
//! makes view models of the battle, hands them to [`paint`](super::paint), and carries out
//! the intents that come back.

pub(crate) mod desk;
pub(crate) mod kept;
mod keys;
pub(crate) mod lay_out;
mod map;
mod panels;
pub(crate) mod pass;
mod saves;
pub(crate) mod screen;
#[cfg(test)]
mod tests;
