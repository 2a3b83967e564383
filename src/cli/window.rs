//! What the window is asked to do.

use super::open::Opened;
use super::who::Who;
use crate::record::Recording;
use crate::rules::{BySide, Side};
use crate::scenario::Files;
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
        /// Who plays each side.
        seats: BySide<Who>,
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
    Screenshot(Shot),
}

/// A picture to draw.
#[derive(Debug)]
pub struct Shot {
    /// The battle as it stands.
    pub opened: Box<Opened>,
    /// Whose eyes; `None`: both.
    pub side: Option<Side>,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Where to write it.
    pub out: PathBuf,
}

const HEADLESS: &str = "`khasan check`, `khasan simulate` and `khasan replay` need no window";

/// Why there is no window, in one sentence: `None` if nothing speaks against one.
#[must_use]
pub fn no_window(request: &Request) -> Option<String> {
    let picture = matches!(request, Request::Screenshot(_));
    if !cfg!(feature = "gui") {
        return Some(format!(
            "This khasan was built without its window: build it with `cargo build --release` \
             to have it; {HEADLESS}."
        ));
    }
    (!picture && !has_display()).then(|| {
        format!(
            "There is no display to open a window on: run it on a desktop or under `xvfb-run`; \
             {HEADLESS}, nor does `khasan screenshot`."
        )
    })
}

/// What the window said went wrong, in one sentence. `picture`: it was to draw one.
#[must_use]
pub fn window_failed(why: &str, picture: bool) -> String {
    let why = why.lines().next().unwrap_or_default().trim().trim_end_matches('.');
    match (why, picture) {
        ("", true) => "The picture cannot be drawn: it needs a graphics driver.".to_owned(),
        (why, true) => format!("The picture cannot be drawn: {why}."),
        (why, false) => {
            let why = if why.is_empty() { "no reason given" } else { why };
            format!(
                "The window cannot be opened ({why}): it needs a display and a graphics \
                 driver; {HEADLESS}."
            )
        }
    }
}

/// On Linux a window needs an X or Wayland server; elsewhere there is always one.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|v| !v.is_empty());
    let unix_desktop = cfg!(all(unix, not(target_os = "macos")));
    !unix_desktop || set("DISPLAY") || set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET")
}
