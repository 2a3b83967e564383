//! Which screen is shown, and what is on it.

pub(crate) mod desk;
pub(crate) mod map;
pub(crate) mod pass;
