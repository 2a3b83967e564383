//! The window itself, and what keeps it from opening.

/// Title of the window.
pub const TITLE: &str = "Khasan 1938";

/// The window ended with an error of the engine.
#[must_use]
pub fn closed(code: u8) -> String {
    format!("the window closed with error {code}")
}

/// No machinery to draw with.
pub const NO_ADAPTER: &str = "no graphics adapter";

/// The picture is not there.
#[must_use]
pub fn picture_unwritten(path: &std::path::Path) -> String {
    format!("cannot write {}", path.display())
}
