//! `khasan check`.

use super::out::{complain, say};
use super::{CheckArgs, CheckFormat, FAILED, Failure, OK, WRONG};
use crate::scenario::{Diagnostic, Files, check};
use crate::text::{findings, simulation};
use std::path::Path;

/// Most files taken from one folder.
const MAX_FILES: usize = 1000;

/// Checks what is named; the exit code tells the result.
pub(super) fn run(files: &Files, a: &CheckArgs) -> u8 {
    let mut names = Vec::new();
    for path in &a.paths {
        match expand(path) {
            Ok(more) => names.extend(more),
            Err(why) => {
                complain(&why.to_string());
                return FAILED;
            }
        }
    }
    let found: Vec<(String, Vec<Diagnostic>)> =
        names.into_iter().map(|n| (n.clone(), check(files, &n))).collect();
    let all = || found.iter().flat_map(|(_, d)| findings::tell(d));
    match a.format {
        CheckFormat::Json => say(&format!("{}\n", findings::render_json(all()))),
        CheckFormat::Text => {
            say(&findings::render(all()));
            for (name, _) in found.iter().filter(|(_, d)| d.is_empty()) {
                say(&(simulation::clean(name) + "\n"));
            }
        }
    }
    let wrong = found.iter().flat_map(|(_, d)| d).any(Diagnostic::is_error);
    if found.iter().any(|(name, _)| absent(files, name)) {
        FAILED
    } else if wrong {
        WRONG
    } else {
        OK
    }
}

/// Neither a file nor the name of a scenario: that is no finding but bad usage.
fn absent(files: &Files, name: &str) -> bool {
    let stem = name.strip_suffix(".ron").unwrap_or(name);
    !Path::new(name).exists() && !files.names().iter().any(|n| n == stem)
}

/// A folder stands for the scenarios in it; anything else for itself.
pub(super) fn expand(path: &str) -> Result<Vec<String>, Failure> {
    if !Path::new(path).is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).map_err(|e| Failure::File(path.into(), e.to_string()))?;
    let mut names: Vec<String> = entries
        .flatten()
        .take(MAX_FILES)
        .map(|e| e.path().to_string_lossy().into_owned())
        .filter(|p| p.ends_with(".ron") && Path::new(p).is_file())
        .collect();
    names.sort();
    if names.is_empty() { Err(Failure::NoScenarios(path.into())) } else { Ok(names) }
}
