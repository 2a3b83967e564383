//! Keys, clicks and what they are to bring about.

pub(crate) mod act;
pub(crate) mod action;
pub(crate) mod intent;
pub(crate) mod typed;
