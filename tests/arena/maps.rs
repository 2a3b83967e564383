//! The maps are clean, small, and even.

use super::folder;
use khasan::rules::setup::Entrance;
use khasan::rules::{Hex, Setup, Side};
use khasan::scenario::{Files, load};
use std::path::PathBuf;

fn maps(half: &str) -> Vec<PathBuf> {
    let files = std::fs::read_dir(folder(half)).expect("a folder").flatten();
    let mut all: Vec<PathBuf> = files.map(|f| f.path()).collect();
    all.sort();
    all
}

#[test]
fn there_are_fifteen_in_two_halves_all_clean_and_small() {
    let halves = [maps("tune"), maps("judge")];
    assert_eq!(halves.each_ref().map(Vec::len), [9, 6]);
    for path in halves.iter().flatten() {
        let shown = path.display();
        let loaded = load(&Files::embedded(), &path.to_string_lossy());
        let loaded = loaded.unwrap_or_else(|found| panic!("{shown}: {found:?}"));
        assert!(loaded.warnings.is_empty(), "{shown}: {:?}", loaded.warnings);
        let setup = &loaded.setup;
        for side in Side::ALL {
            let units = setup.forces[side].units.len();
            assert!((8..=20).contains(&units), "{shown}: {units} units of {side:?}");
        }
        assert!((6..=12).contains(&setup.turns.len()), "{shown}: {:?}", setup.turns);
        assert!((1..=4).contains(&setup.objectives.len()), "{shown}");
        turned(setup);
    }
}

/// The ground, the objectives and the scoring are the same turned by half a turn, and so are the
/// forces of all maps but one.
fn turned(setup: &Setup) {
    let size = setup.map.size();
    let last = size.hex(size.len() - 1).offset();
    let turn = |h: Hex| {
        let (col, row) = h.offset();
        Hex::from_offset(last.0 - col, last.1 - row)
    };
    let key = &setup.key;
    for hex in size.hexes() {
        let ground = |h: Hex| setup.map.cell(h).map(|c| (c.terrain, c.elevation, c.works));
        assert_eq!(ground(hex), ground(turn(hex)), "{key}: {}", hex.label(size));
    }
    let goals = |side: Side, turned: bool| {
        let one = |o: &khasan::rules::setup::Objective| {
            let hexes = setup.area(o.area).iter();
            let mut hexes: Vec<Hex> = hexes.map(|h| if turned { turn(*h) } else { *h }).collect();
            hexes.sort_unstable();
            let holder = o.holder.map(|h| h == side);
            (hexes, o.points[side], o.points[side.enemy()], holder)
        };
        let mut all: Vec<_> = setup.objectives.iter().map(one).collect();
        all.sort_unstable();
        all
    };
    assert_eq!(goals(Side::Soviet, false), goals(Side::Japan, true), "{key}");
    let s = &setup.scoring;
    assert_eq!(s.per_100_men.soviet, s.per_100_men.japan, "{key}");
    assert_eq!(s.per_10_pieces.soviet, s.per_10_pieces.japan, "{key}");
    let places = |side: Side, turned: bool| {
        let at = |e: &Entrance| match e {
            Entrance::At(h) => (None, vec![*h]),
            Entrance::Arrives(time, hexes) => (Some(*time), hexes.clone()),
            Entrance::OnEvent(hexes) => (None, hexes.clone()),
        };
        let units = setup.forces[side].units.iter().map(|u| {
            let (time, hexes) = at(&u.entry);
            let hexes = hexes.into_iter().map(|h| if turned { turn(h) } else { h });
            (u.ty, u.men, u.pieces, u.quality, time, hexes.collect::<Vec<_>>())
        });
        units.collect::<Vec<_>>()
    };
    let same = places(Side::Soviet, false) == places(Side::Japan, true);
    assert_eq!(same, key != "armour", "{key}: forces");
}
