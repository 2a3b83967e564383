//! Printing that survives a closed pipe.

use std::io::Write as _;

/// Prints to standard output. Whoever reads may stop reading: `khasan … | head`.
pub(super) fn say(text: &str) {
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Prints a line to standard error.
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{text}");
}
