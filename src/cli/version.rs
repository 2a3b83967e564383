//! `khasan --version`.

use super::out::say;
use super::{Next, OK};
use crate::record::{FORMAT, RULES_VERSION};
use crate::scenario::Files;
use crate::scenario::syntax::{Kind, format, parse};
use crate::text::about::{About, verbose, version};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Tells the version, or of all parts but the graphics adapters, which the window knows.
pub(super) fn run(all: bool) -> Next {
    if !all {
        say(&version(VERSION));
        return Next::Exit(OK);
    }
    say(&verbose(&About {
        version: VERSION,
        rules: RULES_VERSION,
        saves: 1..=FORMAT,
        scenarios: format::FORMAT,
        library: library(),
        profile: env!("KHASAN_PROFILE"),
        target: env!("KHASAN_TARGET"),
        window: cfg!(feature = "gui"),
        sound: cfg!(feature = "sound"),
        compiler: env!("KHASAN_RUSTC"),
        engine: env!("KHASAN_BEVY"),
    }));
    Next::Adapters
}

/// The format of the rule library that ships with the program, as it says itself.
fn library() -> Option<i64> {
    let rules = Files::embedded().rules().ok()?;
    let Kind::Struct(fields) = parse(&rules.text).0.kind else { return None };
    match fields.iter().find(|f| f.name == "format")?.value.kind {
        Kind::Number(n) => n.parse().ok(),
        _ => None,
    }
}
