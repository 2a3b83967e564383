//! Programs that play a side: how they are started, what they may know, and what one that does
//! not behave costs.

use super::{EXAMPLE, PATROL, code, err, hashes, khasan_in, out};
use khasan::play::{Bot, BotCommand, BotFault, BotLimits, open_scenario};
use khasan::record::write_file;
use khasan::rules::{BySide, Order, Side};
use khasan::scenario::Files;
use serde_json::Value;
use std::path::Path;
use std::time::Duration;

/// The simplest bot there is: it ends every turn.
const ENDS_TURNS: &str =
    "bot-shell:read -r greeting; while read -r question; do echo '\"EndTurn\"'; done";

/// The same as a script, for arguments.
const SCRIPT: &str = "read -r greeting\nwhile read -r question; do echo '\"EndTurn\"'; done\n";

fn write(home: &Path, name: &str, text: &str) {
    std::fs::write(home.join(name), text).expect("written");
}

/// One game of the example against a bot.
fn against(home: &Path, bot: &str) -> std::process::Output {
    khasan_in(home, &["simulate", EXAMPLE, "--games", "1", "--soviet", bot])
}

#[test]
fn a_bot_plays_through_its_pipe() {
    let home = tempfile::tempdir().expect("a folder");
    let a = ["simulate", EXAMPLE, "--games", "2", "--japan", ENDS_TURNS, "--format", "json"];
    assert_eq!(hashes(&khasan_in(home.path(), &a)).len(), 2);
}

#[test]
fn a_bot_that_fails_is_told_of_in_words() {
    let home = tempfile::tempdir().expect("a folder");
    for (bot, says) in [
        ("bot-shell:echo nonsense; cat >/dev/null", "wrote no order"),
        ("bot-shell:exit 3", "ended (exit code 3)"),
        ("bot:/no/such/program", "`/no/such/program` cannot be started"),
        // Neither one endless line nor lines without end eat the machine.
        ("bot:cat /dev/zero", "wrote a line of more than 1024 KiB"),
        ("bot:yes nonsense", "The bot wrote "),
        ("bot-shell:printf '\"EndTurn\\377\"\\n'; cat >/dev/null", "no text in UTF-8"),
        (
            "bot-shell:echo '{\"Rally\": {\"unit\": {\"side\": \"Soviet\", \"index\": 0}, \
             \"seconds\": 60, \"hury\": true}}'; cat >/dev/null",
            "unknown field: `hury` in `Rally` (known there: seconds, unit)",
        ),
        // What it writes does not reach the terminal as it is.
        ("bot-shell:printf '\\033[2J\\n'; cat >/dev/null", "\\u{1b}[2J"),
    ] {
        let o = against(home.path(), bot);
        assert_eq!(code(&o), 2, "{bot}: {}", err(&o));
        assert!(err(&o).contains(says), "{bot}: {}", err(&o));
        assert!(err(&o).contains("1 of 1 game failed"), "{bot}: {}", err(&o));
        assert!(!err(&o).contains('\u{1b}') && !out(&o).contains('\u{1b}'), "{bot}");
    }
}

#[test]
fn a_bot_runs_without_a_shell_unless_one_is_asked_for() {
    let home = tempfile::tempdir().expect("a folder");
    let checks = format!("[ \"$1\" = '*' ] && [ \"$2\" = 'a b' ] || exit 3\n{SCRIPT}");
    write(home.path(), "bot.sh", &checks);
    let o = against(home.path(), "bot:sh bot.sh * 'a b'");
    assert_eq!(code(&o), 0, "{}", err(&o));
    // The shell makes something else of the star.
    let o = against(home.path(), "bot-shell:sh bot.sh * 'a b'");
    assert_eq!(code(&o), 2);
    assert!(err(&o).contains("exit code 3"), "{}", err(&o));
    for (bot, says) in [
        ("bot:sh bot.sh | tee log", "`|` needs one: write bot-shell:"),
        ("bot:cd x && ./bot", "`&&` needs one"),
        ("bot:sh bot.sh 2>log", "`>` needs one"),
        ("bot:sh 'bot.sh", "never closed"),
        ("bot: ", "bot-shell:\"COMMAND …\""),
    ] {
        let o = against(home.path(), bot);
        assert_eq!(code(&o), 2, "{bot}");
        assert!(err(&o).contains(says), "{bot}: {}", err(&o));
    }
    assert!(!home.path().join("log").exists());
}

#[test]
fn one_failed_game_costs_that_game() {
    let home = tempfile::tempdir().expect("a folder");
    // The second of four gives up.
    let tires = format!(
        "echo x >> started\n[ $(wc -l < started) -eq 2 ] && {{ read -r greeting; echo oops; exit; \
         }}\n{SCRIPT}"
    );
    write(home.path(), "bot.sh", &tires);
    let simulate = |more: &[&str]| {
        let _ = std::fs::remove_file(home.path().join("started"));
        let a = ["simulate", EXAMPLE, "--games", "4", "--jobs", "1", "--japan", "bot:sh bot.sh"];
        let o = khasan_in(home.path(), &[&a[..], more].concat());
        assert_eq!(code(&o), 1, "{}", err(&o));
        assert!(err(&o).contains("1 of 4 games failed: seed "), "{}", err(&o));
        assert!(err(&o).contains("of the Japanese side: The bot wrote no order"), "{}", err(&o));
        o
    };
    let report: Value = serde_json::from_str(&out(&simulate(&["--format", "json"]))).expect("JSON");
    let seeds = |list: &str| -> Vec<u64> {
        let games = report[list].as_array().expect("a list");
        games.iter().map(|g| g["seed"].as_u64().expect("a seed")).collect()
    };
    let mut all = [seeds("games"), seeds("failed")].concat();
    assert_eq!((all.len(), seeds("failed").len()), (4, 1));
    all.sort_unstable();
    assert_eq!(all, [1, 2, 3, 4]);
    assert_eq!((&report["summary"]["games"], &report["summary"]["failed"]), (&3.into(), &1.into()));
    let lost = &report["failed"][0];
    assert_eq!((&lost["turn"], &lost["side"]), (&1.into(), &"Japan".into()));

    let text = out(&simulate(&[]));
    assert!(text.contains(": failed in turn 1 of the Japanese side: "), "{text}");
    assert!(text.contains("1 game failed, and count for nothing here"), "{text}");
    assert!(text.contains("3 games: "), "{text}");

    let csv = out(&simulate(&["--format", "csv"]));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let at = reader.headers().expect("a head").iter().position(|h| h == "failed").expect("there");
    let rows: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a row")).collect();
    assert_eq!(rows.len(), 4);
    let failed: Vec<&str> = rows.iter().map(|r| &r[at]).filter(|w| !w.is_empty()).collect();
    assert!(matches!(failed[..], [why] if why.contains("wrote no order")), "{csv}");
}

/// A bot on the board of the example, with little patience for it.
fn seated(command: &str, patience: Duration) -> (Bot, khasan::record::Game) {
    let command = BotCommand::new(command).expect("a command");
    let limits = BotLimits { patience, ..BotLimits::default() };
    let game = open_scenario(&Files::new(None, None), EXAMPLE, 1).expect("sound").game;
    (Bot::start(&command, limits).expect("started"), game)
}

#[test]
fn a_bot_that_does_not_read_or_answer_is_not_waited_for_for_good() {
    let (mut bot, game) = seated("sleep 1000", Duration::from_millis(300));
    let p = game.perspective(game.side());
    // More than a pipe takes.
    assert!(serde_json::to_vec(p.setup()).expect("JSON").len() > 1 << 16);
    assert_eq!(bot.next_order(&p), Err(BotFault::Deaf(0)));

    let (mut bot, game) = seated("sh -c 'cat > /dev/null'", Duration::from_secs(1));
    let said = bot.next_order(&game.perspective(game.side()));
    // On a slow machine it has not even read.
    assert!(matches!(said, Err(BotFault::Silent(1) | BotFault::Deaf(1))), "{said:?}");
}

#[test]
fn answers_before_their_questions_are_taken_in_turn() {
    let program = r#"sh -c 'echo "\"EndTurn\""; echo "\"EndTurn\""; exec cat > /dev/null'"#;
    let (mut bot, game) = seated(program, Duration::from_secs(60));
    let p = game.perspective(game.side());
    assert_eq!(bot.next_order(&p), Ok(Order::EndTurn));
    assert_eq!(bot.next_order(&p), Ok(Order::EndTurn));
}

/// A battle in which either side has a plan, ground that only its plan names, and messages.
fn with_secrets() -> String {
    let secrets = r#"
    areas: {
        "road": ["0201"], "ford of the patrol": ["0301"], "lair of the picket": ["0501"],
        "common ground": ["0401"], "ground that nobody speaks of": ["0101"],
    },
    plan: (
        soviet: [
            (formation: "Patrol", from: "05:30", mission: Move, area: "ford of the patrol"),
            (formation: "Patrol", from: "05:32", mission: Move, area: "common ground"),
        ],
        japan: [
            (formation: "Picket", from: "05:30", mission: Hold, area: "lair of the picket"),
            (formation: "Picket", from: "05:32", mission: Hold, area: "common ground"),
        ],
    ),
    events: [
        (when: Time("05:30"), what: [Message(to: Japan, text: "They come.")]),
        (when: Time("05:31"), what: [Message(to: Japan, text: "Still they come.")]),
        (when: Time("05:32"), what: [
            Message(to: Soviet, text: "Be quick."), Message(text: "A shot."),
        ]),
    ],
    intelligence: (
        soviet: (works: ["ford of the patrol"], text: "A picket is about."),
        japan: (works: ["lair of the picket"], text: "A patrol is about."),
    ),"#;
    let works = "map: (\n        works: [(kind: Trench, side: Japan, at: [\"0501\"])],";
    PATROL.replacen("    areas: { \"road\": [\"0201\"] },", secrets, 1).replacen("map: (", works, 1)
}

#[test]
fn a_bot_is_told_nothing_of_the_enemys_plan_and_scripts() {
    let home = tempfile::tempdir().expect("a folder");
    write(home.path(), "secrets.ron", &with_secrets());
    let keeps = "read -r greeting\nprintf '%s' \"$greeting\" > \"$1\"\nwhile read -r question; do \
                 echo '\"EndTurn\"'; done\n";
    write(home.path(), "bot.sh", keeps);
    let a = ["simulate", "secrets.ron", "--games", "1"];
    let seats = ["--soviet", "bot:sh bot.sh soviet", "--japan", "bot:sh bot.sh japan"];
    let o = khasan_in(home.path(), &[a, seats].concat());
    assert_eq!(code(&o), 0, "{}{}", out(&o), err(&o));
    for (side, own, other, events, messages) in [
        ("soviet", "ford of the patrol", "lair of the picket", 1, 2),
        ("japan", "lair of the picket", "ford of the patrol", 3, 3),
    ] {
        let told = std::fs::read_to_string(home.path().join(side)).expect("it was greeted");
        assert!(told.contains(own) && !told.contains(other), "{side}");
        assert!(told.contains("common ground") && told.contains("nobody speaks of"), "{side}");
        assert_eq!(told.contains("They come."), side == "japan");
        assert_eq!(told.contains("A patrol is about."), side == "japan");
        assert_eq!(told.contains("\"Trench\""), side == "japan", "nobody saw it");
        let greeting: Value = serde_json::from_str(&told).expect("JSON");
        let list = greeting["setup"]["events"].as_array().expect("a list");
        let effects = |e: &Value| e["what"].as_array().map_or(0, Vec::len);
        assert_eq!(list.len(), events, "{side}: {list:?}");
        assert_eq!(list.iter().map(effects).sum::<usize>(), messages, "{side}: {list:?}");
    }
}

#[test]
fn a_save_starts_no_program() {
    let home = tempfile::tempdir().expect("a folder");
    let mark = home.path().join("started");
    let harm = format!("touch {}", mark.display());
    let save = home.path().join("saved.ron");
    let mut game = open_scenario(&Files::new(None, None), EXAMPLE, 1).expect("sound").game;
    for kind in ["bot", "bot-shell"] {
        let players = [format!("{kind}:{harm}"), "ai:recruit".to_owned()];
        let [soviet, japan] = players.clone();
        game.set_players(BySide { soviet, japan });
        write_file(&save, &game).expect("written");
        let play = |more: &[&str]| khasan_in(home.path(), &[&["play", "saved.ron"], more].concat());
        let o = play(&[]);
        assert_eq!(code(&o), 2, "there is no window here");
        let said = err(&o);
        assert!(said.contains(&format!("`{harm}` played the Soviet side")), "{said}");
        assert!(said.contains(&format!("--soviet '{kind}:{harm}'")), "{said}");
        assert!(!mark.exists(), "{said}");
        // Who says who plays is told nothing.
        for who in ["human", "ai", "bot:true"] {
            assert!(!err(&play(&["--soviet", who])).contains("touch"));
        }
    }
    // Nor do the others that open it.
    for arguments in [
        &["replay", "saved.ron", "--verify"][..],
        &["replay", "saved.ron", "--text"],
        &["replay", "saved.ron"],
        &["screenshot", "saved.ron", "--out", "x.png"],
    ] {
        let _ = khasan_in(home.path(), arguments);
        assert!(!mark.exists(), "{arguments:?}");
    }
    assert_eq!(game.side(), Side::Soviet);
}
