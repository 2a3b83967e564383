//! What the window is asked to do.

use super::bot_command::BotCommand;
use super::open::Opened;
use super::who::Who;
use crate::record::Recording;
use crate::rules::{BySide, Side};
use crate::scenario::Files;
use crate::text;
use std::fmt;
use std::path::PathBuf;

/// Something for the window.
#[derive(Debug)]
pub enum Request {
    /// Open the menu.
    Menu {
        /// Where scenarios come from.
        files: Files,
    },
    /// Fight a battle.
    Play {
        /// Where scenarios come from, for the menu after it.
        files: Files,
        /// The battle, new or loaded.
        opened: Box<Opened>,
        /// Who plays each side; a person where a program is yet to be asked about.
        seats: BySide<Who>,
        /// Programs that played a saved battle: nobody has yet said that they are to be started.
        programs: BySide<Option<BotCommand>>,
        /// False: everything is shown to both sides.
        fog: bool,
    },
    /// Watch a recorded game.
    Watch {
        /// Where scenarios come from, for the menu after it.
        files: Files,
        /// The recording.
        recording: Box<Recording>,
        /// Its battle, at the start of the recording.
        opened: Box<Opened>,
    },
    /// Draw a picture without a window.
    Screenshot(PictureRequest),
}

/// A picture to draw.
#[derive(Debug)]
pub struct PictureRequest {
    /// The battle as it stands.
    pub opened: Box<Opened>,
    /// Whose eyes; `None`: both.
    pub side: Option<Side>,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Where to write it.
    pub out: PathBuf,
}

/// What keeps a request from being carried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hindrance {
    /// The program was built without its window.
    NotBuilt,
    /// There is no display to open a window on.
    NoDisplay,
}

/// Why a request cannot be carried out here; `None` if nothing speaks against it.
#[must_use]
pub fn hindrance(request: &Request) -> Option<Hindrance> {
    let picture = matches!(request, Request::Screenshot(_));
    if !cfg!(feature = "gui") {
        return Some(Hindrance::NotBuilt);
    }
    (!picture && !has_display()).then_some(Hindrance::NoDisplay)
}

impl fmt::Display for Hindrance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Hindrance::NotBuilt => text::WINDOW_NOT_BUILT,
            Hindrance::NoDisplay => text::NO_DISPLAY,
        })
    }
}

/// On Linux a window needs an X or Wayland server; elsewhere there is always one.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    let unix_desktop = cfg!(all(unix, not(target_os = "macos")));
    !unix_desktop || set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}
