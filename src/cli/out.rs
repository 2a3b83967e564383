//! Printing that survives a closed pipe, and lets no file drive the terminal.

use crate::text::harmless;
use std::io::Write as _;

/// Prints to standard output. Whoever reads may stop reading: `khasan … | head`.
pub(super) fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(harmless(text).as_bytes());
}

/// Prints a line to standard error.
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", harmless(text));
}
