//! What the program is, for `khasan --version --verbose`.

use std::ops::RangeInclusive;

/// What the program is and what it was built with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct About {
    /// Its version.
    pub version: &'static str,
    /// Version of the rules.
    pub rules: u32,
    /// Formats of saves that it reads; it writes the last.
    pub saves: RangeInclusive<u32>,
    /// Format of scenarios, parts and surveys.
    pub scenarios: i64,
    /// Format of the rule library that ships with it.
    pub library: Option<i64>,
    /// Build profile.
    pub profile: &'static str,
    /// For what machine it was built.
    pub target: &'static str,
    /// The window was built in.
    pub window: bool,
    /// Sound was built in.
    pub sound: bool,
    /// The compiler's version.
    pub compiler: &'static str,
    /// The engine's version.
    pub engine: &'static str,
}

/// Name and version.
#[must_use]
pub fn version(version: &str) -> String {
    format!("khasan {version}\n")
}

/// The same with all parts, a line each.
#[must_use]
pub fn verbose(a: &About) -> String {
    let library = a.library.map_or_else(|| "unknown".to_owned(), |n| n.to_string());
    let sound = if a.sound { "with sound" } else { "without sound" };
    let window = match a.window {
        true => format!("built in, {sound}, Bevy {}", a.engine),
        false => "not built in".to_owned(),
    };
    let lines = [
        ("rules", format!("version {}", a.rules)),
        (
            "saves",
            format!("format {}, reads {} to {}", a.saves.end(), a.saves.start(), a.saves.end()),
        ),
        ("scenarios", format!("format {}, rule library format {library}", a.scenarios)),
        ("build", format!("{} for {}", a.profile, a.target)),
        ("compiler", a.compiler.to_owned()),
        ("window", window),
    ];
    let lines = lines.iter().map(|(name, what)| format!("{name:10} {what}\n"));
    std::iter::once(version(a.version)).chain(lines).collect()
}

/// A graphics adapter.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AdapterWords {
    /// Its name.
    pub name: String,
    /// What it is spoken to through: Vulkan, Metal.
    pub backend: String,
    /// Its driver, and the driver's version.
    pub driver: String,
    /// It draws with the processor.
    pub software: bool,
}

/// A graphics adapter on one line.
#[must_use]
pub fn adapter(a: &AdapterWords) -> String {
    let driver = if a.driver.is_empty() { String::new() } else { format!(", {}", a.driver) };
    let slow = if a.software { ", draws with the processor" } else { "" };
    format!("{} ({}{driver}{slow})", a.name, a.backend)
}

/// The graphics adapters, a line each.
#[must_use]
pub fn adapters(all: &[AdapterWords]) -> String {
    match all {
        [] => graphics("none found"),
        all => all.iter().map(|a| graphics(&adapter(a))).collect(),
    }
}

/// The graphics adapters were asked for, and no answer came.
#[must_use]
pub fn adapters_silent() -> String {
    graphics("the driver does not answer")
}

fn graphics(what: &str) -> String {
    format!("graphics   {what}\n")
}
