//! Printing that survives a closed pipe, and lets no file drive the terminal.

use crate::play::Opened;
use crate::text::{harmless, left_out};
use std::io::Write as _;

/// Prints to standard output. Whoever reads may stop reading: `khasan … | head`.
pub(super) fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(harmless(text).as_bytes());
}

/// Prints a line to standard error.
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
}

/// Tells what was not taken over from the save that was opened.
pub(super) fn note(opened: &Opened) {
    if let Some(note) = &opened.note {
        complain(&left_out(note, &opened.game));
    }
}
