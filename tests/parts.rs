//! What scenarios share: parts at every scale and in every window, plans, lines in metres.

use khasan::hex::{Dir, Hex};
use khasan::record::{Game, read, verify, write};
use khasan::rules::setup::{Entrance, Mission};
use khasan::rules::{FormationId, Order, Setup, Works};
use khasan::scenario::survey::Point;
use khasan::scenario::{self, Files, Loaded};
use khasan::text::render_findings as render;

/// The files of a scenario whose parts hold two regiments and what they need.
fn files(window: &str, metres: u32, take: &str, more: &str) -> Files {
    let whole = Files::embedded();
    let text = |files: &Files, name: &str| {
        let loaded = scenario::load(files, "khasan-29-july").expect("it loads");
        loaded.sources.into_iter().find(|s| s.0 == name).expect("one of its files")
    };
    let body = format!(
        r#"(
          format: 1, title: "Test", date: "6 August 1938", briefing: "Go.\n\nOn.",
          include: ["parts/units.ron", "parts/ground.ron"],
          start: "16:00", turns: [(4, 15)],
          weather: [(from: "16:00", visibility: 1000, text: "clear")],
          map: (
            hex_metres: {metres}, ground: Wet,
            survey: (file: "maps/khasan.ron", window: {window}),
          ),
          forces: (soviet: [{take}], japan: ["Garrison"]),
          objectives: [(name: "Hill", area: "hill", points: (soviet: 9, japan: 9), pays: AtEnd)],
          scoring: (levels: (marginal: 1, clear: 2, decisive: 3)),
          {more}
        )"#
    );
    Files::bundle(vec![
        ("scenarios/test.ron".into(), body),
        ("scenarios/parts/units.ron".into(), UNITS.into()),
        ("scenarios/parts/ground.ron".into(), GROUND.into()),
        text(&whole, "assets/rules.ron"),
        text(&whole, "scenarios/maps/khasan.ron"),
    ])
}

const UNITS: &str = r#"(
  format: 1,
  unit_types: { "runner": (name: "Runner", men: 2, symbol: Infantry, mobility: Foot) },
  forces: (
    soviet: [
      (name: "Division", quality: 7, policy: CloseOnly, formations: [
        (name: "First", units: [(name: "A", type: "guard_rifles", at: (-250, 1950))], formations: [
          (name: "Rear", units: [(name: "Runner", type: "runner", at: (-100, 1900), quality: 2)]),
        ]),
        (name: "Second", units: [(name: "B", type: "guard_rifles", at: (700, 900))], formations: [
          (name: "Rear", units: [(name: "R", type: "runner", at: (720, 900))]),
        ]),
        (name: "Third", arrives: (time: "16:30", at: [(1000, 900)]), formations: [
          (name: "Guns", units: [(name: "G", type: "runner")]),
        ]),
      ]),
      (name: "Anywhere", quality: 6, units: [(name: "C", type: "runner")]),
    ],
    japan: [(name: "Garrison", units: [(name: "J", type: "squad_lmg_jp", at: (-820, 1380))])],
  ),
  plan: (
    soviet: [
      (formation: "First", from: "16:15", mission: Attack, area: "hill"),
      (formation: "First", from: "16:45", mission: Hold, area: "hill"),
      (formation: "Division / Second", from: "16:00", mission: Move, area: "south"),
      (formation: "First / Rear", from: "20:00", mission: Move, area: "hill"),
    ],
  ),
)"#;

const GROUND: &str = r#"(
  format: 1,
  areas: { "hill": [Within((-250, 1950), 300)], "south": [Within((700, 900), 150)] },
  works: [(kind: Trench, at: [Along([(-1000, 2100), (-400, 2100)]), (700, 900)])],
  wire: [(rows: 3, line: [(-1200, 1600), (-600, 1500), (700, 900)])],
)"#;

const WHOLE: &str = "(west: -1800, east: 2600, south: 600, north: 3900)";
const NORTH: &str = "(west: -1800, east: 200, south: 1100, north: 3000)";

fn load(files: &Files) -> Loaded {
    scenario::load(files, "test").unwrap_or_else(|found| panic!("{}", render(&found)))
}

fn at(loaded: &Loaded, x: i32, y: i32) -> Hex {
    loaded.grid.expect("a survey").hex_at(Point::new(x, y))
}

#[test]
fn one_part_serves_every_scale_and_window() {
    for (window, metres) in [(WHOLE, 50), (WHOLE, 200), (NORTH, 100), (NORTH, 200)] {
        let loaded = load(&files(window, metres, "\"First\"", ""));
        let setup = &loaded.setup;
        let units = &setup.forces.soviet.units;
        assert_eq!(units.iter().map(|u| u.name.as_str()).collect::<Vec<_>>(), ["A", "Runner"]);
        assert_eq!(units[0].entry, Entrance::At(at(&loaded, -250, 1950)));
        // What the division hands down comes with the regiment; the unit's own word goes first.
        assert_eq!((units[0].quality, units[1].quality), (7, 2));
        assert_eq!(units[0].policy, units[1].policy);
        let names: Vec<_> = setup.forces.soviet.formations.iter().map(|f| &f.name).collect();
        assert_eq!(names, ["First", "Rear"]);
        assert_eq!(setup.forces.soviet.formations[1].parent, Some(FormationId(0)));

        let works = |x, y| setup.map.cell(at(&loaded, x, y)).map(|c| c.works);
        for x in [-1000, -400] {
            assert_eq!(works(x, 2100), Some(Works::Trench), "{metres} {x}");
        }
        // The trench is as long as its line, without a gap.
        let dug: Vec<Hex> = setup.map.size().hexes().filter(|h| dug_in(setup, *h)).collect();
        let line: Vec<Hex> = dug
            .iter()
            .copied()
            .filter(|h| h.distance(at(&loaded, -700, 2100)) * metres as u16 <= 400)
            .collect();
        assert!((600 / metres as usize..=600 / metres as usize + 2).contains(&line.len()));
        assert!(line.iter().all(|h| line.iter().any(|o| o.distance(*h) == 1)));
        assert_eq!(works(-700, 2600), Some(Works::None));
        let south = (window == WHOLE).then_some(Works::Trench);
        assert_eq!(works(700, 900), south);
        assert_eq!(setup.areas.iter().any(|a| a.name == "south"), window == WHOLE);
        assert!(setup.areas[0].hexes.contains(&at(&loaded, -250, 1950)));
    }
}

fn dug_in(setup: &Setup, hex: Hex) -> bool {
    setup.map.cell(hex).is_some_and(|c| c.works == Works::Trench)
}

#[test]
fn wire_runs_unbroken_along_its_line() {
    for metres in [50, 100, 200] {
        let loaded = load(&files(WHOLE, metres, "\"First\"", ""));
        let map = &loaded.setup.map;
        let wired: Vec<(Hex, Dir)> = map
            .size()
            .hexes()
            .flat_map(|h| [Dir::E, Dir::SE, Dir::SW].map(|d| (h, d)))
            .filter(|&(h, d)| map.side(h, d).wire == 3)
            .collect();
        // The line is 2 km long; a chain of hexsides is up to a third longer, each 0.58 hex.
        let least = 2000 * 100 / (58 * metres as usize);
        assert!((least..=least * 2).contains(&wired.len()), "{metres}: {}", wired.len());
        let touches = |a: (Hex, Dir), b: (Hex, Dir)| {
            let ends = |(h, d): (Hex, Dir)| [h, h.neighbour(d)];
            a != b && ends(a).iter().all(|x| ends(b).iter().all(|y| x.distance(*y) <= 1))
        };
        let loose = wired.iter().filter(|s| wired.iter().filter(|t| touches(**s, **t)).count() < 2);
        // Only the two ends have one neighbour.
        assert!(loose.count() <= 2, "{metres}");
    }
}

#[test]
fn a_crossing_at_a_point_lies_over_the_nearest_stream() {
    for metres in [50, 200] {
        let plain = load(&files(WHOLE, metres, "\"First\"", ""));
        let map = &plain.setup.map;
        let side = map
            .size()
            .hexes()
            .flat_map(|h| Dir::ALL.map(|d| (h, d)))
            .find(|&(h, d)| {
                let s = map.side(h, d);
                s.stream && !s.crossing && s.path == khasan::rules::Path::None
            })
            .expect("a stream");
        let grid = plain.grid.expect("a survey");
        let (a, b) = (grid.centre(side.0), grid.centre(side.0.neighbour(side.1)));
        let (x, y) = ((a.x + b.x) / 2, (a.y + b.y) / 2);
        let mut texts = plain.sources.clone();
        let part = texts.iter_mut().find(|t| t.0.ends_with("ground.ron")).expect("the part");
        part.1 =
            part.1.replacen("works:", &format!("crossings: [({x}, {y}), (9000, 0)], works:"), 1);
        let laid = load(&Files::bundle(texts));
        assert!(laid.setup.map.side(side.0, side.1).crossing, "{metres}: {x} {y}");
        let count = |l: &Loaded| {
            let m = &l.setup.map;
            let all = m.size().hexes().flat_map(|h| Dir::ALL.map(|d| (h, d)));
            all.filter(|&(h, d)| m.side(h, d).crossing).count()
        };
        // Each side is seen from both its hexes.
        assert_eq!(count(&laid), count(&plain) + 2);
    }
}

#[test]
fn plans_of_parts_hold_for_whom_the_scenario_has() {
    let lines = |loaded: &Loaded| {
        let name =
            |f: FormationId| loaded.setup.forces.soviet.formations[usize::from(f.0)].name.clone();
        let plan = loaded.setup.plans.soviet.iter();
        plan.map(|p| (p.from.to_string(), name(p.formation), p.mission)).collect::<Vec<_>>()
    };
    let line = |at: &str, who: &str, m| (at.to_owned(), who.to_owned(), m);
    let first = [line("16:15", "First", Mission::Attack), line("16:45", "First", Mission::Hold)];

    let both = r#""First", "Second""#;
    let whole = load(&files(WHOLE, 200, "\"Division\"", ""));
    // The line for 20:00 comes after the battle.
    let mut all = vec![line("16:00", "Second", Mission::Move)];
    all.extend(first.clone());
    assert_eq!(lines(&whole), all);
    assert!(load(&files(NORTH, 200, "\"First\"", "")).setup.plans.soviet.len() == 2);
    assert_eq!(lines(&load(&files(WHOLE, 200, both, ""))), all);

    // A formation that has a line in the scenario itself has no others.
    let own = r#"plan: (soviet: [(formation: "First", from: "16:30", mission: Support, area: "south")]),"#;
    let loaded = load(&files(WHOLE, 200, both, own));
    let expected =
        [line("16:00", "Second", Mission::Move), line("16:30", "First", Mission::Support)];
    assert_eq!(lines(&loaded), expected);
}

#[test]
fn who_takes_a_formation_says_what_its_part_leaves_open() {
    let take = r#"(name: "Group", quality: 3, arrives: (time: "16:45", at: [(1000, 900)]), formations: [
        "Second", "Guns", "Anywhere", (name: "Own", units: [(name: "D", type: "runner")]),
    ])"#;
    let loaded = load(&files(WHOLE, 200, take, ""));
    let force = &loaded.setup.forces.soviet;
    let unit = |name: &str| force.units.iter().find(|u| u.name == name).expect("it is there");
    let qualities = ["B", "G", "C", "D"].map(|n| unit(n).quality);
    assert_eq!(qualities, [7, 7, 6, 3]);
    let comes = ["B", "G", "C", "D"].map(|n| match &unit(n).entry {
        Entrance::Arrives(at, _) => at.to_string(),
        _ => "here".to_owned(),
    });
    // The guns keep the hour that their parent in the part gives them.
    assert_eq!(comes, ["here", "16:30", "16:45", "16:45"]);
    let parents: Vec<_> = force.formations.iter().map(|f| f.parent.map(|p| p.0)).collect();
    assert_eq!(parents, [None, Some(0), Some(1), Some(0), Some(0), Some(0)]);
}

#[test]
fn saves_hold_the_parts() {
    let loaded = load(&files(WHOLE, 200, "\"First\"", ""));
    assert_eq!(loaded.sources.len(), 5);
    let (mut game, _) = Game::new(loaded.setup, loaded.sources, 5);
    for _ in 0..3 {
        game.order(Order::EndTurn).expect("one may");
    }
    let text = write(&game, 1).expect("it can be written");
    let recording = read(&text).expect("it can be read");
    let again = load(&Files::bundle(recording.sources.clone()));
    assert_eq!(&again.setup, game.state().setup());
    verify(&recording, &again.setup, |_, _| {}).expect("it verifies");
}

fn found(texts: Vec<(String, String)>) -> Vec<(&'static str, String)> {
    let found = scenario::check(&Files::bundle(texts), "test");
    found.into_iter().map(|d| (d.code(), d.place.file)).collect()
}

#[test]
fn the_caps_hold_over_all_files_together() {
    let texts = load(&files(WHOLE, 200, "\"First\"", "")).sources;
    let changed = |name: &str, from: &str, to: &str| {
        let mut texts = texts.clone();
        let t = texts.iter_mut().find(|t| t.0.ends_with(name)).expect("one of the files");
        assert!(t.1.contains(from));
        t.1 = t.1.replacen(from, to, 1);
        texts
    };
    let unit = "(name: \"A\", type: \"runner\", at: (700, 900)),";
    let many = format!("units: [{}", unit.repeat(2000));
    let units = "scenarios/parts/units.ron";
    assert_eq!(found(changed("units.ron", "units: [", &many)), [("KH0501", units.to_owned())]);
    let large = format!("format: 1, /*{}*/", " ".repeat((4 << 20) - 1000));
    assert_eq!(
        found(changed("units.ron", "format: 1,", &large)),
        [("KH0102", "scenarios/test.ron".to_owned())]
    );
    let list = format!("include: [{}", "\"parts/x.ron\",".repeat(20));
    let codes: Vec<_> =
        found(changed("test.ron", "include: [", &list)).into_iter().map(|f| f.0).collect();
    assert!(codes.contains(&"KH0105"), "{codes:?}");
}

#[test]
fn parts_lie_in_data_and_mod_folders_too() {
    let dir = tempfile::tempdir().expect("a folder");
    let scenarios = dir.path().join("scenarios/parts");
    std::fs::create_dir_all(&scenarios).expect("a folder");
    for (name, text) in load(&files(WHOLE, 200, "\"First\"", "")).sources {
        if name.contains("test") || name.contains("parts/") {
            std::fs::write(dir.path().join(name), text).expect("written");
        }
    }
    let by_name = scenario::load(&Files::new(None, Some(dir.path())), "test").expect("it loads");
    let path = dir.path().join("scenarios/test.ron");
    let by_path = scenario::load(&Files::embedded(), path.to_str().expect("a name"));
    assert_eq!(by_name.setup, by_path.expect("it loads").setup);
}

/// Parts made to exhaust time or memory.
#[test]
fn hostile_parts_end_quickly() {
    let clean = load(&files(WHOLE, 50, "\"First\"", "")).sources;
    let many = |n: usize, f: fn(usize) -> String| (0..n).map(f).collect::<String>();
    let line = |area: fn(usize) -> String, who: &str| {
        let lines: String = (0..2000)
            .map(|i| {
                let area = area(i);
                format!("(formation: \"{who}\",from:\"16:15\",mission:Hold,area:\"{area}\"),")
            })
            .collect();
        format!("format: 1, plan: (soviet: [{lines}], japan: [{lines}]),")
    };
    let zigzag: String = (0..1000)
        .map(|i| format!("({}, {}),", if i % 2 == 0 { -1_000_000 } else { 1_000_000 }, 900 + i))
        .collect();
    let cases: Vec<(&str, &str, String)> = vec![
        ("test.ron", "soviet: [", format!("soviet: [{}", "\"First\",".repeat(100_000))),
        ("test.ron", "soviet: [", format!("soviet: [{}", "\"No / body\",".repeat(100_000))),
        (
            "units.ron",
            "soviet: [",
            format!("soviet: [{}", many(60_000, |i| format!("(name: \"f{i}\"),"))),
        ),
        (
            "ground.ron",
            "areas: {",
            format!("areas: {{{}", many(60_000, |i| format!("\"a{i}\": [(0, 1000)],"))),
        ),
        ("ground.ron", "wire: [", format!("wire: [(rows: 1, line: [{zigzag}]),")),
        ("ground.ron", "at: [", format!("at: [{}", format!("Along([{zigzag}]),").repeat(60))),
        ("ground.ron", "at: [", format!("at: [{}", format!("Inside([{zigzag}]),").repeat(60))),
        ("ground.ron", "format: 1,", line(|_| "hill".into(), "Nobody")),
        ("units.ron", "format: 1,", line(|i| format!("hil{i}"), "First")),
    ];
    for (i, (file, from, to)) in cases.into_iter().enumerate() {
        let mut texts = clean.clone();
        let t = texts.iter_mut().find(|t| t.0.ends_with(file)).expect("one of the files");
        assert!(t.1.contains(from));
        t.1 = t.1.replacen(from, &to, 1);
        let began = std::time::Instant::now();
        let found = scenario::check(&Files::bundle(texts), "test");
        assert!(!found.is_empty() && found.len() <= 200, "{i}");
        assert!(began.elapsed().as_secs() < 20, "{i}: {:?}", began.elapsed());
    }
}

#[test]
fn a_part_is_no_battle() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics/parts/shared.ron");
    assert!(scenario::check(&Files::embedded(), path).is_empty());
    let found = scenario::load(&Files::embedded(), path).expect_err("nothing to fight");
    assert_eq!(
        found.iter().map(|d| d.code()).collect::<Vec<_>>(),
        ["KH0108"],
        "{}",
        render(&found)
    );
}

/// A modder checks the rule library and the survey like a scenario, alone or changed.
#[test]
fn a_rule_library_and_a_survey_are_checked_as_what_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for (file, good, bad, label) in [
        ("assets/rules.ron", "recover_s: 3600", "recover_s: 3600000", "recover_s"),
        ("scenarios/maps/khasan.ron", "depth: Deep", "depth: Deap", "Deap"),
    ] {
        let path = root.join(file);
        assert_eq!(scenario::check(&Files::embedded(), &path.to_string_lossy()), [], "{file}");
        let text = std::fs::read_to_string(&path).expect("it is there");
        let changed = folder.path().join("changed.ron");
        std::fs::write(&changed, text.replacen(good, bad, 1)).expect("it can be written");
        let found = scenario::check(&Files::embedded(), &changed.to_string_lossy());
        assert_eq!(found.len(), 1, "{found:#?}");
        assert!(render(&found).contains(label), "{found:#?}");
    }
}
