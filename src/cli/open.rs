//! From what the user names to a battle: a scenario, a save, by path or by name.

use crate::record::{Error, Game, Head, OtherRules, Recording, Shelf, read_file};
use crate::rules::{Event, Setup};
use crate::scenario::survey::{HexGrid, Survey};
use crate::scenario::{Files, Loaded, load};
use crate::text;
use std::path::{Path, PathBuf};
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
    /// What was not taken over from a save of other rules.
    pub note: Option<OtherRules>,
    /// Warnings of the scenario, as text.
    pub warnings: String,
}

/// The user's own scenarios, in the folder his system keeps for the data of programs.
#[must_use]
pub fn mods_folder() -> Option<PathBuf> {
    Some(directories::ProjectDirs::from("", "", "khasan")?.data_dir().join("mods"))
}

/// A seed for a battle whose seed nobody chose.
pub(super) fn chance_seed() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    // Short enough to be typed again.
    now.map_or(1, |d| (d.as_micros() as u64) % 1_000_000)
}

/// Opens a scenario.
///
/// # Errors
/// What is wrong with it, as text.
pub fn open_scenario(files: &Files, name: &str, seed: u64) -> Result<Opened, String> {
    let loaded =
        load(files, name).map_err(|found| text::render_findings(&found).trim_end().to_owned())?;
    Ok(begin(loaded, seed))
}

fn begin(loaded: Loaded, seed: u64) -> Opened {
    let (game, opening) = Game::new(loaded.setup, loaded.sources, seed);
    let warnings = text::render_findings(&loaded.warnings);
    Opened { game, survey: loaded.survey, grid: loaded.grid, opening, note: None, warnings }
}

/// Builds the battle of a recording from the texts in it.
///
/// # Errors
/// What is wrong with them, as text.
pub(super) fn rebuild(recording: &Recording) -> Result<Loaded, String> {
    let files = Files::bundle(recording.sources.clone());
    load(&files, &recording.head.key).map_err(|found| text::save_error(&Error::Scenario(found)))
}

/// Opens a save.
///
/// # Errors
/// What is wrong with it, as text.
pub fn open_save(path: &Path) -> Result<Opened, String> {
    let wrong = |e| format!("{}: {}", path.display(), text::save_error(&e));
    let recording = read_file(path).map_err(wrong)?;
    let loaded = rebuild(&recording)?;
    let (game, note) = recording.resume(&loaded.setup).map_err(wrong)?;
    let (survey, grid) = (loaded.survey, loaded.grid);
    Ok(Opened { game, survey, grid, opening: Vec::new(), note, warnings: String::new() })
}

/// The start of a recorded battle.
pub(super) fn from_start(recording: &Recording) -> Result<Opened, String> {
    let loaded = rebuild(recording)?;
    let mut opened = begin(loaded, recording.head.seed);
    opened.game.set_players(recording.head.players.clone());
    Ok(opened)
}

/// Opens what the user names: a file that is a save, a scenario, a save by its name.
pub(super) fn open(files: &Files, name: &str, seed: u64) -> Result<Opened, String> {
    let path = Path::new(name);
    if path.is_file() && Head::of_file(path).is_some() {
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

/// The setup of an opened battle, for those who need nothing else.
impl Opened {
    /// The battle.
    #[must_use]
    pub fn setup(&self) -> &Arc<Setup> {
        self.game.setup()
    }
}
