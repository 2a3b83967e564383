//! The process: the window, pictures without one, and what tests are told of it.

pub(crate) mod frames;
pub(crate) mod open;
pub(crate) mod panics;
pub(crate) mod picture;
pub(crate) mod whereabouts;
pub(crate) mod window;

pub use open::open;
