//! Where texts come from: a path on disk, the data folder of `--data`, the user's mods,
//! a bundle in memory (a save holds the texts it was played with), what is embedded.

use crate::scenario::diag::finding::{FileFault, FileFinding, Suggestions};
use crate::scenario::diag::{Diagnostic, Source, Span};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

/// Largest file accepted, bytes.
pub const MAX_BYTES: u64 = 4 << 20;
/// Most files looked at when a folder is listed.
const MAX_LISTED: usize = 1000;

/// Logical name of the rule library.
pub const RULES: &str = "assets/rules.ron";

macro_rules! embed {
    ($($name:literal),* $(,)?) => {
        /// What ships inside the program, by logical name. Named one by one, so that
        /// cargo builds again when one changes; a test holds the list against the folders.
        const EMBEDDED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $name)))),*];
    };
}

embed![
    "assets/rules.ron",
    "scenarios/example-marsh-crossing.ron",
    "scenarios/khasan-29-july.ron",
    "scenarios/khasan-6-august-north.ron",
    "scenarios/khasan-6-august-south.ron",
    "scenarios/khasan-6-august.ron",
    "scenarios/maps/khasan.ron",
    "scenarios/parts/6-august.ron",
];

/// A text that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Logical name, such as `scenarios/khasan-29-july.ron`.
    pub name: String,
    /// Name for people: a path where it came from a disk.
    pub shown: String,
    /// The text.
    pub text: String,
    /// The folder it lay in, if it was opened by path.
    pub folder: Option<PathBuf>,
}

impl Found {
    /// For diagnostics.
    #[must_use]
    pub fn source(&self) -> Source {
        Source::new(self.shown.clone(), self.text.clone())
    }
}

/// The places to look, first to last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Files {
    bundle: Option<Vec<(String, String)>>,
    folders: Vec<PathBuf>,
}

impl Files {
    /// Only what is embedded.
    #[must_use]
    pub fn embedded() -> Files {
        Files::default()
    }

    /// A data folder (`--data`), then the user's mods, then what is embedded. Both
    /// folders are laid out as the game's own: `assets/rules.ron`, `scenarios/NAME.ron`,
    /// `scenarios/maps/NAME.ron`, `scenarios/parts/NAME.ron`; scenarios may also lie at their top.
    #[must_use]
    pub fn new(data: Option<&Path>, mods: Option<&Path>) -> Files {
        let folders = [data, mods].into_iter().flatten().map(Path::to_path_buf).collect();
        Files { bundle: None, folders }
    }

    /// Only these texts, by logical name: what [`crate::scenario::Loaded`] lists as its sources.
    #[must_use]
    pub fn bundle(texts: Vec<(String, String)>) -> Files {
        Files { bundle: Some(texts), folders: Vec::new() }
    }

    /// The rule library.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn rules(&self) -> Result<Found, Box<Diagnostic>> {
        self.logical(RULES)?.ok_or_else(|| absent(RULES))
    }

    /// A scenario by path or by name.
    ///
    /// # Errors
    /// If there is none of that name or it cannot be read.
    pub fn scenario(&self, name: &str) -> Result<Found, Box<Diagnostic>> {
        let stem = name.strip_suffix(".ron").unwrap_or(name);
        if let Some(texts) = &self.bundle {
            // By its key, whatever its file was called: nothing is looked for on a disk.
            let is_it = |n: &str| n.trim_end_matches(".ron") == stem;
            let found = texts.iter().find(|t| t.0.strip_prefix("scenarios/").is_some_and(is_it));
            if let Some((name, text)) = found {
                return Ok(in_memory(name, text));
            }
        } else {
            let path = Path::new(name);
            if name.ends_with(".ron") && path.exists() {
                let text = read(path, name)?;
                let file = path.file_name().map_or_else(|| name.into(), |n| n.to_string_lossy());
                let folder = Some(path.parent().unwrap_or(Path::new("")).to_path_buf());
                let logical = format!("scenarios/{file}");
                return Ok(Found { name: logical, shown: name.to_owned(), text, folder });
            }
        }
        check_relative(stem, name)?;
        let logical = format!("scenarios/{stem}.ron");
        if let Some(found) = self.logical(&logical)? {
            return Ok(found);
        }
        let known = self.names();
        let suggestions = Suggestions::new(stem, known.iter().map(String::as_str));
        let finding = FileFinding::NoScenario { name: name.to_owned(), suggestions };
        Err(Box::new(Diagnostic::of_file(name, finding)))
    }

    /// A file that a scenario names, such as its survey: beside the scenario, then in
    /// the `scenarios` folders.
    ///
    /// # Errors
    /// If it leads out of the folders, by its name or by links, is absent, or cannot be read.
    pub fn beside(&self, scenario: &Found, name: &str) -> Result<Found, Box<Diagnostic>> {
        check_relative(name, name)?;
        let logical = format!("scenarios/{name}");
        if let Some(folder) = &scenario.folder {
            let path = folder.join(name);
            if path.exists() {
                let shown = path.display().to_string();
                self.check_inside(&path, Some(folder), &shown)?;
                let text = read(&path, &shown)?;
                return Ok(Found { name: logical, shown, text, folder: None });
            }
        }
        self.logical(&logical)?.ok_or_else(|| absent(name))
    }

    /// Names of all scenarios, sorted.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let stem = |n: &str| -> Option<String> {
            let n = n.strip_prefix("scenarios/").unwrap_or(n).strip_suffix(".ron")?;
            (!n.contains('/')).then(|| n.to_owned())
        };
        let mut out: Vec<String> = Vec::new();
        match &self.bundle {
            Some(texts) => {
                out.extend(
                    texts
                        .iter()
                        .filter(|t| t.0.starts_with("scenarios/"))
                        .filter_map(|t| stem(&t.0)),
                );
            }
            None => {
                out.extend(
                    EMBEDDED
                        .iter()
                        .filter(|t| t.0.starts_with("scenarios/"))
                        .filter_map(|t| stem(t.0)),
                );
                for folder in &self.folders {
                    for dir in [folder.join("scenarios"), folder.clone()] {
                        let Ok(entries) = std::fs::read_dir(dir) else { continue };
                        let files = entries.flatten().take(MAX_LISTED);
                        out.extend(files.filter_map(|e| stem(&e.file_name().to_string_lossy())));
                    }
                }
            }
        }
        out.sort();
        out.dedup();
        out
    }

    fn logical(&self, name: &str) -> Result<Option<Found>, Box<Diagnostic>> {
        if let Some(texts) = &self.bundle {
            return Ok(texts.iter().find(|t| t.0 == name).map(|t| in_memory(name, &t.1)));
        }
        for folder in &self.folders {
            let top = name.strip_prefix("scenarios/").map(|n| folder.join(n));
            for path in std::iter::once(folder.join(name)).chain(top) {
                if path.exists() {
                    let shown = path.display().to_string();
                    self.check_inside(&path, None, &shown)?;
                    let text = read(&path, &shown)?;
                    return Ok(Some(Found { name: name.to_owned(), shown, text, folder: None }));
                }
            }
        }
        Ok(EMBEDDED.iter().find(|t| t.0 == name).map(|t| in_memory(name, t.1)))
    }

    /// A file must lie, all links followed, in the folder of the scenario or in one we look in:
    /// nobody's scenario reads the rest of the disk.
    fn check_inside(
        &self,
        path: &Path,
        beside: Option<&Path>,
        shown: &str,
    ) -> Result<(), Box<Diagnostic>> {
        let system = |e: std::io::Error| fail(shown, FileFault::System(e.to_string()));
        let real = path.canonicalize().map_err(system)?;
        let here = |folder: &Path| {
            let named = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            named.canonicalize().is_ok_and(|f| real.starts_with(f))
        };
        let inside = beside.is_some_and(here) || self.folders.iter().any(|f| here(f));
        if inside { Ok(()) } else { Err(fail(shown, FileFault::LeadsOut)) }
    }
}

/// A text that lies on no disk.
fn in_memory(name: &str, text: &str) -> Found {
    Found { name: name.to_owned(), shown: name.to_owned(), text: text.to_owned(), folder: None }
}

fn absent(name: &str) -> Box<Diagnostic> {
    fail(name, FileFault::Absent)
}

fn fail(shown: &str, fault: FileFault) -> Box<Diagnostic> {
    Box::new(Diagnostic::of_file(shown, FileFinding::Fault(fault)))
}

/// A name inside a file or from the user must stay below the folders we look in.
fn check_relative(name: &str, shown: &str) -> Result<(), Box<Diagnostic>> {
    let bad = name.is_empty()
        || name.len() > 200
        || name.contains(['\\', ':', '\0'])
        || name.starts_with('/')
        || name.split('/').any(|p| p.is_empty() || p == "." || p == "..");
    if bad {
        let finding = FileFinding::BadPath { path: shown.to_owned() };
        return Err(Box::new(Diagnostic::of_file(shown, finding)));
    }
    Ok(())
}

/// Reads a file that is regular, not too large and UTF-8.
///
/// # Errors
/// A diagnostic that says which of these it is not.
pub fn read(path: &Path, shown: &str) -> Result<String, Box<Diagnostic>> {
    let io = |e: std::io::Error| fail(shown, FileFault::System(e.to_string()));
    let meta = std::fs::metadata(path).map_err(io)?;
    if !meta.is_file() {
        return Err(fail(shown, FileFault::NotAFile));
    }
    let too_large = || fail(shown, FileFault::TooLarge { most: MAX_BYTES });
    if meta.len() > MAX_BYTES {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // The length may lie (it grows, or it is a device): never take more than the cap.
    File::open(path).map_err(io)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(io)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(too_large());
    }
    decode(bytes, shown)
}

/// Bytes as text.
///
/// # Errors
/// A diagnostic at the first byte that is not UTF-8.
pub fn decode(bytes: Vec<u8>, shown: &str) -> Result<String, Box<Diagnostic>> {
    String::from_utf8(bytes).map_err(|e| {
        let at = e.utf8_error().valid_up_to();
        let bytes = e.into_bytes();
        let end = bytes[at..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |n| at + n);
        let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let source = Source::new(shown, text);
        let place = source.place(Span::new(at, at + 3));
        let byte = bytes.get(at).copied().unwrap_or(0);
        Box::new(Diagnostic::new(place, FileFinding::NotUtf8 { byte }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_is_embedded() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut on_disk = vec![RULES.to_owned()];
        for dir in ["scenarios", "scenarios/maps", "scenarios/parts"] {
            for entry in std::fs::read_dir(root.join(dir)).into_iter().flatten().flatten() {
                let name = entry.file_name().to_string_lossy().into_owned();
                if name.ends_with(".ron") {
                    on_disk.push(format!("{dir}/{name}"));
                }
            }
        }
        on_disk.sort();
        let mut embedded: Vec<_> = EMBEDDED.iter().map(|e| e.0.to_owned()).collect();
        embedded.sort();
        assert_eq!(on_disk, embedded);
    }

    #[test]
    fn paths_cannot_lead_out() {
        for bad in ["../secret", "/etc/passwd", "a/../../b", "", "C:x", "a\\b", "a//b", "./a"] {
            assert_eq!(check_relative(bad, bad).unwrap_err().code(), "KH0106", "{bad}");
        }
        assert!(check_relative("maps/khasan.ron", "x").is_ok());
    }

    #[test]
    fn bad_encodings_are_pointed_at() {
        let d = decode(b"(\n title: \"\xff\xfe\")".to_vec(), "x.ron").unwrap_err();
        assert_eq!((d.code(), d.place.line, d.place.column), ("KH0103", 2, 10));
    }

    #[test]
    fn devices_and_folders_are_no_files() {
        assert!(read(Path::new("/"), "/").is_err());
        assert!(read(Path::new("/dev/zero"), "z").is_err());
    }
}
