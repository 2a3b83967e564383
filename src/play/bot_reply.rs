//! Answers to what a bot asks, from its side's perspective alone.

use super::bot_forecast::{BotForecast, ToldThreat};
use super::bot_request::BotRequest;
use crate::rules::score::holding;
use crate::rules::{
    BySide, Clock, Dir, ElementKind, FormationId, Hex, Morale, Order, Perspective, Refusal, Side,
    Unit, UnitId, check, distances, forecast, is_mobile, legal_missions, legal_orders,
    line_of_sight, reach, under_fire,
};
use serde::Serialize;

/// How far a way is looked for, seconds: longer than any battle.
const FARTHEST_S: u32 = 14 * 24 * 3600;

/// Longest fire that is reckoned with, seconds: more than any turn has.
const LONGEST_FIRE_S: u32 = 3600;

/// The answer to a request.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(untagged)]
pub enum BotReply {
    /// To [`BotRequest::Units`].
    Units(Vec<ToldUnit>),
    /// To [`BotRequest::Objectives`].
    Objectives(Vec<ToldObjective>),
    /// Orders as they can be given.
    Orders(Vec<Order>),
    /// To [`BotRequest::Storms`].
    Storms(Vec<ToldStorm>),
    /// To [`BotRequest::Reach`].
    Reach(Vec<ToldReach>),
    /// To [`BotRequest::Way`].
    Way(ToldWay),
    /// To [`BotRequest::Forecast`].
    Forecast(Box<BotForecast>),
    /// To [`BotRequest::Forecasts`], for each order what [`BotRequest::Forecast`] would answer.
    Forecasts(Vec<BotAnswer>),
    /// To [`BotRequest::UnderFire`], for each hex.
    UnderFire(Vec<ToldThreat>),
    /// To [`BotRequest::Sees`].
    Hexes(Vec<Hex>),
}

/// An answer, or why there is none, as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct BotAnswer {
    answer: Option<BotReply>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<Refusal>,
}

impl From<Result<BotReply, Refusal>> for BotAnswer {
    fn from(said: Result<BotReply, Refusal>) -> BotAnswer {
        match said {
            Ok(reply) => BotAnswer { answer: Some(reply), refused: None },
            Err(why) => BotAnswer { answer: None, refused: Some(why) },
        }
    }
}

/// An own unit on the map.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldUnit {
    unit: UnitId,
    /// Its line in the order of battle.
    name: String,
    /// The key of its type.
    r#type: String,
    kind: ElementKind,
    /// Whose mission it goes by.
    battalion: Option<FormationId>,
    hex: Hex,
    morale: Morale,
    /// It can be ordered to march.
    marches: bool,
    /// Seconds left; negative: owed.
    seconds: i32,
    men: u16,
    pieces: u16,
    /// What it counts for in holding ground, men.
    holds: u32,
    /// How long its rounds last at full fire, seconds.
    fire_s: u32,
}

/// An objective.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldObjective {
    name: String,
    hexes: Vec<Hex>,
    /// What it pays whoever holds it.
    points: BySide<u32>,
    holder: Option<Side>,
    since: Clock,
    /// What it takes to hold it, men.
    min_men: u32,
    /// What one has there, men.
    own: u32,
    /// Men of the enemies in sight there, as reported.
    enemy: u32,
}

/// A hex that may be stormed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldStorm {
    hex: Hex,
    /// Who may storm it, each alone or together with any of the others.
    units: Vec<UnitId>,
}

/// A hex in reach.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldReach {
    hex: Hex,
    seconds: u32,
    /// The hex before it on the quickest path; the unit's own for its neighbours.
    via: Hex,
}

/// A way.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ToldWay {
    /// Its hexes, without the unit's own; none if there is no way, or it is there.
    path: Vec<Hex>,
    /// Seconds it takes in all, without waiting for orders; `None` if there is no way.
    seconds: Option<u32>,
    /// As much of it as this turn is enough for, as an order.
    order: Option<Order>,
}

/// The answer to a request.
///
/// # Errors
/// Why it cannot be answered: the order to foresee would be refused, the unit is not there.
pub fn reply(p: &Perspective, request: &BotRequest) -> Result<BotReply, Refusal> {
    Ok(match request {
        BotRequest::Units => BotReply::Units(units(p)),
        BotRequest::Objectives => BotReply::Objectives(objectives(p)),
        BotRequest::Missions => BotReply::Orders(legal_missions(p)),
        BotRequest::Storms => BotReply::Storms(storms(p)),
        BotRequest::Legal(unit) => {
            on_map(p, *unit)?;
            BotReply::Orders(legal_orders(p, *unit))
        }
        BotRequest::Reach(unit) => BotReply::Reach(in_reach(p, *unit)?),
        BotRequest::Way { unit, to } => BotReply::Way(way(p, *unit, to)?),
        BotRequest::Forecast(order) => foreseen(p, order)?,
        BotRequest::Forecasts(orders) => {
            BotReply::Forecasts(orders.iter().map(|o| foreseen(p, o).into()).collect())
        }
        BotRequest::UnderFire { unit, hexes, seconds } => {
            let u = on_map(p, *unit)?.0;
            hexes.iter().try_for_each(|h| exists(p, *h))?;
            let seconds = (*seconds).min(LONGEST_FIRE_S);
            let at = |h: &Hex| ToldThreat::new(under_fire(p, *unit, *h, u.facing, seconds));
            BotReply::UnderFire(hexes.iter().map(at).collect())
        }
        BotRequest::Sees(hex) => {
            exists(p, *hex)?;
            let field = p.field();
            let seen = |h: &Hex| {
                field.metres(*hex, *h) <= p.visibility_m(*h) && line_of_sight(field, *hex, *h)
            };
            BotReply::Hexes(field.size().hexes().filter(seen).collect())
        }
    })
}

fn foreseen(p: &Perspective, order: &Order) -> Result<BotReply, Refusal> {
    Ok(BotReply::Forecast(Box::new(forecast(p, order)?.into())))
}

fn on_map(p: &Perspective, id: UnitId) -> Result<(&Unit, Hex), Refusal> {
    let u = p.unit(id).ok_or(Refusal::NotYours)?;
    Ok((u, u.hex().ok_or(Refusal::NotOnMap)?))
}

fn exists(p: &Perspective, hex: Hex) -> Result<(), Refusal> {
    p.field().size().contains(hex).then_some(()).ok_or(Refusal::OffMap { at: hex })
}

fn units(p: &Perspective) -> Vec<ToldUnit> {
    let setup = p.setup();
    let lines = &setup.forces[p.side].units;
    let told = |(unit, u): (UnitId, &Unit)| {
        let ty = setup.library.unit_type(u.ty);
        let stays = u.is_immobile() || u.morale() == Morale::Broken || p.halted(unit).is_some();
        Some(ToldUnit {
            unit,
            name: lines.get(usize::from(u.line)).map(|l| l.name.clone()).unwrap_or_default(),
            r#type: ty.key.clone(),
            kind: ty.kind,
            battalion: p.battalion_of(unit),
            hex: u.hex()?,
            morale: u.morale(),
            marches: is_mobile(ty) && !stays,
            seconds: u.time,
            men: u.men,
            pieces: u.pieces,
            holds: holding(setup, u),
            fire_s: u.ammo.longest(),
        })
    };
    p.own().filter_map(told).collect()
}

fn objectives(p: &Perspective) -> Vec<ToldObjective> {
    let setup = p.setup();
    let told = |(i, o): (usize, &crate::rules::setup::Objective)| {
        let hexes = setup.area(o.area);
        let hold = p.public.holds.get(i).copied().unwrap_or_default();
        let own = p.own().filter(|(_, u)| u.hex().is_some_and(|h| hexes.contains(&h)));
        let enemy = p.enemies().filter(|c| c.seen && hexes.contains(&c.hex));
        ToldObjective {
            name: o.name.clone(),
            hexes: hexes.to_vec(),
            points: o.points,
            holder: hold.holder,
            since: hold.since,
            min_men: u32::from(o.min_men),
            own: own.map(|(_, u)| holding(setup, u)).sum(),
            enemy: enemy.map(|c| u32::from(c.men)).sum(),
        }
    };
    setup.objectives.iter().enumerate().map(told).collect()
}

fn storms(p: &Perspective) -> Vec<ToldStorm> {
    let mut hexes: Vec<Hex> = p.enemies().filter(|c| c.seen).map(|c| c.hex).collect();
    hexes.sort_unstable();
    hexes.dedup();
    let told = |hex: Hex| {
        let beside = Dir::ALL.into_iter().flat_map(|d| p.own_at(hex.neighbour(d)));
        let able = |id: &UnitId| check(p, &Order::Assault { units: vec![*id], hex }).is_ok();
        let units: Vec<UnitId> = beside.map(|(id, _)| id).filter(able).collect();
        (!units.is_empty()).then_some(ToldStorm { hex, units })
    };
    hexes.into_iter().filter_map(told).collect()
}

fn in_reach(p: &Perspective, unit: UnitId) -> Result<Vec<ToldReach>, Refusal> {
    let (_, here) = on_map(p, unit)?;
    let all = reach(p, unit);
    let told = |(hex, seconds)| {
        let path = all.path(hex)?;
        let before = path.len().checked_sub(2).and_then(|i| path.get(i));
        Some(ToldReach { hex, seconds, via: *before.unwrap_or(&here) })
    };
    Ok(all.iter().filter_map(told).collect())
}

fn way(p: &Perspective, unit: UnitId, to: &[Hex]) -> Result<ToldWay, Refusal> {
    let (_, here) = on_map(p, unit)?;
    to.iter().try_for_each(|h| exists(p, *h))?;
    if to.contains(&here) {
        return Ok(ToldWay { path: Vec::new(), seconds: Some(0), order: None });
    }
    let ways = distances(p, unit, FARTHEST_S);
    let goal = to.iter().filter_map(|h| Some((ways.seconds(*h)?, *h))).min();
    let Some((seconds, goal)) = goal else {
        return Ok(ToldWay { path: Vec::new(), seconds: None, order: None });
    };
    let path = ways.path(goal).unwrap_or_default();
    let order = begun(p, unit, &path);
    Ok(ToldWay { path, seconds: Some(seconds), order })
}

/// As much of a way as may be ordered now.
fn begun(p: &Perspective, unit: UnitId, path: &[Hex]) -> Option<Order> {
    let now = reach(p, unit);
    let far = path.iter().rposition(|h| now.seconds(*h).is_some())?;
    (1..=far + 1).rev().find_map(|n| {
        let order = Order::Move { unit, path: path[..n].to_vec() };
        check(p, &order).is_ok().then_some(order)
    })
}
