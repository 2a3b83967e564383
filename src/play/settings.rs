//! What the player sets in the window, as it is kept from one game to the next.

use super::who::Who;
use crate::ai::Level;
use crate::rules::BySide;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// What the player sets in the window, as it is kept from one game to the next.
#[derive(Clone, PartialEq, Debug)]
pub struct Settings {
    /// Scale of the interface, 0.75 to 3; without one it follows the size of the window.
    pub zoom: Option<f32>,
    /// Who plays each side in a new battle: a person or the computer. A program is neither
    /// taken from the file nor written to it: a file starts no program.
    pub seats: BySide<Who>,
    /// How fast events are shown.
    pub pace: PlaybackPace,
    /// The small map of the whole is shown.
    pub overview: bool,
    /// Size of the window while it does not fill the screen.
    pub window: WindowSize,
    /// The window fills the screen.
    pub maximised: bool,
}

/// Scales of the interface that one can read and that leave room for the map.
pub const ZOOM: RangeInclusive<f32> = 0.75..=3.0;

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            zoom: None,
            seats: BySide { soviet: Who::Human, japan: Who::Ai(Level::default()) },
            pace: PlaybackPace::default(),
            overview: false,
            window: WindowSize::default(),
            maximised: false,
        }
    }
}

/// How fast events are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum PlaybackPace {
    /// Slow enough to follow each of them.
    Single,
    /// Twice that.
    #[default]
    Double,
    /// Four times that.
    Fourfold,
    /// They are not shown one by one.
    AtOnce,
}

impl PlaybackPace {
    /// All of them, in the order in which the window goes through them.
    pub const ALL: [PlaybackPace; 4] =
        [PlaybackPace::Single, PlaybackPace::Double, PlaybackPace::Fourfold, PlaybackPace::AtOnce];

    /// How many times the ordinary; 0 shows nothing.
    #[must_use]
    pub const fn times(self) -> f32 {
        match self {
            PlaybackPace::Single => 1.0,
            PlaybackPace::Double => 2.0,
            PlaybackPace::Fourfold => 4.0,
            PlaybackPace::AtOnce => 0.0,
        }
    }

    /// The one after it; after the last, the first.
    #[must_use]
    pub const fn next(self) -> PlaybackPace {
        match self {
            PlaybackPace::Single => PlaybackPace::Double,
            PlaybackPace::Double => PlaybackPace::Fourfold,
            PlaybackPace::Fourfold => PlaybackPace::AtOnce,
            PlaybackPace::AtOnce => PlaybackPace::Single,
        }
    }

    /// Its name in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            PlaybackPace::Single => "Single",
            PlaybackPace::Double => "Double",
            PlaybackPace::Fourfold => "Fourfold",
            PlaybackPace::AtOnce => "AtOnce",
        }
    }
}

/// Size of a window, in points of the interface at its own size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct WindowSize {
    /// Width, 320 to 8192.
    pub width: u32,
    /// Height, 240 to 8192.
    pub height: u32,
}

impl Default for WindowSize {
    fn default() -> WindowSize {
        WindowSize { width: 1280, height: 720 }
    }
}

impl WindowSize {
    /// Widths of a window.
    pub const WIDTHS: RangeInclusive<u32> = 320..=8192;
    /// Heights of a window.
    pub const HEIGHTS: RangeInclusive<u32> = 240..=8192;

    /// A size within the limits.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Option<WindowSize> {
        let fits = Self::WIDTHS.contains(&width) && Self::HEIGHTS.contains(&height);
        fits.then_some(WindowSize { width, height })
    }
}
