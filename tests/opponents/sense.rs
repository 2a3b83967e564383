//! What the opponents share: whose turn it is in the list of their units, the objectives, fire
//! by its forecast.

use khasan::rules::setup::Objective;
use khasan::rules::{
    ElementKind, Forecast, Hex, Order, Perspective, Side, Target, Unit, UnitId, forecast,
};

/// Units asked one by one in a side's turn, each so often at most.
#[derive(Debug, Default)]
pub struct Roster {
    turn: Option<(u16, Side)>,
    open: Vec<(UnitId, u32)>,
}

impl Roster {
    /// The unit whose turn it is; none when all have had enough. `most`: orders for each.
    pub fn next(&mut self, p: &Perspective, most: u32) -> Option<UnitId> {
        let now = Some((p.public.turn, p.side));
        if self.turn != now {
            self.turn = now;
            self.open =
                p.own().filter(|(_, u)| u.hex().is_some()).map(|(id, _)| (id, most)).collect();
            self.open.reverse();
        }
        while let Some((id, left)) = self.open.last_mut() {
            let there = p.unit(*id).is_some_and(|u| u.hex().is_some() && u.time > 0);
            if *left > 0 && there {
                *left -= 1;
                return Some(*id);
            }
            self.open.pop();
        }
        None
    }

    /// The unit whose turn it is has had enough.
    pub fn done(&mut self) {
        self.open.pop();
    }
}

/// What holding an objective is worth to a side, and the enemy's not holding it, points.
pub fn worth(p: &Perspective, o: &Objective) -> i64 {
    i64::from(o.points[p.side]) + i64::from(o.points[p.side.enemy()])
}

/// Hexes from one to the nearest of an objective.
pub fn gap(p: &Perspective, hex: Hex, o: &Objective) -> u16 {
    p.setup().area(o.area).iter().map(|h| h.distance(hex)).min().unwrap_or(u16::MAX)
}

/// Points for a thousandth of a man and of a vehicle or gun of a side, in millionths.
pub fn price(p: &Perspective, of: Side) -> (i64, i64) {
    let s = &p.setup().scoring;
    (i64::from(s.per_100_men[of]) * 10, i64::from(s.per_10_pieces[of]) * 100)
}

/// What the points do not say of a man: he fights on. Millionths of a point for a thousandth.
pub const MAN: i64 = 300;
/// And of a vehicle or gun.
pub const PIECE: i64 = 2000;

/// What a fire may bring, in millionths of a point: what it costs the enemy, his nerves too,
/// less what his answer costs.
pub fn fire_worth(p: &Perspective, order: &Order) -> Option<i64> {
    let Order::Fire { target: Target::Contact(at), .. } = order else { return None };
    let c = p.contact(*at)?;
    let Ok(Forecast::Fire { odds: Some(odds), answer, .. }) = forecast(p, order) else {
        return None;
    };
    let (man, piece) = price(p, p.side.enemy());
    let men = odds.dist.mean_milli(|o| o.men) as i64;
    let pieces = odds.dist.mean_milli(|o| o.pieces) as i64;
    let before = i64::from(c.suppression()) * 1000;
    let after = odds.dist.mean_milli(|o| u32::from(o.suppression)) as i64;
    // Suppression beyond what breaks a man is worth little more.
    let strain = (after - before).max(0).min(80_000 - before.min(80_000));
    let strength = i64::from(c.men) + 12 * i64::from(c.pieces);
    let gain = men * (man + MAN) + pieces * (piece + PIECE) + strain * strength / 12;
    let (our_man, our_piece) = price(p, p.side);
    let loss = answer.map_or(0, |a| {
        a.dist.mean_milli(|o| o.men) as i64 * (our_man + MAN)
            + a.dist.mean_milli(|o| o.pieces) as i64 * (our_piece + PIECE)
    });
    Some(gain - loss)
}

/// The best fire of a unit with all its time, at most `most_s` seconds, and its worth.
pub fn best_fire(p: &Perspective, unit: UnitId, most_s: u32) -> Option<(i64, Order)> {
    let u = p.unit(unit)?;
    let seen = p.enemies().filter(|c| c.seen);
    let orders = seen.filter_map(|c| fire(p, u, unit, Target::Contact(c.id), most_s));
    orders.filter_map(|o| Some((fire_worth(p, &o)?, o))).max_by_key(|(w, _)| *w)
}

/// Fire of a unit for as long as it has time and rounds.
fn fire(p: &Perspective, u: &Unit, unit: UnitId, target: Target, most_s: u32) -> Option<Order> {
    let lay = if matches!(target, Target::Contact(id) if u.target == Some(id)) { 0 } else { 60 };
    let seconds = u32::try_from(u.time).ok()?.saturating_sub(lay).min(most_s);
    let seconds = seconds.min(u.ammo.longest());
    let order = Order::Fire { unit, target, seconds };
    (seconds >= 10 && khasan::rules::check(p, &order).is_ok()).then_some(order)
}

/// A unit's weight in holding ground: men, or so many for each vehicle or gun.
pub fn weight(p: &Perspective, u: &Unit) -> u32 {
    let lib = &p.setup().library;
    match lib.unit_type(u.ty).kind {
        ElementKind::Men => u32::from(u.men),
        ElementKind::Vehicle | ElementKind::Gun => u32::from(u.pieces) * lib.tuning.hold_piece,
    }
}
