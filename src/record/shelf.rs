//! The folder of saves: written so that a crash at any moment leaves a loadable save.

use super::error::{Error, IoFault};
use super::file::{self, Head, MAX_BYTES, Recording};
use super::game::Game;
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Marks a file that is still being written.
const UNFINISHED: &str = ".unfinished-";
/// Enough of a file to hold its head.
const HEAD_BYTES: u64 = 8 << 10;
/// Most files listed.
const MAX_LISTED: usize = 2000;

/// A folder of saves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shelf {
    folder: PathBuf,
}

/// A save as a list shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Saved {
    /// The file.
    pub path: PathBuf,
    /// Its name without the ending.
    pub name: String,
    /// True for the one written by itself each turn.
    pub auto: bool,
    /// What it holds; `None` if that cannot be read.
    pub head: Option<Head>,
}

impl Shelf {
    /// The saves in a folder.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Shelf {
        Shelf { folder: folder.into() }
    }

    /// The user's saves, in the folder his system keeps for the data of programs.
    ///
    /// # Errors
    /// If the system names no such folder.
    pub fn user() -> Result<Shelf, Error> {
        let dirs = directories::ProjectDirs::from("", "", "khasan").ok_or(Error::NoFolder)?;
        Ok(Shelf::at(dirs.data_dir().join("saves")))
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a game under a name; a save of that name is replaced.
    ///
    /// # Errors
    /// If the name makes no file name, or the file cannot be written; an older save of that
    /// name is then unharmed.
    pub fn save(&self, game: &Game, name: &str) -> Result<PathBuf, Error> {
        let path = self.path(name)?;
        std::fs::create_dir_all(&self.folder).map_err(|e| io(&self.folder, &e))?;
        self.sweep();
        write_file(&path, game)?;
        Ok(path)
    }

    /// Writes the save of this scenario that is kept by itself: to be called each turn.
    ///
    /// # Errors
    /// See [`Shelf::save`].
    pub fn autosave(&self, game: &Game) -> Result<PathBuf, Error> {
        let key: String = game.setup().key.chars().filter(|c| in_name(*c)).take(60).collect();
        self.save(game, &format!("{AUTO}{key}"))
    }

    /// All saves, newest first.
    #[must_use]
    pub fn list(&self) -> Vec<Saved> {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return Vec::new() };
        let mut all: Vec<Saved> = entries
            .flatten()
            .take(MAX_LISTED)
            .filter_map(|e| {
                let path = e.path();
                let file = e.file_name().into_string().ok()?;
                let name = file.strip_suffix(".ron")?.to_owned();
                let known = !name.is_empty() && !name.starts_with('.') && path.is_file();
                known.then(|| Saved {
                    auto: name.starts_with(AUTO),
                    head: Head::of_file(&path),
                    name,
                    path,
                })
            })
            .collect();
        let when = |s: &Saved| s.head.as_ref().map_or(0, |h| h.saved);
        all.sort_by(|a, b| when(b).cmp(&when(a)).then_with(|| a.name.cmp(&b.name)));
        all
    }

    /// The newest save that can be read: what `continue` goes on with.
    #[must_use]
    pub fn newest(&self) -> Option<Saved> {
        self.list().into_iter().find(|s| s.head.as_ref().is_some_and(|h| h.ended.is_none()))
    }

    /// Where a save of this name lies.
    ///
    /// # Errors
    /// If the name makes no file name.
    pub fn path(&self, name: &str) -> Result<PathBuf, Error> {
        let name = name.trim();
        let good = !name.is_empty()
            && name.len() <= 120
            && !name.starts_with('.')
            && name.chars().all(in_name);
        if good { Ok(self.folder.join(format!("{name}.ron"))) } else { Err(Error::BadName) }
    }

    /// Removes what crashes left behind; an hour old, so that no other game is disturbed.
    fn sweep(&self) {
        let Ok(entries) = std::fs::read_dir(&self.folder) else { return };
        for e in entries.flatten().take(MAX_LISTED) {
            let ours = e.file_name().to_string_lossy().starts_with(UNFINISHED);
            let age = e.metadata().and_then(|m| m.modified()).ok().and_then(|t| t.elapsed().ok());
            if ours && age.is_some_and(|a| a > Duration::from_secs(3600)) {
                // Left for the next time if it cannot be removed now.
                let _ = std::fs::remove_file(e.path());
            }
        }
    }
}

/// Prefix of the saves written by themselves.
const AUTO: &str = "autosave-";

fn in_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.' | ',' | '(' | ')')
}

fn io(path: &Path, e: &std::io::Error) -> Error {
    Error::Io { path: path.display().to_string(), what: IoFault::System(e.to_string()) }
}

/// Writes a game to a file in one step: whoever reads it sees the old one or the new one,
/// whatever happens in between.
///
/// # Errors
/// If it cannot be written; an older file is then unharmed.
pub fn write_file(path: &Path, game: &Game) -> Result<(), Error> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let text = file::write(game, now)?;
    let folder = match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    let failed = |e: std::io::Error| io(path, &e);
    let mut temporary = temporary(folder).map_err(failed)?;
    temporary.write_all(text.as_bytes()).map_err(failed)?;
    // The data must be on the disk before the name points to it.
    temporary.as_file().sync_all().map_err(failed)?;
    temporary.persist(path).map_err(|e| io(path, &e.error))?;
    sync_folder(folder);
    Ok(())
}

/// A file to be renamed, with the rights of any other file of the user's: saves are passed on.
fn temporary(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Makes the new name last; a system that cannot do that has the file all the same.
#[cfg(unix)]
fn sync_folder(folder: &Path) {
    if let Ok(f) = File::open(folder) {
        let _ = f.sync_all();
    }
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) {}

/// Reads a save or replay: size, encoding, layout and hashes are right if it returns.
///
/// # Errors
/// What is wrong with it.
pub fn read_file(path: &Path) -> Result<Recording, Error> {
    let failed = |e: std::io::Error| io(path, &e);
    if !std::fs::metadata(path).map_err(failed)?.is_file() {
        return Err(Error::Io { path: path.display().to_string(), what: IoFault::NotAFile });
    }
    let mut bytes = Vec::new();
    // The length may lie, so it is not asked: never take more than the cap.
    File::open(path).and_then(|f| f.take(MAX_BYTES + 1).read_to_end(&mut bytes)).map_err(failed)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Error::TooLarge { bytes: bytes.len() as u64 });
    }
    file::read(&String::from_utf8(bytes).map_err(|_| Error::NotText)?)
}

impl Head {
    /// The head of a save, read without the rest; `None` if the file is no save.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Head> {
        file::read_head(&read_start(path)?)
    }
}

fn read_start(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(HEAD_BYTES).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
