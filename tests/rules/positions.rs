//! Random positions: of small battles and of those that ship with the game.

use super::dsl::{Field, at, guessed, melee, melee_field};
use super::twin::below;
use khasan::rules::{
    Dice, Order, Side, State, UnitId, all_legal_orders, dist, execute, legal_orders, start,
};
use khasan::scenario::{Files, load};

/// One random order of the side to move: of any unit or formation, or of one unit where asking
/// all would take long; one in `ends` ends the turn.
fn random_order(s: &State, pick: &mut Dice, (ends, large): (u64, bool)) -> Order {
    let p = s.perspective(s.public().side);
    if pick.chance(dist::ONE / ends) {
        return Order::EndTurn;
    }
    let all = if large {
        let index = below(pick, p.units.len()) as u16;
        legal_orders(&p, UnitId { side: p.side, index })
    } else {
        all_legal_orders(&p)
    };
    if all.is_empty() { Order::EndTurn } else { all[below(pick, all.len())].clone() }
}

/// Plays random orders; `each` sees the state before every one.
pub fn play(mut s: State, seed: u64, orders: usize, mut each: impl FnMut(&State, usize)) -> State {
    let large = Side::ALL.into_iter().any(|side| s.units(side).count() > 12);
    let mut pick = Dice::new(seed ^ 0x48_1907);
    for n in 0..orders {
        if s.public().ended.is_some() {
            break;
        }
        each(&s, n);
        let order = random_order(&s, &mut pick, (if large { 40 } else { 12 }, large));
        execute(&mut s, &order).unwrap_or_else(|why| panic!("{order:?} was refused: {why:?}"));
    }
    s
}

/// A battle of few units anywhere on ground of any kind, most of it out of sight.
pub fn scattered(seed: u64) -> State {
    let mut pick = Dice::new(seed ^ 0x5CA7);
    let signs = [".", ".", ".", "w", "~", "3.", "5w", "f", "v"];
    let mut drawing = String::new();
    let mut left = [6, 6];
    for _ in 0..14 {
        for _ in 0..20 {
            let ground = signs[below(&mut pick, signs.len())];
            let who = below(&mut pick, 24);
            let sign = if who < 2 && left[who] > 0 {
                left[who] -= 1;
                ["RTGS", "rtgs"][who].chars().nth(below(&mut pick, 4)).expect("four").to_string()
            } else {
                String::new()
            };
            drawing += &format!(" {ground}{sign}");
        }
        drawing.push('\n');
    }
    let field = Field::of(&drawing).objective(at(4, 4)).objective(at(15, 10));
    guessed(field).unseen_by(Side::Soviet).start(seed)
}

/// The beginning of a battle that ships with the game.
pub fn shipped(name: &str, seed: u64) -> State {
    let loaded = load(&Files::embedded(), name).unwrap_or_else(|e| panic!("{name}: {e:?}"));
    start(loaded.setup, seed).0
}

/// The battles that ship with the game, and how many random orders give some variety.
pub const SHIPPED: [(&str, usize); 5] = [
    ("example-marsh-crossing", 300),
    ("khasan-29-july", 400),
    ("khasan-6-august-north", 200),
    ("khasan-6-august-south", 200),
    ("khasan-6-august", 200),
];

/// Calls `each` with random positions: of small battles one in `small` that come about, of the
/// shipped ones one in `large`.
pub fn positions((small, large): (usize, usize), mut each: impl FnMut(&State)) {
    for seed in 0..8 {
        for s in [melee(seed), guessed(melee_field()).start(seed), scattered(seed)] {
            play(s, seed, 150, |s, i| {
                if i % small == 0 {
                    each(s);
                }
            });
        }
    }
    for (name, orders) in SHIPPED {
        play(shipped(name, 7), 7, orders, |s, i| {
            if i % large == 0 {
                each(s);
            }
        });
    }
}
