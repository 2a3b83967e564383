//! What a click on a hex would order, and what may come of it.

use crate::hex::Hex;
use crate::rules::setup::Mission;
use crate::rules::{
    Contact, Forecast, Order, Perspective, Reach, Refusal, Target, UnitId, forecast,
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
pub(crate) struct ClickPlan {
    /// The order.
    pub order: Order,
    /// What may come of it, or why it is refused.
    pub forecast: Result<Forecast, Refusal>,
}

/// What a click is made of.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Click {
    /// The chosen unit.
    pub unit: UnitId,
    /// Those that storm together with it.
    pub group: Vec<UnitId>,
    /// What clicks mean.
    pub mode: Mode,
    /// The hex clicked, or pointed at while a click is foreseen.
    pub hex: Hex,
    /// Seconds to fire for.
    pub seconds: u32,
}

/// What the chosen unit would do at a hex.
pub(super) fn click_plan(p: &Perspective, click: &Click, reach: &Reach) -> Option<ClickPlan> {
    let &Click { unit, mode, hex, seconds, .. } = click;
    let here = p.unit(unit)?.hex()?;
    let fire = |target| Order::Fire { unit, target, seconds };
    let order = match mode {
        Mode::Ordinary => match target_at(p, hex) {
            Some(c) => fire(Target::Contact(c.id)),
            None if hex == here => return None,
            None => Order::Move { unit, path: reach.path(hex).or_else(|| straight(p, here, hex))? },
        },
        Mode::Assault => {
            let mut units: Vec<UnitId> = vec![unit];
            units.extend(click.group.iter().copied().filter(|g| *g != unit));
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
    Some(ClickPlan { order, forecast })
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
