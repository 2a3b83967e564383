//! What keeps the window from opening, and a picture from being drawn.

use crate::play::BotFault;
use crate::text;
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
    /// The program broke off in play.
    Crashed {
        /// The place in its sources.
        place: String,
        /// The last save of the game that was being played.
        save: Option<PathBuf>,
        /// What happened.
        report: Option<PathBuf>,
    },
    /// There is no graphics adapter to draw with.
    NoAdapter,
    /// The picture could not be written there.
    Unwritten(PathBuf),
    /// A program that is to play does not start.
    Bot(BotFault),
}

impl WindowError {
    /// The whole of what is to be said; `picture`: a picture was to be drawn.
    #[must_use]
    pub fn told(&self, picture: bool) -> String {
        match self {
            WindowError::Crashed { .. } => self.to_string(),
            _ => text::window_failed(&self.to_string(), picture),
        }
    }
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
            WindowError::Crashed { place, save, report } => {
                f.write_str(&text::crashed(place, save.as_deref(), report.as_deref()))
            }
            WindowError::NoAdapter => f.write_str(words::NO_ADAPTER),
            WindowError::Unwritten(path) => f.write_str(&words::picture_unwritten(path)),
            WindowError::Bot(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for WindowError {}
