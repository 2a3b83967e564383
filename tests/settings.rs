//! The file of settings: what is read from it whatever stands there, and what is never lost.

use khasan::ai::Level;
use khasan::play::{MAX_SETTINGS_BYTES, PlaybackPace, Settings, SettingsFile, Who, WindowSize};
use khasan::rules::{BySide, Side};
use std::path::{Path, PathBuf};

/// A file of settings in a folder of its own.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn empty() -> Desk {
        Desk { folder: tempfile::tempdir().expect("a folder") }
    }

    fn with(text: impl AsRef<[u8]>) -> Desk {
        let desk = Desk::empty();
        std::fs::write(desk.path(), text).expect("written");
        desk
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("settings.ron")
    }

    /// What is read, and what is said of it.
    fn open(&self) -> (SettingsFile, String) {
        let (file, report) = SettingsFile::open(self.path());
        let said = report.in_full().unwrap_or_default();
        assert_eq!(report.notice().is_none(), said.is_empty());
        (file, said)
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.path()).expect("there")
    }

    fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).expect("a folder").flatten();
        let mut names: Vec<String> =
            entries.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn other() -> Settings {
    Settings {
        zoom: Some(1.25),
        seats: BySide { soviet: Who::Ai(Level::Recruit), japan: Who::Human },
        pace: PlaybackPace::AtOnce,
        overview: true,
        window: WindowSize { width: 1600, height: 900 },
        maximised: true,
    }
}

#[test]
fn what_is_written_comes_back() {
    let desk = Desk::empty();
    let (mut file, said) = desk.open();
    assert_eq!((file.settings(), said.as_str()), (&Settings::default(), ""));
    // Nothing changed: there is nothing to write.
    assert_eq!(file.keep(&Settings::default()), Ok(None));
    assert!(desk.files().is_empty());
    assert_eq!(file.keep(&other()), Ok(None));
    let (again, said) = desk.open();
    assert_eq!((again.settings(), said.as_str()), (&other(), ""));
    assert_eq!(desk.files(), ["settings.ron"]);
    // Each setting explains itself where it stands.
    assert!(desk.text().contains("    // How fast events are shown, one of Single, Double"));
    assert!(desk.text().contains("    speed: AtOnce,\n"), "{}", desk.text());
}

#[test]
fn marks_of_other_editors_are_read() {
    let text = "\u{FEFF}(\r\n  speed: Fourfold, // fast\r\n  zoom: 2,\r\n)\r\n";
    let (file, said) = Desk::with(text).open();
    assert_eq!(said, "");
    assert_eq!((file.settings().pace, file.settings().zoom), (PlaybackPace::Fourfold, Some(2.0)));
    let (file, said) = Desk::with("()").open();
    assert_eq!((file.settings(), said.as_str()), (&Settings::default(), ""));
}

#[test]
fn an_unknown_setting_is_named_and_stays() {
    let desk = Desk::with("(\n    sped: Single,\n    colours: [\"red\", (1, 2)], // mine\n)\n");
    let (mut file, said) = desk.open();
    assert!(said.contains("line 2: there is no setting `sped`; did you mean `speed`?"), "{said}");
    assert!(said.contains("line 3: there is no setting `colours` (it stays"), "{said}");
    assert_eq!(file.settings(), &Settings::default());
    assert_eq!(file.keep(&other()), Ok(None));
    let text = desk.text();
    assert!(text.contains("    sped: Single,\n    colours: [\"red\", (1, 2)],\n"), "{text}");
    // And again.
    let (mut file, _) = desk.open();
    assert_eq!(file.settings(), &other());
    file.keep(&Settings::default()).expect("written");
    assert!(desk.text().contains("    sped: Single,\n    colours: [\"red\", (1, 2)],\n"));
    assert_eq!(desk.files(), ["settings.ron"]);
}

#[test]
fn a_broken_value_costs_itself_alone() {
    for (value, says) in [
        ("zoom: 0.1", "a number from 0.75 to 3"),
        ("zoom: \"big\"", "`zoom` is not to be `\"big\"`"),
        ("zoom: 1e99", "a number from 0.75 to 3"),
        (
            "soviet: \"wizard\"",
            "one of \"human\", \"ai:recruit\", \"ai\", \"ai:commander\", \"ai:historical\"",
        ),
        ("soviet: human", "one of \"human\""),
        ("overview: 1", "true or false"),
        ("window: (10, 10)", "the width from 320 to 8192"),
        ("window: 1280", "such as (1280, 720)"),
        ("maximised: Yes", "true or false"),
        ("window: (1, 2", "bracket is never closed"),
        ("japan: \"ai\", japan: \"human\"", "line 3: `japan` stands here again"),
    ] {
        let text = format!("(\n    speed: Single,\n    {value},\n)\n");
        let desk = Desk::with(&text);
        let (mut file, said) = desk.open();
        assert!(said.contains("line 3") && said.contains(says), "{value}: {said}");
        assert_eq!(
            file.settings(),
            &Settings { pace: PlaybackPace::Single, ..Settings::default() }
        );
        // The file as it was stays until the settings change, and is then kept aside.
        assert_eq!(desk.text(), text);
        let aside = file.keep(&other()).expect("written").expect("kept aside");
        assert_eq!(std::fs::read_to_string(&aside).expect("there"), text);
        assert_eq!(desk.files(), ["settings-1.ron.bad", "settings.ron"], "{value}");
        assert_eq!(desk.open().0.settings(), &other());
    }
    let (file, said) = Desk::with("(speed: Fast, zoom: 2.0)").open();
    assert!(said.contains("taken as Double"), "{said}");
    assert_eq!(file.settings().zoom, Some(2.0));
}

#[test]
fn what_is_no_settings_is_kept_aside() {
    let large = vec![b' '; MAX_SETTINGS_BYTES as usize + 1];
    for (text, says) in [
        (&b"zoom = 2\nspeed = fast\n"[..], "line 1"),
        (b"", "line 1"),
        (b"[1, 2]", "there are no settings in it"),
        (b"\xff\xfe(\0", "no text in UTF-8"),
        (&large, "more than 64 KiB"),
    ] {
        let desk = Desk::with(text);
        let (mut file, said) = desk.open();
        assert!(said.contains(says), "{said}");
        assert_eq!(file.settings(), &Settings::default());
        let aside = file.keep(&other()).expect("written").expect("kept aside");
        assert_eq!(std::fs::read(aside).expect("there"), text);
        // The next one has the next number.
        std::fs::write(desk.path(), text).expect("written");
        let aside = desk.open().0.keep(&other()).expect("written").expect("kept aside");
        assert!(aside.ends_with("settings-2.ron.bad"), "{}", aside.display());
    }
}

#[test]
fn no_file_starts_a_program() {
    for words in ["bot:touch harm", "bot-shell:touch harm", "bot:", "bot:\\\"open"] {
        let (file, said) = Desk::with(format!("(\n    soviet: \"{words}\",\n)")).open();
        assert!(said.contains("line 2: `soviet` names a program"), "{said}");
        assert_eq!(file.settings().seats.soviet, Who::Human);
    }
    let desk = Desk::empty();
    let (mut file, _) = desk.open();
    let mut now = other();
    now.seats[Side::Soviet] = "bot:touch harm".parse().expect("a program");
    file.keep(&now).expect("written");
    assert!(!desk.text().contains("harm"), "{}", desk.text());
    assert_eq!(desk.open().0.settings().seats, BySide { soviet: Who::Human, japan: Who::Human });
}

#[test]
fn what_others_write_meanwhile_stays() {
    let desk = Desk::with("(speed: Single)");
    let (mut one, _) = desk.open();
    let (mut two, _) = desk.open();
    let faster = Settings { pace: PlaybackPace::AtOnce, ..one.settings().clone() };
    one.keep(&faster).expect("written");
    let larger = Settings { zoom: Some(2.0), ..two.settings().clone() };
    two.keep(&larger).expect("written");
    let both = Settings { zoom: Some(2.0), ..faster };
    assert_eq!(desk.open().0.settings(), &both);
    // What was taken away or spoilt meanwhile is written anew, with all that is known.
    one.keep(&other()).expect("written");
    for (spoilt, zoom) in [(None, 1.5), (Some("(zoom: ,"), 1.75), (Some("\0"), 2.5)] {
        match spoilt {
            Some(text) => std::fs::write(desk.path(), text).expect("written"),
            None => std::fs::remove_file(desk.path()).expect("removed"),
        }
        let now = Settings { zoom: Some(zoom), ..other() };
        assert_eq!(one.keep(&now).expect("written").is_some(), spoilt.is_some());
        assert_eq!(desk.open().0.settings(), &now);
    }
}

#[test]
fn what_cannot_be_read_is_left_alone() {
    let desk = Desk::empty();
    std::fs::create_dir(desk.path()).expect("made");
    let (mut file, said) = desk.open();
    assert!(said.contains("this is no file"), "{said}");
    assert!(file.keep(&other()).expect_err("not over a folder").to_string().contains("no file"));
    assert!(desk.path().is_dir());
    // A file where the folder should be.
    let desk = Desk::with("()");
    let (mut file, said) = SettingsFile::open(desk.path().join("settings.ron"));
    assert!(said.in_full().is_some());
    assert!(file.keep(&other()).is_err());
    assert_eq!(desk.text(), "()");
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_no_failure() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let allow = |folder: &Path, mode| {
        std::fs::set_permissions(folder, std::fs::Permissions::from_mode(mode)).expect("set");
    };
    let desk = Desk::with("(speed: Oops)");
    allow(desk.folder.path(), 0o500);
    // Root may write everywhere.
    if std::fs::write(desk.folder.path().join("probe"), "").is_err() {
        let (mut file, _) = desk.open();
        let why = file.keep(&other()).expect_err("it may not be written").to_string();
        assert!(why.contains("settings.ron") && why.contains("cannot be kept"), "{why}");
        assert_eq!(desk.text(), "(speed: Oops)");
    }
    allow(desk.folder.path(), 0o700);
    // A link stays one.
    let desk = Desk::empty();
    let real = desk.folder.path().join("real.ron");
    std::fs::write(&real, "()").expect("written");
    symlink(&real, desk.path()).expect("linked");
    desk.open().0.keep(&other()).expect("written");
    assert!(desk.path().symlink_metadata().expect("there").is_symlink());
    assert_eq!(desk.open().0.settings(), &other());
}
