//! `khasan arena` as its users run it.

use super::folder;
use std::path::Path;
use std::process::{Command, Output};

/// Runs the arena in an empty home.
fn khasan(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_khasan"))
        .arg("arena")
        .args(arguments)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .current_dir(home)
        .output()
        .expect("it runs")
}

fn out(o: &Output) -> String {
    String::from_utf8_lossy(&o.stdout).into_owned()
}

fn err(o: &Output) -> String {
    String::from_utf8_lossy(&o.stderr).into_owned()
}

#[test]
fn what_is_wrong_is_said() {
    let home = tempfile::tempdir().expect("a folder");
    let map = folder("tune").join("night.ron").display().to_string();
    let empty = home.path().join("empty");
    std::fs::create_dir(&empty).expect("made");
    let two = ["--player", "ai", "--player", "ai:recruit"];
    for (arguments, says) in [
        (vec![&*map, "--player", "ai"], "takes two players"),
        (vec![&*map, "--player", "ai", "--player", "ia"], "`ia` is no player"),
        (vec![&*map, "--player", "ai", "--player", "human"], "window"),
        (vec![&*map, "--player", "ai", "--player", "bot:/no/such"], "cannot be started"),
        ([&[&*map, &*map][..], &two].concat(), "Two battles of this arena are called `night`"),
        ([&[empty.to_str().expect("a path")][..], &two].concat(), "no scenario in this folder"),
        ([&["no-such-battle"][..], &two].concat(), "no-such-battle"),
        ([&[&*map, "--out", "/no/such/games.csv"][..], &two].concat(), "/no/such/games.csv"),
        ([&two[..]].concat(), "required"),
    ] {
        let o = khasan(home.path(), &arguments);
        assert_eq!(o.status.code(), Some(2), "{arguments:?}: {}", err(&o));
        assert!(err(&o).contains(says), "{arguments:?}: {}", err(&o));
        assert!(out(&o).is_empty(), "{}", out(&o));
    }
}

#[cfg(unix)]
#[test]
fn programs_play_and_those_that_fail_lose() {
    let home = tempfile::tempdir().expect("a folder");
    let map = folder("tune").join("night.ron").display().to_string();
    let ends = "bot-shell:read -r greeting; while read -r question; do echo '\"EndTurn\"'; done";
    let fails = "bot-shell:read -r greeting; exit 3";
    let arguments =
        [&*map, "--player", ends, "--player", fails, "--pairs", "1", "--out", "games.csv"];
    let o = khasan(home.path(), &arguments);
    assert_eq!(o.status.code(), Some(1), "{}", err(&o));
    assert!(err(&o).contains("2 of 2 games failed"), "{}", err(&o));
    assert!(err(&o).contains("exit code 3"), "{}", err(&o));
    let table = out(&o);
    let first = table.lines().nth(1).expect("a player");
    assert!(first.starts_with(ends) && first.contains("100 %"), "{table}");
    // The same again from the file, and as JSON.
    let again = khasan(home.path(), &arguments);
    assert!(err(&again).starts_with("2 of 2 games are in the file"), "{}", err(&again));
    assert_eq!(out(&again), table);
    let json = khasan(home.path(), &[&arguments[..], &["--format", "json"]].concat());
    let json: serde_json::Value = serde_json::from_str(&out(&json)).expect("JSON");
    assert_eq!(json["players"][0]["shares"]["count"]["won"], 1);
    assert_eq!(json["failed"], 2);
}
