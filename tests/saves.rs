//! Saves of others and saves of before: nothing of the player's is lost, nothing in a file does
//! harm, and what is wrong is said in words.

use khasan::ai::{Directive, Staff};
use khasan::play::{open, open_scenario};
use khasan::record::{
    Damage, Error, FORMAT, Game, Head, RULES_VERSION, Recording, Shelf, read, read_file, write,
    write_file,
};
use khasan::rules::setup::Mission;
use khasan::rules::{FirePolicy, Hex, Order, Target, UnitId, hash_of};
use khasan::scenario::{Files, check};
use khasan::text;
use std::path::Path;

const EXAMPLE: &str = "example-marsh-crossing";

fn game(seed: u64) -> Game {
    open_scenario(&Files::embedded(), EXAMPLE, seed).expect("sound").game
}

/// A game in its third turn, with two orders given in it.
fn begun(seed: u64) -> Game {
    let mut game = game(seed);
    for _ in 0..4 {
        game.order(Order::EndTurn).expect("legal");
    }
    for (index, policy) in [(0, FirePolicy::Hold), (1, FirePolicy::CloseOnly)] {
        let unit = UnitId { side: game.side(), index };
        game.order(Order::Policy { unit, policy }).expect("legal");
    }
    game
}

fn saved(game: &Game) -> String {
    write(game, 7).expect("it can be written")
}

/// The save with the hash of its snapshot's text made to fit again, as who means harm would.
fn summed(text: &str) -> String {
    let line = |field: &str| text.lines().rev().find_map(|l| l.trim_start().strip_prefix(field));
    let state = line("snapshot:").expect("there").trim().trim_end_matches(',');
    let old = line("sum:").expect("there");
    text.replace(old, &format!(" \"{:016x}\",", hash_of(&state)))
}

/// The save with the hash of its head made to fit again.
fn headed(text: &str) -> String {
    let line = |field: &str| text.lines().take(4).find_map(|l| l.trim_start().strip_prefix(field));
    let head = line("head:").expect("there").trim().trim_end_matches(',');
    let old = line("head_hash:").expect("there");
    text.replacen(old, &format!(" \"{:016x}\",", hash_of(&head)), 1)
}

/// The save as one of other rules.
fn claiming(text: &str, rules: u32) -> String {
    let bad = text.replacen(&format!("(rules:{RULES_VERSION},"), &format!("(rules:{rules},"), 1);
    assert!(rules == RULES_VERSION || bad != text);
    headed(&bad)
}

fn resumed(text: &str) -> Result<(Game, String), Error> {
    let recording = read(text)?;
    let setup = game(1).setup().clone();
    let (game, note) = recording.resume(&setup)?;
    let said = note.map_or_else(String::new, |n| text::left_out(&n, &game));
    Ok((game, said))
}

/// What is said of a save, or of what it left out.
fn says(text: &str) -> String {
    resumed(text).map_or_else(|e| text::save_error(&e), |(_, said)| said)
}

#[test]
fn formation_orders_beyond_the_battle_are_left_out_and_told() {
    let mut game = begun(3);
    let side = game.side();
    let unit = |index| UnitId { side, index };
    let ends = [i16::MIN, -1, 500, i16::MAX];
    let beyond: Vec<Hex> = ends.into_iter().flat_map(|q| ends.map(|r| Hex::new(q, r))).collect();
    let order = |units: &[UnitId], to: &[Hex]| Directive {
        units: units.to_vec(),
        mission: Mission::Attack,
        to: to.to_vec(),
    };
    let here = Hex::from_offset(2, 2);
    let good = order(&[unit(0), unit(1)], &[here]);
    let bad = [
        order(&[unit(0)], &beyond),
        order(&[unit(60_000), UnitId { side: side.enemy(), index: 0 }], &[here]),
        order(&[], &[here]),
        order(&[unit(0)], &[]),
    ];
    // Even handed to a staff as they are they do no harm.
    for d in &bad {
        let mut staff = Staff::new(side, vec![d.clone()]);
        if let Some(order) = staff.next_order(&game.perspective(side)) {
            game.clone().order(order).expect("legal");
        }
    }
    let mixed = order(&[unit(0), unit(1), unit(0), unit(999)], &[beyond[0], here]);
    let all = bad.into_iter().chain([good.clone(), mixed]).collect();
    game.set_standing(side, all);
    let (back, said) = resumed(&saved(&game)).expect("it loads");
    assert_eq!(back.standing(side), [good.clone(), good]);
    assert!(said.starts_with("4 formation orders in the save named"), "{said}");
    // More of them than there are units are no orders of a battle.
    let many = vec![order(&[unit(0)], &[here]); 5000];
    game.set_standing(side, many);
    let (back, _) = resumed(&saved(&game)).expect("it loads");
    assert_eq!(back.standing(side).len(), back.state().units(side).count());
}

#[test]
fn orders_to_hexes_beyond_the_world_are_refused() {
    let mut game = begun(3);
    let unit = UnitId { side: game.side(), index: 0 };
    let ends = [i16::MIN, i16::MIN + 1, -1, 999, i16::MAX - 1, i16::MAX];
    for hex in ends.into_iter().flat_map(|q| ends.map(|r| Hex::new(q, r))) {
        for order in [
            Order::Move { unit, path: vec![hex] },
            Order::Fire { unit, target: Target::Hex(hex), seconds: 60 },
            Order::Assault { units: vec![unit], hex },
        ] {
            let words = text::order(&game.perspective(game.side()), &order);
            assert!(words.contains("off the map"), "{words}");
            assert!(game.order(order).is_err(), "{words}");
        }
    }
}

#[test]
fn no_rules_number_gets_a_changed_snapshot_through() {
    let text = saved(&begun(3));
    assert_eq!(says(&text), "");
    let changed = text.replacen("suppression:0", "suppression:1", 1);
    assert_ne!(changed, text);
    for number in [0, 1, RULES_VERSION - 1, RULES_VERSION, RULES_VERSION + 1, 999] {
        let bad = claiming(&changed, number);
        assert_eq!(read(&bad).err(), Some(Error::Damaged(Damage::SnapshotChanged)), "{number}");
        // Nor does it help to take the hash away.
        let sum = bad.lines().find(|l| l.trim_start().starts_with("sum:")).expect("there");
        let bare = bad.replacen(&format!("{sum}\n"), "", 1);
        assert!(says(&bare).contains("It is damaged"), "{number}: {}", says(&bare));
        assert!(bare.contains(&format!("format: {FORMAT},")));
    }
    // The number alone is changed: the snapshot holds, and what was ordered since is named.
    let older = claiming(&text, 4);
    let (_, said) = resumed(&older).expect("it loads");
    let first = resumed(&text).expect("it loads").0;
    let p = first.perspective(first.side());
    for entry in &first.entries()[4..] {
        assert!(said.contains(&text::order(&p, &entry.order)), "{said}");
    }
    assert!(said.contains("version 4") && said.contains("without the 2 orders"), "{said}");
    // What the computer ordered is none of the player's business.
    let ai =
        older.replacen("soviet:\"\"", "soviet:\"ai\"", 1).replacen("japan:\"\"", "japan:\"ai\"", 1);
    let (_, said) = resumed(&headed(&ai)).expect("it loads");
    assert!(said.ends_with("without the 2 orders given since."), "{said}");
}

#[test]
fn what_editors_and_mail_do_to_a_save_does_no_harm() {
    let text = saved(&begun(3));
    let (whole, _) = resumed(&text).expect("it loads");
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.ron");
    for other in [
        format!("\u{FEFF}{text}"),
        text.replace('\n', "\r\n"),
        format!("\u{FEFF}{}", text.replace('\n', "\r\n")),
    ] {
        let (back, said) = resumed(&other).unwrap_or_else(|e| panic!("{}", text::save_error(&e)));
        assert_eq!((back.state(), said.as_str()), (whole.state(), ""));
        assert_eq!(back.sources(), whole.sources());
        std::fs::write(&file, &other).expect("written");
        assert_eq!(Head::of_file(&file).map(|h| h.key), Some(EXAMPLE.to_owned()));
    }
}

#[test]
fn what_is_wrong_in_a_save_is_said_without_the_words_of_the_program() {
    let text = saved(&begun(3));
    let rust = [
        "BySide",
        "StateHash",
        "Option",
        "Vec<",
        "struct",
        "enum",
        "usize",
        "u8",
        "u16",
        "u32",
        "u64",
        "i16",
        "i32",
        "variant",
        "tuple",
        "sequence",
        "::",
        "serde",
        "RON",
        "recursion",
    ];
    let mut kinds = std::collections::BTreeSet::new();
    let mut look = |bad: &str| {
        if let Err(e) = read(bad) {
            let said = text::save_error(&e);
            let found: Vec<_> = rust.iter().filter(|w| said.contains(*w)).collect();
            assert!(found.is_empty(), "{found:?} in {said}");
            if let Error::Syntax { line, column, what } = e {
                assert!(line > 0 && column > 0);
                kinds.insert(format!("{what:?}").split(['(', ' ']).next().map(str::to_owned));
            }
        }
    };
    // The texts of the battle are not of interest here, and take most of the room.
    let parts = [text.find("sources:").expect("there"), text.find("    first:").expect("there")];
    let short = format!("{}sources: [],\n{}", &text[..parts[0]], &text[parts[1]..]);
    assert!(read(&short).is_ok());
    let spots: Vec<usize> = short.char_indices().map(|c| c.0).collect();
    for (n, &at) in spots.iter().enumerate().step_by(spots.len() / 400 + 1) {
        let (before, after) = (&short[..at], &short[at..]);
        let rest = after.chars().next().map_or("", |c| &after[c.len_utf8()..]);
        let put = ["", "x", "\"", "(", "]", "-1", "99999999999", ",", "é"][n % 9];
        look(&format!("{before}{put}{rest}"));
        look(&format!("{before}{put}{after}"));
        look(before);
    }
    for (old, new) in [
        ("players:(", "players:[("),
        ("seed:", "seeds:"),
        ("seed:3", "seed:\"x\""),
        ("seed:3", "seed:None"),
        ("side:", "side:Blue,side:"),
        ("title:\"", "title:7,date:\""),
        ("mixed:false", "mixed:0"),
        ("ended:None", "ended:4"),
        ("turn:2", "turn:70000"),
        ("turn:2", "turn:-2"),
        ("at: 4", "at: 4.5"),
        ("at: 4,", "at: 4,\n    at: 4,"),
        ("first: \"", "first: \"x"),
        ("(side:", "(sidee:"),
        ("at: 4,", "at: 4,\n    standing: 3,"),
        ("at: 4,", "at: 4,\n    standing: (soviet:[7]),"),
        ("    at: 4,\n", ""),
        ("order:EndTurn", "order:Dance"),
        ("side:Soviet", "side:Red"),
    ] {
        let bad = short.replacen(old, new, 1);
        assert_ne!(bad, short, "{old}");
        assert!(read(&bad).is_err(), "{new}");
        look(&bad);
    }
    look(&format!("(format: 1, head: {})", "[".repeat(200_000)));
    look(&format!("{short} x"));
    assert!(kinds.len() >= 9, "{kinds:?}");
}

#[test]
fn a_save_can_have_any_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path().join("saves"));
    let game = begun(1);
    let names = [
        "Bob's hill & the +1 ford turn 1",
        "a/b",
        "a\\b",
        "../x",
        ".hidden",
        "nul",
        "x:y",
        "100%",
        "Моя битва (2)",
        "two\nlines",
        &"x".repeat(500),
        &format!("{}y", "x".repeat(499)),
    ];
    for name in names {
        let path = shelf.save(&game, name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(path.parent(), Some(shelf.folder()), "{name}");
        assert_eq!(shelf.path(name), Ok(path.clone()));
        assert!(read_file(&path).is_ok(), "{name}");
    }
    let list = shelf.list();
    assert_eq!(list.len(), names.len());
    assert!(names[..10].iter().all(|n| list.iter().any(|s| s.name == *n)));
    assert_eq!(shelf.save(&game, "  "), Err(Error::NoName));
}

#[test]
fn a_scenario_of_any_name_can_be_saved_and_taken_up_again() {
    let home = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(home.path().join("saves"));
    let text = std::fs::read_to_string(format!("scenarios/{EXAMPLE}.ron")).expect("there");
    for name in ["Bob's hill & the +1 ford", "a:b", "50%", "x.ron", &"y".repeat(230)] {
        let file = home.path().join(format!("{name}.ron"));
        std::fs::write(&file, &text).expect("written");
        let name_of_file = file.to_str().expect("plain");
        let game = open_scenario(&Files::embedded(), name_of_file, 1).expect("sound").game;
        let path = shelf.save(&game, &format!("{} turn 1", game.setup().key)).expect("saved");
        shelf.autosave(&game).expect("saved");
        let back = open(&Files::embedded(), path.to_str().expect("plain"), 1);
        let back = back.unwrap_or_else(|e| panic!("{name}: {e}")).game;
        assert_eq!((back.state(), back.begun()), (game.state(), game.begun()));
        std::fs::remove_dir_all(shelf.folder()).expect("removed");
    }
}

#[test]
fn another_games_save_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let (mut one, two) = (begun(1), begun(2));
    let first = shelf.save(&one, "the ford turn 3").expect("saved");
    // A later state of the same game takes its place.
    one.order(Order::EndTurn).expect("legal");
    assert_eq!(shelf.save(&one, "the ford turn 3"), Ok(first.clone()));
    let second = shelf.save(&two, "the ford turn 3").expect("saved");
    assert_eq!(second.file_name().and_then(|n| n.to_str()), Some("the ford turn 3 (2).ron"));
    assert_eq!(shelf.save(&two, "the ford turn 3"), Ok(second.clone()));
    assert_eq!(read_file(&first).expect("whole").head.seed, 1);
    // The same battle with the same seed, begun another time.
    let mut again = begun(1);
    again.set_begun(one.begun() + 1);
    assert!(
        shelf.save(&again, "the ford turn 3").expect("saved").ends_with("the ford turn 3 (3).ron")
    );
    // What is no save at all stays too.
    let notes = folder.path().join("notes.ron");
    std::fs::write(&notes, "my notes").expect("written");
    shelf.save(&one, "notes").expect("saved");
    assert_eq!(std::fs::read_to_string(&notes).expect("there"), "my notes");
}

#[test]
fn each_game_keeps_its_start_and_its_last_turns() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let (mut one, mut two) = (game(1), game(1));
    one.set_begun(10);
    two.set_begun(20);
    let other = shelf.autosave(&two).expect("saved");
    let mut last = shelf.autosave(&one).expect("saved");
    while one.ended().is_none() {
        one.order(Order::EndTurn).expect("legal");
        last = shelf.autosave(&one).expect("saved");
    }
    let all: Vec<Recording> =
        shelf.list().iter().map(|s| read_file(&s.path).expect("whole")).collect();
    assert_eq!(all.len(), 1 + 1 + 5);
    assert_eq!(all.iter().filter(|r| r.orders() == 0).count(), 2, "both starts");
    let most = all.iter().map(Recording::orders).max();
    assert_eq!(most, Some(one.entries().len()));
    assert_eq!(read_file(&last).expect("whole").orders(), one.entries().len());
    assert!(shelf.list().iter().all(|s| s.auto));
    // Of a battle that is over there is nothing to go on with, of its last turns neither.
    let open = shelf.newest().saved.expect("the other game");
    assert_eq!(open.path, other);
}

#[test]
fn a_save_by_itself_that_fails_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    std::fs::write(&file, "x").expect("written");
    let why = Shelf::at(&file).autosave(&game(1)).expect_err("no folder");
    let said = text::not_kept(&why);
    assert!(said.contains("could not be saved") && said.contains("file"), "{said}");
}

#[test]
fn continue_falls_back_to_the_next_good_save_and_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    assert_eq!(shelf.newest(), Default::default());
    let write_at = |name: &str, seed, at, change: &dyn Fn(String) -> String| {
        let text = change(write(&begun(seed), at).expect("written"));
        std::fs::write(folder.path().join(format!("{name}.ron")), text).expect("written");
    };
    write_at("oldest", 1, 100, &|t| t);
    write_at("good", 2, 200, &|t| t);
    write_at("cut", 3, 300, &|t| t[..t.len() / 2].to_owned());
    // Only building its battle shows what is wrong with this one.
    let brave = |t: String| {
        let (before, state) = t.split_at(t.rfind("snapshot:").expect("there"));
        summed(&format!("{before}{}", state.replacen("quality:", "quality:9", 1)))
    };
    write_at("changed", 4, 400, &brave);
    let newest = shelf.newest();
    assert_eq!(newest.saved.as_ref().map(|s| s.name.as_str()), Some("good"));
    let passed: Vec<&str> = newest.passed_over.iter().map(|p| p.0.name.as_str()).collect();
    assert_eq!(passed, ["changed", "cut"]);
    let said = text::passed_over(&newest).expect("it is said");
    assert!(said.starts_with("changed cannot be gone on with. It is damaged"), "{said}");
    assert!(said.ends_with("So it is with 1 more."), "{said}");
}

#[test]
fn saves_are_renamed_and_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path().join("saves"));
    shelf.save(&begun(1), "one").expect("saved");
    shelf.autosave(&begun(2)).expect("saved");
    let find = |auto| shelf.list().into_iter().find(|s| s.auto == auto).expect("there");
    assert_eq!(shelf.rename(&find(false), " "), Err(Error::NoName));
    let path = shelf.rename(&find(true), "the one before the storm").expect("renamed");
    assert!(read_file(&path).is_ok() && shelf.list().iter().all(|s| !s.auto));
    let one = shelf.list().into_iter().find(|s| s.name == "one").expect("there");
    assert_eq!(shelf.rename(&one, "the one before the storm"), Err(Error::NameTaken));
    // A name like those that the game gives itself is not cleared away by itself.
    let path = shelf.rename(&one, "autosave-mine").expect("renamed");
    let mine = shelf.list().into_iter().find(|s| s.path == path).expect("there");
    assert!(!mine.auto && mine.name == "autosave-mine");
    shelf.delete(&mine).expect("deleted");
    assert_eq!(shelf.list().len(), 1);
    // Nothing outside of the folder is touched.
    let outside = folder.path().join("outside.ron");
    write_file(&outside, &begun(1)).expect("written");
    let foreign = khasan::record::Saved { path: outside.clone(), ..mine };
    assert_eq!(shelf.delete(&foreign), Err(Error::NotHere));
    assert_eq!(shelf.rename(&foreign, "in"), Err(Error::NotHere));
    assert!(outside.is_file());
}

/// The example with something put before its first field, and another title.
fn example(before: &str, title: &str) -> String {
    let text = std::fs::read_to_string(format!("scenarios/{EXAMPLE}.ron")).expect("there");
    let at = text.find("format:").expect("its first field");
    let titled = text[at..].replacen("Marsh Crossing", title, 1);
    format!("{}{before}{titled}", &text[..at])
}

fn save_and_load(folder: &Path, text: &str) -> Game {
    let file = folder.join("battle.ron");
    std::fs::write(&file, text).expect("written");
    let name = file.to_str().expect("plain");
    let errors: Vec<_> =
        check(&Files::embedded(), name).into_iter().filter(|d| d.is_error()).collect();
    assert!(errors.is_empty(), "{}", text::render_findings(&errors));
    let game = open_scenario(&Files::embedded(), name, 1).expect("sound").game;
    let path = Shelf::at(folder.join("saves")).save(&game, "x").expect("saved");
    assert!(Head::of_file(&path).is_some(), "its head can be read");
    let back = open(&Files::embedded(), path.to_str().expect("plain"), 1);
    back.unwrap_or_else(|e| panic!("{e}")).game
}

#[test]
fn what_check_accepts_can_be_saved_and_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let room = (4 << 20) - example("", "x").len() - 100;
    let back =
        save_and_load(folder.path(), &example(&format!("// {}\n", "x".repeat(room)), "Long"));
    assert_eq!(back.setup().title, "Long");
    // Characters that have to be escaped take more room.
    let bells = format!("/*{}*/\n", "\u{7}\r".repeat(room / 2 - 10));
    let back = save_and_load(folder.path(), &example(&bells, "Loud"));
    assert_eq!(back.setup().title, "Loud");
    assert!(back.sources()[0].1.contains("\u{7}\r\u{7}"));
}

#[test]
fn a_very_long_title_hides_no_save() {
    let folder = tempfile::tempdir().expect("a folder");
    let back = save_and_load(folder.path(), &example("", &"Long ".repeat(40_000)));
    assert!(back.setup().title.len() > 190_000);
}
