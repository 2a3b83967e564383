//! Games of the arena: even where they must be, the same for any number of jobs, and gone on with
//! where they were broken off.

use super::{arena, frozen, idle, opponent, player, timeless};
use khasan::play::arena::{Arena, ArenaFault, ArenaGame, Entrant, GamesFile, PairEnd, Standings};
use khasan::rules::Side;
use std::path::Path;

/// Those of `tests/opponents`.
const OPPONENTS: [&str; 5] = ["random", "passive", "rush", "greedy", "mass"];

fn run(arena: &Arena, jobs: usize, file: Option<&GamesFile>) -> Vec<ArenaGame> {
    arena.run(jobs, file, || {}).expect("all games end")
}

/// The lines of a file, sorted, without the processor time.
fn lines(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("readable");
    let line = |l: &str| l.rsplit_once(',').expect("columns").0.to_owned();
    let mut all: Vec<String> = text.lines().map(line).collect();
    all.sort();
    all
}

#[test]
fn whoever_plays_himself_comes_out_even() {
    let guest = |name: &str| opponent(name);
    for twice in [[player("ai:recruit"), player("ai:recruit")], [guest("random"), guest("random")]]
    {
        let arena = arena(twice.into(), &["night"], 2);
        assert_eq!(arena.entrants()[1].name(), format!("{} (2)", arena.entrants()[0].name()));
        let games = run(&arena, 1, None);
        assert!(games.chunks(2).all(|g| g[0].score == g[1].score && g[0].hash == g[1].hash));
        let standings = Standings::new(&arena, &games);
        let [first, second] = &standings.players[..] else { panic!("two players") };
        assert_eq!((first.shares.share, first.shares.count.tied), (0.5, 2));
        assert!((first.rating - second.rating).abs() < 0.001, "{standings}");
    }
}

#[test]
fn the_same_for_any_number_of_jobs() {
    let players = || vec![opponent("random"), opponent("rush")];
    let arena = arena(players(), &["night", "open"], 2);
    let one = run(&arena, 1, None);
    assert_eq!(one.len(), 8);
    assert_eq!(timeless(&one), timeless(&run(&arena, 3, None)));
    let standings = Standings::new(&arena, &one);
    assert_eq!(standings.players[0].player, "rush", "{standings}");
    assert_eq!(standings.refused, 0);
}

#[test]
fn opponents_give_legal_orders_only() {
    let frozen = Entrant::guest("frozen", |side, seed| {
        Box::new(frozen::Player::new(side, frozen::Level::Normal, seed))
    });
    let mut players: Vec<Entrant> = vec![frozen];
    players.extend(OPPONENTS.map(opponent));
    let mut arena = arena(players, &["night"], 1);
    arena.gauntlet = true;
    let games = run(&arena, 0, None);
    assert_eq!(games.len(), 2 * OPPONENTS.len());
    for g in &games {
        assert_eq!((g.refused, g.failed), (0, None), "{g:?}");
    }
}

#[test]
fn a_file_is_gone_on_with() {
    let home = tempfile::tempdir().expect("a folder");
    let players = || vec![idle("a"), opponent("random")];
    let whole = home.path().join("whole.csv");
    let arena_of = |pairs| arena(players(), &["night"], pairs);
    let all = run(&arena_of(2), 1, Some(&GamesFile::open(&whole).expect("made")));

    let path = home.path().join("games.csv");
    run(&arena_of(1), 1, Some(&GamesFile::open(&path).expect("made")));
    // A program that was killed as it wrote.
    let text = std::fs::read_to_string(&path).expect("readable");
    std::fs::write(&path, format!("{text}night,0011")).expect("written");
    let file = GamesFile::open(&path).expect("goes on");
    assert_eq!(file.games().len(), 2);
    let arena = arena_of(2);
    assert_eq!(arena.open_games(Some(&file)), 2);
    let games = run(&arena, 2, Some(&file));
    assert_eq!(timeless(&games), timeless(&all));
    assert_eq!(lines(&path), lines(&whole));
    let again = GamesFile::open(&path).expect("goes on");
    assert_eq!(arena.open_games(Some(&again)), 0);
    assert_eq!(run(&arena, 1, Some(&again)), games);
    assert_eq!(lines(&path), lines(&whole));
}

#[test]
fn other_files_are_left_alone() {
    let home = tempfile::tempdir().expect("a folder");
    let path = home.path().join("letter.csv");
    let wrong_row = "scenario,battle,seed,soviet,japan,winner,score,turns,refused,hash,failed,\
                     why,cpu_ms\nnight,0,one,a,b,,0,8,0,0,,,1\n";
    for text in ["Dear all", "a,b\n1,2\n", wrong_row] {
        std::fs::write(&path, text).expect("written");
        let refused = GamesFile::open(&path);
        assert!(matches!(refused, Err(ArenaFault::NotOurs(..))), "{text}: {refused:?}");
        assert_eq!(std::fs::read_to_string(&path).expect("readable"), text);
    }
    assert!(matches!(GamesFile::open(home.path()), Err(ArenaFault::File(..))));
    // Games of the same name on another text.
    std::fs::remove_file(&path).expect("gone");
    let arena = arena(vec![idle("a"), idle("b")], &["night"], 1);
    run(&arena, 1, Some(&GamesFile::open(&path).expect("made")));
    let text = std::fs::read_to_string(&path).expect("readable");
    let other = text.replace(arena.battles()[0].fingerprint(), "0011223344556677");
    std::fs::write(&path, &other).expect("written");
    let refused = arena.run(1, Some(&GamesFile::open(&path).expect("read")), || {});
    assert!(matches!(refused, Err(ArenaFault::OtherBattle(..))), "{refused:?}");
    assert_eq!(std::fs::read_to_string(&path).expect("readable"), other);
}

#[test]
fn who_fails_loses_the_pair() {
    let game = |score: i32, failed: Option<Side>| ArenaGame {
        scenario: String::new(),
        battle: String::new(),
        seed: 1,
        soviet: String::new(),
        japan: String::new(),
        winner: None,
        score,
        turns: 1,
        refused: 0,
        hash: String::new(),
        failed,
        why: String::new(),
        cpu_ms: 0.0,
    };
    let end = |a: (i32, Option<Side>), b: (i32, Option<Side>)| {
        PairEnd::of(&game(a.0, a.1), &game(b.0, b.1))
    };
    assert_eq!(end((5, None), (4, None)), PairEnd::Won);
    assert_eq!(end((-5, None), (-5, None)), PairEnd::Tied);
    assert_eq!(end((5, None), (6, None)), PairEnd::Lost);
    // He has the Soviet side in the first game, the Japanese in the second.
    assert_eq!(end((0, Some(Side::Soviet)), (-9, None)), PairEnd::Lost);
    assert_eq!(end((9, None), (0, Some(Side::Japan))), PairEnd::Lost);
    assert_eq!(end((-9, None), (0, Some(Side::Soviet))), PairEnd::Won);
    assert_eq!(end((0, Some(Side::Soviet)), (0, Some(Side::Soviet))), PairEnd::Tied);
    assert_eq!(PairEnd::Won.for_the_other(), PairEnd::Lost);
}

#[test]
fn only_the_first_meets_the_others_in_a_gauntlet() {
    let players = || ["a", "b", "c"].map(idle).into();
    let mut arena = arena(players(), &["night"], 1);
    assert_eq!(arena.pairings(), [(0, 1), (0, 2), (1, 2)]);
    assert_eq!(arena.bouts().len(), 6);
    arena.gauntlet = true;
    assert_eq!(arena.pairings(), [(0, 1), (0, 2)]);
    assert!(matches!(Arena::new(vec![idle("a")], vec![]), Err(ArenaFault::TooFewPlayers)));
    let twice = Arena::new(vec![idle("a"), idle("b")], vec![super::map("night"); 2]);
    assert!(matches!(twice, Err(ArenaFault::BattleTwice(key)) if key == "night"));
}
