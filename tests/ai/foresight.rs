//! What is foreseen of a formation order is what the staff then orders.

use super::dsl::{Field, RIFLES, TANKS, at, su};
use super::pass;
use khasan::ai::{Directive, Doubt, Foresight, Level, Outlook, Player, Prospect, Staff, Stopped};
use khasan::hex::Hex;
use khasan::rules::formation::members;
use khasan::rules::setup::Mission;
use khasan::rules::{
    BySide, Clock, Dice, FormationId, Order, Perspective, Side, State, Terrain, UnitId, dist,
    execute, start, suppose, wants_rest,
};
use khasan::scenario::{Files, load};

fn below(dice: &mut Dice, n: usize) -> usize {
    let each = dist::ONE / n.max(1) as u64;
    dice.draw(&dist::Dist::new((0, each), (1..n).map(|i| (i, each))))
}

/// A battle some way on, at a moment of somebody's turn.
fn position(name: &str, seed: u64) -> State {
    let setup = load(&Files::embedded(), name).expect("it loads").setup;
    let mut dice = Dice::new(seed);
    let (turns, orders) = (below(&mut dice, 6), below(&mut dice, 30));
    let mut state = start(setup, seed).0;
    let mut players = BySide::from_fn(|side| Player::new(side, Level::Veteran, seed));
    let mut given = 0;
    while state.public().ended.is_none()
        && (usize::from(state.public().turn) < turns || given < orders)
    {
        let side = state.public().side;
        let order = players[side].next_order(&state.perspective(side));
        given = if usize::from(state.public().turn) < turns { 0 } else { given + 1 };
        execute(&mut state, &order).expect("a legal order");
    }
    state
}

/// An order that somebody might give there: a formation or a few units, to an objective or
/// to a hex near by.
fn some_order(p: &Perspective, dice: &mut Dice) -> Directive {
    let formations = p.setup().forces[p.side].formations.len();
    let mut units = members(p, FormationId(below(dice, formations) as u16));
    if below(dice, 3) == 0 || units.is_empty() {
        let one = below(dice, p.units.len()) as u16;
        units = vec![UnitId { side: p.side, index: one }];
    }
    let from = units.iter().find_map(|id| p.unit(*id)?.hex()).unwrap_or_default();
    let objectives = &p.setup().objectives;
    let to = if below(dice, 2) == 0 && !objectives.is_empty() {
        p.setup().area(objectives[below(dice, objectives.len())].area).to_vec()
    } else {
        let size = p.field().size();
        let near: Vec<Hex> = from.disc(12).filter(|h| size.contains(*h)).collect();
        vec![near[below(dice, near.len())]]
    };
    Directive { units, mission: Mission::ALL[below(dice, Mission::ALL.len())], to }
}

/// Lets a staff carry an order out for real, as long as all goes as supposed, and holds its
/// orders against those that were foreseen. Comes back with how many were compared, and
/// whether all of the turn was.
fn compare(state: &State, d: &Directive, foreseen: &Outlook) -> (usize, bool) {
    let (mut state, side) = (state.clone(), d.units[0].side);
    let mut staff = Staff::new(side, vec![d.clone()]);
    let mut paper = state.perspective(side);
    let mut n = 0;
    loop {
        let order = staff.next_order(&state.perspective(side));
        assert_eq!(order.as_ref(), foreseen.orders.get(n), "order {n} of {d:?}");
        let Some(order) = order else { return (n, true) };
        execute(&mut state, &order).expect("a legal order");
        suppose(&mut paper, &order).expect("a legal order");
        n += 1;
        if paper != state.perspective(side) {
            // Something new was seen, or the dice spoke.
            return (n, false);
        }
    }
}

#[test]
fn the_staff_orders_what_was_foreseen_until_something_new_is_seen() {
    let (mut orders, mut whole, mut marches) = (0, 0, 0);
    let mut foresight = Foresight::default();
    for (name, seeds) in [
        ("khasan-6-august-south", 0..9),
        ("khasan-6-august-north", 10..17),
        ("khasan-29-july", 20..34),
        ("example-marsh-crossing", 40..48),
    ] {
        for seed in seeds {
            let state = position(name, seed);
            let p = state.perspective(state.public().side);
            let mut dice = Dice::new(seed ^ 0xF0E5);
            for _ in 0..6 {
                let d = some_order(&p, &mut dice);
                let foreseen = foresight.outlook(&p, &d);
                let (n, all) = compare(&state, &d, &foreseen);
                orders += n;
                whole += usize::from(all);
                marches += check_ways(&p, &foreseen);
            }
        }
    }
    assert!(orders > 300 && whole > 90 && marches > 440, "{orders}, {whole}, {marches}");
}

/// The ways and times of an outlook are those of its orders; how many marches there were.
fn check_ways(p: &Perspective, o: &Outlook) -> usize {
    let mut paper = p.clone();
    let mut marched = 0;
    for order in &o.orders {
        let Order::Move { unit, path } = order else {
            suppose(&mut paper, order).expect("legal");
            continue;
        };
        let time = |p: &Perspective| p.unit(*unit).expect("his own").time;
        let before = time(&paper);
        suppose(&mut paper, order).expect("legal");
        let x = o.prospects.iter().find(|x| x.unit == *unit).expect("it has a part");
        let same = |m: &&khasan::ai::March| m.turn == p.public.turn && m.path == *path;
        let march = x.marches.iter().find(same).expect("the march is foreseen");
        assert_eq!(march.seconds, (before - time(&paper)) as u32);
        let full = p.setup().turn_seconds(p.public.turn) as i32;
        assert_eq!(march.ends, p.public.clock.plus((full - time(&paper)) as u32));
        marched += 1;
    }
    for x in &o.prospects {
        let mut at = x.from;
        for hex in x.path() {
            assert_eq!(at.distance(hex), 1, "{x:?}");
            at = hex;
        }
    }
    marched
}

fn prospect(o: &Outlook, unit: UnitId) -> &Prospect {
    o.prospects.iter().find(|x| x.unit == unit).expect("it has a part")
}

/// Nobody in sight: over turn after turn the staff goes the way that was foreseen, and is
/// there when it was said.
#[test]
fn a_march_of_several_turns_is_as_foreseen() {
    let mut field = Field::open(40, 9)
        .terrain(Terrain::Wood, (0..6).map(|r| at(12, r)))
        .terrain(Terrain::WetMeadow, (3..9).map(|r| at(20, r)))
        .unit(Side::Soviet, RIFLES, at(1, 4))
        .unit(Side::Soviet, RIFLES, at(2, 4))
        .unit(Side::Soviet, TANKS, at(1, 5))
        .unit(Side::Japan, RIFLES, at(39, 0))
        .last(Side::Japan, |u| u.men = 1);
    field.setup.turns = vec![900; 8];
    field.setup.weather[0].visibility_m = 400;
    let mut state = field.start(1);
    let to = [at(30, 4), at(30, 5), at(31, 4)];
    let units = vec![su(0), su(1), su(2)];
    let d = Directive { units, mission: Mission::Move, to: to.to_vec() };
    let p = state.perspective(Side::Soviet);
    let foreseen = Foresight::default().outlook(&p, &d);
    let mut paths = vec![Vec::new(); 3];
    let mut there = [Clock::default(); 3];
    for _ in 0..6 {
        let mut staff = Staff::new(Side::Soviet, vec![d.clone()]);
        while let Some(order) = staff.next_order(&state.perspective(Side::Soviet)) {
            execute(&mut state, &order).expect("legal");
            if let Order::Move { unit, path } = order {
                let i = usize::from(unit.index);
                paths[i].extend(path);
                let left = state.unit(unit).expect("there").time;
                there[i] = state.public().clock.plus((900 - left) as u32);
            }
        }
        execute(&mut state, &Order::EndTurn).expect("it ends");
        pass(&mut state);
    }
    for (i, path) in paths.into_iter().enumerate() {
        let x = prospect(&foreseen, su(i as u16));
        assert_eq!((x.path(), x.there), (path, there[i]), "{x:?}");
        assert_eq!((x.end, &x.rest), (Some(Stopped::Arrived), &None));
        assert!(x.marches.len() > 1 || i == 2, "{x:?}");
    }
}

/// A way longer than is reckoned turn by turn is measured to its end.
#[test]
fn a_way_beyond_the_reckoning_is_measured_to_its_end() {
    let mut field = Field::open(90, 3).unit(Side::Soviet, RIFLES, at(0, 1)).unit(
        Side::Japan,
        RIFLES,
        at(89, 0),
    );
    field.setup.turns = vec![300; 40];
    field.setup.weather[0].visibility_m = 100;
    let p = field.start(1).perspective(Side::Soviet);
    let d = Directive { units: vec![su(0)], mission: Mission::Move, to: vec![at(60, 1)] };
    let foreseen = Foresight::default().outlook(&p, &d);
    let x = prospect(&foreseen, su(0));
    let (rest, seconds) = x.rest.as_ref().expect("it is far");
    assert!(!x.marches.is_empty() && !rest.is_empty());
    assert_eq!(x.path().last(), Some(&at(60, 1)));
    assert_eq!(x.seconds(), 60 * 90, "a hundred metres take 90 s");
    assert_eq!(seconds % 90, 0);
    // What is left of each turn after its last step is lost: nothing accumulates.
    let takes = x.there.since(Clock::hm(12, 0));
    assert!((60 * 90..=20 * 300).contains(&takes), "{takes} s");
}

/// The hour at which all are fit again is about that which was foreseen, and the preview names
/// those who have nothing left to fire, but not of an order to go back for more.
#[test]
fn rest_lasts_about_as_long_as_was_foreseen() {
    let mut state = super::refit::tired();
    let d =
        Directive { units: (0..3).map(su).collect(), mission: Mission::Refit, to: vec![at(4, 4)] };
    let p = state.perspective(Side::Soviet);
    let made = Foresight::default().outlook(&p, &d).digest(&p, &d);
    assert!(made.doubts.is_empty(), "{made:?}");
    assert_eq!(made.ways.len(), 3);
    let fit = made.fit.expect("somebody rests");
    let mut staff = Staff::new(Side::Soviet, vec![d.clone()]);
    while wants_rest(&state.perspective(Side::Soviet), &d.units) {
        while let Some(order) = staff.next_order(&state.perspective(Side::Soviet)) {
            execute(&mut state, &order).expect("a legal order");
        }
        execute(&mut state, &Order::EndTurn).expect("it ends");
        pass(&mut state);
    }
    let now = state.public().clock;
    // Rounds come at the start of a turn, for whole turns of rest.
    assert!(now >= fit && now.since(fit) <= 900, "{now} {fit}");

    let empty = super::sense::edit(&super::refit::tired(), |v| {
        v["units"]["soviet"][0]["ammo"]["small_arms"] = 0.into();
    });
    let p = empty.perspective(Side::Soviet);
    for (mission, named) in [(Mission::Attack, 1), (Mission::Refit, 0)] {
        let d = Directive { mission, to: vec![at(15, 1)], ..d.clone() };
        let made = Foresight::default().outlook(&p, &d).digest(&p, &d);
        let n = made.doubts.get(&Doubt::NoRounds).copied().unwrap_or(0);
        assert_eq!(n, named, "{mission:?}");
    }
}
