//! The process: the window, pictures without one, and what tests are told of it.

mod adapters;
mod cores;
mod error;
mod frames;
mod log;
pub(crate) mod open;
mod panics;
pub(crate) mod picture;
mod shader;
#[cfg(test)]
mod tests;
mod whereabouts;
mod window;

pub use adapters::adapters;
pub use error::WindowError;
pub use open::open;
