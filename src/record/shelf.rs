//! The folder of saves: written so that a crash at any moment leaves a loadable save.

use super::auto::{self, Id};
use super::disk::{UNFINISHED, io, sync_folder, temporary};
use super::error::{Error, IoFault};
use super::file::{self, Head, MAX_BYTES, Recording};
use super::game::Game;
use super::names;
use super::trail::{self, Left};
use crate::scenario;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How the name of a save ends.
const ENDING: &str = ".ron";
/// Most lines before the sources of a save.
const HEAD_LINES: usize = 8;
/// Longest of the lines before the head, bytes.
const SHORT_LINE: u64 = 64;
/// Most files listed.
const MAX_LISTED: usize = 2000;
/// Most saves read in search of one that is whole.
const MAX_TRIED: usize = 20;

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
    /// The name it was given.
    pub name: String,
    /// True for one that a game wrote by itself.
    pub auto: bool,
    /// What it holds; `None` if that cannot be read.
    pub head: Option<Head>,
}

impl Saved {
    /// How the game was left that wrote it.
    #[must_use]
    pub fn left(&self) -> Left {
        trail::left(&self.path)
    }
}

/// The save to go on with.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Newest {
    /// The newest that is whole.
    pub saved: Option<Saved>,
    /// Newer ones that are not, and why, newest first.
    pub passed_over: Vec<(Saved, Error)>,
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

    /// Writes a game under a name. An older save of the same game of that name is replaced;
    /// where another game has the name, this one gets a number behind it.
    ///
    /// # Errors
    /// If the name is blank, or the file cannot be written; an older save of that name is then
    /// unharmed.
    pub fn save(&self, game: &Game, name: &str) -> Result<PathBuf, Error> {
        let id = Id::of(game);
        let numbered = (2..MAX_LISTED).map(|n| format!("{} ({n})", name.trim()));
        for name in std::iter::once(name.to_owned()).chain(numbered) {
            let path = self.file(&names::stem_by_hand(&name).ok_or(Error::NoName)?);
            if !is_there(&path) || id_of_file(&path).is_some_and(|old| old == id) {
                return self.write(&path, game).map(|()| path);
            }
        }
        Err(Error::NameTaken)
    }

    /// Writes the save that a game keeps of this turn by itself, or of its start: to be called
    /// each turn. Its older ones go, but for the start and some turns, and those of games long
    /// past.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn autosave(&self, game: &Game) -> Result<PathBuf, Error> {
        let prefix = Id::of(game).prefix();
        let start = self.file(&format!("{prefix}{}", auto::START));
        let first_turn = game.state().public().turn == 0;
        let at_start = first_turn && (game.entries().is_empty() || !is_there(&start));
        let path =
            if at_start { start } else { self.file(&format!("{prefix}{}", auto::turn(game))) };
        self.write(&path, game)?;
        let written = |s: &Saved| Some((stem_of(&s.path)?, modified(&s.path)?));
        let all: Vec<_> = self.files().filter_map(|s| written(&s)).collect();
        for gone in auto::outdated(&all) {
            self.remove(&gone);
        }
        Ok(path)
    }

    /// Removes what a game keeps of itself.
    pub(super) fn forget(&self, game: &Game) {
        let prefix = Id::of(game).prefix();
        let all: Vec<_> = self.files().filter_map(|s| stem_of(&s.path)).collect();
        for gone in all.iter().filter(|stem| stem.starts_with(&prefix)) {
            self.remove(gone);
        }
    }

    /// Removes a save that a game wrote by itself. It is left for the next time if it cannot be
    /// removed now.
    fn remove(&self, stem: &str) {
        let path = self.file(stem);
        let _ = std::fs::remove_file(&path);
        remove_trail(&path);
    }

    fn write(&self, path: &Path, game: &Game) -> Result<(), Error> {
        std::fs::create_dir_all(&self.folder).map_err(|e| io(&self.folder, &e))?;
        self.sweep();
        write_file(path, game)?;
        // What was given since an older save of that name is in this one.
        remove_trail(path);
        Ok(())
    }

    /// All saves, newest first.
    #[must_use]
    pub fn list(&self) -> Vec<Saved> {
        let read = |s: Saved| {
            let (head, written) = (Head::of_file(&s.path), modified(&s.path));
            let since = |t: SystemTime| t.duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
            // What cannot be read is as old as its file.
            let when = head.as_ref().map_or_else(|| written.map_or(0, since), |h| h.saved);
            ((when, written), Saved { head, ..s })
        };
        let mut all: Vec<_> = self.files().map(read).collect();
        all.sort_by(|(a, s), (b, t)| b.cmp(a).then_with(|| s.name.cmp(&t.name)));
        all.into_iter().map(|(_, s)| s).collect()
    }

    /// The save to go on with: the newest of a battle that is not over and that holds together,
    /// as opening it will find. The turns that a game kept of itself are no more when it is over.
    #[must_use]
    pub fn newest(&self) -> Newest {
        let (mut newest, mut over) = (Newest::default(), Vec::new());
        for saved in self.list() {
            let id = id_of_file(&saved.path);
            if saved.head.as_ref().is_some_and(|h| h.ended.is_some()) {
                over.push(id);
            } else if !saved.auto || id.is_none() || !over.contains(&id) {
                match check_whole(&saved.path) {
                    Ok(()) => newest.saved = Some(saved),
                    Err(why) => newest.passed_over.push((saved, why)),
                }
            }
            if newest.saved.is_some() || newest.passed_over.len() == MAX_TRIED {
                break;
            }
        }
        newest
    }

    /// Gives a save of this folder another name.
    ///
    /// # Errors
    /// If the name is blank or taken, the save is not here, or the system does not let it be.
    pub fn rename(&self, saved: &Saved, name: &str) -> Result<PathBuf, Error> {
        self.check_here(&saved.path)?;
        let path = self.file(&names::stem_by_hand(name).ok_or(Error::NoName)?);
        if path == saved.path {
            return Ok(path);
        }
        if is_there(&path) {
            return Err(Error::NameTaken);
        }
        std::fs::rename(&saved.path, &path).map_err(|e| io(&saved.path, &e))?;
        // The orders since then go with it, where there are any.
        let _ = std::fs::rename(trail::path_of(&saved.path), trail::path_of(&path));
        sync_folder(&self.folder);
        Ok(path)
    }

    /// Removes a save of this folder.
    ///
    /// # Errors
    /// If it is not here, or the system does not let it be removed.
    pub fn delete(&self, saved: &Saved) -> Result<(), Error> {
        self.check_here(&saved.path)?;
        std::fs::remove_file(&saved.path).map_err(|e| io(&saved.path, &e))?;
        remove_trail(&saved.path);
        sync_folder(&self.folder);
        Ok(())
    }

    /// Where a save of this name lies.
    ///
    /// # Errors
    /// If the name is blank.
    pub fn path(&self, name: &str) -> Result<PathBuf, Error> {
        names::stem(name).map(|stem| self.file(&stem)).ok_or(Error::NoName)
    }

    fn file(&self, stem: &str) -> PathBuf {
        self.folder.join(format!("{stem}{ENDING}"))
    }

    fn check_here(&self, path: &Path) -> Result<(), Error> {
        let here = path.parent() == Some(&self.folder) && stem_of(path).is_some();
        if here { Ok(()) } else { Err(Error::NotHere) }
    }

    /// All saves, in no order, their heads not yet read.
    fn files(&self) -> impl Iterator<Item = Saved> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries.take(MAX_LISTED).map(|e| e.path()).filter(|path| path.is_file()).filter_map(
            |path| {
                let stem = stem_of(&path)?;
                let (name, auto) = (names::shown(&stem), stem.starts_with(names::AUTO));
                Some(Saved { path, name, auto, head: None })
            },
        )
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

/// The name of a save without its ending; none for other files.
fn stem_of(path: &Path) -> Option<String> {
    let stem = path.file_name()?.to_str()?.strip_suffix(ENDING)?;
    (!stem.is_empty() && !stem.starts_with('.')).then(|| stem.to_owned())
}

/// True if the name is taken, be it by a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|m| m.modified()).ok()
}

/// Reads a save and builds its battle, as opening it does.
fn check_whole(path: &Path) -> Result<(), Error> {
    let recording = read_file(path)?;
    let files = scenario::Files::bundle(recording.sources.clone());
    let loaded = scenario::load(&files, &recording.head.key).map_err(Error::Scenario)?;
    recording.resume(&loaded.setup).map(drop)
}

/// Removes the orders kept beside a save, if there are any.
pub(super) fn remove_trail(save: &Path) {
    let _ = std::fs::remove_file(trail::path_of(save));
}

/// A name as a file name of its own, whatever stands in it; without an ending.
#[must_use]
pub fn file_name(name: &str) -> String {
    names::stem(name).unwrap_or_else(|| "_".to_owned())
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

/// Reads a save or replay, with the orders kept beside it: size, encoding, layout and hashes
/// are right if it returns.
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
    let mut recording = file::read(&String::from_utf8(bytes).map_err(|_| Error::NotText)?)?;
    let end = recording.hash_after(recording.orders());
    if let Some(since) = trail::read(path, recording.orders(), end) {
        recording.append(since);
    }
    Ok(recording)
}

impl Head {
    /// The head of a save, read without the rest; `None` if the file is no save.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Head> {
        file::read_head(&read_start(path)?)
    }
}

/// True for a file that begins as a save does, be its head readable or not.
#[must_use]
pub fn is_save(path: &Path) -> bool {
    let head = |start: String| start.lines().any(|l| l.trim_start().starts_with("head:"));
    path.is_file() && read_start(path).is_some_and(head)
}

/// Which game a save is of; `None` if that cannot be read.
fn id_of_file(path: &Path) -> Option<Id> {
    let start = read_start(path)?;
    let Head { key, seed, .. } = file::read_head(&start)?;
    Some(Id { key, seed, begun: file::read_begun(&start) })
}

/// The lines of a save before its sources, however long they are; `None` if it does not begin as
/// a save does.
fn read_start(path: &Path) -> Option<String> {
    let mut file = BufReader::new(File::open(path).ok()?.take(MAX_BYTES));
    let mut bytes = Vec::new();
    for line in 0..HEAD_LINES {
        // The first two are short: no other large file is read to its end.
        let most = if line < 2 { SHORT_LINE } else { MAX_BYTES };
        let from = bytes.len();
        file.by_ref().take(most).read_until(b'\n', &mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes[from..]);
        match (line, text.trim_start()) {
            (0, _) if bytes.last() != Some(&b'\n') => return None,
            (1, text) if !text.starts_with("format:") => return None,
            (_, text) if text.starts_with("sources:") => break,
            _ => {}
        }
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}
