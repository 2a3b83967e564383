//! `khasan where`.

use super::out::say;
use crate::play::places;
use crate::text::places::{BUILT_IN, MOVED_BY_SYSTEM, MOVED_BY_XDG, place};
use std::path::PathBuf;

/// Tells where the user's files lie; `data`: the folder of `--data`.
pub(super) fn run(data: Option<PathBuf>) {
    say(BUILT_IN);
    for there in places(data) {
        say(&place(there.kind, there.found()));
    }
    let unix_desktop = cfg!(all(unix, not(target_os = "macos")));
    say(&format!("\n{}", if unix_desktop { MOVED_BY_XDG } else { MOVED_BY_SYSTEM }));
}
