//! The player's desk: the scenarios, the saves, who is to play.

use crate::ai::Level;
use crate::app::battle::start::BattleStart;
use crate::app::battle::state::Battle;
use crate::app::input::action::Action;
use crate::app::paint::menu::THUMB;
use crate::app::paint::thumb::Thumb;
use crate::app::sheet::draft::Draft;
use crate::app::view::menu::{BattleDetail, Menu, MenuItem};
use crate::app::view::questions::ProgramQuestion;
use crate::app::view::saves::{LastGame, SaveQuestion, SavedGame};
use crate::play::{self, PlaybackPace, Who};
use crate::record::{Keeper, Saved, Shelf};
use crate::rules::{BySide, open_map};
use crate::scenario::{self, Files, Listed};
use crate::text;
use crate::text::table::{diary, menu as words, notices};
use bevy::log::{info, warn};
use bevy::prelude::Resource;
use std::path::Path;

/// A scenario of the list as it was looked at: what is said of it, and its picture.
type LookedAt = (BattleDetail, Option<Thumb>);

/// The player's desk.
#[derive(Resource)]
pub(crate) struct Desk {
    /// Where scenarios are looked for.
    pub files: Files,
    /// Saved games.
    pub shelf: Option<Shelf>,
    /// Who is to play.
    pub seats: BySide<Who>,
    /// A sentence for the player at the menu.
    pub notice: Option<String>,
    /// Scaling of the interface, if the player set it.
    pub zoom: Option<f32>,
    /// For tests: the program breaks off after so many orders of a game.
    pub crash_at: Option<usize>,
    /// How fast events are shown.
    pub pace: PlaybackPace,
    /// A saved game that waits for an answer: a program played it.
    pub asked: Option<BattleStart>,
    /// Presses of the key for the next unit, kept from the panels.
    pub tabs: Vec<Action>,
    listed: Vec<Listed>,
    looked_at: usize,
    details: Vec<Option<LookedAt>>,
    /// What is asked about a saved game, while it is.
    pub(super) about_save: Option<(Saved, SaveQuestion)>,
    /// Saved games, and how they are shown.
    pub(super) saved: Vec<Saved>,
    pub(super) saves: Vec<SavedGame>,
    last: Option<LastGame>,
}

impl Default for Desk {
    fn default() -> Desk {
        Desk::new(Files::embedded(), None)
    }
}

impl Desk {
    /// A desk with these scenarios and saves.
    pub(crate) fn new(files: Files, shelf: Option<Shelf>) -> Desk {
        let mut desk = Desk {
            files,
            shelf,
            seats: BySide { soviet: Who::Human, japan: Who::Ai(Level::default()) },
            notice: None,
            zoom: None,
            crash_at: None,
            pace: PlaybackPace::default(),
            asked: None,
            tabs: Vec::new(),
            listed: Vec::new(),
            looked_at: 0,
            details: Vec::new(),
            about_save: None,
            saved: Vec::new(),
            saves: Vec::new(),
            last: None,
        };
        desk.refresh();
        desk
    }

    /// Reads scenarios and saves anew.
    pub(crate) fn refresh(&mut self) {
        self.listed = scenario::list(&self.files);
        self.details = vec![None; self.listed.len()];
        self.looked_at = self.looked_at.min(self.listed.len().saturating_sub(1));
        self.saved = self.shelf.as_ref().map(Shelf::list).unwrap_or_default();
        self.saves = self.saved.iter().map(SavedGame::new).collect();
        let newest = self.shelf.as_ref().map(Shelf::newest).unwrap_or_default();
        self.last = LastGame::of(&newest);
        let save = newest.saved.as_ref().map(|s| &s.path);
        let report = self.shelf.as_ref().zip(save).and_then(|(shelf, save)| shelf.report_on(save));
        let said =
            [text::passed_over(&newest).map(warned), text::cut_off(&newest, report.as_deref())];
        let said = said.into_iter().flatten().reduce(|a, b| format!("{a} {b}"));
        self.notice = said.or_else(|| self.notice.take());
    }

    /// Looks at another scenario.
    pub(crate) fn look(&mut self, i: usize) {
        self.looked_at = i.min(self.listed.len().saturating_sub(1));
        self.notice = None;
    }

    /// The menu as it is shown, with the picture of the scenario looked at.
    pub(crate) fn menu(&mut self) -> (Menu, Option<Thumb>) {
        let i = self.looked_at;
        if self.details.get(i).is_some_and(Option::is_none) {
            self.details[i] = self.listed.get(i).map(|listed| look_at(&self.files, &listed.key));
        }
        let item = |l: &Listed| MenuItem {
            title: l.title.clone(),
            date: l.date.clone(),
            broken: !l.problems.is_empty(),
        };
        let (detail, thumb) = self.details.get(i).cloned().flatten().unwrap_or_default();
        let menu = Menu {
            items: self.listed.iter().map(item).collect(),
            looked_at: i,
            detail,
            seats: self.seats.clone(),
            saves: self.saves.clone(),
            last: self.last.clone(),
            notice: self.notice.clone(),
        };
        (menu, thumb)
    }

    /// What the player is asked about the saved game that waits.
    pub(crate) fn question(&self) -> Option<ProgramQuestion> {
        let (side, command) = self.asked.as_ref()?.program()?;
        Some(ProgramQuestion::new(side, command))
    }

    /// The player has answered: the saved game with one question less, or why it cannot be
    /// played so. `start`: the program is to be started.
    pub(crate) fn answer(&mut self, start: bool) -> Option<Result<BattleStart, NoBattle>> {
        let mut asked = self.asked.take()?;
        let answered = asked.answer(start).map_err(|fault| play::Error::Bot(fault).into());
        Some(answered.map(|()| asked))
    }

    /// Begins a scenario of the list.
    ///
    /// # Errors
    /// Why it cannot be begun, for the player to read.
    pub(crate) fn begin(&self, i: usize, seed: u64) -> Result<BattleStart, NoBattle> {
        let listed = self.listed.get(i).ok_or(NoBattle::NotListed)?;
        let opened = play::open_scenario(&self.files, &listed.key, seed)?;
        Ok(BattleStart::new(opened, self.seats.clone(), true).map_err(play::Error::Bot)?)
    }

    /// Saves the battle under its title and turn, and says so.
    pub(crate) fn save(&mut self, battle: &mut Battle) {
        let Some(shelf) = &self.shelf else {
            battle.prompts.notice = Some(notices::NO_FOLDER.to_owned());
            return;
        };
        let game = battle.game();
        let name = notices::save_name(&game.setup().key, game.state().public().turn);
        battle.prompts.notice = Some(match shelf.save(game, &name) {
            Ok(path) => {
                info!("{}", diary::saved(&path));
                notices::saved(&path)
            }
            Err(e) => warned(text::save_error(&e)),
        });
    }

    /// What keeps a game while it is played.
    pub(crate) fn keeper(&self) -> Option<Keeper> {
        Some(Keeper::new(self.shelf.clone()?).crashing_at(self.crash_at))
    }

    /// Puts a battle aside that the player leaves.
    pub(crate) fn put_aside(&mut self, battle: &mut Battle) {
        if let Err(why) = battle.close() {
            self.notice = Some(warned(text::not_kept(&why)));
        }
        let (game, over) = (battle.game(), battle.game().ended().is_some());
        let (title, turn) = (&game.setup().title, game.state().public().turn);
        info!("{}", diary::left(title, game.seed(), turn, over));
        self.refresh();
    }

    /// Has one more sentence for the player at the menu.
    pub(crate) fn tell(&mut self, sentence: Option<String>) {
        let both = self.notice.take().into_iter().chain(sentence).collect::<Vec<_>>();
        self.notice = (!both.is_empty()).then(|| both.join(" "));
    }
}

/// A sentence for the player, told in the log too.
pub(super) fn warned(sentence: String) -> String {
    warn!("{}", diary::told(&sentence));
    sentence
}

/// Takes a saved game up again.
///
/// # Errors
/// Why it cannot be, for the player to read.
pub(crate) fn load(path: &Path) -> Result<BattleStart, NoBattle> {
    info!("{}", diary::opening(path));
    let opened = play::open_save(path)?;
    Ok(BattleStart::resumed(opened).map_err(play::Error::Bot)?)
}

fn look_at(files: &Files, key: &str) -> LookedAt {
    match scenario::load(files, key) {
        Err(found) => (BattleDetail::broken(text::render_findings(&found)), None),
        Ok(loaded) => {
            let draft = Draft { survey: loaded.survey, grid: loaded.grid };
            let sheet = draft.sheet(&loaded.setup, &open_map(&loaded.setup));
            (BattleDetail::new(&loaded.setup), Some(Thumb::new(&sheet, THUMB)))
        }
    }
}

/// Why a battle of the menu cannot be laid on the table.
#[derive(Debug)]
pub(crate) enum NoBattle {
    /// It is not in the list, which may have been read anew.
    NotListed,
    /// It cannot be opened or played.
    Play(play::Error),
}

impl From<play::Error> for NoBattle {
    fn from(e: play::Error) -> NoBattle {
        NoBattle::Play(e)
    }
}

impl std::fmt::Display for NoBattle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NoBattle::NotListed => f.write_str(words::NO_SUCH_SCENARIO),
            NoBattle::Play(e) => e.fmt(f),
        }
    }
}
