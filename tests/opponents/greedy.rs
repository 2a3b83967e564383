//! One order at a time, the one that is worth most by its forecast: fire, storm, rally, or a
//! march to better ground. It plans nothing.

use super::sense::{MAN, PIECE, Roster, best_fire, gap, price, weight, worth};
use khasan::play::Guest;
use khasan::rules::setup::Objective;
use khasan::rules::{
    AssaultResult, Dir, ElementKind, Forecast, Hex, Morale, Order, Perspective, Unit, UnitId,
    check, forecast, reach, under_fire,
};

/// Weighs one order at a time.
#[derive(Debug)]
pub struct Greedy {
    roster: Roster,
    /// All go for one objective, until it is held in strength.
    masses: bool,
}

impl Greedy {
    pub fn new(masses: bool) -> Greedy {
        Greedy { roster: Roster::default(), masses }
    }
}

impl Guest for Greedy {
    fn next_order(&mut self, p: &Perspective) -> Order {
        while let Some(unit) = self.roster.next(p, 12) {
            let Some(u) = p.unit(unit) else { continue };
            let all = [storm(p, unit), best_fire(p, unit, 180), rally(p, unit, u)];
            let all = all.into_iter().chain([self.march(p, unit, u)]).flatten();
            match all.max_by_key(|(worth, _)| *worth) {
                Some((worth, order)) if worth > 0 => return order,
                _ => self.roster.done(),
            }
        }
        Order::EndTurn
    }
}

/// Points in millionths.
const POINT: i64 = 1_000_000;

/// Rallying, by the nerves it calms.
fn rally(p: &Perspective, unit: UnitId, u: &Unit) -> Option<(i64, Order)> {
    if u.morale() == Morale::Steady {
        return None;
    }
    let order = Order::Rally { unit, seconds: u32::try_from(u.time).ok()?.min(300) };
    let Ok(Forecast::Rally { suppression, .. }) = forecast(p, &order) else { return None };
    let calmed = i64::from(u.suppression.saturating_sub(suppression)) * 1000;
    Some((calmed * i64::from(weight(p, u)) / 12, order))
}

/// The best assault on a hex next to a unit, alone or with all steady ones beside it.
fn storm(p: &Perspective, unit: UnitId) -> Option<(i64, Order)> {
    let here = p.unit(unit)?.hex()?;
    let mut best = None;
    for hex in Dir::ALL.map(|d| here.neighbour(d)) {
        if !p.enemies().any(|c| c.seen && c.hex == hex) {
            continue;
        }
        let beside = p.own().filter(|(id, u)| {
            let there = u.hex().is_some_and(|h| h.distance(hex) == 1);
            *id == unit || there && u.morale() == Morale::Steady && u.time > 0
        });
        let able = |id: &UnitId| check(p, &Order::Assault { units: vec![*id], hex }).is_ok();
        let all: Vec<UnitId> = beside.map(|(id, _)| id).filter(able).collect();
        for units in [vec![unit], all] {
            let order = Order::Assault { units, hex };
            let Some(worth) = storm_worth(p, &order, hex) else { continue };
            if best.as_ref().is_none_or(|(w, _)| worth > *w) {
                best = Some((worth, order));
            }
        }
    }
    best
}

fn storm_worth(p: &Perspective, order: &Order, hex: Hex) -> Option<i64> {
    let Ok(Forecast::Assault { results, .. }) = forecast(p, order) else { return None };
    let ((own, _), (his, _)) = (price(p, p.side), price(p, p.side.enemy()));
    // Ground of an objective is worth a share of it; and who is driven off is shaken.
    let here = p.setup().objectives.iter().filter(|o| p.setup().area(o.area).contains(&hex));
    let ground: i64 = here.map(|o| worth(p, o) * POINT / 4).sum();
    let driven: i64 =
        p.enemies().filter(|c| c.seen && c.hex == hex).map(|c| i64::from(c.men)).sum();
    let won = ground + driven * POINT / 12;
    let mean = |(result, chance, ours, theirs): &(AssaultResult, u64, u64, u64)| {
        let taken = if result.is_won() { won } else { -won / 6 };
        let worth = *theirs as i64 * (his + MAN) - *ours as i64 * (own + MAN) + taken;
        (i128::from(worth) * i128::from(*chance)) >> 32
    };
    i64::try_from(results.iter().map(mean).sum::<i128>()).ok()
}

impl Greedy {
    /// The objective that all go for: the nearest to all that is not held in strength.
    fn focus<'a>(&self, p: &'a Perspective) -> Option<&'a Objective> {
        let open = p.setup().objectives.iter().filter(|o| {
            let held = own_weight(p, o, None) >= 3 * u32::from(o.min_men).max(10);
            worth(p, o) > 0 && !(held && no_enemy_near(p, o))
        });
        let far = |o: &&Objective| {
            let all = p.own().filter_map(|(_, u)| u.hex());
            let sum: i64 = all.map(|h| i64::from(gap(p, h, o))).sum();
            sum * 100 / worth(p, o).max(1)
        };
        open.min_by_key(far)
    }

    /// The march that betters a unit's ground most, by what it brings less what it costs.
    fn march(&self, p: &Perspective, unit: UnitId, u: &Unit) -> Option<(i64, Order)> {
        let here = u.hex()?;
        if u.morale() != Morale::Steady {
            return None;
        }
        let focus = if self.masses { self.focus(p) } else { None };
        let goals: Vec<(&Objective, i64)> = p
            .setup()
            .objectives
            .iter()
            .filter(|o| focus.is_none_or(|f| std::ptr::eq(f, *o)))
            .map(|o| (o, pull(p, o, unit)))
            .collect();
        let now = reach(p, unit);
        let lie = Lie { p, unit, u, goals: &goals };
        let stays = lie.worth(here, &[]);
        let mut near: Vec<(i64, Hex)> =
            now.iter().map(|(h, s)| (lie.ground(h) - i64::from(s) * 20, h)).collect();
        near.sort_unstable_by_key(|(w, h)| (-*w, *h));
        let best = near.iter().take(10).filter_map(|&(_, to)| {
            let path = now.path(to)?;
            Some((lie.worth(to, &path) - stays, path))
        });
        let (worth, path) = best.max_by_key(|(w, _)| *w)?;
        let order = Order::Move { unit, path };
        check(p, &order).is_ok().then_some((worth, order))
    }
}

/// What a hex is worth to a unit.
struct Lie<'a> {
    p: &'a Perspective,
    unit: UnitId,
    u: &'a Unit,
    goals: &'a [(&'a Objective, i64)],
}

impl Lie<'_> {
    /// By the objectives that draw it: most in them, less with each hex from them.
    fn ground(&self, hex: Hex) -> i64 {
        let gun = self.p.setup().library.unit_type(self.u.ty).kind == ElementKind::Gun;
        let one = |(o, pull): &(&Objective, i64)| {
            let gap = i64::from(gap(self.p, hex, o));
            // Guns serve from a distance.
            let gap = if gun { (gap - 3).max(1) } else { gap };
            let inside = if gap == 0 { 3 * pull / 2 } else { 0 };
            inside + pull * 12 / (12 + gap)
        };
        self.goals.iter().map(one).max().unwrap_or(0)
    }

    /// The same less what fire may cost it on the way and there.
    fn worth(&self, hex: Hex, path: &[Hex]) -> i64 {
        let (man, piece) = price(self.p, self.p.side);
        let cost = |hex: Hex, seconds: u32| {
            let (_, men, pieces) = under_fire(self.p, self.unit, hex, self.u.facing, seconds);
            men as i64 * (man + MAN) + pieces as i64 * (piece + PIECE)
        };
        let way: i64 = path.iter().rev().skip(1).map(|h| cost(*h, 60)).sum();
        let moved = if path.is_empty() { 0 } else { POINT / 20 };
        self.ground(hex) - cost(hex, 180) - way - moved
    }
}

/// How much an objective draws a unit: its worth, less where others are there already.
fn pull(p: &Perspective, o: &Objective, unit: UnitId) -> i64 {
    let need = 2 * u32::from(o.min_men).max(10);
    let there = own_weight(p, o, Some(unit));
    let threatened = !no_enemy_near(p, o);
    let full = worth(p, o) * POINT / 2;
    match (there >= need, threatened) {
        (true, false) => full / 5,
        (true, true) => full / 2,
        (false, _) => full,
    }
}

/// Own weight on an objective, without one unit.
fn own_weight(p: &Perspective, o: &Objective, but: Option<UnitId>) -> u32 {
    let area = p.setup().area(o.area);
    let there =
        p.own().filter(|(id, u)| Some(*id) != but && u.hex().is_some_and(|h| area.contains(&h)));
    there.filter(|(_, u)| u.morale() != Morale::Broken).map(|(_, u)| weight(p, u)).sum()
}

/// No enemy is seen on an objective or within 400 m of it.
fn no_enemy_near(p: &Perspective, o: &Objective) -> bool {
    !p.enemies()
        .filter(|c| c.seen)
        .any(|c| u32::from(gap(p, c.hex, o)) * p.setup().map.hex_metres() <= 400)
}
