//! Where the user's files lie, for `khasan where`.

use super::one_line;
use std::path::Path;

/// What lies at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlaceKind {
    /// A folder of `--data`.
    Data,
    /// The user's own scenarios.
    Mods,
    /// His saved games.
    Saves,
    /// What he set in the window.
    Settings,
    /// What the window tells of what it did.
    Log,
}

impl PlaceKind {
    const fn name(self) -> &'static str {
        match self {
            PlaceKind::Data => "Scenarios of --data",
            PlaceKind::Mods => "Your scenarios",
            PlaceKind::Saves => "Your saves",
            PlaceKind::Settings => "Settings",
            PlaceKind::Log => "Log",
        }
    }
}

/// What is there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Presence {
    /// What is to be there.
    There,
    /// Nothing; the game makes it when it needs it.
    NotYet,
    /// Something else: a file for a folder, or a folder for a file.
    Other,
    /// The system does not tell, in words of its own.
    Unknown(String),
}

impl Presence {
    fn words(&self) -> String {
        match self {
            Presence::There => "there".to_owned(),
            Presence::NotYet => "not there yet".to_owned(),
            Presence::Other => "something else is there".to_owned(),
            Presence::Unknown(says) => says.clone(),
        }
    }
}

/// A line on a place; `None` where the system names no folder for it.
#[must_use]
pub fn place(kind: PlaceKind, at: Option<(&Path, &Presence)>) -> String {
    format!("{:20} {}\n", kind.name(), what(at))
}

/// The same in a sentence.
#[must_use]
pub fn place_in_log(kind: PlaceKind, at: Option<(&Path, &Presence)>) -> String {
    format!("{}: {}", kind.name(), one_line(&what(at)))
}

fn what(at: Option<(&Path, &Presence)>) -> String {
    match at {
        Some((path, presence)) => format!("{} ({})", path.display(), presence.words()),
        None => "nowhere: the system names no folder for it".to_owned(),
    }
}

/// The scenarios that need no folder.
pub const BUILT_IN: &str = "Scenarios shipped    in the program itself\n";

/// How the folders are moved, on Linux and its like.
pub const MOVED_BY_XDG: &str = "\
Scenarios and saves lie below XDG_DATA_HOME, settings below XDG_CONFIG_HOME, the log below
XDG_STATE_HOME. Set one of these to another folder (a full path) to move what lies there; without
them it is ~/.local/share, ~/.config and ~/.local/state.
";

/// How they are moved elsewhere.
pub const MOVED_BY_SYSTEM: &str = "\
These are the folders that the system keeps for the user's programs; they move with his profile.
";
