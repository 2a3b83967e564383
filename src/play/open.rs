//! From what the user names to a battle: a scenario, a save, by path or by name.

use super::error::Error;
use crate::record::{self, Game, LeftOut, Recording, Shelf, is_save, read_file};
use crate::rules::{Event, Setup};
use crate::scenario::survey::{HexGrid, Survey};
use crate::scenario::{Files, Loaded, load};
use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// A battle with all that the window needs to draw it.
#[derive(Debug)]
pub struct Opened {
    /// The game.
    pub game: Game,
    /// The survey its map was drawn from.
    pub survey: Option<Arc<Survey>>,
    /// Its hexes over the survey.
    pub grid: Option<HexGrid>,
    /// Events of the first start phase; none for a save.
    pub opening: Vec<Event>,
    /// What was not taken over from a save.
    pub note: Option<LeftOut>,
}

/// A seed for a battle whose seed nobody chose.
#[must_use]
pub fn chance_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    // Short enough to be typed again.
    now.map_or(1, |d| (d.as_micros() as u64) % 1_000_000)
}

/// Opens a scenario.
///
/// # Errors
/// What is wrong with it.
pub fn open_scenario(files: &Files, name: &str, seed: u64) -> Result<Opened, Error> {
    let loaded = load(files, name).map_err(Error::Scenario)?;
    Ok(begin(loaded, seed))
}

fn begin(loaded: Loaded, seed: u64) -> Opened {
    let (mut game, opening) = Game::new(loaded.setup, loaded.sources, seed);
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    game.set_begun(now.map_or(0, |d| d.as_millis() as u64));
    Opened { game, survey: loaded.survey, grid: loaded.grid, opening, note: None }
}

/// Builds the battle of a recording from the texts in it. `path`: where it lies, for the
/// message.
///
/// # Errors
/// What is wrong with them.
pub fn rebuild(path: &Path, recording: &Recording) -> Result<Loaded, Error> {
    let files = Files::bundle(recording.sources.clone());
    load(&files, &recording.head.key)
        .map_err(|found| Error::Save(path.to_owned(), record::Error::Scenario(found)))
}

/// Opens a save.
///
/// # Errors
/// What is wrong with it.
pub fn open_save(path: &Path) -> Result<Opened, Error> {
    let wrong = |e| Error::Save(path.to_owned(), e);
    let recording = read_file(path).map_err(wrong)?;
    let loaded = rebuild(path, &recording)?;
    let (game, note) = recording.resume(&loaded.setup).map_err(wrong)?;
    let (survey, grid) = (loaded.survey, loaded.grid);
    Ok(Opened { game, survey, grid, opening: Vec::new(), note })
}

/// A recorded battle at its start, with those who played it.
///
/// # Errors
/// What is wrong with the texts in it.
pub fn open_recording(path: &Path, recording: &Recording) -> Result<Opened, Error> {
    let loaded = rebuild(path, recording)?;
    let mut opened = begin(loaded, recording.head.seed);
    opened.game.set_players(recording.head.players.clone());
    Ok(opened)
}

/// Opens what the user names: a file that is a save, a scenario, a save by its name.
///
/// # Errors
/// What is wrong with it.
pub fn open(files: &Files, name: &str, seed: u64) -> Result<Opened, Error> {
    let path = Path::new(name);
    if is_save(path) {
        return open_save(path);
    }
    let failed = match open_scenario(files, name, seed) {
        Ok(opened) => return Ok(opened),
        Err(why) => why,
    };
    let saved = Shelf::user().and_then(|s| s.path(name)).ok();
    match saved.filter(|p| p.is_file() && !files.names().iter().any(|n| n == name)) {
        Some(path) => open_save(&path),
        None => Err(failed),
    }
}

impl Opened {
    /// The battle.
    #[must_use]
    pub fn setup(&self) -> &Arc<Setup> {
        self.game.setup()
    }
}
