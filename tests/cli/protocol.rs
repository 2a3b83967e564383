//! The protocol of bots as its document tells it, the limits of what they may ask, and the
//! example in Python.

use super::{EXAMPLE, code, err, khasan_in, out};
use khasan::play::{Bot, BotCommand, BotFault, BotLimits, PROTOCOL, open_scenario};
use khasan::rules::{Order, Perspective};
use khasan::scenario::Files;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const DOCUMENT: &str = include_str!("../bots/README.md");

/// A file beside the document.
fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bots").join(name)
}

/// What stands in blocks of a language in the document.
fn blocks(language: &str) -> Vec<&'static str> {
    let begin = format!("```{language}\n");
    DOCUMENT.split(&begin).skip(1).map(|b| b.split("```").next().expect("its end")).collect()
}

/// All messages of the document, in order.
fn messages() -> Vec<Value> {
    let read = |b: &str| -> Vec<Value> {
        let all = serde_json::Deserializer::from_str(b).into_iter();
        all.map(|m| m.unwrap_or_else(|why| panic!("{why}: {b}"))).collect()
    };
    blocks("json").into_iter().flat_map(read).collect()
}

/// What is left out, in the document.
const LEFT_OUT: &str = "…";

/// Fields whose numbers are names; those of others are figures, which change with the rules.
const NAMES: [&str; 9] =
    ["q", "r", "index", "id", "khasan", "Contact", "battalion", "formation", "turn"];

/// Where a message as the document has it is not as it was sent.
fn differs(written: &Value, sent: &Value, at: &str) -> Option<String> {
    let field = at.rsplit('.').next().unwrap_or_default();
    let sub = |name: &dyn std::fmt::Display| format!("{at}.{name}");
    match (written, sent) {
        (Value::String(s), _) if s == LEFT_OUT => None,
        (Value::Object(written), Value::Object(sent)) => {
            let extra = sent.keys().find(|k| !written.contains_key(*k));
            if let Some(extra) = extra.filter(|_| !written.contains_key(LEFT_OUT)) {
                return Some(format!("{} is not in the document", sub(extra)));
            }
            let named = written.iter().filter(|(k, _)| *k != LEFT_OUT);
            named.into_iter().find_map(|(k, v)| match sent.get(k) {
                Some(s) => differs(v, s, &sub(k)),
                None => Some(format!("{} was not sent", sub(k))),
            })
        }
        (Value::Array(written), Value::Array(sent)) => {
            let open = written.last().is_some_and(|v| v == LEFT_OUT);
            let named = &written[..written.len() - usize::from(open)];
            let long = sent.len() > named.len() || (sent.len() == named.len() && !open);
            if !(long && (open || sent.len() == named.len())) {
                return Some(format!("{at}: {} were sent", sent.len()));
            }
            let mut pairs = named.iter().zip(sent).enumerate();
            pairs.find_map(|(i, (w, s))| differs(w, s, &sub(&i)))
        }
        (Value::Number(_), Value::Number(_)) if !NAMES.contains(&field) => None,
        (w, s) => (w != s).then(|| format!("{at}: {s} was sent")),
    }
}

/// The document's messages of a bot are given to the program as they stand, and what it says
/// is what the document says.
#[test]
fn the_document_is_a_dialogue_that_takes_place() {
    let (mut says, mut told) = (Vec::new(), Vec::new());
    for m in messages() {
        let from_program = ["khasan", "perspective", "answer"].iter().find(|k| m.get(k).is_some());
        match from_program {
            // The first line is the greeting, and each of the bot's is followed by one.
            Some(&"khasan") => told.push((0, m)),
            Some(_) => told.push((says.len() + 1, m)),
            None => says.push(m),
        }
    }
    assert!(says.len() > 20 && told.len() > 17, "{} and {}", says.len(), told.len());
    let home = tempfile::tempdir().expect("a folder");
    let lines: String = says.iter().map(|m| format!("{m}\n")).collect();
    std::fs::write(home.path().join("says"), lines).expect("written");
    let bot = "exec 3< says\nread -r told\nprintf '%s\\n' \"$told\" > told\nwhile read -r told; do\n\
               printf '%s\\n' \"$told\" >> told\nread -r line <&3 || line='\"EndTurn\"'\n\
               printf '%s\\n' \"$line\"\ndone\n";
    std::fs::write(home.path().join("bot.sh"), bot).expect("written");
    let duel = beside("duel.ron");
    let a = ["simulate", duel.to_str().expect("a plain path"), "--games", "1", "--seed", "1"];
    let o = khasan_in(home.path(), &[&a[..], &["--soviet", "bot:sh bot.sh"]].concat());
    // One of its orders is refused, as the document says.
    assert_eq!((code(&o), err(&o).trim()), (1, "1 order was refused."));
    let sent = std::fs::read_to_string(home.path().join("told")).expect("it was told");
    let sent: Vec<Value> =
        sent.lines().map(|l| serde_json::from_str(l).expect("a message")).collect();
    for (i, written) in told {
        let differs = differs(&written, &sent[i], "");
        assert_eq!(differs, None, "the document has\n{written}\nsent was\n{}", sent[i]);
    }
    // Whatever may be said has its example.
    let all = lines_of(&says);
    for kind in [
        "Move",
        "Face",
        "Fire",
        "Assault",
        "Policy",
        "Rally",
        "Recover",
        "Mission",
        "EndTurn",
        "units",
        "objectives",
        "missions",
        "storms",
        "legal",
        "reach",
        "way",
        "forecast",
        "forecasts",
        "under_fire",
        "sees",
    ] {
        assert!(all.contains(&format!("\"{kind}\"")), "{kind} has no example");
    }
    assert!(DOCUMENT.contains(&format!("version {PROTOCOL} of the protocol")));
}

fn lines_of(messages: &[Value]) -> String {
    messages.iter().map(|m| format!("{m}\n")).collect()
}

/// What a bot of the shell orders first on the board of the example.
fn ordered(script: &str, patience: Duration) -> Result<Order, BotFault> {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("bot.sh");
    std::fs::write(&file, script).expect("written");
    let command = BotCommand::new(&format!("sh '{}'", file.display())).expect("a command");
    let limits = BotLimits { patience, ..BotLimits::default() };
    let mut bot = Bot::start(&command, limits).expect("started");
    let game = open_scenario(&Files::new(None, None), EXAMPLE, 1).expect("sound").game;
    let p: Perspective = game.perspective(game.side());
    bot.next_order(&p)
}

/// Long enough on any machine.
const MINUTE: Duration = Duration::from_secs(60);

#[test]
fn who_asks_what_is_unknown_is_told_what_is_known() {
    for (line, says) in [
        (r#"{"ask": {"fly": 3}}"#, "unknown variant `fly`, expected one of `units`, `objectives`"),
        (r#"{"ask": {"reach": {"side": "Soviet", "index": 0, "far": 1}}}"#, "unknown field: `far`"),
        (r#"{"ask": "reach"}"#, "cannot be answered"),
    ] {
        let script = format!("echo '{line}'; exec cat > /dev/null");
        let fault = ordered(&script, MINUTE).expect_err("a fault");
        assert!(fault.to_string().contains(says), "{fault}");
    }
}

#[test]
fn requests_have_their_limits() {
    // A thousand at once, ten times and eleven times.
    let orders = vec!["\"EndTurn\""; 1000].join(",");
    let times = |n: u32| {
        format!(
            "read -r greeting; i=0; while [ $i -lt {n} ]; do read -r told; \
             echo '{{\"ask\": {{\"forecasts\": [{orders}]}}}}'; i=$((i+1)); done; \
             read -r told; echo '\"EndTurn\"'; exec cat > /dev/null"
        )
    };
    assert_eq!(ordered(&times(10), MINUTE), Ok(Order::EndTurn));
    assert_eq!(ordered(&times(11), MINUTE), Err(BotFault::AsksTooMuch(10_000)));
    // Who asks for ever gives no order.
    let ever = "while read -r told; do echo '{\"ask\": \"units\"}'; sleep 0.2; done";
    let said = ordered(ever, Duration::from_secs(2));
    assert!(matches!(said, Err(BotFault::Undecided(2, 1..))), "{said:?}");
}

/// Whether there is a Python to try the example with; where all is to be tested, there must be.
fn python() -> bool {
    let found = Command::new("python3").arg("--version").stdout(Stdio::null()).status();
    let found = found.is_ok_and(|s| s.success());
    assert!(found || std::env::var_os("CI").is_none(), "the example of a bot needs python3");
    if !found {
        eprintln!("skipped: no python3");
    }
    found
}

/// Plays a battle to its end, the example on both sides: how many orders of each kind.
fn played(scenario: &str) -> String {
    let home = tempfile::tempdir().expect("a folder");
    let bot = format!("bot:python3 '{}'", beside("khasan_bot.py").display());
    let a = ["simulate", scenario, "--games", "1", "--seed", "1", "--format", "json"];
    let o = khasan_in(home.path(), &[&a[..], &["--soviet", &bot, "--japan", &bot]].concat());
    assert_eq!((code(&o), err(&o).as_str()), (0, ""), "{scenario}");
    let report: Value = serde_json::from_str(&out(&o)).expect("JSON");
    let summary = &report["summary"];
    assert_eq!((&summary["games"], &summary["refused"]), (&1.into(), &0.into()), "{scenario}");
    summary["orders"].to_string()
}

/// Plays those of the battles that ship that are wanted.
fn plays(wanted: impl Fn(&str) -> bool) {
    if !python() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut found = 0;
    for file in std::fs::read_dir(folder).expect("scenarios") {
        let path = file.expect("a file").path();
        let name = path.file_stem().and_then(|s| s.to_str()).expect("a plain name");
        if path.extension().is_some_and(|e| e == "ron") && wanted(name) {
            found += 1;
            let begin = Instant::now();
            let orders = played(name);
            println!("{name}: {:.1} s, {orders}", begin.elapsed().as_secs_f64());
            for kind in ["move", "fire", "rally", "assault"] {
                assert!(!orders.contains(&format!("\"{kind}\":0")), "{name}: {orders}");
            }
        }
    }
    assert!(found > 0);
}

/// The largest of all, which takes as long as all others together.
const WHOLE: &str = "khasan-6-august";

#[test]
fn the_example_in_python_plays_both_sides_of_the_battles() {
    plays(|name| name != WHOLE);
}

#[test]
fn the_example_in_python_plays_the_largest_battle() {
    plays(|name| name == WHOLE);
}

#[test]
fn the_smallest_bot_of_the_document_plays() {
    if !python() {
        return;
    }
    let [program] = blocks("python")[..] else { panic!("one program") };
    let home = tempfile::tempdir().expect("a folder");
    std::fs::write(home.path().join("bot.py"), program).expect("written");
    let duel = beside("duel.ron");
    let a = ["simulate", duel.to_str().expect("a plain path"), "--games", "1"];
    let o = khasan_in(home.path(), &[&a[..], &["--japan", "bot:python3 bot.py"]].concat());
    assert_eq!((code(&o), err(&o).as_str()), (0, ""));
}
