//! One currency: thousandths of a man of one's own side. Points, enemy men and vehicles
//! are converted at the rates of the scenario, so that "is it worth it" is one sum.

use crate::rules::{ElementKind, Morale, fire};
use crate::rules::{Perspective, Setup, Side, Unit, UnitType};

/// What a lost man is worth in points where the scenario counts no losses: men are the
/// means of everything else, so they are never free. Hundredths of a point.
const FLOOR_CENTS: i64 = 8;
/// Where there are many men for few points, the floor is this many times what a man's
/// share in all that is fought for comes to.
const SHARES: i64 = 2;

/// Rates of exchange, all in thousandths of one's own man.
#[derive(Clone, Copy, Debug)]
pub(super) struct Worth {
    /// A point of the score.
    pub point: i64,
    /// An enemy put out of action.
    pub enemy_man: i64,
    /// A vehicle or gun of one's own, crew not counted.
    pub own_piece: i64,
    /// An enemy vehicle or gun.
    pub enemy_piece: i64,
}

impl Worth {
    pub(super) fn new(setup: &Setup, side: Side) -> Worth {
        let s = &setup.scoring;
        let floor = floor(setup, side);
        let cents = |x: Side| i64::from(s.per_100_men[x]).max(floor);
        let (own, enemy) = (cents(side), cents(side.enemy()));
        let point = 100_000 / own;
        // A piece is worth its points, and at least the fight that is in it.
        let piece = |x: Side| (i64::from(s.per_10_pieces[x]) * point / 10).max(18_000);
        Worth {
            point,
            // However cheap the scenario holds him, an enemy less is an enemy less.
            enemy_man: (1000 * enemy / own).clamp(400, 4000),
            own_piece: piece(side),
            enemy_piece: piece(side.enemy()),
        }
    }
}

/// Least worth of a man, hundredths of a point.
fn floor(setup: &Setup, side: Side) -> i64 {
    let points = |x: Side| setup.objectives.iter().map(move |o| i64::from(o.points[x]));
    let stake: i64 = points(side).chain(points(side.enemy())).sum();
    let men: i64 = setup.forces[side].units.iter().map(|u| i64::from(u.men)).sum();
    (SHARES * stake * 100 / men.max(1)).clamp(1, FLOOR_CENTS)
}

/// Fighting power in thousandths of a good rifleman: men by quality, machine guns,
/// vehicles and guns, less what nerves take away.
pub(super) fn power(setup: &Setup, ty: &UnitType, men: u16, pieces: u16, quality: u8) -> i64 {
    let q = 20 + 10 * i64::from(quality);
    let men = i64::from(men);
    match ty.kind {
        ElementKind::Men => {
            let guns: i64 = fire::weapons_in_use(&setup.library, ty, men as u16, pieces)
                .filter(|(w, _)| w.rate >= 60)
                .map(|(_, milli)| milli as i64 * 3)
                .sum();
            (men * 1000 + guns) * q / 100
        }
        ElementKind::Vehicle => i64::from(pieces) * 18_000 * q / 100,
        ElementKind::Gun => i64::from(pieces) * 8_000 * q / 100,
    }
}

/// Share of its power a unit has with these nerves, per cent.
pub(super) const fn nerve_pct(m: Morale) -> i64 {
    match m {
        Morale::Steady => 100,
        Morale::Pinned => 65,
        Morale::Shaken => 35,
        Morale::Broken => 8,
    }
}

/// Power of one's own unit as it is now.
pub(super) fn unit_power(setup: &Setup, u: &Unit) -> i64 {
    let ty = setup.library.unit_type(u.ty);
    power(setup, ty, u.men, u.pieces, u.quality) * nerve_pct(u.morale()) / 100
}

/// Chance to win a fight at this ratio of our power to theirs (both with all that
/// favours them), per mille; 100 is an even fight.
pub(super) fn chance(ratio_pct: i64) -> i64 {
    const CURVE: [(i64, i64); 8] =
        [(0, 0), (50, 60), (100, 300), (150, 520), (200, 700), (300, 870), (500, 960), (1000, 990)];
    let mut last = CURVE[0];
    for point in CURVE {
        if ratio_pct <= point.0 {
            let span = (point.0 - last.0).max(1);
            return last.1 + (point.1 - last.1) * (ratio_pct - last.0) / span;
        }
        last = point;
    }
    990
}

/// Seconds from now to the end of the battle.
pub(super) fn seconds_left(p: &Perspective) -> u32 {
    p.setup().end().since(p.public.clock)
}
