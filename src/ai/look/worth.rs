//! One currency: thousandths of a man of one's own side. Points, enemy men and vehicles
//! are converted at the rates of the scenario, so that "is it worth it" is one sum.

use crate::ai::doctrine::{Doctrine, Exchange};
use crate::rules::{ElementKind, fire, left_pct};
use crate::rules::{Perspective, Setup, Side, Unit, UnitType};

/// Rates of exchange, all in thousandths of one's own man.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Worth {
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
    pub(crate) fn new(setup: &Setup, side: Side, rates: &Exchange) -> Worth {
        let s = &setup.scoring;
        let floor = floor(setup, side, rates);
        let cents = |x: Side| i64::from(s.per_100_men[x]).max(floor);
        let (own, enemy) = (cents(side), cents(side.enemy()));
        let point = 100_000 / own;
        let piece = |x: Side| (i64::from(s.per_10_pieces[x]) * point / 10).max(rates.piece_least);
        Worth {
            point,
            enemy_man: (1000 * enemy / own).clamp(rates.enemy_man_least, rates.enemy_man_most),
            own_piece: piece(side),
            enemy_piece: piece(side.enemy()),
        }
    }
}

/// Least worth of a man, hundredths of a point.
fn floor(setup: &Setup, side: Side, rates: &Exchange) -> i64 {
    let points = |x: Side| setup.objectives.iter().map(move |o| i64::from(o.points[x]));
    let stake: i64 = points(side).chain(points(side.enemy())).sum();
    let men: i64 = setup.forces[side].units.iter().map(|u| i64::from(u.men)).sum();
    (rates.man_shares * stake * 100 / men.max(1)).clamp(1, rates.man_least_cents)
}

/// Fighting power in thousandths of a good rifleman: men by quality, machine guns,
/// vehicles and guns, less what nerves take away.
pub(crate) fn power(
    setup: &Setup,
    d: &Doctrine,
    ty: &UnitType,
    men: u16,
    pieces: u16,
    quality: u8,
) -> i64 {
    let d = &d.power;
    let whole = match ty.kind {
        ElementKind::Men => {
            let guns: i64 = fire::weapons_in_use(&setup.library, ty, men, pieces)
                .filter(|(w, _)| w.rate >= d.machine_gun_rate)
                .map(|(_, milli)| milli as i64 * d.machine_gun_men)
                .sum();
            i64::from(men) * 1000 + guns
        }
        ElementKind::Vehicle => i64::from(pieces) * d.vehicle,
        ElementKind::Gun => i64::from(pieces) * d.gun,
    };
    whole * (d.quality_base_pct + d.quality_step_pct * i64::from(quality)) / 100
}

/// Power of one's own unit as it is now.
pub(crate) fn unit_power(setup: &Setup, d: &Doctrine, u: &Unit) -> i64 {
    let ty = setup.library.unit_type(u.ty);
    let full = power(setup, d, ty, u.men, u.pieces, u.quality);
    let fires = left_pct(&setup.library, u) > 0;
    let armed = if fires { 100 } else { d.power.empty_pct };
    full * d.power.nerves_pct.of(u.morale()) / 100 * armed / 100
}

/// Seconds from now to the end of the battle.
pub(crate) fn seconds_left(p: &Perspective) -> u32 {
    p.setup().end().since(p.public.clock)
}

/// So many per cent of some seconds are left of the battle.
pub(crate) fn is_left(p: &Perspective, seconds: u32, pct: u32) -> bool {
    u64::from(seconds_left(p)) * 100 >= u64::from(seconds) * u64::from(pct)
}

/// Nobody moves any more once the side to move has.
pub(crate) fn is_last_turn(p: &Perspective) -> bool {
    let setup = p.setup();
    usize::from(p.public.turn) + 1 >= setup.turns.len() && p.public.side != setup.first
}
