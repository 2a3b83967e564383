//! Where the user's own files lie, in the folders that his system keeps for programs.

use crate::record::Shelf;
use crate::text::places::{PlaceKind, Presence};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A folder or file of the user's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UserPlace {
    /// What it is for.
    pub kind: PlaceKind,
    /// Where it is, and what is there; `None` where the system names no folder for it.
    at: Option<(PathBuf, Presence)>,
}

impl UserPlace {
    fn new(kind: PlaceKind, path: Option<PathBuf>) -> UserPlace {
        let folder = !matches!(kind, PlaceKind::Settings | PlaceKind::Log);
        UserPlace { kind, at: path.map(|p| (p.clone(), presence(&p, folder))) }
    }

    /// Where it is, and what is there.
    #[must_use]
    pub fn found(&self) -> Option<(&Path, &Presence)> {
        self.at.as_ref().map(|(path, presence)| (path.as_path(), presence))
    }
}

/// All places of the user's own files; `data`: the folder of `--data`.
#[must_use]
pub fn places(data: Option<PathBuf>) -> Vec<UserPlace> {
    let data = data.map(|d| UserPlace::new(PlaceKind::Data, Some(d)));
    let own = [
        (PlaceKind::Mods, mods_folder()),
        (PlaceKind::Saves, saves_folder()),
        (PlaceKind::Settings, settings_path()),
        (PlaceKind::Log, log_path()),
    ];
    data.into_iter().chain(own.map(|(kind, path)| UserPlace::new(kind, path))).collect()
}

fn presence(path: &Path, folder: bool) -> Presence {
    match std::fs::metadata(path) {
        Ok(m) if m.is_dir() == folder => Presence::There,
        Ok(_) => Presence::Other,
        Err(e) if e.kind() == ErrorKind::NotFound => Presence::NotYet,
        Err(e) => Presence::Unknown(e.to_string()),
    }
}

/// The user's own scenarios.
#[must_use]
pub fn mods_folder() -> Option<PathBuf> {
    Some(folders()?.data_dir().join("mods"))
}

/// The user's saved games.
#[must_use]
pub fn saves_folder() -> Option<PathBuf> {
    Shelf::user().ok().map(|s| s.folder().to_path_buf())
}

/// What the player set in the window.
#[must_use]
pub fn settings_path() -> Option<PathBuf> {
    Some(folders()?.config_dir().join("settings.ron"))
}

/// What the window tells of what it did; older such files lie beside it.
#[must_use]
pub fn log_path() -> Option<PathBuf> {
    let folders = folders()?;
    // Only Linux keeps a folder for what is neither data nor settings.
    Some(folders.state_dir().unwrap_or(folders.data_local_dir()).join("khasan.log"))
}

fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "khasan")
}
