//! Foolish players, each in a way of his own, and those who play the other side.

use super::passive::Passive;
use super::rush::Rush;
use super::sense::Roster;
use khasan::hex::Hex;
use khasan::play::Guest;
use khasan::rules::{
    Contact, Morale, Order, Perspective, Side, Target, Unit, UnitId, Works, check, legal_orders,
    reach,
};

/// What a unit does, as long as it finds something to do.
type Act = fn(&Perspective, UnitId, &Unit) -> Option<Order>;

/// Asks each unit in turn.
#[derive(Debug)]
struct Fool {
    roster: Roster,
    act: Act,
}

impl Guest for Fool {
    fn next_order(&mut self, p: &Perspective) -> Order {
        while let Some(unit) = self.roster.next(p, 10) {
            let found = p.unit(unit).and_then(|u| (self.act)(p, unit, u));
            match found.filter(|order| check(p, order).is_ok()) {
                Some(order) => return order,
                None => self.roster.done(),
            }
        }
        Order::EndTurn
    }
}

fn fool(act: Act) -> Box<dyn Guest> {
    Box::new(Fool { roster: Roster::default(), act })
}

/// Does nothing.
pub fn idle(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|_, _, _| None)
}

/// Fires, rallies, never marches.
pub fn passive(_: Side, _: u64) -> Box<dyn Guest> {
    Box::new(Passive::default())
}

/// Straight to the nearest objective; storms what is in the way, fires with what is left.
pub fn rush(_: Side, _: u64) -> Box<dyn Guest> {
    Box::new(Rush::default())
}

/// Fires with all he has at the enemy who is worst off already.
pub fn vulture(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        let worst = p.enemies().filter(|c| c.seen).max_by_key(|c| (c.morale, c.id))?;
        fire(unit, u, worst)
    })
}

/// Fires at the enemies whom he does not see first.
pub fn blind(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        let mut all: Vec<&Contact> = p.enemies().collect();
        all.sort_by_key(|c| (c.seen, c.id));
        let orders = all.into_iter().filter_map(|c| fire(unit, u, c));
        orders.filter(|o| check(p, o).is_ok()).min_by_key(|_| 0)
    })
}

/// Runs at the nearest enemy, wherever he stands.
pub fn chaser(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        let here = u.hex()?;
        let prey = p.enemies().min_by_key(|c| c.hex.distance(here))?.hex;
        nearer(p, unit, here, prey).or_else(|| {
            let storm = Order::Assault { units: vec![unit], hex: prey };
            check(p, &storm).is_ok().then_some(storm)
        })
    })
}

/// Goes on to the next objective as soon as he is in one.
pub fn restless(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        let here = u.hex().filter(|_| !u.moved)?;
        let all = p.setup().objectives.iter().map(|o| p.setup().area(o.area));
        let others = all.filter(|a| !a.contains(&here)).flatten();
        nearer(p, unit, here, *others.min_by_key(|h| h.distance(here))?)
    })
}

/// Gets out of his hole as soon as he may.
pub fn fugitive(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        let here = u.hex()?;
        let open = |o: &Order| match o {
            Order::Move { path, .. } => {
                path.last().is_some_and(|h| p.field().works(*h) == Works::None)
            }
            _ => false,
        };
        let dug = p.field().works(here) != Works::None;
        legal_orders(p, unit).into_iter().find(|o| dug && open(o))
    })
}

/// As the crow flies to the nearest objective, river or not.
pub fn crow(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        let here = u.hex()?;
        let all = p.setup().objectives.iter().flat_map(|o| p.setup().area(o.area));
        nearer(p, unit, here, *all.min_by_key(|h| h.distance(here))?)
    })
}

/// Fires for all the seconds there are.
fn fire(unit: UnitId, u: &Unit, at: &Contact) -> Option<Order> {
    let lay = if u.target == Some(at.id) { 0 } else { 60 };
    let seconds = u32::try_from(u.time).ok()?.checked_sub(lay).filter(|s| *s >= 10)?;
    Some(Order::Fire { unit, target: Target::Contact(at.id), seconds })
}

/// A march that ends nearer to a hex than it began.
fn nearer(p: &Perspective, unit: UnitId, here: Hex, to: Hex) -> Option<Order> {
    let now = reach(p, unit);
    let best = now.iter().min_by_key(|(h, s)| (h.distance(to), *s, *h))?.0;
    (best.distance(to) < here.distance(to))
        .then(|| Some(Order::Move { unit, path: now.path(best)? }))?
}

/// All for the same objective: the first that has a number.
pub fn massed(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        let first = p.setup().objectives.first()?;
        nearer(p, unit, u.hex()?, *p.setup().area(first.area).first()?)
    })
}

/// The squads go for the last objective, whoever is in the way; the others wait.
pub fn raid(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        let last = p.setup().objectives.last()?;
        let (here, to) = (u.hex()?, *p.setup().area(last.area).first()?);
        if p.setup().library.unit_type(u.ty).key != "squad" {
            return None;
        }
        nearer(p, unit, here, to).or_else(|| {
            let storm = Order::Assault { units: vec![unit], hex: to };
            check(p, &storm).is_ok().then_some(storm)
        })
    })
}

/// Calls the shaken together wherever they lie, and fires with the others for as long as he can.
pub fn stubborn(_: Side, _: u64) -> Box<dyn Guest> {
    fool(|p, unit, u| {
        if u.morale() >= Morale::Shaken {
            let seconds = u32::try_from(u.time).ok()?.min(300);
            return Some(Order::Rally { unit, seconds });
        }
        let seen = p.enemies().filter(|c| c.seen);
        fire(unit, u, seen.min_by_key(|c| c.id)?)
    })
}
