//! What came of formation orders.

use super::super::{capital, count, hex, terrain, unit};
use crate::rules::{Hex, Perspective, UnitId};

/// Heading of the report.
pub const TITLE: &str = "What stopped them";
/// Nobody was stopped.
pub const NOTHING: &str = "Nothing.";

/// As many units with the same trouble are named one by one.
const FEW: usize = 2;

/// Some units by name; of many only the first.
#[must_use]
pub fn names(p: &Perspective, units: &[UnitId]) -> String {
    match units {
        [first, rest @ ..] if rest.len() >= FEW => {
            let others = count(rest.len() as u32, "other", "others");
            format!("{} and {others}", unit(p, *first))
        }
        few => few.iter().map(|u| unit(p, *u)).collect::<Vec<_>>().join(" and "),
    }
}

/// Vehicles of some units that the ground of a hex keeps.
#[must_use]
pub fn mired(p: &Perspective, at: Hex, vehicles: u32, units: &[UnitId]) -> String {
    let ground = p.field().cell(at).map_or("", |c| terrain(c.terrain));
    format!(
        "{} mired in {}, {ground}: {}",
        count(vehicles, "vehicle", "vehicles"),
        hex(p, at),
        names(p, units),
    )
}

/// Units that the same thing stopped.
#[must_use]
pub fn stopped(p: &Perspective, units: &[UnitId], why: &str) -> String {
    capital(&format!("{}: {why}", names(p, units)))
}

/// So many units for which the turn was too short, or the like.
#[must_use]
pub fn many_stopped(units: usize, why: &str) -> String {
    capital(&format!("{}: {why}", count(units as u32, "unit", "units")))
}

/// Units have nothing left to fire.
pub const OUT_OF_ROUNDS: &str = "nothing left to fire";

/// A formation has rested long enough.
#[must_use]
pub fn rested(who: &str) -> String {
    capital(&format!("{who} is rested: loads are full, as far as there was anything to draw"))
}

/// A march is over.
#[must_use]
pub fn arrived(who: &str, place: &str) -> String {
    capital(&format!("{who} has reached {place}"))
}
