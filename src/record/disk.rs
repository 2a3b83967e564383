//! Files written in one step, so that whoever reads them sees the old one or the new one.

use super::error::{Error, IoFault};
use std::fs::File;
use std::path::Path;

/// Marks a file that is still being written.
pub(super) const UNFINISHED: &str = ".unfinished-";

/// What the system says of a file.
pub(super) fn io(path: &Path, e: &std::io::Error) -> Error {
    Error::Io { path: path.display().to_string(), what: IoFault::System(e.to_string()) }
}

/// A file to be renamed, with the rights of any other file of the user's: saves are passed on.
pub(super) fn temporary(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Makes the new name last; a system that cannot do that has the file all the same.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(f) = File::open(folder) {
        let _ = f.sync_all();
    }
}

#[cfg(not(unix))]
pub(super) fn sync_folder(_: &Path) {}
