//! Saves, replays and undo: over random games, against damage, and through kill -9.

#[allow(dead_code, reason = "shared with the tests of the rules")]
#[path = "rules/dsl.rs"]
mod dsl;
#[path = "record/head.rs"]
mod head;

use dsl::{Field, RIFLES, at, melee, su};
use head::of_rules;
use khasan::record::{
    Error, Game, Journal, Mismatch, NoUndo, Recording, Shelf, Undone, opening_views, read,
    read_file, verify, write,
};
use khasan::rules::{
    BySide, Clock, Dice, FirePolicy, Irrevocable, Order, Setup, Side, UnitChange, ViewEvent,
    all_legal_orders, dist, hash, hash_of,
};
use khasan::scenario;
use khasan::text;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const SOURCES: [(&str, &str); 2] = [
    ("scenarios/field.ron", "(\n    title: \"Field\", // \"#quoted\"# and \\ back\n)\n"),
    ("assets/rules.ron", "()\r\n\u{7}Заозёрная"),
];

fn sources() -> Vec<(String, String)> {
    SOURCES.iter().map(|(n, t)| ((*n).to_owned(), (*t).to_owned())).collect()
}

fn battle() -> Arc<Setup> {
    melee(0).setup().clone()
}

/// A game of random legal orders; about one order in fifteen ends the turn.
fn random_game(seed: u64, orders: usize) -> Game {
    let (mut game, _) = Game::new(battle(), sources(), seed);
    let mut pick = Dice::new(seed ^ 0xABCD);
    while game.entries().len() < orders && game.ended().is_none() {
        let all = all_legal_orders(&game.perspective(game.side()));
        let n = all.len() as u32;
        let order = if pick.chance(dist::ONE / 15) {
            Order::EndTurn
        } else {
            let each = dist::ONE / u64::from(n);
            let any = dist::Dist::new((0, each), (1..n).map(|i| (i, each)));
            all[pick.draw(&any) as usize].clone()
        };
        game.order(order).expect("legal orders are never refused");
    }
    game
}

fn saved(game: &Game) -> String {
    write(game, 7).expect("it can be written")
}

fn recording(text: &str) -> Recording {
    read(text).unwrap_or_else(|e| panic!("{}", text::save_error(&e)))
}

#[test]
fn a_save_gives_the_same_game_back() {
    for seed in 0..20 {
        let game = random_game(seed, 90);
        let text = saved(&game);
        let back = recording(&text);
        assert_eq!(back.sources, sources());
        assert_eq!((back.head.saved, back.head.title.as_str()), (7, "Field"));
        let (mut loaded, note) = back.resume(&battle()).expect("it loads");
        assert_eq!(note, None);
        assert_eq!(loaded.state(), game.state());
        assert_eq!(loaded.entries(), game.entries());
        assert_eq!(Journal::<()>::of(&loaded).can_undo(), Err(NoUndo::Loaded));
        assert_eq!(saved(&loaded), text);
        // And it goes on alike.
        if loaded.ended().is_none() {
            let mut game = game;
            loaded.order(Order::EndTurn).expect("legal");
            game.order(Order::EndTurn).expect("legal");
            assert_eq!(loaded.state(), game.state());
        }
    }
}

#[test]
fn every_recorded_game_verifies() {
    for seed in 0..10 {
        let game = random_game(seed, 120);
        let done = verify(&recording(&saved(&game)), &battle(), |_, _| {}).expect("as recorded");
        assert_eq!((done.orders, done.hash), (game.entries().len(), hash(game.state())));
    }
}

#[test]
fn the_log_of_random_games_reads_well() {
    let mut lines = 0;
    for seed in 0..10 {
        let played = random_game(seed, 150);
        let (mut game, _) = Game::new(battle(), sources(), seed);
        for entry in played.entries() {
            let mut known = BySide {
                soviet: game.perspective(Side::Soviet),
                japan: game.perspective(Side::Japan),
            };
            let words = text::order_of(game.state(), &entry.order);
            assert!(!words.contains("off the map") && !words.contains('?'), "{words}");
            let seen = game.order_seen(entry.order.clone()).expect("played before");
            for side in Side::ALL {
                for line in text::log_all(&mut known[side], &seen[side]) {
                    let t = &line.text;
                    let first =
                        t.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric());
                    assert!(first && t.len() < 160 && !t.contains(['{', '?']), "{t}");
                    lines += 1;
                }
                assert_eq!(known[side], game.perspective(side));
            }
        }
    }
    assert!(lines > 500, "{lines}");
}

/// The save with one order replaced; its line is found by its text.
fn with_order(text: &str, index: usize, order: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let first = lines.iter().position(|l| l.trim() == "orders: [").expect("orders") + 1;
    let line = &mut lines[first + index];
    let cut = line.find("order:").expect("an order");
    *line = format!("{}order:{order}),", &line[..cut]);
    lines.join("\n")
}

#[test]
fn a_changed_order_is_named_with_the_first_difference() {
    let (mut game, _) = Game::new(battle(), sources(), 3);
    let policy = |policy| Order::Policy { unit: su(1), policy };
    game.order(policy(FirePolicy::Hold)).expect("legal");
    game.order(policy(FirePolicy::CloseOnly)).expect("legal");
    game.order(Order::EndTurn).expect("legal");
    let text = saved(&game);
    let changed = with_order(&text, 1, "Policy(unit:(side:Soviet,index:1),policy:ArmourFirst)");
    let why = verify(&recording(&changed), &battle(), |_, _| {}).expect_err("it was changed");
    let Mismatch::Differs { index: 1, first: Some(d), .. } = &*why else { panic!("{why:?}") };
    assert_eq!(d.path, "units.soviet[1].policy");
    assert_eq!((d.recorded.as_str(), d.replayed.as_str()), ("\"CloseOnly\"", "\"ArmourFirst\""));
    let words = text::mismatch(&battle(), &why);
    assert!(words.contains("Order 2 does not lead where it was recorded"), "{words}");
    assert!(words.contains("Soviet 1: armour first"), "{words}");
    assert!(words.contains("units.soviet[1].policy (Soviet 1)"), "{words}");

    // An order that changes nothing, and another that changes nothing.
    let (mut twice, _) = Game::new(battle(), sources(), 3);
    let hold = |unit| Order::Policy { unit, policy: FirePolicy::AtWill };
    twice.order(hold(su(0))).expect("legal");
    let same = with_order(&saved(&twice), 0, "Policy(unit:(side:Soviet,index:1),policy:AtWill)");
    let why = verify(&recording(&same), &battle(), |_, _| {}).expect_err("it was changed");
    assert!(matches!(*why, Mismatch::Changed { index: 0, .. }), "{why:?}");

    let refused = with_order(&text, 0, "Policy(unit:(side:Japan,index:1),policy:Hold)");
    let why = verify(&recording(&refused), &battle(), |_, _| {}).expect_err("it was changed");
    assert!(matches!(*why, Mismatch::Refused { index: 0, .. }), "{why:?}");
    assert!(text::mismatch(&battle(), &why).contains("Order 1 cannot be carried out"));
    // Only what follows the snapshot is executed on loading.
    assert!(recording(&changed).resume(&battle()).is_ok());
}

#[test]
fn changes_after_the_snapshot_are_found_on_loading() {
    let (mut game, _) = Game::new(battle(), sources(), 3);
    game.order(Order::Policy { unit: su(1), policy: FirePolicy::Hold }).expect("legal");
    let text = saved(&game);
    let changed = with_order(&text, 0, "Policy(unit:(side:Soviet,index:2),policy:Hold)");
    let why = recording(&changed).resume(&battle()).expect_err("it was changed");
    assert_eq!(why, Error::OrderDiffers { index: 0 });
}

/// A save with the hash of its snapshot's text made to fit again.
fn summed(text: &str) -> String {
    let line = |field: &str| text.lines().rev().find_map(|l| l.trim_start().strip_prefix(field));
    let state = line("snapshot:").unwrap_or_default().trim().trim_end_matches(',');
    let old = line("sum:").unwrap_or_default();
    text.replace(&format!("sum:{old}"), &format!("sum: \"{:016x}\",", hash_of(&state)))
}

/// How a save names the rules it was played with.
fn rules() -> String {
    format!("(rules:{},", khasan::record::RULES_VERSION)
}

/// Saved in the fourth turn by the program as it was with rules 4, which wrote format 1.
const OF_RULES_4: &str = include_str!("saves/rules-4.khasan");

#[test]
fn a_save_of_an_older_format_is_brought_up_to_date() {
    assert!(OF_RULES_4.contains("format: 1,") && OF_RULES_4.contains("mired:true,mired_at:"));
    let old = recording(OF_RULES_4);
    assert_eq!(old.head.rules, 4);
    let loaded = scenario::load(&scenario::Files::bundle(old.sources.clone()), &old.head.key)
        .expect("its scenario still loads");
    let (game, note) = old.resume(&loaded.setup).expect("it loads");
    assert_eq!(note.map(|n| (n.rules, n.orders.len())), Some((Some(4), 1)));
    let units = Side::ALL.into_iter().flat_map(|side| game.state().units(side));
    let mired: Vec<_> = units.filter_map(|(_, u)| u.mired_since).collect();
    assert_eq!(mired, [Clock::hm(17, 30)]);
    let again = recording(&saved(&game));
    assert_eq!(again.resume(&loaded.setup).expect("it loads").0.state(), game.state());
    let future = OF_RULES_4.replace("format: 1,", "format: 77,");
    assert_eq!(read(&future).expect_err("of the future"), Error::Format { found: 77 });
}

/// Saved at the start of the fifth turn by the program as it was with rules 5.
const OF_RULES_5: &str = include_str!("saves/rules-5.khasan");

/// Its units do not say what they had of suppression as the turn began.
#[test]
fn a_save_of_rules_5_goes_on() {
    let old = recording(OF_RULES_5);
    let loaded = scenario::load(&scenario::Files::bundle(old.sources.clone()), &old.head.key)
        .expect("its scenario still loads");
    let (mut game, note) = old.resume(&loaded.setup).expect("it loads");
    assert_eq!(note.map(|n| (n.rules, n.orders.len())), Some((Some(5), 0)));
    assert_eq!(game.state().public().turn, 4);
    for _ in 0..4 {
        game.order(Order::EndTurn).expect("legal");
    }
    let again = recording(&saved(&game));
    assert_eq!(again.resume(&loaded.setup).expect("it loads").0.state(), game.state());
}

/// Saved at the start of the fifth turn by the program as it was with rules 6.
const OF_RULES_6: &str = include_str!("saves/rules-6.khasan");

#[test]
fn a_save_of_rules_6_goes_on() {
    let old = recording(OF_RULES_6);
    let loaded = scenario::load(&scenario::Files::bundle(old.sources.clone()), &old.head.key)
        .expect("its scenario still loads");
    let (mut game, note) = old.resume(&loaded.setup).expect("it loads");
    assert_eq!(note.map(|n| (n.rules, n.orders.len())), Some((Some(6), 0)));
    assert_eq!(game.state().public().turn, 4);
    for side in Side::ALL {
        let known = game.perspective(side);
        assert!(known.field().map() == game.state().field().map(), "works lay open then");
    }
    for _ in 0..4 {
        game.order(Order::EndTurn).expect("legal");
    }
    let again = recording(&saved(&game));
    assert_eq!(again.resume(&loaded.setup).expect("it loads").0.state(), game.state());
}

#[test]
fn a_save_of_other_rules_goes_on_from_the_start_of_its_turn() {
    let (mut game, _) = Game::new(battle(), sources(), 3);
    game.order(Order::EndTurn).expect("legal");
    let at_turn = game.state().clone();
    let japan = khasan::rules::UnitId { side: Side::Japan, index: 0 };
    game.order(Order::Policy { unit: japan, policy: FirePolicy::Hold }).expect("legal");
    let old = of_rules(&saved(&game), 999);
    let why = verify(&recording(&old), &battle(), |_, _| {}).expect_err("other rules");
    assert_eq!(*why, Mismatch::Rules { version: 999 });
    let (loaded, note) = recording(&old).resume(&battle()).expect("it loads");
    assert_eq!(note.map(|n| (n.rules, n.orders.len())), Some((Some(999), 1)));
    assert_eq!(loaded.state(), &at_turn);
    // A save from before the record was counted has no tallies.
    let tallies = old.rfind(",tallies:[").expect("the last field");
    let end = tallies + old[tallies..].find('\n').expect("one line");
    let older = summed(&format!("{}),{}", &old[..tallies], &old[end..]));
    assert_eq!(recording(&older).resume(&battle()).expect("it loads").0.state(), &at_turn);
    // Saved again, it still cannot be verified.
    let again = recording(&saved(&loaded));
    let why = verify(&again, &battle(), |_, _| {}).expect_err("mixed rules");
    assert!(matches!(*why, Mismatch::Rules { .. }));
}

#[test]
fn damaged_and_hostile_saves_are_refused_in_words() {
    let text = saved(&random_game(1, 40));
    let refused = |bad: &str| -> String {
        match read(bad) {
            Err(e) => text::save_error(&e),
            Ok(r) => match r.resume(&battle()) {
                Err(e) => text::save_error(&e),
                Ok(_) => String::new(),
            },
        }
    };
    assert_eq!(refused(&text), "");
    for (bad, says) in [
        (String::new(), "It is no save"),
        ("(format: 77)".to_owned(), "format 77"),
        ("(".repeat(100_000), "It is no save"),
        (format!("(format: 1, head: {})", "[".repeat(200_000)), "It is no save"),
        (format!("(format: 2, head: {})", "[".repeat(200_000)), "It is no save"),
        ("x".repeat((64 << 20) + 1), "too large"),
        (text.replacen("Заозёрная", "Безымянная", 1), "assets/rules.ron in it was changed"),
        (text.replacen("    at: ", "    at: 9", 1), "behind the last order"),
        (text.replacen("public:(", "nonsense:(", 1), "It is no save"),
        (text.replacen("suppression:", "suppression:1", 1), "damaged"),
        (text.replacen("quality:5", "quality:0", 1), "a unit's nerves"),
        (text.replacen("men:", "men:4", 1), "a unit's strength"),
        (text.replacen("ty:(0)", "ty:(77)", 1), "a unit's place"),
        (text.replacen("time:", "time:99999999", 1), "damaged"),
        (text.replacen("draws:", "draws:1", 1), "the snapshot is not"),
        (text.replacen("turns:5", "turns:5,x:1", 1), "It is no save"),
    ] {
        let says_now = refused(&summed(&bad));
        assert!(says_now.contains(says), "{says} / {says_now}");
    }
}

#[test]
fn no_mutation_of_a_save_panics() {
    let text = saved(&random_game(2, 30));
    let mut pick = Dice::new(99);
    let mut below = |n: usize| {
        let n = n as u32;
        let each = dist::ONE / u64::from(n);
        pick.draw(&dist::Dist::new((0, each), (1..n).map(|i| (i, each)))) as usize
    };
    // Numbers are where a save can lie and still be read; the snapshot is where it hurts.
    let snapshot = text.find("snapshot:").expect("a snapshot");
    let spots: Vec<usize> = text
        .char_indices()
        .filter(|(i, c)| c.is_ascii_digit() && (*i > snapshot || i % 16 == 0))
        .map(|(i, _)| i)
        .collect();
    let digits = ["0", "9", "65535", "-1", "4294967295"];
    for _ in 0..400 {
        let at = spots[below(spots.len())];
        let mut bad = text.clone();
        bad.replace_range(at..=at, digits[below(digits.len())]);
        // Without its hashes.
        let bad = of_rules(&summed(&bad), 0);
        if let Ok((mut game, _)) = read(&bad).and_then(|r| r.resume(&battle())) {
            for _ in 0..4 {
                let _ = all_legal_orders(&game.perspective(game.side()));
                let _ = game.order(Order::EndTurn);
            }
        }
    }
}

#[test]
fn undo_says_why_not() {
    let field = || {
        Field::open(12, 3)
            .unit(Side::Soviet, RIFLES, at(1, 1))
            .unit(Side::Soviet, RIFLES, at(0, 0))
            .unit(Side::Japan, RIFLES, at(3, 1))
            .last(Side::Japan, |u| u.policy = FirePolicy::Hold)
            .setup()
    };
    let (mut game, events) = Game::new(field(), sources(), 1);
    let opening = opening_views(&game, &events);
    assert!(opening[Side::Soviet].iter().any(|e| matches!(e, ViewEvent::Contact(_))));
    let mut journal = Journal::of(&game);
    assert_eq!(journal.undo(&mut game), Err(NoUndo::Nothing));

    let hold = Order::Policy { unit: su(0), policy: FirePolicy::Hold };
    let face = Order::Face { unit: su(1), dir: khasan::rules::Dir::W };
    let start = game.clone();
    give(&mut game, &mut journal, hold.clone(), 1);
    let one = game.clone();
    let seen = give(&mut game, &mut journal, face.clone(), 2);
    assert!(
        seen[Side::Soviet]
            .iter()
            .any(|e| matches!(e, ViewEvent::Own { change: UnitChange::Faced { .. }, .. }))
    );
    assert_eq!(journal.undo(&mut game), Ok(Undone { order: Some(face), kept: 2 }));
    assert_eq!((game.state(), game.entries()), (one.state(), one.entries()));
    assert_eq!(journal.undo(&mut game), Ok(Undone { order: Some(hold.clone()), kept: 1 }));
    assert_eq!(game.state(), start.state());
    assert_eq!(game, start);
    assert_eq!(journal.undo(&mut game), Err(NoUndo::Nothing));

    give(&mut game, &mut journal, hold, 3);
    let target = khasan::rules::Target::Contact(khasan::rules::ContactId(0));
    give(&mut game, &mut journal, Order::Fire { unit: su(0), target, seconds: 300 }, 4);
    let before = game.clone();
    assert_eq!(journal.undo(&mut game), Err(NoUndo::Irrevocable(Irrevocable::DiceFell)));
    assert_eq!(game, before);
    give(&mut game, &mut journal, Order::EndTurn, 5);
    assert_eq!(journal.undo(&mut game), Err(NoUndo::Irrevocable(Irrevocable::TurnEnded)));
}

/// Gives an order and enters it in the journal; what each side sees of it comes back.
fn give(
    game: &mut Game,
    journal: &mut Journal<u32>,
    order: Order,
    kept: u32,
) -> BySide<Vec<ViewEvent>> {
    let done = game.carry_out(order).expect("legal");
    let seen = done.seen();
    journal.enter(done, kept);
    seen
}

#[test]
fn what_came_to_no_order_is_taken_back_without_one() {
    let (mut game, _) = Game::new(battle(), sources(), 1);
    let mut journal = Journal::of(&game);
    let start = game.clone();
    journal.announce(7);
    assert_eq!((journal.can_undo(), journal.last()), (Ok(()), Some(&7)));
    let hold = Order::Policy { unit: su(0), policy: FirePolicy::Hold };
    give(&mut game, &mut journal, hold.clone(), 8);
    assert_eq!(journal.undo(&mut game), Ok(Undone { order: Some(hold), kept: 8 }));
    assert_eq!(journal.undo(&mut game), Ok(Undone { order: None, kept: 7 }));
    assert_eq!((game, journal.last()), (start, None));
}

#[test]
fn an_order_that_stands_closes_the_journal_for_all_before_it() {
    let (mut game, _) = Game::new(battle(), sources(), 1);
    let mut journal = Journal::of(&game);
    let hold = |unit| Order::Policy { unit, policy: FirePolicy::Hold };
    journal.announce(1);
    give(&mut game, &mut journal, hold(su(0)), 2);
    give(&mut game, &mut journal, Order::EndTurn, 3);
    let why = NoUndo::Irrevocable(Irrevocable::TurnEnded);
    assert_eq!((journal.can_undo(), journal.last()), (Err(why), None));
    // What is decided after it can be taken back, as far as that goes.
    journal.announce(4);
    assert_eq!(journal.can_undo(), Ok(()));
    assert_eq!(journal.undo(&mut game), Ok(Undone { order: None, kept: 4 }));
    assert_eq!(journal.undo(&mut game), Err(why));
}

#[test]
fn what_shows_an_enemy_cannot_be_taken_back() {
    let wall = [at(4, 0), at(4, 1), at(4, 2)];
    let setup = Field::open(12, 3)
        .ground(|m| {
            for h in wall {
                m.cell_mut(h).expect("on the map").elevation = 40;
            }
        })
        .unit(Side::Soviet, RIFLES, at(3, 1))
        .unit(Side::Japan, RIFLES, at(8, 1))
        .last(Side::Japan, |u| u.policy = FirePolicy::Hold)
        .setup();
    let (mut game, _) = Game::new(setup, sources(), 1);
    assert_eq!(game.perspective(Side::Soviet).enemies().count(), 0);
    let mut journal = Journal::of(&game);
    give(&mut game, &mut journal, Order::Move { unit: su(0), path: vec![at(4, 1)] }, 1);
    assert_eq!(game.perspective(Side::Soviet).enemies().count(), 1);
    assert_eq!(journal.undo(&mut game), Err(NoUndo::Irrevocable(Irrevocable::NewSeen)));
}

#[test]
fn shelf_lists_newest_first_and_keeps_names_inside() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path().join("saves"));
    assert!(shelf.list().is_empty());
    let game = random_game(4, 10);
    for blank in ["", "  "] {
        assert_eq!(shelf.save(&game, blank), Err(Error::NoName));
    }
    shelf.save(&game, "Моя битва (2)").expect("saved");
    shelf.autosave(&game).expect("saved");
    std::fs::write(shelf.folder().join("broken.ron"), "(").expect("written");
    std::fs::write(shelf.folder().join("notes.txt"), "x").expect("written");
    let list = shelf.list();
    let names: Vec<_> = list.iter().map(|s| (s.name.as_str(), s.auto, s.head.is_some())).collect();
    assert_eq!(names.len(), 3);
    assert!(names.iter().any(|n| n.0.starts_with("autosave-field-") && n.1 && n.2));
    assert!(names.contains(&("Моя битва (2)", false, true)));
    assert!(names.contains(&("broken", false, false)));
    let heads: Vec<_> = list.iter().filter_map(|s| s.head.as_ref()).collect();
    assert!(heads.iter().all(|h| h.title == "Field"));
    assert!(matches!(read_file(shelf.folder()), Err(Error::Io { .. })));
}

/// How long the process below takes to its first few saves, however busy the machine is.
fn first_saves(shelf: &Shelf, mut child: std::process::Child) -> Duration {
    let path = shelf.path("game").expect("a good name");
    let written = || path.metadata().and_then(|m| m.modified()).expect("it is there");
    let (begin, mut last) = (Instant::now(), written());
    for _ in 0..3 {
        while written() == last && begin.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_micros(200));
        }
        last = written();
    }
    child.kill().expect("killed");
    child.wait().expect("gone");
    begin.elapsed()
}

/// Not a test of its own: the process that the next test kills.
#[test]
fn save_loop() {
    let Some(folder) = std::env::var_os("KHASAN_TEST_SAVE_LOOP") else { return };
    let shelf = Shelf::at(folder);
    let games = [random_game(5, 20), random_game(5, 60)];
    for game in games.iter().cycle() {
        shelf.save(game, "game").expect("saved");
    }
}

#[test]
fn kill_during_saves_leaves_a_loadable_save_each_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    shelf.save(&random_game(5, 20), "game").expect("saved");
    let states = [random_game(5, 20), random_game(5, 60)];
    let program = std::env::current_exe().expect("this program");
    let setup = battle();
    let start = || {
        Command::new(&program)
            .args(["--exact", "save_loop", "--test-threads=1"])
            .env("KHASAN_TEST_SAVE_LOOP", folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("started")
    };
    let whole = first_saves(&shelf, start());
    let (mut unfinished, mut longer) = (0, 0);
    for round in 0..200_u32 {
        let mut child = start();
        // From before the first save to a few saves in.
        std::thread::sleep(whole / 4 + whole * (round * 79 % 200) / 200 * 3 / 2);
        child.kill().expect("killed");
        child.wait().expect("gone");
        let path = shelf.path("game").expect("a good name");
        let back = read_file(&path).unwrap_or_else(|e| panic!("{}", text::save_error(&e)));
        let (game, _) = back.resume(&setup).unwrap_or_else(|e| panic!("{}", text::save_error(&e)));
        let which = states.iter().position(|s| s.state() == game.state());
        longer += usize::from(which.expect("one of the two") == 1);
        for e in std::fs::read_dir(folder.path()).expect("listed").flatten() {
            if e.file_name().to_string_lossy().starts_with('.') {
                unfinished += 1;
                std::fs::remove_file(e.path()).expect("removed");
            }
        }
    }
    // The kills did hit saves in progress, and saves did get through.
    assert!(unfinished > 10 && longer > 10, "{unfinished} unfinished, {longer} of the other");
}
