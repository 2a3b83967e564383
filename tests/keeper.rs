//! A game that is kept while it is played loses the order in hand at most, whatever ends the
//! program.

use khasan::ai::{Level, Player};
use khasan::play;
use khasan::record::{Error, Game, Keeper, Left, Shelf, read_file, verify};
use khasan::rules::{BySide, Order, Side, StateHash, hash};
use khasan::scenario::{self, Files};
use khasan::text;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const BATTLE: &str = "example-marsh-crossing";

fn new_game(seed: u64) -> Game {
    play::open_scenario(&Files::embedded(), BATTLE, seed).expect("it opens").game
}

/// The game that one would go on with, as the window takes it up.
fn taken_up(shelf: &Shelf) -> Option<Game> {
    let newest = shelf.newest();
    assert_eq!(newest.passed_over, Vec::new());
    let path = newest.saved?.path;
    let opened = play::open_save(&path).unwrap_or_else(|e| panic!("{e}"));
    assert!(opened.note.is_none(), "nothing is left out");
    Some(opened.game)
}

fn players(seed: u64) -> BySide<Player> {
    BySide::from_fn(|s| Player::new(s, Level::Veteran, seed))
}

fn next(game: &Game, players: &mut BySide<Player>) -> Order {
    let side = game.side();
    players[side].next_order(&game.perspective(side))
}

/// Plays so many orders, kept.
fn play_on(game: &mut Game, keeper: &mut Keeper, orders: usize) {
    let mut players = players(1);
    for _ in 0..orders {
        let order = next(game, &mut players);
        keeper.carry_out(game, order).expect("the computer gives legal orders");
    }
}

#[test]
fn what_was_given_since_the_save_comes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let mut keeper = Keeper::new(shelf.clone());
    let mut game = new_game(3);
    keeper.save(&game);
    play_on(&mut game, &mut keeper, 40);
    assert_eq!((taken_up(&shelf).expect("kept"), keeper.fault()), (game.clone(), None));
    let saved = shelf.newest().saved.expect("kept");
    assert_eq!(saved.left(), Left::NotYet, "it is being played");
    assert!(game.entries().iter().any(|e| e.order == Order::EndTurn), "it spans turns");
    // A replay of the save has them too.
    let loaded = scenario::load(&Files::embedded(), BATTLE).expect("it loads");
    let recording = read_file(&saved.path).expect("whole");
    let proven = verify(&recording, &loaded.setup, |_, _| {});
    assert_eq!(proven.map(|v| v.orders), Ok(40));
    // The program is ended.
    drop(keeper);
    assert_eq!(saved.left(), Left::CutOff);
    assert!(text::cut_off(&shelf.newest(), None).is_some_and(|s| s.contains("Continue")));
    // Taken up, played on, and left in order.
    let mut keeper = Keeper::new(shelf.clone());
    let mut game = taken_up(&shelf).expect("kept");
    keeper.save(&game);
    play_on(&mut game, &mut keeper, 5);
    keeper.close(&game).expect("saved");
    let saved = shelf.newest().saved.expect("kept");
    assert_eq!((saved.left(), text::cut_off(&shelf.newest(), None)), (Left::InOrder, None));
    assert_eq!(taken_up(&shelf).expect("kept"), game);
    assert!(shelf.wreck().is_none());
}

#[test]
fn what_was_taken_back_or_refused_stays_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let mut keeper = Keeper::new(shelf.clone());
    let mut game = new_game(3);
    keeper.save(&game);
    play_on(&mut game, &mut keeper, 2);
    let side = game.side();
    let at_two = game.clone();
    let order = next(&game, &mut players(9));
    let done = keeper.carry_out(&mut game, order).expect("legal");
    game.set_back(done.before);
    keeper.taken_back(&game);
    let enemy = khasan::rules::UnitId { side: side.enemy(), index: 0 };
    keeper
        .carry_out(&mut game, Order::Rally { unit: enemy, seconds: 60 })
        .expect_err("no unit of his");
    assert_eq!(taken_up(&shelf).expect("kept"), at_two);
    // Formation orders come back as they were last.
    let unit = khasan::rules::UnitId { side, index: 0 };
    let hex = game.state().unit(unit).and_then(|u| u.hex()).expect("on the map");
    let mission = khasan::rules::setup::Mission::Hold;
    let directive = khasan::ai::Directive { units: vec![unit], mission, to: vec![hex] };
    game.set_standing(side, vec![directive]);
    keeper.standing(&game);
    keeper.standing(&game);
    let back = taken_up(&shelf).expect("kept");
    assert_eq!(back.standing(side), game.standing(side));
    assert_eq!((back, keeper.fault()), (game.clone(), None));
    // What is taken back from before the save makes a new one.
    keeper.save(&game);
    let before = new_game(3);
    keeper.taken_back(&before);
    assert_eq!(taken_up(&shelf).expect("kept").entries(), &[]);
}

/// The file of the orders beside the newest save.
fn orders_of(shelf: &Shelf) -> PathBuf {
    shelf.newest().saved.expect("kept").path.with_extension("orders")
}

#[test]
fn orders_that_are_not_whole_end_what_is_taken_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let mut keeper = Keeper::new(shelf.clone());
    let mut game = new_game(3);
    keeper.save(&game);
    play_on(&mut game, &mut keeper, 6);
    drop(keeper);
    let path = orders_of(&shelf);
    let whole = std::fs::read_to_string(&path).expect("text");
    let entries = |text: &[u8]| {
        std::fs::write(&path, text).expect("written");
        let saved = shelf.newest().saved.expect("it is whole without them").path;
        let opened = play::open_save(&saved).unwrap_or_else(|e| panic!("{e}"));
        let said = opened.note.map(|n| text::left_out(&n, &opened.game));
        (opened.game.entries().len(), said)
    };
    // Cut off anywhere: the lines before stand.
    for cut in 0..=whole.len() {
        let lines = whole.as_bytes()[..cut].iter().filter(|b| **b == b'\n').count();
        let (n, said) = entries(&whole.as_bytes()[..cut]);
        // The last line counts once its hash is there, with its end or without.
        assert!(n == lines.saturating_sub(1) || n == lines, "{n} of {lines} at {cut}");
        assert_eq!(said, None);
    }
    // Changed: what does not lead where it led is left out, and that is said.
    let hash = game.entries()[3].hash.to_string();
    let (n, said) = entries(whole.replace(&hash, "0123456789abcdef").as_bytes());
    assert_eq!(n, 3);
    assert!(said.is_some_and(|s| s.starts_with("3 orders that stood beside the save")));
    // Of another save, not text, much too much: as if it were not there.
    assert_eq!(entries(whole.replace("-1 0 ", "-1 1 ").as_bytes()), (0, None));
    assert_eq!(entries(b"\xff\xfe\n\x00"), (0, None));
    assert_eq!(entries(&vec![b'x'; 3 << 20]), (0, None));
}

#[test]
fn what_cannot_be_written_is_told_once_and_stops_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let blocked = folder.path().join("saves");
    std::fs::write(&blocked, "a file where the folder should be").expect("written");
    let mut keeper = Keeper::new(Shelf::at(&blocked));
    let mut game = new_game(3);
    keeper.save(&game);
    assert!(matches!(keeper.fault(), Some(Error::Io { .. })));
    play_on(&mut game, &mut keeper, 3);
    assert_eq!((game.entries().len(), keeper.fault()), (3, None));
    // Once it can be, the next save holds all.
    std::fs::remove_file(&blocked).expect("removed");
    keeper.save(&game);
    play_on(&mut game, &mut keeper, 1);
    assert_eq!(taken_up(&Shelf::at(&blocked)).expect("kept"), game);
}

/// Orders that cannot be put down beside a save are told of, and the next save has them.
#[test]
fn a_save_beside_which_nothing_can_lie_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let mut game = new_game(3);
    let beside = shelf.autosave(&game).expect("saved").with_extension("orders");
    std::fs::create_dir(&beside).expect("a folder in its place");
    let mut keeper = Keeper::new(shelf.clone());
    keeper.save(&game);
    assert!(matches!(keeper.fault(), Some(Error::Io { .. })));
    play_on(&mut game, &mut keeper, 3);
    assert_eq!(keeper.fault(), None);
    std::fs::remove_dir(&beside).expect("removed");
    keeper.save(&game);
    play_on(&mut game, &mut keeper, 2);
    assert_eq!((taken_up(&shelf).expect("kept"), game.entries().len()), (game.clone(), 5));
}

#[test]
fn a_game_that_was_only_watched_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path());
    let (mut watched, played) = (new_game(3), new_game(4));
    let mut keeper = Keeper::new(shelf.clone());
    shelf.autosave(&played).expect("saved");
    keeper.save(&watched);
    play_on(&mut watched, &mut keeper, 4);
    keeper.forget(&watched);
    let left = std::fs::read_dir(folder.path()).expect("listed").count();
    assert_eq!((left, taken_up(&shelf).map(|g| g.seed())), (1, Some(4)));
}

/// Not a test of its own: the process that the next test kills. It goes on with the newest
/// game, writing down each order that was carried out, and the hash after it.
#[test]
fn play_loop() {
    let Some(folder) = std::env::var_os("KHASAN_TEST_PLAY_LOOP") else { return };
    let shelf = Shelf::at(Path::new(&folder).join("saves"));
    let mut witness = std::fs::File::create(Path::new(&folder).join("witness")).expect("created");
    let mut seed = u64::from(std::process::id());
    let mut game = taken_up(&shelf).unwrap_or_else(|| new_game(seed));
    loop {
        let mut keeper = Keeper::new(shelf.clone());
        keeper.save(&game);
        let mut players = players(seed);
        while game.ended().is_none() {
            let order = next(&game, &mut players);
            let ends = order == Order::EndTurn;
            keeper.carry_out(&mut game, order).expect("legal");
            let mut line = String::new();
            let (orders, seed) = (game.entries().len(), game.seed());
            let _ = writeln!(line, "{orders} {} {seed}", hash(game.state()));
            witness.write_all(line.as_bytes()).expect("written");
            if ends && game.side() == Side::Soviet {
                keeper.save(&game);
            }
            assert_eq!(keeper.fault(), None);
        }
        keeper.close(&game).expect("saved");
        seed += 1;
        game = new_game(seed);
    }
}

fn start_playing(folder: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this program"))
        .args(["--exact", "play_loop", "--test-threads=1"])
        .env("KHASAN_TEST_PLAY_LOOP", folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("started")
}

/// What the process wrote down last: orders of its game, the hash after them, its seed.
fn witnessed(folder: &Path) -> Option<(usize, StateHash, u64)> {
    let text = std::fs::read_to_string(folder.join("witness")).ok()?;
    let whole = text.rsplit_once('\n')?.0;
    let mut words = whole.lines().next_back()?.split(' ');
    let orders = words.next()?.parse().ok()?;
    let hash = StateHash(u64::from_str_radix(words.next()?, 16).ok()?);
    Some((orders, hash, words.next()?.parse().ok()?))
}

/// `KHASAN_KILLS` sets how many times; ordinarily so many as a test has time for.
#[test]
fn kill_in_play_loses_the_order_in_hand_at_most() {
    let kills = std::env::var("KHASAN_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(40_u32);
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::at(folder.path().join("saves"));
    let (mut in_play, mut ahead) = (0, 0);
    for round in 0..kills {
        let mut child = start_playing(folder.path());
        let begin = Instant::now();
        // From before the first order to some dozens of orders in.
        while round % 8 > 0 && witnessed(folder.path()).is_none() {
            assert!(begin.elapsed() < Duration::from_secs(60), "it never began");
            assert_eq!(child.try_wait().expect("asked"), None, "it failed by itself");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(u64::from(round) * 7919 % 90_000));
        child.kill().expect("killed");
        child.wait().expect("gone");
        let Some((orders, after, seed)) = witnessed(folder.path()) else { continue };
        in_play += 1;
        std::fs::remove_file(folder.path().join("witness")).expect("removed");
        let Some(game) = taken_up(&shelf).filter(|g| g.seed() == seed) else {
            // The game was over, and the next had not begun, or only just.
            let all = shelf.list();
            let mut heads = all.iter().filter_map(|s| s.head.as_ref());
            assert!(heads.any(|h| h.seed == seed && h.ended.is_some()), "{orders} are lost");
            continue;
        };
        let kept = game.entries();
        // The process may have been killed before it wrote down what was already kept.
        ahead += usize::from(kept.len() == orders + 1);
        assert!([orders, orders + 1].contains(&kept.len()), "{} of {orders}", kept.len());
        assert_eq!(kept[orders - 1].hash, after, "another state");
    }
    assert!(in_play * 4 > kills * 3, "{in_play} of {kills} in play");
    println!("{kills} kills, {in_play} in play, {ahead} between the order and its witness");
}
