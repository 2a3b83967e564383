//! Hypotheses: whole states drawn from what a side knows, which it cannot tell from the truth.

use super::dsl::{Field, RIFLES, at, guessed, melee_field};
use super::positions::{SHIPPED, play, positions, scattered, shipped};
use super::twin::{twin, twin_battle};
use khasan::hex::Hex;
use khasan::rules::{
    Dice, Hypotheses, Mobility, Perspective, Side, State, Unit, UnitId, all_legal_orders, check,
    hash, hypothesis, reach, room, sees, start,
};
use std::collections::BTreeSet;
use std::sync::Arc;

fn seen_by(s: &State, side: Side, u: &Unit) -> bool {
    s.units(side).any(|(_, o)| sees(s.field(), &s.public().weather, o, u))
}

/// What holds of every state holds of a hypothesis.
fn assert_whole(h: &State) {
    assert_eq!(h.check_sound(), Ok(()));
    let setup = h.setup();
    for side in Side::ALL {
        for (id, u) in h.units(side) {
            let Some(hex) = u.hex() else { continue };
            assert!(!h.units(side.enemy()).any(|(_, e)| e.hex() == Some(hex)), "{id:?}");
            let class = setup.library.unit_type(u.ty).mobility;
            let terrain = h.field().cell(hex).expect("on the map").terrain;
            let firm = setup.library.speed(class, terrain, setup.ground).is_some();
            assert!(firm || class == Mobility::Static, "{u:?} on {terrain:?}");
            let there = || h.units(side).filter(|(_, o)| o.hex() == Some(hex));
            let used: u32 = there().map(|(_, o)| room(setup, o)).sum();
            assert!(there().count() == 1 || used <= setup.stacking_limit(), "{used} in {hex:?}");
        }
        let p = h.perspective(side);
        for c in p.enemies().filter(|c| c.seen) {
            let id = h.contact_unit(side, c.id).expect("somebody");
            let u = h.unit(id).expect("a unit");
            assert_eq!((u.hex(), u.ty, u.morale()), (Some(c.hex), c.ty, c.morale));
            let (men, pieces) = (c.men_range(), c.pieces_range());
            assert!((men.0..=men.1).contains(&u.men), "{c:?} {u:?}");
            assert!((pieces.0..=pieces.1).contains(&u.pieces), "{c:?} {u:?}");
            assert!((u.aerials, u.is_mired(), u.down) == (c.aerials, c.mired, c.down));
        }
    }
}

/// Nobody whom the side does not see would be seen, but where a report has somebody: and the
/// enemy knows whom he sees.
fn assert_sight(h: &State, p: &Perspective) {
    let known: BTreeSet<UnitId> =
        p.enemies().filter(|c| c.seen).filter_map(|c| h.contact_unit(p.side, c.id)).collect();
    for (id, u) in h.units(p.side.enemy()).filter(|(id, _)| !known.contains(id)) {
        let told = |h: Hex| p.enemies().any(|c| !c.seen && c.hex == h);
        assert!(!seen_by(h, p.side, u) || u.hex().is_some_and(told), "{id:?} {u:?}");
    }
    let his = h.perspective(p.side.enemy());
    for (id, u) in h.units(p.side).filter(|(_, u)| u.hex().is_some()) {
        let known = his.enemies().filter(|c| c.seen);
        let known = known.filter(|c| h.contact_unit(his.side, c.id) == Some(id)).count();
        assert_eq!(known, usize::from(seen_by(h, his.side, u)), "{id:?} {u:?}");
    }
}

#[test]
fn what_a_side_knows_is_in_its_hypotheses_as_it_is() {
    let (mut checked, mut lost) = (0, 0);
    positions((6, 40), |s| {
        for p in Side::ALL.map(|side| s.perspective(side)) {
            let hypotheses = Hypotheses::new(&p);
            for seed in 0..2 {
                let h = hypotheses.draw(seed);
                assert!(h.perspective(p.side) == p, "what {:?} knows", p.side);
                assert_whole(&h);
                assert_sight(&h, &p);
                assert!(h == hypothesis(&p, seed), "the same for the same seed");
                checked += 1;
            }
            lost += p.enemies().filter(|c| !c.seen).count();
        }
    });
    assert!(checked > 1_000 && lost > 300, "{checked} checked, {lost} out of sight");
}

/// Where somebody may be, how strong, and who else: another seed, another guess.
#[test]
fn what_it_does_not_know_differs_from_seed_to_seed() {
    let (mut strengths, mut places, mut numbers, mut open) = (0, 0, 0, 0);
    positions((25, 100), |s| {
        let p = s.perspective(s.public().side);
        if !p.enemies().any(|c| !c.seen) {
            return;
        }
        let all: Vec<State> = (0..12).map(|seed| hypothesis(&p, seed)).collect();
        let differ = |f: &dyn Fn(&State) -> Vec<u64>| {
            usize::from(all.iter().map(f).collect::<BTreeSet<_>>().len() > 1)
        };
        let enemies = |h: &State| h.units(p.side.enemy()).map(|(_, u)| *u).collect::<Vec<_>>();
        let hex = |u: &Unit| u.hex().map_or(0, |h| 1 + ((h.q as u64) << 16) + h.r as u64);
        open += 1;
        strengths += differ(&|h| enemies(h).iter().map(|u| u.men.into()).collect());
        places += differ(&|h| enemies(h).iter().map(hex).collect());
        numbers += differ(&|h| vec![enemies(h).len() as u64]);
    });
    assert!(open > 40, "{open}");
    for n in [strengths, places, numbers] {
        assert!(n * 10 >= open * 9, "{strengths}, {places}, {numbers} of {open}");
    }
}

/// What is legal stays legal, and any orders lead to the end of the battle.
#[test]
fn a_hypothesis_plays_on_to_the_end() {
    let mut ended = 0;
    let play_on = |s: &State, orders: usize| {
        let mut ended = 0;
        for side in Side::ALL {
            let h = hypothesis(&s.perspective(side), 5);
            let mover = h.perspective(h.public().side);
            if mover.side == side {
                let legal = all_legal_orders(&s.perspective(side));
                assert!(legal.iter().all(|o| check(&mover, o).is_ok()));
            }
            let end = play(h, 9, orders, |s, _| assert_eq!(s.check_sound(), Ok(())));
            ended += usize::from(end.public().ended.is_some());
        }
        ended
    };
    for seed in 0..6 {
        for s in [guessed(melee_field()).start(seed), scattered(seed)] {
            play(s, seed, 100, |s, i| {
                if i % 33 == 32 {
                    ended += play_on(s, 1_000);
                }
            });
        }
    }
    assert!(ended > 30, "{ended}");
    for (name, orders) in SHIPPED {
        let s = play(shipped(name, 3), 3, orders / 2, |_, _| {});
        play_on(&s, 150);
    }
}

/// Whatever is hidden, and whatever the battle has in store that a side is not told of: it
/// gives the same hypotheses.
#[test]
fn what_is_hidden_does_not_change_the_hypotheses() {
    let mut compared = 0;
    positions((25, 60), |s| {
        for side in Side::ALL {
            let mut pick = Dice::new(compared);
            let p = s.perspective(side);
            let one = hypothesis(&p, 11);
            for other in [twin(s, side, &mut pick), twin_battle(s, side, &mut pick)] {
                assert!(other != *s);
                let q = other.perspective(side);
                assert!(p == q, "the same in all that the side knows");
                let two = hypothesis(&q, 11);
                assert_eq!(hash(&one), hash(&two));
                assert!(one == two);
                compared += 1;
            }
        }
    });
    assert!(compared > 400, "{compared}");
}

#[test]
fn whoever_is_drawn_can_march() {
    let s = shipped("khasan-6-august", 2);
    for side in Side::ALL {
        let h = hypothesis(&s.perspective(side), 5);
        let his = h.perspective(side.enemy());
        let mobile = his.own().filter(|(_, u)| {
            let ty = h.setup().library.unit_type(u.ty);
            u.hex().is_some() && ty.mobility != Mobility::Static
        });
        let (mut all, mut march) = (0, 0);
        for (id, _) in mobile {
            all += 1;
            march += u32::from(reach(&his, id).iter().count() > 1);
        }
        assert!(all > 2 && march * 10 >= all * 8, "{march} of {all} of {side:?}'s enemies");
    }
}

/// Whoever was told of nobody reckons with his like: about as many as he has himself, those known
/// and their losses among them, and on the other side of the map as long as nobody was seen.
#[test]
fn who_was_told_of_nobody_reckons_with_his_like() {
    let field = Field::open(24, 8).night(300);
    let begin = [(2, 2), (2, 4), (3, 5)].map(|(col, row)| at(col, row));
    let field = begin.iter().fold(field, |f, h| f.unit(Side::Soviet, RIFLES, *h));
    let state = field.unit(Side::Japan, RIFLES, at(21, 3)).start(3);
    let p = state.perspective(Side::Soviet);
    assert!(p.contacts.is_empty(), "it begins out of sight");
    let own: u32 = p.own().map(|(_, u)| u32::from(u.men)).sum();
    let (mut men, mut across, mut all) = (0, 0, 0);
    for seed in 0..40 {
        let h = hypothesis(&p, seed);
        for (_, u) in h.units(Side::Japan) {
            men += u32::from(u.men);
            all += 1;
            across += usize::from(u.hex().is_some_and(|h| h.offset().0 >= 11));
        }
    }
    let share = men * 100 / (own * 40);
    assert!((75..=135).contains(&share), "{share} % of their own number");
    assert!(across * 10 >= all * 8, "{across} of {all} on the other side");
}

/// The like of each own unit is about where it would be if he had done as this side did, and who is
/// to take all that there is to take reckons with fewer.
#[test]
fn the_like_is_across_the_middle_of_the_map_and_half_of_it_defends() {
    let field = |holder: Option<Side>| {
        let field = Field::open(24, 8).night(300).objective(at(12, 4));
        let begin = [(2, 2), (2, 4), (3, 5), (3, 6)].map(|(col, row)| at(col, row));
        let field = begin.iter().fold(field, |f, h| f.unit(Side::Soviet, RIFLES, *h));
        let mut setup = (*field.unit(Side::Japan, RIFLES, at(21, 3)).setup()).clone();
        setup.objectives[0].holder = holder;
        start(Arc::new(setup), 3).0.perspective(Side::Soviet)
    };
    let all = |p: &Perspective| -> Vec<Hex> {
        let guesses = (0..40).map(|seed| hypothesis(p, seed));
        guesses
            .flat_map(|h| h.units(Side::Japan).filter_map(|(_, u)| u.hex()).collect::<Vec<_>>())
            .collect()
    };
    let even = all(&field(None));
    let across = [(21, 5), (21, 3), (20, 2), (20, 1)].map(|(col, row)| at(col, row));
    let near = even.iter().filter(|h| across.iter().any(|a| a.distance(**h) <= 6)).count();
    assert!(near * 10 >= even.len() * 9, "{near} of {} across", even.len());
    let fewer = all(&field(Some(Side::Japan)));
    let share = fewer.len() * 100 / even.len();
    assert!((35..=75).contains(&share), "{share} % of {}", even.len());
}

/// Whoever was lost from sight is near there; few are further off.
#[test]
fn who_was_lost_from_sight_is_near_there() {
    let (mut near, mut all) = (0, 0);
    positions((12, 60), |s| {
        for p in Side::ALL.map(|side| s.perspective(side)) {
            let metres = p.setup().map.hex_metres();
            let h = hypothesis(&p, 7);
            for c in p.enemies().filter(|c| !c.seen) {
                let id = h.contact_unit(p.side, c.id);
                let Some(hex) = id.and_then(|id| h.unit(id)).and_then(Unit::hex) else { continue };
                all += 1;
                near += u32::from(u32::from(hex.distance(c.hex)) * metres <= 300);
            }
        }
    });
    assert!(all > 200 && near * 10 >= all * 8, "{near} of {all} are near");
}
