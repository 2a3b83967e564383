//! Shipped files are clean, wrong files are explained, broken files do no harm.

#[path = "noise/mod.rs"]
mod noise;

use khasan::hex::Hex;
use khasan::rules::{Clock, Order, Side, Works, execute, start};
use khasan::scenario::syntax::{self, Kind, Node};
use khasan::scenario::{self, Files, code};
use khasan::text::findings::{Told, render_json, tell};
use khasan::text::render_findings as render;
use noise::{Noise, mutated};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn shipped_scenarios_are_clean() {
    let files = Files::embedded();
    let names = files.names();
    assert!(names.contains(&"example-marsh-crossing".to_owned()));
    for name in names {
        let found = scenario::check(&files, &name);
        assert!(found.is_empty(), "{name}:\n{}", render(&found));
    }
}

#[test]
fn sources_load_again_from_a_bundle() {
    for name in Files::embedded().names() {
        let first = scenario::load(&Files::embedded(), &name).expect("it loads");
        let again = scenario::load(&Files::bundle(first.sources.clone()), &name).expect("again");
        assert_eq!(first.setup, again.setup);
        assert_eq!(first.sources, again.sources);
    }
}

#[test]
fn the_menu_lists_all_with_heads() {
    for s in scenario::list(&Files::embedded()) {
        assert!(!s.title.is_empty() && !s.date.is_empty(), "{s:?}");
        assert!(s.briefing.soviet.contains("\n\n"), "{s:?}");
        assert!(s.problems.is_empty());
    }
}

/// Every file in `tests/diagnostics` says exactly what stands in the text beside it.
/// `BLESS=1` writes the texts.
#[test]
fn diagnostics_say_what_they_should() {
    let dir = root().join("tests/diagnostics");
    let mut codes = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&dir).expect("the folder").flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "ron")) {
        let shown = path.strip_prefix(root()).expect("below").display().to_string();
        let found = scenario::check(&Files::embedded(), path.to_str().expect("a name"));
        codes.extend(found.iter().map(|d| d.code()));
        let text = render(&found).replace(&format!("{}/", root().display()), "");
        let expected = path.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&expected, &text).expect("written");
        }
        if std::fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{shown}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // These take a large file, or one that is loaded where it should be included.
    let elsewhere = ["KH0102", "KH0105", "KH0108", "KH0501"];
    let all = code::ALL.iter().map(|c| c.id).filter(|id| !elsewhere.contains(id));
    assert!(codes.iter().copied().eq(all), "{codes:?}");
}

/// What ships, as a bundle, with one of its texts changed.
fn changed(scenario: &str, name: &str, text: String) -> Files {
    let mut texts = scenario::load(&Files::embedded(), scenario).expect("it loads").sources;
    for t in texts.iter_mut().filter(|t| t.0 == name) {
        t.1 = text.clone();
    }
    Files::bundle(texts)
}

fn codes(found: &[scenario::Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|d| d.code()).collect()
}

fn told(found: &[scenario::Diagnostic]) -> Vec<Told> {
    tell(found).collect()
}

const EXAMPLE: &str = "example-marsh-crossing";

fn text_of(scenario: &str, name: &str) -> String {
    let loaded = scenario::load(&Files::embedded(), scenario).expect("it loads");
    let found = loaded.sources.into_iter().find(|s| s.0 == name);
    found.expect("one of its files").1
}

#[test]
fn files_beyond_the_caps_are_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let large = dir.path().join("large.ron");
    std::fs::write(&large, vec![b' '; (4 << 20) + 1]).expect("written");
    let found = scenario::check(&Files::embedded(), large.to_str().expect("a name"));
    assert_eq!(codes(&found), ["KH0102"]);

    let path = format!("scenarios/{EXAMPLE}.ron");
    let many = format!("({})", "1,".repeat(500_000));
    assert_eq!(codes(&scenario::check(&changed(EXAMPLE, &path, many), EXAMPLE)), ["KH0105"]);

    let unit = "(name: \"A\", type: \"guard_rifles\", at: \"0101\"),";
    let text =
        text_of(EXAMPLE, &path).replacen("units: [", &format!("units: [{}", unit.repeat(2001)), 1);
    let found = scenario::check(&changed(EXAMPLE, &path, text), EXAMPLE);
    assert_eq!(codes(&found), ["KH0501"], "{}", render(&found));
}

#[test]
fn a_rule_library_must_be_whole() {
    let rules = text_of(EXAMPLE, "assets/rules.ron");
    let cut = rules.replacen("Sand: 3.5,", "", 1);
    assert_ne!(rules, cut);
    let found = scenario::check(&changed(EXAMPLE, "assets/rules.ron", cut), EXAMPLE);
    assert_eq!(codes(&found), ["KH0305"]);
    assert!(told(&found)[0].message.contains("Sand"), "{}", render(&found));
}

#[test]
fn the_figures_of_close_combat_are_checked() {
    let rules = text_of(EXAMPLE, "assets/rules.ron");
    for (from, to, codes_found) in [
        ("routed: 600,", "routed: 601,", vec!["KH0306"]),
        ("(ratio: 50,", "(ratio: 20,", vec!["KH0304"]),
        ("overrun: 600),", "overun: 600),", vec!["KH0202"]),
        ("hold_piece: 5,", "", vec!["KH0203"]),
        ("joint_pct: 30,", "", vec!["KH0203"]),
        ("grenades: 1,", "", vec!["KH0203"]),
        ("defence: 10)", "defense: 10)", vec!["KH0202"]),
        ("gunner: 2,", "gunner: many,", vec!["KH0201"]),
        ("first_error_pct: 25,", "first_error_pct: 50,", vec!["KH0206"]),
        ("narrows_pct: 5,", "", vec!["KH0203"]),
        ("(within_m: 200,", "(within_m: 20,", vec!["KH0304"]),
        ("format: 4", "format: 5", vec!["KH0210"]),
    ] {
        assert!(rules.contains(from), "{from}");
        let files = changed(EXAMPLE, "assets/rules.ron", rules.replacen(from, to, 1));
        let found = scenario::check(&files, EXAMPLE);
        assert_eq!(codes(&found), codes_found, "{to}: {}", render(&found));
    }
    let files =
        changed(EXAMPLE, "assets/rules.ron", rules.replacen("routed: 600,", "routed: 0,", 1));
    let told = told(&scenario::check(&files, EXAMPLE));
    assert_eq!(told[0].message, "these add up to 400");
    assert_eq!(told[0].label, "routed, repelled, taken and overrun make 1000");
}

/// A crossing over the brook of the example, and what it opens to tanks, from 17:20 on.
#[test]
fn what_an_event_builds_is_there_at_its_time() {
    let path = format!("scenarios/{EXAMPLE}.ron");
    let build = "events: [(when: Time(\"17:20\"), what: [Build(side: Soviet, \
                 crossings: [\"0605/0705\"], works: [(kind: Trench, at: [\"1005\", \"1006\", \"1007\"])])]),";
    let text = text_of(EXAMPLE, &path).replacen("events: [", build, 1);
    let files = changed(EXAMPLE, &path, text);
    let found = scenario::check(&files, EXAMPLE);
    assert!(found.is_empty(), "{}", render(&found));
    let setup = scenario::load(&files, EXAMPLE).expect("it loads").setup;
    let mut state = start(setup.clone(), 1).0;
    let size = setup.map.size();
    let hex = |label| Hex::parse(label, size).expect("on the map");
    let (bank, dir) = (hex("0605"), hex("0605").dir_to(hex("0705")).expect("neighbours"));
    while state.public().ended.is_none() {
        let built = state.public().clock >= Clock::hm(17, 20);
        assert_eq!(state.field().side(bank, dir).crossing, built, "{:?}", state.public().clock);
        for label in ["1005", "1006", "1007"] {
            assert_eq!(state.field().works(hex(label)) == Works::Trench, built, "{label}");
        }
        execute(&mut state, &Order::EndTurn).expect("legal");
    }
}

/// What only a crossing to be built opens can be reached.
/// The example, with a change to its text; how much of the other's works each side does not know.
#[test]
fn works_are_theirs_who_stand_in_them_unless_the_file_says_otherwise() {
    let text = text_of(EXAMPLE, "scenarios/example-marsh-crossing.ron");
    let unseen = |old: &str, new: &str| {
        assert!(text.contains(old), "{old}");
        let name = "scenarios/example-marsh-crossing.ron";
        let files = changed(EXAMPLE, name, text.replacen(old, new, 1));
        let setup = scenario::load(&files, EXAMPLE).expect("it loads").setup;
        Side::ALL.map(|s| setup.unseen[s].len())
    };
    let told = "works: [\"hill\"],";
    // One hex of foxholes and three hexsides of wire, off the hill.
    assert_eq!(unseen(told, told), [4, 0]);
    assert_eq!(unseen(told, ""), [7, 0]);
    assert_eq!(unseen(told, "works: [],"), [7, 0]);
    assert_eq!(unseen(told, "works: All,"), [0, 0]);
    let trench = "(kind: Trench, at: [\"1106\"]),";
    assert_eq!(unseen(trench, "(kind: Trench, side: Soviet, at: [\"1106\"]),"), [4, 1]);
    // Nobody stands near them: they are nobody's, and known to both.
    let far = "(kind: Trench, at: [\"0110\"]), (kind: Foxholes, at: [\"0109\"]),";
    assert_eq!(unseen(trench, far), [4, 0]);
}

#[test]
fn an_objective_behind_a_crossing_to_be_built_is_no_mistake() {
    let text = std::fs::read_to_string(root().join("tests/diagnostics/warn-unreachable.ron"))
        .expect("it can be read");
    let rules = text_of(EXAMPLE, "assets/rules.ron");
    let check = |text: String| {
        let bundle =
            vec![("assets/rules.ron".to_owned(), rules.clone()), ("scenarios/x.ron".into(), text)];
        codes(&scenario::check(&Files::bundle(bundle), "x"))
    };
    let built = "events: [(when: Time(\"16:15\"), what: [Build(side: Soviet, \
                 crossings: [\"0301/0401\", \"0401/0402\"])])], scoring:";
    assert_eq!(check(text.replacen("scoring:", built, 1)), [""; 0]);
    assert_eq!(check(text), ["KH0903"]);
}

/// Libraries of modders, and those in old saves, do not hold what the rules had of their own.
#[test]
fn a_library_of_format_1_is_read_with_the_figures_of_its_time() {
    let rules = text_of(EXAMPLE, "assets/rules.ron");
    let begin = rules.find("  close_combat: (").expect("it is there");
    let end = rules.find("  tuning: (").expect("it is there");
    let older = format!("{}{}", &rules[..begin], &rules[end..])
        .replacen("format: 4", "format: 1", 1)
        .replacen("hold_piece: 5,", "", 1)
        .replacen("    relief_s: 900,", "", 1)
        .replacen("    load_s: 7200,", "", 1)
        .replacen("    supply_m: 1500,", "", 1)
        .replacen("    supply_vehicle_m: 300,", "", 1)
        .replacen("    supply_enemy_m: 800,", "", 1)
        .replacen("    last_rounds_pct: 33,", "", 1);
    let files = changed(EXAMPLE, "assets/rules.ron", older.clone());
    assert_eq!(scenario::check(&files, EXAMPLE), []);
    let now = scenario::load(&Files::embedded(), EXAMPLE).expect("it loads");
    let then = scenario::load(&files, EXAMPLE).expect("it loads");
    let mut library = then.setup.library.as_ref().clone();
    let fallen = library.close_combat.toll.map(|t| t.defender_milli);
    assert_eq!(fallen, [40, 60, 200, 420], "as it was");
    library.close_combat.toll = now.setup.library.close_combat.toll;
    assert_eq!(library, *now.setup.library, "nothing else has been changed since");
    // What it does say counts.
    let own = older.replacen("format: 1,", "format: 1, close_combat: (odds: []),", 1);
    let found = scenario::check(&changed(EXAMPLE, "assets/rules.ron", own), EXAMPLE);
    assert_eq!(codes(&found), ["KH0203"], "{}", render(&found));
}

#[test]
fn a_wrong_survey_is_explained_in_its_own_file() {
    let (name, path) = ("khasan-29-july", "scenarios/maps/khasan.ron");
    let text = text_of(name, path).replacen("foot:", "foto:", 1);
    let found = scenario::check(&changed(name, path, text), name);
    assert_eq!(codes(&found), ["KH0202"], "{}", render(&found));
    assert_eq!(found[0].place.file, path);
    assert_eq!(told(&found)[0].help.as_deref(), Some("did you mean `foot`?"));
}

#[test]
fn data_and_mod_folders_come_before_what_is_embedded() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = format!("scenarios/{EXAMPLE}.ron");
    let text = text_of(EXAMPLE, &path).replacen("Marsh Crossing", "Another Crossing", 1);
    std::fs::create_dir(dir.path().join("scenarios")).expect("a folder");
    std::fs::write(dir.path().join(&path), &text).expect("written");
    std::fs::write(dir.path().join("mine.ron"), &text).expect("written");
    let files = Files::new(None, Some(dir.path()));
    assert!(files.names().contains(&"mine".to_owned()));
    for name in [EXAMPLE, "mine"] {
        let loaded = scenario::load(&files, name).expect("it loads");
        assert_eq!(loaded.setup.title, "Another Crossing");
        assert_eq!(loaded.setup.key, name);
    }
}

#[test]
fn names_that_do_not_exist_are_suggested() {
    let found = scenario::check(&Files::embedded(), "khasan-29-jluy");
    assert_eq!(told(&found)[0].help.as_deref(), Some("did you mean `khasan-29-july`?"));
    assert_eq!(codes(&scenario::check(&Files::embedded(), "../../etc/passwd")), ["KH0106"]);
    assert_eq!(codes(&scenario::check(&Files::embedded(), "/etc/passwd")), ["KH0106"]);
}

#[test]
fn json_has_the_same_places() {
    let path = root().join("tests/diagnostics/five-errors.ron");
    let found = scenario::check(&Files::embedded(), path.to_str().expect("a name"));
    let json: serde_json::Value =
        serde_json::from_str(&render_json(tell(&found))).expect("it is JSON");
    let rows: Vec<(u64, u64)> = json
        .as_array()
        .expect("a list")
        .iter()
        .map(|d| (d["line"].as_u64().unwrap_or(0), d["column"].as_u64().unwrap_or(0)))
        .collect();
    assert_eq!(rows, [(3, 15), (8, 29), (23, 64), (26, 86), (30, 30)]);
    assert_eq!(json[2]["help"], "did you mean `guard_rifles`?");
}

#[test]
fn the_test_strip_is_clean() {
    let path = root().join("tests/data/test-strip.ron");
    let found = scenario::check(&Files::embedded(), path.to_str().expect("a name"));
    assert!(found.is_empty(), "{}", render(&found));
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn damaged_files_never_panic_and_always_say_something_true() {
    let mut noise = Noise(0x1938_0729);
    for (scenario, rounds) in [(EXAMPLE, 700), ("khasan-29-july", 40), ("khasan-6-august", 40)] {
        let sources = scenario::load(&Files::embedded(), scenario).expect("it loads").sources;
        for (name, text) in &sources {
            for _ in 0..rounds {
                let bad = lossy(&mutated(text.as_bytes(), &mut noise));
                let mut texts = sources.clone();
                for t in texts.iter_mut().filter(|t| t.0 == *name) {
                    t.1.clone_from(&bad);
                }
                let longest = texts.iter().map(|t| t.1.len()).max().unwrap_or(0);
                let found = scenario::check(&Files::bundle(texts), scenario);
                assert!(found.len() <= 200);
                for d in &found {
                    assert!(d.place.start <= d.place.end && d.place.end <= longest);
                }
                let _ = render(&found);
            }
        }
    }
}

/// True if a numeral in the tree is none of ours: those are reported when the number
/// is read, with what is expected there.
fn has_odd_number(node: &Node) -> bool {
    match &node.kind {
        Kind::Number(raw) => {
            let digits = raw.trim_start_matches(['-', '+']);
            !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
                || digits.bytes().filter(|&b| b == b'.').count() > 1
                || digits.trim_start_matches('.').is_empty()
        }
        Kind::List(v) | Kind::Tuple(v) => v.iter().any(has_odd_number),
        Kind::Struct(f) => f.iter().any(|f| has_odd_number(&f.value)),
        Kind::Map(m) => m.iter().any(|(k, v)| has_odd_number(k) || has_odd_number(v)),
        Kind::Named(_, Some(inner)) => has_odd_number(inner),
        _ => false,
    }
}

/// What our parser takes without complaint, the `ron` crate reads too, and the other
/// way round.
#[test]
fn the_parser_agrees_with_the_ron_crate() {
    let mut noise = Noise(0x0806_1938);
    let sources = scenario::load(&Files::embedded(), EXAMPLE).expect("it loads").sources;
    let mut good = 0;
    for round in 0..1500 {
        let (_, text) = &sources[round % sources.len()];
        let bad =
            if round < 4 { text.clone() } else { lossy(&mutated(text.as_bytes(), &mut noise)) };
        let (tree, errors) = syntax::parse(&bad);
        let theirs = ron::from_str::<&ron::value::RawValue>(&bad);
        if errors.is_empty() {
            let line = theirs.as_ref().err().map(|e| bad.lines().nth(e.span.start.line - 1));
            assert!(theirs.is_ok() || has_odd_number(&tree), "{theirs:?}: {line:?}");
        } else {
            assert!(theirs.is_err(), "{errors:?}");
        }
        good += usize::from(errors.is_empty() && theirs.is_ok());
    }
    assert!(good > 100, "{good}");
}

/// Files made to exhaust time or memory, each a clean one with one part blown up.
#[test]
fn hostile_files_end_quickly() {
    let clean = std::fs::read_to_string(root().join("tests/diagnostics/clean.ron")).expect("read");
    let rules = text_of(EXAMPLE, "assets/rules.ron");
    let survey = text_of("khasan-29-july", "scenarios/maps/khasan.ron");
    let blown = |from: &str, to: String| {
        assert!(clean.contains(from), "{from}");
        clean.replacen(from, &to, 1)
    };
    let many = |n: usize, f: fn(usize) -> String| (0..n).map(f).collect::<String>();
    let window = "map: (hex_metres: 50, ground: Wet, survey: (file: \"maps/khasan.ron\", \
                  window: (west: -1800, east: 1200, south: 600, north: 3000))), areas: {";
    let wide = |text: &str, areas: String| {
        let (head, tail) = text.split_once("  map: (").expect("a map");
        let tail = tail.split_once("areas: {").expect("areas").1;
        format!("{head}{window}{areas}{tail}")
    };
    let everywhere = |n| many(n, |_| "Within((0, 0), 99999),".into());
    let trenches = {
        let each = "Build(side: Japan, works: [(kind: Trench, at: [Within((0, 0), 99999)])]),";
        let all = each.repeat(30_000);
        let events = format!("events: [(when: Time(\"16:15\"), what: [{all}])], scoring:");
        wide(&blown("scoring:", events), String::new())
    };
    let texts = [
        blown("[\"0502\"]", format!("[{}]", many(100_000, |_| "\"0101-0604\",".into()))),
        blown(
            "areas: {",
            format!("areas: {{{}", many(60_000, |i| format!("\"a{i}\": [\"0101\"],"))),
        ),
        blown("title:", format!("{} title:", many(100_000, |i| format!("f{i}: 1,")))),
        blown("turns: [", format!("turns: [{}", many(90_000, |_| "(500, 10),".into()))),
        blown(
            "soviet: [",
            format!("soviet: [{}", many(60_000, |i| format!("(name: \"f{i}\", units: []),"))),
        ),
        blown(
            "scoring:",
            format!(
                "events: [(when: Time(\"16:15\"), what: [Arrive(side: Japan, units: [{}])])], scoring:",
                many(150_000, |_| "\"nobody\",".into())
            ),
        ),
        blown(
            "scoring:",
            format!(
                "events: [(when: Time(\"16:15\"), what: [Build(side: Japan, crossings: [{}])])], scoring:",
                many(150_000, |_| "\"0101 W NW\",".into())
            ),
        ),
        blown(
            "objectives: [",
            format!(
                "objectives: [{}",
                many(30_000, |i| format!("(name: \"o{i}\", area: \"hill\", pays: AtEnd),"))
            ),
        ),
        blown("legend: {", format!("legend: {{{}", many(100_000, |_| "\"x\": Open,".into()))),
        wide(&clean, format!("\"big\": [{}],", everywhere(60_000))),
        trenches,
    ];
    for (i, text) in texts.into_iter().enumerate() {
        let began = std::time::Instant::now();
        let bundle = vec![
            ("assets/rules.ron".to_owned(), rules.clone()),
            ("scenarios/x.ron".to_owned(), text),
            ("scenarios/maps/khasan.ron".to_owned(), survey.clone()),
        ];
        let found = scenario::check(&Files::bundle(bundle), "x");
        assert!((i == 0 || !found.is_empty()) && found.len() <= 200, "{i}");
        assert!(began.elapsed().as_secs() < 20, "{i}: {:?}", began.elapsed());
    }
}
