//! From RON text to a checked battle, with diagnostics.
//!
//! ```text
//! text -> syntax::parse -> tree -> library, ground, forces, battle -> checks -> rules::Setup
//! ```
//!
//! Every step goes on after a mistake, so one run reports all of a file. What is found is
//! data, a [`finding::Finding`] at a place; [`crate::text::findings`] has the words.

mod alone;
mod battle;
mod diag;
mod files;
mod forces;
mod library;
mod map;
pub mod survey;
pub mod syntax;

pub use diag::{Code, Diagnostic, Related, Severity, Source, SourcePlace, Span, code, finding};
pub use files::{Files, RULES};

use crate::rules::BySide;
use crate::rules::setup::Setup;
use diag::finding::{BattleGroup, FileFinding};
use files::parts;
use std::sync::Arc;
use survey::{HexGrid, Survey};
use syntax::read::Cx;

/// A battle ready to be fought.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The battle.
    pub setup: Arc<Setup>,
    /// The survey the map was drawn from, for the eye.
    pub survey: Option<Arc<Survey>>,
    /// Its hexes over the survey.
    pub grid: Option<HexGrid>,
    /// All texts it was read from, by logical name: [`Files::bundle`] loads them again.
    pub sources: Vec<(String, String)>,
    /// What is legal but surely not meant.
    pub warnings: Vec<Diagnostic>,
}

/// A scenario as the menu lists it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listed {
    /// Name to load it by.
    pub key: String,
    /// Title; the key where the file has none.
    pub title: String,
    /// Date in words.
    pub date: String,
    /// Briefings, paragraphs parted by an empty line.
    pub briefing: BySide<String>,
    /// Syntax errors and faults of the head: a broken file is listed too, so that
    /// its author sees why.
    pub problems: Vec<Diagnostic>,
}

/// Loads a scenario by path or by name.
///
/// # Errors
/// Everything found wrong with it, warnings included, sorted.
pub fn load(files: &Files, name: &str) -> Result<Loaded, Vec<Diagnostic>> {
    let mut cx = Cx::default();
    let scenario = files.scenario(name).map_err(|d| vec![*d])?;
    let library = match files.rules() {
        Ok(rules) => {
            cx.open(rules.source());
            let root = cx.parse(&rules.text);
            Some((library::builder::Builder::read(&mut cx, &root), rules))
        }
        Err(d) => {
            cx.push(*d);
            None
        }
    };
    let (library, rules) = library.unzip();
    cx.open(scenario.source());
    let root = cx.parse(&scenario.text);
    let library = library.unwrap_or_default();
    if parts::is_part(&root) {
        let head = Span::new(root.span.start, root.span.start + 1);
        cx.report(head, FileFinding::NotAScenario);
        return Err(cx.finish());
    }
    let read = battle::file::read(&mut cx, &root, library, files, &scenario);
    let clean = cx.errors() == 0;
    let found = cx.finish();
    let Some(read) = read.filter(|_| clean) else { return Err(found) };
    let sheet = read.ground.file.as_ref();
    let sources = std::iter::once(&scenario)
        .chain(rules.as_ref())
        .chain(sheet)
        .chain(&read.parts)
        .map(|f| (f.name.clone(), f.text.clone()))
        .collect();
    Ok(Loaded {
        setup: Arc::new(read.setup),
        survey: read.ground.survey,
        grid: read.ground.atlas.grid,
        sources,
        warnings: found,
    })
}

/// Everything wrong with a scenario, errors and warnings. A rule library or a survey is
/// checked as what it is, and a part by itself for what does not depend on who includes it.
#[must_use]
pub fn check(files: &Files, name: &str) -> Vec<Diagnostic> {
    if let Some(found) = alone::check(files, name) {
        return found;
    }
    match load(files, name) {
        Ok(loaded) => loaded.warnings,
        Err(found) => found,
    }
}

/// All scenarios, by key.
#[must_use]
pub fn list(files: &Files) -> Vec<Listed> {
    files.names().into_iter().map(|key| listed(files, key)).collect()
}

fn listed(files: &Files, key: String) -> Listed {
    let found = match files.scenario(&key) {
        Ok(found) => found,
        Err(d) => {
            return Listed { title: key.clone(), key, problems: vec![*d], ..Listed::default() };
        }
    };
    let mut cx = Cx::default();
    cx.open(found.source());
    let root = cx.parse(&found.text);
    let head = cx
        .fields(&root, BattleGroup::Scenario)
        .map(|mut f| battle::file::head(&mut cx, &mut f))
        .unwrap_or_default();
    let title = if head.title.is_empty() { key.clone() } else { head.title };
    Listed { key, title, date: head.date, briefing: head.briefing, problems: cx.finish() }
}
