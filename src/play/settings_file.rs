//! The file of settings: read when the game begins, written in one step when something changes.
//!
//! Nothing that a person wrote there is lost: a file that is not in order is kept aside before
//! another takes its place, one that cannot be read is left alone.

use super::setting::Setting;
use super::settings::Settings;
use super::settings_text::{self, SettingFault, SettingsText};
use super::who::Who;
use crate::rules::Side;
use crate::text::settings as words;
use std::fmt;
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// Largest file that is read, bytes.
pub const MAX_SETTINGS_BYTES: u64 = 64 << 10;
/// Most files that are kept aside.
const MAX_ASIDE: usize = 20;

/// Why a file of settings is not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SettingsUnread {
    /// The system does not let it be read, in words of its own.
    System(String),
    /// It is a folder or a device.
    NotAFile,
    /// It is larger than the cap.
    TooLarge,
    /// It is no UTF-8.
    NotText,
}

impl SettingsUnread {
    /// True if another file may take its place once it is kept aside; what the system keeps to
    /// itself is left alone.
    const fn is_replaced(&self) -> bool {
        matches!(self, SettingsUnread::TooLarge | SettingsUnread::NotText)
    }
}

impl fmt::Display for SettingsUnread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            SettingsUnread::System(says) => says.clone(),
            SettingsUnread::NotAFile => words::NOT_A_FILE.to_owned(),
            SettingsUnread::TooLarge => words::too_large(MAX_SETTINGS_BYTES),
            SettingsUnread::NotText => words::NOT_TEXT.to_owned(),
        })
    }
}

/// Why settings are not written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SettingsUnwritten {
    /// The system does not let them be, in words of its own.
    System(PathBuf, String),
    /// What is there cannot be read, and so is not to be replaced.
    Unread(PathBuf, SettingsUnread),
    /// What is there is not in order, and there is no free name to keep it under; the last.
    NoNameLeft(PathBuf, PathBuf),
}

impl fmt::Display for SettingsUnwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&match self {
            SettingsUnwritten::System(path, says) => words::not_kept(path, says),
            SettingsUnwritten::Unread(path, why) => words::not_kept(path, &why.to_string()),
            SettingsUnwritten::NoNameLeft(path, last) => {
                words::not_kept(path, &words::no_name_left(last))
            }
        })
    }
}

/// What was wrong with the file when it was read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SettingsReport {
    /// The file.
    path: PathBuf,
    /// Why it was not read at all.
    unread: Option<SettingsUnread>,
    /// What is wrong in it.
    found: Vec<SettingFault>,
}

impl SettingsReport {
    fn said(&self) -> Vec<String> {
        let unread =
            self.unread.iter().map(|why| words::unread(&why.to_string(), why.is_replaced()));
        unread.chain(self.found.iter().map(ToString::to_string)).collect()
    }

    /// In one sentence for the player; `None` if all is well.
    #[must_use]
    pub fn notice(&self) -> Option<String> {
        let said = self.said();
        Some(words::notice(&self.path, said.first()?, said.len() - 1))
    }

    /// In full, on one line; `None` if all is well.
    #[must_use]
    pub fn in_full(&self) -> Option<String> {
        let said = self.said();
        (!said.is_empty()).then(|| words::report(&self.path, &said))
    }
}

/// The file of settings, and the settings as this program last read or wrote them.
#[derive(Clone, PartialEq, Debug)]
pub struct SettingsFile {
    path: PathBuf,
    last: Settings,
}

impl SettingsFile {
    /// Reads a file; where there is none, the settings are as in a new game.
    #[must_use]
    pub fn open(path: PathBuf) -> (SettingsFile, SettingsReport) {
        let (last, found, unread) = match contents(&path, &Settings::default()) {
            Ok(Some(SettingsText { settings, found, .. })) => (settings, found, None),
            Ok(None) => (Settings::default(), Vec::new(), None),
            Err(why) => (Settings::default(), Vec::new(), Some(why)),
        };
        let report = SettingsReport { path: path.clone(), unread, found };
        (SettingsFile { path, last }, report)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The settings as they were last read or written.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.last
    }

    /// Writes settings, if they changed. What another game or a person wrote there meanwhile
    /// stays, but for what changed here. Where the file was not in order it is kept aside first:
    /// its new name comes back.
    ///
    /// # Errors
    /// If they cannot be written; what was there is then unharmed.
    pub fn keep(&mut self, now: &Settings) -> Result<Option<PathBuf>, SettingsUnwritten> {
        let now = self.without_programs(now);
        if now == self.last {
            return Ok(None);
        }
        // A link leads to the file that is meant.
        let path = std::fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let failed = |e: io::Error| SettingsUnwritten::System(self.path.clone(), e.to_string());
        let (text, sound) = self.joined(&path, &now)?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        let new = written(&path, &text.written()).map_err(failed)?;
        let aside = if sound { None } else { Some(self.put_aside(&path)?) };
        new.persist(&path).map_err(|e| failed(e.error))?;
        self.last = now;
        Ok(aside)
    }

    /// The same settings, with those who were in a seat before in place of a program.
    fn without_programs(&self, now: &Settings) -> Settings {
        let mut now = now.clone();
        for side in Side::ALL {
            if matches!(now.seats[side], Who::Bot(_)) {
                now.seats[side] = self.last.seats[side].clone();
            }
        }
        now
    }

    /// What stands in the file, with what changed here since it was read or written last; and
    /// whether nothing of it is lost so.
    fn joined(
        &self,
        path: &Path,
        now: &Settings,
    ) -> Result<(SettingsText, bool), SettingsUnwritten> {
        let nothing = || SettingsText { settings: now.clone(), ..SettingsText::default() };
        let mut text = match contents(path, now) {
            Ok(text) => text.unwrap_or_else(nothing),
            Err(why) if why.is_replaced() => return Ok((nothing(), false)),
            Err(why) => return Err(SettingsUnwritten::Unread(self.path.clone(), why)),
        };
        for setting in Setting::ALL {
            if setting.written(now) != setting.written(&self.last) {
                setting.copy(now, &mut text.settings);
            }
        }
        let sound = !text.found.iter().any(SettingFault::is_lossy);
        Ok((text, sound))
    }

    /// Gives the file there another name.
    fn put_aside(&self, path: &Path) -> Result<PathBuf, SettingsUnwritten> {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let name = |n| path.with_file_name(format!("{stem}-{n}.ron.bad"));
        let free = (1..=MAX_ASIDE).map(name).find(|p| p.symlink_metadata().is_err());
        let no_name = || SettingsUnwritten::NoNameLeft(self.path.clone(), name(MAX_ASIDE));
        let aside = free.ok_or_else(no_name)?;
        std::fs::rename(path, &aside)
            .map_err(|e| SettingsUnwritten::System(self.path.clone(), e.to_string()))?;
        Ok(aside)
    }
}

/// A file beside `path` with this text, safely on the disk, to be given its name.
fn written(path: &Path, text: &str) -> io::Result<tempfile::NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".settings-").tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// What stands in a file, and `without` where it says nothing; `None` if there is none.
fn contents(path: &Path, without: &Settings) -> Result<Option<SettingsText>, SettingsUnread> {
    let failed = |e: io::Error| SettingsUnread::System(e.to_string());
    match std::fs::metadata(path) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(failed(e)),
        Ok(m) if !m.is_file() => return Err(SettingsUnread::NotAFile),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    // The length may lie, so it is not asked: never take more than the cap.
    file.take(MAX_SETTINGS_BYTES + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > MAX_SETTINGS_BYTES {
        return Err(SettingsUnread::TooLarge);
    }
    let text = String::from_utf8(bytes).map_err(|_| SettingsUnread::NotText)?;
    Ok(Some(settings_text::read(&text, without.clone())))
}
