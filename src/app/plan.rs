//! What a click on a hex would order, and what may come of it.

use crate::hex::Hex;
use crate::rules::setup::Mission;
use crate::rules::{
    Contact, Forecast, Order, Perspective, Reach, Refusal, Target, UnitId, check, forecast,
};

/// What clicks on the map mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Mode {
    /// March to empty ground, fire at enemies.
    #[default]
    Ordinary,
    /// Storm an adjacent hex.
    Assault,
    /// Fire at a hex.
    AreaFire,
    /// Turn the front.
    Face,
    /// Free a mired vehicle.
    Recover,
    /// Give a formation its goal.
    Mission(Mission),
}

/// What a click would do.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Plan {
    /// The order.
    pub order: Order,
    /// What may come of it, or why it is refused.
    pub forecast: Result<Forecast, Refusal>,
}

/// What the chosen unit would do at a hex.
pub(crate) fn plan(
    p: &Perspective,
    unit: UnitId,
    group: &[UnitId],
    mode: Mode,
    hex: Hex,
    seconds: u32,
    reach: &Reach,
) -> Option<Plan> {
    let u = p.unit(unit)?;
    let here = u.hex()?;
    let enemy = target_at(p, hex);
    let fire = |target| Order::Fire { unit, target, seconds };
    let order = match mode {
        Mode::Ordinary => match enemy {
            Some(c) => fire(Target::Contact(c.id)),
            None if hex == here => return None,
            None => Order::Move { unit, path: reach.path(hex).or_else(|| straight(p, here, hex))? },
        },
        Mode::Assault => {
            let mut units: Vec<UnitId> = vec![unit];
            units.extend(group.iter().copied().filter(|g| *g != unit));
            Order::Assault { units, hex }
        }
        Mode::AreaFire => fire(Target::Hex(hex)),
        Mode::Face => Order::Face { unit, dir: here.sector_to(hex)? },
        Mode::Mission(_) => return None,
        Mode::Recover => {
            let (mired, _) = p.own_at(hex).find(|(_, m)| m.is_mired())?;
            Order::Recover { unit, mired }
        }
    };
    let forecast = forecast(p, &order);
    Some(Plan { order, forecast })
}

/// The enemy a shot at a hex is meant for: one in sight before a remembered one, the
/// strongest first.
pub(crate) fn target_at(p: &Perspective, hex: Hex) -> Option<&Contact> {
    p.enemies().filter(|c| c.hex == hex).max_by_key(|c| (c.seen, c.pieces, c.men))
}

/// One step to an adjacent hex out of reach, so that the refusal can say why.
fn straight(p: &Perspective, from: Hex, to: Hex) -> Option<Vec<Hex>> {
    (from.distance(to) == 1 && p.setup().map.size().contains(to)).then(|| vec![to])
}

/// Units that can still do something: they have time, they are not broken, and some
/// order beyond a policy is open to them.
pub(crate) fn idle(p: &Perspective) -> Vec<UnitId> {
    let turn = p.setup().turn_seconds(p.public.turn);
    p.own()
        .filter(|(_, u)| u.hex().is_some() && !u.is_mired() && u.pieces.max(u.men) > 0)
        // What a unit keeps is its reaction fire: one that has done nothing is idle,
        // one that has less than half its time has been used.
        .filter(|(_, u)| u.time * 2 > turn as i32 && !u.fired)
        .filter(|(_, u)| u.morale() < crate::rules::Morale::Broken)
        .map(|(id, _)| id)
        .collect()
}

/// True if the order would be carried out.
pub(crate) fn allowed(p: &Perspective, order: &Order) -> Result<(), Refusal> {
    check(p, order)
}
