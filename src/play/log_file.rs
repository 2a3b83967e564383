//! The log of the window: a file that is kept small, with a few older ones beside it.
//!
//! Ready-made writers of this kind either panic when a file is moved away under them, which two
//! windows do to each other, or bring a calendar along; all that is wanted is a few renames.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Largest file of the log, bytes.
pub const MAX_LOG_BYTES: u64 = 1 << 20;
/// How many older files are kept.
pub const OLD_LOGS: usize = 3;

/// A log that is written to, a line or more at a time: a file does not end within what is written
/// at once. What cannot be written is lost, and the game goes on.
#[derive(Debug)]
pub struct LogFile {
    path: PathBuf,
    file: File,
    length: u64,
    most: u64,
}

impl LogFile {
    /// Opens a log, to go on behind what is in it.
    ///
    /// # Errors
    /// If the system does not let it be written.
    pub fn open(path: &Path) -> io::Result<LogFile> {
        LogFile::with_limit(path, MAX_LOG_BYTES)
    }

    fn with_limit(path: &Path, most: u64) -> io::Result<LogFile> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let file = appended(path)?;
        let length = file.metadata()?.len();
        Ok(LogFile { path: path.to_owned(), file, length, most })
    }

    /// The name of an older file; the newest of them has number 1.
    #[must_use]
    pub fn older(path: &Path, number: usize) -> PathBuf {
        path.with_extension(format!("{number}.log"))
    }

    /// Begins a new file. Where another window did so meanwhile, a file moves on too early:
    /// no line is lost but in the oldest.
    fn turn_over(&mut self) -> io::Result<()> {
        let name = |n| if n == 0 { self.path.clone() } else { LogFile::older(&self.path, n) };
        for n in (0..OLD_LOGS).rev() {
            // The first ones are not there yet.
            let _ = std::fs::rename(name(n), name(n + 1));
        }
        self.file = appended(&self.path)?;
        self.length = self.file.metadata()?.len();
        Ok(())
    }
}

fn appended(path: &Path) -> io::Result<File> {
    OpenOptions::new().append(true).create(true).open(path)
}

impl Write for LogFile {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if self.length > 0 && self.length + line.len() as u64 > self.most {
            self.turn_over()?;
        }
        self.file.write_all(line)?;
        self.length += line.len() as u64;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_small_and_goes_on_behind_what_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("khasan.log");
        for n in 0..40 {
            let mut log = LogFile::with_limit(&path, 100).unwrap();
            log.write_all(format!("line {n} of the log\n").as_bytes()).unwrap();
        }
        let read = |p: PathBuf| std::fs::read_to_string(p).unwrap();
        assert!(read(path.clone()).ends_with("line 39 of the log\n"));
        let entries = std::fs::read_dir(path.parent().unwrap()).unwrap().flatten();
        let lengths: Vec<u64> = entries.map(|e| e.metadata().unwrap().len()).collect();
        assert_eq!(lengths.len(), OLD_LOGS + 1);
        assert!(lengths.iter().all(|l| *l <= 100), "{lengths:?}");
        let newest_first = [0, 1].map(|n| match n {
            0 => read(path.clone()),
            n => read(LogFile::older(&path, n)),
        });
        let number = |text: &str| text.split(' ').nth(1).unwrap().parse::<u32>().unwrap();
        assert!(number(&newest_first[0]) > number(&newest_first[1]));
    }

    #[test]
    fn a_line_longer_than_a_file_is_written_and_a_folder_is_no_log() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("khasan.log");
        let mut log = LogFile::with_limit(&path, 10).unwrap();
        writeln!(log, "longer than ten bytes").unwrap();
        assert!(std::fs::metadata(&path).unwrap().len() > 10);
        assert!(LogFile::open(folder.path()).is_err());
        // Its folder goes away under it: lines are lost, nothing else is.
        std::fs::remove_dir_all(folder.path()).unwrap();
        assert!(writeln!(log, "nowhere to go").is_err());
    }
}
