//! Where texts come from, and files that others include.

pub(crate) mod parts;
mod texts;
pub(crate) mod tree;

pub use texts::{Files, Found, RULES};
