//! Recorded games of the shipped battles: the same orders must give the same states, turn
//! for turn, whatever is rebuilt around the rules.
//!
//! A game is a text: a line for what it is, a line an order, and after each `end` the hash
//! of the state. `KHASAN_RECORD=1 cargo test --test recorded` writes them anew, which is
//! right only together with a new version of the rules. Those under `played` cannot be written anew:
//! under other rules they go.

use khasan::ai::{Level, Player};
use khasan::hex::{Dir, Hex, Size};
use khasan::record::RULES_VERSION;
use khasan::rules::setup::Mission;
use khasan::rules::{
    BySide, ContactId, FirePolicy, FormationId, Order, Setup, Side, StateHash, Target, UnitId,
    execute, hash, start,
};
use khasan::scenario::{Files, load};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The games: battle and level of both computers.
const GAMES: [(&str, Level); 8] = [
    ("example-marsh-crossing", Level::Veteran),
    ("khasan-29-july", Level::Veteran),
    ("khasan-6-august", Level::Veteran),
    ("khasan-6-august", Level::Historical),
    ("khasan-6-august-north", Level::Veteran),
    ("khasan-6-august-north", Level::Historical),
    ("khasan-6-august-south", Level::Veteran),
    ("khasan-6-august-south", Level::Historical),
];

/// Games played against the commander order by order, by no computer player: battle, the side so
/// played, seed.
const PLAYED: [(&str, Side, u64); 6] = [
    ("example-marsh-crossing", Side::Soviet, 11),
    ("example-marsh-crossing", Side::Soviet, 12),
    ("khasan-29-july", Side::Soviet, 13),
    ("example-marsh-crossing", Side::Japan, 14),
    ("example-marsh-crossing", Side::Japan, 15),
    ("khasan-29-july", Side::Japan, 16),
];

/// Seed of the dice, and of the players' ties.
const SEED: u64 = 1;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/recorded")
}

fn file(battle: &str, level: Level) -> PathBuf {
    folder().join(format!("{battle}-{}.txt", level.name()))
}

fn battle(name: &str) -> Arc<Setup> {
    load(&Files::embedded(), name).unwrap_or_else(|e| panic!("{name}: {e:?}")).setup
}

fn unit(id: UnitId) -> String {
    let side = if id.side == Side::Soviet { 's' } else { 'j' };
    format!("{side}{}", id.index)
}

/// An order as a line.
fn written(order: &Order, size: Size) -> String {
    let hexes = |path: &[Hex]| path.iter().map(|h| h.label(size)).collect::<Vec<_>>().join(" ");
    match order {
        Order::Move { unit: u, path } => format!("{} move {}", unit(*u), hexes(path)),
        Order::Face { unit: u, dir } => format!("{} face {dir:?}", unit(*u)),
        Order::Fire { unit: u, target: Target::Contact(c), seconds } => {
            format!("{} fire c{} {seconds}", unit(*u), c.0)
        }
        Order::Fire { unit: u, target: Target::Hex(h), seconds } => {
            format!("{} fire {} {seconds}", unit(*u), h.label(size))
        }
        Order::Assault { units, hex } => {
            let who: Vec<String> = units.iter().map(|u| unit(*u)).collect();
            format!("{} assault {}", who.join("+"), hex.label(size))
        }
        Order::Policy { unit: u, policy } => format!("{} policy {policy:?}", unit(*u)),
        Order::Rally { unit: u, seconds } => format!("{} rally {seconds}", unit(*u)),
        Order::Recover { unit: u, mired } => format!("{} recover {}", unit(*u), unit(*mired)),
        Order::Mission { formation, mission, to } => {
            format!("f{} mission {mission:?} {}", formation.0, hexes(to))
        }
        Order::EndTurn => "end".to_owned(),
    }
}

/// The order of a line, and the hash after it if the line has one.
fn read(line: &str, size: Size) -> Option<(Order, Option<StateHash>)> {
    let id = |text: &str| {
        let side = match text.chars().next()? {
            's' => Side::Soviet,
            'j' => Side::Japan,
            _ => return None,
        };
        Some(UnitId { side, index: text[1..].parse().ok()? })
    };
    let hex = |text: &str| Hex::parse(text, size);
    let words: Vec<&str> = line.split(' ').collect();
    if let ["end", h] = words.as_slice() {
        return Some((Order::EndTurn, Some(StateHash(u64::from_str_radix(h, 16).ok()?))));
    }
    let (&who, &what, rest) = (words.first()?, words.get(1)?, words.get(2..)?);
    let one = rest.first().copied();
    let order = match what {
        "move" => Order::Move {
            unit: id(who)?,
            path: rest.iter().map(|h| hex(h)).collect::<Option<_>>()?,
        },
        "face" => {
            let named = |d: &Dir| Some(format!("{d:?}").as_str()) == one;
            Order::Face { unit: id(who)?, dir: Dir::ALL.into_iter().find(named)? }
        }
        "fire" => {
            let target = match one?.strip_prefix('c') {
                Some(n) => Target::Contact(ContactId(n.parse().ok()?)),
                None => Target::Hex(hex(one?)?),
            };
            Order::Fire { unit: id(who)?, target, seconds: rest.get(1)?.parse().ok()? }
        }
        "assault" => {
            let units = who.split('+').map(id).collect::<Option<_>>()?;
            Order::Assault { units, hex: hex(one?)? }
        }
        "policy" => {
            let named = |p: &FirePolicy| Some(format!("{p:?}").as_str()) == one;
            Order::Policy { unit: id(who)?, policy: FirePolicy::ALL.into_iter().find(named)? }
        }
        "rally" => Order::Rally { unit: id(who)?, seconds: one?.parse().ok()? },
        "mission" => Order::Mission {
            formation: FormationId(who.strip_prefix('f')?.parse().ok()?),
            mission: Mission::ALL.into_iter().find(|m| Some(format!("{m:?}").as_str()) == one)?,
            to: rest[1..].iter().map(|h| hex(h)).collect::<Option<_>>()?,
        },
        "recover" => Order::Recover { unit: id(who)?, mired: id(one?)? },
        _ => return None,
    };
    Some((order, None))
}

/// The first line of a game.
fn title(name: &str, level: Level) -> String {
    format!("{name} {} seed {SEED} rules {RULES_VERSION}", level.name())
}

/// Lets the computers play a battle and writes it down.
fn record(name: &str, level: Level) -> String {
    let setup = battle(name);
    let size = setup.map.size();
    let (mut state, _) = start(setup, SEED);
    let mut players = BySide::from_fn(|side| Player::new(side, level, SEED));
    let mut out = title(name, level) + "\n";
    while state.public().ended.is_none() {
        let side = state.public().side;
        let order = players[side].next_order(&state.perspective(side));
        execute(&mut state, &order).expect("the computer gives legal orders");
        out.push_str(&written(&order, size));
        if order == Order::EndTurn {
            let _ = write!(out, " {}", hash(&state));
        }
        out.push('\n');
    }
    out
}

/// Plays a written game again; panics where it differs.
fn replay(path: &Path, title: &str, name: &str, seed: u64) {
    let text = std::fs::read_to_string(path).expect("it is committed");
    let mut lines = text.lines();
    let head = lines.next().unwrap_or_default();
    assert_eq!(head, title);
    let setup = battle(name);
    let size = setup.map.size();
    let (mut state, _) = start(setup, seed);
    for (i, line) in lines.enumerate() {
        let at = format!("{}:{}: {line}", path.display(), i + 2);
        let (order, recorded) = read(line, size).unwrap_or_else(|| panic!("{at}: no order"));
        execute(&mut state, &order).unwrap_or_else(|why| panic!("{at}: refused, {why:?}"));
        if let Some(recorded) = recorded {
            assert_eq!(hash(&state), recorded, "{at}");
        }
    }
    assert!(state.public().ended.is_some(), "{name} is played to its end");
}

/// Writes a game that was played by hand down as the rules have it now, the same order for order.
fn rewrite(path: &Path, title: &str, name: &str, seed: u64) {
    let text = std::fs::read_to_string(path).expect("it is committed");
    let setup = battle(name);
    let size = setup.map.size();
    let (mut state, _) = start(setup, seed);
    let mut out = title.to_owned() + "\n";
    for line in text.lines().skip(1) {
        let (order, _) = read(line, size).expect("an order");
        execute(&mut state, &order).expect("as legal as it was");
        out.push_str(&written(&order, size));
        if order == Order::EndTurn {
            let _ = write!(out, " {}", hash(&state));
        }
        out.push('\n');
    }
    std::fs::write(path, out).expect("it can be written");
}

/// All recorded games of some battles.
fn replay_all(names: &[&str]) {
    for (name, level) in GAMES.into_iter().filter(|(n, _)| names.contains(n)) {
        if std::env::var_os("KHASAN_RECORD").is_some() {
            std::fs::write(file(name, level), record(name, level)).expect("it can be written");
        }
        replay(&file(name, level), &title(name, level), name, SEED);
    }
}

#[test]
fn the_small_battles_replay_as_recorded() {
    replay_all(&["example-marsh-crossing", "khasan-29-july"]);
}

#[test]
fn the_corps_replays_as_recorded() {
    replay_all(&["khasan-6-august"]);
}

#[test]
fn the_halves_of_the_corps_replay_as_recorded() {
    replay_all(&["khasan-6-august-north", "khasan-6-august-south"]);
}

#[test]
fn games_against_the_commander_replay_as_they_were_played() {
    for (name, side, seed) in PLAYED {
        let file = format!("played/{name}-{}-{seed}.txt", format!("{side:?}").to_lowercase());
        let title = format!("{name} {side:?} by hand seed {seed} rules {RULES_VERSION}");
        let path = folder().join(file);
        if std::env::var_os("KHASAN_RECORD").is_some() {
            rewrite(&path, &title, name, seed);
        }
        replay(&path, &title, name, seed);
    }
}

#[test]
fn every_recorded_game_is_replayed() {
    let there = |of: &str| {
        let all = std::fs::read_dir(folder().join(of)).expect("the folder").flatten();
        all.filter(|f| f.path().is_file()).count()
    };
    assert_eq!((there("."), there("played")), (GAMES.len(), PLAYED.len()));
}

#[test]
fn an_order_reads_as_it_is_written() {
    let size = Size::new(40, 40);
    let unit = UnitId { side: Side::Japan, index: 7 };
    let hex = |c, r| Hex::from_offset(c, r);
    for order in [
        Order::Move { unit, path: vec![hex(3, 4), hex(4, 4)] },
        Order::Face { unit, dir: Dir::NW },
        Order::Fire { unit, target: Target::Contact(ContactId(12)), seconds: 90 },
        Order::Fire { unit, target: Target::Hex(hex(9, 9)), seconds: 1 },
        Order::Assault { units: vec![unit, UnitId { index: 8, ..unit }], hex: hex(0, 0) },
        Order::Policy { unit, policy: FirePolicy::ArmourFirst },
        Order::Rally { unit, seconds: 120 },
        Order::Recover { unit, mired: UnitId { index: 30, ..unit } },
        Order::Mission {
            formation: FormationId(12),
            mission: Mission::Support,
            to: vec![hex(3, 4), hex(9, 9)],
        },
    ] {
        assert_eq!(read(&written(&order, size), size), Some((order, None)));
    }
    let end = read("end 00000000000000ff", size);
    assert_eq!(end, Some((Order::EndTurn, Some(StateHash(255)))));
    assert_eq!(read("s1 dance 0101", size), None);
}
