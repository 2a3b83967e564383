//! What a staff will make of an order, before it is given.

pub(crate) mod digest;
pub(crate) mod outlook;
