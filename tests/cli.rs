//! The command line, run as its users run it.

#[cfg(unix)]
#[path = "cli/bots.rs"]
mod bots;
#[cfg(unix)]
#[path = "cli/mutated.rs"]
mod mutated;
#[cfg(unix)]
#[path = "noise/mod.rs"]
mod noise;
#[cfg(unix)]
#[path = "cli/protocol.rs"]
mod protocol;
#[path = "cli/waits.rs"]
mod waits;

use khasan::play::open_scenario;
use khasan::record::write_file;
use khasan::rules::{Hex, Order, Side, UnitId};
use khasan::scenario::Files;
use std::path::Path;
use std::process::{Command, Output};

const EXAMPLE: &str = "example-marsh-crossing";

/// Runs the program in an empty home, without a display.
fn khasan_in(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_khasan"))
        .args(arguments)
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_STATE_HOME", home.join("state"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .current_dir(home)
        .output()
        .expect("it runs")
}

fn khasan(arguments: &[&str]) -> Output {
    let home = tempfile::tempdir().expect("a folder");
    khasan_in(home.path(), arguments)
}

fn out(o: &Output) -> String {
    String::from_utf8_lossy(&o.stdout).into_owned()
}

fn err(o: &Output) -> String {
    String::from_utf8_lossy(&o.stderr).into_owned()
}

fn code(o: &Output) -> i32 {
    o.status.code().expect("it ended by itself")
}

#[test]
fn help_and_version_are_no_failures() {
    for arguments in [&["--help"][..], &["--version"], &["simulate", "--help"], &["help", "play"]] {
        let o = khasan(arguments);
        assert_eq!(code(&o), 0, "{arguments:?}");
        assert!(!out(&o).is_empty());
    }
    // The folders are told where the example scenario sends its readers.
    let help = out(&khasan(&["check", "--help"]));
    assert!(help.contains("mods") && help.contains("saves"), "{help}");
}

#[test]
fn the_version_is_one_line_and_verbose_tells_of_all_parts() {
    let version = env!("CARGO_PKG_VERSION");
    for short in ["--version", "-V"] {
        assert_eq!(out(&khasan(&[short])), format!("khasan {version}\n"));
    }
    let o = khasan(&["--version", "--verbose"]);
    let told = out(&o);
    assert_eq!(code(&o), 0, "{}", err(&o));
    assert!(told.starts_with(&format!("khasan {version}\n")), "{told}");
    let line =
        |name: &str| told.lines().find(|l| l.starts_with(name)).unwrap_or_else(|| panic!("{told}"));
    let rules = format!("version {}", khasan::record::RULES_VERSION);
    assert!(line("rules ").ends_with(&rules), "{told}");
    assert!(line("saves ").contains(&format!("format {}", khasan::record::FORMAT)), "{told}");
    assert!(line("scenarios ").ends_with("format 1, rule library format 4"), "{told}");
    assert!(line("build ").contains(std::env::consts::ARCH), "{told}");
    assert!(line("compiler ").contains("rustc 1."), "{told}");
    // Whether there is an adapter or not, something is said of it where there is a window.
    assert_eq!(told.contains("\ngraphics "), cfg!(feature = "gui"), "{told}");
    assert_eq!(line("window ").contains("Bevy 0."), cfg!(feature = "gui"), "{told}");
    assert_eq!(code(&khasan(&["--verbose"])), 2);
}

#[test]
fn where_tells_of_each_folder_and_file() {
    let home = tempfile::tempdir().expect("a folder");
    let told = out(&khasan_in(home.path(), &["where"]));
    let line = |told: &str, name: &str| {
        let found = told.lines().find(|l| l.starts_with(name)).map(str::to_owned);
        found.unwrap_or_else(|| panic!("{name}: {told}"))
    };
    for (name, ending) in [
        ("Your scenarios", "mods"),
        ("Your saves", "saves"),
        ("Settings", "settings.ron"),
        ("Log", "khasan.log"),
    ] {
        let line = line(&told, name);
        assert!(line.contains(&format!("{ending} (not there yet)")), "{line}");
        assert!(line.contains(&home.path().display().to_string()), "{line}");
    }
    assert!(!told.contains("--data"), "{told}");
    // Nothing is made by asking.
    assert_eq!(std::fs::read_dir(home.path()).expect("a folder").count(), 0);
    // What is there, and what is in its way.
    let path = |name: &str| {
        let line = line(&told, name);
        let from = line.find(&home.path().display().to_string()).expect("its path");
        Path::new(line[from..].rsplit_once(" (").expect("in brackets").0).to_owned()
    };
    std::fs::create_dir_all(path("Your scenarios")).expect("made");
    std::fs::create_dir_all(path("Settings")).expect("made");
    let told = out(&khasan_in(home.path(), &["where", "--data", "."]));
    assert!(line(&told, "Your scenarios").ends_with("(there)"), "{told}");
    assert!(line(&told, "Settings").ends_with("(something else is there)"), "{told}");
    assert!(line(&told, "Scenarios of --data").ends_with("(there)"), "{told}");
    if cfg!(target_os = "linux") {
        assert!(told.contains("XDG_CONFIG_HOME"), "{told}");
    }
}

#[test]
fn bad_usage_is_2_with_a_hint() {
    for (arguments, says) in [
        (&["fly"][..], "unrecognized subcommand"),
        (&["check"], "required"),
        (&["check", EXAMPLE, "--format", "xml"], "possible values: text, json"),
        (&["simulate", EXAMPLE, "--games", "0"], "0 is not in"),
        (&["simulate", EXAMPLE, "--soviet", "wizard"], "use human, ai, ai:recruit"),
        (&["simulate", EXAMPLE, "--japan", "human"], "A person needs the window"),
        (&["simulate", "nowhere"], "no scenario `nowhere`"),
        (&["replay", "nowhere.ron"], "nowhere.ron"),
        (&["play", "nowhere"], "no scenario `nowhere`"),
        (&["screenshot", EXAMPLE, "--out", "x.png", "--size", "9x9"], "64 to 8192"),
        (&["screenshot", EXAMPLE, "--out", "x.png", "--turn", "99"], "This battle has"),
    ] {
        let o = khasan(arguments);
        assert_eq!(code(&o), 2, "{arguments:?}: {}", err(&o));
        assert!(err(&o).contains(says), "{arguments:?}: {}", err(&o));
        assert!(!err(&o).contains("panicked"), "{arguments:?}: {}", err(&o));
    }
}

#[test]
fn without_a_display_the_window_says_so_in_one_sentence() {
    for arguments in [&[][..], &["play", EXAMPLE], &["play", EXAMPLE, "--soviet", "ai"]] {
        let o = khasan(arguments);
        let said = err(&o);
        assert_eq!(code(&o), 2, "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        for command in ["khasan check", "khasan simulate", "khasan replay"] {
            assert!(said.contains(command), "{said}");
        }
    }
}

#[test]
fn check_reports_by_exit_code_text_and_json() {
    let home = tempfile::tempdir().expect("a folder");
    let bad = home.path().join("bad.ron");
    std::fs::write(&bad, "(\n    format: 1,\n    titel: \"x\",\n)\n").expect("written");
    let clean = khasan_in(home.path(), &["check", EXAMPLE]);
    assert_eq!((code(&clean), out(&clean).as_str()), (0, "example-marsh-crossing: clean\n"));
    let text = khasan_in(home.path(), &["check", EXAMPLE, "bad.ron"]);
    assert_eq!(code(&text), 1);
    assert!(out(&text).contains("--> bad.ron:3:5"), "{}", out(&text));
    let json = khasan_in(home.path(), &["check", "bad.ron", "--format", "json"]);
    assert_eq!(code(&json), 1);
    let all: serde_json::Value = serde_json::from_str(&out(&json)).expect("JSON");
    assert!(all.as_array().expect("a list").iter().any(|d| d["line"] == 3 && d["column"] == 5));
    // A folder stands for the scenarios in it; a name that is nothing is bad usage.
    assert_eq!(code(&khasan_in(home.path(), &["check", "."])), 1);
    assert_eq!(code(&khasan_in(home.path(), &["check", "missing.ron"])), 2);
}

#[test]
fn the_scenario_in_the_readme_is_clean_and_can_be_fought() {
    let readme = include_str!("../README.md");
    let scenario = readme.split("```ron\n").nth(1).and_then(|r| r.split("```").next());
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("the-ford.ron"), scenario.expect("there")).expect("written");
    let o = khasan_in(home.path(), &["check", "the-ford.ron"]);
    assert_eq!((code(&o), out(&o).as_str()), (0, "the-ford.ron: clean\n"));
    let a = ["simulate", "the-ford.ron", "--games", "3", "--format", "json"];
    assert_eq!(hashes(&khasan_in(home.path(), &a)).len(), 3);
}

fn hashes(json: &Output) -> Vec<String> {
    assert_eq!(code(json), 0, "{}", err(json));
    let report: serde_json::Value = serde_json::from_str(&out(json)).expect("JSON");
    assert_eq!(report["summary"]["refused"], 0);
    let games = report["games"].as_array().expect("games");
    games.iter().map(|g| format!("{} {} {}", g["seed"], g["swapped"], g["hash"])).collect()
}

#[test]
fn simulate_gives_the_same_games_whatever_the_jobs() {
    let simulate = |jobs: &str| {
        let a = ["simulate", EXAMPLE, "--games", "6", "--seed", "40", "--jobs", jobs];
        hashes(&khasan(&[&a[..], &["--format", "json"]].concat()))
    };
    let one = simulate("1");
    assert_eq!(one.len(), 6);
    assert!(one[0].starts_with("40 false") && one[5].starts_with("45 false"), "{one:?}");
    assert_eq!(one, simulate("2"));
    assert_eq!(one, simulate("7"));
}

#[test]
fn simulate_sets_many_games_beside_the_record() {
    let a = ["simulate", "khasan-29-july", "--games", "2", "--summary"];
    let text = out(&khasan(&a));
    assert!(text.contains("the median is") && !text.contains("seed 1"), "{text}");
    let row = text.lines().find(|l| l.starts_with("Crest taken by Japan")).expect("a row");
    assert!(row.contains("16:40 (±30 min)"), "{row}");
    let csv = out(&khasan(&[&a[..], &["--format", "csv"]].concat()));
    assert!(csv.starts_with("figure,record,tolerance,low,median,high,inside,"), "{csv}");
    let json = out(&khasan(&[&a[..], &["--format", "json"]].concat()));
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert!(report["games"].is_null());
    let history = report["summary"]["history"].as_array().expect("a list");
    assert_eq!(history.len() + 1, csv.lines().count());
    let taken = history.iter().find(|h| h["label"] == "Crest taken by Japan").expect("there");
    assert_eq!((&taken["record"], &taken["tolerance"]), (&60_000.into(), &1800.into()));
    let inside = taken["median"].as_f64().is_some_and(|m| (58_200.0..=61_800.0).contains(&m));
    assert_eq!(taken["inside"], inside);
}

/// Bands and shares of the games beside values with their tolerance, and what is only shown.
#[test]
fn simulate_holds_figures_against_bands_and_shares() {
    let a = ["simulate", "khasan-29-july", "--games", "2"];
    let summary = |format| [&a[..], &["--summary", "--format", format]].concat();
    let text = out(&khasan(&summary("text")));
    // Some of the figures stand above without a record, too, where they are not nothing.
    let (_, record) = text.split_once("\nthe record ").expect("the record");
    let row =
        |label: &str| record.lines().find(|l| l.starts_with(label)).expect("a row").to_owned();
    let held = row("The crest Soviet at seven");
    assert!(held.contains("yes in 70 to 100 %"), "{held}");
    assert!(row("The eleven guards: killed").contains("  4 to 6  "), "{text}");
    assert!(row("Soviet assaults  ").trim_end().ends_with("  -"), "{text}");
    let csv = out(&khasan(&summary("csv")));
    let columns = "inside,happened,games,least,most,least_share,most_share,share_of_games";
    assert!(csv.lines().next().expect("a head").ends_with(columns), "{csv}");
    let json = out(&khasan(&summary("json")));
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let history = report["summary"]["history"].as_array().expect("a list");
    let of = |label: &str| history.iter().find(|h| h["label"] == label).expect("there");
    let held = of("The crest Soviet at seven");
    assert_eq!(held["share"], serde_json::json!([70, 100]));
    let share = held["share_of_games"].as_f64().expect("a share");
    assert!([0.0, 50.0, 100.0].contains(&share), "{held}");
    assert_eq!(held["inside"], share >= 70.0);
    assert_eq!(of("The eleven guards: killed")["band"], serde_json::json!([4, 6]));
    let open = of("Soviet assaults");
    assert!(open["inside"].is_null() && open["record"].is_null(), "{open}");
    // Every game tells to what its men were lost, and all of them.
    let json = out(&khasan(&[&a[..], &["--format", "json"]].concat()));
    let report: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    for game in report["games"].as_array().expect("a list") {
        for side in ["soviet", "japan"] {
            let s = &game[side];
            let number = |v: &serde_json::Value| v.as_u64().expect("a number");
            let by_cause: u64 = s["lost_to"].as_array().expect("a list").iter().map(number).sum();
            assert_eq!(by_cause, number(&s["killed"]) + number(&s["wounded"]), "{s}");
            assert!(number(&s["beaten_off"]) <= number(&s["assaults"]), "{s}");
        }
    }
}

#[test]
fn simulate_swaps_and_prints_text_and_csv() {
    let a = ["simulate", EXAMPLE, "--games", "3", "--soviet", "ai:recruit", "--swap"];
    let games = hashes(&khasan(&[&a[..], &["--format", "json"]].concat()));
    assert_eq!(games.len(), 6);
    assert!(games[0].starts_with("1 false") && games[1].starts_with("1 true"), "{games:?}");
    let text = out(&khasan(&a));
    for part in ["seed 1 (exchanged)", "80 % range", "Japanese wounded", "held at the end: "] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let csv = out(&khasan(&[&a[..], &["--format", "csv"]].concat()));
    let columns: Vec<usize> = csv.lines().map(|l| l.split(',').count()).collect();
    assert_eq!(columns.len(), 7);
    assert!(columns.iter().all(|c| *c == columns[0]), "{csv}");
}

#[test]
fn a_recorded_game_verifies_and_a_changed_one_is_named() {
    let home = tempfile::tempdir().expect("a folder");
    let run = |a: &[&str]| khasan_in(home.path(), a);
    let o = run(&["simulate", EXAMPLE, "--games", "1", "--seed", "5", "--record", "games"]);
    assert_eq!(code(&o), 0, "{}", err(&o));
    let path = home.path().join("games").join(format!("{EXAMPLE}-5.ron"));
    let file = path.to_str().expect("a plain path");
    let good = run(&["replay", file, "--verify"]);
    assert_eq!(code(&good), 0, "{}", err(&good));
    assert!(out(&good).contains("every state as recorded"));

    let told = run(&["replay", file, "--text"]);
    assert_eq!(code(&told), 0);
    for part in ["seed 5", "turn 2 of", "The battle is over"] {
        assert!(out(&told).contains(part), "{part}: {}", out(&told));
    }

    // Without some order in the middle everything after it is another battle.
    let text = std::fs::read_to_string(&path).expect("read");
    let at = text.lines().position(|l| l.contains("order:Move")).expect("a march");
    let lines: Vec<&str> =
        text.lines().enumerate().filter(|(i, _)| *i != at).map(|l| l.1).collect();
    let count: usize = text
        .lines()
        .find_map(|l| l.trim().strip_prefix("at: "))
        .and_then(|n| n.trim_end_matches(',').parse().ok())
        .expect("a count");
    let changed =
        lines.join("\n").replace(&format!("    at: {count},"), &format!("    at: {},", count - 1));
    std::fs::write(&path, changed).expect("written");
    let bad = run(&["replay", file, "--verify"]);
    assert_eq!(code(&bad), 1, "{}", err(&bad));
    assert!(err(&bad).contains("Order "), "{}", err(&bad));
    assert!(err(&bad).contains("recorded hash") || err(&bad).contains("cannot be carried out"));
}

/// Two sections and a squad on a road, one turn.
const PATROL: &str = r#"(
    format: 1,
    title: "A patrol",
    briefing: (soviet: "Go and look.", japan: "Lie still."),
    date: "7 August 1938",
    start: "05:30",
    turns: [(1, 5)],
    weather: [(from: "05:30", visibility: 300, text: "mist")],
    map: (
        hex_metres: 100, ground: Dry, legend: { ".": Open }, rows: [". . . . . ."],
    ),
    forces: (
        soviet: [(name: "Patrol", units: [
            (name: "1st Section", type: "rifle_platoon_su", at: "0101", policy: Hold),
            (name: "2nd Section", type: "rifle_platoon_su", at: "0101", policy: Hold),
        ])],
        japan: [(name: "Picket", units: [
            (name: "1st Squad", type: "squad_lmg_jp", at: "0601", policy: Hold),
        ])],
    ),
    areas: { "road": ["0201"] },
    objectives: [(name: "The road", area: "road", points: (soviet: 4, japan: 4), pays: AtEnd)],
    scoring: (levels: (marginal: 5, clear: 15, decisive: 30)),
)"#;

/// All that happens in it.
const PATROL_EVENTS: &str = include_str!("replay/patrol.tsv");

/// Records a game of that battle: one section goes up the road until it sees somebody.
fn record_patrol(home: &Path) -> String {
    let scenario = home.join("patrol.ron");
    std::fs::write(&scenario, PATROL).expect("written");
    let files = Files::new(None, None);
    let name = scenario.to_str().expect("a plain path");
    let mut game = open_scenario(&files, name, 3).expect("sound").game;
    let section = UnitId { side: Side::Soviet, index: 0 };
    let path = (1..4).map(|column| Hex::from_offset(column, 0)).collect();
    let orders = [Order::Move { unit: section, path }, Order::EndTurn, Order::EndTurn];
    for order in orders {
        game.order(order).expect("allowed");
    }
    let file = home.join("patrol-3.ron");
    write_file(&file, &game).expect("written");
    file.to_str().expect("a plain path").to_owned()
}

#[test]
fn replay_prints_every_event_or_those_of_some_units() {
    let home = tempfile::tempdir().expect("a folder");
    let file = record_patrol(home.path());
    let events = |more: &[&str]| {
        khasan_in(home.path(), &[&["replay", file.as_str(), "--events"], more].concat())
    };
    let all = events(&[]);
    assert_eq!((code(&all), out(&all).as_str()), (0, PATROL_EVENTS), "{}", err(&all));
    let of = |units: &[&str]| -> String {
        let named = |l: &&str| units.iter().any(|u| l.split('\t').nth(6).unwrap().contains(u));
        PATROL_EVENTS.lines().filter(named).map(|l| format!("{l}\n")).collect()
    };
    assert_eq!(out(&events(&["--unit", "1st squad"])), of(&["japan:0"]));
    assert_eq!(out(&events(&["--unit", "soviet:1"])), of(&["soviet:1"]));
    let two = events(&["--unit", "2nd Section", "--unit", "japan:0"]);
    assert_eq!(out(&two), of(&["soviet:1", "japan:0"]));
}

#[test]
fn a_unit_that_is_not_in_the_game_is_named_with_those_that_are() {
    let home = tempfile::tempdir().expect("a folder");
    let file = record_patrol(home.path());
    let replay =
        |more: &[&str]| khasan_in(home.path(), &[&["replay", file.as_str()], more].concat());
    let o = replay(&["--events", "--unit", "1st Secton"]);
    assert_eq!((code(&o), out(&o).as_str()), (2, ""));
    let said = "unknown unit `1st Secton`\n  = help: did you mean `1st Section`?\n  = note: valid \
                values: 1st Section, 2nd Section, 1st Squad, or by number, such as `soviet:0`\n";
    assert_eq!(err(&o), said);
    assert_eq!(code(&replay(&["--events", "--unit", "soviet:2"])), 2);
    assert_eq!(code(&replay(&["--unit", "1st Section"])), 2, "it is a filter of the events");
    assert_eq!(code(&replay(&["--events", "--text"])), 2);
}

#[test]
fn a_closed_pipe_is_no_panic() {
    use std::process::Stdio;
    let mut child = Command::new(env!("CARGO_BIN_EXE_khasan"))
        .args(["simulate", EXAMPLE, "--games", "3"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("started");
    drop(child.stdout.take());
    let o = child.wait_with_output().expect("it ends");
    assert!(!err(&o).contains("panicked"), "{}", err(&o));
}

/// The save of a battle that was played with rules 4.
fn of_rules_4() -> String {
    format!("{}/tests/saves/rules-4.khasan", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn a_recording_of_older_rules_is_told_and_not_played_again() {
    let home = tempfile::tempdir().expect("a folder");
    let file = of_rules_4();
    let replay =
        |more: &[&str]| khasan_in(home.path(), &[&["replay", file.as_str()], more].concat());
    // Without a window it is the same as `--text`.
    for more in [&["--text"][..], &[]] {
        let o = replay(more);
        let told = out(&o);
        assert_eq!(code(&o), 0, "{}", err(&o));
        for part in [
            "This battle was played with version 4 of the rules",
            "not carried out again",
            "It went as far as turn 5 of 8, 17:40, the Soviet side",
            "At the start of turn 5",
            "Soviet losses: ",
            "Orders given since:",
        ] {
            assert!(told.contains(part), "{part}: {told}");
        }
    }
    let o = replay(&["--verify"]);
    assert_eq!((code(&o), out(&o).as_str()), (2, ""));
    for part in ["version 4 of the rules", "cannot be verified", "the orders are those", "turn 5"] {
        assert!(err(&o).contains(part), "{part}: {}", err(&o));
    }
    let o = replay(&["--events"]);
    assert_eq!((code(&o), out(&o).as_str()), (2, ""));
    assert!(err(&o).contains("no events to tell") && err(&o).contains("--text"), "{}", err(&o));
    // Who would go on with it is told what is missing.
    let o = khasan_in(home.path(), &["play", &file]);
    assert!(err(&o).contains("without the order given since: "), "{}", err(&o));
}

#[test]
fn nothing_that_stands_in_a_file_drives_the_terminal() {
    let home = tempfile::tempdir().expect("a folder");
    let evil = "\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}\r";
    let text = PATROL
        .replacen("title: \"", &format!("title: \"{evil}"), 1)
        .replacen("name: \"1st Section", &format!("name: \"{evil}\\n1st Section"), 1)
        .replacen("name: \"The road", &format!("name: \"{evil}The road"), 1);
    std::fs::write(home.path().join("evil.ron"), &text).expect("written");
    let wrong = text.replacen("soviet: [(", &format!("soviett: \"{evil}\", soviet: [("), 1);
    std::fs::write(home.path().join("wrong.ron"), wrong).expect("written");
    std::fs::write(home.path().join(format!("{evil}.ron")), &text).expect("written");
    let named = format!("{evil}.ron");
    let run = |arguments: &[&str]| {
        let o = khasan_in(home.path(), arguments);
        let said = format!("{}{}", out(&o), err(&o));
        let bad: Vec<char> = said
            .chars()
            .filter(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || *c == '\u{202e}')
            .collect();
        assert!(bad.is_empty() && !said.is_empty(), "{arguments:?}: {bad:?}: {said}");
        said
    };
    let of = |format| ["simulate", "evil.ron", "--games", "1", "--record", "r", "--format", format];
    assert!(run(&of("text")).contains("owned"));
    run(&of("json"));
    run(&of("csv"));
    run(&["check", "evil.ron", "wrong.ron"]);
    run(&["check", "wrong.ron", "--format", "json"]);
    run(&["check", &named]);
    run(&["simulate", &named, "--games", "1", "--soviet", &format!("bot:echo '{evil}'")]);
    let file = "r/evil-1.ron";
    assert!(run(&["replay", file, "--text"]).contains("owned"));
    run(&["replay", file, "--verify"]);
    let events = run(&["replay", file, "--events"]);
    assert!(events.lines().all(|l| l.split('\t').count() == 8), "{events}");
    run(&["replay", file, "--events", "--unit", evil]);
    let broken = std::fs::read_to_string(home.path().join(file)).expect("there");
    let broken = broken.replacen("key:", &format!("key:\"\",{evil}"), 1);
    std::fs::write(home.path().join("broken.ron"), broken).expect("written");
    run(&["replay", "broken.ron"]);
}

#[test]
#[cfg(unix)]
fn links_lead_a_scenario_to_no_other_file() {
    use std::os::unix::fs::symlink;
    let home = tempfile::tempdir().expect("a folder");
    let at = |name: &str| home.path().join(name);
    for folder in ["mine/maps", "mine/parts", "data/scenarios/maps", "elsewhere"] {
        std::fs::create_dir_all(at(folder)).expect("made");
    }
    let shipped = |name: &str| format!("{}/scenarios/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::write(at("elsewhere/secret.ron"), "the secret").expect("written");
    for battle in ["khasan-29-july.ron", "khasan-6-august-north.ron"] {
        std::fs::copy(shipped(battle), at("mine").join(battle)).expect("copied");
    }
    std::fs::copy(shipped("maps/khasan.ron"), at("data/scenarios/maps/khasan.ron"))
        .expect("copied");
    let check = |arguments: &[&str]| khasan_in(home.path(), &[&["check"], arguments].concat());
    // A survey, and a part.
    symlink(at("elsewhere/secret.ron"), at("mine/maps/khasan.ron")).expect("linked");
    symlink("../../elsewhere/secret.ron", at("mine/parts/6-august.ron")).expect("linked");
    for battle in ["mine/khasan-29-july.ron", "mine/khasan-6-august-north.ron"] {
        let o = check(&[battle]);
        assert_eq!(code(&o), 1, "{}", err(&o));
        assert!(out(&o).contains("a link that leads out"), "{}", out(&o));
        assert!(!out(&o).contains("the secret"), "{}", out(&o));
    }
    // One that stays in the folder, or leads into a data folder, is followed.
    std::fs::remove_file(at("mine/maps/khasan.ron")).expect("removed");
    std::fs::copy(shipped("maps/khasan.ron"), at("mine/real.ron")).expect("copied");
    symlink("../real.ron", at("mine/maps/khasan.ron")).expect("linked");
    assert_eq!(code(&check(&["mine/khasan-29-july.ron"])), 0);
    std::fs::remove_file(at("mine/maps/khasan.ron")).expect("removed");
    let data = at("data/scenarios/maps/khasan.ron");
    symlink(data, at("mine/maps/khasan.ron")).expect("linked");
    assert_eq!(code(&check(&["mine/khasan-29-july.ron", "--data", "data"])), 0);
    assert_eq!(code(&check(&["mine/khasan-29-july.ron"])), 1);
    // A data folder is held to the same, a folder in it that is a link too.
    std::fs::remove_file(at("data/scenarios/maps/khasan.ron")).expect("removed");
    std::fs::remove_dir(at("data/scenarios/maps")).expect("removed");
    std::fs::write(at("elsewhere/khasan.ron"), "the secret").expect("written");
    symlink(at("elsewhere"), at("data/scenarios/maps")).expect("linked");
    let o = check(&["khasan-29-july", "--data", "data"]);
    assert!(code(&o) == 1 && out(&o).contains("a link that leads out"), "{}", out(&o));
    // The data folder itself may be one.
    symlink(at("elsewhere"), at("my-data")).expect("linked");
    std::fs::copy(shipped("khasan-29-july.ron"), at("elsewhere/khasan-29-july.ron"))
        .expect("copied");
    assert_eq!(code(&check(&["khasan-29-july", "--data", "my-data"])), 0);
}

#[test]
fn a_data_folder_that_is_none_is_an_error() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("file"), "x").expect("written");
    for data in ["NOSUCH", "file"] {
        for command in [&["check", EXAMPLE][..], &["simulate", EXAMPLE, "--games", "1"], &[]] {
            let o = khasan_in(home.path(), &[command, &["--data", data]].concat());
            assert_eq!((code(&o), out(&o).as_str()), (2, ""), "{command:?}");
            assert!(
                err(&o).starts_with(&format!("{data}: there is no such folder")),
                "{}",
                err(&o)
            );
        }
    }
}
