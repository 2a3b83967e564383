//! What a bot may ask before it gives its order.

use crate::rules::{Hex, Order, UnitId};
use serde::{Deserialize, Serialize};

/// What a bot may ask before it gives its order, all of it on what its side knows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BotRequest {
    /// All own units on the map, with what does not stand in the perspective.
    Units,
    /// The objectives, who holds them, and who is there.
    Objectives,
    /// Missions that may be given now.
    Missions,
    /// Hexes that may be stormed now, and by whom.
    Storms,
    /// Orders that one unit may be given now.
    Legal(UnitId),
    /// Where a unit can get to in this turn.
    Reach(UnitId),
    /// The quickest way of a unit to one of some hexes, however many turns it takes.
    Way {
        /// Who is to march.
        unit: UnitId,
        /// Where to: the quickest of them.
        to: Vec<Hex>,
    },
    /// What an order may bring.
    Forecast(Order),
    /// The same for each of many.
    Forecasts(Vec<Order>),
    /// What fire of the enemies in sight may cost a unit in each of some hexes.
    UnderFire {
        /// Who goes there.
        unit: UnitId,
        /// Where.
        hexes: Vec<Hex>,
        /// For how long they fire, seconds; no more than an hour counts.
        seconds: u32,
    },
    /// What ground can be seen from a hex.
    Sees(Hex),
}

impl BotRequest {
    /// For how many requests it counts: one for each thing that is to be found out.
    #[must_use]
    pub fn counts(&self) -> usize {
        match self {
            BotRequest::Forecasts(orders) => orders.len().max(1),
            BotRequest::UnderFire { hexes, .. } => hexes.len().max(1),
            _ => 1,
        }
    }
}
