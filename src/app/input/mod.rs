//! Keys, clicks, and what they are to bring about.
//!
//! Panels and keys say what is wanted in an [`Intent`](intent::Intent); [`act`] does it at
//! the table, and hands back what has to be done elsewhere.

pub(crate) mod act;
pub(crate) mod action;
pub(crate) mod click;
pub(crate) mod intent;
pub(crate) mod pointer;
#[cfg(test)]
mod tests;
pub(crate) mod typed;
