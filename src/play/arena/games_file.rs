//! The file of an arena's games: CSV, a line for each game, written as the game ends.

use super::bout::ArenaGame;
use super::fault::ArenaFault;
use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// The columns, in the order of the fields of [`ArenaGame`].
const HEAD: &str =
    "scenario,battle,seed,soviet,japan,winner,score,turns,refused,hash,failed,why,cpu_ms\n";

/// A file of games that an arena goes on with. One program at a time may write to it.
#[derive(Debug)]
pub struct GamesFile {
    path: PathBuf,
    games: Vec<ArenaGame>,
    file: Mutex<File>,
}

impl GamesFile {
    /// Opens a file, or begins one. A last line without an end, of a program that was cut off
    /// as it wrote, is taken off.
    ///
    /// # Errors
    /// If it cannot be read or written, or is no file of the arena: then it is left as it is.
    pub fn open(path: &Path) -> Result<GamesFile, ArenaFault> {
        let failed = |e: std::io::Error| ArenaFault::File(path.to_owned(), e.to_string());
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(e) => return Err(failed(e)),
        };
        let whole = &text[..text.rfind('\n').map_or(0, |end| end + 1)];
        let begun = whole.starts_with(HEAD);
        if !begun && !HEAD.starts_with(&text) {
            let line = text.lines().next().unwrap_or_default();
            let line = line.chars().take(80).collect();
            return Err(ArenaFault::NotOurs(path.to_owned(), 1, line));
        }
        let games = if begun { read(path, whole)? } else { Vec::new() };
        let mut file = OpenOptions::new().create(true).append(true).open(path).map_err(failed)?;
        let keep = if begun { whole.len() } else { 0 };
        if keep < text.len() {
            file.set_len(keep as u64).map_err(failed)?;
        }
        if !begun {
            file.write_all(HEAD.as_bytes()).map_err(failed)?;
        }
        Ok(GamesFile { path: path.to_owned(), games, file: Mutex::new(file) })
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The games it held when it was opened.
    #[must_use]
    pub fn games(&self) -> &[ArenaGame] {
        &self.games
    }

    /// Adds a game, in one write.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn add(&self, game: &ArenaGame) -> Result<(), ArenaFault> {
        let failed = |what: String| ArenaFault::File(self.path.clone(), what);
        let mut writer = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
        writer.serialize(game).map_err(|e| failed(e.to_string()))?;
        let line = writer.into_inner().map_err(|e| failed(e.to_string()))?;
        let mut file = self.file.lock().map_err(|e| failed(e.to_string()))?;
        file.write_all(&line).map_err(|e| failed(e.to_string()))
    }
}

fn read(path: &Path, text: &str) -> Result<Vec<ArenaGame>, ArenaFault> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.deserialize().enumerate();
    let wrong = |row: usize, e: &csv::Error| {
        let line = e.position().map_or(row as u64 + 2, csv::Position::line);
        ArenaFault::NotOurs(path.to_owned(), line, e.to_string())
    };
    rows.map(|(i, row)| row.map_err(|e| wrong(i, &e))).collect()
}
