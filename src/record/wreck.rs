//! What a crash leaves: the game that was being played, and a report for whoever mends it.

use super::disk::io;
use super::error::Error;
use super::file::Head;
use super::shelf::Shelf;
use super::trail::{self, Left};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// How the name of a report begins and ends.
const NAME: (&str, &str) = ("crash-", ".txt");
/// Reports kept.
const KEPT: usize = 10;

/// The game that was being played when the program was ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wreck {
    /// Its last save; the orders since lie beside it.
    pub save: PathBuf,
    /// The head of that.
    pub head: Option<Head>,
    /// The last orders, as they were put down, each with the hash of the state after it; the
    /// one in hand has none.
    pub last: Vec<String>,
}

impl Shelf {
    /// The game that is being played, to be asked in the middle of a crash.
    #[must_use]
    pub fn wreck(&self) -> Option<Wreck> {
        let is_trail = |p: &Path| {
            p.extension().is_some_and(|e| e == trail::ENDING) && trail::left(p) == Left::NotYet
        };
        let path = newest(self.folder(), is_trail)?;
        let save = path.with_extension("ron");
        Some(Wreck { head: Head::of_file(&save), last: trail::last_lines(&save), save })
    }

    /// Puts a report beside the saves, and removes those of long ago.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn report(&self, text: &str) -> Result<PathBuf, Error> {
        let folder = self.folder();
        std::fs::create_dir_all(folder).map_err(|e| io(folder, &e))?;
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        let path = folder.join(format!("{}{now}{}", NAME.0, NAME.1));
        std::fs::write(&path, text).map_err(|e| io(&path, &e))?;
        let mut all: Vec<_> = files(folder).filter(|p| is_report(p)).collect();
        // The times in the names are of one length.
        all.sort_unstable();
        for old in all.iter().rev().skip(KEPT) {
            // Left for the next time if it cannot be removed now.
            let _ = std::fs::remove_file(old);
        }
        Ok(path)
    }

    /// The report of what ended the game that wrote this save, if there is one.
    #[must_use]
    pub fn report_on(&self, save: &Path) -> Option<PathBuf> {
        let written = |path: &Path| path.metadata().and_then(|m| m.modified()).ok();
        let path = newest(self.folder(), is_report)?;
        (written(&path)? >= written(save)?).then_some(path)
    }
}

fn is_report(path: &Path) -> bool {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
    name.starts_with(NAME.0) && name.ends_with(NAME.1)
}

fn files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path())
}

/// The file of a kind that was written last.
fn newest(folder: &Path, kind: impl Fn(&Path) -> bool) -> Option<PathBuf> {
    let written = |p: &PathBuf| p.metadata().and_then(|m| m.modified()).ok();
    files(folder).filter(|p| kind(p)).max_by_key(written)
}
