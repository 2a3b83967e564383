//! The file of settings in words: what stands in it, and what is wrong with it.

use super::findings::{did_you_mean, tell};
use super::{count, one_line};
use crate::scenario::Diagnostic;
use std::ops::RangeInclusive;
use std::path::Path;

/// The first lines of the file.
pub const HEAD: &str = "// Settings of Khasan 1938. The game writes this file anew when one of them \
    changes:\n// other comments are not kept.";
/// Before settings that this program does not know.
pub const STRANGERS: &str = "// Not known to the game that wrote this, and kept:";

/// The scale of the interface.
#[must_use]
pub fn zoom(range: &RangeInclusive<f32>) -> String {
    format!(
        "scale of the interface, a number from {} to {}, or None to have it follow the size of \
         the window",
        range.start(),
        range.end()
    )
}

/// Who plays a side in battles begun from the menu.
#[must_use]
pub fn seat(side: &str, players: &[String]) -> String {
    format!("who plays {side} in a new battle, one of {}", players.join(", "))
}

/// How fast events are shown.
#[must_use]
pub fn pace(names: &[&str]) -> String {
    format!("how fast events are shown, one of {}", names.join(", "))
}

/// The small map of the whole.
pub const OVERVIEW: &str = "whether the small map of the whole is shown, true or false";

/// The size of the window.
#[must_use]
pub fn window(width: &RangeInclusive<u32>, height: &RangeInclusive<u32>) -> String {
    format!(
        "width and height of the window in points, such as (1280, 720), the width from {} to {}, \
         the height from {} to {}",
        width.start(),
        width.end(),
        height.start(),
        height.end()
    )
}

/// Whether the window fills the screen.
pub const MAXIMISED: &str = "whether the window fills the screen, true or false";

/// A setting that this program does not know.
#[must_use]
pub fn unknown(line: usize, name: &str, near: &[String]) -> String {
    let help = did_you_mean(near).map(|h| format!("; {h}")).unwrap_or_default();
    let name = one_line(name);
    format!("line {line}: there is no setting `{name}`{help} (it stays in the file)")
}

/// A value that a setting cannot have; `wanted` says what the setting is and may be.
#[must_use]
pub fn broken(line: usize, name: &str, value: &str, wanted: &str, taken: &str) -> String {
    let value = one_line(value);
    format!("line {line}: `{name}` is not to be `{value}`: it is {wanted}; taken as {taken}")
}

/// A program named as a player.
#[must_use]
pub fn program(line: usize, name: &str, taken: &str) -> String {
    format!("line {line}: `{name}` names a program, and no setting starts one; taken as {taken}")
}

/// A setting that stands there twice.
#[must_use]
pub fn twice(line: usize, name: &str) -> String {
    format!("line {line}: `{name}` stands here again; the first is taken")
}

/// A spot that is no RON.
#[must_use]
pub fn syntax(what: &Diagnostic) -> String {
    let told = tell(std::slice::from_ref(what)).next();
    let said = told.map(|t| t.message).unwrap_or_default();
    let place = &what.place;
    format!("line {}, column {}: {}", place.line, place.column, one_line(&said))
}

/// The file holds something, but no settings.
pub const NOT_SETTINGS: &str = "there are no settings in it: they stand in ( and ), such as \
    `(speed: Double)`; taken as in a new game";
/// It is a folder or a device.
pub const NOT_A_FILE: &str = "this is no file";
/// It is no text.
pub const NOT_TEXT: &str = "it is no text in UTF-8";

/// It is too large to be settings.
#[must_use]
pub fn too_large(most: u64) -> String {
    format!("it has more than {} KiB", most >> 10)
}

/// The file is not read, for a reason; it is replaced when settings change, or left alone.
#[must_use]
pub fn unread(why: &str, replaced: bool) -> String {
    let kept = if replaced { "" } else { " and are not kept" };
    format!("{why}; the settings are taken as in a new game{kept}")
}

/// One thing that is wrong with the file, and how many more there are.
#[must_use]
pub fn notice(path: &Path, first: &str, more: usize) -> String {
    let more = match more {
        0 => String::new(),
        n => format!(" ({}, told in the log)", count(n as u32, "thing more", "things more")),
    };
    format!("{}: {first}{more}.", path.display())
}

/// All that is wrong with it, for the log.
#[must_use]
pub fn report(path: &Path, said: &[String]) -> String {
    format!("{}: {}", path.display(), said.join(" | "))
}

/// The old file was put aside under another name.
#[must_use]
pub fn kept_aside(path: &Path, aside: &Path) -> String {
    format!("{} was not in order: as it was, it is kept as {}.", path.display(), aside.display())
}

/// The settings could not be written.
#[must_use]
pub fn not_kept(path: &Path, says: &str) -> String {
    format!("The settings cannot be kept in {}: {says}.", path.display())
}

/// All names for a file that is put aside are taken.
#[must_use]
pub fn no_name_left(last: &Path) -> String {
    format!("it is not in order, and too many such are kept already, up to {}", last.display())
}

/// There is nowhere to keep them.
pub const NO_FOLDER: &str = "This system names no folder for settings: they are not kept.";

/// What a setting is, as a comment above it.
#[must_use]
pub fn comment(about: &str) -> String {
    format!("// {}.", super::capital(about))
}
