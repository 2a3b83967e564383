//! The lines of the log file. They tell which battle was fought and what failed, and nothing of
//! what happens in a battle: whoever reads the log may still have to play it.

use super::super::one_line;
use std::path::Path;

/// The first line.
#[must_use]
pub fn opened(version: &str, rules: u32, target: &str) -> String {
    format!("Khasan 1938, version {version}, rules version {rules}, for {target}")
}

/// The adapter that draws.
#[must_use]
pub fn draws(adapter: &str) -> String {
    format!("Drawn by {}", one_line(adapter))
}

/// The window is closed.
pub const CLOSED: &str = "The window is closed";

/// The window ended by itself.
#[must_use]
pub fn failed(why: &str) -> String {
    format!("The window ended by itself: {}", one_line(why))
}

/// A saved game is about to be read.
#[must_use]
pub fn opening(path: &Path) -> String {
    format!("Opening {}", one_line(&path.display().to_string()))
}

/// A battle lies on the table; `orders` were given before.
#[must_use]
pub fn laid_out(title: &str, seed: u64, turn: u16, orders: usize) -> String {
    let title = one_line(title);
    if orders == 0 {
        format!("Battle begun: {title}, seed {seed}")
    } else {
        format!("Battle taken up: {title}, seed {seed}, turn {}, {orders} orders", turn + 1)
    }
}

/// A battle was saved.
#[must_use]
pub fn saved(path: &Path) -> String {
    format!("Saved as {}", one_line(&path.display().to_string()))
}

/// A battle is left.
#[must_use]
pub fn left(title: &str, seed: u64, turn: u16, over: bool) -> String {
    let how = if over { "over" } else { "unfinished" };
    format!("Battle left, {how}: {}, seed {seed}, turn {}", one_line(title), turn + 1)
}

/// Something that the player is told too.
#[must_use]
pub fn told(sentence: &str) -> String {
    sentence.lines().map(one_line).collect::<Vec<_>>().join(" | ")
}

/// There is no file to write the log to.
#[must_use]
pub fn no_log(path: Option<&Path>, says: &str) -> String {
    match path {
        Some(path) => format!("No log is written: {}: {says}.", path.display()),
        None => "No log is written: the system names no folder for it.".to_owned(),
    }
}
