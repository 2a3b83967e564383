//! What keeps the window from opening, and a picture from being drawn.

use crate::play::BotFault;
use crate::text::table::window as words;
use std::fmt;
use std::path::PathBuf;

/// What keeps the window from opening, and a picture from being drawn. Its words are made in
/// [`crate::text`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WindowError {
    /// The engine gave up, in its own words: no display, no graphics driver. The words may be
    /// empty.
    Engine(String),
    /// The window ended with this code.
    Closed(u8),
    /// There is no graphics adapter to draw with.
    NoAdapter,
    /// The picture could not be written there.
    Unwritten(PathBuf),
    /// A program that is to play does not start.
    Bot(BotFault),
}

impl From<BotFault> for WindowError {
    fn from(fault: BotFault) -> WindowError {
        WindowError::Bot(fault)
    }
}

impl fmt::Display for WindowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WindowError::Engine(why) => f.write_str(why),
            WindowError::Closed(code) => f.write_str(&words::closed(*code)),
            WindowError::NoAdapter => f.write_str(words::NO_ADAPTER),
            WindowError::Unwritten(path) => f.write_str(&words::picture_unwritten(path)),
            WindowError::Bot(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for WindowError {}
