//! The program was ended in the middle of a game: what it says then, and when it is started
//! again.

use crate::record::{Left, Newest, RULES_VERSION, Wreck};
use std::path::Path;

/// What happened, for the report.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fall {
    /// What the program said.
    pub message: String,
    /// The place in its sources.
    pub place: String,
    /// The thread it happened in.
    pub thread: String,
    /// How it came to that place.
    pub backtrace: String,
}

/// The report for whoever mends it.
#[must_use]
pub fn crash_report(fall: &Fall, wreck: Option<&Wreck>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let mut out = format!(
        "Khasan 1938 broke off.\n\nversion {version}, rules {RULES_VERSION}, {system} {machine}\n\
         place: {}\nthread: {}\nwhat it said: {}\n",
        fall.place, fall.thread, fall.message
    );
    if let Some(wreck) = wreck {
        out.push_str(&format!("\ngame: {}\n", wreck.save.display()));
        if let Some(h) = &wreck.head {
            out.push_str(&format!("battle: {} ({}), seed {}\n", h.title, h.key, h.seed));
        }
        out.push_str("last orders, the one in hand last, each with the hash after it:\n");
        wreck.last.iter().for_each(|line| out.push_str(&format!("  {line}\n")));
    }
    out.push_str(&format!("\n{}\n", fall.backtrace));
    out
}

/// What the program says when it breaks off: what is kept, and where.
#[must_use]
pub fn crashed(place: &str, save: Option<&Path>, report: Option<&Path>) -> String {
    let mut out = format!("Khasan broke off by an error of its own at {place}.");
    if let Some(save) = save {
        out.push_str(&format!(
            "\nThe battle is kept as it was before the last order, in {}: start the program \
             again and choose Continue.",
            save.display()
        ));
    }
    if let Some(report) = report {
        out.push_str(&format!("\nWhat happened stands in {}.", report.display()));
    }
    out
}

/// The game to go on with was not left in order, or not at all.
#[must_use]
pub fn cut_off(newest: &Newest, report: Option<&Path>) -> Option<String> {
    let saved = newest.saved.as_ref()?;
    match saved.left() {
        Left::InOrder => None,
        Left::NotYet => Some("The last game is open in another window.".to_owned()),
        Left::CutOff => {
            let report = report.map(|r| format!(" What happened stands in {}.", r.display()));
            Some(format!(
                "The last game was cut off. Continue takes it up after the last order that was \
                 carried out.{}",
                report.unwrap_or_default()
            ))
        }
    }
}
